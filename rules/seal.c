/* seal.c: the last phase of loading: what compile.c has made becomes struct ruleset, with the indexes that scanning needs. */
#include <stdlib.h>

#include "rules/builder.h"

/* ---- rules */

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static struct clause seal_clause(struct builder *b, struct first *f) {
  uint32_t *words = ARENA_ARRAY(&b->rs->arena, uint32_t, f->words_len);
  if (f->words_len) memcpy(words, f->words, f->words_len * sizeof *words);
  qsort(words, f->words_len, sizeof *words, by_number);
  struct clause c;
  memset(&c, 0, sizeof c); /* what lies between its members, too: it goes into images */
  c.words = words;
  c.words_len = f->words_len;
  c.tests = f->tests;
  return c;
}

/* A clause that the first token already proves is left out. */
static bool same_set(const struct first *a, const struct first *b) {
  return !b->any && !b->letter && !b->upper && !b->digits && testset_equal(&a->tests, &b->tests) && a->words_len == b->words_len &&
         (a->words_len == 0 || memcmp(a->words, b->words, a->words_len * sizeof *a->words) == 0);
}

static void seal_needs(struct builder *b, struct draft_rule *r) {
  struct rule *o = &r->rule;
  struct clause *clauses = ARENA_ARRAY(&b->rs->arena, struct clause, r->clauses);
  for (size_t i = 0; i < r->clauses; i++)
    if (!same_set(&r->clause[i], &r->first)) clauses[o->clauses++] = seal_clause(b, &r->clause[i]);
  o->clause = clauses;
  if (o->search) return;
  o->first = seal_clause(b, &r->first);
  o->first_digits = r->first.digits;
  o->first_letter = r->first.letter;
  o->first_upper = r->first.upper && !r->first.letter;
}

/* Groups around a symbol, and nothing else. */
static bool one_symbol(const struct pattern_node *n) {
  while (n != NULL && n->kind == P_GROUP && n->alts == 1 && n->least == 1 && n->most == 1 && n->next == NULL) n = n->alt[0];
  return n != NULL && n->kind == P_TEST && n->least == 1 && n->most == 1 && n->next == NULL;
}

static bool opens(const struct pattern_node *g) {
  for (uint16_t i = 0; i < g->alts; i++)
    if (g->alt[i] == NULL || g->alt[i]->kind != P_ZERO || g->alt[i]->code != '^') return false;
  return true;
}

static void seal_rule(struct builder *b, struct draft_rule *r, uint16_t id) {
  struct rule *o = &r->rule;
  struct group *groups = ARENA_ARRAY(&b->rs->arena, struct group, r->pattern.groups);
  for (uint16_t i = 0; i < r->pattern.groups; i++)
    groups[i] = (struct group){arena_copy(&b->rs->arena, r->pattern.group[i].name), r->pattern.group[i].number, r->pattern.group[i].tests};
  o->id = id;
  o->group = groups;
  o->groups = r->pattern.groups;
  o->captures = (uint16_t)(r->pattern.captures + 1);
  o->fold = r->fold;
  o->pattern = r->pattern.source.text;
  o->ends = pattern_ends(&r->pattern);
  struct pattern_symbol *symbols = ARENA_ARRAY(&b->rs->arena, struct pattern_symbol, r->pattern.symbols);
  if (r->pattern.symbols) memcpy(symbols, r->pattern.symbol, r->pattern.symbols * sizeof *symbols);
  o->symbol = symbols;
  o->symbols = r->pattern.symbols;
  o->opens = opens(r->pattern.first);
  o->plain = !o->search && one_symbol(r->pattern.first);
  seal_needs(b, r);
}

static void seal_rules(struct builder *b) {
  struct ruleset *rs = b->rs;
  rs->rules = ARENA_ARRAY(&rs->arena, struct rule, b->rules);
  for (size_t i = 0; i < b->rules; i++) {
    seal_rule(b, &b->rule[i], (uint16_t)i);
    rs->rules[i] = b->rule[i].rule;
  }
  rs->rules_len = (uint16_t)b->rules;
  ruleset_warm(rs);
}

/* ---- stages */

static uint16_t number_searching(struct builder *b, size_t stage, const uint16_t **out) {
  uint16_t n = 0, *list = ARENA_ARRAY(&b->rs->arena, uint16_t, b->rules);
  for (size_t i = 0; i < b->rules; i++) {
    if (b->rule[i].rule.stage != stage || !b->rule[i].rule.search) continue;
    b->rs->rules[i].search_no = n;
    list[n++] = (uint16_t)i;
  }
  *out = list;
  return n;
}

static void seal_codes(struct builder *b, struct stage *s) {
  s->code_bits = 4;
  while ((1u << s->code_bits) < 2u * s->codes) s->code_bits++;
  uint16_t *slot = ARENA_ARRAY(&b->rs->arena, uint16_t, 1u << s->code_bits);
  for (uint16_t c = 1; c <= s->codes; c++) {
    uint32_t i = stage_code_slot(s, &s->code_tests[c]);
    while (slot[i] != 0) i = (i + 1) & ((1u << s->code_bits) - 1);
    slot[i] = c;
  }
  s->code_slot = slot;
}

static void seal_stage(struct builder *b, size_t at) {
  struct draft_stage *d = &b->stage[at];
  struct stage *s = &b->rs->stages[at];
  struct testset *code_tests = ARENA_ARRAY(&b->rs->arena, struct testset, d->codes + 1);
  struct test *tests = ARENA_ARRAY(&b->rs->arena, struct test, d->tests);
  memcpy(tests, d->test, d->tests * sizeof *tests);
  *s = (struct stage){.name = d->name, .over = d->over, .needs = d->needs, .tests = d->tests, .test = tests, .codes = (uint16_t)d->codes,
                      .code_tests = code_tests, .type_no = d->type_no, .types = d->types};
  memcpy(code_tests + 1, d->code_tests, d->codes * sizeof *code_tests);
  seal_codes(b, s);
  for (size_t i = 0; i < b->rules; i++) {
    const struct rule *r = &b->rs->rules[i];
    if (r->stage != at) continue;
    testset_join(&s->begins, &r->first.tests);
    s->digits |= r->first_digits;
    s->letter |= r->first_letter;
    s->upper |= r->first_upper;
  }
  for (uint16_t t = 0; t < d->tests; t++)
    if (testset_has(&s->begins, t)) ((struct type_info *)b->rs->types)[d->test[t].type].stages |= 1ull << at;
  s->search_len = number_searching(b, at, &s->search);
  s->automaton = automaton_of(b, at);
}

/* ---- words */

/* A row for each word that a pattern of any stage spells out. */
static void seal_spelt(struct builder *b, struct word_info *info) {
  struct ruleset *rs = b->rs;
  uint32_t rows = 1;
  for (size_t s = 0; s < b->stages; s++)
    for (uint16_t i = 1; i < rs->stages[s].automaton->spelt_len; i++) {
      struct word_info *w = &info[words_id(&rs->words, rs->stages[s].automaton->spelt[i].normal)];
      if (w->spelt == 0) w->spelt = rows++;
    }
  uint16_t *spelt = ARENA_ARRAY(&rs->arena, uint16_t, rows * b->stages);
  for (size_t s = 0; s < b->stages; s++)
    for (uint16_t i = 1; i < rs->stages[s].automaton->spelt_len; i++)
      spelt[info[words_id(&rs->words, rs->stages[s].automaton->spelt[i].normal)].spelt * b->stages + s] = i;
  rs->spelt = spelt;
}

static void seal_words(struct builder *b) {
  struct word_info *info = ARENA_ARRAY(&b->rs->arena, struct word_info, b->rs->words.len + 1);
  for (size_t i = 0; i < b->rules; i++)
    for (uint32_t k = 0; k < b->rs->rules[i].first.words_len; k++)
      info[b->rs->rules[i].first.words[k]].stages |= 1ull << b->rs->rules[i].stage;
  seal_spelt(b, info);
  b->rs->word = info;
}

/* ---- kinds of forms */

static void seal_kinds(struct builder *b) {
  const struct stage *stages = b->rs->stages;
  for (size_t i = 0; i < b->kinds; i++) {
    struct form_kind *k = b->kind[i].kind;
    for (size_t s = 0; s < b->stages; s++)
      if (k->code[s] && testset_meets(&stages[s].code_tests[k->code[s]], &stages[s].begins)) k->stages |= 1ull << s;
  }
}

/* ---- all of it */

bool seal(struct builder *b) {
  struct ruleset *rs = b->rs;
  if (b->stages == 0) return complain(b, NOTICE_MISSING, b->files->root, "the pack names no 'stages'");
  if (b->rules > UINT16_MAX) return complain(b, NOTICE_LIMIT, b->files->root, "more than 65,535 rules");
  join_twins(b);
  bool ok = compile_rules(b) && compile_stages(b);
  if (!ok) return false;
  seal_rules(b);
  rs->stages = ARENA_ARRAY(&rs->arena, struct stage, b->stages);
  rs->stages_len = (uint16_t)b->stages;
  for (size_t s = 0; s < b->stages; s++) seal_stage(b, s);
  if (!compile_doubtful(b)) return false;
  seal_words(b);
  seal_kinds(b);
  seal_forms(b);
  struct view *atoms = ARENA_ARRAY(&rs->arena, struct view, b->atoms_len);
  memcpy(atoms, b->atom, b->atoms_len * sizeof *atoms);
  rs->atoms = atoms;
  rs->atoms_len = (uint16_t)b->atoms_len;
  return true;
}
