/* The report: text from strangers stays text, places are the browser's, marks nest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/html.h"
#include "report/place.h"
#include "report/report.h"

static struct document doc;

static void read_text(struct view text) { assert_int_equal(document_from(&doc, "page.txt", text, "UTF-8", NULL), ST_OK); }

static void expect_html(void put(struct buf *, struct view), struct view in, const char *expected) {
  struct buf out;
  buf_init(&out);
  put(&out, in);
  buf_char(&out, '\0');
  assert_string_equal(out.p, expected);
  buf_free(&out);
}

static void test_text(void **state) {
  (void)state;
  expect_html(html_text, VIEW_LIT("<a href=\"x\">'&"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
  expect_html(html_text, VIEW_LIT("a\0b\x1b[0m\x7f"), "a␀b␛[0m␡");
  expect_html(html_text, VIEW_LIT("a\u202Eb\u2066c\u2028"), "a\uFFFDb\uFFFDc\uFFFD");
  expect_html(html_json, VIEW_LIT("</script><!-- \"\\ \u2028"), "\"\\u003c/script>\\u003c!-- \\\"\\\\ \uFFFD\"");
}

static void test_places(void **state) {
  (void)state;
  struct lines l;
  struct place p;
  read_text(VIEW_LIT("one\r\n\U00020000中x 5 y\n"));
  lines_init(&l, &doc);
  assert_int_equal(l.len, 3);
  assert_int_equal(lines_text(&l, 1).len, 3);
  assert_true(place_of(&p, &l, 14, 15)); /* the 5: behind a surrogate pair, a character, `x` and a blank */
  assert_int_equal(p.line, 2);
  assert_int_equal(p.from, 5);
  assert_int_equal(p.to, 6);
  assert_true(place_of(&p, &l, 14, 18)); /* past the end of the line: cut there */
  assert_int_equal(p.to, 8);
  assert_false(place_of(&p, &l, 3, 4)); /* a line end alone */
  assert_false(place_of(&p, &l, 15, 900));
  lines_free(&l);
}

static struct record record_at(enum record_type type, uint32_t start, uint32_t end, struct view class) {
  return (struct record){.type = type, .span = {.start = start, .end = end}, .text = view_sub(doc.raw, start, end), .class = class};
}

static size_t count(const struct buf *out, const char *what) {
  size_t n = 0;
  for (const char *p = out->p; (p = memmem(p, (size_t)(out->p + out->len - p), what, strlen(what))) != NULL; p++) n++;
  return n;
}

/* A number in a name nests; one that crosses its neighbour has no element of its own; a hostile page brings no element in. */
static void test_page(void **state) {
  (void)state;
  read_text(VIEW_LIT("Plan 11 cost <img src=x onerror=alert(1)> 5 yuan</script>\n"));
  struct record records[] = {record_at(RECORD_ENTITY, 0, 7, VIEW_LIT("document")), record_at(RECORD_NUMBER, 5, 7, VIEW_LIT("name")),
                             record_at(RECORD_NUMBER, 6, 9, VIEW_LIT("unclaimed")), record_at(RECORD_DATE, 42, 43, (struct view){0})};
  struct span span = {42, 43};
  struct record finding = {.type = RECORD_FINDING, .finding = "sum_mismatch", .severity = "error", .message = VIEW_LIT("<b>5</b> is not 6"), .spans = &span, .spans_len = 1};
  const struct record *findings[] = {&finding};
  struct record_document d = {.doc = VIEW_LIT("</title><script>alert(1)</script>.txt"), .encoding = VIEW_LIT("UTF-8"), .sha256 = "00", .pack_sha256 = "", .engine = ""};
  struct report_page page = {.name = "x.html", .doc = &d, .records = records, .records_len = 4, .findings = findings, .findings_len = 1, .text = &doc};
  struct buf out;
  buf_init(&out);
  report_page(&out, &page);
  assert_int_equal(count(&out, "<img"), 0);
  assert_int_equal(count(&out, "<script"), 2);  /* the data and ours */
  assert_int_equal(count(&out, "</script"), 2);
  assert_int_equal(count(&out, "<b>5</b>"), 0);
  assert_int_equal(count(&out, "<span class=\"m entity\" id=\"e0\" data-i=\"0\">Plan <a class=\"m other\" id=\"o5\" data-i=\"1\" href=\"#o5\">11</a></span> cost"), 1);
  assert_int_equal(count(&out, "class=\"m date flag error\""), 1);
  assert_int_equal(count(&out, "class=\"m unclaimed"), 0);
  assert_int_equal(count(&out, "\"class\":\"unclaimed\""), 1);
  buf_free(&out);
}

static void test_names(void **state) {
  (void)state;
  struct buf out;
  buf_init(&out);
  report_name(&out, VIEW_LIT("../a b/..\"><Página 2.TXT"), 7);
  buf_char(&out, '\0');
  assert_string_equal(out.p, "00007-p-gina-2-txt.html");
  buf_free(&out);
}

int main(void) {
  document_init(&doc);
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_text), cmocka_unit_test(test_places), cmocka_unit_test(test_page), cmocka_unit_test(test_names)};
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  document_free(&doc);
  return failed;
}
