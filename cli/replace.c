#include "cli/replace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/target.h"

bool file_replace(const char *path, struct view content) {
  struct target target;
  struct stat st;
  bool there = stat(path, &st) == 0;
  FILE *f = target_open(&target, path);
  bool ok = f != NULL && fwrite(content.p, 1, content.len, f) == content.len;
  if (ok && there && target.aside[0]) ok = fchmod(fileno(f), st.st_mode & 07777) == 0;
  if (f != NULL) ok = target_close(&target, f, ok) && ok;
  if (!ok) complain_cli("cannot write '%s': %s", path, strerror(errno));
  return ok;
}

static int by_start(const void *a, const void *b) {
  const struct edit *x = a, *y = b;
  return (x->start > y->start) - (x->start < y->start);
}

struct view edits_apply(struct view source, struct edit *edits, size_t len, struct arena *arena) {
  struct buf out;
  uint32_t at = 0;
  buf_init(&out);
  if (len) qsort(edits, len, sizeof *edits, by_start);
  for (size_t i = 0; i < len; i++) {
    buf_view(&out, view_sub(source, at, edits[i].start));
    buf_view(&out, edits[i].text);
    at = edits[i].end;
  }
  buf_view(&out, view_sub(source, at, source.len));
  struct view v = arena_copy(arena, (struct view){out.p, out.len});
  buf_free(&out);
  return v;
}
