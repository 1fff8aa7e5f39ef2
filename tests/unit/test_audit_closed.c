/* The checks of closed.c, lines.c, balances.c and totals.c, on records made by hand. */
#include "tests/unit/by_hand.h"

static void rests_of_wholes_before(void **state) {
  (void)state;
  new_page(); /* 17.6 million are to be served. 10.95 were, and 3.45 more, so that 14.4 are off the list and 2.3 remain */
  fact("count", "17600000", "person", "100000");
  new_sentence();
  fact("count", "10950000", "person", "10000"), fact("count", "3450000", "person", "10000"), fact("count", "14400000", "person", "100000");
  struct record *rest = fact("count", "2300000", "person", "100000");
  expect("");
  assertion(rest, "rest");
  expect("warning sum_mismatch: f0 f3 f4: the parts 14400000 + 2300000 make 16,700,000, 900,000 less than the 17600000 that the page states as their whole\n");
  rest->value[0] = decimal("3200000"), expect("");
  new_page(); /* strength 245, against which 187 are in position, leaving 58 posts vacant */
  fact("count", "245", "person", NULL), fact("count", "187", "official", NULL);
  rest = assertion(fact("count", "58", "post", NULL), "rest"), expect("");
  rest->value[0] = decimal("85"), rest->text = VIEW_LIT("85");
  expect("warning sum_mismatch: f0 f1 f2: the parts 187 + 85 make 272, 27 more than the 245 that the page states as their whole\n");
  new_page(); /* 286 out of 648; the balance 362 */
  fact("count", "1082", "village", NULL), fact("count", "286", "bridge", NULL), fact("count", "648", "bridge", NULL);
  assertion(fact("count", "362", "bridge", NULL), "rest"), expect("");
}

static void wholes_divided_anew(void **state) {
  (void)state;
  new_page();
  struct record *w = fact("money", "3126", "CNY", NULL);
  part_of(fact("money", "2018", "CNY", NULL), w), part_of(fact("money", "1108", "CNY", NULL), w);
  new_sentence();
  struct record *first = fact("money", "1482", "CNY", NULL);
  fact("money", "905", "CNY", NULL), fact("money", "389", "CNY", NULL), fact("money", "350", "CNY", NULL);
  assertion(first, "divides"), expect("");
  page_of[5].value[0] = decimal("398"), page_of[5].text = VIEW_LIT("398");
  expect("warning sum_mismatch: f0 f3 f4 f5 f6: the parts 1482 + 905 + 398 + 350 make 3,135 CNY, 9 more than the 3126 that the page states as their whole\n");
}

static void what_flows_leave(void **state) {
  (void)state;
  new_page();
  fact("count", "357700", "birth", NULL), fact("count", "285600", "death", NULL);
  struct record *net = assertion(fact("count", "72100", "person", NULL), "net");
  expect("");
  net->value[0] = decimal("71200"), net->text = VIEW_LIT("71200");
  expect("warning sum_mismatch: f0 f1 f2: the parts 285600 + 71200 make 356,800, 900 less than the 357700 that the page states as their whole\n");
}

static void balances_of_two_days(void **state) {
  (void)state;
  new_page();
  told_in(fact("count", "1022", "worker", NULL), "2018-01-01"), fact("count", "2140", "worker", NULL), fact("count", "446", "worker", NULL);
  struct record *after = told_in(fact("count", "2716", "worker", NULL), "2018-12-31");
  expect("");
  after->value[0] = decimal("2176"), after->text = VIEW_LIT("2176");
  expect("warning sum_mismatch: f3 f0 f1 f2: 1022 + 2140 - 446 make 2,716, 540 more than the 2176 that the page states\n");
  after->time.from = "section", expect(""); /* no day is told */
}

static void lists_in_lines(void **state) {
  (void)state;
  new_page();
  assertion(fact("money", "479396", "INR", NULL), "listed");
  static const char *const parts[] = {"125000", "140000", "157650", "56746"};
  for (uint32_t i = 0; i < 4; i++) {
    new_sentence();
    fact("money", parts[i], "INR", NULL)->span.line = 2 + i;
  }
  expect("");
  page_of[3].value[0] = decimal("156750"), page_of[3].text = VIEW_LIT("156750");
  expect("warning sum_mismatch: f0 f1 f2 f3 f4: the parts 125000 + 140000 + 156750 + 56746 make 478,496 INR, 900 less than the 479396 that the page states as "
         "their whole\n");
  page_of[3].span.line = 9, expect(""); /* the list has ended before */
}

static void wholes_of_another_scale(void **state) {
  (void)state;
  new_page();
  struct record *w = assertion(fact("money", "5030000", "CNY", "10000"), "listed");
  fact("money", "2760000000", "CNY", "10000000"), fact("money", "1340000000", "CNY", "10000000"), fact("money", "930000000", "CNY", "1000000");
  expect("warning sum_mismatch: f0 f1 f2 f3: the parts 2760000000 + 1340000000 + 930000000 make 5,030,000,000 CNY, 5,024,970,000 more than the 5030000 that the "
         "page states as their whole\n");
  w->value[0] = decimal("5030000000"), expect("");
}

static void wholes_that_are_parts(void **state) {
  (void)state;
  new_page(); /* reservoirs numbered 214. 128 had been completed (52 of them in Guizhou), 71 were half finished and 15 just started */
  struct record *all = fact("count", "214", "reservoir", NULL);
  new_sentence();
  struct record *w = fact("count", "128", "reservoir", NULL);
  part_of(fact("count", "52", "reservoir", NULL), w), fact("count", "71", "reservoir", NULL), fact("count", "15", "reservoir", NULL);
  expect("");
  all->value[0] = decimal("220");
  expect("info sum_mismatch: f1 f2 f3 f4: the parts 52 + 71 + 15 make 138, 10 more than the 128 that the page states as their whole\n");
}

static void stocks_from_and_to(void **state) {
  (void)state;
  new_page(); /* membership rose from 1,570 to 2,557, as 3,092 joined and 2,105 left */
  assertion(fact("count", "1570", "member", NULL), "opening");
  struct record *after = assertion(fact("count", "2557", "member", NULL), "closing");
  fact("count", "3092", "member", NULL), fact("count", "2105", "member", NULL);
  expect("");
  after->value[0] = decimal("2575"), after->text = VIEW_LIT("2575");
  expect("warning sum_mismatch: f1 f0 f2 f3: 1570 + 3092 - 2105 make 2,557, 18 less than the 2575 that the page states\n");
}

static void stocks_and_many_flows(void **state) {
  (void)state;
  new_page(); /* began with 2,400, bought 350, saw 610 born, sold 480 and lost 40, so that 2,840 are left */
  assertion(fact("count", "2400", "head", NULL), "opening");
  assertion(fact("count", "350", "head", NULL), "inflow"), assertion(fact("count", "610", "calf", NULL), "inflow");
  assertion(fact("count", "480", "calf", NULL), "outflow"), assertion(fact("count", "40", "calf", NULL), "outflow");
  struct record *rest = assertion(fact("count", "2840", "calf", NULL), "result");
  expect("");
  says(rest, "2940");
  expect("warning sum_mismatch: f5 f0 f1 f2 f3 f4: 2400 + 350 + 610 - 480 - 40 make 2,840, 100 less than the 2940 that the page "
         "states\n");
}

static void flows_at_heads_of_sentences(void **state) {
  (void)state;
  new_page(); /* income was 4,682, of it 3,115 in cash; expenditure 4,376. With opening assets of 5,124 it closed on 5,430 */
  assertion(told_in(fact("money", "4682", "CNY", NULL), "2014"), "inflow"), told_in(fact("money", "3115", "CNY", NULL), "2014");
  new_sentence();
  assertion(told_in(fact("money", "4376", "CNY", NULL), "2014"), "outflow");
  new_sentence();
  assertion(told_in(fact("money", "5124", "CNY", NULL), "2014"), "opening");
  struct record *closing = assertion(told_in(fact("money", "5430", "CNY", NULL), "2014"), "closing");
  expect("");
  says(closing, "5340");
  expect("warning sum_mismatch: f4 f3 f0 f2: 5124 + 4682 - 4376 make 5,430 CNY, 90 more than the 5340 that the page states\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(rests_of_wholes_before), cmocka_unit_test(wholes_divided_anew),
                                     cmocka_unit_test(what_flows_leave),       cmocka_unit_test(balances_of_two_days),
                                     cmocka_unit_test(lists_in_lines),         cmocka_unit_test(wholes_of_another_scale),
                                     cmocka_unit_test(wholes_that_are_parts),  cmocka_unit_test(stocks_from_and_to),
                                     cmocka_unit_test(stocks_and_many_flows),  cmocka_unit_test(flows_at_heads_of_sentences)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
