/* by_hand.h: what the tests of the audit share: a page whose facts are made by hand, and what its checks find. */
#ifndef ANNALS_TESTS_BY_HAND_H
#define ANNALS_TESTS_BY_HAND_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "audit/audit.h"

#define FACTS 16

static struct record page_of[FACTS];
static uint32_t facts;
static uint32_t sentence_at; /* where the sentence begins; the next fact stands behind the last one */

static inline void new_page(void) {
  facts = 0;
  sentence_at = 0;
}

static inline void new_sentence(void) { sentence_at += 1000; }

static inline struct decimal decimal(const char *text) {
  struct decimal d;
  assert_int_equal(decimal_parse(&d, view_of(text), (struct view){0}), ST_OK);
  return d;
}

/* A fact of the sentence; `precision` NULL: 1 (or the last place for "0.1"). */
static inline struct record *fact(const char *kind, const char *value, const char *unit, const char *precision) {
  struct record *r = &page_of[facts];
  uint32_t at = sentence_at + 10 * facts;
  *r = (struct record){.type = RECORD_FACT, .doc = VIEW_LIT("page"), .section = VIEW_LIT("s"), .text = view_of(value)};
  r->span = (struct record_span){.start = at, .end = at + 5, .line = 1};
  r->sentence = (struct span){sentence_at, sentence_at + 999};
  snprintf(r->id, sizeof r->id, "f%u", facts++);
  r->kind = view_of(kind);
  r->unit = unit ? view_of(unit) : (struct view){NULL, 0};
  r->value[0] = decimal(value);
  r->values = 1;
  r->precision = precision ? decimal(precision) : (struct decimal){1, r->value[0].exp};
  r->has_precision = true;
  r->qualifier = VIEW_LIT("exact");
  r->change = VIEW_LIT("none");
  r->status = VIEW_LIT("actual");
  return r;
}

static inline struct record *about(struct record *r, const char *item) {
  r->item = (struct record_mention){.text = view_of(item), .normal = view_of(item), .from = "sentence"};
  return r;
}

/* Another number in its place. */
static inline void says(struct record *r, const char *value) {
  r->text = view_of(value);
  r->value[0] = decimal(value);
}

/* Its sentence says when. */
static inline struct record *told_in(struct record *r, const char *when) {
  r->time = (struct record_mention){.text = view_of(when), .normal = view_of(when), .from = "sentence"};
  return r;
}

static inline struct record *part_of(struct record *r, const struct record *whole) {
  strcpy(r->part_of, whole->id);
  return r;
}

static inline struct record *assertion(struct record *r, const char *what) {
  r->asserts = view_of(what);
  return r;
}

static inline struct record *changed(struct record *r, const char *change) {
  r->change = view_of(change);
  return r;
}

static inline void put_finding(void *context, const struct record *r) {
  buf_printf(context, "%s %s:", r->severity, r->finding);
  for (uint32_t i = 0; i < r->facts_len; i++) buf_printf(context, " %.*s", (int)r->facts[i].len, r->facts[i].p);
  buf_printf(context, ": %.*s\n", (int)r->message.len, r->message.p);
}

static inline void expect(const char *findings) {
  struct buf out;
  buf_init(&out);
  audit_page(NULL, page_of, facts, put_finding, &out, NULL);
  buf_char(&out, '\0');
  assert_string_equal(out.p, findings);
  buf_free(&out);
}

#endif
