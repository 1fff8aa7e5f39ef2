/* What rule authors write: the marks of examples, and the layout of files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/example.h"
#include "rules/format.h"
#include "tests/unit/source.h"

/* ---- examples */

static enum status parse(struct example *x, const char *quoted, size_t *at) {
  struct err e = {0};
  return example_parse(x, read(quoted)->first, &arena, at, &e);
}

static void marks(void **state) {
  (void)state;
  struct example x;
  size_t at = 0;
  assert_int_equal(parse(&x, "- 'a [b [2] c]{value: 2, unit: [x, ''}'']}, [d] and [e]{?}'", &at), ST_OK);
  assert_string_equal(x.text.p, "a b [2] c, [d] and e");
  assert_int_equal(x.marks, 2);
  assert_true(view_eq(view_sub(x.text, x.mark[0].start, x.mark[0].end), VIEW_LIT("b [2] c")));
  assert_string_equal(yaml_get(x.mark[0].attrs, "value")->text.p, "2");
  assert_string_equal(yaml_get(x.mark[0].attrs, "unit")->first->next->text.p, "}");
  assert_true(view_eq(view_sub(x.text, x.mark[1].start, x.mark[1].end), VIEW_LIT("e")));
  assert_null(x.mark[1].attrs);
}

static void misuses(void **state) {
  (void)state;
  static const struct {
    const char *quoted;
    size_t at;
  } wrong[] = {
      {"- 'a [b]{value: 2'", 5},        /* no closing brace */
      {"- 'a []{value: 2}'", 2},        /* no text */
      {"- 'a [b]{value: {c: d}}'", 13}, /* a map is no value */
      {"- 'a [b]{value: 2, value: 3}'", 5},
  };
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    struct example x;
    size_t at = 0;
    assert_int_equal(parse(&x, wrong[i].quoted, &at), ST_SYNTAX);
    assert_int_equal(at, wrong[i].at);
  }
}

static void brackets_are_text(void **state) {
  (void)state;
  struct example x;
  size_t at = 0;
  assert_int_equal(parse(&x, "- 'No. [2006] {257} [open'", &at), ST_OK);
  assert_string_equal(x.text.p, "No. [2006] {257} [open");
  assert_int_equal(x.marks, 0);
}

/* ---- layout */

static void expect(const char *source, const char *laid_out) {
  struct view out;
  struct err e = {0};
  assert_int_equal(yaml_format(&out, read(source), &arena, &e), ST_OK);
  assert_string_equal(out.p, laid_out);
  assert_int_equal(yaml_format(&out, read(laid_out), &arena, &e), ST_OK); /* and stays so */
  assert_string_equal(out.p, laid_out);
}

static void layouts(void **state) {
  (void)state;
  expect("a:   1\nb:  [ x,y ]\n", "a: 1\nb: [x, y]\n");
  expect("a:\n- b: 1\n  c: \"2\"\n- - d\n  - e\n", "a:\n  - b: 1\n    c: '2'\n  - - d\n    - e\n");
  expect("a: \"it's\"\nb: 'it''s'\nc: \"tab\\t\"\n", "a: \"it's\"\nb: 'it''s'\nc: \"tab\\t\"\n");
  expect("a: {b, c: , d: 1}\n", "a: {b, c, d: 1}\n");
  expect("a: >-\n     one\n       two\n\n     three\nb: 1\n", "a: >-\n  one\n    two\n\n  three\nb: 1\n");
  expect("a:\nb: ''\n", "a:\nb: ''\n");
  expect("# \xC3\xBC\n\n\n\na: 1 # b\n\n\n# c\nd: 2\n#e", "# \xC3\xBC\n\na: 1  # b\n\n# c\nd: 2\n#e\n");
}

/* What cannot be laid out without loss is refused, never changed. */
static void refusals(void **state) {
  (void)state;
  struct view out;
  struct err e = {0};
  assert_int_equal(yaml_format(&out, read("{a: 1}\n"), &arena, &e), ST_SYNTAX);
  assert_int_equal(yaml_format(&out, read("- a\n"), &arena, &e), ST_SYNTAX);
  assert_int_equal(yaml_format(&out, read("a: |2\n    x\n  y\n"), &arena, &e), ST_SYNTAX);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(marks, open_arena, close_arena),
      cmocka_unit_test_setup_teardown(misuses, open_arena, close_arena),
      cmocka_unit_test_setup_teardown(brackets_are_text, open_arena, close_arena),
      cmocka_unit_test_setup_teardown(layouts, open_arena, close_arena),
      cmocka_unit_test_setup_teardown(refusals, open_arena, close_arena),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
