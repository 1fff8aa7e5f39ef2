/* json.h: one JSON text as a tree, by yajl: of the JSON libraries of Debian the one that hands out numbers as they are written, so
 * that decimals stay exact, and strings with their length. */
#ifndef ANNALS_OUTPUT_JSON_H
#define ANNALS_OUTPUT_JSON_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"

enum json_kind { JSON_NULL, JSON_BOOLEAN, JSON_NUMBER, JSON_TEXT, JSON_LIST, JSON_OBJECT };

struct json {
  enum json_kind kind;
  struct view key;          /* of a member of an object; p NULL elsewhere */
  struct view text;         /* of a text: unescaped; of a number: as written; of a boolean: "true" or "false" */
  uint32_t at;              /* byte where the key (of a member) or the value begins; for a text with escapes near it */
  struct json *child, *next;
};

/* Parses `text` whole; nodes and their texts live in `arena`. ST_SYNTAX or ST_LIMIT (LIMIT_RECORD_BYTES, LIMIT_RECORD_DEPTH) with
 * err->column set, in code points. */
enum status json_parse(struct json **out, struct arena *arena, struct view text, struct err *err);
/* The member of that name, or NULL. */
const struct json *json_get(const struct json *object, const char *key);

#endif
