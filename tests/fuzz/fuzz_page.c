/* Any bytes as a page: nothing crashes, and what must hold of every record holds (re-derivation is the audit's own check). */
#include <stdio.h>
#include <stdlib.h>

#include "audit/rederive.h"
#include "extract/extract.h"
#include "output/jsonl.h"
#include "output/reader.h"
#include "rules/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static struct ruleset *rs;
static struct scan *scan;
static struct document doc;

static void must(bool holds, const char *what) {
  if (holds) return;
  fprintf(stderr, "does not hold: %s\n", what);
  abort();
}

static void open_all(void) {
  struct buf told;
  struct err e = {0};
  buf_init(&told);
  if (ruleset_load(&rs, ANNALS_PACKS "/yearbook", &told, &e) != ST_OK) {
    fprintf(stderr, "%.*s\n%s\n", (int)told.len, told.p, e.message);
    abort();
  }
  buf_free(&told);
  scan = extractor_new(rs);
  document_init(&doc);
}

static void take(void *context, const struct record *r) { jsonl_record(context, r); }

static void tampered(void *context, const struct record *finding) {
  (void)context;
  if (finding->severity[0] != 'e') return;
  fprintf(stderr, "%s: %.*s\n", finding->finding, (int)finding->message.len, finding->message.p);
  abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  struct record_document d;
  struct record_set set;
  struct rederived stands;
  struct buf records, lines, again;
  struct err e = {0};
  if (rs == NULL) open_all();
  if (document_from(&doc, "page", (struct view){(const char *)bytes, len}, NULL, NULL) != ST_OK) return 0;
  buf_init(&records);
  buf_init(&lines);
  buf_init(&again);
  extract_page(scan, &doc, take, &records, &d);
  d.engine = "fuzz";
  must(d.ledger.numbers == d.ledger.fact + d.ledger.date + d.ledger.number + d.ledger.entity + d.ledger.unclaimed, "the ledger balances");
  jsonl_document(&lines, &d);
  buf_add(&lines, records.p, records.len);
  FILE *f = fmemopen(lines.p, lines.len, "rb");
  if (records_read_from(&set, f, "records", &e) != ST_OK) fprintf(stderr, "%zu:%zu: %s\n", e.line, e.column, e.message), abort();
  fclose(f);
  jsonl_document(&again, &set.pages[0].doc);
  for (size_t i = 0; i < set.pages[0].len; i++) jsonl_record(&again, &set.pages[0].records[i]);
  must(again.len == lines.len && memcmp(again.p, lines.p, lines.len) == 0, "records read back are the records written");
  audit_rederive(&stands, &set.pages[0].doc, set.pages[0].records, set.pages[0].len, &doc, tampered, NULL);
  records_free(&set);
  buf_free(&records);
  buf_free(&lines);
  buf_free(&again);
  return 0;
}
