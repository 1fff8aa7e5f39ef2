/* terms.h: what a pack tells scorers about its language: score.yaml beside pack.yaml. */
#ifndef ANNALS_CLI_TERMS_H
#define ANNALS_CLI_TERMS_H

#include "output/reader.h"
#include "score/alike.h"

struct terms {
  struct score_terms score;
  struct arena arena; /* owns the words */
};

/* Of a pack by name or folder, NULL: of the one that made the records; empty when it has no score.yaml. Complains and returns false when
 * that is wrong. */
bool terms_load(struct terms *out, const char *pack, const struct record_set *records);
void terms_free(struct terms *t);

#endif
