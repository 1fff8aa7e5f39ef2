/* paint.h: text for people: colours on a terminal alone, and pieces of a page with carets under them. What comes from a page loses its
 * control characters, so that no page drives the terminal. */
#ifndef ANNALS_CLI_PAINT_H
#define ANNALS_CLI_PAINT_H

#include "base/buf.h"

enum paint { PAINT_PLAIN, PAINT_BOLD, PAINT_DIM, PAINT_GOOD, PAINT_BAD, PAINT_WARN, PAINT_NAME };

struct painter {
  struct buf out;
  bool colour;
};

void painter_init(struct painter *p); /* colours when standard output is a terminal and NO_COLOR is not set */
void paint(struct painter *p, enum paint how, const char *format, ...) __attribute__((format(printf, 3, 4)));
void paint_view(struct painter *p, enum paint how, struct view v);
/* Spaces until the line is `column` code points wide, one at least. */
void paint_tab(struct painter *p, size_t column);
/* The line of `text` that holds `span`, cut to about `width` code points around it, behind `indent` spaces; carets under the span. */
void paint_excerpt(struct painter *p, struct view text, struct span span, size_t width, int indent);
/* The same in one line without carets: the span in bold, or between » and « where there is no colour. */
void paint_window(struct painter *p, struct view text, struct span span, size_t width);
/* Writes all to standard output and frees; false when that failed. */
bool painter_finish(struct painter *p);

#endif
