#include "rules/checks.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "rules/example.h"

void remark(struct check *c, struct remark r, const char *format, ...) {
  char message[400];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  notices_add(&c->out->notices, (struct notice){.code = r.code,
                                                .severity = notice_kind_of(r.code)->severity,
                                                .place = r.place,
                                                .hint = r.hint,
                                                .edit = r.edit,
                                                .owner = c->owner,
                                                .message = arena_copy(&c->b->scratch, view_of(message)).p});
}

struct place pattern_place(const struct draft_rule *r, uint32_t start, uint32_t end) {
  struct origin first = origin_at(&r->pattern.source, start), last;
  for (uint32_t at = end > start ? end - 1 : start;; at--) { /* back over a fragment inside */
    last = origin_at(&r->pattern.source, at);
    if (at == start || (last.node == first.node && last.at >= first.at)) break;
  }
  return yaml_place_in(first.node, first.at, last.at + 1);
}

bool pattern_own(const struct draft_rule *r, uint32_t at) { return origin_at(&r->pattern.source, at).node == r->match; }

struct place entry_place(const struct draft_sense *s) {
  const struct draft_entry *e = s->entry;
  if (e->node != NULL) return yaml_place_in(e->node, s->start, s->end);
  return (struct place){e->table->path, e->table->source, s->start, s->end};
}

/* ---- examples and quotes */

static const char *const lists[] = {"examples", "not", "todo"};

static void check_example(struct check *c, const struct yaml_node *n, size_t list) {
  struct example x;
  struct err e = {0};
  size_t at = 0;
  if (example_parse(&x, n, &c->b->scratch, &at, &e) != ST_OK)
    remark(c, (struct remark){NOTICE_EXAMPLE, yaml_place_in(n, at, at + 1), NULL, NULL}, "%s", e.message);
  else if (list == 0 && x.marks == 0)
    remark(c, (struct remark){NOTICE_EXAMPLE, yaml_place(n), "mark what the rule makes: [text]{attribute: value}", NULL},
           "an example without a mark");
  else if (list == 1 && x.marks > 0)
    remark(c, (struct remark){NOTICE_EXAMPLE, yaml_place(n), "leave the brackets and the map out", NULL},
           "a mark where the rule must not fire");
}

void check_examples_read(struct check *c) {
  for (size_t i = 0; i < c->b->rules; i++)
    for (size_t k = 0; k < 3; k++) {
      const struct yaml_node *list = yaml_get(c->b->rule[i].node, lists[k]);
      for (const struct yaml_node *n = list ? list->first : NULL; n != NULL; n = n->next) check_example(c, n, k);
    }
}

void check_untested(struct check *c) {
  for (size_t i = 0; i < c->b->rules; i++) {
    const struct draft_rule *r = &c->b->rule[i];
    if (yaml_get(r->node, "examples") || yaml_get(r->node, "todo")) continue;
    remark(c,
           (struct remark){NOTICE_UNTESTED, yaml_place(yaml_get(r->node, "name")),
                           "add 'examples'; {?} lets `annals rules test --update` fill them", NULL},
           "rule '%s' has no examples", r->rule.name.p);
  }
}

static bool has_controls(struct view v) {
  for (size_t i = 0; i < v.len; i++)
    if ((unsigned char)v.p[i] < ' ' && v.p[i] != '\n') return true;
  return false;
}

static const char *in_single_quotes(struct check *c, struct view v) {
  struct buf b;
  buf_init(&b);
  yaml_quote(&b, v);
  const char *out = arena_copy(&c->b->scratch, (struct view){b.p, b.len}).p;
  buf_free(&b);
  return out;
}

static void check_quotes_of(struct check *c, const struct yaml_node *n) {
  if (n == NULL || n->kind != YAML_SCALAR || n->style != YAML_DOUBLE) return;
  struct view raw = view_sub(n->file->source, n->start + 1, n->end - 1);
  if (memchr(raw.p, '\\', raw.len) == NULL) return;
  bool spoilt = has_controls(n->text); /* then what was typed is what was meant */
  remark(c,
         (struct remark){NOTICE_QUOTES, yaml_place(n), "write patterns in single quotes, where only '' is special",
                         in_single_quotes(c, spoilt ? raw : n->text)},
         spoilt ? "in double quotes YAML makes a control character of a backslash and its letter"
                : "YAML reads the backslashes of a text in double quotes before the pattern does");
}

void check_quotes(struct check *c) {
  for (size_t i = 0; i < c->b->rules; i++) check_quotes_of(c, c->b->rule[i].match);
  for (const struct fragment *f = c->b->fragments; f != NULL; f = f->next) check_quotes_of(c, f->body);
}

/* ---- blanks: layout in a pattern that is folded, most likely meant as text in one of a line */

/* Behind what begins at i and may hold blanks of its own: a symbol, a class, the arguments of a fragment, an escape. */
static size_t behind(struct view p, size_t i) {
  char close = p.p[i] == '[' ? ']' : p.p[i] == '{' ? '}' : p.p[i] == '<' ? '>' : '\0';
  if (p.p[i] == '\\') return i + 2;
  if (close == '\0' || (close == '>' && i + 1 < p.len && strchr("=!", p.p[i + 1]) != NULL)) return i + 1;
  for (i += 2; i < p.len && p.p[i] != close; i++)
    if (p.p[i] == '\\') i++;
  return i + 1;
}

static bool ends_piece(char c) { return (unsigned char)c >= 0x80 || strchr("|( ", c) == NULL; }
static bool begins_piece(char c) { return (unsigned char)c >= 0x80 || strchr("|)?*+{ ", c) == NULL; }

static void check_blanks_of(struct check *c, const struct yaml_node *n) {
  if (n == NULL || n->kind != YAML_SCALAR || memchr(n->file->source.p + n->start, '\n', n->end - n->start) != NULL) return;
  struct view p = n->text;
  for (size_t i = 0; i + 1 < p.len; i = behind(p, i)) {
    if (i == 0 || p.p[i] != ' ' || !ends_piece(p.p[i - 1]) || !begins_piece(p.p[i + 1])) continue;
    remark(c, (struct remark){NOTICE_BLANK, yaml_place_in(n, i, i + 1), "write \\s, or fold the pattern", "\\s"},
           "a blank of a pattern is layout and stands for nothing in the text");
    return;
  }
}

void check_blanks(struct check *c) {
  for (size_t i = 0; i < c->b->rules; i++) check_blanks_of(c, c->b->rule[i].match);
  for (const struct fragment *f = c->b->fragments; f != NULL; f = f->next) check_blanks_of(c, f->body);
}

/* ---- what authors allow */

static bool covers(const struct yaml_node *owner, const struct yaml_node *code, const struct notice *n) {
  bool inside = n->place.source.p == owner->file->source.p && n->place.start >= owner->start && n->place.start < owner->end;
  return n->code == notice_named(code->key->text)->code && (inside || n->owner == owner);
}

/* Takes out what `allow` of the owner names. */
static void allow(struct check *c, const struct yaml_node *owner) {
  const struct yaml_node *map = yaml_get(owner, "allow");
  struct notices *list = &c->out->notices;
  for (const struct yaml_node *code = map ? map->first : NULL; code != NULL; code = code->next) {
    size_t kept = 0, before = list->len;
    for (size_t i = 0; i < list->len; i++)
      if (!covers(owner, code, &list->at[i])) list->at[kept++] = list->at[i];
    list->len = kept;
    if (kept == before)
      remark(c, (struct remark){NOTICE_ALLOWANCE, yaml_place(code->key), "leave it out", NULL}, "there is no %s here to allow",
             code->key->text.p);
  }
}

static void allow_all(struct check *c) {
  for (size_t i = 0; i < c->b->rules; i++) allow(c, c->b->rule[i].node);
  for (const struct source_file *f = c->b->files; f != NULL; f = f->next) {
    const struct yaml_node *map = yaml_get(f->root, "lexicons");
    for (const struct yaml_node *n = map ? map->first : NULL; n != NULL; n = n->next) allow(c, n);
  }
}

/* ---- all */

static void (*const checks[])(struct check *c) = {
    check_examples_read, check_quotes,  check_blanks,     check_fragments, check_shared, check_lexicons, check_entries,      check_captures, check_stages,
    check_symbols,       check_records, check_attributes, check_shadows,   check_hidden, check_triggers, check_backtracking, check_untested, allow_all};

static int by_place(const void *a, const void *b) {
  const struct notice *x = a, *y = b;
  int files = strcmp(x->place.file, y->place.file);
  if (files != 0) return files;
  if (x->line != y->line) return x->line < y->line ? -1 : 1;
  if (x->column != y->column) return x->column < y->column ? -1 : 1;
  if (x->code != y->code) return x->code < y->code ? -1 : 1;
  return strcmp(x->message, y->message);
}

/* A fragment that many rules use is told once. */
static void drop_repeated(struct notices *list) {
  size_t kept = 0;
  for (size_t i = 0; i < list->len; i++) {
    const struct notice *n = &list->at[i], *last = kept ? &list->at[kept - 1] : NULL;
    bool again = last && last->code == n->code && last->place.file == n->place.file && last->place.start == n->place.start &&
                 strcmp(last->message, n->message) == 0;
    if (!again) list->at[kept++] = *n;
  }
  list->len = kept;
}

enum status pack_check(struct pack_report *out, const char *dir, struct err *err) {
  struct builder *b = builder_new(dir, NULL);
  struct check c = {.b = b, .out = out};
  struct err first = {0};
  memset(out, 0, sizeof *out);
  out->notices.arena = &b->scratch;
  out->loads = builder_run(b, &first);
  enum status st = out->loads ? ST_OK : builder_failure(b, &first, err);
  if (st == ST_SYNTAX) st = ST_OK;
  if (out->loads)
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) checks[i](&c);
  else
    for (size_t i = 0; i < b->notices.len; i++) notices_add(&out->notices, b->notices.at[i]);
  struct notices *list = &out->notices;
  if (out->loads && list->len) qsort(list->at, list->len, sizeof *list->at, by_place);
  drop_repeated(list);
  for (size_t i = 0; i < list->len; i++) out->count[list->at[i].severity]++;
  out->rules = b->rules;
  out->arena = b->scratch; /* the places point into its trees */
  out->tables = b->rs->arena;
  arena_init(&b->rs->arena);
  out->notices.arena = NULL;
  arena_init(&b->scratch);
  ruleset_free(b->rs);
  builder_free(b);
  return st;
}

void pack_report_free(struct pack_report *r) {
  arena_free(&r->arena);
  arena_free(&r->tables);
}
