/* forms.c: the spellings of lexicons. Whatever its lexicon, the same sequence of words is one `struct form` with several senses.
 * A gazetteer has them by the ten thousand: they are written where they stay, and found by a table of numbers. */
#include <stdlib.h>

#include "rules/builder.h"

#define FORM_WORDS_MAX 32
#define FIRST_SLOTS 1024u /* a power of two */

/* Open addressing. An exact form is found by its words, as its case-blind twin is. */
struct form_slot {
  uint32_t hash, form; /* 0: empty */
};

static uint32_t hash_of(const uint32_t *word, size_t n) {
  uint64_t h = n;
  for (size_t i = 0; i < n; i++) h = ((h ^ word[i]) + (h >> 32)) * 0x9E3779B97F4A7C15u;
  return (uint32_t)(h >> 32);
}

static bool is_form(const struct form *f, const uint32_t *word, size_t n, const struct view *exact) {
  if (f->words != n || f->exact != (exact != NULL) || memcmp(f->word, word, n * sizeof *word) != 0) return false;
  return exact == NULL || view_eq(f->spelling, *exact);
}

/* Where it stands or would stand. `exact`: its spelling, or NULL. */
static struct form_slot *slot_of(const struct builder *b, uint32_t hash, const uint32_t *word, size_t n, const struct view *exact) {
  uint32_t i = hash & b->form_mask;
  for (; b->form_slot[i].form != 0; i = (i + 1) & b->form_mask)
    if (b->form_slot[i].hash == hash && is_form(&b->rs->forms[b->form_slot[i].form], word, n, exact)) break;
  return &b->form_slot[i];
}

static void grow_slots(struct builder *b) {
  struct form_slot *old = b->form_slot;
  uint32_t n = old ? b->form_mask + 1 : 0;
  b->form_mask = old ? b->form_mask * 2 + 1 : FIRST_SLOTS - 1;
  b->form_slot = calloc(b->form_mask + 1u, sizeof *old);
  if (b->form_slot == NULL) out_of_memory((b->form_mask + 1u) * sizeof *old);
  for (uint32_t i = 0; i < n; i++) {
    uint32_t at = old[i].hash & b->form_mask;
    while (old[i].form != 0 && b->form_slot[at].form != 0) at = (at + 1) & b->form_mask;
    if (old[i].form != 0) b->form_slot[at] = old[i];
  }
  free(old);
}

static void grow_forms(struct builder *b) {
  b->forms_cap = b->forms_cap ? b->forms_cap * 2 : FIRST_SLOTS;
  b->form = resized(b->form, b->forms_cap, sizeof *b->form);
  b->rs->forms = resized(b->rs->forms, b->forms_cap + 1, sizeof *b->rs->forms);
  b->rs->forms[0] = (struct form){0};
}

static struct draft_form *form_of(struct builder *b, const uint32_t *word, size_t n, const struct view *exact) {
  if (b->form_slot == NULL || b->forms * 2 > b->form_mask) grow_slots(b);
  uint32_t hash = hash_of(word, n);
  struct form_slot *slot = slot_of(b, hash, word, n, exact);
  if (slot->form != 0) return &b->form[slot->form - 1];
  if (b->forms == b->forms_cap) grow_forms(b);
  struct draft_form *out = &b->form[b->forms++];
  *out = (struct draft_form){0};
  *slot = (struct form_slot){hash, (uint32_t)b->forms};
  uint32_t *kept = arena_packed(&b->rs->arena, n * sizeof *kept, sizeof *kept);
  memcpy(kept, word, n * sizeof *kept);
  b->rs->forms[b->forms] = (struct form){.words = (uint16_t)n, .exact = exact != NULL, .word = kept, .spelling = exact ? *exact : (struct view){0}};
  return out;
}

/* Behind the senses that the form has. */
static void add_sense(struct builder *b, struct draft_form *f, struct draft_sense sense) {
  struct draft_sense *s = arena_packed(&b->scratch, sizeof *s, sizeof(void *)), **at = &f->senses;
  *s = sense;
  while (*at != NULL) at = &(*at)->next;
  *at = s;
  b->rs->forms[f - b->form + 1].senses++;
}

bool add_form(struct builder *b, struct view spelling, enum letters letters, struct draft_entry *entry, uint32_t start, uint32_t end) {
  uint32_t word[FORM_WORDS_MAX];
  size_t n;
  if (!builder_words(b, spelling, word, &n, FORM_WORDS_MAX)) return false;
  struct draft_form *f = form_of(b, word, n, letters == LETTERS_FOLD ? NULL : &spelling);
  if (letters == LETTERS_CAPITALS) b->rs->forms[f - b->form + 1].capitals = true;
  add_sense(b, f, (struct draft_sense){entry, start, end, NULL});
  return true;
}

void join_twins(struct builder *b) {
  for (size_t i = 0; i < b->forms; i++) {
    const struct form *f = &b->rs->forms[i + 1];
    if (!f->exact) continue;
    uint32_t twin = slot_of(b, hash_of(f->word, f->words), f->word, f->words, NULL)->form;
    for (const struct draft_sense *s = twin ? b->form[twin - 1].senses : NULL; s != NULL; s = s->next)
      add_sense(b, &b->form[i], (struct draft_sense){.entry = s->entry});
  }
}

/* ---- sealed */

static const struct sense *seal_senses(struct builder *b, const struct draft_form *d, uint16_t senses) {
  if (senses == 1) return d->senses->entry->sense;
  struct sense *out = ARENA_ARRAY(&b->rs->arena, struct sense, senses);
  uint16_t n = 0;
  for (const struct draft_sense *s = d->senses; s != NULL; s = s->next) out[n++] = *s->entry->sense;
  return out;
}

static bool goes_before(const struct form *a, const struct form *b) {
  if (a->words != b->words) return a->words > b->words;
  return a->exact && !b->exact;
}

/* first: by word, the first of its forms. */
static void seal_links(struct builder *b, const uint32_t *first) {
  struct word_info *info = (struct word_info *)b->rs->word;
  struct form_link *links = ARENA_ARRAY(&b->rs->arena, struct form_link, b->forms + b->rs->words.len + 1);
  uint32_t n = 1;
  for (uint32_t word = 1; word <= b->rs->words.len; word++) {
    if (first[word] == 0) continue;
    info[word].links = n;
    for (uint32_t f = first[word]; f != 0; f = b->form[f - 1].next, n++)
      links[n] = (struct form_link){f, b->rs->forms[f].words > 1 ? b->rs->forms[f].word[1] : 0};
    n++;
  }
  b->rs->links = links;
}

void seal_forms(struct builder *b) {
  struct form *forms = b->rs->forms;
  uint32_t *first = ARENA_ARRAY(&b->scratch, uint32_t, b->rs->words.len + 1);
  for (size_t i = 0; i < b->forms; i++) {
    struct form *f = &forms[i + 1];
    f->sense = seal_senses(b, &b->form[i], f->senses);
    uint32_t *link = &first[f->word[0] & ~FORM_SPACE];
    while (*link != 0 && !goes_before(f, &forms[*link])) link = &b->form[*link - 1].next;
    b->form[i].next = *link;
    *link = (uint32_t)(i + 1);
  }
  seal_links(b, first);
  b->rs->forms_len = (uint32_t)b->forms;
}
