/* changes.c: changes against the levels that they lead from and to; growth.c has those of which all four figures are told. Three figures of one
 * item in a row, in any order:
 *
 *   growth    a level, a difference and a percentage: 3,087.5, 402.3 more, 14.98% up            402.3 / (3,087.5 - 402.3)
 *   from, to  two levels and their difference or percentage: from 2874 to 3219.50, up 12.02%    (3,219.50 - 2,874) / 2,874
 *             percentages are levels too: from 22.9% to 18.6%, down 4.3 percentage points; they are no percent, nor is growth points
 *
 * What is for each of something may stand between them. Growth that `asserts` to be real, at prices of another time, is not that of the
 * amounts.
 *
 * Of two levels the later one is the larger when the change is an increase. As in rates.c only what is near is called wrong. */
#include "audit/terms.h"

struct change {
  const struct record *level[2], *difference, *rate;
  uint32_t levels;
};

static bool is_points(const struct record *r) { return is_kind(r, "percentage_points") && stated_exactly(r); }

/* Sorts a figure into the change; false where it has no place in it. */
static bool take(struct change *c, const struct record *r) {
  if (!has_change(r)) {
    if (c->levels == 2 || !(is_amount(r) || is_percent(r))) return false;
    c->level[c->levels++] = r;
    return true;
  }
  const struct record **place = is_percent(r) ? &c->rate : is_amount(r) || is_points(r) ? &c->difference : NULL;
  if (place == NULL || *place != NULL) return false;
  *place = r;
  return true;
}

/* Of neither of which it is said what it measures: what they do not add up to is told as information. */
static bool one_item(const struct record *a, const struct record *b) {
  return same_item(a, b) || (a->item.text.p == NULL && b->item.text.p == NULL);
}

static const char *severity_by(const struct record *by, enum fit fit) {
  const char *severity = severity_of(fit);
  return severity && by->item.text.p == NULL ? "info" : severity;
}

/* "82,640 people of 19,310 households": what else is counted of a level stands aside. */
static bool counts_another(const struct record *level, const struct figure *f) {
  return f->level && is_kind(level, "count") && is_kind(f->r, "count") && !same_measure(level, f->r) && !same_item(level, f->r);
}

/* The three figures from `i` on; what is for each of something stands aside ("42 million, or 8 a share, from 38 million"), and what
 * `asserts` to be the `base` of a change needs no item. A part of one of them is no level. Returns where they end, 0 where there are none. */
static uint32_t gather(struct change *c, const struct page *p, uint32_t i) {
  uint32_t taken = 0, k = i;
  *c = (struct change){0};
  for (; taken < 3; k++) {
    const struct figure *f = figure_at(p, k, i);
    if (f == NULL) return 0;
    bool told = is_percent(p->figure[i].r) && (asserts(f->r, "base") || asserts(f->r, "opening") || asserts(f->r, "closing"));
    if (f->r->per.p && p->figure[i].r->per.p == NULL && !told) continue;
    if (taken > 0 && counts_another(p->figure[i].r, f)) continue;
    if (elsewhere(p->figure[i].r, f->r) || (f->whole != NO_FIGURE && f->whole >= i && f->whole < k)) return 0;
    if ((k > i && !one_item(p->figure[i].r, f->r) && !asserts(f->r, "base")) || !take(c, f->r)) return 0;
    taken++;
  }
  return k;
}

/* ---- growth */

/* "reached 4,837, 713 more than the year before, up 14.7%": what stands before its growth at one time is the level after. */
static bool is_after(const struct record *level, const struct record *delta) {
  return level->span.start < delta->span.start && !asserts(level, "base") &&
         named_alike(level->time.normal, delta->time.normal) && same_item(level, delta);
}

/* "31.2 million in 2011; this was a rise of 6.26 million, or 16.7%": reckoned on what that comes to. */
static bool is_of_other_end(const struct record *level, const struct record *delta, const struct record *rate) {
  struct interval end = rises(delta) ? interval_add(wide(level), wide(delta)) : interval_sub(wide(level), wide(delta));
  struct interval is = interval_percent(wide(delta), end, fine_place(rate));
  return significant_digits(rate->value[0]) > 1 && is_tight(end) && end.lo.coef > 0 && is_tight(is) &&
         fit_of(is, rate, 0) == FIT_GOOD;
}

/* Whether the figures agree; what is off is told. */
static bool check_growth(const struct page *p, const struct record *level, const struct record *delta,
                         const struct record *rate) {
  struct decimal base;
  if (!is_amount(level) || !same_measure(delta, level) || rises(delta) != rises(rate)) return false;
  if (!view_eq(level->status, delta->status)) return false; /* what is expected next did not grow so */
  struct interval before = rises(delta) ? interval_sub(wide(level), wide(delta)) : interval_add(wide(level), wide(delta));
  if ((rises(delta) ? decimal_sub : decimal_add)(&base, level->value[0], delta->value[0]) != ST_OK || base.coef <= 0)
    return false;
  enum fit fit = fit_of(interval_percent(wide(delta), before, fine_place(rate)), rate, 25);
  bool of_level = fit_of(interval_percent(wide(delta), wide(level), fine_place(rate)), rate, 25) == FIT_GOOD,
       after = is_after(level, delta);
  if (of_level && !after) fit = FIT_GOOD; /* the level is that before */
  if (fit == FIT_FAR && is_of_other_end(level, delta, rate)) fit = FIT_SLIP;
  count_rate(p, fit);
  const char *severity = of_level && after && fit != FIT_GOOD ? "info" : severity_by(rate, fit);
  if (severity == NULL) return fit == FIT_GOOD;
  const struct record *over[] = {rate, delta, level};
  tell(p, "ratio_mismatch", severity, over, 3, "a change of %s to %s is one of %s%%, but %s is stated", quoted(p, delta),
       quoted(p, level), percent_shown(p, delta->value[0], base, rate), quoted(p, rate));
  return false;
}

/* ---- from, to */

static void tell_from_to(const struct page *p, const char *severity, const struct record *from, const struct record *to,
                         const struct record *by) {
  const struct record *over[] = {by, from, to};
  struct decimal gap;
  if (!gap_between(&gap, to->value[0], from->value[0])) return;
  if (is_percent(by))
    tell(p, "ratio_mismatch", severity, over, 3, "from %s to %s is a change of %s%%, but %s is stated", quoted(p, from),
         quoted(p, to), percent_shown(p, gap, from->value[0], by), quoted(p, by));
  else
    tell(p, "sum_mismatch", severity, over, 3, "from %s to %s is a difference of %s, but %s is stated", quoted(p, from),
         quoted(p, to), shown(p, gap), quoted(p, by));
}

/* "exports of 18.1 billion, down 27.1%, imports of 6.8 billion": what holds for one time is not one before and after. */
static bool side_by_side(const struct record *a, const struct record *b) { return named_alike(a->time.normal, b->time.normal); }

/* "the deficit rose from 926 to 1,050 million, as imports grew 10.9% to 2,030 million": the change may be that to a further level, which
 * stands behind it. */
static bool leads_on(const struct page *p, uint32_t behind, const struct record *level, const struct record *by) {
  const struct figure *f = figure_at(p, behind, behind - 1);
  return p->figure[behind - 1].r == by && f != NULL && f->level && !f->part && same_measure(f->r, level) && same_item(f->r, by);
}

/* For each of the same, be it told of one of them alone. */
static bool one_per(const struct record *a, const struct record *b) {
  return view_eq(a->per, b->per) || (same_item(a, b) && (a->per.p == NULL || b->per.p == NULL));
}

/* "up 16%" from 62% to 78%, "up 12 percentage points" from 1,240 to 1,390: the change is right, as the values are stated, but for what it is told
 * in. `gap`: with what rounding leaves open. */
static bool takes_points_for_percent(struct interval gap, const struct record *from, const struct record *to,
                                     const struct record *by) {
  struct interval a = interval_of(from, READ_EXACT), b = interval_of(to, READ_EXACT),
                  exact = rises(by) ? interval_sub(b, a) : interval_sub(a, b);
  bool relative = interval_meet(interval_percent(exact, a, fine_place(by)), wide(by));
  if (is_points(by)) return !interval_meet(gap, wide(by)) && relative;
  return is_percent(from) && is_percent(by) && !interval_meet(interval_percent(gap, wide(from), fine_place(by)), wide(by)) &&
         decimal_cmp(exact.lo, by->value[0]) == 0;
}

static void tell_points(const struct page *p, const struct record *from, const struct record *to, const struct record *by) {
  const struct record *over[] = {by, from, to};
  struct decimal gap;
  if (!gap_between(&gap, to->value[0], from->value[0])) return;
  if (is_percent(from))
    tell(p, "ratio_mismatch", "warning", over, 3,
         "from %s to %s is a change of %s percentage points, which is %s%%, but %s is stated", quoted(p, from), quoted(p, to),
         shown(p, gap), percent_shown(p, gap, from->value[0], by), quoted(p, by));
  else
    tell(p, "ratio_mismatch", "warning", over, 3, "from %s to %s is a change of %s%%, and no percentage points, but %s is stated",
         quoted(p, from), quoted(p, to), percent_shown(p, gap, from->value[0], by), quoted(p, by));
}

/* "from 8,915 to 13,152, up 32.2%": the change is divided by the level to which it leads. */
static bool has_other_base(struct interval gap, const struct record *to, const struct record *by) {
  struct interval other = interval_percent(gap, wide(to), fine_place(by));
  return is_percent(by) && significant_digits(by->value[0]) > 1 && is_tight(other) && interval_meet(other, wide(by));
}

/* "shrank by 21.8 percent, from 27.1 billion to 21.2 million": with another scale word one of the levels gives the percentage. */
static bool has_other_scale(const struct record *from, const struct record *to, const struct record *by) {
  if (!is_percent(by) || significant_digits(by->value[0]) < 2 || !is_amount(to)) return false;
  for (int32_t power = -9; power <= 9; power += 3) {
    struct interval level = interval_mul(wide(to), interval_point((struct decimal){1, power}));
    struct interval gap = rises(by) ? interval_sub(level, wide(from)) : interval_sub(wide(from), level);
    struct interval rate = interval_percent(gap, wide(from), fine_place(by));
    if (power != 0 && is_tight(rate) && interval_meet(rate, wide(by))) return true;
  }
  return false;
}

/* "rose from 2,348 yuan in 2011 to 2,912, an increase of 14%": both levels are told as such, and the change that they have is a digit away. */
static bool misses_by_digit(struct interval is, const struct record *a, const struct record *b, const struct record *by) {
  struct decimal rounded = middle_of(is), ten = {1, decimal_magnitude(figure_unit(by)) + 1};
  bool told = (asserts(a, "opening") && asserts(b, "closing")) || (asserts(b, "opening") && asserts(a, "closing"));
  if (!told || !is_percent(by) || !is_tight(is) || !same_item(a, by) || decimal_cmp(by->value[0], ten) < 0) return false;
  return decimal_round(&rounded, rounded, decimal_magnitude(figure_unit(by))) == ST_OK &&
         slip_between(rounded, by->value[0]) != SLIP_NONE;
}

/* What a change can be that of: amounts and percentages, in their own measure or in percent or points. */
static bool may_be_of(const struct record *by, const struct record *level) {
  return is_percent(by) || is_points(by) || same_measure(by, level);
}

static bool check_from_to(const struct page *p, uint32_t behind, const struct record *a, const struct record *b,
                          const struct record *by) {
  bool beside = side_by_side(a, b);
  bool a_less = decimal_cmp(a->value[0], b->value[0]) < 0;
  const struct record *from = rises(by) == a_less ? a : b, *to = from == a ? b : a;
  bool levels = same_measure(a, b) && one_per(a, b) && from->value[0].coef > 0;
  if (!levels || !may_be_of(by, a) || decimal_cmp(a->value[0], b->value[0]) == 0) return false;
  struct interval gap = rises(by) ? interval_sub(wide(to), wide(from)) : interval_sub(wide(from), wide(to));
  if (takes_points_for_percent(gap, from, to, by)) {
    count_rate(p, FIT_NEAR);
    tell_points(p, from, to, by);
    return false;
  }
  if (beside || (is_points(by) && !is_percent(a))) return false;
  bool other = has_other_base(gap, to, by);
  if (is_percent(by)) gap = interval_percent(gap, wide(from), fine_place(by));
  bool named = asserts(a, "base") || asserts(b, "base") || (same_item(a, b) && same_item(a, by) && times_apart(a, b));
  enum fit fit = fit_of(gap, by, named ? 50 : 25);
  if (fit == FIT_FAR && other) fit = FIT_NEAR;
  if (fit == FIT_FAR && misses_by_digit(gap, a, b, by)) fit = FIT_SLIP;
  if (gap.unknown) fit = FIT_FAR; /* a change by ten million percent */
  bool scaled = fit == FIT_FAR && has_other_scale(from, to, by), turned = fit == FIT_FAR && has_other_scale(to, from, by);
  if (scaled || turned) fit = FIT_SLIP;
  if (turned) from = to, to = from == a ? b : a;
  if (fit != FIT_GOOD && ((is_percent(a) && is_percent(by)) || leads_on(p, behind, a, by))) return false;
  count_rate(p, fit);
  const char *severity = severity_by(by, fit);
  if (severity) tell_from_to(p, severity, from, to, by);
  return fit == FIT_GOOD;
}

void check_changes(const struct page *p) {
  const struct record *explained =
      NULL; /* the last change that its figures have given: "from 153 to 170, or by 11.1 percent, and will be 182" */
  for (uint32_t i = 0; i < p->figures; i++) {
    struct change c;
    uint32_t full = check_full_growth(p, i);
    if (full) {
      i = full - 1;
      continue;
    }
    uint32_t behind = gather(&c, p, i);
    if (behind == 0 || (c.rate && asserts(c.rate, "real"))) continue;
    const struct record *by = c.rate ? c.rate : c.difference;
    if (by == explained) continue;
    bool good =
        c.levels == 1 ? check_growth(p, c.level[0], c.difference, c.rate) : check_from_to(p, behind, c.level[0], c.level[1], by);
    if (good) explained = by;
  }
}
