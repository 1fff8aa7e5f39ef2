/* trace.c: `annals trace FILE:LINE[:COL]`: the verb. What a trace says in text and in JSON is in trace_text.c and trace_json.c. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/trace.h"
#include "output/jsonl.h"

static const struct option long_options[] = {
    {"pack", required_argument, NULL, 'p'}, {"rule", required_argument, NULL, 'r'}, {"encoding", required_argument, NULL, 'e'},
    {"all", no_argument, NULL, 'a'},        {"json", no_argument, NULL, 'J'},       {"help", no_argument, NULL, 'h'},       {0}};

static const char help[] =
    "usage: annals trace [OPTION...] FILE:LINE[:COLUMN]\n\n"
    "Why a page reads as it does. With a column: what each stage saw there, which rules tried, how far they got, who won and by what, and\n"
    "who set each attribute. Without: the records of the line, with their columns. LINE and COLUMN count from 1, columns in characters.\n\n"
    "  -r, --rule NAME      why this rule did not match there (in the sentence, or in any of the line): its nearest miss\n"
    "  -a, --all            also every pattern that stopped early, the stages over the paragraph, and expressions in full\n"
    "  -p, --pack NAME      pack by name or folder (yearbook)\n"
    "  -e, --encoding NAME  encoding of the page (found out)\n"
    "      --json           the same as one JSON object\n\n"
    "Exit status: 0 clean, 2 usage or input error, 3 the pack does not load\n";

struct options {
  const char *pack, *rule, *encoding, *place;
  bool json, all;
};

static bool parse_options(int argc, char **argv, struct options *o, int *status) {
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "p:r:e:ah", long_options, NULL)) != -1;) switch (c) {
      case 'p': o->pack = optarg; break;
      case 'r': o->rule = optarg; break;
      case 'e': o->encoding = optarg; break;
      case 'a': o->all = true; break;
      case 'J': o->json = true; break;
      case 'h': fputs(help, stdout); *status = EXIT_CLEAN; return false;
      default: *status = EXIT_USAGE; return false;
    }
  *status = EXIT_USAGE;
  if (optind + 1 != argc) return complain_cli("name one place: FILE:LINE or FILE:LINE:COLUMN"), false;
  o->place = argv[optind];
  return true;
}

/* Cuts `:number` off the end of a path. */
static bool cut_number(char *path, unsigned long *out) {
  char *colon = strrchr(path, ':'), *end;
  if (colon == NULL || colon[1] < '0' || colon[1] > '9') return false;
  *out = strtoul(colon + 1, &end, 10);
  if (*end != '\0') return false;
  *colon = '\0';
  return true;
}

static bool parse_place(char *place, unsigned long *line, unsigned long *column) {
  unsigned long last, before;
  if (!cut_number(place, &last)) return false;
  bool both = cut_number(place, &before);
  *line = both ? before : last;
  *column = both ? last : 0;
  return *line > 0 && (!both || *column > 0);
}

/* The span of a line, or of one character of it. False where the page has none. */
static bool find_span(struct view text, unsigned long line, unsigned long column, struct span *out) {
  uint32_t at = 0;
  for (; line > 1; line--) {
    const char *nl = memchr(text.p + at, '\n', text.len - at);
    if (nl == NULL) return false;
    at = (uint32_t)(nl - text.p) + 1;
  }
  const char *nl = at < text.len ? memchr(text.p + at, '\n', text.len - at) : NULL;
  uint32_t end = nl ? (uint32_t)(nl - text.p) : (uint32_t)text.len;
  *out = (struct span){at, end};
  for (; column > 1 && at < end; column--)
    do at++;
    while (at < end && ((unsigned char)text.p[at] & 0xC0) == 0x80);
  if (column > 0) *out = (struct span){at, at + 1};
  return column == 0 || (column == 1 && at < end);
}

/* Keeps the records that the place asks for: those of its line, or those that hold its character. */
static void take_record(void *context, const struct record *r) {
  struct trace_view *v = context;
  if (r->type > RECORD_ENTITY) return; /* findings and sentences */
  bool mine = v->column == 0 ? r->span.line == v->line : r->span.start < v->raw.end && v->raw.start < r->span.end;
  if (!mine) return;
  trace_line(v, r);
  if (v->records++) buf_char(&v->json, ',');
  jsonl_record(&v->json, r);
  v->json.len--; /* its line end */
}

static int run(const struct options *o, const struct ruleset *rs, struct document *d, char *place) {
  struct trace_view v = {.rs = rs, .doc = d, .all = o->all};
  struct trace trace;
  struct err e = {0};
  if (!parse_place(place, &v.line, &v.column)) return complain_cli("'%s' is no FILE:LINE or FILE:LINE:COLUMN", o->place), EXIT_USAGE;
  if (document_read(d, place, o->encoding, &e) != ST_OK) return complain_cli("%s: %s", place, e.message), EXIT_USAGE;
  if (!find_span(d->text, v.line, v.column, &v.q.span)) return complain_cli("%s has no line %lu%s", place, v.line, v.column ? " with that column" : ""), EXIT_USAGE;
  if (o->rule != NULL && (v.q.rule = find_rule(rs, o->rule)) == NULL) return EXIT_USAGE;
  v.raw = (struct span){document_raw(d, v.q.span.start), document_raw(d, v.q.span.end)};
  painter_init(&v.lines);
  buf_init(&v.json);
  trace_page(&trace, rs, d, &v.q, take_record, &v);
  v.trace = &trace;
  bool ok = o->json ? trace_json(&v) : trace_text(&v);
  buf_free(&v.json);
  buf_free(&v.lines.out);
  trace_free(&trace);
  return ok ? EXIT_CLEAN : EXIT_USAGE;
}

int verb_trace(int argc, char **argv) {
  struct options o = {.pack = "yearbook"};
  int status;
  if (!parse_options(argc, argv, &o, &status)) return status;
  struct ruleset *rs = load_pack(o.pack, &status);
  if (rs == NULL) return status;
  struct document d;
  document_init(&d);
  char *place = strdup(o.place);
  if (place == NULL) abort();
  status = run(&o, rs, &d, place);
  free(place);
  document_free(&d);
  ruleset_free(rs);
  return status;
}
