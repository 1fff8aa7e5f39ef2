/* audit.c: the verb: records against the bytes that they stand on, against each other, and every number of the text accounted for. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/audit.h"
#include "cli/audit_text.h"
#include "cli/cli.h"
#include "cli/records.h"
#include "cli/report.h"
#include "cli/target.h"
#include "output/jsonl.h"

struct options {
  const char *input, *output, *list, *html, *pack;
  bool json, ledger, quiet;
};

struct audit {
  const struct options *o;
  struct record_set set;
  struct listing files;
  FILE *out;
  struct buf text;
  struct report *report; /* or NULL */
  uint64_t found[SEVERITIES], records, failed, skipped;
  bool write_failed;
};

static const char help[] =
    "usage: annals audit [OPTION...] RECORDS|STORE [PATH...]\n\n"
    "Re-derives the records from the bytes of their pages, counts every number, and holds the figures against each other.\n"
    "PATH... are the pages, where they do not lie where the records say.\n\n"
    "  -o, --output FILE      write here instead of standard output; appears whole or not at all\n"
    "      --json             the findings as JSON Lines, nothing else\n"
    "      --ledger           the ledger by section\n"
    "      --list ACCOUNT     only the numbers of one account, one a line: fact, date, number, unclaimed\n"
    "      --html DIR         a report to read: an index, and each page with what became of its numbers\n"
    "  -p, --pack NAME|DIR    the rules that the report points to, when they are those of the records (yearbook)\n"
    "  -q, --quiet            no summary\n"
    "  -h, --help             this text\n\n"
    "Exit status: 0 no errors, 1 findings of severity error or pages that were not at hand, 2 usage, input or output error\n";

static const struct option long_options[] = {{"output", required_argument, NULL, 'o'}, {"json", no_argument, NULL, 'J'},
                                             {"ledger", no_argument, NULL, 'L'},       {"list", required_argument, NULL, 'l'},
                                             {"html", required_argument, NULL, 'H'},   {"pack", required_argument, NULL, 'p'},
                                             {"quiet", no_argument, NULL, 'q'},        {"help", no_argument, NULL, 'h'},
                                             {0}};

static bool is_account(const char *name) {
  static const char *const accounts[] = {"fact", "date", "number", "unclaimed"};
  for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++)
    if (strcmp(accounts[i], name) == 0) return true;
  return false;
}

static bool parse_options(int argc, char **argv, struct options *o, int *status) {
  int c;
  optind = 1;
  *status = EXIT_USAGE;
  while ((c = getopt_long(argc, argv, "o:p:qh", long_options, NULL)) != -1) {
    switch (c) {
      case 'o': o->output = optarg; break;
      case 'J': o->json = true; break;
      case 'L': o->ledger = true; break;
      case 'H': o->html = optarg; break;
      case 'p': o->pack = optarg; break;
      case 'q': o->quiet = true; break;
      case 'l':
        if (!is_account(optarg)) return complain_cli("no account is named '%s' (fact, date, number, unclaimed)", optarg), false;
        o->list = optarg;
        break;
      case 'h': fputs(help, stdout); *status = EXIT_CLEAN; return false;
      default: return false;
    }
  }
  if (optind == argc) return complain_cli("audit needs a file of records or a store"), false;
  o->input = argv[optind];
  if (target_is(o->output, o->input)) return complain_cli("cannot write '%s': it holds the records", o->output), false;
  return true;
}

static void flush(struct audit *a) {
  if (a->text.len && fwrite(a->text.p, 1, a->text.len, a->out) != a->text.len) a->write_failed = true;
  a->text.len = 0;
}

static void put_page(struct audit *a, const struct audited *page) {
  if (a->o->list) {
    audit_text_list(&a->text, page->page, a->o->list);
  } else if (a->o->json) {
    for (size_t i = 0; i < page->findings.len; i++) jsonl_record(&a->text, &page->findings.at[i]);
  } else {
    audit_text_page(&a->text, page);
    if (a->o->ledger) audit_text_ledger(&a->text, page->page);
  }
  flush(a);
}

/* What only the pages together show. */
static void run_across(const struct record_set *set, struct finding_list *found) {
  struct audit_page_records *pages = calloc(set->len, sizeof *pages);
  if (pages == NULL) out_of_memory(set->len * sizeof *pages);
  for (size_t i = 0; i < set->len; i++) pages[i] = (struct audit_page_records){&set->pages[i].doc, set->pages[i].records, set->pages[i].len};
  audit_across(pages, set->len, findings_take, found);
  free(pages);
}

static void run(struct audit *a) {
  struct audited page;
  struct finding_list across;
  audited_init(&page);
  findings_init(&across);
  run_across(&a->set, &across);
  for (size_t i = 0; i < a->set.len; i++) {
    audited_page(&page, &a->set.pages[i], &a->files, &across);
    for (size_t k = 0; k < page.findings.len; k++) a->found[finding_severity(&page.findings.at[k])]++;
    a->records += page.stands.records;
    a->failed += page.stands.failed;
    a->skipped += page.stands.no_file || page.stands.other_version;
    put_page(a, &page);
    if (a->report && !report_add(a->report, i, &page)) break;
  }
  audited_free(&page);
  findings_free(&across);
}

static void summary(const struct audit *a) {
  fprintf(stderr, "%zu page%s, %lu records, %lu that do not hold, %lu errors, %lu warnings, %lu notes", a->set.len, a->set.len == 1 ? "" : "s",
          a->records, a->failed, a->found[SEVERITY_ERROR], a->found[SEVERITY_WARNING], a->found[SEVERITY_INFO]);
  if (a->skipped) fprintf(stderr, ", %lu page%s NOT held against the text", a->skipped, a->skipped == 1 ? "" : "s");
  fputc('\n', stderr);
}

static void problem(void *context, const struct err *e) {
  ++*(uint64_t *)context;
  complain_cli("%s", e->message);
}

int verb_audit(int argc, char **argv) {
  struct options o = {.pack = "yearbook"};
  struct audit a = {.o = &o};
  struct ruleset *rs = NULL;
  struct target target;
  uint64_t problems = 0;
  int status;
  if (!parse_options(argc, argv, &o, &status)) return status;
  if (!open_records(&a.set, o.input)) return EXIT_USAGE;
  listing_init(&a.files);
  buf_init(&a.text);
  for (int i = optind + 1; i < argc; i++) listing_add(&a.files, argv[i], problem, &problems);
  status = EXIT_USAGE;
  if (problems || (a.out = target_open(&target, o.output)) == NULL) {
    if (!problems) complain_cli("cannot write '%s': %s", o.output, strerror(errno));
    goto done;
  }
  if (o.html) {
    int no_rules;
    rs = load_pack(o.pack, &no_rules); /* without them the report only does not say where rules stand */
    if ((a.report = report_begin(o.html, &a.set, rs)) == NULL) {
      target_close(&target, a.out, false);
      goto done;
    }
  }
  run(&a);
  bool reported = a.report == NULL || report_end(a.report);
  bool written = target_close(&target, a.out, reported && !a.write_failed) && !a.write_failed;
  if (!reported || !written) {
    if (!written) complain_cli("cannot write '%s': %s", o.output ? o.output : "standard output", strerror(errno));
    goto done;
  }
  if (!o.quiet) summary(&a);
  status = a.found[SEVERITY_ERROR] || a.skipped ? EXIT_PARTLY : EXIT_CLEAN;
done:
  ruleset_free(rs);
  listing_free(&a.files);
  buf_free(&a.text);
  records_free(&a.set);
  return status;
}
