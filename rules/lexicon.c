/* lexicon.c: word lists with attributes, from YAML (`entries`) or TSV files (first line a header, first column the forms joined by
 * `|`). A form is a sequence of words; whatever its lexicon, the same sequence is one `struct form` with several senses. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "rules/builder.h"

#define FORM_WORDS_MAX 32

struct lexicon {
  atom type;
  bool exact;
  const struct attr *common; /* attributes of every row */
  uint16_t commons;
  const struct yaml_node *node;
};

static struct draft_form *form_of(struct builder *b, const uint32_t *ids, size_t n, bool exact, struct view spelling) {
  b->text.len = 0;
  buf_add(&b->text, (const char *)ids, n * sizeof *ids);
  if (exact) buf_char(&b->text, '=');
  if (exact) buf_view(&b->text, spelling);
  uint32_t id = words_add(&b->keys, (struct view){b->text.p, b->text.len});
  if (id > b->forms) {
    uint32_t *word = ARENA_ARRAY(&b->rs->arena, uint32_t, n);
    memcpy(word, ids, n * sizeof *ids);
    struct draft_form f = {.form = {.words = (uint16_t)n, .exact = exact, .word = word}};
    if (exact) f.form.spelling = arena_copy(&b->rs->arena, spelling);
    ARENA_PUSH(&b->scratch, b->form, b->forms, b->forms_cap, f);
  }
  return &b->form[id - 1];
}

static void add_sense(struct builder *b, struct draft_form *f, const struct sense *sense, const struct entry_origin *origin) {
  struct draft_sense *s = ARENA_NEW(&b->scratch, struct draft_sense);
  s->sense = *sense;
  s->origin = *origin;
  struct draft_sense **at = &f->senses;
  while (*at != NULL) at = &(*at)->next;
  *at = s;
  f->form.senses++;
}

/* Adds every spelling of `a|b|c`. Returns the first that is no form, or an empty view. */
static struct view add_forms(struct builder *b, struct view forms, bool exact, const struct sense *sense, struct entry_origin origin) {
  uint32_t base = origin.start;
  size_t start = 0;
  for (size_t i = 0; i <= forms.len; i++) {
    if (i < forms.len && forms.p[i] != '|') continue;
    struct view spelling = view_sub(forms, start, i);
    uint32_t ids[FORM_WORDS_MAX];
    size_t len;
    if (!builder_words(b, spelling, ids, &len, FORM_WORDS_MAX)) return spelling.len ? spelling : VIEW_LIT("(empty)");
    origin.start = base + (uint32_t)start;
    origin.end = base + (uint32_t)i;
    add_sense(b, form_of(b, ids, len, exact, spelling), sense, &origin);
    start = i + 1;
  }
  return (struct view){0};
}

/* ---- TSV */

#define COLUMNS_MAX 24

struct table {
  struct view source;
  const char *path;
  atom column[COLUMNS_MAX];
  int columns, case_column;
};

static bool row_error(struct builder *b, const struct table *t, size_t start, size_t end, const char *message) {
  return complain_line(b, t->path, t->source, (uint32_t)start, (uint32_t)end, message);
}

static size_t line_end(struct view s, size_t at) {
  const char *nl = memchr(s.p + at, '\n', s.len - at);
  return nl ? (size_t)(nl - s.p) : s.len;
}

static bool read_header(struct builder *b, struct table *t, size_t end) {
  size_t start = 0;
  t->case_column = -1;
  for (size_t i = 0; i <= end; i++) {
    if (i < end && t->source.p[i] != '\t') continue;
    struct view name = view_sub(t->source, start, i);
    if (name.len && name.p[name.len - 1] == '\r') name.len--;
    if (t->columns == COLUMNS_MAX) return row_error(b, t, start, i, "more than 24 columns");
    if (t->columns == 0 && !view_eq(name, VIEW_LIT("forms"))) return row_error(b, t, 0, i, "the first column of a lexicon is 'forms'");
    if (view_eq(name, VIEW_LIT("case"))) t->case_column = t->columns;
    t->column[t->columns++] = builder_atom(b, name);
    start = i + 1;
  }
  return true;
}

static bool read_row(struct builder *b, const struct lexicon *l, const struct table *t, size_t start, size_t end) {
  struct attr *attrs = arena_alloc(&b->rs->arena, sizeof *attrs * (size_t)(t->columns + l->commons));
  struct view forms = {0};
  uint16_t n = 0;
  bool exact = l->exact;
  int column = 0;
  size_t from = start;
  for (size_t i = start; i <= end; i++) {
    if (i < end && t->source.p[i] != '\t') continue;
    struct view cell = view_sub(t->source, from, i);
    if (cell.len && cell.p[cell.len - 1] == '\r') cell.len--;
    if (column >= t->columns) return row_error(b, t, from, i, "more cells than the header has columns");
    if (column == 0) forms = cell;
    else if (column == t->case_column) exact = cell.len ? view_eq(cell, VIEW_LIT("exact")) : exact;
    else if (cell.len) attrs[n++] = (struct attr){t->column[column], builder_value(b, cell)};
    column++;
    from = i + 1;
  }
  for (uint16_t k = 0; k < l->commons; k++) attrs[n++] = l->common[k];
  struct view bad = add_forms(b, forms, exact, &(struct sense){l->type, n, attrs},
                              (struct entry_origin){.path = t->path, .source = t->source, .start = (uint32_t)start});
  return bad.p == NULL || row_error(b, t, start, start + forms.len, "a form that holds no word or more than 32");
}

static bool read_table(struct builder *b, const struct lexicon *l, const struct yaml_node *name) {
  struct table t = {0};
  const char *file = name->file->path, *slash = strrchr(file, '/');
  if (name->text.len == 0 || name->text.p[0] == '/') return complain(b, NOTICE_FILE, name, "a lexicon file is a path relative to this file");
  t.path = arena_printf(&b->scratch, "%.*s%s", slash ? (int)(slash - file + 1) : 0, file, name->text.p);
  FILE *f = fopen(t.path, "rb");
  if (f == NULL) return complain(b, NOTICE_FILE, name, "cannot read '%s': %s", t.path, strerror(errno));
  struct buf content;
  buf_init(&content);
  for (size_t n = 1; n > 0 && content.len <= LIMIT_PACK_FILE_BYTES; content.len += n) {
    buf_reserve(&content, 1 << 16);
    n = fread(content.p + content.len, 1, 1 << 16, f);
  }
  fclose(f);
  bool ok = content.len <= LIMIT_PACK_FILE_BYTES || complain(b, NOTICE_LIMIT, name, "'%s' is larger than 8 MiB", t.path);
  t.source = arena_copy(&b->scratch, (struct view){content.p, content.len});
  buf_free(&content);
  buf_str(&b->hashed, name->text.p);
  buf_char(&b->hashed, '\0');
  buf_view(&b->hashed, t.source);
  size_t end = line_end(t.source, 0);
  ok = ok && read_header(b, &t, end);
  for (size_t at = end + 1; ok && at < t.source.len; at = end + 1) {
    end = line_end(t.source, at);
    if (end > at && t.source.p[at] != '#' && t.source.p[at] != '\r') read_row(b, l, &t, at, end);
  }
  return ok;
}

/* ---- YAML */

static uint16_t read_attrs(struct builder *b, const struct yaml_node *map, struct attr *out, size_t cap) {
  uint16_t n = 0;
  for (const struct yaml_node *c = map->first; c != NULL && n < cap; c = c->next)
    if (check_kind(b, c, YAML_SCALAR, "an attribute")) out[n++] = (struct attr){builder_atom(b, c->key->text), builder_value(b, c->text)};
  return n;
}

static bool read_entry(struct builder *b, const struct lexicon *l, const struct yaml_node *e) {
  struct view forms = e->key ? e->key->text : e->text;
  struct attr *attrs = arena_alloc(&b->rs->arena, sizeof *attrs * (size_t)(e->len + 1 + l->commons));
  uint16_t n = 0;
  if (e->kind == YAML_MAP) n = read_attrs(b, e, attrs, e->len);
  else if (e->key != NULL && e->kind == YAML_SCALAR) attrs[n++] = (struct attr){A_VALUE, builder_value(b, e->text)};
  else if (e->kind == YAML_LIST) return complain(b, NOTICE_TABLE, e, "an entry is a value or a map of attributes");
  for (uint16_t k = 0; k < l->commons; k++) attrs[n++] = l->common[k];
  struct view bad = add_forms(b, forms, l->exact, &(struct sense){l->type, n, attrs}, (struct entry_origin){.node = e->key ? e->key : e});
  return bad.p == NULL || complain(b, NOTICE_TABLE, e->key ? e->key : e, "a form that holds no word or more than 32");
}

bool declare_lexicon(struct builder *b, const struct yaml_node *node) {
  struct lexicon l = {.type = builder_atom(b, node->key->text), .node = node};
  if (!check_keys(b, node, &keys_lexicon) || !check_allow(b, node)) return false;
  const struct yaml_node *c = yaml_get(node, "case"), *set = yaml_get(node, "set");
  if (c != NULL) {
    l.exact = view_eq(c->text, VIEW_LIT("exact"));
    if (!l.exact && !view_eq(c->text, VIEW_LIT("fold"))) return complain(b, NOTICE_VALUE, c, "case is 'exact' or 'fold'");
  }
  if (set != NULL && check_kind(b, set, YAML_MAP, "set")) {
    struct attr *common = arena_alloc(&b->rs->arena, sizeof *common * (set->len + 1));
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
