#include "cli/target.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

FILE *target_open(struct target *t, const char *path) {
  struct stat st;
  t->path = path;
  t->aside[0] = '\0';
  if (path == NULL || strcmp(path, "-") == 0) return stdout;
  if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) return fopen(path, "wb"); /* a device or a pipe cannot be renamed over */
  snprintf(t->aside, sizeof t->aside, "%s.%ld.part", path, (long)getpid());
  return fopen(t->aside, "wbx");
}

bool target_is(const char *path, const char *input) {
  struct stat a, b;
  return path != NULL && strcmp(path, "-") != 0 && stat(path, &a) == 0 && S_ISREG(a.st_mode) && stat(input, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

bool target_close(struct target *t, FILE *f, bool good) {
  bool ok = fflush(f) == 0 && !ferror(f);
  if (t->aside[0] == '\0') return ok;
  ok = (fclose(f) == 0) && ok;
  if (ok && good && rename(t->aside, t->path) == 0) return true;
  int reason = errno;
  unlink(t->aside);
  errno = reason;
  return false;
}
