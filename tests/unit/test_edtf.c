/* Dates as EDTF texts: calendars, seasons, intervals, weekdays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/edtf.h"

static const char *text(struct edtf *e) {
  e->text[e->len] = '\0';
  return e->text;
}

static void dates(void **state) {
  struct edtf e;
  (void)state;
  assert_true(edtf_date(&e, 2010, 0, 0));
  assert_string_equal(text(&e), "2010");
  assert_true(edtf_date(&e, 2010, 12, 31));
  assert_string_equal(text(&e), "2010-12-31");
  assert_true(edtf_date(&e, 2009, 23, 0));
  assert_string_equal(text(&e), "2009-23");
  assert_true(edtf_date(&e, 2012, 2, 29));
  assert_false(edtf_date(&e, 2011, 2, 29));
  assert_false(edtf_date(&e, 1900, 2, 29));
  assert_true(edtf_date(&e, 2000, 2, 29));
  assert_false(edtf_date(&e, 2010, 13, 0));
  assert_false(edtf_date(&e, 2010, 4, 31));
  assert_false(edtf_date(&e, 2010, 0, 5));
  assert_false(edtf_date(&e, 0, 1, 1));
  assert_false(edtf_date(&e, 10000, 0, 0));
}

static void shifts(void **state) {
  struct edtf e;
  (void)state;
  assert_true(edtf_shift(&e, VIEW_LIT("2010"), -1, EDTF_YEAR));
  assert_string_equal(text(&e), "2009");
  assert_true(edtf_shift(&e, VIEW_LIT("2010-12"), 1, EDTF_MONTH));
  assert_string_equal(text(&e), "2011-01");
  assert_true(edtf_shift(&e, VIEW_LIT("2016-33"), -3, EDTF_MONTH));
  assert_string_equal(text(&e), "2015-36");
  assert_true(edtf_shift(&e, VIEW_LIT("2016-41"), 6, EDTF_MONTH));
  assert_string_equal(text(&e), "2017-40");
  assert_false(edtf_shift(&e, VIEW_LIT("2016-33"), 1, EDTF_MONTH));
  assert_false(edtf_shift(&e, VIEW_LIT("2016-21"), 3, EDTF_MONTH));
  assert_true(edtf_shift(&e, VIEW_LIT("2012-02-29"), 1, EDTF_YEAR));
  assert_string_equal(text(&e), "2013-02-28");
  assert_true(edtf_shift(&e, VIEW_LIT("2010-12-31"), 1, EDTF_DAY));
  assert_string_equal(text(&e), "2011-01-01");
  assert_true(edtf_shift(&e, VIEW_LIT("2014/2015"), -1, EDTF_YEAR));
  assert_string_equal(text(&e), "2013/2014");
  assert_false(edtf_shift(&e, VIEW_LIT("2010"), 1, EDTF_DAY));
  assert_false(edtf_shift(&e, VIEW_LIT("soon"), 1, EDTF_YEAR));
  assert_false(edtf_shift(&e, VIEW_LIT("0001"), -5, EDTF_YEAR));
}

static void intervals(void **state) {
  struct edtf e;
  int y;
  (void)state;
  assert_true(edtf_range(&e, VIEW_LIT("2002"), VIEW_LIT("2009")));
  assert_string_equal(text(&e), "2002/2009");
  assert_true(edtf_range(&e, VIEW_LIT("2004"), VIEW_LIT("..")));
  assert_string_equal(text(&e), "2004/..");
  assert_false(edtf_range(&e, VIEW_LIT("2009"), VIEW_LIT("2002")));
  assert_false(edtf_range(&e, VIEW_LIT("2014-11"), VIEW_LIT("2014-02")));
  assert_false(edtf_range(&e, VIEW_LIT("2014-11-05"), VIEW_LIT("2014-11-04")));
  assert_true(edtf_range(&e, VIEW_LIT("2014-24"), VIEW_LIT("2014-02")));  /* seasons and months are not compared */
  assert_true(edtf_last_year(&y, VIEW_LIT("2002/2009")));
  assert_int_equal(y, 2009);
  assert_true(edtf_first_year(&y, VIEW_LIT("../2009")));
  assert_int_equal(y, 2009);
  assert_true(edtf_year(&e, VIEW_LIT("2010-12")));
  assert_string_equal(text(&e), "2010");
  assert_true(edtf_year(&e, VIEW_LIT("2014/2015")));
  assert_string_equal(text(&e), "2014/2015");
  assert_true(edtf_coarse(&e, VIEW_LIT("2010-12-31T08:00:00"), EDTF_DAY));
  assert_string_equal(text(&e), "2010-12-31");
  assert_true(edtf_coarse(&e, VIEW_LIT("2010-12-31"), EDTF_MONTH));
  assert_string_equal(text(&e), "2010-12");
  assert_true(edtf_coarse(&e, VIEW_LIT("2010-12-31/.."), EDTF_MONTH));
  assert_string_equal(text(&e), "2010-12/..");
  assert_true(edtf_coarse(&e, VIEW_LIT("2010"), EDTF_DAY));
  assert_string_equal(text(&e), "2010");
  assert_false(edtf_coarse(&e, VIEW_LIT("soon"), EDTF_DAY));
}

static void weekdays(void **state) {
  struct edtf e;
  (void)state;
  const struct {
    int n;
    const char *day;
  } near[] = {{3, "2014-05-14"}, {4, "2014-05-15"}, {5, "2014-05-16"}, {6, "2014-05-17"}, {7, "2014-05-18"}, {1, "2014-05-19"}, {2, "2014-05-20"}};
  for (size_t i = 0; i < 7; i++) { /* 2014-05-17 was a Saturday */
    assert_true(edtf_weekday(&e, VIEW_LIT("2014-05-17"), near[i].n));
    assert_string_equal(text(&e), near[i].day);
  }
  assert_true(edtf_weekday(&e, VIEW_LIT("2000-01-01"), 5)); /* a Saturday: the Friday before lies in another year */
  assert_string_equal(text(&e), "1999-12-31");
  assert_false(edtf_weekday(&e, VIEW_LIT("2014-05"), 1));
  assert_false(edtf_weekday(&e, VIEW_LIT("2014-05-17"), 8));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(dates), cmocka_unit_test(shifts), cmocka_unit_test(intervals), cmocka_unit_test(weekdays)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
