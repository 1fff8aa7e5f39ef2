/* pattern.h: the pattern of a rule, from its YAML text to a tree that can be analysed and a PCRE2 pattern that can be compiled.
 *
 *   '{amount}\s(?<unit><Unit kind=money>)'   as written (white space is layout: PCRE2_EXTENDED)
 *   expand: fragments put in                 pattern_expand   (every byte remembers the YAML scalar that it comes from)
 *   parse: symbols found, tree built         pattern_parse
 *   analyse: what can it begin with                               pattern_first, pattern_clauses
 *   compile, when it is tried: symbols become classes of code points   rule_compile (heat.c)
 */
#ifndef ANNALS_RULES_PATTERN_H
#define ANNALS_RULES_PATTERN_H

#include "rules/charset.h"
#include "rules/ruleset.h"
#include "rules/yaml.h"

/* Where a byte of an expanded or emitted pattern was written. */
struct origin {
  const struct yaml_node *node; /* a scalar */
  uint32_t at;                  /* byte of its value */
};

/* A stretch of text that was written in one piece: its bytes follow one another there too. */
struct origin_run {
  uint32_t start;               /* byte of the text */
  struct origin from;           /* of that byte */
};

struct text_map {
  struct view text;
  const struct origin_run *run; /* sorted */
  size_t runs;
};
/* Where a byte of the text, or its end, was written. */
struct origin origin_at(const struct text_map *m, size_t at);

/* A named piece of pattern: `let: {range(x): '{x}\s?-\s?{x}'}`. */
struct fragment {
  struct view name;
  uint16_t params;
  const struct view *param;
  const struct yaml_node *body;
  bool used;
  struct fragment *next;
};

/* P_AHEAD: a lookahead, what must follow; P_ZERO: anything else of no width. */
enum pattern_kind { P_CHAR, P_CLASS, P_TEST, P_GROUP, P_AHEAD, P_ZERO, P_UNKNOWN };
#define PATTERN_MANY UINT16_MAX /* no upper bound */

struct pattern_node {
  enum pattern_kind kind;
  uint32_t code;              /* P_CHAR: code point; P_TEST: number of the test in the stage; P_ZERO: ^, $ or the letter of an escape, or 0 */
  uint16_t least, most;       /* quantifier */
  uint8_t can;                /* P_CLASS: enum class_flag */
  bool optional, repeats;     /* it may match nothing; it may match more than once */
  bool possessive;            /* gives nothing back: `*+`, or an atomic group */
  uint32_t at, end;           /* bytes of the expanded text, quantifier left out */
  uint16_t capture;           /* P_GROUP: its number, 0 when it captures nothing */
  uint16_t alts;
  const struct known_set *set; /* P_CHAR, P_CLASS, P_TEST */
  struct pattern_node *next;  /* in the sequence */
  struct pattern_node **alt;  /* P_GROUP: first node of each alternative (NULL: empty) */
};

struct pattern_group {
  struct view name;
  uint16_t number;
  struct testset tests;
};

struct pattern {
  struct text_map source;       /* expanded */
  struct pattern_node *first;   /* the top sequence, as one group */
  struct pattern_group *group;
  uint16_t groups, captures;
  struct pattern_symbol *symbol;
  uint32_t symbols;
  bool doubtful;                /* PCRE2 may refuse it */
};

/* What the builder gives. test() numbers a test of the current stage (equal tests share a number) or returns TESTS_MAX with *e set. */
struct pattern_context {
  struct arena *arena, *kept;   /* for the tree; for the text of the pattern */
  struct buf *text, *runs;      /* used again and again */
  struct fragment *fragments;
  struct known_sets *sets;
  void *builder;
  uint16_t (*test)(void *builder, struct view symbol, size_t *bad, struct err *e);
  uint32_t (*word)(void *builder, struct view normal); /* id of a literal word, added when new */
};

/* Both return ST_SYNTAX with *where set. */
enum status pattern_expand(struct text_map *out, const struct yaml_node *scalar, const struct pattern_context *c,
                           struct origin *where, struct err *err);
enum status pattern_parse(struct pattern *out, const struct pattern_context *c, bool fold, struct origin *where, struct err *err);

/* What a match can begin with, or what a sentence must hold one of. */
struct first {
  uint32_t *words;
  uint32_t words_len, words_cap;
  struct testset tests;
  bool digits, upper, letter, any;
};

#define PATTERN_WORDS_MAX 400 /* beyond so many first words a set is no filter any more */

#define PATTERN_CLAUSES_MAX 3

/* What a match can end with: enum class_flag. */
uint8_t pattern_ends(const struct pattern *p);
void pattern_first(struct first *out, const struct pattern *p, const struct pattern_context *c);
/* Up to PATTERN_CLAUSES_MAX sets, smallest first; returns how many. They are for people: what a sentence without a match lacks. */
size_t pattern_clauses(struct first *out, const struct pattern *p, const struct pattern_context *c);

#endif
