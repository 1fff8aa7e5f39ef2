/* arena.c: bump allocation in a list of blocks, aligned pieces from the front, texts from the back, where they need no padding. `now` is
 * the block in use; the ones behind it are kept from earlier documents and are used again in turn. A block too small for a request is
 * left where it is and a fitting one goes in front of it. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/status.h"

#define ALIGN 16u                   /* what malloc gives: enough for any type without extended alignment */
#define FIRST_BLOCK (64u * 1024u)   /* the working memory of a page of prose fits */
#define LARGEST_STEP (1024u * 1024u) /* doubling past this wastes more than it saves in calls to malloc */

struct arena_block {
  struct arena_block *next;
  size_t bytes; /* behind this header */
};
_Static_assert(sizeof(struct arena_block) % ALIGN == 0, "what follows the header is aligned");

static char *block_start(struct arena_block *block) { return (char *)(block + 1); }

static void *region_take(struct region *r, size_t bytes) {
  size_t rounded = (bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
  if (rounded < bytes || (size_t)(r->end - r->next) < rounded) return NULL;
  r->next += rounded;
  return r->next - rounded;
}

static struct arena_block *block_new(struct region *region, size_t bytes, struct arena_block *next) {
  if (bytes > SIZE_MAX - sizeof(struct arena_block)) out_of_memory(bytes);
  size_t size = sizeof(struct arena_block) + bytes;
  struct arena_block *block = region ? region_take(region, size) : malloc(size);
  if (!block) out_of_memory(bytes);
  *block = (struct arena_block){next, bytes};
  return block;
}

void arena_init(struct arena *a) { *a = (struct arena){0}; }

void arena_init_in(struct arena *a, struct region *region) { *a = (struct arena){.region = region}; }

void arena_free(struct arena *a) {
  for (struct arena_block *block = a->region ? NULL : a->first, *next; block; block = next) {
    next = block->next;
    free(block);
  }
  arena_init(a);
}

#ifdef ANNALS_ARENA_MALLOC

void arena_reset(struct arena *a) { arena_free(a); }

void *arena_alloc(struct arena *a, size_t bytes) {
  a->first = block_new(a->region, bytes, a->first);
  return block_start(a->first);
}

void *arena_packed(struct arena *a, size_t bytes, size_t align) {
  (void)align;
  return arena_alloc(a, bytes);
}

#else

static void block_use(struct arena *a, struct arena_block *block) {
  a->now = block;
  a->next = block_start(block);
  a->end = a->next + block->bytes;
}

void arena_reset(struct arena *a) {
  if (a->first) block_use(a, a->first);
}

/* Makes `now` a block with room for `bytes`. */
static void arena_grow(struct arena *a, size_t bytes) {
  struct arena_block **link = a->now ? &a->now->next : &a->first;
  if (!*link || (*link)->bytes < bytes) {
    size_t size = a->now ? a->now->bytes * 2 : FIRST_BLOCK;
    if (size > LARGEST_STEP) size = LARGEST_STEP;
    *link = block_new(a->region, size > bytes ? size : bytes, *link);
  }
  block_use(a, *link);
}

void *arena_alloc(struct arena *a, size_t bytes) {
  if (bytes > SIZE_MAX - ALIGN) out_of_memory(bytes);
  size_t rounded = (bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
  if ((size_t)(a->end - a->next) < rounded || !a->now) arena_grow(a, rounded);
  void *piece = a->next;
  a->next += rounded;
  return piece;
}

void *arena_packed(struct arena *a, size_t bytes, size_t align) {
  if (bytes > SIZE_MAX - ALIGN) out_of_memory(bytes);
  if ((size_t)(a->end - a->next) < bytes + align || !a->now) arena_grow(a, bytes + align);
  a->end -= bytes + (((uintptr_t)a->end - bytes) & (align - 1));
  return a->end;
}

#endif

void *arena_zalloc(struct arena *a, size_t bytes) { return memset(arena_alloc(a, bytes), 0, bytes); }

void *arena_larger(struct arena *a, const void *array, size_t *cap, size_t item) {
  size_t more = *cap * 2 + 32;
  char *out = arena_alloc(a, more * item);
  if (*cap) memcpy(out, array, *cap * item);
  memset(out + *cap * item, 0, (more - *cap) * item);
  *cap = more;
  return out;
}

struct view arena_copy(struct arena *a, struct view v) {
  char *copy = arena_packed(a, v.len + 1, 1);
  if (v.len > 0) memcpy(copy, v.p, v.len);
  copy[v.len] = '\0';
  return (struct view){copy, v.len};
}

char *arena_printf(struct arena *a, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int n = vsnprintf(NULL, 0, format, args);
  va_end(args);
  size_t size = n < 0 ? 1 : (size_t)n + 1;
  char *text = arena_alloc(a, size);
  text[0] = '\0';
  va_start(args, format);
  vsnprintf(text, size, format, args);
  va_end(args);
  return text;
}
