/* kinds.c: what the tests of a pack tell apart of the forms of its lexicons.
 *
 * A gazetteer holds ten thousand forms and the tests of all stages together ask for some hundred values: `class=place`, `kind=money`.
 * So forms are sorted before the codes of the stages are made. What the tests see of an entry is its LOOK: its type, and which of the
 * values that they name its attributes have. What they see of a form is the looks of its senses together, its KIND.
 */
#include <stdlib.h>

#include "rules/builder.h"

/* The values that tests on a type name of an attribute: texts, of which there may be hundreds, and numbers. */
struct asked {
  atom name;
  struct words texts;
  struct decimal *number;
  size_t numbers, cap;
  struct asked *next;
};

static struct asked *asked_of(struct builder *b, struct asked **at, atom name) {
  while (*at != NULL && (*at)->name != name) at = &(*at)->next;
  if (*at == NULL) {
    *at = ARENA_NEW(&b->scratch, struct asked);
    (*at)->name = name;
    words_init(&(*at)->texts, &b->scratch, 16);
  }
  return *at;
}

/* Which of the values it is; 0 for any other and for none, which no test tells apart. */
static size_t number_of(const struct asked *a, const struct value *v) {
  if (v == NULL) return 0;
  if (v->kind == VALUE_TEXT) return 2u * words_id(&a->texts, v->as.text);
  for (size_t i = 0; v->kind == VALUE_DECIMAL && i < a->numbers; i++)
    if (decimal_cmp(v->as.decimal, a->number[i]) == 0) return 2u * i + 1;
  return 0;
}

static void ask(struct builder *b, struct asked *a, const struct value *v) {
  if (v->kind == VALUE_LIST)
    for (uint32_t i = 0; i < v->len; i++) ask(b, a, &v->as.list[i]);
  else if (v->kind == VALUE_TEXT) words_add(&a->texts, v->as.text);
  else if (number_of(a, v) == 0) ARENA_PUSH(&b->scratch, a->number, a->numbers, a->cap, v->as.decimal);
}

static struct asked **collect_asked(struct builder *b) {
  struct asked **by_type = ARENA_ARRAY(&b->scratch, struct asked *, b->atoms_len);
  for (size_t s = 0; s < b->stages; s++)
    for (uint16_t t = 0; t < b->stage[s].tests; t++) {
      const struct test *test = &b->stage[s].test[t];
      for (uint16_t i = 0; i < test->len; i++) ask(b, asked_of(b, &by_type[test->type], test->attrs[i].name), &test->attrs[i].value);
    }
  return by_type;
}

static void add_number(struct buf *key, uint32_t n) { buf_add(key, (const char *)&n, sizeof n); }

static uint32_t look_of(struct builder *b, struct words *looks, struct asked *const *by_type, const struct draft_entry *e) {
  const struct sense *sense = e->sense;
  b->text.len = 0;
  add_number(&b->text, sense->type);
  for (const struct asked *a = by_type[sense->type]; a != NULL; a = a->next)
    add_number(&b->text, (uint32_t)number_of(a, attrs_get(sense->attrs, sense->len, a->name)));
  uint32_t look = words_add(looks, (struct view){b->text.p, b->text.len});
  if (look > b->looks) ARENA_PUSH(&b->scratch, b->look, b->looks, b->looks_cap, e);
  return look;
}

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* The looks of a form, sorted, each once. `out` has room for all senses. */
static size_t looks_of(uint32_t *out, const struct draft_form *f) {
  size_t n = 0, kept = 0;
  for (const struct draft_sense *s = f->senses; s != NULL; s = s->next) out[n++] = s->entry->look;
  if (n > 1) qsort(out, n, sizeof *out, by_number);
  for (size_t i = 0; i < n; i++)
    if (kept == 0 || out[kept - 1] != out[i]) out[kept++] = out[i];
  return kept;
}

static const struct form_kind *kind_of(struct builder *b, struct words *kinds, const uint32_t *look, size_t n) {
  uint32_t id = words_add(kinds, (struct view){(const char *)look, n * sizeof *look});
  if (id > b->kinds) {
    uint32_t *looks = ARENA_ARRAY(&b->scratch, uint32_t, n);
    memcpy(looks, look, n * sizeof *looks);
    struct draft_kind k = {.kind = ARENA_NEW(&b->rs->arena, struct form_kind), .look = looks, .looks = n};
    k.kind->code = ARENA_ARRAY(&b->rs->arena, uint16_t, b->stages);
    ARENA_PUSH(&b->scratch, b->kind, b->kinds, b->kinds_cap, k);
  }
  return b->kind[id - 1].kind;
}

void find_kinds(struct builder *b) {
  struct asked **by_type = collect_asked(b);
  struct words looks, kinds;
  words_init(&looks, &b->scratch, 1024);
  words_init(&kinds, &b->scratch, 1024);
  for (size_t i = 0; i < b->forms; i++) {
    struct form *f = &b->rs->forms[i + 1];
    for (struct draft_sense *s = b->form[i].senses; s != NULL; s = s->next)
      if (s->entry->look == 0) s->entry->look = look_of(b, &looks, by_type, s->entry);
    b->text.len = 0;
    buf_reserve(&b->text, f->senses * sizeof(uint32_t));
    uint32_t *list = (void *)b->text.p;
    f->kind = kind_of(b, &kinds, list, looks_of(list, &b->form[i]));
  }
  b->look_tests = ARENA_ARRAY(&b->scratch, struct testset, b->looks + 1);
}
