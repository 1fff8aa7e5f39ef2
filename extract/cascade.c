/* cascade.c: stage by stage, a sentence is projected, rules are tried where their triggers stand, and of what matched the best is
 * made: priority, then length, then margin, then order in the pack; never two over one text. */
#include <stdlib.h>

#include "base/utf8.h"
#include "extract/probe.h"

/* ---- annotations */

const struct value *annotation_get(const struct annotation *a, atom name) {
  for (uint16_t i = 0; i < a->attrs_len; i++)
    if (a->attrs[i].attr.name == name) return &a->attrs[i].attr.value;
  return NULL;
}

void annotation_set(struct scan *s, struct annotation *a, atom name, struct value v) {
  for (uint16_t i = 0; i < a->attrs_len; i++) {
    if (a->attrs[i].attr.name != name) continue;
    a->attrs[i] = (struct set_attr){{name, v}, s->stage_no};
    return;
  }
  if (a->attrs_len == a->attrs_cap) {
    uint16_t cap = (uint16_t)(a->attrs_cap * 2 + 6);
    struct set_attr *more = arena_alloc(&s->arena, cap * sizeof *more);
    if (a->attrs_len) memcpy(more, a->attrs, a->attrs_len * sizeof *more);
    a->attrs = more;
    a->attrs_cap = cap;
  }
  a->attrs[a->attrs_len++] = (struct set_attr){{name, v}, s->stage_no};
}

struct annotation *scan_add(struct scan *s, atom type, bool symbol, uint32_t first, uint32_t last, uint32_t start, uint32_t end) {
  if (s->ann_len == s->ann_cap) {
    s->ann_cap = s->ann_cap * 2 + 256;
    s->ann = realloc(s->ann, s->ann_cap * sizeof *s->ann);
    if (s->ann == NULL) abort();
  }
  struct annotation *a = &s->ann[s->ann_len++];
  *a = (struct annotation){.type = type, .first = first, .last = last, .start = start, .end = end};
  uint32_t outer = s->top[first];
  if (symbol && (outer == 0 || s->ann[outer - 1].last <= last)) s->top[first] = (uint32_t)s->ann_len;
  s->wanted |= s->rs->types[type].stages;
  s->made[type] = s->serial;
  return a;
}

/* ---- projection */

static bool annotation_passes(const struct annotation *a, const struct test *t) {
  for (uint16_t i = 0; i < t->len; i++)
    if (!test_attr_passes(&t->attrs[i], annotation_get(a, t->attrs[i].name))) return false;
  return true;
}

static uint16_t code_of(const struct scan *s, const struct annotation *a) {
  const struct stage *st = s->stage;
  uint64_t mask = 0;
  for (uint64_t left = st->type_tests[a->type]; left != 0; left &= left - 1) {
    int t = __builtin_ctzll(left);
    if (annotation_passes(a, &st->test[t])) mask |= 1ull << t;
  }
  if (mask == 0) return CODE_OPAQUE;
  for (uint16_t c = 1; c <= st->codes; c++)
    if (st->code_tests[c] == mask) return c;
  return CODE_OPAQUE;
}

/* The longest form at token i that is a symbol in this stage, ends in the sentence and crosses no annotation. */
static uint32_t form_at(const struct scan *s, uint32_t i, uint16_t *words) {
  const struct token *t = &s->tokens.at[i];
  for (uint16_t k = 0; k < t->forms_len; k++) {
    const struct hit *h = &s->hits[t->forms + k];
    if (!(h->projected & (1ull << s->stage_no)) || i + h->words > s->last) continue;
    uint16_t w = 1;
    while (w < h->words && s->top[i + w] == 0) w++;
    if (w < h->words) continue;
    *words = h->words;
    return h->form;
  }
  return 0;
}

/* Its bytes in UTF-8: codes lie in the private use area, three bytes each. */
static char *put_code(char *p, uint16_t code) {
  uint32_t c = CODE_BASE + code;
  p[0] = (char)(0xE0 | (c >> 12));
  p[1] = (char)(0x80 | ((c >> 6) & 0x3F));
  p[2] = (char)(0x80 | (c & 0x3F));
  return p + 3;
}

/* The spelling of a token whose bytes are not what patterns see. */
static char *put_changed(struct scan *s, char *p, const struct token *t) {
  s->scratch.len = 0;
  token_spelling(&s->scratch, s->doc->text, t);
  memcpy(p, s->scratch.p, s->scratch.len); /* never longer than its bytes by more than the room for a symbol */
  return p + s->scratch.len;
}

static uint32_t digits_shape(const struct scan *s, const struct filter *f, const struct token *t) {
  const char *p = s->doc->text.p + t->start;
  uint32_t n = t->end - t->start, len = n > 4 ? 5 : n;
  for (uint32_t i = 0; i < len && i < 4; i++)
    if (p[i] < '0' || p[i] > '9') return FILTER_DIGITS - 1;
  if (t->flags & TOKEN_CHANGED) return FILTER_DIGITS - 1;
  return (len - 1) * 100u + f->a->digit[p[0] - '0'] * 10u + (len > 1 ? f->a->digit[p[1] - '0'] : 0u);
}

/* The column of a token that stands as text. */
static uint16_t text_column(const struct scan *s, struct filter *f, const struct token *t, enum margin margin) {
  uint32_t spelt = s->rs->spelt[s->rs->word[t->word].spelt * s->rs->stages_len + s->stage_no];
  enum casing casing = (enum casing)((t->flags & TOKEN_UPPER ? CASE_CAPITAL : 0) | (t->flags & TOKEN_CAPS ? CASE_INNER : 0));
  if (t->kind == TOKEN_DIGITS) {
    uint32_t shape = digits_shape(s, f, t);
    return filter_column(f, &f->by_digits[shape * MARGINS + margin], COLUMN_DIGITS, shape, CASE_LOWER, margin);
  }
  if (spelt) return filter_column(f, &f->by_spelt[(spelt * CASINGS + casing) * MARGINS + margin], COLUMN_SPELT, spelt, casing, margin);
  uint32_t shape = t->kind == TOKEN_MARK ? SHAPE_MARK : t->kind == TOKEN_IDEOGRAPH ? SHAPE_IDEOGRAPH : SHAPE_WORD + (uint32_t)casing;
  return filter_column(f, &f->by_shape[shape * MARGINS + margin], COLUMN_SHAPE, shape, casing, margin);
}

static void project(struct scan *s) {
  const char *text = s->doc->text.p;
  uint32_t tokens = s->last - s->first;
  /* Room for all of it at once: a space and a symbol take no more than 4 bytes a token beside its text. */
  s->projection.len = 0;
  buf_reserve(&s->projection, s->tokens.at[s->last - 1].end - s->tokens.at[s->first].start + 4u * tokens + 16);
  if (s->units_cap < tokens) {
    s->units_cap = tokens * 2 + 512;
    s->units = realloc(s->units, s->units_cap * sizeof *s->units);
    if (s->units == NULL) abort();
  }
  struct filter *f = s->filters[s->stage_no];
  char *base = s->projection.p, *p = base;
  struct unit *u = s->units;
  for (uint32_t i = s->first; i < s->last; u++) {
    const struct token *t = &s->tokens.at[i];
    uint16_t words = 1;
    enum margin margin = i == s->first ? MARGIN_START : t->flags & TOKEN_SPACE ? MARGIN_SPACE : MARGIN_NONE;
    if (margin == MARGIN_SPACE) *p++ = ' ';
    *u = (struct unit){.at = (uint32_t)(p - base), .first = i, .annotation = s->top[i]};
    if (u->annotation) {
      const struct annotation *a = &s->ann[u->annotation - 1];
      u->code = code_of(s, a);
      words = (uint16_t)(a->last - i);
    } else if (t->forms_len && (u->form = form_at(s, i, &words)) != 0) {
      u->code = s->rs->forms[u->form].code[s->stage_no];
    }
    if (u->code) {
      p = put_code(p, u->code);
      u->column = filter_column(f, &f->by_code[u->code * MARGINS + margin], COLUMN_SYMBOL, u->code, CASE_LOWER, margin);
    } else if (t->flags & TOKEN_CHANGED) {
      p = put_changed(s, p, t);
    } else {
      size_t n = t->end - t->start;
      memcpy(p, text + t->start, n);
      p += n;
    }
    if (u->code == 0) u->column = text_column(s, f, t, margin);
    u->end = (uint32_t)(p - base);
    i += words;
    u->last = i;
  }
  s->projection.len = (size_t)(p - base);
  s->units_len = (size_t)(u - s->units);
}

/* ---- matching */

static void tell_limit(struct scan *s, const struct rule *r, uint32_t at) {
  uint64_t bit = 1ull << (r->id % 64);
  if (s->limit_told & bit) return;
  s->limit_told |= bit;
  uint32_t from, to;
  units_of(s, at, at + 1, &from, &to);
  const struct token *t = &s->tokens.at[from < s->units_len ? s->units[from].first : s->first];
  struct span span = {t->start, t->end};
  char *m = arena_printf(&s->arena, "rule '%.*s' hit its match limit here and was left out", (int)r->name.len, r->name.p);
  emit_finding(s, "limit", "warning", &span, 1, view_of(m));
}

static struct match *add_match(struct scan *s) {
  if (s->matches_len == s->matches_cap) {
    s->matches_cap = s->matches_cap * 2 + 128;
    s->matches = realloc(s->matches, s->matches_cap * sizeof *s->matches);
    if (s->matches == NULL) abort();
  }
  return &s->matches[s->matches_len++];
}

/* Tries a rule at a byte of the projection; returns the end of the match, or 0. */
static uint32_t try_rule(struct scan *s, const struct rule *r, uint32_t at, uint32_t unit) {
  PCRE2_SPTR text = (PCRE2_SPTR)s->projection.p;
  probe_tell(s, (struct probe_event){PROBE_TRY, r, .at = at});
  int rc = r->jit ? pcre2_jit_match(r->code, text, s->projection.len, at, 0, s->data, s->limits)
                  : pcre2_match(r->code, text, s->projection.len, at, PCRE2_NO_UTF_CHECK, s->data, s->limits);
  const PCRE2_SIZE *o = pcre2_get_ovector_pointer(s->data);
  if (rc <= 0 || o[1] <= o[0]) {
    probe_tell(s, (struct probe_event){PROBE_FAILED, r, .at = at});
    if (rc <= 0 && rc != PCRE2_ERROR_NOMATCH) tell_limit(s, r, at);
    return 0;
  }
  struct match *m = add_match(s);
  *m = (struct match){.rule = r, .start = (uint32_t)o[0], .end = (uint32_t)o[1], .unit = unit};
  m->cap = arena_alloc(&s->arena, 2u * r->captures * sizeof *m->cap);
  for (int i = 0; i < r->captures; i++) {
    bool took = i < rc && o[2 * i] != PCRE2_UNSET;
    m->cap[2 * i] = took ? (uint32_t)o[2 * i] : UINT32_MAX;
    m->cap[2 * i + 1] = took ? (uint32_t)o[2 * i + 1] : UINT32_MAX;
  }
  uint32_t end = m->end;
  bool stands = r->when == NULL || eval_when(s, m);
  probe_tell(s, (struct probe_event){stands ? PROBE_MATCHED : PROBE_REFUSED, r, .at = at, .match = m});
  if (!stands) s->matches_len--;
  else if (r->apart) s->behind[r->id] = (struct behind){s->run, end};
  return end;
}

/* A rule that begins with anything looks through the whole sentence. */
static void search(struct scan *s, const struct rule *r) {
  for (uint32_t at = 0; at < s->projection.len;) {
    uint32_t end = try_rule(s, r, at, 0);
    if (end == 0) return;
    at = end;
  }
}

/* Fills s->chances, last unit first, and gives the rules that may be found by searching. */
static uint64_t find_chances(struct scan *s, struct filter *f, size_t *n) {
  uint32_t state = FILTER_END;
  uint64_t search = f->always_search;
  bool all = s->probe != NULL && s->probe->failures;
  filter_trim(f);
  if (s->chances_cap < s->units_len) {
    s->chances_cap = s->units_cap;
    s->chances = realloc(s->chances, s->chances_cap * sizeof *s->chances);
    if (s->chances == NULL) abort();
  }
  *n = 0;
  for (uint32_t i = (uint32_t)s->units_len; i-- > 0;) {
    state = filter_step(f, all ? FILTER_ALL : state, s->units[i].column);
    search |= f->state[state].search;
    if (f->state[state].tries_len) s->chances[(*n)++] = (struct chance){i, state};
  }
  return search;
}

static void match_all(struct scan *s) {
  struct filter *f = s->filters[s->stage_no];
  size_t n;
  uint64_t searching = find_chances(s, f, &n);
  s->matches_len = 0;
  while (n-- > 0) {
    const struct filter_state *state = &f->state[s->chances[n].state];
    const struct unit *u = &s->units[s->chances[n].unit];
    for (uint32_t i = 0; i < state->tries_len; i++) {
      const struct rule *r = &s->rs->rules[f->pool[state->tries + i]];
      if (!(r->zones & s->zone) || (r->apart && s->behind[r->id].run == s->run && u->at < s->behind[r->id].from)) continue;
      try_rule(s, r, u->at, s->chances[n].unit);
    }
  }
  for (uint16_t i = 0; i < s->stage->search_len; i++) {
    const struct rule *r = &s->rs->rules[s->stage->search[i]];
    if ((r->zones & s->zone) && (searching & (1ull << (i & 63)))) search(s, r);
  }
}

/* ---- resolution */

static int by_rank(const void *a, const void *b) {
  const struct match *x = a, *y = b;
  if (x->rule->priority != y->rule->priority) return x->rule->priority > y->rule->priority ? -1 : 1;
  uint32_t n = x->end - x->start, m = y->end - y->start;
  if (n != m) return n > m ? -1 : 1;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return (x->rule->id > y->rule->id) - (x->rule->id < y->rule->id);
}

static int by_place(const void *a, const void *b) {
  const struct match *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return by_rank(a, b);
}

/* Mostly a handful of matches, often in order already. */
static void sort_matches(struct match *m, size_t n, int (*cmp)(const void *, const void *)) {
  if (n > 24) {
    qsort(m, n, sizeof *m, cmp);
    return;
  }
  for (size_t i = 1; i < n; i++) {
    struct match one = m[i];
    size_t k = i;
    for (; k > 0 && cmp(&m[k - 1], &one) > 0; k--) m[k] = m[k - 1];
    m[k] = one;
  }
}

/* What a `make` covers: tokens and bytes of the text. False when its group took no part. */
static bool extent(const struct scan *s, const struct match *m, uint16_t group, struct annotation *out) {
  uint32_t from, to, a = m->cap[2 * group], b = m->cap[2 * group + 1];
  if (a == UINT32_MAX || a >= b) return false;
  match_units(s, m, a, b, &from, &to);
  if (from >= to) return false;
  const struct unit *u = &s->units[from], *v = &s->units[to - 1];
  const struct token *t = s->tokens.at;
  out->first = u->first;
  out->last = v->last;
  out->start = t[u->first].start;
  out->end = t[v->last - 1].end;
  return true;
}

/* Takes the tokens of all that the match makes, or none of them: then it gives the number of the match that holds one, else 0. */
static uint32_t claim(struct scan *s, const struct match *m, uint32_t *taken, uint32_t number) {
  for (int pass = 0; pass < 2; pass++)
    for (uint16_t k = 0; k < m->rule->makes; k++) {
      struct annotation a;
      if (!extent(s, m, m->rule->make[k].at, &a)) continue;
      for (uint32_t i = a.first - s->first; i < a.last - s->first; i++) {
        if (pass == 0 && taken[i] != 0) return taken[i];
        if (pass == 1) taken[i] = number;
      }
    }
  return 0;
}

static void add_rule(struct annotation *a, uint16_t rule) {
  if (a->rules_len < ANNOTATION_RULES) a->rules[a->rules_len++] = rule;
}

static void set_anchor(struct edtf *e, struct view v) {
  memcpy(e->text, v.p, v.len);
  e->len = (uint32_t)v.len;
}

/* A date becomes the anchor of those that follow, unless its rule says `anchor: no`. What says `anchor: page` is the page's. */
static void move_anchor(struct scan *s, const struct annotation *a) {
  const struct value *v = annotation_get(a, A_EDTF), *anchor = annotation_get(a, A_ANCHOR);
  bool text = v != NULL && v->kind == VALUE_TEXT && v->as.text.len < EDTF_MAX;
  if (text && anchor != NULL && anchor->kind == VALUE_TEXT && view_eq(anchor->as.text, VIEW_LIT("page"))) {
    set_anchor(&s->anchor[ANCHOR_DOCUMENT], v->as.text);
    return;
  }
  if (anchor_of(s, a) == NULL) return;
  set_anchor(&s->anchor[ANCHOR_SENTENCE], v->as.text);
  if (s->sentence_first.len == 0) set_anchor(&s->sentence_first, v->as.text);
}

static void make_all(struct scan *s, const struct match *m) {
  for (uint16_t k = 0; k < m->rule->makes; k++) {
    struct annotation e;
    if (!extent(s, m, m->rule->make[k].at, &e)) continue;
    size_t at = s->ann_len;
    scan_add(s, m->rule->make[k].type, !m->rule->unseen, e.first, e.last, e.start, e.end);
    add_rule(&s->ann[at], m->rule->id);
    eval_sets(s, m, &s->ann[at], m->rule->make[k].set, m->rule->make[k].sets, 0, 1);
    move_anchor(s, &s->ann[at]);
    probe_tell(s, (struct probe_event){PROBE_MADE, m->rule, .match = m, .annotation = (uint32_t)at});
  }
}

/* True when a rule of this stage has set the attribute. */
static bool stands(const struct scan *s, const struct annotation *a, atom name) {
  for (uint16_t k = 0; k < a->attrs_len; k++)
    if (a->attrs[k].attr.name == name && a->attrs[k].stage == s->stage_no) return true;
  return false;
}

/* An update sets what no better update of this stage has set. A rule whose expressions all gave null has filled nothing. */
static void update_one(struct scan *s, const struct match *m, struct annotation *a, uint32_t turn, uint32_t turns) {
  bool did = false;
  for (uint16_t i = 0; i < m->rule->sets; i++) {
    atom name = m->rule->set[i].name;
    bool stood = stands(s, a, name);
    if (!stood) eval_sets(s, m, a, &m->rule->set[i], 1, turn, turns);
    probe_tell(s, (struct probe_event){stood ? PROBE_STOOD : PROBE_UPDATED, m->rule, .match = m, .annotation = (uint32_t)(a - s->ann), .attr = name});
    did = did || (!stood && stands(s, a, name));
  }
  if (did) add_rule(a, m->rule->id);
}

/* The group may hold a list: each annotation in it that is of the type of the first takes its turn. */
static void update(struct scan *s, const struct match *m) {
  uint32_t from, to, turns = 0, turn = 0;
  uint32_t a = m->cap[2 * m->rule->on], b = m->cap[2 * m->rule->on + 1];
  atom type = A_NONE;
  if (a == UINT32_MAX || a >= b) return;
  units_of(s, a, b, &from, &to);
  for (uint32_t i = from; i < to; i++) {
    if (s->units[i].annotation == 0) continue;
    if (type == A_NONE) type = s->ann[s->units[i].annotation - 1].type;
    turns += s->ann[s->units[i].annotation - 1].type == type;
  }
  for (uint32_t i = from; i < to; i++) {
    struct annotation *one = s->units[i].annotation ? &s->ann[s->units[i].annotation - 1] : NULL;
    if (one != NULL && one->type == type) update_one(s, m, one, turn++, turns);
  }
}

static void resolve(struct scan *s) {
  if (s->matches_len == 0) return;
  uint32_t *taken = ARENA_ARRAY(&s->arena, uint32_t, s->last - s->first);
  size_t kept = 0;
  sort_matches(s->matches, s->matches_len, by_rank);
  for (size_t i = 0; i < s->matches_len; i++) {
    const struct match *m = &s->matches[i];
    uint32_t winner = m->rule->makes > 0 ? claim(s, m, taken, (uint32_t)kept + 1) : 0;
    if (winner == 0) s->matches[kept++] = *m;
    else probe_tell(s, (struct probe_event){PROBE_LOST, m->rule, .match = m, .winner = &s->matches[winner - 1]});
  }
  s->matches_len = kept;
  for (size_t i = 0; i < kept; i++)
    if (s->matches[i].rule->on != 0) update(s, &s->matches[i]);
  sort_matches(s->matches, kept, by_place);
  for (size_t i = 0; i < kept; i++) {
    make_all(s, &s->matches[i]);
    if (s->matches[i].rule->keeps) eval_keeps(s, &s->matches[i]);
  }
}

/* ---- the sentence */

/* Which stages can have something to do here at all. */
static void survey(struct scan *s) {
  const struct ruleset *rs = s->rs;
  uint64_t digits = 0, upper = 0, letter = 0, always = 0, wanted = 0, forms = 0;
  for (uint16_t i = 0; i < rs->stages_len; i++) {
    if (rs->stages[i].digits) digits |= 1ull << i;
    if (rs->stages[i].upper) upper |= 1ull << i;
    if (rs->stages[i].letter) letter |= 1ull << i;
    if (rs->stages[i].search_len) always |= 1ull << i;
  }
  s->serial++;
  for (uint32_t i = s->first; i < s->last; i++) {
    const struct token *t = &s->tokens.at[i];
    uint64_t begins = 0;
    if (t->word) {
      begins = rs->word[t->word].stages;
      for (uint16_t k = 0; k < t->forms_len; k++) forms |= rs->forms[s->hits[t->forms + k].form].stages;
    }
    if (t->kind == TOKEN_DIGITS) begins |= digits;
    else if (t->kind != TOKEN_MARK) begins |= letter | (t->flags & TOKEN_UPPER ? upper : 0);
    wanted |= begins;
  }
  s->wanted = wanted | forms | always;
}

void cascade(struct scan *s, enum stage_over over) {
  s->ann_len = 0;
  memset(s->top + s->first, 0, (s->last - s->first) * sizeof *s->top);
  survey(s);
  for (uint16_t i = 0; i < s->rs->stages_len; i++) {
    const struct stage *st = &s->rs->stages[i];
    if (st->over != over) continue;
    s->stage = st;
    s->stage_no = i;
    if (!(s->wanted & (1ull << i)) || (st->needs && s->made[st->needs] != s->serial)) {
      probe_tell(s, (struct probe_event){.kind = PROBE_PASSED});
      continue;
    }
    s->run++;
    if (s->filters[i] == NULL) s->filters[i] = filter_new(s->rs, st);
    project(s);
    probe_tell(s, (struct probe_event){.kind = PROBE_STAGE});
    match_all(s);
    resolve(s);
    probe_tell(s, (struct probe_event){.kind = PROBE_SETTLED});
  }
}
