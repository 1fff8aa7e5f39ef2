/* alike.h: when two phrases are the same to a scorer. What a language wants passed over (determiners) is told by the terms. */
#ifndef ANNALS_SCORE_ALIKE_H
#define ANNALS_SCORE_ALIKE_H

#include "base/arena.h"

struct score_terms {
  const struct view *before; /* words that may stand before a phrase and are no part of it, lower case */
  size_t before_len;
  void *optional;            /* pcre2_code: entities that may be named or not, or NULL; owned by who made it */
};

/* White space folded, ends trimmed, lower case, curly quotes straight, one of `before` and outer punctuation left out. p NULL stays. */
struct view phrase_norm(struct arena *a, const struct score_terms *t, struct view v);
bool phrase_same(struct arena *a, const struct score_terms *t, struct view x, struct view y);
/* The same, or one holds the other whole words. */
bool phrase_alike(struct arena *a, const struct score_terms *t, struct view x, struct view y);
/* Lists joined by `;`: each of the one is alike to one of the other, and back. */
bool phrase_lists_alike(struct arena *a, const struct score_terms *t, struct view x, struct view y);
/* Lists joined by `;` that share a phrase, or both say nothing. */
bool phrase_lists_meet(struct arena *a, const struct score_terms *t, struct view x, struct view y);
/* Units: the same, or the last word the same but for a plural's s. */
bool unit_same(struct arena *a, const struct score_terms *t, struct view x, struct view y);

#endif
