/* report.h: the records of a corpus as pages to read: an index, and each text with what became of its numbers.
 *
 * Every page is one file with all that it needs: it works from a folder, without network, under a policy that forbids to load
 * anything. Works on records and texts alone. */
#ifndef ANNALS_REPORT_REPORT_H
#define ANNALS_REPORT_REPORT_H

#include "base/record.h"
#include "corpus/document.h"

/* Where a rule was written. */
struct report_rule {
  struct view name, file, why;
  uint32_t line;
};

/* The order of rules, by name: `name` is a struct view, `rule` a struct report_rule (bsearch). */
int report_rule_order(const void *name, const void *rule);

/* A page of the corpus. Everything is borrowed. */
struct report_page {
  const char *name;                         /* of its file: report_name */
  const char *previous, *next;              /* of its neighbours, or NULL */
  const struct record_document *doc;
  const struct record *records;             /* in document order */
  size_t records_len;
  const struct record *const *findings;     /* all that speak of it */
  size_t findings_len;
  const struct document *text;              /* NULL: it cannot be shown, */
  const char *trouble;                      /* and this is why */
  const struct report_rule *rules;          /* sorted by report_rule_order */
  size_t rules_len;
};

/* Adds a file name for page `number` (from 1): letters, digits and hyphens from its path, nothing else. */
void report_name(struct buf *out, struct view path, size_t number);
/* Adds the page of a text. */
void report_page(struct buf *out, const struct report_page *page);
/* Adds the index of all pages. */
void report_index(struct buf *out, const struct report_page *pages, size_t len);

#endif
