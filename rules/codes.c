/* codes.c: the code points of a stage: one for each set of tests that an annotation can pass together.
 *
 * What a form of a lexicon passes is known when the pack loads. What an annotation that a rule makes will pass is not, but tests on one
 * attribute exclude one another: `kind=money` and `kind=count` never hold together. So the sets are found attribute by attribute, over
 * the values that the tests name and any other; where all rules that make the type spell the attribute out or leave it out, over those
 * alone. The sets are then put in an order in which those that pass a test stand together as far as may be, for a test is compiled to a
 * class of code points, and PCRE2 goes through the ranges of a class one by one.
 */
#include <stdlib.h>

#include "rules/builder.h"

#define SETS_MAX (CODE_MAX - 1u)

/* Each set once, with a place in a table of numbers: open addressing, a power of two. */
struct sets {
  struct testset *at;
  size_t len, cap;
  uint16_t *slot; /* number in `at`, from 1 */
  size_t slots;
};

static size_t slot_of(const struct sets *s, const struct testset *tests) {
  size_t i = (size_t)(testset_hash(tests) >> 40) & (s->slots - 1);
  while (s->slot[i] != 0 && !testset_equal(&s->at[s->slot[i] - 1], tests)) i = (i + 1) & (s->slots - 1);
  return i;
}

static void fill_slots(struct sets *s) {
  memset(s->slot, 0, s->slots * sizeof *s->slot);
  for (size_t i = 0; i < s->len; i++) s->slot[slot_of(s, &s->at[i])] = (uint16_t)(i + 1);
}

static void add_set(struct builder *b, struct sets *s, const struct testset *tests) {
  if (s->len > SETS_MAX) return; /* one too many: told by its length */
  if (s->len * 2 >= s->slots) {
    s->slots = s->slots ? s->slots * 4 : 64;
    s->slot = arena_alloc(&b->scratch, s->slots * sizeof *s->slot);
    fill_slots(s);
  }
  size_t slot = slot_of(s, tests);
  if (s->slot[slot] != 0) return;
  ARENA_PUSH(&b->scratch, s->at, s->len, s->cap, *tests);
  s->slot[slot] = (uint16_t)s->len;
}

/* ---- sets that can hold together */

/* The tests that an annotation of the type can still pass when its attribute `name` is `v` (NULL: not there, or like none named). */
static struct testset left_by(const struct draft_stage *s, const struct testset *tests, atom name, const struct value *v) {
  struct testset out = *tests;
  for (unsigned t = testset_next(tests, 0); t < TESTS_MAX; t = testset_next(tests, t + 1))
    for (uint16_t i = 0; i < s->test[t].len; i++)
      if (s->test[t].attrs[i].name == name && !test_attr_passes(&s->test[t].attrs[i], v)) testset_drop(&out, t);
  return out;
}

/* The values that tests name of an attribute, each with what it leaves. */
static void find_values(struct builder *b, const struct draft_stage *s, const struct testset *tests, struct test_key *key) {
  size_t cap = 0;
  for (unsigned t = testset_next(tests, 0); t < TESTS_MAX; t = testset_next(tests, t + 1))
    for (uint16_t i = 0; i < s->test[t].len; i++) {
      const struct test_attr *a = &s->test[t].attrs[i];
      if (a->name == key->name) cap += a->value.kind == VALUE_LIST ? a->value.len : 1;
    }
  struct value *value = ARENA_ARRAY(&b->rs->arena, struct value, cap);
  struct testset *left = ARENA_ARRAY(&b->rs->arena, struct testset, cap);
  for (unsigned t = testset_next(tests, 0); t < TESTS_MAX; t = testset_next(tests, t + 1))
    for (uint16_t i = 0; i < s->test[t].len; i++) {
      const struct test_attr *a = &s->test[t].attrs[i];
      for (uint32_t k = 0; a->name == key->name && k < (a->value.kind == VALUE_LIST ? a->value.len : 1); k++) {
        const struct value *one = a->value.kind == VALUE_LIST ? &a->value.as.list[k] : &a->value;
        bool known = false;
        for (size_t o = 0; o < key->len && !known; o++) known = value_equal(one, &value[o]);
        if (known) continue;
        value[key->len] = *one;
        left[key->len++] = left_by(s, tests, key->name, one);
      }
    }
  key->value = value;
  key->left = left;
}

/* What the tests on one type ask of, attribute by attribute. */
static void find_keys(struct builder *b, const struct draft_stage *s, struct type_tests *t) {
  size_t cap = 0;
  for (unsigned n = testset_next(&t->all, 0); n < TESTS_MAX; n = testset_next(&t->all, n + 1)) cap += s->test[n].len;
  struct test_key *key = ARENA_ARRAY(&b->rs->arena, struct test_key, cap);
  for (unsigned n = testset_next(&t->all, 0); n < TESTS_MAX; n = testset_next(&t->all, n + 1)) {
    const struct test *test = &s->test[n];
    for (uint16_t i = 0; i < test->len; i++) {
      uint16_t k = 0;
      while (k < t->keys && key[k].name != test->attrs[i].name) k++;
      if (k < t->keys) continue;
      key[k].name = test->attrs[i].name;
      key[k].other = left_by(s, &t->all, key[k].name, NULL);
      find_values(b, s, &t->all, &key[k]);
      t->keys++;
    }
  }
  t->key = key;
}

/* What rules can give an attribute: `any` value, or none but those that its makers spell out; `other`: one that no test names, or none. */
struct given {
  bool any, other;
};

static bool named(const struct test_key *key, const struct expr *e) {
  for (uint16_t v = 0; v < key->len; v++)
    if (key->value[v].kind == VALUE_TEXT && view_eq(key->value[v].as.text, e->text)) return true;
  return false;
}

static const struct expr *set_by(const struct set *set, uint16_t sets, atom name) {
  for (uint16_t i = 0; i < sets; i++)
    if (set[i].name == name) return set[i].expr;
  return NULL;
}

/* Whether a rule may update annotations of the type: one that stands in its group, or any where none stands there. */
static bool may_update(const struct builder *b, const struct draft_rule *r, atom type) {
  if (r->rule.on == 0) return false;
  const struct test *test = b->stage[r->rule.stage].test;
  for (uint16_t i = 0; i < r->pattern.groups; i++) {
    const struct testset *in = &r->pattern.group[i].tests;
    if (r->pattern.group[i].number != r->rule.on || testset_empty(in)) continue;
    for (unsigned t = testset_next(in, 0); t < TESTS_MAX; t = testset_next(in, t + 1))
      if (test[t].type == type) return true;
    return false;
  }
  return true;
}

static struct given given_to(const struct builder *b, atom type, const struct test_key *key) {
  struct given g = {0};
  for (size_t i = 0; i < b->rules && !g.any; i++) {
    const struct rule *r = &b->rule[i].rule;
    g.any = r->on != 0 && set_by(r->set, r->sets, key->name) != NULL && may_update(b, &b->rule[i], type);
    for (uint16_t m = 0; m < r->makes && !g.any; m++) {
      if (r->make[m].type != type) continue;
      const struct expr *e = set_by(r->make[m].set, r->make[m].sets, key->name);
      g.any = e != NULL && e->op != EXPR_TEXT;
      g.other = g.other || e == NULL || !named(key, e);
    }
  }
  return g;
}

/* Whether a rule that makes the type spells the value out. */
static bool is_given(const struct builder *b, atom type, atom name, const struct value *v) {
  for (size_t i = 0; i < b->rules; i++) {
    const struct rule *r = &b->rule[i].rule;
    for (uint16_t m = 0; m < r->makes; m++) {
      const struct expr *e = r->make[m].type == type ? set_by(r->make[m].set, r->make[m].sets, name) : NULL;
      if (e != NULL && v->kind == VALUE_TEXT && view_eq(v->as.text, e->text)) return true;
    }
  }
  return false;
}

static void add_meet(struct builder *b, struct sets *s, struct testset tests, const struct testset *left) {
  testset_meet(&tests, left);
  add_set(b, s, &tests);
}

/* All sets of tests on one made type that an annotation can pass. False when there are too many. */
static bool possible_sets(struct builder *b, const struct draft_stage *s, const struct type_tests *t, struct sets *out) {
  struct sets now = {0};
  atom type = s->test[testset_next(&t->all, 0)].type;
  add_set(b, &now, &t->all);
  for (uint16_t k = 0; k < t->keys; k++) {
    const struct test_key *key = &t->key[k];
    struct given given = given_to(b, type, key);
    struct sets next = {0};
    for (size_t i = 0; i < now.len && (given.any || given.other); i++) add_meet(b, &next, now.at[i], &key->other);
    for (uint16_t v = 0; v < key->len; v++)
      for (size_t i = 0; i < now.len && (given.any || is_given(b, type, key->name, &key->value[v])); i++) add_meet(b, &next, now.at[i], &key->left[v]);
    now = next;
    if (now.len > SETS_MAX) return complain(b, NOTICE_LIMIT, s->node, "the stage tells too many kinds of annotation apart: split it");
  }
  for (size_t i = 0; i < now.len; i++) add_set(b, out, &now.at[i]);
  return true;
}

/* What the kinds of forms pass in the stage. */
static void pass_kinds(struct builder *b, const struct draft_stage *s) {
  for (size_t i = 0; i < b->looks; i++) {
    const struct sense *sense = b->look[i]->sense;
    const struct type_tests *t = &s->types[s->type_no[sense->type]];
    b->look_tests[i + 1] = type_tests_passed(t, sense->attrs, sense->len);
  }
  for (size_t i = 0; i < b->kinds; i++) {
    struct draft_kind *k = &b->kind[i];
    k->tests = (struct testset){0};
    for (size_t n = 0; n < k->looks; n++) testset_join(&k->tests, &b->look_tests[k->look[n]]);
  }
}

/* ---- order */

/* `key` holds the places of the tests in their order, the first as the highest bit. */
struct ranked {
  struct testset tests, key;
};

static int by_key(const void *a, const void *b) {
  const struct ranked *x = a, *y = b;
  for (size_t i = 0; i < TESTS_WORDS; i++)
    if (x->key.word[i] != y->key.word[i]) return x->key.word[i] < y->key.word[i] ? 1 : -1;
  return 0;
}

/* The test that most sets pass counts most, so that what passes it stands together; codes are numbered from 1 in that order, and the
 * empty set, which was added first, is CODE_OPAQUE. */
static void number_sets(struct builder *b, struct draft_stage *s, struct sets *sets) {
  struct ranked *list = ARENA_ARRAY(&b->scratch, struct ranked, sets->len);
  size_t passed[TESTS_MAX] = {0};
  unsigned rank[TESTS_MAX] = {0};
  for (size_t i = 0; i < sets->len; i++)
    for (unsigned t = 0; t < s->tests; t++) passed[t] += testset_has(&sets->at[i], t);
  for (unsigned t = 0; t < s->tests; t++)
    for (unsigned u = 0; u < s->tests; u++) rank[t] += passed[u] > passed[t] || (passed[u] == passed[t] && u < t);
  for (size_t i = 0; i < sets->len; i++) {
    list[i].tests = sets->at[i];
    for (unsigned t = 0; t < s->tests; t++)
      if (testset_has(&sets->at[i], t)) testset_add(&list[i].key, rank[t] ^ 63);
  }
  qsort(list + 1, sets->len - 1, sizeof *list, by_key);
  for (size_t i = 0; i < sets->len; i++) sets->at[i] = list[i].tests;
  fill_slots(sets);
  s->code_tests = sets->at;
  s->codes = sets->len;
}

/* The tests of the stage by the type that they ask for. */
static void sort_tests(struct builder *b, struct draft_stage *s) {
  s->type_no = ARENA_ARRAY(&b->rs->arena, uint16_t, b->atoms_len);
  for (uint16_t t = 0; t < s->tests; t++)
    if (s->type_no[s->test[t].type] == 0) s->type_no[s->test[t].type] = ++s->types_len;
  s->types = ARENA_ARRAY(&b->rs->arena, struct type_tests, s->types_len + 1);
  for (uint16_t t = 0; t < s->tests; t++) testset_add(&s->types[s->type_no[s->test[t].type]].all, t);
  for (uint16_t i = 1; i <= s->types_len; i++) find_keys(b, s, &s->types[i]);
}

bool stage_codes(struct builder *b, size_t stage) {
  struct draft_stage *s = &b->stage[stage];
  struct sets sets = {0};
  sort_tests(b, s);
  add_set(b, &sets, &(struct testset){0});
  for (uint16_t i = 1; i <= s->types_len; i++) {
    const struct type_tests *t = &s->types[i];
    if (b->made[s->test[testset_next(&t->all, 0)].type] && !possible_sets(b, s, t, &sets)) return false;
  }
  pass_kinds(b, s);
  for (size_t i = 0; i < b->kinds; i++)
    if (!testset_empty(&b->kind[i].tests)) add_set(b, &sets, &b->kind[i].tests);
  if (sets.len > SETS_MAX) return complain(b, NOTICE_LIMIT, s->node, "the stage tells too many kinds of annotation apart: split it");
  number_sets(b, s, &sets);
  for (size_t i = 0; i < b->kinds; i++) {
    if (testset_empty(&b->kind[i].tests)) continue;
    ((uint16_t *)b->kind[i].kind->code)[stage] = sets.slot[slot_of(&sets, &b->kind[i].tests)];
    b->kind[i].kind->projected |= 1ull << stage;
  }
  return true;
}
