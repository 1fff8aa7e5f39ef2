/* terms.h: what the checks of rates share; private to audit/. */
#ifndef ANNALS_AUDIT_TERMS_H
#define ANNALS_AUDIT_TERMS_H

#include "audit/page.h"

/* Figure i, when there is one and it stands in the sentence of figure `like`; else NULL. */
const struct figure *figure_at(const struct page *p, uint32_t i, uint32_t like);
/* The first figure of the sentence of figure i. */
uint32_t first_of_sentence(const struct page *p, uint32_t i);

bool is_percent(const struct record *r); /* one percentage, no range */
bool is_amount(const struct record *r);  /* one value, no range, of a thing that can be added up */
bool is_plain(const struct record *r);   /* such an amount above zero, no change */
bool rises(const struct record *change);
bool named_alike(struct view a, struct view b); /* both are told, and the same */
bool same_item(const struct record *a, const struct record *b); /* both have one, and it is the same */
struct view last_word(struct view v);
bool same_head(const struct record *a, const struct record *b); /* both items end in one word: "budget provision", "revised provision" */
bool elsewhere(const struct record *a, const struct record *b); /* told of two: "up 15.8%; in B it rose from 4,215 to 4,844" */

/* again.c. Far from each other the page seems to tell one thing with a digit changed, or two that changed places. */
bool told_again(const struct figure *a, const struct figure *b);

/* What a figure can stand for, hedges and all. */
struct interval wide(const struct record *r);
/* What r is in the unit of `like`, hedges and all; false where the two are of other kinds or nothing is known of their units. */
bool in_unit_of(struct interval *out, const struct record *r, const struct record *like);
/* How many digits it has down to the last place that it tells: 94.0 has three. */
uint32_t digits_written(const struct record *r);
/* |a - b|; false where it leaves the range of decimals. */
bool gap_between(struct decimal *out, struct decimal a, struct decimal b);
/* Half-way between the ends of what is bounded. */
struct decimal middle_of(struct interval i);
/* Known to a tenth: of what is looser, many a number is within. */
bool is_tight(struct interval i);
/* Three places beyond the last of a stated percentage: enough to tell whether it was rounded or cut. */
int32_t fine_place(const struct record *percent);
/* 100 * part / whole of the stated values, for people: two places beyond those of the rate. */
const char *percent_shown(const struct page *p, struct decimal part, struct decimal whole, const struct record *rate);

enum fit { FIT_GOOD, FIT_CUT, FIT_SLIP, FIT_NEAR, FIT_FAR };
/* How what was computed fits what is stated: within rounding and hedges; but for one in the last place of a percentage, as of one that was
 * cut; but for a slip of its digits; near, that is within `percent` of it; or not at all. */
enum fit fit_of(struct interval computed, const struct record *stated, int64_t percent);
/* What was computed would be what is stated but for its scale, by up to a thousand: of one digit that is chance. */
bool misses_by_scale(struct interval computed, const struct record *stated);
/* What is stated has one digit more or less in front: 16.1 for 6.1. */
bool misses_by_lead(struct interval computed, const struct record *stated);
void count_rate(const struct page *p, enum fit fit);
/* "warning" for what has slipped or is near, "info" for what was cut, NULL for what is nothing to tell. */
const char *severity_of(enum fit fit);

/* growth.c. Growth whose two levels, difference and percentage stand from figure i on; returns where they end, 0 where there is none. */
uint32_t check_full_growth(const struct page *p, uint32_t i);

#endif
