/* summary.h: a record in a few words: `fact money 29300000 CNY of roads`, `date 2010`, `number unclaimed`. */
#ifndef ANNALS_CLI_SUMMARY_H
#define ANNALS_CLI_SUMMARY_H

#include "base/record.h"
#include "cli/paint.h"

/* `item`: with what a fact is about. */
void paint_record(struct painter *p, const struct record *r, bool item);

#endif
