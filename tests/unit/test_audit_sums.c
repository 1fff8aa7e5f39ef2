/* The checks of sums and parts on records made by hand. */
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
  sum("38", "26", "21", NULL), expect("");    /* of so few, by a fifth */
  sum("214", "98", "141", "25"), expect("");  /* the last ones are counted twice */
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

static void sums_that_leave_no_rest(void **state) {
  (void)state;
  new_page(); /* women and men */
  struct record *w = fact("count", "8746", "artisan", NULL);
  part_of(fact("count", "5318", "woman", NULL), w);
  expect("");
  struct record *rest = part_of(fact("count", "3248", "man", NULL), w);
  expect("");
  assertion(rest, "rest");
  expect("warning sum_mismatch: f0 f1 f2: the parts 5318 + 3248 make 8,566, 180 less than the 8746 that the page states as their whole\n");
  page_of[2].value[0] = decimal("3428"), expect("");
  new_page(); /* "... and the remaining 12" */
  w = fact("count", "54", "school", NULL);
  part_of(fact("count", "40", "school", NULL), w);
  assertion(part_of(fact("count", "12", "school", NULL), w), "rest");
  expect("warning sum_mismatch: f0 f1 f2: the parts 40 + 12 make 52, 2 less than the 54 that the page states as their whole\n");
  part_of(fact("count", "20", "school", NULL), w); /* a part behind it divides the whole in another way */
  expect("warning sum_mismatch: f0 f1 f2: the parts 40 + 12 make 52, 2 less than the 54 that the page states as their whole\n");
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
  sum("12102", "983", "4447", "5673"), expect(""); /* parts need not exhaust the whole */
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
  page_of[5].value[0] = decimal("33700"), page_of[5].text = VIEW_LIT("33700"); /* over, but by no one digit */
  expect("info sum_mismatch: f0 f1 f4 f5: the parts 41200 + 62900 + 33700 make 137,800, 9,200 more than the 128600 that the page states as their whole\n");
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
  new_page(); /* a sentence on, "of them" may be of something else */
  struct record *above = fact("count", "70200", "person", NULL);
  new_sentence();
  part_of(fact("count", "74000", "person", NULL), above);
  expect("info part_exceeds_whole: f1 f0: the part 74000 is more than its whole, 70200\n");
  sum("70200", "74000", "100", NULL);
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
  page_of[1].status = VIEW_LIT("planned"); /* what is to come is no part of what is */
  expect("");
  new_page();
  told_in(fact("count", "412", "student", NULL), "2014"), fact("count", "267", "boy", NULL), told_in(fact("count", "155", "girl", NULL), "2013");
  told_in(&page_of[1], "2014"); /* set against it */
  expect("info sum_mismatch: f0 f1 f2: the parts 267 + 155 make 422, 10 more than the 412 that the page states as their whole\n");
  new_page();
  fact("count", "422", "student", NULL), fact("count", "267", "boy", NULL), fact("count", "155", "girl", NULL);
  expect("");
  new_page(); /* added 94,000 jobs, trade 58,000 and the State 40,000: two digits come near by chance */
  fact("count", "94000", "job", "1000"), fact("count", "58000", "job", "1000"), fact("count", "40000", "job", "1000");
  expect("");
  new_page(); /* unless all are of one item: 460 kg of eels, 310 into the lake and 170 into the river */
  about(fact("mass", "460", "kg", "10"), "eels"), about(fact("mass", "310", "kg", "10"), "eels"), about(fact("mass", "170", "kg", "10"), "eels");
  expect("warning sum_mismatch: f0 f1 f2: the parts 310 + 170 make 480 kg, 20 more than the 460 that the page states as their whole\n");
  about(fact("mass", "20", "kg", "10"), "eels"), expect(""); /* the row goes on */
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

static void sums_with_neighbours(void **state) {
  (void)state;
  new_page(); /* 312 families and 290 houses, of which 140 here and 172 there */
  fact("count", "312", "family", NULL);
  struct record *w = fact("count", "290", "house", NULL);
  part_of(fact("count", "140", "house", NULL), w), part_of(fact("count", "172", "house", NULL), w);
  expect("");
  page_of[0].value[0] = decimal("311");
  expect("warning sum_mismatch: f1 f2 f3: the parts 140 + 172 make 312, 22 more than the 290 that the page states as their whole\n");
  new_page(); /* 61,200 tons of sardines, 40,100 of them in the north, and 30,300 of mackerel */
  w = fact("mass", "112400", "t", NULL);
  struct record *inner = part_of(fact("mass", "61200", "t", NULL), w);
  part_of(fact("mass", "40100", "t", NULL), inner), part_of(fact("mass", "30300", "t", NULL), inner);
  expect("");
  inner->part_of[0] = '\0';
  expect("warning sum_mismatch: f1 f2 f3: the parts 40100 + 30300 make 70,400 t, 9,200 more than the 61200 that the page states as their whole\n");
  new_page(); /* 141 groups were set up; 11,630 households joined, 4,908 of which ... */
  w = fact("count", "141", "group", NULL);
  fact("count", "11630", "household", NULL);
  part_of(fact("count", "4908", "group", NULL), w);
  expect("");
  page_of[1].value[0] = decimal("4630");
  expect("error part_exceeds_whole: f2 f0: the part 4908 is more than its whole, 141\n");
}

static void sums_of_several_times(void **state) {
  (void)state;
  new_page();
  struct record *w = told_in(fact("mass", "98000", "t", NULL), "2011");
  told_in(part_of(fact("mass", "58000", "t", NULL), w), "2012");
  struct record *last = told_in(part_of(fact("mass", "45000", "t", NULL), w), "2013");
  expect("info sum_mismatch: f0 f1 f2: the parts 58000 + 45000 make 103,000 t, 5,000 more than the 98000 that the page states as their whole\n");
  told_in(w, "2012/2013");
  expect("warning sum_mismatch: f0 f1 f2: the parts 58000 + 45000 make 103,000 t, 5,000 more than the 98000 that the page states as their whole\n");
  told_in(w, "2011"), told_in(last, "2012-05");
  expect("warning sum_mismatch: f0 f1 f2: the parts 58000 + 45000 make 103,000 t, 5,000 more than the 98000 that the page states as their whole\n");
}

static void sums_that_are_but_worth_a_look(void **state) {
  (void)state;
  sum("1428", "612", "408", "308"); /* 100 are missing */
  expect("info sum_mismatch: f0 f1 f2 f3: the parts 612 + 408 + 308 make 1,328, 100 less than the 1428 that the page states as their whole\n");
  sum("864", "412", "257", "159"); /* 195 */
  expect("info sum_mismatch: f0 f1 f2 f3: the parts 412 + 257 + 159 make 828, 36 less than the 864 that the page states as their whole\n");
  sum("864", "412", "257", "125"), expect("");
  sum("9921", "6091", "3220", "490"); /* little is left: a twentieth at the most */
  expect("info sum_mismatch: f0 f1 f2 f3: the parts 6091 + 3220 + 490 make 9,801, 120 less than the 9921 that the page states as their whole\n");
  page_of[0].qualifier = VIEW_LIT("at_least"), expect("");
  sum("87", "41", "23", "13"); /* or one digit, of so few as well */
  expect("info sum_mismatch: f0 f1 f2 f3: the parts 41 + 23 + 13 make 77, 10 less than the 87 that the page states as their whole\n");
  sum("88", "41", "23", "12"), expect("");
  new_page(); /* counts of other things */
  struct record *w = fact("count", "137", "labor", NULL);
  part_of(fact("count", "52", "labor", NULL), w), part_of(fact("count", "49", "labor", NULL), w), part_of(fact("count", "26", "farmer", NULL), w);
  expect("info sum_mismatch: f0 f1 f2 f3: the parts 52 + 49 + 26 make 127, 10 less than the 137 that the page states as their whole\n");
}

static void sums_whose_parts_are_counted(void **state) {
  (void)state;
  new_page(); /* 612 villages in two batches, 360 in the first and 262 in the second */
  about(fact("count", "612", "village", NULL), "poor villages"), fact("count", "2", "batch", NULL);
  about(fact("count", "360", "village", NULL), "villages"), about(fact("count", "262", "village", NULL), "villages");
  expect("warning sum_mismatch: f0 f2 f3: the parts 360 + 262 make 622, 10 more than the 612 that the page states as their whole\n");
  page_of[1].value[0] = decimal("3"), expect("");
  page_of[1].value[0] = decimal("2"), page_of[3].value[0] = decimal("252"), expect("");
}

static void sums_of_the_next_sentence(void **state) {
  (void)state;
  new_page(); /* 78.26 billion, up 24.6%. By industry, 5.12, 29.84 and 42.30 billion */
  fact("money", "78.26", "CNY", "0.01"), changed(fact("percent", "24.6", "%", "0.1"), "increase");
  new_sentence();
  fact("money", "5.12", "CNY", "0.01"), changed(fact("percent", "31", "%", "1"), "increase"), fact("money", "29.84", "CNY", "0.01");
  fact("money", "42.30", "CNY", "0.01");
  expect("warning sum_mismatch: f0 f2 f4 f5: the parts 5.12 + 29.84 + 42.30 make 77.26 CNY, 1 less than the 78.26 that the page states as their whole\n");
  page_of[0].value[0] = decimal("77.26"), expect("");
  page_of[0].value[0] = decimal("75.41"), expect(""); /* no slip: told of something else */
  page_of[0].value[0] = decimal("78.26"), told_in(&page_of[0], "2013"); /* of another time, or planned: but noted */
  expect("info sum_mismatch: f0 f2 f4 f5: the parts 5.12 + 29.84 + 42.30 make 77.26 CNY, 1 less than the 78.26 that the page states as their whole\n");
  page_of[0].time = (struct record_mention){.text = {NULL, 0}}, page_of[2].status = VIEW_LIT("planned");
  expect("info sum_mismatch: f0 f2 f4 f5: the parts 5.12 + 29.84 + 42.30 make 77.26 CNY, 1 less than the 78.26 that the page states as their whole\n");
}

static void sums_of_lists(void **state) {
  (void)state;
  new_page(); /* 1,420 tons of goods: 640 of rice, ... */
  struct record *w = assertion(fact("mass", "1420", "t", "1"), "listed");
  fact("mass", "640", "t", "1"), fact("mass", "380", "t", "1"), fact("mass", "210", "t", "1"), fact("mass", "90", "t", "1");
  expect("warning sum_mismatch: f0 f1 f2 f3 f4: the parts 640 + 380 + 210 + 90 make 1,320 t, 100 less than the 1420 that the page states as their whole\n");
  w->asserts = (struct view){NULL, 0}; /* four parts in a row, and a digit of three */
  expect("info sum_mismatch: f0 f1 f2 f3 f4: the parts 640 + 380 + 210 + 90 make 1,320 t, 100 less than the 1420 that the page states as their whole\n");
  assertion(w, "listed");
  w->value[0] = decimal("1320"), expect("");
  w->value[0] = decimal("1500"), w->text = VIEW_LIT("1500"); /* no slip */
  expect("info sum_mismatch: f0 f1 f2 f3 f4: the parts 640 + 380 + 210 + 90 make 1,320 t, 180 less than the 1500 that the page states as their whole\n");
  w->value[0] = decimal("2500"), expect(""); /* far off */
  new_page(); /* counts of other things */
  assertion(fact("count", "186", "person", NULL), "listed");
  fact("count", "74", "teacher", NULL), fact("count", "52", "doctor", NULL), fact("count", "50", "nurse", NULL);
  expect("warning sum_mismatch: f0 f1 f2 f3: the parts 74 + 52 + 50 make 176, 10 less than the 186 that the page states as their whole\n");
  new_page(); /* output was 273.4, 8.7% above the 251.5 of the year before: rice 109.2 ...: the list is of the first */
  fact("mass", "273.4", "t", "0.1"), assertion(fact("mass", "251.5", "t", "0.1"), "listed");
  fact("mass", "109.2", "t", "0.1"), fact("mass", "97.4", "t", "0.1"), fact("mass", "66.8", "t", "0.1");
  expect("");
  page_of[0].value[0] = decimal("290.1");
  expect("info sum_mismatch: f1 f2 f3 f4: the parts 109.2 + 97.4 + 66.8 make 273.4 t, 21.9 more than the 251.5 that the page states as their whole\n");
  new_page(); /* two parts, near it: 3.02 million heads: 1.12 million in stock and 1.80 million slaughtered; a target is none of them */
  assertion(fact("count", "302", "head", NULL), "listed"), fact("count", "290", "head", NULL)->status = VIEW_LIT("planned");
  fact("count", "112", "head", NULL), fact("count", "180", "head", NULL);
  expect("info sum_mismatch: f0 f2 f3: the parts 112 + 180 make 292, 10 less than the 302 that the page states as their whole\n");
  page_of[3].value[0] = decimal("150"), expect("");
  new_page(); /* divided once more in the next sentence, and rightly */
  assertion(fact("mass", "1420", "t", "1"), "listed");
  fact("mass", "640", "t", "1"), fact("mass", "380", "t", "1"), fact("mass", "300", "t", "1");
  new_sentence();
  part_of(fact("mass", "1000", "t", "1"), &page_of[0]), part_of(fact("mass", "420", "t", "1"), &page_of[0]);
  expect("warning sum_mismatch: f0 f1 f2 f3: the parts 640 + 380 + 300 make 1,320 t, 100 less than the 1420 that the page states as their whole\n");
}

static void sums_of_one_other_item(void **state) {
  (void)state;
  new_page(); /* accruals of 163 million; repayments of 16 million after 151 million */
  about(fact("money", "163", "USD", NULL), "accruals");
  about(fact("money", "16", "USD", NULL), "repayments"), about(fact("money", "151", "USD", NULL), "repayments");
  expect("");
  about(&page_of[2], "fees");
  expect("warning sum_mismatch: f0 f1 f2: the parts 16 + 151 make 167 USD, 4 more than the 163 that the page states as their whole\n");
}

static void totals_of_their_own_unit(void **state) {
  (void)state;
  new_page(); /* 12 teams of 148 doctors and 9 teams of 231, 21 teams and 379 doctors in all */
  fact("count", "12", "team", NULL), fact("count", "148", "doctor", NULL), fact("count", "9", "team", NULL), fact("count", "231", "doctor", NULL);
  fact("count", "21", "team", NULL);
  struct record *total = assertion(fact("count", "379", "doctor", NULL), "total");
  expect("");
  total->value[0] = decimal("397"), total->text = VIEW_LIT("397");
  expect("warning sum_mismatch: f5 f1 f3: the parts 148 + 231 make 379, 18 less than the 397 that the page states as their whole\n");
  new_page(); /* 3.12 million, of the planned 2.5 million; with 1.68 million 4.6 million */
  fact("count", "3120000", "person", "10000");
  fact("count", "2500000", "person", "100000")->status = VIEW_LIT("planned");
  fact("count", "1680000", "person", "10000");
  assertion(fact("count", "4600000", "person", "100000"), "total");
  expect("warning sum_mismatch: f3 f0 f2: the parts 3120000 + 1680000 make 4,800,000, 200,000 more than the 4600000 that the page states as their whole\n");
  page_of[3].value[0] = decimal("4800000"), expect("");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_of_linked_parts),
      cmocka_unit_test(sums_that_leave_no_rest),
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
      cmocka_unit_test(sums_with_neighbours),
      cmocka_unit_test(sums_of_several_times),
      cmocka_unit_test(sums_that_are_but_worth_a_look),
      cmocka_unit_test(sums_whose_parts_are_counted),
      cmocka_unit_test(sums_of_the_next_sentence),
      cmocka_unit_test(sums_of_lists),
      cmocka_unit_test(sums_of_one_other_item),
      cmocka_unit_test(totals_of_their_own_unit)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
