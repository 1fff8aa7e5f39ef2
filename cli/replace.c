#include "cli/replace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/cli.h"

bool file_replace(const char *path, struct view content) {
  char aside[1100];
  struct stat st;
  snprintf(aside, sizeof aside, "%s.%ld.part", path, (long)getpid());
  FILE *f = fopen(aside, "wbx");
  bool ok = f != NULL && fwrite(content.p, 1, content.len, f) == content.len;
  if (f != NULL) {
    if (stat(path, &st) == 0) ok = fchmod(fileno(f), st.st_mode & 07777) == 0 && ok;
    ok = fclose(f) == 0 && ok;
  }
  if (ok && rename(aside, path) == 0) return true;
  complain_cli("cannot write '%s': %s", path, strerror(errno));
  if (f != NULL) unlink(aside);
  return false;
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
