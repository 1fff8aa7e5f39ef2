/* filter.c: the table of filter.h, built row by row. */
#include "extract/filter.h"

#include <stdlib.h>

#include "base/status.h"
#include "base/utf8.h"

/* Characters that sets are asked about: 128 of ASCII, then letters whatever their case, then kinds of characters: any upper
 * and lower ones, and those of ASCII. */
enum { OK_EITHER = 128, OK_LETTER = OK_EITHER + 26, OK_UPPER, OK_LOWER, OK_CAPITAL, OK_PLAIN, OK_DIGIT, OK_MARK, OK_IDEOGRAPH, OKS };

/* ---- does a set hold a character */

static bool holds_any(const struct charset *s, unsigned char from, unsigned char to) {
  for (unsigned char c = from; c <= to; c++)
    if (charset_ascii(s, c)) return true;
  return false;
}

static bool holds(const struct charset *s, int what) {
  unsigned kinds = s->kinds | (s->except ? 0u : s->listed);
  bool words = (kinds >> TOKEN_WORD) & 1;
  if (what < OK_LETTER) return charset_ascii(s, (unsigned char)('a' + what - OK_EITHER)) || charset_ascii(s, (unsigned char)('A' + what - OK_EITHER));
  switch (what) {
    case OK_LETTER: return holds_any(s, 'A', 'Z') || holds_any(s, 'a', 'z') || words;
    case OK_UPPER: return holds_any(s, 'A', 'Z') || words;
    case OK_LOWER: return holds_any(s, 'a', 'z') || words;
    case OK_CAPITAL: return holds_any(s, 'A', 'Z');
    case OK_PLAIN: return holds_any(s, 'a', 'z');
    case OK_DIGIT: return holds_any(s, '0', '9') || ((kinds >> TOKEN_DIGITS) & 1);
    case OK_MARK: return (s->kinds >> TOKEN_MARK) & 1;
    default: return (s->kinds >> TOKEN_IDEOGRAPH) & 1;
  }
}

static const uint8_t *takers_of(struct filter *f, int what) {
  if (f->takers[what] != NULL) return f->takers[what];
  const struct charset *s = f->a->sets;
  uint8_t *ok = arena_alloc(&f->arena, f->a->sets_len);
  for (uint16_t n = f->a->sets_len, i = 0; i < n; i++) ok[i] = what < OK_EITHER ? charset_ascii(&s[i], (unsigned char)what) : holds(&s[i], what);
  return f->takers[what] = ok;
}

static const uint8_t *takers_of_symbol(struct filter *f, uint32_t code) {
  for (uint32_t i = code * MARGINS; i < (code + 1) * MARGINS; i++)
    if (f->by_code[i] != 0) return f->column[f->by_code[i]].one;
  uint8_t *ok = arena_alloc(&f->arena, f->a->sets_len);
  const struct testset *tests = &f->stage->code_tests[code];
  const struct charset *s = f->a->sets;
  for (uint16_t n = f->a->sets_len, i = 0; i < n; i++) ok[i] = s[i].symbols | (s[i].test != 0 && testset_has(tests, s[i].test - 1u));
  return ok;
}

static const uint8_t *takers_of_letter(struct filter *f, uint32_t code_point) {
  uint8_t *ok = arena_alloc(&f->arena, f->a->sets_len);
  for (uint16_t i = 0; i < f->a->sets_len; i++) ok[i] = charset_other(&f->a->sets[i], code_point, TOKEN_WORD);
  return ok;
}

/* ---- sets of places */

static struct places no_places(struct filter *f) {
  unsigned words = f->a->len / 64u + 1u;
  return (struct places){.bits = arena_zalloc(&f->arena, words * sizeof(uint64_t)), .words = words / 64u + 1u};
}

static void put(struct places *s, uint16_t p) {
  s->bits[p >> 6] |= 1ull << (p & 63);
  s->used[p >> 12] |= 1ull << ((p >> 6) & 63);
}

static bool in(const struct places *s, uint16_t p) { return (s->bits[p >> 6] >> (p & 63)) & 1; }

/* The first place of what is left of word w. */
static uint16_t place_in(unsigned w, uint64_t left) { return (uint16_t)(w * 64 + (unsigned)__builtin_ctzll(left)); }

/* Moves the set to `list`, sorted; gives how many they are. */
static uint32_t drain(struct places *s, uint16_t *list) {
  uint16_t *out = list;
  for (unsigned u = 0; u < s->words; u++)
    for (; s->used[u] != 0; s->used[u] &= s->used[u] - 1) {
      unsigned w = u * 64 + (unsigned)__builtin_ctzll(s->used[u]);
      for (uint64_t left = s->bits[w]; left != 0; left &= left - 1) *out++ = place_in(w, left);
      s->bits[w] = 0;
    }
  return (uint32_t)(out - list);
}

/* Both lists are sorted. Takes out of the first what stands in the second; gives how many are left. */
static uint32_t leave_out(uint16_t *list, uint32_t n, const uint16_t *other, uint32_t m) {
  uint32_t left = 0;
  for (uint32_t i = 0, k = 0; i < n; i++) {
    while (k < m && other[k] < list[i]) k++;
    if (k == m || other[k] != list[i]) list[left++] = list[i];
  }
  return left;
}

/* out := what stands in one of two sorted lists. */
static uint32_t join(uint16_t *out, const uint16_t *a, uint32_t n, const uint16_t *b, uint32_t m) {
  uint32_t len = 0, i = 0, k = 0;
  while (i < n || k < m) {
    uint16_t next = k == m || (i < n && a[i] < b[k]) ? a[i] : b[k];
    i += i < n && a[i] == next;
    k += k < m && b[k] == next;
    out[len++] = next;
  }
  return len;
}

/* A place before another, by its entry in `before`, and whether it is so in this unit (`inside`) or behind the unit's end. */
static uint16_t place_of(struct before b) { return b.from & (uint16_t)~BEFORE_EDGE; }
static bool joined(const struct filter *f, struct before b, bool inside) { return !(b.from & BEFORE_EDGE) || !inside || !f->whole; }

/* Fills f->end with the places that take this character and at which a match can end, and gives how many they are: none, unless
 * matches end behind the unit in question. */
static uint32_t find_ends(struct filter *f, const uint8_t *ok) {
  const struct automaton *a = f->a;
  uint32_t n = 0;
  for (uint16_t s = 0, from = 0; f->ends && s < a->end_sets_len; from = a->end_sets[s++].to)
    for (uint16_t i = from; ok[a->end_sets[s].set] && i < a->end_sets[s].to; i++) f->end[n++] = a->ends[i];
  return n;
}

/* The same inside of a token. */
static uint32_t find_enough(struct filter *f, const uint8_t *ok) {
  const struct automaton *a = f->a;
  uint32_t n = 0;
  for (uint16_t i = 0; f->ends && i < a->enough_len; i++)
    if (ok[a->position[a->enough[i]].set]) f->end[n++] = a->enough[i];
  return n;
}

/* Moves what was made to `list` and, where a match can begin, to `starts`. */
static void take_made(struct filter *f) {
  struct places *made = &f->made;
  uint16_t *list = f->list, *starts = f->starts;
  for (unsigned u = 0; u < made->words; u++)
    for (; made->used[u] != 0; made->used[u] &= made->used[u] - 1) {
      unsigned w = u * 64 + (unsigned)__builtin_ctzll(made->used[u]);
      for (uint64_t left = made->bits[w]; left != 0; left &= left - 1) *list++ = place_in(w, left);
      for (uint64_t left = made->bits[w] & f->a->starts[w]; left != 0; left &= left - 1) *starts++ = place_in(w, left);
      made->bits[w] = 0;
    }
  f->list_len = (uint32_t)(list - f->list);
  f->starts_len = (uint32_t)(starts - f->starts);
}

/* list := places that take this character and behind which a match ends, or `live`, which may be the list itself, goes on. */
static void step(struct filter *f, const uint16_t *live, uint32_t n, const uint8_t *ok, bool token_ends) {
  const struct before *before = f->a->before;
  const uint32_t *at = f->a->before_at;
  for (uint32_t i = 0, ends = token_ends ? find_ends(f, ok) : find_enough(f, ok); i < ends; i++) put(&f->made, f->end[i]);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = at[live[i]], end = at[live[i] + 1u]; k < end; k++)
      if (ok[before[k].set] && joined(f, before[k], !token_ends)) put(&f->made, place_of(before[k]));
  take_made(f);
}

/* The rules that look through the sentence and would begin at p. */
static uint64_t search_at(const struct filter *f, uint16_t p) {
  const struct position *x = &f->a->position[p];
  if (!(x->flags & POSITION_SEARCH) || !(x->flags & f->first)) return 0;
  return 1ull << (f->rs->rules[x->rule].search_no & 63);
}

static uint64_t searches(const struct filter *f) {
  uint64_t mask = 0;
  for (uint32_t i = 0; f->stage->search_len > 0 && i < f->starts_len; i++) mask |= search_at(f, f->starts[i]);
  return mask;
}

/* A list in the pool; there is none before the first that is not empty. */
static const uint16_t *pool_at(const struct filter *f, uint32_t at) { return f->pool ? f->pool + at : NULL; }

/* ---- units of several characters, from the last to the first */

static void step_spelt(struct filter *f, const struct column *c, const uint16_t *live, uint32_t n, uint64_t *search) {
  struct view word = f->a->spelt[c->index].normal;
  f->list_len = f->starts_len = 0;
  for (size_t end = word.len, at, len; end > 0 && (n > 0 || f->ends); end = at) {
    const uint8_t *ok;
    for (at = end - 1; at > 0 && ((unsigned char)word.p[at] & 0xC0) == 0x80;) at--;
    unsigned char ch = (unsigned char)word.p[at];
    bool letter = ch >= 'a' && ch <= 'z';
    if (ch >= 128) ok = takers_of_letter(f, utf8_decode(word.p + at, word.p + end, &len));
    else if (!letter) ok = takers_of(f, ch);
    else if (at == 0) ok = takers_of(f, c->casing & CASE_CAPITAL ? ch - 32 : ch);
    else ok = takers_of(f, c->casing & CASE_INNER ? OK_EITHER + ch - 'a' : ch);
    step(f, live, n, ok, end == word.len);
    *search |= searches(f);
    live = f->list;
    n = f->list_len;
  }
}

/* A run of characters of which only the kinds are known: of the first, and of the rest, of which there may be none. Words that the
 * patterns spell out have columns of their own, so a way through literal places alone, from one end of the run to the other, is none.
 * `free` are the places in the rest of the run, `more` those from which it ends by way of literal places alone. */

/* A place of the run that was reached: by way of literal places alone, or not. */
static void reach(struct filter *f, uint16_t p, bool literal, uint32_t *left) {
  struct places *to = literal ? &f->more : &f->free;
  if (in(&f->free, p) || in(to, p) || (literal && !(f->a->position[p].flags & POSITION_MIXED))) return;
  put(to, p);
  f->todo[(*left)++] = p;
}

static void reach_end(struct filter *f, uint16_t p, uint32_t *left) { reach(f, p, position_literal(&f->a->position[p]), left); }

/* What can stand in the rest of the run, from where it ends on. */
static void spread(struct filter *f, const uint16_t *live, uint32_t n, const uint8_t *rest, uint64_t *search) {
  const struct automaton *a = f->a;
  uint32_t left = 0;
  for (uint32_t i = 0, ends = find_ends(f, rest); i < ends; i++) reach_end(f, f->end[i], &left);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = a->before_at[live[i]]; k < a->before_at[live[i] + 1u]; k++)
      if (rest[a->before[k].set]) reach_end(f, place_of(a->before[k]), &left);
  while (left > 0) {
    uint16_t p = f->todo[--left];
    if (f->stage->search_len > 0) *search |= search_at(f, p);
    for (uint32_t k = a->before_at[p]; k < a->before_at[p + 1u]; k++) {
      if (!rest[a->before[k].set] || !joined(f, a->before[k], true)) continue;
      uint16_t q = place_of(a->before[k]);
      reach(f, q, !in(&f->free, p) && position_literal(&a->position[q]), &left);
    }
  }
}

/* Adds the places that take the first character of the run, with p behind them. */
static void put_first(struct filter *f, uint16_t p, const uint8_t *first, bool inside, bool literal_too) {
  const struct automaton *a = f->a;
  for (uint32_t k = a->before_at[p]; k < a->before_at[p + 1u]; k++) {
    if (!first[a->before[k].set] || !joined(f, a->before[k], inside)) continue;
    uint16_t q = place_of(a->before[k]);
    if (literal_too || !position_literal(&a->position[q])) put(&f->made, q);
  }
}

/* list := the places from which the run is read. */
static void step_run(struct filter *f, const uint16_t *live, uint32_t n, const uint8_t *first, const uint8_t *rest, uint64_t *search) {
  spread(f, live, n, rest, search);
  for (uint32_t i = 0, ends = find_ends(f, first); i < ends; i++)
    if (!position_literal(&f->a->position[f->end[i]])) put(&f->made, f->end[i]);
  for (uint32_t i = 0; i < n; i++) put_first(f, live[i], first, false, false);
  for (uint32_t i = 0, len = drain(&f->more, f->todo); i < len; i++) put_first(f, f->todo[i], first, true, in(&f->free, f->todo[i]));
  for (uint32_t i = 0, len = drain(&f->free, f->todo); i < len; i++) put_first(f, f->todo[i], first, true, true);
  take_made(f);
}

static void step_word(struct filter *f, enum casing casing, const uint16_t *live, uint32_t n, uint64_t *search) {
  int first = f->whole ? (casing == CASE_CAPITAL ? OK_CAPITAL : OK_PLAIN) : (casing & CASE_CAPITAL ? OK_UPPER : OK_LOWER);
  step_run(f, live, n, takers_of(f, first), takers_of(f, f->whole ? OK_PLAIN : OK_LETTER), search);
}

/* Up to four digits of which the first two are known; of a longer number only these. */
static void step_digits(struct filter *f, uint32_t shape, const uint16_t *live, uint32_t n, uint64_t *search) {
  uint32_t of = shape - SHAPE_DIGITS, len = of / 100 + 1, known = len > 2 ? 2 : len;
  const uint8_t *any = takers_of(f, OK_DIGIT);
  bool token_ends = true;
  if (shape >= SHAPE_LONG_DIGITS) {
    step_run(f, live, n, any, any, search);
    if (shape == SHAPES - 1) return;
    len = 2;
  }
  for (uint32_t i = len; i > 0; i--) {
    if (i < len || shape >= SHAPE_LONG_DIGITS) {
      *search |= searches(f);
      live = f->list;
      n = f->list_len;
      token_ends = false;
    }
    uint32_t digit = i == 1 ? of / 10 % 10 : of % 10;
    step(f, live, n, i > known ? any : takers_of(f, '0' + (int)digit), token_ends);
  }
}

/* ---- states */

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

/* The rules that begin in `list`, each once, in order. */
static uint32_t rules_of(const struct filter *f, uint16_t *out) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < f->starts_len; i++) { /* places are numbered rule by rule */
    const struct position *p = &f->a->position[f->starts[i]];
    if ((p->flags & f->first) && !(p->flags & POSITION_SEARCH) && (n == 0 || out[n - 1] != p->rule)) out[n++] = p->rule;
  }
  return n;
}

/* Reads the unit: list := the places before it; gives how many rules begin there, which `tries` lists. */
static uint32_t step_unit(struct filter *f, const struct column *c, const uint16_t *live, uint32_t n, uint64_t *search) {
  f->first = c->margin == MARGIN_START ? POSITION_FIRST | POSITION_INITIAL : POSITION_FIRST;
  f->whole = !(c->casing & CASE_INNER) && (c->kind == COLUMN_SPELT || (c->kind == COLUMN_SHAPE && c->index < SHAPE_MARK));
  if (c->one != NULL) step(f, live, n, c->one, true);
  else if (c->kind == COLUMN_SPELT) step_spelt(f, c, live, n, search);
  else if (c->index >= SHAPE_DIGITS) step_digits(f, c->index, live, n, search);
  else step_word(f, (enum casing)c->casing, live, n, search);
  *search |= searches(f);
  uint32_t tries = rules_of(f, f->tries);
  if (c->margin == MARGIN_SPACE) {
    step(f, f->list, f->list_len, takers_of(f, ' '), true);
    *search |= searches(f);
  }
  return tries;
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
  uint32_t tries = step_unit(f, c, NULL, 0, &search);
  f->ends = false;
  uint32_t n = join(f->todo, f->tries, tries, f->always, f->always_len);
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
  uint32_t tries = step_unit(f, &f->column[column], rest, n, &search);
  n = f->list_len;
  if (n == 0 && tries == 0 && search == 0) return to;
  const struct filter_state t = f->state[to], b = f->state[base];
  n = leave_out(f->list, n, pool_at(f, b.rest), b.rest_len);
  if (to != base) n = leave_out(f->list, n, pool_at(f, t.rest), t.rest_len);
  tries = leave_out(f->tries, tries, pool_at(f, t.tries), t.tries_len);
  if (n == 0 && tries == 0 && (search & ~t.search) == 0) return to;
  n = join(f->todo, f->list, n, pool_at(f, t.rest), to != base ? t.rest_len : 0);
  tries = join(f->todo + n, f->tries, tries, pool_at(f, t.tries), t.tries_len);
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

static const uint8_t *takers_of_column(struct filter *f, const struct column *c) {
  switch ((enum column_kind)c->kind) {
    case COLUMN_SYMBOL: return takers_of_symbol(f, c->index);
    case COLUMN_SHAPE: return c->index == SHAPE_MARK ? takers_of(f, OK_MARK) : c->index == SHAPE_IDEOGRAPH ? takers_of(f, OK_IDEOGRAPH) : NULL;
    case COLUMN_SPELT: break;
  }
  return NULL;
}

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
  c.one = takers_of_column(f, &c);
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
  f->made = no_places(f);
  f->free = no_places(f);
  f->more = no_places(f);
  f->list = arena_alloc(&f->arena, a->len * sizeof *f->list);
  f->starts = arena_alloc(&f->arena, a->len * sizeof *f->starts);
  f->end = arena_alloc(&f->arena, a->ends_len * sizeof *f->end);
  f->todo = arena_alloc(&f->arena, (2u * a->len + rs->rules_len) * sizeof *f->todo);
  f->tries = arena_alloc(&f->arena, rs->rules_len * sizeof *f->tries);
  f->takers = arena_zalloc(&f->arena, OKS * sizeof *f->takers);
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
