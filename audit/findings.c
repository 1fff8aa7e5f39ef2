#include "audit/findings.h"

#include <stdlib.h>

#include "base/status.h"

void findings_init(struct finding_list *list) {
  *list = (struct finding_list){0};
  arena_init(&list->arena);
}

void findings_free(struct finding_list *list) {
  arena_free(&list->arena);
  free(list->at);
}

static struct view copy(struct arena *a, struct view v) { return v.p ? arena_copy(a, v) : v; }

void findings_take(void *context, const struct record *finding) {
  struct finding_list *list = context;
  struct arena *a = &list->arena;
  if (list->len == list->cap) {
    list->cap = list->cap ? list->cap * 2 : 64;
    list->at = resized(list->at, list->cap, sizeof *list->at);
  }
  struct span *spans = ARENA_ARRAY(a, struct span, finding->spans_len);
  struct view *facts = ARENA_ARRAY(a, struct view, finding->facts_len);
  for (uint32_t i = 0; i < finding->spans_len; i++) spans[i] = finding->spans[i];
  for (uint32_t i = 0; i < finding->facts_len; i++) facts[i] = copy(a, finding->facts[i]);
  list->at[list->len++] = (struct record){.type = RECORD_FINDING,
                                          .doc = copy(a, finding->doc),
                                          .section = copy(a, finding->section),
                                          .finding = copy(a, view_of(finding->finding)).p,
                                          .severity = copy(a, view_of(finding->severity)).p,
                                          .spans = spans,
                                          .spans_len = finding->spans_len,
                                          .facts = facts,
                                          .facts_len = finding->facts_len,
                                          .message = copy(a, finding->message)};
}

enum severity finding_severity(const struct record *finding) {
  static const char *const names[] = {"error", "warning"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(finding->severity, names[i]) == 0) return (enum severity)i;
  return SEVERITY_INFO;
}

static uint32_t first_byte(const struct record *f) {
  uint32_t least = UINT32_MAX;
  for (uint32_t i = 0; i < f->spans_len; i++)
    if (f->spans[i].start < least) least = f->spans[i].start;
  return least;
}

static int order(const void *x, const void *y) {
  const struct record *a = x, *b = y;
  int by = (int)finding_severity(a) - (int)finding_severity(b);
  if (by != 0) return by;
  by = strcmp(a->doc.p ? a->doc.p : "", b->doc.p ? b->doc.p : ""); /* copies: with a NUL behind */
  if (by != 0) return by;
  uint32_t p = first_byte(a), q = first_byte(b);
  if (p != q) return p < q ? -1 : 1;
  by = strcmp(a->finding, b->finding);
  return by ? by : strcmp(a->message.p ? a->message.p : "", b->message.p ? b->message.p : "");
}

void findings_sort(struct finding_list *list) {
  if (list->len) qsort(list->at, list->len, sizeof *list->at, order);
}
