#include "output/delimited.h"

/* What makes a table of one kind. */
struct dialect {
  const char *before, *between, *after;
  bool guarded; /* read by spreadsheets */
  void (*put)(struct buf *out, struct view cell);
};

static bool runs_in_a_spreadsheet(struct view v) { return v.len > 0 && memchr("=+-@\t\r", v.p[0], 6) != NULL; }

static void put_csv(struct buf *out, struct view cell) {
  bool quoted = false;
  for (size_t i = 0; i < cell.len; i++) quoted = quoted || strchr(",\"\r\n", cell.p[i] ? cell.p[i] : ' ') != NULL;
  if (quoted) buf_char(out, '"');
  for (size_t i = 0; i < cell.len; i++) {
    if (cell.p[i] == '"') buf_char(out, '"');
    buf_char(out, cell.p[i] == '\n' ? ' ' : cell.p[i]);
  }
  if (quoted) buf_char(out, '"');
}

static void put_tsv(struct buf *out, struct view cell) {
  for (size_t i = 0; i < cell.len; i++) buf_char(out, (unsigned char)cell.p[i] < 32 ? ' ' : cell.p[i]);
}

static void put_markdown(struct buf *out, struct view cell) {
  for (size_t i = 0; i < cell.len; i++) {
    unsigned char c = (unsigned char)cell.p[i];
    if (c && strchr("\\`*_[]<>|&~#", c) != NULL) buf_char(out, '\\');
    buf_char(out, c < 32 ? ' ' : (char)c);
  }
}

static const struct dialect csv = {"", ",", "\r\n", true, put_csv}, tsv = {"", "\t", "\n", true, put_tsv},
                            markdown = {"| ", " | ", " |\n", false, put_markdown};

static void head(struct buf *out, const struct column_list *list, const struct dialect *d) {
  buf_str(out, d->before);
  for (size_t i = 0; i < list->len; i++) {
    if (i) buf_str(out, d->between);
    buf_str(out, list->column[i]->name);
  }
  buf_str(out, d->after);
}

static void fact_row(struct buf *out, const struct column_list *list, const struct record *fact, const struct dialect *d) {
  struct buf cell;
  if (fact->type != RECORD_FACT) return;
  buf_init(&cell);
  buf_str(out, d->before);
  for (size_t i = 0; i < list->len; i++) {
    const struct column *c = list->column[i];
    if (i) buf_str(out, d->between);
    cell.len = 0;
    buf_char(&cell, '\''); /* to stand before what must not run */
    c->cell(&cell, fact);
    struct view whole = {cell.p, cell.len}, v = view_sub(whole, 1, whole.len);
    d->put(out, d->guarded && !c->number && runs_in_a_spreadsheet(v) ? whole : v);
  }
  buf_str(out, d->after);
  buf_free(&cell);
}

void csv_head(struct buf *out, const struct column_list *list) { head(out, list, &csv); }
void csv_fact(struct buf *out, const struct column_list *list, const struct record *fact) { fact_row(out, list, fact, &csv); }
void tsv_head(struct buf *out, const struct column_list *list) { head(out, list, &tsv); }
void tsv_fact(struct buf *out, const struct column_list *list, const struct record *fact) { fact_row(out, list, fact, &tsv); }
void markdown_fact(struct buf *out, const struct column_list *list, const struct record *fact) { fact_row(out, list, fact, &markdown); }

void markdown_head(struct buf *out, const struct column_list *list) {
  head(out, list, &markdown);
  buf_char(out, '|');
  for (size_t i = 0; i < list->len; i++) buf_str(out, list->column[i]->number ? " ---: |" : " --- |");
  buf_char(out, '\n');
}
