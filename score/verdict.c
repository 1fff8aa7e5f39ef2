/* verdict.c: one fact against one gold figure with the same span. */
#include <string.h>

#include "base/buf.h"
#include "score/score.h"

const char *const score_layer_names[LAYERS] = {
#define X(name, text) text,
    SCORE_LAYERS(X)
#undef X
};

struct score_prf tally_prf(struct tally t) {
  double tp = t.tp, p = t.tp + t.fp ? tp / (t.tp + t.fp) : 1.0, r = t.tp + t.fn ? tp / (t.tp + t.fn) : 1.0;
  return (struct score_prf){p, r, p + r > 0 ? 2 * p * r / (p + r) : 0.0};
}

/* Kinds whose unit says nothing that the kind does not. */
static bool is_unitless(struct view kind) {
  static const char *const kinds[] = {"multiple", "ratio", "rank", "percentage_points"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (view_eq(kind, view_of(kinds[i]))) return true;
  return false;
}

static bool value_right(struct arena *a, const struct score_terms *t, const struct gold_line *g, const struct record *r) {
  if (!view_eq(g->kind, r->kind) || g->values != r->values || g->has_value_max != r->has_value_max) return false;
  for (uint32_t i = 0; i < g->values; i++)
    if (decimal_cmp(g->value[i], r->value[i]) != 0) return false;
  if (g->has_value_max && decimal_cmp(g->value_max, r->value_max) != 0) return false;
  return is_unitless(g->kind) || unit_same(a, t, r->unit, g->unit);
}

static struct view joined(struct arena *a, const struct record_mention *m, uint32_t n) {
  struct buf b;
  if (n == 0) return (struct view){NULL, 0};
  if (n == 1) return m[0].text;
  buf_init(&b);
  for (uint32_t i = 0; i < n; i++) {
    if (i) buf_str(&b, "; ");
    buf_view(&b, m[i].text);
  }
  struct view v = arena_copy(a, (struct view){b.p, b.len});
  buf_free(&b);
  return v;
}

static struct view or_else(struct view v, const char *plain) { return v.len ? v : view_of(plain); }
static bool same_text(struct view a, struct view b) { return (a.p == NULL) == (b.p == NULL) && view_eq(a, b); }

static void judge(struct score_verdict *v, enum score_layer layer, bool right, struct view gold, struct view got, const char *plain) {
  v->right[layer] = right;
  v->gold[layer] = gold.len > 0 && !(plain && view_eq(gold, view_of(plain)));
  v->got[layer] = got.p != NULL && !(plain && view_eq(got, view_of(plain)));
}

void score_fact(struct score_verdict *v, struct arena *a, const struct score_terms *t, const struct gold_line *g, const struct record *r, int64_t whole) {
  struct view time = r->time.text.p || r->time.normal.p ? r->time.normal : (struct view){NULL, 0}, action = r->action.normal;
  struct view recipient = joined(a, r->recipient, r->recipients), change = or_else(r->change, "none"), status = or_else(r->status, "actual");
  *v = (struct score_verdict){0};
  v->right[LAYER_FIGURE] = true;
  v->right[LAYER_VALUE] = value_right(a, t, g, r);
  v->right[LAYER_HEDGE] = v->right[LAYER_VALUE] && same_text(g->qualifier, r->qualifier);
  judge(v, LAYER_ITEM, phrase_same(a, t, g->item, r->item.text), g->item, r->item.text, NULL);
  judge(v, LAYER_ITEM_ALIKE, phrase_alike(a, t, g->item, r->item.text), g->item, r->item.text, NULL);
  judge(v, LAYER_TIME, same_text(g->time, time), g->time, time, NULL);
  judge(v, LAYER_CHANGE, same_text(or_else(g->change, "none"), change), g->change, change, "none");
  judge(v, LAYER_STATUS, same_text(or_else(g->status, "actual"), status), g->status, status, "actual");
  judge(v, LAYER_PER, phrase_same(a, t, g->per, r->per), g->per, r->per, NULL);
  judge(v, LAYER_ACTOR, phrase_alike(a, t, g->actor, r->actor.text), g->actor, r->actor.text, NULL);
  judge(v, LAYER_RECIPIENT, phrase_lists_alike(a, t, g->recipient, recipient), g->recipient, recipient, NULL);
  judge(v, LAYER_ACTION, phrase_lists_meet(a, t, g->action, action), g->action, action, NULL);
  v->right[LAYER_PART_OF] = g->part_of == whole;
  v->gold[LAYER_PART_OF] = g->part_of >= 0;
  v->got[LAYER_PART_OF] = whole != -1;
  v->right[LAYER_FACT] = v->right[LAYER_HEDGE] && v->right[LAYER_TIME] && v->right[LAYER_CHANGE] && v->right[LAYER_STATUS] && v->right[LAYER_ITEM_ALIKE];
  v->right[LAYER_FULL] = v->right[LAYER_FACT] && v->right[LAYER_ACTOR] && v->right[LAYER_RECIPIENT] && v->right[LAYER_ACTION];
}

/* `money 1200 .. 1500 CNY` */
static struct view value_text(struct arena *a, struct view kind, const struct decimal *v, uint32_t n, const struct decimal *max, struct view unit) {
  struct buf b;
  buf_init(&b);
  buf_view(&b, kind);
  buf_char(&b, ' ');
  for (uint32_t i = 0; i < n; i++) {
    if (i) buf_char(&b, ':');
    decimal_print(&b, v[i]);
  }
  if (max) buf_str(&b, " .. "), decimal_print(&b, *max);
  buf_char(&b, ' ');
  buf_view(&b, unit);
  struct view text = arena_copy(a, (struct view){b.p, b.len});
  buf_free(&b);
  return text;
}

struct score_pair score_fields(struct arena *a, enum score_layer layer, const struct gold_line *g, const struct record *r, int64_t whole) {
  struct view none = {NULL, 0};
  switch (layer) {
    case LAYER_VALUE:
      return (struct score_pair){value_text(a, g->kind, g->value, g->values, g->has_value_max ? &g->value_max : NULL, g->unit),
                                 value_text(a, r->kind, r->value, r->values, r->has_value_max ? &r->value_max : NULL, r->unit)};
    case LAYER_HEDGE: return (struct score_pair){g->qualifier, r->qualifier};
    case LAYER_ITEM: case LAYER_ITEM_ALIKE: return (struct score_pair){g->item, r->item.text};
    case LAYER_TIME: return (struct score_pair){g->time, r->time.normal};
    case LAYER_CHANGE: return (struct score_pair){g->change, r->change};
    case LAYER_STATUS: return (struct score_pair){g->status, r->status};
    case LAYER_PER: return (struct score_pair){g->per, r->per};
    case LAYER_ACTOR: return (struct score_pair){g->actor, r->actor.text};
    case LAYER_RECIPIENT: return (struct score_pair){g->recipient, joined(a, r->recipient, r->recipients)};
    case LAYER_ACTION: return (struct score_pair){g->action, r->action.normal};
    case LAYER_PART_OF:
      return (struct score_pair){g->part_of >= 0 ? view_of(arena_printf(a, "%ld", (long)g->part_of)) : none,
                                 whole != -1 ? view_of(arena_printf(a, "%ld", (long)whole)) : none};
    default: return (struct score_pair){g->text, r->text};
  }
}

const struct record *score_record(const struct record_page *p, const char *id) {
  for (size_t i = 0; i < p->len; i++)
    if (p->records[i].type == RECORD_FACT && strcmp(p->records[i].id, id) == 0) return &p->records[i];
  return NULL;
}

int64_t score_whole(const struct record_page *p, const struct record *r) {
  const struct record *whole = r->part_of[0] ? score_record(p, r->part_of) : NULL;
  return r->part_of[0] == '\0' ? -1 : whole ? (int64_t)whole->span.start : -2;
}
