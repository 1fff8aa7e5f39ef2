/* filter.c: the table of filter.h, built row by row. */
#include "extract/filter.h"

#include <stdlib.h>

#include "base/status.h"
#include "base/utf8.h"

/* Characters that sets are asked about: 128 of ASCII, then letters whatever their case, then kinds of characters: any upper
 * and lower ones, and those of ASCII. */
enum { OK_EITHER = 128, OK_LETTER = OK_EITHER + 26, OK_UPPER, OK_LOWER, OK_CAPITAL, OK_PLAIN, OK_DIGIT, OK_MARK, OK_IDEOGRAPH, OKS };

static uint32_t states_cap(const struct filter *f) { return 1u << f->states_bits; }

static size_t words_of(const struct filter *f) { return f->a->len / 64u + 1u; }

/* ---- does a set hold a character */

static bool holds_any(const struct charset *s, unsigned char from, unsigned char to) {
  for (unsigned char c = from; c <= to; c++)
    if (charset_ascii(s, c)) return true;
  return false;
}

static bool holds(const struct charset *s, int what) {
  unsigned kinds = s->kinds | (s->except ? 0u : s->listed);
  bool words = (kinds >> TOKEN_WORD) & 1;
  if (what < OK_EITHER) return charset_ascii(s, (unsigned char)what);
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

static struct takers *new_takers(struct filter *f, const uint8_t *ok) {
  const struct automaton *a = f->a;
  struct takers *t = ARENA_NEW(&f->arena, struct takers);
  uint16_t *end = arena_alloc(&f->arena, a->ends_len * sizeof *end);
  for (uint16_t i = 0; i < a->ends_len; i++) {
    if (i == a->enough_len) t->enough = t->ends;
    if (ok[a->position[a->ends[i]].set]) end[t->ends++] = a->ends[i];
  }
  if (a->enough_len == a->ends_len) t->enough = t->ends;
  t->ok = ok;
  t->end = end;
  return t;
}

static const struct takers *takers_of(struct filter *f, int what) {
  if (f->takers[what] != NULL) return f->takers[what];
  uint8_t *ok = arena_zalloc(&f->arena, f->a->sets_len);
  for (uint16_t i = 0; i < f->a->sets_len; i++) ok[i] = holds(&f->a->sets[i], what);
  return f->takers[what] = new_takers(f, ok);
}

static const struct takers *takers_of_symbol(struct filter *f, uint32_t code) {
  uint8_t *ok = arena_zalloc(&f->arena, f->a->sets_len);
  const struct testset *tests = &f->stage->code_tests[code];
  const struct charset *s = f->a->sets;
  for (uint16_t n = f->a->sets_len, i = 0; i < n; i++) ok[i] = s[i].symbols | (s[i].test != 0 && testset_has(tests, s[i].test - 1u));
  return new_takers(f, ok);
}

static const struct takers *takers_of_letter(struct filter *f, uint32_t code_point) {
  uint8_t *ok = arena_zalloc(&f->arena, f->a->sets_len);
  for (uint16_t i = 0; i < f->a->sets_len; i++) ok[i] = charset_other(&f->a->sets[i], code_point, TOKEN_WORD);
  return new_takers(f, ok);
}

/* ---- sets of places */

static void put(uint64_t *bits, uint16_t p) { bits[p >> 6] |= 1ull << (p & 63); }
static bool in(const uint64_t *bits, uint16_t p) { return (bits[p >> 6] >> (p & 63)) & 1; }

/* Moves the set from `bits` to `list`, sorted. */
static void list_bits(struct filter *f) {
  uint16_t *out = f->list;
  for (size_t w = 0, words = words_of(f); w < words; w++) {
    uint64_t left = f->bits[w];
    if (left == 0) continue;
    f->bits[w] = 0;
    for (uint16_t first = (uint16_t)(w * 64); left != 0; left &= left - 1) *out++ = (uint16_t)(first + __builtin_ctzll(left));
  }
  f->list_len = (uint32_t)(out - f->list);
}

/* A place before another, by its entry in `before`, and whether it is so in this unit (`inside`) or behind the unit's end. */
static uint16_t place_of(uint16_t before) { return before & (uint16_t)~BEFORE_EDGE; }
static bool joined(const struct filter *f, uint16_t before, bool inside) { return !(before & BEFORE_EDGE) || !inside || !f->whole; }

/* list := places that take this character and behind which a match ends, or `live`, which may be the list itself, goes on. */
static void step(struct filter *f, const uint16_t *live, uint32_t n, const struct takers *t, bool token_ends) {
  const uint16_t *before = f->a->before;
  const uint32_t *at = f->a->before_at;
  const struct position *position = f->a->position;
  const uint8_t *ok = t->ok;
  uint64_t *bits = f->bits;
  for (uint16_t i = 0, ends = token_ends ? t->ends : t->enough; i < ends; i++) put(bits, t->end[i]);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = at[live[i]], end = at[live[i] + 1u]; k < end; k++) {
      uint16_t p = place_of(before[k]);
      if (ok[position[p].set] && joined(f, before[k], !token_ends)) put(bits, p);
    }
  list_bits(f);
}

/* The rules that look through the sentence and would begin at p. */
static uint64_t search_at(const struct filter *f, uint16_t p) {
  const struct position *x = &f->a->position[p];
  if (!(x->flags & f->first) || !f->rs->rules[x->rule].search) return 0;
  return 1ull << (f->rs->rules[x->rule].search_no & 63);
}

static uint64_t searches(const struct filter *f) {
  uint64_t mask = 0;
  for (uint32_t i = 0; f->stage->search_len > 0 && i < f->list_len; i++) mask |= search_at(f, f->list[i]);
  return mask;
}

/* A list in the pool; there is none before the first that is not empty. */
static const uint16_t *pool_at(const struct filter *f, uint32_t at) { return f->pool ? f->pool + at : NULL; }

/* ---- units of several characters, from the last to the first */

static void step_spelt(struct filter *f, const struct filter_state *s, const struct column *c, uint64_t *search) {
  struct view word = f->a->spelt[c->index].normal;
  const uint16_t *live = pool_at(f, s->live);
  uint32_t n = s->live_len;
  for (size_t end = word.len, at, len; end > 0; end = at) {
    const struct takers *t;
    for (at = end - 1; at > 0 && ((unsigned char)word.p[at] & 0xC0) == 0x80;) at--;
    unsigned char ch = (unsigned char)word.p[at];
    bool letter = ch >= 'a' && ch <= 'z';
    if (ch >= 128) t = takers_of_letter(f, utf8_decode(word.p + at, word.p + end, &len));
    else if (!letter) t = takers_of(f, ch);
    else if (at == 0) t = takers_of(f, c->casing & CASE_CAPITAL ? ch - 32 : ch);
    else t = takers_of(f, c->casing & CASE_INNER ? OK_EITHER + ch - 'a' : ch);
    step(f, live, n, t, end == word.len);
    *search |= searches(f);
    live = f->list;
    n = f->list_len;
  }
}

static bool literal_alone(const struct position *p) { return (p->flags & (POSITION_LITERAL | POSITION_ENOUGH)) == POSITION_LITERAL; }

/* Literal places before which something else than a literal place can stand in the same word: `\w+ing`. The others are letters of words
 * that are spelt out whole, and there are many. A rule that searches can begin inside a word. */
static const uint8_t *find_mixed(struct filter *f) {
  const struct automaton *a = f->a;
  const uint8_t *letter = takers_of(f, OK_LETTER)->ok;
  uint8_t *mixed = arena_zalloc(&f->arena, a->len);
  for (bool more = true; more;) { /* places are numbered in reading order: two rounds, but for loops */
    more = false;
    for (uint16_t p = 0; p < a->len; p++) {
      if (mixed[p] || !literal_alone(&a->position[p])) continue;
      bool found = f->rs->rules[a->position[p].rule].search;
      for (uint32_t k = a->before_at[p]; k < a->before_at[p + 1u] && !found; k++) {
        uint16_t q = place_of(a->before[k]);
        found = mixed[q] || (!literal_alone(&a->position[q]) && letter[a->position[q].set]);
      }
      mixed[p] = found;
      more |= found;
    }
  }
  return mixed;
}

/* A run of characters of which only the kinds are known: of the first, and of the rest, of which there may be none. Words that the
 * patterns spell out have columns of their own, so a way through literal places alone, from one end of the run to the other, is none.
 * `free` are the places in the rest of the run, `more` those from which it ends by way of literal places alone. */

/* A place of the run that was reached: by way of literal places alone, or not. */
static void reach(struct filter *f, uint16_t p, bool literal, uint32_t *left) {
  uint64_t *to = literal ? f->more : f->free;
  if (in(f->free, p) || in(to, p) || (literal && !f->mixed[p])) return;
  put(to, p);
  f->todo[(*left)++] = p;
}

static void reach_end(struct filter *f, uint16_t p, uint32_t *left) { reach(f, p, literal_alone(&f->a->position[p]), left); }

/* What can stand in the rest of the run, from where it ends on. `ends`: where matches end, too. */
static void spread(struct filter *f, const uint16_t *live, uint32_t n, const struct takers *rest, bool ends, uint64_t *search) {
  const struct automaton *a = f->a;
  uint32_t left = 0;
  memset(f->free, 0, words_of(f) * sizeof *f->free);
  memset(f->more, 0, words_of(f) * sizeof *f->more);
  if (f->mixed == NULL) f->mixed = find_mixed(f);
  for (uint16_t i = 0; ends && i < rest->enough; i++) reach(f, rest->end[i], false, &left); /* a lookahead may end anywhere in the run */
  for (uint16_t i = 0; ends && i < rest->ends; i++) reach_end(f, rest->end[i], &left);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = a->before_at[live[i]]; k < a->before_at[live[i] + 1u]; k++) {
      uint16_t p = place_of(a->before[k]);
      if (rest->ok[a->position[p].set]) reach_end(f, p, &left);
    }
  while (left > 0) {
    uint16_t p = f->todo[--left];
    if (f->stage->search_len > 0) *search |= search_at(f, p);
    for (uint32_t k = a->before_at[p]; k < a->before_at[p + 1u]; k++) {
      uint16_t q = place_of(a->before[k]);
      if (rest->ok[a->position[q].set] && joined(f, a->before[k], true)) reach(f, q, !in(f->free, p) && literal_alone(&a->position[q]), &left);
    }
  }
}

static void put_first(struct filter *f, uint64_t *out, uint16_t p, const struct takers *first, bool inside, bool literal_too) {
  const struct automaton *a = f->a;
  for (uint32_t k = a->before_at[p]; k < a->before_at[p + 1u]; k++) {
    uint16_t q = place_of(a->before[k]);
    if (first->ok[a->position[q].set] && joined(f, a->before[k], inside) && (literal_too || !literal_alone(&a->position[q]))) put(out, q);
  }
}

/* Adds the places from which the run is read. */
static void read_run(struct filter *f, uint64_t *out, const uint16_t *live, uint32_t n, const struct takers *first, const struct takers *rest,
                     bool ends, uint64_t *search) {
  spread(f, live, n, rest, ends, search);
  for (uint16_t i = 0; ends && i < first->ends; i++)
    if (i < first->enough || !literal_alone(&f->a->position[first->end[i]])) put(out, first->end[i]);
  for (uint32_t i = 0; i < n; i++) put_first(f, out, live[i], first, false, false);
  for (size_t w = 0; w < words_of(f); w++)
    for (uint64_t left = f->free[w] | f->more[w]; left != 0; left &= left - 1) {
      uint16_t p = (uint16_t)(w * 64 + (size_t)__builtin_ctzll(left));
      put_first(f, out, p, first, true, in(f->free, p));
    }
}

/* What no sentence changes: the runs behind which matches end. */
static const struct run *run_of(struct filter *f, const struct takers *first, const struct takers *rest) {
  struct run *r = f->runs;
  while (r != NULL && (r->first != first || r->rest != rest || r->flags != f->first)) r = r->next;
  if (r != NULL) return r;
  r = ARENA_NEW(&f->arena, struct run);
  *r = (struct run){first, rest, f->first, 0, arena_zalloc(&f->arena, words_of(f) * sizeof *r->bits), f->runs};
  read_run(f, r->bits, NULL, 0, first, rest, true, &r->search);
  return f->runs = r;
}

static void step_run(struct filter *f, const uint16_t *live, uint32_t n, const struct takers *first, const struct takers *rest, uint64_t *search) {
  const struct run *always = run_of(f, first, rest);
  memcpy(f->bits, always->bits, words_of(f) * sizeof *f->bits);
  *search |= always->search;
  read_run(f, f->bits, live, n, first, rest, false, search);
  list_bits(f);
}

static void step_word(struct filter *f, const struct filter_state *s, enum casing casing, uint64_t *search) {
  int first = f->whole ? (casing == CASE_CAPITAL ? OK_CAPITAL : OK_PLAIN) : (casing & CASE_CAPITAL ? OK_UPPER : OK_LOWER);
  step_run(f, pool_at(f, s->live), s->live_len, takers_of(f, first), takers_of(f, f->whole ? OK_PLAIN : OK_LETTER), search);
}

/* Up to four digits of which the first two are known; of a longer number only these. */
static void step_digits(struct filter *f, const struct filter_state *s, uint32_t shape, uint64_t *search) {
  const uint16_t *live = pool_at(f, s->live);
  uint32_t n = s->live_len, of = shape - SHAPE_DIGITS, len = of / 100 + 1, known = len > 2 ? 2 : len;
  const struct takers *any = takers_of(f, OK_DIGIT);
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

static uint32_t hash_state(const uint16_t *live, uint32_t n, const uint16_t *tries, uint32_t m, uint64_t search) {
  uint64_t h = search ^ 0x9E3779B97F4A7C15u;
  for (uint32_t i = 0; i < n; i++) h = (h ^ live[i]) * 0xFF51AFD7ED558CCDu, h ^= h >> 32;
  for (uint32_t i = 0; i < m; i++) h = (h ^ (0x10000u + tries[i])) * 0xC4CEB9FE1A85EC53u, h ^= h >> 32;
  return (uint32_t)(h ^ (h >> 29));
}

static void rehash(struct filter *f) {
  f->slots = f->slots ? f->slots * 2 : 256;
  f->slot = resized(f->slot, f->slots, sizeof *f->slot);
  memset(f->slot, 0, f->slots * sizeof *f->slot);
  for (uint32_t i = 1; i < f->states; i++) {
    const struct filter_state *s = &f->state[i];
    uint32_t at = hash_state(pool_at(f, s->live), s->live_len, pool_at(f, s->tries), s->tries_len, s->search) & (f->slots - 1);
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

static void more_states(struct filter *f) {
  uint32_t had = states_cap(f), cap = 2 * had;
  uint16_t *next = calloc((size_t)f->columns_cap * cap, sizeof *next);
  if (next == NULL) out_of_memory((size_t)f->columns_cap * cap * sizeof *next);
  for (uint32_t i = 0; i < f->columns; i++) memcpy(next + (size_t)i * cap, f->next + (size_t)i * had, had * sizeof *next);
  free(f->next);
  f->next = next;
  f->states_bits++;
  f->state = resized(f->state, cap, sizeof *f->state);
}

static uint32_t intern(struct filter *f, const uint16_t *live, uint32_t n, const uint16_t *tries, uint32_t m, uint64_t search) {
  if ((f->states + 1) * 2 > f->slots) rehash(f);
  uint32_t at = hash_state(live, n, tries, m, search) & (f->slots - 1);
  for (; f->slot[at] != 0; at = (at + 1) & (f->slots - 1)) {
    const struct filter_state *s = &f->state[f->slot[at]];
    if (s->live_len == n && s->tries_len == m && s->search == search && (n == 0 || memcmp(pool_at(f, s->live), live, n * sizeof *live) == 0) &&
        (m == 0 || memcmp(pool_at(f, s->tries), tries, m * sizeof *tries) == 0))
      return f->slot[at];
  }
  if (f->states == states_cap(f)) more_states(f);
  f->slot[at] = (uint16_t)f->states;
  uint32_t live_at = keep_list(f, live, n), tries_at = keep_list(f, tries, m);
  f->state[f->states] = (struct filter_state){live_at, n, tries_at, m, search};
  return f->states++;
}

/* The rules that begin in `list`, each once, in order; those that the automaton knows nothing of are always among them. */
static uint32_t rules_of(struct filter *f, uint16_t *out) {
  const struct automaton *a = f->a;
  uint32_t n = 0, k = 0;
  for (uint32_t i = 0; i < f->list_len; i++) { /* places are numbered rule by rule */
    const struct position *p = &a->position[f->list[i]];
    if (!(p->flags & f->first) || f->rs->rules[p->rule].search || (n > 0 && out[n - 1] == p->rule)) continue;
    for (; k < a->always_len && a->always[k] < p->rule; k++)
      if (!f->rs->rules[a->always[k]].search) out[n++] = a->always[k];
    out[n++] = p->rule;
  }
  for (; k < a->always_len; k++)
    if (!f->rs->rules[a->always[k]].search) out[n++] = a->always[k];
  return n;
}

uint32_t filter_make(struct filter *f, uint32_t behind, uint32_t column) {
  if (f->states >= FILTER_FULL && behind != FILTER_ALL) return filter_step(f, FILTER_ALL, column); /* weaker, never wrong */
  const struct filter_state s = f->state[behind];
  const struct column *c = &f->column[column];
  uint64_t search = f->always_search;
  f->first = c->margin == MARGIN_START ? POSITION_FIRST | POSITION_INITIAL : POSITION_FIRST;
  f->whole = !(c->casing & CASE_INNER) && (c->kind == COLUMN_SPELT || (c->kind == COLUMN_SHAPE && c->index < SHAPE_MARK));
  if (c->one != NULL) step(f, pool_at(f, s.live), s.live_len, c->one, true);
  else if (c->kind == COLUMN_SPELT) step_spelt(f, &s, c, &search);
  else if (c->index >= SHAPE_DIGITS) step_digits(f, &s, c->index, &search);
  else step_word(f, &s, (enum casing)c->casing, &search);
  search |= searches(f);
  uint32_t tries = rules_of(f, f->tries);
  if (c->margin == MARGIN_SPACE) {
    step(f, f->list, f->list_len, takers_of(f, ' '), true);
    search |= searches(f);
  }
  uint32_t to = intern(f, f->list, f->list_len, f->tries, tries, search);
  if (tries > 0 || search != f->always_search) to |= FILTER_BUSY;
  f->next[(column << f->states_bits) + behind] = (uint16_t)to;
  return to;
}

/* ---- columns */

static const struct takers *takers_of_column(struct filter *f, const struct column *c) {
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
    f->next = resized(f->next, (size_t)f->columns_cap * states_cap(f), sizeof *f->next);
    f->column = resized(f->column, f->columns_cap, sizeof *f->column);
  }
  memset(f->next + (size_t)f->columns * states_cap(f), 0, states_cap(f) * sizeof *f->next);
  c.one = takers_of_column(f, &c);
  f->column[f->columns] = c;
  return *slot = (uint16_t)f->columns++;
}

/* ---- the whole */

#define FIRST_STATES_BITS 6u
#define FIRST_COLUMNS 64u

static void begin(struct filter *f) {
  memset(f->next, 0, (size_t)f->columns * states_cap(f) * sizeof *f->next);
  memset(f->slot, 0, f->slots * sizeof *f->slot);
  f->states = 1;
  f->pool_len = 0;
  intern(f, NULL, 0, NULL, 0, 0);
  for (uint16_t p = 0; p < f->a->len; p++) f->list[p] = p;
  intern(f, f->list, f->a->len, NULL, 0, UINT64_MAX);
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
  f->bits = arena_zalloc(&f->arena, words_of(f) * sizeof *f->bits);
  f->free = arena_zalloc(&f->arena, words_of(f) * sizeof *f->free);
  f->more = arena_zalloc(&f->arena, words_of(f) * sizeof *f->more);
  f->list = arena_zalloc(&f->arena, (a->len + 1u) * sizeof *f->list);
  f->todo = arena_zalloc(&f->arena, 2u * (a->len + 1u) * sizeof *f->todo);
  f->tries = arena_zalloc(&f->arena, (rs->rules_len + 1u) * sizeof *f->tries);
  f->takers = arena_zalloc(&f->arena, OKS * sizeof *f->takers);
  for (uint16_t i = 0; i < a->always_len; i++)
    if (rs->rules[a->always[i]].search) f->always_search |= 1ull << (rs->rules[a->always[i]].search_no & 63);
  f->columns = 1;
  f->columns_cap = FIRST_COLUMNS;
  f->column = resized(NULL, f->columns_cap, sizeof *f->column);
  f->states_bits = FIRST_STATES_BITS;
  f->state = resized(NULL, states_cap(f), sizeof *f->state);
  f->next = resized(NULL, (size_t)f->columns_cap * states_cap(f), sizeof *f->next);
  rehash(f);
  begin(f);
  return f;
}

void filter_free(struct filter *f) {
  if (f == NULL) return;
  arena_free(&f->arena);
  free(f->column);
  free(f->state);
  free(f->next);
  free(f->pool);
  free(f->slot);
  free(f);
}

void filter_trim(struct filter *f) {
  if (f->states > LIMIT_FILTER_STATES) begin(f);
}
