/* eval.c: expressions over captures. While `value`, `value_max` or `unit` of an annotation is evaluated, each step is noted: that
 * trace is the record's derivation, and running it again (docs/records.md) must give the value. */
#include <stdio.h>

#include "extract/eval.h"
#include "extract/probe.h"

static const struct value null_value = {.kind = VALUE_NULL};

static struct value text_value(struct view v) { return (struct value){.kind = VALUE_TEXT, .as.text = v}; }
static struct value decimal_value(struct decimal d) { return (struct value){.kind = VALUE_DECIMAL, .as.decimal = d}; }
static struct value bool_value(bool b) { return decimal_value(decimal_int(b)); }
static bool truth(struct value v) {
  return v.kind == VALUE_DECIMAL ? v.as.decimal.coef != 0 : v.kind == VALUE_TEXT ? v.as.text.len > 0 : v.kind != VALUE_NULL;
}

/* ---- lexicons */

/* What a word means in a lexicon, NULL when that does not have it. */
static const struct sense *sense_of_word(struct scan *s, struct view word, atom type) {
  const struct ruleset *rs = s->rs;
  struct tokens *t = &s->scratch_tokens;
  t->len = 0;
  tokens_cut(t, &rs->words, word, 0, (uint32_t)word.len);
  for (const struct form_link *l = ruleset_links(rs, t->len ? t->at[0].word : 0); l->form != 0; l++) {
    const struct form *form = &rs->forms[l->form];
    bool same = form->words == t->len;
    for (uint16_t i = 1; same && i < form->words; i++) same = (form->word[i] & ~FORM_SPACE) == t->at[i].word;
    same = same && (!form->exact || view_eq(form->spelling, word));
    for (uint16_t i = 0; same && i < form->senses; i++)
      if (form->sense[i].type == type) return &form->sense[i];
  }
  return NULL;
}

/* ---- arithmetic */

static bool is_scale(const struct eval *x, const struct expr *e, struct view *text) {
  const struct unit *u = NULL;
  if (e->op != EXPR_GROUP && e->op != EXPR_ATTR) return false;
  atom name = e->op == EXPR_ATTR ? (atom)e->attr : (atom)A_VALUE;
  if (eval_capture_attr(x, e->group, name, &u) == NULL) return false;
  if (u->annotation) return name != A_VALUE; /* its value has steps of its own; another attribute is a bare factor */
  *text = eval_unit_text(x->s, u);
  return true;
}

static struct value eval_multiply(struct eval *x, const struct expr *e) {
  struct value a = eval(x, e->arg[0]);
  struct view text = {0};
  struct annotation *trace = x->trace;
  bool scale = is_scale(x, e->arg[1], &text) || e->arg[1]->op == EXPR_NUMBER;
  if (scale) x->trace = NULL;
  struct value b = eval(x, e->arg[1]);
  x->trace = trace;
  struct decimal d;
  if (a.kind != VALUE_DECIMAL || b.kind != VALUE_DECIMAL || decimal_mul(&d, a.as.decimal, b.as.decimal) != ST_OK) return null_value;
  if (scale) eval_note_by(x, "scale", text, b.as.decimal);
  else eval_note_op(x, "mul");
  return decimal_value(d);
}

static struct value eval_arithmetic(struct eval *x, const struct expr *e) {
  struct value a = eval(x, e->arg[0]), b = eval(x, e->arg[1]);
  struct decimal d = {0, 0};
  if (a.kind != VALUE_DECIMAL || b.kind != VALUE_DECIMAL) return null_value;
  enum status st = e->op == EXPR_ADD   ? decimal_add(&d, a.as.decimal, b.as.decimal)
                   : e->op == EXPR_SUB ? decimal_sub(&d, a.as.decimal, b.as.decimal)
                                       : decimal_ratio(&d, a.as.decimal, decimal_int(1), b.as.decimal, -4);
  if (st != ST_OK) return null_value;
  eval_note_op(x, e->op == EXPR_ADD ? "add" : e->op == EXPR_SUB ? "sub" : "div");
  return decimal_value(d);
}

int value_compare(struct value a, struct value b) {
  if (a.kind == VALUE_DECIMAL && b.kind == VALUE_DECIMAL) return decimal_cmp(a.as.decimal, b.as.decimal);
  if (a.kind != b.kind || a.kind != VALUE_TEXT) return a.kind == VALUE_NULL && b.kind == VALUE_NULL ? 0 : 2;
  size_t n = a.as.text.len < b.as.text.len ? a.as.text.len : b.as.text.len;
  int c = n ? memcmp(a.as.text.p, b.as.text.p, n) : 0;
  return c ? (c > 0) - (c < 0) : (a.as.text.len > b.as.text.len) - (a.as.text.len < b.as.text.len);
}

/* Values of unlike kinds are different and neither is larger. */
static bool in_order(struct eval *x, const struct expr *e) {
  int c = value_compare(eval(x, e->arg[0]), eval(x, e->arg[1]));
  switch (e->op) {
    case EXPR_LT: return c == -1;
    case EXPR_LE: return c == -1 || c == 0;
    case EXPR_GT: return c == 1;
    default: return c == 1 || c == 0;
  }
}

/* ---- conditions */

/* Most conditions ask whether an attribute is there, or whether it is a word: it is looked at where it lies. */
static bool is_one_of(struct eval *x, const struct expr *e) {
  struct value room;
  const struct value *v = eval_look(x, e->arg[0], &room);
  for (uint16_t i = 1; i < e->len; i++)
    if (e->arg[i]->op == EXPR_TEXT ? v->kind == VALUE_TEXT && view_eq(v->as.text, e->arg[i]->text) : value_compare(*v, eval(x, e->arg[i])) == 0)
      return true;
  return false;
}

static bool is_listed(struct eval *x, const struct expr *e) {
  struct value room;
  const struct value *v = eval_look(x, e->arg[0], &room);
  return v->kind == VALUE_TEXT && sense_of_word(x->s, v->as.text, e->attr) != NULL;
}

static bool is_there(struct eval *x, const struct expr *e) {
  struct value room;
  uint32_t start, end;
  if (e->op == EXPR_GROUP) return eval_group(x, e->group, &start, &end);
  return eval_look(x, e, &room)->kind != VALUE_NULL;
}

static bool holds(struct eval *x, const struct expr *e) {
  struct value room;
  if (!(e->asks & x->m->took)) return false;
  switch (e->op) {
    case EXPR_AND: case EXPR_OR: /* the first that does not hold settles `and`, the first that does `or` */
      for (uint16_t i = 0; i < e->len; i++)
        if (holds(x, e->arg[i]) == (e->op == EXPR_OR)) return e->op == EXPR_OR;
      return e->op == EXPR_AND;
    case EXPR_NOT: return !holds(x, e->arg[0]);
    case EXPR_EQ: case EXPR_NE: return is_one_of(x, e) == (e->op == EXPR_EQ);
    case EXPR_IN: return is_listed(x, e);
    case EXPR_LT: case EXPR_LE: case EXPR_GT: case EXPR_GE: return in_order(x, e);
    case EXPR_CALL:
      if (e->function == FN_has) return is_there(x, e->arg[0]);
      return truth(eval(x, e));
    default: return truth(*eval_look(x, e, &room));
  }
}

/* ---- functions */

struct view eval_text(struct eval *x, struct value v) {
  if (v.kind == VALUE_TEXT) return v.as.text;
  if (v.kind == VALUE_MENTION) return v.as.mention->normal.len ? v.as.mention->normal : v.as.mention->text;
  if (v.kind != VALUE_DECIMAL) return (struct view){"", 0};
  struct buf b;
  buf_init(&b);
  decimal_print(&b, v.as.decimal);
  struct view out = arena_copy(&x->s->arena, (struct view){b.p, b.len});
  buf_free(&b);
  return out;
}

static struct value fn_text(struct eval *x, const struct expr *e) {
  uint32_t start, end;
  if (e->arg[0]->op != EXPR_GROUP) return text_value(eval_text(x, eval(x, e->arg[0])));
  if (!eval_group(x, e->arg[0]->group, &start, &end)) return null_value;
  return text_value(eval_page_text(x, e->arg[0]->group));
}

/* The normal form of plain text, which is that of nearly every word: letters and marks of ASCII, single spaces between them. */
static bool lower_plain(struct view v, char *out) {
  for (size_t i = 0; i < v.len; i++) {
    unsigned char c = (unsigned char)v.p[i];
    bool inside = i > 0 && i + 1 < v.len && v.p[i - 1] != ' ';
    if (c < ' ' || c > '~' || (c == ' ' && !inside)) return false;
    out[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  return true;
}

static struct value fn_lower(struct eval *x, const struct expr *e) {
  struct value v = e->arg[0]->op == EXPR_GROUP ? fn_text(x, e) : eval(x, e->arg[0]);
  if (v.kind != VALUE_TEXT) return null_value;
  char *plain = arena_alloc(&x->s->arena, v.as.text.len);
  if (lower_plain(v.as.text, plain)) return text_value((struct view){plain, v.as.text.len});
  struct tokens *t = &x->s->scratch_tokens;
  struct buf *b = &x->s->scratch;
  t->len = 0;
  b->len = 0;
  tokens_cut(t, &x->s->rs->words, v.as.text, 0, (uint32_t)v.as.text.len);
  for (uint32_t i = 0; i < t->len; i++) {
    if (i > 0 && (t->at[i].flags & TOKEN_SPACE)) buf_char(b, ' ');
    token_normal(b, v.as.text, &t->at[i]);
  }
  return text_value(arena_copy(&x->s->arena, (struct view){b->p, b->len}));
}

/* Digits as decimal_parse takes them: without what groups them, with a point for the mark and a digit before it. */
static struct view canonical_digits(struct scan *s, struct view text, struct view group, char mark) {
  struct buf *b = &s->scratch;
  b->len = 0;
  if (text.len && text.p[0] == mark) buf_char(b, '0');
  for (size_t i = 0; i < text.len; i++)
    if (text.p[i] == mark) buf_char(b, '.');
    else if (memchr(group.p, text.p[i], group.len) == NULL) buf_char(b, text.p[i]);
  return arena_copy(&s->arena, (struct view){b->p, b->len});
}

/* A tab or several blanks part the columns of a table: what stands around them is not one number. */
static bool has_gap(struct view text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.p[i] == '\t' || (text.p[i] == ' ' && i + 1 < text.len && text.p[i + 1] == ' ')) return true;
  return false;
}

/* digits($n, ', '[, mark]): the decimal under a capture; the second argument lists the separators that may group it, the third is the
 * decimal mark where it is not a point between digits. */
static struct value fn_digits(struct eval *x, const struct expr *e) {
  uint32_t start, end;
  struct decimal d;
  struct view group = {0}, mark = {0};
  if (e->arg[0]->op != EXPR_GROUP || !eval_group(x, e->arg[0]->group, &start, &end)) return null_value;
  if (e->len > 1) group = eval_text(x, eval(x, e->arg[1]));
  if (e->len > 2) mark = eval_text(x, eval(x, e->arg[2]));
  struct view text = {x->s->projection.p + start, end - start};
  if (has_gap(eval_page_text(x, e->arg[0]->group))) return null_value;
  if (mark.len == 1) text = canonical_digits(x->s, text, group, *mark.p);
  enum status st = decimal_parse(&d, text, mark.len == 1 ? (struct view){0} : group);
  if (st == ST_RANGE) return text_value(eval_page_text(x, e->arg[0]->group)); /* a number, but none that is exact: told as suspect */
  if (st != ST_OK) return null_value;
  eval_note_value(x, "digits", eval_page_text(x, e->arg[0]->group), d);
  return decimal_value(d);
}

#define PARTS_MAX 16

/* compose($n): numerals said in words and mixed ones. Each symbol is an addend or, with role: scale, multiplies every part before it
 * that is not larger: two hundred and fifty thousand = (2*100 + 50)*1000; 37 million 450 thousand = 37*10^6 + 450*10^3. The
 * additive-multiplicative reading of spoken numerals (Hurford 1975) needs no word of a language. */
static struct value fn_compose(struct eval *x, const struct expr *e) {
  struct decimal part[PARTS_MAX];
  int parts = 0;
  uint32_t from, to;
  if (e->arg[0]->op != EXPR_GROUP || !match_units(x->s, x->m, e->arg[0]->group, &from, &to)) return null_value;
  const struct testset *tests = eval_tests_of(x->m->rule, e->arg[0]->group);
  for (uint32_t i = from; i < to; i++) {
    const struct unit *u = &x->s->units[i];
    const struct value *v = NULL, *role = NULL;
    if (u->annotation) v = annotation_get(&x->s->ann[u->annotation - 1], A_VALUE);
    else if (u->form) {
      const struct sense *sense = form_sense(x->s->stage, &x->s->rs->forms[u->form], tests);
      v = sense ? attrs_get(sense->attrs, sense->len, A_VALUE) : NULL;
      role = sense ? attrs_get(sense->attrs, sense->len, A_ROLE) : NULL;
    }
    if (v == NULL || v->kind != VALUE_DECIMAL) continue;
    if (role == NULL) {
      if (parts == PARTS_MAX) return null_value;
      eval_note_capture(x, u, v);
      part[parts++] = v->as.decimal;
      continue;
    }
    struct decimal sum = decimal_int(1);
    int k = parts;
    while (k > 0 && decimal_cmp(part[k - 1], v->as.decimal) <= 0) k--;
    if (k == PARTS_MAX) return null_value;
    if (k == parts) eval_note_value(x, "word", (struct view){0}, sum); /* `hundred` alone is one hundred */
    else sum = part[k];
    for (int j = k + 1; j < parts; j++) {
      if (decimal_add(&sum, sum, part[j]) != ST_OK) return null_value;
      eval_note_op(x, "add");
    }
    if (decimal_mul(&sum, sum, v->as.decimal) != ST_OK) return null_value;
    eval_note_by(x, "scale", eval_unit_text(x->s, u), v->as.decimal);
    parts = k;
    part[parts++] = sum;
  }
  if (parts == 0) return null_value;
  for (int j = 1; j < parts; j++) {
    if (decimal_add(&part[0], part[0], part[j]) != ST_OK) return null_value;
    eval_note_op(x, "add");
  }
  return decimal_value(part[0]);
}

static struct view joined(struct arena *arena, struct view a, struct view b) {
  char *p = arena_packed(arena, a.len + b.len, 1);
  memcpy(p, a.p, a.len);
  if (b.len) memcpy(p + a.len, b.p, b.len);
  return (struct view){p, a.len + b.len};
}

/* inflect(name, word): the word form that a table of the pack gives. */
static struct value fn_inflect(struct eval *x, const struct expr *e) {
  const struct ruleset *rs = x->s->rs;
  struct view name = eval_text(x, eval(x, e->arg[0]));
  struct value v = eval(x, e->arg[1]);
  if (v.kind != VALUE_TEXT) return null_value;
  struct view word = v.as.text;
  for (uint16_t i = 0; i < rs->inflections_len; i++) {
    const struct inflection *in = &rs->inflections[i];
    if (!view_eq(in->name, name)) continue;
    const struct sense *sense = in->type ? sense_of_word(x->s, word, in->type) : NULL;
    const struct value *found = sense ? attrs_get(sense->attrs, sense->len, in->attr) : NULL;
    if (found) return *found;
    for (uint16_t k = 0; k < in->len; k++) {
      struct view from = in->from[k], to = in->to[k];
      if (word.len <= from.len || memcmp(word.p + word.len - from.len, from.p, from.len) != 0) continue;
      return text_value(joined(&x->s->arena, view_sub(word, 0, word.len - from.len), to));
    }
  }
  return v;
}

static void took(const struct eval *x, const struct expr *e, uint16_t arg) {
  probe_tell(x->s, (struct probe_event){.kind = PROBE_TOOK, .expr = e, .arg = arg});
}

/* size(x): how many members a list has; anything else that is there is one. */
static struct value fn_size(struct eval *x, const struct expr *e) {
  struct value v = eval(x, e->arg[0]);
  return v.kind == VALUE_NULL ? null_value : decimal_value(decimal_int(v.kind == VALUE_LIST ? v.len : 1));
}

static struct value fn_first(struct eval *x, const struct expr *e) {
  for (uint16_t i = 0; i < e->len; i++) {
    struct value v = eval(x, e->arg[i]);
    if (v.kind == VALUE_NULL) continue;
    took(x, e, i);
    return v;
  }
  return null_value;
}

/* list(x, ...): what is there of them, the members of lists one by one; null where nothing is. */
static struct value fn_list(struct eval *x, const struct expr *e) {
  struct value given[EXPR_LIST_MAX];
  uint32_t n = 0, len = 0;
  for (uint16_t i = 0; i < e->len; i++) {
    given[i] = eval(x, e->arg[i]);
    len += given[i].kind == VALUE_LIST ? given[i].len : given[i].kind != VALUE_NULL;
  }
  if (len == 0) return null_value;
  struct value *list = ARENA_ARRAY(&x->s->arena, struct value, len);
  for (uint16_t i = 0; i < e->len; i++) {
    if (given[i].kind == VALUE_LIST)
      for (uint32_t k = 0; k < given[i].len; k++) list[n++] = given[i].as.list[k];
    else if (given[i].kind != VALUE_NULL)
      list[n++] = given[i];
  }
  eval_note_op(x, "ratio");
  return (struct value){.kind = VALUE_LIST, .len = n, .as.list = list};
}

static struct value fn_concat(struct eval *x, const struct expr *e) {
  struct buf b;
  buf_init(&b);
  bool whole = true;
  for (uint16_t i = 0; i < e->len && whole; i++) {
    struct value part = eval(x, e->arg[i]);
    whole = part.kind != VALUE_NULL;
    buf_view(&b, eval_text(x, part));
  }
  struct value v = whole ? text_value(arena_copy(&x->s->arena, (struct view){b.p, b.len})) : null_value;
  buf_free(&b);
  return v;
}

static struct value fn_if(struct eval *x, const struct expr *e) {
  struct annotation *trace = x->trace;
  x->trace = NULL;
  bool yes = holds(x, e->arg[0]);
  x->trace = trace;
  took(x, e, yes ? 1 : 2);
  return eval(x, e->arg[yes ? 1 : 2]);
}

/* decimal(x): the number that a text or the normal form of a mention says. */
static struct value fn_decimal(struct eval *x, const struct expr *e) {
  struct value v = eval(x, e->arg[0]);
  struct decimal d;
  if (v.kind == VALUE_DECIMAL) return v;
  if (decimal_parse(&d, eval_text(x, v), (struct view){0}) != ST_OK) return null_value;
  eval_note_value(x, "word", v.kind == VALUE_MENTION ? v.as.mention->text : (struct view){0}, d);
  return decimal_value(d);
}

static struct value call(struct eval *x, const struct expr *e) {
  switch (e->function) {
    case FN_text: return fn_text(x, e);
    case FN_lower: return fn_lower(x, e);
    case FN_digits: return fn_digits(x, e);
    case FN_compose: return fn_compose(x, e);
    case FN_inflect: return fn_inflect(x, e);
    case FN_first: return fn_first(x, e);
    case FN_list: return fn_list(x, e);
    case FN_size: return fn_size(x, e);
    case FN_concat: return fn_concat(x, e);
    case FN_if: return fn_if(x, e);
    case FN_has: return bool_value(is_there(x, e->arg[0]));
    case FN_previous: return fn_neighbour(x, e, true);
    case FN_following: return fn_neighbour(x, e, false);
    case FN_covering: return fn_neighbour(x, e, true);
    case FN_back: return fn_reach(x, e, true, false);
    case FN_ahead: return fn_reach(x, e, false, false);
    case FN_holding: return fn_reach(x, e, true, true);
    case FN_span: return fn_span(x, e);
    case FN_each: return fn_each(x, e);
    case FN_apart: return fn_apart(x, e);
    case FN_turn: return fn_turn(x, e);
    case FN_weekday: return fn_weekday(x, e);
    case FN_weekyear: return fn_weekyear(x, e);
    case FN_clock: return fn_clock(x, e);
    case FN_level: return fn_level(x, e);
    case FN_recall: return fn_recall(x, e);
    case FN_pick: return fn_pick(x, e);
    case FN_learn: return fn_learn(x, e);
    case FN_known: return fn_known(x, e);
    case FN_date: return fn_date(x, e);
    case FN_year: return fn_coarse(x, e, EDTF_YEAR);
    case FN_month: return fn_coarse(x, e, EDTF_MONTH);
    case FN_day: return fn_coarse(x, e, EDTF_DAY);
    case FN_prevailing: return fn_prevailing(x, e);
    case FN_mentions: return fn_mentions(x, e);
    case FN_startyear: return fn_edge_year(x, e, false);
    case FN_endyear: return fn_edge_year(x, e, true);
    case FN_shift: return fn_shift(x, e);
    case FN_range: return fn_range(x, e);
    case FN_since: return fn_open(x, e, true);
    case FN_until: return fn_open(x, e, false);
    case FN_anchor: return fn_anchor(x, e);
    case FN_zone: return fn_zone(x->s);
    case FN_section: return text_value(x->s->section);
    case FN_paragraph: return decimal_value(decimal_int(x->s->paragraph));
    case FN_row: return fn_row(x->s);
    case FN_cell: return fn_cell(x->s);
    case FN_decimal: return fn_decimal(x, e);
    case FN_null: case FN_COUNT: break;
  }
  return null_value;
}

struct value eval(struct eval *x, const struct expr *e) {
  struct value v;
  struct decimal d;
  if (!(e->needs & x->m->took)) return null_value;
  switch (e->op) {
    case EXPR_NUMBER:
      eval_note_value(x, "word", (struct view){0}, e->number);
      return decimal_value(e->number);
    case EXPR_TEXT: return text_value(e->text);
    case EXPR_GROUP: case EXPR_ATTR: return eval_capture(x, e);
    case EXPR_OF: return eval_of(x, e);
    case EXPR_CALL: return call(x, e);
    case EXPR_MUL: return eval_multiply(x, e);
    case EXPR_ADD: case EXPR_SUB: case EXPR_DIV: return eval_arithmetic(x, e);
    case EXPR_NEG:
      v = eval(x, e->arg[0]);
      if (v.kind != VALUE_DECIMAL || decimal_mul(&d, v.as.decimal, decimal_int(-1)) != ST_OK) return null_value;
      eval_note_by(x, "scale", (struct view){0}, decimal_int(-1));
      return decimal_value(d);
    default: return bool_value(holds(x, e));
  }
}

void eval_keeps(struct scan *s, const struct match *m) {
  struct eval x = {.s = s, .m = m, .anchored = -1};
  for (uint16_t i = 0; i < m->rule->keeps; i++) {
    struct value v = eval(&x, m->rule->keep[i].expr);
    if (v.kind == VALUE_MENTION || v.kind == VALUE_LIST) memory_keep(s, m->rule->keep[i].name, v, m);
    if (v.kind == VALUE_TEXT && v.as.text.len == 0) memory_forget(s, m->rule->keep[i].name, m);
  }
}

bool eval_when(struct scan *s, const struct match *m) {
  struct eval x = {.s = s, .m = m, .anchored = -1};
  return holds(&x, m->rule->when);
}

/* The unit's own step names the text that it was read from. */
static void note_unit(struct eval *x, const struct expr *e, struct value v) {
  struct view text = {0};
  uint32_t start, end;
  const struct expr *g = e;
  while (g->op == EXPR_CALL && g->len > 0) g = g->arg[g->len - 1];
  if (g->op != EXPR_GROUP && g->op != EXPR_ATTR) g = NULL;
  if (g != NULL && eval_group(x, g->group, &start, &end)) text = eval_page_text(x, g->group);
  if (v.kind == VALUE_TEXT) eval_note(x, (struct record_step){.op = "unit", .text = text, .unit = v.as.text});
}

void eval_sets(struct scan *s, const struct match *m, struct annotation *a, const struct set *sets, uint16_t n, uint32_t turn, uint32_t turns) {
  static const char *const scopes[ANCHORS] = {"sentence", "document", "section", "document"};
  struct eval x = {.s = s, .m = m, .anchored = -1, .turn = turn, .turns = turns};
  for (uint16_t i = 0; i < n; i++) {
    bool valued = sets[i].name == A_VALUE || sets[i].name == A_VALUE_MAX;
    uint32_t before = a->steps_len;
    x.trace = valued ? a : NULL;
    struct value v = eval(&x, sets[i].expr);
    x.trace = a;
    if (v.kind == VALUE_NULL) a->steps_len = before;
    else if (sets[i].name == A_VALUE_MAX) eval_note_op(&x, "max");
    else if (sets[i].name == A_UNIT) note_unit(&x, sets[i].expr, v);
    if (v.kind != VALUE_NULL) annotation_set(s, a, sets[i].name, v);
  }
  if (x.anchored >= 0) annotation_set(s, a, A_FROM, text_value(view_of(scopes[x.anchored])));
}
