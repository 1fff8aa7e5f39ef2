/* keep.h: from a worker's output to the store (store/store.h). */
#ifndef ANNALS_CLI_KEEP_H
#define ANNALS_CLI_KEEP_H

#include <stdio.h>

#include "store/store.h"

/* Puts a page into the store, whole or not at all: its lines, then those of `spill` (may be NULL; read from its begin). */
enum status keep_page(struct store *s, struct view lines, FILE *spill, struct err *err);
/* Names the pages of the store whose files are gone on stderr, and forgets them when `prune`. Sets how many. */
enum status keep_gone(struct store *s, bool prune, uint64_t *gone, struct err *err);

#endif
