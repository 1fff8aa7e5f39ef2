/* words.h: every word that the pack knows, by number. One hash look-up a token tells whether any rule or lexicon cares.
 *
 * Words are compared in NORMAL FORM: case folded (simple mapping), full-width ASCII made ASCII, curly apostrophes straight.
 * A punctuation mark is a word of its own. Built once, then read by all threads.
 */
#ifndef ANNALS_RULES_WORDS_H
#define ANNALS_RULES_WORDS_H

#include "base/arena.h"
#include "base/view.h"

struct word_slot {
  uint32_t hash; /* the half that finds the slot */
  uint32_t id;   /* 0: empty */
};

struct words {
  struct word_slot *slot; /* open addressing, a power of two */
  char *bytes;            /* the normal forms, one behind the other */
  uint32_t *start;        /* by id: where its form begins; one more */
  uint32_t mask, len;     /* ids run from 1 to len */
  size_t bytes_cap, start_cap;
  uint32_t mark[128];     /* ids of one-byte words: punctuation needs no hash */
  struct arena *arena;
};

/* FNV-like multiply-and-fold hash of a normal form, the same for every caller. */
static inline uint64_t word_hash_step(uint64_t h, unsigned char c) { return (h ^ c) * 0x9E3779B97F4A7C15u; }
#define WORD_HASH_START 0xCBF29CE484222325u
static inline uint64_t word_hash_end(uint64_t h) { return h ^ (h >> 29); }

/* `slots`: a power of two; half as many words are no trouble. */
void words_init(struct words *w, struct arena *arena, uint32_t slots);
/* The id of a normal form, added when new. */
uint32_t words_add(struct words *w, struct view normal);
/* The same without adding: 0 when it is not there. */
uint32_t words_id(const struct words *w, struct view normal);
/* The normal form of an id, until the next is added; `?` for what is no id. */
struct view words_text(const struct words *w, uint32_t id);
/* Its id, or 0. `hash` is of the normal form. */
static inline uint32_t words_find(const struct words *w, uint64_t hash, const char *p, uint32_t len) {
  uint32_t half = (uint32_t)(hash >> 32);
  for (uint32_t i = half & w->mask;; i = (i + 1) & w->mask) {
    const struct word_slot *s = &w->slot[i];
    if (s->id == 0) return 0;
    if (s->hash != half) continue;
    const uint32_t *start = &w->start[s->id];
    if (start[1] - start[0] == len && memcmp(w->bytes + start[0], p, len) == 0) return s->id;
  }
}

#endif
