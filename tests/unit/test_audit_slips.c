/* The checks that go by the figures alone, on records made by hand: rows, differences, fractions, multiples, what was counted before. */
#include "tests/unit/by_hand.h"

static void rows_of_a_sentence(void **state) {
  (void)state;
  new_page(); /* 31.6 million came from A, 14.2 from B, which make 48.5 */
  fact("money", "31600000", "CNY", "100000"), fact("count", "4", "town", NULL), fact("money", "14200000", "CNY", "100000");
  fact("money", "45800000", "CNY", "100000");
  expect("");
  page_of[3].value[0] = decimal("48500000"), page_of[3].text = VIEW_LIT("48500000");
  expect("warning sum_mismatch: f3 f0 f2: the parts 31600000 + 14200000 make 45,800,000 CNY, 2,700,000 less than the 48500000 that the page states as "
         "their whole\n");
  page_of[3].value[0] = decimal("47900000"), expect(""); /* no slip */
  new_page(); /* 300 villages. 168 lie in A, 62 in B, 45 in C and 35 in D */
  fact("count", "300", "village", NULL), new_sentence();
  fact("count", "168", "village", NULL), fact("count", "62", "village", NULL), fact("count", "45", "village", NULL), fact("count", "35", "village", NULL);
  expect("info sum_mismatch: f0 f1 f2 f3 f4: the parts 168 + 62 + 45 + 35 make 310, 10 more than the 300 that the page states as their whole\n");
  page_of[4].value[0] = decimal("25"), expect("");
}

static void parts_told_without_their_zeros(void **state) {
  (void)state;
  new_page(); /* 18.26 million: 5.2, 4.36, 4.5 and 4.3 */
  struct record *w = fact("money", "18260000", "CNY", "10000");
  part_of(fact("money", "5200000", "CNY", "100000"), w), part_of(fact("money", "4360000", "CNY", "10000"), w);
  part_of(fact("money", "4500000", "CNY", "100000"), w), part_of(fact("money", "4300000", "CNY", "100000"), w);
  expect("warning sum_mismatch: f0 f1 f2 f3 f4: the parts 5200000 + 4360000 + 4500000 + 4300000 make 18,360,000 CNY, 100,000 more than the 18260000 that "
         "the page states as their whole\n");
  w->value[0] = decimal("18400000"), w->precision = decimal("100000");
  expect(""); /* rounded */
}

static void differences(void **state) {
  (void)state;
  new_page(); /* births 357,700; deaths 285,600, so that there were 71,200 more births */
  fact("count", "357700", "birth", NULL), new_sentence(), fact("count", "285600", "death", NULL), fact("count", "71200", "birth", NULL);
  expect("info sum_mismatch: f0 f1 f2: the parts 285600 + 71200 make 356,800, 900 less than the 357700 that the page states as their whole\n");
  page_of[2].unit = VIEW_LIT("person"), page_of[0].unit = VIEW_LIT("baby"), expect(""); /* of what, is not said */
  for (uint32_t i = 0; i < 3; i++) told_in(&page_of[i], "2016");
  expect("info sum_mismatch: f0 f1 f2: the parts 285600 + 71200 make 356,800, 900 less than the 357700 that the page states as their whole\n");
  page_of[2].value[0] = decimal("72100"), expect("");
}

static void fractions(void **state) {
  (void)state;
  new_page(); /* lifted from 3,000 in 2009 to 4,500, an increase of one-third */
  told_in(about(fact("money", "3000", "CNY", NULL), "standard"), "2009"), told_in(about(fact("money", "4500", "CNY", NULL), "standard"), "2010");
  struct record *by = changed(fact("ratio", "0.3333", "1", NULL), "increase");
  expect("info ratio_mismatch: f2 f0 f1: from 3000 to 4500 is a change of 0.5, but 0.3333 is stated\n");
  by->value[0] = decimal("0.5"), expect("");
}

static void multiples(void **state) {
  (void)state;
  new_page(); /* 46.3 million, 2.4 times the 19.8 million of the year before */
  fact("money", "46300000", "CNY", "100000"), fact("multiple", "2.4", "1", NULL), fact("money", "19800000", "CNY", "100000");
  expect("info ratio_mismatch: f1 f2 f0: 2.4 of 19800000 is 47,520,000, but 46300000 is stated\n");
  page_of[2].value[0] = decimal("19300000"), expect("");
  page_of[2].value[0] = decimal("12000000"), expect(""); /* of something else */
}

static void numbers_of_the_whole_named(void **state) {
  (void)state;
  new_page(); /* turnout was 58 percent: 577,800 of the 1,204,000 voters */
  fact("percent", "58", "%", NULL), fact("count", "577800", "voter", NULL), assertion(fact("count", "1204000", "voter", NULL), "whole");
  expect("warning ratio_mismatch: f0 f1 f2: 577800 of 1204000 is 47.99%, but 58 is stated\n");
  page_of[0].value[0] = decimal("48"), expect("");
  page_of[0].value[0] = decimal("31"), expect(""); /* of something else */
}

static void what_was_counted_before(void **state) {
  (void)state;
  new_page();
  about(fact("count", "18", "town", NULL), "towns"), new_sentence(), assertion(about(fact("count", "16", "town", NULL), "towns"), "told");
  expect("info contradiction: f0 f1: 18 here, and 16 there for 'towns' as told before\n");
  page_of[1].asserts = (struct view){NULL, 0}, expect("");
  assertion(&page_of[1], "told"), new_sentence(), about(fact("count", "16", "town", NULL), "towns"), expect(""); /* another number has them too */
}

static void so_much_for_each(void **state) {
  (void)state;
  new_page(); /* 11,400 greenhouses, each with an income of 21,000 million */
  fact("count", "11400", "greenhouse", NULL);
  fact("money", "21000000000", "CNY", "1000000")->per = VIEW_LIT("each; year");
  new_sentence();
  static const char *const others[] = {"300000000", "12000000", "8100000", "4500000", "61000"};
  for (size_t i = 0; i < 5; i++) fact("money", others[i], "CNY", "1000");
  expect("warning implausible_scale: f1 f0 f2: 21000000000 for each of 11400 is over 1,000 times the most that the page has, 300000000\n");
  page_of[1].per = VIEW_LIT("year"), expect("");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_of_a_sentence), cmocka_unit_test(parts_told_without_their_zeros), cmocka_unit_test(differences),
      cmocka_unit_test(fractions),          cmocka_unit_test(multiples),                      cmocka_unit_test(numbers_of_the_whole_named),
      cmocka_unit_test(what_was_counted_before), cmocka_unit_test(so_much_for_each)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
