/* notice.h: what there is to say about a pack: errors that keep it from loading (A1xx) and remarks of the lint (A2xx and up).
 * Codes are stable: docs/lint.md has a chapter for each. */
#ifndef ANNALS_RULES_NOTICE_H
#define ANNALS_RULES_NOTICE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

enum notice_code {
  /* it does not load */
  NOTICE_YAML = 101,
  NOTICE_KEY,
  NOTICE_VALUE,
  NOTICE_NAME,
  NOTICE_TWICE,
  NOTICE_MISSING,
  NOTICE_PATTERN,
  NOTICE_EXPRESSION,
  NOTICE_TABLE,
  NOTICE_FILE,
  NOTICE_LIMIT,
  /* it can never do what it says */
  NOTICE_SHADOWED = 201,
  NOTICE_IMPOSSIBLE,
  NOTICE_LATER,
  NOTICE_HIDDEN,
  NOTICE_NEEDS,
  NOTICE_EXAMPLE,
  NOTICE_RECORD,
  NOTICE_ATTRIBUTE,
  NOTICE_BLANK,
  /* it is of no use */
  NOTICE_FRAGMENT = 301,
  NOTICE_LEXICON,
  NOTICE_ENTRY,
  NOTICE_CAPTURE,
  NOTICE_STAGE,
  NOTICE_ALLOWANCE,
  /* it says two things */
  NOTICE_REPEATED = 401,
  NOTICE_CONTRADICTION,
  NOTICE_GROUPS,
  /* it costs too much */
  NOTICE_SCAN = 501,
  NOTICE_EXPONENTIAL,
  NOTICE_WORD,
  /* it could be written better */
  NOTICE_UNTESTED = 601,
  NOTICE_QUOTES
};

enum notice_severity { NOTICE_ERROR, NOTICE_WARNING, NOTICE_NOTE };

struct notice {
  enum notice_code code;
  enum notice_severity severity;
  struct place place;
  size_t line, column; /* from 1; 0 where the file as a whole is meant */
  const char *message; /* one line, lower case, no full stop */
  const char *hint;    /* what to do about it, or NULL */
  const void *owner;   /* the rule or lexicon (its node) that may allow it, where the place does not tell; or NULL */
  const char *edit;    /* text to put over the place's bytes, or NULL */
};

/* What a code means: one row each, in the order of the codes. */
struct notice_kind {
  enum notice_code code;
  enum notice_severity severity;
  const char *title;
};
extern const struct notice_kind notice_kinds[];
extern const size_t notice_kinds_len;
const struct notice_kind *notice_kind_of(enum notice_code code);
/* By its name, `A204`, or NULL. */
const struct notice_kind *notice_named(struct view name);

/* In the order in which they were found. Everything lives in the arena of who collects them. */
struct notices {
  struct arena *arena;
  struct notice *at;
  size_t len, cap;
};

/* Appends a copy; fills in line and column when the source is at hand. */
struct notice *notices_add(struct notices *list, struct notice n);
/* `file:line:col: error: message` with carets; with `code`, the code in brackets and the hint below. */
void notice_print(struct buf *out, const struct notice *n, bool code);
const char *notice_severity_name(enum notice_severity s);

#endif
