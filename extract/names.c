/* names.c: what a name means on this page: of several senses the one that fits what else is named, and short names that the page
 * itself has introduced. */
#include "extract/eval.h"

/* A sense that was chosen on this page, by the attribute that tells senses apart and those that say where it lies. */
struct named {
  struct named *next;
  struct view self, key[PICK_KEYS];
  uint32_t times, title; /* how often; how often in the title */
};

struct short_name {
  struct short_name *next;
  struct view text, meaning;
};

/* One sense of the name in question. */
struct candidate {
  struct view self, key[PICK_KEYS];
  uint32_t keys, score; /* keys: how many different ones */
};

static const struct value nothing = {.kind = VALUE_NULL};

static struct view text_attr(const struct sense *s, atom name) {
  const struct value *v = attrs_get(s->attrs, s->len, name);
  return v && v->kind == VALUE_TEXT ? v->as.text : (struct view){NULL, 0};
}

static bool same(struct view a, struct view b) { return a.len > 0 && view_eq(a, b); }

static void read_candidate(struct candidate *c, const struct sense *s, const atom *name, int keys) {
  *c = (struct candidate){.self = text_attr(s, name[0])};
  for (int k = 0; k < keys; k++) {
    c->key[k] = text_attr(s, name[k + 1]);
    bool again = false;
    for (int j = 0; j < k; j++) again = again || same(c->key[j], c->key[k]);
    c->keys += c->key[k].len > 0 && !again;
  }
}

/* How much a named thing speaks for a candidate: 4 when the candidate lies in it, 1 when both lie in the same. */
static uint32_t support(const struct candidate *c, struct view self, const struct view *key) {
  uint32_t best = 0;
  for (int k = 0; k < PICK_KEYS; k++) {
    if (same(c->key[k], self)) return 4;
    for (int j = 0; j < PICK_KEYS; j++)
      if (same(c->key[k], key[j])) best = 1;
  }
  return best;
}

/* The only sense that a form at token i has, of those with the attribute that tells senses apart. Sets how many tokens it covers. */
static bool plain_sense(const struct scan *s, uint32_t i, const atom *name, int keys, struct candidate *out, uint16_t *words) {
  const struct token *t = &s->tokens.at[i];
  *words = 1;
  for (uint16_t k = 0; k < t->forms_len; k++) {
    const struct form *f = &s->rs->forms[s->hits[t->forms + k].form];
    uint16_t found = 0;
    const struct sense *last = NULL;
    for (uint16_t j = 0; j < f->senses; j++) {
      if (text_attr(&f->sense[j], name[0]).len == 0) continue;
      found++;
      last = &f->sense[j];
    }
    if (found == 0) continue;
    read_candidate(out, last, name, keys);
    *words = f->words;
    return found == 1;
  }
  return false;
}

/* Names of one sense speak for their neighbours. `within`: only those in which a candidate lies, and the nearest of them alone; one
 * that follows counts as half as far, for `X of Y` says it plainest. */
static void ask_sentence(const struct scan *s, struct candidate *c, uint32_t n, uint32_t at, const atom *name, int keys, bool within) {
  uint32_t nearest = UINT32_MAX;
  uint16_t words;
  for (uint32_t i = s->first; i < s->last; i += words) {
    struct candidate other;
    if (!plain_sense(s, i, name, keys, &other, &words) || i == at) continue;
    uint32_t far = i > at ? i - at : 2 * (at - i) + 1;
    for (uint32_t k = 0; k < n; k++) {
      uint32_t much = support(&c[k], other.self, other.key);
      if (!within) c[k].score += much;
      else if (much == 4) c[k].score = far < nearest ? UINT32_MAX - far : c[k].score;
      if (within && much == 4 && far < nearest) nearest = far;
    }
  }
}

static void ask_page(const struct scan *s, struct candidate *c, uint32_t n, bool title) {
  for (const struct named *o = s->named; o != NULL; o = o->next)
    for (uint32_t k = 0; k < n; k++) c[k].score += support(&c[k], o->self, o->key) * (title ? o->title : o->times);
}

/* The one candidate with the highest score above none; of two, the larger: that which fewer things lie around. */
static struct candidate *winner(struct candidate *c, uint32_t n) {
  struct candidate *best = NULL;
  bool tied = false;
  for (uint32_t k = 0; k < n; k++) {
    if (c[k].score == 0) continue;
    if (best != NULL && (c[k].score < best->score || (c[k].score == best->score && c[k].keys > best->keys))) continue;
    tied = best != NULL && c[k].score == best->score && c[k].keys == best->keys;
    best = &c[k];
  }
  return tied ? NULL : best;
}

/* A candidate that lies in another one gives way to it: the larger is meant. */
static uint32_t drop_inner(struct candidate *c, uint32_t n) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++) {
    bool inner = false;
    for (uint32_t j = 0; j < n && !inner; j++)
      for (int k = 0; k < PICK_KEYS; k++) inner = inner || (j != i && same(c[i].key[k], c[j].self));
    if (!inner) c[kept++] = c[i];
  }
  return kept;
}

static struct candidate *choose(struct scan *s, struct candidate *c, uint32_t n, uint32_t at, const atom *name, int keys) {
  struct candidate *best = n == 1 ? c : NULL; /* nobody needs to speak for the only one */
  uint32_t outer = 0;
  for (uint32_t k = 0; k < n; k++) outer += c[k].keys == 0;
  for (int step = 0; step < 5 && best == NULL; step++) {
    for (uint32_t k = 0; k < n; k++) c[k].score = step == 0 && outer == 1 && c[k].keys == 0; /* nobody needs to speak for a province */
    if (step == 1) ask_sentence(s, c, n, at, name, keys, true);
    if (step == 2 || (step == 0 && outer == 1)) ask_page(s, c, n, true);
    if (step == 3) ask_sentence(s, c, n, at, name, keys, false);
    if (step == 4) ask_page(s, c, n, false);
    best = winner(c, n);
  }
  return best;
}

static void note_named(struct scan *s, const struct candidate *c) {
  struct named *o = s->named;
  while (o != NULL && !view_eq(o->self, c->self)) o = o->next;
  if (o == NULL) {
    o = ARENA_NEW(&s->page, struct named);
    o->self = c->self;
    memcpy(o->key, c->key, sizeof o->key);
    o->next = s->named;
    s->named = o;
  }
  o->times++;
  o->title += s->zone == ZONE_TITLE;
}

/* pick($g, attr, key...): `attr` of the word of a lexicon under $g. Of several senses that differ in it, that whose keys say that it
 * lies in what the title names, else in what the sentence names, else in what the page has named most; null when they do not tell. */
struct value fn_pick(struct eval *x, const struct expr *e) {
  struct scan *s = x->s;
  struct candidate c[PICK_SENSES];
  atom name[PICK_KEYS + 1];
  uint32_t from, to, n = 0;
  int keys = e->len - 2;
  if (e->arg[0]->op != EXPR_GROUP || !match_units(s, x->m, e->arg[0]->group, &from, &to)) return nothing;
  for (int k = 0; k <= keys; k++) name[k] = e->arg[k + 1]->attr;
  const struct unit *u = &s->units[from];
  if (u->form == 0) return nothing;
  const struct form *f = &s->rs->forms[u->form];
  for (uint16_t i = 0; i < f->senses && n < PICK_SENSES; i++) {
    read_candidate(&c[n], &f->sense[i], name, keys);
    bool known = c[n].self.len == 0;
    for (uint32_t k = 0; k < n && !known; k++) known = view_eq(c[k].self, c[n].self);
    n += !known;
  }
  n = drop_inner(c, n);
  struct candidate *best = n ? choose(s, c, n, u->first, name, keys) : NULL;
  if (best == NULL) return nothing;
  note_named(s, best);
  return (struct value){.kind = VALUE_TEXT, .as.text = best->self};
}

static struct view text_under(struct eval *x, uint16_t group) {
  struct span at;
  if (!match_span(x->s, x->m, group, &at)) return (struct view){NULL, 0};
  return view_sub(x->s->doc->text, at.start, at.end);
}

static struct short_name *find_short(const struct scan *s, struct view text) {
  struct short_name *n = s->short_names;
  while (n != NULL && !view_eq(n->text, text)) n = n->next;
  return n;
}

/* learn($g, meaning): from here on the text under $g means that on this page; gives the meaning. */
struct value fn_learn(struct eval *x, const struct expr *e) {
  struct scan *s = x->s;
  struct view meaning = eval_text(x, eval(x, e->arg[1]));
  struct view text = e->arg[0]->op == EXPR_GROUP ? text_under(x, e->arg[0]->group) : (struct view){NULL, 0};
  if (meaning.len == 0 || text.len == 0) return nothing;
  struct short_name *n = find_short(s, text);
  if (n == NULL && s->short_names_len < LIMIT_SHORT_NAMES) {
    n = ARENA_NEW(&s->page, struct short_name);
    n->text = text; /* the document outlives the page's memory */
    n->next = s->short_names;
    s->short_names = n;
    s->short_names_len++;
  }
  if (n != NULL) n->meaning = arena_copy(&s->page, meaning);
  return (struct value){.kind = VALUE_TEXT, .as.text = meaning};
}

/* known($g): what the page has learnt of the text under $g, or null. */
struct value fn_known(struct eval *x, const struct expr *e) {
  struct short_name *n = e->arg[0]->op == EXPR_GROUP ? find_short(x->s, text_under(x, e->arg[0]->group)) : NULL;
  return n ? (struct value){.kind = VALUE_TEXT, .as.text = n->meaning} : nothing;
}
