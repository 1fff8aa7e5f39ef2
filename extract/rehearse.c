#include "extract/rehearse.h"

#include "extract/probe.h"

/* A rule did something to an annotation of the sentence under way. */
struct firing {
  uint32_t annotation;
  const struct rule *rule;
};

struct watch {
  struct arena *arena;
  const struct rule *rule;
  struct firing *firing;
  size_t firings, firings_cap;
  struct rehearsed *at;
  size_t len, cap;
  struct rehearsed_loss *loss;
  size_t losses, losses_cap;
};

/* ---- copies */

static struct view printed(struct arena *arena, struct decimal d) {
  struct buf b;
  buf_init(&b);
  decimal_print(&b, d);
  struct view v = arena_copy(arena, (struct view){b.p, b.len});
  buf_free(&b);
  return v;
}

static struct rehearsed_value copy_value(struct arena *arena, const struct scan *s, const struct value *v) {
  struct rehearsed_value out = {.kind = v->kind};
  switch (v->kind) {
  case VALUE_NULL: break;
  case VALUE_DECIMAL: out.text = printed(arena, v->as.decimal); break;
  case VALUE_TEXT: out.text = arena_copy(arena, v->as.text); break;
  case VALUE_MENTION:
    out.text = arena_copy(arena, v->as.mention->text);
    out.normal = arena_copy(arena, v->as.mention->normal);
    break;
  case VALUE_ANNOTATION: {
    const struct annotation *a = &s->ann[v->as.annotation];
    out.text = arena_copy(arena, view_sub(s->doc->text, a->start, a->end));
    break;
  }
  case VALUE_LIST: {
    struct rehearsed_value *list = ARENA_ARRAY(arena, struct rehearsed_value, v->len);
    for (uint32_t i = 0; i < v->len; i++) list[i] = copy_value(arena, s, &v->as.list[i]);
    out.list = list;
    out.len = v->len;
  }
  }
  return out;
}

static void copy_attrs(struct watch *w, const struct scan *s, const struct annotation *a, struct rehearsed *out) {
  struct rehearsed_attr *attrs = ARENA_ARRAY(w->arena, struct rehearsed_attr, a->attrs_len);
  for (uint16_t i = 0; i < a->attrs_len; i++) {
    const struct attr *from = &a->attrs[i].attr;
    if (from->value.kind == VALUE_NULL) continue;
    attrs[out->attrs_len++] = (struct rehearsed_attr){ruleset_name(s->rs, from->name), copy_value(w->arena, s, &from->value)};
  }
  out->attrs = attrs;
}

static void copy_rules(struct watch *w, uint32_t annotation, struct rehearsed *out) {
  const struct rule **rules = ARENA_ARRAY(w->arena, const struct rule *, w->firings);
  for (size_t i = 0; i < w->firings; i++)
    if (w->firing[i].annotation == annotation && (out->rules_len == 0 || rules[out->rules_len - 1] != w->firing[i].rule))
      rules[out->rules_len++] = w->firing[i].rule;
  out->rules = rules;
}

/* The sentence (or the paragraph's own stages) is over: its annotations are kept. */
static void settle(struct watch *w, const struct scan *s) {
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    struct rehearsed r = {.type = ruleset_name(s->rs, a->type), .start = a->start, .end = a->end};
    copy_rules(w, (uint32_t)i, &r);
    copy_attrs(w, s, a, &r);
    ARENA_PUSH(w->arena, w->at, w->len, w->cap, r);
  }
  w->firings = 0;
}

static void note_loss(struct watch *w, const struct scan *s, const struct probe_event *e) {
  struct span at;
  if (!match_span(s, e->match, 0, &at)) return;
  struct rehearsed_loss loss = {at.start, at.end, e->winner->rule};
  ARENA_PUSH(w->arena, w->loss, w->losses, w->losses_cap, loss);
}

static void see(void *context, const struct scan *s, const struct probe_event *e) {
  struct watch *w = context;
  switch (e->kind) {
  case PROBE_MADE:
  case PROBE_UPDATED: {
    struct firing f = {e->annotation, e->rule};
    ARENA_PUSH(w->arena, w->firing, w->firings, w->firings_cap, f);
    break;
  }
  case PROBE_LOST:
    if (e->rule == w->rule) note_loss(w, s, e);
    break;
  case PROBE_PARAGRAPH:
  case PROBE_SENTENCE: settle(w, s); break;
  default: break;
  }
}

void rehearse(struct rehearsal *out, struct scan *s, const struct rule *rule, struct view text, struct arena *arena) {
  struct watch w = {.arena = arena, .rule = rule};
  struct probe probe = {.context = &w, .see = see};
  struct document d;
  struct record_document summary;
  bool page = memchr(text.p, '\n', text.len) != NULL;
  document_init(&d);
  if (document_from(&d, "example", text, "UTF-8", NULL) == ST_OK) {
    s->probe = &probe;
    s->forced = page ? 0 : rule->zones & ZONE_BODY ? ZONE_BODY : (enum zone)(rule->zones & -rule->zones);
    extract_page(s, &d, record_ignore, NULL, &summary);
    s->probe = NULL;
    s->forced = 0;
  }
  document_free(&d);
  *out = (struct rehearsal){w.at, w.len, w.loss, w.losses};
}

/* ---- what an example says of it */

bool rehearsed_by(const struct rehearsed *r, const struct rule *rule) {
  for (uint32_t i = 0; i < r->rules_len; i++)
    if (r->rules[i] == rule) return true;
  return false;
}

const struct rehearsed_value *rehearsed_get(const struct rehearsed *r, struct view name) {
  for (uint32_t i = 0; i < r->attrs_len; i++)
    if (view_eq(r->attrs[i].name, name)) return &r->attrs[i].value;
  return NULL;
}

static bool says_null(const struct yaml_node *n) {
  return n->kind == YAML_SCALAR && n->style == YAML_PLAIN &&
         (view_eq(n->text, VIEW_LIT("null")) || view_eq(n->text, VIEW_LIT("~")));
}

static bool scalar_equal(const struct rehearsed_value *got, struct view expected) {
  struct decimal d, e;
  if (got->kind == VALUE_DECIMAL)
    return decimal_parse(&d, got->text, (struct view){0}) == ST_OK && decimal_parse(&e, expected, (struct view){0}) == ST_OK &&
           decimal_cmp(d, e) == 0;
  return view_eq(got->text, expected) || (got->normal.len && view_eq(got->normal, expected));
}

bool rehearsed_equal(const struct rehearsed_value *got, const struct yaml_node *expected) {
  if (says_null(expected) || got == NULL) return says_null(expected) && got == NULL;
  if (got->kind != VALUE_LIST) return expected->kind == YAML_SCALAR && scalar_equal(got, expected->text);
  if (expected->kind != YAML_LIST || expected->len != got->len) return false;
  uint32_t i = 0;
  for (const struct yaml_node *c = expected->first; c != NULL; c = c->next)
    if (!rehearsed_equal(&got->list[i++], c)) return false;
  return true;
}

size_t rehearsed_misses(const struct rehearsed *r, const struct example_mark *m) {
  size_t misses = 0;
  for (const struct yaml_node *c = m->attrs ? m->attrs->first : NULL; c != NULL; c = c->next)
    misses += !rehearsed_equal(rehearsed_get(r, c->key->text), c);
  return misses;
}

const struct rehearsed *rehearsal_find(const struct rehearsal *x, const struct rule *rule, const struct example_mark *m) {
  const struct rehearsed *best = NULL;
  for (size_t i = 0; i < x->len; i++) {
    const struct rehearsed *r = &x->at[i];
    if (r->start != m->start || r->end != m->end || !rehearsed_by(r, rule)) continue;
    if (best == NULL || rehearsed_misses(r, m) < rehearsed_misses(best, m)) best = r;
  }
  return best;
}

/* ---- print */

static bool plain(struct view v) {
  if (v.len == 0 || view_eq(v, VIEW_LIT("null")) || v.p[0] == ' ' || v.p[0] == '-' || v.p[0] == '%' || v.p[v.len - 1] == ' ')
    return false;
  for (size_t i = 0; i < v.len; i++) {
    char c = v.p[i];
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 128;
    if (!word && (c == '\0' || strchr(" _./%+-$;()=", c) == NULL)) return false;
  }
  return true;
}

void rehearsed_print(struct buf *out, const struct rehearsed_value *v) {
  if (v->kind == VALUE_LIST) {
    buf_char(out, '[');
    for (uint32_t i = 0; i < v->len; i++) {
      if (i) buf_str(out, ", ");
      rehearsed_print(out, &v->list[i]);
    }
    buf_char(out, ']');
    return;
  }
  struct view text = v->normal.len ? v->normal : v->text;
  bool bare = v->kind == VALUE_DECIMAL || plain(text);
  if (!bare) buf_char(out, '\'');
  for (size_t i = 0; i < text.len; i++) {
    if (!bare && text.p[i] == '\'') buf_char(out, '\'');
    buf_char(out, text.p[i]);
  }
  if (!bare) buf_char(out, '\'');
}
