/* view.h: text as {pointer, length}, and half-open byte ranges. Text may hold NUL; never strlen prose. */
#ifndef ANNALS_BASE_VIEW_H
#define ANNALS_BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct view {
  const char *p; /* borrowed; not terminated */
  size_t len;    /* bytes */
};

/* Half-open byte range [start, end). Offsets are 32-bit: a document is at most LIMIT_DOCUMENT_BYTES. */
struct span {
  uint32_t start, end;
};

#define VIEW_LIT(s) ((struct view){(s), sizeof(s) - 1})

static inline struct view view_of(const char *s) { return (struct view){s, strlen(s)}; }
/* Nothing of nothing is nothing: v.p may be NULL where start is 0. */
static inline struct view view_sub(struct view v, size_t start, size_t end) { return (struct view){start ? v.p + start : v.p, end - start}; }
/* What stands behind a byte order mark of UTF-8: some editors put one before whatever they write. */
static inline struct view view_unmarked(struct view v) {
  return v.len >= 3 && memcmp(v.p, "\xEF\xBB\xBF", 3) == 0 ? view_sub(v, 3, v.len) : v;
}
static inline bool view_eq(struct view a, struct view b) {
  return a.len == b.len && (a.len == 0 || (a.p[0] == b.p[0] && memcmp(a.p, b.p, a.len) == 0)); /* most differ at once */
}
/* By bytes; what another begins with comes before it. */
static inline int view_cmp(struct view a, struct view b) {
  size_t n = a.len < b.len ? a.len : b.len;
  int c = n ? memcmp(a.p, b.p, n) : 0;
  return c ? c : (a.len > b.len) - (a.len < b.len);
}

#endif
