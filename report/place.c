#include "report/place.h"

#include <stdlib.h>

void lines_init(struct lines *l, const struct document *doc) {
  size_t n = 1;
  for (size_t i = 0; i < doc->text.len; i++) n += doc->text.p[i] == '\n';
  *l = (struct lines){.doc = doc, .start = malloc((n + 1) * sizeof *l->start)};
  if (l->start == NULL) out_of_memory((n + 1) * sizeof *l->start);
  l->start[l->len++] = 0;
  for (uint32_t i = 0; i < doc->text.len; i++)
    if (doc->text.p[i] == '\n') l->start[l->len++] = i + 1;
  l->start[l->len] = (uint32_t)doc->text.len + 1; /* as if a line feed ended the last line too */
}

void lines_free(struct lines *l) {
  free(l->start);
  *l = (struct lines){0};
}

struct view lines_text(const struct lines *l, size_t n) {
  struct view v = view_sub(l->doc->text, l->start[n - 1], l->start[n] - 1);
  if (v.len > 0 && v.p[v.len - 1] == '\r') v.len--;
  return v;
}

/* Code points, and once more those beyond the BMP. */
static uint32_t utf16_len(struct view v) {
  uint32_t n = 0;
  for (size_t i = 0; i < v.len; i++) n += (uint32_t)(((unsigned char)v.p[i] & 0xC0) != 0x80) + (uint32_t)((unsigned char)v.p[i] >= 0xF0);
  return n;
}

bool place_of(struct place *out, const struct lines *l, uint32_t start, uint32_t end) {
  if (start >= end || end > l->doc->raw.len) return false;
  uint32_t from = document_text(l->doc, start), to = document_text(l->doc, end);
  size_t lo = 0, hi = l->len; /* the last line that begins at or before `from` */
  while (hi - lo > 1) {
    size_t mid = (lo + hi) / 2;
    if (l->start[mid] <= from) lo = mid;
    else hi = mid;
  }
  struct view line = lines_text(l, lo + 1);
  uint32_t base = l->start[lo], limit = base + (uint32_t)line.len;
  if (to > limit) to = limit;
  if (from >= to) return false;
  *out = (struct place){.line = (uint32_t)lo + 1, .start = from, .end = to, .from = utf16_len(view_sub(line, 0, from - base))};
  out->to = out->from + utf16_len(view_sub(line, from - base, to - base));
  return true;
}
