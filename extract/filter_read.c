/* filter_read.c: reads a unit from its end to its start: which places of patterns stand before it, and which rules begin there. */
#include "base/utf8.h"
#include "extract/filter.h"

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

const uint8_t *filter_takers(struct filter *f, const struct column *c) {
  switch ((enum column_kind)c->kind) {
    case COLUMN_SYMBOL: return takers_of_symbol(f, c->index);
    case COLUMN_SHAPE: return c->index == SHAPE_MARK ? takers_of(f, OK_MARK) : c->index == SHAPE_IDEOGRAPH ? takers_of(f, OK_IDEOGRAPH) : NULL;
    case COLUMN_SPELT: break;
  }
  return NULL;
}

/* ---- one character */

/* What is of several rules is of every part; of the others, which it may have before it, a part keeps its own. */
static bool in_part(const struct filter *f, uint16_t p) { return p < f->a->own || (p >= f->now->from && p < f->now->to); }

/* Whether a place stands before another, by its entry in `before`, in this unit (`inside`) or behind the unit's end. */
static bool joined(const struct filter *f, struct before b, bool inside) { return !(b.set & BEFORE_EDGE) || !inside || !f->whole; }

/* Fills f->end with the places that take this character and at which a match can end, and gives how many they are: none, unless
 * matches end behind the unit in question. */
static uint32_t find_ends(struct filter *f, const uint8_t *ok) {
  const struct automaton *a = f->a;
  uint32_t n = 0;
  for (uint16_t s = 0, from = 0; f->ends && s < a->end_sets_len; from = a->end_sets[s++].to)
    for (uint16_t i = from; ok[a->end_sets[s].set] && i < a->end_sets[s].to; i++)
      if (in_part(f, a->ends[i])) f->end[n++] = a->ends[i];
  return n;
}

/* The same inside of a token. */
static uint32_t find_enough(struct filter *f, const uint8_t *ok) {
  const struct automaton *a = f->a;
  uint32_t n = 0;
  for (uint16_t i = 0; f->ends && i < a->enough_len; i++)
    if (ok[a->position[a->enough[i]].set] && in_part(f, a->enough[i])) f->end[n++] = a->enough[i];
  return n;
}

/* Moves what was made to `list` and, where a match can begin, to `starts`. */
static void take_made(struct filter *f) {
  struct places *made = &f->made;
  uint16_t *list = f->list, *starts = f->starts;
  for (unsigned u = 0; u < made->words; u++)
    for (; made->used[u] != 0; made->used[u] &= made->used[u] - 1) {
      unsigned w = u * 64 + (unsigned)__builtin_ctzll(made->used[u]);
      for (uint64_t left = made->bits[w]; left != 0; left &= left - 1) *list++ = places_first(w, left);
      for (uint64_t left = made->bits[w] & f->a->starts[w]; left != 0; left &= left - 1) *starts++ = places_first(w, left);
      made->bits[w] = 0;
    }
  f->list_len = (uint32_t)(list - f->list);
  f->starts_len = (uint32_t)(starts - f->starts);
}

/* list := places that take this character and behind which a match ends, or `live`, which may be the list itself, goes on. */
static void step(struct filter *f, const uint16_t *live, uint32_t n, const uint8_t *ok, bool token_ends) {
  const struct before *before = f->a->before;
  const uint32_t *at = f->a->before_at;
  for (uint32_t i = 0, ends = token_ends ? find_ends(f, ok) : find_enough(f, ok); i < ends; i++) places_put(&f->made, f->end[i]);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = at[live[i]], end = at[live[i] + 1u]; k < end; k++)
      if (ok[before_set(before[k])] && joined(f, before[k], !token_ends) && in_part(f, before[k].from)) places_put(&f->made, before[k].from);
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
  if (!in_part(f, p)) return;
  if (places_hold(&f->free, p) || places_hold(to, p) || (literal && !(f->a->position[p].flags & POSITION_MIXED))) return;
  places_put(to, p);
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
      if (rest[before_set(a->before[k])]) reach_end(f, a->before[k].from, &left);
  while (left > 0) {
    uint16_t p = f->todo[--left];
    if (f->stage->search_len > 0) *search |= search_at(f, p);
    for (uint32_t k = a->before_at[p]; k < a->before_at[p + 1u]; k++) {
      if (!rest[before_set(a->before[k])] || !joined(f, a->before[k], true)) continue;
      uint16_t q = a->before[k].from;
      reach(f, q, !places_hold(&f->free, p) && position_literal(&a->position[q]), &left);
    }
  }
}

/* Adds the places that take the first character of the run, with p behind them. */
static void put_first(struct filter *f, uint16_t p, const uint8_t *first, bool inside, bool literal_too) {
  const struct automaton *a = f->a;
  for (uint32_t k = a->before_at[p]; k < a->before_at[p + 1u]; k++) {
    if (!first[before_set(a->before[k])] || !joined(f, a->before[k], inside)) continue;
    uint16_t q = a->before[k].from;
    if (in_part(f, q) && (literal_too || !position_literal(&a->position[q]))) places_put(&f->made, q);
  }
}

/* list := the places from which the run is read. */
static void step_run(struct filter *f, const uint16_t *live, uint32_t n, const uint8_t *first, const uint8_t *rest, uint64_t *search) {
  spread(f, live, n, rest, search);
  for (uint32_t i = 0, ends = find_ends(f, first); i < ends; i++)
    if (!position_literal(&f->a->position[f->end[i]])) places_put(&f->made, f->end[i]);
  for (uint32_t i = 0; i < n; i++) put_first(f, live[i], first, false, false);
  for (uint32_t i = 0, len = places_drain(&f->more, f->todo); i < len; i++) put_first(f, f->todo[i], first, true, places_hold(&f->free, f->todo[i]));
  for (uint32_t i = 0, len = places_drain(&f->free, f->todo); i < len; i++) put_first(f, f->todo[i], first, true, true);
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

/* ---- the unit */

/* The rules that begin in `list`, each once, in order. */
static uint32_t rules_of(const struct filter *f, uint16_t *out) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < f->starts_len; i++) { /* places are numbered rule by rule */
    const struct position *p = &f->a->position[f->starts[i]];
    if ((p->flags & f->first) && !(p->flags & POSITION_SEARCH) && (n == 0 || out[n - 1] != p->rule)) out[n++] = p->rule;
  }
  return n;
}

uint32_t filter_read(struct filter *f, const struct column *c, const uint16_t *live, uint32_t n, uint64_t *search) {
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
