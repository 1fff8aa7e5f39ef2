/* balances.c: a stock before, what came in, what went out, and the stock after: any three give the fourth.
 *
 *   "1,022 laborers at the beginning of 2018; 2,140 arrived and 446 went home, and 2,716 were on the posts on December 31"
 *
 * Four figures of one measure in a row. Which of the two flows went in is not said: both are tried. The words say which figure is the stock before
 * (`opening`) and after (`closing`), or each is one of a day: then a slip and a gap within a tenth are told; with one of them a slip in four digits, as
 * information. */
#include <string.h>

#include "audit/sum.h"

#define BACK 3 /* sentences with figures in which the four stand */

/* The three figures before the stock at its end, in the order of the page; false where there are fewer. */
static bool gather_flows(const struct page *p, uint32_t c, alike_with *alike, uint32_t at[3]) {
  uint32_t n = 0;
  for (uint32_t k = c; k-- > 0 && n < 3 && p->figure[k].section == p->figure[c].section && p->figure[k].sentence + BACK >= p->figure[c].sentence;) {
    const struct figure *f = &p->figure[k];
    if (f->level && alike(f->r, p->figure[c].r)) at[2 - n++] = k;
  }
  return n == 3;
}

static bool nearer(const struct sum *a, const struct sum *b) {
  struct decimal x, y;
  return gap_between(&x, a->is, a->whole->value[0]) && gap_between(&y, b->is, b->whole->value[0]) && decimal_cmp(x, y) < 0;
}

/* Stock, in, out; or stock, out, in. */
static struct sum balance_of(const struct page *p, uint32_t c, const uint32_t at[3], bool in_first) {
  struct sum s = {.p = p, .whole = p->figure[c].r, .less = in_first ? 4u : 2u};
  for (uint32_t k = 0; k < 3; k++) s.part[s.n++] = p->figure[at[k]].r;
  return s;
}

/* No flow is ten times the stock: it is of something else. */
static bool is_of_one_size(const struct sum *s) {
  for (uint32_t k = 1; k < 3; k++)
    if (powers_apart(s->part[0]->value[0], s->part[k]->value[0], 1) || powers_apart(s->part[k]->value[0], s->part[0]->value[0], 3)) return false;
  return !powers_apart(s->part[0]->value[0], s->whole->value[0], 1) && !powers_apart(s->whole->value[0], s->part[0]->value[0], 1);
}

/* A stock is one of a day or the end of a month: the flows are told of a year. */
static bool is_of_a_day(const struct record *r) {
  struct view t = r->time.normal;
  return names_its_time(r) && t.len >= 7 && memchr(t.p, '/', t.len) == NULL;
}

/* The stock before is told of an earlier day than the one after, and neither flow is told of one of these days. */
static bool are_of_two_days(const struct sum *s) {
  const struct record *before = s->part[0], *after = s->whole;
  if (!is_of_a_day(before) || !is_of_a_day(after) || !times_apart(before, after)) return false;
  for (uint32_t k = 1; k < 3; k++)
    if (named_alike(s->part[k]->time.normal, before->time.normal)) return false;
  return true;
}

static uint32_t told_stocks(const struct sum *s) { return asserts(s->part[0], "opening") + asserts(s->whole, "closing"); }

/* These are the four by the words of both stocks, or of one and a day, or by two days. */
static bool is_told(const struct sum *s) {
  uint32_t told = told_stocks(s);
  return told == 2 || are_of_two_days(s) || (told == 1 && (is_of_a_day(s->part[0]) || is_of_a_day(s->whole)));
}

/* One stock alone that is told to be one is but a guess. */
static const char *severity_of_balance(struct sum *s, enum verdict v, bool measured) {
  bool both = is_told(s);
  bool slip = digits_of_sum(s) > 2 && slip_that_makes(s) != SLIP_NONE && v != SUM_FAR, wide = is_slip_of(s, 4, 4);
  if (both && ((slip && v != SUM_FAR) || slip_explains(s, v, 4) || (measured && v != SUM_FAR && decimal_within(s->is, s->whole->value[0], 10))))
    return "warning";
  bool alike = !powers_apart(s->part[1]->value[0], s->part[2]->value[0], 1) && !powers_apart(s->part[2]->value[0], s->part[1]->value[0], 1);
  if (both && alike && v != SUM_FAR && v != SUM_UNKNOWN && (measured || decimal_within(s->is, s->whole->value[0], 10))) return "info";
  bool one = told_stocks(s) == 1 || is_of_a_day(s->whole);
  return one && measured && wide && v != SUM_FAR ? "info" : NULL;
}

/* What is told as a stock, or as what a change is one from, is no flow. */
static bool is_no_flow(const struct record *r) { return asserts(r, "opening") || asserts(r, "closing") || asserts(r, "base"); }

static bool is_flow(const struct record *r) { return asserts(r, "inflow") || asserts(r, "outflow"); }

static bool check_balance(const struct page *p, uint32_t c, alike_with *alike, bool *used) {
  uint32_t at[3];
  if (is_flow(p->figure[c].r)) return false; /* "opening balance 28.1, releases 151.8 and 34.4, expenditure 182.2" */
  if (!gather_flows(p, c, alike, at) || is_no_flow(p->figure[at[1]].r) || is_no_flow(p->figure[at[2]].r)) return false;
  struct sum s[2] = {balance_of(p, c, at, true), balance_of(p, c, at, false)};
  if (!is_of_one_size(&s[0])) return false;
  enum verdict v[2] = {judge(&s[0]), judge(&s[1])};
  for (size_t k = 0; k < 2; k++) {
    bool told = is_told(&s[k]), chance = digits_of_sum(&s[k]) < 3;
    if (!explained(v[k]) || !(told || (v[k] == SUM_EXACT && !chance))) continue;
    count_sum(&s[k], v[k], false);
    settle(&s[k], used);
    return true;
  }
  size_t k = nearer(&s[1], &s[0]);
  if (slip_explains(&s[1 - k], v[1 - k], 4) && !slip_explains(&s[k], v[k], 4)) k = 1 - k;
  const char *severity = v[k] == SUM_UNKNOWN || explained(v[k]) ? NULL : severity_of_balance(&s[k], v[k], alike == same_measure);
  if (severity == NULL) return false;
  count_sum(&s[k], v[k], true);
  tell_mismatch(&s[k], severity);
  settle(&s[k], used);
  return true;
}

/* "After 300 people joined and 200 left, membership rose from 1,000 to 1,100", "from 1,000 to 1,100, as 300 ...": both stocks beside each other, the
 * flows before or behind them. */
static void check_from_to(const struct page *p, uint32_t c, bool *used) {
  const struct figure *before = &p->figure[c - 1];
  if (!asserts(p->figure[c].r, "closing") || !asserts(before->r, "opening") || !figure_at(p, c - 1, c)) return;
  struct sum best = {0};
  for (size_t way = 0; way < 2; way++) {
    if (way == 0 && c < 3) continue;
    const struct figure *a = figure_at(p, way ? c + 1 : c - 3, c), *b = figure_at(p, way ? c + 2 : c - 2, c);
    if (!a || !b || is_no_flow(a->r) || is_no_flow(b->r) || !a->level || !b->level || !before->level || !same_kind(a->r, before->r) ||
        !same_measure(a->r, b->r))
      continue;
    for (uint32_t less = 2; less <= 4; less += 2) {
      struct sum s = {.p = p, .whole = p->figure[c].r, .n = 3, .less = less, .part = {before->r, a->r, b->r}};
      enum verdict v = judge(&s);
      if (explained(v)) {
        count_sum(&s, v, false);
        settle(&s, used);
        return;
      }
      if (best.n == 0 && is_of_one_size(&s) && slip_explains(&s, v, 4)) best = s;
    }
  }
  if (best.n == 0) return;
  count_sum(&best, SUM_UNDER, true);
  tell_mismatch(&best, "warning");
  settle(&best, used);
}

void check_balances(const struct page *p, bool *used) {
  for (uint32_t c = 1; c < p->figures; c++) {
    if (p->figure[c].level) check_from_to(p, c, used);
    if (c < 3 || !p->figure[c].level || p->figure[c].part || used[c]) continue;
    if (!check_balance(p, c, same_measure, used) && is_kind(p->figure[c].r, "count")) check_balance(p, c, same_kind, used);
  }
}
