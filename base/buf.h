/* buf.h: a growing byte buffer. Owns its memory. Aborts when memory is out, like the arena. */
#ifndef ANNALS_BASE_BUF_H
#define ANNALS_BASE_BUF_H

#include "base/view.h"

struct buf {
  char *p;         /* owned; not terminated */
  size_t len, cap; /* bytes */
};

void buf_init(struct buf *b);
void buf_free(struct buf *b);
void buf_reserve_slow(struct buf *b, size_t more);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Room for `more` bytes behind the end. */
static inline void buf_reserve(struct buf *b, size_t more) {
  if (b->cap - b->len < more) buf_reserve_slow(b, more);
}
static inline void buf_add(struct buf *b, const char *p, size_t n) {
  if (n == 0) return;
  buf_reserve(b, n);
  memcpy(b->p + b->len, p, n);
  b->len += n;
}
static inline void buf_char(struct buf *b, char c) {
  buf_reserve(b, 1);
  b->p[b->len++] = c;
}
static inline void buf_view(struct buf *b, struct view v) { buf_add(b, v.p, v.len); }
static inline void buf_str(struct buf *b, const char *s) { buf_add(b, s, strlen(s)); }

#endif
