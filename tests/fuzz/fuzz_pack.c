/* Any bytes as a rule pack: loaded or refused with its errors; what loads can read a page; the lint and the layout take all of them. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extract/extract.h"
#include "rules/check.h"
#include "rules/format.h"
#include "rules/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void pass(void *context, const struct record *r) {
  (void)context;
  (void)r;
}

/* A pack is a folder: one in memory where there is such a file system. */
static const char *folder(void) {
  static char path[64];
  if (path[0]) return path;
  snprintf(path, sizeof path, "%s/annals-fuzz-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
  if (mkdtemp(path) == NULL) abort();
  return path;
}

static void read_page(const struct ruleset *rs) {
  static const char page[] = "Title of 2011\n\nIn 2011, A City gave 46.91 million Yuan to B, of which 3 (7%) went to No. 5 School; 1:3, up 4.6%.\n";
  struct record_document d;
  struct document doc;
  struct scan *scan = extractor_new(rs);
  document_init(&doc);
  if (document_from(&doc, "page", VIEW_LIT(page), "UTF-8", NULL) == ST_OK) extract_page(scan, &doc, pass, NULL, &d);
  document_free(&doc);
  extractor_free(scan);
}

/* A pack that has loaded holds no pattern that PCRE2 refuses. */
static void compile_all(const struct ruleset *rs) {
  for (uint16_t i = 0; i < rs->rules_len; i++) {
    int error;
    size_t at;
    pcre2_code *code = rule_compile(rs, &rs->rules[i], &error, &at);
    if (code == NULL) abort();
    pcre2_code_free(code);
  }
}

/* What was laid out stays so. */
static void lay_out(const char *path) {
  struct arena arena;
  struct yaml_node *root;
  struct view once, twice;
  arena_init(&arena);
  if (yaml_read(&root, path, &arena, NULL) == ST_OK && yaml_format(&once, root, &arena, NULL) == ST_OK &&
      yaml_parse(&root, path, once, &arena, NULL) == ST_OK && yaml_format(&twice, root, &arena, NULL) == ST_OK && !view_eq(once, twice))
    abort();
  arena_free(&arena);
}

static void check(void) {
  struct pack_report report;
  pack_check(&report, folder(), NULL);
  pack_report_free(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
  char path[96];
  struct ruleset *rs = NULL;
  struct buf told;
  snprintf(path, sizeof path, "%s/pack.yaml", folder());
  FILE *f = fopen(path, "wb");
  if (f == NULL || fwrite(bytes, 1, len, f) != len) abort();
  fclose(f);
  buf_init(&told);
  if (ruleset_load(&rs, folder(), &told, NULL) == ST_OK) {
    compile_all(rs);
    read_page(rs);
    ruleset_free(rs);
  }
  check();
  lay_out(path);
  unlink(path);
  buf_free(&told);
  return 0;
}
