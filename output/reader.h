/* reader.h: reads back what output/jsonl.h writes: records -> struct record, and jsonl_record of them gives the same bytes. */
#ifndef ANNALS_OUTPUT_READER_H
#define ANNALS_OUTPUT_READER_H

#include <stdio.h>

#include "base/arena.h"
#include "base/record.h"
#include "base/status.h"

struct record_page {
  struct record_document doc;
  struct record *records; /* as they follow the document line */
  size_t len;
  uint32_t line;          /* of the document line in the file, from 1 */
};

struct record_set {
  struct arena arena;        /* owns everything */
  struct record_page *pages; /* as they stand in the file; one path may come twice */
  size_t len;
};

/* Reads the file ("-" is standard input) whole. Fields that it does not know are passed over; a field that is absent reads as null,
 * and so does one whose value says nothing. What the writer does not write is lost (the words of a time or an action: only what
 * they mean is written). Errors, with file, line and column: ST_IO, ST_SYNTAX (no JSON, a field of the wrong shape, a record
 * before its document), ST_LIMIT, ST_RANGE (a number that is no exact decimal). `out` is filled only when all is well. */
enum status records_read(struct record_set *out, const char *path, struct err *err);
/* The same from an open file, which stays open; `name` is for errors. */
enum status records_read_from(struct record_set *out, FILE *f, const char *name, struct err *err);
void records_free(struct record_set *set);

#endif
