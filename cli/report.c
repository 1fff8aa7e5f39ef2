#include "cli/report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/target.h"
#include "corpus/document.h"
#include "report/report.h"

#define TROUBLE_MAX 256

struct writing {
  const char *folder;
  struct arena arena;
  struct report_page *pages; /* one a page of the set */
  size_t len;
};

/* ---- what a page needs */

static void take_findings(struct writing *w, const struct record_set *set, const struct record *extra, size_t extra_len) {
  for (size_t i = 0; i < w->len; i++) {
    const struct record_page *p = &set->pages[i];
    const struct record **list = ARENA_ARRAY(&w->arena, const struct record *, p->len + extra_len + 1);
    size_t n = 0;
    for (size_t k = 0; k < p->len; k++)
      if (p->records[k].type == RECORD_FINDING) list[n++] = &p->records[k];
    for (size_t k = 0; k < extra_len; k++)
      if (view_eq(extra[k].doc, p->doc.doc)) list[n++] = &extra[k];
    w->pages[i].findings = list;
    w->pages[i].findings_len = n;
  }
}

static void take_rules(struct writing *w, const struct ruleset *rs) {
  struct report_rule *rules = ARENA_ARRAY(&w->arena, struct report_rule, rs ? rs->rules_len : 0);
  for (uint16_t i = 0; rs != NULL && i < rs->rules_len; i++)
    rules[i] = (struct report_rule){rs->rules[i].name, rs->rules[i].file, rs->rules[i].why, rs->rules[i].line};
  for (size_t i = 0; i < w->len; i++) {
    /* Rules that have changed since would send the reader to the wrong line. */
    bool same = rs != NULL && strcmp(rs->sha256.hex, w->pages[i].doc->pack_sha256) == 0;
    w->pages[i].rules = rules;
    w->pages[i].rules_len = same ? rs->rules_len : 0;
  }
}

static void take_pages(struct writing *w, const struct record_set *set) {
  w->len = set->len;
  w->pages = ARENA_ARRAY(&w->arena, struct report_page, set->len);
  for (size_t i = 0; i < set->len; i++) {
    struct buf name;
    buf_init(&name);
    report_name(&name, set->pages[i].doc.doc, i + 1);
    w->pages[i].name = arena_copy(&w->arena, (struct view){name.p, name.len}).p;
    w->pages[i].doc = &set->pages[i].doc;
    w->pages[i].records = set->pages[i].records;
    w->pages[i].records_len = set->pages[i].len;
    if (i > 0) {
      w->pages[i].previous = w->pages[i - 1].name;
      w->pages[i - 1].next = w->pages[i].name;
    }
    buf_free(&name);
  }
}

/* ---- files */

static bool write_file(const struct writing *w, const char *name, const struct buf *out) {
  char path[1024];
  struct target target;
  if ((size_t)snprintf(path, sizeof path, "%s/%s", w->folder, name) >= sizeof path) return complain_cli("%s: the path is too long", w->folder), false;
  FILE *f = target_open(&target, path);
  bool ok = f != NULL && fwrite(out->p, 1, out->len, f) == out->len;
  if (f != NULL) ok = target_close(&target, f, ok) && ok;
  if (!ok) complain_cli("cannot write '%s': %s", path, strerror(errno));
  return ok;
}

/* The text of a page is shown when the file still holds the bytes that the records stand on. */
static bool write_page(const struct writing *w, struct report_page *page, struct document *d, struct buf *out) {
  char trouble[TROUBLE_MAX], path[1024];
  struct err e = {0};
  snprintf(path, sizeof path, "%.*s", (int)page->doc->doc.len, page->doc->doc.p);
  char encoding[64];
  snprintf(encoding, sizeof encoding, "%.*s", (int)page->doc->encoding.len, page->doc->encoding.p);
  if (strcmp(path, "-") == 0) snprintf(trouble, sizeof trouble, "it came from standard input");
  else if (document_read(d, path, encoding, &e) != ST_OK) snprintf(trouble, sizeof trouble, "%.*s", TROUBLE_MAX - 1, e.message);
  else if (strcmp(d->sha256.hex, page->doc->sha256) != 0) snprintf(trouble, sizeof trouble, "the file has changed since the records were made");
  else page->text = d;
  page->trouble = trouble;
  out->len = 0;
  report_page(out, page);
  page->text = NULL;
  page->trouble = NULL;
  return write_file(w, page->name, out);
}

bool write_report(const char *folder, const struct record_set *set, const struct record *extra, size_t extra_len, const struct ruleset *rs) {
  struct writing w = {.folder = folder};
  struct document d;
  struct buf out;
  bool ok = mkdir(folder, 0777) == 0 || errno == EEXIST;
  if (!ok) return complain_cli("cannot make '%s': %s", folder, strerror(errno)), false;
  arena_init(&w.arena);
  document_init(&d);
  buf_init(&out);
  take_pages(&w, set);
  take_findings(&w, set, extra, extra_len);
  take_rules(&w, rs);
  for (size_t i = 0; i < w.len && ok; i++) ok = write_page(&w, &w.pages[i], &d, &out);
  out.len = 0;
  report_index(&out, w.pages, w.len);
  ok = ok && write_file(&w, "index.html", &out); /* last: it is there when all that it names is */
  buf_free(&out);
  document_free(&d);
  arena_free(&w.arena);
  return ok;
}
