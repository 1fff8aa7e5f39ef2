/* gold.h: hand-made annotations: a folder with DOC.jsonl for each page DOC.txt, and FINDINGS.jsonl. */
#ifndef ANNALS_SCORE_GOLD_H
#define ANNALS_SCORE_GOLD_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/record.h"
#include "base/status.h"

enum gold_type { GOLD_FIGURE, GOLD_DATE, GOLD_OTHER, GOLD_ENTITY };

struct gold_line {
  enum gold_type type;
  uint32_t start, end; /* bytes of the file */
  struct view text;
  /* figure; a view with p NULL is null or absent */
  struct view kind, unit, qualifier, item, time, change, status, per, actor, recipient, action;
  struct decimal value[RECORD_RATIO_MAX], value_max;
  uint32_t values;     /* 0: null */
  bool has_value_max;
  int64_t part_of;     /* start of the whole; -1: none */
  bool here;           /* the actor's name stands earlier in the figure's paragraph */
  /* date, other, entity */
  struct view edtf, class;
};

struct gold_doc {
  struct view name;    /* without folder and suffix */
  struct gold_line *lines;
  size_t len;
};

struct gold_finding {
  struct view doc, kind, note;
  struct span *spans;
  size_t spans_len;
};

struct gold {
  struct arena arena;  /* owns everything */
  struct gold_doc *docs; /* by name */
  size_t len;
  struct gold_finding *findings;
  size_t findings_len;
  bool has_findings;   /* the folder holds FINDINGS.jsonl */
};

/* `text_dir`: where the pages are when not beside the gold, or NULL. ST_IO, ST_SYNTAX with file and line. */
enum status gold_read(struct gold *out, const char *dir, const char *text_dir, struct err *err);
void gold_free(struct gold *g);
/* The name of a document: its path without folder and last suffix. */
struct view gold_name(struct view path);
const struct gold_doc *gold_find(const struct gold *g, struct view path);
/* The line of the type with the span, or NULL; `d` may be NULL. */
const struct gold_line *gold_line_at(const struct gold_doc *d, enum gold_type type, uint32_t start, uint32_t end);

#endif
