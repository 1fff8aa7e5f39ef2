/* The checks of a page on records made by hand. */
#include "audit/window.h"
#include "base/limits.h"
#include "tests/unit/by_hand.h"

/* ---- sums */

static void sum(const char *whole, const char *a, const char *b, const char *c) {
  new_page();
  struct record *w = fact("count", whole, "project", NULL);
  part_of(fact("count", a, "project", NULL), w);
  part_of(fact("count", b, "project", NULL), w);
  if (c) part_of(fact("count", c, "project", NULL), w);
}

static void sums_of_linked_parts(void **state) {
  (void)state;
  sum("246", "152", "61", "33"), expect("");
  sum("46", "15", "10", NULL), expect(""); /* open: parts need not exhaust the whole */
  sum("236", "152", "61", "33");
  expect("warning sum_mismatch: f0 f1 f2 f3: the parts 152 + 61 + 33 make 246, 10 more than the 236 that the page states as their whole\n");
  sum("372", "140", "222", NULL);
  expect("warning sum_mismatch: f0 f1 f2: the parts 140 + 222 make 362, 10 less than the 372 that the page states as their whole\n");
  sum("500", "300", "280", NULL); /* within a quarter over, two parts */
  expect("warning sum_mismatch: f0 f1 f2: the parts 300 + 280 make 580, 80 more than the 500 that the page states as their whole\n");
  sum("500", "400", "390", NULL), expect(""); /* so far over that they overlap */
  sum("300", "200", "100", "50"), expect(""); /* two of them make it: the third is a part of a part */
  sum("1092000", "618000", "474000", NULL), expect("");
  sum("1091700", "618000", "474000", NULL), expect(""); /* zeros are rounding */
  new_page();
  struct record *w = fact("count", "38", "project", NULL);
  part_of(fact("count", "71", "sub-project", NULL), w);
  expect(""); /* other things: no sum */
  new_page();
  w = fact("count", "168", "institution", NULL);
  part_of(fact("count", "171", "clinic", NULL), w);
  expect("warning part_exceeds_whole: f1 f0: the part 171 is more than its whole, 168\n");
  page_of[0].value[0] = decimal("160"), page_of[0].text = VIEW_LIT("160"); /* round, and told in full */
  expect("warning part_exceeds_whole: f1 f0: the part 171 is more than its whole, 160\n");
}

static void sums_of_rows_written_in_full(void **state) {
  (void)state;
  sum("118000", "67000", "38500", "11500"); /* the row is told to the hundred: 67,000 is no 67,500 */
  expect("warning sum_mismatch: f0 f1 f2 f3: the parts 67000 + 38500 + 11500 make 117,000, 1,000 less than the 118000 that the page states as their whole\n");
  sum("118000", "67000", "39000", "11000"), expect(""); /* all of them in thousands */
}

static void sums_of_sentences(void **state) {
  (void)state;
  new_page();
  struct record *w = fact("count", "11", "person", NULL);
  part_of(fact("count", "4", "person", NULL), w);
  new_sentence();
  part_of(fact("count", "7", "person", NULL), w), part_of(fact("count", "5", "person", NULL), w);
  expect("warning sum_mismatch: f0 f2 f3: the parts 7 + 5 make 12, 1 more than the 11 that the page states as their whole\n");
  page_of[3].value[0] = decimal("4"); /* divided in two ways */
  expect("");
}

static void sums_that_are_complete(void **state) {
  (void)state;
  sum("1528", "1036", "492", "3170"), expect(""); /* nothing is left of the whole: the third was told of something else */
  sum("1528", "1036", "482", "3170");
  expect("info part_exceeds_whole: f3 f0: the part 3170 is more than its whole, 1528\n"); /* or of it? */
  new_page();
  struct record *w = fact("count", "11", "person", NULL);
  part_of(fact("count", "4", "person", NULL), w);
  new_sentence();
  part_of(fact("count", "7", "person", NULL), w), part_of(fact("count", "6", "person", NULL), w); /* 4 and 7 are of two ways */
  expect("warning sum_mismatch: f0 f2 f3: the parts 7 + 6 make 13, 2 more than the 11 that the page states as their whole\n");
}

static void sums_of_parts_told_later(void **state) {
  (void)state;
  new_page();
  struct record *w = fact("count", "5260", "sleeper", NULL);
  part_of(fact("count", "1800", "sleeper", NULL), w);
  new_sentence();
  part_of(fact("count", "3940", "man", NULL), w), part_of(fact("count", "1210", "woman", NULL), w), fact("count", "210", "woman", NULL);
  expect("warning sum_mismatch: f0 f2 f3 f4: the parts 3940 + 1210 + 210 make 5,360, 100 more than the 5260 that the page states as their whole\n");
  page_of[4].value[0] = decimal("110"), expect("");
}

static void sums_divided_twice(void **state) {
  (void)state;
  new_page(); /* by sex and by place */
  struct record *w = fact("count", "26687", "person", NULL);
  part_of(fact("count", "14746", "male", NULL), w), part_of(fact("count", "12941", "female", NULL), w);
  fact("count", "6012", "female", NULL), fact("count", "20675", "female", NULL);
  expect("warning sum_mismatch: f0 f1 f2: the parts 14746 + 12941 make 27,687, 1,000 more than the 26687 that the page states as their whole\n");
  page_of[1].value[0] = decimal("13746"), expect("");
  page_of[4].value[0] = decimal("20765"), page_of[4].text = VIEW_LIT("20765");
  expect("warning sum_mismatch: f0 f3 f4: the parts 6012 + 20765 make 26,777, 90 more than the 26687 that the page states as their whole\n");
}

static void sums_of_swapped_parts(void **state) {
  (void)state;
  sum("12102", "983", "4546", "5673"); /* 5,446 */
  expect("warning sum_mismatch: f0 f1 f2 f3: the parts 983 + 4546 + 5673 make 11,202, 900 less than the 12102 that the page states as their whole\n");
  sum("12102", "983", "4446", "5673"), expect(""); /* parts need not exhaust the whole */
  sum("212", "12", "184", NULL), expect(""); /* three digits may do it by chance */
}

static void sums_with_asides(void **state) {
  (void)state;
  new_page();
  struct record *w = fact("count", "128600", "person", NULL);
  part_of(fact("count", "41200", "student", NULL), w);
  fact("duration", "2", "year", NULL), fact("money", "1500", "CNY", NULL)->per = VIEW_LIT("student");
  fact("count", "62900", "laborer", NULL), fact("count", "34500", "farmer", NULL);
  expect("warning sum_mismatch: f0 f1 f4 f5: the parts 41200 + 62900 + 34500 make 138,600, 10,000 more than the 128600 that the page states as their whole\n");
  page_of[5].value[0] = decimal("24500"), expect("");
  page_of[5].value[0] = decimal("33700"), expect(""); /* over, but by no one digit */
  new_page(); /* behind a share another clause may begin */
  w = fact("count", "2635", "problem", NULL);
  part_of(fact("count", "2398", "problem", NULL), w);
  fact("percent", "91", "%", NULL);
  fact("count", "86", "person", NULL), fact("count", "71", "case", NULL);
  expect("");
}

static void sums_of_mixed_parts(void **state) {
  (void)state;
  new_page();
  struct record *w = fact("count", "12400", "person", NULL);
  part_of(fact("count", "7200", "farmer", NULL), w);
  fact("count", "5300", "herdsman", NULL); /* right behind a part */
  expect("warning sum_mismatch: f0 f1 f2: the parts 7200 + 5300 make 12,500, 100 more than the 12400 that the page states as their whole\n");
  page_of[2].value[0] = decimal("5200");
  expect("");
  page_of[2].value[0] = decimal("4100"); /* no slip: not known to be all of the parts */
  expect("");
}

static void sums_with_hedges(void **state) {
  (void)state;
  sum("236", "152", "61", "33");
  page_of[1].qualifier = VIEW_LIT("at_most");
  expect(""); /* at most 152 may be 142 */
  sum("372", "140", "222", NULL);
  page_of[1].qualifier = VIEW_LIT("more_than");
  expect("");
  sum("372", "140", "222", NULL);
  changed(&page_of[2], "increase"); /* a difference is no part */
  expect("");
}

static void parts_and_wholes(void **state) {
  (void)state;
  sum("70200", "74000", "100", NULL);
  expect("error part_exceeds_whole: f1 f0: the part 74000 is more than its whole, 70200\n");
  sum("70200", "74000", "100", NULL);
  page_of[0].qualifier = VIEW_LIT("more_than");
  expect("");
  new_page(); /* a figure before that would hold it */
  fact("length", "293000", "km", NULL);
  struct record *w = fact("length", "18900", "km", NULL);
  part_of(fact("length", "24700", "km", NULL), w);
  expect("");
  new_page(); /* beside the part and the whole */
  w = fact("count", "9", "project", NULL);
  fact("money", "4520000000", "CNY", "10000000");
  part_of(fact("count", "3", "project", NULL), w);
  fact("money", "4700000000", "CNY", "100000000");
  expect("error part_exceeds_whole: f3 f1: the part 4700000000 is more than its whole, 4520000000\n");
}

static void sums_apposed_and_totalled(void **state) {
  (void)state;
  new_page();
  fact("count", "412", "student", NULL), fact("count", "267", "boy", NULL), fact("count", "155", "girl", NULL);
  expect("warning sum_mismatch: f0 f1 f2: the parts 267 + 155 make 422, 10 more than the 412 that the page states as their whole\n");
  new_page();
  fact("count", "422", "student", NULL), fact("count", "267", "boy", NULL), fact("count", "155", "girl", NULL);
  expect("");
  new_page();
  fact("count", "28", "teacher", NULL), fact("count", "16", "doctor", NULL), fact("count", "11", "technician", NULL);
  assertion(fact("count", "61", "person", NULL), "total");
  expect("warning sum_mismatch: f3 f0 f1 f2: the parts 28 + 16 + 11 make 55, 6 less than the 61 that the page states as their whole\n");
  page_of[3].value[0] = decimal("27"), page_of[3].text = VIEW_LIT("27"); /* of the last two alone */
  expect("");
  new_page(); /* what says that it is a total may stand before its parts */
  assertion(fact("money", "412", "USD", NULL), "total"), fact("money", "267", "USD", NULL), fact("money", "155", "USD", NULL);
  expect("warning sum_mismatch: f0 f1 f2: the parts 267 + 155 make 422 USD, 10 more than the 412 that the page states as their whole\n");
  new_page(); /* roads of the total are not tried as wholes of each other */
  fact("length", "74.5", "km", NULL), fact("length", "31.2", "km", NULL), fact("length", "26.0", "km", NULL), fact("length", "18.3", "km", NULL);
  assertion(fact("length", "150", "km", NULL), "total");
  expect("");
}

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
  assertion(fact("percent", "48", "%", NULL), "share"), assertion(fact("percent", "37", "%", NULL), "share"), assertion(fact("percent", "21", "%", NULL), "share");
  expect("error impossible_share: f0 f1 f2: the shares 48 + 37 + 21 make 106%, more than their whole\n");
  page_of[2].value[0] = decimal("16"); /* 101, but each may be half a point less */
  expect("");
  page_of[2].value[0] = decimal("70"); /* they overlap */
  expect("");
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

static void shares_that_nothing_calls_so(void **state) {
  (void)state;
  new_page();
  fact("percent", "38", "%", NULL), fact("percent", "27", "%", NULL), fact("percent", "21", "%", NULL), fact("percent", "18", "%", NULL);
  expect("warning impossible_share: f0 f1 f2 f3: 38 + 27 + 21 + 18 make 104%: if they are the shares of one whole, a little too much\n");
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

static void rates_of_growth(void **state) {
  (void)state;
  new_page();
  about(fact("money", "3087.5", "CNY", NULL), "income");
  changed(about(fact("money", "402.3", "CNY", NULL), "income"), "increase");
  struct record *rate = changed(about(fact("percent", "14.98", "%", NULL), "income"), "increase");
  expect("");
  rate->value[0] = decimal("16.98"), rate->text = VIEW_LIT("16.98");
  expect("warning ratio_mismatch: f2 f1 f0: a change of 402.3 to 3087.5 is one of 14.9821%, but 16.98 is stated\n");
  new_page();
  about(fact("percent", "5", "%", NULL), "nothing");
  about(fact("money", "2874", "CNY", NULL), "income"), about(fact("money", "3219.50", "CNY", NULL), "income");
  rate = changed(about(fact("percent", "12.02", "%", NULL), "income"), "increase");
  expect("");
  rate->value[0] = decimal("12.20"), rate->text = VIEW_LIT("12.20");
  expect("warning ratio_mismatch: f3 f1 f2: from 2874 to 3219.50 is a change of 12.0216%, but 12.20 is stated\n");
  assertion(rate, "real"), expect(""); /* at prices of another time */
  assertion(rate, "");
  for (uint32_t i = 1; i <= 2; i++) page_of[i].time = (struct record_mention){.text = VIEW_LIT("2018"), .normal = VIEW_LIT("2018")};
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
  expect("info ratio_mismatch: f2 f1 f0: 64407800 of 90476000 is 71.1877%, but 71.18 is stated: cut or slipped in the last place\n");
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
}

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

static struct record *dated(struct record *r, const char *when) {
  r->time = (struct record_mention){.text = view_of(when), .normal = view_of(when), .from = "sentence"};
  return r;
}

static void nearly_the_same(void **state) {
  (void)state;
  new_page();
  assertion(dated(fact("count", "42", "person", NULL), "2016-03-09"), "toll");
  new_sentence();
  struct record *dead = assertion(dated(fact("count", "44", "person", NULL), "2016-03-09"), "toll");
  expect("info contradiction: f0 f1: 42 here and 44 there for what seems to be one and the same\n");
  dated(dead, "1966"); /* of another disaster */
  expect("");
  new_page();
  dated(fact("money", "12600000", "CNY", "100000"), "2012")->action = (struct record_mention){.text = VIEW_LIT("gave"), .normal = VIEW_LIT("give")};
  new_sentence();
  struct record *gift = dated(fact("money", "12900000", "CNY", "100000"), "2012");
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
  dated(about(fact("percent", "4.0", "%", "0.1"), "Economic growth"), "2018");
  new_sentence();
  struct record *again = dated(about(fact("percent", "4.3", "%", "0.1"), "growth"), "2018");
  expect(""); /* one section goes on about it */
  again->section = VIEW_LIT("outlook");
  expect("info contradiction: f0 f1: 4.0 in one section and 4.3 in another for 'growth' at one time\n");
  again->value[0] = decimal("8.3"); /* of something else */
  expect("");
  again->value[0] = decimal("4.3");
  dated(again, "2019");
  expect("");
  new_page(); /* a time that the page has given, and two digits */
  dated(about(fact("percent", "53.6", "%", "0.1"), "import dependency"), "2016")->time.from = "document";
  new_sentence();
  again = dated(about(fact("percent", "56.3", "%", "0.1"), "Import dependency"), "2016");
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
  expect("warning contradiction: f1 f0: 53200 for each is more than the 50000 that the sentence states as the most\n");
  each->value[0] = decimal("49000");
  expect("");
  each->value[0] = decimal("80000"); /* of something else */
  expect("");
  each->value[0] = decimal("53200");
  each->sentence.start = 500;
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
  new_page(); /* 48.3 million, or 0.62 a share, from 70 million */
  struct record *profit = about(fact("money", "48300000", "CAD", "100000"), "profit");
  about(fact("money", "0.62", "CAD", "0.01"), "profit")->per = VIEW_LIT("share");
  about(fact("money", "70000000", "CAD", "1000000"), "profit")->per = VIEW_LIT("share");
  expect("");
  about(profit, "sales");
  expect("warning implausible_scale: f2 f1: 70000000 for 'profit' is over 1,000 times the 0.62 that the page has for the same\n");
  new_page();
  fact("money", "2200000", "CNY", "100000");
  fact("money", "2", NULL, "1");
  expect("warning implausible_scale: f1: 2 has no unit, and read as it stands is not a hundredth of the smallest amount of the page, 2200000\n");
  page_of[1].value[0] = decimal("431000");
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
      cmocka_unit_test(sums_of_linked_parts),
      cmocka_unit_test(sums_of_rows_written_in_full),
      cmocka_unit_test(sums_of_sentences),
      cmocka_unit_test(sums_that_are_complete),
      cmocka_unit_test(sums_of_parts_told_later),
      cmocka_unit_test(sums_divided_twice),
      cmocka_unit_test(sums_of_swapped_parts),
      cmocka_unit_test(sums_with_asides),
      cmocka_unit_test(sums_of_mixed_parts),
      cmocka_unit_test(sums_with_hedges),
      cmocka_unit_test(parts_and_wholes),
      cmocka_unit_test(sums_apposed_and_totalled),
      cmocka_unit_test(shares),
      cmocka_unit_test(shares_of_parts),
      cmocka_unit_test(shares_that_nothing_calls_so),
      cmocka_unit_test(rates_of_shares),
      cmocka_unit_test(rates_of_named_wholes),
      cmocka_unit_test(rates_of_parts_linked_too_low),
      cmocka_unit_test(rates_of_growth),
      cmocka_unit_test(rates_that_lead_on),
      cmocka_unit_test(rates_from_a_base),
      cmocka_unit_test(rates_of_percentages),
      cmocka_unit_test(rates_that_are_fine),
      cmocka_unit_test(rates_for_each),
      cmocka_unit_test(lists),
      cmocka_unit_test(twins),
      cmocka_unit_test(twins_of_two_statuses),
      cmocka_unit_test(nearly_the_same),
      cmocka_unit_test(rates_told_twice),
      cmocka_unit_test(the_most_and_the_average),
      cmocka_unit_test(scale),
      cmocka_unit_test(names),
      cmocka_unit_test(windows_say_when_they_cut)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
