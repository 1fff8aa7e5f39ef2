/* growth.c: growth of which all is told: the level before and the one after, their difference and the percentage, in any order: "4,837 yuan, 713
 * more than the 4,124 of 2011, an increase of 17.3%". Any three give the fourth, so that the base of the percentage is known: one that is
 * reckoned on the other level is wrong. Who has less of something has it than the larger level, who has more than the smaller one. */
#include <string.h>

#include "audit/terms.h"

#define GROWTH_REACH 6 /* figures in which the four stand; what else is told between them stands aside */

struct growth {
  const struct record *level[2], *by, *rate;
  uint32_t levels;
  const struct record *before, *after;
  bool up; /* from before to after */
};

/* A percentage of the same thing; behind all of the others it needs no word of change: "by 387, from 3,131 to 3,518, or 12.4 percent". */
static bool is_rate(const struct growth *g, const struct record *r) {
  if (!is_percent(r) || asserts(r, "real")) return false;
  bool of_it = r->item.text.p == NULL || (g->by && same_item(g->by, r)) || (g->levels && same_item(g->level[g->levels - 1], r)) ||
               (!g->levels && !g->by);
  return of_it && (has_change(r) || (g->levels == 2 && g->by && asserts(r, "share")));
}

/* Of one item at two times. */
static bool are_two_levels(const struct record *a, const struct record *b) {
  return same_item(a, b) && a->time.normal.p != NULL && b->time.normal.p != NULL && !view_eq(a->time.normal, b->time.normal);
}

/* "2,560 against 2,130, i.e. 430 more pupils (+20.2%)": what two levels differ by exactly is their difference, though nothing says so. */
static bool is_gap(const struct growth *g, const struct record *r) {
  struct decimal gap;
  if (g->levels == 2 && !are_two_levels(g->level[0], g->level[1])) return false;
  if (g->levels < 2 || !same_kind(g->level[0], r) || significant_digits(r->value[0]) < 2) return false;
  return gap_between(&gap, g->level[0]->value[0], g->level[1]->value[0]) && decimal_cmp(gap, r->value[0]) == 0;
}

/* Sorts a figure into the growth; what has no place in it stands aside. */
static void take(struct growth *g, const struct record *r) {
  const struct record *like = g->levels ? g->level[0] : g->by;
  if (is_amount(r)) {
    bool alike = like == NULL || same_measure(like, r);
    if (g->by == NULL && ((alike && has_change(r)) || is_gap(g, r)))
      g->by = r;
    else if (alike && !has_change(r) && g->levels < 2)
      g->level[g->levels++] = r;
  } else if (g->rate == NULL && is_rate(g, r))
    g->rate = r;
}

static bool is_full(const struct growth *g) { return g->levels == 2 && g->by && g->rate; }

/* For each of the same things, as far as that is said. */
static bool alike_per(const struct record *a, const struct record *b) {
  return a->per.p == NULL || b->per.p == NULL || view_eq(a->per, b->per);
}

/* Which level is the one before. */
static bool orient(struct growth *g) {
  const struct record *a = g->level[0], *b = g->level[1];
  int order = decimal_cmp(a->value[0], b->value[0]);
  g->up = rises(has_change(g->by) ? g->by : g->rate);
  if (order == 0 || (has_change(g->rate) && rises(g->rate) != g->up) || (g->rate->per.p && !view_eq(g->rate->per, a->per)))
    return false;
  if (!has_change(g->by) && !has_change(g->rate)) return false;
  g->before = g->up == (order < 0) ? a : b;
  g->after = g->before == a ? b : a;
  return g->before->value[0].coef > 0 && alike_per(a, b) && alike_per(a, g->by);
}

/* The figures from i on that make a growth; returns where they end, 0 where they make none. */
static uint32_t gather(struct growth *g, const struct page *p, uint32_t i) {
  *g = (struct growth){0};
  uint32_t k = i;
  for (; !is_full(g) && k < i + GROWTH_REACH; k++) {
    const struct figure *f = figure_at(p, k, i);
    if (f == NULL) return 0;
    if (f->whole == NO_FIGURE) take(g, f->r); /* what the level is made of is none */
    if (k == i && g->levels == 0 && !g->by && !g->rate) return 0;
  }
  return is_full(g) && orient(g) ? k : 0;
}

/* ---- where no word says which is the difference */

/* Three amounts of one measure that no word calls a change, and a percentage among or behind them; *beside: the amount right before that. */
static bool three_amounts(const struct page *p, uint32_t i, const struct record *of[3], struct growth *g,
                          const struct record **beside, uint32_t *end) {
  uint32_t n = 0;
  *beside = NULL;
  for (uint32_t k = i; k < i + GROWTH_REACH && !(n == 3 && g->rate); k++) {
    const struct figure *f = figure_at(p, k, i);
    if (f == NULL) return false;
    if (is_amount(f->r) && f->whole == NO_FIGURE && (n == 0 || same_measure(of[0], f->r))) {
      if (n == 3 || has_change(f->r)) return false;
      of[n++] = f->r;
    } else if (is_percent(f->r) && n > 0 && g->rate == NULL) {
      g->rate = f->r;
      if (p->figure[k - 1].r == of[n - 1]) *beside = of[n - 1];
    }
    if (n == 0) return false;
    *end = k + 1;
  }
  return n == 3 && g->rate && !asserts(g->rate, "real");
}

/* Of three the largest is the sum of the others: one of these is the difference, that of the largest one's time or, where that does not say,
 * that beside the percentage. */
static bool sort_three(struct growth *g, const struct record *of[3], const struct record *beside) {
  uint32_t top = 0;
  for (uint32_t k = 1; k < 3; k++)
    if (decimal_cmp(of[k]->value[0], of[top]->value[0]) > 0) top = k;
  const struct record *large = of[top], *x = of[(top + 1) % 3], *y = of[(top + 2) % 3];
  struct decimal sum;
  if (decimal_add(&sum, x->value[0], y->value[0]) != ST_OK || decimal_cmp(sum, large->value[0]) != 0 ||
      significant_digits(sum) < 3)
    return false;
  bool x_is = named_alike(x->time.normal, large->time.normal), y_is = named_alike(y->time.normal, large->time.normal);
  if (x_is == y_is) x_is = beside == x, y_is = beside == y;
  if (x_is == y_is) return false;
  g->by = x_is ? x : y;
  g->level[0] = large;
  g->level[1] = x_is ? y : x;
  g->levels = 2;
  return true;
}

/* "8,632 million in 2015, 1,222 million or 16.5% above the 7,410 million of 2014": what is told of the earlier time is the level before. */
static uint32_t gather_untold(struct growth *g, const struct page *p, uint32_t i) {
  const struct record *of[3], *beside;
  uint32_t end = 0;
  *g = (struct growth){0};
  if (!three_amounts(p, i, of, g, &beside, &end) || !sort_three(g, of, beside)) return 0;
  struct view first = g->level[0]->time.normal, second = g->level[1]->time.normal;
  size_t len = first.len < second.len ? first.len : second.len;
  int order = first.p && second.p ? memcmp(first.p, second.p, len) : 0;
  if (order == 0 || !(g->rate->item.text.p == NULL || same_item(g->rate, g->by))) return 0;
  g->before = g->level[order < 0 ? 0 : 1];
  g->after = g->level[order < 0 ? 1 : 0];
  g->up = decimal_cmp(g->after->value[0], g->before->value[0]) > 0;
  return !has_change(g->rate) || rises(g->rate) == g->up ? end : 0;
}

/* ---- what agrees with what */

static struct interval distance(const struct record *from, const struct record *to) {
  return decimal_cmp(from->value[0], to->value[0]) < 0 ? interval_sub(wide(to), wide(from)) : interval_sub(wide(from), wide(to));
}

static struct interval percent_of(struct interval part, struct interval whole, const struct record *rate) {
  return interval_percent(part, whole, fine_place(rate));
}

static bool fits(struct interval computed, const struct record *stated) {
  return !computed.unknown && fit_of(computed, stated, 25) == FIT_GOOD;
}

/* The level after it, as the other one and the difference give it. */
static struct interval after_of(const struct growth *g) {
  return (g->up ? interval_add : interval_sub)(wide(g->before), wide(g->by));
}

static struct interval before_of(const struct growth *g) {
  return (g->up ? interval_sub : interval_add)(wide(g->after), wide(g->by));
}

/* What lies in both; the first where they have nothing in common. */
static struct interval narrowed(struct interval a, struct interval b) {
  if (a.unknown || b.unknown || !b.bounded_lo || !b.bounded_hi || !interval_meet(a, b)) return a;
  if (!a.bounded_lo || decimal_cmp(a.lo, b.lo) < 0) a.lo = b.lo, a.bounded_lo = true;
  if (!a.bounded_hi || decimal_cmp(a.hi, b.hi) > 0) a.hi = b.hi, a.bounded_hi = true;
  return a;
}

/* "13.80, 1.80 more than the 12 of a year ago": what the others give where the level before is told more roughly. */
static struct interval base_of(const struct growth *g) { return narrowed(wide(g->before), before_of(g)); }

static void tell_rate(const struct page *p, const struct growth *g, const char *severity, bool other) {
  const struct record *over[] = {g->rate, g->before, g->after, g->by};
  tell(p, "ratio_mismatch", severity, over, 4, "from %s to %s is a change of %s%%, but %s is stated%s%s", quoted(p, g->before),
       quoted(p, g->after), percent_shown(p, g->by->value[0], g->before->value[0], g->rate), quoted(p, g->rate),
       other ? ": reckoned on " : "", other ? quoted(p, g->after) : "");
}

static void tell_levels(const struct page *p, const struct growth *g) {
  const struct record *over[] = {g->by, g->before, g->after, g->rate};
  struct decimal gap;
  if (!gap_between(&gap, g->after->value[0], g->before->value[0])) return;
  tell(p, "sum_mismatch", "warning", over, 4, "from %s to %s is a difference of %s, but %s is stated, and %s",
       quoted(p, g->before), quoted(p, g->after), shown(p, gap), quoted(p, g->by), quoted(p, g->rate));
}

/* The levels have their difference, but the percentage is another one: told as a warning where it is known how it went astray. */
static void check_rate(const struct page *p, const struct growth *g) {
  struct interval is = percent_of(wide(g->by), base_of(g), g->rate);
  bool other = fits(percent_of(wide(g->by), wide(g->after), g->rate), g->rate) ||
               fits(percent_of(distance(g->before, g->after), wide(g->after), g->rate), g->rate);
  enum fit fit = fit_of(is, g->rate, 50);
  if (fit == FIT_CUT && !other) {
    count_rate(p, FIT_CUT);
    tell_rate(p, g, "info", false);
    return;
  }
  bool sure = other || fit == FIT_SLIP || fit == FIT_NEAR || misses_by_scale(is, g->rate) || misses_by_lead(is, g->rate);
  if (!sure && !has_change(g->by)) return; /* the three agree by chance */
  count_rate(p, FIT_NEAR);
  tell_rate(p, g, sure ? "warning" : "info", other);
}

/* What a level is told to be and what it should be are alike but for a slip, or the page says that the one before is the base. */
static bool may_have_slipped(const struct growth *g, const struct record *level, struct interval should) {
  return asserts(g->before, "base") || fit_of(should, level, 0) == FIT_SLIP;
}

/* The difference is not that of the levels: the percentage says which of the three is wrong. False where it says nothing. */
static bool check_levels(const struct page *p, const struct growth *g, struct interval gap) {
  const struct record *wrong = NULL;
  enum fit fit = fit_of(gap, g->by, 25);
  if (fits(percent_of(gap, base_of(g), g->rate), g->rate) && (fit == FIT_SLIP || fit == FIT_NEAR))
    wrong = g->by;
  else if (fits(percent_of(wide(g->by), base_of(g), g->rate), g->rate) && may_have_slipped(g, g->after, after_of(g)))
    wrong = g->after;
  else if (fits(interval_percent(wide(g->by), before_of(g), fine_place(g->rate)), g->rate) &&
           may_have_slipped(g, g->before, before_of(g)))
    wrong = g->before;
  if (wrong == NULL || significant_digits(g->rate->value[0]) < 2) return false;
  count_verdict(p, AUDIT_SUMS, AUDIT_OFF);
  tell_levels(p, g);
  return true;
}

/* The values as stated have their difference. */
static bool is_exact(const struct growth *g) {
  struct decimal gap;
  return gap_between(&gap, g->after->value[0], g->before->value[0]) && decimal_cmp(gap, g->by->value[0]) == 0;
}

uint32_t check_full_growth(const struct page *p, uint32_t i) {
  struct growth g;
  uint32_t end = gather(&g, p, i);
  if (end == 0) end = gather_untold(&g, p, i);
  if (end == 0) return 0;
  struct interval gap = distance(g.before, g.after), after = after_of(&g);
  if (!is_exact(&g) && (!is_tight(gap) || !is_tight(after) || gap.lo.coef <= 0)) return 0;
  if (!interval_meet(gap, wide(g.by))) return check_levels(p, &g, gap) ? end : 0;
  if (fits(percent_of(narrowed(gap, wide(g.by)), base_of(&g), g.rate), g.rate) ||
      fits(percent_of(wide(g.by), base_of(&g), g.rate), g.rate))
    count_rate(p, FIT_GOOD);
  else
    check_rate(p, &g);
  return end;
}
