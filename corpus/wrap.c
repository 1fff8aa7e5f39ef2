/* wrap.c: text whose paragraphs were cut into lines of a width, as a terminal, a mail or a PDF has them. Without a word for it in the
 * file it shows by its lines: hardly one is longer than the width, most are nearly full, and most of the full ones end in the midst of a
 * sentence. Nothing is joined in the text: a paragraph is then several lines, and a break is white space.
 *
 * The end of a page breaks a sentence off, too, in wrapped text and in other: it goes on with a small letter behind the page's number and
 * its running head. */
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

/* ---- sentences that the end of a page breaks off */

#define BETWEEN_MAX 4u       /* lines that are not blank: the foot of a page, the head of the next */
#define HEAD_LONGEST 120u    /* bytes */
#define HEAD_NEAR (64u * 1024u) /* bytes around it in which a running head is looked for again */
#define HEAD_TIMES 3u

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool breaks_off(struct line l) {
  char last = l.text.len ? l.text.p[l.text.len - 1] : '\0';
  return l.length >= NARROWEST && !l.columns && (is_small(last) || last == ',');
}

static bool takes_up(struct line l) {
  return l.text.len > l.indent && is_small(l.text.p[l.indent]) && !l.columns && (l.length >= NARROWEST || ends_sentence(l));
}

/* "124", "- 124 -", "12 | 40": a number and what it is set between. */
static bool is_page_number(struct line l) {
  uint32_t digits = 0;
  for (size_t i = l.indent; i < l.text.len; i++) {
    if (is_digit(l.text.p[i])) digits++;
    else if (strchr(" -|/.\f", l.text.p[i]) == NULL && (unsigned char)l.text.p[i] < 0x80) return false;
  }
  return digits > 0 && digits <= 8 && l.length - l.indent <= 16;
}

/* Equal but for their digits and blanks. */
static bool same_head(struct view a, struct view b) {
  size_t i = 0, k = 0;
  for (;;) {
    while (i < a.len && (is_digit(a.p[i]) || is_blank(a.p[i]))) i++;
    while (k < b.len && (is_digit(b.p[k]) || is_blank(b.p[k]))) k++;
    if (i == a.len || k == b.len) return i == a.len && k == b.len;
    if (a.p[i++] != b.p[k++]) return false;
  }
}

/* It stands on other pages too. */
static bool is_running_head(struct view text, struct line l, uint32_t at) {
  if (l.text.len > HEAD_LONGEST) return false;
  uint32_t from = at > HEAD_NEAR ? at - HEAD_NEAR : 0, to = text.len - at > HEAD_NEAR ? at + HEAD_NEAR : (uint32_t)text.len, times = 0;
  const char *nl = from ? memchr(text.p + from, '\n', to - from) : NULL;
  for (uint32_t i = nl ? (uint32_t)(nl - text.p) + 1 : from; i < to && times < HEAD_TIMES;) {
    struct line other = line_at(text, i);
    i = other.next;
    times += other.length > 0 && same_head(l.text, other.text);
  }
  return times == HEAD_TIMES;
}

uint32_t document_resumes(const struct document *d, uint32_t start, uint32_t end) {
  if (end + 1 >= d->text.len || !breaks_off(line_at(d->text, start))) return 0;
  for (uint32_t at = end + 1, between = 0; at < d->text.len && between <= BETWEEN_MAX;) {
    struct line l = line_at(d->text, at);
    if (takes_up(l)) return at + l.indent;
    if (l.text.len > l.indent && !is_page_number(l) && !is_running_head(d->text, l, at)) return 0;
    between += l.text.len > l.indent;
    at = l.next;
  }
  return 0;
}
