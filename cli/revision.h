/* revision.h: a pack as it stood in a revision: `HEAD~1:rules/packs/yearbook` is written to a temporary folder by git itself. */
#ifndef ANNALS_CLI_REVISION_H
#define ANNALS_CLI_REVISION_H

#include <stdbool.h>

struct revision {
  char dir[1100]; /* of the pack; empty when `spec` names no revision */
};

/* True for `REV:PATH` where no such folder exists. */
bool revision_names(const char *spec);
/* Writes the folder of `spec` out; complains and returns false when git does not give it. */
bool revision_open(struct revision *r, const char *spec);
void revision_close(struct revision *r); /* removes it */

#endif
