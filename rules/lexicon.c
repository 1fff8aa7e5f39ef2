/* lexicon.c: word lists with attributes, from YAML (`entries`) or TSV files (first line a header, first column the forms joined by
 * `|`). */
#include <stdlib.h>

#include "base/file.h"
#include "rules/builder.h"

#define CASE_NONE "case is 'exact', 'capitals' or 'fold'"

static bool read_letters(struct view text, enum letters *out) {
  static const char *const name[] = {"fold", "exact", "capitals"};
  for (int i = 0; i < 3; i++)
    if (view_eq(text, view_of(name[i]))) return *out = (enum letters)i, true;
  return false;
}

struct lexicon {
  atom type;
  enum letters letters;
  const struct attr *common; /* attributes of every row */
  uint16_t commons;
  const struct yaml_node *node;
};

/* Member by member: what lies between them stays as the arena gave it, so that images are the same byte for byte. */
static void copy_attrs(struct attr *out, const struct attr *in, uint16_t n) {
  for (uint16_t i = 0; i < n; i++) {
    out[i].name = in[i].name;
    out[i].value = in[i].value;
  }
}

/* An entry with its own attributes and the common ones. */
static struct draft_entry *new_entry(struct builder *b, const struct lexicon *l, const struct attr *own, uint16_t n) {
  struct attr *attrs = arena_alloc(&b->rs->arena, sizeof *attrs * (size_t)(n + l->commons));
  struct sense *sense = arena_packed(&b->rs->arena, sizeof *sense, sizeof(void *));
  struct draft_entry *e = ARENA_NEW(&b->scratch, struct draft_entry);
  copy_attrs(attrs, own, n);
  copy_attrs(attrs + n, l->common, l->commons);
  *sense = (struct sense){l->type, (uint16_t)(n + l->commons), attrs};
  e->sense = sense;
  return e;
}

/* Adds every spelling of `a|b|c`, which stands at byte `base` of its source. False when one is no form. */
static bool add_forms(struct builder *b, struct view forms, enum letters letters, struct draft_entry *entry, uint32_t base) {
  for (size_t start = 0, end; start <= forms.len; start = end + 1) {
    const char *bar = start < forms.len ? memchr(forms.p + start, '|', forms.len - start) : NULL;
    end = bar ? (size_t)(bar - forms.p) : forms.len;
    if (!add_form(b, view_sub(forms, start, end), letters, entry, base + (uint32_t)start, base + (uint32_t)end)) return false;
  }
  return true;
}

/* ---- TSV */

#define COLUMNS_MAX 24

struct columns {
  const struct table *table;
  atom name[COLUMNS_MAX];
  int len, case_column;
};

static bool row_error(struct builder *b, const struct table *t, size_t start, size_t end, const char *message) {
  return complain_line(b, t->path, t->source, (uint32_t)start, (uint32_t)end, message);
}

static size_t line_end(struct view s, size_t at) {
  const char *nl = memchr(s.p + at, '\n', s.len - at);
  return nl ? (size_t)(nl - s.p) : s.len;
}

/* The cell at `*at` of a line that ends at `end`; *at is moved behind its tab. */
static struct view next_cell(struct view s, size_t *at, size_t end) {
  const char *tab = memchr(s.p + *at, '\t', end - *at);
  struct view cell = view_sub(s, *at, tab ? (size_t)(tab - s.p) : end);
  *at += cell.len + 1;
  if (cell.len && cell.p[cell.len - 1] == '\r') cell.len--;
  return cell;
}

static bool read_header(struct builder *b, struct columns *c, size_t end) {
  const struct table *t = c->table;
  c->case_column = -1;
  for (size_t at = 0, start = 0; at <= end; start = at) {
    struct view name = next_cell(t->source, &at, end);
    if (c->len == COLUMNS_MAX) return row_error(b, t, start, at - 1, "more than 24 columns");
    if (c->len == 0 && !view_eq(name, VIEW_LIT("forms"))) return row_error(b, t, 0, at - 1, "the first column of a lexicon is 'forms'");
    if (view_eq(name, VIEW_LIT("case"))) c->case_column = c->len;
    c->name[c->len++] = builder_atom(b, name);
  }
  return true;
}

static bool read_row(struct builder *b, const struct lexicon *l, const struct columns *c, size_t start, size_t end) {
  const struct table *t = c->table;
  struct attr own[COLUMNS_MAX];
  struct view forms = {0};
  uint16_t n = 0;
  enum letters letters = l->letters;
  int column = 0;
  for (size_t at = start, from = start; at <= end; from = at, column++) {
    struct view cell = next_cell(t->source, &at, end);
    if (column >= c->len) return row_error(b, t, from, at - 1, "more cells than the header has columns");
    if (column == 0) forms = cell;
    else if (cell.len == 0) continue;
    else if (column != c->case_column) own[n++] = (struct attr){c->name[column], value_of(cell)};
    else if (!read_letters(cell, &letters)) return row_error(b, t, from, at - 1, CASE_NONE);
  }
  struct draft_entry *entry = new_entry(b, l, own, n);
  entry->table = t;
  return add_forms(b, forms, letters, entry, (uint32_t)start) ||
         row_error(b, t, start, start + forms.len, "a form that holds no word or more than 32");
}

static bool read_table(struct builder *b, const struct lexicon *l, const struct yaml_node *name) {
  const char *file = name->file->path, *slash = strrchr(file, '/');
  if (name->text.len == 0 || name->text.p[0] == '/') return complain(b, NOTICE_FILE, name, "a lexicon file is a path relative to this file");
  struct table *t = ARENA_NEW(&b->scratch, struct table);
  struct err e;
  t->path = arena_printf(&b->scratch, "%.*s%s", slash ? (int)(slash - file + 1) : 0, file, name->text.p);
  enum status st = file_read(&t->source, t->path, LIMIT_PACK_FILE_BYTES, &b->rs->arena, &e);
  if (st != ST_OK) return complain(b, st == ST_LIMIT ? NOTICE_LIMIT : NOTICE_FILE, name, "%s", e.message);
  builder_hash(b, t->path, name->text.p, t->source);
  t->source = view_unmarked(t->source);
  struct columns c = {.table = t};
  size_t end = line_end(t->source, 0);
  if (!read_header(b, &c, end)) return false;
  for (size_t at = end + 1; at < t->source.len; at = end + 1) {
    end = line_end(t->source, at);
    if (end > at && t->source.p[at] != '#' && t->source.p[at] != '\r') read_row(b, l, &c, at, end);
  }
  return true;
}

/* ---- YAML */

static uint16_t read_attrs(struct builder *b, const struct yaml_node *map, struct attr *out, size_t cap) {
  uint16_t n = 0;
  for (const struct yaml_node *c = map->first; c != NULL && n < cap; c = c->next)
    if (check_kind(b, c, YAML_SCALAR, "an attribute")) out[n++] = (struct attr){builder_atom(b, c->key->text), builder_value(b, c->text)};
  return n;
}

static bool read_entry(struct builder *b, const struct lexicon *l, const struct yaml_node *e) {
  const struct yaml_node *key = e->key ? e->key : e;
  struct attr *own = ARENA_ARRAY(&b->scratch, struct attr, e->len + 1);
  uint16_t n = 0;
  if (e->kind == YAML_MAP) n = read_attrs(b, e, own, e->len);
  else if (e->key != NULL && e->kind == YAML_SCALAR) own[n++] = (struct attr){A_VALUE, builder_value(b, e->text)};
  else if (e->kind == YAML_LIST) return complain(b, NOTICE_TABLE, e, "an entry is a value or a map of attributes");
  struct draft_entry *entry = new_entry(b, l, own, n);
  entry->node = key;
  struct view forms = l->letters ? arena_copy(&b->rs->arena, key->text) : key->text; /* exact forms keep their spelling */
  return add_forms(b, forms, l->letters, entry, 0) || complain(b, NOTICE_TABLE, key, "a form that holds no word or more than 32");
}

bool declare_lexicon(struct builder *b, const struct yaml_node *node) {
  struct lexicon l = {.type = builder_atom(b, node->key->text), .node = node};
  if (!check_keys(b, node, &keys_lexicon) || !check_allow(b, node)) return false;
  const struct yaml_node *c = yaml_get(node, "case"), *set = yaml_get(node, "set");
  if (c != NULL && !read_letters(c->text, &l.letters)) return complain(b, NOTICE_VALUE, c, CASE_NONE);
  if (set != NULL && check_kind(b, set, YAML_MAP, "set")) {
    struct attr *common = arena_alloc(&b->scratch, sizeof *common * (set->len + 1)); /* each entry has a copy */
    l.commons = read_attrs(b, set, common, set->len);
    l.common = common;
  }
  const struct yaml_node *one = yaml_get(node, "file"), *many = yaml_get(node, "files"), *entries = yaml_get(node, "entries");
  if (!one && !many && !entries) return complain(b, NOTICE_MISSING, node, "a lexicon needs 'file', 'files' or 'entries'");
  bool ok = true;
  if (one && check_kind(b, one, YAML_SCALAR, "file")) ok = read_table(b, &l, one);
  if (many && check_kind(b, many, YAML_LIST, "files"))
    for (const struct yaml_node *n = many->first; n != NULL; n = n->next) ok = read_table(b, &l, n) && ok;
  if (entries && entries->kind == YAML_SCALAR) return complain(b, NOTICE_VALUE, entries, "entries are a map of forms or a list of forms");
  for (const struct yaml_node *n = entries ? entries->first : NULL; n != NULL; n = n->next) ok = read_entry(b, &l, n) && ok;
  return ok;
}
