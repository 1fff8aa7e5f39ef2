#include "extract/describe.h"

static void put_mention(struct buf *b, const struct mention *m) {
  static const char *const reach[] = {"", " (section)", " (document)"}; /* how far it lies */
  buf_view(b, m->normal.len ? m->normal : m->text);
  buf_str(b, reach[m->from]);
}

void describe_value(struct buf *b, const struct scan *s, const struct value *v) {
  switch (v->kind) {
    case VALUE_NULL: buf_str(b, "null"); return;
    case VALUE_DECIMAL: decimal_print(b, v->as.decimal); return;
    case VALUE_TEXT: buf_view(b, v->as.text); return;
    case VALUE_MENTION: put_mention(b, v->as.mention); return;
    case VALUE_ANNOTATION: {
      const struct annotation *a = &s->ann[v->as.annotation];
      buf_printf(b, "<%.*s> ", (int)s->rs->atoms[a->type].len, s->rs->atoms[a->type].p);
      buf_view(b, view_sub(s->doc->text, a->start, a->end));
      return;
    }
    case VALUE_LIST:
      for (uint32_t i = 0; i < v->len; i++) {
        if (i) buf_str(b, "; ");
        describe_value(b, s, &v->as.list[i]);
      }
  }
}

static struct view form_type(const struct scan *s, const struct unit *u) {
  const struct form *f = &s->rs->forms[u->form];
  const struct sense *sense = form_sense(s->stage, f, &s->stage->code_tests[u->code]);
  return s->rs->atoms[sense ? sense->type : f->sense[0].type];
}

void describe_unit(struct buf *b, const struct scan *s, const struct unit *u) {
  if (u->code == 0) {
    buf_add(b, s->projection.p + u->at, u->end - u->at);
    return;
  }
  bool tested = !testset_empty(&s->stage->code_tests[u->code]);
  struct view type = u->annotation ? s->rs->atoms[s->ann[u->annotation - 1].type] : form_type(s, u);
  buf_char(b, tested ? '<' : '[');
  buf_view(b, type);
  buf_char(b, tested ? '>' : ']');
}

#define ASKED_MAX 16

/* Names of attributes that tests on the type ask for; returns how many. */
static size_t asked_attrs(const struct stage *st, atom type, atom out[ASKED_MAX]) {
  size_t n = 0;
  for (uint16_t t = 0; t < st->tests; t++)
    for (uint16_t i = 0; st->test[t].type == type && i < st->test[t].len; i++) {
      size_t k = 0;
      while (k < n && out[k] != st->test[t].attrs[i].name) k++;
      if (k == n && n < ASKED_MAX) out[n++] = st->test[t].attrs[i].name;
    }
  return n;
}

static void put_asked(struct buf *b, const struct scan *s, atom name, const struct value *v) {
  if (v == NULL || v->kind == VALUE_NULL) return;
  buf_printf(b, " %.*s=", (int)s->rs->atoms[name].len, s->rs->atoms[name].p);
  describe_value(b, s, v);
}

static void put_annotation(struct buf *b, const struct scan *s, const struct annotation *a) {
  atom names[ASKED_MAX];
  size_t n = asked_attrs(s->stage, a->type, names);
  buf_char(b, '<');
  buf_view(b, s->rs->atoms[a->type]);
  for (size_t i = 0; i < n; i++) put_asked(b, s, names[i], annotation_get(a, names[i]));
  buf_char(b, '>');
}

/* Each sense that some test of the stage passes. */
static void put_form(struct buf *b, const struct scan *s, const struct unit *u) {
  const struct form *f = &s->rs->forms[u->form];
  for (uint16_t k = 0; k < f->senses; k++) {
    const struct sense *sense = &f->sense[k];
    atom names[ASKED_MAX];
    size_t n = asked_attrs(s->stage, sense->type, names);
    bool passes = false;
    for (uint16_t t = 0; t < s->stage->tests && !passes; t++) passes = test_passes(&s->stage->test[t], sense->type, sense->attrs, sense->len);
    if (!passes) continue;
    if (b->len) buf_char(b, ' ');
    buf_char(b, '<');
    buf_view(b, s->rs->atoms[sense->type]);
    for (size_t i = 0; i < n; i++) put_asked(b, s, names[i], attrs_get(sense->attrs, sense->len, names[i]));
    buf_char(b, '>');
  }
}

void describe_symbol(struct buf *b, const struct scan *s, const struct unit *u) {
  if (u->code == 0) return;
  if (u->annotation) put_annotation(b, s, &s->ann[u->annotation - 1]);
  else put_form(b, s, u);
}
