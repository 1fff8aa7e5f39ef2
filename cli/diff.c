/* diff.c: `annals diff A B`: two sets of records, or what two packs make of one corpus. */
#include <getopt.h>
#include <stdio.h>

#include "cli/blamed.h"
#include "cli/cli.h"
#include "cli/diff.h"
#include "cli/records.h"
#include "cli/terms.h"

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

static bool read_both(const struct options *o, int argc, char **argv, struct blamed *a, struct blamed *b, int *status) {
  *status = EXIT_USAGE;
  if (o->packs == 0) {
    if (!open_records(&a->records, argv[optind])) return false;
    if (open_records(&b->records, argv[optind + 1])) return true;
  } else {
    if (!blamed_read(a, o->pack[0], argv + optind, argc - optind, status)) return false;
    if (blamed_read(b, o->pack[1], argv + optind, argc - optind, status)) return true;
  }
  blamed_free(a);
  return false;
}

static void keep_facts(struct diff *d) {
  size_t n = 0;
  for (size_t i = 0; i < d->len; i++) {
    const struct diff_change *x = &d->changes[i];
    if ((x->a && x->a->type == RECORD_FACT) || (x->b && x->b->type == RECORD_FACT)) d->changes[n++] = *x;
  }
  d->len = n;
}

static int run(const struct options *o, struct blamed *a, struct blamed *b) {
  const struct score_blame old = {a, blamed_rule}, new = {b, blamed_rule};
  bool known = a->known && b->known;
  struct gold gold;
  struct terms terms;
  struct diff d;
  int status = EXIT_USAGE;
  if (o->gold && !open_gold(&gold, o->gold, o->text)) return EXIT_USAGE;
  if (terms_load(&terms, NULL, &b->records)) {
    diff_run(&d, &a->records, &b->records, o->gold ? &gold : NULL, &terms.score, known ? &old : NULL, known ? &new : NULL);
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
  struct blamed a = {.known = false}, b = {.known = false};
  int status;
  if (!parse_options(argc, argv, &o, &status)) return status;
  if (!read_both(&o, argc, argv, &a, &b, &status)) return status;
  status = run(&o, &a, &b);
  blamed_free(&a);
  blamed_free(&b);
  return status;
}
