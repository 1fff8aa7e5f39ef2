#include "cli/report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/replace.h"
#include "report/report.h"

struct report {
  const char *folder;
  const struct ruleset *rs;
  struct arena arena;
  struct report_page *pages; /* one a page of the set */
  struct report_rule *rules; /* of rs */
  size_t len;
  struct buf out;
  bool failed;
};

/* ---- what a page needs */

static int by_name(const void *a, const void *b) { return report_rule_order(&((const struct report_rule *)a)->name, b); }

static void take_rules(struct report *r) {
  r->rules = ARENA_ARRAY(&r->arena, struct report_rule, r->rs ? r->rs->rules_len : 0);
  for (uint16_t i = 0; r->rs != NULL && i < r->rs->rules_len; i++)
    r->rules[i] = (struct report_rule){r->rs->rules[i].name, r->rs->rules[i].file, r->rs->rules[i].why, r->rs->rules[i].line};
  if (r->rs != NULL) qsort(r->rules, r->rs->rules_len, sizeof *r->rules, by_name);
}

static void take_page(struct report *r, size_t i, const struct record_page *page) {
  struct report_page *p = &r->pages[i];
  /* Rules that have changed since would send the reader to the wrong line. */
  bool same_rules = r->rs != NULL && strcmp(r->rs->sha256.hex, page->doc.pack_sha256) == 0;
  r->out.len = 0;
  report_name(&r->out, page->doc.doc, i + 1);
  *p = (struct report_page){.name = arena_copy(&r->arena, (struct view){r->out.p, r->out.len}).p, .doc = &page->doc, .records = page->records,
                            .records_len = page->len, .rules = r->rules, .rules_len = same_rules ? r->rs->rules_len : 0};
  if (i == 0) return;
  p->previous = p[-1].name;
  p[-1].next = p->name;
}

struct report *report_begin(const char *folder, const struct record_set *set, const struct ruleset *rs) {
  if (mkdir(folder, 0777) != 0 && errno != EEXIST) return complain_cli("cannot make '%s': %s", folder, strerror(errno)), NULL;
  struct report *r = calloc(1, sizeof *r);
  if (r == NULL) out_of_memory(sizeof *r);
  *r = (struct report){.folder = folder, .rs = rs, .len = set->len};
  arena_init(&r->arena);
  buf_init(&r->out);
  r->pages = ARENA_ARRAY(&r->arena, struct report_page, set->len);
  take_rules(r);
  for (size_t i = 0; i < set->len; i++) take_page(r, i, &set->pages[i]);
  return r;
}

/* The findings of a page go with it; the index needs what they say. */
static void take_findings(struct report *r, struct report_page *p, const struct finding_list *list) {
  const struct record **kept = ARENA_ARRAY(&r->arena, const struct record *, list->len + 1);
  for (size_t i = 0; i < list->len; i++) {
    struct record *f = ARENA_NEW(&r->arena, struct record);
    *f = list->at[i];
    f->finding = arena_copy(&r->arena, view_of(f->finding)).p;
    f->severity = arena_copy(&r->arena, view_of(f->severity)).p;
    f->message = arena_copy(&r->arena, f->message);
    kept[i] = f;
  }
  p->findings = kept;
  p->findings_len = list->len;
}

/* ---- files */

static bool write_file(struct report *r, const char *name) {
  char path[1024];
  if ((size_t)snprintf(path, sizeof path, "%s/%s", r->folder, name) >= sizeof path) return complain_cli("'%s': the path is too long", r->folder), false;
  return file_replace(path, (struct view){r->out.p, r->out.len});
}

bool report_add(struct report *r, size_t at, const struct audited *page) {
  struct report_page *p = &r->pages[at];
  take_findings(r, p, &page->findings);
  if (!page->at_hand) p->trouble = "its file is not at hand";
  else if (page->stands.other_version) p->trouble = "the file is not the one that the records were made from";
  else p->text = &page->file;
  r->out.len = 0;
  report_page(&r->out, p);
  p->text = NULL; /* the next page's memory */
  if (!write_file(r, p->name)) r->failed = true;
  return !r->failed;
}

bool report_end(struct report *r) {
  bool ok = !r->failed;
  r->out.len = 0;
  report_index(&r->out, r->pages, r->len);
  if (ok) ok = write_file(r, "index.html"); /* last: it is there when all that it names is */
  buf_free(&r->out);
  arena_free(&r->arena);
  free(r);
  return ok;
}
