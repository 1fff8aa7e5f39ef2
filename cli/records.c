#include "cli/records.h"

#include <errno.h>

#include "cli/cli.h"
#include "store/store.h"

static void put_line(void *context, struct view line) {
  fwrite(line.p, 1, line.len, context);
  fputc('\n', context);
}

/* The lines of a store go through a temporary file to the one reader of lines. */
static enum status read_store(struct record_set *out, const char *path, struct err *err) {
  struct store *s = NULL;
  FILE *lines = NULL;
  enum status st = store_open(&s, path, true, err);
  if (st == ST_OK && (lines = tmpfile()) == NULL) st = err_set(err, ST_IO, "cannot make a temporary file: %s", strerror(errno));
  if (st == ST_OK) st = store_export(s, put_line, lines, err);
  if (st == ST_OK && (fflush(lines) != 0 || ferror(lines))) st = err_set(err, ST_IO, "cannot write a temporary file: %s", strerror(errno));
  if (st == ST_OK) {
    rewind(lines);
    st = records_read_from(out, lines, path, err);
  }
  if (lines != NULL) fclose(lines);
  store_close(s);
  return st;
}

bool open_records(struct record_set *out, const char *path) {
  struct err e = {0};
  enum status st = strcmp(path, "-") != 0 && store_is(path) ? read_store(out, path, &e) : records_read(out, path, &e);
  if (st == ST_OK) return true;
  if (e.line) complain_cli("%s:%zu:%zu: error: %s", e.file, e.line, e.column, e.message);
  else complain_cli("%s: %s", e.file[0] ? e.file : path, e.message);
  return false;
}

bool open_gold(struct gold *out, const char *dir, const char *text_dir) {
  struct err e = {0};
  if (gold_read(out, dir, text_dir, &e) == ST_OK) return true;
  if (e.line) complain_cli("%s:%zu: %s", e.file, e.line, e.message);
  else complain_cli("%s: %s", e.file, e.message);
  return false;
}
