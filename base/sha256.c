#include "base/sha256.h"

void sha256_end(struct sha256 *out, struct sha256_ctx *sum) {
  static const char digits[] = "0123456789abcdef";
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(sum, sizeof digest, digest);
  for (size_t i = 0; i < sizeof digest; i++) {
    out->hex[2 * i] = digits[digest[i] >> 4];
    out->hex[2 * i + 1] = digits[digest[i] & 15];
  }
  out->hex[2 * sizeof digest] = '\0';
}

void sha256_of_pieces(struct sha256 *out, const struct view *pieces, size_t n) {
  struct sha256_ctx sum;
  sha256_init(&sum);
  for (size_t i = 0; i < n; i++) sha256_add(&sum, pieces[i]);
  sha256_end(out, &sum);
}

void sha256_of(struct sha256 *out, struct view bytes) { sha256_of_pieces(out, &bytes, 1); }
