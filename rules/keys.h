/* keys.h: the keys of the rule language, one table for all who ask: the loader (an unknown key is an error), the JSON Schema
 * (`annals rules schema`) and the formatter. */
#ifndef ANNALS_RULES_KEYS_H
#define ANNALS_RULES_KEYS_H

#include <stddef.h>

/* What stands behind a key; cli/rules_schema.c says each in JSON Schema. */
enum key_shape {
  SHAPE_TEXT, SHAPE_NAME, SHAPE_NAMES, SHAPE_NAME_OR_NAMES, SHAPE_PATHS, SHAPE_PATTERN, SHAPE_EXPRESSION, SHAPE_EXPRESSIONS, SHAPE_ATTRIBUTES,
  SHAPE_ENTRIES, SHAPE_EXAMPLES, SHAPE_NOT, SHAPE_ZONES, SHAPE_PRIORITY, SHAPE_CASE, SHAPE_LETTERS, SHAPE_YES, SHAPE_SYMBOL, SHAPE_OVER, SHAPE_RECORDS,
  SHAPE_FRAGMENTS, SHAPE_SHARED, SHAPE_SUFFIXES, SHAPE_MAKES, SHAPE_RULES, SHAPE_LEXICONS, SHAPE_INFLECTIONS, SHAPE_ALLOW
};

struct key {
  const char *name;
  enum key_shape shape;
  const char *help;
};

struct key_set {
  const char *name;
  const struct key *key;
  size_t len;
};

extern const struct key_set keys_file, keys_rule, keys_make, keys_lexicon, keys_inflection;

#endif
