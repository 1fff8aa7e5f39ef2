/* rows.c: the amounts of a sentence that make one another but for a slip, though nothing says that they do (see sums.c). */
#include "audit/sum.h"

/* The amounts of one measure that a sentence has, from figure i on; what has been explained or told is none of it. */
static uint32_t gather_measure(const struct page *p, uint32_t i, uint32_t like, const bool *used, uint32_t *at) {
  uint32_t n = 0;
  for (uint32_t k = i; figure_at(p, k, i); k++) {
    const struct figure *f = &p->figure[k];
    if (!f->level || !same_measure(f->r, p->figure[like].r) || !stated_exactly(f->r)) continue;
    if (used[k] || f->in_row || n == PARTS_MAX) return 0; /* those of a row have one whole */
    at[n++] = k;
  }
  return n;
}

/* The whole against the amounts of a row without it; false where one of them is more than it. */
static bool fill_row(struct sum *s, const struct page *p, uint32_t w, const uint32_t *at, uint32_t n) {
  *s = (struct sum){.p = p, .whole = p->figure[w].r};
  for (uint32_t k = 0; k < n; k++) {
    if (at[k] == w) continue;
    if (decimal_cmp(p->figure[at[k]].r->value[0], s->whole->value[0]) >= 0) return false;
    if (powers_apart(p->figure[at[k]].r->value[0], figure_unit(s->whole), 1)) return false; /* it would not show in it */
    add_part(s, p->figure[at[k]].r);
  }
  return s->n > 1;
}

#define BACK 4      /* sentences with figures before the row among which its whole is looked for */
#define WHOLES_MAX 12 /* figures that are tried as its whole: two of its own, the others before it */

/* The amounts of the measure in the sentences before, the nearest first; of the section above too. */
static uint32_t gather_above(const struct page *p, uint32_t first, uint32_t like, uint32_t *at, uint32_t most) {
  uint32_t n = 0;
  for (uint32_t k = first; k-- > 0 && n < most && p->figure[k].sentence + BACK >= p->figure[first].sentence && p->figure[k].section + 1 >= p->figure[first].section;)
    if (p->figure[k].level && same_measure(p->figure[k].r, p->figure[like].r)) at[n++] = k;
  return n;
}

/* Four parts and more that one digit of three makes, or two of four that changed places, are no chance though their whole stands further off. */
static bool is_row_of_many(const struct sum *s, bool far) {
  return s->n > 3 && decimal_within(s->is, s->whole->value[0], 10) && is_slip_of(s, 4, far ? 5 : 3) && !of_one_other(s);
}

/* Of one status and one time, as what is one whole. */
static bool is_told_alike(const struct sum *s) {
  for (uint32_t i = 0; i < s->n; i++)
    if (!view_eq(s->part[i]->status, s->whole->status) || !view_eq(s->part[i]->time.normal, s->whole->time.normal)) return false;
  return true;
}

/* All amounts of one measure in a sentence: the first, the last or the one of the sentence before is what the others make but for a slip. Nothing
 * says that it is, so that it takes many digits to be told. */
static void check_row_of(const struct page *p, uint32_t first, uint32_t like, const bool *used) {
  uint32_t at[PARTS_MAX], n = gather_measure(p, first, like, used, at);
  if (n < 2 || at[0] != like) return;
  uint32_t wholes[WHOLES_MAX] = {at[0], at[n - 1]}, all = 2 + gather_above(p, first, like, wholes + 2, WHOLES_MAX - 2);
  struct sum best = {0};
  for (uint32_t k = 0; k < all; k++) {
    struct sum s;
    const struct figure *whole = &p->figure[wholes[k]];
    bool above = whole->section != p->figure[first].section, before = whole->sentence + 1 == p->figure[first].sentence,
         beside = k < 2 || (k == 2 && before && !above);
    if (!fill_row(&s, p, wholes[k], at, n)) continue;
    enum verdict v = judge(&s);
    if (explained(v) && (beside || v == SUM_EXACT)) return;
    if (v == SUM_UNKNOWN || explained(v) || (best.n && k > 2)) continue;
    uint32_t digits = s.n > 3 && is_kind(s.whole, "count") ? 3 : 4;
    if (is_row_of_many(&s, above) || (beside && is_slip_of(&s, digits_for(&s, v), digits) && !of_one_other(&s))) best = s;
  }
  if (best.n == 0) return;
  bool swapped = slip_that_makes(&best) == SLIP_SWAP, sure = decimal_within(best.is, best.whole->value[0], 25) && digits_of_sum(&best) > (swapped ? 2 : 3) && is_told_alike(&best);
  count_sum(&best, SUM_UNDER, true);
  tell_mismatch(&best, sure ? severity_of_sum(&best) : "info");
}

/* One of them counts what the whole does, or all three are of one time. */
static bool is_told_alike_with(const struct sum *s, const struct record *a, const struct record *b) {
  if (same_measure(s->whole, a) || same_measure(s->whole, b)) return true;
  return named_alike(s->whole->time.normal, a->time.normal) && named_alike(a->time.normal, b->time.normal);
}

/* "births fell to 357,700. Deaths rose to 285,600, so that there were 71,200 more births": two counts of other things, and one of the sentence
 * before that they make but for two digits of four. */
static void check_difference(const struct page *p, uint32_t i) {
  const struct figure *a = &p->figure[i], *b = figure_at(p, i + 1, i);
  if (!a->level || b == NULL || !b->level || !is_kind(a->r, "count") || !is_kind(b->r, "count") || same_measure(a->r, b->r)) return;
  for (uint32_t k = i; k-- > 0 && p->figure[k].section == a->section && p->figure[k].sentence + 1 >= a->sentence;) {
    struct sum s = {.p = p, .whole = p->figure[k].r};
    if (!p->figure[k].level || !is_kind(s.whole, "count") || !is_told_alike_with(&s, a->r, b->r)) continue;
    add_part(&s, a->r), add_part(&s, b->r);
    enum verdict v = judge(&s);
    if (explained(v) || v == SUM_UNKNOWN || v == SUM_FAR || slip_that_makes(&s) != SLIP_SWAP || digits_of_sum(&s) < 4) continue;
    count_sum(&s, v, true);
    tell_mismatch(&s, "info");
    return;
  }
}

void check_rows(const struct page *p, const bool *used) {
  for (uint32_t i = 0; i < p->figures; i++) {
    uint32_t first = first_of_sentence(p, i);
    if (p->figure[i].level) check_row_of(p, first, i, used);
    if (!used[i]) check_difference(p, i);
  }
}
