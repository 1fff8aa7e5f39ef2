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

/* Whatever groups digits in one of the world's conventions: the comma, the apostrophes, and the bytes of blanks of any width or none
 * (U+00A0, U+00AD, U+1680, U+2000 to U+200D, U+202F, U+205F, U+2060, U+3000, U+FEFF). */
#define SEPARATORS ", '\xE2\x80\x99" "\xC2\xA0\xAD\xE1\x9A\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C\x8D\xAF\x9F\xE3\xEF\xBB\xBF"
static const struct view separators = {SEPARATORS, sizeof SEPARATORS - 1};

static bool refuse(struct machine *m, const char *why) {
  m->problem = why;
  return false;
}

static bool holds(struct view text, struct view piece) {
  return piece.len == 0 || (text.len > 0 && memmem(text.p, text.len, piece.p, piece.len) != NULL);
}

static struct decimal last_place(struct decimal d) { return (struct decimal){1, d.exp < 0 ? d.exp : 0}; }

/* "1.234,5": points that group and a comma that marks the decimals. "1,234" cannot be meant so: three digits behind a comma are a group. */
static bool read_with_comma(struct decimal *out, struct view text) {
  char turned[64];
  size_t n = 0, comma = text.len;
  if (text.len >= sizeof turned) return false;
  for (size_t i = 0; i < text.len; i++)
    if (text.p[i] == ',') comma = i;
  if (text.len - comma == 4 && memchr(text.p, '.', comma) == NULL) return false;
  for (size_t i = 0; i < text.len; i++)
    if (text.p[i] != '.') turned[n++] = i == comma ? '.' : text.p[i];
  return decimal_parse(out, (struct view){turned, n}, separators) == ST_OK;
}

/* "12.5", and ".5" with its nought left out. */
static bool read_with_point(struct decimal *out, struct view text) {
  char whole[64] = "0";
  if (text.len == 0 || text.p[0] != '.') return decimal_parse(out, text, separators) == ST_OK;
  if (text.len + 1 >= sizeof whole) return false;
  memcpy(whole + 1, text.p, text.len);
  return decimal_parse(out, (struct view){whole, text.len + 1}, separators) == ST_OK;
}

#define NARROW_MAX 64 /* bytes of digits that are made narrow: more hold no exact decimal */

/* Digits and marks of full width (U+FF01 to U+FF1F) as ASCII has them. */
static struct view narrow(struct view text, char room[NARROW_MAX]) {
  size_t n = 0;
  if (text.len > NARROW_MAX) return text;
  for (size_t i = 0; i < text.len; i++) {
    bool wide = i + 2 < text.len && text.p[i] == '\xEF' && text.p[i + 1] == '\xBC' && (unsigned char)text.p[i + 2] >= 0x81 && (unsigned char)text.p[i + 2] <= 0x9F;
    room[n++] = wide ? (char)((unsigned char)text.p[i + 2] - 0x81 + '!') : text.p[i];
    i += wide ? 2 : 0;
  }
  return (struct view){room, n};
}

/* Reads digits as the value that they are said to have, in whichever convention; with the zeros that they state: 29.30. False when they
 * are digits and have another value in all of them. */
static bool read_digits(struct decimal *out, struct view text, struct decimal value) {
  struct decimal point, comma;
  char room[NARROW_MAX];
  text = narrow(text, room);
  bool by_point = read_with_point(&point, text), by_comma = read_with_comma(&comma, text);
  *out = value;
  if (by_point && decimal_cmp(point, value) == 0) return *out = point, true;
  if (by_comma && decimal_cmp(comma, value) == 0) return *out = comma, true;
  return !by_point && !by_comma;
}

/* Digits must say their value; a number in other words can be held against its text only by who reads words. */
static bool push(struct machine *m, const struct record_step *s) {
  struct decimal as_written = s->value;
  if (m->n == STACK) return refuse(m, "has more values than the machine holds");
  if (s->text.p != NULL && !holds(m->fact->text, s->text))
    return refuse(m, arena_printf(m->arena, "derives from '%.*s', which is not in its text", (int)s->text.len, s->text.p));
  if (strcmp(s->op, "digits") == 0 && !read_digits(&as_written, s->text, s->value))
    return refuse(m, arena_printf(m->arena, "reads '%.*s' as another number", (int)s->text.len, s->text.p));
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
