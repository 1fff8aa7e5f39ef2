/* trace.h: why a page reads as it does, and why not otherwise: for the sentences that touch a stretch of the text, what each stage saw
 * there, which rules tried, how far they got, who won by what, and who set what.
 *
 * A trace owns all that it names but the ruleset and the document, which must outlive it. Spans are bytes of the text. */
#ifndef ANNALS_EXTRACT_TRACE_H
#define ANNALS_EXTRACT_TRACE_H

#include "base/record.h"
#include "corpus/document.h"
#include "extract/twin.h"
#include "rules/ruleset.h"

enum trace_outcome {
  TRACE_FAILED,  /* the pattern stopped */
  TRACE_REFUSED, /* the pattern matched, the condition said no */
  TRACE_UNTRIED, /* the pattern would match, but the rule was not tried there: its zones, a match of its own before (`overlap: no`),
                    an end inside a word */
  TRACE_LOST,    /* gave way to another match */
  TRACE_WON
};

/* What a match did: made an annotation, or set an attribute (of one it made, or of one that stood). */
struct trace_effect {
  struct view type;          /* of the annotation */
  struct span span;          /* of the annotation */
  struct view attr, value;   /* attr empty: it made the annotation; value NULL: the expression gave nothing */
  struct view source;        /* the expression */
  struct view branch;        /* where it is a choice, `first(...)` or `if(...)`: the argument that gave the value; else p NULL */
  bool stood;                /* a better update of the stage had set it */
  const struct trace_effect *next;
};

struct trace_attempt {
  const struct rule *rule;
  enum trace_outcome outcome;
  bool inside;               /* of what was not tried: it would end inside a word, and matches end where tokens do */
  struct span span;          /* what it matched; of a failure what it read before it stopped, maybe empty */
  struct span stop;          /* of a failure: the symbol or token where it stopped; empty at the end of the sentence */
  struct view stop_is;       /* what the symbol there is to the tests of the stage: `<Verb form=past>`; empty for plain text */
  struct view wanted[TWIN_WANTED_MAX]; /* of a failure: what would have matched there */
  uint32_t wanted_len;
  const struct rule *winner; /* of a loss */
  struct span winner_span;
  const char *by;            /* ... and by what: priority, length, place, order */
  struct trace_effect *effects;
  struct trace_attempt *next;
};

/* A set of words and symbols of which the sentence must hold one and holds none. */
struct trace_missing {
  struct view any; /* `a, b, <C>` */
  const struct trace_missing *next;
};

struct trace_stage {
  const struct stage *stage;
  bool passed;               /* passed over */
  struct view needs;         /* ... for want of such an annotation; empty: nothing in the sentence begins a rule of it */
  struct view projection;    /* readable: `<Type>` for what its rules can test, `[Type]` for what they cannot */
  struct span here;          /* bytes of it where the asked position stands */
  struct view here_is;       /* what the symbol there is to the tests of the stage; empty for plain text */
  struct trace_attempt *attempts; /* at the position; with a rule: of that rule, the nearest failure where there is nothing better */
  const struct trace_missing *missing; /* with a rule: why it was tried nowhere */
  struct trace_stage *next;
};

/* An attribute of the annotation that speaks for the position, and who set it. */
struct trace_attr {
  struct view name, value, source, branch; /* as of an effect */
  const struct rule *rule;   /* NULL: the engine */
  const struct trace_attr *next;
};

struct trace_sentence {
  bool paragraph;            /* stages over paragraphs: layout and sentence ends */
  struct span span;
  enum zone zone;
  struct view section;
  struct trace_stage *stages;
  struct view type;          /* the annotation that speaks for the position; empty: none */
  struct span spoken;
  const struct trace_attr *attrs;
  struct trace_sentence *next;
};

struct trace {
  struct arena arena;
  struct trace_sentence *sentences;
};

struct trace_request {
  struct span span;          /* of the text: a character, or a line */
  const struct rule *rule;   /* ask for one rule; NULL: all that touch the position */
};

/* Reads the whole page (what earlier sentences leave counts) and traces the sentences that touch the span; records go to the sink. */
void trace_page(struct trace *out, const struct ruleset *rs, const struct document *d, const struct trace_request *q, record_sink *sink,
                void *context);
void trace_free(struct trace *t);

#endif
