#include "cli/audit_text.h"

#include "audit/ledger.h"
#include "base/diag.h"
#include "base/utf8.h"

#define AROUND 70u  /* bytes of text shown on either side of what a finding is about */
#define TOGETHER 300u /* spans no further apart are shown in one excerpt */

/* Untrusted text drives no terminal: control characters become blanks. */
static void put_clean(struct buf *out, struct view v) {
  for (size_t i = 0, n; i < v.len; i += n) {
    uint32_t c = utf8_decode(v.p + i, v.p + v.len, &n);
    if (c < 32 || (c >= 127 && c < 160)) buf_char(out, ' ');
    else buf_add(out, v.p + i, n);
  }
}

/* ---- excerpts */

static uint32_t boundary(struct view text, uint32_t at) {
  while (at > 0 && at < text.len && ((unsigned char)text.p[at] & 0xC0) == 0x80) at--;
  return at;
}

static struct span text_span(const struct document *d, struct span raw) {
  uint32_t start = document_text(d, raw.start), end = document_text(d, raw.end);
  return (struct span){start, end < start ? start : end};
}

static struct span shown_part(struct view text, struct span all) {
  struct span s = {all.start > AROUND ? all.start - AROUND : 0, all.end + AROUND < text.len ? all.end + AROUND : (uint32_t)text.len};
  for (uint32_t i = all.start; i > s.start; i--) /* not beyond the paragraph */
    if (text.p[i - 1] == '\n') s.start = i;
  for (uint32_t i = all.end; i < s.end; i++)
    if (text.p[i] == '\n') s.end = i;
  while (s.start < all.start && text.p[s.start] == ' ') s.start++;
  return (struct span){boundary(text, s.start), boundary(text, s.end)};
}

/* True when something but blanks stands before `at` in its paragraph. */
static bool begins_inside(struct view text, uint32_t at) {
  while (at > 0 && text.p[at - 1] == ' ') at--;
  return at > 0 && text.p[at - 1] != '\n';
}

/* The text around spans [from, to) of the finding, each in brackets. */
static void put_excerpt(struct buf *out, const struct document *d, const struct span *spans, uint32_t from, uint32_t to) {
  struct span all = text_span(d, spans[from]);
  for (uint32_t i = from + 1; i < to; i++) {
    struct span s = text_span(d, spans[i]);
    if (s.start < all.start) all.start = s.start;
    if (s.end > all.end) all.end = s.end;
  }
  struct span part = shown_part(d->text, all);
  buf_str(out, begins_inside(d->text, part.start) ? "      ..." : "      ");
  for (uint32_t at = part.start; at < part.end;) {
    uint32_t next = part.end;
    for (uint32_t i = from; i < to; i++) {
      struct span s = text_span(d, spans[i]);
      if (s.end == at) buf_char(out, ']');
      if (s.start == at) buf_char(out, '[');
      if (s.start > at && s.start < next) next = s.start;
      if (s.end > at && s.end < next) next = s.end;
    }
    put_clean(out, view_sub(d->text, at, next));
    at = next;
  }
  buf_str(out, part.end < d->text.len && d->text.p[part.end] != '\n' ? "...\n" : "\n");
}

static bool close_together(const struct record *f) {
  uint32_t low = f->spans[0].start, high = f->spans[0].end;
  for (uint32_t i = 1; i < f->spans_len; i++) {
    if (f->spans[i].start < low) low = f->spans[i].start;
    if (f->spans[i].end > high) high = f->spans[i].end;
  }
  return high - low <= TOGETHER;
}

static void put_excerpts(struct buf *out, const struct audited *a, const struct record *f) {
  if (!a->at_hand || a->stands.other_version || f->spans_len == 0 || f->spans[0].end == 0) return;
  for (uint32_t i = 0; i < f->spans_len; i++)
    if (f->spans[i].start > f->spans[i].end || f->spans[i].end > a->file.raw.len) return; /* a span that a tampered record states */
  if (close_together(f)) put_excerpt(out, &a->file, f->spans, 0, f->spans_len);
  else
    for (uint32_t i = 0; i < f->spans_len; i++) put_excerpt(out, &a->file, f->spans, i, i + 1);
}

/* ---- the page */

static void put_ledger(struct buf *out, const struct record_ledger *l) {
  bool balances = l->numbers == l->fact + l->date + l->number + l->entity + l->unclaimed;
  buf_printf(out, "  ledger: %u numbers = %u facts + %u dates + %u others + %u in names + %u unclaimed%s\n", l->numbers, l->fact, l->date, l->number,
             l->entity, l->unclaimed, balances ? "" : " DOES NOT BALANCE");
}

static void put_stands(struct buf *out, const struct audited *a) {
  const struct rederived *s = &a->stands;
  unsigned long stand = (unsigned long)(s->records - s->failed), all = (unsigned long)s->records;
  if (s->no_file) buf_printf(out, "  records: %lu of %lu hold by their own steps; SKIPPED: the text, for the file is not at hand\n", stand, all);
  else if (s->other_version) buf_printf(out, "  records: %lu of %lu hold by their own steps; SKIPPED: the text, for the file is another version\n", stand, all);
  else buf_printf(out, "  records: %lu of %lu re-derive from the bytes of the page\n", stand, all);
}

/* "12 sums: 9 exact, 1 by rounding, 2 open": what there is of it. */
static void put_check(struct buf *out, const char *name, const uint32_t *of, bool *first) {
  static const char *const verdicts[] = {"hold", "by rounding", "by a hedge", "open", "OFF"};
  uint32_t all = 0, told = 0;
  for (int i = 0; i < AUDIT_VERDICTS; i++) all += of[i];
  if (all == 0) return;
  buf_printf(out, "%s%u %s%s: ", *first ? "  checks: " : "; ", all, name, all == 1 ? "" : "s");
  *first = false;
  for (int i = 0; i < AUDIT_VERDICTS; i++)
    if (of[i]) buf_printf(out, "%s%u %s", told++ ? ", " : "", of[i], verdicts[i]);
}

static void put_checks(struct buf *out, const struct audit_tally *t) {
  bool first = true;
  put_check(out, "sum", t->of[AUDIT_SUMS], &first);
  put_check(out, "rate", t->of[AUDIT_RATES], &first);
  put_check(out, "list", t->of[AUDIT_LISTS], &first);
  if (!first) buf_char(out, '\n');
}

static void put_finding(struct buf *out, const struct audited *a, const struct record *f) {
  size_t line = 0, column = 0;
  bool placed = a->at_hand && !a->stands.other_version && f->spans_len && f->spans[0].end && f->spans[0].start <= a->file.raw.len;
  if (placed) place_line_column(a->file.text, document_text(&a->file, f->spans[0].start), &line, &column);
  buf_str(out, "  ");
  if (placed) buf_printf(out, "%zu:%zu: ", line, column);
  buf_printf(out, "%s: %s: ", f->severity, f->finding);
  put_clean(out, f->message);
  buf_char(out, '\n');
  put_excerpts(out, a, f);
}

void audit_text_page(struct buf *out, const struct audited *a) {
  put_clean(out, a->page->doc.doc);
  buf_char(out, '\n');
  put_ledger(out, &a->page->doc.ledger);
  put_stands(out, a);
  put_checks(out, &a->tally);
  for (size_t i = 0; i < a->findings.len; i++) put_finding(out, a, &a->findings.at[i]);
}

/* ---- the ledger and its lists */

void audit_text_ledger(struct buf *out, const struct record_page *page) {
  struct arena arena;
  struct ledger_row *rows;
  arena_init(&arena);
  size_t n = ledger_by_section(&rows, &arena, page->records, page->len);
  buf_str(out, "    facts   dates  others unclaimed  section\n");
  for (size_t i = 0; i < n; i++) {
    buf_printf(out, "  %7u %7u %7u %9u  ", rows[i].fact, rows[i].date, rows[i].number, rows[i].unclaimed);
    if (rows[i].section.len) put_clean(out, rows[i].section);
    else buf_char(out, '-');
    buf_char(out, '\n');
  }
  arena_free(&arena);
}

void audit_text_list(struct buf *out, const struct record_page *page, const char *account) {
  for (size_t i = 0; i < page->len; i++) {
    const struct record *r = &page->records[i];
    const char *of = ledger_account(r);
    if (of == NULL || strcmp(of, account) != 0) continue;
    put_clean(out, page->doc.doc);
    buf_printf(out, ":%u:%u: ", r->span.line, r->span.column);
    put_clean(out, r->text);
    if (r->type == RECORD_FACT) {
      buf_str(out, " = ");
      for (uint32_t k = 0; k < r->values; k++) {
        if (k) buf_char(out, ':');
        decimal_print(out, r->value[k]);
      }
      buf_char(out, ' ');
      put_clean(out, r->unit);
    } else if (r->type == RECORD_DATE || r->class.len) {
      buf_str(out, " = ");
      put_clean(out, r->type == RECORD_DATE ? r->edtf : r->class);
    }
    buf_char(out, '\n');
  }
}
