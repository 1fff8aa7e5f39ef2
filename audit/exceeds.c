/* exceeds.c: a part that is more than what the words around it say that it is of, where the extraction has tied it to nothing or to another one.
 *
 *   whole   "2,430 of the 2,150 were women", "1,620, or 64% of the 1,500 staff": the figure that `asserts` to be the whole
 *   extent  "covering 1,341 households. They renovate houses for 1,439": the next sentence goes further than the one before
 *   beside  "trained 1,500 staff members, of whom 1,620 were heads": the part is tied to a figure further off, which can hold it */
#include "audit/terms.h"

static bool over(const struct record *part, const struct record *whole) {
  return interval_above(interval_of(part, READ_HEDGED), interval_of(whole, READ_HEDGED));
}

/* The first figure of the section that tells the same as figure w: "2,150 villagers were employed. 2,430 of the 2,150 were women". */
static const struct record *told_first(const struct page *p, uint32_t w) {
  const struct record *first = NULL;
  for (uint32_t i = w; i-- > 0 && p->figure[i].section == p->figure[w].section;)
    if (p->figure[i].level && same_kind(p->figure[i].r, p->figure[w].r) &&
        decimal_cmp(p->figure[i].r->value[0], p->figure[w].r->value[0]) == 0)
      first = p->figure[i].r;
  return first;
}

static void tell_over(const struct page *p, const struct record *part, uint32_t w, const char *severity) {
  const struct record *whole = p->figure[w].r, *first = told_first(p, w), *records[] = {part, whole, first};
  tell(p, "part_exceeds_whole", severity, records, first ? 3 : 2, "the part %s is more than its whole, %s", quoted(p, part),
       quoted(p, whole));
}

/* A share above 100% is one of a target: "2,430 wells, 113% of the 2,150 planned". */
static bool is_overfull(const struct record *r) {
  return is_kind(r, "percent") && stated_exactly(r) && decimal_cmp(r->value[0], decimal_int(100)) > 0;
}

/* Tied to one that counts the same; to "ten wells" the inhabitants whom they supply are not. */
static bool is_part_of_alike(const struct page *p, const struct figure *f) {
  return f->whole != NO_FIGURE && same_measure(f->r, p->figure[f->whole].r);
}

/* "2,430 of the 2,150 were women": the figure before the whole, or before its share. */
static void check_whole(const struct page *p, uint32_t w) {
  const struct figure *whole = &p->figure[w], *part = w > 0 ? figure_at(p, w - 1, w) : NULL;
  if (part && is_kind(part->r, "percent")) {
    if (is_overfull(part->r)) return;
    part = w > 1 ? figure_at(p, w - 2, w) : NULL;
  }
  if (part == NULL || !part->level || !whole->level || is_part_of_alike(p, part) || !same_kind(part->r, whole->r) ||
      is_kind(part->r, "percent"))
    return;
  if (view_eq(whole->r->status, VIEW_LIT("actual")) && over(part->r, whole->r)) tell_over(p, part->r, w, "warning");
}

/* "1,500 staff members, of whom 1,620 were heads": the count right before the part is less than it by a tenth at most, and of nothing itself. */
static void check_beside(const struct page *p, uint32_t i) {
  const struct figure *part = &p->figure[i], *near = i > 0 ? figure_at(p, i - 1, i) : NULL;
  if (near == NULL || !part->level || !near->level || part->whole == NO_FIGURE || part->whole + 1 == i ||
      near->whole != NO_FIGURE || near->parts)
    return;
  if (!is_kind(part->r, "count") || !is_kind(near->r, "count") || p->figure[part->whole].sentence != part->sentence ||
      significant_digits(part->r->value[0]) < 3)
    return;
  if (same_measure(part->r, p->figure[part->whole].r)) return;
  if (over(part->r, near->r) && decimal_within(part->r->value[0], near->r->value[0], 10)) tell_over(p, part->r, i - 1, "info");
}

/* ---- extent */

/* "covering 1,341 households. They renovate houses for 1,439 households": a figure whose item is the bare thing counted says how far
 * an undertaking goes; the next sentence cannot go further. Only what is near (a quarter) is told, as information: it may be another
 * undertaking. */
static bool is_extent(const struct figure *f) {
  struct view item = f->r->item.text, unit = f->r->unit;
  return f->level && is_kind(f->r, "count") && item.p != NULL && unit.len >= 4 && memchr(item.p, ' ', item.len) == NULL &&
         item.len >= unit.len && memcmp(item.p, unit.p, unit.len) == 0 && significant_digits(f->r->value[0]) >= 3;
}

static void check_extent(const struct page *p, uint32_t w) {
  const struct figure *whole = &p->figure[w];
  if (!is_extent(whole)) return;
  for (uint32_t i = w + 1;
       i < p->figures && p->figure[i].section == whole->section && p->figure[i].sentence <= whole->sentence + 1; i++) {
    const struct figure *f = &p->figure[i];
    if (!f->level || f->part || asserts(f->r, "total") || asserts(f->r, "closing") || !same_measure(f->r, whole->r) ||
        f->sentence == whole->sentence)
      continue;
    if (!view_eq(f->r->time.normal, whole->r->time.normal)) continue;
    if (!over(f->r, whole->r) || !decimal_within(f->r->value[0], whole->r->value[0], 25)) continue;
    const struct record *records[] = {f->r, whole->r};
    tell(p, "part_exceeds_whole", "info", records, 2, "%s for '%s' is more than the %s that the sentence before speaks of",
         quoted(p, f->r), quoted_text(p, f->r->item.text), quoted(p, whole->r));
  }
}

void check_exceeds(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) {
    if (asserts(p->figure[i].r, "whole")) check_whole(p, i);
    check_beside(p, i);
    if (p->figure[i].level) check_extent(p, i);
  }
}
