/* load.h: from a folder with pack.yaml to a sealed ruleset. docs/rules.md is the reference of the language. */
#ifndef ANNALS_RULES_LOAD_H
#define ANNALS_RULES_LOAD_H

#include "base/buf.h"
#include "rules/ruleset.h"
#include "rules/yaml.h"

/* Loads `dir`/pack.yaml and what it imports. On success *out is owned (ruleset_free). On ST_SYNTAX up to LIMIT_RULE_ERRORS messages
 * with file, line, column and carets stand in `diagnostics` and *err sums them up; ST_IO when the pack is not there. Warnings may
 * stand in `diagnostics` also on success. */
enum status ruleset_load(struct ruleset **out, const char *dir, struct buf *diagnostics, struct err *err);

/* A pack with its sources at hand, for the tools of who writes it: `node` of each rule stands where the rule was written. */
struct pack {
  struct ruleset *rs;
  const struct yaml_node *const *files; /* roots: pack.yaml, then what it imports, in the order they were read */
  size_t files_len;
  struct arena trees;     /* owns the nodes */
};

/* The same as ruleset_load; the pack is owned (pack_close). */
enum status pack_open(struct pack *out, const char *dir, struct buf *diagnostics, struct err *err);
void pack_close(struct pack *p);
/* Keeps the ruleset alone; the rest is freed. */
struct ruleset *pack_ruleset(struct pack *p);

#endif
