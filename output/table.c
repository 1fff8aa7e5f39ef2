#include "output/table.h"

#include "base/utf8.h"

/* Pads or cuts to `width` code points, the last of them a sign that it was cut; control characters become blanks, so that no page drives the terminal. */
static void cell(struct buf *out, struct view v, size_t width) {
  size_t used = 0;
  bool cut = utf8_count(v) > width;
  for (size_t i = 0; i < v.len && used < width - cut; used++) {
    size_t n;
    uint32_t c = utf8_decode(v.p + i, v.p + v.len, &n);
    if (c < 32 || (c >= 127 && c < 160)) buf_char(out, ' ');
    else buf_add(out, v.p + i, n);
    i += n;
  }
  if (cut) buf_str(out, "…"), used++;
  for (; used < width + 2; used++) buf_char(out, ' ');
}

void table_head(struct buf *out) {
  static const struct { const char *name; size_t width; } columns[] = {
      {"value", 22}, {"unit", 14}, {"kind", 12}, {"qualifier", 9}, {"text", 28}, {"page:line", 44}};
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) cell(out, view_of(columns[i].name), columns[i].width);
  buf_char(out, '\n');
}

static void value_text(struct buf *b, const struct record *r) {
  for (uint32_t i = 0; i < r->values; i++) {
    if (i) buf_char(b, ':');
    decimal_print(b, r->value[i]);
  }
  if (r->has_value_max) buf_str(b, " .. "), decimal_print(b, r->value_max);
}

void table_record(struct buf *out, const struct record *r) {
  struct buf b;
  if (r->type != RECORD_FACT) return;
  buf_init(&b);
  value_text(&b, r);
  cell(out, (struct view){b.p, b.len}, b.len > 22 ? b.len : 22); /* a number is never cut */
  cell(out, r->unit, 14);
  cell(out, r->kind, 12);
  cell(out, r->qualifier, 9);
  cell(out, r->text, 28);
  b.len = 0;
  buf_view(&b, r->doc);
  buf_printf(&b, ":%u", r->span.line);
  cell(out, (struct view){b.p, b.len}, 60);
  buf_free(&b);
  while (out->len && out->p[out->len - 1] == ' ') out->len--;
  buf_char(out, '\n');
}
