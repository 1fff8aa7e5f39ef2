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

/* Every notation is read whole, or told to be unread. */
static void notations(void **state) {
  (void)state;
  expect("It has 1.234,5 km of roads.", "1.234,5 km = 1234.5 km exact\n");
  expect("It paid 10.000.000 yuan there.", "10.000.000 yuan = 10000000 CNY exact\n");
  expect("It paid 44 948,2 million euros.", "44 948,2 million euros = 44948200000 EUR exact\n");
  expect("It paid EUR 2 694.3 million.", "EUR 2 694.3 million = 2694300000 EUR exact\n");
  expect("Less than EUR 5 000, all told.", "EUR 5 000 = 5000 EUR less_than\n");
  expect("It rose by 1,6 % there.", "1,6 % = 1.6 % exact\n");
  expect("It paid 12,3456 rupees there.", "12,3456 = unclaimed\n! suspect_number\n");
  expect("It counts 10^6 cells there.", "10^6 = unclaimed\n! suspect_number\n");
  expect("It has 12/15 seats there.", "12/15 = unclaimed\n! suspect_number\n");
  expect("It is made 3.5.2 there.", "3.5.2 = unclaimed\n! suspect_number\n");
  expect("It took 2½ years there.", "2½ years = 2.5 year exact\n");
  expect("It lost 3/4 of its trees.", "3/4 = 0.75 1 exact\n");
  expect("It has .5 ha there.", ".5 ha = 0.5 ha exact\n");
  expect("It paid Rs. 1,12,430.50 crore.", "Rs. 1,12,430.50 crore = 1124305000000 INR exact\n");
  expect("It paid Rs 3,000 cr there.", "Rs 3,000 cr = 30000000000 INR exact\n");
  expect("It has 5km2 there.", "5km2 = 5 km2 exact\n");
  expect("It was -5°C there.", "-5°C = -5 °C exact\n");
}

static void ranges(void **state) {
  (void)state;
  expect("It cost 1.2-1.5 million euros.", "1.2-1.5 million euros = 1200000..1500000 EUR exact\n");
  expect("It cost $5-10m there.", "$5-10m = 5000000..10000000 USD exact\n");
  expect("It cost €5 bn - €6 bn there.", "€5 bn - €6 bn = 5000000000..6000000000 EUR exact\n");
  expect("It cost $5 million to $10 million.", "$5 million to $10 million = 5000000..10000000 USD exact\n");
  expect("It rose from 5% to 7%.", "5% = 5 % exact\n7% = 7 % exact\n");
  expect("It is between 5 and 7 percent.", "5 and 7 percent = 5..7 % exact\n");
  expect("Between 50 and 60 people died.", "50 and 60 = 50..60 person exact\n");
  expect("It is for children aged 6-14.", "6-14 = 6..14 year exact\n");
  expect("It took 18-20 months there.", "18-20 months = 18..20 month exact\n");
}

static void names_with_digits(void **state) {
  (void)state;
  expect("It cut CO2 by 5%.", "2 = name\n5% = 5 % exact\n");
  expect("The G20 met there.", "20 = name\n");
  expect("It has 5G networks there.", "5 = name\n");
  expect("It follows Resolution 1325 (2000).", "Resolution 1325 (2000) = document_no\n");
  expect("Loan No. 7387-IN closed.", "Loan No. 7387-IN = document_no\n");
  expect("It stands on Highway 66 there.", "66 = name\n");
  expect("It built a one-stop shop.", "one = other\n");
  expect("It has 2,48,160 Gram Panchayats.", "2,48,160 = 248160 panchayat exact\n");
}

static void calendars(void **state) {
  (void)state;
  expect("In Q3 2014 it fell.", "Q3 2014 = 2014-35\n");
  expect("In H1 2015 it fell.", "H1 2015 = 2015-40\n");
  expect("In the 1990s it fell.", "the 1990s = 199X\n");
  expect("In 2014/15 it fell.", "2014/15 = 2014/2015\n");
  expect("In mid-2010 it fell.", "mid-2010 = 2010-06\n");
  expect("In 2015 sales fell.", "2015 = 2015\n");
  expect("In 2014 the train left at 6 p.m. there.", "2014 = 2014\n6 p.m. = \n");
  expect("On 5 May 2014 the train left at 6 p.m. there.", "5 May 2014 = 2014-05-05\n6 p.m. = 2014-05-05T18:00:00\n");
}

static void nothing_lost(void **state) {
  (void)state;
  expect("", "");
  expect("(Yue Fu Han [2006] No. 257)", "Yue Fu Han [2006] No. 257 = document_no\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(money), cmocka_unit_test(words), cmocka_unit_test(measures),
                                     cmocka_unit_test(hedges), cmocka_unit_test(dates),
                                     cmocka_unit_test(never_truncated), cmocka_unit_test(notations), cmocka_unit_test(ranges),
                                     cmocka_unit_test(names_with_digits), cmocka_unit_test(calendars), cmocka_unit_test(nothing_lost)};
  return cmocka_run_group_tests(tests, load, unload);
}
