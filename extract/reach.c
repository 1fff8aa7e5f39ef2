/* reach.c: functions that look beyond the match: at neighbours in the sentence, at pieces of the page that fill roles (mentions), at
 * what earlier sentences left (the memory of the page). */
#include <stdlib.h>

#include "extract/eval.h"

static const struct value nothing = {.kind = VALUE_NULL};

static struct value mention_value(struct scan *s, struct mention m) {
  struct mention *copy = ARENA_NEW(&s->arena, struct mention);
  *copy = m;
  return (struct value){.kind = VALUE_MENTION, .as.mention = copy};
}

static struct mention mention_of(const struct scan *s, uint32_t start, uint32_t end) {
  return (struct mention){.start = start, .end = end, .text = view_sub(s->doc->text, start, end)};
}

/* ---- neighbours */

/* The attribute of an annotation; `self` is the annotation. */
static struct value attribute(const struct scan *s, size_t index, atom name) {
  if (name == A_SELF) return (struct value){.kind = VALUE_ANNOTATION, .as.annotation = (uint32_t)index};
  const struct value *v = annotation_get(&s->ann[index], name);
  return v ? *v : nothing;
}

/* First and last token of the match. */
static void edges(const struct eval *x, uint32_t *first, uint32_t *last) {
  const struct scan *s = x->s;
  uint32_t from, to;
  bool some = match_units(s, x->m, 0, &from, &to);
  *first = some ? s->units[from].first : s->last;
  *last = some ? s->units[to - 1].last : s->last;
}

/* True when an annotation of one of the types named by the arguments from `from` on lies between two tokens. */
static bool barred(const struct scan *s, const struct expr *e, uint16_t from, uint32_t first, uint32_t last) {
  for (uint16_t k = from; k < e->len; k++)
    for (size_t i = 0; i < s->ann_len; i++)
      if (s->ann[i].type == e->arg[k]->attr && !s->ann[i].skipped && s->ann[i].first >= first && s->ann[i].last <= last) return true;
  return false;
}

static bool is_least(const struct value *v, const struct value *least) {
  return v != NULL && v->kind == VALUE_DECIMAL && least->kind == VALUE_DECIMAL && decimal_cmp(v->as.decimal, least->as.decimal) >= 0;
}

/* previous(Type, attr[, name, value[, Barrier...]]): attr of the nearest annotation of the type before the match (following: behind
 * it) that has it and, where asked, whose attribute `name` equals `value`; null when an annotation of a type Barrier stands between.
 * covering(Type, attr, name, value, least[, Barrier...]): of those before it whose own value is `least` or more. */
struct value fn_neighbour(struct eval *x, const struct expr *e, bool before) {
  struct scan *s = x->s;
  atom type = e->arg[0]->attr, name = e->arg[1]->attr;
  atom filter = e->len >= 4 ? e->arg[2]->attr : (atom)A_NONE;
  uint16_t barriers = e->function == FN_covering ? 5 : 4;
  struct value least = e->function == FN_covering ? eval(x, e->arg[4]) : nothing;
  struct value want = e->len >= 4 ? eval(x, e->arg[3]) : nothing, found = nothing;
  uint32_t first, last;
  const struct annotation *best = NULL;
  edges(x, &first, &last);
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    if (a->type != type || a->skipped || (before ? a->last > first : a->first < last)) continue;
    struct value v = attribute(s, i, name), f = filter ? attribute(s, i, filter) : nothing;
    if (v.kind == VALUE_NULL || (filter && value_compare(f, want) != 0)) continue;
    if (barriers == 5 && !is_least(annotation_get(a, A_VALUE), &least)) continue;
    bool within = best != NULL && a->first >= best->first && a->last <= best->last; /* the outer of two speaks for the inner */
    bool around = best != NULL && a->first <= best->first && a->last >= best->last;
    if (within || (best != NULL && !around && (before ? a->first <= best->first : a->first >= best->first))) continue;
    best = a;
    found = v;
  }
  if (best != NULL && (before ? barred(s, e, barriers, best->last, first) : barred(s, e, barriers, last, best->first))) return nothing;
  return found;
}

/* back(Type, attr, Barrier...): attr of the nearest annotation of the type before the match (ahead: behind it), whether it has it or
 * not, unless an annotation of a type Barrier stands between. holding(...): of the nearest before that has it. */
struct value fn_reach(struct eval *x, const struct expr *e, bool before, bool having) {
  struct scan *s = x->s;
  atom type[8] = {0};
  for (uint16_t i = 0; i < e->len; i++) type[i] = e->arg[i]->attr;
  uint64_t asked = 1ull << (type[0] & 63); /* types, modulo 64: most annotations are of others */
  for (uint16_t i = 2; i < e->len; i++) asked |= 1ull << (type[i] & 63);
  uint32_t first, last, best = 0;
  size_t found = SIZE_MAX;
  bool barred = false;
  edges(x, &first, &last);
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    if (!((asked >> (a->type & 63)) & 1) || a->inner || a->skipped || (before ? a->last > first : a->first < last)) continue;
    bool wanted = a->type == type[0] && (!having || attribute(s, i, type[1]).kind != VALUE_NULL), bar = false;
    for (uint16_t k = 2; k < e->len; k++) bar = bar || a->type == type[k];
    if ((!wanted && !bar) || ((found != SIZE_MAX || barred) && (before ? a->first < best : a->first > best))) continue;
    best = a->first;
    barred = bar;
    if (wanted) found = i;
  }
  return found == SIZE_MAX || barred ? nothing : attribute(s, found, type[1]);
}

const struct value *reach_attr(struct eval *x, const struct expr *e) {
  struct value room;
  const struct value *v = eval_look(x, e->arg[0], &room);
  return v->kind == VALUE_ANNOTATION ? annotation_get(&x->s->ann[v->as.annotation], (atom)e->attr) : NULL;
}

/* x.attr: an attribute of the annotation that an expression gives. */
struct value eval_of(struct eval *x, const struct expr *e) {
  struct value room;
  const struct value *v = eval_look(x, e->arg[0], &room);
  return v->kind == VALUE_ANNOTATION ? attribute(x->s, v->as.annotation, (atom)e->attr) : nothing;
}

/* ---- mentions */

/* span($g[, normal]): the piece of the page under a group, or under an annotation. */
struct value fn_span(struct eval *x, const struct expr *e) {
  struct scan *s = x->s;
  struct span at;
  struct mention m;
  if (e->arg[0]->op == EXPR_GROUP) {
    if (!match_span(s, x->m, e->arg[0]->group, &at)) return nothing;
    m = mention_of(s, at.start, at.end);
  } else {
    struct value v = eval(x, e->arg[0]);
    if (v.kind != VALUE_ANNOTATION) return nothing;
    m = mention_of(s, s->ann[v.as.annotation].start, s->ann[v.as.annotation].end);
  }
  if (e->len > 1) m.normal = eval_text(x, eval(x, e->arg[1]));
  return mention_value(s, m);
}

/* turn($g, Type): of the annotations of a type in a group, that whose place in the list is that of the annotation being updated in
 * its own; null unless both lists are of one length. This is how `A, B and C are respectively x, y and z` is read. */
struct value fn_turn(struct eval *x, const struct expr *e) {
  struct scan *s = x->s;
  uint32_t from, to, n = 0;
  struct value found = nothing;
  if (e->arg[0]->op != EXPR_GROUP || !match_units(s, x->m, e->arg[0]->group, &from, &to)) return nothing;
  atom type = e->arg[1]->attr;
  for (uint32_t i = from; i < to; i++) {
    uint32_t a = s->units[i].annotation;
    if (a == 0 || s->ann[a - 1].type != type) continue;
    if (n++ == x->turn) found = (struct value){.kind = VALUE_ANNOTATION, .as.annotation = a - 1};
  }
  return n == x->turns ? found : nothing;
}

struct piece_list {
  struct value *at;
  size_t n, cap;
};

static void add_piece(struct scan *s, struct piece_list *list, const struct annotation *a, atom attr) {
  const struct value *stands = attr ? annotation_get(a, attr) : NULL;
  if (stands != NULL && stands->kind == VALUE_TEXT && stands->as.text.len == 0) return;
  if (stands != NULL && stands->kind == VALUE_LIST)
    for (uint32_t k = 0; k < stands->len; k++) ARENA_PUSH(&s->arena, list->at, list->n, list->cap, stands->as.list[k]);
  else
    ARENA_PUSH(&s->arena, list->at, list->n, list->cap,
               stands != NULL && stands->kind == VALUE_MENTION ? *stands : mention_value(s, mention_of(s, a->start, a->end)));
}

/* Marks that patterns do not see (`symbol: no`) among the tokens [first, last), in the order of the text. */
static void add_marks(struct scan *s, struct piece_list *list, atom type, atom attr, uint32_t first, uint32_t last) {
  for (uint32_t t = first; t < last;) {
    const struct annotation *next = NULL;
    for (size_t i = 0; i < s->ann_len; i++) {
      const struct annotation *a = &s->ann[i];
      if (a->type == type && !a->skipped && a->first >= t && a->last <= last && (next == NULL || a->first < next->first))
        next = a;
    }
    if (next == NULL) return;
    add_piece(s, list, next, attr);
    t = next->last;
  }
}

/* each($g, Type[, attr]): a list of the annotations of the type that lie in a group, outermost ones; one whose `attr` is a mention, or
 * a list of them, is what that says, and one whose `attr` is '' is left out. */
struct value fn_each(struct eval *x, const struct expr *e) {
  struct scan *s = x->s;
  uint32_t from, to;
  if (e->arg[0]->op != EXPR_GROUP || !match_units(s, x->m, e->arg[0]->group, &from, &to)) return nothing;
  atom type = e->arg[1]->attr, attr = e->len > 2 ? e->arg[2]->attr : A_NONE;
  struct piece_list list = {0};
  bool seen = false;
  for (uint32_t i = from; i < to; i++) {
    const struct annotation *a = s->units[i].annotation ? &s->ann[s->units[i].annotation - 1] : NULL;
    if (a == NULL || a->type != type) continue;
    seen = true;
    add_piece(s, &list, a, attr);
  }
  if (!seen && s->rs->types[type].stages == 0) add_marks(s, &list, type, attr, s->units[from].first, s->units[to - 1].last);
  return list.n ? (struct value){.kind = VALUE_LIST, .len = (uint32_t)list.n, .as.list = list.at} : nothing;
}

/* apart(mention, $g): the mention, or list of them, unless it covers the group, or the annotation that an attribute points to: nothing is
 * its own recipient. */
struct value fn_apart(struct eval *x, const struct expr *e) {
  struct span at;
  struct value v = eval(x, e->arg[0]);
  if (e->arg[1]->op != EXPR_GROUP) {
    struct value g = eval(x, e->arg[1]);
    if (g.kind != VALUE_ANNOTATION) return v;
    at = (struct span){x->s->ann[g.as.annotation].start, x->s->ann[g.as.annotation].end};
  } else if (!match_span(x->s, x->m, e->arg[1]->group, &at))
    return v;
  const struct value *list = v.kind == VALUE_LIST ? v.as.list : &v;
  for (uint32_t i = 0; i < (v.kind == VALUE_LIST ? v.len : 1); i++)
    if (list[i].kind == VALUE_MENTION && list[i].as.mention->from == 0 && list[i].as.mention->start < at.end && at.start < list[i].as.mention->end) return nothing;
  return v;
}

/* ---- where the match stands */

static struct value text_value(struct view v) { return (struct value){.kind = VALUE_TEXT, .as.text = v}; }
static struct value number_value(uint32_t n) { return (struct value){.kind = VALUE_DECIMAL, .as.decimal = decimal_int(n)}; }

struct value fn_zone(const struct scan *s) {
  return text_value(s->zone == ZONE_TITLE     ? VIEW_LIT("title")
                    : s->zone == ZONE_HEADING ? VIEW_LIT("heading")
                    : s->zone == ZONE_FOOTER  ? VIEW_LIT("footer")
                                              : VIEW_LIT("body"));
}

struct value fn_row(const struct scan *s) {
  return s->row.table ? number_value(s->row.number) : nothing;
}

struct value fn_cell(const struct scan *s) {
  uint32_t cell = row_cell(&s->row, (struct span){s->tokens.at[s->first].start, s->tokens.at[s->last - 1].end});
  return cell ? number_value(cell) : nothing;
}

/* ---- the memory of the page */

/* As it outlives the sentence. */
static struct mention kept_mention(struct scan *s, struct mention m) {
  if (m.normal.len) m.normal = arena_copy(&s->page, m.normal);
  return m;
}

static void memory_room(struct scan *s, size_t more) {
  if (s->memory_len + more <= s->memory_cap) return;
  s->memory_cap = s->memory_cap * 2 + more + 64;
  s->memory = resized(s->memory, s->memory_cap, sizeof *s->memory);
}

void memory_keep(struct scan *s, atom name, struct value v, const struct match *by) {
  struct memory new = {.name = name, .list = v.kind == VALUE_LIST, .section = s->section_no, .paragraph = s->paragraph};
  if (new.list) {
    struct mention *many = ARENA_ARRAY(&s->page, struct mention, v.len);
    for (uint32_t i = 0; i < v.len; i++)
      if (v.as.list[i].kind == VALUE_MENTION) many[new.len++] = kept_mention(s, *v.as.list[i].as.mention);
    if (new.len == 0) return;
    new.many = many;
  } else {
    new.one = kept_mention(s, *v.as.mention);
  }
  /* Where the page tells it: where the last of a list stands, or behind a match that only points back to it. */
  const struct mention *last = new.list ? &new.many[new.len - 1] : &new.one;
  struct span at;
  new.place = match_span(s, by, 0, &at) && last->end <= at.start ? (struct span){at.end, at.end} : (struct span){last->start, last->end};
  new.cell = row_place(&s->row, new.place);
  memory_room(s, 1);
  s->memory[s->memory_len++] = new;
}

void memory_forget(struct scan *s, atom name, const struct match *m) {
  struct span at;
  if (!match_span(s, m, 0, &at)) return;
  memory_keep(s, name, mention_value(s, mention_of(s, at.start, at.end)), m);
  s->memory[s->memory_len - 1].forgotten = true;
}

static bool beside(const struct table_place *a, const struct table_place *b) { return a->table != 0 && a->table == b->table && a->from_right != b->from_right; }

/* Of what was kept under a name, a page needs the last only, a table the last of each column: the rest goes when the sentence is over. */
void memory_settle(struct scan *s) {
  size_t kept = 0;
  if (s->memory_len == s->memory_settled) return;
  for (size_t i = 0; i < s->memory_len; i++) {
    bool stale = false;
    for (size_t k = i < s->memory_settled ? s->memory_settled : i + 1; k < s->memory_len && !stale; k++)
      stale = s->memory[k].name == s->memory[i].name && s->memory[k].place.start >= s->memory[i].place.start &&
              !beside(&s->memory[k].cell, &s->memory[i].cell);
    if (!stale) s->memory[kept++] = s->memory[i];
  }
  s->memory_len = s->memory_settled = kept;
}

void memory_foretell(struct scan *s, size_t known, uint32_t at) {
  for (size_t i = known; i < s->memory_len; i++) {
    struct memory *m = &s->memory[i];
    m->ahead = true;
    m->place = (struct span){at, at};
    m->section = s->section_no;
    m->paragraph = s->paragraph;
  }
}

void memory_return(struct scan *s, const struct memory *before, size_t n, uint32_t at) {
  size_t own = 0;
  for (size_t i = 0; i < s->memory_len; i++)
    if (!s->memory[i].ahead && s->memory[i].place.start >= at) s->memory[own++] = s->memory[i];
  s->memory_len = own;
  memory_room(s, n);
  memmove(s->memory + n, s->memory, own * sizeof *s->memory);
  memcpy(s->memory, before, n * sizeof *s->memory);
  s->memory_len += n;
  s->memory_settled = n;
}

/* The name that stands there, or the one among those kept that an expression gives. */
static atom memory_name(struct eval *x, const struct expr *e) {
  if (e->op == EXPR_TEXT) return e->attr;
  struct view text = eval_text(x, eval(x, e));
  for (size_t i = 0; i < x->s->memory_len; i++)
    if (view_eq(ruleset_name(x->s->rs, x->s->memory[i].name), text)) return x->s->memory[i].name;
  return A_NONE;
}

/* By where it stands, not by when it was kept: what is kept may itself have been recalled. */
static struct value recalled(struct scan *s, const struct mention *kept) {
  struct mention m = *kept;
  struct span sentence = sentence_span(s);
  bool above = m.start < sentence.start, below = m.start >= sentence.end; /* in the lead of a headline */
  m.from = below || m.start < s->section_start ? 2 : above ? 1 : 0;
  return mention_value(s, m);
}

/* recall(name[, section | paragraph | column]): what was last kept under a name before the match, in this sentence or an earlier one; with
 * the second argument in this section, this paragraph, or this column of the table only. */
struct value fn_recall(struct eval *x, const struct expr *e) {
  struct scan *s = x->s;
  atom name = memory_name(x, e->arg[0]);
  struct view scope = e->len > 1 ? eval_text(x, eval(x, e->arg[1])) : (struct view){"", 0};
  bool section = view_eq(scope, VIEW_LIT("section")), paragraph = view_eq(scope, VIEW_LIT("paragraph")), column = view_eq(scope, VIEW_LIT("column"));
  struct span at;
  struct table_place own = {0};
  if (column && match_span(s, x->m, 0, &at)) own = row_place(&s->row, at);
  if (column && own.table == 0) return nothing;
  uint32_t first, last;
  edges(x, &first, &last);
  uint32_t here = first < s->tokens.len ? s->tokens.at[first].start : UINT32_MAX;
  const struct memory *best = NULL;
  for (size_t i = 0; i < s->memory_len; i++) {
    const struct memory *m = &s->memory[i];
    if (m->name != name || m->place.end > here || (best != NULL && m->place.start < best->place.start)) continue;
    if ((section && m->section != s->section_no) || (paragraph && m->paragraph != s->paragraph) || (column && !row_under(&s->row, own, m->cell))) continue;
    best = m;
  }
  if (best == NULL || best->forgotten) return nothing;
  if (!best->list) return recalled(s, &best->one);
  struct value *list = ARENA_ARRAY(&s->arena, struct value, best->len);
  for (uint32_t i = 0; i < best->len; i++) list[i] = recalled(s, &best->many[i]);
  return (struct value){.kind = VALUE_LIST, .len = best->len, .as.list = list};
}
