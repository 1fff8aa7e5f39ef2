/* page.c: a page, paragraph by paragraph (a line of the text is one), so that memory follows the longest paragraph and not the page.
 * What a paragraph is (title, heading, footer) and where its sentences end is said by the pack's stages over paragraphs:
 * annotations with `zone` (and `name` for the section; `zone: part` begins a part of it, `zone: masthead` stands above the title), and
 * annotations with `break: yes` behind which a sentence ends. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "extract/probe.h"

struct scan *extractor_new(const struct ruleset *rs) {
  struct scan *s = calloc(1, sizeof *s);
  if (s == NULL) abort();
  s->rs = rs;
  arena_init(&s->arena);
  arena_init(&s->page);
  tokens_init(&s->tokens);
  buf_init(&s->projection);
  buf_init(&s->scratch);
  tokens_init(&s->scratch_tokens);
  s->filters = calloc(rs->stages_len + 1u, sizeof *s->filters);
  s->asked = calloc(rs->atoms_len + 1u, sizeof *s->asked);
  s->made = calloc(rs->atoms_len + 1u, sizeof *s->made);
  s->behind = calloc(rs->rules_len + 1u, sizeof *s->behind);
  s->data = pcre2_match_data_create(128, NULL);
  s->limits = pcre2_match_context_create(NULL);
  s->stack = pcre2_jit_stack_create(32 * 1024, LIMIT_JIT_STACK, NULL);
  if (s->filters == NULL || s->asked == NULL || s->made == NULL || s->behind == NULL || s->data == NULL || s->limits == NULL) abort();
  pcre2_set_match_limit(s->limits, LIMIT_MATCH);
  pcre2_set_depth_limit(s->limits, LIMIT_DEPTH);
  pcre2_set_heap_limit(s->limits, LIMIT_HEAP_KIB);
  pcre2_jit_stack_assign(s->limits, NULL, s->stack);
  return s;
}

void extractor_free(struct scan *s) {
  if (s == NULL) return;
  arena_free(&s->arena);
  arena_free(&s->page);
  arena_free(&s->known);
  tokens_free(&s->tokens);
  buf_free(&s->projection);
  buf_free(&s->scratch);
  tokens_free(&s->scratch_tokens);
  for (uint16_t i = 0; i < s->rs->stages_len; i++) filter_free(s->filters[i]);
  free(s->filters);
  free(s->chances);
  free(s->asked);
  free(s->made);
  free(s->behind);
  free(s->hits);
  free(s->ann);
  free(s->top);
  free(s->face);
  free(s->symbols);
  free(s->units);
  free(s->matches);
  free(s->memory);
  pcre2_match_data_free(s->data);
  pcre2_match_context_free(s->limits);
  pcre2_jit_stack_free(s->stack);
  for (int i = 0; i < YEAR_LINES; i++) pcre2_code_free(s->year_line[i]);
  free(s);
}

/* A stretch of a paragraph with one zone; sentences are cut inside it. */
struct stretch {
  uint32_t first, last;
  enum zone zone;
};

static enum zone zone_named(struct view v) {
  if (view_eq(v, VIEW_LIT("title"))) return ZONE_TITLE;
  if (view_eq(v, VIEW_LIT("heading"))) return ZONE_HEADING;
  if (view_eq(v, VIEW_LIT("footer"))) return ZONE_FOOTER;
  return ZONE_BODY;
}

static struct view tokens_text(const struct scan *s, uint32_t first, uint32_t last) {
  return view_sub(s->doc->text, s->tokens.at[first].start, s->tokens.at[last - 1].end);
}

/* A part of a section has no name of its own: what dates and memories of the section told ends there. */
static void enter_part(struct scan *s) {
  s->anchor[ANCHOR_SECTION].len = 0;
  s->section_no++;
}

static void enter_section(struct scan *s, const struct annotation *a) {
  const struct value *name = annotation_get(a, A_NAME);
  s->section = arena_copy(&s->page, name && name->kind == VALUE_TEXT ? name->as.text : tokens_text(s, a->first, a->last));
  s->section_start = s->tokens.at[a->first].start;
  enter_part(s);
}

/* Applies the zone annotations of the paragraph: fills *list (zones in order, gaps are body) and returns how many. */
static size_t zones_of(struct scan *s, struct stretch **list) {
  struct stretch *out = ARENA_ARRAY(&s->arena, struct stretch, s->ann_len * 2 + 2);
  size_t n = 0;
  uint32_t at = 0;
  enum zone rest = ZONE_BODY;
  for (uint32_t i = 0; i < s->tokens.len; i++) {
    const struct annotation *a = s->top[i] ? &s->ann[s->top[i] - 1] : NULL;
    const struct value *zone = a ? annotation_get(a, A_ZONE) : NULL;
    if (zone == NULL || zone->kind != VALUE_TEXT) continue;
    enum zone z = zone_named(zone->as.text);
    if (view_eq(zone->as.text, VIEW_LIT("part"))) {
      enter_part(s);
      s->anchor[ANCHOR_HELD].len = 0;
    }
    if (z == ZONE_FOOTER || z == ZONE_TITLE) {
      rest = z;
      if (z == ZONE_TITLE && s->title.len == 0) s->title = arena_copy(&s->page, tokens_text(s, 0, s->tokens.len));
      continue;
    }
    if (z != ZONE_HEADING) continue;
    if (a->first > at) out[n++] = (struct stretch){at, a->first, ZONE_BODY};
    out[n++] = (struct stretch){a->first, a->last, z};
    enter_section(s, a);
    at = a->last;
    i = a->last - 1;
  }
  if (at < s->tokens.len) out[n++] = (struct stretch){at, s->tokens.len, rest};
  *list = out;
  return n;
}

static bool says(const struct annotation *a, atom name, struct view text) {
  const struct value *v = annotation_get(a, name);
  return v != NULL && v->kind == VALUE_TEXT && view_eq(v->as.text, text);
}

/* Marks the tokens behind which a sentence ends; each cell of a table is one, and so is what stands between two. */
static uint8_t *breaks_of(struct scan *s) {
  uint8_t *ends = arena_zalloc(&s->arena, s->tokens.len + 1);
  if (s->row.table != 0) row_breaks(s, ends);
  for (size_t i = 0; i < s->ann_len; i++)
    if (says(&s->ann[i], A_BREAK, VIEW_LIT("yes"))) ends[s->ann[i].last - 1] = 1;
  return ends;
}

/* The page is about what its title marks with `scope: yes`, first of all. */
static void take_scope(struct scan *s) {
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    const struct value *scope = annotation_get(a, A_SCOPE), *ref = annotation_get(a, A_REF);
    if (scope == NULL || scope->kind != VALUE_TEXT || (s->scope.p != NULL && s->scope.p <= s->doc->text.p + a->start)) continue;
    s->scope = view_sub(s->doc->text, a->start, a->end);
    s->scope_ref = ref && ref->kind == VALUE_TEXT ? arena_copy(&s->page, ref->as.text) : (struct view){NULL, 0};
  }
}

static void take_anchor(struct edtf *out, struct view v) {
  memcpy(out->text, v.p, v.len);
  out->len = (uint32_t)v.len;
}

/* What later sentences lean on: the last date of this one that its rules leave an anchor, and the last that they hold. */
static void settle_anchors(struct scan *s) {
  uint32_t last = 0, held = 0;
  for (size_t i = 0; i < s->ann_len; i++) {
    const struct annotation *a = &s->ann[i];
    const struct value *v = a->dead || a->inner ? NULL : anchor_of(s, a);
    if (v == NULL) continue;
    if (a->end > last) take_anchor(&s->anchor[ANCHOR_SECTION], v->as.text);
    if (a->end > last) last = a->end;
    if (a->end <= held || !says(a, A_ANCHOR, VIEW_LIT("held"))) continue;
    take_anchor(&s->anchor[ANCHOR_HELD], v->as.text);
    held = a->end;
  }
}

static void sentence_begin(struct scan *s, uint32_t first, uint32_t last, enum zone zone) {
  s->first = first;
  s->last = last;
  s->zone = zone;
  s->anchor[ANCHOR_SENTENCE].len = s->sentence_first.len = 0;
}

static void sentence(struct scan *s, uint32_t first, uint32_t last, enum zone zone) {
  sentence_begin(s, first, last, zone);
  emit_sentence(s);
  cascade(s, OVER_SENTENCE);
  settle_anchors(s);
  if (s->anchor[ANCHOR_DOCUMENT].len == 0) s->anchor[ANCHOR_DOCUMENT] = s->sentence_first; /* the first date of a page is the page's */
  if (zone == ZONE_TITLE) take_scope(s);
  emit(s);
  spelling_take(s);
  probe_tell(s, (struct probe_event){.kind = PROBE_SENTENCE});
  memory_settle(s);
}

/* Cuts a sentence that is too long: behind a mark with white space behind it, else at white space, so that no number is cut if that can be. */
static uint32_t cut_sentence(struct scan *s, uint32_t first, uint32_t end) {
  const struct token *t = s->tokens.at;
  uint32_t cut = end;
  while (cut > end - LIMIT_SENTENCE_TOKENS / 2 && !(t[cut].flags & TOKEN_SPACE && t[cut - 1].kind == TOKEN_MARK)) cut--;
  if (cut == end - LIMIT_SENTENCE_TOKENS / 2)
    for (cut = end; cut > first + 1 && !(t[cut].flags & TOKEN_SPACE);) cut--;
  if (cut == first + 1) cut = end;
  struct span span = {t[cut - 1].start, t[cut - 1].end};
  emit_finding(s, "limit", "warning", &span, 1, VIEW_LIT("the sentence is longer than 1,000 tokens and was cut here"));
  return cut;
}

static void sentences(struct scan *s, const struct stretch *z, const uint8_t *ends) {
  uint32_t first = z->first;
  for (uint32_t i = z->first; i < z->last; i++) {
    bool ends_here = ends[i] || i + 1 == z->last;
    if (!ends_here && i + 1 - first < LIMIT_SENTENCE_TOKENS) continue;
    if (!ends_here) i = cut_sentence(s, first, i + 1) - 1;
    sentence(s, first, i + 1, z->zone);
    first = i + 1;
  }
}

/* The sentence that the line [start,end) breaks off goes on in the next. */
static bool resumes_below(const struct document *d, uint32_t start, uint32_t end) {
  uint32_t at = document_resumes(d, start, end);
  return at > 0 && memchr(d->text.p + end + 1, '\n', at - end - 1) == NULL;
}

/* The end of the line or the wrapped lines that begin at `start`. */
static uint32_t lines_end(const struct document *d, uint32_t start) {
  for (uint32_t line = start;;) {
    const char *nl = memchr(d->text.p + line, '\n', d->text.len - line);
    uint32_t end = nl ? (uint32_t)(nl - d->text.p) : (uint32_t)d->text.len;
    if ((!document_goes_on(d, line, end) && !resumes_below(d, line, end)) || end - start > LIMIT_PARAGRAPH_BYTES) return end;
    line = end + 1;
  }
}

/* The end of the paragraph that begins at `start`, or as much of it as the limit allows, cut at white space. */
static uint32_t paragraph_end(const struct scan *s, uint32_t start) {
  struct view t = s->doc->text;
  uint32_t end = lines_end(s->doc, start);
  if (end - start <= LIMIT_PARAGRAPH_BYTES) return end;
  end = start + LIMIT_PARAGRAPH_BYTES;
  uint32_t cut = end;
  while (cut > start + LIMIT_PARAGRAPH_BYTES / 2 && t.p[cut] != ' ') cut--;
  if (t.p[cut] == ' ') return cut;
  while (end > start && ((unsigned char)t.p[end] & 0xC0) == 0x80) end--;
  return end;
}

/* Where the paragraph that ends at `end` goes on behind the ends of pages. Gives where it ends at last. */
static uint32_t find_resumed(struct scan *s, uint32_t start, uint32_t end) {
  struct view t = s->doc->text;
  for (s->resumed_len = 0; s->resumed_len < RESUMED_MAX && end < t.len && t.p[end] == '\n';) {
    const char *nl = memrchr(t.p + start, '\n', end - start);
    start = document_resumes(s->doc, nl ? (uint32_t)(nl - t.p) + 1 : start, end);
    if (start == 0) break;
    end = paragraph_end(s, start);
    s->resumed[s->resumed_len++] = (struct span){start, end};
  }
  return end;
}

/* Reads the stages over paragraphs. False: there is nothing in it. */
static bool survey_paragraph(struct scan *s, uint32_t start, uint32_t end) {
  s->tokens.len = 0;
  tokens_cut(&s->tokens, &s->rs->words, s->doc->text, start, end);
  for (uint32_t i = 0; i < s->resumed_len; i++) tokens_cut(&s->tokens, &s->rs->words, s->doc->text, s->resumed[i].start, s->resumed[i].end);
  if (s->tokens.len == 0) return false;
  arena_reset(&s->arena);
  look_trim(s);
  if (s->tokens.len > s->top_cap) {
    s->top_cap = s->tokens.len * 2;
    s->top = resized(s->top, s->top_cap, sizeof *s->top);
    s->face = resized(s->face, s->top_cap, sizeof *s->face);
    s->symbols = resized(s->symbols, s->top_cap, sizeof *s->symbols);
  }
  lookup(s);
  project_faces(s);
  s->first = 0;
  s->last = s->tokens.len;
  s->zone = ZONE_BODY;
  cascade(s, OVER_PARAGRAPH);
  probe_tell(s, (struct probe_event){.kind = PROBE_PARAGRAPH});
  return true;
}

/* Whether an annotation of the paragraph says so. */
static bool any_says(const struct scan *s, atom name, struct view text) {
  for (size_t i = 0; i < s->ann_len; i++)
    if (says(&s->ann[i], name, text)) return true;
  return false;
}

/* ---- a headline, which is read with what the first sentence below it, its lead, tells */

/* What the lead changes and its headline gives back. */
struct standing {
  record_sink *sink;
  const struct probe *probe;
  struct edtf document; /* its anchor */
  struct view section;
  uint32_t section_start, findings;
  uint64_t limit_told;
  bool page_told;
  struct memory *memory;
  size_t memory_len;
  struct short_name *short_names;
  uint32_t short_names_len;
};

static struct standing standing_of(const struct scan *s, struct memory *memory) {
  struct standing b = {.sink = s->sink, .probe = s->probe, .document = s->anchor[ANCHOR_DOCUMENT], .section = s->section, .section_start = s->section_start,
                       .findings = s->findings, .limit_told = s->limit_told, .page_told = s->page_told, .memory = memory, .memory_len = s->memory_len,
                       .short_names = s->short_names, .short_names_len = s->short_names_len};
  if (s->memory_len) memcpy(memory, s->memory, s->memory_len * sizeof *memory);
  return b;
}

/* Reads the first sentence of the paragraph under way. */
static void hear(struct scan *s) {
  struct stretch *list;
  const uint8_t *ends = breaks_of(s);
  if (zones_of(s, &list) == 0 || list[0].zone != ZONE_BODY) return;
  uint32_t last = list[0].first + 1;
  while (last < list[0].last && !ends[last - 1] && last - list[0].first < LIMIT_SENTENCE_TOKENS) last++;
  sentence_begin(s, list[0].first, last, ZONE_BODY);
  cascade(s, OVER_SENTENCE);
  settle_anchors(s);
}

/* What the page is about, in which section it is and which names it has learnt stay as they were. */
static void give_back(struct scan *s, const struct standing *b) {
  s->anchor[ANCHOR_DOCUMENT] = b->document;
  s->page_told = b->page_told;
  s->section = b->section;
  s->section_start = b->section_start;
  s->short_names = b->short_names;
  s->short_names_len = b->short_names_len;
}

/* Where the next text begins, or the page ends. */
static uint32_t next_text(struct view t, uint32_t at) {
  while (at < t.len && (t.p[at] == '\n' || t.p[at] == '\r' || t.p[at] == ' ')) at++;
  return at;
}

#define PAST_MAX 3 /* paragraphs between a headline and its lead: who wrote it, when */

/* Hears the lead behind `at`: a paragraph that says so, or the first one behind such as say `lead: past`, which are heard too. */
static bool find_lead(struct scan *s, uint32_t at) {
  struct view t = s->doc->text;
  for (int past = 0; past <= PAST_MAX; past++) {
    at = next_text(t, at);
    uint32_t end = at < t.len ? paragraph_end(s, at) : at;
    s->paragraph++;
    if (end == at || !survey_paragraph(s, at, end)) return false;
    bool between = any_says(s, A_LEAD, VIEW_LIT("past"));
    if (!between && past == 0 && !any_says(s, A_LEAD, VIEW_LIT("here"))) return false;
    hear(s);
    if (!between) return true;
    at = end;
  }
  return false;
}

/* The paragraph under way, [start,end), is a headline: hears its lead, if it has one, silently, and reads the headline again. */
static bool foretell(struct scan *s, uint32_t start, uint32_t end, const struct standing *b) {
  uint32_t own = s->paragraph, table = s->row.table, resumed = s->resumed_len;
  s->row.table = s->resumed_len = 0; /* what is heard stands in other lines */
  s->sink = record_ignore;
  s->probe = NULL;
  bool heard = find_lead(s, end);
  s->paragraph = own;
  s->row.table = table;
  s->resumed_len = resumed;
  if (heard) memory_foretell(s, b->memory_len, start);
  else s->memory_len = b->memory_len; /* what is no lead is told in its own place */
  give_back(s, b);
  survey_paragraph(s, start, end);
  s->sink = b->sink;
  s->probe = b->probe;
  s->findings = b->findings;
  s->limit_told = b->limit_told;
  return heard;
}

/* The headline is over; its lead comes next and begins anew. */
static void come_back(struct scan *s, const struct standing *b, uint32_t start) {
  memory_return(s, b->memory, b->memory_len, start);
  s->anchor[ANCHOR_HELD].len = s->anchor[ANCHOR_SECTION].len = 0;
}

#define MASTHEADS_MAX 4u
#define TITLE_BYTES 200u

/* What comes next is no title but a sentence, or nothing. */
static bool prose_below(const struct scan *s, uint32_t at) {
  struct view t = s->doc->text;
  at = next_text(t, at);
  uint32_t end = at < t.len ? lines_end(s->doc, at) : at;
  while (end > at && memchr("\r \t", t.p[end - 1], 3) != NULL) end--;
  return end - at > TITLE_BYTES || end == at || t.p[end - 1] == '.';
}

static void paragraph(struct scan *s, uint32_t start, uint32_t end) {
  s->paragraph++;
  table_read(s, start, end);
  if (!survey_paragraph(s, start, end)) {
    s->paragraph--;
    return;
  }
  struct standing b;
  bool heard = false, above = any_says(s, A_ZONE, VIEW_LIT("masthead"));
  if (any_says(s, A_LEAD, VIEW_LIT("below"))) {
    b = standing_of(s, ARENA_ARRAY(&s->page, struct memory, s->memory_len + 1));
    heard = foretell(s, start, end, &b);
  }
  struct stretch *list, whole = {0, s->tokens.len, s->forced};
  uint8_t *ends = breaks_of(s);
  size_t n = s->forced ? 1 : zones_of(s, &list);
  if (s->forced) list = &whole;
  for (size_t i = 0; i < n; i++) sentences(s, &list[i], ends);
  if (heard) come_back(s, &b, start);
  if (above && s->mastheads < MASTHEADS_MAX && !prose_below(s, end)) { /* the title is the first one */
    s->mastheads++;
    s->paragraph--;
  }
}

/* A line at the end of a page is no paragraph of the text, whatever it says. */
static void page_end(struct scan *s, uint32_t start, uint32_t end) {
  enum zone was = s->forced;
  s->forced = ZONE_FOOTER;
  paragraph(s, start, end);
  s->forced = was;
}

/* Reads the paragraph that begins at `start`, and behind it what stands at the ends of the pages that it is spread over. Gives its end. */
static uint32_t whole_paragraph(struct scan *s, uint32_t start, uint32_t end) {
  const struct span *part = s->resumed;
  uint32_t last = find_resumed(s, start, end), parts = s->resumed_len;
  if (parts == 0 && document_page_end(s->doc, start)) page_end(s, start, end);
  else paragraph(s, start, end);
  s->resumed_len = 0; /* what stands between them goes on nowhere */
  for (uint32_t i = 0; i < parts; end = part[i++].end)
    for (uint32_t at = end + 1; at < part[i].start;) {
      const char *nl = memchr(s->doc->text.p + at, '\n', part[i].start - at);
      uint32_t line_end = nl ? (uint32_t)(nl - s->doc->text.p) : part[i].start;
      if (nl != NULL) page_end(s, at, line_end); /* else the blanks that the next part is set in by */
      at = line_end + 1;
    }
  return last;
}

static void page_begin(struct scan *s, const struct document *d, record_sink *sink, void *context) {
  s->doc = d;
  s->sink = sink;
  s->context = context;
  arena_reset(&s->page);
  memset(s->anchor, 0, sizeof s->anchor);
  memset(&s->ledger, 0, sizeof s->ledger);
  s->section = s->title = (struct view){"", 0};
  s->scope = s->scope_ref = (struct view){NULL, 0};
  s->paragraph = s->forced ? 1 : 0; /* a rehearsed line is no first one */
  s->findings = s->section_no = s->section_start = 0;
  s->tables = s->row.table = s->mastheads = s->resumed_len = 0;
  s->table_last = (struct row){0};
  s->memory_len = s->memory_settled = 0;
  s->page_told = false;
  s->years = NULL;
  s->named = NULL;
  s->spelling = NULL;
  s->short_names = NULL;
  s->short_names_len = 0;
  s->cursor = s->cursor_cp = 0;
  s->cursor_line = s->cursor_column = 1;
  s->limit_told = 0;
}

void extract_page(struct scan *s, const struct document *d, record_sink *sink, void *context, struct record_document *out) {
  page_begin(s, d, sink, context);
  for (uint32_t at = 0; at < d->text.len;) {
    uint32_t end = paragraph_end(s, at);
    if (end - at >= LIMIT_PARAGRAPH_BYTES / 2 && end < d->text.len && d->text.p[end] != '\n') {
      struct span cut = {end, end + 1};
      emit_finding(s, "limit", "warning", &cut, 1, VIEW_LIT("the paragraph is longer than 256 KB and was cut here"));
    }
    at = whole_paragraph(s, at, end);
    at = at < d->text.len && (d->text.p[at] == '\n' || d->text.p[at] == ' ') ? at + 1 : at;
  }
  spelling_tell(s);
  struct record_ledger *l = &s->ledger;
  l->numbers = l->fact + l->date + l->number + l->entity + l->unclaimed;
  *out = (struct record_document){.doc = view_of(d->path), .encoding = view_of(d->encoding), .title = s->title, .scope = s->scope, .scope_ref = s->scope_ref, .pack = s->rs->name,
                                  .pack_version = s->rs->version, .sha256 = d->sha256.hex, .pack_sha256 = s->rs->sha256.hex,
                                  .bytes = d->raw.len, .invalid = d->invalid, .ledger = *l, .findings = s->findings,
                                  .wrapped = d->wrapped};
}
