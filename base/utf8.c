#include "base/utf8.h"

#include <assert.h>

#define EVERY_BYTE(b) (UINT64_C(0x0101010101010101) * (b))

static uint64_t load8(const unsigned char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* The first byte at or behind p that may not be ASCII: by fours while the going is good, then by eights. Which of the eight it
 * is, the caller's loop finds sooner than bit tricks would. */
static const unsigned char *skip_ascii(const unsigned char *p, const unsigned char *end) {
  while (end - p >= 32 && !((load8(p) | load8(p + 8) | load8(p + 16) | load8(p + 24)) & EVERY_BYTE(0x80))) p += 32;
  while (end - p >= 8 && !(load8(p) & EVERY_BYTE(0x80))) p += 8;
  return p;
}

static bool continues(unsigned char byte) { return (byte & 0xc0) == 0x80; }

/* Bytes of the well-formed multi-byte character at p, 0 when there is none. The second byte's range carries all of RFC 3629's
 * exceptions: no overlong forms (E0, F0), no surrogates (ED), nothing past U+10FFFF (F4). */
static size_t multibyte(const unsigned char *p, const unsigned char *end) {
  unsigned char lead = p[0];
  if (lead < 0xc2 || lead > 0xf4 || end - p < 2) return 0;
  if (lead < 0xe0) return continues(p[1]) ? 2 : 0;
  unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (p[1] < low || p[1] > high || end - p < 3 || !continues(p[2])) return 0;
  if (lead < 0xf0) return 3;
  return end - p >= 4 && continues(p[3]) ? 4 : 0;
}

size_t utf8_valid(struct view v) {
  if (v.len == 0) return 0; /* also keeps arithmetic off a NULL pointer */
  const unsigned char *start = (const unsigned char *)v.p, *p = start, *end = start + v.len;
  while (p < end) {
    if (*p < 0x80) {
      p++;
      if (end - p >= 8) p = skip_ascii(p, end);
      continue;
    }
    size_t len = multibyte(p, end);
    if (len == 0) break;
    p += len;
  }
  return (size_t)(p - start);
}

size_t utf8_count(struct view v) {
  if (v.len == 0) return 0;
  const unsigned char *p = (const unsigned char *)v.p, *end = p + v.len;
  size_t followers = 0;
  for (; end - p >= 8; p += 8) {
    uint64_t word = load8(p);
    uint64_t ones = (word >> 7) & ~(word >> 6) & EVERY_BYTE(1); /* 1 in each byte that is 10xxxxxx */
    followers += (ones * EVERY_BYTE(1)) >> 56;
  }
  for (; p < end; p++) followers += continues(*p);
  return v.len - followers;
}

uint32_t utf8_decode(const char *p, const char *end, size_t *len) {
  const unsigned char *u = (const unsigned char *)p;
  assert(p < end);
  (void)end;
  *len = u[0] < 0x80 ? 1 : u[0] < 0xe0 ? 2 : u[0] < 0xf0 ? 3 : 4;
  assert((size_t)(end - p) >= *len);
  switch (*len) {
  case 1: return u[0];
  case 2: return (u[0] & 0x1fu) << 6 | (u[1] & 0x3fu);
  case 3: return (u[0] & 0x0fu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
  default: return (u[0] & 0x07u) << 18 | (u[1] & 0x3fu) << 12 | (u[2] & 0x3fu) << 6 | (u[3] & 0x3fu);
  }
}

size_t utf8_encode(uint32_t c, char *out) {
  assert(c <= 0x10ffff && (c < 0xd800 || c > 0xdfff));
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xc0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3f));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xe0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3f));
    out[2] = (char)(0x80 | (c & 0x3f));
    return 3;
  }
  out[0] = (char)(0xf0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 0x3f));
  out[2] = (char)(0x80 | (c >> 6 & 0x3f));
  out[3] = (char)(0x80 | (c & 0x3f));
  return 4;
}
