#include "corpus/name.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

const char *page_name(const char *path, struct arena *arena) {
  struct view v = view_of(path);
  if (utf8_valid(v) == v.len) return path;
  char *name = arena_alloc(arena, v.len * 3 + 1), *to = name;
  while (v.len > 0) {
    size_t n = utf8_valid(v);
    memcpy(to, v.p, n);
    to += n;
    if (n < v.len) to += sprintf(to, "%%%02X", (unsigned char)v.p[n++]);
    v = view_sub(v, n, v.len);
  }
  *to = '\0';
  return name;
}

/* %80 to %FF: an ASCII byte is never written so. */
static bool is_byte(const char *p) { return p[0] == '%' && strchr("89ABCDEF", p[1]) != NULL && p[1] != '\0' && isxdigit((unsigned char)p[2]); }

const char *page_path(const char *name, char room[NAME_ROOM]) {
  if (strchr(name, '%') == NULL || strlen(name) >= NAME_ROOM || access(name, F_OK) == 0) return name;
  char *to = room;
  for (const char *p = name; *p;) {
    if (!is_byte(p)) {
      *to++ = *p++;
      continue;
    }
    *to++ = (char)strtoul((char[]){p[1], p[2], '\0'}, NULL, 16);
    p += 3;
  }
  *to = '\0';
  return room;
}
