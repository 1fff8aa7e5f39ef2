/* score.c: `annals score GOLD RECORDS`: precision, recall and F1 of each layer, what is confused with what, errors by layer. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/paint.h"
#include "cli/records.h"
#include "cli/terms.h"
#include "output/jsonl.h"
#include "score/score.h"

static const struct option long_options[] = {{"errors", required_argument, NULL, 'n'}, {"layer", required_argument, NULL, 'l'}, {"text", required_argument, NULL, 't'},
                                             {"pack", required_argument, NULL, 'p'},   {"json", no_argument, NULL, 'J'},        {"help", no_argument, NULL, 'h'},
                                             {0}};

static const char help[] =
    "usage: annals score [OPTION...] GOLD RECORDS\n\n"
    "Judges records by a folder of gold files (DOC.jsonl judges DOC.txt, FINDINGS.jsonl the findings): precision, recall and F1 of each layer,\n"
    "F1 by document, what was taken for what, and with --errors the errors of each layer.\n\n"
    "  -n, --errors N      up to N errors of each layer\n"
    "  -l, --layer NAME    errors of this layer alone\n"
    "  -t, --text FOLDER   where the pages are, when not beside the gold\n"
    "  -p, --pack NAME     pack whose score.yaml says what is passed over in phrases (the one that made the records)\n"
    "      --json          layers, confusions and errors as one JSON object\n\n"
    "Exit status: 0 clean, 2 usage or input error\n";

struct options {
  const char *text, *pack, *layer;
  size_t errors;
  bool json;
};

/* ---- text */

static void put_layer(struct painter *p, struct view name, struct tally t) {
  struct score_prf x = tally_prf(t);
  paint(p, PAINT_PLAIN, "%-22.*s%8.4f%8.4f%8.4f%8u\n", (int)name.len, name.p, x.p, x.r, x.f, t.tp + t.fn);
}

static void put_layers(struct painter *p, const struct score *s) {
  paint(p, PAINT_BOLD, "%-22s%8s%8s%8s%8s\n", "layer", "P", "R", "F1", "gold");
  for (int l = 0; l < LAYERS; l++)
    if (s->total[l].any) put_layer(p, view_of(score_layer_names[l]), s->total[l]);
  for (size_t i = 0; i < s->named_len; i++) put_layer(p, s->named[i].name, s->named[i].tally);
  if (s->findings) paint(p, PAINT_PLAIN, "findings reported: %u\n", s->findings);
}

static void put_rows(struct painter *p, const struct score *s) {
  static const enum score_layer show[] = {LAYER_FIGURE, LAYER_VALUE, LAYER_HEDGE, LAYER_ITEM_ALIKE, LAYER_TIME,
                                          LAYER_FACT,   LAYER_FULL,  LAYER_DATE,  LAYER_NUMBER,     LAYER_ENTITY};
  paint(p, PAINT_BOLD, "\n%-26s", "F1 by document");
  for (size_t i = 0; i < sizeof show / sizeof *show; i++) paint(p, PAINT_BOLD, "%8s", score_layer_names[show[i]]);
  buf_char(&p->out, '\n');
  for (size_t k = 0; k < s->rows_len; k++) {
    paint(p, PAINT_PLAIN, "%-26.*s", (int)s->rows[k].doc.len, s->rows[k].doc.p);
    for (size_t i = 0; i < sizeof show / sizeof *show; i++) {
      struct tally t = s->rows[k].tally[show[i]];
      if (t.any) paint(p, PAINT_PLAIN, "%8.3f", tally_prf(t).f);
      else paint(p, PAINT_DIM, "%8s", "-");
    }
    buf_char(&p->out, '\n');
  }
}

#define CONFUSIONS 12 /* that are shown; --json has all */

static void put_confusions(struct painter *p, const struct score *s) {
  if (s->confusions_len == 0) return;
  paint(p, PAINT_BOLD, "\n%-28s%-28s%6s\n", "gold", "taken for", "times");
  for (size_t i = 0; i < s->confusions_len && i < CONFUSIONS; i++) {
    const struct score_confusion *c = &s->confusions[i];
    paint(p, PAINT_PLAIN, "%-28.*s%-28.*s%6u\n", (int)c->gold.len, c->gold.p, (int)c->got.len, c->got.p, c->count);
  }
  if (s->confusions_len > CONFUSIONS) paint(p, PAINT_DIM, "and %zu more pairs\n", s->confusions_len - CONFUSIONS);
}

static void put_error(struct painter *p, const struct score_error *e) {
  paint(p, PAINT_DIM, "  %.*s:%u", (int)e->doc.len, e->doc.p, e->at);
  paint_tab(p, 32);
  paint_view(p, PAINT_PLAIN, e->message);
  buf_char(&p->out, '\n');
}

/* Layers in the order in which their first error was met. */
static void put_errors(struct painter *p, const struct score *s, const struct options *o) {
  for (size_t i = 0; i < s->errors_len; i++) {
    const char *layer = s->errors[i].layer;
    size_t n = 0, before = 0;
    if (o->layer != NULL && strcmp(layer, o->layer) != 0) continue;
    for (size_t k = 0; k < i; k++) before += strcmp(s->errors[k].layer, layer) == 0;
    if (before > 0) continue;
    for (size_t k = 0; k < s->errors_len; k++) n += strcmp(s->errors[k].layer, layer) == 0;
    paint(p, PAINT_BOLD, "\n%s: %zu\n", layer, n);
    n = 0;
    for (size_t k = i; k < s->errors_len && n < o->errors; k++)
      if (strcmp(s->errors[k].layer, layer) == 0) put_error(p, &s->errors[k]), n++;
  }
}

/* ---- JSON */

static void json_layer(struct buf *out, bool first, struct view name, struct tally t) {
  struct score_prf x = tally_prf(t);
  if (!first) buf_char(out, ',');
  json_text(out, name);
  buf_printf(out, ":{\"p\":%.6f,\"r\":%.6f,\"f\":%.6f,\"gold\":%u}", x.p, x.r, x.f, t.tp + t.fn);
}

static void put_json(struct buf *out, const struct score *s) {
  bool first = true;
  buf_str(out, "{\"layers\":{");
  for (int l = 0; l < LAYERS; l++) {
    if (!s->total[l].any) continue;
    json_layer(out, first, view_of(score_layer_names[l]), s->total[l]);
    first = false;
  }
  for (size_t i = 0; i < s->named_len; i++) json_layer(out, false, s->named[i].name, s->named[i].tally);
  buf_printf(out, "},\"findings\":%u,\"confusions\":[", s->findings);
  for (size_t i = 0; i < s->confusions_len; i++) {
    buf_str(out, i ? ",{\"gold\":" : "{\"gold\":");
    json_text(out, s->confusions[i].gold);
    buf_str(out, ",\"got\":");
    json_text(out, s->confusions[i].got);
    buf_printf(out, ",\"count\":%u}", s->confusions[i].count);
  }
  buf_str(out, "],\"errors\":[");
  for (size_t i = 0; i < s->errors_len; i++) {
    buf_str(out, i ? ",{\"doc\":" : "{\"doc\":");
    json_text(out, s->errors[i].doc);
    buf_str(out, ",\"layer\":");
    json_text(out, view_of(s->errors[i].layer));
    buf_printf(out, ",\"at\":%u,\"message\":", s->errors[i].at);
    json_text(out, s->errors[i].message);
    buf_char(out, '}');
  }
  buf_str(out, "]}\n");
}

/* ---- the verb */

static bool report(const struct score *s, const struct options *o) {
  struct painter p;
  painter_init(&p);
  if (o->json) {
    put_json(&p.out, s);
  } else {
    put_layers(&p, s);
    put_rows(&p, s);
    put_confusions(&p, s);
    if (o->errors) put_errors(&p, s, o);
  }
  return painter_finish(&p);
}

static int run(const struct options *o, const char *gold_dir, const char *path) {
  struct gold gold;
  struct record_set records;
  struct terms terms;
  struct score score;
  int status = EXIT_USAGE;
  if (!open_gold(&gold, gold_dir, o->text)) return EXIT_USAGE;
  if (!open_records(&records, path)) {
    gold_free(&gold);
    return EXIT_USAGE;
  }
  if (terms_load(&terms, o->pack, &records)) {
    score_run(&score, &gold, &records, &terms.score);
    if (report(&score, o)) status = EXIT_CLEAN;
    score_free(&score);
    terms_free(&terms);
  }
  records_free(&records);
  gold_free(&gold);
  return status;
}

int verb_score(int argc, char **argv) {
  struct options o = {0};
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "n:l:t:p:h", long_options, NULL)) != -1;) switch (c) {
      case 'n': o.errors = strtoul(optarg, NULL, 10); break;
      case 'l': o.layer = optarg; break;
      case 't': o.text = optarg; break;
      case 'p': o.pack = optarg; break;
      case 'J': o.json = true; break;
      case 'h': return fputs(help, stdout), EXIT_CLEAN;
      default: return EXIT_USAGE;
    }
  if (o.layer != NULL && o.errors == 0) o.errors = 20;
  if (optind + 2 != argc) return complain_cli("name a folder of gold files and a file of records: annals score GOLD RECORDS"), EXIT_USAGE;
  return run(&o, argv[optind], argv[optind + 1]);
}
