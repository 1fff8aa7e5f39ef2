/* expr.h: the little arithmetic of `set` and `when`.
 *
 *   expr   := or
 *   or     := and ('or' and)*        and := not ('and' not)*       not := 'not' not | cmp
 *   cmp    := sum (('=' | '!=') sum ('|' sum)* | ('<' | '<=' | '>' | '>=') sum | 'in' lexicon)?
 *   sum    := product (('+' | '-') product)*
 *   product:= unary (('*' | '/') unary)*
 *   unary  := '-' unary | primary
 *   primary:= number | 'text' | word | $group | $group.attr | name '(' args ')' | '(' expr ')'
 *
 * A bare word is a text (`kind: money`). `$group` is the value of the captured annotation, or its text when it is no annotation.
 * The functions are a table in extract/eval.c; their names and numbers of arguments are checked here when the pack loads.
 */
#ifndef ANNALS_RULES_EXPR_H
#define ANNALS_RULES_EXPR_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/status.h"

enum expr_op {
  EXPR_NUMBER, EXPR_TEXT, EXPR_GROUP, EXPR_ATTR, EXPR_OF, EXPR_CALL,
  EXPR_ADD, EXPR_SUB, EXPR_MUL, EXPR_DIV, EXPR_NEG,
  EXPR_EQ, EXPR_NE, EXPR_LT, EXPR_LE, EXPR_GT, EXPR_GE, EXPR_IN, EXPR_AND, EXPR_OR, EXPR_NOT
};

#define EXPR_LIST_MAX 8 /* arguments of list() */

/* Functions; see docs/rules.md for what each gives. */
#define EXPR_FUNCTIONS(X) \
  X(text, 1, 1) X(lower, 1, 1) X(digits, 1, 3) X(compose, 1, 1) X(inflect, 2, 2) X(first, 1, 8) X(list, 1, EXPR_LIST_MAX) X(concat, 1, 8) \
  X(if, 3, 3) X(has, 1, 1) X(previous, 2, 8) X(following, 2, 8) X(date, 1, 3) X(year, 1, 1) X(month, 1, 1) X(day, 1, 1) X(startyear, 1, 1) X(endyear, 1, 1) X(shift, 3, 3) \
  X(range, 2, 2) X(since, 1, 1) X(until, 1, 1) X(anchor, 0, 1) X(prevailing, 0, 1) X(mentions, 1, 1) X(zone, 0, 0) X(section, 0, 0) X(paragraph, 0, 0) X(null, 0, 0) \
  X(span, 1, 2) X(each, 2, 3) X(back, 2, 8) X(holding, 2, 8) X(ahead, 2, 8) X(recall, 1, 2) X(level, 1, 1) X(weekday, 1, 2) X(weekyear, 2, 2) X(clock, 2, 3) X(turn, 2, 2) X(apart, 2, 2) \
  X(pick, 2, 6) X(learn, 2, 2) X(known, 1, 1) X(size, 1, 1) X(covering, 5, 8) X(row, 0, 0) X(cell, 0, 0) X(decimal, 1, 1)

enum expr_function {
#define X(name, least, most) FN_##name,
  EXPR_FUNCTIONS(X)
#undef X
  FN_COUNT
};

#define EXPR_ALWAYS (1ull << 63)

/* Kept small: some hundred thousand are looked at for each megabyte of text. */
struct expr {
  uint64_t needs;  /* it is null, and ... */
  uint64_t asks;   /* ... as a condition false, unless one of these groups took a part of the text: bit n, group n; EXPR_ALWAYS */
  enum expr_op op : 8;
  enum expr_function function : 8;
  uint16_t len;    /* operands */
  uint16_t group;  /* number of a named group; builder fills it */
  uint16_t attr;   /* atom: of `$group.attr`, of `x.attr`, of a bare word, or of the lexicon of `in` */
  const struct expr *const *arg;
  union {
    struct decimal number;
    struct view text;
    const struct view *written; /* of a call: its arguments as they stand in the source */
  };
};

/* What the parser asks of the builder. */
struct expr_names {
  void *context;
  uint16_t (*group)(void *context, struct view name); /* 0: unknown */
  uint16_t (*atom)(void *context, struct view name);
  uint16_t (*lexicon)(void *context, struct view name, struct err *e); /* its atom; 0: unknown, with *e set */
};

/* Texts of the expression are views of `source`. On failure *at is the byte in `source` where the trouble is. */
enum status expr_parse(const struct expr **out, struct view source, const struct expr_names *names, struct arena *arena, size_t *at,
                       struct err *err);

/* Fills `needs` and `asks` of a parsed tree. */
void expr_settle(struct expr *e);

#endif
