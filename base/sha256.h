/* sha256.h: SHA-256 (FIPS 180-4) by nettle, as lower-case hex. */
#ifndef ANNALS_BASE_SHA256_H
#define ANNALS_BASE_SHA256_H

#include "base/view.h"

struct sha256 { char hex[65]; /* 64 digits and a NUL */ };

void sha256_of(struct sha256 *out, struct view bytes);
/* Of all pieces, one behind the other. */
void sha256_of_pieces(struct sha256 *out, const struct view *pieces, size_t n);

#endif
