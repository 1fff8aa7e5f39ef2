/* rules_test.h: a run of the examples of a pack: rules_test.c judges, rules_test_print.c tells, rules_test_update.c rewrites. */
#ifndef ANNALS_CLI_RULES_TEST_H
#define ANNALS_CLI_RULES_TEST_H

#include "cli/cli.h"
#include "cli/replace.h"
#include "extract/rehearse.h"

enum trial_kind { TRIAL_EXAMPLE, TRIAL_NOT, TRIAL_TODO };

struct trial {
  const struct rule *rule;
  enum trial_kind kind;
  struct example x;
  struct rehearsal r;
  const struct rehearsed *found[EXAMPLE_MARKS_MAX]; /* by mark: what the rule made there, or NULL */
  bool good[EXAMPLE_MARKS_MAX];                     /* ... and it is as the mark says */
  bool holds;
};

struct file_edit {
  const struct yaml_file *file;
  struct edit edit;
};

struct test_run {
  struct pack pack;
  struct scan *scan;
  struct arena arena; /* of one example */
  struct arena kept;  /* of the run */
  struct buf out;
  struct view only; /* rules to run, or empty */
  bool json, update;
  size_t rules, count[3], failed, done, updated;
  struct file_edit *edits;
  size_t edits_len, edits_cap;
};

void test_print(struct test_run *run, const struct trial *t);
void test_print_json(struct test_run *run, const struct trial *t);
void test_print_misuse(struct test_run *run, const struct yaml_node *node, size_t at, const char *message);
/* Notes the edits that make the marks say what the rule gives; marks `t` as holding when all of them could be. */
void test_update(struct test_run *run, struct trial *t);
bool test_write_updates(struct test_run *run);

#endif
