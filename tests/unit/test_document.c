/* Reading and decoding: the text is UTF-8 whatever the file is, and every offset finds its way back to the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "corpus/document.h"

/* Decodes, compares the text, and holds that each code point maps into the file and back. */
static void decodes(struct view bytes, const char *encoding, const char *expected_encoding, struct view expected) {
  struct document d;
  struct err e = {0};
  document_init(&d);
  assert_int_equal(document_from(&d, "page", bytes, encoding, &e), ST_OK);
  if (expected_encoding) assert_string_equal(d.encoding, expected_encoding);
  assert_int_equal(d.text.len, expected.len);
  assert_memory_equal(d.text.p, expected.p, expected.len);
  uint32_t last = 0;
  for (uint32_t at = 0; at < d.text.len;) {
    size_t n;
    utf8_decode(d.text.p + at, d.text.p + d.text.len, &n);
    uint32_t raw = document_raw(&d, at);
    assert_true(raw >= last && raw <= d.raw.len);
    assert_int_equal(document_text(&d, raw), at);
    last = raw;
    at += (uint32_t)n;
  }
  assert_int_equal(document_raw(&d, (uint32_t)d.text.len), d.raw.len);
  document_free(&d);
}

#define LIT(s) VIEW_LIT(s)

static void encodings(void **state) {
  (void)state;
  decodes(LIT("caf\xC3\xA9 1"), NULL, "UTF-8", LIT("caf\xC3\xA9 1"));
  decodes(LIT("\xEF\xBB\xBF" "one"), NULL, "UTF-8", LIT("one"));
  decodes(LIT("\xFF\xFE" "a\0\xE9\0"), NULL, "UTF-16LE", LIT("a\xC3\xA9"));
  decodes(LIT("\xFE\xFF\0a\0\xE9"), NULL, "UTF-16BE", LIT("a\xC3\xA9"));
  decodes(LIT("\xFF\xFE\0\0" "a\0\0\0\xE9\0\0\0"), NULL, "UTF-32LE", LIT("a\xC3\xA9"));
  decodes(LIT("\0\0\xFE\xFF\0\0\0a\0\0\0\xE9"), NULL, "UTF-32BE", LIT("a\xC3\xA9"));
  decodes(LIT("\xFE\xFF\0a\0\xE9"), "utf-16", "UTF-16BE", LIT("a\xC3\xA9"));
  decodes(LIT("\xD6\xD0\xB9\xFA 5"), "GB18030", "GB18030", LIT("\xE4\xB8\xAD\xE5\x9B\xBD 5"));
  decodes(LIT("\x93" "5\x94"), "windows-1252", NULL, LIT("\xE2\x80\x9C" "5\xE2\x80\x9D"));
  /* iconv keeps a letter back until it knows that no accent follows; none may be lost. */
  decodes(LIT("Vi\xEA\xF2t Nam 5"), "WINDOWS-1258", "WINDOWS-1258", LIT("Vi\xC3\xAA\xCC\xA3t Nam 5"));
  /* A few bytes are no evidence: a dash of Windows-1252, brackets of GB 2312. */
  decodes(LIT("roads of 3\x96" "5 km were built"), NULL, "WINDOWS-1252", LIT("roads of 3\xE2\x80\x93" "5 km were built"));
  decodes(LIT("\xA1\xBE" "Funds\xA1\xBF 5"), NULL, "GB18030", LIT("\xE3\x80\x90" "Funds\xE3\x80\x91 5"));
}

static void escapes(void **state) {
  struct document d;
  struct err e = {0};
  (void)state;
  document_init(&d);
  assert_int_equal(document_from(&d, "page", LIT("\x1B$B5"), "ISO-2022-JP", &e), ST_ENCODING);
  assert_string_equal(e.message, "files in 'ISO-2022-JP' are not read: convert them to UTF-8");
  assert_int_equal(document_from(&d, "page", LIT("a"), "", &e), ST_ENCODING);
  document_free(&d);
}

static void odd_bytes(void **state) {
  (void)state;
  decodes(LIT(""), NULL, NULL, LIT(""));
  decodes(LIT("a\r\nb"), NULL, NULL, LIT("a\r\nb"));
  decodes(LIT("1\xC2\xA0" "000"), NULL, NULL, LIT("1\xC2\xA0" "000"));
}

static void invalid(void **state) {
  struct document d;
  (void)state;
  document_init(&d);
  assert_int_equal(document_from(&d, "page", LIT("ab\xFF" "cd\xC3"), "UTF-8", NULL), ST_OK);
  assert_int_equal(d.invalid, 2);
  assert_int_equal(utf8_count(d.text), 6);
  uint32_t at = document_text(&d, 3); /* the byte behind the bad one */
  assert_int_equal(d.text.p[at], 'c');
  assert_int_equal(document_raw(&d, at), 3);
  /* Half a pair of UTF-16 is skipped whole: what stands behind it is read as before. */
  assert_int_equal(document_from(&d, "page", LIT("\xFF\xFE\0\xD8" "a\0" "b\0"), NULL, NULL), ST_OK);
  assert_int_equal(d.invalid, 2);
  assert_true(view_eq(d.text, LIT("\xEF\xBF\xBD" "ab")));
  assert_int_equal(document_raw(&d, 3), 4);
  document_free(&d);
}

/* Old files have carriage returns alone: they end lines, and offsets stay. */
static void line_ends(void **state) {
  (void)state;
  decodes(LIT("a\rb\r\rc"), NULL, "UTF-8", LIT("a\nb\n\nc"));
  decodes(LIT("\xEF\xBB\xBF" "a\rb"), NULL, "UTF-8", LIT("a\nb"));
  decodes(LIT("\xFF\xFE" "a\0\r\0" "b\0"), NULL, "UTF-16LE", LIT("a\nb"));
  decodes(LIT("a\rb\nc"), NULL, "UTF-8", LIT("a\rb\nc"));
}

static void binary(void **state) {
  struct document d;
  struct err e = {0};
  (void)state;
  document_init(&d);
  assert_int_equal(document_from(&d, "page", LIT("\x7F" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0\x80\x10\x04\x01"), NULL, &e), ST_BINARY);
  assert_true(e.message[0] != '\0');
  document_free(&d);
}

/* Lines that were cut at 60 characters; the title and the last lines of paragraphs are shorter. */
static const char wrapped_page[] =
    "Rural Roads of the South in 2014\n\n"
    "In 2014, the town built 40 km of roads and 12 bridges with\n"
    "the help of Oldtown, which gave 3.5 million yuan. In the\n"
    "hills, where the poorest live, 310 wells were dug; they are\n"
    "used by 4,120 people.\n"
    "The roads were paid for by three counties, of which one put\n"
    "in half of the money, while the others gave labor and stones\n"
    "for the bridges.\n";

static uint32_t line_start(const struct document *d, const char *words) { return (uint32_t)((const char *)memmem(d->text.p, d->text.len, words, strlen(words)) - d->text.p); }

static bool line_goes_on(const struct document *d, const char *first_words) {
  uint32_t start = line_start(d, first_words);
  return document_goes_on(d, start, start + (uint32_t)strcspn(d->text.p + start, "\n"));
}

static void wrapped(void **state) {
  (void)state;
  struct document d;
  document_init(&d);
  assert_int_equal(document_from(&d, "page", VIEW_LIT(wrapped_page), NULL, NULL), ST_OK);
  assert_int_equal(d.wrapped, 61);
  assert_true(line_goes_on(&d, "In 2014, the"));
  assert_true(line_goes_on(&d, "hills, where"));
  assert_false(line_goes_on(&d, "Rural Roads"));
  assert_false(line_goes_on(&d, "used by"));
  assert_false(line_goes_on(&d, "for the bridges"));
  /* rows of a table, and paragraphs of a line each */
  static const char table[] =
      "Wheat, in the plain       102.3    100.1    98.7    96.0\nMaize, in the hills        88.2     90.1    87.4    85.3\n"
      "Rice, along the river     412.0    408.8   401.1   399.5\nBeans, wherever it is dry  12.1     11.8    11.2    10.9\n"
      "Potatoes, on the terraces  55.0     52.1    50.3    49.9\nOther crops, taken together  9.1      8.8     8.1     7.7\n";
  static const char lines[] =
      "In 2014, the town built 40 km of roads and 12 bridges.\nIn the hills, 310 wells were dug.\nThe roads were paid for by three counties.\n"
      "One of them put in half of the money.\nThe others gave labor and stones for the bridges of the town.\nIt rained.\n";
  assert_int_equal(text_wrapped(VIEW_LIT(table)), 0);
  assert_int_equal(text_wrapped(VIEW_LIT(lines)), 0);
  document_free(&d);
}

/* Sentences that go on behind the ends of pages; running heads; lines that end where they seem to. */
static const char cut_page[] =
    "Rural Roads of the South in 2014\n\n"
    "In 2014, the town built 40 km of roads and 12 bridges with the\n\n"
    "- 12 -\n\n"
    "help of Oldtown, which gave 3.5 million yuan for it in all and\n"
    "13    Yearbook of the South 2014\n"
    "went on with it. In the hills, 310 wells were dug for the vil-\n"
    "lages there.\n"
    "The wells are used by people who had to walk before that time\n"
    "by Anna Berg\n"
    "All of them were tested in the spring of the year by the town\n"
    "Schools and clinics\n"
    "were built, too, by those who had come from the other town.\n"
    "14    Yearbook of the South 2014\n"
    "Chapter 1\nChapter 2\nChapter 3\n"
    "OLDTOWN NEWS, July 17\nOLDTOWN NEWS, July 18\nOLDTOWN NEWS, July 19\n17 September 2014\n18 September 2014\n"
    "Roads of the South | 15\nRoads of the South | 16\n15 Roads of the South and the North\n16 Roads of the South and the North\n";

static uint32_t resumes_at(const struct document *d, const char *first_words) {
  uint32_t start = line_start(d, first_words);
  return document_resumes(d, start, start + (uint32_t)strcspn(d->text.p + start, "\n"));
}

static void page_ends(void **state) {
  (void)state;
  struct document d;
  document_init(&d);
  assert_int_equal(document_from(&d, "page", VIEW_LIT(cut_page), NULL, NULL), ST_OK);
  assert_int_equal(resumes_at(&d, "In 2014"), line_start(&d, "help of"));
  assert_int_equal(resumes_at(&d, "help of"), line_start(&d, "went on"));
  assert_int_equal(resumes_at(&d, "went on"), line_start(&d, "lages there"));
  assert_int_equal(resumes_at(&d, "The wells"), 0);  /* who wrote it is no sentence */
  assert_int_equal(resumes_at(&d, "All of them"), 0); /* a heading, which stands on one page alone */
  assert_int_equal(resumes_at(&d, "Rural Roads"), 0);
  assert_false(document_page_end(&d, line_start(&d, "13    Year"))); /* the first of them */
  assert_true(document_page_end(&d, line_start(&d, "14    Year")));
  assert_false(document_page_end(&d, line_start(&d, "Chapter 2"))); /* too short to be more than a heading */
  assert_false(document_page_end(&d, line_start(&d, "OLDTOWN NEWS, July 18"))); /* days */
  assert_false(document_page_end(&d, line_start(&d, "18 September")));
  assert_true(document_page_end(&d, line_start(&d, "Roads of the South | 16")));
  assert_true(document_page_end(&d, line_start(&d, "16 Roads")));
  assert_false(document_page_end(&d, line_start(&d, "help of")));
  assert_false(document_repeats(&d, line_start(&d, "13    Year")));
  assert_true(document_repeats(&d, line_start(&d, "14    Year")));
  document_free(&d);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(encodings), cmocka_unit_test(escapes), cmocka_unit_test(odd_bytes), cmocka_unit_test(invalid), cmocka_unit_test(line_ends), cmocka_unit_test(binary), cmocka_unit_test(wrapped), cmocka_unit_test(page_ends)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
