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

static void put_slot(struct word_slot *slot, uint32_t mask, struct word_slot word) {
  uint32_t i = word.hash & mask;
  while (slot[i].id != 0) i = (i + 1) & mask;
  slot[i] = word;
}

static void grow(struct words *w) {
  uint32_t mask = w->mask * 2 + 1;
  struct word_slot *slot = ARENA_ARRAY(w->arena, struct word_slot, (size_t)mask + 1);
  for (uint32_t i = 0; i <= w->mask; i++)
    if (w->slot[i].id != 0) put_slot(slot, mask, w->slot[i]);
  w->slot = slot;
  w->mask = mask;
}

static uint32_t add_hashed(struct words *w, uint64_t hash, struct view normal) {
  if (w->len * 2 >= w->mask) grow(w); /* half full at most: a miss, the common case, ends at once */
  while (w->len + 2 >= w->start_cap) w->start = arena_larger(w->arena, w->start, &w->start_cap, sizeof *w->start);
  while (w->start[w->len + 1] + normal.len > w->bytes_cap) w->bytes = arena_larger(w->arena, w->bytes, &w->bytes_cap, 1);
  w->len++;
  if (normal.len > 0) memcpy(w->bytes + w->start[w->len], normal.p, normal.len);
  w->start[w->len + 1] = w->start[w->len] + (uint32_t)normal.len;
  put_slot(w->slot, w->mask, (struct word_slot){(uint32_t)(hash >> 32), w->len});
  if (normal.len == 1 && (unsigned char)normal.p[0] < 128) w->mark[(unsigned char)normal.p[0]] = w->len;
  return w->len;
}

uint32_t words_id(const struct words *w, struct view normal) { return words_find(w, hash_of(normal), normal.p, (uint32_t)normal.len); }

uint32_t words_add(struct words *w, struct view normal) {
  uint64_t hash = hash_of(normal);
  uint32_t id = words_find(w, hash, normal.p, (uint32_t)normal.len);
  return id != 0 ? id : add_hashed(w, hash, normal);
}

struct view words_text(const struct words *w, uint32_t id) {
  if (id == 0 || id > w->len) return VIEW_LIT("?");
  return (struct view){w->bytes + w->start[id], w->start[id + 1] - w->start[id]};
}
