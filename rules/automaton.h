/* automaton.h: what the patterns of a stage can match, as one nondeterministic automaton over characters and symbols.
 *
 * It is the position automaton of the patterns (V. M. Glushkov, "The abstract theory of automata", 1961): one state for each place
 * of a pattern that takes a character, an edge where one place can follow another. What a finite automaton cannot say (lookarounds
 * but those at the end, back references, counts above four) is left out, so it accepts more than the patterns do and never less. The end
 * of the sentence is a place like others.
 * Places behind which the same can follow are one, of whatever rules they are: read backwards, they hold together. It is the
 * coarsest of such partitions that is found by refining (as in R. Paige, R. Tarjan, "Three partition refinement algorithms", SIAM J. Comput.
 * 1987; L. Ilie, S. Yu, "Reducing NFAs by invariant equivalences", TCS 2003). Where a match begins a place is of its rule alone.
 * extract/filter.c runs it backwards over a sentence and thereby knows, before PCRE2 is asked, where which rule can match.
 */
#ifndef ANNALS_RULES_AUTOMATON_H
#define ANNALS_RULES_AUTOMATON_H

#include "rules/charset.h"

enum position_flag {
  POSITION_FIRST = 1,   /* a match can begin here */
  POSITION_LAST = 2,    /* a match can end behind it, where its token ends */
  POSITION_ENOUGH = 4,  /* a lookahead is satisfied behind it, in mid-token too */
  POSITION_LITERAL = 8, /* one letter, and all words that such places spell are among `spelt` */
  POSITION_INITIAL = 16, /* a match can begin here where the sentence begins */
  POSITION_SEARCH = 32, /* its rule looks through the sentence */
  POSITION_MIXED = 64   /* a literal place before which something else than a literal place can stand in the same word: `\w+ing` */
};

#define POSITION_END 0u /* the first of all: `$`, the end of the sentence, which takes no character */

#define POSITION_SHARED UINT16_MAX /* in the place of the rule: it is of several */

struct position {
  uint16_t set; /* index in `sets` */
  uint16_t rule;
  uint16_t flags;
};

/* A letter of a word that is spelt out, and no more. */
static inline bool position_literal(const struct position *p) { return (p->flags & (POSITION_LITERAL | POSITION_ENOUGH)) == POSITION_LITERAL; }

/* A word or mark that a pattern spells out: where it stands in a text, it is told apart from all other words. */
struct spelt {
  struct view normal;
  bool mark; /* one character that is neither letter nor digit */
};

/* A place that can stand before another. */
#define BEFORE_EDGE 0x8000u
struct before {
  uint16_t from;
  uint16_t set; /* its own, here too: what does not take the character is not looked at; BEFORE_EDGE is set where \b stands between the two */
};
static inline uint16_t before_set(struct before b) { return b.set & (uint16_t)~BEFORE_EDGE; }

/* The places of a set at which a match can end. */
struct ends {
  uint16_t set, to; /* they end at `to` in automaton.ends, where those of the next set begin */
};

struct automaton {
  uint16_t len;
  uint16_t own;               /* the first place that is of one rule; those are in the order of rules */
  const struct position *position;
  const uint32_t *before_at;  /* by position: where its predecessors begin in `before`; len + 1 */
  const struct before *before;
  const uint64_t *starts;     /* by position, a bit: POSITION_FIRST or POSITION_INITIAL */
  uint16_t sets_len;
  const struct charset *sets;
  uint16_t ends_len;          /* positions with POSITION_LAST or POSITION_ENOUGH, by set */
  const uint16_t *ends;
  uint16_t enough_len;        /* positions with POSITION_ENOUGH */
  const uint16_t *enough;
  uint16_t end_sets_len;
  const struct ends *end_sets;
  uint16_t always_len;        /* rules that it knows nothing of: they can match anywhere */
  const uint16_t *always;
  uint16_t spelt_len;         /* from 1 */
  const struct spelt *spelt;
  uint8_t digit[10];          /* the smallest digit that every pattern takes for this one */
};

#endif
