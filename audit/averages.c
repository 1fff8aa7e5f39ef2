/* averages.c: a total, and so much of it for each of the years that it took: "1.86 million in ten years, 186,000 a year". */
#include "audit/terms.h"
#include "base/edtf.h"

/* How many years a time has that names the first and the last: ten of "2001/2010". */
static bool years_of(const struct record *r, struct decimal *years) {
  struct view v = r->time.normal;
  struct edtf year;
  int first, last;
  bool whole = v.p != NULL && edtf_year(&year, v) && view_eq(v, (struct view){year.text, year.len}); /* no finer */
  if (!whole || !edtf_first_year(&first, v) || !edtf_last_year(&last, v) || last <= first) return false;
  *years = decimal_int(last - first + 1);
  return true;
}

/* How many of what the rate is told for the total has taken: what the sentence says before the rate ("in ten years": *stated), or its time. */
static bool times_of(const struct page *p, uint32_t i, const struct record *total, struct decimal *times, bool *stated) {
  const struct record *each = p->figure[i].r;
  for (uint32_t k = i; k-- > 0 && figure_at(p, k, i);) {
    const struct record *r = p->figure[k].r;
    if (!is_kind(r, "duration") || !stated_exactly(r) || !view_eq(r->unit, each->per) || r->value[0].coef <= 0) continue;
    const struct figure *told = k > 0 ? figure_at(p, k - 1, i) : NULL; /* "900 over nine months and 2,700 at 900 a month" */
    if (told != NULL && told->r != total && told->level && same_measure(told->r, total)) continue;
    *times = r->value[0];
    return *stated = true;
  }
  *stated = false;
  return view_eq(each->per, VIEW_LIT("year")) && years_of(total, times);
}

/* The amount right before a rate, but for a stretch of time between them. */
static const struct record *total_before(const struct page *p, uint32_t i) {
  for (uint32_t k = i; k-- > 0 && figure_at(p, k, i);) {
    const struct figure *f = &p->figure[k];
    if (is_kind(f->r, "duration")) continue;
    bool flat = f->level || (is_amount(f->r) && !has_change(f->r) && view_eq(f->r->per, p->figure[i].r->per) && k > 0 &&
                             figure_at(p, k - 1, i) && is_kind(p->figure[k - 1].r, "duration"));
    bool alike = flat && stated_exactly(f->r) && same_measure(f->r, p->figure[i].r);
    return alike && (p->figure[i].r->item.text.p == NULL || same_head(f->r, p->figure[i].r)) ? f->r : NULL;
  }
  return NULL;
}

/* The total divided, held against what is stated. */
static enum fit fit_of_average(const struct record *total, struct decimal times, const struct record *each) {
  struct decimal d;
  if (decimal_ratio(&d, total->value[0], decimal_int(1), times, decimal_magnitude(figure_unit(each))) != ST_OK) return FIT_FAR;
  return fit_of(interval_point(d), each, 25);
}

/* The total divided by one too many or one too few; a time from one year to another has one step less than years. */
static bool miscounts(const struct record *total, struct decimal times, bool stated, const struct record *each) {
  for (int64_t by = stated ? -1 : 1; by <= 1; by += 2) {
    struct decimal other;
    if (decimal_add(&other, times, decimal_int(by)) == ST_OK && other.coef > 0 && fit_of_average(total, other, each) == FIT_GOOD)
      return true;
  }
  return false;
}

static void find_average(const struct page *p, uint32_t i) {
  const struct record *each = p->figure[i].r;
  struct decimal times, fewer, product;
  bool stated;
  if (each->per.p == NULL || !is_amount(each) || has_change(each)) return;
  const struct record *total = total_before(p, i);
  if (total == NULL || !times_of(p, i, total, &times, &stated) || decimal_mul(&product, each->value[0], times) != ST_OK) return;
  enum fit fit = fit_of(interval_mul(interval_point(times), wide(each)), total, 25);
  bool steps = !stated && decimal_sub(&fewer, times, decimal_int(1)) == ST_OK;
  bool by_steps = steps && fit != FIT_GOOD && fit_of(interval_mul(interval_point(fewer), wide(each)), total, 25) == FIT_GOOD;
  fit = fit == FIT_GOOD ? fit : fit_of_average(total, times, each);
  if (fit != FIT_GOOD && miscounts(total, times, stated, each)) fit = FIT_SLIP;
  if (by_steps) fit = FIT_CUT; /* from the end of the first year */
  count_rate(p, fit);
  if (fit == FIT_GOOD || fit == FIT_FAR) return;
  const struct record *over[] = {each, total};
  tell(p, "ratio_mismatch", fit == FIT_SLIP ? "warning" : "info", over, 2, "%s times %s is %s, but %s is stated", shown(p, times),
       quoted(p, each), shown(p, product), quoted(p, total));
}

void check_averages(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) find_average(p, i);
}
