#include "cli/formats.h"

#include <string.h>

#include "output/delimited.h"
#include "output/jsonl.h"
#include "output/table.h"

static void line(struct buf *out, const struct column_list *list, const struct record *r) {
  (void)list;
  jsonl_record(out, r);
}

static void stored(struct buf *out, const struct column_list *list, const struct record *r) {
  if (r->type == RECORD_SENTENCE) jsonl_sentence(out, r);
  else line(out, list, r);
}

static void table_top(struct buf *out, const struct column_list *list) {
  (void)list;
  table_head(out);
}

static void table_row(struct buf *out, const struct column_list *list, const struct record *r) {
  (void)list;
  table_record(out, r);
}

static const struct format formats[] = {
    {"jsonl", false, NULL, jsonl_document, line},
    {"csv", true, csv_head, NULL, csv_fact},
    {"tsv", true, tsv_head, NULL, tsv_fact},
    {"markdown", true, markdown_head, NULL, markdown_fact},
    {"table", false, table_top, NULL, table_row},
    {"xlsx", true, NULL, NULL, NULL},
};

const struct format format_store = {"store", false, NULL, jsonl_document, stored};

const struct format *format_find(const char *name) {
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(formats[i].name, name) == 0) return &formats[i];
  return NULL;
}
