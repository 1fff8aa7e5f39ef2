/* audit.c: the verb: records against each other and against the pages that they stand on. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "audit/audit.h"
#include "cli/cli.h"
#include "cli/records.h"
#include "output/jsonl.h"

static void put(void *context, const struct record *r) { jsonl_record(context, r); }

int verb_audit(int argc, char **argv) {
  struct record_set set;
  struct buf out;
  buf_init(&out);
  if (argc < 2 || !open_records(&set, argv[1])) return EXIT_USAGE;
  for (size_t i = 0; i < set.len; i++) audit_page(&set.pages[i].doc, set.pages[i].records, set.pages[i].len, put, &out);
  fwrite(out.p, 1, out.len, stdout);
  buf_free(&out);
  records_free(&set);
  return 0;
}
