/* diff.c: `annals diff A B`: two sets of records, or what two packs make of one corpus. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/window.h"
#include "cli/cli.h"
#include "cli/diff.h"
#include "cli/pages.h"
#include "cli/records.h"
#include "cli/revision.h"
#include "cli/terms.h"
#include "extract/blame.h"
#include "output/jsonl.h"

static const struct option long_options[] = {
    {"pack", required_argument, NULL, 'p'}, {"gold", required_argument, NULL, 'g'}, {"text", required_argument, NULL, 't'}, {"summary", no_argument, NULL, 's'},
    {"facts", no_argument, NULL, 'F'},      {"json", no_argument, NULL, 'J'},       {"help", no_argument, NULL, 'h'},       {0}};

static const char help[] =
    "usage: annals diff [OPTION...] A B\n"
    "       annals diff [OPTION...] --pack OLD --pack NEW PATH...\n\n"
    "What differs between two files of records, or between what two packs make of the same pages: records and findings added, lost and\n"
    "changed, field by field, grouped by the rule responsible or the kind of finding, with the sentence. A pack is a name, a folder, or\n"
    "REV:PATH, a folder in a revision of git.\n\n"
    "  -p, --pack PACK    the old pack, then the new one\n"
    "  -g, --gold FOLDER  say of each change whether gold calls it better or worse\n"
    "  -t, --text FOLDER  where the pages of the gold are, when not beside it\n"
    "  -s, --summary      the sums alone: by rule, by field\n"
    "      --facts        facts alone, not dates, numbers, entities and findings\n"
    "      --json         one JSON object\n\n"
    "Exit status: 0 nothing differs, 1 something does, 2 usage or input error, 3 a pack does not load\n";

struct options {
  const char *pack[2], *gold, *text;
  int packs;
  bool json, facts, summary;
};

/* ---- what a pack makes of pages */

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

/* One side of the comparison. */
struct side {
  struct record_set records;
  struct blame blame;
  bool blamed; /* the records were made here, and who set what is known */
};

static void side_free(struct side *s) {
  records_free(&s->records);
  if (s->blamed) blame_free(&s->blame);
}

static bool read_pack(struct side *out, const char *spec, char *const *paths, int n, int *status) {
  struct revision revision = {{0}};
  if (revision_names(spec) && !revision_open(&revision, spec)) return false;
  struct ruleset *rs = load_pack(revision.dir[0] ? revision.dir : spec, status);
  bool ok = rs != NULL;
  if (ok) {
    blame_init(&out->blame, rs);
    ok = extract_all(&out->records, &out->blame, paths, n);
    blame_close(&out->blame);
    out->blamed = ok;
    if (!ok) blame_free(&out->blame);
  }
  ruleset_free(rs);
  revision_close(&revision);
  return ok;
}

/* ---- the verb */

static bool parse_options(int argc, char **argv, struct options *o, int *status) {
  optind = 1;
  *status = EXIT_USAGE;
  for (int c; (c = getopt_long(argc, argv, "p:g:t:sh", long_options, NULL)) != -1;) switch (c) {
      case 'p':
        if (o->packs == 2) return complain_cli("name two packs, the old one and the new one"), false;
        o->pack[o->packs++] = optarg;
        break;
      case 'g': o->gold = optarg; break;
      case 't': o->text = optarg; break;
      case 's': o->summary = true; break;
      case 'F': o->facts = true; break;
      case 'J': o->json = true; break;
      case 'h': fputs(help, stdout); *status = EXIT_CLEAN; return false;
      default: return false;
    }
  if (o->packs == 1) return complain_cli("name two packs, the old one and the new one"), false;
  if (o->packs == 0 && optind + 2 != argc) return complain_cli("name two files of records, or two packs and pages"), false;
  if (o->packs == 2 && optind == argc) return complain_cli("name the pages that the packs read"), false;
  return true;
}

static bool read_both(const struct options *o, int argc, char **argv, struct side *a, struct side *b, int *status) {
  *status = EXIT_USAGE;
  if (o->packs == 0) {
    if (!open_records(&a->records, argv[optind])) return false;
    if (open_records(&b->records, argv[optind + 1])) return true;
  } else {
    if (!read_pack(a, o->pack[0], argv + optind, argc - optind, status)) return false;
    if (read_pack(b, o->pack[1], argv + optind, argc - optind, status)) return true;
  }
  side_free(a);
  return false;
}

struct sides {
  const struct side *a, *b;
};

/* A field of a record is an attribute of its annotation, by the same name; the class of a record is its type's. */
static struct view blame_rule(void *context, bool second, const struct record_page *page, const struct record *r, const char *field) {
  const struct side *s = second ? ((const struct sides *)context)->b : ((const struct sides *)context)->a;
  if (strcmp(field, "span") == 0) return r->rules_len ? r->rules[0] : (struct view){"", 0};
  return blame_find(&s->blame, (uint32_t)(page - s->records.pages), r, strcmp(field, "type") == 0 ? "class" : field);
}

static void keep_facts(struct diff *d) {
  size_t n = 0;
  for (size_t i = 0; i < d->len; i++) {
    const struct diff_change *x = &d->changes[i];
    if ((x->a && x->a->type == RECORD_FACT) || (x->b && x->b->type == RECORD_FACT)) d->changes[n++] = *x;
  }
  d->len = n;
}

static int run(const struct options *o, const struct side *a, const struct side *b) {
  struct sides sides = {a, b};
  const struct diff_blame blame = {&sides, blame_rule};
  struct gold gold;
  struct terms terms;
  struct diff d;
  struct err e = {0};
  int status = EXIT_USAGE;
  if (o->gold && gold_read(&gold, o->gold, o->text, &e) != ST_OK) {
    complain_cli("%s:%zu: %s", e.file, e.line, e.message);
    return EXIT_USAGE;
  }
  if (terms_load(&terms, NULL, &b->records)) {
    diff_run(&d, &a->records, &b->records, o->gold ? &gold : NULL, &terms.score, b->blamed ? &blame : NULL);
    if (o->facts) keep_facts(&d);
    if (o->json ? diff_json(&d, o->gold != NULL) : diff_text(&d, o->gold != NULL, o->summary)) status = d.len ? EXIT_PARTLY : EXIT_CLEAN;
    diff_free(&d);
    terms_free(&terms);
  }
  if (o->gold) gold_free(&gold);
  return status;
}

int verb_diff(int argc, char **argv) {
  struct options o = {0};
  struct side a = {.blamed = false}, b = {.blamed = false};
  int status;
  if (!parse_options(argc, argv, &o, &status)) return status;
  if (!read_both(&o, argc, argv, &a, &b, &status)) return status;
  status = run(&o, &a, &b);
  side_free(&a);
  side_free(&b);
  return status;
}
