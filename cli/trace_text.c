/* trace_text.c: a trace for people: the place, then stage by stage what its rules saw (the projection) and did, then who set what. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/summary.h"
#include "cli/trace.h"

#define EXCERPT 96 /* code points of a page or projection that are shown around a place */
#define PIECE 40   /* of a matched piece or an element of a pattern */

#define FAILURES 12   /* of a stage that are told, unless --all is said */
#define EXPRESSION 72 /* of an expression, unless --all is said */

static struct view text_at(const struct trace_view *v, struct span s) { return view_sub(v->doc->text, s.start, s.end); }

/* Cut in its middle when it is longer than `most` bytes. */
static void put_cut(struct painter *p, enum paint how, struct view v, size_t most) {
  if (v.len <= most + 4) {
    paint_view(p, how, v);
    return;
  }
  size_t a = most / 2, b = v.len - most / 2;
  while (a > 0 && ((unsigned char)v.p[a] & 0xC0) == 0x80) a--;
  while (b < v.len && ((unsigned char)v.p[b] & 0xC0) == 0x80) b++;
  paint_view(p, how, view_sub(v, 0, a));
  paint(p, how, " … ");
  paint_view(p, how, view_sub(v, b, v.len));
}

static void put_piece(struct painter *p, enum paint how, struct view v) { put_cut(p, how, v, PIECE); }

static void put_expression(struct painter *p, const struct trace_view *v, enum paint how, struct view source) {
  put_cut(p, how, source, v->all ? SIZE_MAX - 4 : EXPRESSION);
}

/* Of a choice the argument that gave the value comes first. */
static void put_mechanism(struct painter *p, const struct trace_view *v, struct view source, struct view branch) {
  if (branch.p != NULL) put_expression(p, v, PAINT_PLAIN, branch), paint(p, PAINT_DIM, "  of ");
  if (branch.p != NULL && !v->all) put_cut(p, PAINT_DIM, source, PIECE);
  else put_expression(p, v, PAINT_DIM, source);
}

static void put_value(struct painter *p, struct view v) {
  if (v.p == NULL) paint(p, PAINT_DIM, "nothing");
  else if (v.len == 0) paint(p, PAINT_DIM, "''");
  else put_piece(p, PAINT_BOLD, v);
}

static void put_rule(struct painter *p, const struct rule *r) {
  paint_view(p, PAINT_NAME, r->name);
  paint(p, PAINT_DIM, " (%.*s:%u)", (int)r->file.len, r->file.p, r->line);
}

/* ---- records */

static void put_step(struct painter *p, const struct record_step *s) {
  paint(p, PAINT_PLAIN, "%s", s->op);
  if (s->text.p != NULL) buf_str(&p->out, " '"), paint_view(p, PAINT_PLAIN, s->text), buf_str(&p->out, "'");
  if (s->has_value) buf_str(&p->out, " → "), decimal_print(&p->out, s->value);
  if (s->has_by) buf_str(&p->out, " × "), decimal_print(&p->out, s->by);
  if (s->unit.p != NULL) buf_str(&p->out, " → "), paint_view(p, PAINT_PLAIN, s->unit);
}

void trace_line(struct trace_view *v, const struct record *r) {
  struct painter *p = &v->lines;
  paint(p, PAINT_PLAIN, "  %u:%u", r->span.line, r->span.column);
  paint_tab(p, 11);
  put_piece(p, PAINT_BOLD, r->text);
  paint_tab(p, 42);
  paint_record(p, r, false);
  for (uint32_t i = 0; i < r->rules_len; i++) {
    if (i == 0) paint_tab(p, 72);
    paint(p, PAINT_DIM, "%s", i ? ", " : "");
    paint_view(p, PAINT_NAME, r->rules[i]);
  }
  buf_char(&p->out, '\n');
  if (v->column == 0 || r->steps_len == 0) return;
  buf_str(&p->out, "    derivation: ");
  for (uint32_t i = 0; i < r->steps_len; i++) {
    if (i) buf_str(&p->out, "; ");
    put_step(p, &r->steps[i]);
  }
  buf_char(&p->out, '\n');
}

/* ---- attempts */

static void put_failure(struct painter *p, const struct trace_view *v, const struct trace_attempt *a) {
  if (a->span.end > a->span.start) {
    buf_str(&p->out, "read '");
    put_piece(p, PAINT_PLAIN, text_at(v, a->span));
    buf_str(&p->out, "', then ");
  }
  bool nowhere = v->column == 0 && a->span.end == a->span.start;
  buf_str(&p->out, nowhere ? "begins nowhere: wanted " : "wanted ");
  for (uint32_t i = 0; i < a->wanted_len; i++) {
    if (i) buf_str(&p->out, i + 1 == a->wanted_len ? " or " : ", ");
    put_piece(p, PAINT_WARN, a->wanted[i]);
  }
  if (nowhere) return;
  if (a->stop.start == a->stop.end) buf_str(&p->out, " at the end");
  else {
    buf_str(&p->out, " at '");
    put_piece(p, PAINT_PLAIN, text_at(v, a->stop));
    buf_str(&p->out, "'");
    if (a->stop_is.len) buf_char(&p->out, ' '), put_expression(p, v, PAINT_DIM, a->stop_is);
  }
}

static void put_loss(struct painter *p, const struct trace_view *v, const struct trace_attempt *a) {
  buf_str(&p->out, " gave way to ");
  put_rule(p, a->winner);
  buf_str(&p->out, " '");
  put_piece(p, PAINT_PLAIN, text_at(v, a->winner_span));
  paint(p, PAINT_PLAIN, "' by %s", a->by);
  if (a->winner->priority != a->rule->priority) paint(p, PAINT_PLAIN, " (%d over %d)", a->winner->priority, a->rule->priority);
}

static void put_effects(struct painter *p, const struct trace_view *v, const struct trace_attempt *a) {
  for (const struct trace_effect *e = a->effects; e != NULL; e = e->next) {
    bool makes = e->attr.len == 0;
    buf_str(&p->out, "\n        ");
    if (makes) {
      paint(p, PAINT_PLAIN, "made <%.*s> '", (int)e->type.len, e->type.p);
      put_piece(p, PAINT_PLAIN, text_at(v, e->span));
      buf_str(&p->out, "'");
      continue;
    }
    paint_view(p, PAINT_PLAIN, e->attr);
    if (e->span.end <= v->q.span.start || v->q.span.end <= e->span.start) {
      buf_str(&p->out, " of '");
      put_piece(p, PAINT_PLAIN, text_at(v, e->span));
      buf_str(&p->out, "'");
    }
    if (e->stood) buf_str(&p->out, " stays as a better match set it: ");
    else buf_str(&p->out, " = ");
    put_value(p, e->value);
    if (!e->stood) paint(p, PAINT_DIM, "   "), put_mechanism(p, v, e->source, e->branch);
  }
}

static void put_attempt(struct painter *p, const struct trace_view *v, const struct trace_attempt *a) {
  static const struct { const char *word; enum paint how; } outcomes[] = {
      {"failed", PAINT_DIM}, {"refused", PAINT_BAD}, {"untried", PAINT_BAD}, {"lost", PAINT_WARN}, {"won", PAINT_GOOD}};
  buf_str(&p->out, "    ");
  paint(p, outcomes[a->outcome].how, "%-7s", outcomes[a->outcome].word);
  buf_char(&p->out, ' ');
  put_rule(p, a->rule);
  buf_str(&p->out, "  ");
  if (a->outcome == TRACE_FAILED) {
    put_failure(p, v, a);
  } else {
    buf_str(&p->out, "'");
    put_piece(p, PAINT_BOLD, text_at(v, a->span));
    buf_str(&p->out, "'");
  }
  if (a->outcome == TRACE_LOST) put_loss(p, v, a);
  if (a->outcome == TRACE_REFUSED) buf_str(&p->out, " but not: "), put_expression(p, v, PAINT_PLAIN, a->rule->when_source);
  if (a->outcome == TRACE_UNTRIED) buf_str(&p->out, a->inside ? " would match, but ends inside a word" : " would match, but was not tried");
  if (a->outcome == TRACE_WON) put_effects(p, v, a);
  buf_char(&p->out, '\n');
}

/* ---- stages */

static void put_stage_head(struct painter *p, const struct trace_view *v, const struct trace_stage *s, bool window) {
  buf_str(&p->out, "  ");
  paint_view(p, PAINT_BOLD, s->stage->name);
  if (window) {
    paint_tab(p, 13);
    paint_window(p, s->projection, s->here, EXCERPT);
  }
  buf_char(&p->out, '\n');
  if (window && v->column && s->here_is.len && memchr(s->here_is.p, '=', s->here_is.len) != NULL) { /* the projection has said the type */
    buf_str(&p->out, "    here    ");
    put_expression(p, v, PAINT_DIM, s->here_is);
    buf_char(&p->out, '\n');
  }
}

/* What stands first is told first; failures by how far they got. */
static int by_interest(const void *a, const void *b) {
  const struct trace_attempt *x = *(const struct trace_attempt *const *)a, *y = *(const struct trace_attempt *const *)b;
  if (x->outcome != y->outcome) return x->outcome > y->outcome ? -1 : 1;
  if (x->span.end != y->span.end) return x->span.end > y->span.end ? -1 : 1;
  if (x->rule != y->rule) return x->rule->id > y->rule->id ? 1 : -1;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* True when the pattern did not get past its first word or symbol. */
static bool is_stub(const struct trace_attempt *a) {
  return a->outcome == TRACE_FAILED && a->span.start == a->span.end;
}

static void put_attempts(struct painter *p, const struct trace_view *v, const struct trace_stage *s) {
  size_t n = 0, stubs = 0;
  for (const struct trace_attempt *a = s->attempts; a != NULL; a = a->next) n++;
  const struct trace_attempt **list = calloc(n + 1, sizeof *list);
  if (list == NULL) abort();
  n = 0;
  for (const struct trace_attempt *a = s->attempts; a != NULL; a = a->next)
    if (v->all || !is_stub(a)) list[n++] = a;
    else stubs++;
  qsort(list, n, sizeof *list, by_interest);
  size_t failures = 0, shown = 0;
  for (; shown < n && (v->all || failures < FAILURES); shown++) {
    failures += list[shown]->outcome == TRACE_FAILED;
    put_attempt(p, v, list[shown]);
  }
  stubs += n - shown;
  if (stubs) paint(p, PAINT_DIM, "    %zu more stopped earlier\n", stubs);
  free(list);
}

/* Something at the position beside patterns that stopped at once. */
static bool told(const struct trace_view *v, const struct trace_sentence *t) {
  if (v->all || !t->paragraph) return true;
  for (const struct trace_stage *s = t->stages; s != NULL; s = s->next)
    for (const struct trace_attempt *a = s->attempts; a != NULL; a = a->next)
      if (a->outcome >= TRACE_UNTRIED) return true;
  return false;
}

/* The stages in which nothing was tried at the position, in one line. */
static void put_silent(struct painter *p, const struct trace_sentence *t) {
  bool any = false;
  for (const struct trace_stage *s = t->stages; s != NULL; s = s->next) {
    if (s->attempts != NULL) continue;
    paint(p, PAINT_DIM, "%s", any ? ", " : "  nothing tried here: ");
    paint_view(p, PAINT_DIM, s->stage->name);
    any = true;
  }
  if (any) buf_char(&p->out, '\n');
}

static void put_spoken(struct painter *p, const struct trace_view *v, const struct trace_sentence *t) {
  if (t->type.len == 0) return;
  paint(p, PAINT_PLAIN, "\n  <%.*s> '", (int)t->type.len, t->type.p);
  put_piece(p, PAINT_BOLD, text_at(v, t->spoken));
  buf_str(&p->out, "'\n");
  for (const struct trace_attr *a = t->attrs; a != NULL; a = a->next) {
    buf_str(&p->out, "    ");
    paint_view(p, PAINT_PLAIN, a->name);
    paint_tab(p, 16);
    put_value(p, a->value);
    paint_tab(p, 44);
    if (a->rule != NULL) {
      put_rule(p, a->rule);
      buf_str(&p->out, "  ");
      put_mechanism(p, v, a->source, a->branch);
    } else {
      paint(p, PAINT_DIM, "engine");
    }
    buf_char(&p->out, '\n');
  }
}

static const char *zone_name(enum zone z) { return z == ZONE_TITLE ? "title" : z == ZONE_HEADING ? "heading" : z == ZONE_FOOTER ? "footer" : "body"; }

/* ---- one rule */

static void put_reasons(struct painter *p, const struct trace_view *v, const struct trace_sentence *t, const struct trace_stage *s) {
  const struct rule *r = v->q.rule;
  if (!(r->zones & t->zone)) paint(p, PAINT_BAD, "    the rule does not run in a %s ('in')\n", zone_name(t->zone));
  if (s->passed && s->needs.len) paint(p, PAINT_BAD, "    the stage was passed over: it needs <%.*s>, of which the sentence has none\n", (int)s->needs.len, s->needs.p);
  else if (s->passed) paint(p, PAINT_BAD, "    the stage was passed over: nothing in the sentence begins one of its rules\n");
  for (const struct trace_missing *m = s->missing; m != NULL; m = m->next)
    paint(p, PAINT_BAD, "    the sentence holds none of: %.*s\n", (int)m->any.len, m->any.p);
}

static void put_rule_sentence(struct painter *p, const struct trace_view *v, const struct trace_sentence *t) {
  for (const struct trace_stage *s = t->stages; s != NULL; s = s->next) {
    if (s->stage != &v->rs->stages[v->q.rule->stage]) continue;
    put_stage_head(p, v, s, !s->passed);
    put_reasons(p, v, t, s);
    for (const struct trace_attempt *a = s->attempts; a != NULL; a = a->next) put_attempt(p, v, a);
  }
}

static void put_rule_head(struct painter *p, const struct rule *r) {
  put_rule(p, r);
  if (r->why.len) buf_str(&p->out, "  "), paint_view(p, PAINT_PLAIN, r->why);
  buf_str(&p->out, "\n  match: ");
  paint_view(p, PAINT_PLAIN, r->pattern);
  if (r->when_source.len) paint(p, PAINT_PLAIN, "\n  when: %.*s", (int)r->when_source.len, r->when_source.p);
  buf_str(&p->out, "\n\n");
}

/* ---- all */

static void put_place(struct painter *p, const struct trace_view *v, const struct trace_sentence *t) {
  struct span here = v->column ? v->q.span : t->span;
  size_t line, column;
  place_line_column(v->doc->text, here.start, &line, &column);
  paint(p, PAINT_BOLD, "%s:%zu:%zu", v->doc->path, line, column);
  paint(p, PAINT_PLAIN, ": in a %s of the %s", t->paragraph ? "paragraph" : "sentence", zone_name(t->zone));
  if (t->section.len) buf_str(&p->out, ", section '"), put_piece(p, PAINT_PLAIN, t->section), buf_str(&p->out, "'");
  buf_char(&p->out, '\n');
  if (v->column) paint_excerpt(p, v->doc->text, t->type.len ? t->spoken : here, EXCERPT, 2);
}

static void put_sentence(struct painter *p, const struct trace_view *v, const struct trace_sentence *t) {
  for (const struct trace_stage *s = t->stages; s != NULL; s = s->next) {
    if (s->attempts == NULL) continue;
    put_stage_head(p, v, s, true);
    put_attempts(p, v, s);
  }
  put_silent(p, t);
  put_spoken(p, v, t);
}

static bool ours(const struct trace_view *v, const struct trace_sentence *t) {
  if (v->q.rule == NULL) return told(v, t);
  return t->paragraph == (v->rs->stages[v->q.rule->stage].over == OVER_PARAGRAPH);
}

bool trace_text(struct trace_view *v) {
  struct painter p;
  painter_init(&p);
  if (v->q.rule != NULL) put_rule_head(&p, v->q.rule);
  for (const struct trace_sentence *t = v->trace->sentences; t != NULL && (v->column || v->q.rule); t = t->next) {
    if (!ours(v, t)) continue;
    put_place(&p, v, t);
    (v->q.rule ? put_rule_sentence : put_sentence)(&p, v, t);
    buf_char(&p.out, '\n');
  }
  if (v->records == 0 && v->q.rule == NULL) buf_str(&p.out, v->column ? "no record holds this place\n" : "no record stands on this line\n");
  if (v->q.rule == NULL) buf_view(&p.out, (struct view){v->lines.out.p, v->lines.out.len});
  return painter_finish(&p);
}
