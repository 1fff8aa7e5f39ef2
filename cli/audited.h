/* audited.h: one page under audit: its records, its file as it lies on disk now, and all findings. */
#ifndef ANNALS_CLI_AUDITED_H
#define ANNALS_CLI_AUDITED_H

#include "audit/audit.h"
#include "audit/findings.h"
#include "audit/rederive.h"
#include "corpus/listing.h"
#include "output/reader.h"

struct audited {
  const struct record_page *page;
  struct document file; /* memory is kept from page to page */
  bool at_hand;         /* the file was found and read */
  struct rederived stands;
  struct audit_tally tally;
  struct finding_list findings; /* sorted; empty again with the next page */
};

void audited_init(struct audited *a);
void audited_free(struct audited *a);
/* Looks for the file of the page among `files`, by its path or else by its name alone, or at its own path where no files are named;
 * then re-derives the records and runs the checks of the page. Findings of the records that no check makes (numbers that touch
 * something, limits) are taken over, and of `across`, what all pages together show, those that begin on this page. */
void audited_page(struct audited *a, const struct record_page *page, const struct listing *files, const struct finding_list *across);

#endif
