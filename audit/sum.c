#include "audit/sum.h"

void add_part(struct sum *s, const struct record *part) {
  s->part[s->n++] = part;
  s->all = asserts(part, "rest");
}

bool leaves_none(const struct sum *s, enum verdict v) { return s->all && (v == SUM_OVER || v == SUM_UNDER); }

static bool is_less(const struct sum *s, uint32_t i) { return s->less >> i & 1; }

static bool add_up(const struct sum *s, uint32_t which, struct decimal *out) {
  *out = decimal_int(0);
  for (uint32_t i = 0; i < s->n; i++)
    if ((which >> i & 1) && (is_less(s, i) ? decimal_sub : decimal_add)(out, *out, s->part[i]->value[0]) != ST_OK) return false;
  return true;
}

/* What the part would have to be for the others to make the whole. */
static bool needed_of(const struct sum *s, uint32_t i, struct decimal *out) {
  struct decimal others;
  if (!add_up(s, UINT32_MAX & ~(1u << i), &others)) return false;
  return (is_less(s, i) ? decimal_sub(out, others, s->whole->value[0]) : decimal_sub(out, s->whole->value[0], others)) == ST_OK;
}

/* Neither zeros nor a dropped decimal say how a number is rounded: of a row, each is told as finely as the finest, but for what is finer than
 * the whole: "18.26 million: 5.2, 4.36, 4.5 and 4.3". */
static struct decimal unit_of_row(const struct sum *s, uint32_t i) {
  struct decimal own = figure_unit(s->part[i]), unit = own, whole = figure_unit(s->whole);
  for (uint32_t k = 0; k < s->n; k++) {
    struct decimal other = figure_unit(s->part[k]);
    if (decimal_cmp(other, unit) < 0) unit = other;
  }
  if (decimal_cmp(unit, whole) < 0) unit = whole;
  return decimal_cmp(own, unit) < 0 ? own : unit;
}

/* Rounded numbers lie within their halves, not on them: what only touches is not met. */
static bool meets(const struct sum *s, enum reading reading) {
  struct interval total = interval_point(decimal_int(0)), whole = interval_of(s->whole, reading);
  for (uint32_t i = 0; i < s->n; i++) total = (is_less(s, i) ? interval_sub : interval_add)(total, interval_within(s->part[i], reading, unit_of_row(s, i)));
  if (total.unknown || whole.unknown) return true;
  bool under = total.bounded_hi && whole.bounded_lo && decimal_cmp(total.hi, whole.lo) <= 0;
  bool over = total.bounded_lo && whole.bounded_hi && decimal_cmp(total.lo, whole.hi) >= 0;
  return !under && !over;
}

bool some_make_it(struct sum *s) {
  struct decimal d;
  for (uint32_t which = 1; which < 1u << s->n; which++)
    if ((which & (which - 1)) != 0 && add_up(s, which, &d) && decimal_cmp(d, s->whole->value[0]) == 0) return true;
  return false;
}

bool one_makes_others(const struct sum *s) {
  for (uint32_t i = 0; i + 2 < s->n; i++) {
    struct decimal is = decimal_int(0);
    for (uint32_t k = i + 1; k < s->n && decimal_add(&is, is, s->part[k]->value[0]) == ST_OK; k++)
      if (k > i + 1 && decimal_cmp(is, s->part[i]->value[0]) == 0) return true;
  }
  return false;
}

/* "214 schools: 98 against earthquakes and 141 for energy, 25 of these for both": the last one is told twice. */
static bool overlaps(const struct sum *s) {
  struct decimal d = s->is, last = s->part[s->n - 1]->value[0];
  if (s->n < 3 || s->less || s->all || decimal_magnitude(s->whole->value[0]) < 2) return false;
  for (uint32_t i = 0; i + 1 < s->n; i++)
    if (decimal_cmp(s->part[i]->value[0], last) <= 0) return false;
  return decimal_sub(&d, d, last) == ST_OK && decimal_sub(&d, d, last) == ST_OK && decimal_cmp(d, s->whole->value[0]) == 0;
}

enum verdict judge(struct sum *s) {
  struct decimal whole = s->whole->value[0];
  if (s->n < 2 || !add_up(s, UINT32_MAX, &s->is)) return SUM_UNKNOWN;
  if (decimal_cmp(s->is, whole) == 0 || overlaps(s)) return SUM_EXACT;
  if (meets(s, READ_ROUNDED)) return SUM_ROUNDED;
  if (meets(s, READ_HEDGED)) return SUM_HEDGED;
  if (!decimal_within(s->is, whole, 25)) return SUM_FAR;
  if (decimal_within(s->is, whole, 5) && slip_between(s->is, whole) != SLIP_NONE) return SUM_NEAR_SLIP;
  return decimal_cmp(s->is, whole) > 0 ? SUM_OVER : SUM_UNDER;
}

void count_sum(const struct sum *s, enum verdict v, bool off) {
  enum audit_verdict as = off ? AUDIT_OFF : v == SUM_EXACT ? AUDIT_EXACT : v == SUM_ROUNDED ? AUDIT_ROUNDED : v == SUM_HEDGED ? AUDIT_HEDGED : AUDIT_OPEN;
  count_verdict(s->p, AUDIT_SUMS, as);
}

void use_sum(const struct sum *s, bool *used) {
  for (uint32_t i = 0; i < s->p->figures; i++)
    for (uint32_t k = 0; k <= s->n; k++)
      if (s->p->figure[i].r == (k < s->n ? s->part[k] : s->whole)) used[i] = true;
}

void settle(const struct sum *s, bool *used) {
  const struct page *p = s->p;
  use_sum(s, used);
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct figure *f = &p->figure[i];
    for (uint32_t k = 0; k < s->n; k++)
      if (f->r == s->part[k] && f->whole != NO_FIGURE) p->figure[f->whole].judged = true;
  }
}

void explain_sum(const struct sum *s, enum verdict v, bool *used) {
  const struct page *p = s->p;
  count_sum(s, v, false);
  settle(s, used);
  for (uint32_t i = 0; i < p->figures; i++)
    for (uint32_t k = 0; k < s->n; k++)
      if (p->figure[i].r == s->part[k]) p->figure[i].part = true;
}

void tell_mismatch(const struct sum *s, const char *severity) {
  const struct record *over[PARTS_MAX + 1] = {s->whole};
  struct buf b;
  buf_init(&b);
  for (uint32_t i = 0; i < s->n; i++) {
    over[i + 1] = s->part[i];
    buf_printf(&b, "%s%s", i == 0 ? "" : is_less(s, i) ? " - " : " + ", quoted(s->p, s->part[i]));
  }
  buf_char(&b, '\0');
  struct decimal gap = {0, 0};
  bool more = decimal_cmp(s->is, s->whole->value[0]) > 0;
  (void)gap_between(&gap, s->is, s->whole->value[0]); /* decimal_within() has done it before */
  bool counted = is_kind(s->whole, "count") || s->whole->unit.p == NULL; /* counts of several things have no one unit */
  tell(s->p, "sum_mismatch", severity, over, s->n + 1, "%s%s make %s%s%s, %s %s than the %s that the page states%s", s->less ? "" : "the parts ", b.p,
       shown(s->p, s->is), counted ? "" : " ", counted ? "" : quoted_text(s->p, s->whole->unit), shown(s->p, gap), more ? "more" : "less",
       quoted(s->p, s->whole), s->less ? "" : " as their whole");
  buf_free(&b);
}

struct sum last_of(const struct sum *s, uint32_t from) {
  struct sum last = {.p = s->p, .whole = s->whole, .n = s->n - from, .less = s->less >> from, .all = s->all};
  for (uint32_t i = from; i < s->n; i++) last.part[i - from] = s->part[i];
  return last;
}

/* ---- what speaks against a sum, what for a look at it */

/* "98,000 in 2011, against 58,000 in 2012 and 45,000 in 2013": what is told of several times, one of them outside of that of the whole, is
 * hardly all of it. */
static bool of_several_times(const struct sum *s) {
  bool several = false, outside = false;
  for (uint32_t i = 0; i < s->n; i++) {
    several = several || (i > 0 && times_apart(s->part[i - 1], s->part[i]));
    outside = outside || times_apart(s->part[i], s->whole);
  }
  return several && outside;
}

bool of_one_other(const struct sum *s) {
  for (uint32_t i = 0; i < s->n; i++)
    if (!same_item(s->part[0], s->part[i]) || !same_measure(s->part[0], s->part[i]) || akin_items(s->part[i], s->whole)) return false;
  return true;
}

const char *severity_of_sum(const struct sum *s) { return of_several_times(s) ? "info" : "warning"; }

bool swap_makes_it(const struct sum *s, uint32_t digits) {
  struct decimal needed;
  if (significant_digits(s->whole->value[0]) < digits) return false;
  for (uint32_t i = 0; i < s->n; i++) {
    struct decimal part = s->part[i]->value[0];
    if (needed_of(s, i, &needed) && needed.coef > 0 && significant_digits(part) >= 3 && slip_between(part, needed) == SLIP_SWAP) return true;
  }
  return false;
}

bool may_be_off(const struct sum *s, enum verdict v) {
  const struct record *whole = s->whole;
  if ((v != SUM_UNDER && v != SUM_OVER) || s->n < 3) return false;
  bool exact = stated_exactly(whole) && view_eq(whole->qualifier, VIEW_LIT("exact")), digit = slip_between(s->is, whole->value[0]) == SLIP_DIGIT;
  if (v == SUM_UNDER && exact && decimal_within(s->is, whole->value[0], digit ? 15 : 5)) return true;
  if (!decimal_within(s->is, whole->value[0], 10)) return false;
  return (digit && significant_digits(whole->value[0]) > 3) || swap_makes_it(s, 3);
}

/* ---- which slip makes it */

uint32_t digits_of_sum(const struct sum *s) {
  int32_t place = decimal_normal(s->whole->value[0]).exp;
  for (uint32_t i = 0; i < s->n; i++) {
    int32_t exp = decimal_normal(s->part[i]->value[0]).exp;
    if (exp < place) place = exp;
  }
  int32_t digits = decimal_magnitude(s->whole->value[0]) - place + 1;
  return digits > 0 ? (uint32_t)digits : 0;
}

static bool part_swapped(const struct sum *s) {
  struct decimal needed;
  for (uint32_t i = 0; i < s->n; i++)
    if (needed_of(s, i, &needed) && needed.coef > 0 && slip_between(s->part[i]->value[0], needed) == SLIP_SWAP) return true;
  return false;
}

enum slip slip_that_makes(const struct sum *s) {
  struct decimal gap;
  if (decimal_sub(&gap, s->is, s->whole->value[0]) != ST_OK || gap.coef == 0) return SLIP_NONE;
  if (slip_between(s->is, s->whole->value[0]) == SLIP_SWAP || part_swapped(s)) return SLIP_SWAP;
  gap = decimal_normal(gap);
  return gap.coef > -10 && gap.coef < 10 ? SLIP_DIGIT : SLIP_NONE;
}

bool is_slip_of(const struct sum *s, uint32_t swapped, uint32_t digit) {
  enum slip slip = s->n > 1 ? slip_that_makes(s) : SLIP_NONE;
  uint32_t digits = digits_of_sum(s);
  return slip == SLIP_SWAP ? digits >= swapped : slip == SLIP_DIGIT && digits >= digit && decimal_within(s->is, s->whole->value[0], 25);
}

#define SCALE_LEAST 3 /* digits of a number that makes a sum at another scale: of fewer it is chance */

/* One is a hundred times the other or more, and their digits are the same. */
static bool is_rescaled(struct decimal a, struct decimal b) {
  a = decimal_normal(a), b = decimal_normal(b);
  return a.coef == b.coef && a.coef > 0 && significant_digits(a) >= SCALE_LEAST && (a.exp - b.exp >= 2 || b.exp - a.exp >= 2);
}

bool scale_makes_it(const struct sum *s) {
  struct decimal needed;
  if (s->n < 2) return false;
  if (is_rescaled(s->is, s->whole->value[0])) return true;
  for (uint32_t i = 0; i < s->n; i++)
    if (needed_of(s, i, &needed) && is_rescaled(needed, s->part[i]->value[0])) return true;
  return false;
}

bool slip_explains(const struct sum *s, enum verdict v, uint32_t digits) {
  if (v == SUM_UNKNOWN || explained(v)) return false;
  bool slip = digits_of_sum(s) >= digits && slip_that_makes(s) != SLIP_NONE;
  return v == SUM_NEAR_SLIP || slip || scale_makes_it(s);
}

uint32_t digits_for(const struct sum *s, enum verdict v) { return s->n > 2 ? (v == SUM_FAR ? 3 : 2) : v == SUM_FAR ? 4 : 3; }
