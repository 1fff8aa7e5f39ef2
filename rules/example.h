/* example.h: the little language of `examples`, `not` and `todo`:
 *
 *   'donated [29.3 million Yuan]{value: 29300000, unit: CNY} for schools'
 *
 * A mark is a piece of the text in brackets, followed at once by the attributes that the rule must give it, as a YAML flow map; brackets
 * without a map behind them are text. A value is compared with what the attribute holds: a number, a text, a list; `null` means that
 * the attribute is not there. `{}` asks for the span alone, `{?}` for `annals rules test --update` to write the attributes.
 */
#ifndef ANNALS_RULES_EXAMPLE_H
#define ANNALS_RULES_EXAMPLE_H

#include "rules/yaml.h"

#define EXAMPLE_MARKS_MAX 32

struct example_mark {
  uint32_t start, end;           /* bytes of the example's text */
  uint32_t open, close;          /* bytes of the scalar's value: '[' and ']' */
  uint32_t from, to;             /* bytes of the scalar's value: the map, braces included */
  const struct yaml_node *attrs; /* a map whose marks count from `from`; NULL for `{?}` */
};

struct example {
  const struct yaml_node *node; /* the scalar */
  struct view text;             /* without its marks; in the arena */
  struct example_mark mark[EXAMPLE_MARKS_MAX];
  size_t marks;
};

/* On ST_SYNTAX *at is the byte of the scalar's value where the trouble is. */
enum status example_parse(struct example *out, const struct yaml_node *scalar, struct arena *arena, size_t *at, struct err *err);

#endif
