#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/accept.h"
#include "cli/cli.h"
#include "cli/replace.h"
#include "output/json.h"
#include "output/jsonl.h"
#include "score/gold.h"

/* ---- one line */

static void put_text(struct buf *out, const char *key, struct view v) {
  buf_printf(out, ", \"%s\": ", key);
  if (v.p == NULL) buf_str(out, "null");
  else json_text(out, v);
}

static void put_value(struct buf *out, const struct record *r) {
  buf_str(out, ", \"value\": ");
  if (r->values == 0) buf_str(out, "null");
  if (r->values > 1) buf_char(out, '[');
  for (uint32_t i = 0; i < r->values; i++) {
    if (i) buf_str(out, ", ");
    decimal_print(out, r->value[i]);
  }
  if (r->values > 1) buf_char(out, ']');
  if (r->has_value_max) buf_str(out, ", \"value_max\": "), decimal_print(out, r->value_max);
}

static void put_recipients(struct buf *out, const struct record *r) {
  struct buf b;
  buf_init(&b);
  for (uint32_t i = 0; i < r->recipients; i++) {
    if (i) buf_str(&b, "; ");
    buf_view(&b, r->recipient[i].text);
  }
  put_text(out, "recipient", r->recipients ? (struct view){b.p, b.len} : (struct view){NULL, 0});
  buf_free(&b);
}

static void put_part_of(struct buf *out, const struct accepted *a) {
  buf_str(out, ", \"part_of\": ");
  for (size_t i = 0; a->record->part_of[0] && i < a->page->len; i++)
    if (a->page->records[i].type == RECORD_FACT && strcmp(a->page->records[i].id, a->record->part_of) == 0) {
      buf_printf(out, "%u", a->page->records[i].span.start);
      return;
    }
  buf_str(out, "null");
}

static void put_figure(struct buf *out, const struct accepted *a) {
  const struct record *r = a->record;
  put_text(out, "kind", r->kind);
  put_value(out, r);
  put_text(out, "unit", r->unit);
  put_text(out, "qualifier", r->qualifier);
  put_text(out, "item", r->item.text);
  if (r->item.placed) buf_printf(out, ", \"item_start\": %u, \"item_end\": %u", r->item.start, r->item.end);
  else buf_str(out, ", \"item_start\": null, \"item_end\": null");
  put_text(out, "time", r->time.normal);
  put_text(out, "change", r->change);
  put_text(out, "status", r->status);
  put_text(out, "per", r->per);
  put_text(out, "actor", r->actor.text);
  put_recipients(out, r);
  put_text(out, "action", r->action.normal);
  put_part_of(out, a);
}

static const char *const types[] = {"figure", "date", "other", "entity"};

void accept_gold_line(struct buf *out, const struct accepted *a) {
  const struct record *r = a->record;
  buf_printf(out, "{\"type\": \"%s\", \"start\": %u, \"end\": %u", types[r->type], r->span.start, r->span.end);
  put_text(out, "text", r->text);
  if (r->type == RECORD_FACT) put_figure(out, a);
  else if (r->type == RECORD_DATE) put_text(out, "edtf", r->edtf);
  else put_text(out, "class", r->class);
  buf_char(out, '}');
}

/* ---- the file */

struct line {
  uint32_t start, end;
  int type;
  struct view text;
};

struct file {
  struct arena arena;
  struct line *lines;
  size_t len, cap;
};

static bool add_line(struct file *f, struct view text) {
  struct json *n;
  struct err e;
  if (json_parse(&n, &f->arena, text, &e) != ST_OK || n->kind != JSON_OBJECT) return false;
  const struct json *start = json_get(n, "start"), *end = json_get(n, "end"), *type = json_get(n, "type");
  if (!start || !end || !type) return false;
  struct line one = {(uint32_t)strtoul(start->text.p, NULL, 10), (uint32_t)strtoul(end->text.p, NULL, 10), 0, arena_copy(&f->arena, text)};
  while (one.type < 4 && !view_eq(type->text, view_of(types[one.type]))) one.type++;
  ARENA_PUSH(&f->arena, f->lines, f->len, f->cap, one);
  return true;
}

/* A file that is not there has no lines. */
static bool read_file(struct file *f, const char *path) {
  FILE *in = fopen(path, "rb");
  char *text = NULL;
  size_t cap = 0, number = 0;
  bool ok = in != NULL || errno == ENOENT;
  if (!ok) complain_cli("%s: cannot open: %s", path, strerror(errno));
  for (ssize_t n; ok && in != NULL && (n = getline(&text, &cap, in)) >= 0;) {
    number++;
    while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == ' ')) n--;
    if (n == 0) continue;
    ok = add_line(f, (struct view){text, (size_t)n});
    if (!ok) complain_cli("%s:%zu: this is no line of gold", path, number);
  }
  free(text);
  if (in != NULL) fclose(in);
  return ok;
}

static int by_place(const void *a, const void *b) {
  const struct line *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  if (x->end != y->end) return x->end < y->end ? -1 : 1;
  return (x->type > y->type) - (x->type < y->type);
}

/* Adds a line, or puts it in the place of the one with its type and span; says which. */
static const char *put_line(struct file *f, const struct accepted *a, struct view text) {
  const struct record *r = a->record;
  for (size_t i = 0; i < f->len; i++) {
    struct line *l = &f->lines[i];
    if (l->start != r->span.start || l->end != r->span.end || l->type != (int)r->type) continue;
    const char *what = view_eq(l->text, text) ? "stands" : "replaced";
    l->text = text;
    return what;
  }
  struct line one = {r->span.start, r->span.end, (int)r->type, text};
  ARENA_PUSH(&f->arena, f->lines, f->len, f->cap, one);
  return "added";
}

static bool write_file(struct file *f, const char *path) {
  struct buf b;
  buf_init(&b);
  qsort(f->lines, f->len, sizeof *f->lines, by_place);
  for (size_t i = 0; i < f->len; i++) {
    buf_view(&b, f->lines[i].text);
    buf_char(&b, '\n');
  }
  bool ok = file_replace(path, (struct view){b.p, b.len});
  buf_free(&b);
  return ok;
}

/* The records of one page; they follow one another in the list. */
static bool write_page(const char *dir, const struct accepted *list, size_t len) {
  struct file f = {0};
  struct buf b, told;
  char path[4096];
  struct view name = gold_name(list[0].page->doc.doc);
  snprintf(path, sizeof path, "%s/%.*s.jsonl", dir, (int)name.len, name.p);
  arena_init(&f.arena);
  buf_init(&b);
  buf_init(&told);
  bool ok = read_file(&f, path);
  for (size_t i = 0; ok && i < len; i++) {
    b.len = 0;
    accept_gold_line(&b, &list[i]);
    const char *what = put_line(&f, &list[i], arena_copy(&f.arena, (struct view){b.p, b.len}));
    buf_printf(&told, "%s: %s %.*s\n", path, what, (int)b.len, b.p);
  }
  ok = ok && write_file(&f, path);
  if (ok && told.len) fwrite(told.p, 1, told.len, stdout);
  buf_free(&told);
  buf_free(&b);
  arena_free(&f.arena);
  return ok;
}

bool accept_into_gold(const char *dir, const struct accepted *list, size_t len) {
  bool ok = true;
  for (size_t i = 0, end; i < len; i = end) {
    for (end = i; end < len && list[end].page == list[i].page; end++) continue;
    ok = write_page(dir, &list[i], end - i) && ok;
  }
  return ok;
}
