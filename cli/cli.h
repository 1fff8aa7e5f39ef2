/* cli.h: the verbs. Only cli/ prints or exits. */
#ifndef ANNALS_CLI_CLI_H
#define ANNALS_CLI_CLI_H

#include "rules/load.h"

enum exit_status { EXIT_CLEAN = 0, EXIT_PARTLY = 1, EXIT_USAGE = 2, EXIT_RULES = 3 };

struct verb {
  const char *name, *help;
  int (*run)(int argc, char **argv);
};

int verb_extract(int argc, char **argv);
int verb_audit(int argc, char **argv);
int verb_export(int argc, char **argv);
int verb_schema(int argc, char **argv);
int verb_rules(int argc, char **argv);
int verb_trace(int argc, char **argv);
int verb_score(int argc, char **argv);
int verb_diff(int argc, char **argv);

/* The verbs of `annals rules`. */
int rules_check(int argc, char **argv);
int rules_format(int argc, char **argv);
int rules_list(int argc, char **argv);
int rules_schema(int argc, char **argv);
int rules_seal(int argc, char **argv);
int rules_test(int argc, char **argv);
int rules_explain(int argc, char **argv);
int rules_profile(int argc, char **argv);
int rules_judge(int argc, char **argv);
int rules_accept(int argc, char **argv);

/* `annals: message` on stderr. */
void complain_cli(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A verb of a table (of at most 16) by name; complains, with the nearest name, and gives NULL when it has none. */
const struct verb *verb_find(const struct verb *table, size_t n, const char *name);
/* The folder of a pack: named with a slash, else beside the build, then where packs are installed, then here. */
void pack_folder(char *path, size_t size, const char *pack);
/* Loads a pack by folder or by name (pack_folder), by its image where the program has one; prints
 * what is wrong. NULL: *status says the exit status. */
struct ruleset *load_pack(const char *pack, int *status);
/* The same with the sources of the pack (pack_close), and from them. */
bool open_pack(struct pack *out, const char *pack, int *status);
/* A rule by name; complains, with the nearest name, and gives NULL when the pack has none. */
const struct rule *find_rule(const struct ruleset *rs, const char *name);

#endif
