/* The pack and the engine together: texts of the guide and what must come of them. */
#include "tests/unit/reading.h"

/* One line a record: type text = values unit qualifier | edtf | class | finding kind. */
static void take(void *context, const struct record *r) {
  struct buf *b = context;
  if (r->type == RECORD_SENTENCE) return;
  if (r->type == RECORD_FINDING) {
    buf_printf(b, "! %s\n", r->finding);
    return;
  }
  buf_view(b, r->text);
  buf_str(b, " =");
  for (uint32_t i = 0; i < r->values; i++) buf_char(b, ' '), decimal_print(b, r->value[i]);
  if (r->has_value_max) buf_str(b, ".."), decimal_print(b, r->value_max);
  if (r->type == RECORD_FACT) buf_printf(b, " %.*s %.*s", (int)r->unit.len, r->unit.p ? r->unit.p : "", (int)r->qualifier.len, r->qualifier.p);
  if (r->type == RECORD_DATE) buf_printf(b, " %.*s", (int)r->edtf.len, r->edtf.p ? r->edtf.p : "");
  if (r->type == RECORD_NUMBER) buf_printf(b, " %.*s", (int)r->class.len, r->class.p);
  buf_char(b, '\n');
}

static void expect(const char *sentence, const char *records) {
  struct record_ledger l = expect_sentence(sentence, take, records);
  assert_int_equal(l.numbers, l.fact + l.date + l.number + l.entity + l.unclaimed);
}

static void money(void **state) {
  (void)state;
  expect("It invested 29.3 million Yuan there.", "29.3 million Yuan = 29300000 CNY exact\n");
  expect("It raised USD34.6 million there.", "USD34.6 million = 34600000 USD exact\n");
  expect("It raised US$4.7 billion there.", "US$4.7 billion = 4700000000 USD exact\n");
  expect("It cost Rs 1,12,430 crore there.", "Rs 1,12,430 crore = 1124300000000 INR exact\n");
  expect("Each got 600 to 1,200 Yuan.", "600 to 1,200 Yuan = 600..1200 CNY exact\n");
}

static void words(void **state) {
  (void)state;
  expect("It moved two hundred and fifty households.", "two hundred and fifty = 250 household exact\n");
  expect("It has 2.6 ten thousand residents.", "2.6 ten thousand = 26000 resident exact\n");
  expect("It got 37 million 450 thousand Yuan.", "37 million 450 thousand Yuan = 37450000 CNY exact\n");
  expect("It has dozens of plants.", "dozens = 12 plant more_than\n");
}

static void measures(void **state) {
  (void)state;
  expect("It built roads of 66.9 kilometers.", "66.9 kilometers = 66.9 km exact\n");
  expect("It planted 2338 mu of tea.", "2338 mu = 2338 mu exact\n");
  expect("The rate rose by 1.4 percentage points.", "1.4 percentage points = 1.4 percentage_point exact\n");
  expect("It is matched at the ratio of 1:3.", "1:3 = 1 3 1 exact\n");
}

static void hedges(void **state) {
  (void)state;
  expect("It trained more than 4,801 farmers.", "4,801 = 4801 farmer more_than\n");
  expect("It costs at least 15 million Yuan.", "15 million Yuan = 15000000 CNY at_least\n");
  expect("It has 30 pumps or so.", "30 = 30 pump about\n");
}

static void dates(void **state) {
  (void)state;
  expect("In 2010, it began.", "2010 = 2010\n");
  expect("As of the end of 2010 it ended.", "the end of 2010 = 2010-12\n");
  expect("On February 25, 2011, it began.", "February 25, 2011 = 2011-02-25\n");
  expect("In 2010 it rose over the previous year.", "2010 = 2010\nthe previous year = 2009\n");
}

/* A number that touches something unread is told, never cut. */
static void never_truncated(void **state) {
  (void)state;
  expect("It cost 1,783.9million Yuan.", "1,783.9million Yuan = 1783900000 CNY exact\n");
  expect("It went to 940 000 farmers.", "940 000 = 940000 farmer exact\n");
  expect("It began in 2012–13 there.", "2012–13 = 2012/2013\n");
  expect("It has one and a half thousand students.", "one and a half thousand = 1500 student exact\n");
  expect("It was the 12th meeting.", "12th = ordinal\n");
  expect("It has 50 key counties.", "50 = 50 county exact\n");
  expect("It was a 3-year plan.", "3-year = 3 year exact\n");
  expect("It gave 10,000-odd people work.", "10,000-odd = 10000 person more_than\n");
  expect("It has 500Q there.", "500 = 500  exact\n! suspect_number\n");
}

static void nothing_lost(void **state) {
  (void)state;
  expect("", "");
  expect("(Yue Fu Han [2006] No. 257)", "Yue Fu Han [2006] No. 257 = document_no\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(money), cmocka_unit_test(words), cmocka_unit_test(measures),
                                     cmocka_unit_test(hedges), cmocka_unit_test(dates),
                                     cmocka_unit_test(never_truncated), cmocka_unit_test(nothing_lost)};
  return cmocka_run_group_tests(tests, load, unload);
}
