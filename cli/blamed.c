#include "cli/blamed.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "audit/window.h"
#include "cli/cli.h"
#include "cli/pages.h"
#include "cli/revision.h"
#include "output/jsonl.h"

struct run {
  struct blame *blame;
  FILE *out;
  struct buf records, head;
  struct audit_window window;
};

static void put_record(void *context, const struct record *r) { jsonl_record(&((struct run *)context)->records, r); }

static void take_record(void *context, const struct record *r) {
  put_record(context, r);
  audit_window_take(&((struct run *)context)->window, r);
}

static void take_page(void *context, const struct document *d) {
  struct run *run = context;
  struct record_document doc;
  run->records.len = run->head.len = 0;
  audit_window_open(&run->window, put_record, run);
  blame_page(run->blame, d, take_record, run, &doc);
  doc.findings += audit_window_close(&run->window, &doc);
  doc.engine = "annals " ANNALS_VERSION;
  jsonl_document(&run->head, &doc);
  fwrite(run->head.p, 1, run->head.len, run->out);
  if (run->records.len) fwrite(run->records.p, 1, run->records.len, run->out);
}

/* Records go through a temporary file, as they would from one command to the other: memory follows the records, not the pages. */
static bool extract_all(struct record_set *out, struct blame *blame, char *const *paths, int n) {
  struct run run = {.blame = blame, .out = tmpfile()};
  struct err e = {0};
  size_t failed = 0;
  bool ok = run.out != NULL;
  if (!ok) complain_cli("cannot make a temporary file: %s", strerror(errno));
  buf_init(&run.records);
  buf_init(&run.head);
  audit_window_init(&run.window);
  if (ok && pages_each(paths, n, take_page, &run, &failed) == 0) ok = false, complain_cli("no pages found");
  if (ok && (fflush(run.out) != 0 || ferror(run.out))) ok = false, complain_cli("cannot write a temporary file: %s", strerror(errno));
  if (ok) {
    rewind(run.out);
    ok = records_read_from(out, run.out, "records", &e) == ST_OK && failed == 0;
    if (e.code != ST_OK) complain_cli("%s", e.message);
  }
  if (run.out) fclose(run.out);
  buf_free(&run.records);
  buf_free(&run.head);
  audit_window_free(&run.window);
  return ok;
}

bool blamed_read(struct blamed *out, const char *pack, char *const *paths, int n, int *status) {
  struct revision revision = {{0}};
  *status = EXIT_USAGE;
  if (revision_names(pack) && !revision_open(&revision, pack)) return false;
  struct ruleset *rs = load_pack(revision.dir[0] ? revision.dir : pack, status);
  bool ok = rs != NULL;
  if (ok) {
    blame_init(&out->blame, rs);
    ok = extract_all(&out->records, &out->blame, paths, n);
    blame_close(&out->blame);
    out->known = ok;
    if (!ok) blame_free(&out->blame), *status = EXIT_USAGE;
  }
  ruleset_free(rs);
  revision_close(&revision);
  return ok;
}

void blamed_free(struct blamed *b) {
  records_free(&b->records);
  if (b->known) blame_free(&b->blame);
}

/* A field of a record is an attribute of its annotation, by the same name; its span is the work of who made it, and the class of a record
 * is its type's. */
struct view blamed_rule(void *context, const struct record_page *page, const struct record *r, const char *field) {
  const struct blamed *b = context;
  if (strcmp(field, "span") == 0) return r->rules_len ? r->rules[0] : (struct view){"", 0};
  if (!b->known) return (struct view){"", 0};
  return blame_find(&b->blame, (uint32_t)(page - b->records.pages), r, strcmp(field, "type") == 0 ? "class" : field);
}
