#include "rules/example.h"

#include "base/buf.h"

struct reader {
  struct example *out;
  struct view value;
  struct arena *arena;
  struct buf text;
  size_t *at;
  struct err *err;
};

static enum status fail(struct reader *r, size_t at, const char *message) {
  *r->at = at;
  return err_set(r->err, ST_SYNTAX, "%s", message);
}

/* The bracket that closes the one at i, or 0. In a map a text in single quotes may hold brackets. */
static size_t closing(struct view v, size_t i, char open, char close, bool quotes) {
  bool quoted = false;
  for (int depth = 0; i < v.len; i++) {
    if (quotes && v.p[i] == '\'') quoted = !quoted;
    if (quoted) continue;
    if (v.p[i] == open) depth++;
    if (v.p[i] == close && --depth == 0) return i;
  }
  return 0;
}

static bool plain_value(const struct yaml_node *n) {
  if (n->kind == YAML_MAP) return false;
  for (const struct yaml_node *c = n->first; c != NULL; c = c->next)
    if (c->kind != YAML_SCALAR) return false;
  return true;
}

static enum status read_attrs(struct reader *r, struct example_mark *m) {
  struct view map = view_sub(r->value, m->from, m->to);
  struct yaml_node *root;
  struct err e = {0};
  if (view_eq(map, VIEW_LIT("{?}"))) return ST_OK;
  if (yaml_parse(&root, "example", arena_copy(r->arena, map), r->arena, &e) != ST_OK) return fail(r, m->from, e.message);
  if (root->kind != YAML_MAP) return fail(r, m->from, "expected a map of attributes");
  for (const struct yaml_node *c = root->first; c != NULL; c = c->next)
    if (!plain_value(c)) return fail(r, m->from + c->start, "the value of an attribute is a text, a number or a list of them");
  m->attrs = root;
  return ST_OK;
}

/* A bracket at i: a mark when a map stands behind it. Returns the byte to go on from in *next. */
static enum status read_bracket(struct reader *r, size_t i, size_t *next) {
  struct example *x = r->out;
  size_t close = closing(r->value, i, '[', ']', false);
  *next = i;
  if (close == 0 || close + 1 >= r->value.len || r->value.p[close + 1] != '{') return ST_OK;
  size_t end = closing(r->value, close + 1, '{', '}', true);
  if (end == 0) return fail(r, close + 1, "a mark's map has no closing brace");
  if (close == i + 1) return fail(r, i, "a mark holds no text");
  if (x->marks == EXAMPLE_MARKS_MAX) return fail(r, i, "more than 32 marks in an example");
  struct example_mark *m = &x->mark[x->marks++];
  *m = (struct example_mark){.start = (uint32_t)r->text.len,
                             .open = (uint32_t)i,
                             .close = (uint32_t)close,
                             .from = (uint32_t)close + 1,
                             .to = (uint32_t)end + 1};
  buf_view(&r->text, view_sub(r->value, i + 1, close));
  m->end = (uint32_t)r->text.len;
  *next = end + 1;
  return read_attrs(r, m);
}

enum status example_parse(struct example *out, const struct yaml_node *scalar, struct arena *arena, size_t *at, struct err *err) {
  struct example x = {.node = scalar};
  struct reader r = {.out = &x, .value = scalar->text, .arena = arena, .at = at, .err = err};
  enum status st = ST_OK;
  buf_init(&r.text);
  for (size_t i = 0; st == ST_OK && i < r.value.len;) {
    size_t next = i;
    if (r.value.p[i] == '[') st = read_bracket(&r, i, &next);
    if (next == i)
      buf_char(&r.text, r.value.p[i++]);
    else
      i = next;
  }
  if (st == ST_OK) {
    x.text = arena_copy(arena, (struct view){r.text.p, r.text.len});
    *out = x;
  }
  buf_free(&r.text);
  return st;
}
