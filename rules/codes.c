/* codes.c: the code points of a stage: one for each set of tests that an annotation can pass together.
 *
 * What a form of a lexicon passes is known when the pack loads. What an annotation that a rule makes will pass is not, but tests on one
 * attribute exclude one another: `kind=money` and `kind=count` never hold together. So the sets are found attribute by attribute, over
 * the values that the tests name and any other. The sets are then put in an order in which those that pass a test stand together as
 * far as may be, for a test is compiled to a class of code points, and PCRE2 goes through the ranges of a class one by one.
 */
#include <stdlib.h>

#include "rules/builder.h"

#define SETS_MAX (CODE_MAX - 1u)

struct sets {
  uint64_t *at;
  size_t len, cap;
};

static void add_set(struct builder *b, struct sets *s, uint64_t tests) {
  for (size_t i = 0; i < s->len; i++)
    if (s->at[i] == tests) return;
  ARENA_PUSH(&b->scratch, s->at, s->len, s->cap, tests);
}

/* ---- sets that can hold together */

/* The tests that an annotation of the type can still pass when its attribute `name` is `v` (NULL: not there, or like none named). */
static uint64_t left_by(const struct draft_stage *s, uint64_t tests, atom name, const struct value *v) {
  uint64_t out = tests;
  for (uint64_t left = tests; left != 0; left &= left - 1) {
    int t = __builtin_ctzll(left);
    for (uint16_t i = 0; i < s->test[t].len; i++)
      if (s->test[t].attrs[i].name == name && !test_attr_passes(&s->test[t].attrs[i], v)) out &= ~(1ull << t);
  }
  return out;
}

static void split(struct builder *b, const struct draft_stage *s, const struct sets *from, struct sets *to, atom name, const struct value *v) {
  size_t n = v != NULL && v->kind == VALUE_LIST ? v->len : 1;
  for (size_t k = 0; k < n; k++)
    for (size_t i = 0; i < from->len; i++) add_set(b, to, left_by(s, from->at[i], name, v != NULL && v->kind == VALUE_LIST ? &v->as.list[k] : v));
}

/* All sets of `tests`, which ask of one made type, that an annotation can pass. False when there are too many. */
static bool possible_sets(struct builder *b, const struct draft_stage *s, uint64_t tests, struct sets *out) {
  struct sets now = {0};
  atom done[64 * 8];
  size_t n = 0;
  add_set(b, &now, tests);
  for (uint64_t left = tests; left != 0; left &= left - 1) {
    const struct test *t = &s->test[__builtin_ctzll(left)];
    for (uint16_t i = 0; i < t->len; i++) {
      struct sets next = {0};
      size_t known = 0;
      while (known < n && done[known] != t->attrs[i].name) known++;
      if (known < n) continue;
      done[n++] = t->attrs[i].name;
      split(b, s, &now, &next, t->attrs[i].name, NULL);
      for (uint64_t other = tests; other != 0; other &= other - 1) {
        const struct test *o = &s->test[__builtin_ctzll(other)];
        for (uint16_t k = 0; k < o->len; k++)
          if (o->attrs[k].name == t->attrs[i].name) split(b, s, &now, &next, o->attrs[k].name, &o->attrs[k].value);
      }
      now = next;
      if (now.len > SETS_MAX) return complain(b, NOTICE_LIMIT, s->node, "the stage tells too many kinds of annotation apart: split it");
    }
  }
  for (size_t i = 0; i < now.len; i++) add_set(b, out, now.at[i]);
  return true;
}

/* What a form passes. `by_type`: the tests of the stage on each type. */
static uint64_t form_set(const struct draft_stage *s, const uint64_t *by_type, const struct draft_form *f) {
  uint64_t mask = 0;
  for (const struct draft_sense *d = f->senses; d != NULL; d = d->next)
    for (uint64_t left = by_type[d->sense.type] & ~mask; left != 0; left &= left - 1) {
      int t = __builtin_ctzll(left);
      if (test_passes(&s->test[t], d->sense.type, d->sense.attrs, d->sense.len)) mask |= 1ull << t;
    }
  return mask;
}

/* ---- order */

struct ranked {
  uint64_t tests, key;
};

static int by_key(const void *a, const void *b) {
  const struct ranked *x = a, *y = b;
  return (x->key < y->key) - (x->key > y->key);
}

/* The test that most sets pass counts most, so that what passes it stands together; codes are numbered from 1 in that order, and the
 * empty set is CODE_OPAQUE. */
static void number_sets(struct builder *b, struct draft_stage *s, const struct sets *sets) {
  struct ranked *list = ARENA_ARRAY(&b->scratch, struct ranked, sets->len);
  size_t passed[64] = {0};
  int rank[64];
  for (size_t i = 0; i < sets->len; i++)
    for (uint64_t left = sets->at[i]; left != 0; left &= left - 1) passed[__builtin_ctzll(left)]++;
  for (int t = 0; t < s->tests; t++) {
    rank[t] = 63;
    for (int u = 0; u < s->tests; u++) rank[t] -= passed[u] > passed[t] || (passed[u] == passed[t] && u < t);
  }
  for (size_t i = 0; i < sets->len; i++) {
    list[i].tests = sets->at[i];
    for (uint64_t left = sets->at[i]; left != 0; left &= left - 1) list[i].key |= 1ull << rank[__builtin_ctzll(left)];
    if (sets->at[i] == 0) list[i].key = UINT64_MAX;
  }
  qsort(list, sets->len, sizeof *list, by_key);
  for (size_t i = 0; i < sets->len; i++) ARENA_PUSH(&b->rs->arena, s->mask, s->masks, s->masks_cap, list[i].tests);
}

static uint16_t code_of(const struct draft_stage *s, uint64_t tests) {
  for (size_t i = 0; i < s->masks; i++)
    if (s->mask[i] == tests) return (uint16_t)(i + 1);
  return CODE_OPAQUE;
}

bool stage_codes(struct builder *b, size_t stage, uint16_t *codes) {
  struct draft_stage *s = &b->stage[stage];
  struct sets sets = {0};
  uint64_t *by_type = ARENA_ARRAY(&b->scratch, uint64_t, b->atoms_len), *form = ARENA_ARRAY(&b->scratch, uint64_t, b->forms), done = 0;
  for (uint16_t t = 0; t < s->tests; t++) by_type[s->test[t].type] |= 1ull << t;
  add_set(b, &sets, 0);
  for (uint16_t t = 0; t < s->tests; t++) {
    if (!b->made[s->test[t].type] || (done & (1ull << t))) continue;
    if (!possible_sets(b, s, by_type[s->test[t].type], &sets)) return false;
    done |= by_type[s->test[t].type];
  }
  for (size_t i = 0; s->tests && i < b->forms; i++)
    if ((form[i] = form_set(s, by_type, &b->form[i])) != 0) add_set(b, &sets, form[i]);
  if (sets.len > SETS_MAX) return complain(b, NOTICE_LIMIT, s->node, "the stage tells too many kinds of annotation apart: split it");
  number_sets(b, s, &sets);
  for (size_t i = 0; i < b->forms; i++) {
    if (form[i] == 0) continue;
    codes[i * b->stages + stage] = code_of(s, form[i]);
    b->form[i].form.projected |= 1ull << stage;
  }
  return true;
}

/* ---- classes */

/* `[\x{E001}\x{E004}]`, or a pattern that never matches. */
static struct view class_text(struct builder *b, const struct draft_stage *s, uint16_t test) {
  struct buf out;
  buf_init(&out);
  buf_char(&out, '[');
  for (size_t i = 0; i < s->masks;) {
    if (!(s->mask[i] & (1ull << test))) {
      i++;
      continue;
    }
    size_t from = i;
    while (i < s->masks && (s->mask[i] & (1ull << test))) i++;
    buf_printf(&out, "\\x{%X}", (unsigned)(CODE_BASE + from + 1));
    if (i - from > 1) buf_printf(&out, "-\\x{%X}", (unsigned)(CODE_BASE + i));
  }
  buf_char(&out, ']');
  struct view v = arena_copy(&b->scratch, out.len > 2 ? (struct view){out.p, out.len} : VIEW_LIT("(?!)"));
  buf_free(&out);
  return v;
}

void stage_classes(struct builder *b, size_t stage, struct view *classes) {
  for (uint16_t t = 0; t < b->stage[stage].tests; t++) classes[t] = class_text(b, &b->stage[stage], t);
}
