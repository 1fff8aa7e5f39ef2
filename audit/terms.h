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
bool named_alike(struct view a, struct view b); /* both are told, and the same */
bool same_item(const struct record *a, const struct record *b); /* both have one, and it is the same */
bool same_head(const struct record *a, const struct record *b); /* both items end in one word: "budget provision", "revised provision" */
bool elsewhere(const struct record *a, const struct record *b); /* told of two: "up 15.8%; in B it rose from 4,215 to 4,844" */

/* What a figure can stand for, hedges and all. */
struct interval wide(const struct record *r);
/* Three places beyond the last of a stated percentage: enough to tell whether it was rounded or cut. */
int32_t fine_place(const struct record *percent);
/* 100 * part / whole of the stated values, for people: two places beyond those of the rate. */
const char *percent_shown(const struct page *p, struct decimal part, struct decimal whole, const struct record *rate);

enum fit { FIT_GOOD, FIT_CUT, FIT_SLIP, FIT_NEAR, FIT_FAR };
/* How what was computed fits what is stated: within rounding and hedges; but for one in the last place of a percentage, as of one that was
 * cut; but for a slip of its digits; near, that is within `percent` of it; or not at all. */
enum fit fit_of(struct interval computed, const struct record *stated, int64_t percent);
void count_rate(const struct page *p, enum fit fit);
/* "warning" for what has slipped or is near, "info" for what was cut, NULL for what is nothing to tell. */
const char *severity_of(enum fit fit);

#endif
