/* capture.c: what the groups of a match took: their units, texts and attributes, and the steps of a derivation that they bring. */
#include "extract/eval.h"

static const struct value null_value = {.kind = VALUE_NULL};

void eval_note(struct eval *x, struct record_step step) {
  struct annotation *a = x->trace;
  if (a == NULL) return;
  if (a->steps_len == a->steps_cap) {
    uint32_t cap = a->steps_cap * 2 + 4;
    struct record_step *more = arena_alloc(&x->s->arena, cap * sizeof *more);
    if (a->steps_len) memcpy(more, a->steps, a->steps_len * sizeof *more);
    a->steps = more;
    a->steps_cap = cap;
  }
  a->steps[a->steps_len++] = step;
}

void eval_note_value(struct eval *x, const char *op, struct view text, struct decimal v) {
  eval_note(x, (struct record_step){.op = op, .text = text, .value = v, .has_value = true});
}
void eval_note_by(struct eval *x, const char *op, struct view text, struct decimal by) {
  eval_note(x, (struct record_step){.op = op, .text = text, .by = by, .has_by = true});
}
void eval_note_op(struct eval *x, const char *op) { eval_note(x, (struct record_step){.op = op}); }

bool eval_group(const struct eval *x, uint16_t group, uint32_t *start, uint32_t *end) {
  *start = x->m->cap[group].start;
  *end = x->m->cap[group].end;
  return *start != NOWHERE && *start < *end;
}

struct view eval_page_text(const struct eval *x, uint16_t group) {
  const struct scan *s = x->s;
  uint32_t from, to, start = x->m->cap[group].start, end = x->m->cap[group].end;
  if (!match_units(s, x->m, group, &from, &to)) return (struct view){"", 0};
  const struct token *t = s->tokens.at;
  uint32_t a = t[s->units[from].first].start, b = t[s->units[to - 1].last - 1].end;
  const struct unit *u = &s->units[from], *v = &s->units[to - 1];
  if (u->code == 0 && start > u->at && !(t[u->first].flags & TOKEN_CHANGED)) a += start - u->at;
  if (v->code == 0 && end < v->end && !(t[v->first].flags & TOKEN_CHANGED)) b -= v->end - end;
  return view_sub(s->doc->text, a, b);
}

/* As patterns see it; a copy, for the projection does not outlive the stage and an attribute may. */
static struct view projected_text(const struct eval *x, uint16_t group) {
  struct scan *s = x->s;
  uint32_t from, to, start = x->m->cap[group].start, end = x->m->cap[group].end;
  bool some = match_units(s, x->m, group, &from, &to);
  for (uint32_t i = from; some && i < to; i++)
    if (s->units[i].code != 0) return eval_page_text(x, group);
  return arena_copy(&s->arena, (struct view){s->projection.p + start, end - start});
}

/* Tests that stand in a group: they say which sense of a word it means. */
const struct testset *eval_tests_of(const struct rule *r, uint16_t group) {
  static const struct testset none;
  for (uint16_t i = 0; i < r->groups; i++)
    if (r->group[i].number == group) return &r->group[i].tests;
  return &none;
}

/* The first symbol of a capture that has the attribute. */
const struct value *eval_capture_attr(const struct eval *x, uint16_t group, atom name, const struct unit **unit) {
  uint32_t from, to;
  if (!match_units(x->s, x->m, group, &from, &to)) return NULL;
  for (uint32_t i = from; i < to; i++) {
    const struct unit *u = &x->s->units[i];
    const struct value *v = NULL;
    if (u->annotation) v = annotation_get(&x->s->ann[u->annotation - 1], name);
    else if (u->form) {
      const struct sense *sense = form_sense(x->s->stage, &x->s->rs->forms[u->form], eval_tests_of(x->m->rule, group));
      if (sense) v = attrs_get(sense->attrs, sense->len, name);
    }
    if (v == NULL) continue;
    *unit = u;
    return v;
  }
  return NULL;
}

struct view eval_unit_text(const struct scan *s, const struct unit *u) {
  return view_sub(s->doc->text, s->tokens.at[u->first].start, s->tokens.at[u->last - 1].end);
}

/* A captured number brings its own steps, unless it is the very one that is traced: these stand there. A word of a lexicon is a step
 * of its own. */
void eval_note_capture(struct eval *x, const struct unit *u, const struct value *v) {
  if (x->trace == NULL || v->kind != VALUE_DECIMAL) return;
  if (u->annotation) {
    const struct annotation *a = &x->s->ann[u->annotation - 1];
    for (uint32_t i = 0; a != x->trace && i < a->steps_len; i++) eval_note(x, a->steps[i]);
  } else {
    eval_note_value(x, "word", eval_unit_text(x->s, u), v->as.decimal);
  }
}

/* `$g.self`: the first annotation under a group. */
static struct value captured_annotation(const struct eval *x, uint16_t group) {
  uint32_t from, to;
  if (!match_units(x->s, x->m, group, &from, &to)) return null_value;
  for (uint32_t i = from; i < to; i++)
    if (x->s->units[i].annotation) return (struct value){.kind = VALUE_ANNOTATION, .as.annotation = x->s->units[i].annotation - 1};
  return null_value;
}

struct value eval_capture(struct eval *x, const struct expr *e) {
  const struct unit *u = NULL;
  if (e->op == EXPR_ATTR && e->attr == A_SELF) return captured_annotation(x, e->group);
  const struct value *v = eval_capture_attr(x, e->group, e->op == EXPR_ATTR ? (atom)e->attr : (atom)A_VALUE, &u);
  if (v != NULL) {
    if (e->op == EXPR_GROUP || e->attr == A_VALUE) eval_note_capture(x, u, v);
    return *v;
  }
  uint32_t start, end;
  if (e->op == EXPR_ATTR || !eval_group(x, e->group, &start, &end)) return null_value;
  return (struct value){.kind = VALUE_TEXT, .as.text = projected_text(x, e->group)};
}

const struct value *eval_look(struct eval *x, const struct expr *e, struct value *room) {
  const struct unit *u;
  const struct value *v = NULL;
  if (!(e->needs & x->m->took)) return &null_value;
  if (e->op == EXPR_ATTR && e->attr != A_SELF && e->attr != A_VALUE) v = eval_capture_attr(x, e->group, (atom)e->attr, &u);
  else if (e->op == EXPR_OF && e->attr != A_SELF) v = reach_attr(x, e);
  else {
    *room = eval(x, e);
    return room;
  }
  return v ? v : &null_value;
}
