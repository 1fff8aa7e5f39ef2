/* filter.c: the table of filter.h, built entry by entry; filter_read.c reads the units. */
#include "extract/filter.h"

#include <stdlib.h>

#include "base/status.h"

/* ---- states */

/* A list in the pool; there is none before the first that is not empty. */
static const uint16_t *pool_at(const struct filter_part *t, uint32_t at) { return t->pool ? t->pool + at : NULL; }

static uint64_t hash_list(uint64_t h, const uint16_t *list, uint32_t n) {
  uint64_t four;
  for (h += n; n > 0; n -= n < 4 ? n : 4, list += 4) {
    four = 0;
    memcpy(&four, list, (n < 4 ? n : 4) * sizeof *list);
    h = (h ^ four) * 0xFF51AFD7ED558CCDu;
    h ^= h >> 32;
  }
  return h;
}

static void rehash(struct filter_part *t) {
  t->slots = t->slots ? t->slots * 2 : 256;
  t->slot = resized(t->slot, t->slots, sizeof *t->slot);
  memset(t->slot, 0, t->slots * sizeof *t->slot);
  for (uint32_t i = 1; i < t->states; i++) {
    uint32_t at = t->state[i].hash & (t->slots - 1);
    while (t->slot[at] != 0) at = (at + 1) & (t->slots - 1);
    t->slot[at] = (uint16_t)i;
  }
}

static uint32_t keep_list(struct filter_part *t, const uint16_t *list, uint32_t n) {
  if (t->pool_len + n > t->pool_cap) {
    t->pool_cap = (t->pool_len + n) * 2 + 1024;
    t->pool = resized(t->pool, t->pool_cap, sizeof *t->pool);
  }
  if (n) memcpy(t->pool + t->pool_len, list, n * sizeof *list);
  t->pool_len += n;
  return t->pool_len - n;
}

static bool same_list(const struct filter_part *t, uint32_t at, uint32_t len, const uint16_t *list, uint32_t n) {
  return len == n && (n == 0 || memcmp(t->pool + at, list, n * sizeof *list) == 0);
}

static uint32_t intern(struct filter_part *t, uint32_t under, const uint16_t *rest, uint32_t n, const uint16_t *tries, uint32_t m, uint64_t search) {
  if ((t->states + 1) * 2 > t->slots) rehash(t);
  uint32_t hash = (uint32_t)hash_list(hash_list(search ^ under, rest, n), tries, m), at = hash & (t->slots - 1);
  for (; t->slot[at] != 0; at = (at + 1) & (t->slots - 1)) {
    const struct filter_state *s = &t->state[t->slot[at]];
    if (s->hash == hash && s->under == under && s->search == search && same_list(t, s->rest, s->rest_len, rest, n) &&
        same_list(t, s->tries, s->tries_len, tries, m))
      return t->slot[at];
  }
  if (t->states == t->states_cap) {
    t->states_cap *= 2;
    t->state = resized(t->state, t->states_cap, sizeof *t->state);
  }
  t->slot[at] = (uint16_t)t->states;
  uint32_t rest_at = keep_list(t, rest, n), tries_at = keep_list(t, tries, m);
  t->state[t->states] = (struct filter_state){under, rest_at, n, tries_at, m, search, hash};
  return t->states++;
}

/* ---- rows */

#define LINE 64u /* bytes: a cache line, with which a row begins */

static struct filter_entry no_entries[1]; /* of a row that nothing was asked of yet: never written to */
static const struct filter_row no_row = {.entry = no_entries};

static void empty_row(struct filter_row *r, uint32_t slots) {
  size_t bytes = slots * sizeof *r->entry;
  struct filter_entry *entry = aligned_alloc(LINE, bytes);
  if (entry == NULL) out_of_memory(bytes);
  memset(entry, 0, bytes);
  *r = (struct filter_row){entry, slots - 1, 0};
}

static void put_entry(struct filter_row *r, struct filter_entry e) {
  uint32_t at = e.behind & r->mask;
  while (r->entry[at].behind != 0) at = (at + 1) & r->mask;
  r->entry[at] = e;
  r->used++;
}

static void add_entry(struct filter_row *r, struct filter_entry e) {
  if (r->entry == no_entries) empty_row(r, LINE / sizeof *r->entry);
  if (3 * r->used > 2 * r->mask) {
    struct filter_row had = *r;
    empty_row(r, 2 * (had.mask + 1));
    for (uint32_t i = 0; i <= had.mask; i++)
      if (had.entry[i].behind != 0) put_entry(r, had.entry[i]);
    free(had.entry);
  }
  put_entry(r, e);
}

/* Rules that search and can always match: the first part has them. */
static uint64_t always_search(const struct filter *f, const struct filter_part *t) { return t == f->part ? f->always_search : 0; }

/* What FILTER_NONE gives: the places behind which matches end, which are the same whatever follows. */
static uint32_t make_base(struct filter *f, struct filter_part *t, const struct column *c) {
  uint64_t search = always_search(f, t);
  f->ends = true;
  uint32_t tries = filter_read(f, c, NULL, 0, &search);
  f->ends = false;
  uint32_t n = list_join(f->todo, f->tries, tries, f->always, t == f->part ? f->always_len : 0);
  return intern(t, FILTER_NONE, f->list, f->list_len, f->todo, n, search);
}

/* Of the part, and what is of several rules. */
static uint32_t all_places(struct filter *f) {
  uint32_t n = 0;
  for (uint32_t p = POSITION_END; p < f->a->own; p++) f->list[n++] = (uint16_t)p;
  for (uint32_t p = f->now->from; p < f->now->to; p++) f->list[n++] = (uint16_t)p;
  return n;
}

/* What the state under this one gives, and what its other places lead to beyond that: mostly nothing. All that the column leads to lies
 * over the same state, so that what is equal is known to be. */
static uint32_t make_more(struct filter *f, struct filter_part *t, uint32_t behind, uint32_t column) {
  const struct filter_state s = t->state[behind];
  uint32_t base = filter_step(f, t, FILTER_NONE, column) & ~FILTER_BUSY, to = filter_step(f, t, s.under, column) & ~FILTER_BUSY;
  const uint16_t *rest = behind == FILTER_ALL ? f->list : pool_at(t, s.rest);
  uint32_t n = behind == FILTER_ALL ? all_places(f) : s.rest_len;
  if (n == 0) return to;
  uint64_t search = 0;
  uint32_t tries = filter_read(f, &f->column[column], rest, n, &search);
  n = f->list_len;
  if (n == 0 && tries == 0 && search == 0) return to;
  const struct filter_state u = t->state[to], b = t->state[base];
  n = list_leave_out(f->list, n, pool_at(t, b.rest), b.rest_len);
  if (to != base) n = list_leave_out(f->list, n, pool_at(t, u.rest), u.rest_len);
  tries = list_leave_out(f->tries, tries, pool_at(t, u.tries), u.tries_len);
  if (n == 0 && tries == 0 && (search & ~u.search) == 0) return to;
  n = list_join(f->todo, f->list, n, pool_at(t, u.rest), to != base ? u.rest_len : 0);
  tries = list_join(f->todo + n, f->tries, tries, pool_at(t, u.tries), u.tries_len);
  return intern(t, base, f->todo, n, f->todo + n, tries, search | u.search);
}

uint32_t filter_make(struct filter *f, struct filter_part *t, uint32_t behind, uint32_t column) {
  if (t->states >= FILTER_FULL && behind > FILTER_ALL) return filter_step(f, t, FILTER_ALL, column); /* weaker, never wrong */
  f->now = t;
  uint32_t to = behind == FILTER_NONE ? make_base(f, t, &f->column[column]) : make_more(f, t, behind, column);
  if (t->state[to].tries_len > 0 || t->state[to].search != always_search(f, t)) to |= FILTER_BUSY;
  add_entry(&t->row[column], (struct filter_entry){(uint16_t)behind, (uint16_t)to});
  return to;
}

/* ---- columns */

/* Digits that no pattern tells apart share a shape. */
static uint32_t plain_shape(const struct filter *f, uint32_t shape) {
  if (shape < SHAPE_DIGITS || shape == SHAPES - 1) return shape;
  uint32_t of = shape - SHAPE_DIGITS;
  return SHAPE_DIGITS + of / 100 * 100 + f->a->digit[of / 10 % 10] * 10u + (of < 100 ? 0u : f->a->digit[of % 10]);
}

uint16_t filter_add_column(struct filter *f, uint16_t *slot, struct column c) {
  if (c.kind == COLUMN_SHAPE && plain_shape(f, c.index) != c.index) {
    uint32_t plain = plain_shape(f, c.index);
    return *slot = filter_column(f, &f->by_shape[plain * MARGINS + c.margin], COLUMN_SHAPE, plain, CASE_LOWER, (enum margin)c.margin);
  }
  if (f->columns == f->columns_cap) {
    f->columns_cap *= 2;
    for (uint32_t i = 0; i < f->parts; i++) f->part[i].row = resized(f->part[i].row, f->columns_cap, sizeof *f->part[i].row);
    f->column = resized(f->column, f->columns_cap, sizeof *f->column);
  }
  for (uint32_t i = 0; i < f->parts; i++) f->part[i].row[f->columns] = no_row;
  c.one = filter_takers(f, &c);
  f->column[f->columns] = c;
  return *slot = (uint16_t)f->columns++;
}

/* ---- the whole */

#define FIRST_STATES 64u
#define FIRST_COLUMNS 64u

static void begin(struct filter_part *t, uint32_t columns) {
  for (uint32_t i = 1; i < columns; i++) {
    if (t->row[i].entry == no_entries) continue;
    memset(t->row[i].entry, 0, (t->row[i].mask + 1) * sizeof *t->row[i].entry);
    t->row[i].used = 0;
  }
  memset(t->slot, 0, t->slots * sizeof *t->slot);
  t->states = 1;
  t->pool_len = 0;
  intern(t, FILTER_NONE, NULL, 0, NULL, 0, 0);
  intern(t, FILTER_NONE, NULL, 0, NULL, 0, UINT64_MAX); /* FILTER_ALL: its places are listed where they are asked for, which is hardly ever */
  intern(t, FILTER_NONE, (const uint16_t[]){POSITION_END}, 1, NULL, 0, 0); /* FILTER_END */
}

static void free_part(struct filter_part *t, uint32_t columns) {
  free(t->state);
  for (uint32_t i = 1; i < columns; i++)
    if (t->row[i].entry != no_entries) free(t->row[i].entry);
  free(t->row);
  free(t->pool);
  free(t->slot);
}

static void add_part(struct filter *f, uint32_t from, uint32_t to) {
  struct filter_part *t = &f->part[f->parts++];
  *t = (struct filter_part){.from = (uint16_t)from, .to = (uint16_t)to, .states_cap = FIRST_STATES};
  t->row = resized(NULL, f->columns_cap, sizeof *t->row);
  for (uint32_t i = 1; i < f->columns; i++) t->row[i] = no_row;
  t->state = resized(NULL, t->states_cap, sizeof *t->state);
  rehash(t);
  begin(t, f->columns);
}

/* Shares the rules out to so many tables at most, with about as many places each. */
static void divide(struct filter *f, uint32_t shares) {
  const struct position *position = f->a->position;
  uint32_t first = f->a->own, len = f->a->len - first, from = first;
  for (uint32_t i = 0; i < f->parts; i++) free_part(&f->part[i], f->columns);
  f->parts = 0;
  f->shares = shares;
  for (uint32_t to = from + 1; to < f->a->len; to++) {
    if (position[to].rule == position[to - 1].rule || (to - first) * shares < len * (f->parts + 1)) continue;
    add_part(f, from, to);
    from = to;
  }
  add_part(f, from, f->a->len);
}

struct filter *filter_new(const struct ruleset *rs, const struct stage *stage) {
  const struct automaton *a = stage->automaton;
  struct filter *f = calloc(1, sizeof *f);
  if (f == NULL) out_of_memory(sizeof *f);
  arena_init(&f->arena);
  f->a = a;
  f->rs = rs;
  f->stage = stage;
  f->by_code = arena_zalloc(&f->arena, MARGINS * (stage->codes + 1u) * sizeof *f->by_code);
  f->by_spelt = arena_zalloc(&f->arena, CASINGS * MARGINS * a->spelt_len * sizeof *f->by_spelt);
  f->made = places_none(&f->arena, a->len);
  f->free = places_none(&f->arena, a->len);
  f->more = places_none(&f->arena, a->len);
  f->list = arena_alloc(&f->arena, a->len * sizeof *f->list);
  f->starts = arena_alloc(&f->arena, a->len * sizeof *f->starts);
  f->end = arena_alloc(&f->arena, a->ends_len * sizeof *f->end);
  f->todo = arena_alloc(&f->arena, (2u * a->len + rs->rules_len) * sizeof *f->todo);
  f->tries = arena_alloc(&f->arena, rs->rules_len * sizeof *f->tries);
  f->always = arena_alloc(&f->arena, a->always_len * sizeof *f->always);
  for (uint16_t i = 0; i < a->always_len; i++)
    if (!rs->rules[a->always[i]].search) f->always[f->always_len++] = a->always[i];
    else f->always_search |= 1ull << (rs->rules[a->always[i]].search_no & 63);
  f->columns = 1;
  f->columns_cap = FIRST_COLUMNS;
  f->column = resized(NULL, f->columns_cap, sizeof *f->column);
  divide(f, 1);
  return f;
}

void filter_free(struct filter *f) {
  if (f == NULL) return;
  arena_free(&f->arena);
  free(f->column);
  for (uint32_t i = 0; i < f->parts; i++) free_part(&f->part[i], f->columns);
  free(f);
}

void filter_trim(struct filter *f) {
  for (uint32_t i = 0; i < f->parts; i++) {
    if (f->part[i].states <= LIMIT_FILTER_STATES) continue;
    if (f->shares * 2 <= FILTER_PARTS) divide(f, f->shares * 2);
    else begin(&f->part[i], f->columns);
  }
}
