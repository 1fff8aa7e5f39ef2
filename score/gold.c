#include "score/gold.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "corpus/document.h"
#include "output/json.h"
#include "score/grow.h"

struct view gold_name(struct view path) {
  size_t from = path.len, to = path.len;
  while (from > 0 && path.p[from - 1] != '/') from--;
  for (size_t i = path.len; i > from + 1; i--)
    if (path.p[i - 1] == '.') {
      to = i - 1;
      break;
    }
  return view_sub(path, from, to);
}

/* ---- lines */

static struct view text_of(struct arena *a, const struct json *n, const char *key) {
  const struct json *v = json_get(n, key);
  if (v == NULL || (v->kind != JSON_TEXT && v->kind != JSON_NUMBER)) return (struct view){NULL, 0};
  return arena_copy(a, v->text);
}

static bool number_of(const struct json *v, struct decimal *out) {
  if (v == NULL || v->kind != JSON_NUMBER || decimal_parse(out, v->text, (struct view){0}) != ST_OK) return false;
  *out = decimal_normal(*out);
  return true;
}

static bool offset_of(const struct json *v, uint32_t *out) {
  struct decimal d;
  int64_t n;
  if (!number_of(v, &d) || !decimal_integer(&n, d) || n < 0 || n > UINT32_MAX) return false;
  *out = (uint32_t)n;
  return true;
}

static bool read_value(struct gold_line *g, const struct json *v) {
  if (v == NULL || v->kind == JSON_NULL) return true;
  if (v->kind == JSON_NUMBER) return number_of(v, &g->value[g->values++]);
  if (v->kind != JSON_LIST) return false;
  for (const struct json *n = v->child; n != NULL; n = n->next)
    if (g->values == RECORD_RATIO_MAX || !number_of(n, &g->value[g->values++])) return false;
  return true;
}

static const char *read_figure(struct arena *a, struct gold_line *g, const struct json *n) {
  uint32_t whole;
  const struct json *max = json_get(n, "value_max"), *part = json_get(n, "part_of");
  g->kind = text_of(a, n, "kind");
  g->unit = text_of(a, n, "unit");
  g->qualifier = text_of(a, n, "qualifier");
  g->item = text_of(a, n, "item");
  g->time = text_of(a, n, "time");
  g->change = text_of(a, n, "change");
  g->status = text_of(a, n, "status");
  g->per = text_of(a, n, "per");
  g->actor = text_of(a, n, "actor");
  g->recipient = text_of(a, n, "recipient");
  g->action = text_of(a, n, "action");
  g->part_of = offset_of(part, &whole) ? (int64_t)whole : -1;
  if (!read_value(g, json_get(n, "value"))) return "'value' is a number or a list of them";
  if (max != NULL && max->kind != JSON_NULL && !(g->has_value_max = number_of(max, &g->value_max))) return "'value_max' is a number";
  return NULL;
}

/* NULL, or what is wrong. */
static const char *read_line(struct arena *a, struct gold_line *g, const struct json *n) {
  static const char *const types[] = {"figure", "date", "other", "entity"};
  *g = (struct gold_line){.part_of = -1};
  struct view type = n->kind == JSON_OBJECT ? text_of(a, n, "type") : (struct view){NULL, 0};
  size_t t = 0;
  while (t < 4 && !view_eq(type, view_of(types[t]))) t++;
  if (t == 4) return "'type' is one of figure, date, other, entity";
  g->type = (enum gold_type)t;
  if (!offset_of(json_get(n, "start"), &g->start) || !offset_of(json_get(n, "end"), &g->end) || g->start > g->end) return "'start' and 'end' are bytes";
  g->text = text_of(a, n, "text");
  g->edtf = text_of(a, n, "edtf");
  g->class = text_of(a, n, "class");
  return g->type == GOLD_FIGURE ? read_figure(a, g, n) : NULL;
}

static const char *read_finding(struct arena *a, struct gold_finding *f, const struct json *n) {
  const struct json *spans = json_get(n, "spans");
  *f = (struct gold_finding){.doc = gold_name(text_of(a, n, "doc")), .kind = text_of(a, n, "kind"), .note = text_of(a, n, "note")};
  if (spans == NULL || spans->kind != JSON_LIST || f->doc.len == 0 || f->kind.len == 0) return "a finding has 'doc', 'kind' and 'spans'";
  for (const struct json *s = spans->child; s != NULL; s = s->next) {
    struct span one;
    if (s->kind != JSON_LIST || !s->child || !s->child->next || !offset_of(s->child, &one.start) || !offset_of(s->child->next, &one.end)) return "a span is [start, end]";
    f->spans = arena_room(a, f->spans, f->spans_len, sizeof one);
    f->spans[f->spans_len++] = one;
  }
  return NULL;
}

/* Calls `take` for each line that is not blank; it says NULL or what is wrong. */
static enum status read_lines(struct gold *g, const char *path, const char *(*take)(struct gold *g, const struct json *n), struct err *err) {
  FILE *f = fopen(path, "rb");
  char *line = NULL;
  size_t cap = 0, number = 0;
  enum status st = ST_OK;
  if (f == NULL) return err_set(err, ST_IO, "cannot open: %s", strerror(errno)), err_in_file(err, ST_IO, path);
  for (ssize_t n; st == ST_OK && (n = getline(&line, &cap, f)) >= 0;) {
    struct view text = {line, (size_t)n};
    struct json *json;
    number++;
    while (text.len && (text.p[text.len - 1] == '\n' || text.p[text.len - 1] == ' ')) text.len--;
    if (text.len == 0) continue;
    st = json_parse(&json, &g->arena, text, err);
    const char *wrong = st == ST_OK ? take(g, json) : NULL;
    if (wrong != NULL) st = err_set(err, ST_SYNTAX, "%s", wrong);
    if (st != ST_OK && err != NULL) err->line = number;
  }
  free(line);
  fclose(f);
  return st == ST_OK ? ST_OK : err_in_file(err, st, path);
}

static const char *take_line(struct gold *g, const struct json *n) {
  struct gold_doc *d = &g->docs[g->len - 1];
  d->lines = arena_room(&g->arena, d->lines, d->len, sizeof *d->lines);
  return read_line(&g->arena, &d->lines[d->len++], n);
}

static const char *take_finding(struct gold *g, const struct json *n) {
  g->findings = arena_room(&g->arena, g->findings, g->findings_len, sizeof *g->findings);
  return read_finding(&g->arena, &g->findings[g->findings_len++], n);
}

/* ---- the page beside the gold */

static bool contains(struct view large, struct view small) { return small.len == 0 || memmem(large.p, large.len, small.p, small.len) != NULL; }

static void mark_here(struct gold_doc *d, struct view page) {
  for (size_t i = 0; i < d->len; i++) {
    struct gold_line *g = &d->lines[i];
    uint32_t from = g->start < page.len ? g->start : (uint32_t)page.len;
    if (g->type != GOLD_FIGURE || g->actor.len == 0) continue;
    struct view name = g->actor;
    const char *semicolon = memchr(name.p, ';', name.len);
    if (semicolon) name.len = (size_t)(semicolon - name.p);
    while (name.len && name.p[0] == ' ') name = view_sub(name, 1, name.len);
    while (name.len && name.p[name.len - 1] == ' ') name.len--;
    uint32_t line = from;
    while (line > 0 && page.p[line - 1] != '\n') line--;
    g->here = contains(view_sub(page, line, from), name);
  }
}

static void read_page(struct gold_doc *d, const char *dir) {
  struct document page;
  char path[4096];
  struct err e;
  document_init(&page);
  snprintf(path, sizeof path, "%s/%.*s.txt", dir, (int)d->name.len, d->name.p);
  if (document_read(&page, path, NULL, &e) == ST_OK) mark_here(d, page.raw); /* without its page nothing is `here` */
  document_free(&page);
}

/* ---- the folder */

static int by_bytes(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static enum status list_folder(struct arena *a, const char *dir, char ***out, size_t *len, struct err *err) {
  DIR *d = opendir(dir);
  char **names = NULL;
  *len = 0;
  if (d == NULL) return err_set(err, ST_IO, "cannot open: %s", strerror(errno)), err_in_file(err, ST_IO, dir);
  for (struct dirent *e; (e = readdir(d)) != NULL;) {
    size_t n = strlen(e->d_name);
    if (n < 7 || e->d_name[0] == '.' || strcmp(e->d_name + n - 6, ".jsonl") != 0) continue;
    names = arena_room(a, names, *len, sizeof *names);
    names[(*len)++] = (char *)arena_copy(a, view_of(e->d_name)).p;
  }
  closedir(d);
  if (*len) qsort(names, *len, sizeof *names, by_bytes);
  *out = names;
  return *len ? ST_OK : (err_set(err, ST_IO, "no gold file (*.jsonl) is there"), err_in_file(err, ST_IO, dir));
}

enum status gold_read(struct gold *out, const char *dir, const char *text_dir, struct err *err) {
  struct gold g = {0};
  char **names, path[4096];
  size_t n;
  arena_init(&g.arena);
  enum status st = list_folder(&g.arena, dir, &names, &n, err);
  g.docs = st == ST_OK ? ARENA_ARRAY(&g.arena, struct gold_doc, n + 1) : NULL;
  for (size_t i = 0; st == ST_OK && i < n; i++) {
    snprintf(path, sizeof path, "%s/%s", dir, names[i]);
    if (strcmp(names[i], "FINDINGS.jsonl") == 0) {
      g.has_findings = true;
      st = read_lines(&g, path, take_finding, err);
      continue;
    }
    g.docs[g.len++] = (struct gold_doc){.name = view_sub(view_of(names[i]), 0, strlen(names[i]) - 6)};
    st = read_lines(&g, path, take_line, err);
    if (st == ST_OK) read_page(&g.docs[g.len - 1], dir);
    if (st == ST_OK && text_dir != NULL) read_page(&g.docs[g.len - 1], text_dir);
  }
  if (st == ST_OK) *out = g;
  else arena_free(&g.arena);
  return st;
}

void gold_free(struct gold *g) { arena_free(&g->arena); }

const struct gold_doc *gold_find(const struct gold *g, struct view path) {
  struct view name = gold_name(path);
  for (size_t i = 0; i < g->len; i++)
    if (view_eq(g->docs[i].name, name)) return &g->docs[i];
  return NULL;
}

const struct gold_line *gold_line_at(const struct gold_doc *d, enum gold_type type, uint32_t start, uint32_t end) {
  for (size_t i = 0; d != NULL && i < d->len; i++)
    if (d->lines[i].type == type && d->lines[i].start == start && d->lines[i].end == end) return &d->lines[i];
  return NULL;
}
