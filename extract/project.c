/* project.c: a sentence as the rules of a stage see it: units, each with its column of the stage's filter, and, once a pattern is to
 * be tried, the text that they are to PCRE2. Most stages have nothing to try in most sentences, so the text waits until it is asked
 * for, and what does not change from stage to stage is found once for the paragraph. */
#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
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

/* The face that is as `like`. */
static struct face *face_like(struct scan *s, struct face like) {
  uint64_t hash = ((uint64_t)like.spelt * SHAPES + like.shape) * MARGINS + like.margin;
  struct face **slot = &s->faces[(hash * 0x9E3779B97F4A7C15u) >> (64 - KNOWN_BITS)];
  for (struct face *f = *slot; f != NULL; f = f->next)
    if (f->spelt == like.spelt && f->shape == like.shape && f->casing == like.casing && f->margin == like.margin) return f;
  struct face *f = arena_zalloc(&s->known, sizeof *f + s->rs->stages_len * sizeof *f->column);
  *f = like;
  f->next = *slot;
  s->known_len++;
  return *slot = f;
}

static struct face *face_of(struct scan *s, const struct token *t) {
  enum casing casing = (t->flags & TOKEN_UPPER ? CASE_CAPITAL : 0) | (t->flags & TOKEN_CAPS ? CASE_INNER : 0);
  struct face f = {.casing = (uint8_t)casing, .margin = t->flags & TOKEN_SPACE ? MARGIN_SPACE : MARGIN_NONE};
  f.shape = t->kind == TOKEN_DIGITS ? digits_shape(s, t) : t->kind == TOKEN_MARK ? SHAPE_MARK : t->kind == TOKEN_IDEOGRAPH ? SHAPE_IDEOGRAPH : SHAPE_WORD + f.casing;
  if (t->kind != TOKEN_DIGITS) f.spelt = s->rs->word[t->word].spelt;
  return face_like(s, f);
}

void project_faces(struct scan *s) {
  for (uint32_t i = 0; i < s->tokens.len; i++) {
    const struct token *t = &s->tokens.at[i];
    s->face[i] = face_of(s, t);
    s->symbols[i] = 0;
    for (uint16_t k = 0; k < t->forms_len; k++) s->symbols[i] |= s->hits[t->forms + k].projected;
  }
}

void project_gap(struct scan *s, uint32_t at, uint32_t behind) {
  struct token *t = &s->tokens.at[behind];
  size_t n;
  if (!(s->tokens.at[at].flags & TOKEN_SPACE) || t->flags & TOKEN_SPACE) return;
  if (t->kind == TOKEN_MARK && token_closes(utf8_decode(s->doc->text.p + t->start, s->doc->text.p + t->end, &n))) return;
  t->flags |= TOKEN_SPACE;
  s->face[behind] = face_of(s, t);
}

void project_start(struct scan *s, uint32_t first) {
  struct face f = *s->face[first];
  f.margin = MARGIN_START;
  s->face[first] = face_like(s, f);
}

/* ---- symbols */

static uint16_t find_code(const struct stage *st, const struct annotation *a) {
  const struct type_tests *t = stage_type(st, a->type);
  struct testset tests = t->all;
  for (uint16_t k = 0; k < t->keys; k++) testset_meet(&tests, test_key_left(&t->key[k], annotation_get(a, t->key[k].name)));
  if (testset_empty(&tests)) return CODE_OPAQUE;
  uint16_t code = stage_code(st, &tests);
  assert(code != CODE_OPAQUE); /* rules/codes.c knows of all that can be */
  return code;
}

static uint16_t code_of(const struct scan *s, const struct annotation *a) {
  uint16_t *code = &a->look->code[s->stage_no];
  return *code ? *code : (*code = find_code(s->stage, a));
}

/* The longest form at token i that is a symbol in this stage, ends in the sentence and crosses no annotation. */
static uint32_t form_at(const struct scan *s, uint32_t i, uint32_t *words) {
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

static void reserve_units(struct scan *s, uint32_t n) {
  if (s->units_cap >= n) return;
  s->units_cap = n * 2 + 512;
  s->units = resized(s->units, s->units_cap, sizeof *s->units);
}

static uint16_t symbol_column(struct filter *f, uint16_t code, enum margin margin) {
  return filter_column(f, &f->by_code[code * MARGINS + margin], COLUMN_SYMBOL, code, CASE_LOWER, margin);
}

/* Of a token that stays text. */
static uint16_t text_column(const struct scan *s, struct filter *f, const struct face *c) {
  uint16_t spelt = s->rs->spelt[c->spelt * s->rs->stages_len + s->stage_no];
  if (spelt == 0) return filter_column(f, &f->by_shape[c->shape * MARGINS + c->margin], COLUMN_SHAPE, c->shape, (enum casing)c->casing, (enum margin)c->margin);
  uint16_t *slot = &f->by_spelt[(spelt * CASINGS + c->casing) * MARGINS + c->margin];
  return filter_column(f, slot, COLUMN_SPELT, spelt, (enum casing)c->casing, (enum margin)c->margin);
}

void project(struct scan *s) {
  struct filter *f = s->filters[s->stage_no];
  const struct ruleset *rs = s->rs;
  const struct annotation *ann = s->ann;
  const uint16_t stage_no = s->stage_no;
  const uint64_t bit = 1ull << stage_no, *symbols = s->symbols;
  const uint32_t last = s->last, *top = s->top;
  struct face *const *faces = s->face;
  reserve_units(s, last - s->first);
  struct unit *u = s->units;
  for (uint32_t i = s->first, next; i < last; i = next) {
    struct face *face = faces[i];
    uint32_t a = top[i], form = 0, words = 1;
    uint16_t code = 0, column;
    if (a != 0 && ann[a - 1].skips && u > s->units) {
      next = ann[a - 1].last;
      continue;
    }
    if (a != 0) {
      code = code_of(s, &ann[a - 1]);
      words = ann[a - 1].last - i;
    } else if ((symbols[i] & bit) && (form = form_at(s, i, &words)) != 0) {
      code = rs->forms[form].kind->code[stage_no];
    }
    next = i + words;
    column = code ? symbol_column(f, code, (enum margin)face->margin) : face->column[stage_no];
    if (column == 0) column = face->column[stage_no] = text_column(s, f, face);
    *u++ = (struct unit){.first = i, .last = next, .annotation = a, .form = form, .code = code, .column = column};
    filter_expect(f, column);
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

#define SHORT 16u /* bytes; nearly every word */

void project_text(struct scan *s) {
  const char *text = s->doc->text.p;
  if (s->projection.len > 0) return;
  /* Room for all of it at once: a space and a symbol take no more than 4 bytes a token beside its text. */
  size_t room = s->tokens.at[s->last - 1].end - s->tokens.at[s->first].start + 4u * (s->last - s->first) + SHORT;
  buf_reserve(&s->projection, room);
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
      if (n <= SHORT && t->start + SHORT <= s->doc->text.len) memcpy(p, text + t->start, SHORT); /* a copy of fixed size is a move */
      else memcpy(p, text + t->start, n);
      p += n;
    }
    u->end = (uint32_t)(p - base);
  }
  s->projection.len = (size_t)(p - base);
}
