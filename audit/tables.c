/* tables.c: rows of a table of several columns against the one that is their total: told to be (`asserts` "total"), or the last or the first one,
 * where one of its columns is the sum of the others exactly. */
#include "audit/sum.h"

#define ROWS_MIN 4u /* three rows and their total */

static uint32_t figures_of_row(const struct page *p, uint32_t i) {
  uint32_t n = 0;
  while (figure_at(p, i + n, i)) n++;
  return n;
}

/* Both are named alike, or neither is named. */
static bool one_column(const struct record *a, const struct record *b) {
  return same_measure(a, b) && (same_item(a, b) || (a->item.text.p == NULL && b->item.text.p == NULL));
}

static bool is_row_below(const struct page *p, uint32_t above, uint32_t row, uint32_t columns) {
  if (figures_of_row(p, row) != columns || p->figure[row].r->span.line != p->figure[above].r->span.line + 1) return false;
  for (uint32_t c = 0; c < columns; c++)
    if (!one_column(p->figure[above + c].r, p->figure[row + c].r)) return false;
  return true;
}

/* The rows from figure i on, one a line, alike in their columns; returns the figure behind them. */
static uint32_t read_table(const struct page *p, uint32_t i, struct table *t) {
  *t = (struct table){.columns = figures_of_row(p, i)};
  uint32_t at = i;
  do {
    if (t->rows > PARTS_MAX) return at;
    t->first[t->rows++] = at;
    at += t->columns;
  } while (at < p->figures && t->columns > 1 && is_row_below(p, at - t->columns, at, t->columns));
  return at;
}

static struct sum column_of(const struct page *p, const struct table *t, uint32_t total, uint32_t column) {
  struct sum s = {.p = p, .whole = p->figure[t->first[total] + column].r};
  for (uint32_t k = 0; k < t->rows; k++)
    if (k != total) add_part(&s, p->figure[t->first[k] + column].r);
  return s;
}

static bool adds_up(const struct record *r) { return is_amount(r) && stated_exactly(r) && r->per.p == NULL; }

/* Its columns that add up, and that do not. */
static void count_columns(const struct page *p, const struct table *t, uint32_t total, uint32_t *exact, uint32_t *off) {
  *exact = *off = 0;
  for (uint32_t c = 0; c < t->columns; c++) {
    struct sum s = column_of(p, t, total, c);
    if (!adds_up(s.whole)) continue;
    enum verdict v = judge(&s);
    *exact += explained(v);
    *off += !explained(v) && v != SUM_UNKNOWN && decimal_within(s.is, s.whole->value[0], 25);
  }
}

static void tell_columns(const struct page *p, const struct table *t, uint32_t total) {
  for (uint32_t c = 0; c < t->columns; c++) {
    struct sum s = column_of(p, t, total, c);
    if (!adds_up(s.whole)) continue;
    enum verdict v = judge(&s);
    bool off = !explained(v) && v != SUM_UNKNOWN && decimal_within(s.is, s.whole->value[0], 25);
    count_sum(&s, v, off);
    if (off) tell_mismatch(&s, "warning");
  }
}

static void check_table(const struct page *p, const struct table *t) {
  uint32_t ends[] = {t->rows - 1, 0};
  for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
    uint32_t exact, off;
    count_columns(p, t, ends[k], &exact, &off);
    bool told = asserts(p->figure[t->first[ends[k]]].r, "total");
    if (exact + off == 0 || (exact == 0 && !told)) continue;
    tell_columns(p, t, ends[k]);
    return;
  }
}

void check_tables(const struct page *p) {
  struct table t;
  for (uint32_t i = 0, end; i < p->figures; i = end) {
    end = read_table(p, i, &t);
    if (t.rows >= ROWS_MIN && t.columns > 1) check_table(p, &t);
    if (t.rows > 2 && t.columns > 2) check_columns(p, &t);
  }
}
