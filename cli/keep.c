#include "cli/keep.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "corpus/name.h"

static enum status keep_lines(struct store *s, struct view lines, struct err *err) {
  enum status st = ST_OK;
  while (lines.len > 0 && st == ST_OK) {
    const char *nl = memchr(lines.p, '\n', lines.len);
    size_t n = nl ? (size_t)(nl - lines.p) : lines.len;
    st = store_line(s, view_sub(lines, 0, n), err);
    lines = view_sub(lines, nl ? n + 1 : n, lines.len);
  }
  return st;
}

static enum status keep_spill(struct store *s, FILE *spill, struct err *err) {
  char *line = NULL;
  size_t cap = 0;
  ssize_t n;
  enum status st = ST_OK;
  rewind(spill);
  while (st == ST_OK && (n = getline(&line, &cap, spill)) > 0) {
    if (line[n - 1] == '\n') n--;
    st = store_line(s, (struct view){line, (size_t)n}, err);
  }
  if (st == ST_OK && ferror(spill)) st = err_set(err, ST_IO, "cannot read a temporary file: %s", strerror(errno));
  free(line);
  return st;
}

enum status keep_page(struct store *s, struct view lines, FILE *spill, struct err *err) {
  enum status st = store_begin(s, err);
  if (st == ST_OK) st = keep_lines(s, lines, err);
  if (st == ST_OK && spill != NULL) st = keep_spill(s, spill, err);
  if (st == ST_OK) st = store_commit(s, err);
  if (st != ST_OK) store_rollback(s);
  return st;
}

enum status keep_gone(struct store *s, bool prune, uint64_t *gone, struct err *err) {
  struct arena arena;
  const char **paths;
  size_t n = 0;
  arena_init(&arena);
  enum status st = store_paths(s, &arena, &paths, &n, err);
  *gone = 0;
  for (size_t i = 0; i < n && st == ST_OK; i++) {
    struct stat file;
    char room[NAME_ROOM];
    if (strcmp(paths[i], "-") == 0 || stat(page_path(paths[i], room), &file) == 0 || (errno != ENOENT && errno != ENOTDIR)) continue;
    ++*gone;
    complain_cli("%s: the file is gone; %s", paths[i], prune ? "its records were removed" : "its records stay (--prune removes them)");
    if (prune) st = store_remove(s, paths[i], err);
  }
  arena_free(&arena);
  return st;
}
