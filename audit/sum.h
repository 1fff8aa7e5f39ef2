/* sum.h: parts against their whole; private to audit/. One sum is judged here, sums.c says which figures make one. */
#ifndef ANNALS_AUDIT_SUM_H
#define ANNALS_AUDIT_SUM_H

#include "audit/terms.h"

#define PARTS_MAX 12 /* a list of more parts is a table; subsets are tried over at most these */

typedef bool alike_with(const struct record *, const struct record *);

struct sum {
  const struct page *p;
  const struct record *whole;
  const struct record *part[PARTS_MAX];
  uint32_t n;
  uint32_t less;     /* by bit: the parts that are taken off: what a stock has lost */
  bool all;          /* the last part says that it is the rest */
  struct decimal is; /* of the values as stated */
};

/* In the order in which they are tried; near: within a quarter; a slip: within a twentieth. */
enum verdict { SUM_UNKNOWN, SUM_EXACT, SUM_ROUNDED, SUM_HEDGED, SUM_NEAR_SLIP, SUM_OVER, SUM_UNDER, SUM_FAR };

static inline bool explained(enum verdict v) { return v == SUM_EXACT || v == SUM_ROUNDED || v == SUM_HEDGED; }

void add_part(struct sum *s, const struct record *part);
/* The parts from the `from`th on. */
struct sum last_of(const struct sum *s, uint32_t from);
enum verdict judge(struct sum *s);
void count_sum(const struct sum *s, enum verdict v, bool off);
/* What a sum has told or explained is not tried again; `used`, by figure. */
void use_sum(const struct sum *s, bool *used);
/* The same, and what its parts are linked to has been judged with it. */
void settle(const struct sum *s, bool *used);
/* Counts it, settles it, and calls its parts parts. */
void explain_sum(const struct sum *s, enum verdict v, bool *used);
/* "the parts 152 + 61 + 33 make 246, 10 more than the 236 that the page states as their whole" */
void tell_mismatch(const struct sum *s, const char *severity);

/* The parts are all there are, and still do not make the whole. */
bool leaves_none(const struct sum *s, enum verdict v);
/* Some of the parts, two at least, make the whole: the others are parts of parts, or overlap. */
bool some_make_it(struct sum *s);
/* One of the parts is what some behind it make: "296,600 were positive: 221,300 of one kind, 53,900 of another and 21,400 of a third". */
bool one_makes_others(const struct sum *s);
/* A part with two neighbouring digits changed back makes the whole: 54.46 told as 45.46; of a whole of so many digits. */
bool swap_makes_it(const struct sum *s, uint32_t digits);
/* Worth a look: three parts or more that leave less than a twentieth of an exact whole untold, or that a slip of a digit, or of two digits of
 * one of them, would make the whole. */
bool may_be_off(const struct sum *s, enum verdict v);
/* All are told of one item at one measure, and the whole of another: "accruals of 163 million, repayments of 16 million after 151 million". */
bool of_one_other(const struct sum *s);
/* "info" where the parts are of several times, one of them outside of that of the whole: that is hardly all of it. */
const char *severity_of_sum(const struct sum *s);

/* How many digits the whole has down to the last place of the row: of few of them a slip makes many a sum. */
uint32_t digits_of_sum(const struct sum *s);
/* The slip in one of the numbers, whole or part, without which the parts make the whole exactly. */
enum slip slip_that_makes(const struct sum *s);
/* Such a slip, in so many digits (two that changed places, one) that it is no chance. */
bool is_slip_of(const struct sum *s, uint32_t swapped, uint32_t digit);
/* The sum but for the scale of one of its numbers, in three digits or more: "5.03 million: 2.76 billion, 1.34 billion and 930 million". */
bool scale_makes_it(const struct sum *s);
/* The same, or the slip in one number, in the first digit too: of figures that are all of their whole, so that no gap is chance; of so many digits. */
bool slip_explains(const struct sum *s, enum verdict v, uint32_t digits);
/* So many digits keep two that changed places from being chance. */
uint32_t digits_for(const struct sum *s, enum verdict v);

/* tables.c. A table of several columns: its rows are lines alike. */
struct table {
  uint32_t first[PARTS_MAX + 1]; /* figures at which its rows begin */
  uint32_t rows, columns;
};

/* columns.c. Columns that are reckoned from each other, but for one row. */
void check_columns(const struct page *p, const struct table *t);

/* The ways of sums.c that have a file of their own; `used`, by figure: what sums have told or explained. */
void check_totals(const struct page *p, bool *used);
void check_closed(const struct page *p, bool *used);
void check_lines(const struct page *p, bool *used);
void check_balances(const struct page *p, bool *used);
void check_flows(const struct page *p, bool *used);
void check_rows(const struct page *p, const bool *used);

#endif
