/* builder.h: the pack while it is read; private to rules/. Phases, in order:
 *   read      files and imports                    load.c
 *   declare   lexicons, fragments, stages, rules   lexicon.c, declare.c
 *   compile   patterns, codes                      compile.c, codes.c
 *   seal      into struct ruleset, with its automata  seal.c, automaton.c
 */
#ifndef ANNALS_RULES_BUILDER_H
#define ANNALS_RULES_BUILDER_H

#include "base/buf.h"
#include "rules/keys.h"
#include "rules/notice.h"
#include "rules/pattern.h"
#include "rules/ruleset.h"
#include "rules/token.h"
#include "rules/yaml.h"

/* Where an entry of a lexicon was written: a key or a text of a YAML file, or a cell of a table. */
struct entry_origin {
  const struct yaml_node *node;
  const char *path;   /* a table's, when `node` is NULL */
  struct view source;
  uint32_t start, end; /* bytes of the node's value, or of the table */
};

#define ATOMS_MAX 4096u /* different names of types and attributes; the yearbook has 700 */

struct draft_form {
  struct form form;
  struct draft_sense {
    struct sense sense;
    struct entry_origin origin;
    bool copied; /* from the case-blind twin of an exact form */
    struct draft_sense *next;
  } *senses;
};

struct draft_rule {
  struct rule rule;
  const struct yaml_node *node, *match;
  struct pattern pattern;
  struct first first, clause[PATTERN_CLAUSES_MAX];
  size_t clauses;
  bool fold;
};

struct draft_stage {
  struct view name;
  const struct yaml_node *node;
  enum stage_over over;
  atom needs;
  struct test test[64];
  struct view test_text[64];
  uint16_t tests;
  struct type_tests *by_type; /* by atom */
  uint64_t *mask; /* by code */
  size_t masks, masks_cap;
};

struct source_file {
  struct yaml_node *root;
  struct source_file *next;
};

struct builder {
  struct ruleset *rs;
  struct arena scratch; /* gone after loading, trees included */
  struct notices notices; /* in scratch */
  struct buf hashed;    /* names and sources of all files, for the pack's sha256 */
  int errors;
  const char *dir;
  struct source_file *files, **files_tail;
  struct words atoms;   /* id == atom + 1 */
  struct view *atom;
  size_t atoms_len, atoms_cap;
  struct words keys;    /* forms by their words and, where exact, their spelling; id == index in draft_form */
  struct draft_form *form;
  size_t forms, forms_cap;
  struct fragment *fragments;
  struct draft_stage stage[STAGE_MAX];
  size_t stages;
  struct draft_rule *rule;
  size_t rules, rules_cap;
  size_t current;       /* stage whose patterns are being parsed */
  struct words names;   /* of rules */
  struct tokens tokens; /* scratch */
  uint64_t *form_sets;  /* by form: tests of the stage at hand that it passes */
  struct typed_sense {
    uint32_t form;
    const struct sense *sense;
  } *senses;            /* of all forms, by type */
  uint32_t *senses_at;  /* by atom: where they begin; one behind the last */
  const void *line_file; /* the file, byte and line of the last rule: the next one is seldom far */
  uint32_t line_at;
  uint32_t line;
  bool *made, *known;   /* by atom: types that rules make; these and those of lexicons */
  struct buf text;      /* scratch */
};

/* Reports an error at a node (or inside its value); returns false so that callers can `return complain(...)`. */
bool complain(struct builder *b, enum notice_code code, const struct yaml_node *node, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool complain_in(struct builder *b, enum notice_code code, const struct yaml_node *scalar, size_t start, size_t end, const char *message);
/* For files that are no YAML: file, line, message. */
bool complain_line(struct builder *b, const char *file, struct view source, uint32_t start, uint32_t end, const char *message);
/* Checks that a map has only known keys; complains with a suggestion. */
bool check_keys(struct builder *b, const struct yaml_node *map, const struct key_set *known);
bool check_kind(struct builder *b, const struct yaml_node *node, enum yaml_kind kind, const char *what);

atom builder_atom(struct builder *b, struct view name);
struct value builder_value(struct builder *b, struct view text);
/* Token ids of a spelling: appended to `out`, with FORM_SPACE. False when it is too long or empty. */
bool builder_words(struct builder *b, struct view spelling, uint32_t *out, size_t *len, size_t cap);

/* `allow` of a rule or a lexicon: codes of the lint, each with its reason. */
bool check_allow(struct builder *b, const struct yaml_node *owner);

bool declare_lexicon(struct builder *b, const struct yaml_node *node);
bool declare_file(struct builder *b, const struct yaml_node *root);
bool compile_rules(struct builder *b);
/* `codes`: of each form in each stage. */
bool compile_stages(struct builder *b, uint16_t *codes);
/* The automaton of a stage, in the arena of the ruleset; adds the words that its patterns spell out. */
const struct automaton *automaton_of(struct builder *b, size_t stage);
bool seal(struct builder *b);

void sort_senses(struct builder *b);
/* Code points for what the tests of a stage tell apart; `codes`: of each form in each stage. */
bool stage_codes(struct builder *b, size_t stage, uint16_t *codes);
/* The class of code points of each test of a stage, in scratch. */
void stage_classes(struct builder *b, size_t stage, struct view *classes);

/* Owned: builder_free. The ruleset is not: it is handed over, or freed on its own. */
struct builder *builder_new(const char *dir);
void builder_free(struct builder *b);
/* Reads, declares, compiles; errors stand in `notices`. */
bool builder_run(struct builder *b, struct err *err);
/* What a failed run comes to. */
enum status builder_failure(const struct builder *b, const struct err *first, struct err *err);

#endif
