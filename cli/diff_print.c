/* diff_print.c: a diff for people, rule by rule with the sentence, and as JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "cli/diff.h"
#include "cli/summary.h"
#include "corpus/document.h"
#include "output/jsonl.h"

#define EXCERPT 100 /* code points of the page around a change */

/* The page of the change before, read again only when another comes. */
struct quoting {
  struct document page;
  const struct record_page *of;
  bool there; /* ... and it is the page that the records are about */
};

static const char *const kinds[] = {"added", "lost", "changed"};
static const char *const verdicts[] = {"", "better", "worse", "neither"};
static const enum paint verdict_paint[] = {PAINT_PLAIN, PAINT_GOOD, PAINT_BAD, PAINT_DIM};

/* Only a page with the hash of the records is quoted: another version has other bytes there. */
static void open_page(struct quoting *q, const struct diff_change *x) {
  struct err e;
  char path[4096];
  if (q->of == x->page) return;
  q->of = x->page;
  int n = snprintf(path, sizeof path, "%.*s", (int)x->doc.len, x->doc.p);
  q->there = n > 0 && (size_t)n < sizeof path && strcmp(path, "-") != 0 && document_read(&q->page, path, x->page->doc.encoding.len ? x->page->doc.encoding.p : NULL, &e) == ST_OK &&
             strcmp(q->page.sha256.hex, x->page->doc.sha256) == 0;
}

/* Where a record, or the first piece of a finding, stands in the text of the page; false when that is not at hand. */
static bool place_of(struct span *out, const struct quoting *q, const struct record *r) {
  struct span raw = diff_place(r);
  if (!q->there) return false;
  *out = (struct span){document_text(&q->page, raw.start), document_text(&q->page, raw.end)};
  return out->end > out->start && out->end <= q->page.text.len;
}

static void quote(struct painter *p, const struct quoting *q, const struct record *r) {
  struct span at;
  if (!place_of(&at, q, r)) return;
  buf_str(&p->out, "      ");
  paint_window(p, q->page.text, at, EXCERPT);
  buf_char(&p->out, '\n');
}

/* A finding knows only bytes: lines are counted in the page. */
static void put_place(struct painter *p, const struct quoting *q, const struct diff_change *x) {
  const struct record *r = diff_shown(x);
  size_t line = r->span.line, column = r->span.column;
  struct span at;
  if (r->type == RECORD_FINDING && place_of(&at, q, r)) place_line_column(q->page.text, at.start, &line, &column);
  paint_view(p, PAINT_DIM, x->doc);
  if (line) paint(p, PAINT_DIM, ":%zu:%zu", line, column);
  if (r->type == RECORD_FINDING) return;
  buf_str(&p->out, "  '");
  paint_view(p, PAINT_BOLD, r->text);
  buf_char(&p->out, '\'');
}

static void put_value(struct painter *p, struct view v) {
  if (v.p == NULL) paint(p, PAINT_DIM, "nothing");
  else paint_view(p, PAINT_BOLD, v);
}

/* Who set it is told where it is not the rule under which the change stands. */
static void put_field(struct painter *p, const struct diff_field *f, struct view rule) {
  paint(p, PAINT_PLAIN, "      %s", f->name);
  paint_tab(p, 20);
  put_value(p, f->a);
  buf_str(&p->out, " → ");
  put_value(p, f->b);
  if (f->verdict) paint(p, verdict_paint[f->verdict], "  %s", verdicts[f->verdict]);
  if (f->rule.len && !view_eq(f->rule, rule)) buf_str(&p->out, "  by "), paint_view(p, PAINT_NAME, f->rule);
  buf_char(&p->out, '\n');
}

static void put_change(struct painter *p, struct quoting *q, const struct diff_change *x) {
  static const enum paint how[] = {PAINT_GOOD, PAINT_BAD, PAINT_WARN};
  const struct record *r = diff_shown(x);
  open_page(q, x);
  buf_str(&p->out, "  ");
  paint(p, how[x->kind], "%-8s", kinds[x->kind]);
  put_place(p, q, x);
  bool other_type = x->a && x->b && x->a->type != x->b->type;
  if (other_type) buf_str(&p->out, "  "), paint_record(p, x->a, false), buf_str(&p->out, " →");
  if (other_type || x->kind != DIFF_CHANGED) buf_str(&p->out, other_type ? " " : "  "), paint_record(p, r, !other_type);
  if (x->verdict) paint(p, verdict_paint[x->verdict], "  %s", verdicts[x->verdict]);
  buf_char(&p->out, '\n');
  quote(p, q, r);
  for (size_t i = other_type; i < x->fields_len; i++) put_field(p, &x->fields[i], x->rule);
}

struct sums {
  size_t kind[3], verdict[4];
};

static struct sums sum(const struct diff_change *x, size_t n) {
  struct sums s = {0};
  for (size_t i = 0; i < n; i++) {
    s.kind[x[i].kind]++;
    s.verdict[x[i].verdict]++;
  }
  return s;
}

static void put_sums(struct painter *p, struct sums s, bool judged) {
  bool any = false;
  for (int k = 0; k < 3; k++) {
    if (s.kind[k] == 0) continue;
    paint(p, PAINT_PLAIN, "%s%zu %s", any ? ", " : "", s.kind[k], kinds[k]);
    any = true;
  }
  if (judged) paint(p, PAINT_PLAIN, "; %zu better, %zu worse", s.verdict[DIFF_BETTER], s.verdict[DIFF_WORSE]);
  if (judged && s.verdict[DIFF_UNJUDGED]) paint(p, PAINT_PLAIN, ", %zu without gold", s.verdict[DIFF_UNJUDGED]);
  buf_char(&p->out, '\n');
}

/* The end of the changes of the rule that begins at `i`. */
static size_t group_end(const struct diff *d, size_t i) {
  size_t end = i;
  while (end < d->len && view_eq(d->changes[end].rule, d->changes[i].rule)) end++;
  return end;
}

/* What became of a field, over all changes. */
struct field_sum {
  const char *name;
  size_t verdict[4], all;
};

#define FIELDS_MAX 32

/* In the order in which the fields are first met; returns how many. */
static size_t sum_fields(const struct diff *d, struct field_sum out[FIELDS_MAX]) {
  size_t n = 0;
  for (size_t i = 0; i < d->len; i++)
    for (size_t k = 0; k < d->changes[i].fields_len; k++) {
      const struct diff_field *f = &d->changes[i].fields[k];
      size_t j = 0;
      while (j < n && out[j].name != f->name) j++;
      if (j == FIELDS_MAX) continue;
      if (j == n) out[n++] = (struct field_sum){.name = f->name};
      out[j].all++;
      out[j].verdict[f->verdict]++;
    }
  return n;
}

static int by_changes(const void *a, const void *b) {
  const struct field_sum *x = a, *y = b;
  if (x->all != y->all) return x->all > y->all ? -1 : 1;
  return strcmp(x->name, y->name);
}

static void put_fields(struct painter *p, const struct diff *d, bool judged) {
  struct field_sum list[FIELDS_MAX];
  size_t n = sum_fields(d, list);
  if (n == 0) return;
  qsort(list, n, sizeof *list, by_changes);
  paint(p, PAINT_BOLD, "%-12s%9s%s\n", "field", "changed", judged ? "   better    worse" : "");
  for (size_t i = 0; i < n; i++) {
    paint(p, PAINT_PLAIN, "%-12s%9zu", list[i].name, list[i].all);
    if (judged) paint(p, PAINT_PLAIN, "%9zu%9zu", list[i].verdict[DIFF_BETTER], list[i].verdict[DIFF_WORSE]);
    buf_char(&p->out, '\n');
  }
  buf_char(&p->out, '\n');
}

bool diff_text(const struct diff *d, bool judged, bool summary) {
  struct painter p;
  struct quoting q = {.of = NULL};
  document_init(&q.page);
  painter_init(&p);
  for (size_t i = 0, end; i < d->len; i = end) {
    end = group_end(d, i);
    if (d->changes[i].rule.len) paint_view(&p, PAINT_NAME, d->changes[i].rule);
    else buf_str(&p.out, "no rule");
    buf_str(&p.out, ": ");
    put_sums(&p, sum(&d->changes[i], end - i), judged);
    for (size_t k = i; k < end && !summary; k++) put_change(&p, &q, &d->changes[k]);
    if (!summary) buf_char(&p.out, '\n');
  }
  if (summary && d->len) buf_char(&p.out, '\n');
  put_fields(&p, d, judged);
  paint(&p, PAINT_PLAIN, "%zu records, then %zu: ", d->records_a, d->records_b);
  if (d->len == 0) buf_str(&p.out, "nothing differs\n");
  else put_sums(&p, sum(d->changes, d->len), judged);
  document_free(&q.page);
  return painter_finish(&p);
}

/* ---- JSON */

static void json_maybe(struct buf *out, const char *key, struct view v) {
  buf_printf(out, ",\"%s\":", key);
  if (v.p == NULL) buf_str(out, "null");
  else json_text(out, v);
}

static void json_record(struct buf *out, const char *key, const struct record *r) {
  buf_printf(out, ",\"%s\":", key);
  if (r == NULL) {
    buf_str(out, "null");
    return;
  }
  jsonl_record(out, r);
  out->len--; /* its line end */
}

static void json_change(struct buf *out, const struct diff_change *x, bool judged) {
  buf_printf(out, "{\"change\":\"%s\",\"rule\":", kinds[x->kind]);
  json_text(out, x->rule);
  json_maybe(out, "doc", x->doc);
  if (judged) json_maybe(out, "verdict", x->verdict ? view_of(verdicts[x->verdict]) : (struct view){NULL, 0});
  buf_str(out, ",\"fields\":[");
  for (size_t i = 0; i < x->fields_len; i++) {
    buf_printf(out, "%s{\"field\":\"%s\"", i ? "," : "", x->fields[i].name);
    json_maybe(out, "a", x->fields[i].a);
    json_maybe(out, "b", x->fields[i].b);
    json_maybe(out, "rule", x->fields[i].rule.len ? x->fields[i].rule : (struct view){NULL, 0});
    if (judged) json_maybe(out, "verdict", x->fields[i].verdict ? view_of(verdicts[x->fields[i].verdict]) : (struct view){NULL, 0});
    buf_char(out, '}');
  }
  buf_char(out, ']');
  json_record(out, "a", x->a);
  json_record(out, "b", x->b);
  buf_char(out, '}');
}

bool diff_json(const struct diff *d, bool judged) {
  struct buf out;
  struct sums s = sum(d->changes, d->len);
  buf_init(&out);
  buf_printf(&out, "{\"records\":[%zu,%zu],\"added\":%zu,\"lost\":%zu,\"changed\":%zu", d->records_a, d->records_b, s.kind[DIFF_ADDED], s.kind[DIFF_LOST],
             s.kind[DIFF_CHANGED]);
  if (judged) buf_printf(&out, ",\"better\":%zu,\"worse\":%zu,\"neither\":%zu,\"unjudged\":%zu", s.verdict[DIFF_BETTER], s.verdict[DIFF_WORSE], s.verdict[DIFF_NEITHER],
                         s.verdict[DIFF_UNJUDGED]);
  struct field_sum list[FIELDS_MAX];
  size_t n = sum_fields(d, list);
  buf_str(&out, ",\"fields\":{");
  for (size_t i = 0; i < n; i++) {
    buf_printf(&out, "%s\"%s\":{\"changed\":%zu", i ? "," : "", list[i].name, list[i].all);
    if (judged) buf_printf(&out, ",\"better\":%zu,\"worse\":%zu", list[i].verdict[DIFF_BETTER], list[i].verdict[DIFF_WORSE]);
    buf_char(&out, '}');
  }
  buf_str(&out, "},\"changes\":[");
  for (size_t i = 0; i < d->len; i++) {
    if (i) buf_char(&out, ',');
    json_change(&out, &d->changes[i], judged);
  }
  buf_str(&out, "]}\n");
  bool ok = fwrite(out.p, 1, out.len, stdout) == out.len && fflush(stdout) == 0;
  buf_free(&out);
  return ok;
}
