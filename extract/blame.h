/* blame.h: which rule set which attribute of a record: what records do not tell, for they name their rules and not what each did. */
#ifndef ANNALS_EXTRACT_BLAME_H
#define ANNALS_EXTRACT_BLAME_H

#include "base/record.h"
#include "corpus/document.h"
#include "rules/ruleset.h"

struct blame {
  struct arena arena;        /* owns the names, so that the ruleset may go */
  struct blame_entry *entry; /* owned; in the order of pages and places */
  size_t len, cap;
  uint32_t pages;
  struct blame_private *private;
};

void blame_init(struct blame *b, const struct ruleset *rs);
/* Extracts a page like extract_page, and remembers who set what. */
void blame_page(struct blame *b, const struct document *d, record_sink *sink, void *context, struct record_document *out);
/* No more pages: lets go of the ruleset. */
void blame_close(struct blame *b);
void blame_free(struct blame *b);
/* The rule that set `attr` of a record of a page (by number, from 0); empty when none did. */
struct view blame_find(const struct blame *b, uint32_t page, const struct record *r, const char *attr);

#endif
