/* audit_text.h: the audit for people. */
#ifndef ANNALS_CLI_AUDIT_TEXT_H
#define ANNALS_CLI_AUDIT_TEXT_H

#include "base/buf.h"
#include "cli/audited.h"

/* The ledger of the page, whether its records stand, and its findings, each with what it is about. */
void audit_text_page(struct buf *out, const struct audited *a);
/* The ledger by section. */
void audit_text_ledger(struct buf *out, const struct record_page *page);
/* Each number of one account ("fact", "date", "number", "unclaimed"), one a line. */
void audit_text_list(struct buf *out, const struct record_page *page, const char *account);

#endif
