/* look.c: what the tests of all stages see of an annotation, its LOOK: its type and which of the values that they name its attributes
 * have. Annotations change seldom and are projected in every stage, so looks are kept, each once, with their codes; setting an
 * attribute leads from one look to another. rules/kinds.c does the same for the forms of lexicons. */
#include "extract/scan.h"

/* The values of one attribute of a type that tests name. */
struct asked {
  struct asked *next;
  atom name;
  uint16_t place;       /* in look.value: there stands the number of the value, 0 for any other and for none */
  uint16_t len;
  size_t cap;
  struct value *value;
};

/* What tests ask of a type. */
struct asked_type {
  struct asked *first;
  uint64_t has;         /* bit n: an attribute whose atom is n modulo 64 is asked for */
  uint16_t len;
  struct look *plain;   /* with no attribute, or none of these values */
};

/* ---- what is asked */

static uint16_t number_of(const struct asked *a, const struct value *v) {
  if (v->kind != VALUE_TEXT && v->kind != VALUE_DECIMAL) return 0; /* tests name no other */
  for (uint16_t i = 0; i < a->len; i++)
    if (value_equal(v, &a->value[i])) return (uint16_t)(i + 1);
  return 0;
}

static void ask(struct scan *s, struct asked_type *t, const struct test_key *key) {
  struct asked **at = &t->first;
  while (*at != NULL && (*at)->name != key->name) at = &(*at)->next;
  if (*at == NULL) {
    *at = ARENA_NEW(&s->known, struct asked);
    **at = (struct asked){.name = key->name, .place = t->len++};
    t->has |= 1ull << (key->name & 63);
  }
  struct asked *a = *at;
  for (uint16_t i = 0; i < key->len; i++) {
    if (number_of(a, &key->value[i]) != 0) continue;
    ARENA_PUSH(&s->known, a->value, a->len, a->cap, key->value[i]);
  }
}

/* ---- looks */

static struct look *look_like(struct scan *s, const struct asked_type *type, const uint16_t *value, uint64_t hash) {
  struct look **slot = &s->looks[hash >> (64 - KNOWN_BITS)];
  for (struct look *l = *slot; l != NULL; l = l->next)
    if (l->hash == hash && l->type == type && memcmp(l->value, value, type->len * sizeof *value) == 0) return l;
  struct look *l = arena_zalloc(&s->known, sizeof *l + s->rs->stages_len * sizeof *l->code);
  l->next = *slot;
  l->type = type;
  l->hash = hash;
  l->value = arena_alloc(&s->known, type->len * sizeof *value);
  memcpy(l->value, value, type->len * sizeof *value);
  s->known_len++;
  return *slot = l;
}

struct look *look_plain(struct scan *s, atom type) {
  struct asked_type *t = s->asked[type];
  if (t != NULL) return t->plain;
  t = s->asked[type] = ARENA_NEW(&s->known, struct asked_type);
  *t = (struct asked_type){.first = NULL};
  for (uint16_t i = 0; i < s->rs->stages_len; i++) {
    const struct type_tests *tests = stage_type(&s->rs->stages[i], type);
    for (uint16_t k = 0; k < tests->keys; k++) ask(s, t, &tests->key[k]);
  }
  uint16_t *value = ARENA_ARRAY(&s->known, uint16_t, t->len);
  return t->plain = look_like(s, t, value, type * 0x9E3779B97F4A7C15u);
}

/* That of a look is the sum of those of its values and its type's. */
static uint64_t hash_of(uint16_t place, uint16_t number) { return number == 0 ? 0 : (place * 0x10000u + number) * 0xFF51AFD7ED558CCDu; }

struct look *look_set(struct scan *s, struct look *look, atom name, const struct value *v) {
  const struct asked_type *type = look->type;
  if (!((type->has >> (name & 63)) & 1)) return look;
  const struct asked *a = type->first;
  while (a != NULL && a->name != name) a = a->next;
  if (a == NULL) return look;
  uint16_t was = look->value[a->place], is = number_of(a, v);
  if (was == is) return look;
  uint16_t *value = look->value;
  value[a->place] = is;
  struct look *to = look_like(s, type, value, look->hash - hash_of(a->place, was) + hash_of(a->place, is));
  value[a->place] = was;
  return to;
}

void look_trim(struct scan *s) {
  if (s->known_len < LIMIT_KNOWN) return;
  arena_reset(&s->known);
  memset(s->faces, 0, sizeof s->faces);
  memset(s->looks, 0, sizeof s->looks);
  memset(s->asked, 0, s->rs->atoms_len * sizeof *s->asked);
  s->known_len = 0;
}
