/* rehearse.h: an example of a rule, run through the engine.
 *
 * An example of one line is the second line of a page, in a zone where its rule runs (the body, if it may); an example of several lines is a whole page
 * that the pack lays out. What comes of it is every annotation, with the rules that made and changed it.
 */
#ifndef ANNALS_EXTRACT_REHEARSE_H
#define ANNALS_EXTRACT_REHEARSE_H

#include "extract/extract.h"
#include "rules/example.h"

/* A value in print. */
struct rehearsed_value {
  enum value_kind kind;
  struct view text;   /* a number in plain notation, a text, the piece of the page */
  struct view normal; /* what a piece of the page stands for (EDTF, lemma), or empty */
  uint32_t len;
  const struct rehearsed_value *list;
};

struct rehearsed_attr {
  struct view name;
  struct rehearsed_value value;
};

struct rehearsed {
  struct view type;                /* empty: digits that no rule read */
  uint32_t start, end;             /* bytes of the example's text */
  const struct rule *const *rules; /* that made and changed it, in order */
  uint32_t rules_len;
  const struct rehearsed_attr *attrs;
  uint32_t attrs_len;
};

/* A match of the rule that gave way to another rule's. */
struct rehearsed_loss {
  uint32_t start, end;
  const struct rule *winner;
};

struct rehearsal {
  struct rehearsed *at;
  size_t len;
  struct rehearsed_loss *loss;
  size_t losses;
};

/* Everything in *out lives in `arena`. */
void rehearse(struct rehearsal *out, struct scan *s, const struct rule *rule, struct view text, struct arena *arena);

bool rehearsed_by(const struct rehearsed *r, const struct rule *rule);
const struct rehearsed_value *rehearsed_get(const struct rehearsed *r, struct view name);
/* True when an attribute (NULL: not there) is as the example says. */
bool rehearsed_equal(const struct rehearsed_value *got, const struct yaml_node *expected);
/* How many attributes of a mark are not as it says. */
size_t rehearsed_misses(const struct rehearsed *r, const struct example_mark *m);
/* The annotation over exactly the mark that the rule made or changed and that misses least, or NULL. */
const struct rehearsed *rehearsal_find(const struct rehearsal *x, const struct rule *rule, const struct example_mark *m);
/* The value as an example writes it: plain where it can be, else in single quotes. */
void rehearsed_print(struct buf *out, const struct rehearsed_value *v);

#endif
