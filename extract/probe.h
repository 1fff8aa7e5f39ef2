/* probe.h: what an observer of the cascade is told; trace.c and profile.c are made of it. Private to extract/.
 *
 * A scan without a probe pays one test of a pointer for each attempt. Everything in an event is borrowed until the call returns.
 */
#ifndef ANNALS_EXTRACT_PROBE_H
#define ANNALS_EXTRACT_PROBE_H

#include "extract/scan.h"

enum probe_kind {
  PROBE_PASSED,   /* a stage is passed over: nothing in the sentence can begin one of its rules, or what it needs is not there */
  PROBE_STAGE,    /* a stage runs: the sentence stands projected */
  PROBE_TRY,      /* a rule is about to be tried at byte `at` of the projection */
  PROBE_FAILED,   /* ... and its pattern did not match */
  PROBE_REFUSED,  /* ... or `match` did, and the rule's condition said no */
  PROBE_MATCHED,  /* ... or `match` stands for election */
  PROBE_LOST,     /* `match` gave way to `winner` */
  PROBE_TOOK,     /* while something was evaluated, `expr`, a choice, took its argument number `arg` */
  PROBE_MADE,     /* `match` made `annotation` */
  PROBE_UPDATED,  /* `match` set `attr` of `annotation` (or gave it no value) */
  PROBE_STOOD,    /* `match` left `attr` of `annotation` as a better update of the stage had set it */
  PROBE_SETTLED,  /* the stage is over; its projection still stands */
  PROBE_PARAGRAPH, /* the stages over the paragraph have run */
  PROBE_SENTENCE  /* the sentence is read and its records are written */
};

struct probe_event {
  enum probe_kind kind;
  const struct rule *rule;
  uint32_t at;
  const struct match *match, *winner;
  uint32_t annotation; /* index */
  atom attr;
  const struct expr *expr;
  uint16_t arg;
};

struct probe {
  void *context;
  void (*see)(void *context, const struct scan *s, const struct probe_event *e);
  bool failures; /* tell also of tries that the filter saves: all that the first token allows */
};

static inline void probe_tell(const struct scan *s, struct probe_event e) {
  if (s->probe != NULL) s->probe->see(s->probe->context, s, &e);
}

#endif
