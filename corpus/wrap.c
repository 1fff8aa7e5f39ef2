/* wrap.c: text whose paragraphs were cut into lines of a width, as a terminal, a mail or a PDF has them. Without a word for it in the
 * file it shows by its lines: hardly one is longer than the width, most are nearly full, and most of the full ones end in the midst of a
 * sentence. Nothing is joined in the text: a paragraph is then several lines, and a break is white space. */
#include "corpus/line.h"

#define LINES_LOOKED_AT 4096u

/* Characters of the first word, which the line before had no room for. */
static uint32_t first_word(struct line l) {
  uint32_t n = 0;
  for (size_t i = l.indent; i < l.text.len && l.text.p[i] != ' '; i++) n += ((unsigned char)l.text.p[i] & 0xC0) != 0x80;
  return n;
}

/* The next line goes on where this one had no room. A line of a table, a page break and a line that is set in end what stands before. */
static bool goes_on(struct line a, struct line b, uint32_t full) {
  if (a.length == 0 || b.length == 0 || a.columns || b.columns || a.length > full + full / 4) return false;
  if (memchr(b.text.p, '\f', b.indent) != NULL || (b.indent > a.indent + 1 && line_ends_sentence(a))) return false;
  return a.length + 1 + first_word(b) >= full;
}

/* The length that nine of ten lines do not go beyond. */
static uint32_t usual_length(struct view text) {
  uint32_t count[LINE_WIDEST + 2] = {0}, lines = 0, seen = 0;
  for (uint32_t at = 0; at < text.len && lines < LINES_LOOKED_AT;) {
    struct line l = line_at(text, at);
    at = l.next;
    if (l.length == 0) continue;
    count[l.length > LINE_WIDEST ? LINE_WIDEST + 1 : l.length]++;
    lines++;
  }
  for (uint32_t n = 0; n <= LINE_WIDEST; n++)
    if ((seen += count[n]) * 10 >= lines * 9) return n;
  return 0;
}

/* How often a line goes on, in the midst of a sentence, where lines of so many characters are full; *pairs: lines with one below. */
static uint32_t count_cut(struct view text, uint32_t full, uint32_t *pairs) {
  uint32_t cut = 0, looked = 0;
  struct line before = {0};
  *pairs = 0;
  for (uint32_t at = 0; at < text.len && looked++ < LINES_LOOKED_AT;) {
    struct line l = line_at(text, at);
    at = l.next;
    *pairs += before.length > 0 && l.length > 0;
    cut += goes_on(before, l, full) && !line_ends_sentence(before);
    before = l;
  }
  return cut;
}

uint32_t text_wrapped(struct view text) {
  uint32_t width = usual_length(text), loose = width - width / 8, pairs;
  if (width < LINE_NARROWEST) return 0;
  uint32_t cut = count_cut(text, loose, &pairs);
  if (cut < 4 || cut * 2 <= pairs) return 0;
  return count_cut(text, width + 1, &pairs) * 10 >= cut * 9 ? width + 1 : loose; /* characters of one width fill lines to the last */
}

bool document_goes_on(const struct document *d, uint32_t start, uint32_t end) {
  if (d->wrapped == 0 || end + 1 >= d->text.len) return false;
  return goes_on(line_at(d->text, start), line_at(d->text, end + 1), d->wrapped);
}
