/* listing.h: from the arguments of a command to the files that they name: files, folders (recursive, in byte order of the path,
 * loops through links survived by device and inode), "-" for standard input, and lists of paths.
 *
 * In folders only names that end in one of the suffixes below are pages: .txt .text (case folded); a file named on the
 * command line is read whatever its name. Hidden names (leading dot) in folders are passed over.
 */
#ifndef ANNALS_CORPUS_LISTING_H
#define ANNALS_CORPUS_LISTING_H

#include "base/arena.h"
#include "base/status.h"

struct listing {
  const char **paths; /* names (corpus/name.h); borrowed from the arena */
  size_t len, cap;
  struct arena arena;
};

/* Called for each argument that cannot be listed (missing, unreadable); the listing goes on. */
typedef void listing_problem(void *context, const struct err *e);

void listing_init(struct listing *l);
void listing_free(struct listing *l);
/* Adds what `path` names. ST_OK also when a part of it was reported to `problem`; ST_IO when nothing at all came of it. */
enum status listing_add(struct listing *l, const char *path, listing_problem *problem, void *context);
/* Adds each line of the file `list` ("-" is standard input); blank lines are skipped. */
enum status listing_add_list(struct listing *l, const char *list, listing_problem *problem, void *context);

#endif
