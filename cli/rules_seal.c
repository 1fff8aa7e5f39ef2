/* rules_seal.c: `annals rules seal`: what the build makes of the packs that it ships, so that the program starts without reading them. */
#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/replace.h"
#include "rules/image.h"

static const struct option long_options[] = {{"output", required_argument, NULL, 'o'}, {"help", no_argument, NULL, 'h'}, {0}};

static const char help[] = "usage: annals rules seal -o FILE [PACK]\n\n"
                           "Writes a pack as the image that this very program maps instead of reading the pack. It looks for images beside\n"
                           "itself only and passes over one that another program made or that is of other sources: see docs/design.md.\n\n"
                           "  -o, --output FILE  where; appears whole or not at all\n\n"
                           "Exit status: 0 written, 2 usage or output error, or no images can be made here, 3 the pack does not load\n";

static int seal(const char *folder, const char *output) {
  struct view image;
  struct buf diagnostics;
  struct err e = {0};
  buf_init(&diagnostics);
  enum status st = image_build(&image, folder, &diagnostics, &e);
  if (diagnostics.len) fwrite(diagnostics.p, 1, diagnostics.len, stderr);
  buf_free(&diagnostics);
  if (st != ST_OK) {
    complain_cli("%s", e.message);
    return st == ST_USAGE ? EXIT_USAGE : EXIT_RULES;
  }
  bool written = file_replace(output, image);
  image_unmap();
  return written ? EXIT_CLEAN : EXIT_USAGE;
}

int rules_seal(int argc, char **argv) {
  const char *output = NULL;
  char folder[1024];
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "o:h", long_options, NULL)) != -1;) {
    if (c == 'h') return fputs(help, stdout), EXIT_CLEAN;
    if (c != 'o') return EXIT_USAGE;
    output = optarg;
  }
  if (output == NULL) return complain_cli("rules seal needs --output FILE"), EXIT_USAGE;
  pack_folder(folder, sizeof folder, optind < argc ? argv[optind] : "yearbook");
  return seal(folder, output);
}
