/* rules_check.c: `annals rules check`: the lint of a pack, for people, programs and code hosts. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/cli.h"
#include "output/jsonl.h"
#include "rules/check.h"

static const struct option long_options[] = {
    {"format", required_argument, NULL, 'F'}, {"notes", no_argument, NULL, 'n'}, {"help", no_argument, NULL, 'h'}, {0}};

static const char help[] =
    "usage: annals rules check [OPTION...] [PACK]\n\n"
    "Tells what keeps a pack from loading and what loads and still is not what its author meant. docs/lint.md has a chapter for\n"
    "each code.\n\n"
    "  -F, --format NAME  text, json (one object a line) or sarif (SARIF 2.1.0) (text)\n"
    "  -n, --notes        notes too; text alone leaves them out\n\n"
    "Exit status: 0 no errors and no warnings, 1 some, 2 usage error, 3 the pack does not load\n";

/* ---- text */

static void put_text(struct buf *out, const struct pack_report *r, bool notes) {
  for (size_t i = 0; i < r->notices.len; i++)
    if (notes || r->notices.at[i].severity != NOTICE_NOTE) notice_print(out, &r->notices.at[i], true);
  const size_t *n = r->count;
  buf_printf(out, "%zu rule%s: %zu error%s, %zu warning%s, %zu note%s%s\n", r->rules, r->rules == 1 ? "" : "s", n[NOTICE_ERROR],
             n[NOTICE_ERROR] == 1 ? "" : "s", n[NOTICE_WARNING], n[NOTICE_WARNING] == 1 ? "" : "s", n[NOTICE_NOTE],
             n[NOTICE_NOTE] == 1 ? "" : "s", n[NOTICE_NOTE] && !notes ? " (--notes)" : "");
}

/* ---- json */

/* A path as others read it: without the folder that we stand in. */
static struct view relative(const char *path) {
  char here[1024];
  if (path[0] == '/' && getcwd(here, sizeof here) != NULL) {
    size_t n = strlen(here);
    if (strncmp(path, here, n) == 0 && path[n] == '/') path += n + 1;
  }
  while (path[0] == '.' && path[1] == '/') path += 2;
  return view_of(path);
}

static void region(const struct place *p, size_t line, size_t column, size_t *end_line, size_t *end_column) {
  *end_line = line;
  *end_column = column + 1;
  if (p->source.p == NULL) return;
  place_line_column(p->source, p->end > p->start ? p->end : p->start + 1, end_line, end_column);
}

static void json_field(struct buf *out, const char *key, const char *text) {
  buf_str(out, key);
  if (text)
    json_text(out, view_of(text));
  else
    buf_str(out, "null");
}

static void put_json(struct buf *out, const struct pack_report *r, bool notes) {
  (void)notes;
  for (size_t i = 0; i < r->notices.len; i++) {
    const struct notice *n = &r->notices.at[i];
    size_t line, column;
    region(&n->place, n->line, n->column, &line, &column);
    buf_printf(out, "{\"code\":\"A%d\",\"severity\":\"%s\",\"file\":", n->code, notice_severity_name(n->severity));
    json_text(out, relative(n->place.file));
    buf_printf(out, ",\"line\":%zu,\"column\":%zu,\"end_line\":%zu,\"end_column\":%zu", n->line, n->column, line, column);
    json_field(out, ",\"message\":", n->message);
    json_field(out, ",\"hint\":", n->hint);
    json_field(out, ",\"edit\":", n->edit);
    buf_str(out, "}\n");
  }
}

/* ---- sarif */

/* A path as a relative reference: what URIs do not hold is escaped (RFC 3986). */
static void put_uri(struct buf *out, struct view path) {
  buf_char(out, '"');
  if (path.len && path.p[0] == '/') buf_str(out, "file://");
  for (size_t i = 0; i < path.len; i++) {
    unsigned char c = (unsigned char)path.p[i];
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c);
    if (plain && c)
      buf_char(out, (char)c);
    else
      buf_printf(out, "%%%02X", c);
  }
  buf_char(out, '"');
}

static void put_artifact(struct buf *out, const struct notice *n) {
  buf_str(out, "\"artifactLocation\":{\"uri\":");
  put_uri(out, relative(n->place.file));
  buf_char(out, '}');
}

static void put_region(struct buf *out, const char *key, const struct notice *n) {
  size_t line, column;
  region(&n->place, n->line, n->column, &line, &column);
  buf_printf(out, "\"%s\":{\"startLine\":%zu,\"startColumn\":%zu,\"endLine\":%zu,\"endColumn\":%zu}", key, n->line, n->column,
             line, column);
}

static void put_fix(struct buf *out, const struct notice *n) {
  buf_str(out, ",\"fixes\":[{\"description\":{\"text\":");
  json_text(out, view_of(n->hint ? n->hint : n->message));
  buf_str(out, "},\"artifactChanges\":[{");
  put_artifact(out, n);
  buf_str(out, ",\"replacements\":[{");
  put_region(out, "deletedRegion", n);
  buf_str(out, ",\"insertedContent\":{\"text\":");
  json_text(out, view_of(n->edit));
  buf_str(out, "}}]}]}]");
}

static void put_result(struct buf *out, const struct notice *n) {
  struct buf text;
  buf_init(&text);
  buf_printf(&text, "%s%s%s", n->message, n->hint ? "; " : "", n->hint ? n->hint : "");
  buf_printf(out, "{\"ruleId\":\"A%d\",\"ruleIndex\":%td,\"level\":\"%s\",\"message\":{\"text\":", n->code,
             notice_kind_of(n->code) - notice_kinds, notice_severity_name(n->severity));
  json_text(out, (struct view){text.p, text.len});
  buf_str(out, "},\"locations\":[{\"physicalLocation\":{");
  put_artifact(out, n);
  if (n->line) buf_char(out, ','), put_region(out, "region", n);
  buf_str(out, "}}]");
  if (n->edit) put_fix(out, n);
  buf_char(out, '}');
  buf_free(&text);
}

static void put_sarif(struct buf *out, const struct pack_report *r, bool notes) {
  (void)notes;
  buf_str(out, "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/"
               "sarif-schema-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n"
               "\"tool\":{\"driver\":{\"name\":\"annals\",\"version\":\"" ANNALS_VERSION "\",\"rules\":[\n");
  for (size_t i = 0; i < notice_kinds_len; i++) {
    buf_printf(out, "{\"id\":\"A%d\",\"shortDescription\":{\"text\":", notice_kinds[i].code);
    json_text(out, view_of(notice_kinds[i].title));
    buf_printf(out, "},\"help\":{\"text\":\"docs/lint.md#a%d\"},\"defaultConfiguration\":{\"level\":\"%s\"}}%s\n",
               notice_kinds[i].code, notice_severity_name(notice_kinds[i].severity), i + 1 < notice_kinds_len ? "," : "");
  }
  buf_str(out, "]}},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[");
  for (size_t i = 0; i < r->notices.len; i++) {
    buf_str(out, i ? ",\n" : "\n");
    put_result(out, &r->notices.at[i]);
  }
  buf_str(out, "\n]}]}\n");
}

/* ---- the verb */

static const struct format {
  const char *name;
  void (*put)(struct buf *out, const struct pack_report *r, bool notes);
} formats[] = {{"text", put_text}, {"json", put_json}, {"sarif", put_sarif}};

static const struct format *format_named(const char *name) {
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp(formats[i].name, name) == 0) return &formats[i];
  complain_cli("no format is named '%s' (text, json, sarif)", name);
  return NULL;
}

int rules_check(int argc, char **argv) {
  const struct format *format = &formats[0];
  struct pack_report report;
  struct err e = {0};
  struct buf out;
  char path[1024];
  bool notes = false;
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "F:nh", long_options, NULL)) != -1;) {
    if (c == 'h') return fputs(help, stdout), EXIT_CLEAN;
    if (c == 'n')
      notes = true;
    else if (c != 'F' || (format = format_named(optarg)) == NULL)
      return EXIT_USAGE;
  }
  pack_folder(path, sizeof path, optind < argc ? argv[optind] : "yearbook");
  if (pack_check(&report, path, &e) != ST_OK) {
    complain_cli("%s", e.message);
    pack_report_free(&report);
    return EXIT_RULES;
  }
  buf_init(&out);
  format->put(&out, &report, notes);
  if (out.len) fwrite(out.p, 1, out.len, stdout);
  buf_free(&out);
  int status = !report.loads ? EXIT_RULES : report.count[NOTICE_ERROR] + report.count[NOTICE_WARNING] ? EXIT_PARTLY : EXIT_CLEAN;
  pack_report_free(&report);
  return status;
}
