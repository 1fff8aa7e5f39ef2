/* table.c: tables in plain text. A line is a row where a tab, a bar or several blanks cut it into cells, and a line beside it is
 * cut alike. What a cell tells stands in part elsewhere: `recall(name, column)` gives what was kept above it. */
#include "extract/scan.h"

#define CELL_BYTES 48u /* of a cell behind the first; what is longer is a sentence */
#define STUB_BYTES 120u
#define ROW_BYTES 4096u
#define NOTE_BYTES 60u /* of a line of one cell that stands between rows: what those below it are part of */

static bool is_blank(char c) { return c == ' ' || c == '\r'; }

/* Bytes of what parts two cells at p[i]; 0: nothing does. Behind the mark that ends a sentence two blanks are usual. */
static uint32_t gap_at(const char *p, uint32_t i, uint32_t end, char bar) {
  uint32_t n = 0;
  if (bar != '\0') return p[i] == bar;
  while (i + n < end && p[i + n] == ' ') n++;
  return n >= 2 && memchr(".!?:;", p[i - 1], 5) == NULL ? n : 0;
}

/* What the cells of a line are parted by: bars, else tabs, else 0 for blanks. */
static char bar_of(const char *p, uint32_t start, uint32_t end) {
  if (memchr(p + start, '|', end - start) != NULL) return '|';
  return end > start && memchr(p + start + 1, '\t', end - start - 1) != NULL ? '\t' : '\0';
}

static bool add_cell(struct row *r, const char *p, uint32_t start, uint32_t end) {
  while (start < end && is_blank(p[start])) start++;
  while (end > start && is_blank(p[end - 1])) end--;
  if (r->cells == ROW_CELLS) return false;
  r->cell[r->cells++] = (struct span){start, end};
  return end - start <= (r->cells == 1 ? STUB_BYTES : CELL_BYTES);
}

/* More digits than letters, or nothing: a number, a year; phrases of a line whose words were spaced out to fill it are none. */
static bool is_number(const char *p, struct span c) {
  uint32_t digits = 0, letters = 0;
  for (uint32_t i = c.start; i < c.end; i++) {
    digits += p[i] >= '0' && p[i] <= '9';
    letters += (p[i] >= 'a' && p[i] <= 'z') || (p[i] >= 'A' && p[i] <= 'Z') || (unsigned char)p[i] >= 0xC0;
  }
  return letters == 0 || digits > letters;
}

/* Begins like a year: 19 or 20 and two digits more, without a mark that makes a longer number of them. */
static bool is_year(const char *p, struct span c) {
  uint32_t n = 0;
  while (c.start + n < c.end && p[c.start + n] >= '0' && p[c.start + n] <= '9') n++;
  bool century = n == 4 && (memcmp(p + c.start, "19", 2) == 0 || memcmp(p + c.start, "20", 2) == 0);
  return century && (c.start + n == c.end || memchr(".,", p[c.start + n], 2) == NULL);
}

/* Cuts the line [start,end); false: it is no row. */
static bool cut_row(struct row *r, struct view text, uint32_t start, uint32_t end) {
  const char *p = text.p;
  *r = (struct row){.start = start};
  if (end - start > ROW_BYTES || memchr(p + start, '\n', end - start) != NULL) return false; /* several lines are a wrapped paragraph */
  while (end > start && (is_blank(p[end - 1]) || p[end - 1] == '\t')) end--;
  char bar = r->bar = bar_of(p, start, end);
  uint32_t at = start;
  while (at < end && is_blank(p[at])) at++;
  if (bar == '|' && at + 1 < end && p[at] == bar && p[end - 1] == bar) { /* they stand around the row, too */
    at++;
    end--;
  }
  for (uint32_t i = at, gap; i < end; i += gap ? gap : 1) {
    if ((gap = gap_at(p, i, end, bar)) == 0) continue;
    if (!add_cell(r, p, at, i)) return false;
    at = i + gap;
  }
  if (!add_cell(r, p, at, end)) return false;
  uint32_t numbers = 0, years = 0, filled = 0;
  for (uint32_t i = 1; i < r->cells; i++) {
    bool number = is_number(p, r->cell[i]) && r->cell[i].end > r->cell[i].start;
    filled += r->cell[i].end > r->cell[i].start;
    numbers += number;
    years += number && is_year(p, r->cell[i]);
  }
  r->numbers = numbers > 0 && numbers * 2 >= filled;
  r->head = numbers == years && filled > 0;
  return r->cells > 1;
}

/* A line of dashes and bars, or nothing. */
static bool is_rule(struct view text, uint32_t start, uint32_t end) {
  while (start < end && memchr(" \t\r-=_+|:", text.p[start], 9) != NULL) start++;
  return start == end;
}

/* Of one table: a head may have no cell above the stubs, and a row may lack its last cell. */
static bool alike(const struct row *a, const struct row *b) {
  return a->bar == b->bar && (a->numbers || b->numbers) && (a->cells == b->cells || a->cells + 1 == b->cells || a->cells == b->cells + 1);
}

/* A short line of one cell, between rows: what those below it are part of. */
static bool is_note(struct view text, uint32_t start, uint32_t end) {
  while (end > start && is_blank(text.p[end - 1])) end--;
  return end > start && end - start <= NOTE_BYTES && memchr(".!?", text.p[end - 1], 3) == NULL;
}

/* The line below, or that below a note, is a row like this one. */
static bool begins_table(struct view text, const struct row *r, uint32_t end) {
  struct row below;
  for (uint32_t notes = 0; end < text.len && notes < 2;) {
    uint32_t start = end + 1;
    const char *nl = memchr(text.p + start, '\n', text.len - start);
    end = nl ? (uint32_t)(nl - text.p) : (uint32_t)text.len;
    if (is_rule(text, start, end)) continue;
    if (cut_row(&below, text, start, end)) return alike(r, &below);
    if (!r->head || !is_note(text, start, end)) return false;
    notes++;
  }
  return false;
}

void table_read(struct scan *s, uint32_t start, uint32_t end) {
  struct view text = s->doc->text;
  struct row r, *last = &s->table_last;
  s->row.table = 0;
  while (end > start && is_blank(text.p[end - 1])) end--;
  if (is_rule(text, start, end)) {
    bool blank = memchr(text.p + start, '-', end - start) == NULL;
    if (blank && last->noted) last->table = 0;
    last->apart = blank;
    return;
  }
  if (!cut_row(&r, text, start, end)) {
    last->noted = !last->apart && !last->noted && is_note(text, start, end);
    if (!last->noted) last->table = 0;
    return;
  }
  bool same = last->table != 0 && alike(last, &r);
  if (same && (!r.head || (last->head && last->number == 1))) { /* a head may have two lines; a further head is another table's */
    r.table = last->table;
    r.number = last->number + !r.head;
  } else if (begins_table(text, &r, end)) {
    r.table = ++s->tables;
    r.number = 1;
  }
  s->row = *last = r;
}

void row_breaks(const struct scan *s, uint8_t *ends) {
  const struct row *r = &s->row;
  for (uint32_t i = 0, c = 0; i < s->tokens.len && c < r->cells; i++) {
    uint32_t next = i + 1 < s->tokens.len ? s->tokens.at[i + 1].start : UINT32_MAX;
    while (c < r->cells && r->cell[c].end <= s->tokens.at[i].start) c++; /* nothing stands in it */
    if (c < r->cells && (s->tokens.at[i].end == r->cell[c].end || next == r->cell[c].start)) ends[i] = 1;
  }
}

struct span sentence_span(const struct scan *s) {
  uint32_t first = s->row.table ? 0 : s->first, last = s->row.table ? s->tokens.len : s->last;
  return (struct span){s->tokens.at[first].start, s->tokens.at[last - 1].end};
}

uint32_t row_cell(const struct row *r, struct span at) {
  if (r->table == 0) return 0;
  for (uint32_t i = 0; i < r->cells; i++)
    if (r->cell[i].start <= at.start && at.end <= r->cell[i].end) return i + 1;
  return 0;
}

struct table_place row_place(const struct row *r, struct span at) {
  uint32_t cell = row_cell(r, at);
  return cell ? (struct table_place){r->table, r->cells, r->cells - cell, r->cell[0].start - r->start} : (struct table_place){0};
}

bool row_under(const struct row *r, struct table_place own, struct table_place head) {
  uint32_t stub_end = r->cell[0].end - r->start;
  return own.table != 0 && own.table == head.table && own.from_right == head.from_right &&
         own.cells == head.cells + (head.left >= stub_end); /* what begins right of the stubs has no cell above them */
}
