/* reading.h: what the tests of readings share: the yearbook pack, loaded once, and a page run through it. */
#ifndef ANNALS_TESTS_READING_H
#define ANNALS_TESTS_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/extract.h"
#include "rules/load.h"

static struct ruleset *rs;

static int load(void **state) {
  struct buf diagnostics;
  struct err e = {0};
  (void)state;
  buf_init(&diagnostics);
  enum status st = ruleset_load(&rs, ANNALS_PACKS "/yearbook", &diagnostics, &e);
  if (diagnostics.len) fwrite(diagnostics.p, 1, diagnostics.len, stderr);
  buf_free(&diagnostics);
  return st == ST_OK ? 0 : -1;
}

static int unload(void **state) {
  (void)state;
  ruleset_free(rs);
  return 0;
}

static struct record_ledger read_page(struct view page, record_sink *sink, void *context) {
  struct scan *s = extractor_new(rs);
  struct document d;
  struct record_document summary;
  document_init(&d);
  assert_int_equal(document_from(&d, "page", page, NULL, NULL), ST_OK);
  extract_page(s, &d, sink, context, &summary);
  document_free(&d);
  extractor_free(s);
  return summary.ledger;
}

/* The sentence on a page with a title; what the sink writes into its context, a struct buf, must be `expected`. */
__attribute__((unused)) static struct record_ledger expect_sentence(const char *sentence, record_sink *sink, const char *expected) {
  char page[4096];
  struct buf out;
  snprintf(page, sizeof page, "A title\n\n%s\n", sentence);
  buf_init(&out);
  struct record_ledger ledger = read_page(view_of(page), sink, &out);
  buf_char(&out, '\0');
  assert_string_equal(out.p, expected);
  buf_free(&out);
  return ledger;
}

#endif
