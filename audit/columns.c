/* columns.c: columns of a table that are reckoned from each other: "2014, 2015, increase, growth". What holds of three columns in every row but one is
 * wrong in that row.
 *
 *   sum       c = a + b
 *   product   c = a * b
 *   share     c = a / b in percent
 *   growth    c = (b - a) / a in percent, up or down */
#include "audit/sum.h"

#define FITS_MIN 3u   /* rows in which it holds */
#define FITS_FINE 2u  /* of numbers of three digits */
#define COLUMNS_MAX 8 /* of more the pairs are many */

enum relation { REL_SUM, REL_PRODUCT, REL_SHARE, REL_GROWTH, RELATIONS };

struct columns {
  enum relation is;
  uint32_t a, b, c;
};

static const struct record *cell(const struct page *p, const struct table *t, uint32_t row, uint32_t column) {
  return p->figure[t->first[row] + column].r;
}

static bool is_number(const struct record *r) { return stated_exactly(r) && r->value[0].coef > 0 && digits_written(r) > 1; }

/* Whether these columns can be so related, as their first row has them. */
static bool may_be(const struct page *p, const struct table *t, const struct columns *x) {
  const struct record *a = cell(p, t, 0, x->a), *b = cell(p, t, 0, x->b), *c = cell(p, t, 0, x->c);
  if (x->is == REL_SUM) return x->a < x->b && is_amount(c) && same_kind(a, c) && same_kind(b, c);
  if (x->is == REL_PRODUCT) return x->a < x->b && is_amount(a) && is_amount(b) && is_amount(c);
  return is_percent(c) && is_amount(a) && same_kind(a, b);
}

/* What c should be in a row. */
static struct interval reckoned(const struct page *p, const struct table *t, const struct columns *x, uint32_t row) {
  struct interval a = wide(cell(p, t, row, x->a)), b = wide(cell(p, t, row, x->b));
  int32_t place = fine_place(cell(p, t, row, x->c));
  if (x->is == REL_SUM) return interval_add(a, b);
  if (x->is == REL_PRODUCT) return interval_mul(a, b);
  if (x->is == REL_SHARE) return interval_percent(a, b, place);
  bool up = decimal_cmp(cell(p, t, row, x->b)->value[0], cell(p, t, row, x->a)->value[0]) >= 0;
  return interval_percent(up ? interval_sub(b, a) : interval_sub(a, b), a, place);
}

/* In how many rows it holds; *odd: the last row in which it does not. False where a row has no such numbers, or they are too loose. */
static bool count_rows(const struct page *p, const struct table *t, const struct columns *x, uint32_t *fits, uint32_t *odd) {
  bool fine = true;
  *fits = 0;
  for (uint32_t row = 0; row < t->rows; row++) {
    const struct record *c = cell(p, t, row, x->c);
    if (!is_number(cell(p, t, row, x->a)) || !is_number(cell(p, t, row, x->b)) || !is_number(c)) return false;
    struct interval is = reckoned(p, t, x, row);
    if (!is_tight(is)) return false;
    enum fit fit = fit_of(is, c, 0);
    fine = fine && digits_written(c) > 2;
    if (fit == FIT_GOOD || fit == FIT_CUT)
      ++*fits;
    else
      *odd = row;
  }
  return *fits >= (fine ? FITS_FINE : FITS_MIN);
}

static void tell_cell(const struct page *p, const struct table *t, const struct columns *x, uint32_t row) {
  const struct record *a = cell(p, t, row, x->a), *b = cell(p, t, row, x->b), *c = cell(p, t, row, x->c);
  const struct record *over[] = {c, a, b};
  struct decimal is = middle_of(reckoned(p, t, x, row));
  if (decimal_round(&is, is, decimal_magnitude(figure_unit(c)) - (x->is < REL_SHARE ? 0 : 1)) != ST_OK) return;
  const char *severity = asserts(a, "total") || asserts(b, "total") || asserts(c, "total") ? "info" : "warning";
  tell(p, x->is == REL_SUM ? "sum_mismatch" : "ratio_mismatch", severity, over, 3,
       "%s and %s give %s, as in the other rows of the table, but %s is stated", quoted(p, a), quoted(p, b),
       shown(p, decimal_normal(is)), quoted(p, c));
}

/* The columns that make column c in all rows but one; false where there are none, or others make it in all. */
static bool find_columns(const struct page *p, const struct table *t, uint32_t c, struct columns *found, uint32_t *row) {
  bool any = false;
  for (uint32_t is = 0; is < RELATIONS; is++)
    for (uint32_t a = 0; a < t->columns; a++)
      for (uint32_t b = 0; b < t->columns; b++) {
        struct columns x = {(enum relation)is, a, b, c};
        uint32_t fits, odd;
        if (a == b || a == c || b == c || !may_be(p, t, &x) || !count_rows(p, t, &x, &fits, &odd)) continue;
        if (fits == t->rows) return false;
        if (fits + 1 == t->rows && !any) *found = x, *row = odd, any = true;
      }
  return any;
}

void check_columns(const struct page *p, const struct table *t) {
  uint32_t told = UINT32_MAX; /* one number is wrong in a row, and others do not follow from it */
  if (t->columns > COLUMNS_MAX) return;
  for (uint32_t c = t->columns; c-- > 0;) {
    struct columns x;
    uint32_t row = 0;
    if (!find_columns(p, t, c, &x, &row)) continue;
    count_rate(p, FIT_NEAR);
    if (row != told) tell_cell(p, t, &x, row);
    told = row;
  }
}
