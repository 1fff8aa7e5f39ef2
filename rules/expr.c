#include "rules/expr.h"

#include "base/diag.h"

struct parser {
  struct view source;
  size_t at;
  int depth;
  const struct expr_names *names;
  struct arena *arena;   /* of the pack */
  struct arena scratch;  /* of the tree under way */
  struct err *err;
  bool failed;
  size_t failed_at;
};

#define DEPTH_MAX 32 /* an expression of a rule is a line, not a program */

static const struct {
  const char *name;
  uint8_t least, most;
} functions[] = {
#define X(name, least, most) {#name, least, most},
    EXPR_FUNCTIONS(X)
#undef X
};

static const struct expr *parse_or(struct parser *p);

static const struct expr *fail(struct parser *p, size_t at, const char *message, struct view what) {
  if (!p->failed) {
    p->failed = true;
    p->failed_at = at;
    err_set(p->err, ST_SYNTAX, "%s%s%.*s%s", message, what.len ? " '" : "", (int)what.len, what.p ? what.p : "", what.len ? "'" : "");
  }
  return NULL;
}

static void skip_space(struct parser *p) {
  while (p->at < p->source.len && (p->source.p[p->at] == ' ' || p->source.p[p->at] == '\n' || p->source.p[p->at] == '\t')) p->at++;
}

static bool accept(struct parser *p, const char *what) {
  skip_space(p);
  size_t n = strlen(what);
  if (p->source.len - p->at < n || memcmp(p->source.p + p->at, what, n) != 0) return false;
  p->at += n;
  return true;
}

static bool word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 128;
}

static struct view take_word(struct parser *p) {
  size_t start = p->at;
  while (p->at < p->source.len && word_char(p->source.p[p->at])) p->at++;
  return view_sub(p->source, start, p->at);
}

static bool accept_word(struct parser *p, const char *what) {
  skip_space(p);
  size_t mark = p->at;
  struct view w = take_word(p);
  if (view_eq(w, view_of(what))) return true;
  p->at = mark;
  return false;
}

static const struct expr *const *keep_args(struct parser *p, const struct expr *const *arg, uint16_t len) {
  return memcpy(ARENA_ARRAY(&p->scratch, const struct expr *, len), arg, len * sizeof *arg);
}

static struct expr *node(struct parser *p, enum expr_op op, const struct expr *a, const struct expr *b) {
  struct expr *e = ARENA_NEW(&p->scratch, struct expr);
  *e = (struct expr){.op = op, .len = (uint16_t)((a != NULL) + (b != NULL))};
  if (a != NULL) e->arg = keep_args(p, (const struct expr *[]){a, b}, e->len);
  return e;
}

static const struct expr *parse_group(struct parser *p) {
  size_t at = p->at - 1;
  struct view name = take_word(p);
  struct expr *e = node(p, EXPR_GROUP, NULL, NULL);
  e->group = p->names->group(p->names->context, name);
  if (e->group == 0) return fail(p, at, "no group of the pattern is named", name);
  if (p->at < p->source.len && p->source.p[p->at] == '.') {
    p->at++;
    e->op = EXPR_ATTR;
    e->attr = p->names->atom(p->names->context, take_word(p));
    if (e->attr == 0) return fail(p, at, "no attribute is named so", name);
  }
  return e;
}

static const struct expr *unknown_function(struct parser *p, size_t at, struct view name) {
  const char *names[FN_COUNT];
  for (size_t i = 0; i < FN_COUNT; i++) names[i] = functions[i].name;
  fail(p, at, "unknown function", name);
  if (p->err) diag_suggest(p->err->message, sizeof p->err->message, diag_nearest(name, names, FN_COUNT));
  return NULL;
}

static const struct expr *parse_call(struct parser *p, struct view name, size_t at) {
  struct expr *e = node(p, EXPR_CALL, NULL, NULL);
  const struct expr *arg[8];
  struct view written[8];
  size_t f = 0;
  while (f < FN_COUNT && !view_eq(name, view_of(functions[f].name))) f++;
  if (f == FN_COUNT) return unknown_function(p, at, name);
  if (!accept(p, ")")) {
    do {
      if (e->len == 8) return fail(p, at, "more than 8 arguments for", name);
      skip_space(p);
      size_t start = p->at;
      arg[e->len] = parse_or(p);
      if (p->failed) return NULL;
      written[e->len++] = view_sub(p->source, start, p->at);
    } while (accept(p, ","));
    if (!accept(p, ")")) return fail(p, p->at, "expected ')'", (struct view){0});
  }
  bool half = (f == FN_previous || f == FN_following) && e->len == 3; /* a name without its value; barriers come behind both */
  if (e->len < functions[f].least || e->len > functions[f].most || half) return fail(p, at, "wrong number of arguments for", name);
  e->function = (enum expr_function)f;
  if (e->len > 0) {
    e->arg = keep_args(p, arg, e->len);
    e->written = memcpy(arena_packed(p->arena, e->len * sizeof *written, sizeof(void *)), written, e->len * sizeof *written);
  }
  return e;
}

static const struct expr *parse_text(struct parser *p) {
  size_t start = p->at;
  while (p->at < p->source.len && p->source.p[p->at] != '\'') p->at++;
  if (p->at == p->source.len) return fail(p, start - 1, "text without its closing quote", (struct view){0});
  struct expr *e = node(p, EXPR_TEXT, NULL, NULL);
  e->text = view_sub(p->source, start, p->at++);
  return e;
}

static const struct expr *parse_number(struct parser *p) {
  size_t start = p->at;
  while (p->at < p->source.len && ((p->source.p[p->at] >= '0' && p->source.p[p->at] <= '9') || p->source.p[p->at] == '.')) p->at++;
  struct expr *e = node(p, EXPR_NUMBER, NULL, NULL);
  struct view text = view_sub(p->source, start, p->at);
  if (decimal_parse(&e->number, text, (struct view){0}) != ST_OK) return fail(p, start, "not a number:", text);
  return e;
}

static const struct expr *parse_simple(struct parser *p) {
  skip_space(p);
  if (p->at == p->source.len) return fail(p, p->at, "the expression ends too early", (struct view){0});
  char c = p->source.p[p->at];
  size_t at = p->at;
  if (accept(p, "$")) return parse_group(p);
  if (accept(p, "'")) return parse_text(p);
  if (accept(p, "(")) {
    const struct expr *e = parse_or(p);
    return accept(p, ")") ? e : fail(p, p->at, "expected ')'", (struct view){0});
  }
  if (c >= '0' && c <= '9') return parse_number(p);
  if (!word_char(c)) return fail(p, at, "unexpected", view_sub(p->source, at, at + 1));
  struct view name = take_word(p);
  if (p->at < p->source.len && p->source.p[p->at] == '(') {
    p->at++;
    return parse_call(p, name, at);
  }
  struct expr *e = node(p, EXPR_TEXT, NULL, NULL);
  e->text = name;
  e->attr = p->names->atom(p->names->context, name); /* it may name a type or an attribute */
  return e;
}

/* `x.attr`, `x.attr.attr`: behind a group that has its attribute, and behind a call. */
static const struct expr *parse_primary(struct parser *p) {
  const struct expr *e = parse_simple(p);
  int deep = p->depth;
  while (!p->failed && (e->op == EXPR_ATTR || e->op == EXPR_CALL || e->op == EXPR_OF) && p->at < p->source.len && p->source.p[p->at] == '.') {
    size_t at = p->at++;
    if (++deep > DEPTH_MAX) return fail(p, at, "the expression is nested too deeply", (struct view){0});
    struct expr *of = node(p, EXPR_OF, e, NULL);
    of->attr = p->names->atom(p->names->context, take_word(p));
    if (of->attr == 0) return fail(p, at, "no attribute is named so", (struct view){0});
    e = of;
  }
  return e;
}

static const struct expr *parse_unary(struct parser *p) {
  if (++p->depth > DEPTH_MAX) return fail(p, p->at, "the expression is nested too deeply", (struct view){0});
  const struct expr *e;
  if (accept(p, "-")) {
    const struct expr *a = parse_unary(p);
    e = p->failed ? NULL : node(p, EXPR_NEG, a, NULL);
  } else {
    e = parse_primary(p);
  }
  p->depth--;
  return e;
}

struct level {
  const char *sign;
  enum expr_op op;
};

static bool at_sign(struct parser *p) {
  skip_space(p);
  return p->at < p->source.len && memchr("+-*/=!<>", p->source.p[p->at], 8) != NULL;
}

static const struct expr *parse_level(struct parser *p, const struct level *signs, const struct expr *(*next)(struct parser *)) {
  const struct expr *a = next(p);
  if (!at_sign(p)) return p->failed ? NULL : a;
  for (const struct level *s = signs; !p->failed && s->sign != NULL;) {
    if (!accept(p, s->sign)) {
      s++;
      continue;
    }
    const struct expr *b = next(p);
    if (p->failed) return NULL;
    a = node(p, s->op, a, b);
    s = signs;
  }
  return p->failed ? NULL : a;
}

static const struct expr *parse_product(struct parser *p) {
  static const struct level signs[] = {{"*", EXPR_MUL}, {"/", EXPR_DIV}, {0}};
  return parse_level(p, signs, parse_unary);
}

static const struct expr *parse_sum(struct parser *p) {
  static const struct level signs[] = {{"+", EXPR_ADD}, {"-", EXPR_SUB}, {0}};
  return parse_level(p, signs, parse_product);
}

#define ALTERNATIVES_MAX 32 /* of `=` and `!=`; more are a lexicon */

static const struct expr *parse_right(struct parser *p, enum expr_op op, const struct expr *a) {
  const struct expr *arg[1 + ALTERNATIVES_MAX] = {a};
  struct expr *e = node(p, op, NULL, NULL);
  e->len = 1;
  do {
    if (e->len > ALTERNATIVES_MAX) return fail(p, p->at, "too many alternatives: ask with 'in' for a lexicon", (struct view){0});
    arg[e->len++] = parse_sum(p);
    if (p->failed) return NULL;
  } while ((op == EXPR_EQ || op == EXPR_NE) && accept(p, "|"));
  e->arg = keep_args(p, arg, e->len);
  return e;
}

static const struct expr *parse_in(struct parser *p, const struct expr *a) {
  struct expr *e = node(p, EXPR_IN, a, NULL);
  skip_space(p);
  size_t at = p->at;
  e->attr = p->names->lexicon(p->names->context, take_word(p), p->err);
  if (e->attr != 0) return e;
  p->failed = true;
  p->failed_at = at;
  return NULL;
}

static const struct expr *parse_cmp(struct parser *p) {
  static const struct level signs[] = {{"!=", EXPR_NE}, {"<=", EXPR_LE}, {">=", EXPR_GE}, {"=", EXPR_EQ},
                                       {"<", EXPR_LT},  {">", EXPR_GT},  {0}};
  const struct expr *a = parse_sum(p);
  if (p->failed) return NULL;
  if (accept_word(p, "in")) return parse_in(p, a);
  for (const struct level *s = signs; s->sign != NULL; s++)
    if (accept(p, s->sign)) return parse_right(p, s->op, a);
  return a;
}

static const struct expr *parse_not(struct parser *p) {
  if (!accept_word(p, "not")) return parse_cmp(p);
  if (++p->depth > DEPTH_MAX) return fail(p, p->at, "the expression is nested too deeply", (struct view){0});
  const struct expr *a = parse_not(p);
  p->depth--;
  return p->failed ? NULL : node(p, EXPR_NOT, a, NULL);
}

/* One node for a row of the same. */
static const struct expr *parse_joined(struct parser *p, const char *word, enum expr_op op, const struct expr *(*next)(struct parser *)) {
  const struct expr *a = next(p), **arg = NULL;
  size_t n = 0, cap = 0;
  while (!p->failed && accept_word(p, word)) {
    if (n == UINT16_MAX) return fail(p, p->at, "too long a row of", view_of(word));
    if (n == 0) ARENA_PUSH(&p->scratch, arg, n, cap, a);
    ARENA_PUSH(&p->scratch, arg, n, cap, next(p));
  }
  if (p->failed || n == 0) return p->failed ? NULL : a;
  struct expr *e = node(p, op, NULL, NULL);
  e->len = (uint16_t)n;
  e->arg = arg;
  return e;
}

static const struct expr *parse_and(struct parser *p) { return parse_joined(p, "and", EXPR_AND, parse_not); }

static const struct expr *parse_or(struct parser *p) { return parse_joined(p, "or", EXPR_OR, parse_and); }

/* The tree as it is read: each node, where its operands stand, the operands. */
static const struct expr *laid_out(struct arena *arena, const struct expr *e) {
  struct expr *out = arena_packed(arena, sizeof *out, sizeof(void *));
  const struct expr **arg = e->len ? arena_packed(arena, e->len * sizeof *arg, sizeof *arg) : NULL;
  *out = *e;
  out->arg = arg;
  for (uint16_t i = 0; i < e->len; i++) arg[i] = laid_out(arena, e->arg[i]);
  return out;
}

enum status expr_parse(const struct expr **out, struct view source, const struct expr_names *names, struct arena *arena, size_t *at,
                       struct err *err) {
  struct parser p = {.source = source, .names = names, .arena = arena, .err = err};
  arena_init(&p.scratch);
  const struct expr *e = parse_or(&p);
  skip_space(&p);
  if (!p.failed && p.at < source.len) fail(&p, p.at, "unexpected", view_sub(source, p.at, p.at + 1));
  if (p.failed) {
    *at = p.failed_at;
  } else {
    expr_settle((struct expr *)e);
    *out = laid_out(arena, e);
  }
  arena_free(&p.scratch);
  return p.failed ? ST_SYNTAX : ST_OK;
}
