/* findings.h: findings kept beyond their sink, in the order in which they are shown. */
#ifndef ANNALS_AUDIT_FINDINGS_H
#define ANNALS_AUDIT_FINDINGS_H

#include "base/arena.h"
#include "base/record.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_INFO, SEVERITIES };

struct finding_list {
  struct arena arena; /* owns the findings */
  struct record *at;
  size_t len, cap;
};

void findings_init(struct finding_list *list);
void findings_free(struct finding_list *list);
/* Keeps a copy: a record_sink whose context is the list. */
void findings_take(void *list, const struct record *finding);
/* Worst first, then by page and in the order of the text. */
void findings_sort(struct finding_list *list);
enum severity finding_severity(const struct record *finding);

#endif
