/* project.c: a sentence as the rules of a stage see it: units, each with its column of the stage's filter, and, once a pattern is to
 * be tried, the text that they are to PCRE2. Most stages have nothing to try in most sentences, so the text waits until it is asked
 * for, and what does not change from stage to stage is found once for the paragraph. */
#include <stdlib.h>

#include "extract/scan.h"

/* ---- what tokens are, whatever the stage */

static uint16_t digits_shape(const struct scan *s, const struct token *t) {
  const char *p = s->doc->text.p + t->start;
  uint32_t n = t->end - t->start, len = n > 4 ? 5 : n;
  for (uint32_t i = 0; i < len && i < 4; i++)
    if (p[i] < '0' || p[i] > '9') return SHAPES - 1;
  if (t->flags & TOKEN_CHANGED) return SHAPES - 1;
  return (uint16_t)(SHAPE_DIGITS + (len - 1) * 100u + (uint32_t)(p[0] - '0') * 10u + (len > 1 ? (uint32_t)(p[1] - '0') : 0u));
}

static struct face face_of(const struct scan *s, const struct token *t) {
  struct face f = {.spelt = s->rs->word[t->word].spelt * s->rs->stages_len, .spaced = (t->flags & TOKEN_SPACE) != 0};
  for (uint16_t k = 0; k < t->forms_len; k++) f.symbols |= s->hits[t->forms + k].projected;
  f.casing = (uint8_t)((t->flags & TOKEN_UPPER ? CASE_CAPITAL : 0) | (t->flags & TOKEN_CAPS ? CASE_INNER : 0));
  f.shape = t->kind == TOKEN_DIGITS ? digits_shape(s, t) : t->kind == TOKEN_MARK ? SHAPE_MARK : t->kind == TOKEN_IDEOGRAPH ? SHAPE_IDEOGRAPH : SHAPE_WORD + f.casing;
  if (t->kind == TOKEN_DIGITS) f.spelt = 0;
  return f;
}

void project_faces(struct scan *s) {
  for (uint32_t i = 0; i < s->tokens.len; i++) s->face[i] = face_of(s, &s->tokens.at[i]);
}

/* ---- symbols */

static bool annotation_passes(const struct annotation *a, const struct test *t) {
  for (uint16_t i = 0; i < t->len; i++)
    if (!test_attr_passes(&t->attrs[i], annotation_get(a, t->attrs[i].name))) return false;
  return true;
}

static uint16_t code_of(const struct scan *s, const struct annotation *a) {
  const struct stage *st = s->stage;
  uint64_t mask = 0;
  for (uint64_t left = st->type_tests[a->type]; left != 0; left &= left - 1) {
    int t = __builtin_ctzll(left);
    if (annotation_passes(a, &st->test[t])) mask |= 1ull << t;
  }
  return mask == 0 ? CODE_OPAQUE : stage_code(st, mask);
}

/* The longest form at token i that is a symbol in this stage, ends in the sentence and crosses no annotation. */
static uint32_t form_at(const struct scan *s, uint32_t i, uint16_t *words) {
  const struct token *t = &s->tokens.at[i];
  for (uint16_t k = 0; k < t->forms_len; k++) {
    const struct hit *h = &s->hits[t->forms + k];
    if (!(h->projected & (1ull << s->stage_no)) || i + h->words > s->last) continue;
    uint16_t w = 1;
    while (w < h->words && s->top[i + w] == 0) w++;
    if (w < h->words) continue;
    *words = h->words;
    return h->form;
  }
  return 0;
}

/* ---- units */

static inline uint16_t text_column(const struct scan *s, struct filter *f, const struct face *c, enum margin margin) {
  uint32_t spelt = s->rs->spelt[c->spelt + s->stage_no];
  if (spelt) return filter_column(f, &f->by_spelt[(spelt * CASINGS + c->casing) * MARGINS + margin], COLUMN_SPELT, spelt, (enum casing)c->casing, margin);
  return filter_column(f, &f->by_shape[c->shape * MARGINS + margin], COLUMN_SHAPE, c->shape, (enum casing)c->casing, margin);
}

void project(struct scan *s) {
  struct filter *f = s->filters[s->stage_no];
  const uint64_t bit = 1ull << s->stage_no;
  uint32_t tokens = s->last - s->first;
  if (s->units_cap < tokens) {
    s->units_cap = tokens * 2 + 512;
    s->units = realloc(s->units, s->units_cap * sizeof *s->units);
    if (s->units == NULL) abort();
  }
  struct unit *u = s->units;
  for (uint32_t i = s->first; i < s->last; u++) {
    const struct face *c = &s->face[i];
    enum margin margin = i == s->first ? MARGIN_START : c->spaced ? MARGIN_SPACE : MARGIN_NONE;
    uint32_t annotation = s->top[i], form = 0;
    uint16_t words = 1, code = 0;
    if (annotation) {
      code = code_of(s, &s->ann[annotation - 1]);
      words = (uint16_t)(s->ann[annotation - 1].last - i);
    } else if ((c->symbols & bit) && (form = form_at(s, i, &words)) != 0) {
      code = s->rs->forms[form].code[s->stage_no];
    }
    u->first = i;
    u->last = i += words;
    u->annotation = annotation;
    u->form = form;
    u->code = code;
    u->column = code ? filter_column(f, &f->by_code[code * MARGINS + margin], COLUMN_SYMBOL, code, CASE_LOWER, margin) : text_column(s, f, c, margin);
  }
  s->units_len = (size_t)(u - s->units);
  s->projection.len = 0;
}

/* ---- text */

/* A code in UTF-8: it lies in the private use area, three bytes. */
static char *put_code(char *p, uint16_t code) {
  uint32_t c = CODE_BASE + code;
  p[0] = (char)(0xE0 | (c >> 12));
  p[1] = (char)(0x80 | ((c >> 6) & 0x3F));
  p[2] = (char)(0x80 | (c & 0x3F));
  return p + 3;
}

/* The spelling of a token whose bytes are not what patterns see. */
static char *put_changed(struct scan *s, char *p, const struct token *t) {
  s->scratch.len = 0;
  token_spelling(&s->scratch, s->doc->text, t);
  memcpy(p, s->scratch.p, s->scratch.len); /* never longer than its bytes by more than the room for a symbol */
  return p + s->scratch.len;
}

void project_text(struct scan *s) {
  const char *text = s->doc->text.p;
  if (s->projection.len > 0) return;
  /* Room for all of it at once: a space and a symbol take no more than 4 bytes a token beside its text. */
  buf_reserve(&s->projection, s->tokens.at[s->last - 1].end - s->tokens.at[s->first].start + 4u * (s->last - s->first) + 16);
  char *base = s->projection.p, *p = base;
  for (struct unit *u = s->units, *end = u + s->units_len; u < end; u++) {
    const struct token *t = &s->tokens.at[u->first];
    if ((t->flags & TOKEN_SPACE) && u->first > s->first) *p++ = ' ';
    u->at = (uint32_t)(p - base);
    if (u->code) {
      p = put_code(p, u->code);
    } else if (t->flags & TOKEN_CHANGED) {
      p = put_changed(s, p, t);
    } else {
      size_t n = t->end - t->start;
      memcpy(p, text + t->start, n);
      p += n;
    }
    u->end = (uint32_t)(p - base);
  }
  s->projection.len = (size_t)(p - base);
}
