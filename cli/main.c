#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "rules/image.h"

static const struct verb verbs[] = {
    {"extract", "read pages and write their facts, dates, numbers and entities", verb_extract},
    {"audit", "hold records against the text, against each other, and count every number", verb_audit},
    {"export", "write records in the formats of other tools", verb_export},
    {"rules", "tools for who writes rules", verb_rules},
    {"trace", "why a place of a page reads as it does, and why not otherwise", verb_trace},
    {"diff", "what differs between two sets of records, or two packs", verb_diff},
    {"score", "judge records by gold files, layer by layer", verb_score},
    {"schema", "the JSON Schema of the records", verb_schema},
};
#define VERBS (sizeof verbs / sizeof *verbs)

/* Names of files are as foreign as pages: their control characters become '?', so that none drives the terminal. */
void complain_cli(const char *format, ...) {
  va_list args;
  char *message;
  va_start(args, format);
  int n = vasprintf(&message, format, args);
  va_end(args);
  if (n < 0) out_of_memory(0);
  for (char *c = message; *c; c++)
    if ((unsigned char)*c < ' ' || *c == 0x7F) *c = '?';
  fprintf(stderr, "annals: %s\n", message);
  free(message);
}

void pack_folder(char *path, size_t size, const char *pack) {
  if (strchr(pack, '/') != NULL) {
    snprintf(path, size, "%s", pack);
    return;
  }
  snprintf(path, size, "%s/%s", ANNALS_PACK_BUILD, pack);
  if (access(path, R_OK) == 0) return;
  snprintf(path, size, "%s/%s", ANNALS_PACK_INSTALL, pack);
  if (access(path, R_OK) != 0 && access(pack, R_OK) == 0) snprintf(path, size, "%s", pack);
}

static bool open_folder(struct pack *out, const char *folder, int *status) {
  struct buf diagnostics;
  struct err e = {0};
  buf_init(&diagnostics);
  enum status st = pack_open(out, folder, &diagnostics, &e);
  if (diagnostics.len) fwrite(diagnostics.p, 1, diagnostics.len, stderr);
  buf_free(&diagnostics);
  if (st == ST_OK) return true;
  complain_cli("%s", e.message);
  *status = EXIT_RULES;
  return false;
}

bool open_pack(struct pack *out, const char *pack, int *status) {
  char folder[1024];
  pack_folder(folder, sizeof folder, pack);
  return open_folder(out, folder, status);
}

/* Images lie by the name of their pack's folder: beside the program in the build, elsewhere under the prefix when it is installed.
 * Never in the folder of the pack itself. */
static struct ruleset *open_image(const char *folder) {
  static const char *const places[] = {ANNALS_SEALED_BUILD, ANNALS_SEALED_INSTALL};
  char program[1024], path[2200];
  size_t end = strlen(folder);
  while (end > 1 && folder[end - 1] == '/') end--;
  size_t start = end;
  while (start > 0 && folder[start - 1] != '/') start--;
  ssize_t n = readlink("/proc/self/exe", program, sizeof program);
  while (n > 0 && (size_t)n < sizeof program && program[n - 1] != '/') n--;
  struct ruleset *rs = NULL;
  for (size_t i = 0; i < 2 && rs == NULL && n > 0; i++) {
    snprintf(path, sizeof path, "%.*s%s/%.*s", (int)n, program, places[i], (int)(end - start), folder + start);
    rs = image_open(path, folder);
  }
  return rs;
}

struct ruleset *load_pack(const char *pack, int *status) {
  char folder[1024];
  struct pack p;
  pack_folder(folder, sizeof folder, pack);
  struct ruleset *rs = open_image(folder);
  return rs != NULL ? rs : open_folder(&p, folder, status) ? pack_ruleset(&p) : NULL;
}

const struct rule *find_rule(const struct ruleset *rs, const char *name) {
  const char **names = calloc(rs->rules_len + 1u, sizeof *names);
  const struct rule *found = NULL;
  for (uint16_t i = 0; names != NULL && i < rs->rules_len; i++) {
    names[i] = rs->rules[i].name.p; /* arena_copy ends it with a NUL */
    if (view_eq(rs->rules[i].name, view_of(name))) found = &rs->rules[i];
  }
  if (found == NULL) {
    const char *near = names ? diag_nearest(view_of(name), names, rs->rules_len) : NULL;
    complain_cli("no rule of the pack is named '%s'%s%s%s", name, near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
  }
  free(names);
  return found;
}

const struct verb *verb_find(const struct verb *table, size_t n, const char *name) {
  const char *names[16];
  for (size_t i = 0; i < n; i++) {
    names[i] = table[i].name;
    if (strcmp(name, names[i]) == 0) return &table[i];
  }
  const char *near = diag_nearest(view_of(name), names, n);
  complain_cli("no verb is named '%s'%s%s%s; --help lists them", name, near ? " (did you mean '" : "", near ? near : "", near ? "'?)" : "");
  return NULL;
}

static void usage(FILE *out) {
  fputs("usage: annals VERB [OPTION...] [PATH...]\n\n", out);
  for (size_t i = 0; i < VERBS; i++) fprintf(out, "  %-10s %s\n", verbs[i].name, verbs[i].help);
  fputs("\n'annals VERB --help' tells the options of a verb; 'annals --version' the version\n", out);
}

static int run(int argc, char **argv) {
  if (argc < 2) {
    usage(stderr);
    return EXIT_USAGE;
  }
  if (strcmp(argv[1], "--version") == 0) {
    puts("annals " ANNALS_VERSION);
    return EXIT_CLEAN;
  }
  if (strcmp(argv[1], "--help") == 0) {
    usage(stdout);
    return EXIT_CLEAN;
  }
  const struct verb *verb = verb_find(verbs, VERBS, argv[1]);
  if (verb == NULL) return EXIT_USAGE;
  static char name[] = "annals";
  argv[1] = name; /* what getopt's complaints begin with */
  return verb->run(argc - 1, argv + 1);
}

/* What a verb left in the buffer of standard output is its output too: a full disk is no success. */
int main(int argc, char **argv) {
  int status = run(argc, argv);
  if (status >= EXIT_USAGE || (fflush(stdout) == 0 && !ferror(stdout))) return status;
  complain_cli("cannot write 'standard output': %s", strerror(errno));
  return EXIT_USAGE;
}
