#include "rules/notice.h"

const char *notice_severity_name(enum notice_severity s) {
  static const char *const names[] = {"error", "warning", "note"};
  return names[s];
}

struct notice *notices_add(struct notices *list, struct notice n) {
  if (n.place.source.p != NULL) place_line_column(n.place.source, n.place.start, &n.line, &n.column);
  ARENA_PUSH(list->arena, list->at, list->len, list->cap, n);
  return &list->at[list->len - 1];
}

void notice_print(struct buf *out, const struct notice *n, bool code) {
  const char *severity = notice_severity_name(n->severity);
  struct buf message;
  buf_init(&message);
  buf_str(&message, n->message);
  if (code) buf_printf(&message, " [A%d]", n->code);
  buf_char(&message, '\0');
  if (n->place.source.p != NULL || n->line == 0) diag_print(out, &n->place, severity, message.p);
  else buf_printf(out, "%s:%zu:%zu: %s: %s\n", n->place.file, n->line, n->column, severity, message.p);
  if (code && n->hint) buf_printf(out, "      = %s\n", n->hint);
  buf_free(&message);
}
