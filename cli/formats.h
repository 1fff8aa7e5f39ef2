/* formats.h: the formats that records are written in: one row a writer. */
#ifndef ANNALS_CLI_FORMATS_H
#define ANNALS_CLI_FORMATS_H

#include "output/columns.h"

struct format {
  const char *name;
  bool tabular; /* has columns to choose */
  void (*head)(struct buf *out, const struct column_list *list); /* once, before all pages */
  void (*document)(struct buf *out, const struct record_document *d);
  void (*record)(struct buf *out, const struct column_list *list, const struct record *r); /* NULL: a file that only export writes */
};

#define FORMAT_NAMES "jsonl, csv, tsv, markdown, table"

/* NULL when there is none of that name. */
const struct format *format_find(const char *name);
/* What goes into a store: lines, of sentences too. */
extern const struct format format_store;

#endif
