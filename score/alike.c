#include "score/alike.h"

#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"

static bool is_space(uint32_t c) {
  if (c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F) || c == 0x85) return true;
  utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
  return k == UTF8PROC_CATEGORY_ZS || k == UTF8PROC_CATEGORY_ZL || k == UTF8PROC_CATEGORY_ZP;
}

/* Letters, numbers and the underscore, as regular expressions over Unicode have it. */
static bool is_word(uint32_t c) {
  switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO: return true;
    default: return c == '_';
  }
}

static uint32_t straight(uint32_t c) { return c == 0x2018 || c == 0x2019 ? '\'' : c == 0x201C || c == 0x201D ? '"' : c; }

static bool in(char c, const char *set) { return c != '\0' && strchr(set, c) != NULL; }

static struct view strip(struct view v, const char *set) {
  while (v.len && in(v.p[0], set)) v = view_sub(v, 1, v.len);
  while (v.len && in(v.p[v.len - 1], set)) v.len--;
  return v;
}

static struct view without_determiner(const struct score_terms *t, struct view v) {
  for (size_t i = 0; i < t->before_len; i++) {
    size_t n = t->before[i].len;
    if (v.len > n && v.p[n] == ' ' && memcmp(v.p, t->before[i].p, n) == 0) return view_sub(v, n + 1, v.len);
  }
  return v;
}

struct view phrase_norm(struct arena *a, const struct score_terms *t, struct view v) {
  struct buf b;
  bool gap = false;
  if (v.p == NULL) return v;
  buf_init(&b);
  for (size_t i = 0; i < v.len;) {
    size_t n;
    char out[4];
    uint32_t c = utf8_decode(v.p + i, v.p + v.len, &n);
    i += n;
    if (is_space(c)) {
      gap = true;
      continue;
    }
    if (gap && b.len) buf_char(&b, ' ');
    gap = false;
    buf_add(&b, out, utf8_encode(straight((uint32_t)utf8proc_tolower((utf8proc_int32_t)c)), out));
  }
  struct view norm = arena_copy(a, (struct view){b.p ? b.p : "", b.len});
  buf_free(&b);
  return strip(without_determiner(t, norm), " ,.;:\"'");
}

static uint32_t before(struct view v, size_t at) {
  size_t n;
  if (at == 0) return ' ';
  do at--;
  while (at > 0 && ((unsigned char)v.p[at] & 0xC0) == 0x80);
  return utf8_decode(v.p + at, v.p + v.len, &n);
}

static uint32_t behind(struct view v, size_t at) {
  size_t n;
  return at < v.len ? utf8_decode(v.p + at, v.p + v.len, &n) : ' ';
}

/* `small` stands in `large` between ends of words. */
static bool holds(struct view large, struct view small) {
  for (size_t i = 0; i + small.len <= large.len; i++)
    if (memcmp(large.p + i, small.p, small.len) == 0 && !is_word(before(large, i)) && !is_word(behind(large, i + small.len))) return true;
  return false;
}

static bool norms_alike(struct view x, struct view y) {
  if (x.p == NULL || y.p == NULL) return x.len == 0 && y.len == 0;
  return view_eq(x, y) || (x.len && y.len && (holds(y, x) || holds(x, y)));
}

bool phrase_same(struct arena *a, const struct score_terms *t, struct view x, struct view y) {
  struct view n = phrase_norm(a, t, x), m = phrase_norm(a, t, y);
  return (n.p == NULL) == (m.p == NULL) && view_eq(n, m);
}

bool phrase_alike(struct arena *a, const struct score_terms *t, struct view x, struct view y) {
  return norms_alike(phrase_norm(a, t, x), phrase_norm(a, t, y));
}

/* The next part of a list joined by `;`; false at its end. */
static bool next_part(struct view *rest, struct view *part) {
  if (rest->p == NULL) return false;
  const char *semicolon = rest->len ? memchr(rest->p, ';', rest->len) : NULL;
  size_t n = semicolon ? (size_t)(semicolon - rest->p) : rest->len;
  *part = strip(view_sub(*rest, 0, n), " \t\n\r\v\f");
  *rest = semicolon ? view_sub(*rest, n + 1, rest->len) : (struct view){NULL, 0};
  return true;
}

/* Each part of x is alike to one of y. */
static bool covered(struct arena *a, const struct score_terms *t, struct view x, struct view y) {
  for (struct view part; next_part(&x, &part);) {
    bool any = false;
    struct view rest = y;
    for (struct view other; next_part(&rest, &other);) any = any || phrase_alike(a, t, part, other);
    if (!any) return false;
  }
  return true;
}

bool phrase_lists_alike(struct arena *a, const struct score_terms *t, struct view x, struct view y) {
  if (x.len == 0 || y.len == 0) return x.len == y.len;
  return covered(a, t, x, y) && covered(a, t, y, x);
}

bool phrase_lists_meet(struct arena *a, const struct score_terms *t, struct view x, struct view y) {
  if (x.len == 0 && y.len == 0) return true;
  x = phrase_norm(a, t, x);
  y = phrase_norm(a, t, y);
  for (struct view part; next_part(&x, &part);) {
    struct view rest = y;
    for (struct view other; part.len && next_part(&rest, &other);)
      if (view_eq(part, other)) return true;
  }
  return false;
}

static struct view last_word(struct view v) {
  while (v.len && v.p[v.len - 1] == ' ') v.len--;
  size_t at = v.len;
  while (at > 0 && v.p[at - 1] != ' ') at--;
  v = view_sub(v, at, v.len);
  while (v.len && v.p[v.len - 1] == 's') v.len--;
  return v;
}

static struct view unit_norm(struct arena *a, const struct score_terms *t, struct view v) {
  struct view n = phrase_norm(a, t, v);
  if (n.p == NULL) return n;
  n = arena_copy(a, n);
  for (size_t i = 0; i < n.len; i++)
    if (n.p[i] == '-') ((char *)n.p)[i] = ' ';
  return n;
}

bool unit_same(struct arena *a, const struct score_terms *t, struct view x, struct view y) {
  x = unit_norm(a, t, x);
  y = unit_norm(a, t, y);
  if ((x.p == NULL) == (y.p == NULL) && view_eq(x, y)) return true;
  return x.len && y.len && view_eq(last_word(x), last_word(y));
}
