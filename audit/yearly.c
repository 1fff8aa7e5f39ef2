/* yearly.c: the average growth of a year: "1.08 billion in 2011, 1.29 in 2012, 1.52 in 2013 and 1.78 in 2014, 18.1 percent a year on average". Growth
 * is compounded over the steps between the first and the last year; one step too many or too few, or the whole growth divided, is another rate. */
#include "audit/terms.h"
#include "base/edtf.h"

struct span_of_years {
  const struct record *from, *to;
  int first, last;
};

static bool is_yearly(const struct record *r) {
  return is_percent(r) && !asserts(r, "real") && (view_eq(r->per, VIEW_LIT("year")) || asserts(r, "yearly"));
}

static bool year_of(const struct record *r, int *year) {
  int first;
  return r->time.normal.p != NULL && edtf_first_year(&first, r->time.normal) && edtf_last_year(year, r->time.normal) &&
         first == *year;
}

#define LEVELS_REACH 40 /* figures on either side of a rate among which its levels are looked for: one for each year */

/* The first figure of its sentence within reach. */
static uint32_t first_of(const struct page *p, uint32_t i) {
  uint32_t k = i;
  while (k > 0 && i - k < LEVELS_REACH && figure_at(p, k - 1, i)) k--;
  return k;
}

/* A level of the row: of the measure and the item of the others. */
static bool is_level_of(const struct record *r, const struct record *like) {
  return is_plain(r) && same_measure(like, r) && (same_item(like, r) || r->item.text.p == NULL);
}

/* The amount of the sentence right before the rate, or the first behind it. */
static const struct record *nearest(const struct page *p, uint32_t i, const struct record *rate) {
  const struct record *found = NULL;
  for (uint32_t k = first_of(p, i); figure_at(p, k, i) && k < i + LEVELS_REACH; k++) {
    const struct record *r = p->figure[k].r;
    if (found && r->span.start > rate->span.start) break;
    if (is_plain(r)) found = r;
  }
  return found;
}

static void take_levels(struct span_of_years *s, const struct page *p, uint32_t i, const struct record *rate,
                        const struct record *like) {
  int year;
  for (uint32_t k = first_of(p, i); figure_at(p, k, i) && k < i + LEVELS_REACH; k++) {
    const struct record *r = p->figure[k].r;
    if (r == rate || !is_level_of(r, like) || !year_of(r, &year)) continue;
    if (s->from == NULL || year < s->first) s->from = r, s->first = year;
    if (s->to == NULL || year > s->last) s->to = r, s->last = year;
  }
}

static bool is_span(const struct span_of_years *s) {
  return s->from != NULL && s->last - s->first > 1 && s->last - s->first < 40;
}

/* The first and the last year of the levels in the sentence of the rate, in the one before, or in both: "Exports were 1,208 in 2010. By 2014 they
 * had reached 1,870, growing by 11.5% a year". */
static bool find_span(struct span_of_years *s, const struct page *p, uint32_t i) {
  const struct record *rate = p->figure[i].r, *like = nearest(p, i, rate);
  uint32_t first = first_of(p, i);
  *s = (struct span_of_years){0};
  if (like) take_levels(s, p, i, rate, like);
  if (is_span(s)) return true;
  bool before = first > 0 && p->figure[first - 1].section == p->figure[i].section &&
                p->figure[first - 1].sentence + 1 == p->figure[i].sentence;
  if (!before) return false;
  struct span_of_years both = *s, alone = {0};
  const struct record *last = nearest(p, first - 1, rate);
  if (last) take_levels(&alone, p, first - 1, rate, last);
  if (is_span(&alone)) return *s = alone, true;
  if (like) take_levels(&both, p, first - 1, rate, like);
  *s = both;
  return is_span(s) && s->to->sentence.start == rate->sentence.start;
}

/* from * (1 + g / 10,000) ^ n is at least `to`; g in hundredths of a percent. */
static bool reaches(struct decimal from, struct decimal to, int64_t g, int n) {
  struct decimal factor = {10000 + g, -4};
  for (; n > 0; n--)
    if (decimal_round(&from, from, decimal_magnitude(from) - 11) != ST_OK || decimal_mul(&from, from, factor) != ST_OK)
      return false;
  return decimal_cmp(from, to) >= 0;
}

/* The growth of a year, in percent, to a hundredth: by halves. */
static struct decimal rate_of(struct decimal from, struct decimal to, int n) {
  int64_t lo = -9999, hi = 100000;
  while (hi - lo > 1) {
    int64_t mid = lo + (hi - lo) / 2;
    if (reaches(from, to, mid, n))
      hi = mid;
    else
      lo = mid;
  }
  return (struct decimal){hi, -2};
}

static struct interval absolute(struct decimal least, struct decimal most) {
  if (most.coef < 0) {
    struct decimal d = least;
    least = (struct decimal){-most.coef, most.exp};
    most = (struct decimal){-d.coef, d.exp};
  }
  struct decimal step = {1, -2};
  struct interval i = {least, most, true, true, false};
  return interval_add(i, (struct interval){{-step.coef, step.exp}, step, true, true, false});
}

static struct interval compounded(const struct span_of_years *s, int n) {
  struct interval a = wide(s->from), b = wide(s->to);
  if (n < 1 || a.unknown || b.unknown || !a.bounded_lo || !a.bounded_hi || !b.bounded_lo || !b.bounded_hi || a.lo.coef <= 0)
    return (struct interval){.unknown = true};
  return absolute(rate_of(a.hi, b.lo, n), rate_of(a.lo, b.hi, n));
}

/* The whole growth, divided by so many. */
static bool divides(const struct span_of_years *s, int n, const struct record *rate) {
  struct interval by = interval_mul(wide(rate), interval_point(decimal_int(n))), a = wide(s->from), b = wide(s->to);
  bool falls = decimal_cmp(s->to->value[0], s->from->value[0]) < 0;
  return n > 0 && interval_meet(interval_percent(falls ? interval_sub(a, b) : interval_sub(b, a), a, fine_place(rate)), by);
}

static const char *severity_of_yearly(const struct span_of_years *s, struct interval is, const struct record *rate) {
  int n = s->last - s->first;
  enum fit fit = fit_of(is, rate, 25);
  if (divides(s, n, rate) || fit == FIT_CUT) return "info"; /* many reckon so */
  for (int k = n - 1; k <= n + 1; k += 2)
    if (k > 0 && (divides(s, k, rate) || interval_meet(compounded(s, k), wide(rate)))) return "warning";
  if (!same_item(s->to, rate)) return NULL; /* of something else */
  return fit == FIT_SLIP ? "warning" : fit == FIT_NEAR ? "info" : NULL;
}

static void check_year(const struct page *p, uint32_t i) {
  const struct record *rate = p->figure[i].r;
  struct span_of_years s;
  if (!is_yearly(rate)) return;
  if (!find_span(&s, p, i)) return;
  struct interval is = compounded(&s, s.last - s.first);
  if (is.unknown) return;
  const char *severity = interval_meet(is, wide(rate)) ? NULL : severity_of_yearly(&s, is, rate);
  count_rate(p, interval_meet(is, wide(rate)) ? FIT_GOOD : severity ? FIT_NEAR : FIT_FAR);
  if (severity == NULL) return;
  const struct record *over[] = {rate, s.from, s.to};
  struct decimal shown_rate = rate_of(s.from->value[0], s.to->value[0], s.last - s.first);
  if (shown_rate.coef < 0) shown_rate.coef = -shown_rate.coef;
  tell(p, "ratio_mismatch", severity, over, 3, "from %s to %s in %d years is %s%% a year, but %s is stated", quoted(p, s.from),
       quoted(p, s.to), s.last - s.first, shown(p, decimal_normal(shown_rate)), quoted(p, rate));
}

void check_yearly(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) check_year(p, i);
}
