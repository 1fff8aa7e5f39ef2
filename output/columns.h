/* columns.h: a fact as a row of cells: what the writers of tables (delimited.c, markdown.c, xlsx.c) have in common. */
#ifndef ANNALS_OUTPUT_COLUMNS_H
#define ANNALS_OUTPUT_COLUMNS_H

#include "base/buf.h"
#include "base/record.h"

struct column {
  const char *name; /* as in docs/records.md; `si_value`, `si_unit` are the two of `si` */
  bool number;      /* cells are plain decimals, or lists of them (a ratio); else they are texts of the page */
  void (*cell)(struct buf *out, const struct record *fact);
};

extern const struct column columns[];
extern const size_t columns_len;

#define COLUMNS_MAX 32 /* of a table: more than there are */

/* The columns of a table, in order. */
struct column_list {
  const struct column *column[COLUMNS_MAX];
  size_t len;
};

/* All of them; or those that `names` lists, joined by commas. False: *bad is the name that there is none of (or one too many). */
bool columns_choose(struct column_list *out, const char *names, struct view *bad);

#endif
