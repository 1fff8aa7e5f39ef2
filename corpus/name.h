/* name.h: what records call a file. Records are UTF-8 and paths need not be: a byte of one that is no UTF-8 stands as %XX in its name. */
#ifndef ANNALS_CORPUS_NAME_H
#define ANNALS_CORPUS_NAME_H

#include "base/arena.h"

#define NAME_ROOM 4096 /* no path is longer that a system call takes */

/* The path itself where it is UTF-8; else a name in the arena. */
const char *page_name(const char *path, struct arena *arena);
/* The way back: the name itself where a file is called so, or where it has no such bytes; else a path in `room`. */
const char *page_path(const char *name, char room[NAME_ROOM]);

#endif
