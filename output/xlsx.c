#include "output/xlsx.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define DIGITS_EXACT 15 /* decimal digits that a double always gives back (IEEE 754) */
#define TEXT_MAX 32767  /* characters of a cell (ECMA-376) */

/* libxlsxwriter is loaded where a workbook is asked for: with libcrypto, which it brings along, it would be 1 ms of every start. */
#define CALLS(X)                                                                                                                        \
  X(workbook_new_opt) X(workbook_add_worksheet) X(workbook_add_format) X(workbook_close) X(format_set_bold) X(worksheet_freeze_panes) \
  X(worksheet_set_column) X(worksheet_write_string) X(worksheet_write_number) X(worksheet_autofilter) X(lxw_strerror)
#define MEMBER(name) __typeof__(&name) name;
#define NAME(name) #name,
static struct { CALLS(MEMBER) } lxw;
static const char *const names[] = {CALLS(NAME)};
#define NAMES (sizeof names / sizeof *names)

static bool load(void) {
  void *library = dlopen(ANNALS_XLSXWRITER, RTLD_NOW | RTLD_LOCAL), *found[NAMES];
  for (size_t i = 0; i < NAMES; i++)
    if (library == NULL || (found[i] = dlsym(library, names[i])) == NULL) return false;
  memcpy(&lxw, found, sizeof found);
  return true;
}

struct xlsx {
  lxw_workbook *book;
  lxw_worksheet *sheet;
  const char *path;
  struct column_list list;
  lxw_row_t row;
  bool full;
  struct buf cell;
};

enum status xlsx_open(struct xlsx **out, const char *path, const struct column_list *list, struct err *err) {
  if (!load()) return err_set(err, ST_IO, "cannot load libxlsxwriter: %s", dlerror());
  struct xlsx *x = *out = calloc(1, sizeof *x);
  if (x == NULL) out_of_memory(sizeof *x);
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  buf_init(&x->cell);
  x->path = path;
  x->list = *list;
  x->book = lxw.workbook_new_opt(path, &options);
  if (x->book == NULL) out_of_memory(sizeof *x);
  x->sheet = lxw.workbook_add_worksheet(x->book, "facts");
  lxw_format *bold = lxw.workbook_add_format(x->book);
  lxw.format_set_bold(bold);
  lxw.worksheet_freeze_panes(x->sheet, 1, 0);
  lxw.worksheet_set_column(x->sheet, 0, (lxw_col_t)(list->len - 1), 16, NULL);
  for (size_t i = 0; i < list->len; i++) lxw.worksheet_write_string(x->sheet, 0, (lxw_col_t)i, list->column[i]->name, bold);
  x->row = 1;
  return ST_OK;
}

/* A plain decimal that a double holds exactly as written. */
static bool exact_number(struct view v) {
  size_t digits = 0;
  for (size_t i = 0; i < v.len; i++) {
    if (v.p[i] == ':') return false;
    digits += v.p[i] >= '0' && v.p[i] <= '9';
  }
  return digits > 0 && digits <= DIGITS_EXACT;
}

/* Characters that XML 1.0 has no way to write become blanks. */
static void blank_controls(struct buf *b) {
  for (size_t i = 0; i < b->len; i++)
    if ((unsigned char)b->p[i] < 32) b->p[i] = ' ';
}

static void write_cell(struct xlsx *x, lxw_col_t at, bool number) {
  struct view v = {x->cell.p, x->cell.len};
  if (v.len == 0) return;
  bool exact = number && exact_number(v);
  if (v.len > TEXT_MAX) x->cell.len = TEXT_MAX; /* no role is near that long */
  blank_controls(&x->cell);
  buf_char(&x->cell, '\0');
  if (exact) lxw.worksheet_write_number(x->sheet, x->row, at, strtod(x->cell.p, NULL), NULL);
  else lxw.worksheet_write_string(x->sheet, x->row, at, x->cell.p, NULL); /* a string cell: never run as a formula */
}

void xlsx_fact(struct xlsx *x, const struct record *fact) {
  if (fact->type != RECORD_FACT || x->full) return;
  if (x->row >= LXW_ROW_MAX) {
    x->full = true;
    return;
  }
  for (size_t i = 0; i < x->list.len; i++) {
    x->cell.len = 0;
    x->list.column[i]->cell(&x->cell, fact);
    write_cell(x, (lxw_col_t)i, x->list.column[i]->number);
  }
  x->row++;
}

enum status xlsx_close(struct xlsx *x, struct err *err) {
  bool full = x->full;
  const char *path = x->path;
  if (x->row > 1) lxw.worksheet_autofilter(x->sheet, 0, 0, x->row - 1, (lxw_col_t)(x->list.len - 1));
  lxw_error e = lxw.workbook_close(x->book);
  buf_free(&x->cell);
  free(x);
  if (e != LXW_NO_ERROR) return err_set(err, ST_IO, "%s", lxw.lxw_strerror(e));
  if (!full) return ST_OK;
  unlink(path);
  return err_set(err, ST_LIMIT, "more than %d facts: a sheet has no more rows", LXW_ROW_MAX - 1);
}
