/* The arithmetic beneath the audit: intervals, slips of the pen, derivations, dates. */
#include "audit/derive.h"
#include "audit/page.h"
#include "base/edtf.h"
#include "tests/unit/by_hand.h"

/* ---- intervals */

static void assert_interval(struct interval i, const char *lo, const char *hi) {
  assert_false(i.unknown);
  assert_int_equal(i.bounded_lo, lo != NULL);
  assert_int_equal(i.bounded_hi, hi != NULL);
  if (lo) assert_int_equal(decimal_cmp(i.lo, decimal(lo)), 0);
  if (hi) assert_int_equal(decimal_cmp(i.hi, decimal(hi)), 0);
}

static struct interval hedged(const char *value, const char *precision, const char *qualifier) {
  new_page();
  struct record *r = fact("count", value, "x", precision);
  r->qualifier = view_of(qualifier);
  return interval_of(r, READ_HEDGED);
}

static void intervals(void **state) {
  (void)state;
  assert_interval(hedged("42", "1", "exact"), "42", "42"); /* things are whole */
  assert_interval(hedged("42.5", "0.1", "exact"), "42.45", "42.55");
  assert_interval(hedged("29300000", "100000", "exact"), "29250000", "29350000");
  assert_interval(hedged("618000", "1", "exact"), "617500", "618500");   /* its zeros are rounding */
  assert_interval(hedged("30000", "1", "exact"), "29500", "30500");      /* but two digits stand */
  assert_interval(hedged("120000000", "1000000", "exact"), "119500000", "120500000"); /* written with its scale */
  assert_interval(hedged("40000", "1", "more_than"), "39500", NULL);
  assert_interval(hedged("300", "1", "at_most"), NULL, "300");
  assert_interval(hedged("96", "1", "about"), "95", "97");
  assert_interval(hedged("96", "1", "nearly"), "95", "96");
  new_page();
  struct record *range = fact("length", "10", "km", "1");
  range->value_max = decimal("20");
  range->has_value_max = true;
  assert_interval(interval_of(range, READ_HEDGED), "9.5", "20.5");
  assert_interval(interval_of(range, READ_EXACT), "10", "20");
}

static struct interval between(const char *lo, const char *hi) { return (struct interval){decimal(lo), decimal(hi), true, true, false}; }

static void interval_arithmetic(void **state) {
  (void)state;
  assert_interval(interval_add(between("1", "2"), between("10", "20")), "11", "22");
  assert_interval(interval_sub(between("10", "20"), between("1", "2")), "8", "19");
  assert_interval(interval_mul(between("2", "3"), between("10", "20")), "20", "60");
  assert_interval(interval_percent(between("1", "1"), between("3", "3"), -2), "33.32", "33.34"); /* outward */
  struct interval open = between("1", "2"), huge = between("900000000000000001", "900000000000000001");
  open.bounded_hi = false;
  assert_interval(interval_add(open, between("1", "1")), "2", NULL);
  assert_interval(interval_sub(between("10", "10"), open), NULL, "9");
  assert_true(interval_above(between("3", "4"), between("1", "2.9")));
  assert_false(interval_above(between("3", "4"), between("1", "3")));
  assert_false(interval_above(between("3", "4"), open));
  assert_true(interval_mul(huge, huge).unknown);
  assert_true(interval_meet(interval_mul(huge, huge), between("1", "1"))); /* what is not known is no mismatch */
}

static void slips(void **state) {
  (void)state;
  assert_int_equal(slip_between(decimal("362"), decimal("372")), SLIP_DIGIT);
  assert_int_equal(slip_between(decimal("152000"), decimal("125000")), SLIP_SWAP);
  assert_int_equal(slip_between(decimal("2.457"), decimal("2.487")), SLIP_DIGIT);
  assert_int_equal(slip_between(decimal("161.5"), decimal("163.50")), SLIP_DIGIT);
  assert_int_equal(slip_between(decimal("99.1"), decimal("98.2")), SLIP_NONE);
  assert_int_equal(slip_between(decimal("110600"), decimal("109600")), SLIP_DIGIT); /* with its carry */
  assert_int_equal(slip_between(decimal("10025"), decimal("9925")), SLIP_DIGIT);
  assert_int_equal(slip_between(decimal("105"), decimal("95")), SLIP_NONE); /* of three digits, too common */
  assert_int_equal(slip_between(decimal("110607"), decimal("110598")), SLIP_NONE);  /* in the last place it is too common */
  assert_int_equal(slip_between(decimal("99"), decimal("101")), SLIP_NONE);
  assert_int_equal(slip_between(decimal("123"), decimal("321")), SLIP_NONE);
  assert_int_equal(slip_between(decimal("5"), decimal("5")), SLIP_NONE);
}

/* ---- derivations and dates */

static bool derives(const struct record_step *steps, uint32_t n, const char *text, struct derived *d, const char **problem) {
  struct record r = {.type = RECORD_FACT, .text = view_of(text), .steps = steps, .steps_len = n};
  struct arena arena;
  arena_init(&arena);
  *problem = "";
  bool good = derive(d, &arena, &r, problem);
  static char kept[200];
  snprintf(kept, sizeof kept, "%s", *problem);
  *problem = kept;
  arena_free(&arena);
  return good;
}

static struct record_step digits(const char *text, const char *value) {
  return (struct record_step){.op = "digits", .text = view_of(text), .value = decimal(value), .has_value = true};
}

static struct record_step scaled(const char *text, const char *by) {
  return (struct record_step){.op = "scale", .text = view_of(text), .by = decimal(by), .has_by = true};
}

static void derivations(void **state) {
  (void)state;
  struct derived d;
  const char *problem;
  struct record_step money[] = {digits("29.30", "29.3"), scaled("million", "1000000"), {.op = "unit", .text = VIEW_LIT("Y"), .unit = VIEW_LIT("CNY")}};
  assert_true(derives(money, 3, "29.30 million Y", &d, &problem));
  assert_int_equal(decimal_cmp(d.value[0], decimal("29300000")), 0);
  assert_int_equal(decimal_cmp(d.precision, decimal("10000")), 0); /* the zero is stated */
  assert_true(view_eq(d.unit, VIEW_LIT("CNY")));
  struct record_step spaced[] = {digits("1\u30004\u00AD02.50", "1402.5")};
  assert_true(derives(spaced, 1, "1\u30004\u00AD02.50", &d, &problem));
  assert_int_equal(decimal_cmp(d.precision, decimal("0.01")), 0); /* a blank of any width groups */
  struct record_step wide[] = {digits("\uFF153\uFF11.0", "531")};
  assert_true(derives(wide, 1, "\uFF153\uFF11.0", &d, &problem));
  assert_int_equal(decimal_cmp(d.precision, decimal("0.1")), 0);
  struct record_step range[] = {digits("600", "600"), digits("1,200", "1200"), {.op = "max"}};
  assert_true(derives(range, 3, "600 to 1,200", &d, &problem));
  assert_true(d.has_value_max && decimal_cmp(d.value_max, decimal("1200")) == 0 && decimal_cmp(d.value[0], decimal("600")) == 0);
  struct record_step ratio[] = {digits("1", "1"), digits("3", "3"), {.op = "ratio"}};
  assert_true(derives(ratio, 3, "1:3", &d, &problem));
  assert_int_equal(d.values, 2);
  assert_false(d.has_precision);
  struct record_step share[] = {digits("1", "1"), digits("3", "3"), {.op = "div"}};
  assert_true(derives(share, 3, "1 of 3", &d, &problem));
  assert_int_equal(decimal_cmp(d.value[0], decimal("0.3333")), 0);

  struct record_step lied[] = {digits("29.3", "39.3")};
  assert_false(derives(lied, 1, "29.3", &d, &problem));
  assert_string_equal(problem, "reads '29.3' as another number");
  struct record_step elsewhere[] = {digits("5", "5")};
  assert_false(derives(elsewhere, 1, "29.3", &d, &problem));
  assert_string_equal(problem, "derives from '5', which is not in its text");
  struct record_step empty[] = {{.op = "mul"}};
  assert_false(derives(empty, 1, "", &d, &problem));
  assert_string_equal(problem, "combines fewer than two values");
  struct record_step unknown[] = {digits("1", "1"), digits("2", "2"), {.op = "pow"}};
  assert_false(derives(unknown, 3, "1 2", &d, &problem));
  assert_string_equal(problem, "has a step 'pow' that no one knows");
  struct record_step over[] = {digits("1", "1"), digits("2", "2")};
  assert_false(derives(over, 2, "1 2", &d, &problem));
  assert_string_equal(problem, "leaves values over");
}

static void dates(void **state) {
  (void)state;
  static const char *const good[] = {"2010", "2010-12", "2012-02-29", "2009-23", "2010-33", "2010/2012", "2009-23/2010-21", "2004/..", "2010/", "../2009",
                                     "2014-05-16T12:00:00", "2014-05-16T12:00:00Z", "2014-05-16T12:00:00+08:00", "201X", "2010?", "-0500", "T10:30:00"};
  static const char *const bad[] = {"", "20", "2010-13", "2010-00", "2011-02-29", "2010-2-1", "2012/2010", "../..", "2010//2011", "2010-12-",
                                    "1X10", "year", "2014-05-16T25:00:00", "2014-05-16T12:00", "2010-42"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++)
    if (!edtf_valid(view_of(good[i]))) fail_msg("%s is a date", good[i]);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    if (edtf_valid(view_of(bad[i]))) fail_msg("%s is no date", bad[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(intervals),
      cmocka_unit_test(interval_arithmetic),
      cmocka_unit_test(slips),
      cmocka_unit_test(derivations),
      cmocka_unit_test(dates)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
