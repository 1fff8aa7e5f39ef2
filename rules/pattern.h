/* pattern.h: the pattern of a rule, from its YAML text to a tree that can be analysed and a PCRE2 pattern that can be compiled.
 *
 *   '{amount}\s(?<unit><Unit kind=money>)'   as written (white space is layout: PCRE2_EXTENDED)
 *   expand: fragments put in                 pattern_expand   (every byte remembers the YAML scalar that it comes from)
 *   parse: symbols found, tree built         pattern_parse
 *   analyse: what can it begin with, what must a sentence hold    pattern_first, pattern_clauses
 *   emit: tests become classes of code points                     pattern_emit
 */
#ifndef ANNALS_RULES_PATTERN_H
#define ANNALS_RULES_PATTERN_H

#include "rules/ruleset.h"
#include "rules/yaml.h"

/* Where a byte of an expanded or emitted pattern was written. */
struct origin {
  const struct yaml_node *node; /* a scalar */
  uint32_t at;                  /* byte of its value */
};

struct text_map {
  struct buf text;
  struct origin *origin; /* owned by the arena of the call; one a byte, and one for the end */
  size_t origin_cap;
};

/* A named piece of pattern: `let: {range(x): '{x}\s?-\s?{x}'}`. */
struct fragment {
  struct view name;
  uint16_t params;
  const struct view *param;
  const struct yaml_node *body;
  bool used;
  struct fragment *next;
};

enum pattern_kind { P_CHAR, P_CLASS, P_TEST, P_GROUP, P_ZERO, P_UNKNOWN };
enum class_flag { CAN_LETTER = 1, CAN_UPPER = 2, CAN_DIGIT = 4, CAN_SPACE = 8, CAN_MARK = 16, CAN_ALL = 31 };

struct pattern_node {
  enum pattern_kind kind;
  uint32_t code;              /* P_CHAR: code point; P_TEST: number of the test in the stage */
  uint8_t can;                /* P_CLASS: enum class_flag */
  uint16_t marks_len;         /* P_CLASS: when only marks can match, which */
  const uint32_t *marks;
  bool optional, repeats;     /* quantifier: may match nothing; may match more than once */
  struct pattern_node *next;  /* in the sequence */
  struct pattern_node **alt;  /* P_GROUP: first node of each alternative (NULL: empty) */
  uint16_t alts;
};

struct pattern_group {
  struct view name;
  uint16_t number;
  uint64_t tests;
};

struct pattern {
  struct text_map source;       /* expanded */
  struct pattern_node *first;   /* the top sequence, as one group */
  struct pattern_group *group;
  uint16_t groups, captures;
  struct pattern_symbol *symbol;
  uint32_t symbols;
};

/* What the builder gives. test() numbers a test of the current stage (equal tests share a number) or returns 64 with *e set. */
struct pattern_context {
  struct arena *arena;
  struct fragment *fragments;
  void *builder;
  uint16_t (*test)(void *builder, struct view symbol, size_t *bad, struct err *e);
  uint32_t (*word)(void *builder, struct view normal); /* id of a literal word, added when new */
};

/* Both return ST_SYNTAX with *where set. */
enum status pattern_expand(struct text_map *out, const struct yaml_node *scalar, const struct pattern_context *c,
                           struct origin *where, struct err *err);
enum status pattern_parse(struct pattern *out, const struct pattern_context *c, struct origin *where, struct err *err);

/* What a match can begin with, or what a sentence must hold one of. */
struct first {
  uint32_t *words;
  uint32_t words_len, words_cap;
  uint64_t tests;
  bool digits, upper, letter, any;
};

#define PATTERN_WORDS_MAX 400 /* beyond so many first words a set is no filter any more */
#define PATTERN_CLAUSES_MAX 3

/* `second`: what can stand behind that first token, past white space. */
void pattern_first(struct first *out, struct first *second, const struct pattern *p, const struct pattern_context *c);
/* Up to PATTERN_CLAUSES_MAX sets, smallest first; returns how many. */
size_t pattern_clauses(struct first *out, const struct pattern *p, const struct pattern_context *c);
/* The PCRE2 pattern. `classes[t]` is the class text of test t. */
void pattern_emit(struct text_map *out, const struct pattern *p, const struct view *classes, struct arena *arena);

#endif
