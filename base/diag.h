/* diag.h: a message that stands on a place of a source file, as people and editors read it:
 *
 *   rules/x.yaml:12:9: error: unknown key 'mtach' (did you mean 'match'?)
 *     12 |   mtach: '...'
 *        |   ^~~~~
 *
 * After jq's src/locfile.c. The caret line keeps tabs and counts wide characters twice, so that carets stand under the text.
 */
#ifndef ANNALS_BASE_DIAG_H
#define ANNALS_BASE_DIAG_H

#include "base/buf.h"
#include "base/view.h"

struct place {
  const char *file;
  struct view source;  /* the whole file; {NULL,0} when it is not at hand: then no caret lines */
  uint32_t start, end; /* bytes in source; the carets stand under [start,end), at least one */
};

/* Line and column (from 1, column in code points) of a byte offset. */
void place_line_column(struct view source, uint32_t offset, size_t *line, size_t *column);
/* The way back; the end of the source where there is no such place. */
uint32_t place_offset(struct view source, size_t line, size_t column);
/* Appends the message with its place. `severity`: "error", "warning", "note". */
void diag_print(struct buf *out, const struct place *at, const char *severity, const char *message);
/* As many of `fill` as the text is wide on a terminal; with blanks, tabs are kept. */
void diag_fill(struct buf *out, struct view v, char fill);
/* The nearest of `n` names by edit distance (Damerau-Levenshtein, optimal string alignment), or NULL when none is within a
 * third of the name's length. */
const char *diag_nearest(struct view name, const char *const *names, size_t n);
/* Appends " (did you mean 'near'?)" to a message of at most `cap` bytes; NULL appends nothing. */
void diag_suggest(char *message, size_t cap, const char *near);

#endif
