/* rederive.h: holds each record of a page against the bytes that it stands on. No rule is loaded: the records say how they came about.
 *
 * Findings (severity error unless said otherwise):
 *   other_version   the file is not the one that the records are of; what a record says is then not held against its text
 *   unfounded       a record does not follow from its text: span, text, place, derivation, value, unit, date or id was changed
 *   missing_record  the ledger of the document counts more than there are, or digits of the text lie in no record
 *   extra_record    the ledger counts fewer, or a record stands there twice
 *   unchecked       (info) the file is not at hand */
#ifndef ANNALS_AUDIT_REDERIVE_H
#define ANNALS_AUDIT_REDERIVE_H

#include "base/record.h"
#include "corpus/document.h"

struct rederived {
  uint64_t records, failed; /* held against their text or their own steps; those that do not stand */
  bool other_version, no_file;
};

/* `file` is the page as it lies on disk now, or NULL where it is not at hand: then only what records say of themselves is checked. */
void audit_rederive(struct rederived *out, const struct record_document *doc, const struct record *records, size_t len, const struct document *file,
                    record_sink *sink, void *context);

#endif
