/* lines.c: amounts in lines of their own, one a line, and their whole in the sentences before them or in the last line:
 *
 *   "The provision of Rs. 4,793.96 crore is made up of the following:
 *    (i) Special Assistance: Rs. 1,250.00 crore;
 *    (ii) Grants: Rs. 1,400.00 crore; ..."
 *
 * Three lines at least. It is called wrong where a slip makes it agree, or, where the whole is told to be listed or the last line to be the total or
 * the rest, within a quarter; else as information within a twentieth. */
#include "audit/sum.h"

#define LINES_APART 2 /* a blank line may stand between two of a list */
#define LEAD 3        /* lines of the whole before the list: that of the lead, and blank ones */
#define WHOLES 4      /* amounts before a list among which its whole is looked for */

/* Counts of things: "1." before a line counts none. */
static bool counts_things(const struct record *a, const struct record *b) {
  return is_kind(a, "count") && is_kind(b, "count") && a->unit.p != NULL && b->unit.p != NULL;
}

/* The amounts of one measure from i on, one in each of the next lines; returns how many. */
static uint32_t gather_lines(const struct page *p, uint32_t i, alike_with *alike, uint32_t *at) {
  uint32_t n = 1, step = 0; /* lines from one to the next: blank ones may stand between all of them */
  at[0] = i;
  for (uint32_t k = i + 1; k < p->figures && p->figure[k].section == p->figure[i].section; k++) {
    const struct figure *f = &p->figure[k], *last = &p->figure[at[n - 1]];
    if (!f->level || !alike(f->r, last->r)) continue;
    uint32_t apart = f->r->span.line - last->r->span.line;
    if (apart == 0) n--; /* two in a line: that is prose */
    if (apart == 0 || apart > LINES_APART || (n > 1 && apart != step) || n == PARTS_MAX) return n;
    step = apart;
    at[n++] = k;
  }
  return n;
}

static bool is_whole_of_lines(const struct figure *f, const struct record *first, alike_with *alike) {
  return f->r->values == 1 && !has_change(f->r) && alike(f->r, first) && first->span.line - f->r->span.line <= LEAD;
}

/* The whole is told to be that of a list, or the last line to be all that is left. */
static bool is_told_whole(const struct sum *s) { return asserts(s->whole, "listed") || asserts(s->whole, "total") || s->all; }

static const char *severity_of_lines(struct sum *s, enum verdict v) {
  if (v == SUM_UNKNOWN || explained(v)) return NULL;
  bool near = v != SUM_FAR, slip = is_slip_of(s, 3, 4) || scale_makes_it(s);
  bool told = is_told_whole(s);
  if (slip || (told && (slip_explains(s, v, 3) || (near && decimal_within(s->is, s->whole->value[0], 10))))) return "warning";
  return (near || slip_explains(s, v, 3)) && significant_digits(s->whole->value[0]) > 2 ? "info" : NULL;
}

static bool is_warning(const char *severity) { return severity && severity[0] == 'w'; }

/* What a list of lines may add up to, and what is said of it. */
struct finds {
  struct sum best;
  const char *severity;
};

/* True when the whole explains the sum; what is off is kept. */
static bool try_whole(struct finds *found, struct sum s, const struct record *whole, bool *used) {
  s.whole = whole;
  enum verdict v = s.n > 2 ? judge(&s) : SUM_UNKNOWN;
  if (explained(v)) {
    count_sum(&s, v, false);
    settle(&s, used);
    return true;
  }
  const char *says = severity_of_lines(&s, v);
  if (says && (found->severity == NULL || is_warning(says) > is_warning(found->severity))) *found = (struct finds){s, says};
  return false;
}

static struct sum sum_of(const struct page *p, const uint32_t *at, uint32_t from, uint32_t end) {
  struct sum s = {.p = p};
  for (uint32_t k = from; k < end; k++) add_part(&s, p->figure[at[k]].r);
  return s;
}

/* The whole is the first of the lines, the last of them, or stands before them. */
static void check_list(const struct page *p, const uint32_t *at, uint32_t n, alike_with *alike, bool *used) {
  struct finds found = {.severity = NULL};
  const struct record *first = p->figure[at[0]].r, *last = p->figure[at[n - 1]].r;
  if (try_whole(&found, sum_of(p, at, 1, n), first, used) || try_whole(&found, sum_of(p, at, 0, n - 1), last, used)) return;
  for (uint32_t k = at[0], tried = 0; k-- > 0 && tried < WHOLES && p->figure[k].r->span.line + LEAD >= first->span.line;) {
    if (!is_whole_of_lines(&p->figure[k], first, alike)) continue;
    tried++;
    if (try_whole(&found, sum_of(p, at, 0, n), p->figure[k].r, used)) return;
  }
  if (found.severity == NULL) return;
  count_sum(&found.best, SUM_UNDER, true);
  tell_mismatch(&found.best, found.severity);
  settle(&found.best, used);
}

void check_lines(const struct page *p, bool *used) {
  static alike_with *const ways[] = {same_measure, counts_things};
  uint32_t at[PARTS_MAX];
  for (size_t way = 0; way < 2; way++)
    for (uint32_t i = 0; i < p->figures; i++) {
      if (!p->figure[i].level || p->figure[i].whole != NO_FIGURE || used[i]) continue;
      uint32_t n = gather_lines(p, i, ways[way], at);
      if (n < 3) continue;
      check_list(p, at, n, ways[way], used);
      i = at[n - 1];
    }
}
