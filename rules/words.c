#include "rules/words.h"

#include <stdlib.h>

static uint64_t hash_of(struct view v) {
  uint64_t h = WORD_HASH_START;
  for (size_t i = 0; i < v.len; i++) h = word_hash_step(h, (unsigned char)v.p[i]);
  return word_hash_end(h);
}

void words_init(struct words *w, struct arena *arena, uint32_t slots) {
  memset(w, 0, sizeof *w);
  w->arena = arena;
  w->mask = slots - 1;
  w->slot = ARENA_ARRAY(arena, struct word_slot, slots);
}

static struct word_slot *free_slot(struct word_slot *slot, uint32_t mask, uint64_t hash) {
  uint32_t i = (uint32_t)(hash >> 32) & mask;
  while (slot[i].id != 0) i = (i + 1) & mask;
  return &slot[i];
}

static void grow(struct words *w) {
  uint32_t mask = w->mask * 2 + 1;
  struct word_slot *slot = ARENA_ARRAY(w->arena, struct word_slot, (size_t)mask + 1);
  for (uint32_t i = 0; i <= w->mask; i++)
    if (w->slot[i].id != 0) *free_slot(slot, mask, w->slot[i].hash) = w->slot[i];
  w->slot = slot;
  w->mask = mask;
}

uint32_t words_add(struct words *w, struct view normal) {
  uint64_t h = hash_of(normal);
  uint32_t id = words_find(w, h, normal.p, (uint32_t)normal.len);
  if (id != 0) return id;
  if (w->len * 2 >= w->mask) grow(w); /* half full at most: a miss, the common case, ends at once */
  struct view kept = arena_copy(w->arena, normal);
  struct word_slot *s = free_slot(w->slot, w->mask, h);
  *s = (struct word_slot){h, ++w->len, (uint32_t)kept.len, kept.p};
  if (normal.len == 1 && (unsigned char)normal.p[0] < 128) w->mark[(unsigned char)normal.p[0]] = s->id;
  return s->id;
}

struct view words_text(const struct words *w, uint32_t id) {
  for (uint32_t i = 0; id != 0 && i <= w->mask; i++)
    if (w->slot[i].id == id) return (struct view){w->slot[i].p, w->slot[i].len};
  return VIEW_LIT("?");
}
