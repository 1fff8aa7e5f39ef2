/* rules_list.c: `annals rules list`: one line a rule, in the order in which they run: stage, then place in the pack. */
#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "output/jsonl.h"

static const struct option long_options[] = {{"json", no_argument, NULL, 'J'}, {"help", no_argument, NULL, 'h'}, {0}};

static const char help[] = "usage: annals rules list [--json] [PACK]\n\n"
                           "The rules of a pack in the order in which they run, one a line: stage, name, what it makes or "
                           "updates, priority, place, why.\n\n"
                           "      --json  one JSON object a line\n";

/* What the rule adds, or `on GROUP`. */
static void put_makes(struct buf *out, const struct ruleset *rs, const struct rule *r) {
  for (uint16_t i = 0; i < r->makes; i++) {
    if (i) buf_char(out, ' ');
    buf_view(out, ruleset_name(rs, r->make[i].type));
  }
  for (uint16_t i = 0; i < r->groups && r->on; i++)
    if (r->group[i].number == r->on)
      buf_printf(out, "%son %.*s", r->makes ? " " : "", (int)r->group[i].name.len, r->group[i].name.p);
}

static void list_text(struct buf *out, const struct ruleset *rs, const struct rule *r) {
  struct buf makes;
  buf_init(&makes);
  put_makes(&makes, rs, r);
  const struct view *stage = &rs->stages[r->stage].name;
  buf_printf(out, "%-10.*s %-28.*s %-16.*s %4d  %.*s:%u", (int)stage->len, stage->p, (int)r->name.len, r->name.p, (int)makes.len,
             makes.p ? makes.p : "", r->priority, (int)r->file.len, r->file.p, r->line);
  if (r->why.len) buf_printf(out, "  %.*s", (int)r->why.len, r->why.p);
  buf_char(out, '\n');
  buf_free(&makes);
}

static void list_json(struct buf *out, const struct ruleset *rs, const struct rule *r) {
  buf_str(out, "{\"rule\":");
  json_text(out, r->name);
  buf_str(out, ",\"stage\":");
  json_text(out, rs->stages[r->stage].name);
  buf_str(out, ",\"makes\":[");
  for (uint16_t i = 0; i < r->makes; i++) {
    if (i) buf_char(out, ',');
    json_text(out, ruleset_name(rs, r->make[i].type));
  }
  buf_printf(out, "],\"updates\":%s,\"priority\":%d,\"file\":", r->on ? "true" : "false", r->priority);
  json_text(out, r->file);
  buf_printf(out, ",\"line\":%u,\"why\":", r->line);
  json_text(out, r->why);
  buf_str(out, "}\n");
}

int rules_list(int argc, char **argv) {
  bool json = false;
  int status;
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "h", long_options, NULL)) != -1;) {
    if (c == 'h') return fputs(help, stdout), EXIT_CLEAN;
    if (c != 'J') return EXIT_USAGE;
    json = true;
  }
  struct ruleset *rs = load_pack(optind < argc ? argv[optind] : "yearbook", &status);
  if (rs == NULL) return status;
  struct buf out;
  buf_init(&out);
  for (uint16_t s = 0; s < rs->stages_len; s++)
    for (uint16_t i = 0; i < rs->rules_len; i++)
      if (rs->rules[i].stage == s) (json ? list_json : list_text)(&out, rs, &rs->rules[i]);
  if (out.len) fwrite(out.p, 1, out.len, stdout);
  buf_free(&out);
  ruleset_free(rs);
  return EXIT_CLEAN;
}
