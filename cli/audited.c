#include "cli/audited.h"

#include <string.h>

#include "audit/audit.h"

void audited_init(struct audited *a) {
  *a = (struct audited){0};
  document_init(&a->file);
  findings_init(&a->findings);
}

void audited_free(struct audited *a) {
  document_free(&a->file);
  findings_free(&a->findings);
}

static const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

/* NULL when the page is not among the files. */
static const char *find_file(struct view doc, const struct listing *files) {
  const char *path = doc.p, *found = NULL; /* a view of the reader has a NUL behind it */
  if (files->len == 0) return strcmp(path, "-") != 0 ? path : NULL;
  for (size_t i = 0; i < files->len; i++)
    if (strcmp(files->paths[i], path) == 0) return path;
  for (size_t i = 0; i < files->len; i++) {
    if (strcmp(base_name(files->paths[i]), base_name(path)) != 0) continue;
    if (found != NULL) return NULL; /* two of that name */
    found = files->paths[i];
  }
  return found;
}

static void read_file(struct audited *a, const struct listing *files) {
  const struct record_document *d = &a->page->doc;
  const char *path = find_file(d->doc, files);
  a->at_hand = path != NULL && document_read(&a->file, path, d->encoding.p, NULL) == ST_OK;
}

void audited_page(struct audited *a, const struct record_page *page, const struct listing *files, const struct finding_list *across) {
  a->page = page;
  findings_free(&a->findings);
  findings_init(&a->findings);
  read_file(a, files);
  audit_rederive(&a->stands, &page->doc, page->records, page->len, a->at_hand ? &a->file : NULL, findings_take, &a->findings);
  for (size_t i = 0; i < page->len; i++)
    if (page->records[i].type == RECORD_FINDING && !audit_makes(page->records[i].finding)) findings_take(&a->findings, &page->records[i]);
  a->tally = (struct audit_tally){0};
  audit_page(&page->doc, page->records, page->len, findings_take, &a->findings, &a->tally);
  for (size_t i = 0; i < across->len; i++)
    if (view_eq(across->at[i].doc, page->doc.doc)) findings_take(&a->findings, &across->at[i]);
  findings_sort(&a->findings);
}
