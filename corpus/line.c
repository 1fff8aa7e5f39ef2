#include "corpus/line.h"

struct line line_at(struct view text, uint32_t start) {
  const char *nl = memchr(text.p + start, '\n', text.len - start);
  uint32_t end = (uint32_t)(nl ? (size_t)(nl - text.p) : text.len);
  struct line l = {.text = view_sub(text, start, end), .next = nl ? end + 1 : end};
  while (l.text.len > 0 && is_blank(l.text.p[l.text.len - 1])) l.text.len--;
  while (l.indent < l.text.len && is_blank(l.text.p[l.indent])) l.indent++;
  l.length = l.indent < LINE_WIDEST ? l.indent : LINE_WIDEST;
  for (size_t i = l.indent; i < l.text.len && l.length <= LINE_WIDEST; i++) {
    const char *p = l.text.p + i;
    bool gap = i > l.indent + 1 && p[0] == ' ' && p[-1] == ' ' && strchr(".!?:", p[-2]) == NULL; /* behind a sentence two are usual */
    l.length += ((unsigned char)*p & 0xC0) != 0x80;
    l.columns = l.columns || *p == '\t' || *p == '|' || gap;
  }
  return l;
}

bool line_ends_sentence(struct line l) {
  size_t n = l.text.len;
  while (n > 0 && (strchr("\"')]", l.text.p[n - 1]) != NULL || (unsigned char)l.text.p[n - 1] >= 0x80)) n--;
  return n > 0 && strchr(".!?:;", l.text.p[n - 1]) != NULL;
}
