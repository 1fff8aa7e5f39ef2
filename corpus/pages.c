/* pages.c: what stands at the ends of the pages that a text was set on: their numbers, and running heads, which are known by standing there
 * again and again with another number. A sentence that the end of a page breaks off goes on, with a small letter, behind them. */
#include <stdlib.h>

#include "corpus/line.h"

#define LINES_MAX 65536u  /* that are looked at */
#define HEAD_SHORTEST 8u  /* letters */
#define HEAD_LONGEST 120u /* bytes */
#define BETWEEN_MAX 4u    /* lines that are not blank between two parts of a sentence: the foot of a page, the head of the next */

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* A line by its words: its digits and blanks are left out. */
struct head {
  uint64_t hash;
  uint32_t number; /* of the page, at one of its ends; 0: none */
  uint32_t at;     /* where it stands */
};

#define HEAD_WORDS 3u /* behind a number and one blank: "17 July, Oldtown" is a day */

/* What parts a number of `n` digits at this end from the words: several blanks, a mark, or one blank before so many words that it is no day. */
static bool stands_apart(struct view v, size_t n, bool front) {
  const char *gap = front ? v.p + n : v.p + v.len - n - 1;
  uint32_t words = 0;
  if (!is_blank(*gap)) return false;
  if (*gap == '\t' || is_blank(gap[front ? 1 : -1])) return true;
  if (!front) return strchr("|/-", gap[-1]) != NULL || (unsigned char)gap[-1] >= 0x80;
  for (size_t i = n; i + 1 < v.len; i++) words += is_blank(v.p[i]) && !is_digit(v.p[i + 1]);
  return words >= HEAD_WORDS;
}

/* One to three digits at this end of the line, apart from the words. */
static uint32_t number_at(struct view v, bool front) {
  size_t n = 0;
  uint32_t number = 0;
  while (n < v.len && n < 4 && is_digit(v.p[front ? n : v.len - 1 - n])) n++;
  if (n == 0 || n > 3 || n + 2 >= v.len || !stands_apart(v, n, front)) return 0;
  for (size_t i = 0; i < n; i++) number = number * 10 + (uint32_t)(v.p[front ? i : v.len - n + i] - '0');
  return number;
}

static bool head_of(struct line l, struct head *out) {
  struct view v = view_sub(l.text, l.indent, l.text.len);
  uint32_t letters = 0;
  if (v.len > HEAD_LONGEST) return false;
  *out = (struct head){.hash = 0xCBF29CE484222325u, .number = number_at(v, true)};
  if (out->number == 0) out->number = number_at(v, false);
  for (size_t i = 0; i < v.len; i++) {
    if (is_digit(v.p[i]) || is_blank(v.p[i])) continue;
    out->hash = (out->hash ^ (unsigned char)v.p[i]) * 0x100000001B3u; /* FNV-1a */
    letters++;
  }
  return letters >= HEAD_SHORTEST;
}

static int by_hash(const void *a, const void *b) {
  const struct head *x = a, *y = b;
  return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1) : (x->number > y->number) - (x->number < y->number);
}

void find_running_heads(struct document *d) {
  struct head *head = NULL;
  size_t len = 0, cap = 0, kept = 0;
  for (uint32_t at = 0, next; at < d->text.len && len < LINES_MAX; at = next) {
    struct line l = line_at(d->text, at);
    next = l.next;
    if (len == cap) head = resized(head, (cap = cap * 2 + 256), sizeof *head);
    if (!head_of(l, &head[len])) continue;
    head[len++].at = at;
  }
  if (len > 1) qsort(head, len, sizeof *head, by_hash);
  for (size_t i = 0, end; i < len; i = end) {
    uint32_t numbers = head[i].number != 0, first = head[i].at;
    for (end = i + 1; end < len && head[end].hash == head[i].hash; end++) {
      numbers += head[end].number != head[end - 1].number;
      first = head[end].at < first ? head[end].at : first;
    }
    if (end - i < 2 || (end - i < 3 && numbers < 2)) continue;
    if (kept == d->heads_cap) d->head = resized(d->head, (d->heads_cap = d->heads_cap * 2 + 8), sizeof *d->head);
    d->head[kept++] = (struct running_head){head[i].hash, first, head[end - 1].number != 0 && numbers > 1};
  }
  d->heads = kept;
  free(head);
}

/* The running head that the line is, by its words, or NULL; *h: what stands there of it. */
static const struct running_head *running_head(const struct document *d, struct line l, struct head *h) {
  if (d->heads == 0 || !head_of(l, h)) return NULL;
  size_t lo = 0, hi = d->heads;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (d->head[mid].hash < h->hash) lo = mid + 1;
    else hi = mid;
  }
  return lo < d->heads && d->head[lo].hash == h->hash ? &d->head[lo] : NULL;
}

/* "124", "- 124 -", "12 | 40": a number and what it is set between. */
static bool is_page_number(struct line l) {
  uint32_t digits = 0;
  for (size_t i = l.indent; i < l.text.len; i++) {
    if (is_digit(l.text.p[i])) digits++;
    else if (strchr(" -|/.", l.text.p[i]) == NULL && (unsigned char)l.text.p[i] < 0x80) return false;
  }
  return digits > 0 && digits <= 8 && l.length - l.indent <= 16;
}

bool document_page_end(const struct document *d, uint32_t start) {
  struct head h;
  const struct running_head *head = running_head(d, line_at(d->text, start), &h);
  return head != NULL && head->numbered && head->first < start && h.number != 0;
}

bool document_repeats(const struct document *d, uint32_t start) {
  struct head h;
  const struct running_head *head = running_head(d, line_at(d->text, start), &h);
  return head != NULL && head->first < start;
}

/* In the midst of a sentence, or of a word. */
static bool breaks_off(struct line l) {
  char last = l.text.len ? l.text.p[l.text.len - 1] : '\0', before = l.text.len > 1 ? l.text.p[l.text.len - 2] : '\0';
  return l.length >= LINE_NARROWEST && !l.columns && (is_small(last) || last == ',' || (last == '-' && is_small(before)));
}

static bool takes_up(struct line l) {
  return l.text.len > l.indent && is_small(l.text.p[l.indent]) && !l.columns && (l.length >= LINE_NARROWEST || line_ends_sentence(l));
}

uint32_t document_resumes(const struct document *d, uint32_t start, uint32_t end) {
  struct head h;
  if (end + 1 >= d->text.len || !breaks_off(line_at(d->text, start))) return 0;
  for (uint32_t at = end + 1, between = 0; at < d->text.len && between <= BETWEEN_MAX;) {
    struct line l = line_at(d->text, at);
    if (takes_up(l)) return at + l.indent;
    bool blank = l.text.len == l.indent;
    if (!blank && !is_page_number(l) && running_head(d, l, &h) == NULL) return 0;
    between += !blank;
    at = l.next;
  }
  return 0;
}
