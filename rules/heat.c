/* heat.c: patterns compiled when they are tried, and to machine code when they are tried often. */
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include "rules/charset.h"
#include "rules/ruleset.h"

/* ---- the pattern that PCRE2 reads */

void stage_put_class(struct buf *out, const struct stage *s, const struct testset *tests) {
  size_t start = out->len;
  buf_char(out, '[');
  for (uint32_t c = 1, from; c <= s->codes; c++) {
    if (!testset_meets(&s->code_tests[c], tests)) continue;
    for (from = c; c < s->codes && testset_meets(&s->code_tests[c + 1], tests);) c++;
    buf_printf(out, "\\x{%X}", (unsigned)(CODE_BASE + from));
    if (c > from) buf_printf(out, "-\\x{%X}", (unsigned)(CODE_BASE + c));
  }
  buf_char(out, ']');
  if (out->len - start > 2) return;
  out->len = start;
  buf_str(out, "(?!)");
}

/* White space of a projection is one space: `\s` becomes that character, which is a third of the machine code. */
static void put_text(struct buf *out, struct view text) {
  for (size_t i = 0; i < text.len; i++) {
    buf_char(out, text.p[i]);
    if (text.p[i] != '\\' || ++i == text.len) continue;
    buf_char(out, text.p[i] == 's' ? ' ' : text.p[i]);
  }
}

/* Each symbol becomes its class; a match ends where a token ends: not between two letters, not between two digits. Gives the byte of
 * the rule's pattern that byte `find` stands for. */
static size_t emit(struct buf *out, const struct ruleset *rs, const struct rule *r, size_t find) {
  size_t at = 0, found = 0;
  buf_str(out, "(?:");
  for (uint32_t i = 0; i <= r->symbols; i++) {
    size_t end = i < r->symbols ? r->symbol[i].start : r->pattern.len;
    if (find >= out->len) found = at + (find - out->len < end - at ? find - out->len : end - at);
    put_text(out, view_sub(r->pattern, at, end));
    if (i == r->symbols) break;
    struct testset tests = {0};
    testset_add(&tests, r->symbol[i].test);
    while (r->symbol[i].joined) testset_add(&tests, r->symbol[++i].test);
    stage_put_class(out, &rs->stages[r->stage], &tests);
    at = r->symbol[i].end;
  }
  buf_str(out, "\n)"); /* the line end closes a trailing comment */
  if (r->ends & (CAN_LETTER | CAN_UPPER)) buf_str(out, "(?<![A-Za-z](?=[A-Za-z]))");
  if (r->ends & CAN_DIGIT) buf_str(out, "(?<![0-9](?=[0-9]))");
  return found;
}

pcre2_code *rule_compile(const struct ruleset *rs, const struct rule *r, int *error, size_t *at) {
  struct buf text;
  PCRE2_SIZE offset;
  uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_EXTENDED | PCRE2_DUPNAMES | (r->fold ? PCRE2_CASELESS : 0) |
                     (r->search ? 0 : PCRE2_ANCHORED);
  buf_init(&text);
  emit(&text, rs, r, 0);
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)text.p, text.len, options, error, &offset, NULL);
  text.len = 0;
  if (code == NULL) *at = emit(&text, rs, r, offset);
  buf_free(&text);
  return code;
}

/* `<Year>` becomes the mark that stands for the year. Gives the byte of the pattern that byte `find` of what was written stands for. */
static size_t put_year_line(struct buf *out, struct view pattern, size_t find) {
  static const char year[] = "<Year>", mark[] = "\\x{" YEAR_MARK_HEX "}";
  size_t at = 0, end, found = 0;
  buf_str(out, "(?:");
  for (const char *next = pattern.p; next != NULL; at = end + sizeof year - 1) {
    next = memmem(pattern.p + at, pattern.len - at, year, sizeof year - 1);
    end = next ? (size_t)(next - pattern.p) : pattern.len;
    if (find >= out->len) found = at + (find - out->len < end - at ? find - out->len : end - at);
    buf_view(out, view_sub(pattern, at, end));
    if (next != NULL) buf_str(out, mark);
  }
  buf_str(out, "\n)"); /* the line end closes a trailing comment */
  return found;
}

pcre2_code *year_line_compile(struct view pattern, int *error, size_t *at) {
  struct buf text;
  PCRE2_SIZE offset;
  buf_init(&text);
  put_year_line(&text, pattern, 0);
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)text.p, text.len, PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_EXTENDED, error, &offset, NULL);
  text.len = 0;
  if (code == NULL) *at = put_year_line(&text, pattern, offset);
  buf_free(&text);
  return code;
}

/* ---- made once, by one thread at a time */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* The codes lie in a row in the image, and one that was read is not read again: their pages are given back now and then, by some
 * thread that holds the lock. They are those of a file, and come again where one is asked for. */
static void give_back(const struct ruleset *rs) {
  static unsigned reads;
  struct view first = rs->rules[0].code, last = rs->rules[rs->rules_len - 1].code;
  if (++reads % 64 != 0 || first.len == 0 || last.len == 0) return;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t from = ((uintptr_t)first.p + page - 1) / page * page, to = (uintptr_t)(last.p + last.len) / page * page;
  if (to > from) madvise((void *)from, to - from, MADV_DONTNEED);
}

/* From an image, in which PCRE2 reads only what it wrote itself. */
static pcre2_code *ready(const struct ruleset *rs, const struct rule *r) {
  pcre2_code *code = NULL;
  if (r->code.len == 0) return NULL;
  pcre2_serialize_decode(&code, 1, (const uint8_t *)r->code.p, NULL);
  give_back(rs);
  return code;
}

/* NULL when PCRE2 refuses what the parser took for sure (pattern.c), which would be an error of ours. */
static pcre2_code *code_of(const struct ruleset *rs, const struct rule *r) {
  struct rule_heat *h = &rs->heat[r->id];
  pcre2_code *code = atomic_load_explicit(&h->code, memory_order_acquire);
  if (code != NULL) return code;
  pthread_mutex_lock(&lock);
  code = atomic_load_explicit(&h->code, memory_order_relaxed);
  if (code == NULL) {
    int error;
    size_t at;
    code = ready(rs, r);
    if (code == NULL) code = rule_compile(rs, r, &error, &at);
    atomic_store_explicit(&h->code, code, memory_order_release);
  }
  pthread_mutex_unlock(&lock);
  return code;
}

/* A copy, for another thread may be interpreting the code. NULL where there is no machine code. */
static pcre2_code *machine_of(struct rule_heat *h, pcre2_code *code) {
  if (atomic_load_explicit(&h->plain, memory_order_relaxed)) return NULL;
  pthread_mutex_lock(&lock);
  pcre2_code *machine = atomic_load_explicit(&h->machine, memory_order_relaxed);
  if (machine == NULL) {
    machine = pcre2_code_copy(code);
    if (machine != NULL && pcre2_jit_compile(machine, PCRE2_JIT_COMPLETE) != 0) {
      pcre2_code_free(machine);
      machine = NULL;
    }
    if (machine == NULL) atomic_store_explicit(&h->plain, true, memory_order_relaxed);
    atomic_store_explicit(&h->machine, machine, memory_order_release);
  }
  pthread_mutex_unlock(&lock);
  return machine;
}

/* Machine code costs by the length of its pattern, 270,000 instructions at an average and 10 million at the most, a try by the interpreter
 * some 3,000 more than by it. One page should make little of it in vain, and many pages should soon have what they need. */
#define TRIES_COLD 32u
#define BYTES_A_TRY 256u /* of the compiled pattern */

static int interpret(pcre2_code *code, struct view text, size_t at, pcre2_match_data *data, pcre2_match_context *limits) {
  return pcre2_match(code, (PCRE2_SPTR)text.p, text.len, at, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, limits);
}

static int run(pcre2_code *machine, struct view text, size_t at, pcre2_match_data *data, pcre2_match_context *limits) {
  return pcre2_jit_match(machine, (PCRE2_SPTR)text.p, text.len, at, 0, data, limits);
}

/* What is seldom tried stays with the interpreter, however many pages there are: of so many tries of a thread those before are halved, so that it
 * is how often a pattern is tried that counts. Machine code that is hardly read costs memory, and the caches what others have in them. */
#define TRIES_A_HALVING (1u << 17) /* of all rules: some thirty pages */

static void cool(const struct ruleset *rs) {
  static _Thread_local uint32_t tries;
  if (++tries % TRIES_A_HALVING != 0) return;
  for (uint16_t i = 0; i < rs->rules_len; i++) {
    uint32_t n = atomic_load_explicit(&rs->heat[i].tries, memory_order_relaxed);
    if (n > 0) atomic_fetch_sub_explicit(&rs->heat[i].tries, (n + 1) / 2, memory_order_relaxed);
  }
}

/* Counts the try. */
static bool tried_often(struct rule_heat *h, const pcre2_code *code) {
  size_t bytes = 0;
  if (atomic_load_explicit(&h->plain, memory_order_relaxed)) return false;
  pcre2_pattern_info(code, PCRE2_INFO_SIZE, &bytes);
  return atomic_fetch_add_explicit(&h->tries, 1, memory_order_relaxed) >= TRIES_COLD + bytes / BYTES_A_TRY;
}

int rule_match(const struct ruleset *rs, const struct rule *r, struct view text, size_t at, pcre2_match_data *data, pcre2_match_context *limits) {
  struct rule_heat *h = &rs->heat[r->id];
  pcre2_code *code = NULL, *machine = atomic_load_explicit(&h->machine, memory_order_acquire);
  cool(rs);
  if (machine == NULL) {
    code = code_of(rs, r);
    if (code == NULL) return PCRE2_ERROR_INTERNAL;
    if (tried_often(h, code)) machine = machine_of(h, code);
  }
  int rc = machine ? run(machine, text, at, data, limits) : interpret(code, text, at, data, limits);
  if (rc >= PCRE2_ERROR_NOMATCH) return rc;
  if (machine != NULL) return interpret(code_of(rs, r), text, at, data, limits);
  machine = machine_of(h, code);
  return machine ? run(machine, text, at, data, limits) : rc;
}
