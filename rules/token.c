#include "rules/token.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/status.h"
#include "base/utf8.h"

/* Classes of code points; ASCII by table, the rest from utf8proc's categories. */
enum class { C_SPACE, C_LETTER, C_DIGIT, C_MARK, C_IDEOGRAPH, C_COMBINING, C_NONE /* zero width: joins nothing, parts nothing */ };

#define L C_LETTER
#define D C_DIGIT
#define M C_MARK
static const uint8_t ascii_class[128] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M,
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, M,
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, 0,
};
#undef L
#undef D
#undef M

static bool ideograph(uint32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF && !(c >= 0x3000 && c <= 0x303F)) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Full-width ASCII (U+FF01..U+FF5E), curly apostrophes and the rarer dashes have a plain twin; patterns and lexicons are written with
 * that one. */
static uint32_t plain(uint32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x2032) return '\'';
  if (c == 0x2010 || c == 0x2011 || c == 0x2212) return '-';
  if (c == 0x2012) return 0x2013;
  if (c == 0x301C) return '~';
  if (c >= CODE_PRIVATE_FIRST && c <= CODE_PRIVATE_LAST) return 0xFFFD; /* the projection's own code points */
  return c;
}

/* Full-width commas, colons, semicolons, full stops and closing brackets carry the space behind them, though not before what closes. */
static bool wide_space_after(uint32_t c) {
  return c == 0xFF0C || c == 0xFF1A || c == 0xFF1B || c == 0xFF01 || c == 0xFF1F || c == 0xFF09 || c == 0x3001 || c == 0x3002;
}

bool token_closes(uint32_t c) {
  c = plain(c);
  return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == ')' || c == '"' || c == '\'' ||
         c == 0x201D || c == 0x3002 || c == 0x3011 || c == 0x300B || c == 0x300D;
}

static enum class class_of(uint32_t c) {
  c = plain(c);
  if (c < 128) return (enum class)ascii_class[c];
  if (c == 0xFEFF || c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060) return C_NONE;
  if (ideograph(c)) return C_IDEOGRAPH;
  switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return C_LETTER;
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME: return C_COMBINING;
    case UTF8PROC_CATEGORY_ND: return C_DIGIT;
    case UTF8PROC_CATEGORY_ZS: case UTF8PROC_CATEGORY_ZL: case UTF8PROC_CATEGORY_ZP: case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF: return C_SPACE;
    default: return C_MARK;
  }
}

uint8_t token_kinds_of(uint32_t c) {
  switch (class_of(c)) {
    case C_LETTER: return 1u << TOKEN_WORD;
    case C_DIGIT: return 1u << TOKEN_DIGITS;
    case C_MARK: return 1u << TOKEN_MARK;
    case C_IDEOGRAPH: return 1u << TOKEN_IDEOGRAPH;
    default: return 1u << TOKEN_WORD | 1u << TOKEN_DIGITS | 1u << TOKEN_MARK; /* combines with what it follows */
  }
}

void tokens_init(struct tokens *t) { memset(t, 0, sizeof *t); }

void tokens_free(struct tokens *t) {
  free(t->at);
  memset(t, 0, sizeof *t);
}

static struct token *push(struct tokens *t) {
  if (t->len == t->cap) {
    t->cap = t->cap ? t->cap * 2 : 1024;
    t->at = resized(t->at, t->cap, sizeof *t->at);
  }
  return &t->at[t->len++];
}

#define WORD_LONGEST 64u /* bytes; a longer run of letters is in no pack */

/* The word under way: its normal form and the hash of it. */
struct run {
  uint64_t hash;
  uint32_t len;
  char normal[WORD_LONGEST];
};

static inline void run_byte(struct run *r, unsigned char c) {
  r->hash = word_hash_step(r->hash, c);
  if (r->len < WORD_LONGEST) r->normal[r->len] = (char)c;
  r->len++;
}

static void run_code(struct run *r, uint32_t c) {
  char out[4];
  size_t n = utf8_encode((uint32_t)utf8proc_tolower((utf8proc_int32_t)c), out);
  for (size_t i = 0; i < n; i++) run_byte(r, (unsigned char)out[i]);
}

static inline uint32_t run_id(const struct run *r, const struct words *words) {
  return r->len <= WORD_LONGEST ? words_find(words, word_hash_end(r->hash), r->normal, r->len) : 0;
}

/* Letters or digits from `at`: returns the end. ASCII goes byte by byte, the rest by code point. */
static uint32_t run_end(struct run *r, const char *p, uint32_t at, uint32_t end, enum class want, uint8_t *flags) {
  while (at < end) {
    unsigned char c = (unsigned char)p[at];
    if (c < 128) {
      if (ascii_class[c] != want) return at;
      bool upper = c >= 'A' && c <= 'Z';
      if (upper && r->len > 0) *flags |= TOKEN_CAPS;
      run_byte(r, upper ? c | 0x20 : c);
      at++;
      continue;
    }
    size_t n;
    uint32_t code = utf8_decode(p + at, p + end, &n);
    enum class k = class_of(code);
    if (k == C_NONE || k == C_COMBINING) {
      *flags |= k == C_NONE ? TOKEN_CHANGED : TOKEN_CAPS;
      if (k == C_COMBINING) run_code(r, code);
      at += (uint32_t)n;
      continue;
    }
    if (k != want) return at;
    if (plain(code) != code) *flags |= TOKEN_CHANGED;
    *flags |= TOKEN_CAPS;
    run_code(r, plain(code));
    at += (uint32_t)n;
  }
  return at;
}

static bool upper_at(const char *p, uint32_t at, uint32_t end) {
  unsigned char c = (unsigned char)p[at];
  if (c < 128) return c >= 'A' && c <= 'Z';
  size_t n;
  uint32_t code = plain(utf8_decode(p + at, p + end, &n));
  return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LU;
}

/* A mark or an ideograph: one character, whatever combines with it included. */
static uint32_t mark_end(struct run *r, const char *p, uint32_t at, uint32_t end, uint8_t *flags) {
  size_t n;
  uint32_t code = utf8_decode(p + at, p + end, &n);
  if (plain(code) != code) *flags |= TOKEN_CHANGED;
  run_code(r, plain(code));
  return at + (uint32_t)n;
}

/* A hyphen stands before this line end: its word goes on in the next line. */
static bool breaks_its_word(const char *p, uint32_t start, uint32_t at) {
  if (p[at] == '\n' && at > start && p[at - 1] == '\r') at--;
  return at > start + 1 && p[at - 1] == '-' && p[at - 2] != ' ';
}

static bool is_ascii_letter(char c) { return (unsigned char)c < 128 && ascii_class[(unsigned char)c] == C_LETTER; }

/* A comma or a semicolon between two letters: the space behind it was lost. */
static bool lost_space(const char *p, uint32_t start, uint32_t at, uint32_t end) {
  return (p[at] == ',' || p[at] == ';') && at > start && at + 1 < end && is_ascii_letter(p[at - 1]) && is_ascii_letter(p[at + 1]);
}

/* The mark that was cut last stands between one to three digits and three: "1,234" in full width is one number. */
static bool groups_digits(const struct tokens *out, const char *p, uint32_t at, uint32_t end) {
  if (out->len < 2 || out->at[out->len - 1].flags & TOKEN_SPACE || out->at[out->len - 2].kind != TOKEN_DIGITS) return false;
  const struct token *t = &out->at[out->len - 2];
  uint32_t n = 0;
  while (at + n < end && n < 4 && p[at + n] >= '0' && p[at + n] <= '9') n++;
  return n == 3 && t->end - t->start <= 3;
}

void tokens_cut(struct tokens *out, const struct words *words, struct view text, uint32_t start, uint32_t end) {
  const char *p = text.p;
  uint8_t pending = out->len > 0 ? TOKEN_SPACE | TOKEN_LINE : 0; /* what stands before the next token */
  bool wide = false;   /* a full-width mark carries a space, which is still to come */
  for (uint32_t at = start; at < end;) {
    unsigned char c = (unsigned char)p[at];
    size_t n = 1;
    uint32_t code = c < 128 ? c : utf8_decode(p + at, p + end, &n);
    enum class k = c < 128 ? (enum class)ascii_class[c] : class_of(code);
    if (k == C_SPACE || k == C_NONE) {
      bool hyphen = (c == '\n' || c == '\r') && breaks_its_word(p, start, at);
      if (k == C_SPACE) pending |= (uint8_t)((hyphen ? 0 : TOKEN_SPACE) | (c == '\n' ? TOKEN_LINE : 0));
      at += (uint32_t)n;
      continue;
    }
    if (wide && !(k == C_MARK && token_closes(code))) {
      pending |= TOKEN_SPACE;
      wide = false;
    }
    struct token *t = push(out);
    *t = (struct token){.start = at, .flags = pending};
    pending = 0;
    struct run r;
    r.hash = WORD_HASH_START;
    r.len = 0;
    if (k == C_LETTER || k == C_DIGIT) {
      t->kind = k == C_LETTER ? TOKEN_WORD : TOKEN_DIGITS;
      if (k == C_LETTER && upper_at(p, at, end)) t->flags |= TOKEN_UPPER;
      at = run_end(&r, p, at, end, k, &t->flags);
      t->word = run_id(&r, words);
    } else if (c < 128) {
      t->kind = TOKEN_MARK;
      wide = wide || lost_space(p, start, at, end);
      at++;
      t->word = words->mark[c];
    } else {
      t->kind = k == C_IDEOGRAPH ? TOKEN_IDEOGRAPH : TOKEN_MARK;
      if (code == 0xFF08 && at > start) t->flags |= TOKEN_SPACE; /* and an opening bracket that before it */
      at = mark_end(&r, p, at, end, &t->flags);
      if (wide_space_after(code) && !groups_digits(out, p, at, end)) wide = true;
      t->word = run_id(&r, words);
    }
    t->end = at;
  }
}

void token_spelling(struct buf *out, struct view text, const struct token *t) {
  if (!(t->flags & TOKEN_CHANGED)) {
    buf_add(out, text.p + t->start, t->end - t->start);
    return;
  }
  for (uint32_t at = t->start; at < t->end;) {
    size_t n;
    char bytes[4];
    uint32_t c = utf8_decode(text.p + at, text.p + t->end, &n);
    if (class_of(c) != C_NONE) buf_add(out, bytes, utf8_encode(plain(c), bytes));
    at += (uint32_t)n;
  }
}

void token_normal(struct buf *out, struct view text, const struct token *t) {
  for (uint32_t at = t->start; at < t->end;) {
    size_t n;
    char bytes[4];
    unsigned char ascii = (unsigned char)text.p[at];
    if (ascii < 128) {
      buf_char(out, (char)(ascii >= 'A' && ascii <= 'Z' ? ascii | 0x20 : ascii));
      at++;
      continue;
    }
    uint32_t c = utf8_decode(text.p + at, text.p + t->end, &n);
    if (class_of(c) != C_NONE) buf_add(out, bytes, utf8_encode((uint32_t)utf8proc_tolower((utf8proc_int32_t)plain(c)), bytes));
    at += (uint32_t)n;
  }
}
