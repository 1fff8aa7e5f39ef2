/* jsonl.h: records as JSON Lines (docs/records.md), written by hand into a buffer: a JSON library costs seven times the text that it
 * writes (bench/README.md). Knows the record and nothing else. */
#ifndef ANNALS_OUTPUT_JSONL_H
#define ANNALS_OUTPUT_JSONL_H

#include "base/buf.h"
#include "base/record.h"

void jsonl_record(struct buf *out, const struct record *r);
/* Sentences are no records of the output; the store takes them. */
void jsonl_sentence(struct buf *out, const struct record *r);
void jsonl_document(struct buf *out, const struct record_document *d);
/* A JSON string with its quotes: controls, quote and backslash escaped, UTF-8 as it is. */
void json_text(struct buf *out, struct view v);

#endif
