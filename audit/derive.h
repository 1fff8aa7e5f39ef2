/* derive.h: the steps of a record run again, by a machine of its own (docs/records.md): what the extraction says is not asked. */
#ifndef ANNALS_AUDIT_DERIVE_H
#define ANNALS_AUDIT_DERIVE_H

#include "base/arena.h"
#include "base/record.h"

struct derived {
  struct decimal value[RECORD_RATIO_MAX];
  uint32_t values;
  struct decimal value_max, precision;
  bool has_value_max, has_precision;
  struct view unit; /* that the last unit step names; p NULL: none does */
};

/* False with *problem (a sentence without a subject, in the arena or static) when a step does not follow from its text or the steps do
 * not give a value. */
bool derive(struct derived *out, struct arena *arena, const struct record *fact, const char **problem);

#endif
