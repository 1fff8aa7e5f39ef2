/* format.h: the canonical layout of a pack file: two blanks of indentation, single quotes, flow collections on one line where they fit
 * and filled where not, one blank line at most, comments where they were. The values do not change: what was laid out is read again
 * and compared, node by node and comment by comment. */
#ifndef ANNALS_RULES_FORMAT_H
#define ANNALS_RULES_FORMAT_H

#include "rules/yaml.h"

#define FORMAT_WIDTH 140 /* columns of a flow collection: what the packs are written in */

/* *out lives in the arena. ST_SYNTAX when the file holds something that would not survive, with *err saying what. */
enum status yaml_format(struct view *out, const struct yaml_node *root, struct arena *arena, struct err *err);

#endif
