/* page.h: what the checks of a page work on; private to audit/.
 *
 * records -> page (figures with their sentence and whole) -> checks -> findings. A check is one file and one row of the table in
 * audit.c; it reads the page and tells findings. */
#ifndef ANNALS_AUDIT_PAGE_H
#define ANNALS_AUDIT_PAGE_H

#include "audit/audit.h"
#include "audit/interval.h"
#include "base/arena.h"
#include "base/record.h"

#define NO_FIGURE UINT32_MAX

struct figure {
  const struct record *r;
  uint32_t sentence; /* number of its sentence on the page */
  uint32_t section;  /* number of its section */
  uint32_t whole;    /* the figure of which it is a part, or NO_FIGURE */
  uint32_t parts;    /* how many figures are parts of it */
  bool part;         /* is a part: of its linked whole, or of one that check_sums has found to be made by it */
  bool judged;       /* a sum of check_sums has all of its parts */
  bool in_row;       /* an amount or a share that check_parallel has held against those beside it: they have one whole */
  bool level;        /* states an amount: one value, no change, no rate for each of something */
};

struct page {
  struct arena *arena;         /* of the run */
  const struct record_document *doc; /* or NULL */
  const struct record *records;
  size_t len;
  struct figure *figure;       /* facts, in the order of the text */
  uint32_t figures;
  record_sink *sink;
  void *context;
  uint32_t *told;              /* findings so far */
  struct audit_tally *tally;
};

/* What kinds and units say about two figures: whether they may stand in one sum. Counts of different things may not. */
bool same_measure(const struct record *a, const struct record *b);
/* The same, but counts of any things are alike: boys and girls are students. */
bool same_kind(const struct record *a, const struct record *b);
/* Times that may be one: either is unknown, or the finer begins with the coarser ("2010-12" with "2010"). */
bool one_time(const struct record *a, const struct record *b);
/* Each names a time of its own, and the one ends before the other begins. */
bool times_apart(const struct record *a, const struct record *b);
/* Neither ends before the other begins, as far as both are known and closed. */
bool times_meet(const struct record *a, const struct record *b);
bool names_its_time(const struct record *r); /* its sentence does */
bool is_kind(const struct record *r, const char *kind);
bool asserts(const struct record *r, const char *what);
bool has_change(const struct record *r);
bool stated_exactly(const struct record *r); /* one value, no range */

/* Tells a finding over these records, in this order: their spans, and the ids of the facts. The message is one sentence. */
void tell(const struct page *p, const char *kind, const char *severity, const struct record *const *over, uint32_t n, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* The same over one fact and the names that it counts. */
void tell_members(const struct page *p, const char *kind, const char *severity, const struct record *fact, const char *message);

static inline void count_verdict(const struct page *p, enum audit_check check, enum audit_verdict verdict) { p->tally->of[check][verdict]++; }

/* What is told in place of the first finding past LIMIT_AUDIT_FINDINGS. */
struct record finding_too_many(const struct record *instead);

/* |a - b| <= b * percent / 100 */
bool decimal_within(struct decimal a, struct decimal b, int64_t percent);
/* large >= small * 10^powers */
bool powers_apart(struct decimal small, struct decimal large, int32_t powers);
uint32_t significant_digits(struct decimal d);

/* A decimal for people, with commas between groups of three; lives in the arena. */
const char *shown(const struct page *p, struct decimal d);
/* The words of the page for a figure, one line; at most 60 bytes. */
const char *quoted(const struct page *p, const struct record *r);
const char *quoted_text(const struct page *p, struct view text);

/* Items that may be one: "houses" and "collapsed houses", "net income" and "net income from labor export". */
bool akin_items(const struct record *a, const struct record *b);
/* True when the coarser of two values is the finer one, rounded. */
bool rounded_alike(const struct record *a, const struct record *b);

/* Slips of the pen: how the digits of two numbers of one length differ, both written to the finer of their last places. */
enum slip {
  SLIP_NONE,
  SLIP_DIGIT, /* one digit, or the sum of it carried */
  SLIP_SWAP   /* two neighbours changed places, or in a long number two with one between them */
};
enum slip slip_between(struct decimal a, struct decimal b);

void check_sums(const struct page *p);
void check_exceeds(const struct page *p);
void check_shares(const struct page *p);
void check_divisions(const struct page *p);
void check_changes(const struct page *p);
void check_rates(const struct page *p);
void check_parallel(const struct page *p);
void check_yearly(const struct page *p);
void check_averages(const struct page *p);
void check_multiples(const struct page *p);
void check_products(const struct page *p);
void check_units(const struct page *p);
void check_lists(const struct page *p);
void check_twins(const struct page *p);
void check_names(const struct page *p);
void check_scale(const struct page *p);
void check_days(const struct page *p);
void check_ranks(const struct page *p);
void check_tables(const struct page *p);
void check_means(const struct page *p);

#endif
