/* twin.h: how far a pattern gets. A twin of a rule's pattern is compiled with automatic callouts (pcre2callout(3)) and without the
 * optimisations that would answer before trying; run at a place of the projection it remembers the farthest point that it reached and
 * which elements were wanted there. What is inside a lookaround is no progress: only its brackets count. */
#ifndef ANNALS_EXTRACT_TWIN_H
#define ANNALS_EXTRACT_TWIN_H

#include "base/buf.h"
#include "rules/ruleset.h"

#define TWIN_WANTED_MAX 3 /* elements named where a pattern stopped: more say no more */

struct twin; /* of one rule */

struct twin_run {
  bool matched;
  uint32_t end;                      /* of the match */
  uint32_t reached;                  /* byte of the projection where it stopped */
  struct span wanted[TWIN_WANTED_MAX]; /* pieces of rule->pattern that did not match there */
  uint32_t wanted_len;
};

struct twin *twin_new(const struct ruleset *rs, const struct rule *r); /* owned; NULL when PCRE2 refuses the pattern */
void twin_free(struct twin *t);
/* Tries the pattern at byte `at` of a projection. */
void twin_try(struct twin *t, struct view projection, uint32_t at, struct twin_run *out);

#endif
