/* check_names.c: what a pack declares and never uses, and lexicons that say one thing twice. */
#include "rules/checks.h"

/* ---- who is named where */

static bool expr_names(const struct ruleset *rs, const struct expr *e, atom type) {
  if (e == NULL) return false;
  if (e->op == EXPR_TEXT && view_eq(e->text, rs->atoms[type])) return true;
  if (e->op == EXPR_IN && e->attr == type) return true;
  for (uint16_t i = 0; i < e->len; i++)
    if (expr_names(rs, e->arg[i], type)) return true;
  return false;
}

static bool sets_name(const struct ruleset *rs, const struct set *sets, uint16_t n, atom type) {
  for (uint16_t i = 0; i < n; i++)
    if (expr_names(rs, sets[i].expr, type)) return true;
  return false;
}

bool type_named(const struct check *c, atom type) {
  const struct builder *b = c->b;
  const struct ruleset *rs = b->rs;
  for (uint16_t i = 0; i < rs->suspect_len; i++)
    if (rs->suspect_types[i] == type) return true;
  for (uint16_t i = 0; i < rs->inflections_len; i++)
    if (rs->inflections[i].type == type) return true;
  for (uint16_t i = 0; i < rs->rules_len; i++) {
    const struct rule *r = &rs->rules[i];
    if (expr_names(rs, r->when, type) || sets_name(rs, r->set, r->sets, type) || sets_name(rs, r->keep, r->keeps, type)) return true;
    for (uint16_t k = 0; k < r->makes; k++)
      if (sets_name(rs, r->make[k].set, r->make[k].sets, type)) return true;
  }
  return false;
}

/* ---- fragments, stages */

void check_fragments(struct check *c) {
  for (const struct fragment *f = c->b->fragments; f != NULL; f = f->next)
    if (!f->used)
      remark(c, (struct remark){NOTICE_FRAGMENT, yaml_place(f->body->key), "leave it out", NULL},
             "no pattern uses fragment '%.*s'", (int)f->name.len, f->name.p);
}

void check_shared(struct check *c) {
  for (const struct shared_set *s = c->b->shared; s != NULL; s = s->next)
    if (!s->used)
      remark(c, (struct remark){NOTICE_FRAGMENT, yaml_place(s->map->key), "leave it out", NULL}, "no rule puts in set '%s'", s->map->key->text.p);
}

void check_stages(struct check *c) {
  for (size_t s = 0; s < c->b->stages; s++) {
    const struct draft_stage *stage = &c->b->stage[s];
    size_t n = 0;
    for (size_t i = 0; i < c->b->rules; i++) n += c->b->rule[i].rule.stage == s;
    if (n == 0)
      remark(c, (struct remark){NOTICE_STAGE, yaml_place(stage->node), NULL, NULL}, "stage '%s' has no rules", stage->name.p);
  }
}

/* ---- lexicons */

static bool tested(const struct check *c, atom type) {
  for (size_t s = 0; s < c->b->stages; s++)
    for (uint16_t t = 0; t < c->b->stage[s].tests; t++)
      if (c->b->stage[s].test[t].type == type) return true;
  return false;
}

void check_lexicons(struct check *c) {
  for (const struct source_file *f = c->b->files; f != NULL; f = f->next) {
    const struct yaml_node *map = yaml_get(f->root, "lexicons");
    for (const struct yaml_node *n = map ? map->first : NULL; n != NULL; n = n->next) {
      atom type = ruleset_atom(c->b->rs, n->key->text);
      if (!tested(c, type) && !type_named(c, type))
        remark(c, (struct remark){NOTICE_LEXICON, yaml_place(n->key), "leave it out, or test it as a symbol", NULL},
               "nothing asks for lexicon '%s'", n->key->text.p);
    }
  }
}

/* The lexicon that an entry belongs to: the first of its name. */
static const struct yaml_node *lexicon_of(const struct check *c, atom type) {
  for (const struct source_file *f = c->b->files; f != NULL; f = f->next) {
    const struct yaml_node *map = yaml_get(f->root, "lexicons");
    for (const struct yaml_node *n = map ? map->first : NULL; n != NULL; n = n->next)
      if (view_eq(n->key->text, c->b->rs->atoms[type])) return n;
  }
  return NULL;
}

static bool sense_asked(const struct check *c, const struct sense *s) {
  for (size_t k = 0; k < c->b->stages; k++)
    for (uint16_t t = 0; t < c->b->stage[k].tests; t++)
      if (test_passes(&c->b->stage[k].test[t], s->type, s->attrs, s->len)) return true;
  return false;
}

/* Entries of lexicons that are asked for, which no test lets pass. One remark a lexicon: the first, and how many. */
static void check_unasked(struct check *c, size_t lexicons) {
  struct unasked {
    const struct draft_sense *first;
    size_t n;
  } *list = ARENA_ARRAY(&c->b->scratch, struct unasked, lexicons);
  for (size_t i = 0; i < c->b->forms; i++)
    for (const struct draft_sense *s = c->b->form[i].senses; s != NULL; s = s->next) {
      const struct sense *sense = s->entry->sense;
      struct unasked *u = &list[sense->type];
      if (sense_copied(s) || sense_asked(c, sense) || !tested(c, sense->type) || type_named(c, sense->type)) continue;
      if (u->n++ == 0) u->first = s;
    }
  for (size_t t = 0; t < lexicons; t++) {
    struct view name = c->b->rs->atoms[t];
    c->owner = lexicon_of(c, (atom)t);
    if (list[t].n == 1)
      remark(c, (struct remark){NOTICE_ENTRY, entry_place(list[t].first), NULL, NULL},
             "no symbol of the pack lets this entry of '%.*s' pass", (int)name.len, name.p);
    if (list[t].n > 1)
      remark(c, (struct remark){NOTICE_ENTRY, entry_place(list[t].first), NULL, NULL},
             "no symbol of the pack lets this entry of '%.*s' pass, nor %zu others", (int)name.len, name.p, list[t].n - 1);
  }
  c->owner = NULL;
}

static bool same_attrs(const struct sense *a, const struct sense *b) {
  if (a->len != b->len) return false;
  for (uint16_t i = 0; i < a->len; i++) {
    const struct value *x = &a->attrs[i].value, *y = attrs_get(b->attrs, b->len, a->attrs[i].name);
    struct test_attr t = {a->attrs[i].name, false, *x};
    if (!test_attr_passes(&t, y)) return false;
  }
  return true;
}

static struct view attr_text(struct check *c, const struct value *v) {
  struct buf b;
  if (v == NULL) return VIEW_LIT("nothing");
  if (v->kind != VALUE_DECIMAL) return v->as.text;
  buf_init(&b);
  decimal_print(&b, v->as.decimal);
  struct view out = arena_copy(&c->b->scratch, (struct view){b.p, b.len});
  buf_free(&b);
  return out;
}

static void contradict(struct check *c, const struct draft_sense *a, const struct draft_sense *b, struct view name) {
  struct place first = entry_place(a), second = entry_place(b);
  size_t line, column;
  place_line_column(first.source, first.start, &line, &column);
  if (same_attrs(a->entry->sense, b->entry->sense)) {
    remark(c, (struct remark){NOTICE_REPEATED, second, "leave one of them out", NULL},
           "this entry of '%.*s' stands already in line %zu", (int)name.len, name.p, line);
    return;
  }
  const struct sense *x = a->entry->sense, *y = b->entry->sense;
  atom attr = x->len ? x->attrs[0].name : y->attrs[0].name;
  for (uint16_t i = 0; i < x->len; i++) {
    struct test_attr t = {x->attrs[i].name, false, x->attrs[i].value};
    if (test_attr_passes(&t, attrs_get(y->attrs, y->len, t.name))) continue;
    attr = t.name;
    break;
  }
  struct view key = c->b->rs->atoms[attr], was = attr_text(c, attrs_get(x->attrs, x->len, attr)),
              is = attr_text(c, attrs_get(y->attrs, y->len, attr));
  remark(c,
         (struct remark){NOTICE_CONTRADICTION, second,
                         "keep one, tell them apart by `case: exact`, or choose between them with pick()", NULL},
         "this entry of '%.*s' has %.*s %.*s here and %.*s in line %zu; the first is read", (int)name.len, name.p, (int)key.len,
         key.p, (int)is.len, is.p, (int)was.len, was.p, line);
}

/* Types whose senses pick() tells apart: those that may stand in its group. */
static void find_picked(const struct rule *r, const struct stage *stage, const struct expr *e, uint8_t *picked) {
  if (e == NULL) return;
  if (e->op == EXPR_CALL && e->function == FN_pick && e->arg[0]->op == EXPR_GROUP)
    for (uint16_t i = 0; i < r->groups; i++)
      for (uint16_t t = 0; t < stage->tests; t++)
        if (r->group[i].number == e->arg[0]->group && testset_has(&r->group[i].tests, t)) picked[stage->test[t].type] = 1;
  for (uint16_t i = 0; i < e->len; i++) find_picked(r, stage, e->arg[i], picked);
}

static uint8_t *picked_types(struct check *c) {
  const struct ruleset *rs = c->b->rs;
  uint8_t *picked = arena_zalloc(&c->b->scratch, rs->atoms_len + 1u);
  for (uint16_t i = 0; i < rs->rules_len; i++) {
    const struct rule *r = &rs->rules[i];
    const struct stage *stage = &rs->stages[r->stage];
    for (uint16_t k = 0; k < r->sets; k++) find_picked(r, stage, r->set[k].expr, picked);
    for (uint16_t m = 0; m < r->makes; m++)
      for (uint16_t k = 0; k < r->make[m].sets; k++) find_picked(r, stage, r->make[m].set[k].expr, picked);
  }
  return picked;
}

void check_entries(struct check *c) {
  const uint8_t *picked = picked_types(c);
  check_unasked(c, c->b->rs->atoms_len);
  for (size_t i = 0; i < c->b->forms; i++)
    for (const struct draft_sense *a = c->b->form[i].senses; a != NULL; a = a->next)
      for (const struct draft_sense *b = a->next; b != NULL && !sense_copied(b); b = b->next) {
        atom type = a->entry->sense->type;
        bool one_row = a->entry == b->entry; /* `km|Km` where case does not count */
        if (type != b->entry->sense->type || one_row || (picked[type] && !same_attrs(a->entry->sense, b->entry->sense))) continue;
        c->owner = lexicon_of(c, type);
        contradict(c, a, b, c->b->rs->atoms[type]);
        c->owner = NULL;
        break;
      }
}

/* ---- captures */

static bool expr_uses(const struct expr *e, uint16_t group) {
  if (e == NULL) return false;
  if ((e->op == EXPR_GROUP || e->op == EXPR_ATTR) && e->group == group) return true;
  for (uint16_t i = 0; i < e->len; i++)
    if (expr_uses(e->arg[i], group)) return true;
  return false;
}

static bool sets_use(const struct set *sets, uint16_t n, uint16_t group) {
  for (uint16_t i = 0; i < n; i++)
    if (expr_uses(sets[i].expr, group)) return true;
  return false;
}

static bool rule_uses(const struct rule *r, uint16_t group) {
  if (r->on == group || expr_uses(r->when, group) || sets_use(r->set, r->sets, group) || sets_use(r->keep, r->keeps, group))
    return true;
  for (uint16_t i = 0; i < r->makes; i++)
    if (r->make[i].at == group || sets_use(r->make[i].set, r->make[i].sets, group)) return true;
  return false;
}

/* A back reference, a recursion or a condition may ask for any group: patterns with one are left alone. */
static bool refers(struct view pattern) {
  for (size_t i = 0; i + 2 < pattern.len; i++) {
    if (pattern.p[i] == '\\' && (strchr("kg", pattern.p[i + 1]) || (pattern.p[i + 1] >= '1' && pattern.p[i + 1] <= '9')))
      return true;
    if (pattern.p[i] == '\\')
      i++;
    else if (pattern.p[i] == '(' && pattern.p[i + 1] == '?' && strchr("&R(P", pattern.p[i + 2]))
      return true;
  }
  return false;
}

static const struct pattern_group *named(const struct draft_rule *r, uint16_t number) {
  for (uint16_t i = 0; i < r->pattern.groups; i++)
    if (r->pattern.group[i].number == number) return &r->pattern.group[i];
  return NULL;
}

static void check_group(struct check *c, const struct draft_rule *r, const struct pattern_node *n) {
  const struct pattern_group *g = named(r, n->capture);
  uint32_t head = n->at + 1 + (g ? (uint32_t)g->name.len + 3 : 0); /* behind `(` or `(?<name>` */
  struct place place = pattern_place(r, n->at, head);
  for (const struct pattern_group *o = r->pattern.group; g != NULL && o < g; o++)
    if (view_eq(o->name, g->name)) {
      remark(c, (struct remark){NOTICE_GROUPS, place, "give each its name and use first($a, $b)", NULL},
             "a second group named '%.*s': expressions see the first alone", (int)g->name.len, g->name.p);
      return;
    }
  if (rule_uses(&r->rule, n->capture)) return;
  if (g)
    remark(c, (struct remark){NOTICE_CAPTURE, place, "write (?: instead", "(?:"}, "nothing uses the capture '%.*s'",
           (int)g->name.len, g->name.p);
  else
    remark(c, (struct remark){NOTICE_CAPTURE, place, "write (?: instead", "(?:"}, "nothing can use a capture without a name");
}

static void walk_groups(struct check *c, const struct draft_rule *r, const struct pattern_node *n) {
  for (; n != NULL; n = n->next) {
    if (n->capture && pattern_own(r, n->at)) check_group(c, r, n);
    for (uint16_t i = 0; i < n->alts; i++) walk_groups(c, r, n->alt[i]);
  }
}

void check_captures(struct check *c) {
  for (size_t i = 0; i < c->b->rules; i++) {
    const struct draft_rule *r = &c->b->rule[i];
    if (!refers((struct view){r->pattern.source.text.p, r->pattern.source.text.len})) walk_groups(c, r, r->pattern.first);
  }
}
