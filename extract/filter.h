/* filter.h: where in a sentence which rule of a stage can match, before any pattern is tried. Private to extract/.
 *
 * The automaton of a stage (rules/automaton.h) is run from the end of the sentence to its start. Read in that direction its set of
 * states at a place is a function of the set behind it and of the unit that stands there: the places of the patterns from which
 * the rest of the sentence can be read to the end of a match. So one table look-up a unit tells exactly which rules can begin at it,
 * however many rules there are and however far ahead they look. The table is built as texts ask for it (K. Thompson, "Regular
 * expression search algorithm", CACM 11(6), 1968; as in RE2 and grep: A. Aho, R. Sethi, J. Ullman, 1986, section 3.7) and dropped
 * when it grows too large.
 */
#ifndef ANNALS_EXTRACT_FILTER_H
#define ANNALS_EXTRACT_FILTER_H

#include "rules/ruleset.h"

/* Tokens that no pattern of the stage spells out are told apart by their shape: words by their casing, numbers by their length and
 * first digits: a hundred shapes for each length from one to four, a hundred for longer ones, one for digits beyond ASCII. */
enum casing { CASE_LOWER, CASE_CAPITAL, CASE_INNER, CASE_MIXED, CASINGS }; /* a capital first; a capital behind it, or letters beyond ASCII; both */
enum filter_shape { SHAPE_WORD, SHAPE_MARK = CASINGS, SHAPE_IDEOGRAPH, SHAPE_DIGITS, SHAPE_LONG_DIGITS = SHAPE_DIGITS + 400, SHAPES = SHAPE_LONG_DIGITS + 101 };
enum margin { MARGIN_NONE, MARGIN_SPACE, MARGIN_START, MARGINS }; /* what stands before: no white space, some, nothing at all */

/* Who takes a character. */
struct takers {
  const uint8_t *ok;       /* by set of the automaton */
  const uint16_t *end;     /* places of it at which a match ends, those first where one ends in mid-token too */
  uint16_t enough, ends;   /* how many of the first, of all */
};

/* The places from which a run of characters, a first one and others, is read to the end of a match; and the search rules in it. */
struct run {
  const struct takers *first, *rest;
  unsigned flags; /* of places that let a match begin */
  uint64_t search;
  uint64_t *bits;
  struct run *next;
};

/* A column of the table: what may stand at a place, as far as the patterns of the stage tell it apart. */
enum column_kind { COLUMN_SYMBOL, COLUMN_SPELT, COLUMN_SHAPE };
struct column {
  uint8_t kind;
  uint8_t margin;     /* enum margin */
  uint8_t casing;     /* enum casing, of words */
  uint32_t index;     /* code, number in `spelt`, enum filter_shape */
  const struct takers *one; /* where it is one character */
};

struct filter_state {
  uint32_t live, live_len;   /* slice of `pool`: places of patterns that the rest of the sentence satisfies */
  uint32_t tries, tries_len; /* slice of `pool`: rules that can match from the unit on, in order */
  uint64_t search;           /* bit n: search rule n can match from here or from inside the unit */
};

#define FILTER_END 1u   /* behind the last unit */
#define FILTER_ALL 2u   /* anything may follow: what follows is left out of account */
#define FILTER_FULL 28000u /* states: 15 bits number them, and some room is left for those behind which anything may follow */

struct filter {
  const struct automaton *a;
  const struct ruleset *rs;
  const struct stage *stage;
  uint16_t *by_code, *by_spelt, by_shape[MARGINS * SHAPES]; /* columns, 0: not asked for yet */
  struct column *column;
  uint32_t columns, columns_cap;
  uint16_t *next;           /* by column, then by state behind: those met first, which are met most, share a cache line */
  struct filter_state *state;
  uint32_t states, states_bits; /* room for 1 << states_bits of them */
  uint16_t *pool;
  uint32_t pool_len, pool_cap;
  uint16_t *slot;           /* states by what they hold; a power of two */
  uint32_t slots;
  struct takers **takers;   /* by character: see filter.c */
  struct run *runs;
  uint64_t always_search;
  unsigned first;           /* enum position_flag that let a match begin at the unit in question */
  bool whole;               /* the unit is a word of ASCII: no \b holds inside */
  const uint8_t *mixed;     /* by place, NULL: not asked for yet; see filter.c */
  uint64_t *bits, *free, *more; /* sets of places under construction */
  uint16_t *list, *todo, *tries;
  uint32_t list_len;
  struct arena arena;       /* all of these, and columns */
};

struct filter *filter_new(const struct ruleset *rs, const struct stage *stage);
void filter_free(struct filter *f);
/* Drops the table when it has grown past its limit; states known before mean nothing then. */
void filter_trim(struct filter *f);
/* Gives a column its number. */
uint16_t filter_add_column(struct filter *f, uint16_t *slot, struct column c);
/* What filter_step gives, where the table does not have it yet. */
uint32_t filter_make(struct filter *f, uint32_t behind, uint32_t column);

/* The state before a unit; FILTER_BUSY is set where it names rules of either kind. */
#define FILTER_BUSY 0x8000u
static inline uint32_t filter_step(struct filter *f, uint32_t behind, uint32_t column) {
  uint32_t to = f->next[(column << f->states_bits) + behind];
  return to ? to : filter_make(f, behind, column);
}

/* A step over the column will follow: what most states need of it is on its way to the cache by then. */
static inline void filter_expect(const struct filter *f, uint32_t column) { __builtin_prefetch(&f->next[column << f->states_bits]); }

static inline uint16_t filter_column(struct filter *f, uint16_t *slot, enum column_kind kind, uint32_t index, enum casing casing, enum margin margin) {
  if (*slot != 0) return *slot;
  return filter_add_column(f, slot, (struct column){(uint8_t)kind, (uint8_t)margin, (uint8_t)casing, index, NULL});
}

#endif
