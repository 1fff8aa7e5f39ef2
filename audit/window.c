#include "audit/window.h"

#include <stdlib.h>

#include "audit/audit.h"
#include "audit/page.h"
#include "base/limits.h"
#include "base/status.h"

void audit_window_init(struct audit_window *w) {
  *w = (struct audit_window){0};
  arena_init(&w->arena);
}

void audit_window_free(struct audit_window *w) {
  arena_free(&w->arena);
  free(w->records);
}

static void empty(struct audit_window *w) {
  arena_reset(&w->arena);
  w->len = 0;
  w->section = (struct view){0};
}

void audit_window_open(struct audit_window *w, record_sink *sink, void *context) {
  empty(w);
  w->cut = false;
  w->findings = 0;
  w->sink = sink;
  w->context = context;
}

/* ---- what the checks read of a record */

static struct view copy(struct audit_window *w, struct view v) { return v.p ? arena_copy(&w->arena, v) : v; }

static struct record_mention copy_role(struct audit_window *w, struct record_mention m) {
  m.text = copy(w, m.text);
  m.normal = copy(w, m.normal);
  return m;
}

static const struct record_mention *copy_roles(struct audit_window *w, const struct record_mention *list, uint32_t n) {
  struct record_mention *out = ARENA_ARRAY(&w->arena, struct record_mention, n);
  for (uint32_t i = 0; i < n; i++) out[i] = copy_role(w, list[i]);
  return out;
}

/* Of the steps only what they multiply by. */
static const struct record_step *copy_steps(struct audit_window *w, const struct record *r) {
  struct record_step *out = ARENA_ARRAY(&w->arena, struct record_step, r->steps_len);
  for (uint32_t i = 0; i < r->steps_len; i++) {
    out[i] = r->steps[i];
    out[i].text = out[i].unit = (struct view){NULL, 0};
  }
  return out;
}

static void copy_fact(struct audit_window *w, struct record *r) {
  r->kind = copy(w, r->kind);
  r->unit = copy(w, r->unit);
  r->si_unit = copy(w, r->si_unit);
  r->steps = copy_steps(w, r);
  r->qualifier = copy(w, r->qualifier);
  r->change = copy(w, r->change);
  r->status = copy(w, r->status);
  r->per = copy(w, r->per);
  r->asserts = copy(w, r->asserts);
  r->item = copy_role(w, r->item);
  r->time = copy_role(w, r->time);
  r->actor = copy_role(w, r->actor);
  r->action = copy_role(w, r->action);
  r->recipient = copy_roles(w, r->recipient, r->recipients);
  r->member = copy_roles(w, r->member, r->members);
}

static void copy_record(struct audit_window *w, struct record *r) {
  if (w->section.p == NULL || !view_eq(w->section, r->section)) w->section = arena_copy(&w->arena, r->section);
  r->section = w->section;
  r->text = copy(w, r->text);
  r->rules = NULL; /* who made it and how is no matter of the checks */
  r->rules_len = 0;
  if (r->type == RECORD_FACT) copy_fact(w, r);
  else r->steps = NULL, r->steps_len = 0, r->si_unit = (struct view){0};
  if (r->type == RECORD_DATE) r->edtf = copy(w, r->edtf);
  if (r->type != RECORD_ENTITY) return;
  r->class = copy(w, r->class);
  r->ref = copy(w, r->ref);
}

/* ---- the page */

static void pass(void *context, const struct record *r) {
  struct audit_window *w = context;
  if (w->findings > LIMIT_AUDIT_FINDINGS) return; /* of all windows */
  struct record last = finding_too_many(r);
  w->sink(w->context, ++w->findings > LIMIT_AUDIT_FINDINGS ? &last : r);
}

static void tell_cut(struct audit_window *w, const struct record *at) {
  struct span span = {at->span.start, at->span.end};
  struct record f = {.type = RECORD_FINDING, .doc = at->doc, .section = at->section, .finding = "limit", .severity = "warning", .spans = &span,
                     .spans_len = 1, .message = VIEW_LIT("the page has too many records to be held in memory: what stands before this is not held against what follows")};
  w->cut = true;
  pass(w, &f);
}

void audit_window_take(struct audit_window *w, const struct record *r) {
  if (r->type != RECORD_FACT && r->type != RECORD_ENTITY && r->type != RECORD_DATE) return;
  if (w->len == LIMIT_AUDIT_RECORDS) {
    audit_page(NULL, w->records, w->len, pass, w, NULL);
    empty(w);
    if (!w->cut) tell_cut(w, r);
  }
  if (w->len == w->cap) {
    w->cap = w->cap ? w->cap * 2 : 256;
    w->records = resized(w->records, w->cap, sizeof *w->records);
  }
  w->records[w->len] = *r;
  copy_record(w, &w->records[w->len++]);
}

uint32_t audit_window_close(struct audit_window *w, const struct record_document *doc) {
  audit_page(doc, w->records, w->len, pass, w, NULL);
  empty(w);
  return w->findings;
}
