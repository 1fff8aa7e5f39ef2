/* YAML with byte marks: every node and every byte of a value knows where it was written; what people should not write is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "rules/yaml.h"
#include "tests/unit/source.h"

static void marks(void **state) {
  (void)state;
  const char *source = "name: a\nmatch: 'it''s'\nlist: [x, y]\n";
  struct yaml_node *root = read(source);
  assert_int_equal(root->kind, YAML_MAP);
  assert_int_equal(root->len, 3);
  const struct yaml_node *match = yaml_get(root, "match");
  assert_string_equal(match->text.p, "it's");
  assert_memory_equal(source + match->start, "'it''s'", match->end - match->start);
  assert_int_equal(source[yaml_at(match, 0)], 'i');
  assert_int_equal(source[yaml_at(match, 3)], 's'); /* behind the doubled quote */
  assert_int_equal(yaml_get(root, "list")->len, 2);
  assert_null(yaml_get(root, "nothing"));
}

static void code_points(void **state) {
  (void)state;
  const char *source = "a: \xE4\xB8\xAD\nb: plain\n"; /* libyaml counts code points; nodes count bytes */
  const struct yaml_node *b = yaml_get(read(source), "b");
  assert_memory_equal(source + b->start, "plain", 5);
}

static void refused(void **state) {
  (void)state;
  const char *const bad[] = {"a: &x 1\nb: *x\n", "a: 1\na: 2\n", "a: !!str 1\n", "a: [1\n", "a: 'open\n", "\ta: 1\n", "a: 1\n---\nb: 2\n"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    struct yaml_node *root = NULL;
    struct err e = {0};
    assert_int_not_equal(yaml_parse(&root, "pack.yaml", view_of(bad[i]), &arena, &e), ST_OK);
    assert_true(e.message[0] != '\0');
  }
}

static void deep(void **state) {
  (void)state;
  static char source[20001];
  for (int i = 0; i < 10000; i++) source[i] = '[', source[10000 + i] = ']';
  struct yaml_node *root = NULL;
  struct err e = {0};
  assert_int_not_equal(yaml_parse(&root, "pack.yaml", view_of(source), &arena, &e), ST_OK);
}

static void carets(void **state) {
  (void)state;
  const char *source = "rules:\n  - name: \xE4\xB8\xAD" "abc\n";
  struct place p = {"pack.yaml", view_of(source), 20, 23};
  struct buf b;
  buf_init(&b);
  diag_print(&b, &p, "error", "no good");
  buf_char(&b, '\0');
  assert_non_null(strstr(b.p, "pack.yaml:2:12: error: no good\n"));
  assert_non_null(strstr(b.p, "^~~"));
  buf_free(&b);
  const char *const names[] = {"match", "make", "priority"};
  assert_string_equal(diag_nearest(VIEW_LIT("mtach"), names, 3), "match");
  assert_null(diag_nearest(VIEW_LIT("zebra"), names, 3));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(marks), cmocka_unit_test(code_points), cmocka_unit_test(refused), cmocka_unit_test(deep),
                                     cmocka_unit_test(carets)};
  return cmocka_run_group_tests(tests, open_arena, close_arena);
}
