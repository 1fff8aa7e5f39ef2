/* cascade.c: stage by stage, a sentence is projected (project.c), rules are tried (match.c), and of what matched the best is made:
 * priority, then length, then place, then order in the pack; never two over one text. */
#include <stdlib.h>

#include "base/utf8.h"
#include "extract/probe.h"

/* ---- annotations */

#define FEW_ATTRS 8u /* are looked through */

void annotation_set(struct scan *s, struct annotation *a, atom name, struct value v) {
  struct set_attr *found = annotation_find(a, name), set = {{name, v}, s->stage_no};
  a->look = look_set(s, a->look, name, &v);
  if (found != NULL) {
    *found = set;
    return;
  }
  a->has |= 1ull << (name & 63);
  if (a->attrs_len == a->attrs_cap) {
    uint16_t cap = (uint16_t)(a->attrs_cap * 2 + 6);
    struct set_attr *more = arena_alloc(&s->arena, cap * sizeof *more);
    if (a->attrs_len) memcpy(more, a->attrs, a->attrs_len * sizeof *more);
    a->attrs = more;
    a->attrs_cap = cap;
  }
  a->attrs[a->attrs_len++] = set;
  if (a->place == NULL && a->attrs_len > FEW_ATTRS) {
    a->place = ARENA_ARRAY(&s->arena, uint16_t, s->rs->atoms_len);
    for (uint16_t i = 0; i < a->attrs_len; i++) a->place[a->attrs[i].attr.name] = (uint16_t)(i + 1);
  } else if (a->place != NULL) {
    a->place[name] = a->attrs_len;
  }
}

struct annotation *scan_add(struct scan *s, atom type, bool symbol, uint32_t first, uint32_t last, uint32_t start, uint32_t end) {
  if (s->ann_len == s->ann_cap) {
    s->ann_cap = s->ann_cap * 2 + 256;
    s->ann = resized(s->ann, s->ann_cap, sizeof *s->ann);
  }
  struct annotation *a = &s->ann[s->ann_len++];
  *a = (struct annotation){.type = type, .first = first, .last = last, .start = start, .end = end, .look = look_plain(s, type)};
  uint32_t outer = s->top[first];
  if (symbol && (outer == 0 || s->ann[outer - 1].last <= last)) s->top[first] = (uint32_t)s->ann_len;
  s->wanted |= s->rs->types[type].stages;
  s->made[type] = s->serial;
  return a;
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
  uint32_t from, to;
  if (!match_units(s, m, group, &from, &to)) return false;
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
    s->page_told = true;
    return;
  }
  if (anchor_of(s, a) == NULL) return;
  set_anchor(&s->anchor[ANCHOR_SENTENCE], v->as.text);
  if (s->sentence_first.len == 0) set_anchor(&s->sentence_first, v->as.text);
}

/* "31 March 2014" in "the year ended 31 March 2014": of dates in dates only the outermost is told. */
static void cover_dates(struct scan *s, size_t at) {
  const struct annotation *a = &s->ann[at];
  if (s->rs->types[a->type].role != ROLE_DATE) return;
  for (size_t i = 0; i < at; i++)
    if (s->ann[i].type == a->type && s->ann[i].first >= a->first && s->ann[i].last <= a->last) s->ann[i].inner = true;
}

/* What lies in a piece that later stages pass over is no neighbour to them. */
static void skip_over(struct scan *s, size_t at) {
  struct annotation *a = &s->ann[at];
  a->skips = true;
  if (a->last < s->last) project_gap(s, a->first, a->last);
  for (size_t i = 0; i < at; i++)
    if (s->ann[i].first >= a->first && s->ann[i].last <= a->last) s->ann[i].skipped = true;
}

static void make_all(struct scan *s, const struct match *m) {
  for (uint16_t k = 0; k < m->rule->makes; k++) {
    struct annotation e;
    if (!extent(s, m, m->rule->make[k].at, &e)) continue;
    size_t at = s->ann_len;
    scan_add(s, m->rule->make[k].type, !m->rule->unseen, e.first, e.last, e.start, e.end);
    add_rule(&s->ann[at], m->rule->id);
    eval_sets(s, m, &s->ann[at], m->rule->make[k].set, m->rule->make[k].sets, 0, 1);
    cover_dates(s, at);
    if (m->rule->skipped) skip_over(s, at);
    move_anchor(s, &s->ann[at]);
    probe_tell(s, (struct probe_event){PROBE_MADE, m->rule, .match = m, .annotation = (uint32_t)at});
  }
}

/* True when a rule of this stage has set the attribute. */
static bool stands(const struct scan *s, const struct annotation *a, atom name) {
  const struct set_attr *found = annotation_find(a, name);
  return found != NULL && found->stage == s->stage_no;
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
  atom type = A_NONE;
  if (!match_units(s, m, m->rule->on, &from, &to)) return;
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
    uint32_t winner = m->rule->makes > 0 && !m->rule->unseen ? claim(s, m, taken, (uint32_t)kept + 1) : 0;
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
      for (uint16_t k = 0; k < t->forms_len; k++) forms |= rs->forms[s->hits[t->forms + k].form].kind->stages;
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
  project_start(s, s->first);
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
    if (s->probe != NULL) project_text(s);
    probe_tell(s, (struct probe_event){.kind = PROBE_STAGE});
    match_all(s);
    resolve(s);
    probe_tell(s, (struct probe_event){.kind = PROBE_SETTLED});
  }
}
