/* diff.h: two sets of records of the same pages, record by record: what was added, lost and changed, by which rule, and whether gold
 * calls it better. */
#ifndef ANNALS_SCORE_DIFF_H
#define ANNALS_SCORE_DIFF_H

#include "score/score.h"

enum diff_kind { DIFF_ADDED, DIFF_LOST, DIFF_CHANGED };
enum diff_verdict { DIFF_UNJUDGED, DIFF_BETTER, DIFF_WORSE, DIFF_NEITHER };

struct diff_field {
  const char *name;     /* type, span, kind, value, unit, qualifier, item ... severity, message */
  struct view a, b;     /* as text; p NULL: nothing */
  struct view rule;     /* that set it in b, or in a where b has nothing; empty: not known */
  enum diff_verdict verdict;
};

struct diff_change {
  enum diff_kind kind;
  enum diff_verdict verdict;
  struct view doc, rule; /* that gave (or no longer gives) what differs, as far as is known; empty: none */
  const struct record *a, *b; /* NULL where there is none */
  const struct record_page *page; /* of b, else of a */
  struct diff_field *fields;  /* of a change */
  size_t fields_len;
};

struct diff {
  struct arena arena;         /* owns all but the texts of the records, which must outlive it */
  struct diff_change *changes; /* by rule (that with most changes first), then in the order of the pages */
  size_t len;
  size_t records_a, records_b;
};

/* `gold` may be NULL, and so may who set the fields of a and of b, both or neither. A finding stands under its kind in the place of a rule. */
void diff_run(struct diff *out, const struct record_set *a, const struct record_set *b, const struct gold *gold, const struct score_terms *terms,
              const struct score_blame *blame_a, const struct score_blame *blame_b);
void diff_free(struct diff *d);

/* The record that a change is shown by: that of b, else of a. */
const struct record *diff_shown(const struct diff_change *x);
/* Where a record stands in the bytes of its page; of a finding the first of its places. */
struct span diff_place(const struct record *r);

#endif
