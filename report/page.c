/* page.c: a text as it stands, each number marked by what became of it; its records as data for the apparatus beside it. */
#include <stdio.h>
#include <stdlib.h>

#include "report/html.h"
#include "report/place.h"
#include "report/report.h"

enum severity { SEVERITY_NONE, SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };
static const char *const severity_names[] = {"", "info", "warning", "error"};

/* A record that stands on the text. */
struct mark {
  const struct record *record;
  struct place at;
  enum severity flag; /* the worst finding that touches it */
  char id[24];
};

struct marks {
  struct lines lines;
  struct mark *at; /* by start; of those that begin together the longer first */
  size_t len;
};

/* ---- which marks there are */

static const char *bucket(const struct record *r) {
  switch (r->type) {
    case RECORD_FACT: return "fact";
    case RECORD_DATE: return "date";
    case RECORD_ENTITY: return "entity";
    default: return view_eq(r->class, VIEW_LIT("unclaimed")) ? "unclaimed" : "other";
  }
}

static int by_start(const void *a, const void *b) {
  const struct mark *x = a, *y = b;
  if (x->at.start != y->at.start) return x->at.start < y->at.start ? -1 : 1;
  if (x->at.end != y->at.end) return x->at.end > y->at.end ? -1 : 1;
  int entity = (x->record->type != RECORD_ENTITY) - (y->record->type != RECORD_ENTITY); /* a name lies around its number */
  return entity ? entity : (x->record > y->record) - (x->record < y->record);
}

static enum severity severity_of(const struct record *finding) {
  for (enum severity s = SEVERITY_ERROR; s > SEVERITY_NONE; s--)
    if (finding->severity != NULL && strcmp(finding->severity, severity_names[s]) == 0) return s;
  return SEVERITY_INFO;
}

/* Marks do not nest deeper than a name around a number, so the first that can touch a span begins little before it. */
static void flag(struct marks *m, const struct place *at, enum severity s) {
  size_t lo = 0, hi = m->len;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (m->at[mid].at.start < at->start) lo = mid + 1;
    else hi = mid;
  }
  for (lo = lo > 2 ? lo - 2 : 0; lo < m->len && m->at[lo].at.start < at->end; lo++)
    if (m->at[lo].at.end > at->start && m->at[lo].record->type != RECORD_ENTITY && m->at[lo].flag < s) m->at[lo].flag = s;
}

static void marks_init(struct marks *m, const struct report_page *page) {
  lines_init(&m->lines, page->text);
  m->len = 0;
  m->at = calloc(page->records_len + 1, sizeof *m->at);
  if (m->at == NULL) out_of_memory(page->records_len * sizeof *m->at);
  for (size_t i = 0; i < page->records_len; i++) {
    const struct record *r = &page->records[i];
    struct mark *k = &m->at[m->len];
    if (r->type == RECORD_FINDING || r->type == RECORD_SENTENCE || !place_of(&k->at, &m->lines, r->span.start, r->span.end)) continue;
    k->record = r;
    if (r->type == RECORD_FACT) snprintf(k->id, sizeof k->id, "%s", r->id);
    else snprintf(k->id, sizeof k->id, "%c%u", bucket(r)[0], r->span.start);
    m->len++;
  }
  qsort(m->at, m->len, sizeof *m->at, by_start);
  for (size_t i = 0; i < page->findings_len; i++)
    for (uint32_t k = 0; k < page->findings[i]->spans_len; k++) {
      struct place at;
      if (place_of(&at, &m->lines, page->findings[i]->spans[k].start, page->findings[i]->spans[k].end)) flag(m, &at, severity_of(page->findings[i]));
    }
}

static void marks_free(struct marks *m) {
  lines_free(&m->lines);
  free(m->at);
}

/* ---- the text */

static void open_mark(struct buf *out, const struct mark *m, size_t index) {
  bool entity = m->record->type == RECORD_ENTITY;
  buf_printf(out, entity ? "<span class=\"m %s" : "<a class=\"m %s", bucket(m->record));
  if (m->flag) buf_printf(out, " flag %s", severity_names[m->flag]);
  buf_printf(out, "\" id=\"%s\" data-i=\"%zu\"", m->id, index);
  if (!entity) buf_printf(out, " href=\"#%s\"", m->id);
  buf_char(out, '>');
}

static void close_mark(struct buf *out, const struct mark *m) { buf_str(out, m->record->type == RECORD_ENTITY ? "</span>" : "</a>"); }

#define NEST_MAX 8 /* records do not overlap and names hold at most a number; deeper is passed over */

/* A line with the marks that begin in it: an element each, properly nested. One that crosses its neighbour's end gets none: it is in the
 * apparatus all the same. */
static size_t text_line(struct buf *out, const struct marks *m, size_t line, size_t next) {
  uint32_t at = m->lines.start[line - 1], end = at + (uint32_t)lines_text(&m->lines, line).len;
  struct view text = m->lines.doc->text;
  const struct mark *open[NEST_MAX];
  int depth = 0;
  for (;; next++) {
    const struct mark *k = next < m->len && m->at[next].at.line == line ? &m->at[next] : NULL;
    uint32_t until = k ? k->at.start : end;
    for (; depth > 0 && open[depth - 1]->at.end <= until; depth--) {
      html_text(out, view_sub(text, at, open[depth - 1]->at.end));
      at = open[depth - 1]->at.end;
      close_mark(out, open[depth - 1]);
    }
    html_text(out, view_sub(text, at, until));
    at = until;
    if (k == NULL) return next;
    bool links = depth > 0 && open[depth - 1]->record->type != RECORD_ENTITY; /* a link in a link is no HTML */
    if (depth == NEST_MAX || (depth > 0 && k->at.end > open[depth - 1]->at.end) || (links && k->record->type != RECORD_ENTITY)) continue;
    open_mark(out, k, next);
    open[depth++] = k;
  }
}

static void text(struct buf *out, const struct marks *m) {
  size_t next = 0;
  buf_str(out, "<article class=\"sheet\" id=\"text\" tabindex=\"-1\" aria-label=\"Text\">");
  for (size_t line = 1; line <= m->lines.len; line++) {
    buf_printf(out, "<p id=\"L%zu\" data-l=\"%zu\" dir=\"auto\">", line, line);
    next = text_line(out, m, line, next);
    buf_str(out, "</p>");
  }
  buf_str(out, "</article>\n");
}

/* ---- the data: what report.js reads; numbers are texts, for JSON in a browser is binary floating point */

static void key_text(struct buf *out, const char *key, struct view v) {
  if (v.p == NULL || v.len == 0) return;
  buf_printf(out, ",\"%s\":", key);
  html_json(out, v);
}

static void key_decimal(struct buf *out, const char *key, struct decimal d) {
  buf_printf(out, ",\"%s\":\"", key);
  decimal_print(out, d);
  buf_char(out, '"');
}

static void place_json(struct buf *out, const struct lines *l, uint32_t start, uint32_t end) {
  struct place p;
  if (place_of(&p, l, start, end)) buf_printf(out, "[%u,%u,%u]", p.line, p.from, p.to);
  else buf_str(out, "null");
}

static void role_json(struct buf *out, const struct lines *l, const struct record_mention *r) {
  buf_str(out, "{\"at\":");
  if (r->placed) place_json(out, l, r->start, r->end);
  else buf_str(out, "null");
  key_text(out, "x", r->text);
  key_text(out, "n", r->normal);
  key_text(out, "f", view_of(r->from ? r->from : "sentence"));
  buf_char(out, '}');
}

static void roles_json(struct buf *out, const struct lines *l, const struct record *r) {
  const struct {
    const char *name;
    const struct record_mention *role;
  } roles[] = {{"item", &r->item}, {"time", &r->time}, {"actor", &r->actor}, {"action", &r->action}};
  buf_str(out, ",\"roles\":{\"recipient\":[");
  for (uint32_t i = 0; i < r->recipients; i++) {
    if (i) buf_char(out, ',');
    role_json(out, l, &r->recipient[i]);
  }
  buf_char(out, ']');
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
    if (roles[i].role->text.p == NULL && roles[i].role->normal.p == NULL) continue;
    buf_printf(out, ",\"%s\":", roles[i].name);
    role_json(out, l, roles[i].role);
  }
  buf_char(out, '}');
}

static void steps_json(struct buf *out, const struct record *r) {
  buf_str(out, ",\"steps\":[");
  for (uint32_t i = 0; i < r->steps_len; i++) {
    const struct record_step *s = &r->steps[i];
    buf_str(out, i ? ",{\"op\":" : "{\"op\":");
    html_json(out, view_of(s->op));
    key_text(out, "text", s->text);
    if (s->has_value) key_decimal(out, "value", s->value);
    if (s->has_by) key_decimal(out, "by", s->by);
    key_text(out, "unit", s->unit);
    buf_char(out, '}');
  }
  buf_char(out, ']');
}

static void fact_json(struct buf *out, const struct lines *l, const struct record *r) {
  key_text(out, "kind", r->kind);
  if (r->values) {
    buf_str(out, ",\"value\":\"");
    for (uint32_t i = 0; i < r->values; i++) {
      if (i) buf_char(out, ':');
      decimal_print(out, r->value[i]);
    }
    buf_char(out, '"');
  }
  if (r->has_value_max) key_decimal(out, "max", r->value_max);
  if (r->has_precision) key_decimal(out, "precision", r->precision);
  key_text(out, "unit", r->unit);
  if (r->si_unit.len) {
    buf_str(out, ",\"si\":[\"");
    decimal_print(out, r->si);
    buf_str(out, "\",");
    html_json(out, r->si_unit);
    buf_char(out, ']');
  }
  key_text(out, "qualifier", r->qualifier);
  key_text(out, "change", r->change);
  key_text(out, "status", r->status);
  key_text(out, "per", r->per);
  key_text(out, "part", view_of(r->part_of));
  roles_json(out, l, r);
  steps_json(out, r);
}

static void record_json(struct buf *out, const struct lines *l, const struct mark *m) {
  static const char *const types[] = {[RECORD_FACT] = "fact", [RECORD_DATE] = "date", [RECORD_NUMBER] = "number", [RECORD_ENTITY] = "entity"};
  const struct record *r = m->record;
  buf_printf(out, "{\"type\":\"%s\",\"id\":\"%s\",\"at\":[%u,%u,%u],\"bytes\":[%u,%u]", types[r->type], m->id, m->at.line, m->at.from, m->at.to,
             r->span.start, r->span.end);
  key_text(out, "text", r->text);
  key_text(out, "section", r->section);
  if (r->type == RECORD_FACT) fact_json(out, l, r);
  key_text(out, "edtf", r->edtf);
  key_text(out, "from", r->from);
  key_text(out, "class", r->type == RECORD_FACT || r->type == RECORD_DATE ? (struct view){NULL, 0} : r->class);
  key_text(out, "ref", r->ref);
  buf_str(out, ",\"rules\":[");
  for (uint32_t i = 0; i < r->rules_len; i++) {
    if (i) buf_char(out, ',');
    html_json(out, r->rules[i]);
  }
  buf_str(out, "]}");
}

static void finding_json(struct buf *out, const struct lines *l, const struct record *f) {
  buf_str(out, "{\"kind\":");
  html_json(out, view_of(f->finding));
  buf_printf(out, ",\"severity\":\"%s\",\"message\":", severity_names[severity_of(f)]);
  html_json(out, f->message);
  buf_str(out, ",\"spans\":[");
  bool first = true;
  for (uint32_t i = 0; i < f->spans_len; i++) {
    struct place p;
    if (!place_of(&p, l, f->spans[i].start, f->spans[i].end)) continue;
    buf_printf(out, "%s[%u,%u,%u]", first ? "" : ",", p.line, p.from, p.to);
    first = false;
  }
  buf_str(out, "],\"facts\":[");
  for (uint32_t i = 0; i < f->facts_len; i++) {
    if (i) buf_char(out, ',');
    html_json(out, f->facts[i]);
  }
  buf_str(out, "]}");
}

int report_rule_order(const void *name, const void *rule) {
  struct view a = *(const struct view *)name, b = ((const struct report_rule *)rule)->name;
  int order = memcmp(a.p, b.p, a.len < b.len ? a.len : b.len);
  return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* By rule: whether a record of the page names it. Owned by the caller. */
static bool *rules_used(const struct report_page *page) {
  bool *used = calloc(page->rules_len + 1, sizeof *used);
  if (used == NULL) out_of_memory(page->rules_len);
  for (size_t i = 0; page->rules_len && i < page->records_len; i++)
    for (uint32_t k = 0; k < page->records[i].rules_len; k++) {
      const struct report_rule *r = bsearch(&page->records[i].rules[k], page->rules, page->rules_len, sizeof *page->rules, report_rule_order);
      if (r != NULL) used[r - page->rules] = true;
    }
  return used;
}

static void data(struct buf *out, const struct report_page *page, const struct marks *m) {
  bool first = true, *used = rules_used(page);
  buf_str(out, "<script type=\"application/json\" id=\"data\">{\"rules\":{");
  for (size_t i = 0; i < page->rules_len; i++) {
    const struct report_rule *r = &page->rules[i];
    if (!used[i]) continue;
    buf_str(out, first ? "" : ",");
    html_json(out, r->name);
    buf_str(out, ":[");
    html_json(out, r->file);
    buf_printf(out, ",%u,", r->line);
    html_json(out, r->why);
    buf_char(out, ']');
    first = false;
  }
  free(used);
  buf_str(out, "},\n\"records\":[");
  for (size_t i = 0; i < m->len; i++) {
    if (i) buf_str(out, ",\n");
    record_json(out, &m->lines, &m->at[i]);
  }
  buf_str(out, "],\n\"findings\":[");
  for (size_t i = 0; i < page->findings_len; i++) {
    if (i) buf_str(out, ",\n");
    finding_json(out, &m->lines, page->findings[i]);
  }
  buf_str(out, "]}</script>\n");
}

/* ---- head, tools, panel */

static void neighbour(struct buf *out, const char *name, const char *rel, const char *label) {
  if (name != NULL) buf_printf(out, "<a rel=\"%s\" href=\"%s\">%s</a>\n", rel, name, label);
}

static void head(struct buf *out, const struct report_page *page) {
  const struct record_document *d = page->doc;
  buf_str(out, "<nav class=\"bar\" aria-label=\"Pages\"><a class=\"brand\" href=\"index.html\">annals</a>\n");
  neighbour(out, page->previous, "prev", "← previous page");
  neighbour(out, page->next, "next", "next page →");
  buf_str(out, "<span class=\"fill\"></span>" HTML_THEME_AND_HELP "</nav>\n<h1>");
  html_text(out, d->title.len ? d->title : d->doc);
  buf_str(out, "</h1>\n<p class=\"meta\">");
  html_text(out, d->doc);
  buf_printf(out, " · <span class=\"n\">%llu</span> bytes · ", (unsigned long long)d->bytes);
  html_text(out, d->encoding);
  buf_printf(out, " · <code title=\"SHA-256 of the file\">%.12s</code> · rules ", d->sha256);
  html_text(out, d->pack);
  buf_char(out, ' ');
  html_text(out, d->pack_version);
  buf_str(out, "</p>\n");
}

static void ledger(struct buf *out, const struct record_ledger *l) {
  const struct {
    const char *bucket, *ink, *label;
    uint32_t n;
  } terms[] = {{"fact", "fact-ink", "facts", l->fact}, {"date", "date-ink", "dates", l->date}, {"other", "other-ink", "others", l->number},
               {"entity", "entity-ink", "in names", l->entity}, {"unclaimed", "unclaimed-ink", "unclaimed", l->unclaimed}};
  uint32_t sum = 0, at = 0;
  buf_printf(out, "<p class=\"equation\"><span><b>%u</b> numbers</span><span class=\"op\">=</span>", l->numbers);
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
    buf_printf(out, "%s<span class=\"%s\"><b>%u</b> %s</span>", i ? "<span class=\"op\">+</span>" : "", terms[i].n ? terms[i].ink : "none", terms[i].n, terms[i].label);
    sum += terms[i].n;
  }
  buf_str(out, sum == l->numbers ? "<span class=\"verdict\">✓ the ledger balances</span></p>\n" : "<span class=\"verdict off\">✗ the ledger does not balance</span></p>\n");
  buf_printf(out, "<svg class=\"balance\" viewBox=\"0 0 %u 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">", sum ? sum : 1);
  for (size_t i = 0; i < sizeof terms / sizeof *terms; at += terms[i++].n)
    if (terms[i].n) buf_printf(out, "<rect class=\"%s\" x=\"%u\" width=\"%u\" height=\"1\"/>", terms[i].bucket, at, terms[i].n);
  buf_str(out, "</svg>\n");
}

static void tools(struct buf *out) {
  static const char *const chips[][2] = {{"fact", "facts"}, {"date", "dates"}, {"other", "others"}, {"unclaimed", "unclaimed"}, {"entity", "names"}};
  static const char *const selects[][2] = {{"kind", "every kind"}, {"unit", "every unit"}, {"section", "every section"}, {"finding", "any finding"}};
  buf_str(out, "<div class=\"tools\" role=\"toolbar\" aria-label=\"Filters\"><div class=\"wrap\">\n");
  for (size_t i = 0; i < sizeof chips / sizeof *chips; i++)
    buf_printf(out, "<button class=\"chip\" type=\"button\" aria-pressed=\"true\" data-type=\"%s\"><i class=\"%s\"></i>%s</button>\n", chips[i][0], chips[i][0], chips[i][1]);
  for (size_t i = 0; i < sizeof selects / sizeof *selects; i++)
    buf_printf(out, "<select id=\"%s\" aria-label=\"%s\"><option value=\"\">%s</option></select>\n", selects[i][0], selects[i][0], selects[i][1]);
  buf_str(out, "<span class=\"fill\"></span><output class=\"count\" id=\"count\"></output></div></div>\n");
}

static void panel(struct buf *out, const struct report_page *page) {
  buf_str(out, "<aside class=\"panel idle\" id=\"panel\" aria-label=\"Record\" aria-live=\"polite\">");
  buf_str(out, page->findings_len ? "<h2>Findings</h2>\n<ul class=\"cards\">" : "<h2>No findings</h2>\n");
  for (size_t i = 0; i < page->findings_len; i++) {
    const struct record *f = page->findings[i];
    buf_printf(out, "<li><button class=\"card %s\" type=\"button\" data-finding=\"%zu\"><b>", severity_names[severity_of(f)], i);
    html_kind(out, f->finding);
    buf_str(out, "</b><span>");
    html_text(out, f->message);
    buf_str(out, "</span></button></li>\n");
  }
  if (page->findings_len) buf_str(out, "</ul>");
  buf_str(out, "<p class=\"hint\">Choose a number to see its record: the value and the steps that lead to it, its roles, its rule. "
               "<kbd>n</kbd> and <kbd>p</kbd> go through what wants your eye, <kbd>j</kbd> and <kbd>k</kbd> through all numbers.</p></aside>\n");
}

static const char *const keys[][2] = {{"n", "next finding or unclaimed number"}, {"p", "previous finding or unclaimed number"}, {"j", "next number"},
                                      {"k", "previous number"}, {"Esc", "close the record"}, {"[", "previous page"}, {"]", "next page"},
                                      {"?", "this help"}, {NULL, NULL}};

void report_page(struct buf *out, const struct report_page *page) {
  struct marks m;
  html_begin(out, page->doc->title.len ? page->doc->title : page->doc->doc);
  buf_str(out, "<body>\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n<header class=\"wrap\">\n");
  head(out, page);
  ledger(out, &page->doc->ledger);
  if (page->text == NULL) {
    buf_str(out, "<p class=\"notice\" role=\"alert\">The text cannot be shown: ");
    html_text(out, view_of(page->trouble));
    buf_str(out, "</p>\n</header>\n<main class=\"wrap\">\n");
    panel(out, page);
    buf_str(out, "</main>\n</body>\n</html>\n"); /* nothing here to act on: no script */
    return;
  }
  buf_str(out, "</header>\n");
  tools(out);
  buf_str(out, "<main class=\"wrap desk\">\n");
  marks_init(&m, page);
  text(out, &m);
  panel(out, page);
  buf_str(out, "</main>\n");
  html_help(out, keys);
  data(out, page, &m);
  marks_free(&m);
  html_end(out);
}
