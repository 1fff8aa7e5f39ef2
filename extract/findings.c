/* findings.c: what a single page's reading finds: numbers that touch something unread, roles out of their reach, and what rules of the pack
 * remark upon. What records say against each other is the audit's (audit/). */
#include "extract/scan.h"

#include <utf8proc.h>

#include "base/utf8.h"

static void tell(struct scan *s, struct record *r, const struct span *spans, uint32_t n) {
  struct span *raw = ARENA_ARRAY(&s->arena, struct span, n);
  for (uint32_t i = 0; i < n; i++) raw[i] = (struct span){document_raw(s->doc, spans[i].start), document_raw(s->doc, spans[i].end)};
  r->type = RECORD_FINDING;
  r->doc = view_of(s->doc->path);
  r->section = s->section;
  r->spans = raw;
  r->spans_len = n;
  s->findings++;
  s->sink(s->context, r);
}

void emit_finding(struct scan *s, const char *kind, const char *severity, const struct span *spans, uint32_t n, struct view message) {
  struct record r = {.finding = kind, .severity = severity, .message = message};
  tell(s, &r, spans, n);
}

/* ---- suspect numbers */

static bool suspect_form(const struct scan *s, const struct form *f) {
  for (uint16_t i = 0; i < f->senses; i++)
    for (uint16_t j = 0; j < s->rs->suspect_len; j++)
      if (f->sense[i].type == s->rs->suspect_types[j]) return true;
  return false;
}

static bool suspect_word(const struct scan *s, struct view word) {
  uint32_t id = words_id(&s->rs->words, word);
  for (const struct form_link *l = id ? ruleset_links(s->rs, id) : NULL; l != NULL && l->form != 0; l++)
    if (s->rs->forms[l->form].words == 1 && suspect_form(s, &s->rs->forms[l->form])) return true;
  return false;
}

/* A line that ends in a number while the next one begins with "million": prose that was wrapped by hand. */
static bool goes_on_below(struct scan *s, const struct annotation *a) {
  struct view text = s->doc->text;
  size_t at = a->end;
  while (at < text.len && (text.p[at] == ' ' || text.p[at] == '\r')) at++;
  if (at == text.len || text.p[at++] != '\n') return false;
  while (at < text.len && text.p[at] == ' ') at++;
  s->scratch.len = 0;
  for (; at < text.len && (text.p[at] | 32) >= 'a' && (text.p[at] | 32) <= 'z'; at++) buf_char(&s->scratch, (char)(text.p[at] | 32));
  return s->scratch.len > 0 && suspect_word(s, (struct view){s->scratch.p, s->scratch.len});
}

#define HEAD_MIN 4 /* bytes: "sh" and "allow" make a word of their own */

/* "34.6 millionto farmers": a word of the pack, of a suspect type, with another one behind it. */
static bool runs_together(const struct scan *s, struct view word) {
  for (size_t n = HEAD_MIN; n < word.len; n++)
    if (words_id(&s->rs->words, view_sub(word, n, word.len)) != 0 && suspect_word(s, view_sub(word, 0, n))) return true;
  return false;
}

static bool reads_as_suspect(struct scan *s, uint32_t token) {
  const struct token *t = &s->tokens.at[token];
  for (uint16_t k = 0; k < t->forms_len; k++)
    if (suspect_form(s, &s->rs->forms[s->hits[t->forms + k].form])) return true;
  if (t->kind != TOKEN_WORD || t->word != 0) return false;
  s->scratch.len = 0;
  token_normal(&s->scratch, s->doc->text, t);
  return runs_together(s, (struct view){s->scratch.p, s->scratch.len});
}

static bool currency_sign(const struct scan *s, const struct token *t) {
  size_t n;
  uint32_t c = utf8_decode(s->doc->text.p + t->start, s->doc->text.p + t->end, &n);
  return t->kind == TOKEN_MARK && utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_SC;
}

/* True when the token lies in a record. */
static bool in_record(const struct scan *s, uint32_t token) {
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    enum record_role role = s->rs->types[a->type].role;
    if (a->first <= token && token < a->last && role != ROLE_NONE && role != ROLE_FINDING) return true;
  }
  return false;
}

/* In a record, or in a number of its own; annotations that only read the grammar claim nothing. */
static bool claimed(const struct scan *s, uint32_t token) {
  for (size_t i = 0; i < s->ann_len; i++)
    if (s->ann[i].first <= token && token < s->ann[i].last && s->rs->types[s->ann[i].type].ledger) return true;
  return in_record(s, token);
}

/* What stands beside the number and belongs to no record: a digit, a currency sign, letters glued on that are no word of the pack
 * and no plain word, a word of a suspect type. */
static const char *touches(struct scan *s, uint32_t token, bool before, bool glued) {
  const struct token *t = &s->tokens.at[token];
  if (claimed(s, token)) return NULL;
  if (t->kind == TOKEN_DIGITS) return glued ? "a digit" : NULL;
  if (currency_sign(s, t)) return glued || !before ? "a currency sign" : NULL;
  if (!before && reads_as_suspect(s, token)) return "a word that scales or measures numbers";
  if (glued && t->kind == TOKEN_IDEOGRAPH) return "an ideograph";
  if (!glued || t->kind != TOKEN_WORD) return NULL;
  bool plain = (t->word != 0 && t->end - t->start > 1) || (t->end - t->start > 2 && !(t->flags & TOKEN_UPPER)) || (before && t->end - t->start > 3);
  return plain ? NULL : "a letter that is no unit";
}

/* "3.141 592" of which "141 592" was read: digits that no record has, glued on by one mark. */
static bool digits_beyond_mark(const struct scan *s, uint32_t mark, uint32_t digits, uint32_t right) {
  const struct token *t = s->tokens.at;
  return t[mark].kind == TOKEN_MARK && t[digits].kind == TOKEN_DIGITS && !(t[right].flags & TOKEN_SPACE) && !(t[right - 1].flags & TOKEN_SPACE) &&
         !in_record(s, digits);
}

static bool mark_is(const struct scan *s, uint32_t token, const char *mark) {
  return view_eq(view_sub(s->doc->text, s->tokens.at[token].start, s->tokens.at[token].end), view_of(mark));
}

/* "a balance of -3.2 million" of which "3.2 million" was read, and nothing says that it fell. */
static bool drops_sign(const struct scan *s, const struct annotation *a) {
  uint32_t sign = a->first - 1;
  const struct token *t = s->tokens.at;
  bool minus = mark_is(s, sign, "-") || mark_is(s, sign, "\u2212");
  bool alone = sign == s->first || t[sign].flags & TOKEN_SPACE || mark_is(s, sign - 1, "(");
  return minus && alone && !(t[a->first].flags & TOKEN_SPACE) && annotation_get(a, A_CHANGE) == NULL && !claimed(s, sign);
}

static const char *touches_before(struct scan *s, const struct annotation *a) {
  if (a->first == s->first) return NULL;
  if (drops_sign(s, a)) return "a minus";
  const char *what = touches(s, a->first - 1, true, !(s->tokens.at[a->first].flags & TOKEN_SPACE));
  if (what == NULL && a->first - s->first >= 2 && digits_beyond_mark(s, a->first - 1, a->first - 2, a->first)) return "digits";
  return what;
}

static const char *touches_behind(struct scan *s, const struct annotation *a) {
  if (a->last == s->last) return goes_on_below(s, a) ? "a word of the next line that scales or measures numbers" : NULL;
  const char *what = touches(s, a->last, false, !(s->tokens.at[a->last].flags & TOKEN_SPACE));
  bool bracketed = a->first > s->first && mark_is(s, a->first - 1, "(") && mark_is(s, a->last, ")");
  if (what == NULL && bracketed && a->last + 1 < s->last) what = touches(s, a->last + 1, false, false); /* "(3.2) million" */
  if (what == NULL && s->last - a->last >= 2 && digits_beyond_mark(s, a->last, a->last + 1, a->last + 1)) return "digits";
  return what;
}

/* Digits that no exact decimal holds stay text. */
static bool beyond_decimals(const struct value *v) { return v != NULL && v->kind == VALUE_TEXT; }

void check_suspect(struct scan *s, const struct annotation *a) {
  const struct value *value = annotation_get(a, A_VALUE);
  const char *unread = value == NULL && a->type != A_NONE                                          ? "this is written as no number that a rule reads"
                       : beyond_decimals(value) || beyond_decimals(annotation_get(a, A_VALUE_MAX)) ? "this number has more digits than an exact value holds"
                                                                                                   : NULL;
  if (unread != NULL) {
    struct span span = {a->start, a->end};
    emit_finding(s, "suspect_number", "warning", &span, 1, view_of(unread));
    return;
  }
  const char *what = touches_before(s, a);
  if (what == NULL) what = touches_behind(s, a);
  if (what == NULL) return;
  struct span span = {a->start, a->end};
  emit_finding(s, "suspect_number", "warning", &span, 1, view_of(arena_printf(&s->arena, "this number touches %s that no rule read", what)));
}

/* A date that names its year in digits and has no calendar value is no day of any calendar: the 31st of February. */
void check_date(struct scan *s, const struct annotation *a) {
  const struct value *edtf = annotation_get(a, A_EDTF);
  if (edtf != NULL && edtf->kind == VALUE_TEXT && edtf_valid(edtf->as.text)) return;
  bool year = false;
  for (uint32_t t = a->first; t < a->last; t++) year |= s->tokens.at[t].kind == TOKEN_DIGITS && s->tokens.at[t].end - s->tokens.at[t].start == 4;
  struct span span = {a->start, a->end};
  if (year) emit_finding(s, "impossible_date", "warning", &span, 1, VIEW_LIT("this is no date of the calendar"));
}

/* ---- roles */

static void check_role(struct scan *s, const struct annotation *fact, atom name, const struct value *role) {
  if (role == NULL || role->kind != VALUE_MENTION) return;
  const struct mention *m = role->as.mention;
  struct span sentence = sentence_span(s);
  bool reached = m->from == 0 ? m->start >= sentence.start && m->end <= sentence.end : m->from == 1 ? m->start >= s->section_start && m->end <= sentence.end : m->end <= s->doc->text.len;
  if (reached) return;
  struct view role_name = ruleset_name(s->rs, name);
  struct span spans[2] = {{fact->start, fact->end}, {m->start, m->end}};
  emit_finding(s, "role_out_of_reach", "error", spans, 2,
               view_of(arena_printf(&s->arena, "the %.*s of this figure lies outside of the %s that it claims to come from", (int)role_name.len, role_name.p,
                                    m->from == 0 ? "sentence" : "section")));
}

void check_fact(struct scan *s, const struct annotation *a) {
  static const atom roles[] = {A_ITEM, A_TIME, A_ACTOR, A_ACTION};
  check_suspect(s, a);
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) check_role(s, a, roles[i], annotation_get(a, roles[i]));
  const struct value *list = annotation_get(a, A_RECIPIENT);
  if (list == NULL || list->kind != VALUE_LIST) check_role(s, a, A_RECIPIENT, list);
  for (uint32_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->len; i++) check_role(s, a, A_RECIPIENT, &list->as.list[i]);
}

/* ---- remarks of the pack: annotations of a type that `records` calls a finding */

static const char *text_or(struct scan *s, const struct annotation *a, atom name, const char *fallback) {
  const struct value *v = annotation_get(a, name);
  return v != NULL && v->kind == VALUE_TEXT && v->as.text.len ? arena_copy(&s->arena, v->as.text).p : fallback;
}

/* A severity that there is not is a warning. */
static const char *severity_of(struct scan *s, const struct annotation *a) {
  static const char *const known[] = {"info", "warning", "error"};
  const char *said = text_or(s, a, A_SEVERITY, "warning");
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(said, known[i]) == 0) return known[i];
  return "warning";
}

static bool is_number_of_page(const struct scan *s, const struct annotation *a) {
  enum record_role role = s->rs->types[a->type].role;
  return role == ROLE_FACT || role == ROLE_DATE || role == ROLE_NUMBER;
}

/* Speaks of the facts, dates and other numbers that it covers; where there is no fact nor date, of its own words; and of the `item` against which it holds
 * them. */
static void remark(struct scan *s, const struct annotation *a) {
  const struct value *item = annotation_get(a, A_ITEM);
  struct span *spans = ARENA_ARRAY(&s->arena, struct span, s->ann_len + 2);
  struct view *facts = ARENA_ARRAY(&s->arena, struct view, s->ann_len + 1);
  uint32_t n = 0, facts_len = 0;
  bool known = false; /* a fact or a date is among them */
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *f = &s->ann[i];
    if (!is_number_of_page(s, f) || f->dead || f->first < a->first || f->last > a->last) continue;
    spans[n++] = (struct span){f->start, f->end};
    known = known || s->rs->types[f->type].role != ROLE_NUMBER;
    if (s->rs->types[f->type].role != ROLE_FACT) continue;
    char *id = arena_alloc(&s->arena, FACT_ID);
    fact_id(id, s, f);
    facts[facts_len++] = view_of(id);
  }
  if (!known) n = 0, spans[n++] = (struct span){a->start, a->end};
  if (item != NULL && item->kind == VALUE_MENTION) spans[n++] = (struct span){item->as.mention->start, item->as.mention->end};
  struct record r = {.finding = text_or(s, a, A_KIND, "remark"),
                     .severity = severity_of(s, a),
                     .facts = facts,
                     .facts_len = facts_len,
                     .message = view_of(text_or(s, a, A_MESSAGE, "a rule remarks upon this"))};
  tell(s, &r, spans, n);
}

void emit_remarks(struct scan *s) {
  for (size_t i = 0; i < s->ann_len; i++)
    if (s->rs->types[s->ann[i].type].role == ROLE_FINDING) remark(s, &s->ann[i]);
}
