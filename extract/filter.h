/* filter.h: where in a sentence which rule of a stage can match, before any pattern is tried. Private to extract/.
 *
 * The automaton of a stage (rules/automaton.h) is run from the end of the sentence to its start. Read in that direction its set of
 * states at a place is a function of the set behind it and of the unit that stands there: the places of the patterns from which
 * the rest of the sentence can be read to the end of a match. So one table look-up a unit tells exactly which rules can begin at it,
 * however many rules there are and however far ahead they look. The table is built as texts ask for it (K. Thompson, "Regular
 * expression search algorithm", CACM 11(6), 1968; as in RE2 and grep: A. Aho, R. Sethi, J. Ullman, 1986, section 3.7) and dropped
 * when it grows too large.
 *
 * An entry of the table costs a walk over places, so few are walked. What is read from a set of places is the union of what is
 * read from its parts, and a set has much in common with others behind which the same unit stands: where matches end does not
 * depend on what follows. So a state lies over another and names only the places that this one has not; what the other gives
 * is in the table already, or comes into it once for many. FILTER_NONE lies under all. Over it lie the states that it leads to, one for
 * each unit, and over each of these whatever else that unit leads to.
 *
 * Patterns that go on and on ("anything but a semicolon") are alive together in ever new combinations, and where texts vary each is a
 * state that is met once. So a table that grows too large is divided: each of its parts knows some of the rules alone, and has as many
 * states as the combinations of these, not their product with those of the others.
 */
#ifndef ANNALS_EXTRACT_FILTER_H
#define ANNALS_EXTRACT_FILTER_H

#include "extract/places.h"
#include "rules/ruleset.h"

/* Tokens that no pattern of the stage spells out are told apart by their shape: words by their casing, numbers by their length and
 * first digits: a hundred shapes for each length from one to four, a hundred for longer ones, one for digits beyond ASCII. */
enum casing { CASE_LOWER, CASE_CAPITAL, CASE_INNER, CASE_MIXED, CASINGS }; /* a capital first; a capital behind it, or letters beyond ASCII; both */
enum filter_shape { SHAPE_WORD, SHAPE_MARK = CASINGS, SHAPE_IDEOGRAPH, SHAPE_DIGITS, SHAPE_LONG_DIGITS = SHAPE_DIGITS + 400, SHAPES = SHAPE_LONG_DIGITS + 101 };
enum margin { MARGIN_NONE, MARGIN_SPACE, MARGIN_START, MARGINS }; /* what stands before: no white space, some, nothing at all */

/* A column of the table: what may stand at a place, as far as the patterns of the stage tell it apart. */
enum column_kind { COLUMN_SYMBOL, COLUMN_SPELT, COLUMN_SHAPE };
struct column {
  uint8_t kind;
  uint8_t margin;     /* enum margin */
  uint8_t casing;     /* enum casing, of words */
  uint32_t index;     /* code, number in `spelt`, enum filter_shape */
  const uint8_t *one; /* where it is one character: who takes it, by set of the automaton */
};

struct filter_state {
  uint32_t under;            /* state over which it lies */
  uint32_t rest, rest_len;   /* slice of `pool`: places of patterns that the rest of the sentence satisfies, those of `under` left out */
  uint32_t tries, tries_len; /* slice of `pool`: rules that can match from the unit on, in order */
  uint64_t search;           /* bit n: search rule n can match from here or from inside the unit */
  uint32_t hash;             /* of all this */
};

/* What a column has in the table: from which state behind the unit it leads to which before it. A column is met with a dozen of some
 * hundred states: these alone stand in a hash table of its own, mostly one cache line, which is asked for before the state is known. In
 * an array by column and state each would have a line, and nearly a page of memory, to itself, and a step would wait for both. */
struct filter_entry {
  uint16_t behind, to; /* behind 0: free */
};
struct filter_row {
  struct filter_entry *entry; /* owned; open addressing by the state's number, so that those met first, which are met most, begin it */
  uint32_t mask, used;
};

#define FILTER_PARTS 8u /* at most: with more a step costs more than it saves */

#define FILTER_NONE 1u  /* what follows is nothing that a pattern asks for; matches may end */
#define FILTER_ALL 2u   /* anything may follow: what follows is left out of account */
#define FILTER_END 3u   /* behind the last unit */
#define FILTER_FULL 16000u /* states: 15 bits number them, and room is left for two a column, behind which nothing and anything may follow */

/* Characters that sets are asked about: 128 of ASCII, then letters whatever their case, then kinds of characters: any upper
 * and lower ones, and those of ASCII. */
enum { OK_EITHER = 128, OK_LETTER = OK_EITHER + 26, OK_UPPER, OK_LOWER, OK_CAPITAL, OK_PLAIN, OK_DIGIT, OK_MARK, OK_IDEOGRAPH, OKS };

/* The table of some of the rules of a stage, whose own places are [from, to): its states are sets of these, and of the places that several
 * rules share, which are in every table. */
struct filter_part {
  uint16_t from, to;
  struct filter_row *row;   /* by column */
  struct filter_state *state;
  uint32_t states, states_cap;
  uint16_t *pool;
  uint32_t pool_len, pool_cap;
  uint16_t *slot;           /* states by what they hold; a power of two */
  uint32_t slots;
};

struct filter {
  const struct automaton *a;
  const struct ruleset *rs;
  const struct stage *stage;
  uint16_t *by_code, *by_spelt, by_shape[MARGINS * SHAPES]; /* columns, 0: not asked for yet */
  struct column *column;
  uint32_t columns, columns_cap;
  struct filter_part part[FILTER_PARTS];
  uint32_t parts, shares;   /* shares: how many parts it was divided into at the most; a rule that is larger than its share takes several */
  uint16_t *always, always_len; /* of automaton.always, those that do not search: the first part has them */
  uint64_t always_search;
  const uint8_t *takers[OKS]; /* by character: which sets take it, NULL: not asked for yet */
  unsigned first;           /* enum position_flag that let a match begin at the unit in question */
  bool whole;               /* the unit is a word of ASCII: no \b holds inside */
  struct places made, free, more; /* under construction */
  bool ends;                /* matches end behind the unit in question */
  const struct filter_part *now; /* the part in question */
  uint16_t *list, *starts, *end, *todo, *tries; /* starts: of `list`, where a match can begin */
  uint32_t list_len, starts_len;
  struct arena arena;       /* all of these, and columns */
};

struct filter *filter_new(const struct ruleset *rs, const struct stage *stage);
void filter_free(struct filter *f);
/* Divides the table when one of its parts has grown past the limit, or drops that part; states known before mean nothing then. */
void filter_trim(struct filter *f);
/* Gives a column its number. */
uint16_t filter_add_column(struct filter *f, uint16_t *slot, struct column c);
/* Reads a unit backwards. `live`: places that the rest of the sentence satisfies, may be f->list. Leaves the places before the unit in
 * f->list, the rules that begin at it in f->tries, and adds those that search; gives how many rules begin. */
uint32_t filter_read(struct filter *f, const struct column *c, const uint16_t *live, uint32_t n, uint64_t *search);
/* Who takes the one character of a column, by set of the automaton; NULL: it has several. */
const uint8_t *filter_takers(struct filter *f, const struct column *c);
/* What filter_step gives, where the part of the table does not have it yet. */
uint32_t filter_make(struct filter *f, struct filter_part *t, uint32_t behind, uint32_t column);

/* The state before a unit; FILTER_BUSY is set where it names rules of either kind. */
#define FILTER_BUSY 0x8000u
static inline uint32_t filter_step(struct filter *f, struct filter_part *t, uint32_t behind, uint32_t column) {
  const struct filter_row *r = &t->row[column];
  for (uint32_t at = behind & r->mask;; at = (at + 1) & r->mask) {
    struct filter_entry e = r->entry[at];
    if (e.behind == behind) return e.to;
    if (e.behind == 0) return filter_make(f, t, behind, column);
  }
}

/* A step over the column will follow: what most states need of it is on its way to the cache by then. */
static inline void filter_expect(const struct filter *f, uint32_t column) {
  for (uint32_t i = 0; i < f->parts; i++) __builtin_prefetch(f->part[i].row[column].entry);
}

static inline uint16_t filter_column(struct filter *f, uint16_t *slot, enum column_kind kind, uint32_t index, enum casing casing, enum margin margin) {
  if (*slot != 0) return *slot;
  return filter_add_column(f, slot, (struct column){(uint8_t)kind, (uint8_t)margin, (uint8_t)casing, index, NULL});
}

#endif
