/* scan.h: the state of one worker; private to extract/.
 *
 *   page.c     text -> paragraphs -> zones and sentences
 *   lookup.c   tokens -> lexicon matches
 *   cascade.c  stage by stage, sentence -> projection -> matches -> annotations
 *   look.c     what the tests of stages see of an annotation
 *   project.c  sentence -> projection
 *   filter.c   projection -> where a rule can match at all
 *   match.c    -> matches
 *   eval.c     captures -> attributes, with the steps that led to them
 *   emit.c     annotations -> records, ledger
 *   findings.c numbers that touch something unread, roles out of reach, remarks of rules
 *   probe.h    what an observer of all this is told
 */
#ifndef ANNALS_EXTRACT_SCAN_H
#define ANNALS_EXTRACT_SCAN_H

#include "base/record.h"
#include "corpus/document.h"
#include "base/edtf.h"
#include "extract/extract.h"
#include "extract/filter.h"
#include "rules/ruleset.h"
#include "rules/token.h"

#define ANNOTATION_RULES 12 /* the maker and the first rules that updated it */

struct set_attr {
  struct attr attr;
  uint16_t stage; /* that set it: of two updates in one stage the first stays */
};

struct annotation {
  atom type;
  uint16_t attrs_len, attrs_cap, rules_len;
  uint16_t rules[ANNOTATION_RULES];
  bool dead;            /* lies inside another annotation that speaks for it */
  bool inner;           /* a date inside a longer one, which no neighbour looks at */
  bool skips;           /* later stages see nothing in its place */
  bool skipped;         /* lies in one of these: no neighbour looks at it */
  uint32_t first, last; /* tokens [first, last) of the paragraph */
  uint32_t start, end;  /* bytes of the text */
  uint64_t has;         /* bit n: an attribute whose atom is n modulo 64 may be there */
  struct look *look;    /* what tests see of it */
  struct set_attr *attrs;
  uint16_t *place;      /* by atom: where it stands in `attrs`, from 1; NULL while they are few */
  struct record_step *steps;
  uint32_t steps_len, steps_cap;
};

/* A lexicon form that stands in the paragraph. */
struct hit {
  uint64_t projected; /* stages in which it stands as a symbol */
  uint32_t form;
  uint16_t words;
};

/* What filters can see of a token: one for all that no pattern of the pack tells apart. */
struct face {
  struct face *next;    /* of those that share a slot */
  uint32_t spelt;       /* row of ruleset.spelt, 0: no pattern spells it out */
  uint16_t shape;       /* enum filter_shape */
  uint8_t casing;       /* enum casing */
  uint8_t margin;       /* enum margin */
  uint16_t column[];    /* by stage, 0: not asked for yet */
};

/* What the tests of all stages see of an annotation: see look.c. */
struct look {
  struct look *next;    /* of those that share a slot */
  const struct asked_type *type;
  uint64_t hash;
  uint16_t *value;      /* which of the values that tests name its attributes have */
  uint16_t code[];      /* by stage, 0: not asked for yet */
};

#define KNOWN_BITS 12u /* real pages show a thousand faces and some thousand looks */

/* One symbol or token of a projection. */
struct unit {
  uint32_t at, end;     /* bytes of the projection, once project_text was called */
  uint32_t first, last; /* tokens */
  uint32_t annotation;  /* index + 1, 0 none */
  uint32_t form;        /* 0 none */
  uint16_t code;        /* 0: plain text */
  uint16_t column;      /* of the stage's filter */
};

/* A unit at which rules are tried, and the state of the filter that names them. */
struct chance {
  uint32_t unit;
  uint16_t part, state;
};

/* What a group took: bytes of the projection, and the units that they lie in once these were asked for (match_units). */
struct capture {
  uint32_t start, end; /* start is NOWHERE where it took no part */
  uint32_t from, to;   /* from is NOWHERE until then */
};
#define NOWHERE UINT32_MAX

struct match {
  const struct rule *rule;
  uint32_t start, end;  /* bytes of the projection */
  uint32_t unit;        /* where it was tried */
  uint64_t took;        /* groups that took a part of the text: bit n, group n; EXPR_ALWAYS is set */
  struct capture *cap;  /* by number of the group; 0: the whole match */
};

/* ANCHOR_HELD: a date that says `anchor: held`; what follows leans on it until the next that does. */
enum anchor_scope { ANCHOR_SENTENCE, ANCHOR_HELD, ANCHOR_SECTION, ANCHOR_DOCUMENT, ANCHORS };

/* table.c: a line that is cut into cells. */
#define ROW_CELLS 32u
struct row {
  uint32_t table;  /* of which table of the page, from 1; 0: of none */
  uint32_t number; /* in the table, from 1; all lines of its head are 1 */
  uint32_t start;  /* bytes of the text */
  uint32_t cells;
  struct span cell[ROW_CELLS]; /* bytes of the text, without the blanks around it */
  char bar;                    /* between the cells; NUL: blanks */
  bool numbers;                /* stand in half of the cells behind the first, or more */
  bool head;                   /* no numbers but years */
  bool apart, noted;           /* what came behind it: an empty line; a note, a short line of one cell */
};

/* Where in a table something stands. */
struct table_place {
  uint32_t table; /* 0: in none */
  uint32_t cells, from_right;
  uint32_t left; /* bytes of its line before the first cell */
};

/* What a rule kept for later sentences: a piece of the page, or several. */
struct memory {
  atom name;
  bool forgotten;
  bool list; /* what was kept is a list, be it of one */
  bool ahead; /* the lead tells it, behind the headline under way */
  uint32_t section, paragraph;
  struct span place; /* where the page tells it: where it stands, or the end of the match that points back to it */
  struct table_place cell;
  struct mention one;         /* unless it is a list */
  const struct mention *many;
  uint32_t len;
};

/* How often the page names a year, and where first. */
/* The year, or the fiscal year that begins in it, which a page names most. */
struct prevailing {
  int year;
  uint32_t times;
  bool fiscal, rival; /* it hangs together with the next; another one is named as often */
};

struct year_count {
  uint32_t times, first, beside; /* beside: times it is named beside what the page is about */
};

#define RESUMED_MAX 8u /* pages that a paragraph may be spread over, the first left out */

struct scan {
  const struct ruleset *rs;
  const struct document *doc;
  record_sink *sink;
  void *context;
  struct arena arena;   /* of the paragraph */
  struct arena page;    /* of the page */
  struct tokens tokens;
  struct hit *hits;
  size_t hits_len, hits_cap;
  /* the sentence */
  uint32_t first, last; /* tokens */
  enum zone zone;
  enum zone forced;     /* rehearsal: every sentence stands there; 0: as the pack reads the page */
  struct annotation *ann;
  size_t ann_len, ann_cap;
  uint32_t *top;        /* by token of the paragraph: outermost annotation that begins there, index + 1 */
  struct face **face;   /* by token of the paragraph; that of the first of a sentence says so once the sentence is at hand */
  uint64_t *symbols;    /* the same: stages in which a form of a lexicon that begins there stands as a symbol */
  size_t top_cap;       /* of all three */
  uint64_t wanted;      /* stages that something of the sentence can begin a rule in */
  uint32_t serial;      /* of the sentence */
  uint32_t *made;       /* by atom: serial of the sentence that last held an annotation of the type */
  /* the stage */
  const struct stage *stage;
  uint16_t stage_no;
  struct buf projection, scratch;
  struct tokens scratch_tokens;
  struct unit *units;
  size_t units_len, units_cap;
  struct filter **filters; /* by stage, made when it first runs */
  struct arena known;   /* of these, dropped when they are too many: */
  struct face *faces[1u << KNOWN_BITS];
  struct look *looks[1u << KNOWN_BITS];
  struct asked_type **asked; /* by atom, NULL: no annotation of the type was made */
  uint32_t known_len;   /* faces and looks */
  struct chance *chances;
  size_t chances_cap;
  uint32_t run;         /* serial of this run of a stage */
  struct behind {
    uint32_t run, from; /* in this run the rule goes on at byte `from` */
  } *behind;            /* by rule; of those that do not overlap themselves */
  struct match *matches;
  size_t matches_len, matches_cap;
  pcre2_match_data *data;
  pcre2_match_context *limits;
  pcre2_jit_stack *stack;
  pcre2_code *year_line[YEAR_LINES]; /* NULL until the first year is counted */
  /* the page */
  struct edtf anchor[ANCHORS];    /* of the sentence: its last date that others may lean on; the others as they were before it */
  struct edtf sentence_first;     /* the first such date of the sentence */
  bool page_told;                 /* ANCHOR_DOCUMENT says `anchor: page` */
  struct year_count *years;       /* years.c; NULL until they are counted; of the page */
  struct prevailing stated;       /* counted with them */
  struct memory *memory;
  size_t memory_len, memory_cap, memory_settled; /* settled: so many were there when the last sentence was over */
  struct named *named;            /* names.c */
  struct spelling *spelling;      /* spelling.c; NULL until a sentence was read */
  struct short_name *short_names; /* names.c */
  uint32_t short_names_len;
  uint32_t section_no, section_start; /* bytes of the text */
  struct view section, title, scope, scope_ref;
  uint32_t paragraph;
  struct span resumed[RESUMED_MAX]; /* where the paragraph under way goes on behind the ends of pages */
  uint32_t resumed_len;
  uint32_t mastheads;          /* lines above the title that were not counted */
  uint32_t tables;             /* so many so far */
  struct row row, table_last;  /* of the paragraph under way; the last of the table that may go on */
  struct record_ledger ledger;
  uint32_t findings;
  uint32_t cursor, cursor_cp, cursor_line, cursor_column; /* how far code points and lines are counted */
  uint64_t limit_told;  /* rules (mod 64) whose limit finding was written for this page */
  const struct probe *probe; /* observer, or NULL: probe.h */
};

/* symbol: patterns of later stages see it in the place of its text. */
struct annotation *scan_add(struct scan *s, atom type, bool symbol, uint32_t first, uint32_t last, uint32_t start, uint32_t end);
static inline struct set_attr *annotation_find(const struct annotation *a, atom name) {
  if (!((a->has >> (name & 63)) & 1)) return NULL;
  if (a->place != NULL) return a->place[name] ? &a->attrs[a->place[name] - 1] : NULL;
  for (uint16_t i = 0; i < a->attrs_len; i++)
    if (a->attrs[i].attr.name == name) return &a->attrs[i];
  return NULL;
}
static inline const struct value *annotation_get(const struct annotation *a, atom name) {
  const struct set_attr *found = annotation_find(a, name);
  return found ? &found->attr.value : NULL;
}
void annotation_set(struct scan *s, struct annotation *a, atom name, struct value v);

/* The look of a type without attributes; where an attribute leads. */
struct look *look_plain(struct scan *s, atom type);
struct look *look_set(struct scan *s, struct look *look, atom name, const struct value *v);
/* Between paragraphs: drops faces and looks when they are too many. */
void look_trim(struct scan *s);

/* Says in s->row what the line [start,end) is, as lines follow one another. */
void table_read(struct scan *s, uint32_t start, uint32_t end);
/* Marks the tokens behind which a cell ends or begins. */
void row_breaks(const struct scan *s, uint8_t *ends);
/* The sentence under way as readers have it: of a cell, its row. */
struct span sentence_span(const struct scan *s);
/* Which cell of the row it stands in, from 1; 0: in none. */
uint32_t row_cell(const struct row *r, struct span at);
struct table_place row_place(const struct row *r, struct span at);
/* What stands at `own` in the row stands below `head`, in the same column. */
bool row_under(const struct row *r, struct table_place own, struct table_place head);

void lookup(struct scan *s);
void project_faces(struct scan *s);
/* The sentence begins with that token. */
/* The tokens [at,behind) are passed over: the space before them is one before what comes behind. */
void project_gap(struct scan *s, uint32_t at, uint32_t behind);
void project_start(struct scan *s, uint32_t first);
/* The units of the sentence in the stage; then their text, unless it is there. */
void project(struct scan *s);
void project_text(struct scan *s);
/* Fills s->matches. */
void match_all(struct scan *s);
void cascade(struct scan *s, enum stage_over over);
void emit(struct scan *s);
void emit_sentence(struct scan *s);
#define FACT_ID 20 /* bytes of a fact's id, NUL included */
void fact_id(char out[FACT_ID], const struct scan *s, const struct annotation *a);
void check_suspect(struct scan *s, const struct annotation *number);
void check_fact(struct scan *s, const struct annotation *fact);
void check_date(struct scan *s, const struct annotation *date);
void emit_remarks(struct scan *s);
/* Notes the names of the sentence; at the end of the page tells which of them may be one. */
void spelling_take(struct scan *s);
void spelling_tell(struct scan *s);
void emit_finding(struct scan *s, const char *kind, const char *severity, const struct span *spans, uint32_t n, struct view message);

/* The EDTF of a date that later dates may lean on, else NULL. */
const struct value *anchor_of(const struct scan *s, const struct annotation *a);
/* Keeps a mention or a list of them; what else a list holds is left out. */
void memory_keep(struct scan *s, atom name, struct value v, const struct match *by);
/* From the place of the match on nothing is kept under the name. */
void memory_forget(struct scan *s, atom name, const struct match *m);
void memory_settle(struct scan *s);
/* What was kept from the `known`th on is told by the lead of the headline that begins at byte `at` and holds from there. */
void memory_foretell(struct scan *s, size_t known, uint32_t at);
/* The headline is over: of the memory what it kept itself is left, behind `n` that were there before it. */
void memory_return(struct scan *s, const struct memory *before, size_t n, uint32_t at);
void eval_keeps(struct scan *s, const struct match *m);
/* Evaluates the condition of a match. */
bool eval_when(struct scan *s, const struct match *m);
/* Sets attributes of an annotation from a match. An update that reaches several annotations says which of them this is. */
void eval_sets(struct scan *s, const struct match *m, struct annotation *a, const struct set *sets, uint16_t n, uint32_t turn, uint32_t turns);
/* The first unit that ends behind a byte of the projection, or units_len. What is looked for stands at the unit `near` or a few later. */
static inline uint32_t unit_behind(const struct scan *s, uint32_t at, uint32_t near) {
  uint32_t i = near < s->units_len && s->units[near].at <= at ? near : 0;
  while (i < s->units_len && s->units[i].end <= at) i++;
  return i;
}
/* The units that [start,end) of the projection covers, as [*from, *to). */
static inline void units_of(const struct scan *s, uint32_t near, uint32_t start, uint32_t end, uint32_t *from, uint32_t *to) {
  *from = unit_behind(s, start, near);
  uint32_t last = end > start ? unit_behind(s, end - 1, *from) : *from;
  *to = last + (last < s->units_len && s->units[last].at < end);
}
/* The units that a group of a match took, as [*from, *to); false when it took none. */
static inline bool match_units(const struct scan *s, const struct match *m, uint16_t group, uint32_t *from, uint32_t *to) {
  struct capture *c = &m->cap[group];
  if (c->start == NOWHERE || c->start >= c->end) return false;
  if (c->from == NOWHERE) units_of(s, m->unit, c->start, c->end, &c->from, &c->to);
  *from = c->from;
  *to = c->to;
  return c->from < c->to;
}
/* The same as bytes of the text, whole units. */
static inline bool match_span(const struct scan *s, const struct match *m, uint16_t group, struct span *out) {
  uint32_t from, to;
  if (!match_units(s, m, group, &from, &to)) return false;
  *out = (struct span){s->tokens.at[s->units[from].first].start, s->tokens.at[s->units[to - 1].last - 1].end};
  return true;
}

#endif
