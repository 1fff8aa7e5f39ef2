/* trace.c: the recorder behind trace.h. It watches through the probe and asks twins how far failed attempts got. */
#include "extract/trace.h"

#include <stdlib.h>

#include "extract/describe.h"
#include "extract/probe.h"

struct recorder {
  struct trace *out;
  const struct trace_request *q;
  const struct document *doc;
  struct twin **twins;          /* by rule, made when first asked; owned */
  struct trace_sentence *now;   /* NULL: the sentence is none of ours */
  struct trace_stage *stage;
  uint32_t paragraph, first, last;
  enum stage_over over;
  bool started;
  struct writer {               /* who set what, in order; of the sentence */
    uint32_t annotation;
    atom attr;
    const struct rule *rule;
    struct view source, branch;
    struct writer *next;
  } *writers;
  struct took {                 /* choices of the evaluation at hand, the last one first */
    const struct expr *expr;
    uint16_t arg;
    struct took *next;
  } *took;
};

#define APPEND(list, item)                    \
  do {                                        \
    __typeof__(&(list)) at_ = &(list);        \
    while (*at_ != NULL) at_ = &(*at_)->next; \
    *at_ = (item);                            \
  } while (0)

/* ---- places */

static struct span tokens_span(const struct scan *s, uint32_t first, uint32_t last) {
  return (struct span){s->tokens.at[first].start, s->tokens.at[last - 1].end};
}

/* The units of [start,end) of the projection, as bytes of the text; empty (at where it would begin) when there are none. */
static struct span text_span(const struct scan *s, uint32_t start, uint32_t end) {
  uint32_t from, to;
  units_of(s, 0, start, end, &from, &to);
  if (from < to) return tokens_span(s, s->units[from].first, s->units[to - 1].last);
  uint32_t at = from < s->units_len ? s->tokens.at[s->units[from].first].start : s->tokens.at[s->last - 1].end;
  return (struct span){at, at};
}

/* The units that lie whole in [start,reached): what a pattern has read when it stops. */
static struct span read_span(const struct scan *s, uint32_t start, uint32_t reached) {
  uint32_t from, to;
  units_of(s, 0, start, reached, &from, &to);
  while (to > from && s->units[to - 1].end > reached) to--;
  return to > from ? tokens_span(s, s->units[from].first, s->units[to - 1].last) : text_span(s, start, start);
}

static bool touch(struct span a, struct span b) { return a.start < b.end && b.start < a.end; }

/* The unit that holds the position, or the first behind it. */
static const struct unit *unit_here(const struct recorder *r, const struct scan *s) {
  for (size_t i = 0; i < s->units_len; i++)
    if (s->tokens.at[s->units[i].last - 1].end > r->q->span.start) return &s->units[i];
  return &s->units[s->units_len - 1];
}

/* ---- values and symbols as text */

static struct view value_view(struct recorder *r, const struct scan *s, const struct value *v) {
  struct buf b;
  if (v == NULL) return (struct view){NULL, 0};
  buf_init(&b);
  describe_value(&b, s, v);
  struct view out = arena_copy(&r->out->arena, (struct view){b.p, b.len});
  buf_free(&b);
  return out;
}

static struct view symbol_view(struct recorder *r, const struct scan *s, const struct unit *u) {
  struct buf b;
  buf_init(&b);
  describe_symbol(&b, s, u);
  struct view out = arena_copy(&r->out->arena, (struct view){b.p ? b.p : "", b.len});
  buf_free(&b);
  return out;
}

static void note_projection(struct recorder *r, const struct scan *s) {
  struct buf b;
  const struct unit *here = unit_here(r, s);
  buf_init(&b);
  for (size_t i = 0; i < s->units_len; i++) {
    const struct unit *u = &s->units[i];
    if (i > 0 && u->at > s->units[i - 1].end) buf_char(&b, ' ');
    if (u == here) r->stage->here.start = (uint32_t)b.len;
    describe_unit(&b, s, u);
    if (u == here) r->stage->here.end = (uint32_t)b.len;
  }
  r->stage->here_is = symbol_view(r, s, here);
  r->stage->projection = arena_copy(&r->out->arena, (struct view){b.p, b.len});
  buf_free(&b);
}

/* ---- attempts */

static struct twin *twin_of(struct recorder *r, const struct scan *s, const struct rule *rule) {
  if (r->twins[rule->id] == NULL) r->twins[rule->id] = twin_new(s->rs, rule);
  return r->twins[rule->id];
}

static struct trace_attempt *find_attempt(struct recorder *r, const struct rule *rule, struct span span) {
  for (struct trace_attempt *a = r->stage ? r->stage->attempts : NULL; a != NULL; a = a->next)
    if (a->rule == rule && a->span.start == span.start && a->span.end == span.end && a->outcome != TRACE_FAILED) return a;
  return NULL;
}

static struct trace_attempt *add_attempt(struct recorder *r, const struct rule *rule, enum trace_outcome outcome, struct span span) {
  struct trace_attempt *a = ARENA_NEW(&r->out->arena, struct trace_attempt);
  *a = (struct trace_attempt){.rule = rule, .outcome = outcome, .span = span};
  APPEND(r->stage->attempts, a);
  return a;
}

static void tell_stop(struct recorder *r, struct trace_attempt *a, const struct scan *s, const struct twin_run *run) {
  uint32_t reached = run->reached, from, to;
  if (reached < s->projection.len && s->projection.p[reached] == ' ') reached++; /* between two symbols: the next one is what stands there */
  if (reached < s->projection.len) a->stop = text_span(s, reached, reached + 1);
  else a->stop = (struct span){s->tokens.at[s->last - 1].end, s->tokens.at[s->last - 1].end};
  units_of(s, 0, reached, reached + 1, &from, &to);
  if (from < to) a->stop_is = symbol_view(r, s, &s->units[from]);
  for (uint32_t i = 0; i < run->wanted_len; i++) a->wanted[i] = view_sub(a->rule->pattern, run->wanted[i].start, run->wanted[i].end);
  a->wanted_len = run->wanted_len;
}

/* A failure is told when it began at the position, or came from before and stopped there or behind. */
static void note_failure(struct recorder *r, const struct scan *s, const struct rule *rule, uint32_t at) {
  const struct unit *here = unit_here(r, s);
  struct twin *t = at <= here->at ? twin_of(r, s, rule) : NULL;
  struct twin_run run;
  if (t == NULL) return;
  if (rule->search) at = here->at;
  twin_try(t, (struct view){s->projection.p, s->projection.len}, at, &run);
  if (run.matched || (at < here->at && run.reached < here->at)) return;
  struct trace_attempt *a = add_attempt(r, rule, TRACE_FAILED, read_span(s, at, run.reached));
  tell_stop(r, a, s, &run);
}

static bool asked_for(const struct recorder *r, const struct rule *rule, struct span span) {
  return (r->q->rule == NULL || rule == r->q->rule) && touch(span, r->q->span);
}

static void note_match(struct recorder *r, const struct scan *s, const struct probe_event *e, enum trace_outcome outcome) {
  struct span span = text_span(s, e->match->start, e->match->end);
  if (asked_for(r, e->rule, span) && find_attempt(r, e->rule, span) == NULL) add_attempt(r, e->rule, outcome, span);
}

/* As by_rank in cascade.c decides. */
static const char *reason(const struct match *lost, const struct match *won) {
  if (lost->rule->priority != won->rule->priority) return "priority";
  if (lost->end - lost->start != won->end - won->start) return "length";
  return lost->start != won->start ? "place" : "order";
}

static void note_loss(struct recorder *r, const struct scan *s, const struct probe_event *e) {
  struct trace_attempt *a = find_attempt(r, e->rule, text_span(s, e->match->start, e->match->end));
  if (a == NULL) return;
  a->outcome = TRACE_LOST;
  a->winner = e->winner->rule;
  a->winner_span = text_span(s, e->winner->start, e->winner->end);
  a->by = reason(e->match, e->winner);
}

/* ---- effects */

static const struct set *set_of(const struct set *sets, uint16_t n, atom attr) {
  for (uint16_t i = 0; i < n; i++)
    if (sets[i].name == attr) return &sets[i];
  return NULL;
}

static void note_choice(struct recorder *r, const struct probe_event *e) {
  struct took *t = ARENA_NEW(&r->out->arena, struct took);
  *t = (struct took){e->expr, e->arg, r->took};
  r->took = t;
}

/* From choice to choice, down to the argument that gave the value. */
static struct view branch_of(const struct recorder *r, const struct set *set) {
  struct view branch = {NULL, 0};
  const struct expr *e = set->expr;
  for (const struct took *t = r->took; t != NULL;) {
    if (t->expr != e) {
      t = t->next;
      continue;
    }
    branch = e->written[t->arg];
    e = e->arg[t->arg];
    t = r->took;
  }
  return branch;
}

static void note_writer(struct recorder *r, const struct probe_event *e, const struct set *set) {
  struct writer *w = ARENA_NEW(&r->out->arena, struct writer);
  *w = (struct writer){e->annotation, set->name, e->rule, set->source, branch_of(r, set), r->writers};
  r->writers = w;
}

static void add_effect(struct recorder *r, struct trace_attempt *a, const struct scan *s, const struct probe_event *e, const struct set *set) {
  const struct annotation *n = &s->ann[e->annotation];
  struct trace_effect *f = ARENA_NEW(&r->out->arena, struct trace_effect);
  f->type = s->rs->atoms[n->type];
  f->span = (struct span){n->start, n->end};
  f->stood = e->kind == PROBE_STOOD;
  if (set != NULL) {
    f->source = set->source;
    f->branch = branch_of(r, set);
    f->attr = s->rs->atoms[set->name];
    f->value = value_view(r, s, annotation_get(n, set->name));
  }
  struct trace_effect **at = &a->effects;
  while (*at != NULL) at = (struct trace_effect **)&(*at)->next;
  *at = f;
}

/* The `make` of the rule that gave the annotation: its type is told by the annotation itself. */
static const struct make *make_of(const struct rule *rule, atom type) {
  for (uint16_t i = 0; i < rule->makes; i++)
    if (rule->make[i].type == type) return &rule->make[i];
  return NULL;
}

static void note_made(struct recorder *r, const struct scan *s, const struct probe_event *e) {
  const struct make *m = make_of(e->rule, s->ann[e->annotation].type);
  struct trace_attempt *a = find_attempt(r, e->rule, text_span(s, e->match->start, e->match->end));
  if (a != NULL) add_effect(r, a, s, e, NULL);
  for (uint16_t i = 0; m != NULL && i < m->sets; i++) {
    if (annotation_get(&s->ann[e->annotation], m->set[i].name) == NULL) continue;
    note_writer(r, e, &m->set[i]);
    if (a != NULL) add_effect(r, a, s, e, &m->set[i]);
  }
}

static void note_update(struct recorder *r, const struct scan *s, const struct probe_event *e) {
  const struct set *set = set_of(e->rule->set, e->rule->sets, e->attr);
  struct trace_attempt *a = find_attempt(r, e->rule, text_span(s, e->match->start, e->match->end));
  if (e->kind == PROBE_UPDATED && annotation_get(&s->ann[e->annotation], e->attr) != NULL) note_writer(r, e, set);
  if (a != NULL) add_effect(r, a, s, e, set);
}

/* ---- one rule: the nearest miss */

static bool clause_holds(const struct scan *s, const struct clause *c) {
  for (size_t i = 0; i < s->units_len; i++)
    if (testset_meets(&s->stage->code_tests[s->units[i].code], &c->tests)) return true;
  for (uint32_t i = 0; i < c->words_len; i++)
    for (uint32_t t = s->first; t < s->last; t++)
      if (s->tokens.at[t].word == c->words[i]) return true;
  return false;
}

#define MISSING_WORDS 12 /* of a clause that are named; the rest is a number */

static struct view clause_text(struct recorder *r, const struct scan *s, const struct rule *rule, const struct clause *c) {
  struct buf b;
  struct testset left = c->tests;
  buf_init(&b);
  for (uint32_t i = 0; i < rule->symbols; i++) {
    if (!testset_has(&left, rule->symbol[i].test)) continue;
    testset_drop(&left, rule->symbol[i].test);
    buf_str(&b, b.len ? ", " : "");
    buf_view(&b, view_sub(rule->pattern, rule->symbol[i].start, rule->symbol[i].end));
  }
  for (uint32_t i = 0; i < c->words_len && i < MISSING_WORDS; i++) {
    buf_str(&b, b.len ? ", " : "");
    buf_view(&b, words_text(&s->rs->words, c->words[i]));
  }
  if (c->words_len > MISSING_WORDS) buf_printf(&b, " and %u more", c->words_len - MISSING_WORDS);
  struct view out = arena_copy(&r->out->arena, (struct view){b.p, b.len});
  buf_free(&b);
  return out;
}

static void note_missing(struct recorder *r, const struct scan *s, const struct rule *rule) {
  for (uint16_t i = rule->clauses; i-- > 0;) {
    if (clause_holds(s, &rule->clause[i])) continue;
    struct trace_missing *m = ARENA_NEW(&r->out->arena, struct trace_missing);
    *m = (struct trace_missing){clause_text(r, s, rule, &rule->clause[i]), r->stage->missing};
    r->stage->missing = m;
  }
}

/* How many units a run got past. */
static uint32_t units_passed(const struct scan *s, uint32_t at, uint32_t reached) {
  uint32_t from, to;
  if (reached <= at) return 0;
  units_of(s, 0, at, reached, &from, &to);
  return to - from;
}

/* One try of the pattern; those that touch what was asked for come before those that do not, then the one that got farthest counts. */
struct try {
  struct twin_run run;
  uint32_t at, passed;
  bool near;
};

static bool nearer(const struct try *a, const struct try *b) {
  if (a->near != b->near) return a->near;
  if (a->passed != b->passed) return a->passed > b->passed;
  return a->run.wanted[0].start > b->run.wanted[0].start;
}

static bool ends_inside(const struct scan *s, uint32_t end) {
  uint32_t from, to;
  units_of(s, 0, end - 1, end, &from, &to);
  return to > from && s->units[to - 1].end > end;
}

/* The pattern is tried everywhere, whatever the filter says. What matches where it was asked for is noted, else the nearest miss. */
static void note_nearest(struct recorder *r, const struct scan *s, const struct rule *rule) {
  struct twin *t = twin_of(r, s, rule);
  struct view text = {s->projection.p, s->projection.len};
  struct try best = {.at = UINT32_MAX};
  bool matched = false;
  for (size_t i = 0; t != NULL && i < s->units_len; i++) {
    struct try one = {.at = s->units[i].at};
    twin_try(t, text, one.at, &one.run);
    uint32_t end = one.run.matched ? one.run.end : one.run.reached + 1; /* where it stopped is part of a miss */
    struct span span = text_span(s, one.at, end > s->units[i].end ? end : s->units[i].end);
    one.near = touch(span, r->q->span);
    one.passed = units_passed(s, one.at, one.run.reached);
    if (one.run.matched && one.near) {
      matched = true;
      if (find_attempt(r, rule, span) == NULL) add_attempt(r, rule, TRACE_UNTRIED, span)->inside = ends_inside(s, one.run.end);
    } else if (!one.run.matched && (best.at == UINT32_MAX || nearer(&one, &best))) {
      best = one;
    }
  }
  if (matched || best.at == UINT32_MAX) return;
  tell_stop(r, add_attempt(r, rule, TRACE_FAILED, read_span(s, best.at, best.run.reached)), s, &best.run);
}

/* ---- the flow */

static bool wanted_here(const struct recorder *r, const struct scan *s) { return touch(tokens_span(s, s->first, s->last), r->q->span); }

static void begin_sentence(struct recorder *r, const struct scan *s) {
  if (r->started && r->paragraph == s->paragraph && r->first == s->first && r->last == s->last && r->over == s->stage->over) return;
  r->started = true;
  r->paragraph = s->paragraph;
  r->first = s->first;
  r->last = s->last;
  r->over = s->stage->over;
  r->now = NULL;
  r->stage = NULL;
  r->writers = NULL;
  if (!wanted_here(r, s)) return;
  r->now = ARENA_NEW(&r->out->arena, struct trace_sentence);
  *r->now = (struct trace_sentence){.paragraph = s->stage->over == OVER_PARAGRAPH, .span = tokens_span(s, s->first, s->last), .zone = s->zone,
                                    .section = arena_copy(&r->out->arena, s->section)};
  APPEND(r->out->sentences, r->now);
}

static bool type_stands(const struct scan *s, atom type) {
  for (size_t i = 0; i < s->ann_len; i++)
    if (s->ann[i].type == type) return true;
  return false;
}

static void begin_stage(struct recorder *r, const struct scan *s, bool passed) {
  r->stage = ARENA_NEW(&r->out->arena, struct trace_stage);
  r->stage->stage = s->stage;
  r->stage->passed = passed;
  APPEND(r->now->stages, r->stage);
  if (passed && s->stage->needs && !type_stands(s, s->stage->needs)) r->stage->needs = s->rs->atoms[s->stage->needs];
  if (!passed) note_projection(r, s);
}

static const struct annotation *spoken_for(const struct recorder *r, const struct scan *s) {
  const struct annotation *best = NULL;
  int best_rank = 0;
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    enum record_role role = s->rs->types[a->type].role;
    if (a->dead || a->type == A_NONE || !touch((struct span){a->start, a->end}, r->q->span)) continue;
    int rank = role == ROLE_NONE ? 1 : role == ROLE_ENTITY ? 2 : 3;
    if (best == NULL || rank > best_rank || (rank == best_rank && a->end - a->start > best->end - best->start)) best = a, best_rank = rank;
  }
  return best;
}

static const struct writer *writer_of(const struct recorder *r, uint32_t annotation, atom attr) {
  for (const struct writer *w = r->writers; w != NULL; w = w->next)
    if (w->annotation == annotation && w->attr == attr) return w;
  return NULL;
}

static void note_spoken(struct recorder *r, const struct scan *s) {
  const struct annotation *a = spoken_for(r, s);
  if (a == NULL) return;
  r->now->type = s->rs->atoms[a->type];
  r->now->spoken = (struct span){a->start, a->end};
  for (uint16_t i = a->attrs_len; i-- > 0;) {
    const struct writer *w = writer_of(r, (uint32_t)(a - s->ann), a->attrs[i].attr.name);
    struct trace_attr *t = ARENA_NEW(&r->out->arena, struct trace_attr);
    *t = (struct trace_attr){s->rs->atoms[a->attrs[i].attr.name], value_view(r, s, &a->attrs[i].attr.value),
                             w ? w->source : (struct view){NULL, 0}, w ? w->branch : (struct view){NULL, 0}, w ? w->rule : NULL, r->now->attrs};
    r->now->attrs = t;
  }
}

static void see(void *context, const struct scan *s, const struct probe_event *e) {
  struct recorder *r = context;
  if (e->kind == PROBE_STAGE || e->kind == PROBE_PASSED) begin_sentence(r, s);
  if (r->now == NULL) return;
  switch (e->kind) {
    case PROBE_STAGE: begin_stage(r, s, false); return;
    case PROBE_PASSED: begin_stage(r, s, true); return;
    case PROBE_TRY: case PROBE_PARAGRAPH: return;
    case PROBE_FAILED: if (r->q->rule == NULL) note_failure(r, s, e->rule, e->at); return;
    case PROBE_REFUSED: note_match(r, s, e, TRACE_REFUSED); return;
    case PROBE_MATCHED: note_match(r, s, e, TRACE_WON); return;
    case PROBE_LOST: note_loss(r, s, e); return;
    case PROBE_TOOK: note_choice(r, e); return;
    case PROBE_MADE:
      note_made(r, s, e);
      r->took = NULL;
      return;
    case PROBE_UPDATED: case PROBE_STOOD:
      note_update(r, s, e);
      r->took = NULL;
      return;
    case PROBE_SETTLED:
      if (r->q->rule != NULL && s->stage == &s->rs->stages[r->q->rule->stage]) {
        note_missing(r, s, r->q->rule);
        note_nearest(r, s, r->q->rule);
      }
      return;
    case PROBE_SENTENCE: note_spoken(r, s); return;
  }
}

void trace_page(struct trace *out, const struct ruleset *rs, const struct document *d, const struct trace_request *q, record_sink *sink,
                void *context) {
  struct recorder r = {.out = out, .q = q, .doc = d};
  struct probe probe = {&r, see, true};
  struct record_document document;
  *out = (struct trace){0};
  arena_init(&out->arena);
  r.twins = calloc(rs->rules_len + 1u, sizeof(struct twin *));
  struct scan *s = extractor_new(rs);
  if (r.twins == NULL) out_of_memory(rs->rules_len * sizeof(struct twin *));
  s->probe = &probe;
  extract_page(s, d, sink, context, &document);
  extractor_free(s);
  for (uint16_t i = 0; i < rs->rules_len; i++) twin_free(r.twins[i]);
  free(r.twins);
}

void trace_free(struct trace *t) { arena_free(&t->arena); }
