/* divisions.c: a whole told in percent, all of it: "12% went to roads. Another 51% went to schools. The remaining 37% ..." makes 100, and so
 * do the shares behind amounts that are told one after another ("wages 983 lei (43.8%). Benefits 514 lei (22.9%), ...") and the terms of a
 * ratio like 12.9:45.4:41.7. */
#include "audit/sum.h"

#define SHARES_MAX 12
#define REACH 3 /* sentences before one with the rest in which the other shares stand */

struct division {
  const struct record *share[SHARES_MAX];
  uint32_t n;
  struct decimal is;
  struct interval sum;
};

static bool add_share(struct division *d, const struct record *r) {
  if (d->n == SHARES_MAX || decimal_add(&d->is, d->is, r->value[0]) != ST_OK) return false;
  d->sum = interval_add(d->n ? d->sum : interval_point(decimal_int(0)), interval_of(r, READ_HEDGED));
  d->share[d->n++] = r;
  return true;
}

static bool is_all(const struct division *d) { return interval_meet(d->sum, interval_point(decimal_int(100))); }
static bool is_over(const struct division *d) { return interval_above(d->sum, interval_point(decimal_int(100))); }
static bool between(struct decimal d, int64_t least, int64_t most) {
  return decimal_cmp(d, decimal_int(least)) >= 0 && decimal_cmp(d, decimal_int(most)) <= 0;
}

/* Where two neighbouring digits of one of the shares have changed places, and they make the whole without that. */
static bool swap_makes_all(const struct division *d) {
  for (uint32_t i = 0; i < d->n; i++) {
    struct decimal others, wanted;
    if (decimal_sub(&others, d->is, d->share[i]->value[0]) != ST_OK || decimal_sub(&wanted, decimal_int(100), others) != ST_OK)
      continue;
    if (wanted.coef > 0 && slip_between(wanted, d->share[i]->value[0]) == SLIP_SWAP) return true;
  }
  return false;
}

static void tell_division(const struct page *p, const struct division *d, const char *severity, const char *why) {
  struct buf b;
  buf_init(&b);
  for (uint32_t i = 0; i < d->n; i++) buf_printf(&b, "%s%s", i ? " + " : "", quoted(p, d->share[i]));
  buf_char(&b, '\0');
  tell(p, "impossible_share", severity, d->share, d->n, "%s make %s%%, not all of their whole: %s", b.p, shown(p, d->is), why);
  buf_free(&b);
}

static bool is_plain_share(const struct figure *f) {
  return is_percent(f->r) && !has_change(f->r) && !asserts(f->r, "alone") && !asserts(f->r, "real") && stated_exactly(f->r);
}

/* ---- the rest */

/* "The remaining 37%": with as many shares before it as make the whole, in the sentences right before; all of them if none do. */
static void check_rest(const struct page *p, uint32_t at) {
  const struct figure *rest = &p->figure[at];
  struct division d = {.is = decimal_int(0)};
  if (!asserts(rest->r, "rest") || !is_plain_share(rest) || !add_share(&d, rest->r)) return;
  for (uint32_t k = at; k-- > 0;) {
    const struct figure *f = &p->figure[k];
    if (f->section != rest->section || f->sentence + REACH < rest->sentence) break;
    if (!is_plain_share(f)) {
      if (is_kind(f->r, "percent") || is_kind(f->r, "percentage_points")) break;
      continue;
    }
    if (!add_share(&d, f->r) || decimal_cmp(d.is, decimal_int(100)) == 0) return;
    if (is_over(&d)) break;
  }
  bool fits = d.n > 2 && is_all(&d), near = d.n == 2 && is_all(&d);
  bool swapped = d.n > 2 && !fits && swap_makes_all(&d); /* "38%, 84% and 14%" */
  if (d.n > 1 && !fits && (swapped || between(d.is, 85, 120)))
    tell_division(p, &d, near ? "info" : "warning", "the last one is said to be the rest");
}

/* ---- amounts and their shares */

/* "Social benefits provided 514.1 lei (22.9%)": an amount and its share right behind it. */
static bool is_pair(const struct page *p, uint32_t i) {
  const struct figure *a = &p->figure[i], *b = figure_at(p, i + 1, i);
  return a->level && stated_exactly(a->r) && b && asserts(b->r, "share") && is_plain_share(b);
}

static bool goes_on(const struct page *p, uint32_t i, uint32_t k) {
  const struct figure *a = &p->figure[i], *b = &p->figure[k];
  return is_pair(p, k) && b->section == a->section && b->sentence <= a->sentence + 1 && same_measure(a->r, b->r) &&
         one_time(a->r, b->r) && view_eq(a->r->status, b->r->status);
}

/* The pairs from figure i on, in one sentence after another; all in one sentence were held together before (check_shares). */
static void check_pairs(const struct page *p, uint32_t i, uint32_t *end) {
  struct division d = {.is = decimal_int(0)};
  uint32_t k = i;
  *end = i + 1;
  if (!is_pair(p, i)) return;
  do {
    if (!add_share(&d, p->figure[k + 1].r)) return;
    *end = k + 2;
    if (is_all(&d)) return;
    k += 2;
  } while (k < p->figures && goes_on(p, k - 2, k));
  bool one_sentence = p->figure[*end - 1].sentence == p->figure[i].sentence;
  if (d.n < 3 || one_sentence || !between(d.is, 80, 120)) return;
  if (swap_makes_all(&d))
    tell_division(p, &d, "warning", "two digits of one of them have changed places");
  else if (is_over(&d))
    tell_division(p, &d, "info", "if they are all of one whole");
}

/* ---- ratios */

/* "12.9:45.4:41.7" of three sectors: three terms or more that nearly make 100, to a tenth, are percentages. */
static void check_ratio(const struct page *p, const struct record *r) {
  struct decimal is = decimal_int(0);
  bool fine = false;
  if (!is_kind(r, "ratio") || r->values < 3) return;
  for (uint32_t i = 0; i < r->values; i++) {
    fine = fine || decimal_normal(r->value[i]).exp < 0;
    if (decimal_add(&is, is, r->value[i]) != ST_OK) return;
  }
  struct decimal off;
  if (decimal_sub(&off, is, decimal_int(100)) != ST_OK) return;
  if (off.coef < 0) off.coef = -off.coef;
  bool rounded = decimal_cmp(off, (struct decimal){r->values - 1, -1}) <= 0;
  if (!fine || rounded || decimal_cmp(off, decimal_int(5)) > 0) return;
  const struct record *over[] = {r};
  tell(p, "impossible_share", "warning", over, 1, "the terms of %s make %s, not 100", quoted(p, r), shown(p, is));
}

/* ---- a rate and what it is made of */

/* "34.2 percent of GDP: 21.6 percent external and 12.6 percent domestic": all percentages behind one that `asserts` to be `listed`; a slip. */
static void check_split(const struct page *p, uint32_t i) {
  struct sum s = {.p = p, .whole = p->figure[i].r};
  if (!asserts(s.whole, "listed") || !is_percent(s.whole)) return;
  for (uint32_t k = i + 1; figure_at(p, k, i) && s.n < PARTS_MAX; k++)
    if (is_percent(p->figure[k].r)) add_part(&s, p->figure[k].r);
  enum verdict v = s.n > 1 ? judge(&s) : SUM_UNKNOWN;
  bool off = slip_explains(&s, v, 3) && decimal_within(s.is, s.whole->value[0], 10);
  if (explained(v) || off) count_sum(&s, v, off);
  if (off) tell_mismatch(&s, "warning");
}

void check_divisions(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) {
    check_split(p, i);
    check_ratio(p, p->figure[i].r);
    check_rest(p, i);
  }
  for (uint32_t i = 0, end; i < p->figures; i = end) check_pairs(p, i, &end);
}
