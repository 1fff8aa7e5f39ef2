/* place.h: bytes of the file as the browser counts them: paragraph, and UTF-16 units in it (WHATWG DOM, CharacterData). */
#ifndef ANNALS_REPORT_PLACE_H
#define ANNALS_REPORT_PLACE_H

#include "corpus/document.h"

/* Where the lines of a document begin; owned. */
struct lines {
  const struct document *doc;
  uint32_t *start; /* bytes of the text; start[len] is its end */
  size_t len;
};

struct place {
  uint32_t line;       /* from 1 */
  uint32_t start, end; /* bytes of the text */
  uint32_t from, to;   /* UTF-16 units of the line */
};

void lines_init(struct lines *l, const struct document *doc);
void lines_free(struct lines *l);
/* The text of line `n` (from 1), without its line end. */
struct view lines_text(const struct lines *l, size_t n);
/* Places bytes [start, end) of the file; what goes past the end of the line is cut there. False when it lies outside of the text. */
bool place_of(struct place *out, const struct lines *l, uint32_t start, uint32_t end);

#endif
