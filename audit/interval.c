#include "audit/interval.h"

static struct interval unknown(void) { return (struct interval){.unknown = true}; }

struct interval interval_point(struct decimal d) { return (struct interval){d, d, true, true, false}; }

struct decimal figure_unit(const struct record *fact) {
  struct decimal v = decimal_normal(fact->value[0]);
  struct decimal unit = fact->has_precision ? fact->precision : (struct decimal){1, v.exp < 0 ? v.exp : 0};
  int32_t place = decimal_magnitude(v) - 1; /* of the second significant digit */
  if (v.exp < place) place = v.exp;
  struct decimal zeros = {1, place};
  bool in_full = decimal_cmp(unit, decimal_int(1)) <= 0; /* with a scale word the precision says all */
  return in_full && v.exp >= 3 && decimal_cmp(zeros, unit) > 0 ? zeros : unit;
}

/* [lo - below, hi + above] */
static struct interval widen(struct interval i, struct decimal below, struct decimal above) {
  if (decimal_sub(&i.lo, i.lo, below) != ST_OK || decimal_add(&i.hi, i.hi, above) != ST_OK) return unknown();
  return i;
}

/* What a hedge does to an interval that is `unit` wide around the value: "nearly" lies up to a unit below, "about" on either side, the
 * others are open to one side. */
static const struct hedge {
  const char *qualifier;
  bool open_lo, open_hi, below, above;
} hedges[] = {{"more_than", false, true, false, false}, {"at_least", false, true, false, false}, {"less_than", true, false, false, false},
              {"at_most", true, false, false, false},   {"nearly", false, false, true, false},  {"about", false, false, true, true}};

struct interval interval_of(const struct record *fact, enum reading reading) { return interval_within(fact, reading, figure_unit(fact)); }

struct interval interval_within(const struct record *fact, enum reading reading, struct decimal unit) {
  struct decimal half, none = decimal_int(0), own = figure_unit(fact);
  if (decimal_cmp(own, unit) < 0) unit = own;
  if (fact->values != 1) return unknown();
  struct interval i = {fact->value[0], fact->has_value_max ? fact->value_max : fact->value[0], true, true, false};
  if (reading == READ_EXACT) return i;
  bool counted = view_eq(fact->kind, view_of("count")) && decimal_cmp(unit, decimal_int(1)) == 0; /* things are whole: nothing is rounded */
  if (decimal_mul(&half, unit, (struct decimal){5, -1}) != ST_OK) return unknown();
  if (!counted) i = widen(i, half, half);
  if (reading == READ_ROUNDED || i.unknown) return i;
  for (size_t k = 0; k < sizeof hedges / sizeof *hedges; k++) {
    if (!view_eq(fact->qualifier, view_of(hedges[k].qualifier))) continue;
    i.bounded_lo = !hedges[k].open_lo;
    i.bounded_hi = !hedges[k].open_hi;
    return widen(i, hedges[k].below ? unit : none, hedges[k].above ? unit : none);
  }
  return i;
}

struct interval interval_add(struct interval a, struct interval b) {
  struct interval i = {.bounded_lo = a.bounded_lo && b.bounded_lo, .bounded_hi = a.bounded_hi && b.bounded_hi};
  if (a.unknown || b.unknown || decimal_add(&i.lo, a.lo, b.lo) != ST_OK || decimal_add(&i.hi, a.hi, b.hi) != ST_OK) return unknown();
  return i;
}

struct interval interval_sub(struct interval a, struct interval b) {
  struct interval i = {.bounded_lo = a.bounded_lo && b.bounded_hi, .bounded_hi = a.bounded_hi && b.bounded_lo};
  if (a.unknown || b.unknown || decimal_sub(&i.lo, a.lo, b.hi) != ST_OK || decimal_sub(&i.hi, a.hi, b.lo) != ST_OK) return unknown();
  return i;
}

struct interval interval_mul(struct interval a, struct interval b) {
  struct interval i = {.bounded_lo = a.bounded_lo && b.bounded_lo, .bounded_hi = a.bounded_hi && b.bounded_hi};
  if (a.unknown || b.unknown || decimal_mul(&i.lo, a.lo, b.lo) != ST_OK || decimal_mul(&i.hi, a.hi, b.hi) != ST_OK) return unknown();
  return i;
}

struct interval interval_percent(struct interval a, struct interval b, int32_t place) {
  struct interval i = {.bounded_lo = a.bounded_lo && b.bounded_hi, .bounded_hi = a.bounded_hi && b.bounded_lo};
  struct decimal percent = {1, 2}, step = {1, place}, zero = decimal_int(0);
  if (a.unknown || b.unknown || (b.bounded_lo && decimal_cmp(b.lo, zero) <= 0)) return unknown();
  if (i.bounded_lo && (decimal_mul(&a.lo, a.lo, percent) != ST_OK || decimal_ratio(&i.lo, a.lo, decimal_int(1), b.hi, place) != ST_OK)) return unknown();
  if (i.bounded_hi && (decimal_mul(&a.hi, a.hi, percent) != ST_OK || decimal_ratio(&i.hi, a.hi, decimal_int(1), b.lo, place) != ST_OK)) return unknown();
  return widen(i, step, step);
}

bool interval_above(struct interval a, struct interval b) {
  return !a.unknown && !b.unknown && a.bounded_lo && b.bounded_hi && decimal_cmp(a.lo, b.hi) > 0;
}

bool interval_meet(struct interval a, struct interval b) { return !interval_above(a, b) && !interval_above(b, a); }
