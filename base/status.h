/* status.h: what a fallible function returns, and where an error stands.
 *
 * A function that can fail returns `enum status`, takes its out-parameters first and a `struct err *` last (NULL is allowed);
 * on failure the outputs are untouched. Nothing in the libraries prints or exits.
 */
#ifndef ANNALS_BASE_STATUS_H
#define ANNALS_BASE_STATUS_H

#include <stddef.h>

enum status {
  ST_OK = 0,
  ST_NOMEM,   /* an allocation failed */
  ST_IO,      /* the system refused a file; `err.message` holds the reason */
  ST_BINARY,  /* an input that is no text */
  ST_ENCODING,/* an encoding that is unknown to iconv */
  ST_SYNTAX,  /* a rule pack that does not load */
  ST_LIMIT,   /* a cap of limits.h was hit */
  ST_RANGE,   /* arithmetic left the range of the exact decimal */
  ST_USAGE    /* a call or a command line that asks for the impossible */
};

/* One error: code, message, place. `file` is "" where there is none; line and column count from 1, 0 is unknown. */
struct err {
  enum status code;
  char file[512];
  size_t line, column; /* column in code points */
  char message[512];   /* one line, lower case, no full stop */
};

/* Fills *e (when not NULL) and returns `code`, so that `return err_set(e, ST_IO, "...")` reads as one step. The place is emptied:
 * name it afterwards. The arguments may point into *e, so that a message can be wrapped in a longer one. */
enum status err_set(struct err *e, enum status code, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Names the file of an error that err_set made; returns `code`. NULL is allowed. */
enum status err_in_file(struct err *e, enum status code, const char *file);

/* The end that arena.h and buf.h promise: says how much was wanted on stderr and aborts. */
_Noreturn void out_of_memory(size_t bytes);
/* realloc for `n` items of a size, or that end. The caller owns it, as before. */
void *resized(void *p, size_t n, size_t item);

#endif
