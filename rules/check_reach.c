/* check_reach.c: what can never be: symbols that nothing passes or that come too late, stages that wait for nothing, rules that another
 * one always beats. */
#include "rules/checks.h"

/* ---- who makes what */

static bool in_lexicon(const struct check *c, atom type) {
  for (size_t i = 0; i < c->b->forms; i++)
    for (const struct draft_sense *s = c->b->form[i].senses; s != NULL; s = s->next)
      if (s->entry->sense->type == type) return true;
  return false;
}

static bool lexicon_passes(const struct check *c, const struct test *t) {
  for (size_t i = 0; i < c->b->forms; i++)
    for (const struct draft_sense *s = c->b->form[i].senses; s != NULL; s = s->next)
      if (test_passes(t, s->entry->sense->type, s->entry->sense->attrs, s->entry->sense->len)) return true;
  return false;
}

/* The first stage in which a rule makes the type, and whether what it makes is seen by stages that run over sentences. */
static size_t made_in(const struct check *c, atom type, enum stage_over over) {
  size_t first = STAGE_MAX;
  for (uint16_t i = 0; i < c->b->rs->rules_len; i++) {
    const struct rule *r = &c->b->rs->rules[i];
    if (c->b->stage[r->stage].over != over || r->stage >= first) continue;
    for (uint16_t k = 0; k < r->makes; k++)
      if (r->make[k].type == type) first = r->stage;
  }
  return first;
}

/* ---- attributes */

/* True when the expression may give a value that the test lets pass. */
static bool may_give(const struct expr *e, const struct test_attr *t) {
  if (e->op == EXPR_CALL && (e->function == FN_if || e->function == FN_first)) {
    for (uint16_t i = e->function == FN_if; i < e->len; i++)
      if (may_give(e->arg[i], t)) return true;
    return false;
  }
  if (e->op == EXPR_CALL && e->function == FN_null) return false;
  if (e->op == EXPR_NUMBER) return test_attr_passes(t, &(struct value){.kind = VALUE_DECIMAL, .as.decimal = e->number});
  if (e->op == EXPR_TEXT) return test_attr_passes(t, &(struct value){.kind = VALUE_TEXT, .as.text = e->text});
  return true;
}

static bool sets_give(const struct set *sets, uint16_t n, const struct test_attr *t) {
  for (uint16_t i = 0; i < n; i++)
    if (sets[i].name == t->name && may_give(sets[i].expr, t)) return true;
  return false;
}

/* Rules up to the stage that give the type such an attribute: its makers, and updates (whatever they update). */
static bool rules_give(const struct check *c, atom type, const struct test_attr *t, size_t stage) {
  for (uint16_t i = 0; i < c->b->rs->rules_len; i++) {
    const struct rule *r = &c->b->rs->rules[i];
    if (r->stage >= stage) continue;
    if (sets_give(r->set, r->sets, t)) return true;
    for (uint16_t k = 0; k < r->makes; k++)
      if (r->make[k].type == type && sets_give(r->make[k].set, r->make[k].sets, t)) return true;
  }
  return false;
}

/* ---- symbols */

static struct place symbol_place(const struct check *c, size_t stage, uint16_t test) {
  for (size_t i = 0; i < c->b->rules; i++) {
    const struct draft_rule *r = &c->b->rule[i];
    for (uint32_t k = 0; r->rule.stage == stage && k < r->pattern.symbols; k++)
      if (r->pattern.symbol[k].test == test) return pattern_place(r, r->pattern.symbol[k].start, r->pattern.symbol[k].end);
  }
  return yaml_place(c->b->stage[stage].node);
}

static void check_symbol(struct check *c, size_t stage, uint16_t test) {
  const struct draft_stage *s = &c->b->stage[stage];
  const struct test *t = &s->test[test];
  struct place place = symbol_place(c, stage, test);
  struct view type = c->b->rs->atoms[t->type];
  if (lexicon_passes(c, t)) return;
  size_t made = made_in(c, t->type, s->over);
  if (made == STAGE_MAX && in_lexicon(c, t->type)) {
    remark(c, (struct remark){NOTICE_IMPOSSIBLE, place, NULL, NULL}, "no entry of '%.*s' is as the symbol asks", (int)type.len,
           type.p);
  } else if (made == STAGE_MAX) {
    remark(c, (struct remark){NOTICE_LATER, place, NULL, NULL},
           "'%.*s' is made over paragraphs and is gone when sentences are read", (int)type.len, type.p);
  } else if (made >= stage) {
    struct view later = c->b->stage[made].name;
    remark(c, (struct remark){NOTICE_LATER, place, "move the rule to a later stage", NULL},
           "'%.*s' is made first in stage '%.*s', which runs %s", (int)type.len, type.p, (int)later.len, later.p,
           made == stage ? "at the same time" : "later");
  } else {
    for (uint16_t i = 0; i < t->len; i++) {
      struct view attr = c->b->rs->atoms[t->attrs[i].name];
      if (t->attrs[i].differs || rules_give(c, t->type, &t->attrs[i], stage)) continue;
      remark(c, (struct remark){NOTICE_IMPOSSIBLE, place, NULL, NULL}, "no earlier rule gives '%.*s' such a value of '%.*s'",
             (int)type.len, type.p, (int)attr.len, attr.p);
      return;
    }
  }
}

void check_symbols(struct check *c) {
  for (size_t s = 0; s < c->b->stages; s++) {
    const struct draft_stage *stage = &c->b->stage[s];
    for (uint16_t t = 0; t < stage->tests; t++) check_symbol(c, s, t);
    if (stage->needs && made_in(c, stage->needs, stage->over) >= s)
      remark(c, (struct remark){NOTICE_NEEDS, yaml_place(stage->node), NULL, NULL},
             "stage '%.*s' needs '%.*s', which no earlier rule makes", (int)stage->name.len, stage->name.p,
             (int)c->b->rs->atoms[stage->needs].len, c->b->rs->atoms[stage->needs].p);
  }
}

/* ---- shadows */

/* The pattern without the names of its groups. */
static struct view bare(struct check *c, const struct draft_rule *r) {
  struct buf b;
  struct view text = {r->pattern.source.text.p, r->pattern.source.text.len};
  buf_init(&b);
  for (size_t i = 0; i < text.len; i++) {
    buf_char(&b, text.p[i]);
    if (text.p[i] == '\\' && i + 1 < text.len)
      buf_char(&b, text.p[++i]);
    else if (text.p[i] == '(' && i + 2 < text.len && text.p[i + 1] == '?' && text.p[i + 2] == '<' && text.p[i + 3] != '=' &&
             text.p[i + 3] != '!')
      while (i + 1 < text.len && text.p[i] != '>') i++;
  }
  struct view out = arena_copy(&c->b->scratch, (struct view){b.p, b.len});
  buf_free(&b);
  return out;
}

/* Of two rules with one pattern: true when every match of `l` is one of `w`, which ranks before it and claims the same text. */
static bool beats(const struct rule *w, const struct rule *l) {
  if (w->stage != l->stage || w->when != NULL || (l->zones & ~w->zones) || w->fold != l->fold || w->apart || l->apart)
    return false;
  if (w->makes == 0 || l->makes == 0 || w->makes != l->makes || w->on != 0 || l->on != 0) return false;
  for (uint16_t i = 0; i < w->makes; i++)
    if (w->make[i].at != l->make[i].at) return false;
  return w->priority > l->priority || (w->priority == l->priority && w->id < l->id);
}

void check_shadows(struct check *c) {
  struct view *text = ARENA_ARRAY(&c->b->scratch, struct view, c->b->rules);
  for (size_t i = 0; i < c->b->rules; i++) text[i] = bare(c, &c->b->rule[i]);
  for (size_t i = 0; i < c->b->rules; i++)
    for (size_t k = 0; k < c->b->rules; k++) {
      const struct draft_rule *loser = &c->b->rule[i], *winner = &c->b->rule[k];
      if (i == k || !view_eq(text[i], text[k]) || !beats(&winner->rule, &loser->rule)) continue;
      remark(c,
             (struct remark){NOTICE_SHADOWED, yaml_place(yaml_get(loser->node, "name")),
                             "leave it out, or let it match something else", NULL},
             "rule '%s' never wins: '%s' has the same pattern and ranks before it (%s:%u)", loser->rule.name.p,
             winner->rule.name.p, winner->rule.file.p, winner->rule.line);
      break;
    }
}
