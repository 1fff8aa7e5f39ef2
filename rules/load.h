/* load.h: from a folder with pack.yaml to a sealed ruleset. docs/rules.md is the reference of the language. */
#ifndef ANNALS_RULES_LOAD_H
#define ANNALS_RULES_LOAD_H

#include "base/buf.h"
#include "rules/ruleset.h"

/* Loads `dir`/pack.yaml and what it imports. On success *out is owned (ruleset_free). On ST_SYNTAX up to LIMIT_RULE_ERRORS messages
 * with file, line, column and carets stand in `diagnostics` and *err sums them up; ST_IO when the pack is not there. Warnings may
 * stand in `diagnostics` also on success. */
enum status ruleset_load(struct ruleset **out, const char *dir, struct buf *diagnostics, struct err *err);

#endif
