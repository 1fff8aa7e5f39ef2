/* grow.h: arrays in an arena that keep no capacity: room is doubled when the length is a power of two. */
#ifndef ANNALS_SCORE_GROW_H
#define ANNALS_SCORE_GROW_H

#include "base/arena.h"

/* The array with room for one more behind its `len` items of `size` bytes. */
static inline void *arena_room(struct arena *a, void *array, size_t len, size_t size) {
  if (len == 0) return arena_alloc(a, 16 * size);
  if (len < 16 || (len & (len - 1)) != 0) return array;
  void *more = arena_alloc(a, 2 * len * size);
  memcpy(more, array, len * size);
  return more;
}

#endif
