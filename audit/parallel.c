/* parallel.c: amounts and their shares side by side have one whole: "wages 983.3 lei (43.8%), benefits 514.1 lei (22.9%), remittances 350.2 lei
 * (15.6%)", "2.07 billion went to A, 13.43 to B and 15.27 to C, which is 5.4, 34.8 and 39.5 percent". Each pair says how large it is; where all but
 * one agree, that one is wrong, in its amount or in its share. */
#include "audit/terms.h"

#define PAIRS_MAX 12
#define PAIRS_MIN 3

struct pair {
  uint32_t amount, share;
  struct interval whole; /* of which the one is the other */
};

struct row {
  const struct page *p;
  struct pair at[PAIRS_MAX];
  uint32_t n;
};

static bool is_of_row(const struct figure *f, const struct figure *first) {
  return f != NULL && is_amount(f->r) && !has_change(f->r) && f->r->value[0].coef > 0 &&
         (same_kind(f->r, first->r) || same_measure(f->r, first->r));
}

static bool is_plain_share(const struct figure *f) {
  return f != NULL && is_percent(f->r) && !has_change(f->r) && f->r->value[0].coef > 0;
}

/* The whole of a pair: a / s percent. */
static bool whole_of(struct interval *out, const struct record *a, const struct record *s) {
  struct interval part = wide(a), share = wide(s);
  bool known = !part.unknown && !share.unknown && part.bounded_lo && part.bounded_hi && share.bounded_lo && share.bounded_hi;
  if (!known || share.lo.coef <= 0 || part.lo.coef < 0) return false;
  int32_t place = decimal_magnitude(part.hi) - decimal_magnitude(share.hi) - 4;
  *out = (struct interval){.bounded_lo = true, .bounded_hi = true};
  struct decimal step = {1, place + 2}, whole = {1, 2};
  return decimal_ratio(&out->lo, part.lo, whole, share.hi, place + 2) == ST_OK &&
         decimal_ratio(&out->hi, part.hi, whole, share.lo, place + 2) == ST_OK && decimal_sub(&out->lo, out->lo, step) == ST_OK &&
         decimal_add(&out->hi, out->hi, step) == ST_OK;
}

static bool add_pair(struct row *row, uint32_t amount, uint32_t share) {
  struct pair *at = &row->at[row->n];
  if (row->n == PAIRS_MAX || !whole_of(&at->whole, row->p->figure[amount].r, row->p->figure[share].r)) return false;
  at->amount = amount;
  at->share = share;
  row->n++;
  return true;
}

/* ---- which pairs */

#define ASIDE 2 /* figures between two pairs: "1,842 (45%) were under 25, 1,047 (25.6%) between 25 and 40" */

/* Where the next pair begins: what is no share and has none right behind it stands aside within a sentence. */
static uint32_t next_pair(const struct page *p, uint32_t k) {
  for (uint32_t n = 0; n < ASIDE; n++, k++) {
    const struct figure *f = k > 0 ? figure_at(p, k, k - 1) : NULL, *behind = figure_at(p, k + 1, k);
    if (f == NULL || is_percent(f->r) || (behind && is_percent(behind->r))) return k;
  }
  return k;
}

/* The amount at `amount` and the share at `share` belong to the row from figure i on; a part of another one's amount has its share of that. */
static bool is_pair_of(const struct page *p, uint32_t i, uint32_t amount, uint32_t share, const struct figure *first) {
  const struct figure *a = &p->figure[amount];
  if (a->section != p->figure[i].section || p->figure[share].sentence != a->sentence || a->in_row) return false;
  return is_of_row(a, first) && is_plain_share(&p->figure[share]) && (a->whole == NO_FIGURE || a->whole < i);
}

/* "983.3 lei (43.8%). Benefits provided 514.1 lei (29.2%)": pairs, from figure i on, also of sentences that follow. Returns where they end. */
static uint32_t gather_pairs(struct row *row, uint32_t i) {
  const struct page *p = row->p;
  uint32_t k = i, behind = i, at = is_percent(p->figure[i].r) ? 1 : 0; /* at: 1 where the share stands first */
  if (i + 1 >= p->figures) return i;
  const struct figure *first = &p->figure[i + at];
  for (; k + 1 < p->figures && is_pair_of(p, i, k + at, k + 1 - at, first); k = next_pair(p, behind)) {
    if (k > i && p->figure[k].sentence > p->figure[behind - 1].sentence + 1) break;
    if (!add_pair(row, k + at, k + 1 - at)) break;
    behind = k + 2;
  }
  return behind;
}

/* "A, B and C, which is 5.4, 34.8 and 39.5 percent respectively": as many shares as there are amounts right before them. */
static void gather_blocks(struct row *row, uint32_t i) {
  const struct page *p = row->p;
  uint32_t n = 0, before = 0;
  while (is_plain_share(figure_at(p, i + n, i))) n++;
  while (before < n && before < i && is_of_row(figure_at(p, i - 1 - before, i), &p->figure[i - 1])) before++;
  if (n < PAIRS_MIN || before < n || n > PAIRS_MAX) return;
  for (uint32_t k = 0; k < n; k++)
    if (!add_pair(row, i - n + k, i + k)) row->n = 0;
}

/* ---- what they agree on */

/* The whole on which all agree but the one; false where they do not. */
static bool agree_without(const struct row *row, uint32_t without, struct interval *whole) {
  bool any = false;
  for (uint32_t k = 0; k < row->n; k++) {
    const struct interval *w = &row->at[k].whole;
    if (k == without) continue;
    if (!any || decimal_cmp(w->lo, whole->lo) > 0) whole->lo = w->lo;
    if (!any || decimal_cmp(w->hi, whole->hi) < 0) whole->hi = w->hi;
    any = true;
  }
  whole->bounded_lo = whole->bounded_hi = true;
  whole->unknown = false;
  return any && decimal_cmp(whole->lo, whole->hi) <= 0;
}

/* The page tells such an amount before the row. */
static bool is_told(const struct row *row, struct interval whole) {
  const struct page *p = row->p;
  for (uint32_t k = row->at[0].amount;
       k-- > 0 && p->figure[k].section == p->figure[row->at[0].amount].section && row->at[0].amount - k <= 24;)
    if (is_of_row(&p->figure[k], &p->figure[row->at[0].amount]) && interval_meet(wide(p->figure[k].r), whole)) return true;
  return false;
}

/* The one that does not fit: the only one without which the others agree, or of several the one for which the page tells the whole. */
static bool find_odd(const struct row *row, uint32_t *odd, struct interval *whole, bool *told) {
  uint32_t n = 0, supported = 0;
  for (uint32_t k = 0; k < row->n; k++) {
    struct interval w;
    if (!agree_without(row, k, &w) || !is_tight(w)) continue;
    bool is = is_told(row, w);
    if (is || n == 0) *odd = k, *whole = w;
    n++;
    supported += is;
  }
  *told = supported == 1;
  return *told || n == 1;
}

static void mark(const struct row *row) {
  for (uint32_t k = 0; k < row->n; k++) row->p->figure[row->at[k].share].in_row = row->p->figure[row->at[k].amount].in_row = true;
}

static void tell_odd(const struct row *row, uint32_t odd, struct interval whole, const char *severity) {
  const struct page *p = row->p;
  const struct record *over[2 * PAIRS_MAX], *amount = p->figure[row->at[odd].amount].r, *share = p->figure[row->at[odd].share].r;
  struct decimal middle;
  uint32_t n = 0;
  over[n++] = share, over[n++] = amount;
  for (uint32_t k = 0; k < row->n; k++)
    if (k != odd) over[n++] = p->figure[row->at[k].share].r, over[n++] = p->figure[row->at[k].amount].r;
  if (decimal_add(&middle, whole.lo, whole.hi) != ST_OK || decimal_mul(&middle, middle, (struct decimal){5, -1}) != ST_OK) return;
  tell(p, "ratio_mismatch", severity, over, n,
       "%s is %s%% of the whole of which the %u others have their shares, but %s is stated", quoted(p, amount),
       percent_shown(p, amount->value[0], middle, share), row->n - 1, quoted(p, share));
}

/* "29,100 looked for work, a rate of 13.3%. Services had 122,400 jobs (64.5%), ...": at the end of a row, what is not called a share as the others
 * are is of something else. */
static bool is_stray(const struct row *row, uint32_t odd) {
  const struct page *p = row->p;
  if (odd != 0 && odd + 1 != row->n) return false;
  uint32_t beside = odd == 0 ? 1 : odd - 1;
  bool called = asserts(p->figure[row->at[odd].share].r, "share"), others = asserts(p->figure[row->at[beside].share].r, "share");
  return !called && others && p->figure[row->at[odd].share].sentence != p->figure[row->at[beside].share].sentence;
}

static void judge_row(const struct row *row) {
  struct interval whole;
  uint32_t odd = 0;
  bool told = false;
  if (row->n < PAIRS_MIN) return;
  if (agree_without(row, row->n, &whole)) {
    count_rate(row->p, FIT_GOOD);
    mark(row);
    return;
  }
  if (!find_odd(row, &odd, &whole, &told) || (row->n == PAIRS_MIN && !told) || is_stray(row, odd)) return;
  const struct record *amount = row->p->figure[row->at[odd].amount].r, *share = row->p->figure[row->at[odd].share].r;
  struct interval is = interval_percent(wide(amount), whole, fine_place(share));
  enum fit fit = fit_of(is, share, 50);
  if (fit == FIT_GOOD) return;
  count_rate(row->p, fit == FIT_CUT ? FIT_CUT : FIT_NEAR);
  mark(row);
  bool far = fit == FIT_FAR && !misses_by_scale(is, share) && !misses_by_lead(is, share);
  tell_odd(row, odd, whole, fit == FIT_CUT || far ? "info" : "warning");
}

static bool is_free(const struct page *p, uint32_t i) { return !p->figure[i].in_row; }

void check_parallel(const struct page *p) {
  for (uint32_t i = 1; i < p->figures; i++) {
    struct row row = {.p = p};
    if (is_plain_share(&p->figure[i]) && is_amount(p->figure[i - 1].r)) gather_blocks(&row, i);
    judge_row(&row);
  }
  for (uint32_t i = 0, end; i < p->figures; i = end) {
    struct row row = {.p = p};
    end = is_free(p, i) ? gather_pairs(&row, i) : i;
    if (end == i) end = i + 1;
    judge_row(&row);
  }
}
