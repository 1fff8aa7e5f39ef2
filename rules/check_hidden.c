/* check_hidden.c: a word of a lexicon stands as a symbol in every stage that tests for it, so the same word as a literal of a pattern
 * of that stage never matches.
 *
 * So does a word that the pattern wants before a symbol, when both together are a form: `due\s<Link>` where `due to` is one and `to` passes
 * the symbol.
 *
 * The tree of a pattern is searched for literal words: runs of letters that begin and end where a word does, whatever stands around
 * them. Where that is not sure, nothing is said. */
#include "rules/checks.h"

#include "base/utf8.h"

#define RUN_MAX 16

/* Words of a sequence with single spaces between them. */
struct words_run {
  struct {
    uint32_t id;
    const struct pattern_node *first, *last;
    const struct pattern_node *then; /* the symbol that must stand behind it, past a space, or NULL */
  } word[RUN_MAX];
  size_t len;
};

struct hunt {
  struct check *c;
  const struct draft_rule *rule;
};

static bool letter(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250); }
static bool literal(const struct pattern_node *n) { return n->kind == P_CHAR && letter(n->code) && !n->optional && !n->repeats; }
static bool no_width(const struct pattern_node *n) { return n->kind == P_ZERO || n->kind == P_AHEAD; }
static bool space(const struct pattern_node *n) { return n->kind == P_CLASS && n->can == CAN_SPACE && !n->optional; }

/* Whether what the node matches can begin or end with a letter, or is not known. `empty` is the answer behind it. */
static bool wordless(const struct pattern_node *n, bool first, bool beyond) {
  switch (n->kind) {
  case P_CHAR: return !letter(n->code) && !(n->code >= '0' && n->code <= '9') && (!n->optional || beyond);
  case P_CLASS: return (n->can & (CAN_LETTER | CAN_UPPER | CAN_DIGIT)) == 0 && (!n->optional || beyond);
  case P_TEST: return !n->optional || beyond;
  case P_ZERO:
  case P_AHEAD: return beyond;
  case P_GROUP:
    if (n->optional && !beyond) return false;
    for (uint16_t i = 0; i < n->alts; i++) {
      const struct pattern_node *edge = n->alt[i];
      while (!first && edge && edge->next) edge = edge->next;
      if (edge == NULL ? !beyond : !wordless(edge, first, false)) return false;
    }
    return true;
  case P_UNKNOWN: return false;
  }
  return false;
}

static bool case_fits(const struct form *f, const struct words_run *run, size_t from, struct view source) {
  if (!f->exact) return true;
  size_t at = 0;
  const char *text = source.p;
  for (size_t i = from; i < from + f->words; i++)
    for (const struct pattern_node *n = run->word[i].first;; n = n->next) {
      char bytes[4];
      while (at < f->spelling.len && f->spelling.p[at] == ' ') at++;
      size_t len = utf8_encode(n->code, bytes);
      if (text[n->at] == '[' || at + len > f->spelling.len || memcmp(f->spelling.p + at, bytes, len) != 0) return false;
      at += len;
      if (n == run->word[i].last) break;
    }
  return true;
}

static bool form_fits(const struct form *f, const struct words_run *run, size_t from, struct view source) {
  if (from + f->words > run->len) return false;
  for (uint16_t i = 0; i < f->words; i++)
    if (f->word[i] != (run->word[from + i].id | (i > 0 ? FORM_SPACE : 0))) return false;
  return case_fits(f, run, from, source);
}

/* `<Type attr=value>` for the entry: with the first attribute that the stage tells its senses apart by. */
static const char *symbol_of(const struct hunt *h, const struct form *f) {
  struct arena *arena = &h->c->b->scratch;
  const struct view *atoms = h->c->b->rs->atoms;
  const struct draft_stage *s = &h->c->b->stage[h->rule->rule.stage];
  for (uint16_t i = 0; i < f->senses; i++)
    for (uint16_t t = 0; t < s->tests; t++) {
      const struct sense *x = &f->sense[i];
      if (s->test[t].len == 0 || s->test[t].attrs[0].differs || !test_passes(&s->test[t], x->type, x->attrs, x->len)) continue;
      const struct value *v = attrs_get(x->attrs, x->len, s->test[t].attrs[0].name);
      if (v->kind != VALUE_TEXT) continue;
      struct view type = atoms[x->type], attr = atoms[s->test[t].attrs[0].name];
      return arena_printf(arena, "<%.*s %.*s=%.*s>", (int)type.len, type.p, (int)attr.len, attr.p, (int)v->as.text.len,
                          v->as.text.p);
    }
  for (uint16_t t = 0; t < s->tests; t++)
    for (uint16_t i = 0; i < f->senses; i++)
      if (test_passes(&s->test[t], f->sense[i].type, f->sense[i].attrs, f->sense[i].len))
        return arena_printf(arena, "<%.*s>", (int)atoms[s->test[t].type].len, atoms[s->test[t].type].p);
  return "<>";
}

static void tell(struct hunt *h, const struct words_run *run, size_t from, const struct form *f) {
  const struct pattern_node *first = run->word[from].first, *last = run->word[from + f->words - 1u].last;
  const char *text = h->rule->pattern.source.text.p, *symbol = symbol_of(h, f);
  remark(h->c,
         (struct remark){NOTICE_HIDDEN, pattern_place(h->rule, first->at, last->end),
                         arena_printf(&h->c->b->scratch, "test %s instead", symbol), NULL},
         "'%.*s' never matches: in this stage it stands as the symbol %s", (int)(last->end - first->at), text + first->at,
         symbol);
}

/* True when the form without its first word is one that the symbol wants. */
static bool rest_passes(const struct hunt *h, const struct form *f, const struct pattern_node *symbol) {
  const struct ruleset *rs = h->c->b->rs;
  struct testset wanted = {0};
  if (f->words < 2 || !(f->word[1] & FORM_SPACE)) return false;
  testset_add(&wanted, symbol->code);
  for (const struct form_link *l = ruleset_links(rs, f->word[1] & ~FORM_SPACE); l->form != 0; l++) {
    const struct form *rest = &rs->forms[l->form];
    bool same = rest->words == f->words - 1;
    for (uint16_t i = 1; same && i < rest->words; i++) same = rest->word[i] == f->word[i + 1];
    if (same && form_sense(&rs->stages[h->rule->rule.stage], rest, &wanted) != NULL) return true;
  }
  return false;
}

static void look_behind(struct hunt *h, const struct words_run *run, size_t i) {
  const struct ruleset *rs = h->c->b->rs;
  const struct pattern_node *first = run->word[i].first, *last = run->word[i].last, *then = run->word[i].then;
  const char *text = h->rule->pattern.source.text.p;
  for (const struct form_link *l = ruleset_links(rs, then ? run->word[i].id : 0); l->form != 0; l++) {
    const struct form *form = &rs->forms[l->form];
    if (!(form->kind->projected & (1ull << h->rule->rule.stage)) || form->exact || !rest_passes(h, form, then)) continue;
    remark(h->c,
           (struct remark){NOTICE_HIDDEN, pattern_place(h->rule, first->at, last->end),
                           arena_printf(&h->c->b->scratch, "test %s instead of both", symbol_of(h, form)), NULL},
           "'%.*s' before %.*s never matches: in this stage both together stand as the symbol %s", (int)(last->end - first->at),
           text + first->at, (int)(then->end - then->at), text + then->at, symbol_of(h, form));
    return;
  }
}

static void look_up(struct hunt *h, const struct words_run *run) {
  const struct ruleset *rs = h->c->b->rs;
  uint64_t stage = 1ull << h->rule->rule.stage;
  struct view source = {h->rule->pattern.source.text.p, h->rule->pattern.source.text.len};
  for (size_t i = 0; i < run->len; i++) look_behind(h, run, i);
  for (size_t i = 0; i < run->len; i++)
    for (const struct form_link *l = ruleset_links(rs, run->word[i].id); l->form != 0; l++)
      if ((rs->forms[l->form].kind->projected & stage) && form_fits(&rs->forms[l->form], run, i, source)) {
        tell(h, run, i, &rs->forms[l->form]);
        i += rs->forms[l->form].words - 1u;
        break;
      }
}

static uint32_t word_id(const struct hunt *h, const struct pattern_node *first, const struct pattern_node *last) {
  char text[80];
  size_t len = 0;
  for (const struct pattern_node *n = first;; n = n->next) {
    if (len + 4 > sizeof text) return 0;
    len += utf8_encode(n->code >= 'A' && n->code <= 'Z' ? n->code | 0x20 : n->code, text + len);
    if (n == last) break;
  }
  uint64_t hash = WORD_HASH_START;
  for (size_t i = 0; i < len; i++) hash = word_hash_step(hash, (unsigned char)text[i]);
  return words_find(&h->c->b->rs->words, word_hash_end(hash), text, (uint32_t)len);
}

static const struct pattern_node *symbol_behind(const struct pattern_node *n) {
  bool stands = n && space(n) && n->next && n->next->kind == P_TEST && !n->next->optional;
  return stands ? n->next : NULL;
}

/* `before`, `after`: no letter can touch the sequence at that end. `beyond`: what stands behind it, or NULL when that is not known. */
static void hunt_sequence(struct hunt *h, const struct pattern_node *n, bool before, bool after,
                          const struct pattern_node *beyond) {
  struct words_run run = {.len = 0};
  bool clean = before, joined = false;
  while (n != NULL) {
    if (literal(n)) {
      const struct pattern_node *first = n, *last = n;
      while (last->next && literal(last->next)) last = last->next;
      bool ends = true;
      const struct pattern_node *next = last->next;
      while (next && no_width(next)) next = next->next;
      ends = next == NULL ? after : wordless(next, true, false);
      uint32_t id = clean && ends ? word_id(h, first, last) : 0;
      if (!joined || run.len == RUN_MAX) look_up(h, &run), run.len = 0;
      run.word[run.len].id = id;
      run.word[run.len].then = symbol_behind(last->next ? last->next : beyond);
      run.word[run.len].first = first;
      run.word[run.len++].last = last;
      n = last->next;
      clean = joined = false;
      continue;
    }
    const struct pattern_node *next = n->next;
    bool end = next == NULL ? after : literal(next) ? false : wordless(next, true, after && next->next == NULL);
    for (uint16_t i = 0; i < n->alts; i++)
      if (no_width(n))
        hunt_sequence(h, n->alt[i], true, true, NULL);
      else
        hunt_sequence(h, n->alt[i], clean && !n->repeats, end && !n->repeats, n->repeats ? NULL : next ? next : beyond);
    joined = space(n) && run.len > 0;
    if (!no_width(n)) clean = wordless(n, false, clean);
    n = next;
  }
  look_up(h, &run);
}

void check_hidden(struct check *c) {
  for (size_t i = 0; i < c->b->rules; i++) {
    struct hunt h = {c, &c->b->rule[i]};
    hunt_sequence(&h, h.rule->pattern.first, true, true, NULL);
  }
}
