/* interval.h: what a stated number can stand for: value +- precision/2, opened by its hedge. Closed intervals of exact decimals, each
 * side bounded or not; an operation that leaves the range of the exact decimal gives an interval that is unknown, and nothing is said
 * about an unknown interval. Outward rounding: an interval is never narrower than the truth (R. E. Moore, "Interval Analysis", 1966). */
#ifndef ANNALS_AUDIT_INTERVAL_H
#define ANNALS_AUDIT_INTERVAL_H

#include "base/record.h"

struct interval {
  struct decimal lo, hi;
  bool bounded_lo, bounded_hi;
  bool unknown;
};

/* How a figure is to be taken. */
enum reading {
  READ_EXACT,   /* the value alone */
  READ_ROUNDED, /* as rounded at the last place that it states, or at its zeros: "618,000" may be anything from 617,500 */
  READ_HEDGED   /* the same, opened by the qualifier */
};

struct interval interval_of(const struct record *fact, enum reading reading);
/* The same of a figure that is known to be told no coarser than `unit`: the others of its row are finer. */
struct interval interval_within(const struct record *fact, enum reading reading, struct decimal unit);
struct interval interval_point(struct decimal d);
struct interval interval_add(struct interval a, struct interval b);
struct interval interval_sub(struct interval a, struct interval b);
struct interval interval_mul(struct interval a, struct interval b); /* of intervals that are not negative */
/* a / b in percent for positive b, rounded outward at 10^place. */
struct interval interval_percent(struct interval a, struct interval b, int32_t place);
bool interval_meet(struct interval a, struct interval b); /* true also when one is unknown: what is not known is no mismatch */
bool interval_above(struct interval a, struct interval b); /* all of a lies above all of b */

/* The unit of the last place of a figure: its precision, or, for a whole number written in full that ends in three zeros or more, the
 * place of these zeros; two significant digits at least stand before it. */
struct decimal figure_unit(const struct record *fact);

#endif
