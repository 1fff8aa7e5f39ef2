#include "cli/paint.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <utf8proc.h>

#include "base/utf8.h"

static const char *const codes[] = {"", "\033[1m", "\033[2m", "\033[32m", "\033[31m", "\033[33m", "\033[36m"};

void painter_init(struct painter *p) {
  const char *no = getenv("NO_COLOR");
  buf_init(&p->out);
  p->colour = isatty(STDOUT_FILENO) && (no == NULL || no[0] == '\0');
}

static void switch_to(struct painter *p, enum paint how) {
  if (p->colour && how != PAINT_PLAIN) buf_str(&p->out, codes[how]);
}
static void switch_off(struct painter *p, enum paint how) {
  if (p->colour && how != PAINT_PLAIN) buf_str(&p->out, "\033[0m");
}

/* C0 and C1 controls become blanks. */
static void put_clean(struct buf *out, struct view v) {
  for (size_t i = 0; i < v.len;) {
    size_t n;
    uint32_t c = utf8_decode(v.p + i, v.p + v.len, &n);
    if (c < 32 || (c >= 127 && c < 160)) buf_char(out, ' ');
    else buf_add(out, v.p + i, n);
    i += n;
  }
}

void paint_view(struct painter *p, enum paint how, struct view v) {
  switch_to(p, how);
  put_clean(&p->out, v);
  switch_off(p, how);
}

void paint(struct painter *p, enum paint how, const char *format, ...) {
  char *text = NULL;
  va_list args;
  va_start(args, format);
  int n = vasprintf(&text, format, args);
  va_end(args);
  if (n < 0) abort();
  switch_to(p, how);
  buf_add(&p->out, text, (size_t)n);
  switch_off(p, how);
  free(text);
}

/* Code points since the line began, escape sequences not counted. */
static size_t line_width(const struct buf *b) {
  size_t start = b->len, width = 0;
  while (start > 0 && b->p[start - 1] != '\n') start--;
  for (size_t i = start; i < b->len; i++) {
    if (b->p[i] == '\033') {
      while (i < b->len && b->p[i] != 'm') i++;
    } else if (((unsigned char)b->p[i] & 0xC0) != 0x80) {
      width++;
    }
  }
  return width;
}

void paint_tab(struct painter *p, size_t column) {
  size_t width = line_width(&p->out);
  do buf_char(&p->out, ' ');
  while (++width < column);
}

/* ---- excerpts */

struct window {
  struct span around, span; /* what is shown; the span cut to it */
  bool cut_left, cut_right;
};

static uint32_t back(struct view t, uint32_t at, size_t *left, uint32_t floor) {
  while (at > floor && *left > 0) {
    at--;
    while (at > floor && ((unsigned char)t.p[at] & 0xC0) == 0x80) at--;
    --*left;
  }
  return at;
}

static uint32_t forth(struct view t, uint32_t at, size_t *left, uint32_t ceiling) {
  while (at < ceiling && *left > 0) {
    at++;
    while (at < ceiling && ((unsigned char)t.p[at] & 0xC0) == 0x80) at++;
    --*left;
  }
  return at;
}

/* Moves a cut to the next word, where one is near. */
static uint32_t word_start(struct view t, uint32_t at, uint32_t limit) {
  for (uint32_t i = at; i < limit && i < at + 12; i++)
    if (t.p[i] == ' ') return i + 1;
  return at;
}
static uint32_t word_end(struct view t, uint32_t at, uint32_t limit) {
  for (uint32_t i = at; i > limit && i + 12 > at; i--)
    if (t.p[i] == ' ') return i;
  return at;
}

static struct window window_of(struct view t, struct span span, size_t width) {
  uint32_t from = span.start, to = span.start;
  while (from > 0 && t.p[from - 1] != '\n') from--;
  while (to < t.len && t.p[to] != '\n' && t.p[to] != '\r') to++;
  uint32_t end = span.end < to ? span.end : to;
  if (end < span.start) end = span.start;
  size_t inner = utf8_count(view_sub(t, span.start, end));
  size_t left = inner < width ? (width - inner) / 2 : 0, right = inner < width ? width - inner - left : 0;
  uint32_t a = back(t, span.start, &left, from);
  right += left; /* what one side does not need the other gets */
  uint32_t b = forth(t, end, &right, to);
  if (b == to && right > 0) a = back(t, a, &right, from);
  struct window w = {{a, b}, {span.start, end}, a > from, b < to};
  if (w.cut_left) w.around.start = word_start(t, a, span.start);
  if (w.cut_right) w.around.end = word_end(t, b, end);
  return w;
}

void paint_window(struct painter *p, struct view text, struct span span, size_t width) {
  struct window w = window_of(text, span, width);
  if (w.cut_left) buf_str(&p->out, "… ");
  paint_view(p, PAINT_DIM, view_sub(text, w.around.start, w.span.start));
  if (!p->colour) buf_str(&p->out, "»");
  paint_view(p, PAINT_BOLD, view_sub(text, w.span.start, w.span.end));
  if (!p->colour) buf_str(&p->out, "«");
  paint_view(p, PAINT_DIM, view_sub(text, w.span.end, w.around.end));
  if (w.cut_right) buf_str(&p->out, " …");
}

/* Columns that a terminal gives to a text: ideographs take two. */
static size_t columns(struct view v) {
  size_t width = 0;
  for (size_t i = 0; i < v.len;) {
    size_t n;
    uint32_t c = utf8_decode(v.p + i, v.p + v.len, &n);
    int w = c < 32 || (c >= 127 && c < 160) ? 1 : utf8proc_charwidth((utf8proc_int32_t)c); /* controls are put out as blanks */
    width += w > 0 ? (size_t)w : 0;
    i += n;
  }
  return width;
}

void paint_excerpt(struct painter *p, struct view text, struct span span, size_t width, int indent) {
  struct window w = window_of(text, span, width);
  paint(p, PAINT_PLAIN, "%*s%s", indent, "", w.cut_left ? "… " : "");
  paint_view(p, PAINT_PLAIN, view_sub(text, w.around.start, w.around.end));
  paint(p, PAINT_PLAIN, "%s\n%*s", w.cut_right ? " …" : "", indent + (w.cut_left ? 2 : 0), "");
  size_t before = columns(view_sub(text, w.around.start, w.span.start)), under = columns(view_sub(text, w.span.start, w.span.end));
  for (size_t i = 0; i < before; i++) buf_char(&p->out, ' ');
  switch_to(p, PAINT_GOOD);
  buf_char(&p->out, '^');
  for (size_t i = 1; i < under; i++) buf_char(&p->out, '~');
  switch_off(p, PAINT_GOOD);
  buf_char(&p->out, '\n');
}

bool painter_finish(struct painter *p) {
  bool ok = p->out.len == 0 || (fwrite(p->out.p, 1, p->out.len, stdout) == p->out.len && fflush(stdout) == 0);
  buf_free(&p->out);
  return ok;
}
