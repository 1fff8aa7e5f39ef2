/* ruleset.h: a rule pack, sealed: nothing changes it any more and all workers share it.
 *
 *   YAML files -> nodes with marks (yaml.h) -> builder (build.h) -> struct ruleset -> one scanner a worker (extract/scanner.h)
 *
 * How rules run. A stage turns a sentence into its PROJECTION: the text with white space folded to one space, in which every
 * annotation stands as one private-use code point. `<Type attr=value>` in a pattern is a TEST; two annotations that pass the same
 * tests of the stage share a code point, so a test compiles to a class of code points and a match can never end inside an
 * annotation. A stage runs only over sentences that hold something one of its rules can begin with, and a rule is tried only where
 * the AUTOMATON of the stage (automaton.h), which knows all its patterns, says that it can match.
 */
#ifndef ANNALS_RULES_RULESET_H
#define ANNALS_RULES_RULESET_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdatomic.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "rules/automaton.h"
#include "rules/expr.h"
#include "rules/testset.h"
#include "rules/words.h"

/* Attribute and type names are interned; equal atoms are equal strings. 0 is no atom. */
typedef uint16_t atom;

/* Kinds of attribute values. */
enum value_kind { VALUE_NULL, VALUE_DECIMAL, VALUE_TEXT, VALUE_LIST, VALUE_MENTION, VALUE_ANNOTATION };

/* A piece of the page that an attribute points to. */
struct mention {
  uint32_t start, end; /* bytes of the text */
  struct view text;    /* borrowed from the document */
  struct view normal;  /* what it stands for (EDTF, lemma); empty: its own text */
  uint8_t from;        /* how far it lies: 0 in the sentence, 1 in the section, 2 in the document */
};

struct value {
  enum value_kind kind;
  uint32_t len;                /* list: elements */
  union {
    struct decimal decimal;
    struct view text;
    const struct value *list;
    const struct mention *mention;
    uint32_t annotation;       /* index among those of the sentence */
  } as;
};

struct attr {
  atom name;
  struct value value;
};

/* One meaning of a form: the lexicon that it comes from (its annotation type) and the attributes of its row. */
struct sense {
  atom type;
  uint16_t len;
  const struct attr *attrs;
};

/* What the tests of all stages see of a form. Most forms are of few kinds. */
struct form_kind {
  uint64_t stages;        /* bit s: in stage s it stands as a symbol that begins a rule */
  uint64_t projected;     /* bit s: in stage s it stands as a symbol */
  const uint16_t *code;   /* its code in each stage, 0 where it stays text */
};

/* A spelling in a lexicon: a sequence of words with the spaces between them. */
struct form {
  uint16_t words;         /* tokens */
  uint16_t senses;
  bool exact;             /* the text must equal `spelling`, case included */
  bool capitals;          /* or be it in capitals */
  const uint32_t *word;   /* word ids; the high bit says that white space stands before it (the first never has it) */
  struct view spelling;   /* when exact */
  const struct sense *sense;
  const struct form_kind *kind;
};

#define FORM_SPACE 0x80000000u

/* The forms that begin with a word stand in a row, longer ones first, with what most of them are told apart by. */
struct form_link {
  uint32_t form;          /* 0 ends the row */
  uint32_t second;        /* its word[1], or 0 */
};

#define STAGE_MAX 64
#define CODE_BASE 0xE000u /* private use area of the BMP: 6,400 code points */
#define CODE_MAX 6400u
#define CODE_OPAQUE 1u /* an annotation that no test of the stage asks for */

/* Where a text stands on the page. */
enum zone { ZONE_BODY = 1, ZONE_TITLE = 2, ZONE_HEADING = 4, ZONE_FOOTER = 8, ZONE_ALL = 15 };

struct set {
  atom name;
  const struct expr *expr;
  struct view source; /* the expression as written */
};

/* What a rule adds: an annotation over the group `at` (0: the whole match), with attributes. */
struct make {
  atom type;
  uint16_t at;
  uint16_t sets;
  const struct set *set;
};

/* A named group of a pattern and the tests that stand in it: they say which sense of a word a capture means. */
struct group {
  struct view name;
  uint16_t number;
  struct testset tests; /* that stand inside */
};

/* A `<Type ...>` in a pattern whose fragments are put in. */
struct pattern_symbol {
  uint32_t start, end; /* bytes of the pattern */
  uint16_t test;       /* of the stage */
  uint16_t joined;     /* 1: an alternative of its own, as the next one is: one class does for both */
};

/* A set of things of which a sentence must hold one. Both lists are sorted. */
struct clause {
  const uint32_t *words; /* word ids */
  uint32_t words_len;
  struct testset tests;  /* an annotation that passes one of them */
};

struct rule {
  /* What a try and what follows from it read, together: */
  uint16_t id;
  uint8_t stage;
  uint8_t zones;           /* enum zone bits in which it runs */
  int32_t priority;
  bool apart;              /* `overlap: no`: after a match it goes on behind it */
  bool unseen;             /* `symbol: no`: what it makes is found by functions and stands as no symbol */
  bool skipped;            /* `symbol: skip`: later stages pass over what it makes and all that lies in it */
  bool plain;              /* its pattern is one symbol: PCRE2 has nothing to find */
  bool search;             /* begins with anything: looks through the whole sentence */
  bool opens;              /* begins with `^`: matches once at most */
  uint16_t search_no;      /* its place among those of the stage */
  uint16_t captures;       /* numbered groups, the whole match included */
  uint16_t on;             /* group whose annotation the rule updates; 0: none */
  uint16_t groups, makes, sets, keeps;
  const struct expr *when; /* condition or NULL */
  const struct make *make; /* what it adds */
  const struct set *set;   /* what it updates */
  const struct set *keep;  /* what it leaves to later sentences of the page: recall() */
  const struct group *group;
  /* The rest: */
  struct view name;
  struct view when_source;
  struct view pattern;     /* with its fragments put in, symbols as written: for people and for twins that tell how far it got */
  const struct pattern_symbol *symbol;
  uint32_t symbols;
  bool fold;               /* `case: fold` */
  uint8_t ends;            /* enum class_flag: what its match can end with */
  struct clause first;     /* what a match begins with, unless `search` ... */
  bool first_digits, first_upper, first_letter; /* ... or with any token of such a shape */
  uint16_t clauses;        /* what a sentence must hold; the engine asks the automaton, people ask these */
  const struct clause *clause;
  struct view why;
  struct view code;        /* its pattern compiled, as PCRE2 writes it into files; empty outside of an image */
  const struct yaml_node *node; /* where it was written; borrowed from the builder, NULL once that is gone */
  struct view file;        /* of the pack, relative */
  uint32_t line;
};

/* What a test asks of an annotation: its type, and attributes equal to (or different from) texts. */
struct test_attr {
  atom name;
  bool differs;       /* `attr!=value` */
  struct value value; /* a list: any of them */
};
struct test {
  atom type;
  uint16_t len;
  const struct test_attr *attrs;
};

/* The tests of a stage on one type. What an attribute leaves of them depends on its value alone. */
struct test_key {
  atom name;
  uint16_t len;
  const struct value *value; /* that tests name */
  const struct testset *left; /* tests that an attribute with that value still passes */
  struct testset other;      /* the same for any other value, or none */
};
struct type_tests {
  struct testset all;
  uint16_t keys;
  const struct test_key *key;
};

enum stage_over { OVER_SENTENCE, OVER_PARAGRAPH };

struct stage {
  struct view name;
  enum stage_over over;
  atom needs;                          /* runs only where such an annotation stands in the sentence; 0: always */
  uint16_t tests;
  const struct test *test;             /* at most TESTS_MAX */
  uint16_t codes;                      /* codes 1..codes are in use */
  const struct testset *code_tests;    /* which tests a code passes */
  const uint16_t *code_slot;           /* codes by their tests: open addressing, 1 << code_bits */
  uint8_t code_bits;
  const uint16_t *type_no;             /* by atom: place in `types`, 0 where no test asks for the type */
  const struct type_tests *types;
  const struct automaton *automaton;   /* of all its patterns */
  struct testset begins;               /* tests that a rule begins with */
  bool digits, upper, letter;          /* a rule begins with any token of that shape */
  const uint16_t *search;              /* rules that begin with anything */
  uint16_t search_len;
};

/* A word of the pack: literal of a pattern or part of a form. */
struct word_info {
  uint32_t links;        /* place in ruleset.links of the forms that begin with it */
  uint32_t spelt;        /* row of ruleset.spelt; 0: no pattern spells it out */
  uint64_t stages;       /* bit s: begins a rule in stage s */
};

/* What an annotation type means to the record: pack key `records`. */
enum record_role { ROLE_NONE, ROLE_FACT, ROLE_DATE, ROLE_NUMBER, ROLE_ENTITY, ROLE_FINDING };

struct type_info {
  enum record_role role;
  bool ledger;           /* its annotations are the numbers of the ledger */
  uint64_t stages;       /* stages in which its symbols can begin a rule */
};

/* Suffix table for word forms: the first suffix that fits is replaced. A form of the lexicon `type` comes first. */
struct inflection {
  struct view name;
  atom type, attr;       /* lexicon of exceptions and the attribute that holds the result */
  uint16_t len;
  const struct view *from, *to;
};

/* What a line says of the year in it: that it is not what the page is about, or that it is. */
enum year_line { YEAR_COMPARED, YEAR_STATED, YEAR_LINES };

struct ruleset {
  struct view name, version, language;
  struct sha256 sha256;  /* over all files of the pack, in the order they were read */
  struct words words;
  const struct word_info *word; /* by word id */
  const uint16_t *spelt;        /* rows of stages_len: number of the word in the automaton of a stage, 0: not there */
  struct form *forms;           /* from 1; owned, but in an image */
  uint32_t forms_len;
  const struct form_link *links; /* [0] ends the row of words that begin none */
  struct stage *stages;
  uint16_t stages_len;
  struct rule *rules;
  uint16_t rules_len;
  struct rule_heat *heat;       /* by rule; the one thing that changes after sealing; owned */
  const struct view *atoms;     /* by atom */
  uint16_t atoms_len;
  const struct type_info *types; /* by atom */
  const struct inflection *inflections;
  uint16_t inflections_len;
  const atom *suspect_types;
  uint16_t suspect_len;
  struct view year_line[YEAR_LINES]; /* patterns; empty: none */
  struct arena arena;           /* owns what has no other owner */
  bool in_image;                /* all of it lies in an image: image.h */
};

/* Atoms that the engine itself reads and writes; fixed places in the table. */
enum engine_atom {
  A_NONE, A_VALUE, A_VALUE_MAX, A_UNIT, A_KIND, A_QUALIFIER, A_PRECISION, A_CLASS, A_EDTF, A_REF, A_FROM, A_ROLE, A_FACTOR, A_SI,
  A_ANCHOR, A_NUMBERS, A_CHANGE, A_STATUS, A_PER, A_PARENT, A_LEVEL, A_ZONE, A_BREAK, A_LEAD, A_TEXT, A_NAME, A_SCOPE,
  A_ITEM, A_TIME, A_ACTOR, A_ACTION, A_RECIPIENT, A_PART_OF, A_ASSERTS, A_MEMBERS, A_SEVERITY, A_MESSAGE, A_SELF, A_FIXED
};

void ruleset_free(struct ruleset *rs);
/* Makes `heat`; rules_len is known. */
void ruleset_warm(struct ruleset *rs);

/* Patterns are compiled when they are tried: a page tries a third of the rules. Machine code costs four times what PCRE2's own
 * compilation does, as much as some hundred tries by its interpreter: it is made for a rule that is tried often. The
 * two count their limits differently: what one gives up the other tries, so that a match does not depend on which is at hand. */
struct rule_heat {
  _Atomic(pcre2_code *) code;    /* for the interpreter; owned, as is the next */
  _Atomic(pcre2_code *) machine;
  _Atomic uint32_t tries;        /* by the interpreter */
  atomic_bool plain;             /* there is no machine code for it */
};
/* As pcre2_match: the pattern at byte `at` of a text, from there on when the rule searches. Any thread. */
int rule_match(const struct ruleset *rs, const struct rule *r, struct view text, size_t at, pcre2_match_data *data, pcre2_match_context *limits);
/* The pattern as PCRE2 compiles it. NULL when it is refused: *error is PCRE2's, *at the byte of `pattern`. */
pcre2_code *rule_compile(const struct ruleset *rs, const struct rule *r, int *error, size_t *at);
#define YEAR_MARK "\xEE\x80\x80" /* U+E000, which no text holds where patterns see it */
#define YEAR_MARK_HEX "E000"
/* One of rs->year_line likewise: it looks through a line in which YEAR_MARK stands in the place of the year. */
pcre2_code *year_line_compile(struct view pattern, int *error, size_t *at);
/* The class of the code points that pass one of some tests of a stage: `[\x{E001}-\x{E004}]`, or what never matches. */
void stage_put_class(struct buf *out, const struct stage *s, const struct testset *tests);
/* 0 when the pack does not know the name. */
atom ruleset_atom(const struct ruleset *rs, struct view name);
static inline const struct type_tests *stage_type(const struct stage *s, atom type) { return &s->types[s->type_no[type]]; }
/* The code of what passes just these tests of a stage, CODE_OPAQUE when there is none. */
static inline uint32_t stage_code_slot(const struct stage *s, const struct testset *tests) { return (uint32_t)(testset_hash(tests) >> (64 - s->code_bits)); }
static inline uint16_t stage_code(const struct stage *s, const struct testset *tests) {
  for (uint32_t i = stage_code_slot(s, tests); s->code_slot[i] != 0; i = (i + 1) & ((1u << s->code_bits) - 1))
    if (testset_equal(&s->code_tests[s->code_slot[i]], tests)) return s->code_slot[i];
  return CODE_OPAQUE;
}
static inline struct view ruleset_name(const struct ruleset *rs, atom a) { return rs->atoms[a]; }
static inline const struct form_link *ruleset_links(const struct ruleset *rs, uint32_t word) { return &rs->links[rs->word[word].links]; }
/* The first sense of a form that passes one of `tests` of a stage, or NULL. */
const struct sense *form_sense(const struct stage *stage, const struct form *form, const struct testset *tests);
const struct value *attrs_get(const struct attr *attrs, size_t len, atom name);
/* The tests that an attribute with a value (NULL: without one) does not rule out; those that a type with attributes passes. */
const struct testset *test_key_left(const struct test_key *key, const struct value *v);
struct testset type_tests_passed(const struct type_tests *t, const struct attr *attrs, size_t len);
bool value_equal(const struct value *a, const struct value *b);
/* True when an attribute with value `v` (NULL: not there) is as a test asks. */
bool test_attr_passes(const struct test_attr *t, const struct value *v);
/* True when a type with attributes passes a test. */
bool test_passes(const struct test *t, atom type, const struct attr *attrs, size_t len);

#endif
