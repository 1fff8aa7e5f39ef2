/* rules_test_update.c: the marks of examples rewritten in place: of the file only the values of attributes change. */
#include <stdio.h>

#include "cli/rules_test.h"

/* A piece of an example as it must stand in the file: quotes doubled in single quotes, escaped in double ones. */
static struct view in_style(struct test_run *run, enum yaml_style style, struct view v) {
  struct buf b;
  buf_init(&b);
  for (size_t i = 0; i < v.len; i++) {
    if (style == YAML_SINGLE && v.p[i] == '\'') buf_char(&b, '\'');
    if (style == YAML_DOUBLE && (v.p[i] == '"' || v.p[i] == '\\')) buf_char(&b, '\\');
    buf_char(&b, v.p[i]);
  }
  struct view out = arena_copy(&run->kept, (struct view){b.p, b.len});
  buf_free(&b);
  return out;
}

/* The byte of the file behind the first `n` bytes of a value: a closing quote is not of the value. */
static uint32_t end_in_file(const struct yaml_node *scalar, size_t n) {
  if (n < scalar->text.len) return yaml_at(scalar, n);
  bool quoted = scalar->style == YAML_SINGLE || scalar->style == YAML_DOUBLE;
  return quoted ? scalar->end - 1 : yaml_at(scalar, n - 1) + 1;
}

static void replace(struct test_run *run, const struct yaml_node *scalar, size_t start, size_t end, const struct buf *text) {
  struct file_edit e = {
      scalar->file,
      {yaml_at(scalar, start), end_in_file(scalar, end), in_style(run, scalar->style, (struct view){text->p, text->len})}};
  ARENA_PUSH(&run->kept, run->edits, run->edits_len, run->edits_cap, e);
}

static void put_attr(struct buf *out, const struct rehearsed *r, struct view name) {
  const struct rehearsed_value *v = rehearsed_get(r, name);
  if (v == NULL) return;
  if (out->len > 1) buf_str(out, ", ");
  buf_printf(out, "%.*s: ", (int)name.len, name.p);
  rehearsed_print(out, v);
}

/* `{?}` becomes what the rule sets. */
static void fill(struct test_run *run, const struct trial *t, size_t i) {
  const struct rule *r = t->rule;
  struct buf b;
  buf_init(&b);
  buf_char(&b, '{');
  for (uint16_t k = 0; k < r->makes; k++) {
    if (!view_eq(ruleset_name(run->pack.rs, r->make[k].type), t->found[i]->type)) continue;
    for (uint16_t n = 0; n < r->make[k].sets; n++) put_attr(&b, t->found[i], ruleset_name(run->pack.rs, r->make[k].set[n].name));
    break;
  }
  for (uint16_t n = 0; n < r->sets; n++) put_attr(&b, t->found[i], ruleset_name(run->pack.rs, r->set[n].name));
  buf_char(&b, '}');
  replace(run, t->x.node, t->x.mark[i].from, t->x.mark[i].to, &b);
  buf_free(&b);
}

static void correct(struct test_run *run, const struct trial *t, size_t i) {
  const struct example_mark *m = &t->x.mark[i];
  struct buf b;
  buf_init(&b);
  for (const struct yaml_node *c = m->attrs->first; c != NULL; c = c->next) {
    const struct rehearsed_value *v = rehearsed_get(t->found[i], c->key->text);
    if (rehearsed_equal(v, c)) continue;
    b.len = 0;
    if (v == NULL)
      buf_str(&b, "null");
    else
      rehearsed_print(&b, v);
    replace(run, t->x.node, m->from + c->start, m->from + c->end, &b);
  }
  buf_free(&b);
}

void test_update(struct test_run *run, struct trial *t) {
  t->holds = true;
  for (size_t i = 0; i < t->x.marks; i++) {
    if (t->good[i]) continue;
    if (t->found[i] == NULL) {
      t->holds = false;
      continue;
    }
    if (t->x.mark[i].attrs == NULL)
      fill(run, t, i);
    else
      correct(run, t, i);
    t->good[i] = true;
    run->updated++;
  }
}

bool test_write_updates(struct test_run *run) {
  bool ok = true;
  for (size_t f = 0; f < run->pack.files_len; f++) {
    const struct yaml_file *file = run->pack.files[f]->file;
    struct edit *edits = ARENA_ARRAY(&run->kept, struct edit, run->edits_len);
    size_t n = 0;
    for (size_t i = 0; i < run->edits_len; i++)
      if (run->edits[i].file == file) edits[n++] = run->edits[i].edit;
    if (n > 0) ok = file_replace(file->path, edits_apply(file->source, edits, n, &run->kept)) && ok;
  }
  return ok;
}
