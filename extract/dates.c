/* dates.c: functions of expressions that compute with dates. */
#include <limits.h>

#include "extract/eval.h"

static const struct value null_value = {.kind = VALUE_NULL};

static struct value text_value(struct view v) { return (struct value){.kind = VALUE_TEXT, .as.text = v}; }
static struct value decimal_value(struct decimal d) { return (struct value){.kind = VALUE_DECIMAL, .as.decimal = d}; }

static bool as_int(struct eval *x, const struct expr *e, int *out) {
  struct value v = eval(x, e);
  if (v.kind == VALUE_NULL) return false;
  int64_t n = 0;
  if (v.kind == VALUE_TEXT) {
    struct decimal d;
    struct view t = v.as.text;
    while (t.len > 1 && t.p[0] == '0') t = view_sub(t, 1, t.len);
    if (decimal_parse(&d, t, (struct view){0}) != ST_OK) return false;
    v = decimal_value(d);
  }
  if (v.kind != VALUE_DECIMAL || !decimal_integer(&n, v.as.decimal) || n > 99999 || n < -99999) return false;
  *out = (int)n;
  return true;
}

static struct value edtf_value(struct eval *x, const struct edtf *e) {
  return text_value(arena_copy(&x->s->arena, (struct view){e->text, e->len}));
}

/* The date of an annotation that later dates may lean on. */
const struct value *anchor_of(const struct scan *s, const struct annotation *a) {
  if (s->rs->types[a->type].role != ROLE_DATE) return NULL;
  const struct value *v = annotation_get(a, A_EDTF), *leave = annotation_get(a, A_ANCHOR);
  if (v == NULL || v->kind != VALUE_TEXT || v->as.text.len >= EDTF_MAX) return NULL;
  return leave != NULL && leave->kind == VALUE_TEXT && view_eq(leave->as.text, VIEW_LIT("no")) ? NULL : v;
}

/* Told to the day, and no interval. */
static bool is_day(struct view e) { return e.len >= 10 && memchr(e.p, '/', e.len) == NULL; }

/* The nearest date before the match that can be an anchor; `day`: of those that are told to the day. */
static const struct value *anchor_before(const struct eval *x, bool day) {
  const struct scan *s = x->s;
  const struct value *found = NULL;
  uint32_t best = 0;
  struct span at;
  uint32_t here = match_span(s, x->m, 0, &at) ? at.start : UINT32_MAX;
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    const struct value *v = !a->inner && a->end <= here && (found == NULL || a->start >= best) ? anchor_of(s, a) : NULL;
    if (v == NULL || (day && !is_day(v->as.text))) continue;
    found = v;
    best = a->start;
  }
  return found;
}

static struct value edtf_of(struct eval *x, const struct prevailing *p) {
  struct edtf out, next, both;
  if (!edtf_date(&out, p->year, 0, 0)) return null_value;
  if (!p->fiscal || !edtf_date(&next, p->year + 1, 0, 0)) return edtf_value(x, &out);
  return edtf_range(&both, (struct view){out.text, out.len}, (struct view){next.text, next.len}) ? edtf_value(x, &both) : null_value;
}

static struct value prevailing(struct eval *x) {
  struct prevailing p;
  return prevailing_year(x->s, INT_MAX, &p) && p.times >= 2 && !p.rival ? edtf_of(x, &p) : null_value;
}

/* prevailing(): the year, or two that hang together (`2014-15`), that the page names more often than any other, at least twice;
 * prevailing(any): of those named most often the one named first, of those named once the latest; prevailing(stated): that of the last line
 * which says that the page is about it; prevailing(date): of those that are not later than the date
 * and named most often, at least twice, the one named first. */
struct value fn_prevailing(struct eval *x, const struct expr *e) {
  struct prevailing p;
  if (e->len == 0) return prevailing(x);
  struct view limit = eval_text(x, eval(x, e->arg[0]));
  if (view_eq(limit, VIEW_LIT("stated"))) return stated_year(x->s, &p) ? edtf_of(x, &p) : null_value;
  bool any = view_eq(limit, VIEW_LIT("any"));
  int latest;
  if (!any && !edtf_last_year(&latest, limit)) return prevailing(x);
  return prevailing_year(x->s, any ? INT_MAX : latest, &p) && (any || p.times >= 2) ? edtf_of(x, &p) : null_value;
}

/* mentions(date): how often the page names the year of the date, or the two that hang together; years that it but compares with are left out. */
struct value fn_mentions(struct eval *x, const struct expr *e) {
  struct value v = eval(x, e->arg[0]);
  int first, last;
  if (v.kind != VALUE_TEXT || !edtf_first_year(&first, v.as.text) || !edtf_last_year(&last, v.as.text)) return null_value;
  return decimal_value(decimal_int(year_mentions(x->s, first, last)));
}

/* The date that a date without its year leans on: the nearest before it in the sentence, else the last of the section before the
 * sentence unless one is held, else the page's: what its title says, the year that it names most, its first date; else one that the
 * sentence names later. */
static struct value anchor(struct eval *x, bool sentence_only, bool day) {
  const struct edtf *at = x->s->anchor;
  const struct value *v = anchor_before(x, day);
  if (v != NULL) {
    if (x->anchored < ANCHOR_SENTENCE) x->anchored = ANCHOR_SENTENCE;
    return *v;
  }
  for (int i = ANCHOR_HELD; i < ANCHORS && !sentence_only; i++) {
    struct value most = i == ANCHOR_DOCUMENT && !x->s->page_told && !day ? prevailing(x) : null_value;
    if (most.kind == VALUE_TEXT) {
      x->anchored = ANCHOR_DOCUMENT;
      return most;
    }
    if (at[i].len == 0 || (day && !is_day((struct view){at[i].text, at[i].len}))) continue;
    if (i > x->anchored) x->anchored = i;
    return edtf_value(x, &at[i]);
  }
  if (sentence_only || at[ANCHOR_SENTENCE].len == 0 || (day && !is_day((struct view){at[ANCHOR_SENTENCE].text, at[ANCHOR_SENTENCE].len}))) return null_value;
  if (x->anchored < ANCHOR_SENTENCE) x->anchored = ANCHOR_SENTENCE;
  return edtf_value(x, &at[ANCHOR_SENTENCE]);
}

/* anchor([sentence]) */
struct value fn_anchor(struct eval *x, const struct expr *e) { return anchor(x, e->len > 0, false); }

/* A month that leans on a held date is hardly one more than half a year ahead: December told of in January is the last one. */
static bool is_last_years(const struct eval *x, int month) {
  const struct edtf *held = &x->s->anchor[ANCHOR_HELD];
  if (month < 1 || month > 12 || held->len < 7 || anchor_before(x, false) != NULL) return false;
  return month - ((held->text[5] - '0') * 10 + held->text[6] - '0') > 6;
}

struct value fn_date(struct eval *x, const struct expr *e) {
  int y = 0, m = 0, d = 0;
  struct edtf out;
  if (e->len > 1 && !as_int(x, e->arg[1], &m)) m = 0;
  if (!as_int(x, e->arg[0], &y)) { /* a date without its year takes that of the anchor, else the page's most frequent */
    struct value a = anchor(x, false, false);
    struct prevailing p;
    if (a.kind != VALUE_TEXT || !edtf_last_year(&y, a.as.text)) {
      if (!prevailing_year(x->s, INT_MAX, &p)) return null_value;
      y = p.year;
    }
    if (a.kind != VALUE_TEXT) x->anchored = ANCHOR_DOCUMENT;
    y -= is_last_years(x, m);
  }
  if (e->len > 2 && !as_int(x, e->arg[2], &d)) d = 0;
  return edtf_date(&out, y, m, d) ? edtf_value(x, &out) : null_value;
}

/* year(d), month(d), day(d): a date told no finer than that; both ends of an interval. */
struct value fn_coarse(struct eval *x, const struct expr *e, enum edtf_unit unit) {
  struct value v = eval(x, e->arg[0]);
  struct edtf out;
  if (v.kind == VALUE_MENTION) v = text_value(eval_text(x, v));
  return v.kind == VALUE_TEXT && edtf_coarse(&out, v.as.text, unit) ? edtf_value(x, &out) : null_value;
}

/* weekday(n[, date]): the day nearest to the held date, the anchor, or a date, that is weekday n. */
struct value fn_weekday(struct eval *x, const struct expr *e) {
  int n;
  struct edtf out;
  const struct edtf *held = &x->s->anchor[ANCHOR_HELD];
  struct value a = e->len > 1 ? eval(x, e->arg[1]) : held->len ? edtf_value(x, held) : anchor(x, false, true);
  if (e->len == 1 && held->len && x->anchored < ANCHOR_HELD) x->anchored = ANCHOR_HELD;
  if (a.kind != VALUE_TEXT || !as_int(x, e->arg[0], &n) || !edtf_weekday(&out, a.as.text, n)) return null_value;
  return edtf_value(x, &out);
}

/* weekyear(n, date): the same day in the year nearest to that of the date, the later of two, in which it is weekday n; three years off at most. */
struct value fn_weekyear(struct eval *x, const struct expr *e) {
  static const int off[] = {0, 1, -1, 2, -2, 3, -3};
  struct value v = eval(x, e->arg[1]);
  if (v.kind == VALUE_MENTION) v = text_value(eval_text(x, v));
  int n;
  if (v.kind != VALUE_TEXT || !as_int(x, e->arg[0], &n)) return null_value;
  for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
    struct edtf day, near;
    if (!edtf_shift(&day, v.as.text, off[i], EDTF_YEAR)) return null_value;
    struct view d = {day.text, day.len};
    if (is_day(d) && edtf_weekday(&near, d, n) && view_eq(d, (struct view){near.text, near.len})) return edtf_value(x, &day);
  }
  return null_value;
}

/* clock(hour, minute[, shift]): a time of day as EDTF writes it behind a date; shift 12 makes 1 to 11 the hours after noon. */
struct value fn_clock(struct eval *x, const struct expr *e) {
  int h, m, shift = 0;
  if (!as_int(x, e->arg[0], &h) || !as_int(x, e->arg[1], &m)) return null_value;
  if (e->len > 2 && !as_int(x, e->arg[2], &shift)) shift = 0;
  if (shift == 12 && h < 12) h += 12;
  if (h < 0 || h > 24 || m < 0 || m > 59) return null_value;
  return text_value(view_of(arena_printf(&x->s->arena, "T%02d:%02d:00", h, m)));
}

/* level(edtf): how fine a date is, or that it is an interval, or one with an open end. */
struct value fn_level(struct eval *x, const struct expr *e) {
  struct view t = eval_text(x, eval(x, e->arg[0]));
  if (t.len == 0) return null_value;
  if (memchr(t.p, '/', t.len) != NULL) return text_value(t.p[0] == '.' || t.p[t.len - 1] == '.' ? VIEW_LIT("open") : VIEW_LIT("interval"));
  if (t.len == 7 && t.p[5] >= '2') return text_value(VIEW_LIT("part")); /* season, quarter, half year */
  return text_value(t.len <= 4 ? VIEW_LIT("year") : t.len <= 7 ? VIEW_LIT("month") : VIEW_LIT("day"));
}

/* startyear(d), endyear(d): the first and the last year of a date, as numbers. */
struct value fn_edge_year(struct eval *x, const struct expr *e, bool last) {
  struct view v = eval_text(x, eval(x, e->arg[0]));
  int y;
  return v.len && (last ? edtf_last_year : edtf_first_year)(&y, v) ? decimal_value(decimal_int(y)) : null_value;
}

struct value fn_shift(struct eval *x, const struct expr *e) {
  struct value v = eval(x, e->arg[0]);
  if (v.kind == VALUE_MENTION) v = text_value(eval_text(x, v));
  struct view unit = eval_text(x, eval(x, e->arg[2]));
  enum edtf_unit u = view_eq(unit, VIEW_LIT("month")) ? EDTF_MONTH : view_eq(unit, VIEW_LIT("day")) ? EDTF_DAY : EDTF_YEAR;
  struct edtf out;
  int n;
  if (v.kind != VALUE_TEXT || !as_int(x, e->arg[1], &n) || !edtf_shift(&out, v.as.text, n, u)) return null_value;
  return edtf_value(x, &out);
}

struct value fn_range(struct eval *x, const struct expr *e) {
  struct value a = eval(x, e->arg[0]), b = eval(x, e->arg[1]);
  struct edtf out;
  if (a.kind != VALUE_TEXT || b.kind != VALUE_TEXT || !edtf_range(&out, a.as.text, b.as.text)) return null_value;
  return edtf_value(x, &out);
}

struct value fn_open(struct eval *x, const struct expr *e, bool since) {
  struct value v = eval(x, e->arg[0]);
  struct edtf out;
  if (v.kind != VALUE_TEXT) return null_value;
  bool ok = since ? edtf_range(&out, v.as.text, VIEW_LIT("..")) : edtf_range(&out, VIEW_LIT(".."), v.as.text);
  return ok ? edtf_value(x, &out) : null_value;
}
