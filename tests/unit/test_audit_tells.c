/* The checks of lists with their numbers, of a whole told in percent, and of days and years, on records made by hand. */
#include "tests/unit/by_hand.h"

static const struct record_mention three[] = {{.text = {"Amu", 3}, .start = 22, .end = 25, .placed = true},
                                              {.text = {"Bela", 4}, .start = 31, .end = 33, .placed = true},
                                              {.text = {"Coro", 4}, .start = 42, .end = 44, .placed = true}};

/* "21 schools for three counties: Amu (9), Bela (7), Coro (6)", as facts that stand ten bytes apart. */
static void numbers_behind_names(void **state) {
  (void)state;
  new_page();
  fact("count", "21", "school", NULL);
  struct record *r = fact("count", "3", "county", NULL);
  r->member = three, r->members = 3;
  page_of[1].span.start = 12, page_of[1].span.end = 15;
  static const char *const own[] = {"9", "7", "5"};
  for (size_t i = 0; i < 3; i++) {
    struct record *n = fact("count", own[i], "school", NULL);
    n->span.start = three[i].end + 2, n->span.end = three[i].end + 3;
  }
  expect("");
  page_of[0].value[0] = decimal("23");
  expect(
      "warning sum_mismatch: f0 f2 f3 f4: the parts 9 + 7 + 5 make 21, 2 less than the 21 that the page states as their whole\n");
}

static void the_rest(void **state) {
  (void)state;
  new_page();
  fact("percent", "12", "%", NULL), new_sentence(), fact("percent", "51", "%", NULL), new_sentence();
  struct record *rest = assertion(fact("percent", "37", "%", NULL), "rest");
  expect("");
  rest->value[0] = decimal("48");
  expect("warning impossible_share: f2 f1 f0: 37 + 51 + 12 make 111%, not all of their whole: the last one is said to be the "
         "rest\n");
}

static void shares_of_sentences(void **state) {
  (void)state;
  static const char *const amounts[] = {"983.3", "514.1", "747.5"}, *const shares[] = {"43.8", "29.2", "33.3"};
  new_page();
  for (size_t i = 0; i < 3; i++) {
    fact("money", amounts[i], "MDL", "0.1");
    assertion(fact("percent", shares[i], "%", "0.1"), "share");
    new_sentence();
  }
  expect("warning impossible_share: f1 f3 f5: 43.8 + 29.2 + 33.3 make 106.3%, not all of their whole: two digits of one of them "
         "have changed places\n");
}

static void ratios(void **state) {
  (void)state;
  new_page();
  struct record *r = fact("ratio", "12.9", "1", NULL);
  r->value[1] = decimal("45.4"), r->value[2] = decimal("41.7"), r->values = 3;
  expect("");
  r->value[1] = decimal("44.5");
  expect("warning impossible_share: f0: the terms of 12.9 make 99.1, not 100\n");
}

static struct record *date(const char *edtf, uint32_t start) {
  struct record *r = &page_of[facts++];
  *r = (struct record){
      .type = RECORD_DATE, .doc = VIEW_LIT("page"), .section = VIEW_LIT("s"), .text = view_of(edtf), .edtf = view_of(edtf)};
  r->span = (struct record_span){.start = start, .end = start + 9, .line = 2};
  r->sentence = (struct span){sentence_at, sentence_at + 30};
  return r;
}

static void days(void **state) {
  (void)state;
  new_page();
  date("2017-05-18", 0), new_sentence();
  struct record *r = told_in(fact("count", "704", "person", NULL), "2018-01-01");
  expect("warning contradiction: f1: told as a fact of 2018-01-01 on a page that is dated 2017-05-18\n");
  r->status = VIEW_LIT("planned"), expect("");
}

static void years(void **state) {
  (void)state;
  new_page();
  struct record *length = fact("duration", "5", "year", NULL);
  length->sentence = (struct span){0, 30};
  date("2016/2020", 10);
  expect("");
  length->value[0] = decimal("7");
  expect("warning contradiction: f0: 5 beside 2016/2020, which is 5 years\n");
}

/* "moves 19,110 herders" above, "18,110 people will have moved" far below. */
static void told_in_other_words(void **state) {
  (void)state;
  new_page();
  struct record *a = about(fact("count", "19110", "herder", NULL), "herders");
  new_sentence(), fact("area", "3", "km2", NULL), new_sentence();
  struct record *b = about(fact("count", "18110", "person", NULL), "people");
  expect("");
  a->action = b->action = (struct record_mention){.text = VIEW_LIT("moved"), .normal = VIEW_LIT("move")};
  expect("info contradiction: f0 f2: 19110 here and 18110 there, if they are of one thing: one digit is another\n");
  told_in(a, "2011"), told_in(b, "2013"), expect(""); /* of other years */
}

static struct record *place(const char *name, uint32_t start, uint32_t end) {
  struct record *r = &page_of[facts++];
  *r = (struct record){.type = RECORD_ENTITY,
                       .doc = VIEW_LIT("page"),
                       .section = VIEW_LIT("s"),
                       .text = view_of(name),
                       .class = VIEW_LIT("place")};
  r->span = (struct record_span){.start = start, .end = end, .line = 1};
  r->sentence = (struct span){0, 999};
  return r;
}

/* "Amu (55%), Bela (49%), Coro (46%); Coro ranks second" */
static void ranks(void **state) {
  (void)state;
  static const char *const names[] = {"Amu", "Bela", "Coro"}, *const values[] = {"55", "49", "46"};
  new_page();
  for (uint32_t i = 0; i < 3; i++) {
    place(names[i], 20 * i, 20 * i + 5);
    struct record *r = fact("percent", values[i], "%", NULL);
    r->span.start = 20 * i + 7, r->span.end = 20 * i + 9;
  }
  place("Coro", 100, 104);
  struct record *rank = fact("rank", "3", "rank", NULL);
  rank->span.start = 110, rank->span.end = 115;
  expect("");
  rank->value[0] = decimal("2");
  expect("warning contradiction: f7 f1 f3 f5: 'Coro' is told as 3, but 2 of the list are above it and 0 below\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_behind_names),
                                     cmocka_unit_test(the_rest),
                                     cmocka_unit_test(shares_of_sentences),
                                     cmocka_unit_test(ratios),
                                     cmocka_unit_test(days),
                                     cmocka_unit_test(years),
                                     cmocka_unit_test(told_in_other_words),
                                     cmocka_unit_test(ranks)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
