#include "extract/twin.h"

#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "rules/token.h"

struct twin {
  const struct rule *rule;
  pcre2_code *code;
  pcre2_match_data *data;
  pcre2_match_context *limits;
  struct buf text;    /* the PCRE2 pattern */
  uint32_t *origin;   /* by byte of it, and for its end: byte of rule->pattern; owned */
  uint8_t *around;    /* by byte of rule->pattern: depth of lookarounds; owned */
  struct twin_run *run;
  uint32_t start;     /* of the run */
};

/* ---- the pattern */

static void emit(struct twin *t, const struct stage *st) {
  const struct rule *r = t->rule;
  size_t cap = 0, at = 0;
  for (uint32_t i = 0; i <= r->symbols; i++) {
    size_t to = i < r->symbols ? r->symbol[i].start : r->pattern.len;
    size_t plain = t->text.len;
    buf_view(&t->text, view_sub(r->pattern, at, to));
    size_t symbol = t->text.len;
    struct testset tests = {0};
    if (i < r->symbols) testset_add(&tests, r->symbol[i].test);
    if (i < r->symbols) stage_put_class(&t->text, st, &tests);
    if (t->text.len + 1 > cap) {
      cap = t->text.len * 2 + 64;
      t->origin = resized(t->origin, cap, sizeof *t->origin);
    }
    for (size_t k = plain; k < symbol; k++) t->origin[k] = (uint32_t)(at + k - plain);
    for (size_t k = symbol; k < t->text.len; k++) t->origin[k] = (uint32_t)to;
    at = i < r->symbols ? r->symbol[i].end : to;
  }
  t->origin[t->text.len] = (uint32_t)r->pattern.len;
}

static bool is_lookaround(struct view p, size_t at) {
  if (at + 2 >= p.len || p.p[at] != '(' || p.p[at + 1] != '?') return false;
  char c = p.p[at + 2], d = at + 3 < p.len ? p.p[at + 3] : '\0';
  return c == '=' || c == '!' || (c == '<' && (d == '=' || d == '!'));
}

/* Byte behind the character or the class at `at`; a bracket is one byte. */
static size_t item_end(struct view p, size_t at) {
  if (p.p[at] == '\\') return at + 2 < p.len ? at + 2 : p.len;
  if (p.p[at] != '[') return at + 1;
  size_t i = at + 1;
  if (i < p.len && p.p[i] == '^') i++;
  if (i < p.len && p.p[i] == ']') i++;
  while (i < p.len && p.p[i] != ']') i += p.p[i] == '\\' ? 2 : 1;
  return i < p.len ? i + 1 : p.len;
}

/* Byte behind the group that opens at `at`. */
static size_t group_end(struct view p, size_t at) {
  size_t depth = 0;
  for (size_t i = at; i < p.len; i = item_end(p, i)) {
    if (p.p[i] == '(') depth++;
    if (p.p[i] == ')' && --depth == 0) return i + 1;
  }
  return p.len;
}

static void mark_lookarounds(struct twin *t) {
  struct view p = t->rule->pattern;
  t->around = calloc(p.len + 1, 1);
  if (t->around == NULL) out_of_memory(p.len + 1);
  for (size_t i = 0; i < p.len; i = item_end(p, i)) {
    if (!is_lookaround(p, i)) continue;
    size_t end = group_end(p, i);
    for (size_t k = i + 1; k < end; k++) t->around[k] = 1; /* its first byte is an element of what is around it */
  }
}

struct twin *twin_new(const struct ruleset *rs, const struct rule *r) {
  struct twin *t = calloc(1, sizeof *t);
  int code;
  PCRE2_SIZE offset;
  if (t == NULL) out_of_memory(sizeof *t);
  t->rule = r;
  buf_init(&t->text);
  emit(t, &rs->stages[r->stage]);
  mark_lookarounds(t);
  uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_EXTENDED | PCRE2_DUPNAMES | PCRE2_ANCHORED | PCRE2_AUTO_CALLOUT |
                     PCRE2_NO_START_OPTIMIZE | PCRE2_NO_AUTO_POSSESS | (r->fold ? PCRE2_CASELESS : 0);
  t->code = pcre2_compile((PCRE2_SPTR)t->text.p, t->text.len, options, &code, &offset, NULL);
  t->data = pcre2_match_data_create(1, NULL);
  t->limits = pcre2_match_context_create(NULL);
  if (t->data == NULL || t->limits == NULL) abort();
  pcre2_set_match_limit(t->limits, LIMIT_MATCH);
  pcre2_set_depth_limit(t->limits, LIMIT_DEPTH);
  pcre2_set_heap_limit(t->limits, LIMIT_HEAP_KIB);
  if (t->code != NULL) return t;
  twin_free(t);
  return NULL;
}

void twin_free(struct twin *t) {
  if (t == NULL) return;
  pcre2_code_free(t->code);
  pcre2_match_data_free(t->data);
  pcre2_match_context_free(t->limits);
  buf_free(&t->text);
  free(t->origin);
  free(t->around);
  free(t);
}

/* ---- the run */

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* People wrote a word, not its letters. A quantifier behind it takes the last letter away. */
static struct span word(struct view p, struct span e) {
  while (e.start > 0 && is_letter(p.p[e.start - 1]) && !(e.start > 1 && p.p[e.start - 2] == '\\')) e.start--;
  while (e.end < p.len && is_letter(p.p[e.end])) e.end++;
  if (e.end < p.len && e.end - e.start > 1 && strchr("?*+{", p.p[e.end]) != NULL) e.end--;
  return e;
}

/* The element of rule->pattern that PCRE2 is about to try; empty for brackets and bars, which match by themselves. */
static struct span element(const struct twin *t, size_t at, size_t len) {
  struct view p = t->rule->pattern;
  struct span e = {t->origin[at], t->origin[at + len <= t->text.len ? at + len : t->text.len]};
  if (e.start >= p.len || len == 0) return (struct span){0, 0};
  if (is_lookaround(p, e.start)) return (struct span){e.start, (uint32_t)group_end(p, e.start)};
  char c = p.p[e.start];
  if (c == '(' || c == ')' || c == '|') return (struct span){0, 0};
  return is_letter(c) && e.end == e.start + 1 ? word(p, e) : e;
}

static void want(const struct twin *t, struct span e) {
  struct twin_run *run = t->run;
  struct view p = t->rule->pattern, text = view_sub(p, e.start, e.end);
  for (uint32_t i = 0; i < run->wanted_len; i++)
    if (view_eq(view_sub(p, run->wanted[i].start, run->wanted[i].end), text)) return; /* said already, of this place or another */
  if (run->wanted_len < TWIN_WANTED_MAX) run->wanted[run->wanted_len++] = e;
}

/* A letter or digit; no symbol of a projection. */
static bool in_word(uint32_t c) {
  if (c < 128) return is_letter((char)c) || (c >= '0' && c <= '9');
  return !(c >= CODE_PRIVATE_FIRST && c <= CODE_PRIVATE_LAST) && !(c >= 0x2000 && c <= 0x303F);
}

/* Half a word is no progress: inside one the place is its beginning, or that of the run. */
static uint32_t word_start(const struct twin *t, const char *text, uint32_t at, uint32_t end) {
  size_t n;
  if (at >= end || !in_word(utf8_decode(text + at, text + end, &n))) return at;
  while (at > t->start) {
    uint32_t before = at - 1;
    while (before > t->start && ((unsigned char)text[before] & 0xC0) == 0x80) before--;
    if (!in_word(utf8_decode(text + before, text + end, &n))) break;
    at = before;
  }
  return at;
}

static int callout(pcre2_callout_block *c, void *context) {
  struct twin *t = context;
  struct twin_run *run = t->run;
  struct span e = element(t, c->pattern_position, c->next_item_length);
  uint32_t at = word_start(t, (const char *)c->subject, (uint32_t)c->current_position, (uint32_t)c->subject_length);
  if (e.end == e.start || t->around[e.start] || at < run->reached) return 0;
  if (at > run->reached) {
    run->reached = at;
    run->wanted_len = 0;
  }
  want(t, e);
  return 0;
}

void twin_try(struct twin *t, struct view projection, uint32_t at, struct twin_run *out) {
  *out = (struct twin_run){.reached = at};
  t->run = out;
  t->start = at;
  pcre2_set_callout(t->limits, callout, t);
  int rc = pcre2_match(t->code, (PCRE2_SPTR)projection.p, projection.len, at, PCRE2_NO_UTF_CHECK, t->data, t->limits);
  if (rc < 0) return;
  const PCRE2_SIZE *o = pcre2_get_ovector_pointer(t->data);
  out->matched = o[1] > o[0];
  out->end = (uint32_t)o[1];
}
