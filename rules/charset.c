#include "rules/charset.h"

#include "rules/ruleset.h"

#define LIST_MAX 64

static void add_ascii(struct charset *s, int from, int to) {
  for (int c = from; c <= to; c++) s->ascii[c >> 6] |= 1ull << (c & 63);
}

void charset_all(struct charset *s) {
  s->ascii[0] = s->ascii[1] = UINT64_MAX;
  s->symbols = true;
  s->kinds = CHARSET_KINDS;
  s->except = false;
  s->loose = true;
  s->len = 0;
}

static bool listed(const struct charset *s, uint32_t c) {
  for (uint16_t i = 0; i < s->len; i++)
    if (s->code[i] == c) return true;
  return false;
}

void charset_add(struct charset *s, uint32_t c, struct arena *arena) {
  if (c < 128) {
    add_ascii(s, (int)c, (int)c);
    return;
  }
  if (s->len >= LIST_MAX || s->except) {
    s->kinds = CHARSET_KINDS;
    return;
  }
  if (listed(s, c)) return;
  uint32_t *more = ARENA_ARRAY(arena, uint32_t, s->len + 1u);
  if (s->len) memcpy(more, s->code, s->len * sizeof *more);
  more[s->len++] = c;
  s->listed |= token_kinds_of(c);
  s->code = more;
}

void charset_add_range(struct charset *s, uint32_t from, uint32_t to, struct arena *arena) {
  for (uint32_t c = from; c <= to && c < 128; c++) charset_add(s, c, arena);
  if (to < 128) return;
  if (from < 128) from = 128;
  if (to - from >= LIST_MAX) {
    s->kinds = CHARSET_KINDS;
    s->symbols |= from <= CODE_BASE + CODE_MAX && to >= CODE_BASE;
  } else
    for (uint32_t c = from; c <= to; c++) charset_add(s, c, arena);
}

void charset_join(struct charset *s, const struct charset *o) {
  s->ascii[0] |= o->ascii[0];
  s->ascii[1] |= o->ascii[1];
  s->symbols |= o->symbols;
  s->kinds |= o->kinds;
  s->loose |= o->loose;
  if (o->len == 0) return;
  if (s->len == 0 && !o->except) {
    s->code = o->code;
    s->len = o->len;
    s->listed = o->listed;
  } else {
    s->kinds = CHARSET_KINDS;
  }
  if (o->except) s->kinds |= CHARSET_KINDS;
}

/* Of what lies beyond ASCII only the listed characters are known to be left out. */
void charset_negate(struct charset *s) {
  s->ascii[0] = s->loose ? UINT64_MAX : ~s->ascii[0];
  s->ascii[1] = s->loose ? UINT64_MAX : ~s->ascii[1];
  s->symbols = true;
  s->kinds = CHARSET_KINDS;
  s->except = true;
}

void charset_fold(struct charset *s) {
  uint64_t letters = s->ascii[1] & 0x07FFFFFE07FFFFFEu;
  s->ascii[1] |= (letters << 32) | (letters >> 32);
  if (s->len && !s->except) s->kinds |= 1u << TOKEN_WORD;
}

void charset_escape(struct charset *s, char escape) {
  switch (escape) {
    case 'd': case 'D': add_ascii(s, '0', '9'); break;
    case 'w': case 'W':
      add_ascii(s, '0', '9');
      add_ascii(s, 'A', 'Z');
      add_ascii(s, 'a', 'z');
      add_ascii(s, '_', '_');
      break;
    default: /* the white space of a projection is the space */
      add_ascii(s, '\t', '\r');
      add_ascii(s, ' ', ' ');
      s->loose = escape != 's' && escape != 'S';
      break;
  }
  if (escape == 'D' || escape == 'W' || escape == 'S') charset_negate(s);
}

void charset_property(struct charset *s, const char *name, bool negative) {
  unsigned word = 1u << TOKEN_WORD, mark = 1u << TOKEN_MARK;
  if (strcmp(name, "Lu") == 0) add_ascii(s, 'A', 'Z'), s->kinds |= (uint8_t)word;
  else if (strcmp(name, "Ll") == 0) add_ascii(s, 'a', 'z'), s->kinds |= (uint8_t)word;
  else if (strcmp(name, "L") == 0) {
    add_ascii(s, 'A', 'Z');
    add_ascii(s, 'a', 'z');
    s->kinds |= (uint8_t)(word | 1u << TOKEN_IDEOGRAPH);
  } else if (strcmp(name, "N") == 0 || strcmp(name, "Nd") == 0) {
    add_ascii(s, '0', '9');
    s->kinds |= (uint8_t)(1u << TOKEN_DIGITS | mark);
  } else if (name[0] == 'P' || name[0] == 'S') {
    add_ascii(s, '!', '/');
    add_ascii(s, ':', '@');
    add_ascii(s, '[', '`');
    add_ascii(s, '{', '~');
    s->kinds |= (uint8_t)mark;
    s->loose = true;
  } else if (name[0] == 'M') {
    s->kinds = CHARSET_KINDS; /* a combining mark belongs to the token that it stands in */
  } else {
    charset_all(s);
    return;
  }
  if (negative) charset_negate(s);
}

#define DIGITS0 0x03FF000000000000u /* masks of `ascii`, its first and its second half */
#define SPACES0 0x00000001FFFFFFFFu /* and controls */
#define UPPER1 0x0000000007FFFFFEu
#define LOWER1 0x07FFFFFE00000000u

uint8_t charset_can(const struct charset *s) {
  unsigned can = 0;
  if (s->ascii[1] & LOWER1) can |= CAN_LETTER;
  if (s->ascii[1] & UPPER1) can |= CAN_UPPER;
  if (s->ascii[0] & DIGITS0) can |= CAN_DIGIT;
  if (s->ascii[0] & SPACES0) can |= CAN_SPACE;
  if ((s->ascii[0] & ~(DIGITS0 | SPACES0)) || (s->ascii[1] & ~(LOWER1 | UPPER1))) can |= CAN_MARK;
  if (s->kinds & (1u << TOKEN_MARK)) can |= CAN_MARK;
  if (s->kinds & (1u << TOKEN_DIGITS)) can |= CAN_DIGIT;
  if (s->kinds & (1u << TOKEN_IDEOGRAPH)) can |= CAN_LETTER;
  if (s->kinds & (1u << TOKEN_WORD)) can |= can & (CAN_LETTER | CAN_UPPER) ? 0 : CAN_LETTER | CAN_UPPER;
  for (uint16_t i = 0; i < s->len && !s->except; i++)
    can |= (s->code[i] >= 0x2000 && s->code[i] <= 0x303F) || s->code[i] <= 0xBF ? CAN_MARK : CAN_LETTER | CAN_UPPER | CAN_MARK;
  return (uint8_t)can;
}

char charset_letter(const struct charset *s) {
  if (s->ascii[0] || s->ascii[1] == 0 || s->test || s->symbols || s->kinds || s->len) return '\0';
  unsigned letter = (unsigned)__builtin_ctzll(s->ascii[1]) & 31; /* 1 for A and for a */
  uint64_t upper = 1ull << letter, lower = upper << 32;
  if (letter < 1 || letter > 26 || (s->ascii[1] & ~(upper | lower))) return '\0';
  return (char)((s->ascii[1] & lower ? 'a' : 'A') + (int)letter - 1);
}

uint16_t charset_list(const struct charset *s, const uint32_t **out, struct arena *arena) {
  if (s->kinds || s->except || s->symbols || s->test) return 0;
  size_t ascii = (size_t)(__builtin_popcountll(s->ascii[0]) + __builtin_popcountll(s->ascii[1]));
  uint32_t *list = arena_packed(arena, (ascii + s->len) * sizeof *list, sizeof *list);
  uint16_t n = 0;
  for (unsigned char c = 0; c < 128; c++)
    if (charset_ascii(s, c)) list[n++] = c;
  for (uint16_t i = 0; i < s->len; i++) list[n++] = s->code[i];
  *out = list;
  return n;
}

bool charset_other(const struct charset *s, uint32_t c, enum token_kind k) {
  if (s->len && listed(s, c)) return !s->except;
  return (s->kinds >> k) & 1;
}

bool charset_equal(const struct charset *a, const struct charset *b) {
  return a->ascii[0] == b->ascii[0] && a->ascii[1] == b->ascii[1] && a->test == b->test && a->symbols == b->symbols &&
         a->kinds == b->kinds && a->except == b->except && a->len == b->len &&
         (a->len == 0 || a->code == b->code || memcmp(a->code, b->code, a->len * sizeof *a->code) == 0);
}

/* ---- sets kept once */

static uint64_t hash_of(const struct charset *s) {
  uint64_t h = s->ascii[0] * 0x9E3779B97F4A7C15u + s->ascii[1];
  h = (h ^ (h >> 29) ^ s->test) * 0x9E3779B97F4A7C15u;
  h ^= (h >> 31) ^ s->kinds ^ (s->len ? s->code[s->len - 1] * 64u : 0u);
  return h * 0x9E3779B97F4A7C15u;
}

static size_t slot_of(const struct known_sets *k, const struct charset *s) {
  size_t i = (size_t)(hash_of(s) >> 40) & (k->slots - 1);
  while (k->slot[i] != 0 && !charset_equal(&k->at[k->slot[i] - 1]->chars, s)) i = (i + 1) & (k->slots - 1);
  return i;
}

static void grow(struct known_sets *k) {
  k->slots = k->slots ? k->slots * 2 : 1024;
  k->slot = ARENA_ARRAY(k->arena, uint32_t, k->slots);
  for (size_t i = 0; i < k->len; i++) k->slot[slot_of(k, &k->at[i]->chars)] = (uint32_t)(i + 1);
}

const struct known_set *known_set(struct known_sets *k, const struct charset *s) {
  if (k->len * 2 >= k->slots) grow(k);
  size_t slot = slot_of(k, s);
  if (k->slot[slot] != 0) return k->at[k->slot[slot] - 1];
  struct known_set *new = ARENA_NEW(k->arena, struct known_set);
  *new = (struct known_set){.chars = *s, .id = (uint32_t)k->len, .can = charset_can(s), .letter = charset_letter(s)};
  if (new->can == CAN_MARK) new->marks_len = charset_list(s, &new->marks, k->arena);
  const struct known_set *kept = new;
  ARENA_PUSH(k->arena, k->at, k->len, k->cap, kept);
  k->slot[slot] = (uint32_t)k->len;
  return kept;
}

const struct known_set *known_char(struct known_sets *k, uint32_t c, bool fold) {
  if (c < 128 && k->one[fold][c] != NULL) return k->one[fold][c];
  struct charset s = {0};
  charset_add(&s, c, k->arena);
  if (fold) charset_fold(&s);
  const struct known_set *out = known_set(k, &s);
  if (c < 128) k->one[fold][c] = out;
  return out;
}

const struct known_set *known_test(struct known_sets *k, uint16_t test) {
  return known_set(k, &(struct charset){.test = (uint16_t)(test + 1u)});
}
