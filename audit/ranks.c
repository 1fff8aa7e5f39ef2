/* ranks.c: a rank against the list that it ranks: "Sicily (55.6%), Campania (49.9%), Apulia (39.4%) and Molise (34.8%); Apulia ranks second". */
#include <string.h>

#include "audit/terms.h"

#define ROSTER_MAX 24
#define RIGHT_BEHIND 4u /* bytes between a name and its figure */
#define RANK_REACH 80u  /* bytes between the name and its rank */

struct roster {
  const struct record *name[ROSTER_MAX], *own[ROSTER_MAX];
  uint32_t n;
};

static const struct record *name_before(const struct page *p, const struct record *r, uint32_t reach) {
  const struct record *found = NULL;
  for (size_t i = 0; i < p->len && p->records[i].span.start < r->span.start; i++) {
    const struct record *e = &p->records[i];
    if (e->type == RECORD_ENTITY && e->sentence.start == r->sentence.start && e->span.end <= r->span.start &&
        r->span.start - e->span.end <= reach)
      found = e;
  }
  return found;
}

/* The figures of one measure of the sentence that stand right behind a name each. */
static void fill_roster(const struct page *p, uint32_t at, struct roster *list) {
  list->n = 0;
  for (uint32_t i = first_of_sentence(p, at); i < at && list->n < ROSTER_MAX; i++) {
    const struct record *r = p->figure[i].r,
                        *name = stated_exactly(r) && !is_kind(r, "rank") ? name_before(p, r, RIGHT_BEHIND) : NULL;
    if (name == NULL || (list->n && !same_measure(list->own[0], r))) continue;
    list->name[list->n] = name;
    list->own[list->n++] = r;
  }
}

/* How many of the list are above the one of that name; `below` the same from the other end. False where it is not in the list, or some are
 * alike. */
static bool place_in(const struct roster *list, struct view name, int64_t *above, int64_t *below) {
  const struct record *own = NULL;
  for (uint32_t i = 0; i < list->n; i++)
    if (view_eq(list->name[i]->text, name)) own = list->own[i];
  *above = *below = 0;
  for (uint32_t i = 0; own && i < list->n; i++) {
    int order = decimal_cmp(list->own[i]->value[0], own->value[0]);
    if (order == 0 && list->own[i] != own) return false;
    *above += order > 0;
    *below += order < 0;
  }
  return own != NULL;
}

static void check_rank(const struct page *p, uint32_t at) {
  struct roster list;
  const struct record *r = p->figure[at].r,
                      *name = is_kind(r, "rank") && stated_exactly(r) ? name_before(p, r, RANK_REACH) : NULL;
  int64_t rank, above, below;
  if (name == NULL || !decimal_integer(&rank, r->value[0])) return;
  fill_roster(p, at, &list);
  if (list.n < 3 || rank > list.n || !place_in(&list, name->text, &above, &below)) return;
  if (rank == above + 1 || rank == below + 1) return;
  const struct record *over[ROSTER_MAX + 1] = {r};
  for (uint32_t i = 0; i < list.n; i++) over[i + 1] = list.own[i];
  tell(p, "contradiction", "warning", over, list.n + 1, "'%s' is told as %s, but %lld of the list are above it and %lld below",
       quoted(p, name), quoted(p, r), (long long)above, (long long)below);
}

void check_ranks(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++)
    if (is_kind(p->figure[i].r, "rank")) check_rank(p, i);
}
