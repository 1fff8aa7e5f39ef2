/* check.h: the lint of a pack: what loads and still is not what its author meant. docs/lint.md tells each code with an example. */
#ifndef ANNALS_RULES_CHECK_H
#define ANNALS_RULES_CHECK_H

#include "base/status.h"
#include "rules/notice.h"

struct pack_report {
  struct notices notices; /* by file and line */
  size_t count[3];        /* by enum notice_severity */
  size_t rules;
  bool loads;         /* false: the errors are those of loading */
  struct arena arena;  /* owns all of it */
  struct arena tables; /* but for the texts of tables */
};

/* ST_IO when there is no pack; else ST_OK, whatever there is to say. */
enum status pack_check(struct pack_report *out, const char *dir, struct err *err);
void pack_report_free(struct pack_report *r);

#endif
