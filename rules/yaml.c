#include "rules/yaml.h"

#include <stdio.h>
#include <yaml.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"

struct reader {
  yaml_parser_t parser;
  struct arena *arena;
  struct yaml_file *file;
  struct err *err;
  size_t cp, byte; /* how far marks (code points) were converted to bytes */
  enum status status;
};

static enum status fail(struct reader *r, enum status st, uint32_t at, const char *message) {
  if (r->status != ST_OK) return r->status;
  r->status = st;
  if (r->err == NULL) return st;
  err_set(r->err, st, "%s", message);
  snprintf(r->err->file, sizeof r->err->file, "%s", r->file->path);
  place_line_column(r->file->source, at, &r->err->line, &r->err->column);
  return st;
}

/* libyaml counts code points; events come in order, so the walk is linear over the file. */
static uint32_t byte_of(struct reader *r, size_t cp) {
  struct view s = r->file->source;
  if (cp < r->cp) r->cp = r->byte = 0;
  for (uint64_t eight; cp - r->cp >= sizeof eight && s.len - r->byte > sizeof eight; r->byte += sizeof eight, r->cp += sizeof eight) {
    memcpy(&eight, s.p + r->byte, sizeof eight);
    if (eight & 0x8080808080808080u) break;
    if ((unsigned char)s.p[r->byte + sizeof eight] >= 0x80) break;
  }
  while (r->cp < cp && r->byte < s.len) {
    r->byte++;
    while (r->byte < s.len && ((unsigned char)s.p[r->byte] & 0xC0) == 0x80) r->byte++;
    r->cp++;
  }
  return (uint32_t)r->byte;
}

static bool next(struct reader *r, yaml_event_t *e) {
  if (yaml_parser_parse(&r->parser, e)) return true;
  const yaml_parser_t *p = &r->parser;
  size_t cp = p->error == YAML_READER_ERROR ? 0 : p->problem_mark.index;
  uint32_t at = p->error == YAML_READER_ERROR ? (uint32_t)p->problem_offset : byte_of(r, cp);
  char message[300];
  snprintf(message, sizeof message, "%s", p->problem ? p->problem : "no YAML");
  if (p->context != NULL && p->context_mark.line != p->problem_mark.line) /* a quote that nobody closed is missed only where the file ends */
    snprintf(message, sizeof message, "%s %s that begins in line %zu", p->problem, p->context, p->context_mark.line + 1);
  fail(r, ST_SYNTAX, at, message);
  return false;
}

static struct yaml_node *new_node(struct reader *r, enum yaml_kind kind, const yaml_event_t *e) {
  struct yaml_node *n = arena_packed(r->arena, sizeof *n, sizeof(void *));
  uint32_t start = byte_of(r, e->start_mark.index);
  *n = (struct yaml_node){.kind = (uint8_t)kind, .file = r->file, .start = start, .end = byte_of(r, e->end_mark.index)};
  return n;
}

static struct yaml_node *read_node(struct reader *r, yaml_event_t *e, int depth);

static bool refused(struct reader *r, const yaml_event_t *e, const yaml_char_t *anchor, const yaml_char_t *tag) {
  if (anchor == NULL && tag == NULL) return false;
  fail(r, ST_SYNTAX, byte_of(r, e->start_mark.index), anchor ? "anchors are not part of the rule language" : "tags are not part of the rule language");
  return true;
}

static struct yaml_node *read_scalar(struct reader *r, const yaml_event_t *e) {
  struct yaml_node *n = new_node(r, YAML_SCALAR, e);
  if (refused(r, e, e->data.scalar.anchor, e->data.scalar.tag)) return NULL;
  switch (e->data.scalar.style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: n->style = YAML_SINGLE; break;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: n->style = YAML_DOUBLE; break;
    case YAML_LITERAL_SCALAR_STYLE: case YAML_FOLDED_SCALAR_STYLE: n->style = YAML_BLOCK; break;
    default: n->style = YAML_PLAIN;
  }
  n->text = arena_copy(r->arena, (struct view){(const char *)e->data.scalar.value, e->data.scalar.length});
  return n;
}

static void append(struct yaml_node *parent, struct yaml_node ***tail, struct yaml_node *child) {
  **tail = child;
  *tail = &child->next;
  parent->len++;
}

static struct yaml_node *read_list(struct reader *r, const yaml_event_t *start, int depth) {
  struct yaml_node *n = new_node(r, YAML_LIST, start), **tail = &n->first;
  if (refused(r, start, start->data.sequence_start.anchor, start->data.sequence_start.tag)) return NULL;
  for (yaml_event_t e; next(r, &e);) {
    bool end = e.type == YAML_SEQUENCE_END_EVENT;
    struct yaml_node *child = end ? NULL : read_node(r, &e, depth + 1);
    if (end) n->end = byte_of(r, e.end_mark.index);
    yaml_event_delete(&e);
    if (end) return n;
    if (child == NULL) return NULL;
    append(n, &tail, child);
  }
  return NULL;
}

static struct yaml_node *read_map(struct reader *r, const yaml_event_t *start, int depth) {
  struct yaml_node *n = new_node(r, YAML_MAP, start), **tail = &n->first;
  if (refused(r, start, start->data.mapping_start.anchor, start->data.mapping_start.tag)) return NULL;
  for (yaml_event_t e; next(r, &e);) {
    bool end = e.type == YAML_MAPPING_END_EVENT;
    struct yaml_node *key = end ? NULL : read_node(r, &e, depth + 1);
    if (end) n->end = byte_of(r, e.end_mark.index);
    yaml_event_delete(&e);
    if (end) return n;
    if (key == NULL) return NULL;
    if (key->kind != YAML_SCALAR) return fail(r, ST_SYNTAX, key->start, "a key is a plain text"), NULL;
    if (yaml_get(n, key->text.p)) return fail(r, ST_SYNTAX, key->start, "this key stands twice in the map"), NULL;
    if (!next(r, &e)) return NULL;
    struct yaml_node *child = read_node(r, &e, depth + 1);
    yaml_event_delete(&e);
    if (child == NULL) return NULL;
    child->key = key;
    append(n, &tail, child);
  }
  return NULL;
}

static struct yaml_node *read_node(struct reader *r, yaml_event_t *e, int depth) {
  uint32_t at = byte_of(r, e->start_mark.index);
  if (depth > LIMIT_PACK_DEPTH) return fail(r, ST_LIMIT, at, "nested too deeply"), NULL;
  switch (e->type) {
    case YAML_SCALAR_EVENT: return read_scalar(r, e);
    case YAML_SEQUENCE_START_EVENT: return read_list(r, e, depth);
    case YAML_MAPPING_START_EVENT: return read_map(r, e, depth);
    case YAML_ALIAS_EVENT: return fail(r, ST_SYNTAX, at, "aliases are not part of the rule language"), NULL;
    default: return fail(r, ST_SYNTAX, at, "unexpected end"), NULL;
  }
}

/* stream start, document start, node, document end, stream end */
static struct yaml_node *read_stream(struct reader *r) {
  struct yaml_node *root = NULL;
  for (yaml_event_t e; r->status == ST_OK && next(r, &e);) {
    yaml_event_type_t type = e.type;
    uint32_t at = byte_of(r, e.start_mark.index);
    if (type != YAML_STREAM_START_EVENT && type != YAML_STREAM_END_EVENT && type != YAML_DOCUMENT_START_EVENT &&
        type != YAML_DOCUMENT_END_EVENT)
      root = read_node(r, &e, 0);
    else if (type == YAML_DOCUMENT_START_EVENT && root != NULL)
      fail(r, ST_SYNTAX, at, "one document a file");
    yaml_event_delete(&e);
    if (type == YAML_STREAM_END_EVENT) break;
  }
  if (r->status != ST_OK) return NULL;
  if (root == NULL) {
    root = ARENA_NEW(r->arena, struct yaml_node);
    root->kind = YAML_MAP;
    root->file = r->file;
  }
  return root;
}

enum status yaml_parse(struct yaml_node **out, const char *path, struct view source, struct arena *arena, struct err *err) {
  struct reader r = {.arena = arena, .err = err};
  r.file = ARENA_NEW(arena, struct yaml_file);
  r.file->path = arena_copy(arena, view_of(path)).p;
  r.file->source = source = view_unmarked(source);
  size_t valid = utf8_valid(source);
  if (valid != source.len) return fail(&r, ST_SYNTAX, (uint32_t)valid, "this byte is no UTF-8");
  if (!yaml_parser_initialize(&r.parser)) return ST_NOMEM;
  yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&r.parser, (const unsigned char *)source.p, source.len);
  struct yaml_node *root = read_stream(&r);
  yaml_parser_delete(&r.parser);
  if (root != NULL) *out = root;
  return r.status;
}

enum status yaml_read(struct yaml_node **out, const char *path, struct arena *arena, struct err *err) {
  struct view source;
  enum status st = file_read(&source, path, LIMIT_PACK_FILE_BYTES, arena, err);
  return st == ST_OK ? yaml_parse(out, path, source, arena, err) : st;
}

struct yaml_node *yaml_get(const struct yaml_node *map, const char *key) {
  const struct view name = view_of(key);
  if (map->kind != YAML_MAP) return NULL;
  for (struct yaml_node *c = map->first; c != NULL; c = c->next)
    if (view_eq(c->key->text, name)) return c;
  return NULL;
}

/* Length of an escape of a double-quoted scalar in the file. */
static size_t escape_len(const char *p) {
  switch (p[1]) {
    case 'x': return 4;
    case 'u': return 6;
    case 'U': return 10;
    default: return 2;
  }
}

/* Walks source and value together: what stands only in the source (quotes, the indentation of a folded line, half of '') is passed
 * over when it differs from the value's next byte. */
uint32_t yaml_at(const struct yaml_node *n, size_t i) {
  const char *s = n->file->source.p;
  uint32_t at = n->start;
  size_t k = 0;
  if (i >= n->text.len) return n->end;
  if (n->style == YAML_SINGLE || n->style == YAML_DOUBLE) at++;
  if (n->style == YAML_BLOCK)
    while (at < n->end && s[at++] != '\n') continue;
  bool fresh = true; /* at the start of a line of the source: indentation belongs to no value */
  while (at < n->end) {
    if (fresh && s[at] == ' ' && (k >= n->text.len || n->text.p[k] != ' ' || n->style != YAML_PLAIN)) {
      at++;
      continue;
    }
    fresh = false;
    if (k >= i) return at;
    size_t from = 1, to = 1;
    if (n->style == YAML_SINGLE && s[at] == '\'' && s[at + 1] == '\'') from = 2;
    if (n->style == YAML_DOUBLE && s[at] == '\\') {
      from = escape_len(s + at);
      size_t len;
      utf8_decode(n->text.p + k, n->text.p + n->text.len, &len);
      to = len;
    }
    fresh = s[at] == '\n';
    at += (uint32_t)from;
    k += to;
  }
  return at;
}

struct place yaml_place(const struct yaml_node *n) {
  uint32_t end = n->kind == YAML_SCALAR ? n->end : n->start + 1;
  return (struct place){n->file->path, n->file->source, n->start, end};
}

struct place yaml_place_in(const struct yaml_node *n, size_t start, size_t end) {
  return (struct place){n->file->path, n->file->source, yaml_at(n, start), end > start ? yaml_at(n, end - 1) + 1 : yaml_at(n, start)};
}

void yaml_quote(struct buf *out, struct view v) {
  buf_char(out, '\'');
  for (size_t i = 0; i < v.len; i++) {
    if (v.p[i] == '\'') buf_char(out, '\'');
    buf_char(out, v.p[i]);
  }
  buf_char(out, '\'');
}
