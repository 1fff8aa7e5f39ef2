/* blamed.h: what a pack makes of pages, read back as records, and which rule set which of their fields. */
#ifndef ANNALS_CLI_BLAMED_H
#define ANNALS_CLI_BLAMED_H

#include "extract/blame.h"
#include "output/reader.h"

struct blamed {
  struct record_set records;
  struct blame blame;
  bool known; /* the records were made here, and who set what is known */
};

/* Extracts the pages of the paths with a pack: a name, a folder, or REV:PATH. Complains and returns false when the pack does not load
 * (*status says the exit status) or a page cannot be read. */
bool blamed_read(struct blamed *out, const char *pack, char *const *paths, int n, int *status);
void blamed_free(struct blamed *b);
/* The rule that set a field of a record of a page of `context`, a struct blamed, by the name that the field has in records; empty when that
 * is not known. Of the shape that a score_blame asks for. */
struct view blamed_rule(void *context, const struct record_page *page, const struct record *r, const char *field);

#endif
