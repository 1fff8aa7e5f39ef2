#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status read_all(struct view *out, int file, const char *path, size_t limit, struct arena *arena, struct err *err) {
  struct stat st;
  size_t len = 0, cap = fstat(file, &st) == 0 && S_ISREG(st.st_mode) && (uintmax_t)st.st_size <= limit ? (size_t)st.st_size + 1 : 4096;
  char *text = arena_packed(arena, cap, 1);
  for (ssize_t n; (n = read(file, text + len, cap - len)) != 0;) { /* the size is what it was; the end is where nothing comes any more */
    if (n < 0 && errno != EINTR) return err_set(err, ST_IO, "cannot read '%s': %s", path, strerror(errno));
    if (n > 0) len += (size_t)n;
    if (len > limit) return err_set(err, ST_LIMIT, "'%s' is larger than %zu MiB", path, limit >> 20);
    if (len == cap) text = arena_larger(arena, text, &cap, 1);
  }
  text[len] = '\0';
  *out = (struct view){text, len};
  return ST_OK;
}

enum status file_read(struct view *out, const char *path, size_t limit, struct arena *arena, struct err *err) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return err_set(err, ST_IO, "cannot read '%s': %s", path, strerror(errno));
  enum status st = read_all(out, file, path, limit, arena, err);
  close(file);
  return st;
}
