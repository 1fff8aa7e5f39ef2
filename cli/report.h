/* report.h: writes the report of a set of records into a folder. */
#ifndef ANNALS_CLI_REPORT_H
#define ANNALS_CLI_REPORT_H

#include "output/reader.h"
#include "rules/ruleset.h"

/* Writes the folder's index.html and a file a page; each appears whole or not at all, and what else lies in the folder stays. The texts
 * are read again from their files; one that is not the one of the records is left out and says so. `extra` are findings beside those
 * in the records. `rs` (may be NULL) tells where the rules stand. Says on stderr what fails and returns false. */
bool write_report(const char *folder, const struct record_set *set, const struct record *extra, size_t extra_len, const struct ruleset *rs);

#endif
