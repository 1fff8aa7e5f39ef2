/* rules.c: `annals rules VERB`: the tools of who writes rules. One row a sub-verb, one file each (rules_NAME.c). */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct verb verbs[] = {
    {"check", "what loads and still is not what its author meant", rules_check},
    {"list", "the rules of a pack, in the order in which they run", rules_list},
    {"test", "run the examples that stand in the rules", rules_test},
    {"explain", "one rule: as compiled, what it reads, where it fires, whom it beats", rules_explain},
    {"profile", "what each rule costs and gives over pages, and what no rule reads", rules_profile},
    {"judge", "what each rule gives, right and wrong, held against gold", rules_judge},
    {"accept", "turn records that are right into gold or examples", rules_accept},
    {"schema", "the JSON Schema of pack files, for editors", rules_schema},
    {"seal", "a pack as the image that this program starts from", rules_seal},
    {"format", "pack files in the canonical layout", rules_format},
};
#define VERBS (sizeof verbs / sizeof *verbs)

static void usage(FILE *out) {
  fputs("usage: annals rules VERB [OPTION...] [PACK]\n\n", out);
  for (size_t i = 0; i < VERBS; i++) fprintf(out, "  %-10s %s\n", verbs[i].name, verbs[i].help);
  fputs("\nPACK is the name of a pack or its folder (yearbook); 'annals rules VERB --help' tells the options of a verb\n", out);
}

int verb_rules(int argc, char **argv) {
  if (argc < 2) {
    usage(stderr);
    return EXIT_USAGE;
  }
  if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
    usage(stdout);
    return EXIT_CLEAN;
  }
  const struct verb *verb = verb_find(verbs, VERBS, argv[1]);
  if (verb == NULL) return EXIT_USAGE;
  argv[1] = argv[0];
  return verb->run(argc - 1, argv + 1);
}
