/* edtf.h: dates as EDTF texts (ISO 8601-2:2019, levels 0 to 2): 2010, 2010-12, 2010-12-31, 2009-23 (season), 2010-33 (quarter),
 * 2010-40 (half year), intervals a/b, a/.. and ../b. Proleptic Gregorian calendar. All functions return false (outputs untouched)
 * for what is no date. */
#ifndef ANNALS_BASE_EDTF_H
#define ANNALS_BASE_EDTF_H

#include "base/view.h"

#define EDTF_MAX 48 /* bytes of the longest text that these functions write */

struct edtf {
  char text[EDTF_MAX];
  uint32_t len;
};

enum edtf_unit { EDTF_YEAR, EDTF_MONTH, EDTF_DAY };

/* True for a date of ISO 8601-2 (EDTF): a calendar date or part of one, a season or quarter, with a time, an uncertainty, unspecified
 * digits; an interval of two, open or not, that does not run backwards. */
bool edtf_valid(struct view e);
/* month 0: year alone; 21 to 41: season, quarter, half year; day 0: none. Impossible days are no date. */
bool edtf_date(struct edtf *out, int year, int month, int day);
/* To year precision: 2010-12 -> 2010; 2014/2015 stays. */
bool edtf_year(struct edtf *out, struct view e);
/* No finer than `unit`: 2010-12-31T08:00:00 to the month is 2010-12; what is coarser stays; of an interval both ends. */
bool edtf_coarse(struct edtf *out, struct view e, enum edtf_unit unit);
bool edtf_first_year(int *out, struct view e);
bool edtf_last_year(int *out, struct view e);
/* Moves both ends by n units; a day is clipped to the length of its month. */
bool edtf_shift(struct edtf *out, struct view e, int n, enum edtf_unit unit);
/* The day nearest to `e` (a date to the day) that is weekday n: 1 Monday to 7 Sunday (ISO 8601). */
bool edtf_weekday(struct edtf *out, struct view e, int n);
/* from/to: the first end of a and the last end of b; refused when it would run backwards. */
bool edtf_range(struct edtf *out, struct view a, struct view b);

#endif
