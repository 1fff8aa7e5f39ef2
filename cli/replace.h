/* replace.h: files that appear whole or not at all. */
#ifndef ANNALS_CLI_REPLACE_H
#define ANNALS_CLI_REPLACE_H

#include "base/arena.h"
#include "base/view.h"

/* Bytes [start,end) of a source give way to `text`. */
struct edit {
  uint32_t start, end;
  struct view text;
};

/* Writes `content` beside `path` and renames it; says on stderr what went wrong. */
bool file_replace(const char *path, struct view content);
/* The source with its edits made; they are sorted here and do not overlap. In the arena. */
struct view edits_apply(struct view source, struct edit *edits, size_t len, struct arena *arena);

#endif
