/* trace_json.c: a trace as one JSON object. Spans are bytes of the file. */
#include <stdio.h>

#include "cli/trace.h"
#include "output/jsonl.h"

static void put_key(struct buf *out, const char *key) { buf_printf(out, ",\"%s\":", key); }

static void put_text(struct buf *out, const char *key, struct view v) {
  put_key(out, key);
  if (v.p == NULL) buf_str(out, "null");
  else json_text(out, v);
}

static void put_span(struct buf *out, const struct trace_view *v, const char *key, struct span s) {
  put_key(out, key);
  buf_printf(out, "{\"start\":%u,\"end\":%u,\"text\":", document_raw(v->doc, s.start), document_raw(v->doc, s.end));
  json_text(out, view_sub(v->doc->text, s.start, s.end));
  buf_char(out, '}');
}

static void put_rule(struct buf *out, const char *key, const struct rule *r) {
  put_key(out, key);
  if (r == NULL) {
    buf_str(out, "null");
    return;
  }
  buf_str(out, "{\"name\":");
  json_text(out, r->name);
  put_text(out, "file", r->file);
  buf_printf(out, ",\"line\":%u,\"priority\":%d}", r->line, r->priority);
}

static void put_effects(struct buf *out, const struct trace_view *v, const struct trace_attempt *a) {
  put_key(out, "effects");
  buf_char(out, '[');
  for (const struct trace_effect *e = a->effects; e != NULL; e = e->next) {
    buf_str(out, e == a->effects ? "{\"type\":" : ",{\"type\":");
    json_text(out, e->type);
    put_span(out, v, "span", e->span);
    if (e->attr.len) {
      put_text(out, "attr", e->attr);
      put_text(out, "value", e->value);
      put_text(out, "expression", e->source);
      put_text(out, "branch", e->branch);
      buf_str(out, e->stood ? ",\"stood\":true" : ",\"stood\":false");
    }
    buf_char(out, '}');
  }
  buf_char(out, ']');
}

static void put_attempt(struct buf *out, const struct trace_view *v, const struct trace_attempt *a) {
  static const char *const outcomes[] = {"failed", "refused", "untried", "lost", "won"};
  buf_printf(out, "{\"outcome\":\"%s\"", outcomes[a->outcome]);
  put_rule(out, "rule", a->rule);
  put_span(out, v, "span", a->span);
  if (a->outcome == TRACE_FAILED) {
    put_span(out, v, "stopped_at", a->stop);
    put_text(out, "stopped_at_is", a->stop_is.len ? a->stop_is : (struct view){NULL, 0});
    put_key(out, "wanted");
    for (uint32_t i = 0; i < a->wanted_len; i++) buf_char(out, i ? ',' : '['), json_text(out, a->wanted[i]);
    buf_str(out, a->wanted_len ? "]" : "[]");
  }
  if (a->outcome == TRACE_UNTRIED) buf_str(out, a->inside ? ",\"inside_a_word\":true" : ",\"inside_a_word\":false");
  if (a->outcome == TRACE_REFUSED) put_text(out, "when", a->rule->when_source);
  if (a->outcome == TRACE_LOST) {
    put_rule(out, "winner", a->winner);
    put_span(out, v, "winner_span", a->winner_span);
    put_text(out, "by", view_of(a->by));
  }
  if (a->outcome == TRACE_WON) put_effects(out, v, a);
  buf_char(out, '}');
}

static void put_stage(struct buf *out, const struct trace_view *v, const struct trace_stage *s) {
  buf_str(out, "{\"stage\":");
  json_text(out, s->stage->name);
  buf_str(out, s->passed ? ",\"passed_over\":true" : ",\"passed_over\":false");
  if (s->passed) put_text(out, "needs", s->needs.len ? s->needs : (struct view){NULL, 0});
  else {
    put_text(out, "projection", s->projection);
    put_text(out, "here_is", s->here_is.len ? s->here_is : (struct view){NULL, 0});
  }
  if (s->missing) put_key(out, "missing");
  for (const struct trace_missing *m = s->missing; m != NULL; m = m->next) {
    buf_char(out, m == s->missing ? '[' : ',');
    json_text(out, m->any);
  }
  buf_str(out, s->missing ? "],\"attempts\":[" : ",\"attempts\":[");
  for (const struct trace_attempt *a = s->attempts; a != NULL; a = a->next) {
    if (a != s->attempts) buf_char(out, ',');
    put_attempt(out, v, a);
  }
  buf_str(out, "]}");
}

static void put_sentence(struct buf *out, const struct trace_view *v, const struct trace_sentence *t) {
  buf_printf(out, "{\"over\":\"%s\"", t->paragraph ? "paragraph" : "sentence");
  put_span(out, v, "span", t->span);
  put_text(out, "section", t->section);
  put_key(out, "stages");
  buf_char(out, '[');
  bool first = true;
  for (const struct trace_stage *s = t->stages; s != NULL; s = s->next) {
    if (v->q.rule != NULL && s->stage != &v->rs->stages[v->q.rule->stage]) continue;
    if (!first) buf_char(out, ',');
    first = false;
    put_stage(out, v, s);
  }
  buf_str(out, "],\"attributes\":[");
  for (const struct trace_attr *a = t->attrs; a != NULL; a = a->next) {
    buf_str(out, a == t->attrs ? "{\"name\":" : ",{\"name\":");
    json_text(out, a->name);
    put_text(out, "value", a->value);
    put_rule(out, "rule", a->rule);
    put_text(out, "expression", a->source);
    put_text(out, "branch", a->branch);
    buf_char(out, '}');
  }
  buf_str(out, "]}");
}

bool trace_json(struct trace_view *v) {
  struct buf out;
  buf_init(&out);
  buf_str(&out, "{\"doc\":");
  json_text(&out, view_of(v->doc->path));
  buf_printf(&out, ",\"line\":%lu", v->line);
  if (v->column) buf_printf(&out, ",\"column\":%lu", v->column);
  put_key(&out, "sentences");
  buf_char(&out, '[');
  bool first = true;
  for (const struct trace_sentence *t = v->trace->sentences; t != NULL && (v->column || v->q.rule); t = t->next) {
    if (v->q.rule != NULL && t->paragraph != (v->rs->stages[v->q.rule->stage].over == OVER_PARAGRAPH)) continue;
    if (!first) buf_char(&out, ',');
    first = false;
    put_sentence(&out, v, t);
  }
  buf_str(&out, "],\"records\":[");
  buf_view(&out, (struct view){v->json.p, v->json.len});
  buf_str(&out, "]}\n");
  bool ok = fwrite(out.p, 1, out.len, stdout) == out.len && fflush(stdout) == 0;
  buf_free(&out);
  return ok;
}
