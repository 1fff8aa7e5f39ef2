#include "cli/pages.h"

#include "cli/cli.h"
#include "corpus/listing.h"

static void problem(void *context, const struct err *e) {
  ++*(size_t *)context;
  complain_cli("%s", e->message);
}

size_t pages_each(char *const *paths, int n, void (*page)(void *context, const struct document *d), void *context, size_t *failed) {
  struct listing l;
  struct document d;
  size_t read = 0;
  listing_init(&l);
  document_init(&d);
  *failed = 0;
  for (int i = 0; i < n; i++) listing_add(&l, paths[i], problem, failed);
  for (size_t i = 0; i < l.len; i++) {
    struct err e = {0};
    if (document_read(&d, l.paths[i], NULL, &e) == ST_OK) {
      read++;
      page(context, &d);
    } else {
      ++*failed;
      complain_cli("%s: %s", l.paths[i], e.message);
    }
  }
  document_free(&d);
  listing_free(&l);
  return read;
}
