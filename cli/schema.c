/* schema.c: the verb: the JSON Schema of the records, as docs/ has it. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

extern const unsigned char records_schema[];
extern const size_t records_schema_len;

int verb_schema(int argc, char **argv) {
  if (argc > 1) {
    bool help = strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0;
    fputs("usage: annals schema\n\nPrints the JSON Schema (2020-12) of the records that 'annals extract' writes.\n", help ? stdout : stderr);
    return help ? EXIT_CLEAN : EXIT_USAGE;
  }
  fwrite(records_schema, 1, records_schema_len, stdout);
  return EXIT_CLEAN;
}
