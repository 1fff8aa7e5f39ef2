/* closed.c: parts of which the words say that they are all of a whole told before them, in their sentence or some sentences back:
 *
 *   rest     the last one is what is left: "17.6 million are to be served. 14.4 million are off the list and 2.3 million remain"
 *   net      what two flows leave: "births of 357,700 and deaths of 285,600, a natural increase of 72,100"
 *   result   what those before it make or leave, one of both: "1,000 tickets were printed and 600 sold, so that 400 were left over"
 *   divides  the first one of a sentence that divides the whole anew: "In terms of use, 1.482 billion was for A, 905 million for B and ..."
 *
 * Which figure before is the whole, and how many are parts, is not said: any that agree explain it. It is called wrong where a slip in one number, or a
 * scale word, makes it agree; or where the nearest figure that can hold all of the parts is a quarter off or less. */
#include "audit/sum.h"

#define BACK 3     /* sentences with figures before a part among which its whole is looked for */
#define FAR_BACK 6 /* of what is counted as the whole is, and divides it: "Twenty of the shops are in Norway, eight in Sweden and six in Denmark" */
#define ROW_MAX 16 /* figures of its measure among them */
#define FURTHER 4  /* figures before the parts of which one may be the whole */

struct row {
  uint32_t at[ROW_MAX], n;
};

/* What a change is one from, or a part of a part, is neither whole nor part. */
static bool is_aside(const struct page *p, uint32_t i, uint32_t like) {
  const struct figure *f = &p->figure[i];
  return !is_amount(f->r) || has_change(f->r) || asserts(f->r, "base") || asserts(f->r, "whole") ||
         (f->whole != NO_FIGURE && f->whole != p->figure[like].whole && p->figure[f->whole].whole != NO_FIGURE);
}

/* The figures before i that are alike with it, the nearest first. */
static void gather_before(struct row *row, const struct page *p, uint32_t i, alike_with *alike) {
  const struct figure *last = &p->figure[i];
  uint32_t back = alike == same_measure && asserts(last->r, "divides") ? FAR_BACK : BACK;
  row->n = 0;
  for (uint32_t k = i; k-- > 0 && row->n < ROW_MAX && p->figure[k].section == last->section && p->figure[k].sentence + back >= last->sentence;)
    if (!is_aside(p, k, i) && alike(p->figure[k].r, last->r)) row->at[row->n++] = k;
}

static bool holds_parts(const struct record *whole, const struct sum *s) {
  for (uint32_t i = 0; i < s->n; i++)
    if (decimal_cmp(s->part[i]->value[0], whole->value[0]) >= 0) return false;
  return true;
}

static bool near_sum(enum verdict v) { return v == SUM_NEAR_SLIP || v == SUM_OVER || v == SUM_UNDER; }

#define SLIP_DIGITS 3 /* of numbers of which one may have slipped: of fewer many a sum is a slip away */

static bool slipped_sum(const struct sum *s, enum verdict v) { return slip_explains(s, v, SLIP_DIGITS); }

/* What is left is no more than twice what it should be: a small one leaves the sum near its whole whatever it is. */
static bool near_rest(const struct sum *s, enum verdict v) {
  struct decimal gap;
  return near_sum(v) && gap_between(&gap, s->is, s->whole->value[0]) && decimal_cmp(gap, s->part[s->n - 1]->value[0]) <= 0;
}

static void tell_closed(struct sum *s, const char *severity, bool *used) {
  count_sum(s, SUM_UNDER, true);
  tell_mismatch(s, severity);
  settle(s, used);
}

/* |is - whole| of the one is less than that of the other, of the wholes. */
static bool nearer(const struct sum *a, const struct sum *b) {
  struct decimal x, y, p, q;
  if (!gap_between(&x, a->is, a->whole->value[0]) || !gap_between(&y, b->is, b->whole->value[0])) return false;
  return decimal_mul(&p, x, b->whole->value[0]) == ST_OK && decimal_mul(&q, y, a->whole->value[0]) == ST_OK && decimal_cmp(p, q) < 0;
}

/* ---- rest */

/* The k nearest figures before the rest, and the rest itself, in the order of the page; none where one is for each of something: "a tank costs
 * 220,000" may be a whole, but is no part. */
static struct sum parts_of_rest(const struct page *p, uint32_t i, const struct row *row, uint32_t k) {
  struct sum s = {.p = p};
  while (k-- > 0) {
    if (!p->figure[row->at[k]].level) return (struct sum){.p = p};
    add_part(&s, p->figure[row->at[k]].r);
  }
  add_part(&s, p->figure[i].r);
  return s;
}

static bool makes_whole(const struct page *p, struct sum *s, uint32_t w, bool *used) {
  s->whole = p->figure[w].r;
  enum verdict v = judge(s);
  if (explained(v)) explain_sum(s, v, used);
  return explained(v);
}

/* "12,661 villages had power by the end of the year, 5,542 of them since 2016, while 998 were empty; the remaining 4,793": one may be a part of a part. */
static bool makes_without_one(const struct page *p, const struct sum *s, uint32_t w, bool *used) {
  for (uint32_t out = 0; s->n > 3 && out + 1 < s->n; out++) {
    struct sum fewer = {.p = p, .whole = p->figure[w].r};
    for (uint32_t k = 0; k < s->n; k++)
      if (k != out) add_part(&fewer, s->part[k]);
    if (judge(&fewer) != SUM_EXACT) continue;
    explain_sum(&fewer, SUM_EXACT, used);
    return true;
  }
  return false;
}

static bool rest_explained(const struct page *p, uint32_t i, const struct row *row, bool *used) {
  for (uint32_t k = 1; k < row->n && k + 1 < PARTS_MAX; k++)
    for (uint32_t w = k; w < row->n && w < k + FURTHER; w++) {
      struct sum s = parts_of_rest(p, i, row, k);
      if (makes_whole(p, &s, row->at[w], used) || makes_without_one(p, &s, row->at[w], used)) return true;
    }
  if (row->n < 2) return false;
  struct sum turned = {.p = p}; /* "286 out of 648; the balance 362" */
  add_part(&turned, p->figure[row->at[1]].r), add_part(&turned, p->figure[i].r);
  return makes_whole(p, &turned, row->at[0], used);
}

/* The sum that misses its whole by a slip, or else by least; false where none is near. *sure: it slips, or its whole stands in its sentence or the
 * one before, and counts what the rest does. */
static bool rest_missed(const struct page *p, uint32_t i, const struct row *row, struct sum *best, bool *sure) {
  bool found = false, by_slip = false;
  for (uint32_t k = 1; k < row->n && k + 1 < PARTS_MAX; k++) {
    struct sum s = parts_of_rest(p, i, row, k);
    bool first = true; /* no figure has been able to hold the parts */
    for (uint32_t w = k; w < row->n && w < k + FURTHER; w++) {
      s.whole = p->figure[row->at[w]].r;
      enum verdict v = judge(&s);
      bool slip = slipped_sum(&s, v), holds = holds_parts(s.whole, &s), near = first && holds && near_rest(&s, v);
      first = first && !holds;
      if (!(slip || near) || (found && (by_slip > slip || (by_slip == slip && !nearer(&s, best))))) continue;
      *best = s, found = true, by_slip = slip;
      *sure = slip || p->figure[row->at[w]].sentence + (same_measure(s.whole, s.part[s.n - 1]) ? 1 : 0) >= p->figure[i].sentence;
    }
  }
  return found;
}

/* "7,109 wells were planned, 3,593 wells drilled, and the other 1,838 teams sent home": whole and part count one thing, and what is left another. */
static bool is_of_others(const struct sum *s) { return same_measure(s->whole, s->part[0]) && !same_measure(s->whole, s->part[s->n - 1]); }

#define FAR_FIGURES 60 /* before the rest, of any section */

/* "... fell to 3.62 million. [another section] 2.46 million of the poor live in villages and 1.06 million in towns": the two beside each other, and
 * a figure further off that they miss by a digit, by a twentieth at most. */
static bool missed_far_off(const struct page *p, uint32_t i, struct sum *best) {
  const struct figure *first = i > 0 ? figure_at(p, i - 1, i) : NULL;
  if (first == NULL || !first->level || !same_measure(first->r, p->figure[i].r)) return false;
  for (uint32_t k = i - 1; k-- > 0 && i - k < FAR_FIGURES;) {
    const struct figure *f = &p->figure[k];
    *best = (struct sum){.p = p, .whole = f->r};
    if (!f->level || f->part || !same_measure(f->r, first->r) || !view_eq(f->r->status, first->r->status)) continue;
    add_part(best, first->r), add_part(best, p->figure[i].r);
    enum verdict v = judge(best);
    if (explained(v)) return false;
    if (v != SUM_UNKNOWN && slip_explains(best, v, SLIP_DIGITS) && decimal_within(best->is, best->whole->value[0], 5))
      return true;
  }
  return false;
}

/* "Of 259 schools 190 are in use and the balance 69 are being built", "strength 245, against which 187 are in position, leaving 58 vacant". */
static void check_rest(const struct page *p, uint32_t i, bool *used) {
  static alike_with *const ways[] = {same_measure, same_kind};
  struct row row[2];
  struct sum best;
  bool sure;
  for (size_t way = 0; way < 2; way++) {
    gather_before(&row[way], p, i, ways[way]);
    if (rest_explained(p, i, &row[way], used)) return;
  }
  for (size_t way = 0; way < 2; way++) {
    if (!rest_missed(p, i, &row[way], &best, &sure)) continue;
    if (way > 0 && (best.n > 2 || !sure || is_of_others(&best))) return; /* counts of any things */
    tell_closed(&best, sure ? severity_of_sum(&best) : "info", used);
    return;
  }
  if (missed_far_off(p, i, &best)) tell_closed(&best, "info", used);
}

/* ---- net */

/* "income of 45.2 million and expenditure of 41.1 million, a surplus of 4.1 million": the two figures of a sentence or two before it, and what the
 * larger one has more. */
static void check_net(const struct page *p, uint32_t i, bool *used) {
  static alike_with *const ways[] = {same_measure, same_kind};
  struct sum best = {0};
  for (size_t way = 0; way < 2; way++) {
    struct row row;
    gather_before(&row, p, i, ways[way]);
    for (uint32_t k = 0; k + 1 < row.n && k < FURTHER; k++) {
      const struct record *a = p->figure[row.at[k + 1]].r, *b = p->figure[row.at[k]].r;
      bool first = decimal_cmp(a->value[0], b->value[0]) > 0;
      struct sum s = {.p = p, .whole = first ? a : b};
      add_part(&s, first ? b : a), add_part(&s, p->figure[i].r);
      s.all = true;
      enum verdict v = judge(&s);
      if (explained(v)) {
        explain_sum(&s, v, used);
        return;
      }
      bool beside = k == 0 && p->figure[row.at[1]].sentence + 1 >= p->figure[i].sentence;
      if (best.n == 0 && holds_parts(s.whole, &s) && (slipped_sum(&s, v) || (beside && near_rest(&s, v)))) best = s;
    }
  }
  if (best.n) tell_closed(&best, severity_of_sum(&best), used);
}

/* ---- result */

/* The two figures before it: what they make, or what the larger one has more. *best: the one that misses it by a slip. */
static bool makes_result(const struct page *p, uint32_t i, const struct row *row, struct sum *best, bool *used) {
  for (uint32_t k = 1; k < row->n && k < FURTHER; k++) {
    const struct record *a = p->figure[row->at[k]].r, *b = p->figure[row->at[0]].r, *r = p->figure[i].r;
    struct sum sums[2] = {{.p = p, .whole = a}, {.p = p, .whole = r}};
    add_part(&sums[0], b), add_part(&sums[0], r);
    add_part(&sums[1], a), add_part(&sums[1], b);
    for (size_t m = 0; m < 2; m++) {
      enum verdict v = judge(&sums[m]);
      if (explained(v)) {
        explain_sum(&sums[m], v, used);
        return true;
      }
      if (best->n == 0 && k == 1 && slipped_sum(&sums[m], v)) *best = sums[m];
    }
  }
  return false;
}

/* The two figures of its own sentence before it, or what they leave, within a tenth. */
static bool follows_nearly(const struct page *p, uint32_t i, const struct row *row, struct sum *best) {
  if (row->n < 2 || !figure_at(p, row->at[1], i)) return false;
  const struct record *a = p->figure[row->at[1]].r, *b = p->figure[row->at[0]].r, *r = p->figure[i].r;
  bool total = decimal_cmp(r->value[0], a->value[0]) > 0;
  *best = (struct sum){.p = p, .whole = total ? r : a};
  add_part(best, total ? a : b), add_part(best, total ? b : r);
  enum verdict v = judge(best);
  return near_rest(best, v) && decimal_within(best->is, best->whole->value[0], 10);
}

/* "1,000 tickets were printed and 600 sold, so that 400 were left over": it follows from those before it, though not how. */
static void check_result(const struct page *p, uint32_t i, bool *used) {
  struct row row;
  struct sum best = {0};
  gather_before(&row, p, i, same_measure);
  if (rest_explained(p, i, &row, used) || makes_result(p, i, &row, &best, used)) return;
  struct sum all = {.p = p, .whole = p->figure[i].r};
  for (uint32_t k = 0; k < row.n && k < PARTS_MAX; k++) {
    add_part(&all, p->figure[row.at[k]].r);
    enum verdict v = judge(&all);
    if (!explained(v)) continue;
    explain_sum(&all, v, used);
    return;
  }
  if (best.n) tell_closed(&best, severity_of_sum(&best), used);
  else if (follows_nearly(p, i, &row, &best)) tell_closed(&best, "info", used);
}

/* ---- divides */

/* The figures of a sentence from i on, up to the rest or the last of them. */
static void gather_after(struct sum *s, const struct page *p, uint32_t i, alike_with *alike) {
  s->n = 0;
  for (uint32_t k = i; figure_at(p, k, i) && s->n < PARTS_MAX && !s->all; k++) {
    const struct figure *f = &p->figure[k];
    bool of_part = f->whole != NO_FIGURE && f->whole >= i;
    if (f->level && stated_exactly(f->r) && !of_part && alike(f->r, p->figure[i].r)) add_part(s, f->r);
    if (asserts(f->r, "last")) break;
  }
}

/* "... In terms of use, 1.482 billion was spent on roads, 905 million on wells; the remaining 125 million was for loans". */
static void check_division(const struct page *p, uint32_t i, bool *used) {
  struct sum s = {.p = p}, best = {0};
  struct row row;
  gather_after(&s, p, i, same_measure);
  gather_before(&row, p, i, same_measure);
  if (s.n < 2) s.all = false, gather_after(&s, p, i, same_kind); /* "By type, 412 were roads and 214 wells" */
  if (s.n < 2 || row.n == 0) gather_before(&row, p, i, same_kind);
  bool first = true, by_slip = false; /* first: no figure was there that could hold the parts */
  for (uint32_t w = 0; w < row.n; w++) {
    s.whole = p->figure[row.at[w]].r;
    enum verdict v = judge(&s);
    if (explained(v)) {
      explain_sum(&s, v, used);
      return;
    }
    bool slip = slipped_sum(&s, v), holds = holds_parts(s.whole, &s) && !p->figure[row.at[w]].part, near = first && holds && near_sum(v);
    first = first && !holds;
    if ((slip && !by_slip) || (near && best.n == 0)) best = s, by_slip = slip;
  }
  if (best.n == 0 || used[i] || (best.n == 2 && !by_slip && !best.all && !decimal_within(best.is, best.whole->value[0], 10))) return;
  bool sure = by_slip || best.all || (best.n > 2 && same_measure(best.part[0], best.part[1]));
  tell_closed(&best, sure ? severity_of_sum(&best) : "info", used);
}

void check_closed(const struct page *p, bool *used) {
  for (uint32_t i = 0; i < p->figures; i++)
    if (p->figure[i].level && !used[i] && asserts(p->figure[i].r, "divides")) check_division(p, i, used);
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct figure *f = &p->figure[i];
    if (used[i] || !is_amount(f->r)) continue;
    if (f->level && asserts(f->r, "rest")) check_rest(p, i, used);
    if (asserts(f->r, "net")) check_net(p, i, used);
    if (f->level && asserts(f->r, "result")) check_result(p, i, used);
  }
}
