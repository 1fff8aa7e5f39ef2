/* credit.h: rules judged by gold: of the fields of facts that each rule gave, how many are right, wrong, or empty in gold. */
#ifndef ANNALS_SCORE_CREDIT_H
#define ANNALS_SCORE_CREDIT_H

#include "score/score.h"

enum credit_verdict {
  CREDIT_RIGHT,
  CREDIT_WRONG,   /* gold says something else */
  CREDIT_SPARE,   /* gold leaves the field empty, or has no such figure */
  CREDIT_MISSING, /* gold fills it, the record does not: no rule's doing */
  CREDITS
};

/* One field of one fact. LAYER_FIGURE stands for the figure itself: its span, and its value as LAYER_VALUE judges it. */
struct credit_case {
  struct view rule;           /* that gave the field; empty: none */
  enum score_layer layer;
  enum credit_verdict verdict;
  const struct record_page *page;
  const struct record *r;     /* NULL: a figure that gold alone has */
  const struct gold_line *g;  /* NULL: a figure that gold has not */
  struct view gold, got;      /* as text; p NULL: nothing */
};

/* A rule and a field that it gives. */
struct credit_rule {
  struct view rule;
  enum score_layer layer;
  uint32_t count[CREDITS];
};

struct credit {
  struct arena arena;         /* owns all but the texts of gold and records, which must outlive it */
  struct credit_case *cases;  /* in the order of pages and places; those that are right too */
  size_t len;
  struct credit_rule *rules;  /* those with most faults first; what is missing stands under an empty rule, at the end */
  size_t rules_len;
};

/* The fields that are judged: LAYER_FIGURE and the roles. */
extern const enum score_layer credit_layers[];
extern const size_t credit_layers_len;
/* The name of a field in records. */
const char *credit_field(enum score_layer layer);

/* Pages without gold are passed over. */
void credit_run(struct credit *out, const struct record_set *records, const struct gold *gold, const struct score_terms *terms,
                const struct score_blame *blame);
void credit_free(struct credit *c);
/* Wrong and spare ones. */
uint32_t credit_faults(const struct credit_rule *r);

#endif
