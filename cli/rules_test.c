/* rules_test.c: `annals rules test`: runs what rules say of themselves (`examples`, `not`, `todo`) through the engine. */
#include <getopt.h>
#include <stdio.h>

#include "cli/rules_test.h"

static const struct option long_options[] = {{"json", no_argument, NULL, 'J'},
                                             {"rule", required_argument, NULL, 'r'},
                                             {"update", no_argument, NULL, 'u'},
                                             {"help", no_argument, NULL, 'h'},
                                             {0}};

static const char help[] = "usage: annals rules test [OPTION...] [PACK]\n\n"
                           "Runs the examples of each rule: 'examples' must give what their marks say, 'not' must not fire, a "
                           "'todo' that holds is told.\n\n"
                           "  -r, --rule NAME  this rule alone; a name that ends in '*' is the beginning of names\n"
                           "  -u, --update     write what the rules now give into the marks; comments and layout stay\n"
                           "      --json       one JSON object an example\n\n"
                           "Exit status: 0 all hold, 1 some do not, 2 usage or output error, 3 the pack does not load\n";

static const char *const kinds[] = {"examples", "not", "todo"};

/* ---- one example */

/* A todo without a mark says that the rule should not fire and still does. */
static bool says_no(const struct trial *t) { return t->kind == TRIAL_NOT || (t->kind == TRIAL_TODO && t->x.marks == 0); }

static void judge(struct trial *t) {
  t->holds = true;
  for (size_t i = 0; i < t->x.marks && !says_no(t); i++) {
    const struct example_mark *m = &t->x.mark[i];
    t->found[i] = rehearsal_find(&t->r, t->rule, m);
    t->good[i] = t->found[i] != NULL && m->attrs != NULL && rehearsed_misses(t->found[i], m) == 0;
    t->holds = t->holds && t->good[i];
  }
  for (size_t i = 0; i < t->r.len && says_no(t); i++)
    if (rehearsed_by(&t->r.at[i], t->rule)) t->holds = false;
}

/* What is wrong with the example as it is written, or NULL. */
static const char *misuse(const struct trial *t) {
  if (t->kind == TRIAL_EXAMPLE && t->x.marks == 0) return "an example marks what its rule makes: [text]{attribute: value}";
  if (t->kind == TRIAL_NOT && t->x.marks > 0) return "the rule does not fire here, so there is nothing to mark";
  return NULL;
}

static void run_one(struct test_run *run, const struct rule *rule, enum trial_kind kind, const struct yaml_node *node) {
  struct trial t = {.rule = rule, .kind = kind};
  struct err e = {0};
  size_t at = 0;
  arena_reset(&run->arena);
  run->count[kind]++;
  if (example_parse(&t.x, node, &run->arena, &at, &e) != ST_OK) {
    test_print_misuse(run, node, at, e.message);
    run->failed++;
    return;
  }
  const char *wrong = misuse(&t);
  if (wrong != NULL) {
    test_print_misuse(run, node, 0, wrong);
    run->failed++;
    return;
  }
  rehearse(&t.r, run->scan, rule, t.x.text, &run->arena);
  judge(&t);
  if (run->update && kind == TRIAL_EXAMPLE && !t.holds) test_update(run, &t);
  if (kind == TRIAL_TODO)
    run->done += t.holds;
  else
    run->failed += !t.holds;
  if (run->json)
    test_print_json(run, &t);
  else
    test_print(run, &t);
}

static bool wanted(const struct test_run *run, struct view name) {
  if (run->only.len == 0) return true;
  if (run->only.p[run->only.len - 1] != '*') return view_eq(run->only, name);
  size_t n = run->only.len - 1;
  return name.len >= n && memcmp(name.p, run->only.p, n) == 0;
}

static void run_rules(struct test_run *run) {
  const struct ruleset *rs = run->pack.rs;
  for (uint16_t i = 0; i < rs->rules_len; i++) {
    const struct rule *r = &rs->rules[i];
    if (!wanted(run, r->name)) continue;
    run->rules++;
    for (int k = TRIAL_EXAMPLE; k <= TRIAL_TODO; k++) {
      const struct yaml_node *list = yaml_get(r->node, kinds[k]);
      for (const struct yaml_node *n = list ? list->first : NULL; n != NULL; n = n->next) run_one(run, r, (enum trial_kind)k, n);
    }
  }
}

/* ---- all */

static void summary(const struct test_run *run) {
  printf("%zu rule%s: %zu examples, %zu not, %zu todo", run->rules, run->rules == 1 ? "" : "s", run->count[TRIAL_EXAMPLE],
         run->count[TRIAL_NOT], run->count[TRIAL_TODO]);
  printf(run->failed ? ": %zu FAILED" : ": all hold", run->failed);
  if (run->done) printf(", %zu todo hold%s", run->done, run->done == 1 ? "s" : "");
  if (run->update) printf(", %zu updated", run->updated);
  putchar('\n');
}

static bool parse_options(int argc, char **argv, struct test_run *run, int *status) {
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "r:uh", long_options, NULL)) != -1;) {
    switch (c) {
    case 'J': run->json = true; break;
    case 'r': run->only = view_of(optarg); break;
    case 'u': run->update = true; break;
    case 'h': return fputs(help, stdout), *status = EXIT_CLEAN, false;
    default: return *status = EXIT_USAGE, false;
    }
  }
  return true;
}

int rules_test(int argc, char **argv) {
  struct test_run run = {0};
  int status;
  if (!parse_options(argc, argv, &run, &status)) return status;
  if (!open_pack(&run.pack, optind < argc ? argv[optind] : "yearbook", &status)) return status;
  arena_init(&run.arena);
  arena_init(&run.kept);
  buf_init(&run.out);
  run.scan = extractor_new(run.pack.rs);
  run_rules(&run);
  status = run.failed ? EXIT_PARTLY : EXIT_CLEAN;
  if (run.rules == 0) {
    complain_cli("no rule of the pack is named '%.*s'", (int)run.only.len, run.only.p);
    status = EXIT_USAGE;
  }
  if (run.update && !test_write_updates(&run)) status = EXIT_USAGE;
  if (run.out.len) fwrite(run.out.p, 1, run.out.len, stdout);
  if (!run.json && run.rules) summary(&run);
  extractor_free(run.scan);
  buf_free(&run.out);
  arena_free(&run.arena);
  arena_free(&run.kept);
  pack_close(&run.pack);
  return status;
}
