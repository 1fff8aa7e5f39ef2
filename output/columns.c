#include "output/columns.h"

static void number(struct buf *out, uint64_t n) { decimal_print(out, decimal_int((int64_t)n)); }

static void value(struct buf *out, const struct record *r) {
  for (uint32_t i = 0; i < r->values; i++) {
    if (i) buf_char(out, ':');
    decimal_print(out, r->value[i]);
  }
}

static void recipient(struct buf *out, const struct record *r) {
  for (uint32_t i = 0; i < r->recipients; i++) {
    if (i) buf_str(out, "; ");
    buf_view(out, r->recipient[i].text);
  }
}

static void value_max(struct buf *out, const struct record *r) {
  if (r->has_value_max) decimal_print(out, r->value_max);
}
static void precision(struct buf *out, const struct record *r) {
  if (r->has_precision) decimal_print(out, r->precision);
}
static void si_value(struct buf *out, const struct record *r) {
  if (r->si_unit.len) decimal_print(out, r->si);
}
static void rule(struct buf *out, const struct record *r) {
  if (r->rules_len) buf_view(out, r->rules[0]);
}
static void doc(struct buf *out, const struct record *r) { buf_view(out, r->doc); }
static void line(struct buf *out, const struct record *r) { number(out, r->span.line); }
static void place(struct buf *out, const struct record *r) { number(out, r->span.column); }
static void section(struct buf *out, const struct record *r) { buf_view(out, r->section); }
static void id(struct buf *out, const struct record *r) { buf_str(out, r->id); }
static void text(struct buf *out, const struct record *r) { buf_view(out, r->text); }
static void kind(struct buf *out, const struct record *r) { buf_view(out, r->kind); }
static void qualifier(struct buf *out, const struct record *r) { buf_view(out, r->qualifier); }
static void unit(struct buf *out, const struct record *r) { buf_view(out, r->unit); }
static void si_unit(struct buf *out, const struct record *r) { buf_view(out, r->si_unit); }
static void item(struct buf *out, const struct record *r) { buf_view(out, r->item.text); }
static void time(struct buf *out, const struct record *r) { buf_view(out, r->time.normal); }
static void change(struct buf *out, const struct record *r) { buf_view(out, r->change); }
static void status(struct buf *out, const struct record *r) { buf_view(out, r->status); }
static void per(struct buf *out, const struct record *r) { buf_view(out, r->per); }
static void actor(struct buf *out, const struct record *r) { buf_view(out, r->actor.text); }
static void action(struct buf *out, const struct record *r) { buf_view(out, r->action.normal); }
static void part_of(struct buf *out, const struct record *r) { buf_str(out, r->part_of); }

const struct column columns[] = {
    {"doc", false, doc},           {"line", true, line},       {"column", true, place},      {"section", false, section},
    {"id", false, id},             {"text", false, text},      {"kind", false, kind},        {"qualifier", false, qualifier},
    {"value", true, value},        {"value_max", true, value_max}, {"precision", true, precision}, {"unit", false, unit},
    {"si_value", true, si_value},  {"si_unit", false, si_unit}, {"item", false, item},       {"time", false, time},
    {"change", false, change},     {"status", false, status},  {"per", false, per},          {"actor", false, actor},
    {"action", false, action},     {"recipient", false, recipient}, {"part_of", false, part_of}, {"rule", false, rule},
};
const size_t columns_len = sizeof columns / sizeof *columns;

static const struct column *find(struct view name) {
  for (size_t i = 0; i < columns_len; i++)
    if (view_eq(view_of(columns[i].name), name)) return &columns[i];
  return NULL;
}

bool columns_choose(struct column_list *out, const char *names, struct view *bad) {
  struct column_list list = {.len = 0};
  if (names == NULL) {
    for (; list.len < columns_len; list.len++) list.column[list.len] = &columns[list.len];
    *out = list;
    return true;
  }
  for (const char *p = names;; p++) {
    size_t n = strcspn(p, ",");
    *bad = (struct view){p, n};
    const struct column *c = find(*bad);
    if (c == NULL || list.len == COLUMNS_MAX) return false;
    list.column[list.len++] = c;
    p += n;
    if (*p == '\0') break;
  }
  *out = list;
  return true;
}
