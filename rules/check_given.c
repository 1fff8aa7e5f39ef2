/* check_given.c: names that nothing gives, mostly misspelt: annotations that are to be records or numbers, and attributes that expressions
 * ask for. Neither is an error: the one is nothing to do, the other is null. */
#include "rules/checks.h"

/* ---- records */

/* A pack that grows names its records before it makes them: only what looks misspelt is told. */
static void check_type(struct check *c, const struct yaml_node *n) {
  atom type = ruleset_atom(c->b->rs, n->text);
  const char *near = c->b->known[type] ? NULL : builder_nearest(c->b, c->b->known, n->text);
  if (near) remark(c, (struct remark){NOTICE_RECORD, yaml_place(n), NULL, NULL}, "nothing makes '%s' (did you mean '%s'?)", n->text.p, near);
}

void check_records(struct check *c) {
  static const char *const lists[] = {"ledger", "suspect"};
  for (const struct source_file *f = c->b->files; f != NULL; f = f->next) {
    const struct yaml_node *records = yaml_get(f->root, "records");
    for (const struct yaml_node *n = records ? records->first : NULL; n != NULL; n = n->next) check_type(c, n->key);
    for (size_t i = 0; i < 2; i++) {
      const struct yaml_node *list = yaml_get(f->root, lists[i]);
      if (list != NULL && list->kind == YAML_SCALAR) check_type(c, list);
      for (const struct yaml_node *n = list && list->kind == YAML_LIST ? list->first : NULL; n != NULL; n = n->next) check_type(c, n);
    }
  }
}

/* ---- attributes */

static bool *given_attributes(struct check *c) {
  const struct ruleset *rs = c->b->rs;
  bool *given = arena_zalloc(&c->b->scratch, c->b->atoms_len * sizeof *given);
  for (size_t i = 0; i < A_FIXED; i++) given[i] = true; /* the engine's own */
  for (size_t i = 0; i < c->b->forms; i++)
    for (const struct draft_sense *s = c->b->form[i].senses; s != NULL; s = s->next)
      for (uint16_t k = 0; k < s->entry->sense->len; k++) given[s->entry->sense->attrs[k].name] = true;
  for (uint16_t i = 0; i < rs->rules_len; i++) {
    const struct rule *r = &rs->rules[i];
    for (uint16_t k = 0; k < r->sets; k++) given[r->set[k].name] = true;
    for (uint16_t m = 0; m < r->makes; m++)
      for (uint16_t k = 0; k < r->make[m].sets; k++) given[r->make[m].set[k].name] = true;
  }
  return given;
}

/* Where a rule writes `.name` in an expression. */
static const struct yaml_node *find_use(const struct yaml_node *n, struct view dotted, size_t *at) {
  if (n->kind == YAML_SCALAR) {
    const char *p = memmem(n->text.p, n->text.len, dotted.p, dotted.len);
    *at = p ? (size_t)(p - n->text.p) + 1 : 0;
    return p ? n : NULL;
  }
  for (const struct yaml_node *child = n->first; child != NULL; child = child->next) {
    const struct yaml_node *found = find_use(child, dotted, at);
    if (found != NULL) return found;
  }
  return NULL;
}

static void tell_attribute(struct check *c, const struct rule *r, atom attr, const bool *given) {
  static const char *const keys[] = {"set", "when", "keep", "also"};
  struct view name = c->b->rs->atoms[attr];
  const char *dotted = arena_printf(&c->b->scratch, ".%.*s", (int)name.len, name.p), *near = builder_nearest(c->b, given, name);
  const struct yaml_node *rule = r->node, *use = NULL;
  size_t at = 0;
  for (size_t i = 0; i < sizeof keys / sizeof *keys && use == NULL; i++) {
    const struct yaml_node *n = yaml_get(rule, keys[i]);
    use = n ? find_use(n, view_of(dotted), &at) : NULL;
  }
  for (const struct shared_set *s = c->b->shared; s != NULL && use == NULL; s = s->next) use = find_use(s->map, view_of(dotted), &at);
  struct place place = use ? yaml_place_in(use, at, at + name.len) : yaml_place(rule);
  remark(c, (struct remark){NOTICE_ATTRIBUTE, place, NULL, NULL}, "nothing gives '%.*s'%s%s%s", (int)name.len, name.p, near ? " (did you mean '" : "",
         near ? near : "", near ? "'?)" : "");
}

static void walk(struct check *c, const struct rule *r, const struct expr *e, const bool *given) {
  if (e == NULL) return;
  if ((e->op == EXPR_ATTR || e->op == EXPR_OF) && !given[e->attr]) tell_attribute(c, r, e->attr, given);
  for (uint16_t i = 0; i < e->len; i++) walk(c, r, e->arg[i], given);
}

void check_attributes(struct check *c) {
  const struct ruleset *rs = c->b->rs;
  const bool *given = given_attributes(c);
  for (uint16_t i = 0; i < rs->rules_len; i++) {
    const struct rule *r = &rs->rules[i];
    walk(c, r, r->when, given);
    for (uint16_t k = 0; k < r->sets; k++) walk(c, r, r->set[k].expr, given);
    for (uint16_t k = 0; k < r->keeps; k++) walk(c, r, r->keep[k].expr, given);
    for (uint16_t m = 0; m < r->makes; m++)
      for (uint16_t k = 0; k < r->make[m].sets; k++) walk(c, r, r->make[m].set[k].expr, given);
  }
}
