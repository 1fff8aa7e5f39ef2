/* When two phrases are the same to a scorer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "score/alike.h"

static const struct view before[] = {{"the", 3}, {"a", 1}, {"its", 3}};
static const struct score_terms terms = {.before = before, .before_len = 3};
static struct arena arena;

static struct view v(const char *s) { return s ? view_of(s) : (struct view){NULL, 0}; }

static void assert_norm(const char *in, const char *out) {
  struct view n = phrase_norm(&arena, &terms, v(in));
  assert_int_equal(n.len, strlen(out));
  assert_memory_equal(n.p, out, n.len);
}

static void norm(void **state) {
  (void)state;
  assert_norm("  The\tRoad  works. ", "road works");
  assert_norm("the the road", "the road"); /* one determiner */
  assert_norm("there", "there");
  assert_norm("\xE2\x80\x9CHope\xE2\x80\x9D, ", "hope");
  assert_norm("\xC3\x89T\xC3\x89\xC2\xA0" "X", "\xC3\xA9t\xC3\xA9 x");
  assert_norm("", "");
  assert_null(phrase_norm(&arena, &terms, v(NULL)).p);
}

static void alike(void **state) {
  (void)state;
  assert_true(phrase_alike(&arena, &terms, v("village roads"), v("roads")));
  assert_false(phrase_alike(&arena, &terms, v("crossroads"), v("roads")));
  assert_true(phrase_alike(&arena, &terms, v(NULL), v("")));
  assert_false(phrase_alike(&arena, &terms, v(NULL), v("roads")));
  assert_true(phrase_same(&arena, &terms, v("The roads"), v("roads")));
  assert_false(phrase_same(&arena, &terms, v("village roads"), v("roads")));
}

static void lists(void **state) {
  (void)state;
  assert_true(phrase_lists_alike(&arena, &terms, v("Baise; Hechi City"), v("Hechi; Baise")));
  assert_false(phrase_lists_alike(&arena, &terms, v("Baise"), v("Hechi; Baise")));
  assert_true(phrase_lists_alike(&arena, &terms, v(NULL), v("")));
  assert_true(phrase_lists_meet(&arena, &terms, v("sign; implement"), v("implement")));
  assert_false(phrase_lists_meet(&arena, &terms, v("sign"), v("implement")));
  assert_false(phrase_lists_meet(&arena, &terms, v(""), v("implement")));
  assert_true(phrase_lists_meet(&arena, &terms, v(""), v(NULL)));
}

static void units(void **state) {
  (void)state;
  assert_true(unit_same(&arena, &terms, v("person-times"), v("person-time")));
  assert_true(unit_same(&arena, &terms, v("natural villages"), v("village")));
  assert_false(unit_same(&arena, &terms, v("m"), v("m2")));
  assert_false(unit_same(&arena, &terms, v(NULL), v("m")));
  assert_true(unit_same(&arena, &terms, v(NULL), v(NULL)));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(norm), cmocka_unit_test(alike), cmocka_unit_test(lists), cmocka_unit_test(units)};
  arena_init(&arena);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  arena_free(&arena);
  return failed;
}
