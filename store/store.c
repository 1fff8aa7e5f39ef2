#include "store/store.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

#define APPLICATION_ID 0x616E6C73 /* "anls", in the header of the file (SQLite file format, 1.3.17) */
#define SCHEMA_VERSION 1
#define BUSY_MS 5000 /* how long a run waits for another one's page */

extern const unsigned char store_schema_sql[], store_load_sql[]; /* made from schema.sql and load.sql at build time */

/* A statement of load.sql and the record type that it is for. */
struct loader {
  char type[12];
  sqlite3_stmt *statement;
};
#define LOADERS_MAX 16

struct store {
  sqlite3 *db;
  bool readonly;
  struct loader loader[LOADERS_MAX];
  int loaders;
  sqlite3_int64 page, sentence, record, seq; /* rows of the page that is being written */
  sqlite3_int64 next_page, next_sentence, next_record;
};

/* ---- SQLite's errors and values as ours */

static enum status failed(struct store *s, struct err *err) {
  int code = sqlite3_errcode(s->db);
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return err_set(err, ST_IO, "the store is in use by another run");
  if (code == SQLITE_NOTADB) return err_set(err, ST_SYNTAX, "not a store: the file is no SQLite database");
  if (code == SQLITE_CONSTRAINT || code == SQLITE_ERROR || code == SQLITE_MISMATCH)
    return err_set(err, ST_SYNTAX, "a line is no record of annals: %s", sqlite3_errmsg(s->db));
  return err_set(err, ST_IO, "the store cannot be used: %s", sqlite3_errmsg(s->db));
}

static enum status run(struct store *s, const char *sql, struct err *err) {
  return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? ST_OK : failed(s, err);
}

static enum status prepare(struct store *s, sqlite3_stmt **out, const char *sql, const char **rest, struct err *err) {
  return sqlite3_prepare_v2(s->db, sql, -1, out, rest) == SQLITE_OK ? ST_OK : failed(s, err);
}

static enum status number_of(struct store *s, sqlite3_int64 *out, const char *sql, struct err *err) {
  sqlite3_stmt *q;
  if (prepare(s, &q, sql, NULL, err) != ST_OK) return err ? err->code : ST_IO;
  enum status st = sqlite3_step(q) == SQLITE_ROW ? ST_OK : failed(s, err);
  if (st == ST_OK) *out = sqlite3_column_int64(q, 0);
  sqlite3_finalize(q);
  return st;
}

static void bind_text(sqlite3_stmt *q, int at, struct view v) { sqlite3_bind_text64(q, at, v.p, v.len, SQLITE_STATIC, SQLITE_UTF8); }

static struct view column_text(sqlite3_stmt *q, int at) {
  const char *p = (const char *)sqlite3_column_text(q, at);
  return (struct view){p ? p : "", (size_t)sqlite3_column_bytes(q, at)};
}

/* Runs a statement without result and readies it for the next time. */
static enum status step(struct store *s, sqlite3_stmt *q, struct err *err) {
  enum status st = sqlite3_step(q) == SQLITE_DONE ? ST_OK : failed(s, err);
  sqlite3_reset(q);
  sqlite3_clear_bindings(q);
  return st;
}

/* ---- opening */

bool store_is(const char *path) {
  char head[16];
  FILE *f = fopen(path, "rb");
  if (f == NULL) return false;
  bool is = fread(head, 1, sizeof head, f) == sizeof head && memcmp(head, "SQLite format 3", 16) == 0;
  fclose(f);
  return is;
}

/* A database from elsewhere gets no say in what runs (sqlite.org/security.html). */
static enum status harden(struct store *s, struct err *err) {
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_busy_timeout(s->db, BUSY_MS);
  return run(s, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON", err);
}

static enum status create(struct store *s, struct err *err) {
  char version[96];
  snprintf(version, sizeof version, "PRAGMA application_id = %d; PRAGMA user_version = %d", APPLICATION_ID, SCHEMA_VERSION);
  enum status st = run(s, "BEGIN IMMEDIATE", err);
  if (st == ST_OK) st = run(s, (const char *)store_schema_sql, err);
  if (st == ST_OK) st = run(s, version, err);
  if (st == ST_OK) st = run(s, "COMMIT", err);
  return st;
}

/* Takes a store of ours, makes one of an empty file, refuses all else. */
static enum status recognise(struct store *s, struct err *err) {
  sqlite3_int64 application = 0, version = 0, tables = 0;
  enum status st = number_of(s, &tables, "SELECT count(*) FROM sqlite_schema", err);
  if (st == ST_OK) st = number_of(s, &application, "PRAGMA application_id", err);
  if (st == ST_OK) st = number_of(s, &version, "PRAGMA user_version", err);
  if (st != ST_OK) return st;
  if (tables == 0 && application == 0 && !s->readonly) return create(s, err);
  if (application != APPLICATION_ID) return err_set(err, ST_SYNTAX, "not a store: a database of another program");
  if (version > SCHEMA_VERSION)
    return err_set(err, ST_SYNTAX, "the store is of a newer annals (schema %lld, this one reads %d)", (long long)version, SCHEMA_VERSION);
  return ST_OK;
}

/* Prepares the statements of load.sql; the comment before each names its type. */
static enum status prepare_loaders(struct store *s, struct err *err) {
  const char *sql = (const char *)store_load_sql;
  enum status st = ST_OK;
  while (st == ST_OK && *sql) {
    const char *insert = strstr(sql, "\nINSERT"), *comment = NULL;
    if (insert == NULL) break;
    for (const char *p = sql; p < insert; p++)
      if ((p == sql || p[-1] == '\n') && strncmp(p, "-- ", 3) == 0) comment = p + 3;
    struct loader *l = &s->loader[s->loaders];
    if (comment == NULL || s->loaders == LOADERS_MAX) abort(); /* load.sql is ours */
    snprintf(l->type, sizeof l->type, "%.*s", (int)strcspn(comment, "\n"), comment);
    st = prepare(s, &l->statement, insert, &sql, err);
    if (st == ST_OK) s->loaders++;
  }
  return st;
}

enum status store_open(struct store **out, const char *path, bool readonly, struct err *err) {
  struct store *s = calloc(1, sizeof *s);
  if (s == NULL) out_of_memory(sizeof *s);
  s->readonly = readonly;
  int flags = readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  enum status st = sqlite3_open_v2(path, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK ? ST_OK : failed(s, err);
  if (st == ST_OK) st = harden(s, err);
  if (st == ST_OK) st = recognise(s, err);
  /* Write-ahead log: kill -9 loses at most the page in hand, and readers go on meanwhile. */
  if (st == ST_OK && !readonly) st = run(s, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", err);
  if (st == ST_OK && !readonly) st = prepare_loaders(s, err);
  if (st == ST_OK) *out = s;
  else store_close(s);
  return err_in_file(err, st, path);
}

void store_close(struct store *s) {
  if (s == NULL) return;
  for (int i = 0; i < s->loaders; i++) sqlite3_finalize(s->loader[i].statement);
  if (s->db != NULL && !s->readonly) sqlite3_exec(s->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL); /* one plain file again */
  sqlite3_close(s->db);
  free(s);
}

/* ---- pages */

bool store_holds(struct store *s, const struct store_key *key) {
  sqlite3_stmt *q;
  if (prepare(s, &q, "SELECT 1 FROM page WHERE path = ? AND sha256 = ? AND pack_sha256 = ? AND engine = ?", NULL, NULL) != ST_OK) return false;
  bind_text(q, 1, view_of(key->path));
  bind_text(q, 2, view_of(key->sha256));
  bind_text(q, 3, view_of(key->pack_sha256));
  bind_text(q, 4, view_of(key->engine));
  bool holds = sqlite3_step(q) == SQLITE_ROW;
  sqlite3_finalize(q);
  return holds;
}

enum status store_begin(struct store *s, struct err *err) {
  enum status st = run(s, "BEGIN IMMEDIATE", err);
  if (st == ST_OK) st = number_of(s, &s->next_page, "SELECT coalesce(max(id), 0) + 1 FROM page", err);
  if (st == ST_OK) st = number_of(s, &s->next_sentence, "SELECT coalesce(max(id), 0) + 1 FROM sentence", err);
  if (st == ST_OK) st = number_of(s, &s->next_record, "SELECT coalesce(max(id), 0) + 1 FROM record", err);
  s->page = s->sentence = s->seq = 0;
  return st;
}

/* Runs the statements that are for `type`. */
static enum status load(struct store *s, struct view type, struct view line, sqlite3_int64 row, struct err *err) {
  enum status st = ST_OK;
  for (int i = 0; i < s->loaders && st == ST_OK; i++) {
    sqlite3_stmt *q = s->loader[i].statement;
    if (!view_eq(type, view_of(s->loader[i].type))) continue;
    bind_text(q, 1, line);
    sqlite3_bind_int64(q, 2, row);
    sqlite3_bind_int64(q, 3, s->page);
    sqlite3_bind_int64(q, 4, s->seq);
    if (s->sentence) sqlite3_bind_int64(q, 5, s->sentence);
    st = step(s, q, err);
  }
  return st;
}

/* The type that a line begins with: every writer of ours puts it first. */
static struct view type_of(struct view line) {
  static const char head[] = "{\"type\":\"";
  size_t n = sizeof head - 1;
  if (line.len <= n || memcmp(line.p, head, n) != 0) return (struct view){"", 0};
  const char *quote = memchr(line.p + n, '"', line.len - n);
  return quote ? (struct view){line.p + n, (size_t)(quote - line.p) - n} : (struct view){"", 0};
}

static enum status run_with(struct store *s, const char *sql, struct view argument, struct err *err) {
  sqlite3_stmt *q;
  enum status st = prepare(s, &q, sql, NULL, err);
  if (st != ST_OK) return st;
  bind_text(q, 1, argument);
  st = step(s, q, err);
  sqlite3_finalize(q);
  return st;
}

/* Everything else of a page goes with its row; the full text does not know it. */
static enum status remove_page(struct store *s, struct view path, struct err *err) {
  enum status st = run_with(s, "INSERT INTO sentence_text (sentence_text, rowid, text) SELECT 'delete', sentence.id, text FROM sentence "
                               "JOIN page ON page.id = sentence.page WHERE path = ?", path, err);
  return st == ST_OK ? run_with(s, "DELETE FROM page WHERE path = ?", path, err) : st;
}

static enum status begin_page(struct store *s, struct view line, struct err *err) {
  sqlite3_stmt *q;
  enum status st = prepare(s, &q, "SELECT ? ->> 'doc'", NULL, err);
  if (st != ST_OK) return st;
  bind_text(q, 1, line);
  st = sqlite3_step(q) == SQLITE_ROW ? remove_page(s, column_text(q, 0), err) : failed(s, err);
  sqlite3_finalize(q);
  s->page = s->next_page++;
  return st == ST_OK ? load(s, VIEW_LIT("document"), line, s->page, err) : st;
}

enum status store_line(struct store *s, struct view line, struct err *err) {
  struct view type = type_of(line);
  enum status st;
  if (type.len == 0) return err_set(err, ST_SYNTAX, "a line is no record of annals");
  if (view_eq(type, VIEW_LIT("document"))) {
    st = begin_page(s, line, err);
  } else if (view_eq(type, VIEW_LIT("sentence"))) {
    st = load(s, type, line, s->sentence = s->next_sentence++, err);
  } else {
    s->seq++;
    s->record = s->next_record++;
    st = load(s, VIEW_LIT("record"), line, s->record, err);
    if (st == ST_OK) st = load(s, type, line, s->record, err);
  }
  return st;
}

enum status store_commit(struct store *s, struct err *err) { return run(s, "COMMIT", err); }

void store_rollback(struct store *s) {
  if (!sqlite3_get_autocommit(s->db)) sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
}

enum status store_remove(struct store *s, const char *path, struct err *err) {
  enum status st = run(s, "BEGIN IMMEDIATE", err);
  if (st == ST_OK) st = remove_page(s, view_of(path), err);
  if (st == ST_OK) st = run(s, "COMMIT", err);
  if (st != ST_OK) store_rollback(s);
  return st;
}

/* ---- reading */

enum status store_paths(struct store *s, struct arena *arena, const char ***out, size_t *len, struct err *err) {
  sqlite3_int64 pages = 0;
  sqlite3_stmt *q;
  size_t n = 0;
  enum status st = number_of(s, &pages, "SELECT count(*) FROM page", err);
  if (st == ST_OK) st = prepare(s, &q, "SELECT path FROM page ORDER BY path", NULL, err);
  if (st != ST_OK) return st;
  const char **list = ARENA_ARRAY(arena, const char *, pages + 1);
  while (n < (size_t)pages && sqlite3_step(q) == SQLITE_ROW) list[n++] = arena_copy(arena, column_text(q, 0)).p;
  sqlite3_finalize(q);
  *out = list;
  *len = n;
  return ST_OK;
}

static enum status export_page(struct store *s, sqlite3_stmt *records, sqlite3_int64 page, store_sink *sink, void *context, struct err *err) {
  int rc;
  sqlite3_bind_int64(records, 1, page);
  while ((rc = sqlite3_step(records)) == SQLITE_ROW) sink(context, column_text(records, 0));
  enum status st = rc == SQLITE_DONE ? ST_OK : failed(s, err);
  sqlite3_reset(records);
  return st;
}

enum status store_export(struct store *s, store_sink *sink, void *context, struct err *err) {
  sqlite3_stmt *pages = NULL, *records = NULL;
  int rc = SQLITE_DONE;
  enum status st = prepare(s, &pages, "SELECT id, json FROM page ORDER BY path", NULL, err);
  if (st == ST_OK) st = prepare(s, &records, "SELECT json FROM record WHERE page = ? ORDER BY seq", NULL, err);
  while (st == ST_OK && (rc = sqlite3_step(pages)) == SQLITE_ROW) {
    sink(context, column_text(pages, 1));
    st = export_page(s, records, sqlite3_column_int64(pages, 0), sink, context, err);
  }
  if (st == ST_OK && rc != SQLITE_DONE) st = failed(s, err);
  sqlite3_finalize(pages);
  sqlite3_finalize(records);
  return st;
}
