/* sha256.h: SHA-256 (FIPS 180-4) by nettle, as lower-case hex. */
#ifndef ANNALS_BASE_SHA256_H
#define ANNALS_BASE_SHA256_H

#include <nettle/sha2.h>

#include "base/view.h"

struct sha256 { char hex[65]; /* 64 digits and a NUL */ };

void sha256_of(struct sha256 *out, struct view bytes);
/* Of all pieces, one behind the other. */
void sha256_of_pieces(struct sha256 *out, const struct view *pieces, size_t n);
/* The same, where they are not there at once: sha256_init, sha256_add and then the result. */
static inline void sha256_add(struct sha256_ctx *sum, struct view piece) { sha256_update(sum, piece.len, (const uint8_t *)piece.p); }
void sha256_end(struct sha256 *out, struct sha256_ctx *sum);

#endif
