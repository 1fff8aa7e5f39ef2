/* ledger.h: the numbers of a page by section: facts, dates, other numbers, and those that no rule claimed. What lies inside the names of
 * documents and periods has no record of its own: the ledger of the document counts it. */
#ifndef ANNALS_AUDIT_LEDGER_H
#define ANNALS_AUDIT_LEDGER_H

#include "base/arena.h"
#include "base/record.h"

struct ledger_row {
  struct view section; /* borrowed from the records */
  uint32_t fact, date, number, unclaimed;
};

/* One row a section, in the order of the page; returns how many, `*rows` in the arena. */
size_t ledger_by_section(struct ledger_row **rows, struct arena *arena, const struct record *records, size_t len);
/* The account of a record: "fact", "date", "number", "unclaimed"; NULL for what is no number. */
const char *ledger_account(const struct record *r);

#endif
