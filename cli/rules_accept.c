/* rules_accept.c: `annals rules accept RECORDS ID...`: records that the author has looked at and found right become gold lines, or
 * examples of the rules that made them. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/accept.h"
#include "cli/cli.h"
#include "cli/records.h"

static const struct option long_options[] = {{"gold", required_argument, NULL, 'g'}, {"pack", required_argument, NULL, 'p'}, {"rule", required_argument, NULL, 'r'},
                                             {"all", no_argument, NULL, 'a'},        {"help", no_argument, NULL, 'h'},       {0}};

static const char help[] =
    "usage: annals rules accept [OPTION...] RECORDS ID...\n\n"
    "Turns records that are right into gold or into examples, and tells what it wrote. ID is the id of a fact, or FILE:LINE:COLUMN, where a\n"
    "record begins. Without --gold and --pack the gold lines are printed and nothing is written.\n\n"
    "  -g, --gold FOLDER  into FOLDER/PAGE.jsonl; a line of the same type and span gives way\n"
    "  -p, --pack PACK    as examples into the YAML of the rules that made the records: the sentence, marked with what the rule sets there\n"
    "  -r, --rule NAME    with --pack: as examples of this rule\n"
    "  -a, --all          all records but numbers that no rule claims\n\n"
    "Exit status: 0 clean, 1 something could not be accepted (then nothing is written), 2 usage or input error, 3 the pack does not load\n";

struct options {
  const char *gold, *pack, *rule;
  bool all;
};

struct picked {
  struct arena arena;
  struct accepted *list;
  size_t len, cap;
};

static void pick(struct picked *p, const struct record_page *page, const struct record *r) {
  struct accepted one = {page, r};
  ARENA_PUSH(&p->arena, p->list, p->len, p->cap, one);
}

static bool is_named(const struct record_page *page, const struct record *r, const char *id) {
  char place[4200];
  if (r->type > RECORD_ENTITY) return false;
  if (r->type == RECORD_FACT && strcmp(r->id, id) == 0) return true;
  snprintf(place, sizeof place, "%.*s:%u:%u", (int)page->doc.doc.len, page->doc.doc.p, r->span.line, r->span.column);
  return strcmp(place, id) == 0;
}

/* In the order of the records, each once. */
static void pick_named(struct picked *p, const struct record_set *set, char **ids, int n, bool *found) {
  for (size_t i = 0; i < set->len; i++)
    for (size_t k = 0; k < set->pages[i].len; k++) {
      bool named = false;
      for (int j = 0; j < n; j++) {
        if (!is_named(&set->pages[i], &set->pages[i].records[k], ids[j])) continue;
        named = found[j] = true;
      }
      if (named) pick(p, &set->pages[i], &set->pages[i].records[k]);
    }
}

static void pick_all(struct picked *p, const struct record_set *set) {
  for (size_t i = 0; i < set->len; i++)
    for (size_t k = 0; k < set->pages[i].len; k++) {
      const struct record *r = &set->pages[i].records[k];
      if (r->type <= RECORD_ENTITY && !view_eq(r->class, VIEW_LIT("unclaimed"))) pick(p, &set->pages[i], r);
    }
}

static bool pick_records(struct picked *p, const struct options *o, const struct record_set *set, char **ids, int n) {
  bool *found = calloc((size_t)n + 1, sizeof *found), ok = true;
  if (found == NULL) abort();
  if (o->all) pick_all(p, set);
  else pick_named(p, set, ids, n, found);
  for (int j = 0; !o->all && j < n; j++)
    if (!found[j]) ok = false, complain_cli("no record is '%s'", ids[j]);
  free(found);
  return ok;
}

static int accept(const struct options *o, const struct picked *p) {
  int status = EXIT_CLEAN;
  struct buf b;
  if (o->gold && !accept_into_gold(o->gold, p->list, p->len)) status = EXIT_PARTLY;
  if (o->pack && status == EXIT_CLEAN) accept_into_pack(o->pack, o->rule, p->list, p->len, &status);
  if (o->gold || o->pack) return status;
  buf_init(&b);
  for (size_t i = 0; i < p->len; i++) {
    accept_gold_line(&b, &p->list[i]);
    buf_char(&b, '\n');
  }
  if (b.len) fwrite(b.p, 1, b.len, stdout);
  buf_free(&b);
  return status;
}

int rules_accept(int argc, char **argv) {
  struct options o = {0};
  struct record_set set;
  struct picked p = {0};
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "g:p:r:ah", long_options, NULL)) != -1;) switch (c) {
      case 'g': o.gold = optarg; break;
      case 'p': o.pack = optarg; break;
      case 'r': o.rule = optarg; break;
      case 'a': o.all = true; break;
      case 'h': return fputs(help, stdout), EXIT_CLEAN;
      default: return EXIT_USAGE;
    }
  if (optind == argc || (optind + 1 == argc) != o.all) return complain_cli("name a file of records and the ids to accept, or --all"), EXIT_USAGE;
  if (!open_records(&set, argv[optind])) return EXIT_USAGE;
  arena_init(&p.arena);
  int status = EXIT_PARTLY;
  if (pick_records(&p, &o, &set, argv + optind + 1, argc - optind - 1)) status = accept(&o, &p);
  arena_free(&p.arena);
  records_free(&set);
  return status;
}
