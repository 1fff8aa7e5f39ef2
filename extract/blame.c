#include "extract/blame.h"

#include <stdlib.h>

#include "extract/probe.h"

struct blame_entry {
  uint32_t page, start, end; /* bytes of the file */
  enum record_role role;
  struct view attr, rule;
};

/* Who set an attribute of an annotation of the sentence at hand. */
struct setter {
  uint32_t annotation;
  atom attr;
  uint16_t rule;
};

struct blame_private {
  struct scan *scan;
  struct probe probe;
  struct setter *setter;     /* of the sentence; owned */
  size_t len, cap;
  struct view *rules, *atoms; /* names, copied */
};

static void note(struct blame_private *x, uint32_t annotation, atom attr, uint16_t rule) {
  if (x->len == x->cap) {
    x->cap = x->cap * 2 + 256;
    x->setter = resized(x->setter, x->cap, sizeof *x->setter);
  }
  x->setter[x->len++] = (struct setter){annotation, attr, rule};
}

static void note_made(struct blame_private *x, const struct scan *s, const struct probe_event *e) {
  const struct annotation *a = &s->ann[e->annotation];
  for (uint16_t i = 0; i < a->attrs_len; i++) note(x, e->annotation, a->attrs[i].attr.name, e->rule->id);
}

static void keep(struct blame *b, const struct scan *s, const struct setter *w) {
  const struct annotation *a = &s->ann[w->annotation];
  enum record_role role = s->rs->types[a->type].role;
  if (a->dead || role == ROLE_NONE) return;
  if (b->len == b->cap) {
    b->cap = b->cap * 2 + 1024;
    b->entry = resized(b->entry, b->cap, sizeof *b->entry);
  }
  b->entry[b->len++] = (struct blame_entry){b->pages, document_raw(s->doc, a->start), document_raw(s->doc, a->end), role,
                                            b->private->atoms[w->attr], b->private->rules[w->rule]};
}

static void see(void *context, const struct scan *s, const struct probe_event *e) {
  struct blame *b = context;
  struct blame_private *x = b->private;
  switch (e->kind) {
    case PROBE_MADE: note_made(x, s, e); return;
    case PROBE_UPDATED:
      if (annotation_get(&s->ann[e->annotation], e->attr) != NULL) note(x, e->annotation, e->attr, e->rule->id);
      return;
    case PROBE_SENTENCE:
      for (size_t i = 0; i < x->len; i++) keep(b, s, &x->setter[i]);
      x->len = 0;
      return;
    case PROBE_PARAGRAPH: x->len = 0; return;
    default: return;
  }
}

void blame_init(struct blame *b, const struct ruleset *rs) {
  *b = (struct blame){0};
  arena_init(&b->arena);
  struct blame_private *x = b->private = calloc(1, sizeof *x);
  if (x == NULL) out_of_memory(sizeof *x);
  x->scan = extractor_new(rs);
  x->probe = (struct probe){.context = b, .see = see};
  x->scan->probe = &x->probe;
  x->rules = ARENA_ARRAY(&b->arena, struct view, rs->rules_len + 1u);
  x->atoms = ARENA_ARRAY(&b->arena, struct view, rs->atoms_len + 1u);
  for (uint16_t i = 0; i < rs->rules_len; i++) x->rules[i] = arena_copy(&b->arena, rs->rules[i].name);
  for (uint16_t i = 0; i < rs->atoms_len; i++) x->atoms[i] = arena_copy(&b->arena, rs->atoms[i]);
}

void blame_page(struct blame *b, const struct document *d, record_sink *sink, void *context, struct record_document *out) {
  b->private->len = 0;
  extract_page(b->private->scan, d, sink, context, out);
  b->pages++;
}

void blame_close(struct blame *b) {
  if (b->private == NULL) return;
  extractor_free(b->private->scan);
  free(b->private->setter);
  free(b->private);
  b->private = NULL;
}

void blame_free(struct blame *b) {
  blame_close(b);
  free(b->entry);
  arena_free(&b->arena);
}

static enum record_role role_of(enum record_type t) {
  return t == RECORD_FACT ? ROLE_FACT : t == RECORD_DATE ? ROLE_DATE : t == RECORD_NUMBER ? ROLE_NUMBER : ROLE_ENTITY;
}

/* Entries of a page stand together: the first of them by bisection, then all that begin where the record does; the last setter counts. */
struct view blame_find(const struct blame *b, uint32_t page, const struct record *r, const char *attr) {
  struct view found = {"", 0}, name = view_of(attr);
  size_t lo = 0, hi = b->len;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (b->entry[mid].page < page) lo = mid + 1;
    else hi = mid;
  }
  for (; lo < b->len && b->entry[lo].page == page; lo++) {
    const struct blame_entry *e = &b->entry[lo];
    if (e->start == r->span.start && e->end == r->span.end && e->role == role_of(r->type) && view_eq(e->attr, name)) found = e->rule;
  }
  return found;
}
