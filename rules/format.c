#include "rules/format.h"

#include "base/buf.h"
#include "base/utf8.h"

struct layout {
  struct view source;
  uint32_t at; /* how far the source has been laid out */
  struct buf out;
  struct arena *arena;
};

static void newline(struct layout *l, size_t indent) {
  while (l->out.len && l->out.p[l->out.len - 1] == ' ') l->out.len--;
  if (l->out.len) buf_char(&l->out, '\n');
  while (indent-- > 0) buf_char(&l->out, ' ');
}

static size_t column(const struct layout *l) {
  size_t start = l->out.len;
  while (start > 0 && l->out.p[start - 1] != '\n') start--;
  return utf8_count((struct view){l->out.p + start, l->out.len - start});
}

/* ---- what stands between nodes */

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static struct view comment_at(const struct layout *l, uint32_t at) {
  uint32_t end = at;
  while (end < l->source.len && l->source.p[end] != '\n') end++;
  while (end > at && blank(l->source.p[end - 1])) end--;
  return view_sub(l->source, at, end);
}

/* From where the source has been laid out to `to`, where a node begins: a comment on the same line stays there, those on lines of
 * their own come before the node, and of blank lines one. No scalar stands between, so that every # behind white space is one. */
static void gap(struct layout *l, uint32_t to, size_t indent) {
  bool own_line = l->at == 0, empty = false, seen = false; /* seen: something but white space on the line */
  for (uint32_t i = l->at; i < to;) {
    char c = l->source.p[i];
    if (c == '\n') {
      empty = empty || (own_line && !seen);
      own_line = true;
      seen = false;
      i++;
      continue;
    }
    if (c != '#' || (i > 0 && !blank(l->source.p[i - 1]) && l->source.p[i - 1] != '\n')) {
      seen = seen || !blank(c);
      i++;
      continue;
    }
    struct view text = comment_at(l, i);
    if (own_line) {
      if (empty && l->out.len) newline(l, 0);
      newline(l, indent);
      empty = false;
    } else {
      buf_str(&l->out, "  ");
    }
    buf_view(&l->out, text);
    seen = true;
    i += (uint32_t)text.len;
  }
  if (empty && l->out.len) newline(l, 0);
  l->at = to;
}

/* ---- scalars */

/* Without escapes, and plainer so: quotes in the text would be doubled. */
static bool better_single(struct view v) {
  for (size_t i = 0; i < v.len; i++)
    if ((unsigned char)v.p[i] < ' ' || v.p[i] == 127 || v.p[i] == '\'') return false;
  return true;
}

static void put_single(struct buf *out, struct view v) {
  buf_char(out, '\'');
  for (size_t i = 0; i < v.len; i++) {
    if (v.p[i] == '\'') buf_char(out, '\'');
    buf_char(out, v.p[i]);
  }
  buf_char(out, '\'');
}

/* The lines of a scalar that stands on several: all but the first are moved to `indent`, a block's by as much as its first line is. */
static void put_lines(struct layout *l, struct view text, size_t indent, bool block) {
  size_t first = 0, at = 0;
  bool known = false;
  for (int line = 0; at < text.len; line++) {
    size_t end = at;
    while (end < text.len && text.p[end] != '\n') end++;
    size_t start = at;
    while (start < end && text.p[start] == ' ') start++;
    if (line > 0) {
      size_t more = 0;
      if (block && start < end) {
        if (!known) first = start - at, known = true;
        more = start - at > first ? start - at - first : 0;
      }
      bool empty = start == end;
      if (block)
        buf_char(&l->out, '\n'); /* blanks at the end of a line are part of a block */
      else
        newline(l, 0);
      for (size_t i = 0; !empty && i < indent + more; i++) buf_char(&l->out, ' ');
      at = start;
    }
    buf_add(&l->out, text.p + at, end - at);
    at = end + 1;
  }
}

static uint32_t scalar_end(const struct layout *l, const struct yaml_node *n) {
  uint32_t end = n->end;
  if (n->style == YAML_BLOCK)
    while (end > n->start && (blank(l->source.p[end - 1]) || l->source.p[end - 1] == '\n')) end--;
  return end;
}

static void put_scalar(struct layout *l, const struct yaml_node *n, size_t indent) {
  uint32_t end = scalar_end(l, n);
  struct view text = view_sub(l->source, n->start, end);
  if (n->style == YAML_DOUBLE && better_single(n->text))
    put_single(&l->out, n->text);
  else if (memchr(text.p, '\n', text.len) != NULL)
    put_lines(l, text, indent + 2, n->style == YAML_BLOCK);
  else
    buf_view(&l->out, text);
  l->at = end;
}

/* ---- flow collections */

static bool flow(const struct layout *l, const struct yaml_node *n) {
  return n->kind != YAML_SCALAR && (l->source.p[n->start] == '{' || l->source.p[n->start] == '[');
}

/* A # that begins a comment between `start` and `end`, scalars passed over. */
static bool has_comment(const struct layout *l, const struct yaml_node *n) {
  uint32_t at = n->start;
  for (const struct yaml_node *c = n->first;; c = c->next) {
    uint32_t to = c ? (c->key ? c->key->start : c->start) : n->end;
    for (uint32_t i = at; i < to; i++)
      if (l->source.p[i] == '#' && i > 0 && (blank(l->source.p[i - 1]) || l->source.p[i - 1] == '\n')) return true;
    if (c == NULL) return false;
    if (c->kind != YAML_SCALAR && has_comment(l, c)) return true;
    at = c->end;
  }
}

static void flow_node(struct layout *l, struct buf *out, const struct yaml_node *n);

static void flow_item(struct layout *l, struct buf *out, const struct yaml_node *c) {
  if (c->key) {
    flow_node(l, out, c->key);
    if (c->kind == YAML_SCALAR && c->style == YAML_PLAIN && c->text.len == 0) return; /* `{a, b}`: a key without a value */
    buf_str(out, ": ");
  }
  flow_node(l, out, c);
}

/* On one line. */
static void flow_node(struct layout *l, struct buf *out, const struct yaml_node *n) {
  if (n->kind == YAML_SCALAR) {
    if (n->style == YAML_DOUBLE && better_single(n->text))
      put_single(out, n->text);
    else if (n->style == YAML_PLAIN)
      buf_view(out, n->text); /* folded lines are one */
    else if (n->style == YAML_SINGLE)
      put_single(out, n->text); /* folded, too */
    else
      buf_view(out, view_sub(l->source, n->start, n->end));
    return;
  }
  buf_char(out, n->kind == YAML_MAP ? '{' : '[');
  for (const struct yaml_node *c = n->first; c != NULL; c = c->next) {
    if (c != n->first) buf_str(out, ", ");
    flow_item(l, out, c);
  }
  buf_char(out, n->kind == YAML_MAP ? '}' : ']');
}

/* Filled: as many items on a line as fit, lines below the first item. */
static void put_filled(struct layout *l, const struct yaml_node *n) {
  size_t indent = column(l) + 1;
  struct buf item;
  buf_init(&item);
  buf_char(&l->out, n->kind == YAML_MAP ? '{' : '[');
  for (const struct yaml_node *c = n->first; c != NULL; c = c->next) {
    item.len = 0;
    flow_item(l, &item, c);
    size_t width = utf8_count((struct view){item.p, item.len}) + 1;
    if (c != n->first) {
      if (column(l) + 1 + width > FORMAT_WIDTH)
        newline(l, indent);
      else
        buf_char(&l->out, ' ');
    }
    if (c->kind != YAML_SCALAR && c->len && column(l) + width > FORMAT_WIDTH) {
      if (c->key) flow_node(l, &l->out, c->key), buf_str(&l->out, ": ");
      put_filled(l, c);
    } else {
      buf_add(&l->out, item.p, item.len);
    }
    buf_char(&l->out, c->next ? ',' : n->kind == YAML_MAP ? '}' : ']');
  }
  buf_free(&item);
}

static void put_flow(struct layout *l, const struct yaml_node *n, size_t indent) {
  struct buf line;
  buf_init(&line);
  flow_node(l, &line, n);
  if (has_comment(l, n))
    put_lines(l, view_sub(l->source, n->start, n->end), indent + 2, false);
  else if (column(l) + utf8_count((struct view){line.p, line.len}) <= FORMAT_WIDTH || n->len == 0)
    buf_add(&l->out, line.p, line.len);
  else
    put_filled(l, n);
  buf_free(&line);
  l->at = n->end;
}

/* ---- blocks */

static void put_map(struct layout *l, const struct yaml_node *map, size_t indent, bool begun);

/* Items of a list; the first stands where the line is when `begun`. */
static void put_list(struct layout *l, const struct yaml_node *list, size_t indent, bool begun) {
  for (const struct yaml_node *c = list->first; c != NULL; c = c->next) {
    if (!begun || c != list->first) {
      gap(l, c->start, indent);
      newline(l, indent);
    }
    buf_str(&l->out, "- ");
    if (c->kind == YAML_SCALAR)
      put_scalar(l, c, indent);
    else if (flow(l, c) || c->first == NULL)
      put_flow(l, c, indent);
    else if (c->kind == YAML_MAP)
      put_map(l, c, indent + 2, true);
    else
      put_list(l, c, indent + 2, true);
  }
}

static void put_value(struct layout *l, const struct yaml_node *c, size_t indent) {
  buf_char(&l->out, ':');
  if (c->kind == YAML_SCALAR && c->text.len == 0 && c->style == YAML_PLAIN) return;
  if (c->kind == YAML_SCALAR || flow(l, c) || c->first == NULL) {
    buf_char(&l->out, ' ');
    if (c->kind == YAML_SCALAR)
      put_scalar(l, c, indent);
    else
      put_flow(l, c, indent);
    return;
  }
  if (c->kind == YAML_MAP)
    put_map(l, c, indent + 2, false);
  else
    put_list(l, c, indent + 2, false);
}

static void put_map(struct layout *l, const struct yaml_node *map, size_t indent, bool begun) {
  for (const struct yaml_node *c = map->first; c != NULL; c = c->next) {
    if (!begun || c != map->first) {
      gap(l, c->key->start, indent);
      newline(l, indent);
    }
    l->at = c->key->start;
    put_scalar(l, c->key, indent);
    put_value(l, c, indent);
  }
}

/* ---- nothing is lost */

static bool same_tree(const struct yaml_node *a, const struct yaml_node *b) {
  if (a->kind != b->kind || a->len != b->len || !view_eq(a->text, b->text)) return false;
  const struct yaml_node *x = a->first, *y = b->first;
  for (; x != NULL; x = x->next, y = y->next) {
    if ((x->key == NULL) != (y->key == NULL) || (x->key && !view_eq(x->key->text, y->key->text)) || !same_tree(x, y))
      return false;
    bool plain = x->kind == YAML_SCALAR && (x->style == YAML_PLAIN) != (y->style == YAML_PLAIN);
    if (plain) return false; /* null is not 'null' */
  }
  return true;
}

/* The comments of a tree's file, one a line. */
static void comments(struct buf *out, struct layout *l, const struct yaml_node *n) {
  if (n->key) comments(out, l, n->key);
  if (n->kind == YAML_SCALAR) {
    for (uint32_t i = l->at; i < n->start; i++)
      if (l->source.p[i] == '#' && (i == 0 || blank(l->source.p[i - 1]) || l->source.p[i - 1] == '\n')) {
        struct view text = comment_at(l, i);
        buf_view(out, text);
        buf_char(out, '\n');
        i += (uint32_t)text.len - 1;
      }
    if (n->end > l->at) l->at = scalar_end(l, n);
    return;
  }
  for (const struct yaml_node *c = n->first; c != NULL; c = c->next) comments(out, l, c);
}

static void all_comments(struct buf *out, const struct yaml_node *root) {
  struct layout l = {.source = root->file->source};
  struct yaml_node end = {.kind = YAML_SCALAR, .start = (uint32_t)l.source.len, .end = (uint32_t)l.source.len};
  buf_init(out);
  comments(out, &l, root);
  comments(out, &l, &end);
}

static bool nothing_lost(const struct yaml_node *root, struct view laid_out, struct arena *arena) {
  struct yaml_node *again;
  struct buf before, after;
  if (yaml_parse(&again, root->file->path, laid_out, arena, NULL) != ST_OK || !same_tree(root, again)) return false;
  all_comments(&before, root);
  all_comments(&after, again);
  bool same = view_eq((struct view){before.p, before.len}, (struct view){after.p, after.len});
  buf_free(&before);
  buf_free(&after);
  return same;
}

enum status yaml_format(struct view *out, const struct yaml_node *root, struct arena *arena, struct err *err) {
  struct layout l = {.source = root->file->source, .arena = arena};
  if (root->kind != YAML_MAP || (root->first && flow(&l, root)))
    return err_set(err, ST_SYNTAX, "a file of a pack is a block of keys");
  buf_init(&l.out);
  put_map(&l, root, 0, false);
  gap(&l, (uint32_t)l.source.len, 0);
  while (l.out.len && (blank(l.out.p[l.out.len - 1]) || l.out.p[l.out.len - 1] == '\n')) l.out.len--;
  buf_char(&l.out, '\n');
  struct view text = arena_copy(arena, (struct view){l.out.p, l.out.len});
  buf_free(&l.out);
  if (!nothing_lost(root, text, arena))
    return err_set(err, ST_SYNTAX, "it holds a layout that would not survive, and is left as it is");
  *out = text;
  return ST_OK;
}
