/* lists.c: a number of things against the names that the page lists as these things: "five counties of A, B, C and D". */
#include "audit/page.h"

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

void check_lists(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct record *r = p->figure[i].r;
    int64_t n;
    if (r->members == 0 || r->values != 1 || r->has_value_max || !view_eq(r->qualifier, VIEW_LIT("exact"))) continue;
    if (!decimal_integer(&n, r->value[0])) continue;
    count_verdict(p, AUDIT_LISTS, n == r->members ? AUDIT_EXACT : AUDIT_OFF);
    if (n == r->members) continue;
    tell_members(p, "count_vs_list", "warning", r,
                 arena_printf(p->arena, "%s%s%s stated, but %u named: %s", shown(p, r->value[0]), r->item.text.p ? " " : "",
                              r->item.text.p ? quoted_text(p, r->item.text) : "", r->members, names_of(p, r)));
  }
}
