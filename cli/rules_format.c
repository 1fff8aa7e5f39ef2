/* rules_format.c: `annals rules format`: pack files in the canonical layout. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/replace.h"
#include "rules/format.h"

static const struct option long_options[] = {{"check", no_argument, NULL, 'c'}, {"help", no_argument, NULL, 'h'}, {0}};

static const char help[] = "usage: annals rules format [--check] [PACK | FILE.yaml...]\n\n"
                           "Lays out pack files in place: indentation, single quotes, lists and maps in brackets filled to 140 "
                           "columns; comments stay. Prints\n"
                           "the files that changed.\n\n"
                           "  -c, --check  change nothing, print what would\n\n"
                           "Exit status: 0 all laid out, 1 a file could not be (or, with --check, would change), 2 usage or "
                           "output error, 3 the pack does not load\n";

struct format_run {
  bool check;
  size_t changed, failed;
  int status;
};

static void format_file(struct format_run *run, const struct yaml_node *root, struct arena *arena) {
  const struct yaml_file *file = root->file;
  struct view out;
  struct err e = {0};
  if (yaml_format(&out, root, arena, &e) != ST_OK) {
    complain_cli("%s: %s", file->path, e.message);
    run->failed++;
    return;
  }
  if (view_eq(out, file->source)) return;
  run->changed++;
  puts(file->path);
  if (!run->check && !file_replace(file->path, out)) run->status = EXIT_USAGE;
}

static void format_pack(struct format_run *run, const char *name) {
  struct pack p;
  if (!open_pack(&p, name, &run->status)) return;
  for (size_t i = 0; i < p.files_len; i++) format_file(run, p.files[i], &p.trees);
  pack_close(&p);
}

/* A file alone need not be of a pack that loads. */
static void format_path(struct format_run *run, const char *path) {
  struct arena arena;
  struct yaml_node *root;
  struct err e = {0};
  arena_init(&arena);
  if (yaml_read(&root, path, &arena, &e) == ST_OK)
    format_file(run, root, &arena);
  else {
    if (e.line)
      complain_cli("%s:%zu:%zu: %s", e.file, e.line, e.column, e.message);
    else
      complain_cli("%s", e.message);
    run->failed++;
  }
  arena_free(&arena);
}

static bool is_file(const char *path) {
  size_t n = strlen(path);
  return n > 5 && strcmp(path + n - 5, ".yaml") == 0;
}

int rules_format(int argc, char **argv) {
  struct format_run run = {.status = EXIT_CLEAN};
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "ch", long_options, NULL)) != -1;) {
    if (c == 'h') return fputs(help, stdout), EXIT_CLEAN;
    if (c != 'c') return EXIT_USAGE;
    run.check = true;
  }
  if (optind == argc) format_pack(&run, "yearbook");
  for (int i = optind; i < argc; i++) (is_file(argv[i]) ? format_path : format_pack)(&run, argv[i]);
  if (run.status != EXIT_CLEAN) return run.status;
  return run.failed || (run.check && run.changed) ? EXIT_PARTLY : EXIT_CLEAN;
}
