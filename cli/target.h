/* target.h: a file that appears whole or not at all: written aside and renamed. */
#ifndef ANNALS_CLI_TARGET_H
#define ANNALS_CLI_TARGET_H

#include <stdbool.h>
#include <stdio.h>

struct target {
  const char *path;
  char aside[1100]; /* empty where there is nothing to rename: standard output, a device, a pipe */
};

/* Opens a file beside `path`; NULL or "-" is standard output. NULL with errno when it cannot be made. */
FILE *target_open(struct target *t, const char *path);
/* Closes it and, when `good` and all is written, renames it to its path; else removes it. False with errno when the output is not there. */
bool target_close(struct target *t, FILE *f, bool good);
/* True when `path` is the file that is read as `input`, by whatever name: writing it would destroy what was given. */
bool target_is(const char *path, const char *input);

#endif
