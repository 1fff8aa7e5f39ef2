/* across.c: pages against each other. A statement is the amount of an item for a place and a time, or what one place gave another:
 *
 *   who gave whom (or about whom), kind, unit, time, status, for each of what     the key; places by their reference
 *   the item                                                                      akin ("funds", "anti-poverty funds"), or of a gift of money none
 *
 * Only statements that their page makes once are compared: where a page has two amounts for a key, no one knows which one the other page
 * means. Values within a factor of two that neither rounding nor a hedge explains contradict each other; what is further apart tells of
 * something else. So the side of the giver meets the side of the receiver, and this year's page last year's. */
#include <stdlib.h>

#include "audit/audit.h"
#include "audit/page.h"

struct statement {
  struct view key;
  const struct record *r;
  uint32_t page;
  uint32_t order; /* as the pages came */
};

struct across {
  struct arena arena;
  const struct audit_page_records *pages;
  size_t n;
  struct statement *list;
  size_t len, cap;
  struct page tell; /* for tell(): arena and sink */
};

/* ---- keys */

static int entity_order(const void *x, const void *y) {
  const struct record *const *a = x, *const *b = y;
  return ((*a)->span.start > (*b)->span.start) - ((*a)->span.start < (*b)->span.start);
}

/* The entities of a page with a reference, by where they begin. */
struct places {
  const struct record **at;
  size_t len;
};

static struct places places_of(struct across *a, const struct audit_page_records *page) {
  struct places p = {ARENA_ARRAY(&a->arena, const struct record *, page->len), 0};
  for (size_t i = 0; i < page->len; i++)
    if (page->records[i].type == RECORD_ENTITY && page->records[i].ref.p != NULL) p.at[p.len++] = &page->records[i];
  qsort(p.at, p.len, sizeof *p.at, entity_order);
  return p;
}

/* What a role names: the reference of the place that begins where the role does, else nothing: other names are not sure enough. */
static struct view ref_of(const struct places *p, const struct record_mention *m) {
  if (!m->placed) return (struct view){0};
  size_t low = 0, high = p->len;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (p->at[mid]->span.start < m->start) low = mid + 1;
    else high = mid;
  }
  bool there = low < p->len && p->at[low]->span.start == m->start && p->at[low]->span.end <= m->end;
  return there ? p->at[low]->ref : (struct view){0};
}

static void put_part(struct buf *b, struct view v) {
  buf_view(b, v);
  buf_char(b, '\x1f'); /* in no text: units and kinds are words of a pack, references are codes */
}

/* The last month of a year is its end, for which the year stands as well. */
static struct view year_end(struct view time) {
  return time.len == 7 && memcmp(time.p + 4, "-12", 3) == 0 ? view_sub(time, 0, 4) : time;
}

/* False where it is not known what the figure is about. */
static bool put_key(struct buf *b, const struct audit_page_records *page, const struct places *places, const struct record *r) {
  struct view who = ref_of(places, &r->actor), whom = r->recipients ? ref_of(places, &r->recipient[0]) : (struct view){0};
  if (r->actor.text.p != NULL && who.p == NULL) return false;   /* somebody, but who? */
  if (r->recipients > 1 || (r->recipients && whom.p == NULL)) return false;
  if (whom.p == NULL) whom = page->doc->scope_ref;
  if (whom.p == NULL || r->time.normal.p == NULL) return false;
  put_part(b, who);
  put_part(b, whom);
  put_part(b, r->kind);
  put_part(b, r->unit);
  put_part(b, year_end(r->time.normal));
  put_part(b, r->status);
  put_part(b, r->per);
  return true;
}

/* Money that one gave another, of which the page does not say what it was for. */
static bool is_gift(const struct record *r) { return is_kind(r, "money") && r->actor.placed && r->recipients == 1 && r->recipient[0].placed; }

/* Whether two of one key speak of one thing. */
static bool akin(const struct record *a, const struct record *b) {
  return akin_items(a, b) || (a->item.text.p == NULL && b->item.text.p == NULL);
}

static bool is_statement(const struct record *r) {
  bool amount = is_kind(r, "money") || is_kind(r, "count") || is_kind(r, "length") || is_kind(r, "area") || is_kind(r, "mass") || is_kind(r, "percent");
  return r->type == RECORD_FACT && amount && r->values == 1 && !r->has_value_max && !has_change(r) && r->unit.p != NULL &&
         (r->item.text.p != NULL || is_gift(r)) && r->part_of[0] == '\0' && significant_digits(r->value[0]) >= 3;
}

static void add(struct across *a, struct view key, const struct record *r, uint32_t page) {
  if (a->len == a->cap) {
    a->cap = a->cap ? a->cap * 2 : 256;
    a->list = resized(a->list, a->cap, sizeof *a->list);
  }
  a->list[a->len] = (struct statement){arena_copy(&a->arena, key), r, page, (uint32_t)a->len};
  a->len++;
}

static void take_page(struct across *a, uint32_t number) {
  const struct audit_page_records *page = &a->pages[number];
  struct places places = places_of(a, page);
  struct buf key;
  buf_init(&key);
  for (size_t i = 0; i < page->len; i++) {
    key.len = 0;
    if (!is_statement(&page->records[i]) || !put_key(&key, page, &places, &page->records[i])) continue;
    add(a, (struct view){key.p, key.len}, &page->records[i], number);
  }
  buf_free(&key);
}

static int compare_keys(struct view a, struct view b) {
  int order = memcmp(a.p, b.p, a.len < b.len ? a.len : b.len);
  return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int key_order(const void *x, const void *y) {
  const struct statement *a = x, *b = y;
  int order = compare_keys(a->key, b->key);
  return order ? order : (a->order > b->order) - (a->order < b->order);
}

/* ---- pairs */

/* The page makes the statement once, but for saying it again with the same value. */
static bool made_once(const struct statement *group, size_t n, const struct statement *s) {
  for (size_t i = 0; i < n; i++)
    if (group[i].page == s->page && akin(group[i].r, s->r) && decimal_cmp(group[i].r->value[0], s->r->value[0]) != 0) return false;
  return true;
}

static bool first_of_page(const struct statement *group, const struct statement *s) {
  for (const struct statement *o = group; o < s; o++)
    if (o->page == s->page && akin(o->r, s->r)) return false;
  return true;
}

static bool one_page(const struct across *a, const struct statement *x, const struct statement *y) {
  return x->page == y->page || strcmp(a->pages[x->page].doc->sha256, a->pages[y->page].doc->sha256) == 0;
}

static void compare(struct across *a, const struct statement *x, const struct statement *y) {
  const struct record *p = x->r, *q = y->r;
  if (decimal_cmp(p->value[0], q->value[0]) == 0) return;
  bool rounded = rounded_alike(p, q);
  if (!rounded && (interval_meet(interval_of(p, READ_HEDGED), interval_of(q, READ_HEDGED)) || !decimal_within(p->value[0], q->value[0], 100) ||
                   !decimal_within(q->value[0], p->value[0], 100)))
    return;
  struct span span = {p->span.start, p->span.end};
  struct view ids[] = {view_of(p->id), view_of(q->id)};
  bool named = p->item.text.p != NULL, slip = slip_between(p->value[0], q->value[0]) != SLIP_NONE; /* what is not named may be two gifts */
  char *message = arena_printf(&a->arena, "%s here%s%s%s%s%.*s, %s in %s:%u:%u%s", quoted(&a->tell, p), named ? " for '" : "",
                               named ? quoted_text(&a->tell, p->item.text) : "", named ? "'" : "",
                               p->time.normal.len ? " of " : "", (int)p->time.normal.len, p->time.normal.p, quoted(&a->tell, q),
                               quoted_text(&a->tell, a->pages[y->page].doc->doc), q->span.line, q->span.column,
                               rounded ? ": one value, rounded" : "");
  struct record f = {.type = RECORD_FINDING, .doc = a->pages[x->page].doc->doc, .section = p->section, .finding = rounded ? "rounding" : "contradiction",
                     .severity = rounded || !(named || slip) ? "info" : "warning", .spans = &span, .spans_len = 1, .facts = ids, .facts_len = 2,
                     .message = view_of(message)};
  a->tell.sink(a->tell.context, &f);
}

#define GROUP_MAX 512 /* statements of one key that are compared: more are a table, and cost the square */

static void compare_group(struct across *a, const struct statement *group, size_t n) {
  if (n > GROUP_MAX) n = GROUP_MAX;
  for (size_t i = 0; i < n; i++) {
    if (!first_of_page(group, &group[i]) || !made_once(group, n, &group[i])) continue;
    for (size_t k = i + 1; k < n; k++)
      if (!one_page(a, &group[i], &group[k]) && akin(group[i].r, group[k].r) && first_of_page(group, &group[k]) && made_once(group, n, &group[k]))
        compare(a, &group[i], &group[k]);
  }
}

/* ---- sizes: so much for each, as all pages have it */

#define PAGES_AGREE 3 /* pages that must have a value for an item before another one is held against them */

static int size_order(const void *x, const void *y) {
  const struct statement *a = x, *b = y;
  int order = compare_keys(a->key, b->key);
  if (order == 0) order = decimal_cmp(a->r->value[0], b->r->value[0]);
  return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void take_rates(struct across *a, uint32_t number) {
  struct buf key;
  buf_init(&key);
  for (size_t i = 0; i < a->pages[number].len; i++) {
    const struct record *r = &a->pages[number].records[i];
    bool rate = r->type == RECORD_FACT && stated_exactly(r) && r->per.p && r->unit.p && r->item.text.p && !has_change(r) && r->value[0].coef > 0;
    if (!rate) continue;
    key.len = 0;
    put_part(&key, r->item.text);
    put_part(&key, r->unit);
    put_part(&key, r->per);
    add(a, (struct view){key.p, key.len}, r, number);
  }
  buf_free(&key);
}

static bool thousandfold(const struct record *large, const struct record *small) { return powers_apart(small->value[0], large->value[0], 3); }

/* Sorted by value: the largest against the next, when other pages agree within the same factor. */
static void compare_sizes(struct across *a, const struct statement *group, size_t n) {
  const struct statement *top = &group[n - 1], *next = &group[n - 2];
  uint32_t pages = 0;
  for (size_t i = 0; i + 1 < n; i++) {
    if (group[i].page == top->page) return; /* which its own page shows */
    pages += i == 0 || group[i].page != group[i - 1].page;
  }
  if (pages < PAGES_AGREE || !thousandfold(top->r, next->r) || thousandfold(next->r, group[0].r)) return;
  struct span span = {top->r->span.start, top->r->span.end};
  struct view ids[] = {view_of(top->r->id), view_of(next->r->id)};
  char *message = arena_printf(&a->arena, "%s for '%s' is over 1,000 times the most that other pages have, %s in %s:%u:%u", quoted(&a->tell, top->r),
                               quoted_text(&a->tell, top->r->item.text), quoted(&a->tell, next->r),
                               quoted_text(&a->tell, a->pages[next->page].doc->doc), next->r->span.line, next->r->span.column);
  struct record f = {.type = RECORD_FINDING, .doc = a->pages[top->page].doc->doc, .section = top->r->section, .finding = "implausible_scale",
                     .severity = "warning", .spans = &span, .spans_len = 1, .facts = ids, .facts_len = 2, .message = view_of(message)};
  a->tell.sink(a->tell.context, &f);
}

/* ---- both */

static void in_groups(struct across *a, int (*order)(const void *, const void *), void (*compare_all)(struct across *, const struct statement *, size_t)) {
  if (a->len) qsort(a->list, a->len, sizeof *a->list, order);
  for (size_t i = 0, end; i < a->len; i = end) {
    for (end = i + 1; end < a->len && view_eq(a->list[end].key, a->list[i].key);) end++;
    if (end - i > 1) compare_all(a, &a->list[i], end - i);
  }
  a->len = 0;
}

void audit_across(const struct audit_page_records *pages, size_t n, record_sink *sink, void *context) {
  struct across a = {.pages = pages, .n = n};
  arena_init(&a.arena);
  a.tell = (struct page){.arena = &a.arena, .sink = sink, .context = context};
  for (size_t i = 0; i < n; i++) take_page(&a, (uint32_t)i);
  in_groups(&a, key_order, compare_group);
  for (size_t i = 0; i < n; i++) take_rates(&a, (uint32_t)i);
  in_groups(&a, size_order, compare_sizes);
  free(a.list);
  arena_free(&a.arena);
}
