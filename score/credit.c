#include "score/credit.h"

#include <stdlib.h>

#include "score/grow.h"

const enum score_layer credit_layers[] = {LAYER_FIGURE, LAYER_ITEM_ALIKE, LAYER_TIME,      LAYER_CHANGE, LAYER_STATUS,
                                          LAYER_PER,    LAYER_ACTOR,      LAYER_RECIPIENT, LAYER_ACTION, LAYER_PART_OF};
const size_t credit_layers_len = sizeof credit_layers / sizeof *credit_layers;

const char *credit_field(enum score_layer layer) {
  switch (layer) {
    case LAYER_ITEM_ALIKE: return "item";
    case LAYER_ACTOR: return "actor";
    case LAYER_RECIPIENT: return "recipient";
    default: return score_layer_names[layer];
  }
}

struct crediting {
  struct credit *out;
  const struct score_terms *terms;
  const struct score_blame *blame;
  const struct record_page *page;
  const struct gold_doc *doc;
};

static void add(struct crediting *x, struct credit_case c) {
  struct credit *out = x->out;
  c.page = x->page;
  if (c.layer == LAYER_FIGURE) c.rule = c.r != NULL && c.r->rules_len ? c.r->rules[0] : (struct view){"", 0};
  else if (c.verdict != CREDIT_MISSING) c.rule = x->blame->rule(x->blame->context, x->page, c.r, credit_field(c.layer));
  out->cases = arena_room(&out->arena, out->cases, out->len, sizeof *out->cases);
  out->cases[out->len++] = c;
}

static void judge_roles(struct crediting *x, const struct record *r, const struct gold_line *g) {
  struct score_verdict v;
  struct arena *a = &x->out->arena;
  int64_t whole = score_whole(x->page, r);
  score_fact(&v, a, x->terms, g, r, whole);
  struct score_pair value = score_fields(a, v.right[LAYER_VALUE] ? LAYER_FIGURE : LAYER_VALUE, g, r, whole);
  enum credit_verdict figure = v.right[LAYER_VALUE] ? CREDIT_RIGHT : CREDIT_WRONG;
  add(x, (struct credit_case){.layer = LAYER_FIGURE, .verdict = figure, .r = r, .g = g, .gold = value.gold, .got = value.got});
  for (size_t i = 1; i < credit_layers_len; i++) {
    enum score_layer l = credit_layers[i];
    struct score_pair p = score_fields(a, l, g, r, whole);
    if (!v.gold[l] && !v.got[l]) continue;
    enum credit_verdict verdict = !v.got[l] ? CREDIT_MISSING : !v.gold[l] ? CREDIT_SPARE : v.right[l] ? CREDIT_RIGHT : CREDIT_WRONG;
    add(x, (struct credit_case){.layer = l, .verdict = verdict, .r = r, .g = g, .gold = p.gold, .got = p.got});
  }
}

static bool found(const struct record_page *p, const struct gold_line *g) {
  for (size_t i = 0; i < p->len; i++)
    if (p->records[i].type == RECORD_FACT && p->records[i].span.start == g->start && p->records[i].span.end == g->end) return true;
  return false;
}

static void judge_page(struct crediting *x) {
  for (size_t i = 0; i < x->page->len; i++) {
    const struct record *r = &x->page->records[i];
    if (r->type != RECORD_FACT) continue;
    const struct gold_line *g = gold_line_at(x->doc, GOLD_FIGURE, r->span.start, r->span.end);
    if (g != NULL) judge_roles(x, r, g);
    else add(x, (struct credit_case){.layer = LAYER_FIGURE, .verdict = CREDIT_SPARE, .r = r, .got = r->text});
  }
  for (size_t i = 0; i < x->doc->len; i++) {
    const struct gold_line *g = &x->doc->lines[i];
    if (g->type != GOLD_FIGURE || found(x->page, g)) continue;
    add(x, (struct credit_case){.layer = LAYER_FIGURE, .verdict = CREDIT_MISSING, .g = g, .gold = g->text});
  }
}

/* ---- by rule */

uint32_t credit_faults(const struct credit_rule *r) { return r->count[CREDIT_WRONG] + r->count[CREDIT_SPARE]; }

static int by_rule(const void *a, const void *b) {
  const struct credit_case *x = *(const struct credit_case *const *)a, *y = *(const struct credit_case *const *)b;
  int c = view_cmp(x->rule, y->rule);
  return c ? c : (x->layer > y->layer) - (x->layer < y->layer);
}

static int by_faults(const void *a, const void *b) {
  const struct credit_rule *x = a, *y = b;
  uint32_t m = credit_faults(x), n = credit_faults(y);
  if ((x->rule.len == 0) != (y->rule.len == 0)) return x->rule.len == 0 ? 1 : -1;
  if (m != n) return m > n ? -1 : 1;
  if (x->count[CREDIT_RIGHT] != y->count[CREDIT_RIGHT]) return x->count[CREDIT_RIGHT] < y->count[CREDIT_RIGHT] ? -1 : 1;
  int c = view_cmp(x->rule, y->rule);
  return c ? c : (x->layer > y->layer) - (x->layer < y->layer);
}

static void group(struct credit *out) {
  struct arena scratch;
  arena_init(&scratch);
  const struct credit_case **list = ARENA_ARRAY(&scratch, const struct credit_case *, out->len + 1);
  for (size_t i = 0; i < out->len; i++) list[i] = &out->cases[i];
  qsort(list, out->len, sizeof *list, by_rule);
  for (size_t i = 0; i < out->len; i++) {
    if (i == 0 || by_rule(&list[i - 1], &list[i]) != 0) {
      out->rules = arena_room(&out->arena, out->rules, out->rules_len, sizeof *out->rules);
      out->rules[out->rules_len++] = (struct credit_rule){.rule = list[i]->rule, .layer = list[i]->layer};
    }
    out->rules[out->rules_len - 1].count[list[i]->verdict]++;
  }
  if (out->rules_len) qsort(out->rules, out->rules_len, sizeof *out->rules, by_faults);
  arena_free(&scratch);
}

void credit_run(struct credit *out, const struct record_set *records, const struct gold *gold, const struct score_terms *terms,
                const struct score_blame *blame) {
  struct crediting x = {.out = out, .terms = terms, .blame = blame};
  *out = (struct credit){0};
  arena_init(&out->arena);
  for (size_t i = 0; i < records->len; i++) {
    x.page = &records->pages[i];
    x.doc = gold_find(gold, x.page->doc.doc);
    if (x.doc != NULL) judge_page(&x);
  }
  group(out);
}

void credit_free(struct credit *c) { arena_free(&c->arena); }
