#include <stdio.h>
#include <string.h>

#include "cli/accept.h"
#include "cli/cli.h"
#include "cli/replace.h"
#include "corpus/document.h"
#include "extract/rehearse.h"
#include "rules/yaml.h"

struct accepting {
  struct pack pack;
  struct scan *scan;
  struct arena arena;
  struct document page;
  const struct record_page *of; /* the page that is read */
  struct file_edit {
    const struct yaml_file *file;
    struct edit edit;
  } *edits;
  size_t len, cap;
  struct buf told;              /* what will have been written */
};

/* ---- the example */

/* The page, read again: its bytes must be those that the records are about. */
static bool read_page(struct accepting *x, const struct record_page *p) {
  struct err e = {0};
  char path[4096];
  if (x->of == p) return true;
  x->of = NULL;
  snprintf(path, sizeof path, "%.*s", (int)p->doc.doc.len, p->doc.doc.p);
  if (document_read(&x->page, path, p->doc.encoding.len ? p->doc.encoding.p : NULL, &e) != ST_OK) return complain_cli("%s: %s", path, e.message), false;
  if (strcmp(x->page.sha256.hex, p->doc.sha256) != 0) return complain_cli("%s: the page has changed since the records were made", path), false;
  x->of = p;
  return true;
}

static const struct rule *rule_named(const struct ruleset *rs, const struct record *r, const char *name) {
  struct view wanted = name ? view_of(name) : r->rules_len ? r->rules[0] : (struct view){"", 0};
  char text[256];
  snprintf(text, sizeof text, "%.*s", (int)wanted.len, wanted.p);
  return find_rule(rs, text);
}

static void put_attrs(struct buf *out, const struct ruleset *rs, const struct rehearsed *r, const struct set *sets, uint16_t n) {
  for (uint16_t i = 0; i < n; i++) {
    struct view name = ruleset_name(rs, sets[i].name);
    const struct rehearsed_value *v = rehearsed_get(r, name);
    if (v == NULL || v->kind == VALUE_ANNOTATION) continue; /* an annotation has no name outside its sentence */
    if (out->p[out->len - 1] != '{') buf_str(out, ", ");
    buf_printf(out, "%.*s: ", (int)name.len, name.p);
    rehearsed_print(out, v);
  }
}

/* `text [span]{attr: value} text`; false when the rule does not do in the sentence alone what it did on the page. */
static bool put_example(struct accepting *x, struct buf *out, const struct rule *rule, const struct accepted *a) {
  const struct ruleset *rs = x->pack.rs;
  const struct record *r = a->record;
  struct span s = {document_text(&x->page, r->sentence.start), document_text(&x->page, r->sentence.end)};
  struct span at = {document_text(&x->page, r->span.start) - s.start, document_text(&x->page, r->span.end) - s.start};
  struct view text = view_sub(x->page.text, s.start, s.end);
  struct example_mark mark = {.start = at.start, .end = at.end};
  struct rehearsal rehearsal;
  if (text.len == 0 || at.end > text.len || memchr(text.p, '\n', text.len) != NULL || memmem(text.p, text.len, "]{", 2) != NULL)
    return complain_cli("%s: its sentence cannot stand in an example", r->id), false;
  rehearse(&rehearsal, x->scan, rule, text, &x->arena);
  const struct rehearsed *found = rehearsal_find(&rehearsal, rule, &mark);
  if (found == NULL) return complain_cli("'%.*s' does nothing to '%.*s' in its sentence alone", (int)rule->name.len, rule->name.p, (int)r->text.len, r->text.p), false;
  buf_view(out, view_sub(text, 0, at.start));
  buf_char(out, '[');
  buf_view(out, view_sub(text, at.start, at.end));
  buf_str(out, "]{");
  for (uint16_t k = 0; k < rule->makes; k++) {
    if (!view_eq(ruleset_name(rs, rule->make[k].type), found->type)) continue;
    put_attrs(out, rs, found, rule->make[k].set, rule->make[k].sets);
    break;
  }
  put_attrs(out, rs, found, rule->set, rule->sets);
  if (out->p[out->len - 1] == '{')
    return complain_cli("'%.*s' sets nothing of '%.*s' in its sentence alone", (int)rule->name.len, rule->name.p, (int)r->text.len, r->text.p), false;
  buf_char(out, '}');
  buf_view(out, view_sub(text, at.end, text.len));
  return true;
}

/* ---- its place in the YAML */

/* The byte behind the last line of a node: block nodes end where the next token begins, so the last scalar in it tells. */
static uint32_t last_line_end(const struct yaml_node *n) {
  struct view s = n->file->source;
  const struct yaml_node *last = n;
  while (last->kind != YAML_SCALAR && last->first != NULL && s.p[last->start] != '[' && s.p[last->start] != '{')
    for (last = last->first; last->next != NULL;) last = last->next;
  uint32_t at = last->end;
  while (at > last->start && (s.p[at - 1] == '\n' || s.p[at - 1] == ' ')) at--; /* block scalars take their line end along */
  while (at < s.len && s.p[at] != '\n') at++;
  return at < s.len ? at + 1 : at;
}

static size_t column_of(struct view s, uint32_t at) {
  uint32_t line = at;
  while (line > 0 && s.p[line - 1] != '\n') line--;
  return at - line;
}

static struct view quoted(struct accepting *x, struct view v) {
  struct buf b;
  buf_init(&b);
  yaml_quote(&b, v);
  struct view out = arena_copy(&x->arena, (struct view){b.p, b.len});
  buf_free(&b);
  return out;
}

static bool stands_already(const struct yaml_node *list, struct view example) {
  for (const struct yaml_node *n = list ? list->first : NULL; n != NULL; n = n->next)
    if (n->kind == YAML_SCALAR && view_eq(n->text, example)) return true;
  return false;
}

/* Notes where the example goes: at the end of the rule's list, or in a new list at the end of the rule. */
static bool place_example(struct accepting *x, const struct rule *rule, struct view example) {
  const struct yaml_node *list = yaml_get(rule->node, "examples");
  struct view s = rule->node->file->source;
  struct buf b;
  if (stands_already(list, example)) return true;
  if (list != NULL && s.p[list->start] == '[')
    return complain_cli("%.*s:%u: write the examples of '%.*s' one a line first", (int)rule->file.len, rule->file.p, rule->line, (int)rule->name.len, rule->name.p), false;
  uint32_t at = last_line_end(list ? list : rule->node);
  buf_init(&b);
  if (at > 0 && s.p[at - 1] != '\n') buf_char(&b, '\n');
  size_t indent = column_of(s, list ? list->start : rule->node->start);
  if (list == NULL) buf_printf(&b, "%*sexamples:\n", (int)indent, ""), indent += 2;
  buf_printf(&b, "%*s- ", (int)indent, "");
  buf_view(&b, quoted(x, example));
  buf_char(&b, '\n');
  struct file_edit e = {rule->node->file, {at, at, arena_copy(&x->arena, (struct view){b.p, b.len})}};
  ARENA_PUSH(&x->arena, x->edits, x->len, x->cap, e);
  buf_free(&b);
  return true;
}

static bool accept_one(struct accepting *x, const char *name, const struct accepted *a) {
  struct buf b;
  const struct rule *rule = rule_named(x->pack.rs, a->record, name);
  if (rule == NULL || !read_page(x, a->page)) return false;
  buf_init(&b);
  bool ok = put_example(x, &b, rule, a) && place_example(x, rule, arena_copy(&x->arena, (struct view){b.p, b.len}));
  if (ok) buf_printf(&x->told, "%.*s:%u: %.*s: %.*s\n", (int)rule->file.len, rule->file.p, rule->line, (int)rule->name.len, rule->name.p, (int)b.len, b.p);
  buf_free(&b);
  return ok;
}

static bool write_files(struct accepting *x) {
  bool ok = true;
  for (size_t f = 0; f < x->pack.files_len; f++) {
    const struct yaml_file *file = x->pack.files[f]->file;
    struct edit *edits = ARENA_ARRAY(&x->arena, struct edit, x->len + 1);
    size_t n = 0;
    for (size_t i = 0; i < x->len; i++)
      if (x->edits[i].file == file) edits[n++] = x->edits[i].edit;
    if (n > 0) ok = file_replace(file->path, edits_apply(file->source, edits, n, &x->arena)) && ok;
  }
  return ok;
}

bool accept_into_pack(const char *pack, const char *rule, const struct accepted *list, size_t len, int *status) {
  struct accepting x = {.of = NULL};
  bool ok = true;
  if (!open_pack(&x.pack, pack, status)) return false;
  x.scan = extractor_new(x.pack.rs);
  arena_init(&x.arena);
  document_init(&x.page);
  buf_init(&x.told);
  for (size_t i = 0; i < len; i++) ok = accept_one(&x, rule, &list[i]) && ok;
  if (ok) ok = write_files(&x); /* all of them or none */
  if (ok && x.told.len) fwrite(x.told.p, 1, x.told.len, stdout);
  buf_free(&x.told);
  *status = ok ? EXIT_CLEAN : EXIT_PARTLY;
  document_free(&x.page);
  arena_free(&x.arena);
  extractor_free(x.scan);
  pack_close(&x.pack);
  return ok;
}
