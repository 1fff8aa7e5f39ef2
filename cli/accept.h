/* accept.h: what `annals rules accept` does with the records that were confirmed; private to cli/. */
#ifndef ANNALS_CLI_ACCEPT_H
#define ANNALS_CLI_ACCEPT_H

#include "base/arena.h"
#include "base/buf.h"
#include "output/reader.h"

struct accepted {
  const struct record_page *page;
  const struct record *record;
};

/* The gold line of a record (docs of the gold: one JSON object, no line end). */
void accept_gold_line(struct buf *out, const struct accepted *a);
/* Puts the gold lines into DIR/DOC.jsonl, in the order of the page; a line of the same type and span gives way. Tells what it wrote;
 * false when something could not be written. */
bool accept_into_gold(const char *dir, const struct accepted *list, size_t len);
/* Adds to the rule of each record (`rule` NULL: the one that made it) an example: the sentence with the record marked, with what the
 * rule sets there. Tells what it wrote. `status` as of a verb. */
bool accept_into_pack(const char *pack, const char *rule, const struct accepted *list, size_t len, int *status);

#endif
