/* audit.h: holds records against each other. What is handed over are records, from wherever they came; nothing here knows a rule, a word
 * or a file. Findings go to a sink; they live until it returns. */
#ifndef ANNALS_AUDIT_AUDIT_H
#define ANNALS_AUDIT_AUDIT_H

#include "base/arena.h"
#include "base/record.h"

/* What came of the sums, stated rates and lists of a page. */
enum audit_check { AUDIT_SUMS, AUDIT_RATES, AUDIT_LISTS, AUDIT_CHECKS };
enum audit_verdict {
  AUDIT_EXACT,   /* the values as stated give each other */
  AUDIT_ROUNDED, /* within the rounding of their last places */
  AUDIT_HEDGED,  /* within what a hedge leaves open */
  AUDIT_OPEN,    /* parts that need not exhaust their whole; a rate of terms that the page does not name */
  AUDIT_OFF,     /* a finding says what is wrong */
  AUDIT_VERDICTS
};
struct audit_tally {
  uint32_t of[AUDIT_CHECKS][AUDIT_VERDICTS];
};

/* The checks of one page, over its records in the order of the text. `doc` may be NULL: then what the page is about is not known.
 * Adds to *tally, which may be NULL. */
void audit_page(const struct record_document *doc, const struct record *records, size_t len, record_sink *sink, void *context,
                struct audit_tally *tally);

struct audit_page_records {
  const struct record_document *doc;
  const struct record *records;
  size_t len;
};
/* The checks across pages: one thing stated on two of them, and values of an impossible size for what all of them say. */
void audit_across(const struct audit_page_records *pages, size_t n, record_sink *sink, void *context);

/* True for the kinds of findings that audit_page makes. */
bool audit_makes(const char *kind);

#endif
