/* Exact decimals: what is stated is kept, and nothing wraps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>

#include "base/decimal.h"

static struct decimal parse(const char *text) {
  struct decimal d;
  assert_int_equal(decimal_parse(&d, view_of(text), VIEW_LIT(", ")), ST_OK);
  return d;
}

static void prints(struct decimal d, const char *expected) {
  struct buf b;
  buf_init(&b);
  decimal_print(&b, d);
  buf_char(&b, '\0');
  assert_string_equal(b.p, expected);
  buf_free(&b);
}

static void notation(void **state) {
  (void)state;
  prints(parse("29.30"), "29.3");
  prints(parse("1,12,430"), "112430");
  prints(parse("940 000"), "940000");
  prints(parse("0.000"), "0");
  prints(parse("-4"), "-4");
  prints(parse("1230000000000000000000"), "1230000000000000000000"); /* zeros behind the digits that fit */
  prints(parse("1.20000000000000000000000"), "1.2");
  prints((struct decimal){293, 5}, "29300000");
  prints((struct decimal){5, -4}, "0.0005");
  prints((struct decimal){INT64_MIN + 1, 0}, "-9223372036854775807");
}

static void refused(void **state) {
  struct decimal d;
  (void)state;
  const char *const bad[] = {"", ".", "-", "1.2.3", "abc", "12a", "1e5", "99999999999999999999", "1230000000000000000001", "100000000000000000000.5"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_int_not_equal(decimal_parse(&d, view_of(bad[i]), VIEW_LIT(",")), ST_OK);
}

static void places_stated(void **state) {
  (void)state;
  struct decimal d = parse("29.30");
  assert_int_equal(d.exp, -2); /* the last place stated, until it is made normal */
  assert_int_equal(decimal_normal(d).exp, -1);
}

static void arithmetic(void **state) {
  struct decimal d;
  (void)state;
  assert_int_equal(decimal_add(&d, parse("0.1"), parse("0.2")), ST_OK);
  assert_int_equal(decimal_cmp(d, parse("0.3")), 0);
  assert_int_equal(decimal_sub(&d, parse("46.91"), parse("42.81")), ST_OK);
  prints(d, "4.1");
  assert_int_equal(decimal_mul(&d, parse("37.45"), parse("1000000")), ST_OK);
  prints(d, "37450000");
  assert_int_equal(decimal_ratio(&d, parse("2338"), decimal_int(2000), decimal_int(3), -2), ST_OK);
  prints(d, "1558666.67");
  assert_int_equal(decimal_round(&d, parse("2.5"), 0), ST_OK);
  prints(d, "2"); /* half to even */
  assert_int_equal(decimal_round(&d, parse("3.5"), 0), ST_OK);
  prints(d, "4");
}

static void limits(void **state) {
  struct decimal d, big = {INT64_MAX, 0};
  (void)state;
  assert_int_not_equal(decimal_mul(&d, big, parse("3")), ST_OK);
  assert_int_not_equal(decimal_add(&d, big, decimal_int(1)), ST_OK);
  assert_int_equal(decimal_ratio(&d, big, decimal_int(1), decimal_int(0), 0), ST_RANGE);
  assert_true(decimal_cmp(big, (struct decimal){1, 18}) > 0);
  assert_true(decimal_cmp((struct decimal){1, 30}, big) > 0);
  assert_true(decimal_cmp((struct decimal){-1, 30}, big) < 0);
  assert_int_equal(decimal_cmp((struct decimal){0, 9}, (struct decimal){0, -9}), 0);
}

static void integers(void **state) {
  int64_t n;
  (void)state;
  assert_true(decimal_integer(&n, parse("4.00")));
  assert_int_equal(n, 4);
  assert_true(decimal_integer(&n, (struct decimal){7, 3}));
  assert_int_equal(n, 7000);
  assert_false(decimal_integer(&n, parse("4.5")));
  assert_false(decimal_integer(&n, (struct decimal){1, 40}));
  assert_int_equal(decimal_magnitude(parse("42")), 1);
  assert_int_equal(decimal_magnitude(parse("0.05")), -2);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(notation),   cmocka_unit_test(refused), cmocka_unit_test(places_stated),
                                     cmocka_unit_test(arithmetic), cmocka_unit_test(limits),  cmocka_unit_test(integers)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
