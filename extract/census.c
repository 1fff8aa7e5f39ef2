#include "extract/census.h"

#include <stdlib.h>
#include <time.h>

#include "extract/probe.h"

struct census_private {
  struct scan *scan;
  struct probe probe;
  uint64_t started;   /* of the try */
  uint64_t clock_ns;  /* what asking the clock takes, twice a try */
  uint64_t tries;     /* on the page */
  uint64_t *page_ns;  /* by rule */
  uint64_t *last;     /* by rule: the sentence in which it was last tried */
  uint64_t sentence;
};

static void *zalloc(size_t n, size_t size) {
  void *p = calloc(n + 1, size);
  if (p == NULL) out_of_memory(n * size);
  return p;
}

/* Of this thread's own time: what others do to the machine is no cost of a rule. */
static uint64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* The least that two readings take: a try that costs nothing must not show the clock. */
static uint64_t clock_cost(void) {
  uint64_t least = UINT64_MAX;
  for (int i = 0; i < 1000; i++) {
    uint64_t a = now_ns(), b = now_ns();
    if (b - a < least) least = b - a;
  }
  return least;
}

static void begin_try(struct census *c, const struct rule *r) {
  struct census_private *x = c->private;
  c->rules[r->id].tried++;
  if (x->last[r->id] != x->sentence + 1) c->rules[r->id].sentences++;
  x->last[r->id] = x->sentence + 1;
  x->tries++;
  x->started = now_ns();
}

static void end_try(struct census *c, const struct rule *r) {
  struct census_private *x = c->private;
  uint64_t took = now_ns() - x->started;
  x->page_ns[r->id] += took > x->clock_ns ? took - x->clock_ns : 0;
}

static void note_forms(struct census *c, const struct scan *s) {
  for (size_t i = 0; i < s->units_len; i++) c->seen[s->units[i].form] = 1;
}

static void note_place(struct census *c, const struct scan *s, const struct match *m) {
  struct span place;
  if (!match_span(s, m, 0, &place)) return;
  if (c->places_len == c->places_cap) {
    c->places_cap = c->places_cap * 2 + 16;
    c->places = resized(c->places, c->places_cap, sizeof *c->places);
  }
  c->places[c->places_len++] = place;
}

/* A match makes or sets several things: its place is kept once. */
static void note_done(struct census *c, const struct scan *s, const struct probe_event *e) {
  if (e->rule != c->watched) return;
  size_t before = c->places_len;
  note_place(c, s, e->match);
  struct span *p = c->places;
  if (c->places_len > before && before > 0 && p[before].start == p[before - 1].start && p[before].end == p[before - 1].end) c->places_len--;
}

static void see(void *context, const struct scan *s, const struct probe_event *e) {
  struct census *c = context;
  switch (e->kind) {
    case PROBE_STAGE: note_forms(c, s); return;
    case PROBE_TRY: begin_try(c, e->rule); return;
    case PROBE_FAILED: end_try(c, e->rule); return;
    case PROBE_REFUSED:
      end_try(c, e->rule);
      c->rules[e->rule->id].refused++;
      return;
    case PROBE_MATCHED:
      end_try(c, e->rule);
      c->rules[e->rule->id].won++; /* until it loses */
      return;
    case PROBE_LOST:
      c->rules[e->rule->id].won--;
      c->rules[e->rule->id].lost++;
      c->beats[(size_t)e->winner->rule->id * c->rs->rules_len + e->rule->id]++;
      return;
    case PROBE_MADE: case PROBE_UPDATED: note_done(c, s, e); return;
    case PROBE_PARAGRAPH: case PROBE_SENTENCE: c->private->sentence++; return;
    case PROBE_PASSED: case PROBE_TOOK: case PROBE_STOOD: case PROBE_SETTLED: return;
  }
}

static void see_candidate(void *context, const struct scan *s, const struct probe_event *e) {
  struct census *c = context;
  (void)s;
  if (e->kind == PROBE_TRY) c->rules[e->rule->id].candidates++;
}

void census_rehearse(struct census *c, const struct document *d) {
  struct record_document out;
  struct scan *s = c->private->scan;
  struct probe candidates = {.context = c, .see = see_candidate, .failures = true};
  s->probe = &candidates;
  extract_page(s, d, record_ignore, NULL, &out);
  s->probe = NULL;
  extract_page(s, d, record_ignore, NULL, &out);
  s->probe = &c->private->probe;
}

void census_init(struct census *c, const struct ruleset *rs) {
  size_t n = rs->rules_len;
  *c = (struct census){.rs = rs};
  c->rules = zalloc(n, sizeof *c->rules);
  c->seen = zalloc(rs->forms_len + 1u, 1);
  c->beats = zalloc(n * n, sizeof *c->beats);
  c->private = zalloc(1, sizeof *c->private);
  c->private->scan = extractor_new(rs);
  c->private->probe = (struct probe){.context = c, .see = see};
  c->private->scan->probe = &c->private->probe;
  c->private->clock_ns = clock_cost();
  c->private->page_ns = zalloc(n, sizeof(uint64_t));
  c->private->last = zalloc(n, sizeof(uint64_t));
}

void census_free(struct census *c) {
  extractor_free(c->private->scan);
  free(c->private->page_ns);
  free(c->private->last);
  free(c->private);
  free(c->rules);
  free(c->seen);
  free(c->beats);
  free(c->places);
}

void census_page(struct census *c, const struct document *d, record_sink *sink, void *context, struct record_document *out) {
  struct census_private *x = c->private;
  uint64_t started = now_ns();
  memset(x->page_ns, 0, c->rs->rules_len * sizeof *x->page_ns);
  c->places_len = 0;
  x->tries = 0;
  extract_page(x->scan, d, sink, context, out);
  uint64_t took = now_ns() - started, asking = 2 * x->tries * x->clock_ns;
  c->ns += took > asking ? took - asking : 0;
  for (uint16_t i = 0; i < c->rs->rules_len; i++) {
    struct census_rule *r = &c->rules[i];
    r->ns += x->page_ns[i];
    if (x->page_ns[i] <= r->worst_ns) continue;
    r->worst_ns = x->page_ns[i];
    r->worst_page = c->pages;
  }
  c->pages++;
}
