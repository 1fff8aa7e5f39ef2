#include "base/diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/distance.h"
#include "base/utf8.h"

static uint32_t line_start(struct view source, uint32_t offset) {
  while (offset > 0 && source.p[offset - 1] != '\n') offset--;
  return offset;
}

static uint32_t clip(struct view source, uint32_t offset) { return offset < source.len ? offset : (uint32_t)source.len; }

void place_line_column(struct view source, uint32_t offset, size_t *line, size_t *column) {
  offset = clip(source, offset);
  *line = 1;
  for (uint32_t i = 0; i < offset; i++) *line += source.p[i] == '\n';
  *column = 1;
  for (uint32_t i = line_start(source, offset); i < offset; i++) *column += ((unsigned char)source.p[i] & 0xC0) != 0x80;
}

uint32_t place_offset(struct view source, size_t line, size_t column) {
  uint32_t at = 0;
  for (; line > 1 && at < source.len; at++) line -= source.p[at] == '\n';
  for (; column > 1 && at < source.len; column--)
    do at++;
    while (at < source.len && ((unsigned char)source.p[at] & 0xC0) == 0x80);
  return at;
}

void diag_fill(struct buf *out, struct view v, char fill) {
  for (size_t i = 0; i < v.len;) {
    size_t n;
    uint32_t c = utf8_decode(v.p + i, v.p + v.len, &n);
    int width = c == '\t' ? 1 : utf8proc_charwidth((utf8proc_int32_t)c);
    if (c == '\t' && fill == ' ') buf_char(out, '\t');
    else
      for (int k = 0; k < width; k++) buf_char(out, fill);
    i += n;
  }
}

/* A place may be a guess (yaml.h): never in the middle of a character. */
static uint32_t character_start(struct view s, uint32_t from, uint32_t at) {
  while (at > from && at < s.len && ((unsigned char)s.p[at] & 0xC0) == 0x80) at--;
  return at;
}

#define WIDEST 240u /* bytes of a line: of a longer one a piece around the place is shown */

static void put_carets(struct buf *out, const struct place *at, uint32_t start, size_t line) {
  struct view s = at->source;
  uint32_t from = line_start(s, start), end = start, stop = from;
  while (stop < s.len && s.p[stop] != '\n' && s.p[stop] != '\r') stop++;
  if (stop - from > WIDEST) {
    from = start - from > WIDEST / 2 ? character_start(s, from, start - WIDEST / 2) : from;
    stop = stop - from > WIDEST ? character_start(s, from, from + WIDEST) : stop;
  }
  struct view text = view_sub(s, from, stop);
  if (utf8_valid(text) != text.len) return; /* a terminal is no place for broken bytes */
  start = character_start(s, from, start);
  end = at->end > start ? (at->end < stop ? at->end : stop) : start;
  end = character_start(s, from, end);
  buf_printf(out, "%5zu | ", line);
  buf_view(out, text);
  buf_str(out, "\n      | ");
  diag_fill(out, view_sub(s, from, start < stop ? start : stop), ' ');
  buf_char(out, '^');
  struct buf rest;
  buf_init(&rest);
  if (end > start) diag_fill(&rest, view_sub(s, start, end), '~');
  if (rest.len > 1) buf_add(out, rest.p, rest.len - 1);
  buf_free(&rest);
  buf_char(out, '\n');
}

void diag_print(struct buf *out, const struct place *at, const char *severity, const char *message) {
  size_t line = 0, column = 0;
  uint32_t start = clip(at->source, at->start);
  if (at->source.p == NULL) {
    buf_printf(out, "%s: %s: %s\n", at->file, severity, message);
    return;
  }
  place_line_column(at->source, start, &line, &column);
  buf_printf(out, "%s:%zu:%zu: %s: %s\n", at->file, line, column, severity, message);
  put_carets(out, at, start, line);
}

const char *diag_nearest(struct view name, const char *const *names, size_t n) {
  const char *best = NULL;
  size_t least_distance = name.len / 3 + 1;
  if (name.len > DISTANCE_MAX) return NULL;
  for (size_t i = 0; i < n; i++) {
    struct view other = view_of(names[i]);
    size_t d = other.len > DISTANCE_MAX ? SIZE_MAX : text_distance(name, other);
    if (d >= least_distance + (best == NULL)) continue;
    if (d > name.len / 3 && d > 1) continue;
    best = names[i];
    least_distance = d;
  }
  return best;
}

void diag_suggest(char *message, size_t cap, const char *near) {
  size_t len = strlen(message);
  if (near != NULL && len < cap) snprintf(message + len, cap - len, " (did you mean '%s'?)", near);
}
