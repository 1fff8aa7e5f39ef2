/* products.c: a number of things, so much for each of them, and what it comes to: "28 counties, 20 million each, 560 million", "2,860 households are
 * paid 450 a month for twelve months; the annual cost is 15.4 million", "97,000 tons at 6.4 yuan per kg, 620.8 million yuan".
 *
 * Right beside each other the three are held together within a quarter, or but for the scale of one of them. Further apart, in the sentences before
 * and behind, only a slip of three digits or another power of ten tells: what else is near is something else. */
#include <strings.h>

#include "audit/terms.h"

#define NEAR_REACH 3   /* figures on either side among which the number and the total are beside it */
#define NUMBER_REACH 8 /* figures before it among which the number is looked for further off: those of two sentences or so */
#define TOTAL_REACH 4  /* figures behind it for the total */
#define MONTHS 12

/* How often each is paid: "for twelve months", or the months of a year. */
struct times {
  const struct record *told;
  struct decimal of;
};

struct product {
  const struct record *each, *number, *total;
  struct times times;
  struct interval is; /* in the unit of the total */
};

static bool may_count(const struct record *n, const struct record *each) {
  bool same_things =
      is_kind(n, "count") && is_kind(each, "count") && named_alike(n->unit, each->unit); /* "8 in A and 2 each in B and C" */
  return !same_things && is_amount(n) && !is_kind(n, "money") && !has_change(n) && n->per.p == NULL && n != each &&
         n->value[0].coef > 0;
}

/* "fee", "fees": the last words of two items are one but for its end. */
static bool akin_head(const struct record *a, const struct record *b) {
  if (a->item.text.p == NULL || b->item.text.p == NULL) return false;
  struct view x = last_word(a->item.text), y = last_word(b->item.text);
  size_t least = x.len < y.len ? x.len : y.len, most = x.len < y.len ? y.len : x.len;
  return least > 2 && most <= least + 2 && strncasecmp(x.p, y.p, least) == 0;
}

/* "26,000 farmers increased income by 91 million, 3,500 per capita": an amount, or both have changed. */
static bool may_be_total(const struct figure *t, const struct record *each) {
  bool changed = is_kind(t->r, "money") && is_amount(t->r) && t->r->per.p == NULL && has_change(t->r);
  return has_change(each) ? changed && view_eq(t->r->change, each->change) : t->level || (changed && t->r < each);
}

/* What was paid to one is no total of what others received. */
static bool other_deed(const struct record *total, const struct record *each) {
  struct view a = total->action.normal, b = each->action.normal;
  return a.p != NULL && b.p != NULL && !view_eq(a, b);
}

/* "412 million, 4,400 for each of 94,200": two zeros, or one behind three digits, are rounding too where the total is told roughly. */
static bool rounds(const struct record *n, const struct record *each, const struct record *total) {
  struct decimal v = decimal_normal(each->value[0]), half = {5, v.exp - 1};
  bool rough = total->has_precision && decimal_cmp(total->precision, v) > 0;
  if (!rough || v.exp < 1 || significant_digits(v) < (v.exp > 1 ? 2 : 3)) return false;
  struct interval rounded = interval_add(interval_point(v), (struct interval){{-half.coef, half.exp}, half, true, true, false});
  return interval_meet(interval_mul(wide(n), rounded), wide(total));
}

/* ---- what it is for each of */

/* The next of "student; year". */
static bool next_per(struct view *per, struct view *one) {
  if (per->len == 0) return false;
  const char *end = memchr(per->p, ';', per->len);
  size_t len = end ? (size_t)(end - per->p) : per->len;
  *one = view_sub(*per, 0, len);
  *per = view_sub(*per, end ? len + 1 : len, per->len);
  while (per->len && per->p[0] == ' ') *per = view_sub(*per, 1, per->len);
  return true;
}

static bool holds(struct view text, struct view word) {
  for (size_t i = 0; word.len && i + word.len <= text.len; i++)
    if (memcmp(text.p + i, word.p, word.len) == 0) return true;
  return false;
}

/* The number counts what it is for each of: by its unit, or, of a measure, as it is written: "5,421 tons", "per ton". */
static bool is_for_each_of(const struct record *each, const struct record *number) {
  struct view per = each->per, one;
  if (per.p == NULL) return named_alike(each->item.text, number->unit); /* "a house costs 5,110 yuan" */
  while (next_per(&per, &one))
    if (view_eq(one, number->unit) || (!is_kind(number, "count") && (view_eq(one, number->si_unit) || holds(number->text, one))))
      return true;
  return false;
}

/* A total of other things than those that are counted is but a neighbour: "1,500 for each of 6,400 households, and 9.2 million for roads". */
static bool is_of_them(const struct record *total, const struct record *each, const struct record *number) {
  bool counted = is_kind(total, "count") && is_kind(each, "count") && view_eq(total->unit, each->unit) && is_for_each_of(each, number);
  return counted || asserts(total, "total") || total->item.text.p == NULL || akin_head(total, each) || akin_head(total, number);
}

static bool is_per(const struct record *each, struct view what) {
  struct view per = each->per, one;
  while (per.p && next_per(&per, &one))
    if (view_eq(one, what)) return true;
  return false;
}

/* How many there are: of a price "per kg" for what is told in tons, the kilograms. */
static struct interval how_many(const struct record *each, const struct record *number, enum reading reading) {
  struct decimal factor;
  struct interval told = interval_of(number, reading);
  bool other = number->si_unit.len && !view_eq(number->unit, number->si_unit) && is_per(each, number->si_unit);
  int32_t place = decimal_magnitude(number->si) - decimal_magnitude(number->value[0]) - 8;
  if (!other || decimal_ratio(&factor, number->si, decimal_int(1), number->value[0], place) != ST_OK) return told;
  return interval_mul(told, interval_point(factor));
}

/* "155,225 people on 2,890 square kilometres, 53.7 inhabitants per square kilometre": things are counted by several names, or by none. */
static bool counts_alike(const struct record *each, const struct record *total) {
  return is_kind(total, "count") && (is_kind(each, "count") || (is_kind(each, "other") && each->unit.p == NULL));
}

static bool in_total(struct interval *out, const struct record *each, const struct record *total) {
  if (!counts_alike(each, total)) return in_unit_of(out, each, total);
  *out = wide(each);
  return !out->unknown;
}

/* ---- one product */

/* An average of things is rounded too: "684,300 households, 240 apiece". */
static struct interval averaged(struct interval i, const struct record *each) {
  bool whole = is_kind(each, "count") && decimal_cmp(figure_unit(each), decimal_int(1)) == 0;
  return whole ? interval_add(i, (struct interval){{-5, -1}, {5, -1}, true, true, false}) : i;
}

static bool multiply(struct product *x) {
  struct interval each;
  if (!in_total(&each, x->each, x->total)) return false;
  each = averaged(each, x->each);
  x->is = interval_mul(interval_mul(how_many(x->each, x->number, READ_HEDGED), each), interval_point(x->times.of));
  return !x->is.unknown;
}

/* Of 53.20 million four; of 3,200 two. */
static uint32_t digits_told(const struct record *r) {
  bool scaled = r->has_precision && decimal_cmp(r->precision, decimal_int(1)) > 0;
  return scaled ? digits_written(r) : significant_digits(r->value[0]);
}

/* The total divided by the number is what is told for each but for a slip, or it is divided by one too many or too few. */
static bool divides_wrongly(const struct product *x) {
  struct interval per_one =
      interval_mul(interval_percent(wide(x->total), wide(x->number), decimal_magnitude(figure_unit(x->each)) - 1),
                   interval_point((struct decimal){1, -2}));
  if (!same_measure(x->total, x->each) || per_one.unknown || digits_written(x->each) < 3) return false;
  if (fit_of(per_one, x->each, 0) == FIT_SLIP) return true;
  for (int64_t by = -1; by <= 1; by += 2) {
    struct interval other = interval_add(wide(x->number), interval_point(decimal_int(by)));
    if (interval_meet(interval_mul(other, wide(x->each)), wide(x->total))) return true;
  }
  return false;
}

static void tell_product(const struct page *p, const struct product *x, const char *severity) {
  const struct record *over[] = {x->each, x->number, x->total, x->times.told};
  struct decimal d;
  if (decimal_add(&d, x->is.lo, x->is.hi) != ST_OK || decimal_mul(&d, d, (struct decimal){5, -1}) != ST_OK) return;
  if (decimal_cmp(x->times.of, decimal_int(1)) == 0)
    tell(p, "ratio_mismatch", severity, over, 3, "%s times %s is %s, but %s is stated", quoted(p, x->number), quoted(p, x->each),
         shown(p, decimal_normal(d)), quoted(p, x->total));
  else
    tell(p, "ratio_mismatch", severity, over, x->times.told ? 4 : 3, "%s times %s times %s is %s, but %s is stated",
         quoted(p, x->number), quoted(p, x->each), shown(p, x->times.of), shown(p, decimal_normal(d)), quoted(p, x->total));
}

/* ---- right beside each other */

/* Named by its unit, or by standing right before, with the total right behind or before it; or by both before it: "13 farms have 1,918 members, 147.5
 * each". */
static bool is_named_near(const struct page *p, uint32_t a, uint32_t b, uint32_t i) {
  const struct record *number = p->figure[a].r, *total = p->figure[b].r, *each = p->figure[i].r;
  bool any = view_eq(each->per, VIEW_LIT("each")) || (is_kind(each, "money") && is_per(each, VIEW_LIT("person")));
  if (is_for_each_of(each, number) || (a + 2 == i && b + 1 == i && any)) return true;
  return a + 1 == i && ((b == i + 1 && (any || asserts(total, "total"))) || b + 1 == a);
}

/* "94 lakh to 4,700 groups, or 2 lakh per group": in a row, and named, so that two digits tell. */
static bool is_right_beside(const struct page *p, uint32_t a, uint32_t b, uint32_t i) {
  uint32_t first = a < b ? a : b, last = a < b ? b : a;
  if (i < first) first = i;
  if (i > last) last = i;
  bool each = a + 1 == i && view_eq(p->figure[i].r->per, VIEW_LIT("each"));
  return last - first == 2 && (each || is_for_each_of(p->figure[i].r, p->figure[a].r));
}

/* True when the three are held together, whether or not they agree. */
static bool find_near(const struct page *p, uint32_t i) {
  struct product found = {0};
  const struct record *each = p->figure[i].r;
  if (each->per.p == NULL) return false;
  uint32_t from = i > NEAR_REACH ? i - NEAR_REACH : 0;
  for (uint32_t a = from; a <= i + NEAR_REACH; a++)
    for (uint32_t b = from; b <= i + NEAR_REACH; b++) {
      const struct figure *n = figure_at(p, a, i), *t = figure_at(p, b, i);
      if (a == b || b == i || n == NULL || t == NULL || !may_count(n->r, each) || !is_kind(n->r, "count") || !may_be_total(t, each) ||
          !same_measure(t->r, each))
        continue;
      struct product x = {.each = each, .number = n->r, .total = t->r, .times = {NULL, decimal_int(1)}};
      if (other_deed(t->r, each) || !multiply(&x)) continue;
      enum fit fit = fit_of(x.is, t->r, 25);
      if (fit == FIT_GOOD || rounds(n->r, each, t->r)) {
        count_rate(p, fit == FIT_GOOD ? FIT_GOOD : FIT_CUT);
        return true;
      }
      bool named = is_named_near(p, a, b, i);
      bool fine = significant_digits(each->value[0]) > 1 || significant_digits(n->r->value[0]) > 2 || is_right_beside(p, a, b, i);
      bool scaled = digits_told(t->r) > 1 && fine && misses_by_scale(x.is, t->r);
      bool of_them = is_of_them(t->r, each, n->r) || (scaled && digits_told(t->r) > 2 && is_for_each_of(each, n->r));
      bool told = fit == FIT_SLIP || ((fit == FIT_NEAR || scaled || divides_wrongly(&x)) && of_them);
      if (told && named && found.number == NULL) found = x;
    }
  if (found.number == NULL) return false;
  count_rate(p, FIT_NEAR);
  tell_product(p, &found, "warning");
  return true;
}

/* ---- further apart */

/* The stretches of time for which it is told, once, and the months of a year. */
static uint32_t times_of(const struct page *p, uint32_t i, struct times times[4]) {
  const struct record *each = p->figure[i].r;
  uint32_t n = 0;
  times[n++] = (struct times){NULL, decimal_int(1)};
  for (uint32_t k = i > NUMBER_REACH ? i - NUMBER_REACH : 0; k < i + TOTAL_REACH && n < 3; k++) {
    if (figure_at(p, k, i) == NULL) continue;
    const struct record *r = p->figure[k].r;
    if (is_kind(r, "duration") && stated_exactly(r) && r->value[0].coef > 0 && is_per(each, r->unit))
      times[n++] = (struct times){r, r->value[0]};
  }
  if (is_per(each, VIEW_LIT("month"))) times[n++] = (struct times){NULL, decimal_int(MONTHS)};
  return n;
}

/* A total near figure i: of the measure, for nothing or for a year, and no part of another. */
static bool is_total_of(const struct page *p, uint32_t b, uint32_t i) {
  const struct figure *t = &p->figure[b], *each = &p->figure[i];
  bool alike = counts_alike(each->r, t->r) ||
               (view_eq(t->r->kind, each->r->kind) && (same_measure(t->r, each->r) || !is_kind(t->r, "money")));
  bool flat = t->r->per.p == NULL || view_eq(t->r->per, VIEW_LIT("year")) ||
              (is_per(t->r, VIEW_LIT("year")) && is_per(each->r, VIEW_LIT("month"))) ||
              (b > i && view_eq(t->r->per, each->r->per));
  return b != i && alike && flat && is_amount(t->r) && !has_change(t->r) && t->whole == NO_FIGURE && t->section == each->section;
}

/* "each" and stretches of time name nothing: then it may be for each of what the page has counted before. */
static bool names_none(const struct record *each) {
  return each->per.p != NULL &&
         (is_per(each, VIEW_LIT("month")) || view_eq(each->per, VIEW_LIT("each")) || view_eq(each->per, VIEW_LIT("year")));
}

/* As the values are stated: zeros are no rounding where another power of ten is looked for. */
static struct interval as_stated(const struct product *x) {
  struct interval each;
  if (!in_total(&each, x->each, x->total) || !each.bounded_lo || !each.bounded_hi) return (struct interval){.unknown = true};
  each = interval_point(middle_of(each));
  return interval_mul(interval_mul(how_many(x->each, x->number, READ_EXACT), each), interval_point(x->times.of));
}

/* What the total gives for each has the digits of what is stated, but for one of four, or for two of three that changed places. */
static bool each_slipped(const struct product *x, struct interval product) {
  struct decimal is, each = x->each->value[0];
  uint32_t digits = digits_written(x->each);
  if (digits < 3 || decimal_ratio(&is, each, x->total->value[0], product.lo, decimal_magnitude(figure_unit(x->each))) != ST_OK)
    return false;
  enum slip slip = slip_between(is, each);
  return slip == SLIP_SWAP || (slip == SLIP_DIGIT && digits > 3);
}

/* "15.5 million households, 150,000 rupiah a month for four months, 9.3 billion": the digits that the product has, two at least, a hundred times
 * too much or too little or more. */
static bool has_its_digits(struct interval is, const struct record *total) {
  struct decimal a = decimal_normal(is.lo), b = decimal_normal(total->value[0]);
  return decimal_cmp(is.lo, is.hi) == 0 && a.coef == b.coef && a.coef > 9 && (a.exp - b.exp >= 2 || b.exp - a.exp >= 2);
}

/* `beside`: in one sentence, and named. */
static enum fit judge_far(const struct product *x, bool beside) {
  if (interval_meet(x->is, wide(x->total))) return FIT_GOOD;
  uint32_t digits = digits_told(x->total);
  struct interval is = as_stated(x);
  if (is.unknown) return FIT_FAR;
  if (beside && has_its_digits(is, x->total)) return FIT_SLIP;
  struct interval rounded =
      interval_mul(is, (struct interval){{995, -3}, {1005, -3}, true, true, false}); /* of three digits for each */
  if (beside && (each_slipped(x, is) || (digits_written(x->each) > 2 && misses_by_scale(rounded, x->total)))) return FIT_SLIP;
  if (digits < 3 || (digits == 3 && significant_digits(x->each->value[0]) < 2)) return FIT_FAR;
  return (digits > 3 && fit_of(is, x->total, 0) == FIT_SLIP) || misses_by_scale(is, x->total) ? FIT_SLIP : FIT_FAR;
}

static void find_far(const struct page *p, uint32_t i) {
  struct product found = {0};
  const struct record *each = p->figure[i].r;
  struct times times[4];
  bool named = false, known = each->per.p != NULL;
  uint32_t often = times_of(p, i, times);
  for (uint32_t a = i + TOTAL_REACH; a-- > (i > NUMBER_REACH ? i - NUMBER_REACH : 0);) {
    const struct figure *n = a < p->figures && a != i ? &p->figure[a] : NULL;
    if (n == NULL || n->section != p->figure[i].section || !may_count(n->r, each) || significant_digits(n->r->value[0]) < 2)
      continue;
    bool of_them = is_for_each_of(each, n->r);
    if (!of_them && !(known && names_none(each) && is_kind(n->r, "count"))) continue;
    for (uint32_t b = i > NUMBER_REACH ? i - NUMBER_REACH : 0; b < p->figures && b <= i + TOTAL_REACH; b++)
      for (uint32_t k = 0; k < often; k++) {
        bool named_so = akin_head(p->figure[b].r, each); /* "membership fees of 3.33 million. The fee was 2,500" */
        if (b + NEAR_REACH < i && !named_so) continue;
        struct product x = {.each = each, .number = n->r, .total = p->figure[b].r, .times = times[k]};
        if (b == a || !is_total_of(p, b, i) || p->figure[b].sentence > p->figure[i].sentence + 1 || !multiply(&x)) continue;
        enum fit fit = judge_far(&x, of_them && p->figure[a].sentence == p->figure[i].sentence &&
                                         (p->figure[b].sentence == p->figure[i].sentence || named_so));
        if (fit == FIT_GOOD) {
          count_rate(p, FIT_GOOD);
          return;
        }
        if (fit == FIT_SLIP && (found.number == NULL || (of_them && !named))) found = x, named = of_them;
      }
  }
  if (found.number == NULL) return;
  count_rate(p, FIT_NEAR);
  tell_product(p, &found, named ? "warning" : "info");
}

void check_products(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct record *each = p->figure[i].r;
    bool price = each->per.p == NULL && is_kind(each, "money");
    if (!is_amount(each) || (each->per.p == NULL && !price)) continue;
    if (!find_near(p, i) && !has_change(each)) find_far(p, i);
  }
}
