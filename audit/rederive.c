#include "audit/rederive.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "audit/derive.h"
#include "base/edtf.h"
#include "base/utf8.h"

#define BLOCK 1024u /* bytes of text between two counted places: what is counted anew for each record */

/* Code points and lines before each block of the text. */
struct counted {
  uint32_t cp, line, line_cp; /* line from 1; line_cp: code points before the line */
};

struct run {
  struct arena arena;
  struct rederived out;
  const struct record_document *doc;
  const struct record *records;
  size_t len;
  const struct document *file; /* NULL also where it is another version */
  struct counted *counted;
  record_sink *sink;
  void *context;
};

/* ---- findings */

static void put_finding(struct run *a, const char *kind, const char *severity, const struct record *r, struct span span, const char *message) {
  struct view id = r ? view_of(r->id) : (struct view){NULL, 0};
  struct record f = {.type = RECORD_FINDING, .doc = a->doc->doc, .section = r ? r->section : (struct view){NULL, 0}, .finding = kind,
                     .severity = severity, .spans = &span, .spans_len = 1, .facts = &id, .facts_len = r && r->id[0] ? 1 : 0,
                     .message = view_of(message)};
  a->sink(a->context, &f);
}

/* "fact f12...: ..."; a record without an id is known by its place. */
static bool unfounded(struct run *a, const struct record *r, const char *format, ...) {
  static const char *const names[] = {"fact", "date", "number", "entity", "finding", "sentence"};
  char what[400];
  va_list args;
  va_start(args, format);
  vsnprintf(what, sizeof what, format, args);
  va_end(args);
  const char *message = r->id[0] ? arena_printf(&a->arena, "fact %s %s", r->id, what)
                                 : arena_printf(&a->arena, "the %s at %u:%u %s", names[r->type], r->span.line, r->span.column, what);
  put_finding(a, "unfounded", "error", r, (struct span){r->span.start, r->span.end}, message);
  return false;
}

static const char *printed(struct run *a, struct decimal d) {
  struct buf b;
  buf_init(&b);
  decimal_print(&b, d);
  const char *text = arena_copy(&a->arena, (struct view){b.p, b.len}).p;
  buf_free(&b);
  return text;
}

/* ---- places */

static void advance(struct counted *c, struct view text, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    c->cp += ((unsigned char)text.p[i] & 0xC0) != 0x80;
    if (text.p[i] != '\n') continue;
    c->line++;
    c->line_cp = c->cp;
  }
}

static void count_text(struct run *a) {
  struct view text = a->file->text;
  struct counted c = {0, 1, 0};
  a->counted = ARENA_ARRAY(&a->arena, struct counted, text.len / BLOCK + 1);
  for (uint32_t i = 0; i <= text.len / BLOCK; i++) {
    a->counted[i] = c;
    if ((i + 1) * (size_t)BLOCK <= text.len) advance(&c, text, i * BLOCK, (i + 1) * BLOCK);
  }
}

static struct counted counted_at(const struct run *a, uint32_t offset) {
  struct counted c = a->counted[offset / BLOCK];
  advance(&c, a->file->text, offset / BLOCK * BLOCK, offset);
  return c;
}

/* The text under bytes of the file; false when they are no piece of it. */
static bool text_under(const struct run *a, uint32_t start, uint32_t end, struct view *out, uint32_t *at) {
  if (start > end || end > a->file->raw.len) return false;
  uint32_t from = document_text(a->file, start), to = document_text(a->file, end);
  if (document_raw(a->file, from) != start || document_raw(a->file, to) != end) return false;
  *out = view_sub(a->file->text, from, to);
  *at = from;
  return true;
}

/* ---- one record against its text */

static bool has_id(const struct run *a, const struct record *r, uint32_t start, uint32_t end) {
  char id[20];
  record_id(id, a->doc->sha256, start, end, r->kind);
  return strcmp(id, r->id) == 0;
}

#define HOMES 1000 /* places of a text that are tried as the one that its record was moved from */

/* Where the text of a fact stands so that its id fits. */
static bool find_home(const struct run *a, const struct record *r, struct span *home) {
  struct view rest = a->file->text;
  for (int i = 0; i < HOMES && r->text.len; i++) {
    const char *p = memmem(rest.p, rest.len, r->text.p, r->text.len);
    if (p == NULL) return false;
    uint32_t at = (uint32_t)(p - a->file->text.p);
    *home = (struct span){document_raw(a->file, at), document_raw(a->file, at + (uint32_t)r->text.len)};
    if (has_id(a, r, home->start, home->end)) return true;
    rest = view_sub(a->file->text, at + 1, a->file->text.len);
  }
  return false;
}

/* A fact whose text is not where it says: its id tells whether it was moved, its text was edited, or it is of another version. */
static bool displaced(struct run *a, const struct record *r, struct view there) {
  struct span home;
  int len = (int)(there.len < 80 ? there.len : 80);
  if (r->type != RECORD_FACT || has_id(a, r, r->span.start, r->span.end))
    return unfounded(a, r, "does not stand where it says: the file has '%.*s' there", len, there.p);
  if (find_home(a, r, &home)) return unfounded(a, r, "was moved: its id is that of bytes %u to %u", home.start, home.end);
  const char *message = arena_printf(&a->arena, "fact %s is of another version of the document: neither its id nor its text is of this one", r->id);
  put_finding(a, "other_version", "error", r, (struct span){r->span.start, r->span.end}, message);
  return false;
}

static bool check_span(struct run *a, const struct record *r) {
  struct view text;
  uint32_t at;
  const struct record_span *s = &r->span;
  if (!text_under(a, s->start, s->end, &text, &at)) return unfounded(a, r, "has a span that is no piece of the file, %u to %u", s->start, s->end);
  if (!view_eq(text, r->text)) return displaced(a, r, text);
  struct counted c = counted_at(a, at);
  uint32_t chars = (uint32_t)utf8_count(text);
  if (s->char_start != c.cp || s->char_end != c.cp + chars)
    return unfounded(a, r, "has code points %u to %u, but its bytes are %u to %u", s->char_start, s->char_end, c.cp, c.cp + chars);
  if (s->line != c.line || s->column != c.cp - c.line_cp + 1)
    return unfounded(a, r, "says %u:%u, but stands at %u:%u", s->line, s->column, c.line, c.cp - c.line_cp + 1);
  if (r->sentence.end && (r->sentence.start > s->start || r->sentence.end < s->end)) return unfounded(a, r, "does not lie in its sentence");
  return true;
}

static bool check_role(struct run *a, const struct record *r, const char *name, const struct record_mention *m, bool words) {
  struct view text;
  uint32_t at;
  if (m->text.p == NULL || !m->placed) return true;
  if (!text_under(a, m->start, m->end, &text, &at)) return unfounded(a, r, "has a span of its %s that is no piece of the file", name);
  if (words && !view_eq(text, m->text)) return unfounded(a, r, "names another %s than the text that it points to", name);
  return true;
}

static bool check_roles(struct run *a, const struct record *r) {
  bool good = check_role(a, r, "item", &r->item, true) && check_role(a, r, "time", &r->time, false) &&
              check_role(a, r, "actor", &r->actor, true) && check_role(a, r, "action", &r->action, false);
  for (uint32_t i = 0; i < r->recipients && good; i++) good = check_role(a, r, "recipient", &r->recipient[i], true);
  for (uint32_t i = 0; i < r->members && good; i++) good = check_role(a, r, "member", &r->member[i], true);
  return good;
}

/* ---- one record against itself */

static bool same_decimals(const struct derived *d, const struct record *r) {
  if (d->values != r->values) return false;
  for (uint32_t i = 0; i < d->values; i++)
    if (decimal_cmp(d->value[i], r->value[i]) != 0) return false;
  return true;
}

static bool check_derivation(struct run *a, const struct record *r) {
  struct derived d;
  const char *problem;
  if (!derive(&d, &a->arena, r, &problem)) return unfounded(a, r, "%s", problem);
  if (!same_decimals(&d, r))
    return unfounded(a, r, "states the value %s, but its steps give %s", r->values ? printed(a, r->value[0]) : "null", d.values ? printed(a, d.value[0]) : "none");
  if (d.has_value_max != r->has_value_max || (d.has_value_max && decimal_cmp(d.value_max, r->value_max) != 0))
    return unfounded(a, r, "states an upper end that its steps do not give");
  if (d.has_precision != r->has_precision || (d.has_precision && decimal_cmp(d.precision, r->precision) != 0))
    return unfounded(a, r, "states a precision of %s, but its text gives %s", r->has_precision ? printed(a, r->precision) : "null",
                    d.has_precision ? printed(a, d.precision) : "none");
  if (d.unit.p != NULL && !view_eq(d.unit, r->unit)) return unfounded(a, r, "is in '%.*s', but its steps name '%.*s'", (int)r->unit.len, r->unit.p, (int)d.unit.len, d.unit.p);
  return true;
}

static bool check_id(struct run *a, const struct record *r) {
  if (has_id(a, r, r->span.start, r->span.end)) return true;
  return unfounded(a, r, "does not have the id that its document, span and kind give");
}

static bool check_time(struct run *a, const struct record *r, struct view edtf) {
  return edtf.p == NULL || edtf_valid(edtf) || unfounded(a, r, "has '%.*s', which is no date", (int)edtf.len, edtf.p);
}

static bool check_record(struct run *a, const struct record *r) {
  bool good = a->file == NULL || (check_span(a, r) && (r->type != RECORD_FACT || check_roles(a, r)));
  if (r->type == RECORD_FACT) good = good && check_derivation(a, r) && check_id(a, r) && check_time(a, r, r->time.normal);
  if (r->type == RECORD_DATE) good = good && check_time(a, r, r->edtf);
  return good;
}

/* ---- the records together: SI by one factor, words with one meaning, wholes that are there */

struct by_unit {
  struct view unit;
  const struct record *r;
};

static int unit_order(const void *x, const void *y) {
  const struct by_unit *a = x, *b = y;
  int order = view_cmp(a->unit, b->unit);
  return order ? order : (a->r > b->r) - (a->r < b->r);
}

/* a.si * b.value == b.si * a.value, but for the rounding of either: SI values are given to two places beyond the last stated one. */
static bool one_factor(const struct record *a, const struct record *b) {
  struct decimal x, y;
  if (a->value[0].coef == 0 || b->value[0].coef == 0) return true;
  if (!view_eq(a->si_unit, b->si_unit)) return false;
  if (decimal_ratio(&x, a->si, decimal_int(1), a->value[0], -12) != ST_OK || decimal_ratio(&y, b->si, decimal_int(1), b->value[0], -12) != ST_OK) return true;
  struct decimal gap, allowed;
  if (decimal_sub(&gap, x, y) != ST_OK || decimal_mul(&allowed, y, (struct decimal){1, -2}) != ST_OK) return true;
  if (gap.coef < 0) gap.coef = -gap.coef;
  if (allowed.coef < 0) allowed.coef = -allowed.coef;
  return decimal_cmp(gap, allowed) <= 0;
}

static void check_si(struct run *a, struct by_unit *of, size_t n) {
  for (size_t i = 0; i < n; i++) {
    size_t agree = 0;
    for (size_t k = 0; k < n && n > 2; k++) agree += one_factor(of[k].r, of[i].r);
    if (n > 2 && agree * 2 <= n) {
      a->out.failed++;
      unfounded(a, of[i].r, "has an SI value of another factor than the other figures in its unit");
    }
  }
}

#define WITNESSES 256 /* are enough: more would cost their square */

static void check_si_all(struct run *a) {
  struct by_unit *list = ARENA_ARRAY(&a->arena, struct by_unit, a->len);
  size_t n = 0;
  for (size_t i = 0; i < a->len; i++)
    if (a->records[i].type == RECORD_FACT && a->records[i].si_unit.p && a->records[i].unit.p && a->records[i].values == 1)
      list[n++] = (struct by_unit){a->records[i].unit, &a->records[i]};
  qsort(list, n, sizeof *list, unit_order);
  for (size_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && end - i < WITNESSES && view_eq(list[end].unit, list[i].unit);) end++;
    check_si(a, list + i, end - i);
  }
}

/* ---- words that say numbers: what most figures of the page take one for holds for all */

struct reading {
  const struct record_step *step;
  const struct record *r;
};

static struct decimal said(const struct reading *s) { return s->step->has_value ? s->step->value : s->step->by; }

static int word_order(const void *x, const void *y) {
  const struct reading *a = x, *b = y;
  int order = strcmp(a->step->op, b->step->op);
  if (order == 0) order = view_cmp(a->step->text, b->step->text);
  return order ? order : (a->r > b->r) - (a->r < b->r);
}

static bool same_word(const struct reading *a, const struct reading *b) {
  return strcmp(a->step->op, b->step->op) == 0 && view_eq(a->step->text, b->step->text);
}

static void check_word(struct run *a, const struct reading *of, size_t n) {
  for (size_t i = 0; i < n; i++) {
    size_t agree = 0;
    for (size_t k = 0; k < n; k++) agree += decimal_cmp(said(&of[k]), said(&of[i])) == 0;
    if (agree * 2 > n) continue;
    a->out.failed++;
    struct view word = of[i].step->text;
    unfounded(a, of[i].r, "takes '%.*s' for another number than the other figures do", (int)word.len, word.p);
  }
}

static void check_words(struct run *a) {
  size_t n = 0;
  for (size_t i = 0; i < a->len; i++) n += a->records[i].type == RECORD_FACT ? a->records[i].steps_len : 0;
  struct reading *list = ARENA_ARRAY(&a->arena, struct reading, n);
  n = 0;
  for (size_t i = 0; i < a->len; i++)
    for (uint32_t k = 0; a->records[i].type == RECORD_FACT && k < a->records[i].steps_len; k++) {
      const struct record_step *s = &a->records[i].steps[k];
      bool word = s->text.len && (s->has_by || (s->has_value && strcmp(s->op, "word") == 0));
      if (word) list[n++] = (struct reading){s, &a->records[i]};
    }
  if (n) qsort(list, n, sizeof *list, word_order);
  for (size_t i = 0, end; i < n; i = end) {
    for (end = i + 1; end < n && end - i < WITNESSES && same_word(&list[end], &list[i]);) end++;
    if (end - i > 2) check_word(a, list + i, end - i);
  }
}

static int id_order(const void *x, const void *y) {
  const struct record *const *a = x, *const *b = y;
  int order = strcmp((*a)->id, (*b)->id);
  return order ? order : (*a > *b) - (*a < *b);
}

static bool is_there(const struct record **list, size_t n, const char *id) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (strcmp(list[mid]->id, id) < 0) low = mid + 1;
    else high = mid;
  }
  return low < n && strcmp(list[low]->id, id) == 0;
}

static void check_ids(struct run *a) {
  const struct record **list = ARENA_ARRAY(&a->arena, const struct record *, a->len);
  size_t n = 0;
  for (size_t i = 0; i < a->len; i++)
    if (a->records[i].type == RECORD_FACT) list[n++] = &a->records[i];
  qsort(list, n, sizeof *list, id_order);
  for (size_t i = 1; i < n; i++) {
    const struct record *r = list[i];
    if (strcmp(r->id, list[i - 1]->id) != 0) continue;
    put_finding(a, "extra_record", "error", r, (struct span){r->span.start, r->span.end}, arena_printf(&a->arena, "fact %s stands there twice", r->id));
  }
  for (size_t i = 0; i < a->len; i++) {
    const struct record *r = &a->records[i];
    if (r->type != RECORD_FACT || r->part_of[0] == '\0' || is_there(list, n, r->part_of)) continue;
    a->out.failed++;
    unfounded(a, r, "is part of %s, which is not there", r->part_of);
  }
}

/* ---- the ledger of the document */

static void check_count(struct run *a, const char *what, uint64_t counted, uint64_t there) {
  if (counted == there) return;
  bool missing = counted > there;
  put_finding(a, missing ? "missing_record" : "extra_record", "error", NULL, (struct span){0, 0},
              arena_printf(&a->arena, "the ledger of the document counts %lu %s, the records have %lu", (unsigned long)counted, what, (unsigned long)there));
}

static void check_ledger(struct run *a) {
  const struct record_ledger *l = &a->doc->ledger;
  uint64_t facts = 0, dates = 0, numbers = 0, unclaimed = 0;
  for (size_t i = 0; i < a->len; i++) {
    const struct record *r = &a->records[i];
    bool loose = r->type == RECORD_NUMBER && view_eq(r->class, VIEW_LIT("unclaimed"));
    facts += r->type == RECORD_FACT;
    dates += r->type == RECORD_DATE;
    numbers += r->type == RECORD_NUMBER && !loose;
    unclaimed += loose;
  }
  check_count(a, "facts", l->fact, facts);
  check_count(a, "dates", l->date, dates);
  check_count(a, "other numbers", l->number, numbers);
  check_count(a, "unclaimed numbers", l->unclaimed, unclaimed);
  uint64_t sum = (uint64_t)l->fact + l->date + l->number + l->entity + l->unclaimed;
  if (sum != l->numbers)
    put_finding(a, "unfounded", "error", NULL, (struct span){0, 0},
                arena_printf(&a->arena, "the ledger of the document does not balance: %u numbers, but %lu in its accounts", l->numbers, (unsigned long)sum));
}

static bool loose_digit(struct view text, const uint8_t *covered, uint32_t at) {
  return at < text.len && text.p[at] >= '0' && text.p[at] <= '9' && !(covered[at / 8] >> (at % 8) & 1);
}

/* Digits that lie in no record: each record covers its bytes. */
static void check_cover(struct run *a) {
  struct view text = a->file->text;
  uint8_t *covered = arena_zalloc(&a->arena, text.len / 8 + 1);
  for (size_t i = 0; i < a->len; i++) {
    const struct record *r = &a->records[i];
    struct view under;
    uint32_t at;
    if (r->type == RECORD_FINDING || r->type == RECORD_SENTENCE || !text_under(a, r->span.start, r->span.end, &under, &at)) continue;
    for (uint32_t k = 0; k < under.len; k++) covered[(at + k) / 8] |= (uint8_t)(1u << ((at + k) % 8));
  }
  for (uint32_t i = 0; i < text.len; i++) {
    uint32_t end = i;
    while (loose_digit(text, covered, end) || (end > i && end < text.len && (text.p[end] == '.' || text.p[end] == ',') && loose_digit(text, covered, end + 1))) end++;
    if (end == i) continue;
    struct counted c = counted_at(a, i);
    put_finding(a, "missing_record", "error", NULL, (struct span){document_raw(a->file, i), document_raw(a->file, end)},
                arena_printf(&a->arena, "the digits %.*s at %u:%u lie in no record", (int)(end - i < 40 ? end - i : 40), text.p + i, c.line, c.cp - c.line_cp + 1));
    i = end;
  }
}

/* ---- the page */

static void meet_file(struct run *a, const struct document *file) {
  const char *message;
  if (file == NULL) {
    message = arena_printf(&a->arena, "the file is not at hand: no record was held against its text");
    put_finding(a, "unchecked", "info", NULL, (struct span){0, 0}, message);
    a->out.no_file = true;
    return;
  }
  if (strcmp(file->sha256.hex, a->doc->sha256) == 0) {
    a->file = file;
    count_text(a);
    return;
  }
  message = arena_printf(&a->arena, "the file is another version: it has %lu bytes and SHA-256 %.12s..., the records are of %lu bytes and %.12s...",
                         (unsigned long)file->raw.len, file->sha256.hex, (unsigned long)a->doc->bytes, a->doc->sha256);
  put_finding(a, "other_version", "error", NULL, (struct span){0, 0}, message);
  a->out.other_version = true;
}

void audit_rederive(struct rederived *out, const struct record_document *doc, const struct record *records, size_t len, const struct document *file,
                    record_sink *sink, void *context) {
  struct run a = {.doc = doc, .records = records, .len = len, .sink = sink, .context = context};
  arena_init(&a.arena);
  meet_file(&a, file);
  for (size_t i = 0; i < len; i++) {
    if (records[i].type == RECORD_FINDING || records[i].type == RECORD_SENTENCE) continue;
    a.out.records++;
    a.out.failed += !check_record(&a, &records[i]);
  }
  check_ids(&a);
  check_si_all(&a);
  check_words(&a);
  check_ledger(&a);
  if (a.file != NULL) check_cover(&a);
  *out = a.out;
  arena_free(&a.arena);
}
