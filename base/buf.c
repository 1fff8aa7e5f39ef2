#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/status.h"

#define FIRST_CAP 256 /* most buffers hold a line or a record; doubling takes the rest there soon */

void buf_init(struct buf *b) { *b = (struct buf){0}; }

void buf_free(struct buf *b) {
  free(b->p);
  buf_init(b);
}

void buf_reserve_slow(struct buf *b, size_t more) {
  if (more > SIZE_MAX - b->len) out_of_memory(more);
  size_t need = b->len + more;
  size_t cap = b->cap > SIZE_MAX / 2 ? need : b->cap * 2;
  if (cap < FIRST_CAP) cap = FIRST_CAP;
  if (cap < need) cap = need;
  char *p = realloc(b->p, cap);
  if (!p) out_of_memory(cap);
  b->p = p;
  b->cap = cap;
}

/* Formats into the room there is; returns the bytes that the whole takes, or 0 when the format fails. */
static size_t format_here(struct buf *b, const char *format, va_list args) {
  size_t room = b->cap - b->len;
  int n = vsnprintf(room > 0 ? b->p + b->len : NULL, room, format, args);
  return n < 0 ? 0 : (size_t)n;
}

void buf_printf(struct buf *b, const char *format, ...) {
  va_list args;
  va_start(args, format);
  size_t n = format_here(b, format, args);
  va_end(args);
  if (n >= b->cap - b->len && n > 0) { /* vsnprintf wants a byte for its NUL, too */
    buf_reserve(b, n + 1);
    va_start(args, format);
    n = format_here(b, format, args);
    va_end(args);
  }
  b->len += n;
}
