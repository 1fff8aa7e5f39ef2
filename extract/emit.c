/* emit.c: from the annotations of a sentence to records: each number lies in exactly one, and one that touches something unread is
 * told by a finding. */
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "extract/scan.h"

/* ---- places in the file */

/* Moves the cursor to `to` (never back), counting code points and lines. */
static void advance(struct scan *s, uint32_t to) {
  const char *p = s->doc->text.p;
  while (s->cursor < to) {
    const char *nl = memchr(p + s->cursor, '\n', to - s->cursor);
    uint32_t end = nl ? (uint32_t)(nl - p) + 1 : to;
    uint32_t n = (uint32_t)utf8_count((struct view){p + s->cursor, end - s->cursor});
    s->cursor_cp += n;
    s->cursor_column = nl ? 1 : s->cursor_column + n;
    s->cursor_line += nl != NULL;
    s->cursor = end;
  }
}

/* Of a place behind the cursor: what stands below a paragraph that a page break cuts is read after it. */
static void look_back(const struct scan *s, uint32_t start, struct record_span *r) {
  const char *p = s->doc->text.p;
  uint32_t line = start;
  r->line = s->cursor_line;
  r->char_start = s->cursor_cp - (uint32_t)utf8_count(view_sub(s->doc->text, start, s->cursor));
  r->column = s->cursor_column - (s->cursor_cp - r->char_start);
  if (memchr(p + start, '\n', s->cursor - start) == NULL) return;
  for (uint32_t i = start; i < s->cursor; i++) r->line -= p[i] == '\n';
  while (line > 0 && p[line - 1] != '\n') line--;
  r->column = (uint32_t)utf8_count(view_sub(s->doc->text, line, start)) + 1;
}

static struct record_span place(struct scan *s, uint32_t start, uint32_t end) {
  struct record_span r = {.start = document_raw(s->doc, start), .end = document_raw(s->doc, end)};
  if (start >= s->cursor) {
    advance(s, start);
    r.char_start = s->cursor_cp;
    r.line = s->cursor_line;
    r.column = s->cursor_column;
  } else {
    look_back(s, start, &r);
  }
  r.char_end = r.char_start + (uint32_t)utf8_count(view_sub(s->doc->text, start, end));
  return r;
}

void emit_sentence(struct scan *s) {
  struct span at = sentence_span(s);
  if (at.start < s->tokens.at[s->first].start) return; /* the first cell has told it */
  struct record r = {.type = RECORD_SENTENCE, .doc = view_of(s->doc->path), .section = s->section, .text = view_sub(s->doc->text, at.start, at.end)};
  r.span = place(s, at.start, at.end);
  s->sink(s->context, &r);
}

/* ---- attributes */

/* What an annotation is to the ledger; a finding speaks about records and is none. */
static enum record_role role_in(const struct scan *s, const struct annotation *a) {
  enum record_role role = s->rs->types[a->type].role;
  return role == ROLE_FINDING ? ROLE_NONE : role;
}

static struct view text_of(const struct annotation *a, atom name) {
  const struct value *v = annotation_get(a, name);
  return v && v->kind == VALUE_TEXT ? v->as.text : (struct view){NULL, 0};
}

static bool decimal_of(const struct annotation *a, atom name, struct decimal *out) {
  const struct value *v = annotation_get(a, name);
  if (v == NULL || v->kind != VALUE_DECIMAL) return false;
  *out = v->as.decimal;
  return true;
}

/* ---- precision: the steps run again on the unit of the last place stated */

static struct decimal last_place(struct decimal d) { return (struct decimal){1, d.exp < 0 ? d.exp : 0}; }

static bool precision_of(const struct annotation *a, struct decimal *out) {
  struct decimal stack[16];
  int n = 0;
  for (uint32_t i = 0; i < a->steps_len; i++) {
    const struct record_step *st = &a->steps[i];
    if (st->has_value) {
      if (n == 16) return false;
      stack[n++] = last_place(st->value);
    } else if (st->has_by) {
      struct decimal by = st->by;
      if (by.coef < 0) by.coef = -by.coef;
      if (n == 0 || decimal_mul(&stack[n - 1], stack[n - 1], by) != ST_OK) return false;
    } else if (strcmp(st->op, "add") == 0 || strcmp(st->op, "sub") == 0 || strcmp(st->op, "mul") == 0 || strcmp(st->op, "div") == 0) {
      if (n < 2) return false;
      n--;
      if (decimal_cmp(stack[n], stack[n - 1]) < 0) stack[n - 1] = stack[n];
    } else if (strcmp(st->op, "max") == 0) {
      break;
    }
  }
  if (n == 0) return false;
  *out = decimal_normal(stack[0]);
  return true;
}

/* ---- SI: `factor` is a decimal or a fraction a/b; the result keeps two places beyond the value's own last place */

static bool factor_of(const struct annotation *a, struct decimal *num, struct decimal *den) {
  const struct value *f = annotation_get(a, A_FACTOR);
  *den = decimal_int(1);
  if (f == NULL) return false;
  if (f->kind == VALUE_DECIMAL) {
    *num = f->as.decimal;
    return true;
  }
  const char *slash = f->kind == VALUE_TEXT ? memchr(f->as.text.p, '/', f->as.text.len) : NULL;
  if (slash == NULL) return false;
  size_t at = (size_t)(slash - f->as.text.p);
  return decimal_parse(num, view_sub(f->as.text, 0, at), (struct view){0}) == ST_OK &&
         decimal_parse(den, view_sub(f->as.text, at + 1, f->as.text.len), (struct view){0}) == ST_OK;
}

static void fill_si(const struct annotation *a, struct record *r) {
  struct decimal num, den, product;
  struct view unit = text_of(a, A_SI);
  if (unit.len == 0 || r->values != 1 || !factor_of(a, &num, &den)) return;
  int32_t place_of_last = r->has_precision ? decimal_magnitude(r->precision) : 0;
  if (decimal_cmp(den, decimal_int(1)) == 0) {
    if (decimal_mul(&product, r->value[0], num) != ST_OK) return;
  } else if (decimal_ratio(&product, r->value[0], num, den, place_of_last - 2) != ST_OK) {
    return;
  }
  r->si = decimal_normal(product);
  r->si_unit = unit;
}

/* ---- records */

/* The id of a fact: from the page, its span and its kind, so that a part can name a whole of an earlier sentence. */
static void id_of(char out[20], const struct scan *s, uint32_t start, uint32_t end, struct view kind) {
  record_id(out, s->doc->sha256.hex, document_raw(s->doc, start), document_raw(s->doc, end), kind);
}

static void fill_value(const struct annotation *a, struct record *r) {
  const struct value *v = annotation_get(a, A_VALUE);
  if (v == NULL) return;
  if (v->kind == VALUE_DECIMAL) {
    r->value[0] = decimal_normal(v->as.decimal);
    r->values = 1;
  } else if (v->kind == VALUE_LIST) {
    for (uint32_t i = 0; i < v->len && r->values < RECORD_RATIO_MAX; i++)
      if (v->as.list[i].kind == VALUE_DECIMAL) r->value[r->values++] = decimal_normal(v->as.list[i].as.decimal);
  }
  r->has_value_max = r->values && decimal_of(a, A_VALUE_MAX, &r->value_max);
  if (annotation_get(a, A_VALUE_MAX) != NULL && !r->has_value_max) r->values = 0; /* half of a range is another number */
  if (r->has_value_max) r->value_max = decimal_normal(r->value_max);
  r->has_precision = r->values == 1 && precision_of(a, &r->precision);
}

static struct view or_else(struct view v, const char *fallback) { return v.p ? v : view_of(fallback); }

static struct record_mention role_of(const struct scan *s, const struct value *v) {
  static const char *const scopes[] = {"sentence", "section", "document"};
  if (v == NULL) return (struct record_mention){0};
  if (v->kind == VALUE_TEXT && v->as.text.len) return (struct record_mention){.text = v->as.text, .normal = v->as.text, .from = scopes[0]};
  if (v->kind != VALUE_MENTION) return (struct record_mention){0};
  const struct mention *m = v->as.mention;
  return (struct record_mention){m->text, m->normal.len ? m->normal : m->text, document_raw(s->doc, m->start), document_raw(s->doc, m->end), scopes[m->from], true};
}

/* A role that several pieces of the page may fill; returns how many. */
static uint32_t roles_of(struct scan *s, const struct value *v, uint32_t most, const struct record_mention **out) {
  const struct value *list = v && v->kind == VALUE_LIST ? v->as.list : v;
  uint32_t n = v == NULL ? 0 : v->kind == VALUE_LIST ? v->len : 1;
  if (n > most) n = most;
  struct record_mention *roles = ARENA_ARRAY(&s->arena, struct record_mention, n);
  uint32_t len = 0;
  for (uint32_t i = 0; i < n; i++) {
    struct record_mention role = role_of(s, &list[i]);
    if (role.text.p != NULL) roles[len++] = role;
  }
  *out = roles;
  return len;
}

/* The whole of a part: a figure of the sentence, or a mention of one of an earlier sentence whose normal form is its kind. */
static void fill_whole(const struct scan *s, const struct value *whole, struct record *r) {
  if (whole == NULL) return;
  if (whole->kind == VALUE_MENTION) {
    id_of(r->part_of, s, whole->as.mention->start, whole->as.mention->end, whole->as.mention->normal);
  } else if (whole->kind == VALUE_ANNOTATION) {
    const struct annotation *w = &s->ann[whole->as.annotation];
    if (s->rs->types[w->type].role == ROLE_FACT && !w->dead) fact_id(r->part_of, s, w);
  }
}

static void fill_roles(struct scan *s, const struct annotation *a, struct record *r) {
  r->item = role_of(s, annotation_get(a, A_ITEM));
  const struct value *time = annotation_get(a, A_TIME); /* a date whose calendar value is not known dates nothing */
  if (time != NULL && (time->kind != VALUE_MENTION || edtf_valid(time->as.mention->normal))) r->time = role_of(s, time);
  r->actor = role_of(s, annotation_get(a, A_ACTOR));
  r->action = role_of(s, annotation_get(a, A_ACTION));
  r->recipients = roles_of(s, annotation_get(a, A_RECIPIENT), RECORD_RECIPIENTS_MAX, &r->recipient);
  r->members = roles_of(s, annotation_get(a, A_MEMBERS), RECORD_MEMBERS_MAX, &r->member);
  fill_whole(s, annotation_get(a, A_PART_OF), r);
}

void fact_id(char out[FACT_ID], const struct scan *s, const struct annotation *a) { id_of(out, s, a->start, a->end, or_else(text_of(a, A_KIND), "other")); }

static void fill_fact(struct scan *s, const struct annotation *a, struct record *r) {
  r->kind = or_else(text_of(a, A_KIND), "other");
  r->unit = text_of(a, A_UNIT);
  r->qualifier = or_else(text_of(a, A_QUALIFIER), "exact");
  r->change = or_else(text_of(a, A_CHANGE), "none");
  r->status = or_else(text_of(a, A_STATUS), "actual");
  r->per = text_of(a, A_PER);
  r->asserts = text_of(a, A_ASSERTS);
  fill_value(a, r);
  r->steps = a->steps;
  r->steps_len = r->values ? a->steps_len : 0; /* steps to nothing prove nothing */
  fill_si(a, r);
  fill_roles(s, a, r);
  id_of(r->id, s, a->start, a->end, r->kind);
}

/* A rule may put together what is no date: then the value is not known. */
static struct view calendar_value(struct view edtf) { return edtf_valid(edtf) ? edtf : (struct view){NULL, 0}; }

static void emit_annotation(struct scan *s, const struct annotation *a, enum record_role role, const char *class) {
  struct view rules[ANNOTATION_RULES];
  struct record r = {.doc = view_of(s->doc->path), .section = s->section, .rules = rules, .rules_len = a->rules_len};
  for (uint16_t i = 0; i < a->rules_len; i++) rules[i] = s->rs->rules[a->rules[i]].name;
  r.text = view_sub(s->doc->text, a->start, a->end);
  r.span = place(s, a->start, a->end);
  struct span sentence = sentence_span(s);
  r.sentence = (struct span){document_raw(s->doc, sentence.start), document_raw(s->doc, sentence.end)};
  r.type = role == ROLE_FACT ? RECORD_FACT : role == ROLE_DATE ? RECORD_DATE : role == ROLE_NUMBER ? RECORD_NUMBER : RECORD_ENTITY;
  if (role == ROLE_FACT) fill_fact(s, a, &r);
  r.edtf = calendar_value(text_of(a, A_EDTF));
  r.from = text_of(a, A_FROM);
  r.class = class ? view_of(class) : or_else(text_of(a, A_CLASS), "other");
  r.ref = text_of(a, A_REF);
  s->sink(s->context, &r);
}

/* ---- the ledger */

enum cover { COVER_NONE, COVER_RECORD, COVER_ENTITY };

/* Who speaks for the tokens of the sentence: a fact, date or number, or an entity whose class holds its numbers. Entities lie around;
 * records lie inside and win. */
static uint8_t *coverage(struct scan *s, const struct annotation **entity) {
  uint8_t *cover = arena_zalloc(&s->arena, s->last - s->first + 1);
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    enum record_role role = role_in(s, a);
    if (role == ROLE_NONE || a->dead) continue;
    for (uint32_t t = a->first; t < a->last; t++) {
      if (role != ROLE_ENTITY) cover[t - s->first] = COVER_RECORD;
      else if (cover[t - s->first] == COVER_NONE) cover[t - s->first] = COVER_ENTITY;
      if (role == ROLE_ENTITY && (entity[t - s->first] == NULL || entity[t - s->first]->last - entity[t - s->first]->first < a->last - a->first))
        entity[t - s->first] = a;
    }
  }
  return cover;
}

/* Records inside records are dead; so are entities inside entities. A number inside an entity lives. */
static void bury(struct scan *s) {
  for (size_t i = 0; i < s->ann_len; i++) {
    struct annotation *a = &s->ann[i];
    enum record_role role = role_in(s, a);
    if (role == ROLE_NONE) continue;
    for (size_t k = 0; k < s->ann_len; k++) {
      const struct annotation *o = &s->ann[k];
      enum record_role outer = role_in(s, o);
      if (k == i || o->dead || outer == ROLE_NONE || o->first > a->first || o->last < a->last) continue;
      if (o->first == a->first && o->last == a->last && k < i) continue;
      if ((outer == ROLE_ENTITY) == (role == ROLE_ENTITY)) a->dead = true;
    }
  }
}

/* A number that no record claims: inside an entity it takes the class that the entity gives to its numbers; else it is unclaimed. */
static void emit_loose(struct scan *s, struct annotation *a, const struct annotation *entity) {
  struct view class = entity ? text_of(entity, A_NUMBERS) : (struct view){NULL, 0};
  if (class.len) {
    annotation_set(s, a, A_CLASS, (struct value){.kind = VALUE_TEXT, .as.text = class});
    s->ledger.number++;
    emit_annotation(s, a, ROLE_NUMBER, NULL);
    return;
  }
  s->ledger.unclaimed++;
  emit_annotation(s, a, ROLE_NUMBER, "unclaimed");
  check_suspect(s, a);
}

struct entry {
  uint32_t start, end;
  uint32_t index; /* of the annotation */
  bool loose;
};

static int by_start(const void *a, const void *b) {
  const struct entry *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* Digits that not even the pack's number rules read are numbers all the same. */
static void add_bare_digits(struct scan *s, uint8_t *cover) {
  for (uint32_t t = s->first; t < s->last; t++) {
    const struct token *k = &s->tokens.at[t];
    if (k->kind != TOKEN_DIGITS || cover[t - s->first] != COVER_NONE) continue;
    bool read = false;
    for (size_t i = 0; i < s->ann_len && !read; i++)
      read = s->rs->types[s->ann[i].type].ledger && s->ann[i].first <= t && t < s->ann[i].last;
    if (!read) scan_add(s, A_NONE, true, t, t + 1, k->start, k->end);
  }
}

static bool has_numbers(const struct scan *s) {
  for (uint32_t t = s->first; t < s->last; t++)
    if (s->tokens.at[t].kind == TOKEN_DIGITS) return true;
  return false;
}

static void emit_entry(struct scan *s, const struct entry *e, const struct annotation *entity) {
  struct annotation *a = &s->ann[e->index];
  enum record_role role = s->rs->types[a->type].role;
  if (e->loose) {
    emit_loose(s, a, entity);
    return;
  }
  s->ledger.fact += role == ROLE_FACT;
  s->ledger.date += role == ROLE_DATE;
  s->ledger.number += role == ROLE_NUMBER;
  emit_annotation(s, a, role, NULL);
  if (role == ROLE_FACT) check_fact(s, a);
  if (role == ROLE_DATE) check_date(s, a);
}

void emit(struct scan *s) {
  if (s->ann_len == 0 && !has_numbers(s)) return;
  bury(s);
  const struct annotation **entity = ARENA_ARRAY(&s->arena, const struct annotation *, s->last - s->first + 1);
  uint8_t *cover = coverage(s, entity);
  struct annotation *base = s->ann;
  add_bare_digits(s, cover);
  for (uint32_t t = 0; base != s->ann && t < s->last - s->first; t++)
    if (entity[t]) entity[t] = s->ann + (entity[t] - base);
  struct entry *list = ARENA_ARRAY(&s->arena, struct entry, s->ann_len + 1);
  size_t n = 0;
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    struct entry e = {a->start, a->end, (uint32_t)i, false};
    if (role_in(s, a) != ROLE_NONE) {
      if (!a->dead) list[n++] = e;
      continue;
    }
    if (!s->rs->types[a->type].ledger && a->type != A_NONE) continue;
    uint8_t c = cover[a->first - s->first];
    if (c == COVER_RECORD) continue;
    const struct annotation *o = entity[a->first - s->first];
    struct view class = o ? text_of(o, A_CLASS) : (struct view){NULL, 0};
    bool silent = o && text_of(o, A_NUMBERS).len == 0 && (view_eq(class, VIEW_LIT("document")) || view_eq(class, VIEW_LIT("period")));
    s->ledger.entity += silent;
    e.loose = true;
    if (!silent) list[n++] = e;
  }
  qsort(list, n, sizeof *list, by_start);
  for (size_t i = 0; i < n; i++) emit_entry(s, &list[i], entity[s->ann[list[i].index].first - s->first]);
  emit_remarks(s);
}
