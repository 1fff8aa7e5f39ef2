/* arena.h: memory for one document, freed whole.
 *
 * Pointers are borrowed until arena_reset or arena_free. Built with -DANNALS_ARENA_MALLOC each piece is a malloc of its own,
 * so that AddressSanitizer sees an overrun (after libgit2 src/util/pool.h).
 */
#ifndef ANNALS_BASE_ARENA_H
#define ANNALS_BASE_ARENA_H

#include "base/view.h"

/* Memory at an address that matters, for arenas whose blocks stand one behind the other. */
struct region {
  char *next, *end;
};

struct arena_block;
struct arena {
  struct arena_block *first, *now; /* private */
  char *next, *end;                /* private */
  struct region *region;           /* where its blocks come from; NULL: malloc */
};

void arena_init(struct arena *a);
/* The memory is not freed with the arena. */
void arena_init_in(struct arena *a, struct region *region);
void arena_free(struct arena *a);
/* Keeps the blocks for the next document. */
void arena_reset(struct arena *a);
/* 16-byte aligned, not zeroed. Never NULL: without memory the process is aborted with a message on stderr, for a half-filled
 * arena has no better end; callers that take sizes from outside check them against limits.h first. */
void *arena_alloc(struct arena *a, size_t bytes);
void *arena_zalloc(struct arena *a, size_t bytes);
/* The same without padding, for what there is much of: aligned to `align` only, a power of two up to 16. */
void *arena_packed(struct arena *a, size_t bytes, size_t align);
struct view arena_copy(struct arena *a, struct view v); /* with a NUL behind it, not counted */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(a, type) ((type *)arena_zalloc((a), sizeof(type)))
/* A larger copy of an array; the old one stays in the arena. */
void *arena_larger(struct arena *a, const void *array, size_t *cap, size_t item);
#define ARENA_PUSH(a, array, len, cap, item)                                             \
  do {                                                                                   \
    if ((len) == (cap)) (array) = arena_larger((a), (array), &(cap), sizeof *(array));    \
    (array)[(len)++] = (item);                                                           \
  } while (0)

#define ARENA_ARRAY(a, type, n) ((type *)arena_zalloc((a), sizeof(type) * (size_t)(n)))

#endif
