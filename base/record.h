/* record.h: what extraction gives and writers take: the contract of docs/records.md as C. Everything is borrowed until the sink
 * returns; offsets named start/end are bytes of the file as it lies on disk. */
#ifndef ANNALS_BASE_RECORD_H
#define ANNALS_BASE_RECORD_H

#include "base/decimal.h"
#include "base/view.h"

/* A sentence comes before the records that lie in it; it has a span, a text and a section, and only the store keeps it. */
enum record_type { RECORD_FACT, RECORD_DATE, RECORD_NUMBER, RECORD_ENTITY, RECORD_FINDING, RECORD_SENTENCE };

struct record_span {
  uint32_t start, end, char_start, char_end; /* bytes of the file; code points of the decoded text */
  uint32_t line, column;                     /* from 1; column in code points */
};

/* One step from text to value: a postfix machine (docs/records.md). Views are empty where the step has no such part. */
struct record_step {
  const char *op;
  struct view text, unit;
  struct decimal value, by;
  bool has_value, has_by;
};

/* What fills a role of a fact: a piece of the page, or what the page only implies (`placed` false). `text` with p NULL: no role. */
struct record_mention {
  struct view text, normal; /* normal: what the piece stands for (EDTF, lemma); empty: its own text */
  uint32_t start, end;      /* bytes of the file */
  const char *from;         /* sentence, section, document: how far the engine had to look */
  bool placed;
};

#define RECORD_RATIO_MAX 8
#define RECORD_RECIPIENTS_MAX 16
#define RECORD_MEMBERS_MAX 256

struct record {
  enum record_type type;
  struct view doc, text, section;
  struct record_span span;
  struct span sentence; /* of the page in which it stands, bytes of the file; empty for findings */
  const struct view *rules; /* names, in order: the first made it */
  uint32_t rules_len;
  /* fact */
  char id[20];
  struct view kind, unit, qualifier;
  struct decimal value[RECORD_RATIO_MAX];
  uint32_t values; /* 1; more for a ratio; 0: null */
  struct decimal value_max, precision, si;
  bool has_value_max, has_precision;
  struct view si_unit; /* empty: no si */
  struct view change, status, per;
  struct record_mention item, time, actor, action;
  const struct record_mention *recipient;
  uint32_t recipients; /* at most RECORD_RECIPIENTS_MAX */
  char part_of[20]; /* id of the whole, or empty */
  struct view asserts;  /* what it says about other figures: total (of those before it), share (of a whole); p NULL: nothing */
  const struct record_mention *member; /* the names that the page lists as what is counted */
  uint32_t members;
  const struct record_step *steps;
  uint32_t steps_len;
  /* date, number, entity */
  struct view edtf, from, class, ref;
  /* finding */
  const char *finding, *severity;
  const struct span *spans; /* bytes of the file */
  const struct view *facts; /* ids */
  uint32_t spans_len, facts_len;
  struct view message;
};

struct record_ledger {
  uint32_t numbers, fact, date, number, entity, unclaimed; /* numbers == fact + date + number + entity + unclaimed */
};

struct record_document {
  struct view doc, encoding, title, scope, scope_ref, pack, pack_version;
  const char *sha256, *pack_sha256, *engine;
  uint64_t bytes, invalid;
  struct record_ledger ledger;
  uint32_t findings;
  uint32_t wrapped; /* characters at which its lines are full; 0: each line is a paragraph */
};

/* The id of a fact: FNV-1a (64 bits) over the document's SHA-256 in hex, the span in the file and the kind. The same on every machine. */
void record_id(char out[20], const char *sha256, uint32_t start, uint32_t end, struct view kind);

typedef void record_sink(void *context, const struct record *r);
/* A sink that takes nothing. */
void record_ignore(void *context, const struct record *r);

#endif
