/* Two sets of records, compared: pairs, fields, the rule responsible, the verdict of gold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "score/diff.h"

#define DOCUMENT(doc) \
  "{\"type\":\"document\",\"doc\":\"" doc "\",\"sha256\":\"0\",\"bytes\":99,\"encoding\":\"UTF-8\",\"title\":\"\",\"pack\":{\"name\":\"p\",\"version\":\"1\",\"sha256\":\"0\"}," \
  "\"engine\":\"e\",\"ledger\":{\"numbers\":1,\"fact\":1,\"date\":0,\"number\":0,\"entity\":0,\"unclaimed\":0}}\n"
#define SPAN(start, end) "\"span\":{\"start\":" #start ",\"end\":" #end ",\"char_start\":" #start ",\"char_end\":" #end ",\"line\":1,\"column\":1}"
#define FACT(start, end, value, more, rules) FACT_OF("d.txt", start, end, value, more, rules)
#define FACT_OF(doc, start, end, value, more, rules) \
  "{\"type\":\"fact\",\"doc\":\"" doc "\"," SPAN(start, end) ",\"text\":\"t\",\"id\":\"f" #start "\",\"kind\":\"count\",\"value\":" #value ",\"unit\":\"well\",\"qualifier\":\"exact\"" \
  more ",\"change\":\"none\",\"status\":\"actual\",\"rule\":\"r\",\"rules\":[" rules "]}\n"
#define NUMBER(start, end, class) \
  "{\"type\":\"number\",\"doc\":\"d.txt\"," SPAN(start, end) ",\"text\":\"t\",\"class\":\"" class "\",\"rule\":\"n\",\"rules\":[\"n\"]}\n"

#define PLACE(start, end) "{\"start\":" #start ",\"end\":" #end "}"
#define FINDING(kind, severity, spans, message) \
  "{\"type\":\"finding\",\"doc\":\"d.txt\",\"kind\":\"" kind "\",\"severity\":\"" severity "\",\"spans\":[" spans "],\"facts\":[],\"section\":\"\",\"message\":\"" message "\"}\n"

static const struct score_terms terms;

static struct record_set set_of(const char *text) {
  struct record_set set;
  struct err e = {0};
  FILE *f = fmemopen((void *)text, strlen(text), "r");
  assert_non_null(f);
  if (records_read_from(&set, f, "test", &e) != ST_OK) fail_msg("%zu: %s", e.line, e.message);
  fclose(f);
  return set;
}

struct pair {
  struct record_set a, b;
  struct diff d;
};

static struct pair compare(const char *a, const char *b, const struct gold *gold) {
  struct pair p = {.a = set_of(a), .b = set_of(b)};
  diff_run(&p.d, &p.a, &p.b, gold, &terms, NULL, NULL);
  return p;
}

static void pair_free(struct pair *p) {
  diff_free(&p->d);
  records_free(&p->a);
  records_free(&p->b);
}

static void assert_view(struct view v, const char *text) {
  if (!view_eq(v, view_of(text))) fail_msg("'%.*s' is not '%s'", (int)v.len, v.p, text);
}

static void nothing(void **state) {
  (void)state;
  const char *same = DOCUMENT("d.txt") FACT(1, 3, 12, "", "\"r\"") NUMBER(5, 6, "name");
  struct pair p = compare(same, same, NULL);
  assert_int_equal(p.d.len, 0);
  assert_int_equal(p.d.records_a, 2);
  pair_free(&p);
}

static void kinds(void **state) {
  (void)state;
  struct pair p = compare(DOCUMENT("d.txt") FACT(1, 3, 12, "", "\"r\"") FACT(5, 6, 7, "", "\"r\"") FACT(8, 9, 1, "", "\"r\""),
                          DOCUMENT("d.txt") FACT(1, 3, 13, ",\"per\":\"year\"", "\"r\",\"new\"") FACT(8, 9, 1, "", "\"r\"") FACT(11, 12, 4, "", "\"s\""), NULL);
  assert_int_equal(p.d.len, 3);
  const struct diff_change *x = p.d.changes; /* each rule has one change, so they stand by name */
  assert_int_equal(x[0].kind, DIFF_CHANGED);
  assert_view(x[0].rule, "new");
  assert_int_equal(x[0].fields_len, 2);
  assert_string_equal(x[0].fields[0].name, "value");
  assert_view(x[0].fields[0].b, "13");
  assert_string_equal(x[0].fields[1].name, "per");
  assert_null(x[0].fields[1].a.p);
  assert_int_equal(x[1].kind, DIFF_LOST);
  assert_view(x[1].rule, "r");
  assert_int_equal(x[2].kind, DIFF_ADDED);
  assert_view(x[2].rule, "s");
  pair_free(&p);
}

static void other_span_and_type(void **state) {
  (void)state;
  struct pair p = compare(DOCUMENT("d.txt") FACT(1, 3, 12, "", "\"r\"") NUMBER(10, 12, "unclaimed"),
                          DOCUMENT("d.txt") FACT(1, 5, 12, "", "\"r\"") FACT(10, 14, 3, "", "\"r\""), NULL);
  assert_int_equal(p.d.len, 2);
  for (size_t i = 0; i < 2; i++) assert_int_equal(p.d.changes[i].kind, DIFF_CHANGED);
  assert_string_equal(p.d.changes[0].fields[0].name, "span");
  assert_string_equal(p.d.changes[1].fields[0].name, "type");
  assert_view(p.d.changes[1].fields[0].a, "number unclaimed");
  assert_view(p.d.changes[1].fields[0].b, "fact");
  assert_int_equal(p.d.changes[1].fields_len, 2); /* what the fields of a fact hold is no change of a number */
  pair_free(&p);
}

static void pages(void **state) {
  (void)state;
  struct pair p = compare(DOCUMENT("a/d.txt") FACT_OF("a/d.txt", 1, 3, 12, "", "\"r\"") DOCUMENT("gone.txt") FACT_OF("gone.txt", 1, 3, 1, "", "\"r\""),
                          DOCUMENT("b/d.txt") FACT_OF("b/d.txt", 1, 3, 12, "", "\"r\""), NULL);
  assert_int_equal(p.d.len, 1); /* a page is known by its name where its path is another */
  assert_int_equal(p.d.changes[0].kind, DIFF_LOST);
  pair_free(&p);
}

static void verdicts(void **state) {
  (void)state;
  struct view well = VIEW_LIT("well"), count = VIEW_LIT("count"), exact = VIEW_LIT("exact");
  struct gold_line line = {.type = GOLD_FIGURE, .start = 1, .end = 3, .kind = count, .unit = well, .qualifier = exact, .value = {{12, 0}}, .values = 1, .part_of = -1};
  struct gold_doc doc = {.name = VIEW_LIT("d"), .lines = &line, .len = 1};
  struct gold gold = {.docs = &doc, .len = 1};
  struct pair p = compare(DOCUMENT("d.txt") FACT(1, 3, 13, "", "\"r\""), DOCUMENT("d.txt") FACT(1, 3, 12, ",\"per\":\"year\"", "\"r\"") FACT(5, 6, 1, "", "\"s\""), &gold);
  assert_int_equal(p.d.len, 2);
  assert_int_equal(p.d.changes[0].verdict, DIFF_BETTER); /* the value outweighs the `per` that is too much */
  assert_int_equal(p.d.changes[0].fields[0].verdict, DIFF_BETTER);
  assert_int_equal(p.d.changes[0].fields[1].verdict, DIFF_WORSE);
  assert_int_equal(p.d.changes[1].verdict, DIFF_WORSE); /* gold has no figure there */
  pair_free(&p);
  p = compare(DOCUMENT("x.txt") FACT_OF("x.txt", 1, 3, 13, "", "\"r\""), DOCUMENT("x.txt") FACT_OF("x.txt", 1, 3, 12, "", "\"r\""), &gold);
  assert_int_equal(p.d.changes[0].verdict, DIFF_UNJUDGED); /* no gold for the page */
  pair_free(&p);
}

static void findings(void **state) {
  (void)state;
  struct pair p = compare(DOCUMENT("d.txt") FINDING("rounding", "info", PLACE(40, 42) "," PLACE(50, 52), "near") FACT(1, 3, 12, "", "\"r\"")
                              FINDING("sum_mismatch", "error", PLACE(10, 12) "," PLACE(20, 22), "5 is not 6") FINDING("limit", "warning", "", "too much"),
                          DOCUMENT("d.txt") FACT(1, 3, 12, "", "\"r\"") FINDING("limit", "warning", "", "too much")
                              FINDING("sum_mismatch", "warning", PLACE(10, 12) "," PLACE(20, 23), "5 is not 7") FINDING("suspect_number", "warning", PLACE(40, 42), "touches"), NULL);
  assert_int_equal(p.d.records_a, 4); /* what stands before the facts is found beside what stands behind them */
  assert_int_equal(p.d.len, 3);
  const struct diff_change *x = p.d.changes;
  assert_int_equal(x[0].kind, DIFF_LOST);
  assert_view(x[0].rule, "rounding");
  assert_int_equal(x[1].kind, DIFF_CHANGED);
  assert_view(x[1].rule, "sum_mismatch");
  assert_int_equal(x[1].fields_len, 3);
  assert_string_equal(x[1].fields[0].name, "span");
  assert_view(x[1].fields[0].b, "10-12, 20-23");
  assert_string_equal(x[1].fields[1].name, "severity");
  assert_view(x[1].fields[1].a, "error");
  assert_string_equal(x[1].fields[2].name, "message");
  assert_view(x[1].fields[2].b, "5 is not 7");
  assert_int_equal(x[2].kind, DIFF_ADDED); /* another kind at one place is another finding */
  assert_view(x[2].rule, "suspect_number");
  pair_free(&p);
}

static void findings_judged(void **state) {
  (void)state;
  struct span off[] = {{10, 12}, {20, 22}}, holds[] = {{30, 32}, {40, 42}};
  struct gold_finding list[] = {{VIEW_LIT("d"), VIEW_LIT("sum_mismatch"), {NULL, 0}, off, 2}, {VIEW_LIT("d"), VIEW_LIT("sum_ok"), {NULL, 0}, holds, 2}};
  struct gold gold = {.findings = list, .findings_len = 2, .has_findings = true};
  struct pair p = compare(DOCUMENT("d.txt"), DOCUMENT("d.txt") FINDING("sum_mismatch", "error", PLACE(10, 12) "," PLACE(20, 22), "found")
                              FINDING("sum_mismatch", "error", PLACE(30, 32) "," PLACE(40, 42), "false alarm") FINDING("sum_mismatch", "error", PLACE(50, 52), "unknown"), &gold);
  assert_int_equal(p.d.len, 3);
  assert_int_equal(p.d.changes[0].verdict, DIFF_BETTER);
  assert_int_equal(p.d.changes[1].verdict, DIFF_WORSE);
  assert_int_equal(p.d.changes[2].verdict, DIFF_NEITHER);
  pair_free(&p);
  gold.has_findings = false;
  p = compare(DOCUMENT("d.txt"), DOCUMENT("d.txt") FINDING("sum_mismatch", "error", PLACE(10, 12), "found"), &gold);
  assert_int_equal(p.d.changes[0].verdict, DIFF_UNJUDGED);
  pair_free(&p);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(nothing), cmocka_unit_test(kinds), cmocka_unit_test(other_span_and_type), cmocka_unit_test(pages),
                                     cmocka_unit_test(verdicts), cmocka_unit_test(findings), cmocka_unit_test(findings_judged)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
