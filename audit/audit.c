/* audit.c: the table of checks, and what they share. */
#include "audit/audit.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "audit/page.h"
#include "base/limits.h"

static void (*const checks[])(const struct page *p) = {
    check_parallel,  check_sums,     check_exceeds,  check_shares, check_divisions, check_changes, check_rates,
    check_multiples, check_products, check_averages, check_yearly, check_units,     check_lists,   check_twins,
    check_names,     check_scale,    check_days,     check_ranks,  check_tables,    check_means};

/* ---- the page */

bool is_kind(const struct record *r, const char *kind) { return view_eq(r->kind, view_of(kind)); }
bool asserts(const struct record *r, const char *what) { return view_eq(r->asserts, view_of(what)); }
bool stated_exactly(const struct record *r) { return r->values == 1 && !r->has_value_max; }
bool has_change(const struct record *r) { return !view_eq(r->change, VIEW_LIT("none")); }

bool same_kind(const struct record *a, const struct record *b) {
  return view_eq(a->kind, b->kind) && (is_kind(a, "count") || view_eq(a->unit, b->unit));
}

bool one_time(const struct record *a, const struct record *b) {
  struct view x = a->time.normal, y = b->time.normal;
  if (x.p == NULL || y.p == NULL) return true;
  size_t len = x.len < y.len ? x.len : y.len;
  return memcmp(x.p, y.p, len) == 0;
}

bool names_its_time(const struct record *r) { return r->time.from != NULL && strcmp(r->time.from, "sentence") == 0; }

/* The first and the last of a time: both are it where it is no period; ".." where a period is open. */
static void ends_of(struct view time, struct view *first, struct view *last) {
  const char *slash = memchr(time.p, '/', time.len);
  size_t at = slash ? (size_t)(slash - time.p) : time.len;
  *first = view_sub(time, 0, at);
  *last = slash ? view_sub(time, at + 1, time.len) : time;
}

/* True when the digits of x come before those of y, and neither begins with the other; of open ends nothing is known. */
static bool comes_before(struct view x, struct view y) {
  size_t len = x.len < y.len ? x.len : y.len;
  return len > 0 && x.p[0] != '.' && y.p[0] != '.' && memcmp(x.p, y.p, len) < 0;
}

bool times_apart(const struct record *a, const struct record *b) {
  struct view from[2], to[2];
  if (!names_its_time(a) || !names_its_time(b) || a->time.normal.p == NULL || b->time.normal.p == NULL) return false;
  ends_of(a->time.normal, &from[0], &to[0]);
  ends_of(b->time.normal, &from[1], &to[1]);
  return comes_before(to[0], from[1]) || comes_before(to[1], from[0]);
}

bool times_meet(const struct record *a, const struct record *b) {
  struct view from[2], to[2];
  if (one_time(a, b)) return true;
  ends_of(a->time.normal, &from[0], &to[0]);
  ends_of(b->time.normal, &from[1], &to[1]);
  bool open = from[0].p[0] == '.' || from[1].p[0] == '.' || to[0].p[0] == '.' || to[1].p[0] == '.';
  return !open && !comes_before(to[0], from[1]) && !comes_before(to[1], from[0]);
}

bool same_measure(const struct record *a, const struct record *b) { return view_eq(a->kind, b->kind) && view_eq(a->unit, b->unit); }

/* Spans of time are told of one event after another: they are no parts. */
static bool is_level(const struct record *r) {
  static const char *const relative[] = {"percent", "percentage_points", "ratio", "rank", "multiple", "duration"};
  for (size_t i = 0; i < sizeof relative / sizeof *relative; i++)
    if (is_kind(r, relative[i])) return false;
  return r->values == 1 && !has_change(r) && r->per.p == NULL;
}

struct by_id {
  const char *id;
  uint32_t at;
};

static int id_order(const void *a, const void *b) { return strcmp(((const struct by_id *)a)->id, ((const struct by_id *)b)->id); }

/* Parts know their whole by its id. */
static void find_wholes(struct page *p) {
  struct by_id *ids = ARENA_ARRAY(p->arena, struct by_id, p->figures);
  for (uint32_t i = 0; i < p->figures; i++) ids[i] = (struct by_id){p->figure[i].r->id, i};
  qsort(ids, p->figures, sizeof *ids, id_order);
  for (uint32_t i = 0; i < p->figures; i++) {
    struct by_id key = {p->figure[i].r->part_of, 0};
    struct by_id *found = key.id[0] ? bsearch(&key, ids, p->figures, sizeof *ids, id_order) : NULL;
    p->figure[i].whole = found && found->at != i ? found->at : NO_FIGURE;
    p->figure[i].part = p->figure[i].whole != NO_FIGURE;
    if (p->figure[i].part) p->figure[found->at].parts++;
  }
}

/* "poor\npeople": a name that a page has in two lines is the same in one. */
static const struct record *in_one_line(const struct page *p, const struct record *r) {
  struct view item = r->item.text;
  if (item.p == NULL || memchr(item.p, '\n', item.len) == NULL) return r;
  struct record *copy = ARENA_NEW(p->arena, struct record);
  char *words = arena_alloc(p->arena, item.len);
  for (size_t i = 0; i < item.len; i++) words[i] = item.p[i] == '\n' ? ' ' : item.p[i];
  *copy = *r;
  copy->item.text.p = words;
  return copy;
}

static void fill_figures(struct page *p) {
  p->figure = ARENA_ARRAY(p->arena, struct figure, p->len);
  for (size_t i = 0; i < p->len; i++) {
    const struct record *r = &p->records[i];
    if (r->type != RECORD_FACT) continue;
    struct figure *f = &p->figure[p->figures], *last = p->figures ? f - 1 : NULL;
    *f = (struct figure){.r = in_one_line(p, r), .level = is_level(r)};
    if (last) {
      f->sentence = last->sentence + (last->r->sentence.start != r->sentence.start);
      f->section = last->section + !view_eq(last->r->section, r->section);
    }
    p->figures++;
  }
  find_wholes(p);
}

void audit_page(const struct record_document *doc, const struct record *records, size_t len, record_sink *sink, void *context,
                struct audit_tally *tally) {
  struct audit_tally unheeded = {0};
  struct arena arena;
  arena_init(&arena);
  uint32_t told = 0;
  struct page p = {.arena = &arena, .doc = doc, .records = records, .len = len, .sink = sink, .context = context, .told = &told,
                   .tally = tally ? tally : &unheeded};
  fill_figures(&p);
  for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) checks[i](&p);
  arena_free(&arena);
}

bool audit_makes(const char *kind) {
  static const char *const kinds[] = {"sum_mismatch", "part_exceeds_whole", "impossible_share", "ratio_mismatch", "count_vs_list",
                                      "contradiction", "rounding",           "name_variant",     "implausible_scale"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strcmp(kinds[i], kind) == 0) return true;
  return false;
}

/* ---- findings */

struct record finding_too_many(const struct record *instead) {
  struct record f = *instead;
  f.finding = "limit";
  f.severity = "warning";
  f.facts_len = 0;
  f.message = VIEW_LIT("the page has more findings than are told");
  return f;
}

/* Up to the limit, and once that it is reached. */
static void pass_on(const struct page *p, const struct record *finding) {
  if (*p->told > LIMIT_AUDIT_FINDINGS) return;
  struct record last = finding_too_many(finding);
  p->sink(p->context, ++*p->told > LIMIT_AUDIT_FINDINGS ? &last : finding);
}

void tell(const struct page *p, const char *kind, const char *severity, const struct record *const *over, uint32_t n, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int len = vsnprintf(NULL, 0, format, args);
  va_end(args);
  char *message = arena_alloc(p->arena, (size_t)len + 1);
  va_start(args, format);
  vsnprintf(message, (size_t)len + 1, format, args);
  va_end(args);
  struct span *spans = ARENA_ARRAY(p->arena, struct span, n);
  struct view *facts = ARENA_ARRAY(p->arena, struct view, n);
  struct record f = {.type = RECORD_FINDING, .doc = over[0]->doc, .section = over[0]->section, .finding = kind, .severity = severity,
                     .spans = spans, .spans_len = n, .facts = facts, .message = {message, (size_t)len}};
  for (uint32_t i = 0; i < n; i++) {
    spans[i] = (struct span){over[i]->span.start, over[i]->span.end};
    if (over[i]->type == RECORD_FACT) facts[f.facts_len++] = view_of(over[i]->id);
  }
  pass_on(p, &f);
}

void tell_members(const struct page *p, const char *kind, const char *severity, const struct record *fact, const char *message) {
  struct span *spans = ARENA_ARRAY(p->arena, struct span, fact->members + 1);
  struct view id = view_of(fact->id);
  struct record f = {.type = RECORD_FINDING, .doc = fact->doc, .section = fact->section, .finding = kind, .severity = severity,
                     .spans = spans, .spans_len = 1, .facts = &id, .facts_len = 1, .message = view_of(message)};
  spans[0] = (struct span){fact->span.start, fact->span.end};
  for (uint32_t i = 0; i < fact->members; i++)
    if (fact->member[i].placed) spans[f.spans_len++] = (struct span){fact->member[i].start, fact->member[i].end};
  pass_on(p, &f);
}

const char *shown(const struct page *p, struct decimal d) {
  struct buf b;
  buf_init(&b);
  decimal_print(&b, d);
  size_t whole = 0, first = b.len && b.p[0] == '-';
  while (whole < b.len && b.p[whole] != '.') whole++;
  char *out = arena_alloc(p->arena, b.len + b.len / 3 + 2);
  size_t n = 0;
  for (size_t i = 0; i < b.len; i++) {
    if (i > first && i < whole && (whole - i) % 3 == 0) out[n++] = ',';
    out[n++] = b.p[i];
  }
  out[n] = '\0';
  buf_free(&b);
  return out;
}

const char *quoted(const struct page *p, const struct record *r) { return quoted_text(p, r->text); }

const char *quoted_text(const struct page *p, struct view v) {
  size_t len = v.len < 60 ? v.len : 60;
  while (len < v.len && len > 0 && ((unsigned char)v.p[len] & 0xC0) == 0x80) len--;
  char *out = arena_alloc(p->arena, len + 1);
  for (size_t i = 0; i < len; i++) out[i] = (unsigned char)v.p[i] < 32 ? ' ' : v.p[i];
  out[len] = '\0';
  return out;
}

bool decimal_within(struct decimal a, struct decimal b, int64_t percent) {
  struct decimal gap, allowed;
  if (decimal_sub(&gap, a, b) != ST_OK || decimal_mul(&allowed, b, (struct decimal){percent, -2}) != ST_OK) return false;
  if (gap.coef < 0) gap.coef = -gap.coef;
  if (allowed.coef < 0) allowed.coef = -allowed.coef;
  return decimal_cmp(gap, allowed) <= 0;
}

bool powers_apart(struct decimal small, struct decimal large, int32_t powers) {
  struct decimal d;
  return decimal_mul(&d, small, (struct decimal){1, powers}) == ST_OK && decimal_cmp(large, d) >= 0;
}

uint32_t significant_digits(struct decimal d) { return (uint32_t)(decimal_magnitude(d) - decimal_normal(d).exp + 1); }

/* ---- one thing stated twice */

/* A sentence may begin with an item: the case of letters does not count, those of ASCII at least. */
static bool ends_in(struct view longer, struct view shorter) {
  if (shorter.len == 0 || longer.len < shorter.len) return false;
  size_t at = longer.len - shorter.len;
  return strncasecmp(longer.p + at, shorter.p, shorter.len) == 0 && (at == 0 || longer.p[at - 1] == ' ');
}

static bool begins_with(struct view longer, struct view shorter) {
  return shorter.len && longer.len >= shorter.len && strncasecmp(longer.p, shorter.p, shorter.len) == 0 &&
         (longer.len == shorter.len || longer.p[shorter.len] == ' ');
}

bool akin_items(const struct record *a, const struct record *b) {
  struct view x = a->item.text, y = b->item.text;
  if (x.p == NULL || y.p == NULL) return false;
  return x.len < y.len ? ends_in(y, x) || begins_with(y, x) : ends_in(x, y) || begins_with(x, y);
}

bool rounded_alike(const struct record *a, const struct record *b) {
  struct decimal rounded;
  if (!a->has_precision || !b->has_precision || decimal_cmp(a->precision, b->precision) == 0) return false;
  const struct record *fine = decimal_cmp(a->precision, b->precision) < 0 ? a : b, *coarse = fine == a ? b : a;
  if (significant_digits(coarse->value[0]) < 2) return false;
  if (decimal_round(&rounded, fine->value[0], decimal_magnitude(coarse->precision)) != ST_OK) return false;
  if (decimal_cmp(rounded, coarse->value[0]) == 0) return true;
  return interval_meet(interval_of(a, READ_ROUNDED), interval_of(b, READ_ROUNDED)); /* half: rounded up by hand */
}


/* ---- slips */

/* The digits of |d| down to 10^place, most significant first; returns how many, 0 when they do not fit. */
static size_t digits_to(struct decimal d, int32_t place, char out[40]) {
  char digits[24];
  int64_t coef = d.coef < 0 ? -d.coef : d.coef;
  int n = snprintf(digits, sizeof digits, "%lld", (long long)coef);
  int32_t zeros = d.exp - place;
  if (coef < 0 || n < 1 || zeros < 0 || n + zeros > 36) return 0;
  memcpy(out, digits, (size_t)n);
  memset(out + n, '0', (size_t)zeros);
  return (size_t)(n + zeros);
}

/* Apart by one digit of one place, which a carry may have spread over several: 110,600 and 109,600. Of numbers of four digits or more,
 * and above the last place: else it is too common. */
static bool one_step(struct decimal a, struct decimal b, int32_t place, size_t digits) {
  struct decimal gap;
  if (digits < 4 || decimal_sub(&gap, a, b) != ST_OK) return false;
  gap = decimal_normal(gap);
  return gap.coef > -10 && gap.coef < 10 && gap.exp > place;
}

/* Digits of a number in which two with one between them may have changed places: of shorter ones many are such pairs. */
#define SWAP_APART 4

enum slip slip_between(struct decimal a, struct decimal b) {
  char x[40], y[40];
  a = decimal_normal(a);
  b = decimal_normal(b);
  int32_t place = a.exp < b.exp ? a.exp : b.exp;
  size_t n = digits_to(a, place, x), of_b = digits_to(b, place, y);
  if (n == 0 || of_b == 0) return SLIP_NONE;
  if (n != of_b) return one_step(a, b, place, n > of_b ? n : of_b) ? SLIP_DIGIT : SLIP_NONE;
  size_t differ = 0, at[2] = {0, 0};
  for (size_t i = 0; i < n; i++)
    if (x[i] != y[i] && differ++ < 2) at[differ - 1] = i;
  bool exchanged = differ == 2 && x[at[0]] == y[at[1]] && x[at[1]] == y[at[0]];
  if (exchanged && at[1] - at[0] <= (n < SWAP_APART ? 1u : 2u)) return SLIP_SWAP;
  return differ == 1 || one_step(a, b, place, n) ? SLIP_DIGIT : SLIP_NONE;
}
