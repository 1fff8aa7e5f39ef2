/* Any bytes as a file of records: read or refused with a place, and what is read can be audited and written. */
#include <stdio.h>

#include "audit/audit.h"
#include "audit/rederive.h"
#include "output/jsonl.h"
#include "output/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void take(void *context, const struct record *r) { jsonl_record(context, r); }

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  struct record_set set;
  struct buf out;
  struct rederived stands;
  FILE *f = len ? fmemopen((void *)(uintptr_t)bytes, len, "rb") : NULL;
  if (f == NULL) return 0;
  buf_init(&out);
  if (records_read_from(&set, f, "records", NULL) == ST_OK) {
    for (size_t i = 0; i < set.len; i++) {
      const struct record_page *p = &set.pages[i];
      audit_rederive(&stands, &p->doc, p->records, p->len, NULL, take, &out);
      audit_page(&p->doc, p->records, p->len, take, &out, NULL);
      for (size_t k = 0; k < p->len; k++) jsonl_record(&out, &p->records[k]);
      out.len = 0;
    }
    records_free(&set);
  }
  fclose(f);
  buf_free(&out);
  return 0;
}
