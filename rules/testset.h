/* testset.h: a set of tests of a stage, by their numbers. */
#ifndef ANNALS_RULES_TESTSET_H
#define ANNALS_RULES_TESTSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TESTS_MAX 256u /* of a stage: four times what the largest stage of a pack has asked for */
#define TESTS_WORDS (TESTS_MAX / 64)

struct testset {
  uint64_t word[TESTS_WORDS];
};

static inline void testset_add(struct testset *s, unsigned test) { s->word[test / 64] |= 1ull << (test % 64); }
static inline void testset_drop(struct testset *s, unsigned test) { s->word[test / 64] &= ~(1ull << (test % 64)); }
static inline bool testset_has(const struct testset *s, unsigned test) { return (s->word[test / 64] >> (test % 64)) & 1; }

static inline void testset_join(struct testset *s, const struct testset *o) {
  for (size_t i = 0; i < TESTS_WORDS; i++) s->word[i] |= o->word[i];
}

/* Leaves what is in both. */
static inline void testset_meet(struct testset *s, const struct testset *o) {
  for (size_t i = 0; i < TESTS_WORDS; i++) s->word[i] &= o->word[i];
}

static inline bool testset_meets(const struct testset *a, const struct testset *b) {
  uint64_t both = 0;
  for (size_t i = 0; i < TESTS_WORDS; i++) both |= a->word[i] & b->word[i];
  return both != 0;
}

static inline bool testset_empty(const struct testset *s) { return !testset_meets(s, s); }

static inline bool testset_equal(const struct testset *a, const struct testset *b) {
  uint64_t differs = 0;
  for (size_t i = 0; i < TESTS_WORDS; i++) differs |= a->word[i] ^ b->word[i];
  return differs == 0;
}

static inline uint64_t testset_hash(const struct testset *s) {
  uint64_t h = 0;
  for (size_t i = 0; i < TESTS_WORDS; i++) h = (h ^ (h >> 29) ^ s->word[i]) * 0x9E3779B97F4A7C15u;
  return h;
}

/* The first test from `from` on, TESTS_MAX where there is none. */
static inline unsigned testset_next(const struct testset *s, unsigned from) {
  for (; from < TESTS_MAX; from = (from / 64 + 1) * 64) {
    uint64_t left = s->word[from / 64] >> (from % 64);
    if (left != 0) return from + (unsigned)__builtin_ctzll(left);
  }
  return TESTS_MAX;
}

#endif
