/* lists.c: a number of things against the names that the page lists as these things: "five counties of A, B, C and D"; and what stands in
 * brackets behind each of the names against its sum: "21 schools for three States: A (9), B (7) and C (5)", "21 schools: A (9), ...". */
#include "audit/sum.h"

#define BEHIND 40 /* bytes behind a name in which its own number stands */

static const char *names_of(const struct page *p, const struct record *r) {
  struct buf b;
  buf_init(&b);
  for (uint32_t i = 0; i < r->members; i++) {
    if (i) buf_str(&b, ", ");
    buf_str(&b, quoted_text(p, r->member[i].text));
  }
  const char *names = arena_copy(p->arena, (struct view){b.p, b.len}).p;
  buf_free(&b);
  return names;
}

/* The numbers right behind the names, one for each: false where one has none, or they measure several things. */
static bool numbers_of(const struct page *p, uint32_t at, struct sum *s) {
  const struct record *r = p->figure[at].r;
  if (r->members < 3 || r->members > PARTS_MAX) return false;
  for (uint32_t i = 0, k = 0; i < r->members; i++) {
    uint32_t from = r->member[i].end, to = i + 1 < r->members ? r->member[i + 1].start : from + BEHIND;
    while (k < p->figures && p->figure[k].r->span.start < from) k++;
    const struct record *own = k < p->figures && p->figure[k].r->span.end < to ? p->figure[k].r : NULL;
    if (own == NULL || !p->figure[k].level || !stated_exactly(own) || p->figure[k].sentence != p->figure[at].sentence)
      return false;
    if (s->n && !same_kind(s->part[0], own)) return false;
    add_part(s, own);
  }
  return true;
}

/* The amount that the numbers behind the names may make: the count itself where it counts other things than the names, or the one before it. */
static const struct record *whole_of(const struct page *p, uint32_t at, const struct sum *s, bool itself) {
  const struct figure *before = at > 0 ? figure_at(p, at - 1, at) : NULL;
  if (itself) return p->figure[at].r;
  return before && before->level && stated_exactly(before->r) && same_kind(before->r, s->part[0]) ? before->r : NULL;
}

/* "21 new schools for three States, viz. A (9), B (7) and C (6)": the list is closed, so that what is near is wrong. */
static bool check_numbers(const struct page *p, uint32_t at, bool itself) {
  struct sum s = {.p = p};
  if (!numbers_of(p, at, &s)) return false;
  s.whole = whole_of(p, at, &s, itself);
  if (s.whole == NULL || !same_kind(s.whole, s.part[0]) || strcmp(s.part[0]->part_of, s.whole->id) == 0) return false;
  enum verdict v = judge(&s);
  bool near = decimal_within(s.is, s.whole->value[0], 25);
  if (v == SUM_UNKNOWN || (!explained(v) && !near)) return false;
  count_sum(&s, v, !explained(v));
  if (!explained(v)) tell_mismatch(&s, "warning");
  return true;
}

/* Far fewer names than are counted may be examples. */
static const char *severity_of_gap(int64_t stated, int64_t named) {
  int64_t gap = stated > named ? stated - named : named - stated;
  return gap <= 2 || gap * 3 <= stated ? "warning" : "info";
}

/* A name with marks between names in it was read as one of several. */
static bool well_read(const struct record *r) {
  for (uint32_t i = 0; i < r->members; i++)
    if (memchr(r->member[i].text.p, ';', r->member[i].text.len) != NULL) return false;
  return true;
}

void check_lists(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct record *r = p->figure[i].r;
    int64_t n;
    if (r->members == 0 || r->values != 1 || r->has_value_max || !view_eq(r->qualifier, VIEW_LIT("exact")) || !well_read(r))
      continue;
    if (!decimal_integer(&n, r->value[0])) continue;
    bool all = n == r->members;
    if (check_numbers(p, i, !all) && !all) continue;
    count_verdict(p, AUDIT_LISTS, all ? AUDIT_EXACT : AUDIT_OFF);
    if (all) continue;
    tell_members(p, "count_vs_list", severity_of_gap(n, r->members), r,
                 arena_printf(p->arena, "%s%s%s stated, but %u named: %s", shown(p, r->value[0]), r->item.text.p ? " " : "",
                              r->item.text.p ? quoted_text(p, r->item.text) : "", r->members, names_of(p, r)));
  }
}
