/* analyse.c: what a match can begin with, and what a sentence must hold.
 *
 * walk() goes through the tree in reading order. A frame says what follows when a sequence ends. While `word` is not empty the walk
 * stands inside a literal word: it is complete when what follows cannot continue it. Every branch is walked, so the result is the
 * union over all ways through the pattern; too many ways make the set weaker (`letter`), never wrong.
 */
#include "rules/pattern.h"

#include "base/utf8.h"

struct frame {
  const struct pattern_node *next;
  const struct frame *up;
  bool again; /* the sequence may repeat: what follows is not known */
};

struct walk {
  const struct pattern_context *c;
  struct first *out;
  int budget; /* steps left; exponential patterns end in `letter` */
};

struct word_run {
  char text[64];
  uint8_t len;
  uint8_t kind; /* CAN_DIGIT or CAN_LETTER */
  bool upper;
};

static void first_add_word(struct first *f, uint32_t id, struct arena *arena) {
  for (uint32_t i = 0; i < f->words_len; i++)
    if (f->words[i] == id) return;
  if (f->words_len == f->words_cap) {
    uint32_t cap = f->words_cap * 2 + 8;
    uint32_t *more = ARENA_ARRAY(arena, uint32_t, cap);
    if (f->words_len) memcpy(more, f->words, f->words_len * sizeof *more);
    f->words = more;
    f->words_cap = cap;
  }
  f->words[f->words_len++] = id;
}

static void weaken(struct first *f, const struct word_run *w) {
  if (w->kind == CAN_DIGIT) f->digits = true;
  else if (w->upper) f->upper = true;
  else f->letter = true;
}

static void walk(struct walk *x, const struct pattern_node *n, const struct frame *up, struct word_run w);

/* A literal word ends where n begins. */
static void complete(struct walk *x, const struct word_run *w) {
  if (x->out->words_len >= PATTERN_WORDS_MAX) weaken(x->out, w);
  else first_add_word(x->out, x->c->word(x->c->builder, (struct view){w->text, w->len}), x->c->arena);
}

/* The sequence is over. */
static void walk_end(struct walk *x, const struct frame *up, struct word_run w) {
  if (up == NULL) {
    if (w.len) complete(x, &w);
    else x->out->any = true;
    return;
  }
  if (up->again) {
    if (w.len) weaken(x->out, &w);
    else x->out->any = true;
    if (w.len == 0) return;
  }
  walk(x, up->next, up->up, w);
}

static void add_class(struct walk *x, const struct pattern_node *n) {
  struct first *f = x->out;
  char bytes[4];
  if (n->set->marks_len)
    for (uint16_t i = 0; i < n->set->marks_len; i++)
      first_add_word(f, x->c->word(x->c->builder, (struct view){bytes, utf8_encode(n->set->marks[i], bytes)}), x->c->arena);
  else if (n->can & (CAN_MARK | CAN_SPACE)) f->any = true;
  if (n->can & CAN_DIGIT) f->digits = true;
  if (n->can & CAN_LETTER) f->letter = true;
  else if (n->can & CAN_UPPER) f->upper = true;
}

/* A class inside or at the start of a word. */
static void walk_class(struct walk *x, const struct pattern_node *n, const struct frame *up, struct word_run w) {
  if (w.len == 0) {
    add_class(x, n);
  } else if (n->can & (w.kind == CAN_DIGIT ? CAN_DIGIT : CAN_LETTER | CAN_UPPER)) {
    weaken(x->out, &w);
  } else {
    complete(x, &w);
  }
  if (n->optional) walk(x, n->next, up, w);
}

static uint8_t kind_of(uint32_t c) {
  if (c >= '0' && c <= '9') return CAN_DIGIT;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250)) return CAN_LETTER;
  return CAN_MARK;
}

static void walk_char(struct walk *x, const struct pattern_node *n, const struct frame *up, struct word_run w) {
  if (n->optional) walk(x, n->next, up, w);
  uint8_t kind = kind_of(n->code);
  if (kind == CAN_MARK || (w.len && w.kind != kind)) { /* another token begins */
    if (w.len) {
      complete(x, &w);
      return;
    }
  }
  char bytes[4];
  uint32_t folded = n->code >= 'A' && n->code <= 'Z' ? n->code | 0x20 : n->code;
  size_t len = utf8_encode(folded, bytes);
  if (w.len == 0) {
    w.kind = kind;
    w.upper = folded != n->code;
  }
  if (w.len + len > sizeof w.text) {
    weaken(x->out, &w);
    return;
  }
  memcpy(w.text + w.len, bytes, len);
  w.len = (uint8_t)(w.len + len);
  if (kind == CAN_MARK) complete(x, &w);
  else if (n->repeats) weaken(x->out, &w);
  else walk(x, n->next, up, w);
}

static void walk_group(struct walk *x, const struct pattern_node *n, const struct frame *up, struct word_run w) {
  struct frame f = {n->next, up, n->repeats};
  for (uint16_t i = 0; i < n->alts; i++) walk(x, n->alt[i], &f, w);
  if (n->optional) walk(x, n->next, up, w);
}

static void walk(struct walk *x, const struct pattern_node *n, const struct frame *up, struct word_run w) {
  if (x->out->any && w.len == 0) return;
  if (--x->budget < 0) {
    x->out->any = true;
    return;
  }
  if (n == NULL) {
    walk_end(x, up, w);
    return;
  }
  switch (n->kind) {
    case P_ZERO: case P_AHEAD: walk(x, n->next, up, w); return;
    case P_CHAR: walk_char(x, n, up, w); return;
    case P_CLASS: walk_class(x, n, up, w); return;
    case P_GROUP: walk_group(x, n, up, w); return;
    case P_TEST:
      if (w.len) complete(x, &w);
      else testset_add(&x->out->tests, n->code);
      if (n->optional) walk(x, n->next, up, w);
      return;
    case P_UNKNOWN:
      if (w.len) weaken(x->out, &w);
      else x->out->any = true;
      return;
  }
}

#define WALK_BUDGET 20000

void pattern_first(struct first *out, const struct pattern *p, const struct pattern_context *c) {
  memset(out, 0, sizeof *out);
  struct walk x = {c, out, WALK_BUDGET};
  walk(&x, p->first, NULL, (struct word_run){0});
}

static bool is_filter(const struct first *f) {
  return !f->any && !f->letter && !f->upper && !f->digits && (f->words_len || !testset_empty(&f->tests));
}

static int weight(const struct first *f) { return (int)f->words_len + (testset_empty(&f->tests) ? 0 : 20); }

/* The best sets of a sequence, kept sorted by weight. */
static void keep(struct first *best, size_t *n, const struct first *f) {
  size_t i = *n < PATTERN_CLAUSES_MAX ? (*n)++ : PATTERN_CLAUSES_MAX;
  if (i == PATTERN_CLAUSES_MAX && weight(f) >= weight(&best[PATTERN_CLAUSES_MAX - 1])) return;
  if (i == PATTERN_CLAUSES_MAX) i--;
  for (; i > 0 && weight(&best[i - 1]) > weight(f); i--) best[i] = best[i - 1];
  best[i] = *f;
}

static bool ends_token(const struct pattern_node *n) {
  if (n->optional) return false;
  if (n->kind == P_TEST) return true;
  if (n->kind == P_CLASS) return (n->can & (CAN_LETTER | CAN_UPPER | CAN_DIGIT)) == 0;
  return n->kind == P_CHAR && kind_of(n->code) == CAN_MARK;
}

static size_t sequence_clauses(struct first *best, const struct pattern_node *n, const struct frame *up, bool at_start,
                               const struct pattern_context *c, int depth);

/* A group that must match: one set that is the union of the best set of each alternative. */
static bool group_clause(struct first *out, const struct pattern_node *g, const struct frame *up, bool at_start,
                         const struct pattern_context *c, int depth) {
  memset(out, 0, sizeof *out);
  struct frame f = {g->next, up, g->repeats};
  for (uint16_t i = 0; i < g->alts; i++) {
    struct first best[PATTERN_CLAUSES_MAX];
    if (sequence_clauses(best, g->alt[i], &f, at_start, c, depth + 1) == 0) return false;
    testset_join(&out->tests, &best[0].tests);
    for (uint32_t k = 0; k < best[0].words_len; k++) first_add_word(out, best[0].words[k], c->arena);
  }
  return g->alts > 0;
}

static size_t sequence_clauses(struct first *best, const struct pattern_node *n, const struct frame *up, bool at_start,
                               const struct pattern_context *c, int depth) {
  size_t found = 0;
  if (depth > 12) return 0;
  for (bool start = at_start; n != NULL; n = n->next) {
    struct first f;
    memset(&f, 0, sizeof f);
    if (n->kind == P_GROUP && !n->optional) {
      if (group_clause(&f, n, up, start, c, depth)) keep(best, &found, &f);
      start = false;
      continue;
    }
    if (!n->optional && start && (n->kind == P_CHAR || n->kind == P_TEST)) {
      struct walk x = {c, &f, 500};
      struct pattern_node once = *n;
      once.repeats = false;
      walk(&x, n->repeats && n->kind == P_TEST ? &once : n, up, (struct word_run){0});
      if (is_filter(&f)) keep(best, &found, &f);
    }
    if (n->kind != P_ZERO && n->kind != P_AHEAD) start = ends_token(n);
  }
  return found;
}

size_t pattern_clauses(struct first *out, const struct pattern *p, const struct pattern_context *c) {
  return sequence_clauses(out, p->first, NULL, true, c, 0);
}

/* What a sequence can end with; whether it can match nothing. */
static uint8_t ends_of(const struct pattern_node *n, bool *nothing) {
  unsigned can = 0;
  *nothing = true;
  for (; n != NULL; n = n->next) {
    bool optional = n->least == 0, inside;
    unsigned one = n->kind == P_UNKNOWN ? CAN_ALL : n->kind == P_CHAR || n->kind == P_CLASS ? n->set->can : 0;
    if (n->kind == P_ZERO || n->kind == P_AHEAD) continue;
    for (uint16_t i = 0; n->kind == P_GROUP && i < n->alts; i++) {
      one |= ends_of(n->alt[i], &inside);
      optional |= inside;
    }
    can = one | (optional || n->kind == P_UNKNOWN ? can : 0);
    *nothing &= optional;
  }
  return (uint8_t)can;
}

uint8_t pattern_ends(const struct pattern *p) {
  bool nothing;
  uint8_t can = ends_of(p->first, &nothing);
  return nothing ? CAN_ALL : can;
}
