/* pattern.c: a tree of a PCRE2 pattern, as much of it as the analysis needs. What it does not know it calls P_UNKNOWN, which makes
 * a filter weaker and never wrong. PCRE2 itself judges the syntax, and as most patterns are never tried it is asked late: at once only
 * where the parser has seen something that PCRE2 may refuse, which makes the pattern doubtful. */
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
  bool caseless; /* letters match whatever their case */
  size_t symbols_cap, groups_cap;
};

#define DEPTH_MAX 60
#define COUNT_SURE 999u /* of a quantifier; PCRE2 goes on to 65,535 */
#define CLASS_SURE 400u /* bytes of a class: PCRE2 has room for some thousand */

static struct pattern_node *new_node(struct parser *x, enum pattern_kind kind) {
  struct pattern_node *n = arena_packed(x->c->arena, sizeof *n, sizeof(void *));
  *n = (struct pattern_node){.kind = kind, .least = 1, .most = 1};
  return n;
}

static void fail(struct parser *x, size_t at, const char *message) {
  if (x->failed) return;
  x->failed = true;
  *x->where = origin_at(&x->p->source, at < x->text.len ? at : x->text.len);
  if (message != NULL) err_set(x->err, ST_SYNTAX, "%s", message);
}

/* Notes that PCRE2 may refuse the pattern. */
static void doubt(struct parser *x, bool it) { x->p->doubtful |= it; }

static char peek(const struct parser *x, size_t ahead) { return x->at + ahead < x->text.len ? x->text.p[x->at + ahead] : '\0'; }

static char peek_at(const struct parser *x, size_t at) { return at < x->text.len ? x->text.p[at] : '\0'; }

static struct pattern_node *parse_alternatives(struct parser *x);

static struct pattern_node *class_node(struct parser *x, const struct charset *set) {
  struct pattern_node *n = new_node(x, P_CLASS);
  struct charset folded = *set;
  if (x->caseless) charset_fold(&folded);
  n->set = known_set(x->c->sets, &folded);
  n->can = n->set->can;
  return n;
}

static struct pattern_node *char_node(struct parser *x, uint32_t c) {
  struct pattern_node *n = new_node(x, P_CHAR);
  n->code = c;
  n->set = known_char(x->c->sets, c, x->caseless);
  return n;
}

static bool is_category(const char *name) {
  static const char all[] = " C Cc Cf Cn Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs ";
  char word[8];
  size_t n = strlen(name);
  if (n == 0 || n > 2 || name[0] == ' ' || name[1] == ' ') return false;
  word[0] = ' ';
  memcpy(word + 1, name, n);
  word[n + 1] = ' ';
  word[n + 2] = '\0';
  return strstr(all, word) != NULL;
}

/* \p{Lu}, \p{L}, \pL ...: the categories that rules use; others can be anything. */
static void parse_property(struct parser *x, struct charset *out) {
  bool negative = peek(x, 0) == 'P';
  x->at++;
  char name[8] = {0};
  size_t n = 0;
  if (peek(x, 0) == '{') {
    for (x->at++; x->at < x->text.len && peek(x, 0) != '}'; x->at++)
      if (n < sizeof name - 1) name[n++] = peek(x, 0);
    doubt(x, x->at >= x->text.len);
    x->at++;
  } else {
    name[n++] = peek(x, 0);
    x->at++;
  }
  doubt(x, !is_category(name));
  if (name[0] == '^') charset_all(out);
  else charset_property(out, name, negative);
  out->loose |= x->caseless; /* a property of one case is that of either in some releases of PCRE2 */
}

static bool alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_zero_width_escape(char c) { return strchr("bBAZzGK", c) != NULL && c != '\0'; }

/* At a backslash: reads an escape that is a set of characters; false, and nothing read, at any other. */
static bool parse_escaped_set(struct parser *x, struct charset *out) {
  char c = peek(x, 1);
  if (c == '\0' || strchr("pPdswDSWhvRntrx", c) == NULL || (c == 'x' && peek(x, 2) != '{')) return false;
  x->at++;
  if (c == 'p' || c == 'P') {
    parse_property(x, out);
    return true;
  }
  x->at++;
  doubt(x, c == 'R' || c == 'x'); /* \R has no fixed width */
  if (c != 'x') {
    charset_escape(out, c);
    return true;
  }
  while (x->at < x->text.len && peek(x, 0) != '}') x->at++;
  x->at++;
  charset_all(out);
  return true;
}

static struct pattern_node *parse_escape(struct parser *x) {
  struct charset set = {0};
  if (parse_escaped_set(x, &set)) return class_node(x, &set);
  x->at++; /* the backslash */
  char c = peek(x, 0);
  x->at++;
  if (is_zero_width_escape(c)) {
    doubt(x, c != 'b' && c != 'B');
    struct pattern_node *n = new_node(x, P_ZERO);
    n->code = (unsigned char)c;
    return n;
  }
  doubt(x, c == '\0' || alphanumeric(c) || (unsigned char)c >= 128);
  if (alphanumeric(c)) {
    if (c == 'k' || c == 'g') { /* back references name their group */
      char close = peek(x, 0) == '{' ? '}' : peek(x, 0) == '<' ? '>' : '\'';
      while (x->at < x->text.len && peek(x, 0) != close) x->at++;
      x->at++;
    }
    return new_node(x, P_UNKNOWN);
  }
  return char_node(x, (unsigned char)c);
}

static uint32_t class_char(struct parser *x) {
  size_t n;
  uint32_t c = utf8_decode(x->text.p + x->at, x->text.p + x->text.len, &n);
  x->at += n;
  return c;
}

static void class_item(struct parser *x, struct charset *set) {
  if (peek(x, 0) == '\\') {
    char c = peek(x, 1);
    doubt(x, c == '\0' || (unsigned char)c >= 128 || (alphanumeric(c) && strchr("dswDSWhvpPntr", c) == NULL));
    struct charset escaped = {0};
    if (alphanumeric(c)) {
      if (!parse_escaped_set(x, &escaped)) {
        charset_all(&escaped);
        x->at += 2;
      }
      charset_join(set, &escaped);
      doubt(x, peek(x, 0) == '-' && peek(x, 1) != ']');
      return;
    }
    x->at++;
  } else if (peek(x, 0) == '[' && peek(x, 1) == ':') {
    while (x->at < x->text.len && !(peek(x, 0) == ':' && peek(x, 1) == ']')) x->at++;
    x->at += 2;
    charset_all(set);
    doubt(x, true);
    return;
  }
  doubt(x, peek(x, 0) == '[' && (peek(x, 1) == '.' || peek(x, 1) == '='));
  uint32_t from = class_char(x), to = from;
  if (peek(x, 0) == '-' && peek(x, 1) != ']' && peek(x, 1) != '\0') {
    x->at++;
    doubt(x, peek(x, 0) == '[' || (peek(x, 0) == '\\' && (alphanumeric(peek(x, 1)) || peek(x, 1) == '\0')));
    if (peek(x, 0) == '\\') x->at++;
    to = class_char(x);
    doubt(x, to < from);
  }
  charset_add_range(set, from, to, x->c->arena);
}

static struct pattern_node *parse_class(struct parser *x) {
  struct charset set = {0};
  size_t start = x->at++;
  bool negative = peek(x, 0) == '^';
  if (negative) x->at++;
  if (peek(x, 0) == ']') charset_add(&set, class_char(x), x->c->arena);
  while (x->at < x->text.len && peek(x, 0) != ']') class_item(x, &set);
  if (x->at >= x->text.len) fail(x, start, "a class without its ']'");
  doubt(x, x->at - start > CLASS_SURE);
  x->at++;
  if (negative) {
    if (x->caseless) charset_fold(&set);
    charset_negate(&set);
  }
  struct pattern_node *n = class_node(x, &set);
  char letter = charset_letter(&set);
  if (letter != '\0') { /* [Ii] is a letter whatever its case */
    n->kind = P_CHAR;
    n->code = (unsigned char)letter;
  }
  return n;
}

static struct pattern_node *parse_symbol(struct parser *x) {
  size_t start = x->at;
  do x->at++;
  while (x->at < x->text.len && peek(x, 0) != '>' && peek(x, 0) != '<');
  if (x->at >= x->text.len || peek(x, 0) == '<') {
    fail(x, start, "a symbol without its '>'");
    return new_node(x, P_UNKNOWN);
  }
  x->at++;
  size_t bad = 0;
  struct view inner = view_sub(x->text, start + 1, x->at - 1);
  uint16_t test = x->c->test(x->c->builder, inner, &bad, x->err);
  if (test == TESTS_MAX) {
    fail(x, start + 1 + bad, NULL);
    return new_node(x, P_UNKNOWN);
  }
  struct pattern *p = x->p;
  if (p->symbols == x->symbols_cap) {
    x->symbols_cap = x->symbols_cap * 2 + 4;
    struct pattern_symbol *more = arena_packed(x->c->arena, x->symbols_cap * sizeof *more, sizeof(uint32_t));
    if (p->symbols) memcpy(more, p->symbol, p->symbols * sizeof *more);
    p->symbol = more;
  }
  p->symbol[p->symbols++] = (struct pattern_symbol){(uint32_t)start, (uint32_t)x->at, test, 0};
  for (uint16_t i = 0; i < x->opens; i++) testset_add(&p->group[x->open[i]].tests, test);
  struct pattern_node *n = new_node(x, P_TEST);
  n->code = test;
  n->set = known_test(x->c->sets, test);
  return n;
}

static void add_group(struct parser *x, struct view name, uint16_t number) {
  struct pattern *p = x->p;
  if (p->groups == x->groups_cap) {
    x->groups_cap = x->groups_cap * 2 + 2;
    struct pattern_group *more = arena_packed(x->c->arena, x->groups_cap * sizeof *more, sizeof(void *));
    if (p->groups) memcpy(more, p->group, p->groups * sizeof *more);
    p->group = more;
  }
  p->group[p->groups++] = (struct pattern_group){.name = name, .number = number};
}

/* Options of a group, `i:` or `i-x)`: case that does not count is all that the analysis must know. Between a letter with and one
 * without case it never tells wrongly: once set, it stays set for the rest of the pattern. */
static void parse_options(struct parser *x) {
  for (; x->at < x->text.len && peek(x, 0) != ':' && peek(x, 0) != ')' && peek(x, 0) != '>'; x->at++)
    if (peek(x, 0) == 'i') x->caseless = true;
}

/* `name>` of a letter and up to 31 letters and digits. */
static bool is_group_name(const struct parser *x, size_t at) {
  size_t n = 0;
  for (; at + n < x->text.len && (alphanumeric(x->text.p[at + n]) || x->text.p[at + n] == '_'); n++) continue;
  return n > 0 && n <= 32 && !(x->text.p[at] >= '0' && x->text.p[at] <= '9') && at + n < x->text.len && x->text.p[at + n] == '>';
}

/* Behind `(`: what kind of group: P_GROUP, P_AHEAD for what must follow, P_ZERO for other lookarounds. `named` is set when a group
 * was opened by name, `atomic` when it gives nothing back. */
static enum pattern_kind parse_group_head(struct parser *x, bool *named, bool *atomic) {
  *named = *atomic = false;
  if (peek(x, 0) == '*') {
    doubt(x, true);
    while (x->at < x->text.len && peek(x, 0) != ')') x->at++;
    return P_ZERO;
  }
  if (peek(x, 0) != '?') {
    x->p->captures++;
    return P_GROUP;
  }
  char c = peek(x, 1);
  if (c == '=' || c == '!' || (c == '<' && (peek(x, 2) == '=' || peek(x, 2) == '!'))) {
    x->at += c == '<' ? 3 : 2;
    return c == '=' ? P_AHEAD : P_ZERO;
  }
  doubt(x, c != ':' && c != '>' && !(c == '<' && is_group_name(x, x->at + 2)));
  if (c == '#') {
    while (x->at < x->text.len && peek(x, 0) != ')') x->at++;
    return P_ZERO;
  }
  if (c == '<' || c == '\'' || c == 'P') {
    size_t start = x->at + (c == 'P' ? 3 : 2), end = start;
    while (end < x->text.len && x->text.p[end] != '>' && x->text.p[end] != '\'') end++;
    x->at = end + 1;
    add_group(x, view_sub(x->text, start, end), ++x->p->captures);
    if (x->opens < 64) x->open[x->opens++] = (uint16_t)(x->p->groups - 1);
    *named = true;
    return P_GROUP;
  }
  *atomic = c == '>';
  if (c == '|') fail(x, x->at, "branch reset groups are not part of the rule language");
  x->at++;
  parse_options(x);
  if (peek(x, 0) != ')') x->at++;
  return P_GROUP;
}

/* How many characters a sequence takes, -1 when that is not fixed. A symbol takes one, or none where nothing passes it: *symbols. */
static int width_of(const struct pattern_node *n, bool *symbols);

static int width_of_group(const struct pattern_node *g, bool *symbols) {
  bool inside = false;
  int width = g->alts > 0 ? width_of(g->alt[0], &inside) : 0;
  for (uint16_t i = 1; i < g->alts; i++)
    if (width_of(g->alt[i], &inside) != width || inside) return -1;
  *symbols |= inside;
  return width;
}

static int width_of(const struct pattern_node *n, bool *symbols) {
  int width = 0;
  for (; n != NULL; n = n->next) {
    int one = n->kind == P_ZERO || n->kind == P_AHEAD ? 0 : n->kind == P_UNKNOWN ? -1 : n->kind == P_GROUP ? width_of_group(n, symbols) : 1;
    if (one < 0 || n->least != n->most) return -1;
    *symbols |= n->kind == P_TEST;
    width += one * n->least;
  }
  return width;
}

/* PCRE2 wants a fixed width of each alternative of a lookbehind, and within one the same of all. */
static bool sure_behind(const struct pattern_node *g) {
  bool symbols = false; /* they may stand in a sequence */
  for (uint16_t i = 0; i < g->alts; i++)
    if (width_of(g->alt[i], &symbols) < 0) return false;
  return true;
}

static struct pattern_node *parse_group(struct parser *x) {
  size_t start = x->at++;
  uint16_t before = x->p->captures;
  bool named, atomic;
  if (++x->depth > DEPTH_MAX) fail(x, start, "groups are nested too deeply");
  enum pattern_kind kind = parse_group_head(x, &named, &atomic);
  uint16_t capture = x->p->captures > before ? x->p->captures : 0;
  struct pattern_node *n = x->failed ? new_node(x, P_GROUP) : parse_alternatives(x);
  if (peek(x, 0) != ')') fail(x, start, "a group without its ')'");
  x->at++;
  x->depth--;
  if (named) x->opens--;
  bool behind = peek_at(x, start + 1) == '?' && peek_at(x, start + 2) == '<' && !named;
  doubt(x, behind && !sure_behind(n));
  n->kind = kind;
  n->capture = capture;
  n->possessive = atomic;
  return n;
}

static uint32_t parse_count(struct parser *x) {
  uint32_t n = 0;
  for (; peek(x, 0) >= '0' && peek(x, 0) <= '9'; x->at++) n = n < 10000 ? n * 10 + (uint32_t)(peek(x, 0) - '0') : n;
  return n;
}

static void parse_quantifier(struct parser *x, struct pattern_node *n) {
  char c = peek(x, 0);
  if (c == '{' && !(peek(x, 1) >= '0' && peek(x, 1) <= '9')) return;
  if (c == '?' || c == '*') n->least = 0;
  if (c == '*' || c == '+') n->most = PATTERN_MANY;
  if (c == '{') {
    x->at++;
    uint32_t least = parse_count(x), most = least;
    if (peek(x, 0) == ',') {
      x->at++;
      most = peek(x, 0) == '}' ? PATTERN_MANY : parse_count(x);
    }
    doubt(x, peek(x, 0) != '}' || least > most || least > COUNT_SURE || (most > COUNT_SURE && most != PATTERN_MANY));
    n->least = (uint16_t)(least < PATTERN_MANY ? least : PATTERN_MANY);
    n->most = (uint16_t)(most < PATTERN_MANY ? most : PATTERN_MANY);
    while (x->at < x->text.len && peek(x, 0) != '}') x->at++;
  } else if (c != '?' && c != '*' && c != '+') {
    return;
  }
  doubt(x, n->kind == P_ZERO || n->kind == P_AHEAD);
  n->optional = n->least == 0;
  n->repeats = n->most > 1;
  x->at++;
  n->possessive |= peek(x, 0) == '+';
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
    struct pattern_node *n = new_node(x, P_ZERO);
    n->code = (unsigned char)c;
    return n;
  }
  if (c == '.') {
    struct charset all = {0};
    x->at++;
    charset_all(&all);
    return class_node(x, &all);
  }
  doubt(x, c == '*' || c == '+' || c == '?' || c == '{');
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
    uint32_t start = (uint32_t)x->at;
    struct pattern_node *n = parse_item(x);
    n->at = start;
    n->end = (uint32_t)x->at;
    skip_layout(x);
    doubt(x, x->at > n->end && peek(x, 0) != '\0' && strchr("*+?{", peek(x, 0)) != NULL);
    parse_quantifier(x, n);
    *tail = n;
    tail = &n->next;
  }
  return first;
}

static bool lone_symbol(const struct pattern_node *n) { return n != NULL && n->kind == P_TEST && n->least == 1 && n->most == 1 && n->next == NULL; }

static struct pattern_node *parse_alternatives(struct parser *x) {
  struct pattern_node *alt[512];
  uint16_t n = 0;
  for (;;) {
    if (n == 512) fail(x, x->at, "more than 512 alternatives: use a lexicon");
    if (x->failed) break;
    alt[n++] = parse_sequence(x);
    if (n > 1 && lone_symbol(alt[n - 1]) && lone_symbol(alt[n - 2])) x->p->symbol[x->p->symbols - 2].joined = 1;
    if (peek(x, 0) != '|') break;
    x->at++;
  }
  struct pattern_node *g = new_node(x, P_GROUP);
  g->alt = arena_packed(x->c->arena, n * sizeof *g->alt, sizeof *g->alt);
  memcpy(g->alt, alt, n * sizeof *alt);
  g->alts = n;
  return g;
}

enum status pattern_parse(struct pattern *out, const struct pattern_context *c, bool fold, struct origin *where, struct err *err) {
  struct parser x = {.p = out, .c = c, .where = where, .err = err, .caseless = fold};
  x.text = out->source.text;
  out->first = parse_alternatives(&x);
  if (!x.failed && x.at < x.text.len) fail(&x, x.at, "a ')' without its group");
  return x.failed ? ST_SYNTAX : ST_OK;
}
