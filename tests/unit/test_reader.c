/* What output/jsonl.c writes, output/reader.c reads, and writing it again gives the same bytes: on all pages at hand. Errors have their
 * place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "corpus/listing.h"
#include "extract/extract.h"
#include "output/jsonl.h"
#include "output/reader.h"
#include "rules/load.h"

static void write_record(void *context, const struct record *r) { jsonl_record(context, r); }

/* A file that holds `text`; the caller removes it. */
static const char *file_of(struct view text) {
  static char path[64];
  snprintf(path, sizeof path, "reader-%ld.jsonl", (long)getpid());
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(text.p, 1, text.len, f), text.len);
  assert_int_equal(fclose(f), 0);
  return path;
}

static void assert_same(struct view written) {
  struct record_set set;
  struct err err = {0};
  struct buf again;
  buf_init(&again);
  const char *path = file_of(written);
  if (records_read(&set, path, &err) != ST_OK) fail_msg("%s:%zu:%zu: %s", err.file, err.line, err.column, err.message);
  unlink(path);
  for (size_t i = 0; i < set.len; i++) {
    jsonl_document(&again, &set.pages[i].doc);
    for (size_t k = 0; k < set.pages[i].len; k++) jsonl_record(&again, &set.pages[i].records[k]);
  }
  assert_int_equal(again.len, written.len);
  assert_memory_equal(again.p, written.p, written.len);
  records_free(&set);
  buf_free(&again);
}

static void pages_come_back(void **state) {
  static const char *const folders[] = {"/corpus/sample", "/tests/pages", "/../shared/devset", "/../shared/yearbook"};
  (void)state;
  struct err err = {0};
  struct ruleset *rs;
  struct buf diagnostics, written, records;
  struct document d;
  buf_init(&diagnostics), buf_init(&written), buf_init(&records);
  document_init(&d);
  assert_int_equal(ruleset_load(&rs, ANNALS_PACKS "/yearbook", &diagnostics, &err), ST_OK);
  struct scan *s = extractor_new(rs);
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    char folder[1024];
    struct listing pages;
    snprintf(folder, sizeof folder, "%s%s", ANNALS_SOURCE, folders[i]);
    if (access(folder, R_OK) != 0) continue; /* what lies beside the project may be absent */
    listing_init(&pages);
    listing_add(&pages, folder, NULL, NULL);
    assert_true(pages.len > 0);
    for (size_t k = 0; k < pages.len; k++) {
      struct record_document summary;
      assert_int_equal(document_read(&d, pages.paths[k], NULL, &err), ST_OK);
      records.len = 0;
      extract_page(s, &d, write_record, &records, &summary);
      summary.engine = "test";
      jsonl_document(&written, &summary);
      buf_add(&written, records.p, records.len);
    }
    listing_free(&pages);
  }
  assert_same((struct view){written.p, written.len});
  extractor_free(s);
  ruleset_free(rs);
  document_free(&d);
  buf_free(&diagnostics), buf_free(&written), buf_free(&records);
}

#define DOCUMENT                                                                                                                    \
  "{\"type\":\"document\",\"doc\":\"p\",\"sha256\":\"aa\",\"bytes\":9,\"invalid_bytes\":0,\"encoding\":\"UTF-8\",\"title\":null,"     \
  "\"scope\":{\"text\":\"A\",\"ref\":null},\"pack\":{\"name\":\"n\",\"version\":\"1\",\"sha256\":\"bb\"},\"engine\":\"e\","           \
  "\"ledger\":{\"numbers\":1,\"fact\":1,\"date\":0,\"number\":0,\"entity\":0,\"unclaimed\":0}}\n"
#define SPAN "\"span\":{\"start\":1,\"end\":2,\"char_start\":1,\"char_end\":2,\"line\":1,\"column\":2}"
#define SENTENCE "\"sentence\":{\"start\":0,\"end\":9}"
#define FACT(value)                                                                                                                \
  "{\"type\":\"fact\",\"doc\":\"p\"," SPAN ",\"text\":\"a\\u0000\\\"\\n\xC3\xA9\",\"section\":null," SENTENCE ",\"id\":\"f1\",\"kind\":\"count\","   \
  "\"value\":" value ",\"value_max\":null,\"precision\":1,\"unit\":\"x\",\"si\":{\"value\":0.001,\"unit\":\"m\"},"                     \
  "\"qualifier\":\"exact\",\"item\":{\"text\":\"i\",\"start\":null,\"end\":null,\"from\":\"document\"},"                            \
  "\"time\":{\"edtf\":\"2011\",\"start\":0,\"end\":4,\"from\":\"sentence\"},\"change\":\"none\",\"status\":\"actual\",\"per\":null,"  \
  "\"actor\":null,\"action\":{\"lemma\":\"go\",\"start\":0,\"end\":4,\"from\":\"sentence\"},\"recipient\":"                         \
  "[{\"text\":\"r\",\"start\":0,\"end\":1,\"from\":\"section\"},{\"text\":\"s\",\"start\":2,\"end\":3,\"from\":\"sentence\"}],"       \
  "\"part_of\":\"f2\",\"asserts\":\"share\",\"members\":[{\"text\":\"m\",\"start\":0,\"end\":1,\"from\":\"sentence\"}],\"derivation\":[{\"op\":\"digits\",\"text\":\"1\",\"value\":1},{\"op\":\"scale\",\"text\":\"k\",\"by\":1000},"    \
  "{\"op\":\"unit\",\"text\":\"x\",\"unit\":\"x\"}],\"rule\":\"a.b\",\"rules\":[\"a.b\",\"c.d\"]}\n"

/* What the pages at hand may lack: escapes, NUL, ratios, numbers with many zeros, findings with many spans and facts. */
static void rare_shapes_come_back(void **state) {
  (void)state;
  assert_same(VIEW_LIT(DOCUMENT FACT("[1,3]") FACT("null") FACT("-0.5") FACT("120000000000000000000000000000") FACT("123456789012345678")));
  assert_same(VIEW_LIT(DOCUMENT "{\"type\":\"finding\",\"doc\":\"p\",\"kind\":\"k\",\"severity\":\"info\",\"spans\":[{\"start\":1,\"end\":2},"
                                "{\"start\":3,\"end\":4},{\"start\":5,\"end\":6},{\"start\":7,\"end\":8},{\"start\":9,\"end\":10}],"
                                "\"facts\":[\"f1\",\"f2\"],\"section\":null,\"message\":\"m\"}\n" DOCUMENT));
}

static void expect_error(struct view text, size_t line, size_t column, const char *message) {
  struct record_set set;
  struct err err = {0};
  const char *path = file_of(text);
  assert_int_not_equal(records_read(&set, path, &err), ST_OK);
  unlink(path);
  assert_string_equal(err.message, message);
  assert_string_equal(err.file, path);
  assert_int_equal(err.line, line);
  assert_int_equal(err.column, column);
}

static void errors_have_their_place(void **state) {
  (void)state;
  expect_error(VIEW_LIT(DOCUMENT "{\"type\":\"date\",\"doc\":\"p\",\"edtf\":7}\n"), 2, 26, "'edtf': a text was expected");
  expect_error(VIEW_LIT(DOCUMENT "{\"type\":\"date\",\"doc\":\"\xC3\xA9\"}\n"), 2, 1, "a record of the document above it was expected");
  expect_error(VIEW_LIT("{\"type\":\"date\",\"doc\":\"p\"}\n"), 1, 2, "'type': a document before its records was expected");
  expect_error(VIEW_LIT(DOCUMENT "[]\n"), 2, 1, "an object with a 'type' was expected");
  expect_error(VIEW_LIT(DOCUMENT FACT("1e5")), 2, 194, "'value': a plain decimal of at most 18 digits was expected");
  expect_error(VIEW_LIT(DOCUMENT FACT("12345678901234567891")), 2, 194, "'value': a plain decimal of at most 18 digits was expected");
  expect_error(VIEW_LIT(DOCUMENT "{\"type\":\"date\",\n"), 2, 16, "this is not JSON: parse error: premature EOF");
  expect_error(VIEW_LIT(DOCUMENT "{\"type\":nought}\n"), 2, 10, "this is not JSON: lexical error: invalid string in json text.");
  expect_error(VIEW_LIT("{\"a\":[[[[[[[[]]]]]]]]}\n"), 1, 14, "lists and objects stand more than 8 deep");
  expect_error(VIEW_LIT("\n"), 0, 0, "no records: not one document stands here");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(pages_come_back), cmocka_unit_test(rare_shapes_come_back),
                                     cmocka_unit_test(errors_have_their_place)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
