/* score.h: records judged by gold, layer by layer. The layers and their figures are those of the scorer of the gold's makers:
 *
 *   figure  span is the same          value   and kind, value, value_max, unit        hedge  and the qualifier
 *   item time change status per actor recipient action part_of: of the gold's own filled-in fields those that the record fills alike
 *   fact    hedge, time, change, status right and item alike     full   fact, and actor, recipient, action alike
 *   date    span and EDTF     number  every gold number lies in a record of the right type     class  of the others
 *   entity  span and class    finding a gold inconsistency is touched by one finding
 */
#ifndef ANNALS_SCORE_SCORE_H
#define ANNALS_SCORE_SCORE_H

#include "output/reader.h"
#include "score/alike.h"
#include "score/gold.h"

/* name, in the order of the table; `~` where holding one another is enough */
#define SCORE_LAYERS(X)                                                                                                              \
  X(FIGURE, "figure") X(VALUE, "value") X(HEDGE, "hedge") X(ITEM, "item") X(ITEM_ALIKE, "item~") X(TIME, "time") X(CHANGE, "change") \
  X(STATUS, "status") X(PER, "per") X(ACTOR, "actor~") X(ACTOR_HERE, "actor.here") X(RECIPIENT, "recipient~") X(ACTION, "action")    \
  X(PART_OF, "part_of") X(FACT, "fact") X(FULL, "full") X(DATE, "date") X(NUMBER, "number") X(CLASS, "class") X(ENTITY, "entity")

enum score_layer {
#define X(name, text) LAYER_##name,
  SCORE_LAYERS(X)
#undef X
  LAYERS
};
extern const char *const score_layer_names[LAYERS];

struct tally {
  uint32_t tp, fp, fn;
  bool any; /* the layer was judged at all */
};
struct score_prf {
  double p, r, f;
};
struct score_prf tally_prf(struct tally t);

/* What is right in a fact whose span is right. */
struct score_verdict {
  bool right[LAYERS]; /* ITEM .. PART_OF: as the gold says, empty where it is empty */
  bool gold[LAYERS], got[LAYERS]; /* the field is filled in */
};

struct score_error {
  struct view doc, message;
  const char *layer; /* or "figure missed", "figure extra", "date extra", "finding" */
  uint32_t at;
};
struct score_named {
  struct view name;  /* entity.place, finding.sum_ok ... */
  struct tally tally;
};
struct score_row {
  struct view doc;
  struct tally tally[LAYERS];
};
struct score_confusion {
  struct view gold, got; /* `figure money`, `other ordinal`; `nothing` */
  uint32_t count;
};

struct score {
  struct arena arena; /* owns everything but the texts of gold and records, which must outlive it */
  struct tally total[LAYERS];
  struct score_named *named;
  struct score_row *rows;
  struct score_error *errors;
  struct score_confusion *confusions; /* most often first */
  size_t named_len, rows_len, errors_len, confusions_len;
  uint32_t findings;  /* reported */
};

/* A finding is about what gold says of a finding: about two of its places, or the one that it has. */
bool score_touches(const struct gold_finding *g, const struct record *r);
void score_run(struct score *out, const struct gold *g, const struct record_set *records, const struct score_terms *terms);
void score_free(struct score *s);
/* `whole`: start of the fact of which the record is a part; -1 none, -2 unknown. */
void score_fact(struct score_verdict *out, struct arena *scratch, const struct score_terms *terms, const struct gold_line *g, const struct record *r,
                int64_t whole);
int64_t score_whole(const struct record_page *p, const struct record *r);
/* The fact of a page with the id, or NULL. */
const struct record *score_record(const struct record_page *p, const char *id);

/* What both say of the field that a layer judges (LAYER_VALUE: kind, value, unit; LAYER_FIGURE: its text); p NULL: nothing. */
struct score_pair {
  struct view gold, got;
};
struct score_pair score_fields(struct arena *scratch, enum score_layer layer, const struct gold_line *g, const struct record *r, int64_t whole);

/* Who set a field of a record: told by who made the records, for they do not say. An empty answer: not known. */
struct score_blame {
  void *context;
  struct view (*rule)(void *context, const struct record_page *page, const struct record *r, const char *field);
};

#endif
