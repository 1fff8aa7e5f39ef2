/* eval.h: what the functions of expressions share; private to extract/.
 *
 *   eval.c     arithmetic and words
 *   capture.c  what groups took, and the trace of the derivation
 *   dates.c    dates
 *   reach.c    what stands elsewhere: neighbours, mentions, the memory of the page
 *   names.c    what a name means on this page
 */
#ifndef ANNALS_EXTRACT_EVAL_H
#define ANNALS_EXTRACT_EVAL_H

#include "extract/scan.h"

#define PICK_KEYS 4
#define PICK_SENSES 16 /* a name of the gazetteer has at most a dozen */

struct eval {
  struct scan *s;
  const struct match *m;
  struct annotation *trace; /* whose steps are noted, or NULL */
  int anchored;             /* scope of the farthest anchor used, -1 none */
  uint32_t turn, turns;     /* which of how many annotations an update has reached */
};

struct value eval(struct eval *x, const struct expr *e);
/* The same where nobody keeps the value: it points to an attribute of an annotation or a word, or to `room`. Never NULL. */
const struct value *eval_look(struct eval *x, const struct expr *e, struct value *room);
/* Bytes of the projection that a group took; false when it took no part. */
bool eval_group(const struct eval *x, uint16_t group, uint32_t *start, uint32_t *end);
/* The text of the page under a group: of symbols the whole, else the very bytes. */
struct view eval_page_text(const struct eval *x, uint16_t group);
struct view eval_unit_text(const struct scan *s, const struct unit *u);
/* Tests that stand in a group: they say which sense of a word it means. */
const struct testset *eval_tests_of(const struct rule *r, uint16_t group);
/* The first symbol of a group that has the attribute, or NULL. */
const struct value *eval_capture_attr(const struct eval *x, uint16_t group, atom name, const struct unit **unit);
/* `$group` and `$group.attr`. */
struct value eval_capture(struct eval *x, const struct expr *e);
/* Steps of the derivation, where one is traced. */
void eval_note(struct eval *x, struct record_step step);
void eval_note_value(struct eval *x, const char *op, struct view text, struct decimal v);
void eval_note_by(struct eval *x, const char *op, struct view text, struct decimal by);
void eval_note_op(struct eval *x, const char *op);
void eval_note_capture(struct eval *x, const struct unit *u, const struct value *v);
/* "" where the value is no text, number or mention. */
struct view eval_text(struct eval *x, struct value v);
/* -1, 0, 1; 2 when neither is larger. */
int value_compare(struct value a, struct value b);

/* years.c, which counts the years of the page when it is first asked. Of those not later than `latest` the one named most often, among
 * rivals the first, or the latest where they are named but once. False: the page names none. */
bool prevailing_year(struct scan *s, int latest, struct prevailing *out);
/* The year that the page is about by a line that says so, the last one; false: there is none. */
bool stated_year(struct scan *s, struct prevailing *out);
/* How often the page names a year, or two that hang together. */
uint32_t year_mentions(struct scan *s, int first, int last);

struct value fn_anchor(struct eval *x, const struct expr *e);
struct value fn_prevailing(struct eval *x, const struct expr *e);
struct value fn_mentions(struct eval *x, const struct expr *e);
struct value fn_date(struct eval *x, const struct expr *e);
struct value fn_coarse(struct eval *x, const struct expr *e, enum edtf_unit unit);
struct value fn_weekday(struct eval *x, const struct expr *e);
struct value fn_weekyear(struct eval *x, const struct expr *e);
struct value fn_clock(struct eval *x, const struct expr *e);
struct value fn_level(struct eval *x, const struct expr *e);
struct value fn_edge_year(struct eval *x, const struct expr *e, bool last);
struct value fn_shift(struct eval *x, const struct expr *e);
struct value fn_range(struct eval *x, const struct expr *e);
struct value fn_open(struct eval *x, const struct expr *e, bool since);
struct value fn_neighbour(struct eval *x, const struct expr *e, bool before);
struct value fn_reach(struct eval *x, const struct expr *e, bool before, bool having);
struct value fn_span(struct eval *x, const struct expr *e);
struct value fn_each(struct eval *x, const struct expr *e);
/* `x.attr` as it lies in the annotation, NULL where it has none. */
const struct value *reach_attr(struct eval *x, const struct expr *e);
struct value eval_of(struct eval *x, const struct expr *e);
struct value fn_apart(struct eval *x, const struct expr *e);
struct value fn_turn(struct eval *x, const struct expr *e);
struct value fn_zone(const struct scan *s);
struct value fn_row(const struct scan *s);
struct value fn_cell(const struct scan *s);
struct value fn_recall(struct eval *x, const struct expr *e);
struct value fn_pick(struct eval *x, const struct expr *e);
struct value fn_learn(struct eval *x, const struct expr *e);
struct value fn_known(struct eval *x, const struct expr *e);

#endif
