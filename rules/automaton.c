/* automaton.c: builds the position automaton of a stage from the trees of its patterns (see automaton.h). */
#include <stdlib.h>

#include "base/utf8.h"
#include "rules/making.h"

#define COPIES_MAX 4        /* x{2,3} becomes x x x?; larger counts become loops */
#define POSITIONS_MAX 65000u /* 16-bit numbers */
#define EDGES_MAX 400000u   /* of a stage: a rule that would lead beyond is left out, and tried everywhere */
#define WORDS_OF_START 400  /* words spelt from one place; beyond, they are not told apart */
#define WORD_MAX 64

/* A set of positions; ends that hold only at the edge of a word, and beginnings that hold only at that of the sentence, are marked. */
struct places {
  uint32_t *at;
  uint32_t len, cap;
};

/* A piece of a pattern under construction. */
struct piece {
  struct places first, last;
  bool empty; /* it can match nothing */
  bool edge;  /* it is \b */
  bool start; /* it is ^ */
};

static const struct piece nothing = {.empty = true};

static struct places one_place(struct making *m, uint32_t p) {
  struct places out = {arena_packed(m->scratch, sizeof p, sizeof p), 1, 1};
  out.at[0] = p;
  return out;
}

/* `more` is left to *out, which may take its memory. */
static void add_places(struct making *m, struct places *out, const struct places *more) {
  if (more->len == 0) return;
  if (out->len == 0) {
    *out = *more;
    return;
  }
  if (out->cap < out->len + more->len) {
    uint32_t cap = (out->len + more->len) * 2, *at = arena_packed(m->scratch, cap * sizeof *at, sizeof *at);
    memcpy(at, out->at, out->len * sizeof *at);
    *out = (struct places){at, out->len, cap};
  }
  memcpy(out->at + out->len, more->at, more->len * sizeof *more->at);
  out->len += more->len;
}

static void connect(struct making *m, const struct places *from, const struct places *to) {
  if (m->edges + (size_t)from->len * to->len > EDGES_MAX) m->failed = true;
  for (size_t i = 0; i < from->len && !m->failed; i++)
    for (size_t k = 0; k < to->len; k++) {
      struct edge e = {from->at[i], (uint16_t)(to->at[k] & ~AT_EDGE)};
      ARENA_PUSH(m->scratch, m->edge, m->edges, m->edges_cap, e);
    }
}

static struct piece concat(struct making *m, struct piece a, struct piece b) {
  struct piece out = {.empty = a.empty && b.empty, .start = a.start && a.empty && b.empty};
  if (b.edge) {
    for (size_t i = 0; i < a.last.len; i++) a.last.at[i] |= AT_EDGE;
    return a;
  }
  if (a.start)
    for (size_t i = 0; i < b.first.len; i++) b.first.at[i] |= AT_EDGE;
  if (a.first.len == 0 && a.empty) {
    b.start = b.start || (a.start && b.empty);
    return b;
  }
  if (b.first.len == 0 && b.empty) return a;
  connect(m, &a.last, &b.first);
  add_places(m, &out.first, &a.first);
  if (a.empty) add_places(m, &out.first, &b.first);
  add_places(m, &out.last, &b.last);
  if (b.empty) add_places(m, &out.last, &a.last);
  return out;
}

static uint16_t set_index(struct making *m, const struct known_set *set) {
  if (m->set_no[set->id] == 0) {
    ARENA_PUSH(m->scratch, m->set, m->sets, m->sets_cap, set);
    m->set_no[set->id] = (uint16_t)m->sets;
  }
  return (uint16_t)(m->set_no[set->id] - 1);
}

static struct piece one(struct making *m, const struct known_set *set) {
  struct piece p = {0};
  if (m->len >= POSITIONS_MAX || m->sets >= BEFORE_EDGE) m->failed = true;
  if (m->failed) return p;
  uint8_t search = m->b->rule[m->rule].rule.search ? POSITION_SEARCH : 0;
  struct position x = {set_index(m, set), m->rule, search | (set->letter ? POSITION_LITERAL : 0)};
  uint32_t at = (uint32_t)m->len;
  ARENA_PUSH(m->scratch, m->position, m->len, m->cap, x);
  p.first = one_place(m, at);
  p.last = one_place(m, at);
  return p;
}

/* `$`. */
static struct piece sentence_end(struct making *m) { return (struct piece){.first = one_place(m, POSITION_END), .last = one_place(m, POSITION_END)}; }

static struct piece loop(struct making *m, struct piece p) {
  connect(m, &p.last, &p.first);
  return p;
}

/* x{least,most}: copies of x, the optional ones inside one another, or a loop at the end. */
static struct piece counted(struct making *m, const struct known_set *set, uint16_t least, uint16_t most) {
  struct piece out = nothing;
  bool loops = most > COPIES_MAX;
  uint16_t copies = least > COPIES_MAX ? COPIES_MAX : least;
  if (loops && copies > 0) copies--;
  for (uint16_t i = 0; i < copies; i++) out = concat(m, out, one(m, set));
  if (loops) {
    struct piece x = loop(m, one(m, set));
    x.empty = least == 0;
    return concat(m, out, x);
  }
  struct piece rest = nothing;
  for (uint16_t i = copies; i < most; i++) {
    rest = concat(m, one(m, set), rest);
    rest.empty = true;
  }
  return concat(m, out, rest);
}

static struct piece sequence(struct making *m, const struct pattern_node *n, bool at_end);

static struct piece alternatives(struct making *m, const struct pattern_node *g, bool at_end) {
  struct piece out = {0};
  for (uint16_t i = 0; i < g->alts && !m->failed; i++) {
    struct piece p = sequence(m, g->alt[i], at_end);
    add_places(m, &out.first, &p.first);
    add_places(m, &out.last, &p.last);
    out.empty = out.empty || p.empty;
  }
  return out;
}

/* A lookahead behind which the pattern ends asks for what follows, as the pattern itself does; only where it ends is free. */
static struct piece lookahead(struct making *m, const struct pattern_node *g) {
  struct piece p = alternatives(m, g, true);
  for (size_t i = 0; i < p.last.len; i++)
    m->position[p.last.at[i] & ~AT_EDGE].flags |= p.last.at[i] & AT_EDGE ? POSITION_LAST : POSITION_ENOUGH;
  p.last.len = 0;
  return p;
}

static struct piece element(struct making *m, const struct pattern_node *n, bool at_end) {
  struct charset all = {0};
  struct piece p;
  switch (n->kind) {
    case P_ZERO:
      if (n->code == '$') return sentence_end(m);
      p = nothing;
      p.edge = n->code == 'b';
      p.start = n->code == '^';
      return p;
    case P_AHEAD: return at_end ? lookahead(m, n) : nothing;
    case P_GROUP:
      p = alternatives(m, n, at_end && !n->repeats);
      if (n->repeats) p = loop(m, p);
      p.empty = p.empty || n->optional;
      return p;
    case P_UNKNOWN:
      charset_all(&all);
      return counted(m, known_set(&m->b->sets, &all), 0, PATTERN_MANY);
    case P_CHAR: case P_CLASS: case P_TEST: break;
  }
  return counted(m, n->set, n->least, n->most);
}

/* No character is taken any more. */
static bool ends_here(const struct pattern_node *n) {
  for (; n != NULL; n = n->next) {
    if (n->kind != P_ZERO && n->kind != P_AHEAD && n->kind != P_GROUP) return false;
    for (uint16_t i = 0; n->kind == P_GROUP && i < n->alts; i++)
      if (!ends_here(n->alt[i])) return false;
  }
  return true;
}

static struct piece sequence(struct making *m, const struct pattern_node *n, bool at_end) {
  static const struct piece edge = {.empty = true, .edge = true};
  struct piece out = nothing;
  for (; n != NULL && !m->failed; n = n->next) {
    if (at_end && ends_here(n)) out = concat(m, out, edge); /* a match ends where its token ends, whatever must follow */
    out = concat(m, out, element(m, n, at_end && ends_here(n->next)));
  }
  return out;
}

static void add_rule(struct making *m, const struct draft_rule *r, uint16_t id) {
  size_t len = m->len, edges = m->edges;
  m->rule = id;
  m->failed = false;
  struct piece p = alternatives(m, r->pattern.first, true);
  if (m->failed || p.empty) {
    m->len = len;
    m->edges = edges;
    ARENA_PUSH(m->scratch, m->always, m->always_len, m->always_cap, id);
    return;
  }
  for (size_t i = 0; i < p.first.len; i++)
    m->position[p.first.at[i] & ~AT_EDGE].flags |= p.first.at[i] & AT_EDGE ? POSITION_INITIAL : POSITION_FIRST;
  for (size_t i = 0; i < p.last.len; i++) m->position[p.last.at[i] & ~AT_EDGE].flags |= POSITION_LAST;
}

static const void *kept(const struct making *m, const void *p, size_t bytes) {
  void *out = arena_alloc(&m->b->rs->arena, bytes);
  if (bytes) memcpy(out, p, bytes);
  return out;
}

/* ---- edges, by where they lead and by where they come from */

static uint32_t with_edge(struct before b) { return b.from | (b.set & BEFORE_EDGE ? AT_EDGE : 0); }

/* Sorted by where they lead (counting), then by where they come from (few share a place), each once. */
void sort_edges(struct making *m, struct automaton *a) {
  uint32_t *at = ARENA_ARRAY(m->scratch, uint32_t, m->len + 1), *fill = ARENA_ARRAY(m->scratch, uint32_t, m->len + 2), n = 0;
  uint32_t *from = ARENA_ARRAY(m->scratch, uint32_t, m->edges);
  struct before *before = ARENA_ARRAY(m->scratch, struct before, m->edges);
  for (size_t i = 0; i < m->edges; i++) fill[m->edge[i].to + 2]++;
  for (size_t p = 2; p < m->len + 2; p++) fill[p] += fill[p - 1];
  for (size_t i = 0; i < m->edges; i++) from[fill[m->edge[i].to + 1]++] = m->edge[i].from;
  for (uint32_t p = 0, i = 0; p < m->len; p++) {
    at[p] = n;
    for (; i < fill[p + 1]; i++) {
      uint32_t k = n;
      while (k > at[p] && with_edge(before[k - 1]) > from[i]) k--;
      if (k > at[p] && with_edge(before[k - 1]) == from[i]) continue;
      memmove(&before[k + 1], &before[k], (n++ - k) * sizeof *before);
      uint16_t place = (uint16_t)(from[i] & ~AT_EDGE), edge = from[i] & AT_EDGE ? BEFORE_EDGE : 0;
      before[k] = (struct before){place, m->position[place].set | edge};
    }
  }
  at[m->len] = n;
  a->before_at = at;
  a->before = before;
}

struct after turn_edges(struct making *m, const struct automaton *a) {
  struct after x = {ARENA_ARRAY(m->scratch, uint32_t, m->len + 2), ARENA_ARRAY(m->scratch, uint32_t, a->before_at[m->len])};
  for (uint32_t i = 0; i < a->before_at[m->len]; i++) x.at[a->before[i].from + 2u]++;
  for (size_t p = 2; p <= m->len; p++) x.at[p] += x.at[p - 1];
  for (uint32_t p = 0; p < m->len; p++)
    for (uint32_t i = a->before_at[p]; i < a->before_at[p + 1]; i++)
      x.to[x.at[a->before[i].from + 1u]++] = p | (a->before[i].set & BEFORE_EDGE ? AT_EDGE : 0);
  return x;
}

/* ---- what is spelt out */

struct spelling {
  struct making *m;
  struct after after;
  struct words seen; /* id == index in `spelt` */
  struct spelt *spelt;
  size_t len, cap;
  char text[WORD_MAX];
  int budget;
};

static void spell(struct spelling *x, struct view normal, bool mark) {
  if (words_add(&x->seen, normal) < x->len) return;
  words_add(&x->m->b->rs->words, normal);
  struct spelt s;
  memset(&s, 0, sizeof s); /* what lies between its members, too: it goes into images */
  s.normal = arena_copy(&x->m->b->rs->arena, normal);
  s.mark = mark;
  ARENA_PUSH(x->m->scratch, x->spelt, x->len, x->cap, s);
}

static char letter_at(const struct spelling *x, uint16_t p) {
  char c = x->m->set[x->m->position[p].set]->letter;
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* All words that places of one letter spell from p on. */
static void spell_from(struct spelling *x, uint16_t p, size_t n) {
  char c = letter_at(x, p);
  if (c == '\0' || n == WORD_MAX || --x->budget < 0) {
    x->budget = n == WORD_MAX ? -1 : x->budget;
    return;
  }
  x->text[n++] = c;
  bool ends = (x->m->position[p].flags & (POSITION_LAST | POSITION_ENOUGH)) != 0;
  for (uint32_t i = x->after.at[p]; i < x->after.at[p + 1]; i++) {
    if (!(x->after.to[i] & AT_EDGE) && letter_at(x, (uint16_t)x->after.to[i]) != '\0') spell_from(x, (uint16_t)x->after.to[i], n);
    else ends = true;
  }
  if (ends) spell(x, (struct view){x->text, n}, false);
}

/* A word can begin at p: something else than a letter may stand before it. */
static bool begins_word(const struct making *m, const struct automaton *a, uint16_t p) {
  if (m->position[p].flags & (POSITION_FIRST | POSITION_INITIAL)) return true;
  for (uint32_t i = a->before_at[p]; i < a->before_at[p + 1]; i++)
    if ((a->before[i].set & BEFORE_EDGE) || !(m->position[a->before[i].from].flags & POSITION_LITERAL)) return true;
  return a->before_at[p] == a->before_at[p + 1]; /* a lookahead alone */
}

static void forget_literals(struct making *m, uint16_t rule) {
  for (size_t i = 0; i < m->len; i++)
    if (m->position[i].rule == rule) m->position[i].flags &= (uint8_t)~POSITION_LITERAL;
}

static void spell_marks(struct spelling *x) {
  for (char c = '!'; c < 127; c++) {
    bool alnum = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (!alnum) spell(x, (struct view){&c, 1}, true);
  }
  for (size_t i = 0; i < x->m->sets; i++)
    for (uint16_t k = 0; k < x->m->set[i]->chars.len; k++) {
      char bytes[4];
      spell(x, (struct view){bytes, utf8_encode(x->m->set[i]->chars.code[k], bytes)}, true);
    }
}

static void seal_spelt(struct making *m, struct automaton *a) {
  struct spelling x = {.m = m, .after = turn_edges(m, a), .len = 1};
  words_init(&x.seen, m->scratch, 256);
  x.spelt = ARENA_NEW(m->scratch, struct spelt);
  x.cap = 1;
  spell_marks(&x);
  for (size_t p = 0; p < m->len; p++) {
    if (!(m->position[p].flags & POSITION_LITERAL) || !begins_word(m, a, (uint16_t)p)) continue;
    x.budget = WORDS_OF_START;
    spell_from(&x, (uint16_t)p, 0);
    if (x.budget < 0) forget_literals(m, m->position[p].rule);
  }
  a->spelt = kept(m, x.spelt, x.len * sizeof *x.spelt);
  a->spelt_len = (uint16_t)x.len;
}

/* Places that are not mixed are letters of words that are spelt out whole, and there are many. A rule that searches can begin inside a word. */
static bool mixed(const struct making *m, const struct automaton *a, uint32_t p) {
  if (m->position[p].flags & POSITION_SEARCH) return true;
  for (uint32_t i = a->before_at[p]; i < a->before_at[p + 1]; i++) {
    const struct position *q = &m->position[a->before[i].from];
    if ((q->flags & POSITION_MIXED) || (!position_literal(q) && (m->set[q->set]->can & (CAN_LETTER | CAN_UPPER)))) return true;
  }
  return false;
}

static void mark_mixed(struct making *m, const struct automaton *a) {
  for (bool more = true; more;) { /* places are numbered in reading order: two rounds, but for loops */
    more = false;
    for (uint32_t p = 0; p < m->len; p++) {
      if ((m->position[p].flags & POSITION_MIXED) || !position_literal(&m->position[p]) || !mixed(m, a, p)) continue;
      m->position[p].flags |= POSITION_MIXED;
      more = true;
    }
  }
}

/* As long as it lives. */
static void seal_edges(const struct making *m, struct automaton *a) {
  a->before = kept(m, a->before, a->before_at[m->len] * sizeof *a->before);
  a->before_at = kept(m, a->before_at, (m->len + 1) * sizeof *a->before_at);
}

static void seal_digits(const struct making *m, struct automaton *a) {
  for (uint8_t d = 0; d < 10; d++)
    for (uint8_t same = 0; same <= d; same++) {
      bool equal = true;
      for (size_t i = 0; i < m->sets && equal; i++)
        equal = charset_ascii(&m->set[i]->chars, (unsigned char)('0' + d)) == charset_ascii(&m->set[i]->chars, (unsigned char)('0' + same));
      if (!equal) continue;
      a->digit[d] = same;
      break;
    }
}

static void seal_ends(const struct making *m, struct automaton *a) {
  uint16_t *at = ARENA_ARRAY(m->scratch, uint16_t, m->sets + 2), *ends = ARENA_ARRAY(m->scratch, uint16_t, m->len);
  uint16_t *enough = ARENA_ARRAY(m->scratch, uint16_t, m->len);
  struct ends *sets = ARENA_ARRAY(m->scratch, struct ends, m->sets);
  for (size_t i = 0; i < m->len; i++)
    if (m->position[i].flags & (POSITION_LAST | POSITION_ENOUGH)) at[m->position[i].set + 2u]++, a->ends_len++;
  for (size_t s = 2; s < m->sets + 2; s++) at[s] = (uint16_t)(at[s] + at[s - 1]);
  for (size_t i = 0; i < m->len; i++)
    if (m->position[i].flags & (POSITION_LAST | POSITION_ENOUGH)) ends[at[m->position[i].set + 1u]++] = (uint16_t)i;
  for (size_t i = 0; i < m->len; i++)
    if (m->position[i].flags & POSITION_ENOUGH) enough[a->enough_len++] = (uint16_t)i;
  for (size_t s = 0; s < m->sets; s++)
    if (at[s + 1] > at[s]) sets[a->end_sets_len++] = (struct ends){(uint16_t)s, at[s + 1]};
  a->ends = kept(m, ends, a->ends_len * sizeof *ends);
  a->enough = kept(m, enough, a->enough_len * sizeof *enough);
  a->end_sets = kept(m, sets, a->end_sets_len * sizeof *sets);
}

static void seal_starts(const struct making *m, struct automaton *a) {
  uint64_t *starts = ARENA_ARRAY(&m->b->rs->arena, uint64_t, m->len / 64 + 1);
  for (size_t i = 0; i < m->len; i++)
    if (m->position[i].flags & (POSITION_FIRST | POSITION_INITIAL)) starts[i / 64] |= 1ull << (i % 64);
  a->starts = starts;
}

static void seal_sets(const struct making *m, struct automaton *a) {
  struct charset *sets = ARENA_ARRAY(&m->b->rs->arena, struct charset, m->sets);
  for (size_t i = 0; i < m->sets; i++) {
    sets[i] = m->set[i]->chars;
    sets[i].code = kept(m, sets[i].code, sets[i].len * sizeof *sets[i].code);
  }
  a->sets = sets;
  a->sets_len = (uint16_t)m->sets;
}

const struct automaton *automaton_of(struct builder *b, size_t stage) {
  struct making m = {.b = b, .scratch = &b->making};
  struct automaton *a = ARENA_NEW(&b->rs->arena, struct automaton);
  arena_reset(m.scratch);
  m.set_no = ARENA_ARRAY(m.scratch, uint16_t, b->sets.len + 2); /* two more: what `any` is, and none */
  struct charset none = {0};
  struct position end = {.set = set_index(&m, known_set(&b->sets, &none))};
  ARENA_PUSH(m.scratch, m.position, m.len, m.cap, end); /* POSITION_END */
  for (size_t i = 0; i < b->rules; i++)
    if (b->rule[i].rule.stage == stage) add_rule(&m, &b->rule[i], (uint16_t)i);
  sort_edges(&m, a);
  seal_spelt(&m, a);
  mark_mixed(&m, a);
  merge_places(&m, a);
  a->len = (uint16_t)m.len;
  seal_edges(&m, a);
  seal_digits(&m, a);
  seal_ends(&m, a);
  seal_starts(&m, a);
  seal_sets(&m, a);
  a->position = kept(&m, m.position, m.len * sizeof *m.position);
  a->always = kept(&m, m.always, m.always_len * sizeof *m.always);
  a->always_len = (uint16_t)m.always_len;
  return a;
}
