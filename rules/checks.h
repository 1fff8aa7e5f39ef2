/* checks.h: what the checks share; private to rules/.
 *
 *   check.c         all of them, in order
 *   check_names.c   what is never used: fragments, lexicons, entries, captures, stages
 *   check_reach.c   what can never be: symbols, stages, rules behind others
 *   check_given.c   names that nothing gives: types of records, attributes in expressions
 *   check_hidden.c  literals that a symbol hides
 *   check_cost.c    what costs too much
 */
#ifndef ANNALS_RULES_CHECKS_H
#define ANNALS_RULES_CHECKS_H

#include "rules/builder.h"
#include "rules/check.h"

struct check {
  struct builder *b; /* sealed */
  struct pack_report *out;
  const struct yaml_node *owner; /* the lexicon of the entry that is looked at, which may stand in a table */
};

struct remark {
  enum notice_code code;
  struct place place;
  const char *hint, *edit; /* may be NULL */
};
void remark(struct check *c, struct remark r, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Place of bytes [start,end) of a rule's expanded pattern, where they were written. */
struct place pattern_place(const struct draft_rule *r, uint32_t start, uint32_t end);
/* True when the byte was written in the rule itself, not in a fragment. */
bool pattern_own(const struct draft_rule *r, uint32_t at);
struct place entry_place(const struct draft_sense *s);
/* True when an expression of the pack, `suspect` or an inflection names the annotation type. */
bool type_named(const struct check *c, atom type);

void check_examples_read(struct check *c);
void check_quotes(struct check *c);
void check_blanks(struct check *c);
void check_fragments(struct check *c);
void check_shared(struct check *c);
void check_shared(struct check *c);
void check_lexicons(struct check *c);
void check_entries(struct check *c);
void check_captures(struct check *c);
void check_stages(struct check *c);
void check_symbols(struct check *c);
void check_records(struct check *c);
void check_attributes(struct check *c);
void check_shadows(struct check *c);
void check_hidden(struct check *c);
void check_triggers(struct check *c);
void check_backtracking(struct check *c);
void check_untested(struct check *c);

#endif
