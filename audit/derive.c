#include "audit/derive.h"

#include <stdio.h>

#define STACK 16

struct machine {
  struct arena *arena;
  const struct record *fact;
  struct decimal value[STACK], place[STACK]; /* place: the unit of the last place of the value beside it */
  uint32_t n;
  struct derived out;
  bool ratio, ended; /* ended: precision is settled by what came before the upper end of a range */
  const char *problem;
};

/* Whatever groups digits in one of the world's conventions: the comma, the apostrophes, blanks of any width. */
static const struct view separators = {", '\xC2\xA0\xE2\x80\xAF\x89\x99", 10};

static bool refuse(struct machine *m, const char *why) {
  m->problem = why;
  return false;
}

static bool holds(struct view text, struct view piece) {
  return piece.len == 0 || memmem(text.p, text.len, piece.p, piece.len) != NULL;
}

static struct decimal last_place(struct decimal d) { return (struct decimal){1, d.exp < 0 ? d.exp : 0}; }

/* Digits must say their value; a number in other words can be held against its text only by who reads words. */
static bool push(struct machine *m, const struct record_step *s) {
  struct decimal read, as_written = s->value;
  if (m->n == STACK) return refuse(m, "has more values than the machine holds");
  if (s->text.p != NULL && !holds(m->fact->text, s->text))
    return refuse(m, arena_printf(m->arena, "derives from '%.*s', which is not in its text", (int)s->text.len, s->text.p));
  if (strcmp(s->op, "digits") == 0 && decimal_parse(&read, s->text, separators) == ST_OK) {
    if (decimal_cmp(read, s->value) != 0) return refuse(m, arena_printf(m->arena, "reads '%.*s' as another number", (int)s->text.len, s->text.p));
    as_written = read; /* with the zeros that it states: 29.30 */
  }
  m->value[m->n] = s->value;
  m->place[m->n++] = last_place(as_written);
  return true;
}

static bool scale(struct machine *m, const struct record_step *s) {
  struct decimal by = s->by;
  if (by.coef < 0) by.coef = -by.coef;
  if (m->n == 0) return refuse(m, "scales before there is a value");
  if (s->text.p != NULL && !holds(m->fact->text, s->text))
    return refuse(m, arena_printf(m->arena, "is scaled by '%.*s', which is not in its text", (int)s->text.len, s->text.p));
  if (decimal_mul(&m->value[m->n - 1], m->value[m->n - 1], s->by) == ST_OK && decimal_mul(&m->place[m->n - 1], m->place[m->n - 1], by) == ST_OK)
    return true;
  return refuse(m, "leaves the range of exact decimals");
}

static enum status divide(struct decimal *out, struct decimal a, struct decimal b) {
  return decimal_ratio(out, a, decimal_int(1), b, -4);
}

static bool combine(struct machine *m, const struct record_step *s) {
  static const struct operation {
    const char *op;
    enum status (*run)(struct decimal *out, struct decimal a, struct decimal b);
  } operations[] = {{"add", decimal_add}, {"sub", decimal_sub}, {"mul", decimal_mul}, {"div", divide}};
  for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
    if (strcmp(s->op, operations[i].op) != 0) continue;
    if (m->n < 2) return refuse(m, "combines fewer than two values");
    m->n--;
    if (operations[i].run(&m->value[m->n - 1], m->value[m->n - 1], m->value[m->n]) != ST_OK) return refuse(m, "leaves the range of exact decimals");
    if (decimal_cmp(m->place[m->n], m->place[m->n - 1]) < 0) m->place[m->n - 1] = m->place[m->n];
    return true;
  }
  return refuse(m, arena_printf(m->arena, "has a step '%s' that no one knows", s->op));
}

static void settle_precision(struct machine *m) {
  if (m->ended || m->n == 0) return;
  m->out.precision = m->place[0];
  m->out.has_precision = m->ended = true;
}

static bool step(struct machine *m, const struct record_step *s) {
  if (s->has_value) return push(m, s);
  if (s->has_by) return scale(m, s);
  if (strcmp(s->op, "unit") == 0) {
    m->out.unit = s->unit;
    return true;
  }
  if (strcmp(s->op, "ratio") == 0) return m->ratio = true;
  if (strcmp(s->op, "max") != 0) return combine(m, s);
  settle_precision(m);
  if (m->n < 2) return refuse(m, "has an upper end and no lower one");
  m->out.value_max = m->value[--m->n];
  return m->out.has_value_max = true;
}

bool derive(struct derived *out, struct arena *arena, const struct record *fact, const char **problem) {
  struct machine m = {.arena = arena, .fact = fact};
  for (uint32_t i = 0; i < fact->steps_len; i++)
    if (!step(&m, &fact->steps[i])) {
      *problem = m.problem;
      return false;
    }
  settle_precision(&m);
  m.out.values = m.ratio ? m.n : m.n ? 1 : 0;
  if (m.out.values > RECORD_RATIO_MAX || (!m.ratio && m.n > 1)) {
    *problem = "leaves values over";
    return false;
  }
  for (uint32_t i = 0; i < m.out.values; i++) m.out.value[i] = m.value[i];
  if (m.out.values != 1) m.out.has_precision = false;
  *out = m.out;
  return true;
}

/* ---- dates */

/* Two digits at the front, or -1. */
static int two(struct view v) {
  if (v.len < 2 || v.p[0] < '0' || v.p[0] > '9' || v.p[1] < '0' || v.p[1] > '9') return -1;
  return (v.p[0] - '0') * 10 + (v.p[1] - '0');
}

static bool is_time(struct view t) {
  bool shape = t.len >= 8 && t.p[2] == ':' && t.p[5] == ':';
  int h = two(t), m = shape ? two(view_sub(t, 3, t.len)) : -1, s = shape ? two(view_sub(t, 6, t.len)) : -1;
  if (h < 0 || h > 24 || m < 0 || m > 59 || s < 0 || s > 60) return false;
  struct view zone = view_sub(t, 8, t.len);
  if (zone.len == 0 || view_eq(zone, VIEW_LIT("Z"))) return true;
  return zone.len == 6 && (zone.p[0] == '+' || zone.p[0] == '-') && two(view_sub(zone, 1, 3)) >= 0 && zone.p[3] == ':' && two(view_sub(zone, 4, 6)) >= 0;
}

static bool is_year(struct view y, int *year) {
  bool unspecified = false;
  *year = 0;
  if (y.len != 4) return false;
  for (size_t i = 0; i < 4; i++) {
    if (y.p[i] == 'X') unspecified = true;
    else if (unspecified || y.p[i] < '0' || y.p[i] > '9') return false;
    else *year = *year * 10 + (y.p[i] - '0');
  }
  return true;
}

static int days_of(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

static bool is_date(struct view d) {
  int year;
  const char *t = memchr(d.p, 'T', d.len);
  if (t != NULL) {
    size_t at = (size_t)(t - d.p);
    return is_time(view_sub(d, at + 1, d.len)) && (at == 0 || (at == 10 && is_date(view_sub(d, 0, at))));
  }
  if (d.len && strchr("?~%", d.p[d.len - 1]) != NULL) d.len--;
  if (d.len && d.p[0] == '-') d = view_sub(d, 1, d.len); /* before the year 0 */
  if (d.len < 4 || !is_year(view_sub(d, 0, 4), &year)) return false;
  if (d.len == 4) return true;
  if (d.len != 7 && d.len != 10) return false;
  int month = d.p[4] == '-' ? two(view_sub(d, 5, 7)) : -1;
  if (d.len == 7) return (month >= 1 && month <= 12) || (month >= 21 && month <= 41);
  int day = d.p[7] == '-' ? two(view_sub(d, 8, 10)) : -1;
  return month >= 1 && month <= 12 && day >= 1 && day <= days_of(year, month);
}

bool edtf_well_formed(struct view e) {
  const char *slash = e.len ? memchr(e.p, '/', e.len) : NULL;
  if (slash == NULL) return e.len != 0 && is_date(e);
  size_t at = (size_t)(slash - e.p);
  struct view from = view_sub(e, 0, at), to = view_sub(e, at + 1, e.len), open = VIEW_LIT("..");
  bool open_from = from.len == 0 || view_eq(from, open), open_to = to.len == 0 || view_eq(to, open);
  if ((open_from && open_to) || (!open_from && !is_date(from)) || (!open_to && !is_date(to))) return false;
  size_t both = from.len < to.len ? from.len : to.len;
  return open_from || open_to || memcmp(from.p, to.p, both) <= 0;
}
