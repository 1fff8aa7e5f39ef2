/* expand.c: fragments. `{name}` and `{name(a, b)}` stand for a piece of pattern; a quantifier `{2,3}` begins with a digit or a
 * comma and is left alone. */
#include "rules/pattern.h"

struct binding {
  struct view name;
  struct view text;            /* the argument as written */
  const struct yaml_node *node;
  uint32_t at;                 /* where the argument stands in node's value */
  const struct binding *scope; /* bindings that the argument itself may use */
  const struct binding *next;
};

struct expansion {
  const struct pattern_context *c;
  struct buf *text, *runs; /* as far as it has come */
  struct origin *where;
  struct err *err;
  int depth;
};

static void put(struct expansion *x, const char *p, size_t n, struct origin from) {
  struct origin_run run = {(uint32_t)x->text->len, from}, *last = x->runs->len ? (struct origin_run *)(void *)(x->runs->p + x->runs->len) - 1 : NULL;
  bool follows = last != NULL && last->from.node == from.node && last->from.at + (run.start - last->start) == from.at;
  if (!follows && last != NULL && last->start == run.start) *last = run; /* nothing was written there */
  else if (!follows) buf_add(x->runs, (const char *)&run, sizeof run);
  buf_add(x->text, p, n);
}

struct origin origin_at(const struct text_map *m, size_t at) {
  size_t lo = 0, hi = m->runs;
  while (hi - lo > 1) {
    size_t mid = (lo + hi) / 2;
    if (m->run[mid].start <= at) lo = mid;
    else hi = mid;
  }
  return (struct origin){m->run[lo].from.node, m->run[lo].from.at + (uint32_t)(at - m->run[lo].start)};
}

static bool name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }
static bool name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static enum status expand(struct expansion *x, const struct yaml_node *node, struct view text, uint32_t base, const struct binding *scope);

static struct view trim(struct view v, uint32_t *at) {
  while (v.len && (v.p[0] == ' ' || v.p[0] == '\n')) v = view_sub(v, 1, v.len), ++*at;
  while (v.len && (v.p[v.len - 1] == ' ' || v.p[v.len - 1] == '\n')) v.len--;
  return v;
}

static enum status fail(struct expansion *x, const struct yaml_node *node, uint32_t at, const char *what, struct view name) {
  *x->where = (struct origin){node, at};
  return err_set(x->err, ST_SYNTAX, "%s '%.*s'", what, (int)name.len, name.p);
}

static enum status unknown(struct expansion *x, const struct yaml_node *node, uint32_t at, struct view name) {
  size_t n = 0;
  for (const struct fragment *f = x->c->fragments; f != NULL; f = f->next) n++;
  const char **names = ARENA_ARRAY(x->c->arena, const char *, n);
  n = 0;
  for (const struct fragment *f = x->c->fragments; f != NULL; f = f->next) names[n++] = arena_copy(x->c->arena, f->name).p;
  fail(x, node, at, "no fragment is named", name);
  diag_suggest(x->err->message, sizeof x->err->message, diag_nearest(name, names, n));
  return ST_SYNTAX;
}

/* Splits `a, b` at commas outside brackets and binds them to the fragment's parameters. */
static enum status bind(struct expansion *x, const struct fragment *f, const struct yaml_node *node, struct view args, uint32_t at,
                        const struct binding *scope, const struct binding **out) {
  const struct binding *list = NULL;
  uint16_t n = 0;
  size_t start = 0;
  int depth = 0;
  for (size_t i = 0; i <= args.len && args.len; i++) {
    if (i < args.len && strchr("([{<", args.p[i])) depth++;
    if (i < args.len && strchr(")]}>", args.p[i])) depth--;
    if (i < args.len && (args.p[i] != ',' || depth > 0)) continue;
    if (n == f->params) return fail(x, node, at + (uint32_t)start, "too many arguments for the fragment", f->name);
    struct binding *b = ARENA_NEW(x->c->arena, struct binding);
    uint32_t skipped = 0;
    struct view text = trim(view_sub(args, start, i), &skipped);
    *b = (struct binding){f->param[n++], text, node, at + (uint32_t)start + skipped, scope, list};
    list = b;
    start = i + 1;
  }
  if (n != f->params) return fail(x, node, at, "too few arguments for the fragment", f->name);
  *out = list;
  return ST_OK;
}

/* The text inside `(...)` behind a fragment's name, or an empty view; *end is the byte behind the closing brace. */
static bool take_reference(struct view text, size_t at, struct view *name, struct view *args, size_t *args_at, size_t *end) {
  size_t i = at + 1;
  if (i >= text.len || !name_start(text.p[i])) return false;
  while (i < text.len && name_char(text.p[i])) i++;
  *name = view_sub(text, at + 1, i);
  *args = (struct view){0};
  *args_at = i;
  if (i < text.len && text.p[i] == '(') {
    size_t start = ++i;
    for (int depth = 1; i < text.len; i++) {
      if (text.p[i] == '(') depth++;
      if (text.p[i] == ')' && --depth == 0) break;
    }
    if (i >= text.len) return false;
    *args = view_sub(text, start, i);
    *args_at = start;
    i++;
  }
  if (i >= text.len || text.p[i] != '}') return false;
  *end = i + 1;
  return true;
}

static enum status expand_reference(struct expansion *x, const struct yaml_node *node, uint32_t at, struct view name, struct view args,
                                    uint32_t args_at, const struct binding *scope) {
  struct origin here = {node, at};
  enum status st = ST_OK;
  put(x, "(?:", 3, here);
  const struct binding *b = scope;
  while (b != NULL && !view_eq(b->name, name)) b = b->next;
  if (b != NULL) {
    st = expand(x, b->node, b->text, b->at, b->scope);
  } else {
    struct fragment *f = x->c->fragments;
    while (f != NULL && !view_eq(f->name, name)) f = f->next;
    if (f == NULL) return unknown(x, node, at, name);
    f->used = true;
    const struct binding *inner = NULL;
    st = bind(x, f, node, args, args_at, scope, &inner);
    if (st == ST_OK) st = expand(x, f->body, f->body->text, 0, inner);
  }
  if (st == ST_OK) put(x, ")", 1, here);
  return st;
}

static enum status expand(struct expansion *x, const struct yaml_node *node, struct view text, uint32_t base, const struct binding *scope) {
  if (++x->depth > LIMIT_PACK_DEPTH) return fail(x, node, base, "fragments nested too deeply (does one hold itself?) near", view_sub(text, 0, text.len < 20 ? text.len : 20));
  for (size_t i = 0; i < text.len;) {
    struct view name, args;
    size_t args_at, end;
    if (text.p[i] == '\\' && i + 1 < text.len) {
      size_t n = 2;
      if (i + 2 < text.len && text.p[i + 2] == '{' && strchr("pPxkgoN", text.p[i + 1]) != NULL) /* \p{L} is no reference */
        while (i + n < text.len && text.p[i + n - 1] != '}') n++;
      put(x, text.p + i, n, (struct origin){node, base + (uint32_t)i});
      i += n;
    } else if (text.p[i] == '{' && take_reference(text, i, &name, &args, &args_at, &end)) {
      enum status st = expand_reference(x, node, base + (uint32_t)i, name, args, base + (uint32_t)args_at, scope);
      if (st != ST_OK) return st;
      i = end;
    } else {
      size_t end_plain = i + 1;
      while (end_plain < text.len && text.p[end_plain] != '\\' && text.p[end_plain] != '{') end_plain++;
      put(x, text.p + i, end_plain - i, (struct origin){node, base + (uint32_t)i});
      i = end_plain;
    }
  }
  x->depth--;
  return ST_OK;
}

enum status pattern_expand(struct text_map *out, const struct yaml_node *scalar, const struct pattern_context *c,
                           struct origin *where, struct err *err) {
  struct expansion x = {c, c->text, c->runs, where, err, 0};
  x.text->len = x.runs->len = 0;
  put(&x, "", 0, (struct origin){scalar, 0});
  enum status st = expand(&x, scalar, scalar->text, 0, NULL);
  struct origin_run *run = arena_packed(c->arena, x.runs->len, sizeof(void *));
  memcpy(run, x.runs->p, x.runs->len);
  *out = (struct text_map){arena_copy(c->kept, (struct view){x.text->p, x.text->len}), run, x.runs->len / sizeof *run};
  return st;
}
