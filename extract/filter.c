/* filter.c: the table of filter.h, built entry by entry; filter_read.c reads the units. */
#include "extract/filter.h"

#include <stdlib.h>

#include "base/status.h"

/* ---- states */

/* A list in the pool; there is none before the first that is not empty. */
static const uint16_t *pool_at(const struct filter *f, uint32_t at) { return f->pool ? f->pool + at : NULL; }

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

static void rehash(struct filter *f) {
  f->slots = f->slots ? f->slots * 2 : 256;
  f->slot = resized(f->slot, f->slots, sizeof *f->slot);
  memset(f->slot, 0, f->slots * sizeof *f->slot);
  for (uint32_t i = 1; i < f->states; i++) {
    uint32_t at = f->state[i].hash & (f->slots - 1);
    while (f->slot[at] != 0) at = (at + 1) & (f->slots - 1);
    f->slot[at] = (uint16_t)i;
  }
}

static uint32_t keep_list(struct filter *f, const uint16_t *list, uint32_t n) {
  if (f->pool_len + n > f->pool_cap) {
    f->pool_cap = (f->pool_len + n) * 2 + 1024;
    f->pool = resized(f->pool, f->pool_cap, sizeof *f->pool);
  }
  if (n) memcpy(f->pool + f->pool_len, list, n * sizeof *list);
  f->pool_len += n;
  return f->pool_len - n;
}

static bool same_list(const struct filter *f, uint32_t at, uint32_t len, const uint16_t *list, uint32_t n) {
  return len == n && (n == 0 || memcmp(f->pool + at, list, n * sizeof *list) == 0);
}

static uint32_t intern(struct filter *f, uint32_t under, const uint16_t *rest, uint32_t n, const uint16_t *tries, uint32_t m, uint64_t search) {
  if ((f->states + 1) * 2 > f->slots) rehash(f);
  uint32_t hash = (uint32_t)hash_list(hash_list(search ^ under, rest, n), tries, m), at = hash & (f->slots - 1);
  for (; f->slot[at] != 0; at = (at + 1) & (f->slots - 1)) {
    const struct filter_state *s = &f->state[f->slot[at]];
    if (s->hash == hash && s->under == under && s->search == search && same_list(f, s->rest, s->rest_len, rest, n) &&
        same_list(f, s->tries, s->tries_len, tries, m))
      return f->slot[at];
  }
  if (f->states == f->states_cap) {
    f->states_cap *= 2;
    f->state = resized(f->state, f->states_cap, sizeof *f->state);
  }
  f->slot[at] = (uint16_t)f->states;
  uint32_t rest_at = keep_list(f, rest, n), tries_at = keep_list(f, tries, m);
  f->state[f->states] = (struct filter_state){under, rest_at, n, tries_at, m, search, hash};
  return f->states++;
}

/* ---- rows */

#define LINE 64u /* bytes: a cache line, with which a row begins */

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
  if (3 * r->used > 2 * r->mask) {
    struct filter_row had = *r;
    empty_row(r, 2 * (had.mask + 1));
    for (uint32_t i = 0; i <= had.mask; i++)
      if (had.entry[i].behind != 0) put_entry(r, had.entry[i]);
    free(had.entry);
  }
  put_entry(r, e);
}

/* What FILTER_NONE gives: the places behind which matches end, which are the same whatever follows. */
static uint32_t make_base(struct filter *f, const struct column *c) {
  uint64_t search = f->always_search;
  f->ends = true;
  uint32_t tries = filter_read(f, c, NULL, 0, &search);
  f->ends = false;
  uint32_t n = list_join(f->todo, f->tries, tries, f->always, f->always_len);
  return intern(f, FILTER_NONE, f->list, f->list_len, f->todo, n, search);
}

static const uint16_t *all_places(struct filter *f) {
  for (uint16_t p = 0; p < f->a->len; p++) f->list[p] = p;
  return f->list;
}

/* What the state under this one gives, and what its other places lead to beyond that: mostly nothing. All that the column leads to lies
 * over the same state, so that what is equal is known to be. */
static uint32_t make_more(struct filter *f, uint32_t behind, uint32_t column) {
  const struct filter_state s = f->state[behind];
  uint32_t base = filter_step(f, FILTER_NONE, column) & ~FILTER_BUSY, to = filter_step(f, s.under, column) & ~FILTER_BUSY;
  const uint16_t *rest = behind == FILTER_ALL ? all_places(f) : pool_at(f, s.rest);
  uint32_t n = behind == FILTER_ALL ? f->a->len : s.rest_len;
  if (n == 0) return to;
  uint64_t search = 0;
  uint32_t tries = filter_read(f, &f->column[column], rest, n, &search);
  n = f->list_len;
  if (n == 0 && tries == 0 && search == 0) return to;
  const struct filter_state t = f->state[to], b = f->state[base];
  n = list_leave_out(f->list, n, pool_at(f, b.rest), b.rest_len);
  if (to != base) n = list_leave_out(f->list, n, pool_at(f, t.rest), t.rest_len);
  tries = list_leave_out(f->tries, tries, pool_at(f, t.tries), t.tries_len);
  if (n == 0 && tries == 0 && (search & ~t.search) == 0) return to;
  n = list_join(f->todo, f->list, n, pool_at(f, t.rest), to != base ? t.rest_len : 0);
  tries = list_join(f->todo + n, f->tries, tries, pool_at(f, t.tries), t.tries_len);
  return intern(f, base, f->todo, n, f->todo + n, tries, search | t.search);
}

uint32_t filter_make(struct filter *f, uint32_t behind, uint32_t column) {
  if (f->states >= FILTER_FULL && behind > FILTER_ALL) return filter_step(f, FILTER_ALL, column); /* weaker, never wrong */
  uint32_t to = behind == FILTER_NONE ? make_base(f, &f->column[column]) : make_more(f, behind, column);
  if (f->state[to].tries_len > 0 || f->state[to].search != f->always_search) to |= FILTER_BUSY;
  add_entry(&f->row[column], (struct filter_entry){(uint16_t)behind, (uint16_t)to});
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
    f->row = resized(f->row, f->columns_cap, sizeof *f->row);
    f->column = resized(f->column, f->columns_cap, sizeof *f->column);
  }
  empty_row(&f->row[f->columns], LINE / sizeof *f->row->entry);
  c.one = filter_takers(f, &c);
  f->column[f->columns] = c;
  return *slot = (uint16_t)f->columns++;
}

/* ---- the whole */

#define FIRST_STATES 64u
#define FIRST_COLUMNS 64u

static void begin(struct filter *f) {
  for (uint32_t i = 1; i < f->columns; i++) {
    memset(f->row[i].entry, 0, (f->row[i].mask + 1) * sizeof *f->row[i].entry);
    f->row[i].used = 0;
  }
  memset(f->slot, 0, f->slots * sizeof *f->slot);
  f->states = 1;
  f->pool_len = 0;
  intern(f, FILTER_NONE, NULL, 0, NULL, 0, 0);
  intern(f, FILTER_NONE, NULL, 0, NULL, 0, UINT64_MAX); /* FILTER_ALL: its places are listed where they are asked for, which is hardly ever */
  intern(f, FILTER_NONE, (const uint16_t[]){POSITION_END}, 1, NULL, 0, 0); /* FILTER_END */
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
  f->row = resized(NULL, f->columns_cap, sizeof *f->row);
  f->states_cap = FIRST_STATES;
  f->state = resized(NULL, f->states_cap, sizeof *f->state);
  rehash(f);
  begin(f);
  return f;
}

void filter_free(struct filter *f) {
  if (f == NULL) return;
  arena_free(&f->arena);
  free(f->column);
  free(f->state);
  for (uint32_t i = 1; i < f->columns; i++) free(f->row[i].entry);
  free(f->row);
  free(f->pool);
  free(f->slot);
  free(f);
}

void filter_trim(struct filter *f) {
  if (f->states > LIMIT_FILTER_STATES) begin(f);
}
