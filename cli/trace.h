/* trace.h: what the two writers of a trace share; private to cli/. */
#ifndef ANNALS_CLI_TRACE_H
#define ANNALS_CLI_TRACE_H

#include "base/diag.h"
#include "cli/paint.h"
#include "extract/trace.h"

struct trace_view {
  const struct ruleset *rs;
  const struct document *doc;
  unsigned long line, column; /* column 0: the line */
  bool all;                   /* with the patterns that stopped at their first word */
  struct trace_request q;
  struct span raw;            /* q.span as bytes of the file */
  const struct trace *trace;
  struct painter lines;       /* the records that were asked for, as text */
  struct buf json;            /* ... and as JSON, with commas between */
  size_t records;
};

/* Adds a record to v->lines. */
void trace_line(struct trace_view *v, const struct record *r);
/* Write the trace to standard output; false when that failed. */
bool trace_text(struct trace_view *v);
bool trace_json(struct trace_view *v);

#endif
