/* needs.c: without which groups of its pattern an expression has nothing to say. Most groups of a long pattern are there for a few
 * matches, so most expressions over them can be left alone. */
#include "rules/expr.h"

static uint64_t group_bit(uint16_t group) { return group < 63 ? 1ull << group : EXPR_ALWAYS; }

/* Either set will do: the one that rules out more matches, as far as counting tells. */
static uint64_t stricter(uint64_t a, uint64_t b) {
  if ((a | b) & EXPR_ALWAYS) return a & EXPR_ALWAYS ? b : a;
  return __builtin_popcountll(a) <= __builtin_popcountll(b) ? a : b;
}

static bool is_literal(const struct expr *e) { return e->op == EXPR_TEXT || e->op == EXPR_NUMBER; }

/* Null is like no literal and neither smaller nor larger. */
static uint64_t comparison(const struct expr *e) {
  bool literals = true;
  for (uint16_t i = 1; i < e->len; i++) literals = literals && is_literal(e->arg[i]);
  if (e->op == EXPR_NE) return EXPR_ALWAYS;
  return literals ? e->arg[0]->needs : e->len == 2 && is_literal(e->arg[0]) ? e->arg[1]->needs : EXPR_ALWAYS;
}

/* What does not hold takes the other branch. */
static uint64_t branches(const struct expr *e) {
  return stricter(e->arg[0]->asks | e->arg[2]->needs, e->arg[1]->needs | e->arg[2]->needs);
}

static uint64_t call_needs(const struct expr *e) {
  uint64_t all = 0, one = EXPR_ALWAYS;
  for (uint16_t i = 0; i < e->len; i++) all |= e->arg[i]->needs;
  for (uint16_t i = 0; i < e->len; i++) one = stricter(one, e->arg[i]->needs);
  switch (e->function) {
    case FN_null: return 0;
    case FN_first: return all;
    case FN_concat: return one;
    case FN_if: return branches(e);
    case FN_inflect: return e->arg[1]->needs;
    case FN_span: case FN_apart: case FN_lower: case FN_size: return e->arg[0]->needs;
    case FN_text: case FN_digits: case FN_compose: case FN_turn: case FN_each: return e->arg[0]->op == EXPR_GROUP ? e->arg[0]->needs : EXPR_ALWAYS;
    default: return EXPR_ALWAYS;
  }
}

static uint64_t needs_of(const struct expr *e) {
  switch (e->op) {
    case EXPR_GROUP: case EXPR_ATTR: return group_bit(e->group);
    case EXPR_CALL: return call_needs(e);
    case EXPR_NEG: case EXPR_OF: return e->arg[0]->needs;
    case EXPR_ADD: case EXPR_SUB: case EXPR_MUL: case EXPR_DIV: return stricter(e->arg[0]->needs, e->arg[1]->needs);
    default: return EXPR_ALWAYS;
  }
}

static uint64_t joined(const struct expr *e) {
  uint64_t asks = e->arg[0]->asks;
  for (uint16_t i = 1; i < e->len; i++) asks = e->op == EXPR_AND ? stricter(asks, e->arg[i]->asks) : asks | e->arg[i]->asks;
  return asks;
}

static uint64_t asks_of(const struct expr *e) {
  switch (e->op) {
    case EXPR_AND: case EXPR_OR: return joined(e);
    case EXPR_NOT: return EXPR_ALWAYS;
    case EXPR_EQ: case EXPR_NE: case EXPR_LT: case EXPR_LE: case EXPR_GT: case EXPR_GE: return comparison(e);
    case EXPR_IN: return e->arg[0]->needs;
    case EXPR_CALL: return e->function == FN_has ? e->arg[0]->needs : e->needs;
    default: return e->needs;
  }
}

void expr_settle(struct expr *e) {
  for (uint16_t i = 0; i < e->len; i++) expr_settle((struct expr *)e->arg[i]); /* the tree is the caller's until it is parsed */
  e->needs = needs_of(e);
  e->asks = asks_of(e);
}
