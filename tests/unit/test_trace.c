/* How far patterns get (twin.h), what a trace tells of a place, and that nobody who watches changes what is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "corpus/listing.h"
#include "extract/blame.h"
#include "extract/census.h"
#include "extract/extract.h"
#include "extract/trace.h"
#include "output/jsonl.h"
#include "rules/load.h"

static struct ruleset *weather;

static struct ruleset *load(const char *dir) {
  struct ruleset *rs = NULL;
  struct buf diagnostics;
  struct err e = {0};
  buf_init(&diagnostics);
  if (ruleset_load(&rs, dir, &diagnostics, &e) != ST_OK) fail_msg("%s: %.*s", e.message, (int)diagnostics.len, diagnostics.p);
  buf_free(&diagnostics);
  return rs;
}

static int set_up(void **state) {
  (void)state;
  weather = load(ANNALS_PACKS "/weather");
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  ruleset_free(weather);
  return 0;
}

static const struct rule *rule_of(const char *name) {
  for (uint16_t i = 0; i < weather->rules_len; i++)
    if (view_eq(weather->rules[i].name, view_of(name))) return &weather->rules[i];
  fail_msg("no rule %s", name);
  return NULL;
}

static void assert_text(struct view v, const char *text) {
  if (!view_eq(v, view_of(text))) fail_msg("'%.*s' is not '%s'", (int)v.len, v.p, text);
}

/* ---- twins: date.day is '(?<d>\d{1,2})\s(?<m><Month>)(?:\s(?<y>\d{4}))?' */

static struct twin_run try_date(const char *text) {
  struct twin *t = twin_new(weather, rule_of("date.day"));
  struct twin_run run;
  assert_non_null(t);
  twin_try(t, view_of(text), 0, &run);
  twin_free(t);
  return run;
}

static struct view wanted(const struct twin_run *run, uint32_t i) {
  struct view p = rule_of("date.day")->pattern;
  assert_true(i < run->wanted_len);
  return view_sub(p, run->wanted[i].start, run->wanted[i].end);
}

static void twins(void **state) {
  (void)state;
  struct twin_run run = try_date("snow");
  assert_false(run.matched);
  assert_int_equal(run.reached, 0);
  assert_text(wanted(&run, 0), "\\d{1,2}");
  run = try_date("4 snow");
  assert_int_equal(run.reached, 2);
  assert_text(wanted(&run, 0), "<Month>");
  run = try_date("412 March"); /* half a number is no progress */
  assert_int_equal(run.reached, 0);
}

/* The code of March in the stage of dates, as the projection has it. */
static void twin_matches_symbols(void **state) {
  (void)state;
  const struct stage *st = &weather->stages[rule_of("date.day")->stage];
  char text[16] = "4 ";
  uint16_t code = 1;
  while (code <= st->codes && testset_empty(&st->code_tests[code])) code++;
  assert_true(code <= st->codes);
  uint32_t c = CODE_BASE + code;
  text[2] = (char)(0xE0 | (c >> 12)), text[3] = (char)(0x80 | ((c >> 6) & 0x3F)), text[4] = (char)(0x80 | (c & 0x3F));
  struct twin_run run = try_date(text);
  assert_true(run.matched);
  assert_int_equal(run.end, 5);
}

/* ---- traces */

static struct trace trace_of(const char *page, const char *place, const char *rule) {
  static struct document d; /* outlives the trace */
  struct trace t;
  struct err e;
  const char *at = strstr(page, place);
  struct trace_request q = {.span = {(uint32_t)(at - page), (uint32_t)(at - page + 1)}, .rule = rule ? rule_of(rule) : NULL};
  document_init(&d);
  assert_int_equal(document_from(&d, "page", view_of(page), NULL, &e), ST_OK);
  trace_page(&t, weather, &d, &q, record_ignore, NULL);
  document_free(&d);
  return t;
}

static const struct trace_sentence *sentence(const struct trace *t) {
  const struct trace_sentence *s = t->sentences;
  while (s != NULL && s->paragraph) s = s->next;
  assert_non_null(s);
  return s;
}

static const struct trace_attempt *attempt(const struct trace *t, const char *rule) {
  for (const struct trace_stage *s = sentence(t)->stages; s != NULL; s = s->next)
    for (const struct trace_attempt *a = s->attempts; a != NULL; a = a->next)
      if (a->rule == rule_of(rule)) return a;
  return NULL;
}

static const char *const page = "Report\n\nOn 4 March 2019 snow of 8 to 12 cm fell. The wind reached 24 m/s in 2 hours.\n";

static void outcomes(void **state) {
  (void)state;
  struct trace t = trace_of(page, "8 to", NULL);
  const struct trace_attempt *a = attempt(&t, "measure.range");
  assert_int_equal(a->outcome, TRACE_WON);
  assert_text(a->effects->type, "Figure");
  a = attempt(&t, "date.day");
  assert_int_equal(a->outcome, TRACE_FAILED);
  assert_text(a->wanted[0], "<Month>");
  assert_text(sentence(&t)->type, "Figure");
  trace_free(&t);
  t = trace_of(page, "12 cm", NULL);
  a = attempt(&t, "measure");
  assert_int_equal(a->outcome, TRACE_LOST);
  assert_ptr_equal(a->winner, rule_of("measure.range"));
  assert_string_equal(a->by, "length");
  trace_free(&t);
  t = trace_of(page, "2 hours", NULL);
  a = attempt(&t, "item.before"); /* the wind is nearer than anything, but lasts no hours */
  assert_null(a);
  a = attempt(&t, "time.of.day");
  assert_int_equal(a->outcome, TRACE_WON);
  assert_text(a->effects->value, "2019-03-04");
  trace_free(&t);
}

static void setters(void **state) {
  (void)state;
  struct trace t = trace_of(page, "24 m/s", NULL);
  bool item = false, from = false;
  for (const struct trace_attr *a = sentence(&t)->attrs; a != NULL; a = a->next) {
    if (view_eq(a->name, VIEW_LIT("item"))) item = a->rule == rule_of("item.before") && view_eq(a->value, VIEW_LIT("wind"));
    if (view_eq(a->name, VIEW_LIT("from"))) from = a->rule == NULL; /* the engine's own */
  }
  assert_true(item);
  assert_true(from);
  trace_free(&t);
}

static void one_rule(void **state) {
  (void)state;
  struct trace t = trace_of(page, "24 m/s", "status.planned");
  assert_int_equal(attempt(&t, "status.planned")->outcome, TRACE_FAILED);
  assert_text(attempt(&t, "status.planned")->wanted[0], "<Plan>");
  trace_free(&t);
  t = trace_of(page, "24 m/s", "change.by");
  const struct trace_stage *s = sentence(&t)->stages;
  while (s != NULL && s->missing == NULL) s = s->next;
  assert_non_null(s);
  assert_text(s->missing->any, "by");
  trace_free(&t);
}

/* ---- watching changes nothing */

static void put(void *context, const struct record *r) { jsonl_record(context, r); }

static void assert_equal(const struct buf *a, const struct buf *b, const char *who) {
  if (a->len != b->len || memcmp(a->p, b->p, a->len) != 0) fail_msg("%s reads otherwise than nobody", who);
}

static void watch(const struct ruleset *rs, const struct document *d) {
  struct buf plain, watched;
  struct record_document out;
  struct trace t;
  struct census c;
  struct blame b;
  struct trace_request q = {.span = {(uint32_t)d->text.len / 2, (uint32_t)d->text.len / 2 + 1}};
  struct scan *s = extractor_new(rs);
  buf_init(&plain), buf_init(&watched);
  extract_page(s, d, put, &plain, &out);
  extractor_free(s);
  trace_page(&t, rs, d, &q, put, &watched);
  assert_equal(&plain, &watched, "trace");
  trace_free(&t);
  watched.len = 0;
  census_init(&c, rs);
  census_page(&c, d, put, &watched, &out);
  assert_equal(&plain, &watched, "census");
  census_free(&c);
  watched.len = 0;
  blame_init(&b, rs);
  blame_page(&b, d, put, &watched, &out);
  assert_equal(&plain, &watched, "blame");
  blame_free(&b);
  buf_free(&plain), buf_free(&watched);
}

/* ---- what the filter of a stage keeps from PCRE2 would not have matched: twins are tried everywhere and know no filter */

/* Every so many rules, for each takes a fifth of a second; RULE_STEP=1 in the environment runs them all. */
static uint16_t rule_step(void) {
  const char *step = getenv("RULE_STEP");
  return step ? (uint16_t)atoi(step) : 67;
}

/* Not where a match of its own may lie before. */
static bool excused(const struct rule *r, const struct trace_sentence *s) { return r->apart || r->search || !(r->zones & s->zone); }

static void assert_all_tried(const struct trace *t, const struct rule *r, const struct document *d) {
  for (const struct trace_sentence *s = t->sentences; s != NULL; s = s->next)
    for (const struct trace_stage *st = s->stages; st != NULL && !excused(r, s); st = st->next)
      for (const struct trace_attempt *a = st->attempts; a != NULL; a = a->next)
        if (a->outcome == TRACE_UNTRIED && !a->inside)
          fail_msg("%.*s was not tried at '%.*s' (%s)", (int)r->name.len, r->name.p, (int)(a->span.end - a->span.start), d->text.p + a->span.start, d->path);
}

static void filters_lose_nothing(void **state) {
  (void)state;
  struct ruleset *rs = load(ANNALS_PACKS "/yearbook");
  struct document d;
  struct err e;
  document_init(&d);
  assert_int_equal(document_read(&d, ANNALS_SOURCE "/corpus/sample/news-flood-relief.txt", NULL, &e), ST_OK);
  for (uint16_t i = 0; i < rs->rules_len; i = (uint16_t)(i + rule_step())) {
    struct trace t;
    struct trace_request q = {.span = {0, (uint32_t)d.text.len}, .rule = &rs->rules[i]};
    trace_page(&t, rs, &d, &q, record_ignore, NULL);
    assert_all_tried(&t, &rs->rules[i], &d);
    trace_free(&t);
  }
  document_free(&d);
  ruleset_free(rs);
}

static void nobody_notices(void **state) {
  (void)state;
  struct ruleset *rs = load(ANNALS_PACKS "/yearbook");
  struct listing l;
  struct document d;
  struct err e;
  listing_init(&l);
  document_init(&d);
  listing_add(&l, ANNALS_SOURCE "/corpus/sample", NULL, NULL);
  assert_true(l.len > 0);
  for (size_t i = 0; i < l.len && i < 4; i++) {
    assert_int_equal(document_read(&d, l.paths[i], NULL, &e), ST_OK);
    watch(rs, &d);
  }
  document_free(&d);
  listing_free(&l);
  ruleset_free(rs);
}

/* Wins and losses, candidates and tries hang together. */
static void counts(void **state) {
  (void)state;
  struct census c;
  struct document d;
  struct record_document out;
  struct err e;
  census_init(&c, weather);
  document_init(&d);
  assert_int_equal(document_from(&d, "page", view_of(page), NULL, &e), ST_OK);
  census_rehearse(&c, &d);
  c.watched = rule_of("measure.range");
  census_page(&c, &d, record_ignore, NULL, &out);
  const struct census_rule *r = &c.rules[rule_of("measure")->id];
  assert_int_equal(r->won, 2);
  assert_int_equal(r->lost, 1);
  assert_int_equal(c.beats[rule_of("measure.range")->id * weather->rules_len + rule_of("measure")->id], 1);
  assert_int_equal(c.places_len, 1);
  assert_memory_equal(page + c.places[0].start, "8 to 12 cm", c.places[0].end - c.places[0].start);
  for (uint16_t i = 0; i < weather->rules_len; i++) assert_true(c.rules[i].candidates >= c.rules[i].tried);
  document_free(&d);
  census_free(&c);
}

static void who_set_what(void **state) {
  (void)state;
  struct blame b;
  struct document d;
  struct record_document out;
  struct err e;
  struct record r = {.type = RECORD_FACT};
  const char *at = strstr(page, "24 m/s");
  blame_init(&b, weather);
  document_init(&d);
  assert_int_equal(document_from(&d, "page", view_of(page), NULL, &e), ST_OK);
  blame_page(&b, &d, record_ignore, NULL, &out);
  blame_close(&b);
  r.span.start = (uint32_t)(at - page);
  r.span.end = r.span.start + 6;
  assert_text(blame_find(&b, 0, &r, "item"), "item.before");
  assert_text(blame_find(&b, 0, &r, "unit"), "measure");
  assert_text(blame_find(&b, 0, &r, "actor"), "");
  assert_text(blame_find(&b, 1, &r, "item"), "");
  document_free(&d);
  blame_free(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(twins), cmocka_unit_test(twin_matches_symbols), cmocka_unit_test(outcomes), cmocka_unit_test(setters),
                                     cmocka_unit_test(one_rule), cmocka_unit_test(filters_lose_nothing), cmocka_unit_test(nobody_notices), cmocka_unit_test(counts), cmocka_unit_test(who_set_what)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
