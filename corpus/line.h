/* line.h: a line of a page, as wrap.c and pages.c look at it; private to corpus/. */
#ifndef ANNALS_CORPUS_LINE_H
#define ANNALS_CORPUS_LINE_H

#include "corpus/document.h"

#define LINE_WIDEST 160u    /* characters; what has longer lines is not wrapped */
#define LINE_NARROWEST 40u

struct line {
  struct view text;  /* without blanks at its end */
  uint32_t indent;   /* blanks before its first word */
  uint32_t length;   /* characters, blanks before them included; LINE_WIDEST + 1: more */
  uint32_t next;     /* where the next line begins */
  bool columns;      /* of a table: a tab, a bar or several blanks stand inside it */
};

static inline bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f'; }

struct line line_at(struct view text, uint32_t start);
/* A sentence may end here: behind a mark, quotation marks and brackets left out. */
bool line_ends_sentence(struct line l);

#endif
