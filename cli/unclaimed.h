/* unclaimed.h: the work list of who writes rules: numbers that no rule read, or none read well, grouped by the word behind or in front
 * of them, most frequent first. */
#ifndef ANNALS_CLI_UNCLAIMED_H
#define ANNALS_CLI_UNCLAIMED_H

#include "base/record.h"
#include "cli/paint.h"
#include "corpus/document.h"
#include "rules/ruleset.h"

struct unclaimed_one {
  struct view context;      /* `▢ boxes`, `ph ▢`: words in normal form, numbers as ▢ */
  struct view text, doc;
  struct view around;       /* a piece of the page */
  struct span at;           /* the number in `around` */
  uint32_t line, column;
};

struct unclaimed {
  struct arena arena;       /* owns everything */
  struct unclaimed_one *one;
  size_t len, cap;
};

/* Groups are stretches of equal context in `one` after unclaimed_group; a group's length and start. */
struct unclaimed_group {
  size_t first, len;
};

void unclaimed_init(struct unclaimed *u);
void unclaimed_free(struct unclaimed *u);
/* `behind`: the word behind the number tells what it counts; else the one in front of it does. */
void unclaimed_add(struct unclaimed *u, const struct ruleset *rs, const struct document *d, const struct record *r, bool behind);
/* Sorts and groups; *out lives in the arena. Returns the number of groups. */
size_t unclaimed_group(struct unclaimed *u, struct unclaimed_group **out);
void unclaimed_text(struct painter *p, const char *title, struct unclaimed *u, size_t most);
void unclaimed_json(struct buf *out, struct unclaimed *u);

#endif
