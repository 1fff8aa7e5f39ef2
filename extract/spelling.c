/* spelling.c: names spelt two ways where one of them is no name that the pack knows: a capitalised word of no lexicon, one letter or one swap
 * from a word of a name, or from another such word, of the page ("Chhattisgarh", "Chattisgarh"; "Calder Valley", "Calber Valley"). Two
 * names that were both read as places or persons are the audit's (audit/names.c). */
#include <string.h>

#include "base/distance.h"
#include "extract/scan.h"

#define SPELT_MAX 1024u  /* different words of a page that are compared */
#define SPELT_BYTES 5u   /* shorter words are alike by chance */
#define SPELT_LETTERS 6u /* the same, where a letter is another or missing */

enum spelt_class { SPELT_PLAIN, SPELT_PLACE, SPELT_PERSON, SPELT_OTHER };

struct seen_word {
  struct view word, section, next; /* next: the word behind it */
  struct span at, last;            /* where it stands first and last */
  uint32_t times;
  enum spelt_class class;
  bool known; /* to the pack */
};

struct spelling {
  struct seen_word at[SPELT_MAX];
  uint32_t len;
};

static enum spelt_class class_at(const struct scan *s, uint32_t token) {
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    if (s->rs->types[a->type].role != ROLE_ENTITY || a->dead || token < a->first || token >= a->last) continue;
    const struct value *class = annotation_get(a, A_CLASS);
    if (class == NULL || class->kind != VALUE_TEXT) return SPELT_OTHER;
    return view_eq(class->as.text, VIEW_LIT("place"))    ? SPELT_PLACE
           : view_eq(class->as.text, VIEW_LIT("person")) ? SPELT_PERSON
                                                         : SPELT_OTHER;
  }
  return SPELT_PLAIN;
}

/* ASCII small letters behind the first: no abbreviation, no other script. */
static bool is_spelt(struct view w) {
  for (size_t i = 1; i < w.len; i++)
    if (w.p[i] < 'a' || w.p[i] > 'z') return false;
  return w.len >= SPELT_BYTES && w.len <= DISTANCE_MAX;
}

static struct view word_at(const struct scan *s, uint32_t token) {
  if (token >= s->last || s->tokens.at[token].kind != TOKEN_WORD) return (struct view){"", 0};
  return view_sub(s->doc->text, s->tokens.at[token].start, s->tokens.at[token].end);
}

static void take_word(struct scan *s, uint32_t token) {
  const struct token *t = &s->tokens.at[token];
  struct view word = word_at(s, token);
  if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_UPPER) || !is_spelt(word)) return;
  struct spelling *list = s->spelling;
  for (uint32_t i = 0; i < list->len; i++) {
    if (!view_eq(list->at[i].word, word)) continue;
    list->at[i].times++;
    list->at[i].last = (struct span){t->start, t->end};
    return;
  }
  enum spelt_class class = class_at(s, token);
  if (list->len == SPELT_MAX || (t->word != 0 && class == SPELT_PLAIN)) return; /* a word that begins a sentence */
  list->at[list->len++] =
      (struct seen_word){word, s->section, word_at(s, token + 1), {t->start, t->end}, {t->start, t->end}, 1, class, t->word != 0};
}

void spelling_take(struct scan *s) {
  if (s->spelling == NULL) {
    s->spelling = ARENA_NEW(&s->page, struct spelling);
    s->spelling->len = 0;
  }
  for (uint32_t i = s->first; i < s->last; i++) take_word(s, i);
}

static bool goes_on_alike(const struct seen_word *a, const struct seen_word *b) {
  return a->next.len > 2 && a->next.p[0] >= 'A' && a->next.p[0] <= 'Z' && view_eq(a->next, b->next);
}

/* "Shuichen" for a place that the page has named, "Shuicheng"; no word of the pack: "German". */
static bool is_cut_off(const struct seen_word *cut, const struct seen_word *name) {
  return cut->word.len < name->word.len && name->known && name->class == SPELT_PLACE && !cut->known &&
         cut->word.len > SPELT_LETTERS;
}

/* One letter or swap apart; at the end, where words differ by their forms ("Russia", "Russian"; "Kosovo", "Kosova"), only where both go on
 * alike: "Shuicheng County", "Shuichen County". */
static bool is_slip(const struct seen_word *x, const struct seen_word *y) {
  struct view a = x->word, b = y->word;
  size_t least = a.len < b.len ? a.len : b.len, more = a.len + b.len - 2 * least, exchange = text_exchange(a, b);
  if (more > 1 || a.p[0] != b.p[0]) return false;
  if (exchange > 0 && exchange <= 2) return exchange == 1 || goes_on_alike(x, y) || x->known != y->known;
  bool ending = a.p[a.len - 1] != b.p[b.len - 1] || memcmp(a.p, b.p, least) == 0;
  return least >= SPELT_LETTERS && text_distance(a, b) == 1 &&
         (!ending || goes_on_alike(x, y) || is_cut_off(x, y) || is_cut_off(y, x));
}

/* Another name of the page that the pack does not know is as near. */
static bool has_nearer(const struct spelling *list, const struct seen_word *strange, const struct seen_word *than) {
  for (uint32_t i = 0; i < list->len; i++) {
    const struct seen_word *w = &list->at[i];
    if (w != strange && w != than && !w->known && is_slip(w, strange)) return true;
  }
  return false;
}

/* One of them the pack does not know; who names that again, or one more like it, means it. */
static bool is_sure(const struct spelling *list, const struct seen_word *a, const struct seen_word *b) {
  const struct seen_word *strange = a->known ? b : a, *other = a->known ? a : b;
  if (goes_on_alike(a, b)) return true;
  return a->known != b->known && strange->times == 1 && !is_cut_off(strange, other) && !has_nearer(list, strange, other);
}

static void compare(struct scan *s, const struct seen_word *a, const struct seen_word *b) {
  if ((a->known && b->known) || (a->class == SPELT_PLAIN && b->class == SPELT_OTHER && b->known)) return;
  if (a->class == b->class && (a->class == SPELT_PLACE || a->class == SPELT_PERSON)) return;
  if (!is_slip(a, b)) return;
  bool sure = is_sure(s->spelling, a, b);
  struct span spans[4] = {a->at, b->at};
  uint32_t n = 2;
  if (a->times > 1) spans[n++] = a->last;
  if (b->times > 1) spans[n++] = b->last;
  struct view section = s->section;
  s->section = b->section;
  emit_finding(s, "misspelt_name", sure ? "warning" : "info", spans, n,
               view_of(arena_printf(&s->page, "'%.*s' and '%.*s' differ by one letter: one name spelt two ways", (int)a->word.len,
                                    a->word.p, (int)b->word.len, b->word.p)));
  s->section = section;
}

void spelling_tell(struct scan *s) {
  const struct spelling *list = s->spelling;
  for (uint32_t i = 0; list != NULL && i < list->len; i++)
    for (uint32_t k = i + 1; k < list->len; k++)
      if (list->at[i].word.p[0] == list->at[k].word.p[0]) compare(s, &list->at[i], &list->at[k]);
}
