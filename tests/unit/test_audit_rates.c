/* The checks of shares and amounts for each on records made by hand. */
#include "tests/unit/by_hand.h"

/* ---- shares and rates */

static void shares(void **state) {
  (void)state;
  new_page();
  fact("count", "1014600", "person", "100");
  assertion(fact("percent", "119.2", "%", NULL), "share");
  expect("error impossible_share: f1 f0: 1014600 cannot be 119.2 of a whole: a share is at most 100%\n");
  new_page();
  fact("percent", "119.2", "%", NULL); /* of a plan, say */
  expect("");
  new_page();
  assertion(fact("percent", "48", "%", NULL), "share"), assertion(fact("percent", "37", "%", NULL), "share"),
      assertion(fact("percent", "21", "%", NULL), "share");
  expect("error impossible_share: f0 f1 f2: the shares 48 + 37 + 21 make 106%, more than their whole\n");
  page_of[2].value[0] = decimal("16"); /* 101, but each may be half a point less */
  expect("");
  page_of[2].value[0] = decimal("70"); /* they overlap */
  expect("");
}

static void shares_in_a_row(void **state) {
  (void)state;
  new_page(); /* 983.3 lei (43.8%), 514.1 (22.9%), 350.2 (15.6%) and 397.3 (17.7%) */
  fact("money", "983.3", "MDL", NULL), fact("percent", "43.8", "%", NULL), fact("money", "514.1", "MDL", NULL),
      fact("percent", "22.9", "%", NULL);
  fact("money", "350.2", "MDL", NULL), fact("percent", "15.6", "%", NULL), fact("money", "397.3", "MDL", NULL),
      fact("percent", "17.7", "%", NULL);
  expect("");
  says(&page_of[3], "29.2");
  expect("warning ratio_mismatch: f3 f2 f1 f0 f5 f4 f7 f6: 514.1 is 22.9% of the whole of which the 3 others have their shares, "
         "but 29.2 is stated\n");
}

static void one_amount_in_two_units(void **state) {
  (void)state;
  new_page(); /* 1.26 million mu (84,000 hectares) */
  struct record *mu = fact("area", "1260000", "mu", "10000"), *ha = assertion(fact("area", "84000", "ha", NULL), "again");
  mu->si = decimal("840000000"), mu->si_unit = VIEW_LIT("m2");
  ha->si = decimal("840000000"), ha->si_unit = VIEW_LIT("m2");
  expect("");
  says(ha, "8400"), ha->si = decimal("84000000");
  expect("warning contradiction: f1 f0: 1260000 is 84,000 ha, but 8400 is stated: one amount told in two units\n");
}

static void shares_of_parts(void **state) {
  (void)state;
  new_page(); /* 28% were moved, and of these 84% came from the coast */
  struct record *w = fact("count", "21950", "household", NULL);
  assertion(fact("percent", "28", "%", NULL), "share");
  part_of(fact("count", "18438", "household", NULL), w);
  assertion(fact("percent", "84", "%", NULL), "share");
  expect("");
  page_of[2].part_of[0] = '\0';
  expect("error impossible_share: f1 f3: the shares 28 + 84 make 112%, more than their whole\n");
}

static void shares_of_two_wholes(void **state) {
  (void)state;
  new_page(); /* half of the firms, and 60% of their loans */
  assertion(fact("percent", "50", "%", NULL), "share"), assertion(fact("percent", "60", "%", NULL), "alone");
  expect("");
  assertion(&page_of[1], "share");
  expect("error impossible_share: f0 f1: the shares 50 + 60 make 110%, more than their whole\n");
  new_page();
  assertion(fact("percent", "50", "%", NULL), "share"), assertion(fact("percent", "119", "%", NULL), "alone");
  expect("error impossible_share: f1: a share of 119 is more than its whole\n");
}

static void shares_that_nothing_calls_so(void **state) {
  (void)state;
  new_page();
  fact("percent", "38", "%", NULL), fact("percent", "27", "%", NULL), fact("percent", "21", "%", NULL),
      fact("percent", "18", "%", NULL);
  expect("warning impossible_share: f0 f1 f2 f3: 38 + 27 + 21 + 18 make 104%: if they are the shares of one whole, a little too "
         "much\n");
  page_of[3].value[0] = decimal("15"); /* 101, but each may be half a point less */
  expect("");
  page_of[3].value[0] = decimal("30"); /* of four things */
  expect("");
  page_of[3].value[0] = decimal("18");
  changed(&page_of[2], "increase");
  expect("");
  new_page();
  fact("percent", "58", "%", NULL), fact("percent", "46", "%", NULL); /* two are too few to tell */
  expect("");
}

static void rates_of_shares(void **state) {
  (void)state;
  new_page();
  struct record *w = fact("count", "34610", "household", NULL);
  part_of(fact("count", "21905", "household", NULL), w);
  struct record *share = assertion(fact("percent", "63.3", "%", NULL), "share");
  expect("");
  share->value[0] = decimal("66.3"), share->text = VIEW_LIT("66.3");
  expect("warning ratio_mismatch: f2 f1 f0: 21905 of 34610 is 63.291%, but 66.3 is stated\n");
  share->value[0] = decimal("12.0"); /* far off: of something else */
  expect("");
}

static void rates_of_named_wholes(void **state) {
  (void)state;
  new_page();
  fact("money", "760000", "USD", NULL);
  struct record *share = fact("percent", "84", "%", NULL), *whole = assertion(fact("money", "905000", "USD", NULL), "whole");
  expect("");
  share->value[0] = decimal("74"), share->text = VIEW_LIT("74");
  expect("warning ratio_mismatch: f1 f0 f2: 760000 of 905000 is 83.98%, but 74 is stated\n");
  share->value[0] = decimal("82"), share->text = VIEW_LIT("82"); /* cut, of what may be rounded itself */
  expect("info ratio_mismatch: f1 f0 f2: 760000 of 905000 is 83.98%, but 82 is stated\n");
  share->value[0] = decimal("74"), share->text = VIEW_LIT("74");
  whole->unit = VIEW_LIT("EUR"), expect("");
  whole->unit = VIEW_LIT("USD");
  whole->asserts = (struct view){NULL, 0}, expect("");
  new_page(); /* 2,680 of a plan of 2,500 */
  fact("mass", "2680", "t", NULL);
  share = fact("percent", "107.2", "%", NULL), assertion(fact("mass", "2500", "t", NULL), "whole");
  expect("");
  share->value[0] = decimal("117.2"), share->text = VIEW_LIT("117.2");
  expect("warning ratio_mismatch: f1 f0 f2: 2680 of 2500 is 107.2%, but 117.2 is stated\n");
  new_page(); /* 15,000 out of 20,000, or 75%; there are 24,000 in all */
  fact("count", "24000", "household", NULL);
  new_sentence();
  fact("count", "15000", "household", NULL), fact("count", "20000", "household", NULL);
  assertion(fact("percent", "75", "%", NULL), "share");
  expect("");
}

static void rates_of_parts_linked_too_low(void **state) {
  (void)state;
  new_page(); /* 121,000 of the 142,000, not of the 33,000 */
  fact("count", "142000", "laborer", NULL);
  struct record *w = fact("count", "33000", "laborer", NULL);
  part_of(fact("count", "121000", "laborer", NULL), w);
  struct record *share = assertion(fact("percent", "85.2", "%", "0.1"), "share");
  expect("");
  share->value[0] = decimal("75.2"), share->text = VIEW_LIT("75.2");
  expect("warning ratio_mismatch: f3 f2 f0: 121000 of 142000 is 85.211%, but 75.2 is stated\n");
}

static void rates_of_two_places(void **state) {
  (void)state;
  static const struct record_mention a = {.text = VIEW_LIT("A")}, b = {.text = VIEW_LIT("B")};
  new_page(); /* up 15.8% in A; in B from 4,215 to 4,844 */
  struct record *rate = changed(about(fact("percent", "15.8", "%", NULL), "income"), "increase");
  struct record *from = about(fact("money", "4215", "CNY", NULL), "income");
  about(fact("money", "4844", "CNY", NULL), "income");
  expect("warning ratio_mismatch: f0 f1 f2: from 4215 to 4844 is a change of 14.923%, but 15.8 is stated\n");
  rate->recipient = &a, rate->recipients = 1, from->recipient = &a, from->recipients = 1;
  expect("warning ratio_mismatch: f0 f1 f2: from 4215 to 4844 is a change of 14.923%, but 15.8 is stated\n");
  from->recipient = &b, expect("");
}

static void rates_of_what_is_not_told(void **state) {
  (void)state;
  new_page(); /* 54 were left, as against 71, a decrease of 29.9% */
  fact("count", "54000", NULL, NULL), fact("count", "71000", NULL, NULL);
  struct record *rate = changed(fact("percent", "29.9", "%", NULL), "decrease");
  expect("info ratio_mismatch: f2 f1 f0: from 71000 to 54000 is a change of 23.944%, but 29.9 is stated\n");
  about(rate, "holdings"), expect("");
}

static void rates_of_a_part(void **state) {
  (void)state;
  new_page(); /* lowered to 9,250, 15.9% less; out of it 7,438.6 was paid */
  struct record *level = about(fact("money", "9250", "INR", NULL), "budget");
  changed(about(fact("percent", "15.9", "%", NULL), "budget"), "decrease");
  struct record *part = about(fact("money", "7438.6", "INR", NULL), "budget");
  expect("warning ratio_mismatch: f1 f0 f2: from 9250 to 7438.6 is a change of 19.583%, but 15.9 is stated\n");
  part_of(part, level), expect("");
}

static void rates_of_two_digits(void **state) {
  (void)state;
  new_page(); /* from 8,228 to 8,435, a gain of 5.2% */
  about(fact("money", "8228", "EUR", NULL), "income"), about(fact("money", "8435", "EUR", NULL), "income");
  changed(about(fact("percent", "5.2", "%", "0.1"), "income"), "increase");
  expect("warning ratio_mismatch: f2 f0 f1: from 8228 to 8435 is a change of 2.516%, but 5.2 is stated\n");
  page_of[2].value[0] = decimal("5.5"), expect(""); /* one digit of two: of something else */
}

static void rates_with_counts_aside(void **state) {
  (void)state;
  new_page(); /* 67,400 people in 2011 and 82,640 people of 19,310 households in 2012, that is, 15,420 more */
  told_in(about(fact("count", "67400", "person", NULL), "people"), "2011"),
      told_in(about(fact("count", "82640", "person", NULL), "people"), "2012");
  about(fact("count", "19310", "household", NULL), "households");
  struct record *more = changed(about(fact("count", "15420", "person", NULL), "people"), "increase");
  expect("warning sum_mismatch: f3 f0 f1: from 67400 to 82640 is a difference of 15,240, but 15420 is stated\n");
  more->value[0] = decimal("15240"), expect("");
}

static void rates_for_each_told_once(void **state) {
  (void)state;
  new_page(); /* 4,516 a head, compared with 3,860, up 19% */
  about(fact("money", "4516", "CNY", NULL), "net income"), about(fact("money", "3860", "CNY", NULL), "net income");
  changed(about(fact("percent", "19", "%", NULL), "net income"), "increase");
  page_of[0].per = VIEW_LIT("person");
  expect("warning ratio_mismatch: f2 f1 f0: from 3860 to 4516 is a change of 16.99%, but 19 is stated\n");
  page_of[1].per = VIEW_LIT("household"), expect("");
}

static void rates_of_percentages(void **state) {
  (void)state;
  new_page();
  about(fact("percent", "22.9", "%", NULL), "incidence"), about(fact("percent", "18.6", "%", NULL), "incidence");
  struct record *points = changed(about(fact("percentage_points", "4.3", "percentage_point", NULL), "incidence"), "decrease");
  expect("");
  points->value[0] = decimal("5.3"), points->text = VIEW_LIT("5.3");
  expect("warning sum_mismatch: f2 f0 f1: from 22.9 to 18.6 is a difference of 4.3, but 5.3 is stated\n");
  new_page(); /* the level before: 592 more than 3,773 */
  changed(about(fact("money", "592", "CNY", NULL), "income"), "increase"), about(fact("money", "3773", "CNY", NULL), "income");
  changed(about(fact("percent", "15.7", "%", NULL), "income"), "increase");
  expect("");
  new_page(); /* far off, but for one digit */
  about(fact("count", "660300", "person", NULL), "poor"), about(fact("count", "531800", "person", NULL), "poor");
  changed(about(fact("percent", "29.5", "%", NULL), "poor"), "decrease");
  expect("warning ratio_mismatch: f2 f0 f1: from 660300 to 531800 is a change of 19.461%, but 29.5 is stated\n");
}

static void rates_that_are_fine(void **state) {
  (void)state;
  new_page();
  fact("money", "90476000", "CNY", "1000"), fact("money", "64407800", "CNY", "100");
  struct record *rate = fact("percent", "71.18", "%", NULL);
  expect(
      "info ratio_mismatch: f2 f1 f0: 64407800 of 90476000 is 71.1877%, but 71.18 is stated: cut or slipped in the last place\n");
  rate->value[0] = decimal("71.19");
  expect("");
}

static void rates_for_each(void **state) {
  (void)state;
  new_page();
  fact("count", "28", "county", NULL);
  fact("money", "20000000", "CNY", "1000000")->per = VIEW_LIT("county");
  struct record *total = fact("money", "560000000", "CNY", "1000000");
  expect("");
  total->value[0] = decimal("650000000"), total->text = VIEW_LIT("650000000");
  expect("warning ratio_mismatch: f1 f0 f2: 28 times 20000000 is 560,000,000, but 650000000 is stated\n");
  new_page(); /* 620 million to 20,600 households, 30,000 each */
  fact("money", "620000000", "CNY", "1000000"), fact("count", "20600", "household", NULL);
  struct record *each = fact("money", "30000", "CNY", NULL);
  each->per = VIEW_LIT("each");
  expect("");
  each->value[0] = decimal("35000"), each->text = VIEW_LIT("35000");
  expect("warning ratio_mismatch: f2 f1 f0: 20600 times 35000 is 721,000,000, but 620000000 is stated\n");
  new_page(); /* 4,400 each for 94,200 is some 414 million */
  fact("count", "94200", "farmer", NULL);
  each = fact("money", "4400", "CNY", NULL);
  each->per = VIEW_LIT("each");
  total = assertion(fact("money", "412000000", "CNY", "1000000"), "total");
  expect("");
  each->value[0] = decimal("4420"), each->text = VIEW_LIT("4420");
  expect("warning ratio_mismatch: f1 f0 f2: 94200 times 4420 is 416,364,000, but 412000000 is stated\n");
  total->value[0] = decimal("416000000"), expect(""); /* one zero behind three digits */
  new_page(); /* 41 centres at a cost of 268 crore, 65 lakh per centre: ten times too little */
  fact("count", "41", "centre", NULL), fact("money", "2680000000", "INR", "10000000");
  each = fact("money", "6500000", "INR", "100000");
  each->per = VIEW_LIT("centre");
  expect("warning ratio_mismatch: f2 f0 f1: 41 times 6500000 is 266,500,000, but 2680000000 is stated\n");
  each->value[0] = decimal("6000000"), expect(""); /* and of one digit by chance */
}

static void rates_of_wholes_named_by_words(void **state) {
  (void)state;
  new_page(); /* of 16,900 and 19,000, the share of the one is missed by a digit */
  about(fact("money", "19000", "INR", NULL), "budget provision"), about(fact("money", "16900", "INR", NULL), "budget provision");
  new_sentence();
  fact("money", "14070", "INR", NULL);
  struct record *share = assertion(fact("percent", "88.3", "%", "0.1"), "named_share");
  expect("warning ratio_mismatch: f3 f2 f1: 14070 of 16900 is 83.254%, but 88.3 is stated\n");
  share->value[0] = decimal("83.3"), expect("");
  share->value[0] = decimal("80.1"), expect(""); /* no slip: of something else */
  share->value[0] = decimal("88.3");
  page_of[1].section = page_of[0].section = VIEW_LIT("another"), expect("");
  new_page(); /* the provision was cut to 504.36, of which 443.84 was spent, 97.8% of it; two more could be its whole */
  fact("money", "52000", "INR", NULL), fact("money", "61000", "INR", NULL);
  new_sentence();
  fact("money", "50436", "INR", NULL), fact("money", "44384", "INR", NULL),
      assertion(fact("percent", "97.8", "%", "0.1"), "named_share");
  expect("info ratio_mismatch: f4 f3 f2: 44384 of 50436 is 88.001%, but 97.8 is stated\n");
  page_of[4].value[0] = decimal("88.0"), expect("");
  new_page(); /* of four that it could be of, by chance */
  fact("money", "19000", "INR", NULL), fact("money", "16900", "INR", NULL), fact("money", "41000", "INR", NULL),
      fact("money", "52000", "INR", NULL);
  fact("money", "14070", "INR", NULL), assertion(fact("percent", "88.3", "%", "0.1"), "named_share");
  expect("info ratio_mismatch: f5 f4 f1: 14070 of 16900 is 83.254%, but 88.3 is stated\n");
  about(&page_of[5], "revised provision"), about(&page_of[1], "Provision"); /* which is named */
  expect("warning ratio_mismatch: f5 f4 f1: 14070 of 16900 is 83.254%, but 88.3 is stated\n");
  new_page(); /* other things, whose name the share has: 475 loans, 48.0% of the applications */
  about(fact("count", "1250", "application", NULL), "applications");
  about(fact("count", "475", "loan", NULL), "loans"),
      about(assertion(fact("percent", "48.0", "%", "0.1"), "share"), "applications");
  expect("warning ratio_mismatch: f2 f1 f0: 475 of 1250 is 38%, but 48.0 is stated\n");
}

static void rates_of_years(void **state) {
  (void)state;
  new_page(); /* 1.86 million from 2000 to 2009, or 168,000 a year */
  struct record *total = told_in(about(fact("area", "1860000", "mu", "10000"), "terraces"), "2000/2009");
  struct record *each = about(fact("area", "168000", "mu", NULL), "terraces");
  each->per = VIEW_LIT("year");
  expect("warning ratio_mismatch: f1 f0: 10 times 168000 is 1,680,000, but 1860000 is stated\n");
  each->value[0] = decimal("186000"), expect("");
  each->value[0] = decimal("207000"); /* in nine years: from the one to the other */
  expect("info ratio_mismatch: f1 f0: 10 times 168000 is 2,070,000, but 1860000 is stated\n");
  each->value[0] = decimal("170500");
  expect("info ratio_mismatch: f1 f0: 10 times 168000 is 1,705,000, but 1860000 is stated\n"); /* no slip */
  each->value[0] = decimal("40000"), expect("");                                               /* of something else */
  each->value[0] = decimal("168000");
  about(each, "woods"), expect("");
  about(each, "terraces"), each->per = VIEW_LIT("village"), expect("");
  each->per = VIEW_LIT("year"), told_in(total, "2009"), expect("");
  new_page(); /* in ten years 2,340, 243 a year */
  fact("duration", "10", "year", NULL), fact("length", "2340", "km", NULL);
  fact("length", "243", "km", NULL)->per = VIEW_LIT("year");
  expect("warning ratio_mismatch: f2 f1: 10 times 243 is 2,430, but 2340 is stated\n");
  new_page(); /* 900 over nine months, and 8,100 at 800 a month */
  fact("money", "900", "CNY", NULL), fact("duration", "9", "month", NULL), fact("money", "8100", "CNY", NULL);
  struct record *monthly = fact("money", "800", "CNY", NULL);
  monthly->per = VIEW_LIT("month"), expect("");
  page_of[0].kind = VIEW_LIT("count");
  expect("warning ratio_mismatch: f3 f2: 9 times 800 is 7,200, but 8100 is stated\n");
}

static void rates_of_neighbours(void **state) {
  (void)state;
  new_page(); /* 1,500 for each of 6,400 households, and 9.2 million for roads */
  about(fact("money", "1500", "CNY", NULL), "subsidy")->per = VIEW_LIT("household");
  fact("count", "6400", "household", NULL);
  struct record *total = about(fact("money", "9200000", "CNY", "100000"), "roads");
  expect("");
  about(total, "subsidy");
  expect("warning ratio_mismatch: f0 f1 f2: 6400 times 1500 is 9,600,000, but 9200000 is stated\n");
}

static void rates_of_all(void **state) {
  (void)state;
  new_page(); /* 86% for boys and 90% for girls (88% for both) */
  fact("percent", "86", "%", NULL), fact("percent", "90", "%", NULL);
  struct record *all = assertion(fact("percent", "88", "%", NULL), "overall");
  expect("");
  says(all, "93");
  expect("warning contradiction: f2 f0 f1: 93 of all does not lie between 86 and 90\n");
}

static void rates_before_their_part(void **state) {
  (void)state;
  new_page(); /* the income is 9,346; the threshold, which is 60% of it, 5,608 */
  fact("money", "9346", "EUR", NULL), fact("percent", "60", "%", NULL);
  struct record *part = fact("money", "5608", "EUR", NULL);
  expect("");
  says(part, "6508");
  expect("warning ratio_mismatch: f1 f0 f2: 60 of 9346 is 5,608, but 6508 is stated\n");
}

static void rates_of_two_that_are_all(void **state) {
  (void)state;
  new_page(); /* 642.3 million was owed; 453.3 million (68%) is in lari and 213.3 million (32%) in dollars */
  fact("money", "642.3", "GEL", "0.1");
  new_sentence();
  fact("money", "453.3", "GEL", "0.1"), assertion(fact("percent", "68", "%", NULL), "share");
  fact("money", "213.3", "GEL", "0.1"), assertion(fact("percent", "32", "%", NULL), "share");
  expect("");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(shares),
                                     cmocka_unit_test(shares_in_a_row),
                                     cmocka_unit_test(one_amount_in_two_units),
                                     cmocka_unit_test(shares_of_parts),
                                     cmocka_unit_test(shares_of_two_wholes),
                                     cmocka_unit_test(shares_that_nothing_calls_so),
                                     cmocka_unit_test(rates_of_shares),
                                     cmocka_unit_test(rates_of_named_wholes),
                                     cmocka_unit_test(rates_of_parts_linked_too_low),
                                     cmocka_unit_test(rates_of_two_places),
                                     cmocka_unit_test(rates_of_what_is_not_told),
                                     cmocka_unit_test(rates_of_a_part),
                                     cmocka_unit_test(rates_of_two_digits),
                                     cmocka_unit_test(rates_with_counts_aside),
                                     cmocka_unit_test(rates_for_each_told_once),
                                     cmocka_unit_test(rates_of_percentages),
                                     cmocka_unit_test(rates_that_are_fine),
                                     cmocka_unit_test(rates_for_each),
                                     cmocka_unit_test(rates_of_wholes_named_by_words),
                                     cmocka_unit_test(rates_of_years),
                                     cmocka_unit_test(rates_of_neighbours),
                                     cmocka_unit_test(rates_of_all),
                                     cmocka_unit_test(rates_before_their_part),
                                     cmocka_unit_test(rates_of_two_that_are_all)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
