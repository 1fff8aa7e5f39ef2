/* The other checks of a page on records made by hand. */
#include "audit/window.h"
#include "base/limits.h"
#include "tests/unit/by_hand.h"

/* ---- lists */

static void lists(void **state) {
  (void)state;
  static const struct record_mention names[] = {{.text = {"Amu", 3}, .start = 40, .end = 43, .placed = true}, {.text = {"Bela", 4}, .start = 45, .end = 49, .placed = true}};
  new_page();
  struct record *r = fact("count", "2", "county", NULL);
  r->member = names;
  r->members = 2;
  expect("");
  r->value[0] = decimal("3");
  expect("warning count_vs_list: f0: 3 stated, but 2 named: Amu, Bela\n");
  r->qualifier = VIEW_LIT("about");
  expect("");
}

/* ---- twins, scale */

static void twins(void **state) {
  (void)state;
  new_page();
  about(fact("count", "152000", "person", NULL), "poor people");
  new_sentence();
  about(fact("count", "125000", "person", NULL), "people");
  expect("warning contradiction: f0 f1: 152000 here and 125000 there for 'people': two digits have changed places\n");
  about(&page_of[1], "cadres");
  expect("");
  new_page();
  about(fact("money", "767500000", "CNY", "100000"), "net income");
  new_sentence();
  about(fact("money", "768000000", "CNY", "1000000"), "net income");
  expect("info rounding: f0 f1: 767500000 and 768000000 for 'net income' are one value, rounded\n");
  page_of[1].time = (struct record_mention){.text = VIEW_LIT("2009"), .normal = VIEW_LIT("2009")};
  page_of[0].time = (struct record_mention){.text = VIEW_LIT("2010"), .normal = VIEW_LIT("2010")};
  expect("");
  new_page();
  about(fact("count", "7", "school", NULL), "schools"), about(fact("count", "3", "hospital", NULL), "hospitals");
  new_sentence();
  about(fact("count", "7", "school", NULL), "schools"), about(fact("count", "7", "hospital", NULL), "hospitals");
  expect("warning contradiction: f1 f3 f0 f2: 3 here and 7 there for 'hospitals', both beside 7 for 'schools'\n");
  page_of[3].value[0] = decimal("70"), expect(""); /* hospitals of another area */
  page_of[3].value[0] = decimal("7");
  page_of[0].value[0] = page_of[2].value[0] = decimal("1"), expect(""); /* one is no mark of what is told */
}

static void twins_of_two_statuses(void **state) {
  (void)state;
  new_page();
  about(fact("count", "4912", "village", NULL), "pilot villages");
  new_sentence();
  struct record *plan = about(fact("count", "4192", "village", NULL), "Pilot villages"); /* a sentence may begin with it */
  plan->status = VIEW_LIT("planned");
  expect("warning contradiction: f0 f1: 4912 here and 4192 there for 'Pilot villages': two digits have changed places\n");
  page_of[0].value[0] = decimal("312"), plan->value[0] = decimal("321"); /* so few digits may be planned and not reached */
  expect("");
  plan->status = VIEW_LIT("actual");
  expect("warning contradiction: f0 f1: 4912 here and 4192 there for 'Pilot villages': two digits have changed places\n");
}

static void nearly_the_same(void **state) {
  (void)state;
  new_page();
  assertion(told_in(fact("count", "42", "person", NULL), "2016-03-09"), "toll");
  new_sentence();
  struct record *dead = assertion(told_in(fact("count", "44", "person", NULL), "2016-03-09"), "toll");
  expect("info contradiction: f0 f1: 42 here and 44 there for what seems to be one and the same\n");
  told_in(dead, "1966"); /* of another disaster */
  expect("");
  new_page();
  told_in(fact("money", "12600000", "CNY", "100000"), "2012")->action = (struct record_mention){.text = VIEW_LIT("gave"), .normal = VIEW_LIT("give")};
  new_sentence();
  struct record *gift = told_in(fact("money", "12900000", "CNY", "100000"), "2012");
  gift->action = page_of[0].action;
  expect(""); /* one section goes on about it */
  gift->section = VIEW_LIT("donations");
  expect("info contradiction: f0 f1: 12600000 here and 12900000 there for what seems to be one and the same\n");
  about(gift, "roads"), about(&page_of[0], "wells");
  expect("");
}

static void rates_told_twice(void **state) {
  (void)state;
  new_page();
  told_in(about(fact("percent", "4.0", "%", "0.1"), "Economic growth"), "2018");
  new_sentence();
  struct record *again = told_in(about(fact("percent", "4.3", "%", "0.1"), "growth"), "2018");
  expect(""); /* one section goes on about it */
  again->section = VIEW_LIT("outlook");
  expect("info contradiction: f0 f1: 4.0 in one section and 4.3 in another for 'growth' at one time\n");
  again->value[0] = decimal("8.3"); /* of something else */
  expect("");
  again->value[0] = decimal("4.3");
  told_in(again, "2019");
  expect("");
  new_page(); /* a time that the page has given, and two digits */
  told_in(about(fact("percent", "53.6", "%", "0.1"), "import dependency"), "2016")->time.from = "document";
  new_sentence();
  again = told_in(about(fact("percent", "56.3", "%", "0.1"), "Import dependency"), "2016");
  again->section = VIEW_LIT("outlook");
  expect("info contradiction: f0 f1: 53.6 in one section and 56.3 in another for 'Import dependency' at one time\n");
  again->value[0] = decimal("56.4");
  expect("");
}

static void the_most_and_the_average(void **state) {
  (void)state;
  new_page();
  fact("money", "50000", "CNY", NULL)->qualifier = VIEW_LIT("at_most");
  struct record *each = fact("money", "53200", "CNY", NULL);
  each->per = VIEW_LIT("household");
  expect("warning contradiction: f1 f0: 53200 for each is more than the 50000 that is stated as the most\n");
  each->value[0] = decimal("49000");
  expect("");
  each->value[0] = decimal("80000"); /* of something else */
  expect("");
  each->value[0] = decimal("53200");
  each->sentence.start = 500; /* it may be of something else */
  expect("info contradiction: f1 f0: 53200 for each is more than the 50000 that is stated as the most\n");
}

static void the_most_of_another_sentence(void **state) {
  (void)state;
  new_page(); /* at most 20,000 for each household; 412 households got 24,600 each */
  struct record *most = fact("money", "20000", "CNY", NULL);
  most->qualifier = VIEW_LIT("at_most"), most->per = VIEW_LIT("household");
  new_sentence();
  fact("count", "412", "household", NULL);
  struct record *each = fact("money", "24600", "CNY", NULL);
  each->per = VIEW_LIT("each");
  expect("warning contradiction: f2 f0: 24600 for each is more than the 20000 that is stated as the most\n");
  page_of[1].unit = VIEW_LIT("school"); /* which may be what is meant by another word */
  expect("info contradiction: f2 f0: 24600 for each is more than the 20000 that is stated as the most\n");
  each->per = VIEW_LIT("school");
  expect("");
  each->per = VIEW_LIT("household"), about(each, "income"), about(most, "loans");
  expect("info contradiction: f2 f0: 24600 for each is more than the 20000 that is stated as the most\n");
  each->section = VIEW_LIT("another");
  expect("");
  new_page(); /* 46,500 each; the ceiling is 40,000 */
  fact("money", "46500", "USD", NULL)->per = VIEW_LIT("each");
  new_sentence();
  assertion(fact("money", "40000", "USD", NULL), "most");
  expect("info contradiction: f0 f1: 46500 for each is more than the 40000 that is stated as the most\n");
}

static void what_is_told_again(void **state) {
  (void)state;
  new_page(); /* it gave 50.74 million; the whole 50.47 million was sent */
  about(fact("money", "50740000", "CNY", "10000"), "funds");
  new_sentence();
  struct record *again = fact("money", "50470000", "CNY", "10000");
  expect("info contradiction: f0 f1: 50740000 here and 50470000 there, if they are of one thing: two digits have changed places\n");
  assertion(again, "told");
  expect("warning contradiction: f0 f1: 50740000 here and 50470000 there for 'funds': two digits have changed places\n");
  again->value[0] = decimal("50740000"), expect("");
}

static void deeds_at_other_times(void **state) {
  (void)state;
  new_page(); /* 7.82 million people moved by 2010, 8.72 million in ten years */
  struct record *a = told_in(about(fact("count", "7820000", "person", "10000"), "people"), "2010-12");
  new_sentence();
  struct record *b = told_in(about(fact("count", "8720000", "person", "10000"), "people"), "2001/2010");
  b->section = VIEW_LIT("another");
  expect("info contradiction: f0 f1: 7820000 here and 8720000 there for 'people' at another time: two digits have changed places\n");
  about(b, "poor people"), expect("");
  a->action.normal = b->action.normal = VIEW_LIT("move");
  expect("info contradiction: f0 f1: 7820000 here and 8720000 there for 'poor people' at another time: two digits have changed places\n");
  b->action.normal = VIEW_LIT("see"), expect("");
  about(b, "people"), told_in(b, "2011/2020"), expect(""); /* what comes after tells nothing again */
}

static void digits_of_whatever_things(void **state) {
  (void)state;
  new_page(); /* 2,416 cadres were trained; 2,461 person-times */
  struct record *a = about(fact("count", "2416", "cadre", NULL), "cadres");
  new_sentence();
  struct record *b = fact("count", "2461", "person-time", NULL);
  expect("info contradiction: f0 f1: 2416 here and 2461 there, if they are of one thing: two digits have changed places\n");
  told_in(a, "2011"), told_in(b, "2012"), expect("");
  told_in(b, "2011"), b->kind = VIEW_LIT("length"), b->unit = VIEW_LIT("m"), expect("");
  b->kind = VIEW_LIT("count"), a->value[0] = decimal("2410"), b->value[0] = decimal("2140"), expect(""); /* three digits: by chance */
  a->unit = b->unit = VIEW_LIT("cadre"), a->action.normal = b->action.normal = VIEW_LIT("train");
  expect("info contradiction: f0 f1: 2416 here and 2461 there, if they are of one thing: two digits have changed places\n");
  new_page(); /* with a digit between them, in a long number */
  fact("count", "73037", "household", NULL);
  new_sentence();
  fact("count", "73730", "household", NULL);
  expect("info contradiction: f0 f1: 73037 here and 73730 there, if they are of one thing: two digits have changed places\n");
  page_of[0].value[0] = decimal("7303"), page_of[1].value[0] = decimal("3073"), expect("");
}

static void digits_of_things_of_one_name(void **state) {
  (void)state;
  new_page(); /* 462,000 poor at the end of 2010, 426,000 people */
  struct record *a = told_in(fact("count", "462000", "person", NULL), "2010-12");
  new_sentence();
  struct record *b = told_in(about(fact("count", "426000", "person", NULL), "people"), "2010-12");
  expect("info contradiction: f0 f1: 462000 here and 426000 there, if they are of one thing: two digits have changed places\n");
  told_in(a, "2010"), expect("");
  a->per = VIEW_LIT("household"), told_in(a, "2010-12");
  expect("info contradiction: f0 f1: 462000 here and 426000 there, if they are of one thing: two digits have changed places\n");
  b->per = VIEW_LIT("person"), expect("");
  new_page(); /* 48 electric buses are to be bought, the 84 electric buses */
  a = told_in(about(fact("count", "48", "bus", NULL), "electric buses"), "2020");
  new_sentence();
  b = told_in(about(fact("count", "84", "bus", NULL), "electric buses"), "2018");
  expect("info contradiction: f0 f1: 48 here and 84 there, if they are of one thing: two digits have changed places\n");
  about(a, "electric\nbuses"); /* told in two lines */
  expect("info contradiction: f0 f1: 48 here and 84 there, if they are of one thing: two digits have changed places\n");
  about(a, "buses"), about(b, "buses"), expect(""); /* a bare name wants one time */
  told_in(a, "2018");
  expect("info contradiction: f0 f1: 48 here and 84 there, if they are of one thing: two digits have changed places\n");
}

static void names_of_one_time(void **state) {
  (void)state;
  new_page(); /* Budget Estimates of 20,542 crore, Budget Estimates of 20,824 crore */
  struct record *a = told_in(about(fact("money", "20542", "INR", NULL), "Budget Estimates"), "2012/2013");
  new_sentence();
  struct record *b = told_in(about(fact("money", "20824", "INR", NULL), "Budget Estimates"), "2012/2013");
  expect("");
  b->section = VIEW_LIT("another");
  expect("info contradiction: f0 f1: 20542 here and 20824 there for what seems to be one and the same\n");
  told_in(a, "2011/2012"), expect("");
  told_in(a, "2012/2013"), b->value[0] = decimal("21640"), expect(""); /* not so near */
}

static void shares_of_one_number(void **state) {
  (void)state;
  new_page(); /* six of 10 indicators fell, four of 10 rose */
  about(fact("count", "6", "indicator", NULL), "indicators"), about(fact("count", "10", "indicator", NULL), "indicators");
  new_sentence();
  about(fact("count", "4", "indicator", NULL), "indicators"), about(fact("count", "10", "indicator", NULL), "indicators");
  expect("");
}

static void scale(void **state) {
  (void)state;
  new_page();
  about(fact("money", "19347", "CNY", NULL), "income")->per = VIEW_LIT("person");
  about(fact("money", "5784000000", "CNY", "1000000"), "income")->per = VIEW_LIT("person");
  expect("warning implausible_scale: f1 f0: 5784000000 for 'income' is over 1,000 times the 19347 that the page has for the same\n");
  new_page(); /* whatever it is for */
  about(fact("money", "7412", "CNY", NULL), "income")->per = VIEW_LIT("person");
  about(fact("money", "60000", "CNY", NULL), "cost")->per = VIEW_LIT("person");
  about(fact("money", "11062000000", "CNY", "1000000"), "average")->per = VIEW_LIT("person");
  expect("warning implausible_scale: f2 f1: 11062000000 for each is over 10,000 times the most that the page has for each of the same, 60000\n");
  page_of[2].value[0] = decimal("300000000");
  fact("count", "5000", "person", NULL); /* 5,000 times 60,000: a total */
  expect("");
  new_page(); /* 48.3 million, or 620 a share, from 70 million */
  struct record *profit = about(fact("money", "48300000", "CAD", "100000"), "profit");
  about(fact("money", "620", "CAD", "0.01"), "profit")->per = VIEW_LIT("share");
  about(fact("money", "70000000", "CAD", "1000000"), "profit")->per = VIEW_LIT("share");
  expect("");
  about(profit, "sales");
  expect("warning implausible_scale: f2 f1: 70000000 for 'profit' is over 1,000 times the 620 that the page has for the same\n");
  new_page();
  fact("money", "2200000", "CNY", "100000");
  fact("money", "2", NULL, "1");
  expect("warning implausible_scale: f1: 2 has no unit, and read as it stands is not a hundredth of the smallest amount of the page, 2200000\n");
  page_of[1].value[0] = decimal("431000");
  expect("");
  page_of[1].value[0] = decimal("2"), page_of[1].text = VIEW_LIT("2 francs"); /* of a unit that stands there */
  expect("");
  new_page(); /* earnings of 3.85 a share on sales of 14 billion */
  about(fact("money", "3.85", "USD", "0.01"), "earnings")->per = VIEW_LIT("share");
  about(fact("money", "14000000000", "USD", NULL), "earnings")->per = VIEW_LIT("share");
  expect("");
}

/* ---- names */

static struct record *name(const char *text, const char *ref) {
  struct record *r = &page_of[facts++];
  *r = (struct record){.type = RECORD_ENTITY, .doc = VIEW_LIT("page"), .section = VIEW_LIT("s"), .text = view_of(text), .class = VIEW_LIT("place")};
  r->span = (struct record_span){.start = 10 * facts, .end = 10 * facts + 5};
  if (ref) r->ref = view_of(ref);
  return r;
}

static void names(void **state) {
  (void)state;
  new_page(); /* two in one breath are two */
  name("Xinmin Village", NULL), name("Xinming Village", NULL);
  expect("");
  page_of[1].sentence.start = 500;
  expect("warning name_variant:: 'Xinmin Village' and 'Xinming Village' differ by one letter: one name spelt two ways\n");
  new_page();
  name("Xunhua", "r1"), name("Xunhau County", NULL), name("Xunhua County", "r1");
  expect("warning name_variant:: 'Xunhua' and 'Xunhau County' differ by one letter: one name spelt two ways\n"
         "warning name_variant:: 'Xunhau County' and 'Xunhua County' differ by one letter: one name spelt two ways\n");
  new_page();
  name("Shanxi Province", "r1"), name("Shaanxi Province", "r2"); /* two places */
  expect("");
  new_page();
  name("Balin Left Banner", "r1"), name("Bairin Left Banner", "r1");
  expect("warning name_variant:: 'Balin Left Banner' and 'Bairin Left Banner' differ by two letters: one name spelt two ways\n");
  new_page();
  name("Wulong", "r1"), name("Wuling Mountain Area", NULL); /* what stands behind says that it is another thing */
  expect("");
  new_page();
  name("Crimea", "r1"), name("Crimean Peninsula", NULL), name("Russia", "r2"), name("Russian Federation", "r2"); /* words that end otherwise */
  expect("");
  new_page();
  name("Wulong County", "r1"), name("Wulon County", NULL); /* a letter is lost: neither name goes on */
  expect("warning name_variant:: 'Wulong County' and 'Wulon County' differ by one letter: one name spelt two ways\n");
}

/* ---- the window */

static uint32_t findings_of_many(const char *value, uint32_t n, struct buf *out) {
  struct audit_window w;
  audit_window_init(&w);
  audit_window_open(&w, put_finding, out);
  new_page();
  struct record *r = assertion(fact("percent", value, "%", NULL), "share");
  for (uint32_t i = 0; i < n; i++) {
    r->sentence.start = i;
    audit_window_take(&w, r);
  }
  uint32_t found = audit_window_close(&w, NULL);
  audit_window_free(&w);
  buf_char(out, '\0');
  return found;
}

static void windows_say_when_they_cut(void **state) {
  (void)state;
  struct buf out;
  buf_init(&out);
  assert_int_equal(findings_of_many("50", LIMIT_AUDIT_RECORDS, &out), 0);
  out.len = 0;
  assert_int_equal(findings_of_many("50", 2 * LIMIT_AUDIT_RECORDS + 1, &out), 1);
  assert_string_equal(out.p, "warning limit:: the page has too many records to be held in memory: what stands before this is not held against "
                             "what follows\n");
  out.len = 0;
  assert_int_equal(findings_of_many("119", LIMIT_AUDIT_FINDINGS, &out), LIMIT_AUDIT_FINDINGS);
  assert_null(strstr(out.p, "limit"));
  out.len = 0;
  assert_int_equal(findings_of_many("119", LIMIT_AUDIT_FINDINGS + 100, &out), LIMIT_AUDIT_FINDINGS + 1);
  assert_non_null(strstr(out.p, "warning limit:: the page has more findings than are told\n"));
  buf_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lists),
      cmocka_unit_test(twins),
      cmocka_unit_test(twins_of_two_statuses),
      cmocka_unit_test(nearly_the_same),
      cmocka_unit_test(rates_told_twice),
      cmocka_unit_test(the_most_and_the_average),
      cmocka_unit_test(the_most_of_another_sentence),
      cmocka_unit_test(what_is_told_again),
      cmocka_unit_test(deeds_at_other_times),
      cmocka_unit_test(digits_of_whatever_things),
      cmocka_unit_test(digits_of_things_of_one_name),
      cmocka_unit_test(names_of_one_time),
      cmocka_unit_test(shares_of_one_number),
      cmocka_unit_test(scale),
      cmocka_unit_test(names),
      cmocka_unit_test(windows_say_when_they_cut)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
