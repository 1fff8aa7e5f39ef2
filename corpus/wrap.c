/* wrap.c: text whose paragraphs were cut into lines of a width, as a terminal, a mail or a PDF has them. Without a word for it in the
 * file it shows by its lines: hardly one is longer than the width, most are nearly full, and most of the full ones end in the midst of a
 * sentence. Nothing is joined in the text: a paragraph is then several lines, and a break is white space. */
#include "corpus/document.h"

#define WIDEST 160u       /* characters; what has longer lines is not wrapped */
#define NARROWEST 40u
#define LINES_LOOKED_AT 4096u

struct line {
  struct view text;  /* without blanks at its end */
  uint32_t indent;   /* blanks before its first word */
  uint32_t length;   /* characters, blanks before them included */
  uint32_t next;     /* where the next line begins */
  bool columns;      /* of a table: a tab, a bar or several blanks stand inside it */
};

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f'; }

static struct line line_at(struct view text, uint32_t start) {
  const char *nl = memchr(text.p + start, '\n', text.len - start);
  uint32_t end = (uint32_t)(nl ? (size_t)(nl - text.p) : text.len);
  struct line l = {.text = view_sub(text, start, end), .next = nl ? end + 1 : end};
  while (l.text.len > 0 && is_blank(l.text.p[l.text.len - 1])) l.text.len--;
  while (l.indent < l.text.len && is_blank(l.text.p[l.indent])) l.indent++;
  l.length = l.indent < WIDEST ? l.indent : WIDEST;
  for (size_t i = l.indent; i < l.text.len && l.length <= WIDEST; i++) {
    const char *p = l.text.p + i;
    bool gap = i > l.indent + 1 && p[0] == ' ' && p[-1] == ' ' && strchr(".!?:", p[-2]) == NULL; /* behind a sentence two are usual */
    l.length += ((unsigned char)*p & 0xC0) != 0x80;
    l.columns = l.columns || *p == '\t' || *p == '|' || gap;
  }
  return l;
}

/* Characters of the first word, which the line before had no room for. */
static uint32_t first_word(struct line l) {
  uint32_t n = 0;
  for (size_t i = l.indent; i < l.text.len && l.text.p[i] != ' '; i++) n += ((unsigned char)l.text.p[i] & 0xC0) != 0x80;
  return n;
}

/* A sentence may end here: behind a mark, quotation marks and brackets left out. */
static bool ends_sentence(struct line l) {
  size_t n = l.text.len;
  while (n > 0 && (strchr("\"')]", l.text.p[n - 1]) != NULL || (unsigned char)l.text.p[n - 1] >= 0x80)) n--;
  return n > 0 && strchr(".!?:;", l.text.p[n - 1]) != NULL;
}

/* The next line goes on where this one had no room. A line of a table, a page break and a line that is set in end what stands before. */
static bool goes_on(struct line a, struct line b, uint32_t full) {
  if (a.length == 0 || b.length == 0 || a.columns || b.columns || a.length > full + full / 4) return false;
  if (memchr(b.text.p, '\f', b.indent) != NULL || (b.indent > a.indent + 1 && ends_sentence(a))) return false;
  return a.length + 1 + first_word(b) >= full;
}

/* The length that nine of ten lines do not go beyond. */
static uint32_t usual_length(struct view text) {
  uint32_t count[WIDEST + 2] = {0}, lines = 0, seen = 0;
  for (uint32_t at = 0; at < text.len && lines < LINES_LOOKED_AT;) {
    struct line l = line_at(text, at);
    at = l.next;
    if (l.length == 0) continue;
    count[l.length > WIDEST ? WIDEST + 1 : l.length]++;
    lines++;
  }
  for (uint32_t n = 0; n <= WIDEST; n++)
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
    cut += goes_on(before, l, full) && !ends_sentence(before);
    before = l;
  }
  return cut;
}

uint32_t text_wrapped(struct view text) {
  uint32_t width = usual_length(text), loose = width - width / 8, pairs;
  if (width < NARROWEST) return 0;
  uint32_t cut = count_cut(text, loose, &pairs);
  if (cut < 4 || cut * 2 <= pairs) return 0;
  return count_cut(text, width + 1, &pairs) * 10 >= cut * 9 ? width + 1 : loose; /* characters of one width fill lines to the last */
}

bool document_goes_on(const struct document *d, uint32_t start, uint32_t end) {
  if (d->wrapped == 0 || end + 1 >= d->text.len) return false;
  return goes_on(line_at(d->text, start), line_at(d->text, end + 1), d->wrapped);
}
