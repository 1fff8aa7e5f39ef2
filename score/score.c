#define PCRE2_CODE_UNIT_WIDTH 8
#include "score/score.h"

#include <pcre2.h>
#include <stdlib.h>

#include "score/grow.h"

/* The state of one document. */
struct judging {
  struct score *out;
  const struct score_terms *terms;
  struct arena scratch;
  const struct gold_doc *gold;
  const struct record **rec; /* of the document, findings left out */
  size_t len, cap;
  struct tally t[LAYERS];
};

static void add(struct tally *t, bool tp, bool fp, bool fn) {
  t->tp += tp;
  t->fp += fp;
  t->fn += fn;
  t->any = true;
}

static void error(struct judging *j, const char *layer, uint32_t at, const char *message) {
  struct score *s = j->out;
  s->errors = arena_room(&s->arena, s->errors, s->errors_len, sizeof *s->errors);
  s->errors[s->errors_len++] = (struct score_error){j->gold->name, view_of(message), layer, at};
}

static struct tally *named(struct score *s, const char *prefix, struct view name) {
  struct view full = view_of(arena_printf(&s->arena, "%s%.*s", prefix, (int)name.len, name.p));
  for (size_t i = 0; i < s->named_len; i++)
    if (view_eq(s->named[i].name, full)) return &s->named[i].tally;
  s->named = arena_room(&s->arena, s->named, s->named_len, sizeof *s->named);
  s->named[s->named_len++] = (struct score_named){.name = full};
  return &s->named[s->named_len - 1].tally;
}

static bool same_span(const struct record *r, uint32_t start, uint32_t end) { return r->span.start == start && r->span.end == end; }
static bool overlap(const struct record *r, const struct gold_line *g) { return r->span.start < g->end && g->start < r->span.end; }

/* The last record of the type with the span, or NULL. */
static const struct record *find(const struct judging *j, enum record_type type, uint32_t start, uint32_t end) {
  for (size_t i = j->len; i-- > 0;)
    if (j->rec[i]->type == type && same_span(j->rec[i], start, end)) return j->rec[i];
  return NULL;
}

/* ---- figures */

static const enum score_layer fields[] = {LAYER_ITEM, LAYER_ITEM_ALIKE, LAYER_TIME, LAYER_CHANGE, LAYER_STATUS, LAYER_PER,
                                          LAYER_ACTOR, LAYER_RECIPIENT, LAYER_ACTION, LAYER_PART_OF};
#define FIELDS (sizeof fields / sizeof *fields)
static const enum score_layer wholes[] = {LAYER_FIGURE, LAYER_VALUE, LAYER_HEDGE, LAYER_FACT, LAYER_FULL};
#define WHOLES (sizeof wholes / sizeof *wholes)

static int64_t whole_of(const struct judging *j, const struct record *r) {
  if (r->part_of[0] == '\0') return -1;
  for (size_t i = j->len; i-- > 0;)
    if (j->rec[i]->type == RECORD_FACT && strcmp(j->rec[i]->id, r->part_of) == 0) return j->rec[i]->span.start;
  return -2;
}

static void put_field(struct buf *b, struct view v) {
  if (v.p == NULL) {
    buf_str(b, "nothing");
    return;
  }
  buf_char(b, '\'');
  buf_view(b, v);
  buf_char(b, '\'');
}

static void field_error(struct judging *j, enum score_layer layer, const struct gold_line *g, const struct record *r, int64_t whole) {
  struct buf b;
  struct score_pair p = score_fields(&j->out->arena, layer, g, r, whole);
  buf_init(&b);
  put_field(&b, g->text);
  buf_str(&b, " gold ");
  if (layer == LAYER_VALUE) buf_view(&b, p.gold);
  else put_field(&b, p.gold);
  buf_str(&b, ", got ");
  if (layer == LAYER_VALUE) buf_view(&b, p.got);
  else put_field(&b, p.got);
  error(j, score_layer_names[layer], g->start, arena_copy(&j->out->arena, (struct view){b.p, b.len}).p);
  buf_free(&b);
}

static bool gold_fills(const struct gold_line *g, enum score_layer layer) {
  struct score_verdict v;
  struct arena none;
  static const struct score_terms terms;
  static const struct record empty;
  arena_init(&none);
  score_fact(&v, &none, &terms, g, &empty, -1);
  arena_free(&none);
  return v.gold[layer];
}

static void judge_missed(struct judging *j, const struct gold_line *g) {
  for (size_t i = 0; i < WHOLES; i++) add(&j->t[wholes[i]], false, false, true);
  for (size_t i = 0; i < FIELDS; i++)
    if (gold_fills(g, fields[i])) add(&j->t[fields[i]], false, false, true);
  error(j, "figure missed", g->start, g->text.len ? g->text.p : "");
}

static void judge_found(struct judging *j, const struct gold_line *g, const struct record *r) {
  struct score_verdict v;
  int64_t whole = whole_of(j, r);
  score_fact(&v, &j->scratch, j->terms, g, r, whole);
  for (size_t i = 0; i < WHOLES; i++) {
    bool right = v.right[wholes[i]];
    add(&j->t[wholes[i]], right, !right, !right);
  }
  if (!v.right[LAYER_VALUE]) field_error(j, LAYER_VALUE, g, r, whole);
  else if (!v.right[LAYER_HEDGE]) field_error(j, LAYER_HEDGE, g, r, whole);
  if (g->actor.len && g->here) add(&j->t[LAYER_ACTOR_HERE], v.right[LAYER_ACTOR], r->actor.text.len > 0 && !v.right[LAYER_ACTOR], !v.right[LAYER_ACTOR]);
  for (size_t i = 0; i < FIELDS; i++) {
    enum score_layer l = fields[i];
    if (v.gold[l] && v.got[l]) add(&j->t[l], v.right[l], !v.right[l], !v.right[l]);
    else if (v.gold[l]) add(&j->t[l], false, false, true);
    else if (v.got[l]) add(&j->t[l], false, true, false);
    if (!v.right[l] && l != LAYER_ITEM) field_error(j, l, g, r, whole);
  }
}

static bool gold_has(const struct judging *j, enum gold_type type, const struct record *r) {
  for (size_t i = 0; i < j->gold->len; i++)
    if (j->gold->lines[i].type == type && same_span(r, j->gold->lines[i].start, j->gold->lines[i].end)) return true;
  return false;
}

static void judge_figures(struct judging *j) {
  for (size_t i = 0; i < j->gold->len; i++) {
    const struct gold_line *g = &j->gold->lines[i];
    if (g->type != GOLD_FIGURE) continue;
    const struct record *r = find(j, RECORD_FACT, g->start, g->end);
    if (r == NULL) judge_missed(j, g);
    else judge_found(j, g, r);
  }
  for (size_t i = 0; i < j->len; i++) {
    if (j->rec[i]->type != RECORD_FACT || gold_has(j, GOLD_FIGURE, j->rec[i])) continue;
    for (size_t k = 0; k < WHOLES; k++) add(&j->t[wholes[k]], false, true, false);
    error(j, "figure extra", j->rec[i]->span.start, arena_copy(&j->out->arena, j->rec[i]->text).p);
  }
}

/* ---- dates */

/* The last gold date of the span, with or without a value; NULL: none. */
static const struct gold_line *gold_date(const struct judging *j, uint32_t start, uint32_t end, bool valued) {
  for (size_t i = j->gold->len; i-- > 0;) {
    const struct gold_line *g = &j->gold->lines[i];
    if (g->type == GOLD_DATE && g->start == start && g->end == end && (g->edtf.len > 0) == valued) return g;
  }
  return NULL;
}

static void judge_dates(struct judging *j) {
  for (size_t i = 0; i < j->gold->len; i++) {
    const struct gold_line *g = &j->gold->lines[i];
    if (g->type != GOLD_DATE || g->edtf.len == 0 || gold_date(j, g->start, g->end, true) != g) continue;
    const struct record *r = find(j, RECORD_DATE, g->start, g->end);
    bool good = r != NULL && view_eq(r->edtf, g->edtf);
    add(&j->t[LAYER_DATE], good, false, !good);
    if (!good)
      error(j, "date", g->start, arena_printf(&j->out->arena, "'%.*s' gold %.*s, got %.*s", (int)g->text.len, g->text.p, (int)g->edtf.len, g->edtf.p,
                                              r && r->edtf.p ? (int)r->edtf.len : 7, r && r->edtf.p ? r->edtf.p : "nothing"));
  }
  for (size_t i = 0; i < j->len; i++) {
    const struct record *r = j->rec[i];
    if (r->type != RECORD_DATE || find(j, RECORD_DATE, r->span.start, r->span.end) != r) continue;
    if (gold_date(j, r->span.start, r->span.end, false) != NULL) continue;
    const struct gold_line *g = gold_date(j, r->span.start, r->span.end, true);
    bool same = g ? view_eq(g->edtf, r->edtf) : r->edtf.p == NULL;
    if (!same) add(&j->t[LAYER_DATE], false, true, false);
    if (g == NULL) error(j, "date extra", r->span.start, arena_copy(&j->out->arena, r->text).p);
  }
}

/* ---- numbers and their classes */

static void judge_numbers(struct judging *j) {
  static const enum record_type types[] = {RECORD_FACT, RECORD_DATE, RECORD_NUMBER};
  for (size_t i = 0; i < j->gold->len; i++) {
    const struct gold_line *g = &j->gold->lines[i];
    bool hit = false, classed = false;
    if (g->type == GOLD_ENTITY) continue;
    for (size_t k = 0; k < j->len; k++) {
      if (j->rec[k]->type != types[g->type] || !overlap(j->rec[k], g)) continue;
      hit = true;
      classed = classed || view_eq(j->rec[k]->class, g->class);
    }
    add(&j->t[LAYER_NUMBER], hit, !hit, !hit);
    if (g->type != GOLD_OTHER) continue;
    add(&j->t[LAYER_CLASS], classed, !classed, !classed);
    if (!hit || !classed)
      error(j, hit ? "class" : "number", g->start, arena_printf(&j->out->arena, "'%.*s' %.*s", (int)g->text.len, g->text.p, (int)g->class.len, g->class.p));
  }
}

/* ---- entities */

/* Entities that may be named or not. */
static bool is_optional(const struct judging *j, struct view text) {
  if (j->terms->optional == NULL || text.p == NULL) return false;
  pcre2_match_data *data = pcre2_match_data_create(1, NULL);
  int rc = pcre2_match(j->terms->optional, (PCRE2_SPTR)text.p, text.len, 0, PCRE2_ANCHORED, data, NULL);
  pcre2_match_data_free(data);
  return rc >= 0;
}

static bool is_entity(const struct judging *j, const struct gold_line *g) { return g->type == GOLD_ENTITY && !is_optional(j, g->text); }
static bool is_entity_record(const struct judging *j, const struct record *r) { return r->type == RECORD_ENTITY && !is_optional(j, r->text); }

static const struct record *entity_record(const struct judging *j, const struct gold_line *g) {
  for (size_t i = 0; i < j->len; i++)
    if (is_entity_record(j, j->rec[i]) && same_span(j->rec[i], g->start, g->end) && view_eq(j->rec[i]->class, g->class)) return j->rec[i];
  return NULL;
}

static const struct gold_line *entity_gold(const struct judging *j, const struct record *r) {
  for (size_t i = 0; i < j->gold->len; i++) {
    const struct gold_line *g = &j->gold->lines[i];
    if (is_entity(j, g) && same_span(r, g->start, g->end) && view_eq(r->class, g->class)) return g;
  }
  return NULL;
}

/* The first of equal gold lines, the first of equal records: a set has each once. */
static bool first_gold(const struct judging *j, size_t at) {
  const struct gold_line *g = &j->gold->lines[at];
  for (size_t i = 0; i < at; i++) {
    const struct gold_line *o = &j->gold->lines[i];
    if (is_entity(j, o) && o->start == g->start && o->end == g->end && view_eq(o->class, g->class)) return false;
  }
  return true;
}

static bool first_record(const struct judging *j, size_t at) {
  for (size_t i = 0; i < at; i++)
    if (is_entity_record(j, j->rec[i]) && same_span(j->rec[i], j->rec[at]->span.start, j->rec[at]->span.end) && view_eq(j->rec[i]->class, j->rec[at]->class)) return false;
  return true;
}

static bool class_in_gold(const struct judging *j, struct view class) {
  for (size_t i = 0; i < j->gold->len; i++)
    if (is_entity(j, &j->gold->lines[i]) && view_eq(j->gold->lines[i].class, class)) return true;
  return false;
}

static void judge_entities(struct judging *j) {
  bool any = false;
  for (size_t i = 0; i < j->gold->len; i++) {
    const struct gold_line *g = &j->gold->lines[i];
    if (!is_entity(j, g) || !first_gold(j, i)) continue;
    bool good = entity_record(j, g) != NULL;
    any = true;
    add(&j->t[LAYER_ENTITY], good, false, !good);
    add(named(j->out, "entity.", g->class), good, false, !good);
    if (!good) error(j, "entity", g->start, arena_printf(&j->out->arena, "'%.*s' %.*s", (int)g->text.len, g->text.p, (int)g->class.len, g->class.p));
  }
  for (size_t i = 0; any && i < j->len; i++) {
    const struct record *r = j->rec[i];
    if (!is_entity_record(j, r) || !first_record(j, i) || entity_gold(j, r) != NULL) continue;
    add(&j->t[LAYER_ENTITY], false, true, false);
    if (class_in_gold(j, r->class)) add(named(j->out, "entity.", r->class), false, true, false);
    error(j, "entity extra", r->span.start, arena_printf(&j->out->arena, "'%.*s' %.*s", (int)r->text.len, r->text.p, (int)r->class.len, r->class.p));
  }
}

/* ---- confusions */

static void confuse(struct score *s, struct view gold, struct view got) {
  if (view_eq(gold, got)) return;
  for (size_t i = 0; i < s->confusions_len; i++)
    if (view_eq(s->confusions[i].gold, gold) && view_eq(s->confusions[i].got, got)) {
      s->confusions[i].count++;
      return;
    }
  s->confusions = arena_room(&s->arena, s->confusions, s->confusions_len, sizeof *s->confusions);
  s->confusions[s->confusions_len++] = (struct score_confusion){gold, got, 1};
}

static struct view label(struct arena *a, const char *type, struct view class) {
  return view_of(class.len ? arena_printf(a, "%s %.*s", type, (int)class.len, class.p) : arena_printf(a, "%s", type));
}

static struct view gold_label(struct arena *a, const struct gold_line *g) {
  static const char *const types[] = {"figure", "date", "other", "entity"};
  return label(a, types[g->type], g->type == GOLD_FIGURE ? g->kind : g->class);
}

static struct view record_label(struct arena *a, const struct record *r) {
  static const char *const types[] = {"figure", "date", "other", "entity"};
  if (r == NULL) return VIEW_LIT("nothing");
  enum gold_type t = r->type == RECORD_FACT ? GOLD_FIGURE : r->type == RECORD_DATE ? GOLD_DATE : r->type == RECORD_NUMBER ? GOLD_OTHER : GOLD_ENTITY;
  return label(a, types[t], t == GOLD_FIGURE ? r->kind : r->class);
}

/* What stands where the gold stands: the same span and type first, then the same span, then the same type, then anything that overlaps. */
static const struct record *counterpart(const struct judging *j, const struct gold_line *g) {
  static const enum record_type types[] = {RECORD_FACT, RECORD_DATE, RECORD_NUMBER, RECORD_ENTITY};
  const struct record *best = NULL;
  int best_rank = 0;
  for (size_t i = 0; i < j->len; i++) {
    const struct record *r = j->rec[i];
    if (!overlap(r, g) || (g->type != GOLD_ENTITY && r->type == RECORD_ENTITY)) continue;
    if (g->type == GOLD_ENTITY && r->type != RECORD_ENTITY) continue;
    int rank = 1 + 2 * same_span(r, g->start, g->end) + (r->type == types[g->type]);
    if (rank > best_rank) best = r, best_rank = rank;
  }
  return best;
}

static void judge_confusions(struct judging *j) {
  bool entities = false;
  for (size_t i = 0; i < j->gold->len; i++) {
    const struct gold_line *g = &j->gold->lines[i];
    if (g->type == GOLD_ENTITY && is_optional(j, g->text)) continue;
    entities = entities || g->type == GOLD_ENTITY;
    confuse(j->out, gold_label(&j->out->arena, g), record_label(&j->out->arena, counterpart(j, g)));
  }
  for (size_t i = 0; i < j->len; i++) {
    const struct record *r = j->rec[i];
    bool met = false;
    for (size_t k = 0; k < j->gold->len && !met; k++)
      met = overlap(r, &j->gold->lines[k]) && (r->type == RECORD_ENTITY) == (j->gold->lines[k].type == GOLD_ENTITY);
    if (met || (r->type == RECORD_ENTITY && (!entities || is_optional(j, r->text)))) continue;
    confuse(j->out, VIEW_LIT("nothing"), record_label(&j->out->arena, r));
  }
}

static int by_count(const void *a, const void *b) {
  const struct score_confusion *x = a, *y = b;
  if (x->count != y->count) return x->count > y->count ? -1 : 1;
  int c = strcmp(x->gold.p, y->gold.p);
  return c ? c : strcmp(x->got.p, y->got.p);
}

/* ---- findings */

bool score_touches(const struct gold_finding *g, const struct record *r) {
  size_t hit = 0;
  for (size_t i = 0; i < g->spans_len; i++) {
    bool any = false;
    for (uint32_t k = 0; k < r->spans_len; k++) any = any || (g->spans[i].start < r->spans[k].end && r->spans[k].start < g->spans[i].end);
    hit += any;
  }
  return hit >= (g->spans_len < 2 ? g->spans_len : 2);
}

static void judge_finding(struct score *s, const struct gold_finding *g, const struct record_set *records) {
  bool hit = false, sum = false, sum_ok = view_eq(g->kind, VIEW_LIT("sum_ok"));
  for (size_t i = 0; i < records->len; i++)
    for (size_t k = 0; k < records->pages[i].len; k++) {
      const struct record *r = &records->pages[i].records[k];
      if (r->type != RECORD_FINDING || !view_eq(gold_name(r->doc), g->doc) || !score_touches(g, r)) continue;
      hit = true;
      sum = sum || strcmp(r->finding, "sum_mismatch") == 0;
    }
  if (sum_ok) {
    add(named(s, "finding.", g->kind), !sum, sum, false);
    return;
  }
  add(named(s, "finding", (struct view){"", 0}), hit, false, !hit);
  add(named(s, "finding.", g->kind), hit, false, !hit);
  if (hit) return;
  s->errors = arena_room(&s->arena, s->errors, s->errors_len, sizeof *s->errors);
  s->errors[s->errors_len++] = (struct score_error){g->doc, view_of(arena_printf(&s->arena, "%.*s: %.*s", (int)g->kind.len, g->kind.p, (int)g->note.len, g->note.p ? g->note.p : "")),
                                                    "finding", g->spans_len ? g->spans[0].start : 0};
}

/* ---- all */

static void take_records(struct judging *j, const struct record_set *records) {
  j->len = 0;
  for (size_t i = 0; i < records->len; i++) {
    if (!view_eq(gold_name(records->pages[i].doc.doc), j->gold->name)) continue;
    for (size_t k = 0; k < records->pages[i].len; k++) {
      if (records->pages[i].records[k].type > RECORD_ENTITY) continue;
      j->rec = arena_room(&j->scratch, j->rec, j->len, sizeof *j->rec);
      j->rec[j->len++] = &records->pages[i].records[k];
    }
  }
}

static int by_name(const void *a, const void *b) { return strcmp(((const struct score_named *)a)->name.p, ((const struct score_named *)b)->name.p); }

void score_run(struct score *out, const struct gold *g, const struct record_set *records, const struct score_terms *terms) {
  struct judging j = {.out = out, .terms = terms};
  *out = (struct score){0};
  arena_init(&out->arena);
  arena_init(&j.scratch);
  out->rows = ARENA_ARRAY(&out->arena, struct score_row, g->len + 1);
  for (size_t i = 0; i < g->len; i++) {
    arena_reset(&j.scratch);
    j.gold = &g->docs[i];
    j.rec = NULL;
    memset(j.t, 0, sizeof j.t);
    take_records(&j, records);
    judge_figures(&j);
    judge_dates(&j);
    judge_numbers(&j);
    judge_entities(&j);
    judge_confusions(&j);
    struct score_row *row = &out->rows[out->rows_len++];
    row->doc = j.gold->name;
    memcpy(row->tally, j.t, sizeof j.t);
    for (int l = 0; l < LAYERS; l++) {
      out->total[l].tp += j.t[l].tp;
      out->total[l].fp += j.t[l].fp;
      out->total[l].fn += j.t[l].fn;
      out->total[l].any = out->total[l].any || j.t[l].any;
    }
  }
  for (size_t i = 0; i < g->findings_len; i++) judge_finding(out, &g->findings[i], records);
  for (size_t i = 0; i < records->len; i++)
    for (size_t k = 0; k < records->pages[i].len; k++) out->findings += records->pages[i].records[k].type == RECORD_FINDING;
  if (out->named_len) qsort(out->named, out->named_len, sizeof *out->named, by_name);
  if (out->confusions_len) qsort(out->confusions, out->confusions_len, sizeof *out->confusions, by_count);
  arena_free(&j.scratch);
}

void score_free(struct score *s) { arena_free(&s->arena); }
