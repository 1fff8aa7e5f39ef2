/* extract.h: a page in, records out. One extractor a worker; the ruleset is shared. */
#ifndef ANNALS_EXTRACT_EXTRACT_H
#define ANNALS_EXTRACT_EXTRACT_H

#include "base/record.h"
#include "corpus/document.h"
#include "rules/ruleset.h"

struct scan;

struct scan *extractor_new(const struct ruleset *rs); /* owned; rs must outlive it */
void extractor_free(struct scan *s);
/* Calls sink for each record of the page in document order, then fills *out (its views live until the next page). Never fails: what
 * hits a limit is told by a finding. */
void extract_page(struct scan *s, const struct document *d, record_sink *sink, void *context, struct record_document *out);

#endif
