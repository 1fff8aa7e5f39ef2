/* units.c: what is told in two units is one amount: "1.26 million mu (84,000 hectares)", "50 million dollars (335 million yuan at 6.7 yuan to the
 * dollar)". Measures by what their units are in SI; money by a rate that `asserts` to be one of `exchange`, or by what the page's other pairs of
 * these currencies have. A figure that `asserts` to be told `again` is that of the one before it. */
#include "audit/terms.h"

#define APPROX 2 /* percent by which a rule of thumb is off: ten acres are four hectares */

/* Widened by what a rule of thumb leaves out. */
static struct interval roughly(struct interval i) {
  struct interval about = {{100 - APPROX, -2}, {100 + APPROX, -2}, true, true, false};
  return interval_mul(i, about);
}

/* What the first is in the measure of the second, rounded as that is. */
static const char *told_like(const struct page *p, struct interval is, const struct record *like) {
  struct decimal d;
  return decimal_round(&d, middle_of(is), decimal_magnitude(figure_unit(like))) == ST_OK ? shown(p, decimal_normal(d)) : "?";
}

static void tell_units(const struct page *p, const char *severity, const struct record *a, const struct record *b,
                       struct interval is, const struct record *rate) {
  const struct record *over[] = {b, a, rate};
  tell(p, "contradiction", severity, over, rate ? 3 : 2, "%s is %s %s, but %s is stated: one amount told in two units",
       quoted(p, a), told_like(p, is, b), quoted_text(p, b->unit), quoted(p, b));
}

/* "Rs. 228 crore (Rs. 2,280 million)": of one unit, but each with a scale of its own. */
static struct decimal scale_of(const struct record *r) {
  for (uint32_t i = 0; i < r->steps_len; i++)
    if (view_eq(view_of(r->steps[i].op), VIEW_LIT("scale")) && r->steps[i].has_by) return r->steps[i].by;
  return decimal_int(1);
}

static bool in_two_ways(const struct record *a, const struct record *b) {
  if (!is_amount(a) || !is_amount(b) || has_change(a) || has_change(b) || !view_eq(a->kind, b->kind)) return false;
  return !view_eq(a->unit, b->unit) || decimal_cmp(scale_of(a), scale_of(b)) != 0;
}

/* ---- measures */

static bool is_hedged(const struct record *a, const struct record *b) {
  return !view_eq(a->qualifier, VIEW_LIT("exact")) || !view_eq(b->qualifier, VIEW_LIT("exact"));
}

/* What is off by more than its scale or ten times as much is another amount: "90 kg, or 3.83 million tonnes in all". */
static const char *severity_of_units(struct interval is, const struct record *b, enum fit fit, bool hedged) {
  if (misses_by_scale(roughly(is), b) || fit == FIT_SLIP) return "warning";
  int32_t apart = decimal_magnitude(middle_of(is)) - decimal_magnitude(b->value[0]);
  if (fit == FIT_NEAR) return hedged ? NULL : "warning";
  return fit == FIT_FAR && !hedged && apart < 2 && apart > -2 ? "info" : NULL;
}

static void check_measures(const struct page *p, const struct record *a, const struct record *b) {
  struct interval is;
  bool one_unit = view_eq(a->unit, b->unit);
  if (!in_unit_of(&is, a, b)) return;
  enum fit fit = interval_meet(one_unit ? is : roughly(is), wide(b)) ? FIT_GOOD : fit_of(is, b, 25);
  if (fit == FIT_GOOD || fit == FIT_CUT) {
    count_rate(p, fit);
    return;
  }
  if (one_unit && !misses_by_scale(is, b)) return; /* another amount */
  const char *severity = severity_of_units(is, b, fit, is_hedged(a, b));
  if (severity == NULL) return;
  count_rate(p, FIT_NEAR);
  tell_units(p, severity, a, b, is, NULL);
}

/* ---- money */

/* The amounts that a rate of exchange joins: right beside each other, one of its currency, near it in its sentence. */
static bool joins(const struct page *p, uint32_t k, uint32_t at, const struct record *rate, const struct record **a,
                  const struct record **b) {
  const struct figure *x = figure_at(p, k, at), *y = figure_at(p, k + 1, at);
  if (x == NULL || y == NULL || k == at || k + 1 == at || !is_kind(x->r, "money") || !is_kind(y->r, "money") ||
      !in_two_ways(x->r, y->r))
    return false;
  bool first = view_eq(x->r->unit, rate->unit), second = view_eq(y->r->unit, rate->unit);
  if (first == second || asserts(x->r, "exchange") || asserts(y->r, "exchange")) return false;
  *a = first ? y->r : x->r;
  *b = first ? x->r : y->r;
  return true;
}

#define RATE_REACH 3 /* figures on either side of a rate among which the amounts are looked for */

static void check_exchange(const struct page *p, uint32_t i) {
  const struct record *rate = p->figure[i].r, *a, *b;
  for (uint32_t k = i > RATE_REACH ? i - RATE_REACH : 0; k < i + RATE_REACH; k++) {
    if (!joins(p, k, i, rate, &a, &b)) continue;
    struct interval is = interval_mul(wide(a), wide(rate));
    enum fit fit = fit_of(is, b, 25);
    count_rate(p, fit);
    if (fit == FIT_GOOD || fit == FIT_CUT) return;
    struct interval about = {{95, -2}, {105, -2}, true, true, false};
    bool off = !is_hedged(a, b) || !interval_meet(interval_mul(is, about), wide(b));
    if ((off && (fit == FIT_SLIP || fit == FIT_NEAR)) || misses_by_scale(is, b)) tell_units(p, "warning", a, b, is, rate);
    return;
  }
}

static bool is_pair(const struct page *p, uint32_t i) {
  const struct figure *b = figure_at(p, i + 1, i);
  return b != NULL && asserts(b->r, "again") && is_kind(b->r, "money") && in_two_ways(p->figure[i].r, b->r) &&
         !view_eq(p->figure[i].r->unit, b->r->unit);
}

#define PAIR_REACH 512 /* figures on either side of a pair among which the others are looked for */
#define PAIRS 2        /* other pairs of two currencies that must agree before one is held against them */

/* One pair against the page's others: they agree within a tenth, and it has another scale than they. */
static void check_pair(const struct page *p, uint32_t i) {
  const struct record *a = p->figure[i].r, *b = p->figure[i + 1].r;
  struct decimal least = {0, 0}, most = {0, 0};
  uint32_t n = 0;
  for (uint32_t k = i > PAIR_REACH ? i - PAIR_REACH : 0; k + 1 < p->figures && k < i + PAIR_REACH; k++) {
    const struct record *x = p->figure[k].r, *y = p->figure[k + 1].r;
    struct decimal rate;
    if (k == i || !is_pair(p, k) || !view_eq(x->unit, a->unit) || !view_eq(y->unit, b->unit) || x->value[0].coef <= 0) continue;
    if (decimal_ratio(&rate, y->value[0], decimal_int(1), x->value[0],
                      decimal_magnitude(y->value[0]) - decimal_magnitude(x->value[0]) - 6) != ST_OK)
      continue;
    if (n == 0 || decimal_cmp(rate, least) < 0) least = rate;
    if (n == 0 || decimal_cmp(rate, most) > 0) most = rate;
    n++;
  }
  if (n < PAIRS || !decimal_within(least, most, 10)) return;
  struct interval is = interval_mul(wide(a), roughly((struct interval){least, most, true, true, false}));
  bool good = interval_meet(is, wide(b));
  count_rate(p, good ? FIT_GOOD : FIT_NEAR);
  if (good) return;
  enum fit fit = fit_of(is, b, 0);
  if (misses_by_scale(is, b) || fit == FIT_SLIP) tell_units(p, fit == FIT_SLIP ? "info" : "warning", a, b, is, NULL);
}

void check_units(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct figure *b = figure_at(p, i + 1, i);
    if (asserts(p->figure[i].r, "exchange") && is_kind(p->figure[i].r, "money")) check_exchange(p, i);
    if (b == NULL || !asserts(b->r, "again") || !in_two_ways(p->figure[i].r, b->r)) continue;
    check_measures(p, p->figure[i].r, b->r);
    if (is_pair(p, i)) check_pair(p, i);
  }
}
