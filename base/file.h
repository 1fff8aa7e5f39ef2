/* file.h: a whole file in memory. */
#ifndef ANNALS_BASE_FILE_H
#define ANNALS_BASE_FILE_H

#include "base/arena.h"
#include "base/status.h"

/* The bytes of a file, with a NUL behind them, not counted. ST_IO; ST_LIMIT when there are more than `limit`, whole MiB. */
enum status file_read(struct view *out, const char *path, size_t limit, struct arena *arena, struct err *err);

#endif
