#include "output/jsonl.h"

#include <stdio.h>

static const uint8_t escaped[256] = {
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['"'] = 1, ['\\'] = 1, [127] = 1};

static void escape(struct buf *out, unsigned char c) {
  char u[8];
  switch (c) {
    case '"': buf_add(out, "\\\"", 2); return;
    case '\\': buf_add(out, "\\\\", 2); return;
    case '\n': buf_add(out, "\\n", 2); return;
    case '\t': buf_add(out, "\\t", 2); return;
    case '\r': buf_add(out, "\\r", 2); return;
    default:
      snprintf(u, sizeof u, "\\u%04x", c);
      buf_add(out, u, 6);
  }
}

void json_text(struct buf *out, struct view v) {
  size_t start = 0;
  buf_char(out, '"');
  for (size_t i = 0; i < v.len; i++) {
    if (!escaped[(unsigned char)v.p[i]]) continue;
    buf_add(out, v.p + start, i - start);
    escape(out, (unsigned char)v.p[i]);
    start = i + 1;
  }
  if (v.len > start) buf_add(out, v.p + start, v.len - start);
  buf_char(out, '"');
}

#define PUT(out, s) buf_add((out), (s), sizeof(s) - 1)

static void number(struct buf *out, uint64_t n) {
  char digits[20];
  size_t i = sizeof digits;
  do digits[--i] = (char)('0' + n % 10);
  while ((n /= 10) != 0);
  buf_add(out, digits + i, sizeof digits - i);
}

/* `key` holds its quotes, colon and leading comma. */
static void field_number(struct buf *out, struct view key, uint64_t n) {
  buf_view(out, key);
  number(out, n);
}

/* An absent text is null. */
static void field_text(struct buf *out, struct view key, struct view v) {
  buf_view(out, key);
  if (v.p == NULL) PUT(out, "null");
  else json_text(out, v);
}

#define KEY(name) VIEW_LIT(",\"" name "\":")

static void head(struct buf *out, const struct record *r, struct view type) {
  buf_view(out, type);
  field_text(out, KEY("doc"), r->doc);
  field_number(out, VIEW_LIT(",\"span\":{\"start\":"), r->span.start);
  field_number(out, KEY("end"), r->span.end);
  field_number(out, KEY("char_start"), r->span.char_start);
  field_number(out, KEY("char_end"), r->span.char_end);
  field_number(out, KEY("line"), r->span.line);
  field_number(out, KEY("column"), r->span.column);
  field_text(out, VIEW_LIT("},\"text\":"), r->text);
  field_text(out, KEY("section"), r->section);
  field_number(out, VIEW_LIT(",\"sentence\":{\"start\":"), r->sentence.start);
  field_number(out, KEY("end"), r->sentence.end);
  buf_char(out, '}');
}

static void rules(struct buf *out, const struct record *r) {
  field_text(out, KEY("rule"), r->rules_len ? r->rules[0] : (struct view){0});
  PUT(out, ",\"rules\":[");
  for (uint32_t i = 0; i < r->rules_len; i++) {
    if (i) buf_char(out, ',');
    json_text(out, r->rules[i]);
  }
  PUT(out, "]}\n");
}

static void step(struct buf *out, const struct record_step *s) {
  PUT(out, "{\"op\":\"");
  buf_str(out, s->op);
  buf_char(out, '"');
  if (s->text.p != NULL) field_text(out, KEY("text"), s->text);
  if (s->has_value) PUT(out, ",\"value\":"), decimal_print(out, s->value);
  if (s->has_by) PUT(out, ",\"by\":"), decimal_print(out, s->by);
  if (s->unit.p != NULL) field_text(out, KEY("unit"), s->unit);
  buf_char(out, '}');
}

static void value(struct buf *out, const struct record *r) {
  PUT(out, ",\"value\":");
  if (r->values == 0) PUT(out, "null");
  if (r->values == 1) decimal_print(out, r->value[0]);
  for (uint32_t i = 0; r->values > 1 && i < r->values; i++) {
    buf_char(out, i ? ',' : '[');
    decimal_print(out, r->value[i]);
  }
  if (r->values > 1) buf_char(out, ']');
  PUT(out, ",\"value_max\":");
  if (r->has_value_max) decimal_print(out, r->value_max);
  else PUT(out, "null");
  PUT(out, ",\"precision\":");
  if (r->has_precision) decimal_print(out, r->precision);
  else PUT(out, "null");
}

static void role_place(struct buf *out, const struct record_mention *r) {
  if (r->placed) {
    field_number(out, KEY("start"), r->start);
    field_number(out, KEY("end"), r->end);
  } else {
    PUT(out, ",\"start\":null,\"end\":null");
  }
  field_text(out, KEY("from"), view_of(r->from));
  buf_char(out, '}');
}

/* A role as `{"key": what it says, start, end, from}`, or null. */
static void role(struct buf *out, struct view key, struct view inner, const struct record_mention *r, struct view says) {
  buf_view(out, key);
  if (r->text.p == NULL) {
    PUT(out, "null");
    return;
  }
  field_text(out, inner, says);
  role_place(out, r);
}

static void role_list(struct buf *out, struct view key, const struct record_mention *roles, uint32_t len) {
  buf_view(out, key);
  for (uint32_t i = 0; i < len; i++) role(out, i ? VIEW_LIT(",") : VIEW_LIT(""), VIEW_LIT("{\"text\":"), &roles[i], roles[i].text);
  buf_char(out, ']');
}

static void fact(struct buf *out, const struct record *r) {
  head(out, r, VIEW_LIT("{\"type\":\"fact\""));
  field_text(out, KEY("id"), view_of(r->id));
  field_text(out, KEY("kind"), r->kind);
  value(out, r);
  field_text(out, KEY("unit"), r->unit);
  if (r->si_unit.p != NULL) {
    PUT(out, ",\"si\":{\"value\":");
    decimal_print(out, r->si);
    field_text(out, KEY("unit"), r->si_unit);
    buf_char(out, '}');
  } else {
    PUT(out, ",\"si\":null");
  }
  field_text(out, KEY("qualifier"), r->qualifier);
  role(out, KEY("item"), VIEW_LIT("{\"text\":"), &r->item, r->item.text);
  role(out, KEY("time"), VIEW_LIT("{\"edtf\":"), &r->time, r->time.normal);
  field_text(out, KEY("change"), r->change);
  field_text(out, KEY("status"), r->status);
  field_text(out, KEY("per"), r->per);
  role(out, KEY("actor"), VIEW_LIT("{\"text\":"), &r->actor, r->actor.text);
  role(out, KEY("action"), VIEW_LIT("{\"lemma\":"), &r->action, r->action.normal);
  role_list(out, VIEW_LIT(",\"recipient\":["), r->recipient, r->recipients);
  field_text(out, KEY("part_of"), r->part_of[0] ? view_of(r->part_of) : (struct view){0});
  field_text(out, KEY("asserts"), r->asserts);
  role_list(out, VIEW_LIT(",\"members\":["), r->member, r->members);
  PUT(out, ",\"derivation\":[");
  for (uint32_t i = 0; i < r->steps_len; i++) {
    if (i) buf_char(out, ',');
    step(out, &r->steps[i]);
  }
  buf_char(out, ']');
  rules(out, r);
}

static void finding(struct buf *out, const struct record *r) {
  PUT(out, "{\"type\":\"finding\"");
  field_text(out, KEY("doc"), r->doc);
  field_text(out, KEY("kind"), view_of(r->finding));
  field_text(out, KEY("severity"), view_of(r->severity));
  PUT(out, ",\"spans\":[");
  for (uint32_t i = 0; i < r->spans_len; i++) {
    field_number(out, i ? VIEW_LIT(",{\"start\":") : VIEW_LIT("{\"start\":"), r->spans[i].start);
    field_number(out, KEY("end"), r->spans[i].end);
    buf_char(out, '}');
  }
  PUT(out, "],\"facts\":[");
  for (uint32_t i = 0; i < r->facts_len; i++) {
    if (i) buf_char(out, ',');
    json_text(out, r->facts[i]);
  }
  buf_char(out, ']');
  field_text(out, KEY("section"), r->section);
  field_text(out, KEY("message"), r->message);
  PUT(out, "}\n");
}

void jsonl_sentence(struct buf *out, const struct record *r) {
  head(out, r, VIEW_LIT("{\"type\":\"sentence\""));
  PUT(out, "}\n");
}

void jsonl_record(struct buf *out, const struct record *r) {
  buf_reserve(out, 1024 + r->text.len);
  switch (r->type) {
    case RECORD_FACT: fact(out, r); return;
    case RECORD_FINDING: finding(out, r); return;
    case RECORD_SENTENCE: return;
    case RECORD_DATE:
      head(out, r, VIEW_LIT("{\"type\":\"date\""));
      field_text(out, KEY("edtf"), r->edtf);
      field_text(out, KEY("from"), r->from);
      break;
    case RECORD_NUMBER:
      head(out, r, VIEW_LIT("{\"type\":\"number\""));
      field_text(out, KEY("class"), r->class);
      break;
    case RECORD_ENTITY:
      head(out, r, VIEW_LIT("{\"type\":\"entity\""));
      field_text(out, KEY("class"), r->class);
      field_text(out, KEY("ref"), r->ref);
      break;
  }
  rules(out, r);
}

void jsonl_document(struct buf *out, const struct record_document *d) {
  PUT(out, "{\"type\":\"document\"");
  field_text(out, KEY("doc"), d->doc);
  field_text(out, KEY("sha256"), view_of(d->sha256));
  field_number(out, KEY("bytes"), d->bytes);
  field_number(out, KEY("invalid_bytes"), d->invalid);
  field_text(out, KEY("encoding"), d->encoding);
  if (d->wrapped) field_number(out, KEY("wrapped_at"), d->wrapped);
  field_text(out, KEY("title"), d->title);
  if (d->scope.p != NULL) {
    field_text(out, VIEW_LIT(",\"scope\":{\"text\":"), d->scope);
    field_text(out, KEY("ref"), d->scope_ref);
    buf_char(out, '}');
  } else {
    PUT(out, ",\"scope\":null");
  }
  field_text(out, VIEW_LIT(",\"pack\":{\"name\":"), d->pack);
  field_text(out, KEY("version"), d->pack_version);
  field_text(out, KEY("sha256"), view_of(d->pack_sha256));
  field_text(out, VIEW_LIT("},\"engine\":"), view_of(d->engine));
  field_number(out, VIEW_LIT(",\"ledger\":{\"numbers\":"), d->ledger.numbers);
  field_number(out, KEY("fact"), d->ledger.fact);
  field_number(out, KEY("date"), d->ledger.date);
  field_number(out, KEY("number"), d->ledger.number);
  field_number(out, KEY("entity"), d->ledger.entity);
  field_number(out, KEY("unclaimed"), d->ledger.unclaimed);
  PUT(out, "}}\n");
}
