/* merge.c: places of an automaton behind which the same can follow become one, whatever rules they are of (see automaton.h). */
#include "rules/making.h"

/* Classes of places by what can follow. They are refined in rounds from the last place to the first, each with the classes of its own round
 * behind the place in question and with those of the last where a loop leads back: few rounds, but what leads forward and what leads back
 * is never the same to them. What they have kept apart for that alone is joined then, as long as there is any. */
struct merging {
  struct making *m;
  struct after after;
  uint32_t *kind;     /* by place: its class as long as nothing is known of what follows */
  uint32_t *class, *old;
  uint32_t *sig;      /* signatures, one after the other: class, length, then what it holds */
  size_t sig_len, sig_cap;
  uint32_t *slot;     /* by hash: where what a signature holds begins */
  uint32_t slots;
};

#define LEADS_BACK 0x40000000u

static uint32_t hash_of(const uint32_t *v, uint32_t n) {
  uint64_t h = n;
  for (uint32_t i = 0; i < n; i++) h = (h ^ v[i]) * 0x9E3779B97F4A7C15u, h ^= h >> 29;
  return (uint32_t)(h >> 16);
}

/* v[0..n) sorted, each once; they are few. */
static uint32_t sort_unique(uint32_t *v, uint32_t n) {
  uint32_t len = 0;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t x = v[i], k = len;
    while (k > 0 && v[k - 1] > x) k--;
    if (k > 0 && v[k - 1] == x) continue;
    memmove(&v[k + 1], &v[k], (len++ - k) * sizeof *v);
    v[k] = x;
  }
  return len;
}

static void add_sig(struct merging *x, uint32_t v) { ARENA_PUSH(x->m->scratch, x->sig, x->sig_len, x->sig_cap, v); }

static void forget_sigs(struct merging *x) {
  memset(x->slot, 0, x->slots * sizeof *x->slot);
  x->sig_len = 0;
}

/* Room for the class and the length, which stand before a signature; where it begins. */
static size_t begin_sig(struct merging *x) {
  add_sig(x, 0);
  add_sig(x, 0);
  return x->sig_len;
}

/* The class of the signature that has been written from `at` on; `next` where it is new. */
static uint32_t class_of(struct merging *x, size_t at, uint32_t *next) {
  uint32_t n = (uint32_t)(x->sig_len - at), h = hash_of(x->sig + at, n) & (x->slots - 1);
  for (; x->slot[h] != 0; h = (h + 1) & (x->slots - 1)) {
    const uint32_t *had = x->sig + x->slot[h];
    if (had[-1] != n || memcmp(had, x->sig + at, n * sizeof *had) != 0) continue;
    x->sig_len = at - 2;
    return had[-2];
  }
  x->slot[h] = (uint32_t)at;
  x->sig[at - 1] = n;
  x->sig[at - 2] = *next;
  return (*next)++;
}

/* A place where a match begins is alone: it says which rule does. */
static uint32_t kind_of(struct merging *x, uint32_t p, uint32_t *next) {
  const struct position *q = &x->m->position[p];
  size_t at = begin_sig(x);
  add_sig(x, q->set);
  add_sig(x, q->flags);
  add_sig(x, p == POSITION_END || (q->flags & (POSITION_FIRST | POSITION_INITIAL)) ? p + 1 : 0);
  return class_of(x, at, next);
}

/* The class of p by `of`, what it is itself or was before, and by the classes of what can follow it. */
static uint32_t follow_class(struct merging *x, uint32_t p, uint32_t of, const uint32_t *class, uint32_t back, uint32_t *next) {
  size_t at = begin_sig(x);
  add_sig(x, of);
  for (uint32_t i = x->after.at[p]; i < x->after.at[p + 1]; i++) {
    uint32_t to = x->after.to[i] & ~AT_EDGE;
    add_sig(x, class[to] | (to <= p ? back : 0) | (x->after.to[i] & AT_EDGE));
  }
  x->sig_len = at + 1 + sort_unique(x->sig + at + 1, (uint32_t)(x->sig_len - at - 1));
  return class_of(x, at, next);
}

/* Gives how many classes there are. */
static uint32_t find_classes(struct merging *x) {
  uint32_t n = 0, had;
  forget_sigs(x);
  for (uint32_t p = 0; p < x->m->len; p++) x->class[p] = x->kind[p] = kind_of(x, p, &n);
  do {
    had = n;
    n = 0;
    forget_sigs(x);
    for (uint32_t p = (uint32_t)x->m->len; p-- > 0;) x->class[p] = follow_class(x, p, x->class[p], x->class, LEADS_BACK, &n);
  } while (n != had);
  do {
    had = n;
    n = 0;
    forget_sigs(x);
    memcpy(x->old, x->class, x->m->len * sizeof *x->old);
    for (uint32_t p = 0; p < x->m->len; p++) x->class[p] = follow_class(x, p, x->kind[p], x->old, 0, &n);
  } while (n != had);
  return n;
}

/* New numbers: the end of the sentence, what several rules share, then the others rule by rule. `number` is by class. Gives how many are shared. */
static uint32_t number_classes(const struct merging *x, uint32_t *number, uint32_t classes) {
  const struct position *position = x->m->position;
  uint32_t next = POSITION_END + 1, *rule = ARENA_ARRAY(x->m->scratch, uint32_t, classes);
  for (uint32_t p = 1; p < x->m->len; p++) {
    uint32_t *r = &rule[x->class[p]];
    *r = *r == 0 || *r == position[p].rule + 1u ? position[p].rule + 1u : POSITION_SHARED + 1u;
  }
  for (uint32_t p = 1; p < x->m->len; p++)
    if (rule[x->class[p]] == POSITION_SHARED + 1u && number[x->class[p]] == 0) number[x->class[p]] = next++;
  uint32_t own = next;
  for (uint32_t p = 1; p < x->m->len; p++)
    if (number[x->class[p]] == 0) number[x->class[p]] = next++;
  return own;
}

/* Makes one place of each class; its predecessors are those of all. */
void merge_places(struct making *m, struct automaton *a) {
  struct merging x = {.m = m, .after = turn_edges(m, a), .slots = 1};
  while (x.slots < 3 * m->len) x.slots *= 2;
  x.kind = ARENA_ARRAY(m->scratch, uint32_t, m->len);
  x.class = ARENA_ARRAY(m->scratch, uint32_t, m->len);
  x.old = ARENA_ARRAY(m->scratch, uint32_t, m->len);
  x.slot = ARENA_ARRAY(m->scratch, uint32_t, x.slots);
  uint32_t classes = find_classes(&x);
  uint32_t *number = ARENA_ARRAY(m->scratch, uint32_t, classes), own = number_classes(&x, number, classes);
  struct position *position = ARENA_ARRAY(m->scratch, struct position, classes);
  size_t edges = 0;
  struct edge *edge = ARENA_ARRAY(m->scratch, struct edge, a->before_at[m->len]);
  for (uint32_t p = 0; p < m->len; p++) {
    uint32_t to = p == POSITION_END ? POSITION_END : number[x.class[p]];
    position[to] = m->position[p];
    if (to != POSITION_END && to < own) position[to].rule = POSITION_SHARED;
    for (uint32_t i = a->before_at[p]; i < a->before_at[p + 1]; i++)
      edge[edges++] = (struct edge){number[x.class[a->before[i].from]] | (a->before[i].set & BEFORE_EDGE ? AT_EDGE : 0), (uint16_t)to};
  }
  m->position = position;
  m->len = classes;
  m->edge = edge;
  m->edges = edges;
  a->own = (uint16_t)own;
  sort_edges(m, a);
}
