/* means.c: the rate of all lies between those of its parts: "86 percent for boys and 90 percent for girls (88 percent for both)". The words say
 * which one is that of all (`overall`): of the two rates right before it in its sentence, or, where it stands before them, right behind. */
#include "audit/terms.h"

static bool is_rate(const struct figure *f, const struct record *all) {
  return f != NULL && is_percent(f->r) && view_eq(f->r->change, all->change);
}

/* Two rates of its sentence in a row, counted from figure i on: one step back each, or one on. */
static bool two_rates(const struct page *p, uint32_t i, bool behind, const struct record *of[2]) {
  uint32_t a = behind ? i + 1 : i - 1, b = behind ? i + 2 : i - 2;
  if (!behind && i < 2) return false;
  const struct figure *x = figure_at(p, a, i), *y = figure_at(p, b, i);
  if (!is_rate(x, p->figure[i].r) || !is_rate(y, p->figure[i].r)) return false;
  of[0] = behind ? x->r : y->r;
  of[1] = behind ? y->r : x->r;
  return true;
}

static void check_mean(const struct page *p, uint32_t i) {
  const struct record *all = p->figure[i].r, *of[2];
  if (!asserts(all, "overall") || !is_percent(all)) return;
  if (!two_rates(p, i, false, of) && !two_rates(p, i, true, of)) return;
  bool above = interval_above(wide(all), wide(of[0])) && interval_above(wide(all), wide(of[1])),
       below = interval_above(wide(of[0]), wide(all)) && interval_above(wide(of[1]), wide(all));
  count_rate(p, above || below ? FIT_NEAR : FIT_GOOD);
  if (!above && !below) return;
  const struct record *over[] = {all, of[0], of[1]};
  tell(p, "contradiction", "warning", over, 3, "%s of all does not lie between %s and %s", quoted(p, all), quoted(p, of[0]),
       quoted(p, of[1]));
}

void check_means(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) check_mean(p, i);
}
