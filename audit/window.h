/* window.h: the checks of a page while its records go by. Copies what the checks read, at most LIMIT_AUDIT_RECORDS records at a time, so
 * that memory stays bounded however long the page is: a fuller window is checked and emptied, and a finding says so. */
#ifndef ANNALS_AUDIT_WINDOW_H
#define ANNALS_AUDIT_WINDOW_H

#include "base/arena.h"
#include "base/record.h"

struct audit_window {
  struct arena arena; /* owned; kept from page to page */
  struct record *records;
  size_t len, cap;
  struct view section; /* of the last record, in the arena */
  bool cut;            /* the page did not fit */
  uint32_t findings;   /* told on this page */
  record_sink *sink;
  void *context;
};

void audit_window_init(struct audit_window *w);
void audit_window_free(struct audit_window *w);
/* A page begins: its findings go to `sink`. */
void audit_window_open(struct audit_window *w, record_sink *sink, void *context);
void audit_window_take(struct audit_window *w, const struct record *r);
/* The page ends; `doc` as in audit_page. Returns how many findings it had. */
uint32_t audit_window_close(struct audit_window *w, const struct record_document *doc);

#endif
