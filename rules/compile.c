/* compile.c: drafts compiled: patterns and expressions parsed, PCRE2 called where it may have something against them. */
#include <stdio.h>
#include <stdlib.h>

#include "rules/builder.h"

/* ---- what patterns and expressions ask of the builder */

static uint32_t ask_word(void *context, struct view normal) { return words_add(&((struct builder *)context)->rs->words, normal); }

static struct view next_part(struct view *rest) {
  while (rest->len && rest->p[0] == ' ') *rest = view_sub(*rest, 1, rest->len);
  size_t n = 0;
  while (n < rest->len && rest->p[n] != ' ') n++;
  struct view part = view_sub(*rest, 0, n);
  *rest = view_sub(*rest, n, rest->len);
  return part;
}

static bool valid_name(struct view v) {
  for (size_t i = 0; i < v.len; i++) {
    char c = v.p[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!letter && !(i > 0 && ((c >= '0' && c <= '9') || c == '-'))) return false;
  }
  return v.len > 0;
}

static struct value alternatives_of(struct builder *b, struct view text) {
  size_t n = 1;
  for (size_t i = 0; i < text.len; i++) n += text.p[i] == '|';
  if (n == 1) return builder_value(b, text);
  struct value *list = ARENA_ARRAY(&b->rs->arena, struct value, n);
  size_t start = 0, k = 0;
  for (size_t i = 0; i <= text.len; i++) {
    if (i < text.len && text.p[i] != '|') continue;
    list[k++] = builder_value(b, view_sub(text, start, i));
    start = i + 1;
  }
  return (struct value){.kind = VALUE_LIST, .len = (uint32_t)n, .as.list = list};
}

const char *builder_nearest(struct builder *b, const bool *of, struct view name) {
  const char **names = ARENA_ARRAY(&b->scratch, const char *, b->atoms_len);
  size_t n = 0;
  for (size_t i = 1; i < b->atoms_len; i++)
    if (of[i]) names[n++] = b->atom[i].p;
  return diag_nearest(name, names, n);
}

static enum status parse_test(struct builder *b, struct view symbol, struct test *out, size_t *bad, struct err *e) {
  struct view rest = symbol, type = next_part(&rest);
  *bad = 0;
  if (!valid_name(type)) return err_set(e, ST_SYNTAX, "expected the name of an annotation type after '<'");
  out->type = builder_atom(b, type);
  if (!b->known[out->type]) {
    err_set(e, ST_SYNTAX, "no lexicon or rule makes '%.*s'", (int)type.len, type.p);
    diag_suggest(e->message, sizeof e->message, builder_nearest(b, b->known, type));
    return ST_SYNTAX;
  }
  struct test_attr attrs[8];
  memset(attrs, 0, sizeof attrs); /* what lies between members, too: it goes into images */
  while (rest.len) {
    struct view part = next_part(&rest);
    const char *equal = part.len ? memchr(part.p, '=', part.len) : NULL;
    if (part.len == 0) break;
    *bad = (size_t)(part.p - symbol.p);
    if (equal == NULL || out->len == 8) return err_set(e, ST_SYNTAX, "expected attr=value, up to eight of them");
    size_t at = (size_t)(equal - part.p);
    bool differs = at > 0 && part.p[at - 1] == '!';
    struct view name = view_sub(part, 0, differs ? at - 1 : at);
    if (!valid_name(name)) return err_set(e, ST_SYNTAX, "expected the name of an attribute");
    struct test_attr *a = &attrs[out->len++];
    a->name = builder_atom(b, name);
    a->differs = differs;
    a->value = alternatives_of(b, view_sub(part, at + 1, part.len));
  }
  if (out->len > 0) out->attrs = memcpy(arena_alloc(&b->rs->arena, out->len * sizeof *attrs), attrs, out->len * sizeof *attrs);
  return ST_OK;
}

static uint16_t ask_test(void *context, struct view symbol, size_t *bad, struct err *e) {
  struct builder *b = context;
  struct draft_stage *s = &b->stage[b->current];
  for (uint16_t i = 0; i < s->tests; i++)
    if (view_eq(s->test_text[i], symbol)) return i;
  if (s->tests == TESTS_MAX) {
    err_set(e, ST_SYNTAX, "more than %u different symbols in the stage: split it", TESTS_MAX);
    return TESTS_MAX;
  }
  struct test t = {0};
  if (parse_test(b, symbol, &t, bad, e) != ST_OK) return TESTS_MAX;
  s->test[s->tests] = t;
  s->test_text[s->tests] = arena_copy(&b->scratch, symbol);
  return s->tests++;
}

static uint16_t ask_group(void *context, struct view name) {
  const struct draft_rule *r = context;
  for (uint16_t i = 0; i < r->pattern.groups; i++)
    if (view_eq(r->pattern.group[i].name, name)) return r->pattern.group[i].number;
  return 0;
}

/* ---- tests on values */

/* `b` may be a list of alternatives. */
bool value_equal(const struct value *a, const struct value *b) {
  if (b->kind == VALUE_LIST) {
    for (uint32_t i = 0; i < b->len; i++)
      if (value_equal(a, &b->as.list[i])) return true;
    return false;
  }
  if (a->kind != b->kind) return false;
  return a->kind == VALUE_DECIMAL ? decimal_cmp(a->as.decimal, b->as.decimal) == 0 : view_eq(a->as.text, b->as.text);
}

const struct value *attrs_get(const struct attr *attrs, size_t len, atom name) {
  for (size_t i = 0; i < len; i++)
    if (attrs[i].name == name) return &attrs[i].value;
  return NULL;
}

bool test_attr_passes(const struct test_attr *t, const struct value *v) {
  return (v != NULL && value_equal(v, &t->value)) != t->differs;
}

struct testset type_tests_passed(const struct type_tests *t, const struct attr *attrs, size_t len) {
  struct testset tests = t->all;
  for (uint16_t k = 0; k < t->keys; k++) testset_meet(&tests, test_key_left(&t->key[k], attrs_get(attrs, len, t->key[k].name)));
  return tests;
}

const struct testset *test_key_left(const struct test_key *key, const struct value *v) {
  for (uint16_t i = 0; v != NULL && i < key->len; i++)
    if (value_equal(v, &key->value[i])) return &key->left[i];
  return &key->other;
}

bool test_passes(const struct test *t, atom type, const struct attr *attrs, size_t len) {
  if (t->type != type) return false;
  for (uint16_t i = 0; i < t->len; i++)
    if (!test_attr_passes(&t->attrs[i], attrs_get(attrs, len, t->attrs[i].name))) return false;
  return true;
}

const struct sense *form_sense(const struct stage *stage, const struct form *form, const struct testset *tests) {
  for (uint16_t i = 0; i < form->senses; i++)
    for (unsigned t = testset_next(tests, 0); t < TESTS_MAX; t = testset_next(tests, t + 1))
      if (test_passes(&stage->test[t], form->sense[i].type, form->sense[i].attrs, form->sense[i].len))
        return &form->sense[i];
  return NULL;
}

atom ruleset_atom(const struct ruleset *rs, struct view name) {
  for (uint16_t i = 1; i < rs->atoms_len; i++)
    if (view_eq(rs->atoms[i], name)) return i;
  return A_NONE;
}

/* ---- patterns */

static bool at_origin(struct builder *b, struct origin o, const char *message) {
  return complain_in(b, NOTICE_PATTERN, o.node, o.at, o.at + 1, message);
}

static bool parse_rule(struct builder *b, struct draft_rule *r) {
  struct pattern_context c = {.arena = &b->scratch, .kept = &b->rs->arena, .text = &b->text, .runs = &b->runs, .fragments = b->fragments,
                              .sets = &b->sets, .builder = b, .test = ask_test, .word = ask_word};
  struct origin where = {r->match, 0};
  struct err e = {0};
  b->current = r->rule.stage;
  if (pattern_expand(&r->pattern.source, r->match, &c, &where, &e) != ST_OK) return at_origin(b, where, e.message);
  if (pattern_parse(&r->pattern, &c, r->fold, &where, &e) != ST_OK) return at_origin(b, where, e.message);
  pattern_first(&r->first, &r->pattern, &c);
  r->clauses = pattern_clauses(r->clause, &r->pattern, &c);
  r->rule.search = r->first.any;
  return true;
}

/* ---- expressions */

static uint16_t ask_atom(void *context, struct view name);

struct expr_context {
  struct builder *b;
  struct draft_rule *r;
};
static uint16_t ask_group_of(void *context, struct view name) { return ask_group(((struct expr_context *)context)->r, name); }
static uint16_t ask_atom(void *context, struct view name) { return name.len ? builder_atom(((struct expr_context *)context)->b, name) : 0; }

static uint16_t ask_lexicon(void *context, struct view name, struct err *e) {
  struct builder *b = ((struct expr_context *)context)->b;
  atom type = name.len ? builder_atom(b, name) : A_NONE;
  if (b->listed[type]) return type;
  err_set(e, ST_SYNTAX, "expected the name of a lexicon after 'in'");
  if (name.len) diag_suggest(e->message, sizeof e->message, builder_nearest(b, b->listed, name));
  return A_NONE;
}

/* The expression of a rule, or of a shared set that the rule puts in: then the rule is named, for it is its groups that are asked for. */
static bool parse_expr(struct builder *b, struct draft_rule *r, const struct yaml_node *n, const struct expr **out, struct view *text, bool shared) {
  struct expr_context x = {b, r};
  struct expr_names names = {&x, ask_group_of, ask_atom, ask_lexicon};
  struct err e = {0};
  size_t at = 0;
  if (!check_kind(b, n, YAML_SCALAR, "an expression")) return false;
  struct view source = *text = arena_copy(&b->rs->arena, n->text);
  if (expr_parse(out, source, &names, &b->rs->arena, &at, &e) == ST_OK) return true;
  const char *message = shared ? arena_printf(&b->scratch, "%s (put in by rule '%.*s')", e.message, (int)r->rule.name.len, r->rule.name.p) : e.message;
  return complain_in(b, NOTICE_EXPRESSION, n, at, at + 1, message);
}

/* `<<: name` in a set puts in the attributes of a shared one; those of the rule itself go before. */
#define SHARED_KEY "<<"

static bool find_shared(struct builder *b, const struct yaml_node *name, const struct yaml_node **out) {
  *out = NULL;
  if (name == NULL) return true;
  if (!check_kind(b, name, YAML_SCALAR, "the name of a set")) return false;
  const char **names = NULL;
  size_t n = 0, cap = 0;
  for (struct shared_set *s = b->shared; s != NULL; s = s->next) {
    ARENA_PUSH(&b->scratch, names, n, cap, s->map->key->text.p);
    if (!view_eq(s->map->key->text, name->text)) continue;
    s->used = true;
    *out = s->map;
    return true;
  }
  const char *near = diag_nearest(name->text, names, n);
  return near ? complain(b, NOTICE_NAME, name, "no set is named '%s' (did you mean '%s'?)", name->text.p, near)
              : complain(b, NOTICE_NAME, name, "no set is named '%s'", name->text.p);
}

static bool parse_sets(struct builder *b, struct draft_rule *r, const struct yaml_node *map, const struct set **out, uint16_t *len) {
  const struct yaml_node *shared;
  if (map == NULL) return true;
  if (!check_kind(b, map, YAML_MAP, "set") || !find_shared(b, yaml_get(map, SHARED_KEY), &shared)) return false;
  struct set *sets = ARENA_ARRAY(&b->rs->arena, struct set, map->len + (shared ? shared->len : 0));
  bool ok = true;
  for (const struct yaml_node *of = map; of != NULL; of = of == map ? shared : NULL)
    for (const struct yaml_node *n = of->first; n != NULL; n = n->next) {
      if (of == map ? view_eq(n->key->text, VIEW_LIT(SHARED_KEY)) : yaml_get(map, n->key->text.p) != NULL) continue;
      sets[*len].name = builder_atom(b, n->key->text);
      ok = parse_expr(b, r, n, &sets[*len].expr, &sets[*len].source, of == shared) && ok;
      ++*len;
    }
  *out = sets;
  return ok;
}

static bool take_group(struct builder *b, struct draft_rule *r, const struct yaml_node *n, uint16_t *out) {
  if (n == NULL) return true;
  if (!check_kind(b, n, YAML_SCALAR, "a group")) return false;
  *out = ask_group(r, n->text);
  if (*out != 0) return true;
  const char **names = ARENA_ARRAY(&b->scratch, const char *, r->pattern.groups);
  for (uint16_t i = 0; i < r->pattern.groups; i++) names[i] = arena_copy(&b->scratch, r->pattern.group[i].name).p;
  const char *near = diag_nearest(n->text, names, r->pattern.groups);
  return near ? complain(b, NOTICE_NAME, n, "no group of the pattern is named '%s' (did you mean '%s'?)", n->text.p, near)
              : complain(b, NOTICE_NAME, n, "no group of the pattern is named '%s'", n->text.p);
}

static bool parse_make(struct builder *b, struct draft_rule *r, const struct yaml_node *map, struct make *out) {
  const struct yaml_node *type = yaml_get(map, "make");
  if (type == NULL || !check_kind(b, type, YAML_SCALAR, "make")) return type != NULL || complain(b, NOTICE_MISSING, map, "this needs 'make'");
  if (!valid_name(type->text)) return complain(b, NOTICE_VALUE, type, "an annotation type is a name");
  out->type = builder_atom(b, type->text);
  return take_group(b, r, yaml_get(map, "at"), &out->at) && parse_sets(b, r, yaml_get(map, "set"), &out->set, &out->sets);
}

static bool parse_also(struct builder *b, struct draft_rule *r, const struct yaml_node *also, struct make *out) {
  for (const struct yaml_node *n = also ? also->first : NULL; n != NULL; n = n->next)
    if (!check_keys(b, n, &keys_make) || !parse_make(b, r, n, &out[r->rule.makes++])) return false;
  return true;
}

static bool parse_actions(struct builder *b, struct draft_rule *r) {
  const struct yaml_node *also = yaml_get(r->node, "also"), *on = yaml_get(r->node, "on"), *when = yaml_get(r->node, "when");
  if (also && !check_kind(b, also, YAML_LIST, "also")) return false;
  struct make *makes = ARENA_ARRAY(&b->rs->arena, struct make, 1 + (also ? also->len : 0));
  bool ok = true;
  if (yaml_get(r->node, "make")) ok = parse_make(b, r, r->node, &makes[r->rule.makes++]);
  ok = parse_also(b, r, also, makes) && ok;
  r->rule.make = makes;
  if (on) ok = take_group(b, r, on, &r->rule.on) && parse_sets(b, r, yaml_get(r->node, "set"), &r->rule.set, &r->rule.sets) && ok;
  ok = parse_sets(b, r, yaml_get(r->node, "keep"), &r->rule.keep, &r->rule.keeps) && ok;
  if (when) ok = parse_expr(b, r, when, &r->rule.when, &r->rule.when_source, false) && ok;
  return ok;
}

/* Types that rules make, and those that lexicons have beside, known before patterns are parsed. */
static void collect_types(struct builder *b) {
  b->made = ARENA_ARRAY(&b->scratch, bool, ATOMS_MAX);
  b->listed = ARENA_ARRAY(&b->scratch, bool, ATOMS_MAX);
  b->known = ARENA_ARRAY(&b->scratch, bool, ATOMS_MAX);
  for (size_t i = 0; i < b->forms; i++)
    for (const struct draft_sense *s = b->form[i].senses; s != NULL; s = s->next) b->listed[s->entry->sense->type] = true;
  for (size_t i = 0; i < b->rules; i++) {
    const struct yaml_node *make = yaml_get(b->rule[i].node, "make"), *also = yaml_get(b->rule[i].node, "also");
    if (make && make->kind == YAML_SCALAR) b->made[builder_atom(b, make->text)] = true;
    for (const struct yaml_node *n = also ? also->first : NULL; n != NULL; n = n->next)
      if (n->kind == YAML_MAP && yaml_get(n, "make")) b->made[builder_atom(b, yaml_get(n, "make")->text)] = true;
  }
  for (size_t type = 0; type < b->atoms_len; type++) b->known[type] = b->listed[type] || b->made[type];
}

/* ---- PCRE2 */

#define SIZE_SURE 45000u /* bytes: PCRE2 built with 16-bit links goes on to 65,535 */

/* What compiled code takes at most: 8 bytes for a character or a bracket, 7 for each range of a class beyond ASCII and 32 for what lies
 * before; a group that is counted stands there so many times. `class_size`: of the class of each test of the stage. */
static uint64_t size_of(const struct pattern_node *n, const size_t *class_size) {
  uint64_t size = 0;
  for (; n != NULL; n = n->next) {
    uint64_t one = 8, copies = n->alts == 0 ? 1u : n->most == PATTERN_MANY ? n->least + 1u : n->most > 1 ? n->most : 1u;
    if (n->kind == P_CLASS) one = 45 + 2ull * (n->end - n->at);
    if (n->kind == P_TEST) one = class_size[n->code];
    for (uint16_t i = 0; i < n->alts; i++) one += 8 + size_of(n->alt[i], class_size);
    size += one * copies;
    if (size > SIZE_SURE) return SIZE_SURE + 1;
  }
  return size;
}

static bool compile_now(struct builder *b, const struct draft_rule *draft, const struct rule *r) {
  int code;
  size_t at;
  PCRE2_UCHAR message[200];
  pcre2_code *made = rule_compile(b->rs, r, &code, &at);
  b->rs->heat[r->id].code = made;
  if (made != NULL) return true;
  pcre2_get_error_message(code, message, sizeof message);
  return at_origin(b, origin_at(&draft->pattern.source, at), (const char *)message);
}

bool compile_doubtful(struct builder *b) {
  bool ok = true;
  for (size_t s = 0; s < b->stages; s++) {
    const struct stage *stage = &b->rs->stages[s];
    size_t class_size[TESTS_MAX];
    for (uint16_t t = 0; t < stage->tests; t++) {
      class_size[t] = 16;
      for (uint32_t c = 1; c <= stage->codes; c++)
        if (testset_has(&stage->code_tests[c], t) && !testset_has(&stage->code_tests[c - 1], t)) class_size[t] += 7;
    }
    for (size_t i = 0; i < b->rules; i++) {
      const struct draft_rule *r = &b->rule[i];
      if (r->rule.stage == s && (r->pattern.doubtful || size_of(r->pattern.first, class_size) > SIZE_SURE)) ok = compile_now(b, r, &b->rs->rules[i]) && ok;
    }
  }
  return ok;
}

/* ---- all of it */

bool compile_rules(struct builder *b) {
  bool ok = true;
  collect_types(b);
  for (size_t i = 0; i < b->rules; i++) ok = parse_rule(b, &b->rule[i]) && ok;
  for (size_t i = 0; ok && i < b->rules; i++) ok = parse_actions(b, &b->rule[i]) && ok;
  return ok;
}

bool compile_stages(struct builder *b) {
  bool ok = true;
  find_kinds(b);
  for (size_t s = 0; s < b->stages; s++)
    ok = stage_codes(b, s) && ok;
  return ok;
}
