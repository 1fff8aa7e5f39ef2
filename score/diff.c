#include "score/diff.h"

#include <stdlib.h>

#include "base/buf.h"
#include "score/grow.h"

struct comparing {
  struct diff *out;
  const struct gold *gold;
  const struct score_terms *terms;
  const struct score_blame *blame_a, *blame_b; /* or NULL, both */
  const struct gold_doc *doc;          /* of the pages at hand, or NULL */
  const struct record_page *a, *b;     /* the pages at hand; one may be NULL */
  struct arena scratch;
};

/* ---- fields as text: equal text, equal field */

static void put_type(struct buf *b, const struct record_page *p, const struct record *r) {
  static const char *const names[] = {"fact", "date", "number", "entity", "finding"};
  (void)p;
  buf_str(b, names[r->type]);
  if (r->type == RECORD_NUMBER || r->type == RECORD_ENTITY) buf_char(b, ' '), buf_view(b, r->class);
}
static void put_span(struct buf *b, const struct record_page *p, const struct record *r) {
  (void)p;
  buf_view(b, r->text);
  for (uint32_t i = 0; i < r->spans_len; i++) buf_printf(b, "%s%u-%u", i ? ", " : "", r->spans[i].start, r->spans[i].end);
}
static void put_kind(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->kind); }
static void put_value(struct buf *b, const struct record_page *p, const struct record *r) {
  (void)p;
  for (uint32_t i = 0; i < r->values; i++) {
    if (i) buf_char(b, ':');
    decimal_print(b, r->value[i]);
  }
  if (r->has_value_max) buf_str(b, " .. "), decimal_print(b, r->value_max);
}
static void put_unit(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->unit); }
static void put_qualifier(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->qualifier); }
static void put_item(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->item.text); }
static void put_time(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->time.normal); }
static void put_change(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->change); }
static void put_status(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->status); }
static void put_per(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->per); }
static void put_actor(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->actor.text); }
static void put_action(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->action.normal); }
static void put_recipient(struct buf *b, const struct record_page *p, const struct record *r) {
  (void)p;
  for (uint32_t i = 0; i < r->recipients; i++) {
    if (i) buf_str(b, "; ");
    buf_view(b, r->recipient[i].text);
  }
}

/* Ids hold the page's hash, so the whole stands for itself. */
static void put_part_of(struct buf *b, const struct record_page *p, const struct record *r) {
  if (r->part_of[0] == '\0') return;
  const struct record *whole = score_record(p, r->part_of);
  if (whole == NULL) buf_str(b, r->part_of);
  else buf_view(b, whole->text), buf_printf(b, " (%u:%u)", whole->span.line, whole->span.column);
}
static void put_edtf(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->edtf); }
static void put_ref(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->ref); }

static void put_severity(struct buf *b, const struct record_page *p, const struct record *r) {
  (void)p;
  if (r->severity) buf_str(b, r->severity);
}
static void put_message(struct buf *b, const struct record_page *p, const struct record *r) { (void)p, buf_view(b, r->message); }

static const struct field {
  const char *name;
  void (*put)(struct buf *b, const struct record_page *p, const struct record *r);
  enum score_layer layer; /* that judges it; LAYERS: the quality of the whole record does */
} fields[] = {
    {"type", put_type, LAYERS},           {"span", put_span, LAYERS},         {"kind", put_kind, LAYER_VALUE},       {"value", put_value, LAYER_VALUE},
    {"unit", put_unit, LAYER_VALUE},      {"qualifier", put_qualifier, LAYER_HEDGE}, {"item", put_item, LAYER_ITEM_ALIKE}, {"time", put_time, LAYER_TIME},
    {"change", put_change, LAYER_CHANGE}, {"status", put_status, LAYER_STATUS}, {"per", put_per, LAYER_PER},         {"actor", put_actor, LAYER_ACTOR},
    {"action", put_action, LAYER_ACTION}, {"recipient", put_recipient, LAYER_RECIPIENT}, {"part_of", put_part_of, LAYER_PART_OF},
    {"edtf", put_edtf, LAYERS},           {"ref", put_ref, LAYERS},           {"severity", put_severity, LAYERS},  {"message", put_message, LAYERS}};
#define FIELDS (sizeof fields / sizeof *fields)

static struct view field_text(struct comparing *c, const struct field *f, const struct record_page *p, const struct record *r) {
  struct buf b;
  buf_init(&b);
  f->put(&b, p, r);
  struct view v = b.len ? arena_copy(&c->out->arena, (struct view){b.p, b.len}) : (struct view){NULL, 0};
  buf_free(&b);
  return v;
}

/* ---- what gold says */

static const struct gold_line *gold_at(const struct comparing *c, enum gold_type type, const struct record *r) {
  return gold_line_at(c->doc, type, r->span.start, r->span.end);
}

static bool verdict_of(struct comparing *c, const struct record_page *p, const struct record *r, struct score_verdict *v) {
  const struct gold_line *g = r && r->type == RECORD_FACT ? gold_at(c, GOLD_FIGURE, r) : NULL;
  if (g == NULL) return false;
  score_fact(v, &c->scratch, c->terms, g, r, score_whole(p, r));
  return true;
}

/* What gold does not know of may be right too, but for a sum that it says holds. */
static int finding_quality(const struct comparing *c, const struct record *r) {
  int points = 0;
  for (size_t i = 0; i < c->gold->findings_len; i++) {
    const struct gold_finding *g = &c->gold->findings[i];
    if (!view_eq(g->doc, gold_name(r->doc)) || !score_touches(g, r)) continue;
    if (!view_eq(g->kind, VIEW_LIT("sum_ok"))) points = 1;
    else if (strcmp(r->finding, "sum_mismatch") == 0) return -1;
  }
  return points;
}

/* How good a record is: nothing 0, a wrong one -1, a right one 1 and a point for each right field. */
static int quality(struct comparing *c, const struct record_page *p, const struct record *r) {
  struct score_verdict v;
  if (r == NULL) return 0;
  if (r->type == RECORD_FINDING) return finding_quality(c, r);
  if (r->type == RECORD_FACT) {
    int points = 1;
    if (!verdict_of(c, p, r, &v)) return -1;
    for (int l = LAYER_VALUE; l <= LAYER_PART_OF; l++) points += v.right[l];
    return points;
  }
  static const enum gold_type types[] = {GOLD_FIGURE, GOLD_DATE, GOLD_OTHER, GOLD_ENTITY};
  const struct gold_line *g = gold_at(c, types[r->type], r);
  if (g == NULL) return -1;
  if (r->type == RECORD_DATE) return view_eq(g->edtf, r->edtf) ? 2 : 1;
  return view_eq(g->class, r->class) ? 2 : 1;
}

const struct record *diff_shown(const struct diff_change *x) { return x->b ? x->b : x->a; }

static enum diff_verdict compare(int before, int now) { return now > before ? DIFF_BETTER : now < before ? DIFF_WORSE : DIFF_NEITHER; }

static void judge(struct comparing *c, struct diff_change *x) {
  struct score_verdict v = {0}, w = {0};
  bool finding = diff_shown(x)->type == RECORD_FINDING;
  if (finding ? c->gold == NULL || !c->gold->has_findings : c->doc == NULL) return;
  x->verdict = compare(quality(c, c->a, x->a), quality(c, c->b, x->b));
  bool both = verdict_of(c, c->a, x->a, &v) && verdict_of(c, c->b, x->b, &w);
  for (size_t i = 0; i < x->fields_len; i++) {
    size_t k = 0;
    while (fields[k].name != x->fields[i].name) k++;
    if (fields[k].layer == LAYERS) x->fields[i].verdict = x->verdict;
    else x->fields[i].verdict = both ? compare(v.right[fields[k].layer], w.right[fields[k].layer]) : DIFF_UNJUDGED;
  }
}

/* ---- the rule responsible */

static bool has_rule(const struct record *r, struct view rule) {
  for (uint32_t i = 0; i < r->rules_len; i++)
    if (view_eq(r->rules[i], rule)) return true;
  return false;
}

static struct view first_rule(const struct record *r) { return r->rules_len ? r->rules[0] : (struct view){"", 0}; }

/* The first rule of the new record that the old one has not, else the first of the old that the new one has not, else none. */
static struct view other_rule(const struct record *a, const struct record *b) {
  for (uint32_t i = 0; i < b->rules_len; i++)
    if (!has_rule(a, b->rules[i])) return b->rules[i];
  for (uint32_t i = 0; i < a->rules_len; i++)
    if (!has_rule(b, a->rules[i])) return a->rules[i];
  return (struct view){"", 0};
}

/* Who set the field that differs. `moved`: another rule than before, so that it is the reason; else the reason lies in what it read. */
static struct view setter_of(const struct comparing *c, const struct record *a, const struct record *b, const char *field, bool gone, bool *moved) {
  *moved = false;
  if (c->blame_a == NULL || c->blame_b == NULL) return (struct view){"", 0};
  struct view before = c->blame_a->rule(c->blame_a->context, c->a, a, field);
  struct view now = c->blame_b->rule(c->blame_b->context, c->b, b, field);
  *moved = !view_eq(before, now);
  return gone ? before : now;
}

/* The rule under which a change stands. */
static struct view rule_of(const struct diff_change *x, struct view moved) {
  if (diff_shown(x)->type == RECORD_FINDING) return view_of(diff_shown(x)->finding);
  if (x->a == NULL || x->b == NULL) return first_rule(diff_shown(x));
  if (moved.len) return moved;
  if (x->fields_len && x->fields[0].rule.len) return x->fields[0].rule;
  struct view other = other_rule(x->a, x->b); /* records alone: a guess */
  return other.len ? other : first_rule(x->b);
}

/* ---- pairs */

struct span diff_place(const struct record *r) {
  if (r->type != RECORD_FINDING) return (struct span){r->span.start, r->span.end};
  return r->spans_len ? r->spans[0] : (struct span){0, 0};
}

static void add(struct comparing *c, const struct record *a, const struct record *b) {
  struct diff_change x = {.kind = a == NULL ? DIFF_ADDED : b == NULL ? DIFF_LOST : DIFF_CHANGED, .a = a, .b = b, .page = c->b ? c->b : c->a};
  struct view cause = {"", 0};
  x.doc = x.page->doc.doc;
  bool other_type = a != NULL && b != NULL && a->type != b->type; /* then the fields of the one say nothing about the other */
  for (size_t i = 0; a != NULL && b != NULL && i < (other_type ? 2 : FIELDS); i++) {
    struct view v = field_text(c, &fields[i], c->a, a), w = field_text(c, &fields[i], c->b, b);
    bool elsewhere = fields[i].put == put_span && (diff_place(a).start != diff_place(b).start || diff_place(a).end != diff_place(b).end);
    if (view_eq(v, w) && !elsewhere) continue;
    x.fields = arena_room(&c->out->arena, x.fields, x.fields_len, sizeof *x.fields);
    bool moved;
    struct view rule = setter_of(c, a, b, fields[i].name, w.p == NULL, &moved);
    if (moved && cause.len == 0) cause = rule;
    x.fields[x.fields_len++] = (struct diff_field){fields[i].name, v, w, rule, DIFF_UNJUDGED};
  }
  if (x.kind == DIFF_CHANGED && x.fields_len == 0) return;
  x.rule = rule_of(&x, cause);
  judge(c, &x);
  c->out->changes = arena_room(&c->out->arena, c->out->changes, c->out->len, sizeof x);
  c->out->changes[c->out->len++] = x;
}

static bool is_compared(const struct record *r) { return r->type <= RECORD_FINDING; }
static bool same_spans(const struct record *a, const struct record *b) {
  return a->spans_len == b->spans_len && (a->spans_len == 0 || memcmp(a->spans, b->spans, a->spans_len * sizeof *a->spans) == 0);
}
static bool same_place(const struct record *a, const struct record *b) {
  if (a->type != b->type) return false;
  if (a->type == RECORD_FINDING) return strcmp(a->finding, b->finding) == 0 && same_spans(a, b);
  return a->span.start == b->span.start && a->span.end == b->span.end;
}
/* Numbers may change their type; entities stay entities, findings of a kind stay such. */
static bool may_be(const struct record *a, const struct record *b) {
  struct span x = diff_place(a), y = diff_place(b);
  bool number = a->type < RECORD_ENTITY && b->type < RECORD_ENTITY;
  if (!number && a->type != b->type) return false;
  if (a->type == RECORD_FINDING && strcmp(a->finding, b->finding) != 0) return false;
  return x.start < y.end && y.start < x.end;
}

/* The records of a page that are compared, in the order of their places. */
struct placed {
  const struct record *r, *mate;
  bool taken;
};

static int by_place(const void *a, const void *b) {
  const struct record *x = ((const struct placed *)a)->r, *y = ((const struct placed *)b)->r;
  uint32_t s = diff_place(x).start, t = diff_place(y).start;
  return s != t ? (s > t) - (s < t) : (x > y) - (x < y);
}

static struct placed *placed_of(struct comparing *c, const struct record_page *p, size_t *n) {
  struct placed *list = ARENA_ARRAY(&c->scratch, struct placed, p ? p->len : 0);
  *n = 0;
  for (size_t i = 0; p != NULL && i < p->len; i++)
    if (is_compared(&p->records[i])) list[(*n)++].r = &p->records[i];
  if (*n) qsort(list, *n, sizeof *list, by_place);
  return list;
}

#define REACH 65536u /* bytes: no record is longer, so what begins farther in front of another does not touch it */

/* Finds for each record of a one of b: first at the same place, then one that overlaps. Each serves once. Only a window of b is looked at. */
static void pair_up(struct placed *a, size_t n, struct placed *b, size_t m) {
  for (int pass = 0; pass < 2; pass++)
    for (size_t i = 0, low = 0; i < n; i++) {
      struct span at = diff_place(a[i].r);
      if (a[i].mate != NULL) continue;
      while (low < m && diff_place(b[low].r).start + REACH < at.start) low++;
      for (size_t k = low; k < m && a[i].mate == NULL && diff_place(b[k].r).start < at.end + REACH; k++) {
        if (b[k].taken || !(pass == 0 ? same_place(a[i].r, b[k].r) : may_be(a[i].r, b[k].r))) continue;
        a[i].mate = b[k].r;
        b[k].taken = true;
      }
    }
}

static void compare_pages(struct comparing *c) {
  size_t n, m;
  struct placed *a = placed_of(c, c->a, &n), *b = placed_of(c, c->b, &m);
  c->doc = c->gold ? gold_find(c->gold, (c->b ? c->b : c->a)->doc.doc) : NULL;
  pair_up(a, n, b, m);
  for (size_t i = 0; i < n; i++) add(c, a[i].r, a[i].mate);
  for (size_t k = 0; k < m; k++)
    if (!b[k].taken) add(c, NULL, b[k].r);
  arena_reset(&c->scratch);
}

/* ---- order */

static uint32_t start_of(const struct diff_change *x) { return diff_place(diff_shown(x)).start; }

struct keyed {
  struct diff_change change;
  size_t group, page; /* how many changes its rule has; place of its page */
};

static int by_name(const void *a, const void *b) {
  return view_cmp(((const struct keyed *)a)->change.rule, ((const struct keyed *)b)->change.rule);
}

static int by_rule(const void *a, const void *b) {
  const struct keyed *x = a, *y = b;
  if (x->group != y->group) return x->group > y->group ? -1 : 1;
  int c = view_cmp(x->change.rule, y->change.rule);
  if (c != 0) return c;
  if (x->page != y->page) return x->page < y->page ? -1 : 1;
  uint32_t s = start_of(&x->change), t = start_of(&y->change);
  return s != t ? (s > t) - (s < t) : (int)x->change.kind - (int)y->change.kind;
}

static void sort_changes(struct diff *d, const size_t *page_of) {
  struct keyed *list = ARENA_ARRAY(&d->arena, struct keyed, d->len + 1);
  for (size_t i = 0; i < d->len; i++) list[i] = (struct keyed){d->changes[i], 0, page_of[i]};
  if (d->len) qsort(list, d->len, sizeof *list, by_name);
  for (size_t i = 0, end; i < d->len; i = end) {
    for (end = i; end < d->len && view_eq(list[end].change.rule, list[i].change.rule); end++) continue;
    for (size_t k = i; k < end; k++) list[k].group = end - i;
  }
  if (d->len) qsort(list, d->len, sizeof *list, by_rule);
  for (size_t i = 0; i < d->len; i++) d->changes[i] = list[i].change;
}

/* ---- all */

/* The page of the same document: of the same path, else of the same name. */
static const struct record_page *same_page(const struct record_set *set, struct view doc) {
  for (size_t i = 0; i < set->len; i++)
    if (view_eq(set->pages[i].doc.doc, doc)) return &set->pages[i];
  for (size_t i = 0; i < set->len; i++)
    if (view_eq(gold_name(set->pages[i].doc.doc), gold_name(doc))) return &set->pages[i];
  return NULL;
}

static size_t count(const struct record_set *set) {
  size_t n = 0;
  for (size_t i = 0; i < set->len; i++)
    for (size_t k = 0; k < set->pages[i].len; k++) n += is_compared(&set->pages[i].records[k]);
  return n;
}

static void note_pages(struct comparing *c, size_t **page_of, size_t from, size_t page) {
  for (size_t i = from; i < c->out->len; i++) {
    *page_of = arena_room(&c->out->arena, *page_of, i, sizeof **page_of);
    (*page_of)[i] = page;
  }
}

void diff_run(struct diff *out, const struct record_set *a, const struct record_set *b, const struct gold *gold, const struct score_terms *terms,
              const struct score_blame *blame_a, const struct score_blame *blame_b) {
  struct comparing c = {.out = out, .gold = gold, .terms = terms, .blame_a = blame_a, .blame_b = blame_b};
  size_t *page_of = NULL;
  *out = (struct diff){0};
  arena_init(&out->arena);
  arena_init(&c.scratch);
  out->records_a = count(a);
  out->records_b = count(b);
  for (size_t i = 0; i < b->len; i++) {
    size_t from = out->len;
    c.b = &b->pages[i];
    c.a = same_page(a, c.b->doc.doc);
    compare_pages(&c);
    note_pages(&c, &page_of, from, i);
  }
  for (size_t i = 0; i < a->len; i++) {
    size_t from = out->len;
    c.a = &a->pages[i];
    c.b = NULL;
    if (same_page(b, c.a->doc.doc) != NULL) continue;
    compare_pages(&c);
    note_pages(&c, &page_of, from, b->len + i);
  }
  sort_changes(out, page_of);
  arena_free(&c.scratch);
}

void diff_free(struct diff *d) { arena_free(&d->arena); }
