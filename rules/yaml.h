/* yaml.h: a YAML file as a tree of nodes that remember where they stand.
 *
 * One document a file; anchors and aliases are refused (a pack is read by people), tags too; duplicate keys are errors; depth and
 * size are capped by limits.h. libyaml marks count code points; here every node has the BYTE range of its source, computed once.
 * For a scalar, `source` maps: yaml_at gives the byte in the file of byte i of the value (quotes, escapes and folding undone for
 * plain, single-quoted and double-quoted scalars and for literal/folded blocks), so that an error inside a pattern points to its
 * character in the file.
 */
#ifndef ANNALS_RULES_YAML_H
#define ANNALS_RULES_YAML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/status.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };
enum yaml_style { YAML_PLAIN, YAML_SINGLE, YAML_DOUBLE, YAML_BLOCK };

struct yaml_file {
  const char *path;   /* borrowed from the arena */
  struct view source; /* borrowed from the arena */
};

struct yaml_node {
  uint8_t kind;                 /* enum yaml_kind */
  uint8_t style;                /* enum yaml_style, of scalars */
  uint32_t len;                 /* children */
  const struct yaml_file *file;
  uint32_t start, end;          /* bytes in file->source, quotes included */
  struct view text;             /* scalars: the value, NUL-terminated behind len */
  struct yaml_node *key;        /* in a map: the key's scalar */
  struct yaml_node *first, *next; /* children of lists and maps, in file order; next sibling */
};

/* Reads and parses. The tree lives in `arena`. ST_IO, ST_SYNTAX (place in *err), ST_LIMIT. An empty file is an empty map. */
enum status yaml_read(struct yaml_node **out, const char *path, struct arena *arena, struct err *err);
/* The same over text at hand; places count from behind its byte order mark. */
enum status yaml_parse(struct yaml_node **out, const char *path, struct view source, struct arena *arena, struct err *err);
/* The child of a map, or NULL. */
struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);
/* Byte in the file of byte `i` of a scalar's value (i == text.len gives its end). */
uint32_t yaml_at(const struct yaml_node *scalar, size_t i);
/* Place for diag_print: the whole node, or bytes [start,end) of a scalar's value. */
struct place yaml_place(const struct yaml_node *node);
struct place yaml_place_in(const struct yaml_node *scalar, size_t start, size_t end);

/* Adds a text in single quotes (YAML 1.2, 7.3.2). */
void yaml_quote(struct buf *out, struct view v);

#endif
