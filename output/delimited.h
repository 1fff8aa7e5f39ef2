/* delimited.h: facts as comma separated values (RFC 4180: CRLF, quotes doubled) or tab separated (IANA text/tab-separated-values:
 * no quotes; tabs and line ends in a cell become blanks).
 *
 * Texts come from strangers and spreadsheets run what begins with = + - @ (CWE-1236): such a text gets an apostrophe before it.
 * Numbers are ours and stay. */
#ifndef ANNALS_OUTPUT_DELIMITED_H
#define ANNALS_OUTPUT_DELIMITED_H

#include "output/columns.h"

void csv_head(struct buf *out, const struct column_list *list);
void csv_fact(struct buf *out, const struct column_list *list, const struct record *fact);
void tsv_head(struct buf *out, const struct column_list *list);
void tsv_fact(struct buf *out, const struct column_list *list, const struct record *fact);
/* A table for readers of Markdown (GitHub Flavored Markdown, tables); the cells' markup is escaped. */
void markdown_head(struct buf *out, const struct column_list *list);
void markdown_fact(struct buf *out, const struct column_list *list, const struct record *fact);

#endif
