/* multiples.c: what is so many times another, or a fraction of it, mostly told in words and roughly: worth a look where it is off by more than such
 * words may be.
 *
 *   multiple  46.3 million, 2.4 times the 19.3 million of 2012; 15,584 and 2,687 yuan, a ratio of 5.8 to 1
 *   grown     doubled from 1,594 to 3,188; lifted from 3,000 to 4,500, an increase of a half
 *   fraction  a third of the 7,296 households, 2,432 in all */
#include "audit/terms.h"

#define ROUGH 15 /* percent by which words may be off */

static bool is_exact(const struct record *r) { return stated_exactly(r) && view_eq(r->qualifier, VIEW_LIT("exact")); }

static bool is_off(struct decimal is, struct decimal stated) {
  struct decimal twice;
  if (decimal_mul(&twice, stated, decimal_int(2)) != ST_OK) return false;
  return !decimal_within(is, stated, ROUGH) && decimal_cmp(is, twice) < 0 && decimal_within(is, stated, 60);
}

static bool quotient(struct decimal *out, struct decimal a, struct decimal b) {
  return decimal_ratio(out, a, decimal_int(1), b, -4) == ST_OK;
}

/* ---- so many times */

/* "2.4 times", "5.8 to 1": how often; false where it is one digit, or no such thing. */
static bool times_of(const struct record *by, struct interval *times) {
  bool to_one = is_kind(by, "ratio") && by->values == 2 && decimal_cmp(by->value[1], decimal_int(1)) == 0 &&
                decimal_cmp(by->value[0], by->value[1]) > 0;
  if (!to_one && !(is_kind(by, "multiple") && stated_exactly(by))) return false;
  if (decimal_magnitude(by->value[0]) - by->value[0].exp < 1) return false;
  struct decimal half = {5, by->value[0].exp - 1};
  *times = to_one ? interval_add(interval_point(by->value[0]), (struct interval){{-half.coef, half.exp}, half, true, true, false})
                  : wide(by);
  return !times->unknown;
}

/* The only two amounts of the sentence, of one measure, beside the multiple. */
static bool two_amounts(const struct page *p, uint32_t i, const struct record **small, const struct record **large) {
  const struct record *of[2] = {NULL, NULL};
  uint32_t n = 0;
  for (uint32_t k = first_of_sentence(p, i); figure_at(p, k, i); k++) {
    const struct record *r = p->figure[k].r;
    if (k == i || !is_amount(r)) continue;
    if (n == 2 || asserts(r, "whole") || (k > i ? k - i : i - k) > 2 || has_change(r) || (n == 1 && !same_measure(of[0], r)))
      return false;
    of[n++] = r;
  }
  if (n < 2) return false;
  bool less = decimal_cmp(of[0]->value[0], of[1]->value[0]) < 0;
  *small = less ? of[0] : of[1];
  *large = less ? of[1] : of[0];
  return true;
}

static void find_multiple(const struct page *p, uint32_t i) {
  const struct record *by = p->figure[i].r, *small, *large;
  struct interval times;
  if (!times_of(by, &times) || !two_amounts(p, i, &small, &large)) return;
  struct interval product = interval_mul(wide(small), times);
  enum fit fit = fit_of(product, large, 25);
  if (has_change(by) && fit_of(interval_add(product, wide(small)), large, 25) == FIT_GOOD) fit = FIT_GOOD; /* "2.5 times more" */
  count_rate(p, fit);
  struct decimal d;
  if ((fit != FIT_NEAR && fit != FIT_SLIP) || decimal_mul(&d, small->value[0], by->value[0]) != ST_OK) return;
  const struct record *over[] = {by, small, large};
  tell(p, "ratio_mismatch", "info", over, 3, "%s of %s is %s, but %s is stated", quoted(p, by), quoted(p, small), shown(p, d),
       quoted(p, large));
}

/* ---- grown */

/* Two levels of one item, the later one right behind the first, that are not of one time. */
static bool are_levels(const struct record *from, const struct record *to) {
  bool apart = asserts(from, "base") || !named_alike(from->time.normal, to->time.normal);
  bool rates = is_percent(from) && is_percent(to) && !has_change(from) && !has_change(to) && from->value[0].coef > 0;
  return (rates || (is_plain(from) && is_plain(to))) && same_measure(from, to) && same_item(from, to) && apart;
}

/* What the levels say in the terms of `by`: how often the first, or by which part of it it has changed. */
static bool change_as(struct decimal *is, const struct record *by, const struct record *from, const struct record *to) {
  struct decimal gap;
  if (is_kind(by, "multiple")) return quotient(is, to->value[0], from->value[0]);
  if (decimal_sub(&gap, to->value[0], from->value[0]) != ST_OK || !quotient(is, gap, from->value[0])) return false;
  if (is->coef < 0) is->coef = -is->coef;
  return true;
}

/* "doubled from 1,594 to 3,188", "from 3,000 to 4,500, an increase of a half": the change right before two levels or right behind them. */
static void find_grown(const struct page *p, uint32_t i) {
  const struct record *by = p->figure[i].r, *from = NULL, *to = NULL;
  if (!has_change(by) || !is_exact(by) || !(is_kind(by, "ratio") || is_kind(by, "multiple"))) return;
  for (uint32_t k = 0; k < 2 && from == NULL; k++) {
    uint32_t at = k == 0 ? (i > 1 ? i - 2 : p->figures) : i + 1;
    if (k == 1 && at < p->figures && is_kind(p->figure[at].r, "duration")) at++; /* "by a half in five years" */
    const struct figure *a = figure_at(p, at, i), *b = figure_at(p, at + 1, i);
    if (a && b && are_levels(a->r, b->r) && (!is_percent(a->r) || same_item(a->r, by))) from = a->r, to = b->r;
  }
  struct decimal is, more;
  if (from == NULL || rises(by) != (decimal_cmp(to->value[0], from->value[0]) > 0) || !change_as(&is, by, from, to)) return;
  bool by_so_much = rises(by) && is_kind(by, "multiple") && decimal_sub(&more, is, decimal_int(1)) == ST_OK &&
                    decimal_within(more, by->value[0], ROUGH);
  bool off = is_off(is, by->value[0]) && !by_so_much; /* "grew 2.5 times, from 310 to 1,085" */
  count_rate(p, off ? FIT_NEAR : FIT_GOOD);
  if (!off) return;
  const struct record *over[] = {by, from, to};
  tell(p, "ratio_mismatch", "info", over, 3, "from %s to %s is a change of %s, but %s is stated", quoted(p, from), quoted(p, to),
       shown(p, decimal_normal(is)), quoted(p, by));
}

/* ---- a fraction of a whole */

/* "a third of the 7,296 households, 2,432 in all": a fraction, what it is of, which the page has `told`, and right behind it how many that are. */
static void find_fraction(const struct page *p, uint32_t i) {
  const struct record *by = p->figure[i].r;
  const struct figure *whole = figure_at(p, i + 1, i), *part = figure_at(p, i + 2, i);
  if (!is_kind(by, "ratio") || has_change(by) || !is_exact(by) || decimal_cmp(by->value[0], decimal_int(1)) >= 0 ||
      whole == NULL || part == NULL)
    return;
  if (!is_plain(whole->r) || !is_plain(part->r) || !same_measure(whole->r, part->r) || !is_exact(part->r) || !is_exact(whole->r))
    return;
  struct decimal is;
  if (!(asserts(whole->r, "told") || asserts(whole->r, "whole")) || decimal_cmp(part->r->value[0], whole->r->value[0]) >= 0)
    return;
  if (!quotient(&is, part->r->value[0], whole->r->value[0]) || decimal_within(is, by->value[0], ROUGH)) return;
  if (!is_off(is, by->value[0])) return;
  const struct record *over[] = {by, whole->r, part->r};
  count_rate(p, FIT_NEAR);
  tell(p, "ratio_mismatch", "info", over, 3, "%s of %s is %s of it, but %s is stated", quoted(p, part->r), quoted(p, whole->r),
       shown(p, decimal_normal(is)), quoted(p, by));
}

void check_multiples(const struct page *p) {
  static void (*const finds[])(const struct page *p, uint32_t i) = {find_multiple, find_grown, find_fraction};
  for (uint32_t i = 0; i < p->figures; i++)
    for (size_t k = 0; k < sizeof finds / sizeof *finds; k++) finds[k](p, i);
}
