/* report.h: writes the report of an audit into a folder, page by page. */
#ifndef ANNALS_CLI_REPORT_H
#define ANNALS_CLI_REPORT_H

#include "cli/audited.h"
#include "rules/ruleset.h"

struct report;

/* Makes the folder where there is none. `set` and `rs` (NULL: where the rules stand is not told) must outlive the report. Says on
 * stderr what fails and returns NULL. */
struct report *report_begin(const char *folder, const struct record_set *set, const struct ruleset *rs);
/* Writes the file of page `at` of the set, whole or not at all. False, after a word on stderr, when it cannot be written. */
bool report_add(struct report *r, size_t at, const struct audited *page);
/* Writes the index, when all pages are there, and frees. Other files of the folder stay as they are. */
bool report_end(struct report *r);

#endif
