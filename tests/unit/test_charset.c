/* What a class of a pattern takes is known as a set that may be larger than the truth and never smaller, for the filter of a stage is made
 * of such sets: a character left out would be a match that is never tried. PCRE2 is asked, character by character. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/utf8.h"
#include "rules/pattern.h"

static const char *const items[] = {
    "a",      "K",     "S",      "z",      "é",       "É",       "中",      "-",       "’",       "\\.",       "\\-",     "0-5",     "a-f",    "R-Z",
    "!-~",    "À-ÿ",   "一-龥",  "\\d",    "\\D",     "\\w",     "\\W",     "\\s",     "\\S",     "\\h",       "\\v",     "\\n",     "\\t",    "\\p{L}",
    "\\P{L}", "\\pL",  "\\p{Lu}", "\\P{Lu}", "\\p{Ll}", "\\P{Ll}", "\\p{Lo}", "\\P{Lo}", "\\p{N}",  "\\P{N}",    "\\p{Nd}", "\\P{Nd}", "\\p{P}", "\\P{P}",
    "\\p{Pd}", "\\P{Pd}", "\\p{S}", "\\P{S}", "\\p{Sc}", "\\P{Sc}", "\\p{M}",  "\\P{M}",  "\\p{Zs}", "\\P{Zs}",   "\\p{^L}", "\\x{41}", "\\x{2013}", "[:alpha:]"};
enum { ITEMS = sizeof items / sizeof *items };

/* White space beyond ASCII is one space in a projection. */
static const uint32_t beyond[] = {0xA3, 0xC9, 0xE9, 0x301, 0x661, 0x2013, 0x2019, 0x20AC, 0x3001, 0x4E2D, 0x9FA5, 0xFF15, CODE_BASE + 1, 0x1D400};

struct world {
  struct arena arena;
  struct buf text, runs;
  struct known_sets sets;
  uint64_t taken, given, missed; /* characters that PCRE2 takes, that the sets hold, that they should hold */
};

static pcre2_code *compiled(const char *class, bool fold) {
  int error;
  PCRE2_SIZE at;
  char whole[128];
  snprintf(whole, sizeof whole, "^(?:%s)$", class);
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)whole, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_EXTENDED | (fold ? PCRE2_CASELESS : 0), &error, &at, NULL);
  assert_non_null(code);
  return code;
}

static bool takes(const pcre2_code *code, pcre2_match_data *data, uint32_t c) {
  char bytes[4];
  size_t len = utf8_encode(c, bytes);
  return pcre2_match(code, (PCRE2_SPTR)bytes, len, 0, 0, data, NULL) > 0;
}

static bool holds(const struct charset *s, uint32_t c) {
  if (c < 128) return charset_ascii(s, (unsigned char)c);
  if (c >= CODE_BASE && c < CODE_BASE + CODE_MAX) return s->symbols; /* a symbol, whatever it stands for */
  for (unsigned k = 0; k <= TOKEN_IDEOGRAPH; k++)
    if ((token_kinds_of(c) >> k) & 1 && !charset_other(s, c, (enum token_kind)k)) return false;
  return true;
}

static void check(struct world *w, const char *class, bool fold) {
  struct pattern_context c = {.arena = &w->arena, .kept = &w->arena, .text = &w->text, .runs = &w->runs, .sets = &w->sets};
  struct pattern p = {.source.text = view_of(class)};
  struct origin where;
  struct err e = {0};
  assert_int_equal(pattern_parse(&p, &c, fold, &where, &e), ST_OK);
  const struct pattern_node *n = p.first->alt[0];
  assert_true(n->kind == P_CLASS || n->kind == P_CHAR);
  pcre2_code *code = compiled(class, fold);
  pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
  for (uint32_t i = ' '; i < 127 + sizeof beyond / sizeof *beyond; i++) {
    uint32_t ch = i < 127 ? i : beyond[i - 127];
    bool taken = takes(code, data, ch), held = holds(&n->set->chars, ch);
    if (taken && !held) print_error("%s%s takes U+%04X, the set does not hold it\n", class, fold ? " in any case" : "", (unsigned)ch);
    w->missed += taken && !held;
    w->taken += taken;
    w->given += held;
  }
  pcre2_match_data_free(data);
  pcre2_code_free(code);
}

static void check_both(struct world *w, const char *class) {
  check(w, class, false);
  check(w, class, true);
}

/* Each item alone, and each two together, in a class and in one that leaves them out. */
static void classes(void **state) {
  (void)state;
  struct world w = {0};
  char class[64];
  arena_init(&w.arena);
  buf_init(&w.text);
  buf_init(&w.runs);
  w.sets.arena = &w.arena;
  for (int i = 0; i < ITEMS; i++) {
    bool alone = items[i][0] == '\\';
    if (alone) check_both(&w, items[i]);
    for (int k = 0; k < ITEMS; k++) {
      snprintf(class, sizeof class, "[%s%s]", items[i], items[k]);
      check_both(&w, class);
      snprintf(class, sizeof class, "[^%s%s]", items[i], items[k]);
      check_both(&w, class);
    }
  }
  print_message("%llu characters taken, %llu held\n", (unsigned long long)w.taken, (unsigned long long)w.given);
  assert_int_equal(w.missed, 0);
  assert_true(w.given < w.taken * 2); /* else they would tell nothing */
  buf_free(&w.text);
  buf_free(&w.runs);
  arena_free(&w.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(classes)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
