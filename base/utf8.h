/* utf8.h: UTF-8 as RFC 3629 has it. Scalar loops with an 8-byte skip over ASCII: fast enough to be noise (bench/README.md). */
#ifndef ANNALS_BASE_UTF8_H
#define ANNALS_BASE_UTF8_H

#include "base/view.h"

/* Length of the longest valid prefix. */
size_t utf8_valid(struct view v);
/* Code points in valid UTF-8. */
size_t utf8_count(struct view v);
/* Decodes the code point at p (valid UTF-8, p < end); *len gets its bytes. */
uint32_t utf8_decode(const char *p, const char *end, size_t *len);
/* Writes c to out (room for 4), returns the bytes. */
size_t utf8_encode(uint32_t c, char *out);

#endif
