/* pattern.c: a tree of a PCRE2 pattern, as much of it as the analysis needs. What it does not know it calls P_UNKNOWN, which makes
 * a filter weaker and never wrong. PCRE2 itself judges the syntax. */
#include "rules/pattern.h"

#include "base/utf8.h"

struct parser {
  struct pattern *p;
  const struct pattern_context *c;
  struct view text;
  size_t at;
  int depth;
  uint16_t open[64]; /* numbers of the named groups around */
  uint16_t opens;
  struct origin *where;
  struct err *err;
  bool failed;
  size_t symbols_cap, groups_cap;
};

#define DEPTH_MAX 60

static struct pattern_node *new_node(struct parser *x, enum pattern_kind kind) {
  struct pattern_node *n = ARENA_NEW(x->c->arena, struct pattern_node);
  n->kind = kind;
  return n;
}

static void fail(struct parser *x, size_t at, const char *message) {
  if (x->failed) return;
  x->failed = true;
  *x->where = x->p->source.origin[at < x->text.len ? at : x->text.len];
  if (message != NULL) err_set(x->err, ST_SYNTAX, "%s", message);
}

static char peek(const struct parser *x, size_t ahead) { return x->at + ahead < x->text.len ? x->text.p[x->at + ahead] : '\0'; }

static struct pattern_node *parse_alternatives(struct parser *x);

static uint8_t can_of(uint32_t c) {
  if (c >= '0' && c <= '9') return CAN_DIGIT;
  if (c >= 'A' && c <= 'Z') return CAN_UPPER;
  if (c >= 'a' && c <= 'z') return CAN_LETTER;
  if (c == ' ' || c == '\n' || c == '\t') return CAN_SPACE;
  if (c < 128) return CAN_MARK;
  return (c >= 0x2000 && c <= 0x303F) || (c >= 0xA0 && c <= 0xBF) ? CAN_MARK : CAN_LETTER | CAN_UPPER | CAN_MARK;
}

static uint8_t can_of_escape(char c) {
  switch (c) {
    case 'd': return CAN_DIGIT;
    case 's': case 'h': case 'v': case 'R': case 'n': case 't': case 'r': return CAN_SPACE;
    case 'w': return CAN_LETTER | CAN_UPPER | CAN_DIGIT;
    case 'D': return CAN_ALL & ~CAN_DIGIT;
    case 'S': return CAN_ALL & ~CAN_SPACE;
    case 'W': return CAN_SPACE | CAN_MARK;
    default: return CAN_ALL;
  }
}

/* \p{Lu}, \p{L}, \pL ...: the categories that rules use; others can be anything. */
static uint8_t parse_property(struct parser *x) {
  bool negative = peek(x, 0) == 'P';
  x->at++;
  char name[8] = {0};
  size_t n = 0;
  if (peek(x, 0) == '{') {
    for (x->at++; x->at < x->text.len && peek(x, 0) != '}'; x->at++)
      if (n < sizeof name - 1) name[n++] = peek(x, 0);
    x->at++;
  } else {
    name[n++] = peek(x, 0);
    x->at++;
  }
  uint8_t can = CAN_ALL;
  if (strcmp(name, "Lu") == 0) can = CAN_UPPER;
  if (strcmp(name, "L") == 0) can = CAN_LETTER | CAN_UPPER;
  if (strcmp(name, "Ll") == 0) can = CAN_LETTER;
  if (strcmp(name, "Nd") == 0 || strcmp(name, "N") == 0) can = CAN_DIGIT;
  if (strcmp(name, "P") == 0 || strcmp(name, "Sc") == 0 || strcmp(name, "S") == 0) can = CAN_MARK;
  return negative ? CAN_ALL : can;
}

static struct pattern_node *class_node(struct parser *x, uint8_t can) {
  struct pattern_node *n = new_node(x, P_CLASS);
  n->can = can;
  return n;
}

static struct pattern_node *char_node(struct parser *x, uint32_t c) {
  struct pattern_node *n = new_node(x, P_CHAR);
  n->code = c;
  return n;
}

static bool is_zero_width_escape(char c) { return strchr("bBAZzGK", c) != NULL && c != '\0'; }

static struct pattern_node *parse_escape(struct parser *x) {
  x->at++; /* the backslash */
  char c = peek(x, 0);
  if (c == 'p' || c == 'P') return class_node(x, parse_property(x));
  x->at++;
  if (is_zero_width_escape(c)) return new_node(x, P_ZERO);
  if (strchr("dswDSWhvRntr", c) != NULL) return class_node(x, can_of_escape(c));
  if (c == 'x' && peek(x, 0) == '{') {
    while (x->at < x->text.len && peek(x, 0) != '}') x->at++;
    x->at++;
    return class_node(x, CAN_ALL);
  }
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
    if (c == 'k' || c == 'g') { /* back references name their group */
      char close = peek(x, 0) == '{' ? '}' : peek(x, 0) == '<' ? '>' : '\'';
      while (x->at < x->text.len && peek(x, 0) != close) x->at++;
      x->at++;
    }
    return new_node(x, P_UNKNOWN);
  }
  return char_node(x, (unsigned char)c);
}

struct class_parts {
  uint8_t can;
  uint32_t codes[64];
  uint16_t len;
  bool exact; /* `codes` is all that can match */
};

static void class_add(struct class_parts *k, uint32_t c) {
  k->can |= can_of(c);
  if (k->len < 64) k->codes[k->len++] = c;
  else k->exact = false;
}

static uint32_t class_char(struct parser *x) {
  size_t n;
  uint32_t c = utf8_decode(x->text.p + x->at, x->text.p + x->text.len, &n);
  x->at += n;
  return c;
}

static void class_item(struct parser *x, struct class_parts *k) {
  if (peek(x, 0) == '\\') {
    char c = peek(x, 1);
    if (strchr("dswDSWhvpPx", c) != NULL || (c >= 'a' && c <= 'z')) {
      struct pattern_node *n = parse_escape(x);
      k->can |= n->kind == P_CLASS ? n->can : CAN_ALL;
      k->exact = false;
      return;
    }
    x->at++;
  } else if (peek(x, 0) == '[' && peek(x, 1) == ':') {
    while (x->at < x->text.len && !(peek(x, 0) == ':' && peek(x, 1) == ']')) x->at++;
    x->at += 2;
    k->can |= CAN_ALL;
    k->exact = false;
    return;
  }
  uint32_t from = class_char(x);
  class_add(k, from);
  if (peek(x, 0) != '-' || peek(x, 1) == ']' || peek(x, 1) == '\0') return;
  x->at++;
  if (peek(x, 0) == '\\') x->at++;
  uint32_t to = class_char(x);
  k->can |= can_of(to);
  if (to < from || to - from > 30) k->exact = false;
  else
    for (uint32_t c = from + 1; c <= to; c++) class_add(k, c);
}

static struct pattern_node *parse_class(struct parser *x) {
  struct class_parts k = {.exact = true};
  size_t start = x->at++;
  bool negative = peek(x, 0) == '^';
  if (negative) x->at++;
  if (peek(x, 0) == ']') class_add(&k, class_char(x));
  while (x->at < x->text.len && peek(x, 0) != ']') class_item(x, &k);
  if (x->at >= x->text.len) fail(x, start, "a class without its ']'");
  x->at++;
  if (negative) return class_node(x, CAN_ALL);
  /* [Ii] is a letter whatever its case. */
  if (k.exact && k.len == 2 && (k.codes[0] | 0x20) == (k.codes[1] | 0x20) && (can_of(k.codes[0]) & (CAN_LETTER | CAN_UPPER)))
    return char_node(x, k.codes[0]);
  struct pattern_node *n = class_node(x, k.can);
  if (k.exact && k.can == CAN_MARK) {
    uint32_t *marks = ARENA_ARRAY(x->c->arena, uint32_t, k.len);
    memcpy(marks, k.codes, k.len * sizeof *marks);
    n->marks = marks;
    n->marks_len = k.len;
  }
  return n;
}

static struct pattern_node *parse_symbol(struct parser *x) {
  size_t start = x->at;
  while (x->at < x->text.len && peek(x, 0) != '>') x->at++;
  if (x->at >= x->text.len) {
    fail(x, start, "a symbol without its '>'");
    return new_node(x, P_UNKNOWN);
  }
  x->at++;
  size_t bad = 0;
  struct view inner = view_sub(x->text, start + 1, x->at - 1);
  uint16_t test = x->c->test(x->c->builder, inner, &bad, x->err);
  if (test >= 64) {
    fail(x, start + 1 + bad, NULL);
    return new_node(x, P_UNKNOWN);
  }
  struct pattern *p = x->p;
  if (p->symbols == x->symbols_cap) {
    x->symbols_cap = x->symbols_cap * 2 + 16;
    struct pattern_symbol *more = ARENA_ARRAY(x->c->arena, struct pattern_symbol, x->symbols_cap);
    if (p->symbols) memcpy(more, p->symbol, p->symbols * sizeof *more);
    p->symbol = more;
  }
  p->symbol[p->symbols++] = (struct pattern_symbol){(uint32_t)start, (uint32_t)x->at, test};
  for (uint16_t i = 0; i < x->opens; i++) p->group[x->open[i]].tests |= 1ull << test;
  struct pattern_node *n = new_node(x, P_TEST);
  n->code = test;
  return n;
}

static void add_group(struct parser *x, struct view name, uint16_t number) {
  struct pattern *p = x->p;
  if (p->groups == x->groups_cap) {
    x->groups_cap = x->groups_cap * 2 + 8;
    struct pattern_group *more = ARENA_ARRAY(x->c->arena, struct pattern_group, x->groups_cap);
    if (p->groups) memcpy(more, p->group, p->groups * sizeof *more);
    p->group = more;
  }
  p->group[p->groups++] = (struct pattern_group){name, number, 0};
}

/* Behind `(`: what kind of group. Returns false for a lookaround. `named` is set when a group was opened by name. */
static bool parse_group_head(struct parser *x, bool *named) {
  *named = false;
  if (peek(x, 0) == '*') {
    while (x->at < x->text.len && peek(x, 0) != ')') x->at++;
    return false;
  }
  if (peek(x, 0) != '?') {
    x->p->captures++;
    return true;
  }
  char c = peek(x, 1);
  if (c == '=' || c == '!' || (c == '<' && (peek(x, 2) == '=' || peek(x, 2) == '!'))) {
    x->at += c == '<' ? 3 : 2;
    return false;
  }
  if (c == '#') {
    while (x->at < x->text.len && peek(x, 0) != ')') x->at++;
    return false;
  }
  if (c == '<' || c == '\'' || c == 'P') {
    size_t start = x->at + (c == 'P' ? 3 : 2), end = start;
    while (end < x->text.len && x->text.p[end] != '>' && x->text.p[end] != '\'') end++;
    x->at = end + 1;
    add_group(x, view_sub(x->text, start, end), ++x->p->captures);
    if (x->opens < 64) x->open[x->opens++] = (uint16_t)(x->p->groups - 1);
    *named = true;
    return true;
  }
  if (c == '|') fail(x, x->at, "branch reset groups are not part of the rule language");
  for (x->at++; x->at < x->text.len && peek(x, 0) != ':' && peek(x, 0) != ')' && peek(x, 0) != '>'; x->at++) continue;
  if (peek(x, 0) != ')') x->at++;
  return true;
}

static struct pattern_node *parse_group(struct parser *x) {
  size_t start = x->at++;
  bool named;
  if (++x->depth > DEPTH_MAX) fail(x, start, "groups are nested too deeply");
  bool consumes = parse_group_head(x, &named);
  struct pattern_node *n = x->failed ? new_node(x, P_UNKNOWN) : parse_alternatives(x);
  if (peek(x, 0) != ')') fail(x, start, "a group without its ')'");
  x->at++;
  x->depth--;
  if (named) x->opens--;
  if (!consumes) n->kind = P_ZERO;
  return n;
}

static void parse_quantifier(struct parser *x, struct pattern_node *n) {
  char c = peek(x, 0);
  if (c == '{' && !(peek(x, 1) >= '0' && peek(x, 1) <= '9')) return;
  if (c == '?' || c == '*') n->optional = true;
  if (c == '*' || c == '+') n->repeats = true;
  if (c == '{') {
    if (peek(x, 1) == '0') n->optional = true;
    n->repeats = true;
    while (x->at < x->text.len && peek(x, 0) != '}') x->at++;
  } else if (c != '?' && c != '*' && c != '+') {
    return;
  }
  x->at++;
  if (peek(x, 0) == '?' || peek(x, 0) == '+') x->at++;
}

static struct pattern_node *parse_item(struct parser *x) {
  char c = peek(x, 0);
  if (c == '\\') return parse_escape(x);
  if (c == '[') return parse_class(x);
  if (c == '(') return parse_group(x);
  if (c == '<') return parse_symbol(x);
  if (c == '^' || c == '$') {
    x->at++;
    return new_node(x, P_ZERO);
  }
  if (c == '.') {
    x->at++;
    return class_node(x, CAN_ALL);
  }
  return char_node(x, class_char(x));
}

/* White space and `# ...` are layout (PCRE2_EXTENDED). */
static void skip_layout(struct parser *x) {
  for (;;) {
    char c = peek(x, 0);
    if (x->at < x->text.len && (c == ' ' || c == '\n' || c == '\t' || c == '\r')) x->at++;
    else if (c == '#') {
      while (x->at < x->text.len && peek(x, 0) != '\n') x->at++;
    } else {
      return;
    }
  }
}

static struct pattern_node *parse_sequence(struct parser *x) {
  struct pattern_node *first = NULL, **tail = &first;
  for (skip_layout(x); x->at < x->text.len && !x->failed && peek(x, 0) != '|' && peek(x, 0) != ')'; skip_layout(x)) {
    struct pattern_node *n = parse_item(x);
    skip_layout(x);
    parse_quantifier(x, n);
    *tail = n;
    tail = &n->next;
  }
  return first;
}

static struct pattern_node *parse_alternatives(struct parser *x) {
  struct pattern_node *alt[512];
  uint16_t n = 0;
  for (;;) {
    if (n == 512) fail(x, x->at, "more than 512 alternatives: use a lexicon");
    if (x->failed) break;
    alt[n++] = parse_sequence(x);
    if (peek(x, 0) != '|') break;
    x->at++;
  }
  struct pattern_node *g = new_node(x, P_GROUP);
  g->alt = ARENA_ARRAY(x->c->arena, struct pattern_node *, n + 1);
  memcpy(g->alt, alt, n * sizeof *alt);
  g->alts = n;
  return g;
}

enum status pattern_parse(struct pattern *out, const struct pattern_context *c, struct origin *where, struct err *err) {
  struct parser x = {.p = out, .c = c, .where = where, .err = err};
  x.text = (struct view){out->source.text.p, out->source.text.len};
  out->first = parse_alternatives(&x);
  if (!x.failed && x.at < x.text.len) fail(&x, x.at, "a ')' without its group");
  return x.failed ? ST_SYNTAX : ST_OK;
}
