/* table.h: facts as lines for the eye: value, unit, hedge, the words of the page, and where they stand. */
#ifndef ANNALS_OUTPUT_TABLE_H
#define ANNALS_OUTPUT_TABLE_H

#include "base/buf.h"
#include "base/record.h"

void table_head(struct buf *out);
/* Facts alone; other records are passed over. */
void table_record(struct buf *out, const struct record *r);

#endif
