/* token.h: the smallest pieces of text, the same for pages and for the words of a pack.
 *
 * A token is a run of letters, a run of digits, or one other character (a Han, Kana or Hangul character is a token too: such text
 * has no spaces to go by). White space, control characters and zero-width characters separate and belong to none.
 */
#ifndef ANNALS_RULES_TOKEN_H
#define ANNALS_RULES_TOKEN_H

#include "base/buf.h"
#include "rules/words.h"

/* Code points that projections use (rules/ruleset.h); in a page they are replaced by U+FFFD. */
#define CODE_PRIVATE_FIRST 0xE000u
#define CODE_PRIVATE_LAST 0xF8FFu

enum token_kind { TOKEN_WORD, TOKEN_DIGITS, TOKEN_MARK, TOKEN_IDEOGRAPH };
/* A mark before which no space stands: a comma, a closing bracket. */
bool token_closes(uint32_t c);
/* In which kinds of tokens a character beyond ASCII can stand: bit k for enum token_kind k. */
uint8_t token_kinds_of(uint32_t c);
enum token_flag {
  TOKEN_SPACE = 1,  /* white space stands before it */
  TOKEN_UPPER = 2,  /* its first letter is upper case */
  TOKEN_CHANGED = 4, /* its normal spelling (case kept) differs from its bytes: full-width, curly quotes, foreign marks */
  TOKEN_LINE = 8,   /* a line break stands before it */
  TOKEN_CAPS = 16   /* behind its first letter stands what is no lower-case letter of ASCII, or that letter is beyond it */
};

struct token {
  uint32_t start, end; /* bytes in the text */
  uint32_t word;       /* id in the pack's words, 0 when unknown to it */
  uint32_t forms;      /* engine: first lexicon match here, 0 none */
  uint16_t forms_len;
  uint8_t kind, flags;
};

/* Cuts text[start,end) into tokens, appended to *out (grown in place, `cap` and `len` in tokens; memory by realloc). */
struct tokens {
  struct token *at; /* owned */
  uint32_t len, cap;
};
void tokens_init(struct tokens *t);
void tokens_free(struct tokens *t);
void tokens_cut(struct tokens *out, const struct words *words, struct view text, uint32_t start, uint32_t end);
/* Appends the spelling that patterns see: case kept, full-width ASCII made ASCII, curly apostrophes straight, private use replaced. */
void token_spelling(struct buf *out, struct view text, const struct token *t);
/* The normal form (folded) of a token, for word ids. */
void token_normal(struct buf *out, struct view text, const struct token *t);

#endif
