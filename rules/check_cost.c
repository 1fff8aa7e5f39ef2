/* check_cost.c: patterns that cost too much: tried everywhere, or backtracking without end.
 *
 * Exponential backtracking takes two steps. A look at the tree finds groups that repeat without bound and hold something that can match
 * one text in two ways: another repetition, or alternatives. Each suspect is then put to the test: the group is compiled with an end
 * that cannot match and run over 10, 15 and 20 copies of a text that it matches, and what PCRE2 spends is measured by its own match
 * limit. What grows fivefold with each five copies is exponential (n^4, the largest polynomial that patterns come to in practice, grows
 * 3.2-fold from 15 to 20). */
#include "rules/checks.h"

#include "base/utf8.h"

/* ---- triggers */

/* Only the start of a sentence is tried: that costs nothing. */
static bool anchored(const struct draft_rule *r) {
  const struct pattern_node *n = r->pattern.first;
  while (n && n->kind == P_GROUP && n->alts == 1) n = n->alt[0];
  return n && n->kind == P_ZERO && r->pattern.source.text.p[n->at] == '^';
}

void check_triggers(struct check *c) {
  for (size_t i = 0; i < c->b->rules; i++) {
    const struct draft_rule *r = &c->b->rule[i];
    struct place place = yaml_place_in(r->match, 0, 1);
    if (c->b->stage[r->rule.stage].over == OVER_PARAGRAPH || anchored(r)) continue;
    if (r->first.any && r->clauses == 0)
      remark(c, (struct remark){NOTICE_SCAN, place, "begin the pattern with a word, a symbol or a shape", NULL},
             "rule '%s' searches every sentence: its pattern begins with anything and no word or symbol is required",
             r->rule.name.p);
    else if (!r->first.any && r->first.letter && r->rule.clauses == 0)
      remark(c, (struct remark){NOTICE_WORD, place, NULL, NULL},
             "rule '%s' is tried at every word: its pattern requires no word and no symbol", r->rule.name.p);
  }
}

/* ---- a text that a tree matches */

struct sample {
  struct buf text;
  const struct view *classes; /* of the stage's tests */
};

static void sample_sequence(struct sample *s, const struct pattern_node *n);

static void sample_code(struct sample *s, uint32_t code) {
  char bytes[4];
  buf_add(&s->text, bytes, utf8_encode(code, bytes));
}

static char class_sample(const struct pattern_node *n) {
  static const char tries[] = "aA1 -";
  for (const char *c = tries; *c != '\0'; c++)
    if (charset_ascii(&n->set->chars, (unsigned char)*c)) return *c;
  for (unsigned char c = ' '; c < 127; c++)
    if (charset_ascii(&n->set->chars, c)) return (char)c;
  return 'a';
}

/* The first code point of `[\x{E001}...]`. */
static uint32_t class_code(struct view class) {
  uint32_t code = 0;
  for (size_t i = class.len > 4 ? 4 : class.len; i < class.len && class.p[i] != '}'; i++)
    code = code * 16 + (uint32_t)(class.p[i] <= '9' ? class.p[i] - '0' : class.p[i] - 'A' + 10);
  return code;
}

static void sample_node(struct sample *s, const struct pattern_node *n) {
  switch (n->kind) {
  case P_CHAR: sample_code(s, n->code); break;
  case P_CLASS:
    if (n->set->marks_len)
      sample_code(s, n->set->marks[0]);
    else
      buf_char(&s->text, class_sample(n));
    break;
  case P_TEST: sample_code(s, class_code(s->classes[n->code])); break;
  case P_GROUP:
    if (n->alts) sample_sequence(s, n->alt[0]);
    break;
  case P_ZERO:
  case P_AHEAD:
  case P_UNKNOWN: break;
  }
}

static void sample_sequence(struct sample *s, const struct pattern_node *n) {
  for (; n != NULL; n = n->next)
    if (!n->optional) sample_node(s, n);
}

/* ---- the trial */

#define STEPS_MAX (1u << 22)

struct trial {
  struct check *c;
  const struct draft_rule *rule;
  const struct view *classes;
};

/* The smallest power of two of PCRE2's match limit that is enough for the text. */
static uint32_t steps_for(const pcre2_code *code, struct view text, pcre2_match_data *data, pcre2_match_context *limits) {
  for (uint32_t steps = 8; steps < STEPS_MAX; steps *= 2) {
    pcre2_set_match_limit(limits, steps);
    int rc = pcre2_match(code, (PCRE2_SPTR)text.p, text.len, 0, PCRE2_NO_UTF_CHECK, data, limits);
    if (rc != PCRE2_ERROR_MATCHLIMIT) return steps;
  }
  return STEPS_MAX;
}

static bool grows(const pcre2_code *code, struct view pump, uint32_t *steps) {
  static const int copies[] = {10, 15, 20};
  pcre2_match_data *data = pcre2_match_data_create(32, NULL);
  pcre2_match_context *limits = pcre2_match_context_create(NULL);
  pcre2_set_heap_limit(limits, 64 * LIMIT_HEAP_KIB);
  struct buf text;
  buf_init(&text);
  for (int i = 0; i < 3; i++) {
    text.len = 0;
    for (int k = 0; k < copies[i]; k++) buf_view(&text, pump);
    buf_char(&text, '\1');
    steps[i] = steps_for(code, (struct view){text.p, text.len}, data, limits);
    if (steps[i] == STEPS_MAX) {
      for (int k = i + 1; k < 3; k++) steps[k] = STEPS_MAX;
      break;
    }
  }
  buf_free(&text);
  pcre2_match_data_free(data);
  pcre2_match_context_free(limits);
  return steps[2] == STEPS_MAX || (steps[1] >= 4 * steps[0] && steps[2] >= 4 * steps[1] && steps[2] > 4096);
}

/* The group of the pattern, symbols as classes, with an end that cannot match. */
static pcre2_code *compile_alone(const struct trial *t, const struct pattern_node *n, bool fold) {
  const struct pattern *p = &t->rule->pattern;
  const char *text = p->source.text.p;
  struct buf b;
  int error;
  PCRE2_SIZE offset;
  buf_init(&b);
  buf_str(&b, "(?:");
  uint32_t at = n->at;
  for (uint32_t i = 0; i < p->symbols; i++) {
    if (p->symbol[i].start < n->at || p->symbol[i].end > n->end) continue;
    buf_add(&b, text + at, p->symbol[i].start - at);
    buf_view(&b, t->classes[p->symbol[i].test]);
    at = p->symbol[i].end;
  }
  buf_add(&b, text + at, n->end - at);
  buf_str(&b, "\n)+\\x02");
  uint32_t options =
      PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_EXTENDED | PCRE2_DUPNAMES | PCRE2_ANCHORED | (fold ? PCRE2_CASELESS : 0);
  /* Studied for a required last character, the attack would end before it began. */
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)b.p, b.len, options | PCRE2_NO_START_OPTIMIZE, &error, &offset, NULL);
  buf_free(&b);
  return code;
}

static bool attack(const struct trial *t, const pcre2_code *code, struct view pump, const struct pattern_node *n) {
  uint32_t steps[3];
  if (pump.len == 0 || !grows(code, pump, steps)) return false;
  const char *most = steps[2] == STEPS_MAX ? "over " : "";
  remark(t->c,
         (struct remark){NOTICE_EXPONENTIAL, pattern_place(t->rule, n->at, n->end),
                         "let one text be read in one way: possessive `++`, or a mark between the repetitions", NULL},
         "this repetition backtracks exponentially: 10, 15 and 20 times '%.*s' take %u, %s%u and %s%u steps", (int)pump.len,
         pump.p, steps[0], steps[1] == STEPS_MAX ? "over " : "", steps[1], most, steps[2]);
  return true;
}

/* Texts to repeat: each alternative as it is, each inner repetition alone, neighbours together. */
static void try_group(const struct trial *t, const struct pattern_node *n) {
  pcre2_code *code = compile_alone(t, n, t->rule->fold);
  struct sample s = {.classes = t->classes};
  bool told = false;
  buf_init(&s.text);
  for (uint16_t i = 0; code && !told && i < n->alts && i < 8; i++) {
    s.text.len = 0;
    sample_sequence(&s, n->alt[i]);
    told = attack(t, code, (struct view){s.text.p, s.text.len}, n);
    for (const struct pattern_node *k = n->alt[i]; !told && k != NULL; k = k->next) {
      if (k->most < PATTERN_MANY || k->possessive) continue;
      s.text.len = 0;
      sample_node(&s, k);
      told = attack(t, code, (struct view){s.text.p, s.text.len}, n);
    }
  }
  buf_free(&s.text);
  pcre2_code_free(code);
}

static bool ambiguous(const struct pattern_node *group) {
  for (uint16_t i = 0; i < group->alts; i++)
    for (const struct pattern_node *n = group->alt[i]; n != NULL; n = n->next)
      if ((n->most == PATTERN_MANY && !n->possessive) || (n->kind == P_GROUP && (n->alts > 1 || ambiguous(n)))) return true;
  return group->alts > 1;
}

static void walk_repeats(const struct trial *t, const struct pattern_node *n) {
  for (; n != NULL; n = n->next) {
    if (n->kind == P_GROUP && n->most == PATTERN_MANY && !n->possessive && ambiguous(n)) try_group(t, n);
    for (uint16_t i = 0; i < n->alts; i++) walk_repeats(t, n->alt[i]);
  }
}

static void put_classes(struct check *c, size_t stage, struct view *classes) {
  struct buf class;
  buf_init(&class);
  for (uint16_t t = 0; t < c->b->stage[stage].tests; t++, class.len = 0) {
    struct testset tests = {0};
    testset_add(&tests, t);
    stage_put_class(&class, &c->b->rs->stages[stage], &tests);
    classes[t] = arena_copy(&c->b->scratch, (struct view){class.p, class.len});
  }
  buf_free(&class);
}

void check_backtracking(struct check *c) {
  for (size_t s = 0; s < c->b->stages; s++) {
    struct view classes[TESTS_MAX];
    put_classes(c, s, classes);
    for (size_t i = 0; i < c->b->rules; i++)
      if (c->b->rule[i].rule.stage == s) walk_repeats(&(struct trial){c, &c->b->rule[i], classes}, c->b->rule[i].pattern.first);
  }
}
