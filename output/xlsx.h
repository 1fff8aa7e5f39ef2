/* xlsx.h: facts as a workbook (Office Open XML, ECMA-376) by libxlsxwriter: a header row that stays, filters, numbers as numbers.
 *
 * A spreadsheet holds binary floating point: a number of more than 15 digits, which it would round, goes in as text. */
#ifndef ANNALS_OUTPUT_XLSX_H
#define ANNALS_OUTPUT_XLSX_H

#include "base/status.h"
#include "output/columns.h"

struct xlsx;

/* The file appears when it is closed. ST_IO when the library that writes it is not there. */
enum status xlsx_open(struct xlsx **out, const char *path, const struct column_list *list, struct err *err);
void xlsx_fact(struct xlsx *x, const struct record *fact);
/* Writes and frees. ST_IO; ST_LIMIT when there were more facts than a sheet has rows (nothing is written then). */
enum status xlsx_close(struct xlsx *x, struct err *err);

#endif
