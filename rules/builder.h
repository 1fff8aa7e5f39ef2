/* builder.h: the pack while it is read; private to rules/. Phases, in order:
 *   read      files and imports                    load.c
 *   declare   lexicons, fragments, stages, rules   lexicon.c, declare.c
 *   compile   patterns, codes                      compile.c, codes.c
 *   seal      into struct ruleset, with its automata  seal.c, automaton.c, merge.c
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

/* A table of a lexicon: TSV. */
struct table {
  const char *path;   /* in scratch */
  struct view source; /* in the arena of the ruleset: spellings and values are borrowed from it */
};

/* An entry of a lexicon: one sense, whatever the number of its spellings. */
struct draft_entry {
  const struct sense *sense;
  const struct yaml_node *node; /* where it was written: a key or a text ... */
  const struct table *table;    /* ... or, when that is NULL, a row */
  uint32_t look;                /* what the tests of the pack see of it: see kinds.c */
};

#define ATOMS_MAX 4096u /* different names of types and attributes; the yearbook has 700 */

/* What a form means, beside the form itself in the ruleset. */
struct draft_form {
  uint32_t next;        /* form with the same first word, longer first; 0 ends */
  struct draft_sense {
    struct draft_entry *entry;
    uint32_t start, end; /* bytes of the node's value or of the table; none when it comes from the case-blind twin of an exact form */
    struct draft_sense *next;
  } *senses;
};
static inline bool sense_copied(const struct draft_sense *s) { return s->end == 0; }

/* Forms that the tests of all stages take for the same. */
struct draft_kind {
  struct form_kind *kind;
  const uint32_t *look; /* from 1 */
  size_t looks;
  struct testset tests; /* that it passes in the stage at hand */
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
  struct test test[TESTS_MAX];
  struct view test_text[TESTS_MAX];
  uint16_t tests;
  uint16_t *type_no;          /* as in struct stage */
  struct type_tests *types;
  uint16_t types_len;         /* from 1 */
  const struct testset *code_tests; /* by code - 1; in scratch */
  size_t codes;
};

/* Attributes that several rules give: `sets: {measured: {unit: $m.unit, si: $m.si}}`. */
struct shared_set {
  const struct yaml_node *map; /* its key is the name */
  bool used;
  struct shared_set *next;
};

struct source_file {
  struct yaml_node *root;
  struct source_file *next;
};

struct builder {
  struct ruleset *rs;
  struct arena scratch; /* gone after loading, trees included */
  struct arena making;  /* of one automaton after the other */
  struct notices notices; /* in scratch */
  struct view *hashed;  /* names and sources of all files in turn, for the pack's sha256 */
  size_t hashed_len, hashed_cap;
  struct view *path;    /* of these files, from the folder of the pack on */
  size_t paths, paths_cap;
  int errors;
  const char *dir;
  struct source_file *files, **files_tail;
  struct words atoms;   /* id == atom + 1 */
  struct view *atom;
  size_t atoms_len, atoms_cap;
  struct form_slot *form_slot; /* forms by their words: see forms.c; owned */
  uint32_t form_mask;
  struct draft_form *form; /* [i] beside rs->forms[i + 1]; owned */
  size_t forms, forms_cap;
  struct fragment *fragments;
  struct shared_set *shared;
  struct draft_stage stage[STAGE_MAX];
  size_t stages;
  struct draft_rule *rule; /* owned */
  size_t rules, rules_cap;
  size_t current;       /* stage whose patterns are being parsed */
  struct known_sets sets; /* of the patterns */
  struct words names;   /* of rules */
  struct tokens tokens; /* scratch */
  const struct draft_entry **look; /* one entry of each look; [0] is of look 1 */
  size_t looks, looks_cap;
  struct draft_kind *kind;
  size_t kinds, kinds_cap;
  struct testset *look_tests; /* by look: tests of the stage at hand that it passes */
  const void *line_file; /* the file, byte and line of the last rule: the next one is seldom far */
  uint32_t line_at;
  uint32_t line;
  bool *made, *listed, *known; /* by atom: types that rules make, those of lexicons, both */
  struct buf text, runs; /* scratch */
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
/* The atom that is spelt most like a name among those for which `of` is set, or NULL. */
const char *builder_nearest(struct builder *b, const bool *of, struct view name);
/* A number when it reads as one and a leading zero does not make it a code; else the text, which is borrowed. */
struct value value_of(struct view text);
struct value builder_value(struct builder *b, struct view text); /* the same, with a copy of the text */
/* What the sum of the pack is made of, too: a file under the name that its pack has for it. All texts are borrowed until it is loaded. */
void builder_hash(struct builder *b, const char *path, const char *name, struct view source);
/* Token ids of a spelling: appended to `out`, with FORM_SPACE. False when it is too long or empty. */
bool builder_words(struct builder *b, struct view spelling, uint32_t *out, size_t *len, size_t cap);

/* `allow` of a rule or a lexicon: codes of the lint, each with its reason. */
bool check_allow(struct builder *b, const struct yaml_node *owner);

bool declare_lexicon(struct builder *b, const struct yaml_node *node);
bool declare_file(struct builder *b, const struct yaml_node *root);
bool compile_rules(struct builder *b);
bool compile_stages(struct builder *b);
/* Asks PCRE2 about the sealed patterns that it may refuse. */
bool compile_doubtful(struct builder *b);
/* The automaton of a stage, in the arena of the ruleset; adds the words that its patterns spell out. */
const struct automaton *automaton_of(struct builder *b, size_t stage);
bool seal(struct builder *b);

/* What the letters of a form may be: of either case, as it is spelt, so or all capitals. */
enum letters { LETTERS_FOLD, LETTERS_EXACT, LETTERS_CAPITALS };
/* Adds a sense to the form of a spelling, which is made when it is new. False when it holds no word or too many. `start`, `end`: where
 * it was written; the spelling is borrowed. */
bool add_form(struct builder *b, struct view spelling, enum letters letters, struct draft_entry *entry, uint32_t start, uint32_t end);
/* An exact form has the senses of its case-blind twin too. */
void join_twins(struct builder *b);
void seal_forms(struct builder *b);
/* The kinds of forms: once all tests are known, before the codes of the first stage. */
void find_kinds(struct builder *b);
/* Code points for what the tests of a stage tell apart. */
bool stage_codes(struct builder *b, size_t stage);

/* Owned: builder_free. The ruleset is not: it is handed over, or freed on its own. Its arena is in `region`, unless that is NULL. */
struct builder *builder_new(const char *dir, struct region *region);
void builder_free(struct builder *b);
/* Reads, declares, compiles; errors stand in `notices`. */
bool builder_run(struct builder *b, struct err *err);
/* What a failed run comes to. */
enum status builder_failure(const struct builder *b, const struct err *first, struct err *err);
void builder_print_errors(const struct builder *b, struct buf *diagnostics);

#endif
