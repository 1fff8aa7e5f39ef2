/* pages.h: the pages that a command names, read one after the other. */
#ifndef ANNALS_CLI_PAGES_H
#define ANNALS_CLI_PAGES_H

#include "corpus/document.h"

/* Calls `page` for each page of the paths (files, folders, "-"), in their order. What cannot be read is complained of and passed over;
 * returns how many pages were read, *failed how many were not. */
size_t pages_each(char *const *paths, int n, void (*page)(void *context, const struct document *d), void *context, size_t *failed);

#endif
