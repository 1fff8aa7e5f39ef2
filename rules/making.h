/* making.h: an automaton while it is built: automaton.c makes it from patterns, merge.c makes one place of those that are equal. Private to them. */
#ifndef ANNALS_RULES_MAKING_H
#define ANNALS_RULES_MAKING_H

#include "rules/builder.h"

/* Marks an end that holds only at the edge of a word, a beginning that holds only at that of the sentence. */
#define AT_EDGE 0x80000000u

struct edge {
  uint32_t from; /* with AT_EDGE */
  uint16_t to;
};

struct making {
  struct builder *b;
  struct arena *scratch; /* for the time of building */
  struct position *position;
  size_t len, cap;
  struct edge *edge;
  size_t edges, edges_cap;
  const struct known_set **set;
  size_t sets, sets_cap;
  uint16_t *set_no;      /* by id of the set: its place in `set` + 1 */
  uint16_t *always;
  size_t always_len, always_cap;
  uint16_t rule; /* being added */
  bool failed;   /* it is too large */
};

/* Successors, for the time of building. */
struct after {
  uint32_t *at; /* by place; one more than there are */
  uint32_t *to; /* with AT_EDGE */
};

/* m->edge as a->before, by where they lead, then by where they come from, each once; in m->scratch. */
void sort_edges(struct making *m, struct automaton *a);
/* a->before the other way round. */
struct after turn_edges(struct making *m, const struct automaton *a);
/* Makes one place of those behind which the same can follow: m->position, a->before and a->own anew. */
void merge_places(struct making *m, struct automaton *a);

#endif
