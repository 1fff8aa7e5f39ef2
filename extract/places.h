/* places.h: sets of places of the automaton, and sorted lists of them. Private to extract/.
 *
 * A set is a bit for each place, with a summary of which words of bits are not 0: few places are in it, and a step costs what it touches. */
#ifndef ANNALS_EXTRACT_PLACES_H
#define ANNALS_EXTRACT_PLACES_H

#include "base/arena.h"

struct places {
  uint64_t *bits;
  uint64_t used[16]; /* bit w: word w of `bits` is not 0; 16 bits number places */
  unsigned words;   /* of `used` that are in use */
};

/* An empty set for places below `len`. */
static inline struct places places_none(struct arena *a, uint32_t len) {
  unsigned words = len / 64u + 1u;
  return (struct places){.bits = arena_zalloc(a, words * sizeof(uint64_t)), .words = words / 64u + 1u};
}

static inline void places_put(struct places *s, uint16_t p) {
  s->bits[p >> 6] |= 1ull << (p & 63);
  s->used[p >> 12] |= 1ull << ((p >> 6) & 63);
}

static inline bool places_hold(const struct places *s, uint16_t p) { return (s->bits[p >> 6] >> (p & 63)) & 1; }

/* The first place of what is left of word w. */
static inline uint16_t places_first(unsigned w, uint64_t left) { return (uint16_t)(w * 64 + (unsigned)__builtin_ctzll(left)); }

/* Moves the set to `list`, sorted; gives how many they are. */
static inline uint32_t places_drain(struct places *s, uint16_t *list) {
  uint16_t *out = list;
  for (unsigned u = 0; u < s->words; u++)
    for (; s->used[u] != 0; s->used[u] &= s->used[u] - 1) {
      unsigned w = u * 64 + (unsigned)__builtin_ctzll(s->used[u]);
      for (uint64_t left = s->bits[w]; left != 0; left &= left - 1) *out++ = places_first(w, left);
      s->bits[w] = 0;
    }
  return (uint32_t)(out - list);
}

/* Both lists are sorted. Takes out of the first what stands in the second; gives how many are left. */
static inline uint32_t list_leave_out(uint16_t *list, uint32_t n, const uint16_t *other, uint32_t m) {
  uint32_t left = 0;
  for (uint32_t i = 0, k = 0; i < n; i++) {
    while (k < m && other[k] < list[i]) k++;
    if (k == m || other[k] != list[i]) list[left++] = list[i];
  }
  return left;
}

/* out := what stands in one of two sorted lists. */
static inline uint32_t list_join(uint16_t *out, const uint16_t *a, uint32_t n, const uint16_t *b, uint32_t m) {
  uint32_t len = 0, i = 0, k = 0;
  while (i < n || k < m) {
    uint16_t next = k == m || (i < n && a[i] < b[k]) ? a[i] : b[k];
    i += i < n && a[i] == next;
    k += k < m && b[k] == next;
    out[len++] = next;
  }
  return len;
}

#endif
