#include "cli/summary.h"

static void put_fact(struct painter *p, const struct record *r, bool item) {
  paint_view(p, PAINT_PLAIN, r->kind);
  for (uint32_t i = 0; i < r->values; i++) buf_char(&p->out, i ? ':' : ' '), decimal_print(&p->out, r->value[i]);
  if (r->has_value_max) buf_str(&p->out, " .. "), decimal_print(&p->out, r->value_max);
  if (r->unit.len) buf_char(&p->out, ' '), paint_view(p, PAINT_PLAIN, r->unit);
  if (item && r->item.text.p) buf_str(&p->out, " of "), paint_view(p, PAINT_PLAIN, r->item.text);
}

void paint_record(struct painter *p, const struct record *r, bool item) {
  static const char *const types[] = {"fact", "date", "number", "entity", "finding", "sentence"};
  paint(p, PAINT_PLAIN, "%s ", types[r->type]);
  if (r->type == RECORD_FACT) put_fact(p, r, item);
  if (r->type == RECORD_DATE) paint_view(p, PAINT_PLAIN, r->edtf);
  if (r->type == RECORD_FINDING) paint(p, PAINT_PLAIN, "%s: ", r->severity), paint_view(p, PAINT_PLAIN, r->message);
  bool unclaimed = view_eq(r->class, VIEW_LIT("unclaimed"));
  if (r->type == RECORD_NUMBER || r->type == RECORD_ENTITY) paint_view(p, unclaimed ? PAINT_WARN : PAINT_PLAIN, r->class);
}
