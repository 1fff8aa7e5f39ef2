/* decimal.h: exact decimals, coefficient * 10^exponent, with checked arithmetic; never binary floating point.
 *
 * The coefficient is 64-bit (18 digits always fit); an operation whose exact result does not fit returns ST_RANGE and leaves
 * its output alone. Rationals appear in one place only, decimal_ratio, which rounds half to even at a stated place.
 */
#ifndef ANNALS_BASE_DECIMAL_H
#define ANNALS_BASE_DECIMAL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/view.h"

struct decimal {
  int64_t coef;
  int32_t exp; /* value = coef * 10^exp; "29.30" is 2930e-2, so the places stated are kept until decimal_normal */
};

static inline struct decimal decimal_int(int64_t n) { return (struct decimal){n, 0}; }
/* Optional sign, digits, optional point and digits; any byte of `group` between digits is skipped (thousands separators). An
 * ASCII separator stands alone between two digits; bytes of a longer one (U+00A0, U+202F) may follow one another. Behind the point only blanks group.
 * ST_SYNTAX when it is no number, ST_RANGE when the digits do not fit the coefficient (zeros behind them go into the exponent) or LIMIT_EXPONENT places. */
enum status decimal_parse(struct decimal *out, struct view text, struct view group);
/* Without trailing zeros in the coefficient; zero is 0e0. */
struct decimal decimal_normal(struct decimal a);
int decimal_cmp(struct decimal a, struct decimal b); /* <0, 0, >0; exact for all inputs */
enum status decimal_add(struct decimal *out, struct decimal a, struct decimal b);
enum status decimal_sub(struct decimal *out, struct decimal a, struct decimal b);
enum status decimal_mul(struct decimal *out, struct decimal a, struct decimal b);
/* a * num / den rounded half to even to a multiple of 10^place. ST_RANGE when den is zero. */
enum status decimal_ratio(struct decimal *out, struct decimal a, struct decimal num, struct decimal den, int32_t place);
/* Rounds half to even to a multiple of 10^place; as is when already one. */
enum status decimal_round(struct decimal *out, struct decimal a, int32_t place);
/* Position of the leading digit: 0 for 7, 1 for 42, -2 for 0.05; 0 for zero. */
int32_t decimal_magnitude(struct decimal a);
/* True when a is an integer that fits int64; then *n is set. */
bool decimal_integer(int64_t *n, struct decimal a);
/* Plain notation, never an exponent, no superfluous zeros: 29300000, 0.6667, -4. */
void decimal_print(struct buf *out, struct decimal a);

#endif
