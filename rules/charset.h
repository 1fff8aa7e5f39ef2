/* charset.h: which characters and symbols one place of a pattern can match; private to rules/ and extract/filter.c.
 *
 * Exact for ASCII. Other characters are told apart by the kind of token that they stand in and by lists; where that does not suffice
 * a set is larger than the truth, never smaller.
 */
#ifndef ANNALS_RULES_CHARSET_H
#define ANNALS_RULES_CHARSET_H

#include "base/arena.h"
#include "rules/token.h"

struct charset {
  uint64_t ascii[2];
  uint16_t test;        /* symbols that pass this test of the stage: its number + 1 */
  bool symbols;         /* any symbol */
  uint8_t kinds;        /* bit k: other characters in tokens of kind k (enum token_kind) */
  bool except;          /* `code` lists what is not in the set; else what is, whatever its kind */
  bool loose;           /* of ASCII it may hold more than the truth, so its negation may hold anything */
  uint8_t listed;       /* the same bits for the characters of `code` */
  uint16_t len;
  const uint32_t *code; /* listed characters beyond ASCII */
};

#define CHARSET_KINDS 15u /* all of enum token_kind */

/* What the sets of analyse.c tell apart. */
enum class_flag { CAN_LETTER = 1, CAN_UPPER = 2, CAN_DIGIT = 4, CAN_SPACE = 8, CAN_MARK = 16, CAN_ALL = 31 };

void charset_all(struct charset *s);
void charset_add(struct charset *s, uint32_t c, struct arena *arena);
void charset_add_range(struct charset *s, uint32_t from, uint32_t to, struct arena *arena);
void charset_join(struct charset *s, const struct charset *other); /* neither of a test */
void charset_negate(struct charset *s);
void charset_fold(struct charset *s); /* letters of either case */
/* PCRE2's \d \s \w and their negations, \h \v \R \n \t \r. */
void charset_escape(struct charset *s, char escape);
/* \p{name}, `negative` \P{name}. */
void charset_property(struct charset *s, const char *name, bool negative);
uint8_t charset_can(const struct charset *s); /* enum class_flag */
/* The letter of a set that holds one ASCII letter in one or both cases and nothing else, or '\0'. */
char charset_letter(const struct charset *s);
/* All characters of a set without kinds; 0 when there are too many. */
uint16_t charset_list(const struct charset *s, const uint32_t **out, struct arena *arena);

/* A set of the pack, kept once, with what is asked of it again and again. */
struct known_set {
  struct charset chars;
  uint32_t id;           /* from 0 */
  uint8_t can;           /* charset_can */
  char letter;           /* charset_letter */
  uint16_t marks_len;    /* when only marks are in it: which */
  const uint32_t *marks;
};

struct known_sets {
  struct arena *arena;
  const struct known_set **at; /* by id */
  size_t len, cap;
  uint32_t *slot;              /* id + 1; open addressing, a power of two */
  size_t slots;
  const struct known_set *one[2][128]; /* of one character, without and with case folded */
};

const struct known_set *known_set(struct known_sets *k, const struct charset *s);
const struct known_set *known_char(struct known_sets *k, uint32_t c, bool fold);
const struct known_set *known_test(struct known_sets *k, uint16_t test);

static inline bool charset_ascii(const struct charset *s, unsigned char c) { return (s->ascii[c >> 6] >> (c & 63)) & 1; }
/* Whether it holds a character beyond ASCII that stands in a token of kind `k`. */
bool charset_other(const struct charset *s, uint32_t c, enum token_kind k);
bool charset_equal(const struct charset *a, const struct charset *b);

#endif
