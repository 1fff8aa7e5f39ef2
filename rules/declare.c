/* declare.c: what the files of a pack declare: its name, stages, lexicons, fragments, inflections, and rules (their patterns and
 * expressions are compiled later, when everything is known). */
#include <stdlib.h>

#include "rules/builder.h"

static bool take_text(struct builder *b, const struct yaml_node *root, const char *key, struct view *out) {
  const struct yaml_node *n = yaml_get(root, key);
  if (n == NULL) return true;
  if (!check_kind(b, n, YAML_SCALAR, key)) return false;
  *out = arena_copy(&b->rs->arena, n->text);
  return true;
}

static size_t stage_find(const struct builder *b, struct view name) {
  for (size_t i = 0; i < b->stages; i++)
    if (view_eq(b->stage[i].name, name)) return i;
  return STAGE_MAX;
}

static bool declare_stages(struct builder *b, const struct yaml_node *list) {
  if (!check_kind(b, list, YAML_LIST, "stages")) return false;
  for (const struct yaml_node *n = list->first; n != NULL; n = n->next) {
    if (!check_kind(b, n, YAML_SCALAR, "a stage")) return false;
    if (stage_find(b, n->text) < STAGE_MAX) return complain(b, NOTICE_TWICE, n, "stage '%s' is named twice", n->text.p);
    if (b->stages == STAGE_MAX) return complain(b, NOTICE_LIMIT, n, "more than %d stages", STAGE_MAX);
    b->stage[b->stages++] = (struct draft_stage){.name = arena_copy(&b->rs->arena, n->text), .node = n};
  }
  return true;
}

static bool declare_records(struct builder *b, const struct yaml_node *map) {
  static const char *const roles[] = {"", "fact", "date", "number", "entity", "finding"};
  enum { ROLES = sizeof roles / sizeof *roles };
  if (!check_kind(b, map, YAML_MAP, "records")) return false;
  struct type_info *types = (struct type_info *)b->rs->types;
  for (const struct yaml_node *n = map->first; n != NULL; n = n->next) {
    size_t role = 1;
    while (role < ROLES && !(n->kind == YAML_SCALAR && view_eq(n->text, view_of(roles[role])))) role++;
    if (role == ROLES) return complain(b, NOTICE_VALUE, n, "a record is one of fact, date, number, entity, finding");
    types[builder_atom(b, n->key->text)].role = (enum record_role)role;
  }
  return true;
}

static bool declare_fragment(struct builder *b, const struct yaml_node *n) {
  struct fragment *f = ARENA_NEW(&b->scratch, struct fragment);
  struct view key = n->key->text;
  if (!check_kind(b, n, YAML_SCALAR, "a fragment")) return false;
  const char *open = memchr(key.p, '(', key.len);
  f->name = open ? view_sub(key, 0, (size_t)(open - key.p)) : key;
  f->body = n;
  struct view *params = ARENA_ARRAY(&b->scratch, struct view, 16);
  for (size_t i = open ? f->name.len + 1 : key.len, start = i; i < key.len; i++) {
    if (key.p[i] != ',' && key.p[i] != ')') continue;
    while (start < i && key.p[start] == ' ') start++;
    if (f->params == 16 || start == i) return complain(b, NOTICE_LIMIT, n->key, "a fragment has up to 16 named parameters");
    params[f->params++] = view_sub(key, start, i);
    start = i + 1;
  }
  f->param = params;
  for (const struct fragment *o = b->fragments; o != NULL; o = o->next)
    if (view_eq(o->name, f->name)) return complain(b, NOTICE_TWICE, n->key, "fragment '%.*s' is defined twice", (int)f->name.len, f->name.p);
  f->next = b->fragments;
  b->fragments = f;
  return true;
}

static bool declare_shared(struct builder *b, const struct yaml_node *n) {
  struct shared_set *s = ARENA_NEW(&b->scratch, struct shared_set);
  if (!check_kind(b, n, YAML_MAP, "a set of attributes")) return false;
  for (const struct shared_set *o = b->shared; o != NULL; o = o->next)
    if (view_eq(o->map->key->text, n->key->text)) return complain(b, NOTICE_TWICE, n->key, "set '%s' is defined twice", n->key->text.p);
  *s = (struct shared_set){.map = n, .next = b->shared};
  b->shared = s;
  return true;
}

static bool declare_suffixes(struct builder *b, const struct yaml_node *list, struct inflection *out) {
  struct view *from = ARENA_ARRAY(&b->rs->arena, struct view, list->len), *to = ARENA_ARRAY(&b->rs->arena, struct view, list->len);
  for (const struct yaml_node *n = list->first; n != NULL; n = n->next) {
    if (n->kind != YAML_LIST || n->len != 2 || n->first->kind != YAML_SCALAR || n->first->next->kind != YAML_SCALAR)
      return complain(b, NOTICE_VALUE, n, "a suffix rule is [from, to]");
    from[out->len] = arena_copy(&b->rs->arena, n->first->text);
    to[out->len++] = arena_copy(&b->rs->arena, n->first->next->text);
  }
  out->from = from;
  out->to = to;
  return true;
}

static bool declare_inflection(struct builder *b, const struct yaml_node *n, struct inflection *out) {
  if (!check_keys(b, n, &keys_inflection)) return false;
  const struct yaml_node *lexicon = yaml_get(n, "lexicon"), *attr = yaml_get(n, "attr"), *suffixes = yaml_get(n, "suffixes");
  out->name = arena_copy(&b->rs->arena, n->key->text);
  if (lexicon) out->type = builder_atom(b, lexicon->text);
  out->attr = attr ? builder_atom(b, attr->text) : (atom)A_VALUE;
  return suffixes == NULL || (check_kind(b, suffixes, YAML_LIST, "suffixes") && declare_suffixes(b, suffixes, out));
}

static bool declare_inflections(struct builder *b, const struct yaml_node *map) {
  if (!check_kind(b, map, YAML_MAP, "inflections")) return false;
  struct inflection *list = ARENA_ARRAY(&b->rs->arena, struct inflection, map->len);
  for (const struct yaml_node *n = map->first; n != NULL; n = n->next)
    if (!declare_inflection(b, n, &list[b->rs->inflections_len++])) return false;
  b->rs->inflections = list;
  return true;
}

static bool declare_suspects(struct builder *b, const struct yaml_node *list) {
  if (!check_kind(b, list, YAML_LIST, "suspect")) return false;
  atom *types = ARENA_ARRAY(&b->rs->arena, atom, list->len);
  for (const struct yaml_node *n = list->first; n != NULL; n = n->next) types[b->rs->suspect_len++] = builder_atom(b, n->text);
  b->rs->suspect_types = types;
  return true;
}

static bool declare_year_line(struct builder *b, const struct yaml_node *root, const char *key, struct view *out) {
  const struct yaml_node *n = yaml_get(root, key);
  int error;
  size_t at = 0;
  PCRE2_UCHAR message[200];
  if (n == NULL) return true;
  if (!check_kind(b, n, YAML_SCALAR, key)) return false;
  *out = arena_copy(&b->rs->arena, n->text);
  if (memmem(n->text.p, n->text.len, "<Year>", 6) == NULL) return complain(b, NOTICE_PATTERN, n, "'%s' names no <Year>", key);
  pcre2_code *code = year_line_compile(*out, &error, &at);
  if (code == NULL) {
    pcre2_get_error_message(error, message, sizeof message);
    return complain_in(b, NOTICE_PATTERN, n, at, at + 1, (const char *)message);
  }
  pcre2_code_free(code);
  return true;
}

/* ---- rules */

static bool take_zones(struct builder *b, const struct yaml_node *in, uint8_t *out) {
  static const struct { const char *name; uint8_t zone; } zones[] = {
      {"body", ZONE_BODY}, {"title", ZONE_TITLE}, {"heading", ZONE_HEADING}, {"footer", ZONE_FOOTER}, {"all", ZONE_ALL}};
  *out = 0;
  const struct yaml_node *n = in->kind == YAML_LIST ? in->first : in;
  for (; n != NULL; n = in->kind == YAML_LIST ? n->next : NULL) {
    size_t i = 0;
    while (i < 5 && !(n->kind == YAML_SCALAR && view_eq(n->text, view_of(zones[i].name)))) i++;
    if (i == 5) return complain(b, NOTICE_VALUE, n, "a zone is one of body, title, heading, footer, all");
    *out |= zones[i].zone;
  }
  return true;
}

static bool take_priority(struct builder *b, const struct yaml_node *n, int32_t *out) {
  char *end;
  long v = n->kind == YAML_SCALAR ? strtol(n->text.p, &end, 10) : 0;
  if (n->kind != YAML_SCALAR || *end != '\0' || n->text.len == 0 || v < -1000 || v > 1000)
    return complain(b, NOTICE_VALUE, n, "a priority is a whole number from -1000 to 1000");
  *out = (int32_t)v;
  return true;
}

static bool check_examples(struct builder *b, const struct yaml_node *rule) {
  static const char *const lists[] = {"examples", "not", "todo"};
  bool ok = true;
  for (size_t i = 0; i < 3; i++) {
    const struct yaml_node *list = yaml_get(rule, lists[i]);
    if (list == NULL) continue;
    if (!check_kind(b, list, YAML_LIST, lists[i])) return false;
    for (const struct yaml_node *n = list->first; n != NULL; n = n->next) ok = check_kind(b, n, YAML_SCALAR, "an example") && ok;
  }
  return ok;
}

/* A key that is yes without it; *no tells that it says no. */
static bool take_no(struct builder *b, const struct yaml_node *rule, const char *key, bool *no) {
  const struct yaml_node *n = yaml_get(rule, key);
  if (n && !(*no = view_eq(n->text, VIEW_LIT("no"))) && !view_eq(n->text, VIEW_LIT("yes")))
    return complain(b, NOTICE_VALUE, n, "%s is 'yes' or 'no'", key);
  return true;
}

static bool take_symbol(struct builder *b, const struct yaml_node *rule, struct rule *r) {
  const struct yaml_node *n = yaml_get(rule, "symbol");
  if (n == NULL) return true;
  r->unseen = view_eq(n->text, VIEW_LIT("no"));
  r->skipped = view_eq(n->text, VIEW_LIT("skip"));
  if (!r->unseen && !r->skipped && !view_eq(n->text, VIEW_LIT("yes"))) return complain(b, NOTICE_VALUE, n, "symbol is 'yes', 'no' or 'skip'");
  return true;
}

/* The line of a byte of a file, counted on from that of the rule before. */
static uint32_t line_of(struct builder *b, const struct yaml_file *file, uint32_t at) {
  if (b->line_file != file || at < b->line_at) b->line_file = file, b->line_at = 0, b->line = 1;
  const char *end = file->source.p + at, *p = file->source.p + b->line_at;
  for (const char *nl; p < end && (nl = memchr(p, '\n', (size_t)(end - p))) != NULL; p = nl + 1) b->line++;
  b->line_at = at;
  return b->line;
}

static bool declare_rule(struct builder *b, const struct yaml_node *node, uint8_t stage) {
  if (!check_keys(b, node, &keys_rule)) return false;
  const struct yaml_node *name = yaml_get(node, "name"), *match = yaml_get(node, "match"), *why = yaml_get(node, "why");
  if (name == NULL || name->kind != YAML_SCALAR || name->text.len == 0) return complain(b, NOTICE_MISSING, node, "a rule needs a name");
  if (match == NULL || match->kind != YAML_SCALAR) return complain(b, NOTICE_MISSING, name, "rule '%s' needs a 'match'", name->text.p);
  if (!yaml_get(node, "make") && !yaml_get(node, "on")) return complain(b, NOTICE_MISSING, name, "rule '%s' needs 'make' or 'on'", name->text.p);
  if (yaml_get(node, "make") && yaml_get(node, "on"))
    return complain(b, NOTICE_VALUE, yaml_get(node, "on"), "rule '%s' makes an annotation ('make') or updates one ('on'), not both", name->text.p);
  uint32_t before = b->names.len;
  if (words_add(&b->names, name->text) <= before) return complain(b, NOTICE_TWICE, name, "rule '%s' is defined twice", name->text.p);
  struct draft_rule r = {.node = node, .match = match};
  r.rule.name = arena_copy(&b->rs->arena, name->text);
  r.rule.stage = stage;
  r.rule.zones = ZONE_BODY | ZONE_TITLE | ZONE_HEADING;
  r.rule.node = node;
  if (why) r.rule.why = arena_copy(&b->rs->arena, why->text);
  const struct yaml_node *in = yaml_get(node, "in"), *priority = yaml_get(node, "priority"), *fold = yaml_get(node, "case");
  if (in && !take_zones(b, in, &r.rule.zones)) return false;
  if (priority && !take_priority(b, priority, &r.rule.priority)) return false;
  if (fold && !(r.fold = view_eq(fold->text, VIEW_LIT("fold"))) && !view_eq(fold->text, VIEW_LIT("exact")))
    return complain(b, NOTICE_VALUE, fold, "case is 'exact' or 'fold'");
  if (!take_no(b, node, "overlap", &r.rule.apart) || !take_symbol(b, node, &r.rule)) return false;
  const char *path = node->file->path + strlen(b->dir);
  r.rule.file = arena_copy(&b->rs->arena, view_of(*path == '/' ? path + 1 : path));
  r.rule.line = line_of(b, node->file, name->start);
  if (!check_examples(b, node) || !check_allow(b, node)) return false;
  if (b->rules == b->rules_cap) {
    b->rules_cap = b->rules_cap * 2 + 64;
    b->rule = resized(b->rule, b->rules_cap, sizeof *b->rule);
  }
  b->rule[b->rules++] = r;
  return true;
}

static bool declare_stage(struct builder *b, const struct yaml_node *root, const struct yaml_node *name) {
  size_t s = name->kind == YAML_SCALAR ? stage_find(b, name->text) : STAGE_MAX;
  const struct yaml_node *over = yaml_get(root, "over"), *rules = yaml_get(root, "rules");
  if (s == STAGE_MAX) return complain(b, NOTICE_NAME, name, "no stage of the pack is named '%s' (see 'stages' in pack.yaml)", name->text.p);
  if (over != NULL) {
    if (view_eq(over->text, VIEW_LIT("paragraph"))) b->stage[s].over = OVER_PARAGRAPH;
    else if (!view_eq(over->text, VIEW_LIT("sentence"))) return complain(b, NOTICE_VALUE, over, "a stage runs over 'sentence' or 'paragraph'");
  }
  const struct yaml_node *needs = yaml_get(root, "needs");
  if (needs != NULL && !check_kind(b, needs, YAML_SCALAR, "needs")) return false;
  if (needs != NULL) b->stage[s].needs = builder_atom(b, needs->text);
  if (rules == NULL) return true;
  if (!check_kind(b, rules, YAML_LIST, "rules")) return false;
  bool ok = true;
  for (const struct yaml_node *n = rules->first; n != NULL; n = n->next) ok = declare_rule(b, n, (uint8_t)s) && ok;
  return ok;
}

static bool declare_maps(struct builder *b, const struct yaml_node *root) {
  const struct yaml_node *lexicons = yaml_get(root, "lexicons"), *let = yaml_get(root, "let"), *sets = yaml_get(root, "sets");
  bool ok = true;
  if (lexicons && check_kind(b, lexicons, YAML_MAP, "lexicons"))
    for (const struct yaml_node *n = lexicons->first; n != NULL; n = n->next) ok = declare_lexicon(b, n) && ok;
  if (let && check_kind(b, let, YAML_MAP, "let"))
    for (const struct yaml_node *n = let->first; n != NULL; n = n->next) ok = declare_fragment(b, n) && ok;
  if (sets && check_kind(b, sets, YAML_MAP, "sets"))
    for (const struct yaml_node *n = sets->first; n != NULL; n = n->next) ok = declare_shared(b, n) && ok;
  return ok;
}

bool declare_file(struct builder *b, const struct yaml_node *root) {
  bool ok = check_keys(b, root, &keys_file); /* what stands beside an unknown key is declared, or each rule would miss its stage */
  if (root->kind != YAML_MAP) return false;
  if (b->rs->types == NULL) b->rs->types = ARENA_ARRAY(&b->rs->arena, struct type_info, ATOMS_MAX);
  const struct yaml_node *stages = yaml_get(root, "stages"), *records = yaml_get(root, "records"), *ledger = yaml_get(root, "ledger"),
                         *suspect = yaml_get(root, "suspect"), *inflections = yaml_get(root, "inflections"), *stage = yaml_get(root, "stage"), *rules = yaml_get(root, "rules");
  ok = take_text(b, root, "pack", &b->rs->name) && take_text(b, root, "version", &b->rs->version) &&
       take_text(b, root, "language", &b->rs->language) && ok;
  if (stages) ok = declare_stages(b, stages) && ok;
  if (records) ok = declare_records(b, records) && ok;
  for (const struct yaml_node *n = ledger && ledger->kind == YAML_LIST ? ledger->first : ledger; n != NULL; n = n == ledger ? NULL : n->next)
    if (check_kind(b, n, YAML_SCALAR, "ledger")) ((struct type_info *)b->rs->types)[builder_atom(b, n->text)].ledger = true;
  if (suspect) ok = declare_suspects(b, suspect) && ok;
  if (inflections) ok = declare_inflections(b, inflections) && ok;
  ok = declare_year_line(b, root, "compared", &b->rs->year_line[YEAR_COMPARED]) && ok;
  ok = declare_year_line(b, root, "stated", &b->rs->year_line[YEAR_STATED]) && ok;
  ok = declare_maps(b, root) && ok;
  if (stage) ok = declare_stage(b, root, stage) && ok;
  else if (rules) ok = complain(b, NOTICE_MISSING, rules, "rules need a 'stage' in the same file");
  return ok;
}
