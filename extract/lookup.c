/* lookup.c: which forms of the lexicons stand where. One chain a first word, longest form first. */
#include <stdlib.h>

#include "extract/scan.h"

static bool exact_match(const struct scan *s, const struct form *f, const struct token *t) {
  size_t at = 0;
  for (uint16_t i = 0; i < f->words; i++) {
    const char *p = s->doc->text.p + t[i].start;
    size_t n = t[i].end - t[i].start;
    if (t[i].flags & TOKEN_CHANGED) { /* its spelling is not its bytes: compare case by length only when that is rare enough */
      struct buf b;
      buf_init(&b);
      token_spelling(&b, s->doc->text, &t[i]);
      while (at < f->spelling.len && f->spelling.p[at] == ' ') at++;
      bool same = f->spelling.len - at >= b.len && memcmp(f->spelling.p + at, b.p, b.len) == 0;
      at += b.len;
      buf_free(&b);
      if (!same) return false;
      continue;
    }
    while (at < f->spelling.len && f->spelling.p[at] == ' ') at++;
    if (f->spelling.len - at < n || memcmp(f->spelling.p + at, p, n) != 0) return false;
    at += n;
  }
  return true;
}

#define CAPITALS_MIN 6 /* bytes: shorter ones are acronyms as often */

/* No small letter of ASCII stands in it: the rest of a word in capitals is in capitals too. */
static bool in_capitals(const struct scan *s, const struct token *t, uint16_t words) {
  if (t[words - 1].end - t[0].start < CAPITALS_MIN) return false;
  for (uint32_t i = t[0].start; i < t[words - 1].end; i++)
    if (s->doc->text.p[i] >= 'a' && s->doc->text.p[i] <= 'z') return false;
  return true;
}

/* Its first two words stand there. */
static bool form_matches(const struct scan *s, const struct form *f, uint32_t i) {
  const struct token *t = &s->tokens.at[i];
  if (i + f->words > s->tokens.len) return false;
  for (uint16_t k = 2; k < f->words; k++) {
    bool space = (f->word[k] & FORM_SPACE) != 0;
    if (t[k].word != (f->word[k] & ~FORM_SPACE) || space != ((t[k].flags & TOKEN_SPACE) != 0)) return false;
  }
  return !f->exact || exact_match(s, f, t) || (f->capitals && in_capitals(s, t, f->words));
}

static void add_hit(struct scan *s, uint32_t form, uint16_t words) {
  if (s->hits_len >= s->hits_cap) {
    s->hits_cap = s->hits_cap * 2 + 1024;
    s->hits = resized(s->hits, s->hits_cap, sizeof *s->hits);
  }
  s->hits[s->hits_len++] = (struct hit){s->rs->forms[form].kind->projected, form, words};
}

void lookup(struct scan *s) {
  s->hits_len = 1; /* 0 means none */
  for (uint32_t i = 0; i < s->tokens.len; i++) {
    struct token *t = &s->tokens.at[i];
    t->forms_len = 0;
    t->forms = (uint32_t)s->hits_len;
    if (t->word == 0) continue;
    uint32_t second = 0; /* the next word as forms write it */
    if (i + 1 < s->tokens.len) second = t[1].word | ((t[1].flags & TOKEN_SPACE) ? FORM_SPACE : 0);
    for (const struct form_link *l = ruleset_links(s->rs, t->word); l->form != 0; l++)
      if ((l->second == 0 || l->second == second) && form_matches(s, &s->rs->forms[l->form], i)) {
        add_hit(s, l->form, s->rs->forms[l->form].words);
        t->forms_len++;
      }
  }
}
