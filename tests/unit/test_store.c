/* The store: pages in and out, replaced whole, and what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "store/store.h"

#define FILE_NAME "test-store.db"
#define DOCUMENT(path, sha)                                                                                                       \
  "{\"type\":\"document\",\"doc\":\"" path "\",\"sha256\":\"" sha "\",\"bytes\":9,\"invalid_bytes\":0,\"encoding\":\"UTF-8\",\"title\":null," \
  "\"scope\":null,\"pack\":{\"name\":\"p\",\"version\":\"1\",\"sha256\":\"P\"},\"engine\":\"E\",\"ledger\":{\"numbers\":1,\"fact\":1,"       \
  "\"date\":0,\"number\":0,\"entity\":0,\"unclaimed\":0}}"
#define SENTENCE(text) "{\"type\":\"sentence\",\"span\":{\"start\":0,\"end\":9,\"line\":1},\"text\":\"" text "\"}"
#define FACT(value)                                                                                                               \
  "{\"type\":\"fact\",\"span\":{\"start\":0,\"end\":9,\"line\":1,\"column\":1},\"text\":\"t\",\"section\":\"\",\"id\":\"f1\",\"kind\":\"count\"," \
  "\"value\":" value ",\"value_max\":null,\"precision\":1,\"unit\":null,\"si\":null,\"qualifier\":\"exact\",\"item\":null,\"time\":null," \
  "\"change\":\"none\",\"status\":\"actual\",\"per\":null,\"actor\":null,\"action\":null,\"recipient\":[],\"part_of\":null,"              \
  "\"derivation\":[],\"rule\":\"r\",\"rules\":[\"r\"]}"

static struct store *open_store(void) {
  struct store *s = NULL;
  struct err e = {0};
  assert_int_equal(store_open(&s, FILE_NAME, false, &e), ST_OK);
  return s;
}

static enum status put(struct store *s, const char *const *lines) {
  struct err e = {0};
  enum status st = store_begin(s, &e);
  for (; *lines && st == ST_OK; lines++) st = store_line(s, view_of(*lines), &e);
  if (st == ST_OK) st = store_commit(s, &e);
  if (st != ST_OK) store_rollback(s);
  return st;
}

static void take(void *context, struct view line) {
  buf_view(context, line);
  buf_char(context, '\n');
}

static void expect_lines(struct store *s, const char *expected) {
  struct buf out;
  struct err e = {0};
  buf_init(&out);
  assert_int_equal(store_export(s, take, &out, &e), ST_OK);
  buf_char(&out, '\0');
  assert_string_equal(out.p, expected);
  buf_free(&out);
}

static int fresh(void **state) {
  (void)state;
  unlink(FILE_NAME);
  return 0;
}

/* Bytes in, the same bytes out, in the order of paths; a decimal past a double keeps every digit. */
static void test_round_trip(void **state) {
  (void)state;
  struct store *s = open_store();
  assert_int_equal(put(s, (const char *const[]){DOCUMENT("b", "1"), SENTENCE("one"), FACT("123456789012345678.25"), NULL}), ST_OK);
  assert_int_equal(put(s, (const char *const[]){DOCUMENT("a", "1"), NULL}), ST_OK);
  expect_lines(s, DOCUMENT("a", "1") "\n" DOCUMENT("b", "1") "\n" FACT("123456789012345678.25") "\n");
  store_close(s);
}

static void test_holds(void **state) {
  (void)state;
  struct store *s = open_store();
  assert_int_equal(put(s, (const char *const[]){DOCUMENT("a", "1"), NULL}), ST_OK);
  assert_true(store_holds(s, &(struct store_key){"a", "1", "P", "E"}));
  assert_false(store_holds(s, &(struct store_key){"a", "2", "P", "E"}));
  assert_false(store_holds(s, &(struct store_key){"a", "1", "Q", "E"}));
  assert_false(store_holds(s, &(struct store_key){"a", "1", "P", "F"}));
  assert_false(store_holds(s, &(struct store_key){"b", "1", "P", "E"}));
  store_close(s);
}

/* A page replaces the one of its path, and one that fails leaves it as it was. */
static void test_replace(void **state) {
  (void)state;
  struct store *s = open_store();
  assert_int_equal(put(s, (const char *const[]){DOCUMENT("a", "1"), SENTENCE("one"), FACT("1"), NULL}), ST_OK);
  assert_int_equal(put(s, (const char *const[]){DOCUMENT("a", "2"), SENTENCE("two"), FACT("2"), NULL}), ST_OK);
  expect_lines(s, DOCUMENT("a", "2") "\n" FACT("2") "\n");
  assert_int_equal(put(s, (const char *const[]){DOCUMENT("a", "3"), FACT("3"), "no record", NULL}), ST_SYNTAX);
  assert_int_equal(put(s, (const char *const[]){DOCUMENT("a", "3"), "{\"type\":\"fact\"}", NULL}), ST_SYNTAX);
  expect_lines(s, DOCUMENT("a", "2") "\n" FACT("2") "\n");
  store_close(s);
}

static void test_remove(void **state) {
  (void)state;
  struct store *s = open_store();
  struct arena arena;
  const char **paths;
  size_t n;
  arena_init(&arena);
  assert_int_equal(put(s, (const char *const[]){DOCUMENT("b", "1"), FACT("1"), NULL}), ST_OK);
  assert_int_equal(put(s, (const char *const[]){DOCUMENT("a", "1"), NULL}), ST_OK);
  assert_int_equal(store_paths(s, &arena, &paths, &n, NULL), ST_OK);
  assert_int_equal(n, 2);
  assert_string_equal(paths[0], "a");
  assert_int_equal(store_remove(s, "b", NULL), ST_OK);
  expect_lines(s, DOCUMENT("a", "1") "\n");
  arena_free(&arena);
  store_close(s);
}

/* What is no store is refused by name, and stays untouched. */
static void test_refuses(void **state) {
  (void)state;
  struct store *s = NULL;
  struct err e = {0};
  FILE *f = fopen(FILE_NAME, "wb");
  fputs("a page of prose, longer than the header of a database: it must not be taken for one, whatever its name. 1234567890", f);
  fclose(f);
  assert_false(store_is(FILE_NAME));
  assert_int_equal(store_open(&s, FILE_NAME, false, &e), ST_SYNTAX);
  assert_string_equal(e.message, "not a store: the file is no SQLite database");
  assert_null(s);
  unlink(FILE_NAME);
  assert_int_equal(store_open(&s, FILE_NAME, true, &e), ST_IO);
  assert_int_equal(store_open(&s, "no/such/folder/x.db", false, &e), ST_IO);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test_setup(test_round_trip, fresh), cmocka_unit_test_setup(test_holds, fresh),
                                     cmocka_unit_test_setup(test_replace, fresh), cmocka_unit_test_setup(test_remove, fresh),
                                     cmocka_unit_test_setup(test_refuses, fresh)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
