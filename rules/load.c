#include "rules/load.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "rules/builder.h"
#include "rules/image.h"

static bool report(struct builder *b, enum notice_code code, struct place at, const char *message) {
  b->errors++;
  notices_add(&b->notices, (struct notice){.code = code, .place = at, .message = arena_copy(&b->scratch, view_of(message)).p});
  return false;
}

bool complain(struct builder *b, enum notice_code code, const struct yaml_node *node, const char *format, ...) {
  char message[400];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  return report(b, code, yaml_place(node), message);
}

bool complain_in(struct builder *b, enum notice_code code, const struct yaml_node *scalar, size_t start, size_t end, const char *message) {
  return report(b, code, yaml_place_in(scalar, start, end), message);
}

bool complain_line(struct builder *b, const char *file, struct view source, uint32_t start, uint32_t end, const char *message) {
  return report(b, NOTICE_TABLE, (struct place){file, source, start, end}, message);
}

bool check_kind(struct builder *b, const struct yaml_node *node, enum yaml_kind kind, const char *what) {
  static const char *const names[] = {"a value", "a list", "a map"};
  if (node->kind == kind) return true;
  return complain(b, NOTICE_VALUE, node, "%s is %s here, expected %s", what, names[node->kind], names[kind]);
}

bool check_keys(struct builder *b, const struct yaml_node *map, const struct key_set *known) {
  bool ok = check_kind(b, map, YAML_MAP, "this");
  const char *names[32];
  for (size_t k = 0; k < known->len; k++) names[k] = known->key[k].name;
  for (const struct yaml_node *c = ok ? map->first : NULL; c != NULL; c = c->next) {
    size_t i = 0;
    while (i < known->len && strcmp(c->key->text.p, names[i]) != 0) i++;
    if (i < known->len) continue;
    const char *near = diag_nearest(c->key->text, names, known->len);
    ok = near ? complain(b, NOTICE_KEY, c->key, "unknown key '%s' (did you mean '%s'?)", c->key->text.p, near)
              : complain(b, NOTICE_KEY, c->key, "unknown key '%s'", c->key->text.p);
  }
  return ok;
}

bool check_allow(struct builder *b, const struct yaml_node *owner) {
  const struct yaml_node *map = yaml_get(owner, "allow");
  if (map == NULL) return true;
  if (!check_kind(b, map, YAML_MAP, "allow")) return false;
  bool ok = true;
  for (const struct yaml_node *n = map->first; n != NULL; n = n->next) {
    if (notice_named(n->key->text) == NULL) ok = complain(b, NOTICE_VALUE, n->key, "'%s' is no code of the lint (docs/lint.md)", n->key->text.p);
    else if (n->kind != YAML_SCALAR || n->text.len == 0) ok = complain(b, NOTICE_VALUE, n, "an allowance tells its reason");
  }
  return ok;
}

atom builder_atom(struct builder *b, struct view name) {
  uint32_t id = words_add(&b->atoms, name);
  if (id > ATOMS_MAX) {
    if (id == ATOMS_MAX + 1) complain(b, NOTICE_LIMIT, b->files->root, "more than 4,096 different names of types and attributes");
    return A_NONE;
  }
  if (id > b->atoms_len) ARENA_PUSH(&b->rs->arena, b->atom, b->atoms_len, b->atoms_cap, arena_copy(&b->rs->arena, name));
  return (atom)(id - 1);
}

struct value value_of(struct view text) {
  struct value v = {.kind = VALUE_DECIMAL};
  bool code = text.len > 1 && text.p[0] == '0' && text.p[1] != '.';
  if (!code && text.len && decimal_parse(&v.as.decimal, text, (struct view){0}) == ST_OK) return v;
  v.kind = VALUE_TEXT;
  v.as.text = text;
  return v;
}

struct value builder_value(struct builder *b, struct view text) {
  struct value v = value_of(text);
  if (v.kind == VALUE_TEXT) v.as.text = arena_copy(&b->rs->arena, text);
  return v;
}

void builder_hash(struct builder *b, const char *path, const char *name, struct view source) {
  struct view named = {name, strlen(name) + 1};
  ARENA_PUSH(&b->scratch, b->path, b->paths, b->paths_cap, view_of(path + strlen(b->dir)));
  ARENA_PUSH(&b->scratch, b->hashed, b->hashed_len, b->hashed_cap, named);
  ARENA_PUSH(&b->scratch, b->hashed, b->hashed_len, b->hashed_cap, source);
}

bool builder_words(struct builder *b, struct view spelling, uint32_t *out, size_t *len, size_t cap) {
  struct tokens *t = &b->tokens;
  t->len = 0;
  tokens_cut(t, &b->rs->words, spelling, 0, (uint32_t)spelling.len);
  bool ok = t->len > 0 && t->len <= cap;
  for (uint32_t i = 0; ok && i < t->len; i++) {
    uint32_t id = t->at[i].word;
    b->text.len = 0;
    if (id == 0) {
      token_normal(&b->text, spelling, &t->at[i]);
      id = words_add(&b->rs->words, (struct view){b->text.p, b->text.len});
    }
    out[i] = id | (i > 0 && (t->at[i].flags & TOKEN_SPACE) ? FORM_SPACE : 0);
  }
  *len = t->len;
  return ok;
}

static bool read_file(struct builder *b, const char *path, const struct yaml_node *from, int depth, struct err *err);

/* Paths in a pack are relative to the file that names them and stay inside the folder of packs: no absolute path, no `~`. */
static const char *beside(struct builder *b, const char *file, struct view name) {
  const char *slash = strrchr(file, '/');
  int dir = slash ? (int)(slash - file + 1) : 0;
  return arena_printf(&b->scratch, "%.*s%.*s", dir, file, (int)name.len, name.p);
}

static bool read_imports(struct builder *b, const struct yaml_node *root, int depth, struct err *err) {
  const struct yaml_node *list = yaml_get(root, "import");
  if (list == NULL) return true;
  if (!check_kind(b, list, YAML_LIST, "import")) return false;
  bool ok = true;
  for (const struct yaml_node *n = list->first; n != NULL; n = n->next) {
    if (!check_kind(b, n, YAML_SCALAR, "an import")) return false;
    if (n->text.len == 0 || n->text.p[0] == '/') ok = complain(b, NOTICE_FILE, n, "an import is a path relative to this file");
    else ok = read_file(b, beside(b, root->file->path, n->text), n, depth + 1, err) && ok;
  }
  return ok;
}

static bool already_read(const struct builder *b, const char *path) {
  for (const struct source_file *f = b->files; f != NULL; f = f->next)
    if (strcmp(f->root->file->path, path) == 0) return true;
  return false;
}

static bool read_file(struct builder *b, const char *path, const struct yaml_node *from, int depth, struct err *err) {
  struct yaml_node *root;
  struct view source;
  struct err e = {0};
  if (already_read(b, path)) return true;
  if (depth > LIMIT_PACK_DEPTH) return complain(b, NOTICE_LIMIT, from, "imports are nested too deeply");
  enum status st = file_read(&source, path, LIMIT_PACK_FILE_BYTES, &b->scratch, &e);
  if (st != ST_OK && from != NULL) return complain(b, NOTICE_FILE, from, "%s", e.message);
  if (st == ST_OK) st = yaml_parse(&root, path, source, &b->scratch, &e);
  if (st != ST_OK) {
    uint32_t at = e.line ? place_offset(source = view_unmarked(source), e.line, e.column) : 0;
    if (e.line) report(b, st == ST_LIMIT ? NOTICE_LIMIT : NOTICE_YAML, (struct place){arena_copy(&b->scratch, view_of(path)).p, source, at, at}, e.message);
    else b->errors++;
    if (err) *err = e;
    return false;
  }
  builder_hash(b, root->file->path, root->file->path + strlen(b->dir), source);
  struct source_file *f = ARENA_NEW(&b->scratch, struct source_file);
  f->root = root;
  *b->files_tail = f;
  b->files_tail = &f->next;
  return read_imports(b, root, depth, err);
}

/* The engine's own atoms come first, at the places of enum engine_atom. */
static void add_engine_atoms(struct builder *b) {
  static const char *const names[] = {"",       "value",  "value_max", "unit",    "kind",   "qualifier", "precision", "class",
                                      "edtf",   "ref",    "from",      "role",    "factor", "si",        "anchor",    "numbers",
                                      "change", "status", "per",       "parent",  "level",  "zone",      "break",     "lead",
                                      "text",   "name",   "scope",
                                      "item",  "time",      "actor", "action", "recipient", "part_of", "asserts", "members", "severity", "message", "self"};
  _Static_assert(sizeof names / sizeof *names == A_FIXED, "one name for each engine atom");
  for (size_t i = 0; i < A_FIXED; i++) builder_atom(b, view_of(names[i]));
}

#define FIRST_SLOTS 4096u /* a small pack knows 1,000 words */

struct builder *builder_new(const char *dir, struct region *region) {
  struct builder *b = calloc(1, sizeof *b);
  if (b == NULL || (b->rs = calloc(1, sizeof *b->rs)) == NULL) abort();
  arena_init_in(&b->rs->arena, region);
  arena_init(&b->scratch);
  arena_init(&b->making);
  words_init(&b->rs->words, &b->rs->arena, FIRST_SLOTS);
  words_init(&b->atoms, &b->scratch, FIRST_SLOTS);
  words_init(&b->names, &b->scratch, FIRST_SLOTS);
  buf_init(&b->text);
  buf_init(&b->runs);
  b->sets.arena = &b->scratch;
  b->dir = dir;
  b->notices.arena = &b->scratch;
  b->files_tail = &b->files;
  add_engine_atoms(b);
  return b;
}

void builder_free(struct builder *b) {
  arena_free(&b->scratch);
  arena_free(&b->making);
  tokens_free(&b->tokens);
  free(b->form);
  free(b->form_slot);
  buf_free(&b->text);
  buf_free(&b->runs);
  free(b->rule);
  free(b);
}

void ruleset_warm(struct ruleset *rs) {
  rs->heat = calloc(rs->rules_len + 1u, sizeof *rs->heat);
  if (rs->heat == NULL) out_of_memory((rs->rules_len + 1u) * sizeof *rs->heat);
}

void ruleset_free(struct ruleset *rs) {
  if (rs == NULL) return;
  for (uint16_t i = 0; i < rs->rules_len; i++) {
    pcre2_code_free(rs->heat[i].code);
    pcre2_code_free(rs->heat[i].machine);
  }
  free(rs->heat);
  arena_free(&rs->arena);
  if (rs->in_image) image_unmap();
  else free(rs->forms);
  free(rs);
}

bool builder_run(struct builder *b, struct err *err) {
  const char *path = arena_printf(&b->scratch, "%s/pack.yaml", b->dir);
  bool ok = read_file(b, path, NULL, 0, err);
  for (struct source_file *f = b->files; ok && f != NULL; f = f->next) declare_file(b, f->root);
  if (ok && b->errors == 0) ok = seal(b);
  if (ok && b->errors == 0) sha256_of_pieces(&b->rs->sha256, b->hashed, b->hashed_len);
  return ok && b->errors == 0;
}

enum status builder_failure(const struct builder *b, const struct err *first, struct err *err) {
  if (first->code == ST_IO && b->files == NULL) {
    if (err) *err = *first;
    return ST_IO;
  }
  return err_set(err, ST_SYNTAX, "pack '%s' does not load: %d error%s", b->dir, b->errors, b->errors == 1 ? "" : "s");
}

void builder_print_errors(const struct builder *b, struct buf *diagnostics) {
  for (size_t i = 0; i < b->notices.len && i < LIMIT_RULE_ERRORS; i++) notice_print(diagnostics, &b->notices.at[i], false);
  if (b->errors > LIMIT_RULE_ERRORS) buf_printf(diagnostics, "... and %d more errors\n", b->errors - LIMIT_RULE_ERRORS);
}

/* The trees go to the pack; what else the builder holds is freed. */
static void hand_over(struct builder *b, struct pack *p) {
  size_t n = 0;
  for (const struct source_file *f = b->files; f != NULL; f = f->next) n++;
  const struct yaml_node **roots = ARENA_ARRAY(&b->scratch, const struct yaml_node *, n);
  n = 0;
  for (const struct source_file *f = b->files; f != NULL; f = f->next) roots[n++] = f->root;
  *p = (struct pack){.rs = b->rs, .files = roots, .files_len = n, .trees = b->scratch};
  arena_init(&b->scratch);
}

enum status pack_open(struct pack *out, const char *dir, struct buf *diagnostics, struct err *err) {
  struct builder *b = builder_new(dir, NULL);
  struct err first = {0};
  enum status st = ST_OK;
  if (builder_run(b, &first)) hand_over(b, out);
  else {
    st = builder_failure(b, &first, err);
    builder_print_errors(b, diagnostics);
    ruleset_free(b->rs);
  }
  builder_free(b);
  return st;
}

void pack_close(struct pack *p) {
  ruleset_free(p->rs);
  arena_free(&p->trees);
}

struct ruleset *pack_ruleset(struct pack *p) {
  for (uint16_t i = 0; i < p->rs->rules_len; i++) p->rs->rules[i].node = NULL;
  arena_free(&p->trees);
  return p->rs;
}

enum status ruleset_load(struct ruleset **out, const char *dir, struct buf *diagnostics, struct err *err) {
  struct pack p;
  enum status st = pack_open(&p, dir, diagnostics, err);
  if (st == ST_OK) *out = pack_ruleset(&p);
  return st;
}
