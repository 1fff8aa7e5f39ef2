/* export.c: the verb: records, from a file or a store, in the format of another tool. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/formats.h"
#include "cli/records.h"
#include "cli/target.h"
#include "output/xlsx.h"

struct options {
  const char *input, *output, *columns, *kind;
  const struct format *format;
  bool bom;
};

static const char help[] =
    "usage: annals export [OPTION...] RECORDS|STORE\n\n"
    "Writes the facts of a file of records ('-' for standard input) or of a store as a table, or all records as lines.\n\n"
    "  -o, --output FILE      write here instead of standard output; appears whole or not at all\n"
    "  -F, --format NAME      csv, tsv, markdown, table, xlsx, or jsonl: all records (csv)\n"
    "  -c, --columns A,B,C    these columns, in this order\n"
    "  -k, --kind KIND        only facts of this kind\n"
    "      --bom              begin with a byte order mark: some spreadsheets need it to read UTF-8\n"
    "  -h, --help             this text\n\n"
    "In csv and tsv a text that a spreadsheet would run (= + - @) has an apostrophe before it.\n";

static const struct option long_options[] = {
    {"output", required_argument, NULL, 'o'}, {"format", required_argument, NULL, 'F'}, {"columns", required_argument, NULL, 'c'},
    {"kind", required_argument, NULL, 'k'},   {"bom", no_argument, NULL, 'b'},          {"help", no_argument, NULL, 'h'}, {0}};

static bool wanted(const struct options *o, const struct record *r) {
  return o->kind == NULL || (r->type == RECORD_FACT && view_eq(r->kind, view_of(o->kind)));
}

/* A kind that no fact has is most likely misspelt; the table is empty all the same. */
static void check_kind(const struct options *o, const struct record_set *set) {
  for (size_t i = 0; i < set->len; i++)
    for (size_t k = 0; k < set->pages[i].len; k++)
      if (wanted(o, &set->pages[i].records[k])) return;
  complain_cli("no fact is of the kind '%s'", o->kind);
}

static int no_column(struct view name) {
  struct buf known;
  buf_init(&known);
  for (size_t i = 0; i < columns_len; i++) buf_printf(&known, "%s%s", i ? ", " : "", columns[i].name);
  complain_cli("no column is named '%.*s' (%.*s)", (int)name.len, name.p, (int)known.len, known.p);
  buf_free(&known);
  return EXIT_USAGE;
}

static bool flush(struct buf *b, FILE *f) {
  bool ok = b->len == 0 || fwrite(b->p, 1, b->len, f) == b->len;
  b->len = 0;
  return ok;
}

static int write_text(const struct options *o, const struct column_list *list, const struct record_set *set) {
  struct target target;
  struct buf out;
  FILE *f = target_open(&target, o->output);
  if (f == NULL) return complain_cli("cannot write '%s': %s", o->output, strerror(errno)), EXIT_USAGE;
  buf_init(&out);
  if (o->bom) buf_str(&out, "\xEF\xBB\xBF");
  if (o->format->head) o->format->head(&out, list);
  bool ok = flush(&out, f);
  for (size_t i = 0; i < set->len && ok; i++) {
    if (o->format->document) o->format->document(&out, &set->pages[i].doc);
    for (size_t k = 0; k < set->pages[i].len && ok; k++)
      if (wanted(o, &set->pages[i].records[k])) o->format->record(&out, list, &set->pages[i].records[k]);
    ok = flush(&out, f);
  }
  buf_free(&out);
  if (target_close(&target, f, ok) && ok) return EXIT_CLEAN;
  complain_cli("cannot write '%s': %s", o->output ? o->output : "standard output", strerror(errno));
  return EXIT_USAGE;
}

/* A workbook is an archive: its library writes files only. */
static int write_book(const struct options *o, const struct column_list *list, const struct record_set *set) {
  struct target target;
  struct err e = {0};
  FILE *f = target_open(&target, o->output); /* takes the name; the library writes to it by itself */
  if (f == NULL) return complain_cli("cannot write '%s': %s", o->output, strerror(errno)), EXIT_USAGE;
  struct xlsx *x;
  bool ok = xlsx_open(&x, target.aside[0] ? target.aside : o->output, list, &e) == ST_OK;
  for (size_t i = 0; i < set->len && ok; i++)
    for (size_t k = 0; k < set->pages[i].len; k++)
      if (wanted(o, &set->pages[i].records[k])) xlsx_fact(x, &set->pages[i].records[k]);
  ok = ok && xlsx_close(x, &e) == ST_OK;
  if (target_close(&target, f, ok) && ok) return EXIT_CLEAN;
  complain_cli("cannot write '%s': %s", o->output, e.message[0] ? e.message : strerror(errno));
  return EXIT_USAGE;
}

static bool parse_options(int argc, char **argv, struct options *o, int *status) {
  int c;
  optind = 1;
  *status = EXIT_USAGE;
  while ((c = getopt_long(argc, argv, "o:F:c:k:h", long_options, NULL)) != -1) {
    switch (c) {
      case 'o': o->output = optarg; break;
      case 'c': o->columns = optarg; break;
      case 'k': o->kind = optarg; break;
      case 'b': o->bom = true; break;
      case 'F':
        if ((o->format = format_find(optarg)) == NULL) return complain_cli("no format is named '%s' (" FORMAT_NAMES ", xlsx)", optarg), false;
        break;
      case 'h': fputs(help, stdout); *status = EXIT_CLEAN; return false;
      default: return false;
    }
  }
  if (argc - optind != 1) return complain_cli("export takes one file of records or one store"), false;
  if (o->columns && !o->format->tabular) return complain_cli("%s has no columns to choose", o->format->name), false;
  if (o->format->record == NULL && (o->output == NULL || strcmp(o->output, "-") == 0))
    return complain_cli("%s needs a file: -o FILE", o->format->name), false;
  o->input = argv[optind];
  if (target_is(o->output, o->input)) return complain_cli("cannot write '%s': it holds the records", o->output), false;
  return true;
}

int verb_export(int argc, char **argv) {
  struct options o = {.format = format_find("csv")};
  struct column_list list;
  struct record_set set;
  struct view bad;
  int status;
  if (!parse_options(argc, argv, &o, &status)) return status;
  if (!columns_choose(&list, o.columns, &bad)) return no_column(bad);
  if (!open_records(&set, o.input)) return EXIT_USAGE;
  if (o.kind) check_kind(&o, &set);
  status = o.format->record == NULL ? write_book(&o, &list, &set) : write_text(&o, &list, &set);
  records_free(&set);
  return status;
}
