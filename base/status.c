#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum status err_set(struct err *e, enum status code, const char *format, ...) {
  if (!e) return code;
  char message[sizeof e->message]; /* not e->message itself: an argument may point there */
  va_list args;
  va_start(args, format);
  int written = vsnprintf(message, sizeof message, format, args);
  va_end(args);
  if (written < 0) message[0] = '\0'; /* an encoding error: the code must do */
  e->code = code;
  e->file[0] = '\0';
  e->line = e->column = 0;
  strcpy(e->message, message);
  return code;
}

enum status err_in_file(struct err *e, enum status code, const char *file) {
  if (e) snprintf(e->file, sizeof e->file, "%s", file);
  return code;
}

void out_of_memory(size_t bytes) {
  fprintf(stderr, "annals: out of memory (wanted %zu bytes)\n", bytes);
  abort();
}

void *resized(void *p, size_t n, size_t item) {
  void *out = realloc(p, n * item);
  if (out == NULL) out_of_memory(n * item);
  return out;
}
