/* rules_test_print.c: what came of an example, for people (expected and got aligned under the text) and for programs. */
#include <stdio.h>

#include "cli/rules_test.h"
#include "output/jsonl.h"

static const char *const kind_names[] = {"example", "not", "todo"};

/* ---- for people */

static void head(struct test_run *run, const struct place *at, const char *severity, const char *message) {
  diag_print(&run->out, at, severity, message);
}

void test_print_misuse(struct test_run *run, const struct yaml_node *node, size_t at, const char *message) {
  struct place place = at ? yaml_place_in(node, at, at + 1) : yaml_place(node);
  size_t before = run->out.len;
  head(run, &place, "error", message);
  if (!run->json) return;
  fwrite(run->out.p + before, 1, run->out.len - before, stderr);
  run->out.len = before;
}

static struct place mark_place(const struct trial *t, size_t i) {
  return yaml_place_in(t->x.node, t->x.mark[i].open, t->x.mark[i].to);
}

/* The line of the example that holds byte `at`. */
static struct span line_of(struct view text, uint32_t at) {
  struct span s = {at, at};
  while (s.start > 0 && text.p[s.start - 1] != '\n') s.start--;
  while (s.end < text.len && text.p[s.end] != '\n') s.end++;
  return s;
}

static void put_label(struct buf *out, const char *label) { buf_printf(out, "      %-9s ", label); }

/* Carets under [start,end) of the line, as far as it reaches. */
static void put_carets(struct buf *out, struct view text, struct span line, uint32_t start, uint32_t end) {
  if (start < line.start) start = line.start;
  if (end > line.end) end = line.end;
  diag_fill(out, view_sub(text, line.start, start), ' ');
  size_t before = out->len;
  if (start < end) diag_fill(out, view_sub(text, start, end), '~');
  if (out->len > before) out->p[before] = '^';
}

static size_t width(struct view v) {
  struct buf b;
  buf_init(&b);
  diag_fill(&b, v, '~');
  size_t n = b.len;
  buf_free(&b);
  return n;
}

static void pad(struct buf *out, size_t n, char fill) {
  while (n-- > 0) buf_char(out, fill);
}

/* The attributes that the mark names, one column each, in three lines: expected, got, carets where they differ. */
static void put_attrs(struct test_run *run, const struct trial *t, size_t i, struct span line) {
  const struct example_mark *m = &t->x.mark[i];
  struct buf expected, got, carets;
  buf_init(&expected), buf_init(&got), buf_init(&carets);
  for (const struct yaml_node *c = m->attrs ? m->attrs->first : NULL; c != NULL; c = c->next) {
    const struct rehearsed_value *v = rehearsed_get(t->found[i], c->key->text);
    size_t before = expected.len, from = got.len;
    buf_printf(&expected, "%.*s: ", (int)c->key->text.len, c->key->text.p);
    size_t key = expected.len - before;
    buf_view(&expected, view_sub(t->x.node->text, m->from + c->start, m->from + c->end));
    buf_printf(&got, "%.*s: ", (int)c->key->text.len, c->key->text.p);
    if (v)
      rehearsed_print(&got, v);
    else
      buf_str(&got, "null");
    size_t a = width((struct view){expected.p + before, expected.len - before}),
           b = width((struct view){got.p + from, got.len - from});
    size_t column = (a > b ? a : b) + 2;
    bool same = rehearsed_equal(v, c);
    pad(&carets, key, ' ');
    if (!same) buf_char(&carets, '^'), pad(&carets, b > key + 1 ? b - key - 1 : 0, '~');
    pad(&carets, column - (same || b <= key ? key + (!same) : b), ' ');
    pad(&expected, column - a, ' ');
    pad(&got, column - b, ' ');
  }
  struct {
    const char *label;
    struct buf *line;
  } rows[] = {{"expected", &expected}, {"got", &got}, {"", &carets}};
  for (int k = 0; k < 3; k++) {
    struct buf *b = rows[k].line;
    while (b->len && b->p[b->len - 1] == ' ') b->len--;
    put_label(&run->out, rows[k].label);
    size_t before = run->out.len;
    put_carets(&run->out, t->x.text, line, m->start, m->end);
    if (k == 2) memset(run->out.p + before, ' ', run->out.len - before);
    buf_printf(&run->out, "  %.*s\n", (int)b->len, b->p ? b->p : "");
    buf_free(b);
  }
}

static bool overlaps(uint32_t a, uint32_t b, uint32_t c, uint32_t d) { return a < d && c < b; }

/* What stands over the mark instead: the rule's own work elsewhere, else what took its place, else what was made there. */
static const struct rehearsed *instead(const struct ruleset *rs, const struct trial *t, const struct example_mark *m) {
  const struct rehearsed *best = NULL;
  for (size_t i = 0; i < t->r.len; i++) {
    const struct rehearsed *r = &t->r.at[i];
    if (r->rules_len == 0 || !overlaps(r->start, r->end, m->start, m->end)) continue;
    if (rs->stages[r->rules[0]->stage].over != rs->stages[t->rule->stage].over) continue;
    if (rehearsed_by(r, t->rule)) return r;
    if (best == NULL || (r->rules[0]->stage == t->rule->stage && best->rules[0]->stage != t->rule->stage)) best = r;
  }
  return best;
}

static const struct rehearsed_loss *lost(const struct trial *t, const struct example_mark *m) {
  for (size_t i = 0; i < t->r.losses; i++)
    if (overlaps(t->r.loss[i].start, t->r.loss[i].end, m->start, m->end)) return &t->r.loss[i];
  return NULL;
}

static void put_rule(struct buf *out, const struct rule *r) {
  buf_printf(out, "%.*s (priority %d, %.*s:%u)", (int)r->name.len, r->name.p, r->priority, (int)r->file.len, r->file.p, r->line);
}

static void put_got(struct test_run *run, const struct trial *t, struct span line, uint32_t start, uint32_t end,
                    const char *format, const struct rule *rule) {
  put_label(&run->out, "got");
  put_carets(&run->out, t->x.text, line, start, end);
  buf_str(&run->out, "  ");
  buf_str(&run->out, format);
  if (rule) put_rule(&run->out, rule);
  buf_char(&run->out, '\n');
}

static void put_mark(struct test_run *run, const struct trial *t, size_t i) {
  const struct example_mark *m = &t->x.mark[i];
  struct span line = line_of(t->x.text, m->start);
  struct place at = mark_place(t, i);
  const struct rehearsed_loss *loss = lost(t, m);
  const struct rehearsed *other = instead(run->pack.rs, t, m);
  bool own = other && rehearsed_by(other, t->rule), found = t->found[i] != NULL;
  const char *what = found && m->attrs ? "gives other attributes"
                     : found           ? "waits for --update to fill the mark"
                     : own             ? "gives another span"
                     : loss            ? "gave way to another rule"
                                       : "does not fire here";
  head(run, &at, "error", arena_printf(&run->arena, "%.*s %s", (int)t->rule->name.len, t->rule->name.p, what));
  put_label(&run->out, "text");
  buf_view(&run->out, view_sub(t->x.text, line.start, line.end));
  buf_char(&run->out, '\n');
  if (found) {
    put_attrs(run, t, i, line);
    return;
  }
  put_label(&run->out, "expected");
  put_carets(&run->out, t->x.text, line, m->start, m->end);
  buf_printf(&run->out, "  %.*s\n", (int)t->rule->name.len, t->rule->name.p);
  if (own)
    put_got(run, t, line, other->start, other->end, "", t->rule);
  else if (loss)
    put_got(run, t, line, loss->start, loss->end, "taken by ", loss->winner);
  else if (other)
    put_got(run, t, line, other->start, other->end, arena_printf(&run->arena, "%.*s by ", (int)other->type.len, other->type.p),
            other->rules[0]);
  else
    put_got(run, t, line, m->end, m->end, "nothing", NULL);
}

static void put_fired(struct test_run *run, const struct trial *t) {
  struct place at = yaml_place(t->x.node);
  head(run, &at, "error", arena_printf(&run->arena, "%.*s fires where it must not", (int)t->rule->name.len, t->rule->name.p));
  for (size_t i = 0; i < t->r.len; i++) {
    const struct rehearsed *r = &t->r.at[i];
    if (!rehearsed_by(r, t->rule)) continue;
    struct span line = line_of(t->x.text, r->start);
    put_label(&run->out, "text");
    buf_view(&run->out, view_sub(t->x.text, line.start, line.end));
    buf_char(&run->out, '\n');
    put_label(&run->out, "got");
    put_carets(&run->out, t->x.text, line, r->start, r->end);
    buf_printf(&run->out, "  %.*s\n", (int)r->type.len, r->type.p);
  }
}

void test_print(struct test_run *run, const struct trial *t) {
  if (t->kind == TRIAL_TODO) {
    struct place at = yaml_place(t->x.node);
    if (t->holds)
      head(run, &at, "note", t->x.marks ? "this todo holds: move it to 'examples'" : "this todo holds: move it to 'not'");
    return;
  }
  if (t->holds) return;
  if (t->kind == TRIAL_NOT) put_fired(run, t);
  for (size_t i = 0; i < t->x.marks; i++)
    if (!t->good[i]) put_mark(run, t, i);
}

/* ---- for programs */

static void json_value(struct buf *out, const struct rehearsed_value *v) {
  if (v->kind == VALUE_LIST) {
    buf_char(out, '[');
    for (uint32_t i = 0; i < v->len; i++) {
      if (i) buf_char(out, ',');
      json_value(out, &v->list[i]);
    }
    buf_char(out, ']');
  } else if (v->kind == VALUE_DECIMAL) {
    buf_view(out, v->text);
  } else {
    json_text(out, v->normal.len ? v->normal : v->text);
  }
}

static void json_got(struct buf *out, const struct rehearsed *r) {
  buf_printf(out, "{\"start\":%u,\"end\":%u,\"type\":", r->start, r->end);
  json_text(out, r->type);
  buf_str(out, ",\"rules\":[");
  for (uint32_t i = 0; i < r->rules_len; i++) {
    if (i) buf_char(out, ',');
    json_text(out, r->rules[i]->name);
  }
  buf_str(out, "],\"attributes\":{");
  for (uint32_t i = 0; i < r->attrs_len; i++) {
    if (i) buf_char(out, ',');
    json_text(out, r->attrs[i].name);
    buf_char(out, ':');
    json_value(out, &r->attrs[i].value);
  }
  buf_str(out, "}}");
}

static void json_mark(struct buf *out, const struct ruleset *rs, const struct trial *t, size_t i) {
  const struct example_mark *m = &t->x.mark[i];
  const struct rehearsed *got = t->found[i] ? t->found[i] : instead(rs, t, m);
  const struct rehearsed_loss *loss = t->found[i] ? NULL : lost(t, m);
  buf_printf(out, "{\"start\":%u,\"end\":%u,\"holds\":%s,\"expected\":", m->start, m->end, t->good[i] ? "true" : "false");
  json_text(out, view_sub(t->x.node->text, m->from, m->to));
  buf_str(out, ",\"got\":");
  if (got)
    json_got(out, got);
  else
    buf_str(out, "null");
  buf_str(out, ",\"lost_to\":");
  if (loss)
    json_text(out, loss->winner->name);
  else
    buf_str(out, "null");
  buf_char(out, '}');
}

void test_print_json(struct test_run *run, const struct trial *t) {
  struct buf *out = &run->out;
  size_t line, column;
  place_line_column(t->x.node->file->source, t->x.node->start, &line, &column);
  buf_str(out, "{\"rule\":");
  json_text(out, t->rule->name);
  buf_printf(out, ",\"kind\":\"%s\",\"holds\":%s,\"file\":", kind_names[t->kind], t->holds ? "true" : "false");
  json_text(out, view_of(t->x.node->file->path));
  buf_printf(out, ",\"line\":%zu,\"column\":%zu,\"text\":", line, column);
  json_text(out, t->x.text);
  buf_str(out, ",\"marks\":[");
  for (size_t i = 0; i < t->x.marks; i++) {
    if (i) buf_char(out, ',');
    json_mark(out, run->pack.rs, t, i);
  }
  buf_str(out, "]}\n");
}
