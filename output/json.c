#include "output/json.h"

#include <stdio.h>
#include <yajl/yajl_parse.h>

#include "base/limits.h"
#include "base/utf8.h"

struct building {
  struct arena *arena;
  yajl_handle parser;
  struct json *root, *open[LIMIT_RECORD_DEPTH], *last[LIMIT_RECORD_DEPTH]; /* lists and objects not yet closed; their last child */
  struct view key;
  uint32_t key_at, depth;
  bool too_deep;
};

static uint32_t before(const struct building *b, size_t bytes) {
  size_t end = yajl_get_bytes_consumed(b->parser);
  return (uint32_t)(end > bytes ? end - bytes : 0);
}

static struct json *add(struct building *b, enum json_kind kind, const char *p, size_t len, size_t wide) {
  struct json *n = ARENA_NEW(b->arena, struct json);
  n->kind = kind;
  n->key = b->key;
  n->at = b->key.p ? b->key_at : before(b, wide);
  if (p != NULL) n->text = arena_copy(b->arena, (struct view){p, len});
  b->key = (struct view){0};
  if (b->depth == 0) {
    b->root = n;
  } else {
    struct json **link = b->last[b->depth - 1] ? &b->last[b->depth - 1]->next : &b->open[b->depth - 1]->child;
    b->last[b->depth - 1] = *link = n;
  }
  return n;
}

static int on_null(void *context) { return add(context, JSON_NULL, NULL, 0, 4) != NULL; }
static int on_boolean(void *context, int value) {
  const char *name = value ? "true" : "false";
  return add(context, JSON_BOOLEAN, name, strlen(name), strlen(name)) != NULL;
}
static int on_number(void *context, const char *p, size_t len) { return add(context, JSON_NUMBER, p, len, len) != NULL; }
static int on_text(void *context, const unsigned char *p, size_t len) {
  return add(context, JSON_TEXT, (const char *)p, len, len + 2) != NULL;
}

static int open_node(struct building *b, enum json_kind kind) {
  if (b->depth == LIMIT_RECORD_DEPTH) {
    b->too_deep = true;
    return 0;
  }
  struct json *n = add(b, kind, NULL, 0, 1);
  b->last[b->depth] = NULL;
  b->open[b->depth++] = n;
  return 1;
}

static int on_list(void *context) { return open_node(context, JSON_LIST); }
static int on_object(void *context) { return open_node(context, JSON_OBJECT); }
static int on_end(void *context) {
  ((struct building *)context)->depth--;
  return 1;
}
static int on_key(void *context, const unsigned char *p, size_t len) {
  struct building *b = context;
  b->key = arena_copy(b->arena, (struct view){(const char *)p, len});
  b->key_at = before(b, len + 2);
  return 1;
}

static const yajl_callbacks callbacks = {.yajl_null = on_null, .yajl_boolean = on_boolean, .yajl_number = on_number,
                                         .yajl_string = on_text, .yajl_start_map = on_object, .yajl_map_key = on_key,
                                         .yajl_end_map = on_end, .yajl_start_array = on_list, .yajl_end_array = on_end};

static size_t column_of(struct view text, size_t byte) {
  size_t valid = utf8_valid(text);
  if (byte > valid) byte = valid;
  while (byte > 0 && byte < text.len && ((unsigned char)text.p[byte] & 0xC0) == 0x80) byte--;
  return utf8_count(view_sub(text, 0, byte)) + 1;
}

static enum status fail(const struct building *b, struct view text, size_t at, struct err *err) {
  enum status status = b->too_deep ? ST_LIMIT : ST_SYNTAX;
  if (b->too_deep) {
    err_set(err, status, "lists and objects stand more than %d deep", LIMIT_RECORD_DEPTH);
  } else {
    /* yajl says "parse error: what"; the first line has no text of the input in it. */
    unsigned char *why = yajl_get_error(b->parser, 0, (const unsigned char *)text.p, text.len);
    err_set(err, status, "this is not JSON: %.*s", (int)strcspn((char *)why, "\n"), (char *)why);
    yajl_free_error(b->parser, why);
  }
  if (err != NULL) err->column = column_of(text, at);
  return status;
}

enum status json_parse(struct json **out, struct arena *arena, struct view text, struct err *err) {
  if (text.len > LIMIT_RECORD_BYTES) return err_set(err, ST_LIMIT, "a record of more than %u bytes", LIMIT_RECORD_BYTES);
  struct building b = {.arena = arena};
  b.parser = yajl_alloc(&callbacks, NULL, &b);
  if (b.parser == NULL) out_of_memory(sizeof b);
  enum status status = ST_OK;
  if (yajl_parse(b.parser, (const unsigned char *)text.p, text.len) != yajl_status_ok)
    status = fail(&b, text, yajl_get_bytes_consumed(b.parser), err);
  else if (yajl_complete_parse(b.parser) != yajl_status_ok)
    status = fail(&b, text, text.len, err);
  else if (b.root == NULL) /* blanks alone */
    status = err_set(err, ST_SYNTAX, "this is not JSON: nothing stands here");
  else
    *out = b.root;
  yajl_free(b.parser);
  return status;
}

const struct json *json_get(const struct json *object, const char *key) {
  for (const struct json *n = object->child; n; n = n->next)
    if (view_eq(n->key, view_of(key))) return n;
  return NULL;
}
