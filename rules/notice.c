#include "rules/notice.h"

const struct notice_kind notice_kinds[] = {
    {NOTICE_YAML, NOTICE_ERROR, "no YAML of the rule language"},
    {NOTICE_KEY, NOTICE_ERROR, "unknown key"},
    {NOTICE_VALUE, NOTICE_ERROR, "a value of the wrong kind"},
    {NOTICE_NAME, NOTICE_ERROR, "an unknown name"},
    {NOTICE_TWICE, NOTICE_ERROR, "a name that stands twice"},
    {NOTICE_MISSING, NOTICE_ERROR, "something is missing"},
    {NOTICE_PATTERN, NOTICE_ERROR, "a pattern that cannot be read"},
    {NOTICE_EXPRESSION, NOTICE_ERROR, "an expression that cannot be read"},
    {NOTICE_TABLE, NOTICE_ERROR, "an entry of a lexicon that cannot be read"},
    {NOTICE_FILE, NOTICE_ERROR, "a file that cannot be read"},
    {NOTICE_LIMIT, NOTICE_ERROR, "a limit is passed"},
    {NOTICE_SHADOWED, NOTICE_WARNING, "a rule that another one always beats"},
    {NOTICE_IMPOSSIBLE, NOTICE_ERROR, "a symbol that nothing can pass"},
    {NOTICE_LATER, NOTICE_ERROR, "a symbol that is made only later"},
    {NOTICE_HIDDEN, NOTICE_ERROR, "a literal that a symbol hides"},
    {NOTICE_NEEDS, NOTICE_ERROR, "a stage that never runs"},
    {NOTICE_EXAMPLE, NOTICE_ERROR, "an example that cannot be read"},
    {NOTICE_RECORD, NOTICE_WARNING, "a record that nothing makes"},
    {NOTICE_ATTRIBUTE, NOTICE_WARNING, "an attribute that nothing gives"},
    {NOTICE_BLANK, NOTICE_WARNING, "a blank that stands for nothing"},
    {NOTICE_FRAGMENT, NOTICE_WARNING, "a fragment or shared set that is never used"},
    {NOTICE_LEXICON, NOTICE_WARNING, "a lexicon that is never used"},
    {NOTICE_ENTRY, NOTICE_WARNING, "an entry that is never used"},
    {NOTICE_CAPTURE, NOTICE_WARNING, "a capture that is never used"},
    {NOTICE_STAGE, NOTICE_WARNING, "a stage without rules"},
    {NOTICE_ALLOWANCE, NOTICE_WARNING, "an allowance that allows nothing"},
    {NOTICE_REPEATED, NOTICE_WARNING, "an entry that stands twice"},
    {NOTICE_CONTRADICTION, NOTICE_WARNING, "entries that contradict each other"},
    {NOTICE_GROUPS, NOTICE_WARNING, "two groups of one name"},
    {NOTICE_SCAN, NOTICE_WARNING, "a rule without a required word"},
    {NOTICE_EXPONENTIAL, NOTICE_ERROR, "a pattern that backtracks exponentially"},
    {NOTICE_WORD, NOTICE_NOTE, "a rule that is tried at every word"},
    {NOTICE_UNTESTED, NOTICE_NOTE, "a rule without examples"},
    {NOTICE_QUOTES, NOTICE_WARNING, "double quotes around a pattern"},
};
const size_t notice_kinds_len = sizeof notice_kinds / sizeof *notice_kinds;

const struct notice_kind *notice_kind_of(enum notice_code code) {
  size_t i = 0;
  while (i + 1 < notice_kinds_len && notice_kinds[i].code != code) i++;
  return &notice_kinds[i];
}

const struct notice_kind *notice_named(struct view name) {
  int code = 0;
  if (name.len != 4 || name.p[0] != 'A') return NULL;
  for (size_t i = 1; i < 4; i++) {
    if (name.p[i] < '0' || name.p[i] > '9') return NULL;
    code = code * 10 + name.p[i] - '0';
  }
  const struct notice_kind *kind = notice_kind_of((enum notice_code)code);
  return (int)kind->code == code ? kind : NULL;
}

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
  if (n->place.source.p != NULL || n->line == 0)
    diag_print(out, &n->place, severity, message.p);
  else
    buf_printf(out, "%s:%zu:%zu: %s: %s\n", n->place.file, n->line, n->column, severity, message.p);
  if (code && n->hint) buf_printf(out, "      = %s\n", n->hint);
  buf_free(&message);
}
