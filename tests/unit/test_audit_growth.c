/* The checks of growth, differences and points on records made by hand. */
#include "tests/unit/by_hand.h"

static void growth_of_which_all_is_told(void **state) {
  (void)state;
  new_page(); /* 4,837 yuan, 713 more than the 4,124 of 2011, an increase of 17.3% */
  fact("money", "4837", "CNY", "1"), changed(fact("money", "713", "CNY", "1"), "increase"), fact("money", "4124", "CNY", "1");
  changed(fact("percent", "17.3", "%", "0.1"), "increase");
  expect("");
  says(&page_of[3], "14.7"); /* of the level after it */
  expect("warning ratio_mismatch: f3 f2 f0 f1: from 4124 to 4837 is a change of 17.289%, but 14.7 is stated: reckoned on 4837\n");
  says(&page_of[3], "1.73");
  expect("warning ratio_mismatch: f3 f2 f0 f1: from 4124 to 4837 is a change of 17.289%, but 1.73 is stated\n");
  says(&page_of[3], "17.3");
  says(&page_of[1], "731");
  expect("warning sum_mismatch: f1 f2 f0 f3: from 4124 to 4837 is a difference of 713, but 731 is stated, and 17.3\n");
}

static void growth_of_a_year(void **state) {
  (void)state;
  new_page(); /* 1.08 billion in 2011, 1.78 in 2014: 18.1% a year */
  told_in(about(fact("money", "1.08", "CNY", NULL), "aid"), "2011"),
      told_in(about(fact("money", "1.78", "CNY", NULL), "aid"), "2014");
  fact("percent", "18.1", "%", NULL)->per = VIEW_LIT("year");
  expect("");
  says(&page_of[2], "16.2"); /* the whole growth divided by four */
  expect("warning ratio_mismatch: f2 f0 f1: from 1.08 to 1.78 in 3 years is 18.13% a year, but 16.2 is stated\n");
}

static void growth_that_no_word_tells(void **state) {
  (void)state;
  new_page(); /* 8,632 in 2015, 1,222 or 16.5% above the 7,410 of 2014 */
  told_in(fact("money", "8632", "EUR", "1"), "2015"), told_in(fact("money", "1222", "EUR", "1"), "2015"),
      fact("percent", "16.5", "%", "0.1");
  told_in(fact("money", "7410", "EUR", "1"), "2014");
  expect("");
  says(&page_of[2], "14.2"); /* of the level after it */
  expect("warning ratio_mismatch: f2 f3 f0 f1: from 7410 to 8632 is a change of 16.491%, but 14.2 is stated: reckoned on 8632\n");
  told_in(&page_of[3], "2015"); /* parts of a whole */
  expect("");
}

static void points_are_no_percent(void **state) {
  (void)state;
  new_page(); /* from 62% to 78%, up 16 percentage points, or 25.8% */
  fact("percent", "62", "%", "1"), fact("percent", "78", "%", "1"), changed(fact("percent", "25.8", "%", "0.1"), "increase");
  expect("");
  says(&page_of[2], "16");
  page_of[2].precision = decimal("1");
  expect(
      "warning ratio_mismatch: f2 f0 f1: from 62 to 78 is a change of 16 percentage points, which is 25.81%, but 16 is stated\n");
}

static void rates_of_growth(void **state) {
  (void)state;
  new_page();
  about(fact("money", "3087.5", "CNY", NULL), "income");
  changed(about(fact("money", "402.3", "CNY", NULL), "income"), "increase");
  struct record *rate = changed(about(fact("percent", "14.98", "%", NULL), "income"), "increase");
  expect("");
  rate->value[0] = decimal("16.98"), rate->text = VIEW_LIT("16.98");
  expect("warning ratio_mismatch: f2 f1 f0: a change of 402.3 to 3087.5 is one of 14.9821%, but 16.98 is stated\n");
  page_of[0].status = VIEW_LIT("planned"), expect(""); /* "21 billion (10%) more; it is expected to grow to 262 billion" */
  new_page();
  about(fact("percent", "5", "%", NULL), "nothing");
  about(fact("money", "2874", "CNY", NULL), "income"), about(fact("money", "3219.50", "CNY", NULL), "income");
  rate = changed(about(fact("percent", "12.02", "%", NULL), "income"), "increase");
  expect("");
  rate->value[0] = decimal("12.20"), rate->text = VIEW_LIT("12.20");
  expect("warning ratio_mismatch: f3 f1 f2: from 2874 to 3219.50 is a change of 12.0216%, but 12.20 is stated\n");
  assertion(rate, "real"), expect(""); /* at prices of another time */
  assertion(rate, "");
  for (uint32_t i = 1; i <= 2; i++)
    page_of[i].time = (struct record_mention){.text = VIEW_LIT("2018"), .normal = VIEW_LIT("2018")};
  expect(""); /* two things of one time */
  new_page();
  about(fact("count", "5813400", "person", "100"), "poor"), about(fact("count", "5294700", "person", "100"), "poor");
  changed(about(fact("count", "518700", "person", NULL), "poor"), "decrease");
  expect("");
  page_of[2].value[0] = decimal("528700"), page_of[2].text = VIEW_LIT("528700");
  expect("warning sum_mismatch: f2 f0 f1: from 5813400 to 5294700 is a difference of 518,700, but 528700 is stated\n");
}

static void rates_that_lead_on(void **state) {
  (void)state;
  new_page(); /* the deficit, and the imports that grew to what stands behind */
  about(fact("money", "1050", "USD", NULL), "deficit"), about(fact("money", "926", "USD", NULL), "deficit");
  changed(about(fact("percent", "10.9", "%", NULL), "deficit"), "increase");
  struct record *behind = about(fact("money", "2030", "USD", NULL), "deficit");
  expect("");
  about(behind, "wages");
  expect("warning ratio_mismatch: f2 f1 f0: from 926 to 1050 is a change of 13.391%, but 10.9 is stated\n");
  new_page(); /* from 153 to 170, or by 11.1 percent, and will be 182: the rate is that of the two before it */
  about(fact("money", "153", "USD", NULL), "wage"), about(fact("money", "170", "USD", NULL), "wage");
  changed(about(fact("percent", "11.1", "%", "0.1"), "wage"), "increase"), about(fact("money", "182", "USD", NULL), "wage");
  expect("");
}

static void rates_from_a_base(void **state) {
  (void)state;
  new_page(); /* 438, 8% more than the 404 of the year before */
  about(fact("money", "438", "USD", NULL), "tourism");
  struct record *rate = changed(about(fact("percent", "8", "%", NULL), "tourism"), "increase");
  struct record *base = assertion(fact("money", "404", "USD", NULL), "base");
  expect("");
  rate->value[0] = decimal("18"), rate->text = VIEW_LIT("18"), expect(""); /* too far off */
  rate->value[0] = decimal("12"), rate->text = VIEW_LIT("12");
  expect("warning ratio_mismatch: f1 f2 f0: from 404 to 438 is a change of 8.42%, but 12 is stated\n");
  base->asserts = (struct view){NULL, 0}, expect("");
  new_page(); /* 96,400, or 410 a worker, from 104,200, or 425 a worker */
  about(fact("mass", "96400", "t", NULL), "output");
  about(fact("mass", "410", "t", NULL), "output")->per = VIEW_LIT("worker");
  about(fact("mass", "104200", "t", NULL), "output");
  about(fact("mass", "425", "t", NULL), "output")->per = VIEW_LIT("worker");
  rate = changed(about(fact("percent", "7.5", "%", "0.1"), "output"), "decrease");
  expect("");
  rate->value[0] = decimal("8.7"), rate->text = VIEW_LIT("8.7");
  expect("warning ratio_mismatch: f4 f2 f0: from 104200 to 96400 is a change of 7.486%, but 8.7 is stated\n");
}

static void rates_between_two_times(void **state) {
  (void)state;
  new_page(); /* from 170,640 in 2010 to 140,430 in 2013, 23.7% fewer: two levels of one item at two times leave more room (a half) */
  told_in(about(fact("count", "170640", "holding", NULL), "holdings"), "2010"),
      told_in(about(fact("count", "140430", "holding", NULL), "holdings"), "2013");
  changed(about(fact("percent", "23.7", "%", "0.1"), "holdings"), "decrease");
  expect("warning ratio_mismatch: f2 f0 f1: from 170640 to 140430 is a change of 17.704%, but 23.7 is stated\n");
  page_of[1].time = page_of[0].time = (struct record_mention){.text = {NULL, 0}}, expect(""); /* of something else */
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(growth_of_which_all_is_told),
                                     cmocka_unit_test(growth_of_a_year),
                                     cmocka_unit_test(growth_that_no_word_tells),
                                     cmocka_unit_test(points_are_no_percent),
                                     cmocka_unit_test(rates_of_growth),
                                     cmocka_unit_test(rates_that_lead_on),
                                     cmocka_unit_test(rates_from_a_base),
                                     cmocka_unit_test(rates_between_two_times)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
