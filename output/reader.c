/* reader.c: a table of fields for each type of record says where a member goes and what shape it must have; records_read walks the lines.
 * Texts that repeat from line to line (document, section) are kept once. */
#include "output/reader.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "output/json.h"

struct reading {
  struct record_set set;
  struct arena scratch;   /* of the line */
  struct view doc, section; /* of the line before */
  struct record *records; /* of the open page; moved to the arena when it ends */
  size_t len, cap, pages_cap;
  const struct json *bad; /* the member of the wrong shape */
  const char *wanted;
  enum status status;
};

/* ---- shapes: each gives false, and says what it wanted, when the member has another */

static bool refuse(struct reading *in, const struct json *n, const char *wanted) {
  in->bad = n;
  in->wanted = wanted;
  in->status = ST_SYNTAX;
  return false;
}

typedef bool shape(struct reading *in, const struct json *n, void *out);

static bool as_text(struct reading *in, const struct json *n, void *out) {
  if (n->kind == JSON_NULL) return true;
  if (n->kind != JSON_TEXT) return refuse(in, n, "a text");
  *(struct view *)out = arena_copy(&in->set.arena, n->text);
  return true;
}

/* The text of the line before, when it is the same. */
static bool as_repeated(struct reading *in, const struct json *n, struct view *last, struct view *out) {
  if (n->kind == JSON_TEXT && last->p != NULL && view_eq(*last, n->text)) {
    *out = *last;
    return true;
  }
  if (!as_text(in, n, out)) return false;
  *last = *out;
  return true;
}

static bool as_doc(struct reading *in, const struct json *n, void *out) { return as_repeated(in, n, &in->doc, out); }
static bool as_section(struct reading *in, const struct json *n, void *out) { return as_repeated(in, n, &in->section, out); }

static bool as_string(struct reading *in, const struct json *n, void *out) {
  struct view v = {0};
  if (!as_text(in, n, &v)) return false;
  if (v.p != NULL && memchr(v.p, '\0', v.len) != NULL) return refuse(in, n, "a text without NUL");
  *(const char **)out = v.p;
  return true;
}

static bool as_id(struct reading *in, const struct json *n, void *out) {
  if (n->kind == JSON_NULL) return true;
  if (n->kind != JSON_TEXT || n->text.len >= sizeof((struct record *)0)->id || memchr(n->text.p, '\0', n->text.len) != NULL)
    return refuse(in, n, "an id of at most 19 bytes");
  memcpy(out, n->text.p, n->text.len + 1);
  return true;
}

static bool as_count(struct reading *in, const struct json *n, uint64_t most, uint64_t *out) {
  uint64_t v = 0;
  bool good = n->kind == JSON_NUMBER && n->text.len <= 19; /* 19 digits fit in 64 bits */
  for (size_t i = 0; good && i < n->text.len; i++) {
    good = n->text.p[i] >= '0' && n->text.p[i] <= '9';
    v = v * 10 + (uint64_t)(n->text.p[i] - '0');
  }
  if (!good || v > most) return refuse(in, n, "a whole number in range");
  *out = v;
  return true;
}

static bool as_u64(struct reading *in, const struct json *n, void *out) { return as_count(in, n, UINT64_MAX, out); }
static bool as_u32(struct reading *in, const struct json *n, void *out) {
  uint64_t v;
  if (!as_count(in, n, UINT32_MAX, &v)) return false;
  *(uint32_t *)out = (uint32_t)v;
  return true;
}

static bool as_decimal(struct reading *in, const struct json *n, void *out) {
  struct decimal d;
  if (n->kind != JSON_NUMBER) return refuse(in, n, "a number");
  enum status st = decimal_parse(&d, n->text, (struct view){0});
  if (st != ST_OK) {
    refuse(in, n, "a plain decimal of at most 18 digits");
    in->status = st;
    return false;
  }
  *(struct decimal *)out = d;
  return true;
}

/* ---- fields */

struct field {
  const char *key;
  shape *read;
  size_t at; /* in the struct that the table is about */
};

/* Reads the members of `n` that the table names; the others are passed over. */
static bool read_fields(struct reading *in, const struct json *n, const struct field *fields, void *out) {
  uint64_t seen = 0;
  if (n->kind != JSON_OBJECT) return refuse(in, n, "an object");
  for (const struct json *member = n->child; member; member = member->next)
    for (const struct field *f = fields; f->key; f++) {
      if (!view_eq(member->key, view_of(f->key))) continue;
      uint64_t bit = 1ull << (f - fields);
      if (seen & bit) return refuse(in, member, "a name only once"); /* I-JSON, RFC 7493 section 2.3 */
      seen |= bit;
      if (!f->read(in, member, (char *)out + f->at)) return false;
      break;
    }
  return true;
}

static uint32_t children(const struct json *n) {
  uint32_t len = 0;
  for (const struct json *c = n->child; c; c = c->next) len++;
  return len;
}

static bool is_list(struct reading *in, const struct json *n) { return n->kind == JSON_LIST || refuse(in, n, "a list"); }

static const struct field span_fields[] = {{"start", as_u32, offsetof(struct record_span, start)},
                                           {"end", as_u32, offsetof(struct record_span, end)},
                                           {"char_start", as_u32, offsetof(struct record_span, char_start)},
                                           {"char_end", as_u32, offsetof(struct record_span, char_end)},
                                           {"line", as_u32, offsetof(struct record_span, line)},
                                           {"column", as_u32, offsetof(struct record_span, column)},
                                           {0}};

static const struct field bounds_fields[] = {{"start", as_u32, offsetof(struct span, start)}, {"end", as_u32, offsetof(struct span, end)}, {0}};

static bool as_bounds(struct reading *in, const struct json *n, void *out) { return read_fields(in, n, bounds_fields, out); }

static bool as_span(struct reading *in, const struct json *n, void *out) { return read_fields(in, n, span_fields, out); }

/* Lists: `out` is the whole record, for a list fills a pointer and its length. */

static bool as_views(struct reading *in, const struct json *n, const struct view **list, uint32_t *len) {
  if (!is_list(in, n)) return false;
  struct view *v = ARENA_ARRAY(&in->set.arena, struct view, children(n));
  uint32_t i = 0;
  for (const struct json *c = n->child; c; c = c->next, i++)
    if (c->kind != JSON_TEXT || !as_text(in, c, &v[i])) return refuse(in, n, "a list of texts");
  *list = v;
  *len = i;
  return true;
}

static bool as_rules(struct reading *in, const struct json *n, void *out) {
  struct record *r = out;
  return as_views(in, n, &r->rules, &r->rules_len);
}

static bool as_facts(struct reading *in, const struct json *n, void *out) {
  struct record *r = out;
  return as_views(in, n, &r->facts, &r->facts_len);
}

static bool as_spans(struct reading *in, const struct json *n, void *out) {
  struct record *r = out;
  if (!is_list(in, n)) return false;
  struct span *spans = ARENA_ARRAY(&in->set.arena, struct span, children(n));
  for (const struct json *c = n->child; c; c = c->next)
    if (!read_fields(in, c, bounds_fields, &spans[r->spans_len++])) return false;
  r->spans = spans;
  return true;
}

static bool as_value(struct reading *in, const struct json *n, void *out) {
  struct record *r = out;
  if (n->kind == JSON_NULL) return true;
  if (n->kind == JSON_NUMBER) return as_decimal(in, n, &r->value[r->values++]);
  if (n->kind != JSON_LIST) return refuse(in, n, "a number, a list of numbers or null");
  if (children(n) > RECORD_RATIO_MAX || children(n) < 2) return refuse(in, n, "a list of two to eight numbers");
  for (const struct json *c = n->child; c; c = c->next)
    if (!as_decimal(in, c, &r->value[r->values++])) return false;
  return true;
}

static bool as_value_max(struct reading *in, const struct json *n, void *out) {
  struct record *r = out;
  return n->kind == JSON_NULL || (r->has_value_max = as_decimal(in, n, &r->value_max));
}

static bool as_precision(struct reading *in, const struct json *n, void *out) {
  struct record *r = out;
  return n->kind == JSON_NULL || (r->has_precision = as_decimal(in, n, &r->precision));
}

static bool as_si(struct reading *in, const struct json *n, void *out) {
  static const struct field fields[] = {{"value", as_decimal, offsetof(struct record, si)}, {"unit", as_text, offsetof(struct record, si_unit)}, {0}};
  return n->kind == JSON_NULL || read_fields(in, n, fields, out);
}

/* ---- roles */

static bool as_offset(struct reading *in, const struct json *n, void *out) { return n->kind == JSON_NULL || as_u32(in, n, out); }

static const struct field role_fields[] = {{"text", as_text, offsetof(struct record_mention, text)},
                                           {"edtf", as_text, offsetof(struct record_mention, normal)},
                                           {"lemma", as_text, offsetof(struct record_mention, normal)},
                                           {"start", as_offset, offsetof(struct record_mention, start)},
                                           {"end", as_offset, offsetof(struct record_mention, end)},
                                           {"from", as_string, offsetof(struct record_mention, from)},
                                           {0}};

static bool as_role(struct reading *in, const struct json *n, void *out) {
  struct record_mention m = {0};
  if (n->kind == JSON_NULL) return true;
  if (!read_fields(in, n, role_fields, &m)) return false;
  if (m.text.p == NULL) m.text = m.normal;
  if (m.normal.p == NULL) m.normal = m.text;
  if (m.text.p == NULL) return refuse(in, n, "a role with a text");
  if (m.from == NULL) return refuse(in, n, "a role with 'from'");
  const struct json *start = json_get(n, "start");
  m.placed = start != NULL && start->kind == JSON_NUMBER;
  *(struct record_mention *)out = m;
  return true;
}

static bool as_roles(struct reading *in, const struct json *n, uint32_t most, const struct record_mention **list, uint32_t *len) {
  if (!is_list(in, n)) return false;
  if (children(n) > most) return refuse(in, n, "a shorter list of roles");
  struct record_mention *roles = ARENA_ARRAY(&in->set.arena, struct record_mention, children(n));
  uint32_t i = 0;
  for (const struct json *c = n->child; c; c = c->next)
    if (c->kind != JSON_OBJECT || !as_role(in, c, &roles[i++])) return refuse(in, n, "a list of roles");
  *list = roles;
  *len = i;
  return true;
}

static bool as_recipients(struct reading *in, const struct json *n, void *out) {
  struct record *r = out;
  return as_roles(in, n, RECORD_RECIPIENTS_MAX, &r->recipient, &r->recipients);
}

static bool as_members(struct reading *in, const struct json *n, void *out) {
  struct record *r = out;
  return as_roles(in, n, RECORD_MEMBERS_MAX, &r->member, &r->members);
}

/* ---- derivation */

static bool as_step_value(struct reading *in, const struct json *n, void *out) {
  struct record_step *s = out;
  return s->has_value = as_decimal(in, n, &s->value);
}

static bool as_step_by(struct reading *in, const struct json *n, void *out) {
  struct record_step *s = out;
  return s->has_by = as_decimal(in, n, &s->by);
}

static const struct field step_fields[] = {{"op", as_string, offsetof(struct record_step, op)},
                                           {"text", as_text, offsetof(struct record_step, text)},
                                           {"value", as_step_value, 0},
                                           {"by", as_step_by, 0},
                                           {"unit", as_text, offsetof(struct record_step, unit)},
                                           {0}};

static bool as_steps(struct reading *in, const struct json *n, void *out) {
  struct record *r = out;
  if (!is_list(in, n)) return false;
  struct record_step *steps = ARENA_ARRAY(&in->set.arena, struct record_step, children(n));
  for (const struct json *c = n->child; c; c = c->next) {
    struct record_step *s = &steps[r->steps_len++];
    if (!read_fields(in, c, step_fields, s)) return false;
    if (s->op == NULL) return refuse(in, c, "a step with 'op'");
  }
  r->steps = steps;
  return true;
}

/* ---- records */

#define IN_RECORD(member) offsetof(struct record, member)
#define ON_TEXT                                                                                                       \
  {"doc", as_doc, IN_RECORD(doc)}, {"span", as_span, IN_RECORD(span)}, {"sentence", as_bounds, IN_RECORD(sentence)}, \
      {"text", as_text, IN_RECORD(text)},                                                                             \
      {"section", as_section, IN_RECORD(section)}, {"rules", as_rules, 0}

static const struct field fact_fields[] = {ON_TEXT,
                                           {"id", as_id, IN_RECORD(id)},
                                           {"kind", as_text, IN_RECORD(kind)},
                                           {"value", as_value, 0},
                                           {"value_max", as_value_max, 0},
                                           {"precision", as_precision, 0},
                                           {"unit", as_text, IN_RECORD(unit)},
                                           {"si", as_si, 0},
                                           {"qualifier", as_text, IN_RECORD(qualifier)},
                                           {"item", as_role, IN_RECORD(item)},
                                           {"time", as_role, IN_RECORD(time)},
                                           {"change", as_text, IN_RECORD(change)},
                                           {"status", as_text, IN_RECORD(status)},
                                           {"per", as_text, IN_RECORD(per)},
                                           {"actor", as_role, IN_RECORD(actor)},
                                           {"action", as_role, IN_RECORD(action)},
                                           {"recipient", as_recipients, 0},
                                           {"part_of", as_id, IN_RECORD(part_of)},
                                           {"asserts", as_text, IN_RECORD(asserts)},
                                           {"members", as_members, 0},
                                           {"derivation", as_steps, 0},
                                           {0}};
static const struct field date_fields[] = {ON_TEXT, {"edtf", as_text, IN_RECORD(edtf)}, {"from", as_text, IN_RECORD(from)}, {0}};
static const struct field number_fields[] = {ON_TEXT, {"class", as_text, IN_RECORD(class)}, {0}};
static const struct field entity_fields[] = {ON_TEXT, {"class", as_text, IN_RECORD(class)}, {"ref", as_text, IN_RECORD(ref)}, {0}};
static const struct field finding_fields[] = {{"doc", as_doc, IN_RECORD(doc)},
                                              {"kind", as_string, IN_RECORD(finding)},
                                              {"severity", as_string, IN_RECORD(severity)},
                                              {"spans", as_spans, 0},
                                              {"facts", as_facts, 0},
                                              {"section", as_section, IN_RECORD(section)},
                                              {"message", as_text, IN_RECORD(message)},
                                              {0}};

static const struct record_shape {
  const char *name;
  enum record_type type;
  const struct field *fields;
} shapes[] = {{"fact", RECORD_FACT, fact_fields},
              {"date", RECORD_DATE, date_fields},
              {"number", RECORD_NUMBER, number_fields},
              {"entity", RECORD_ENTITY, entity_fields},
              {"finding", RECORD_FINDING, finding_fields}};

static bool read_record(struct reading *in, const struct json *n, const struct json *type) {
  const struct record_shape *kind = NULL;
  struct record r = {0};
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes && kind == NULL; i++)
    if (view_eq(type->text, view_of(shapes[i].name))) kind = &shapes[i];
  if (kind == NULL) return refuse(in, type, "a type of record that is known");
  if (in->set.len == 0) return refuse(in, type, "a document before its records");
  r.type = kind->type;
  if (!read_fields(in, n, kind->fields, &r)) return false;
  if (!view_eq(r.doc, in->set.pages[in->set.len - 1].doc.doc)) return refuse(in, n, "a record of the document above it");
  if (r.type == RECORD_FINDING && (r.finding == NULL || r.severity == NULL)) return refuse(in, n, "a finding with 'kind' and 'severity'");
  if (in->len == in->cap) {
    in->cap = in->cap ? in->cap * 2 : 256;
    in->records = resized(in->records, in->cap, sizeof *in->records);
  }
  in->records[in->len++] = r;
  return true;
}

/* ---- documents */

static bool as_scope(struct reading *in, const struct json *n, void *out) {
  static const struct field fields[] = {
      {"text", as_text, offsetof(struct record_document, scope)}, {"ref", as_text, offsetof(struct record_document, scope_ref)}, {0}};
  return n->kind == JSON_NULL || read_fields(in, n, fields, out);
}

static bool as_pack(struct reading *in, const struct json *n, void *out) {
  static const struct field fields[] = {{"name", as_text, offsetof(struct record_document, pack)},
                                        {"version", as_text, offsetof(struct record_document, pack_version)},
                                        {"sha256", as_string, offsetof(struct record_document, pack_sha256)},
                                        {0}};
  return n->kind == JSON_NULL || read_fields(in, n, fields, out);
}

static bool as_ledger(struct reading *in, const struct json *n, void *out) {
  static const struct field fields[] = {{"numbers", as_u32, offsetof(struct record_ledger, numbers)},
                                        {"fact", as_u32, offsetof(struct record_ledger, fact)},
                                        {"date", as_u32, offsetof(struct record_ledger, date)},
                                        {"number", as_u32, offsetof(struct record_ledger, number)},
                                        {"entity", as_u32, offsetof(struct record_ledger, entity)},
                                        {"unclaimed", as_u32, offsetof(struct record_ledger, unclaimed)},
                                        {0}};
  return read_fields(in, n, fields, out);
}

static const struct field document_fields[] = {{"doc", as_text, offsetof(struct record_document, doc)},
                                               {"sha256", as_string, offsetof(struct record_document, sha256)},
                                               {"bytes", as_u64, offsetof(struct record_document, bytes)},
                                               {"invalid_bytes", as_u64, offsetof(struct record_document, invalid)},
                                               {"encoding", as_text, offsetof(struct record_document, encoding)},
                                               {"wrapped_at", as_u32, offsetof(struct record_document, wrapped)},
                                               {"title", as_text, offsetof(struct record_document, title)},
                                               {"scope", as_scope, 0},
                                               {"pack", as_pack, 0},
                                               {"engine", as_string, offsetof(struct record_document, engine)},
                                               {"ledger", as_ledger, offsetof(struct record_document, ledger)},
                                               {0}};

static void close_page(struct reading *in) {
  if (in->set.len == 0) return;
  struct record_page *page = &in->set.pages[in->set.len - 1];
  page->records = ARENA_ARRAY(&in->set.arena, struct record, in->len);
  page->len = in->len;
  for (size_t i = 0; i < in->len; i++) {
    page->records[i] = in->records[i];
    page->doc.findings += in->records[i].type == RECORD_FINDING;
  }
  in->len = 0;
}

static bool read_document(struct reading *in, const struct json *n, uint32_t line) {
  struct record_document d = {.sha256 = "", .pack_sha256 = "", .engine = ""};
  if (!read_fields(in, n, document_fields, &d)) return false;
  if (d.doc.p == NULL || d.sha256 == NULL || d.pack_sha256 == NULL || d.engine == NULL)
    return refuse(in, n, "a document with 'doc', 'sha256', 'pack' and 'engine'");
  close_page(in);
  if (in->set.len == in->pages_cap) { /* the arena keeps the old array: at most as much again */
    struct record_page *pages = ARENA_ARRAY(&in->set.arena, struct record_page, in->pages_cap * 2 + 16);
    for (size_t i = 0; i < in->set.len; i++) pages[i] = in->set.pages[i];
    in->set.pages = pages;
    in->pages_cap = in->pages_cap * 2 + 16;
  }
  in->set.pages[in->set.len++] = (struct record_page){.doc = d, .line = line};
  in->doc = d.doc;
  return true;
}

/* ---- lines */

static enum status read_line(struct reading *in, struct view text, uint32_t line, struct err *err) {
  struct json *n;
  arena_reset(&in->scratch);
  enum status st = json_parse(&n, &in->scratch, text, err);
  if (st != ST_OK) return st;
  in->bad = NULL;
  const struct json *type = n->kind == JSON_OBJECT ? json_get(n, "type") : NULL;
  if (type == NULL || type->kind != JSON_TEXT) refuse(in, n, "an object with a 'type'");
  else if (view_eq(type->text, VIEW_LIT("document"))) read_document(in, n, line);
  else read_record(in, n, type);
  if (in->bad == NULL) return ST_OK;
  struct view key = in->bad->key;
  if (key.p) err_set(err, in->status, "'%.*s': %s was expected", (int)(key.len < 64 ? key.len : 64), key.p, in->wanted);
  else err_set(err, in->status, "%s was expected", in->wanted);
  if (err != NULL) err->column = utf8_count(view_sub(text, 0, in->bad->at)) + 1; /* valid up to there: yajl has seen to it */
  return in->status;
}

static enum status read_lines(struct reading *in, FILE *f, struct err *err) {
  char *line = NULL;
  size_t cap = 0, number = 0;
  enum status st = ST_OK;
  for (ssize_t len; st == ST_OK && (len = getline(&line, &cap, f)) >= 0;) {
    number++;
    struct view text = {line, (size_t)len};
    if (number == 1) text = view_unmarked(text);
    if (text.len && text.p[text.len - 1] == '\n') text.len--;
    if (text.len == 0) continue;
    st = read_line(in, text, (uint32_t)number, err);
    if (st != ST_OK && err != NULL) err->line = number;
  }
  free(line);
  if (st == ST_OK && ferror(f)) return err_set(err, ST_IO, "cannot read: %s", strerror(errno));
  if (st == ST_OK && in->set.len == 0) return err_set(err, ST_SYNTAX, "no records: not one document stands here");
  return st;
}

enum status records_read_from(struct record_set *out, FILE *f, const char *name, struct err *err) {
  struct reading in = {0};
  arena_init(&in.set.arena);
  arena_init(&in.scratch);
  enum status st = read_lines(&in, f, err);
  if (st == ST_OK) close_page(&in);
  free(in.records);
  arena_free(&in.scratch);
  if (st != ST_OK) {
    arena_free(&in.set.arena);
    return err_in_file(err, st, name);
  }
  *out = in.set;
  return ST_OK;
}

enum status records_read(struct record_set *out, const char *path, struct err *err) {
  if (strcmp(path, "-") == 0) return records_read_from(out, stdin, "standard input", err);
  FILE *f = fopen(path, "rb");
  if (f == NULL) return err_set(err, ST_IO, "cannot open: %s", strerror(errno)), err_in_file(err, ST_IO, path);
  enum status st = records_read_from(out, f, path, err);
  fclose(f);
  return st;
}

void records_free(struct record_set *set) {
  arena_free(&set->arena);
  *set = (struct record_set){0};
}
