/* totals.c: a figure that says that it sums up those before it (see sums.c). */
#include <string.h>

#include "audit/sum.h"

/* A figure that has lost its unit may be one of a list of any measure. */
static bool may_be_part(const struct record *f, const struct record *total) {
  return same_kind(f, total) || (f->unit.p == NULL && decimal_magnitude(f->value[0]) + 3 >= decimal_magnitude(total->value[0]));
}

#define BACK 2         /* sentences before a total in which its parts stand */
#define BACK_MEASURE 3 /* of its own measure */

/* The figures before a total that may be its parts, the nearest first: back to a sentence before, or to another total. */
struct row {
  uint32_t at[PARTS_MAX], n;
};

/* `strict`: those of the total's own unit, whatever stands between them: "12 teams of 148 doctors and 9 teams of 231, 379 doctors in all". */
static void gather_row(struct row *row, const struct page *p, uint32_t w, bool strict) {
  const struct record *total = p->figure[w].r;
  row->n = 0;
  for (uint32_t i = w; i-- > 0 && row->n < PARTS_MAX && p->figure[i].section == p->figure[w].section;) {
    const struct figure *f = &p->figure[i];
    if (p->figure[w].sentence - f->sentence > (strict ? BACK_MEASURE : BACK) || asserts(f->r, "total")) break;
    bool done =
        view_eq(f->r->status, total->status) || view_eq(f->r->status, VIEW_LIT("actual")); /* "a second batch will make it 400" */
    if (!f->level || !done || (strict && !same_measure(f->r, total))) continue;
    if (!strict && !may_be_part(f->r, total)) break;
    row->at[row->n++] = i;
  }
}

/* "had given 41.5 million in 2016 and 255 million in 2017, so that by the end of 2018 its accumulated aid was 296.5 million": all of it is of years before
 * the last one, for which another amount of the page may stand. */
static bool leaves_out_last(const struct sum *s) {
  struct view last = s->whole->time.normal;
  for (uint32_t i = 0; i < s->n; i++) {
    struct view t = s->part[i]->time.normal;
    if (!times_apart(s->part[i], s->whole) || t.len != 4 || last.len < 4 || memcmp(t.p, last.p, 4) >= 0) return false;
  }
  return s->n > 1;
}

/* The amount of the last year that no part is. */
static const struct record *amount_of_last(const struct sum *s) {
  for (uint32_t i = 0; i < s->p->figures; i++) {
    const struct figure *f = &s->p->figure[i];
    if (f->r->span.start >= s->whole->span.start) return NULL;
    bool last = f->r->time.normal.len == 4 && memcmp(f->r->time.normal.p, s->whole->time.normal.p, 4) == 0;
    if (f->level && last && f->whole == NO_FIGURE && same_measure(f->r, s->whole) && f->r->value[0].coef > 0) return f->r;
  }
  return NULL;
}

static void tell_left_out(const struct sum *s) {
  const struct record *left = leaves_out_last(s) ? amount_of_last(s) : NULL;
  if (left == NULL) return;
  const struct record *over[] = {s->whole, s->part[0], s->part[1], left};
  tell(s->p, "sum_mismatch", "info", over, 4,
       "the total %s is that of the years before alone: the %s of its own year may be left out", quoted(s->p, s->whole),
       quoted(s->p, left));
}

static bool total_explained(struct sum *s, uint32_t w, bool *used) {
  enum verdict v = judge(s);
  if (!explained(v)) return false;
  explain_sum(s, v, used);
  tell_left_out(s);
  used[w] = true;
  return true;
}

static bool slipped_total(const struct sum *s, enum verdict v) { return slip_explains(s, v, 4); }

/* "12.4, 8.7 and 6.3 million, 37.4 million taken together": three digits, one of which has slipped, be it the first. */
static bool is_first_digit(const struct sum *s) {
  return digits_of_sum(s) > 2 && slip_that_makes(s) != SLIP_NONE && !powers_apart(s->whole->value[0], s->is, 1) &&
         !powers_apart(s->is, s->whole->value[0], 1);
}

/* False when no figures of the row, the nearest ones, come near the total. Those that make it are used up; *best: a sum that misses it. */
static bool judge_row(const struct page *p, uint32_t w, const struct row *row, struct sum *best, bool *used) {
  struct sum s = {.p = p, .whole = p->figure[w].r};
  for (uint32_t k = 0; k < row->n; k++) {
    s.part[s.n++] = p->figure[row->at[k]].r;
    enum verdict v = judge(&s);
    if (total_explained(&s, w, used)) return true;
    bool here = p->figure[row->at[k]].sentence == p->figure[w].sentence;
    if (slipped_total(&s, v) || (here && s.n > 2 && is_first_digit(&s)) || ((v == SUM_OVER || v == SUM_UNDER) && here)) *best = s;
  }
  return false;
}

/* "92,400 households moved in 2012: 58,200 from A and ... Together with the 64,100 of 2011, 146,500 did in the two years": the nearest figure and one
 * other, with whatever stands between them. *best: the pair that misses it by a slip, else the two of its own measure that stand nearest. */
static bool judge_pair(const struct page *p, uint32_t w, const struct row *row, struct sum *best, bool *sure, bool *used) {
  bool by_slip = false;
  for (uint32_t k = 1; k < row->n; k++) {
    struct sum s = {.p = p, .whole = p->figure[w].r, .n = 2, .part = {p->figure[row->at[0]].r, p->figure[row->at[k]].r}};
    enum verdict v = judge(&s);
    if (total_explained(&s, w, used)) return true;
    bool slip = slipped_total(&s, v);
    if ((slip && !by_slip) || (best->n == 0 && k == 1 && (v == SUM_OVER || v == SUM_UNDER))) *best = s, by_slip = slip, *sure = slip;
  }
  return false;
}

static void turn_round(struct sum *s) {
  for (uint32_t i = 0; i < s->n / 2; i++) {
    const struct record *r = s->part[i];
    s->part[i] = s->part[s->n - 1 - i];
    s->part[s->n - 1 - i] = r;
  }
}

/* False when nothing before the figure comes near it. */
static bool check_totalled(const struct page *p, uint32_t w, bool *used) {
  struct row row[2];
  struct sum best[2] = {{.p = p, .whole = p->figure[w].r}, {.p = p, .whole = p->figure[w].r}}, pair = {.n = 0};
  bool sure = true;
  for (int strict = 1; strict >= 0; strict--) {
    gather_row(&row[strict], p, w, strict);
    if (judge_row(p, w, &row[strict], &best[strict], used)) return true;
  }
  if (judge_pair(p, w, &row[1], &pair, &sure, used)) return true;
  bool by_pair = pair.n && sure && best[1].n != 2; /* what stands between the two is told of one of them */
  struct sum *told = by_pair ? &pair : best[1].n ? &best[1] : best[0].n ? &best[0] : &pair;
  if (told->n == 0) return false;
  turn_round(told); /* in the order of the page */
  tell_mismatch(told, told != &pair || sure ? "warning" : "info");
  count_sum(told, SUM_UNDER, true);
  settle(told, used);
  return true;
}

void check_totals(const struct page *p, bool *used) {
  for (uint32_t i = 0; i < p->figures; i++)
    if (p->figure[i].level && asserts(p->figure[i].r, "total") && !p->figure[i].parts) used[i] = check_totalled(p, i, used) || used[i];
}
