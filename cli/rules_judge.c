/* rules_judge.c: `annals rules judge PACK GOLD [PATH...]`: what each rule gives, right and wrong, held against gold. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/blamed.h"
#include "cli/cli.h"
#include "cli/paint.h"
#include "cli/records.h"
#include "cli/terms.h"
#include "output/jsonl.h"
#include "score/credit.h"

static const struct option long_options[] = {{"top", required_argument, NULL, 'n'},   {"rule", required_argument, NULL, 'r'},
                                             {"field", required_argument, NULL, 'f'}, {"json", no_argument, NULL, 'J'},
                                             {"help", no_argument, NULL, 'h'},        {0}};

static const char help[] =
    "usage: annals rules judge [OPTION...] PACK GOLD [PATH...]\n\n"
    "Holds what each rule gives against a folder of gold files: of the figures that it makes and of the fields of facts that it was the last\n"
    "to set, how many are right, how many wrong (gold says something else) and how many spare (gold leaves the field empty); rules with most\n"
    "faults first. Then the same by field, with what is missing. The pages are those beside the gold, or those of the paths.\n\n"
    "  -r, --rule NAME   the faults of this rule, one a line\n"
    "  -f, --field NAME  this field alone: figure, item, time, change, status, per, actor, recipient, action, part_of\n"
    "  -n, --top N       rules or faults to show (20); 0: all\n"
    "      --json        all of it as one JSON object\n\n"
    "Exit status: 0 clean, 2 usage or input error, 3 the pack does not load\n";

struct options {
  size_t top;
  const char *rule, *field;
  bool json;
};

static bool field_asked(const struct options *o, enum score_layer layer) { return o->field == NULL || strcmp(credit_field(layer), o->field) == 0; }
static bool rule_asked(const struct options *o, struct view rule) { return o->rule == NULL || view_eq(rule, view_of(o->rule)); }
static uint32_t given(const uint32_t count[CREDITS]) { return count[CREDIT_RIGHT] + count[CREDIT_WRONG] + count[CREDIT_SPARE]; }

/* ---- text */

static void put_counts(struct painter *p, const uint32_t count[CREDITS]) {
  uint32_t n = given(count);
  paint(p, PAINT_PLAIN, "%8u%8u%8u%8u", n, count[CREDIT_RIGHT], count[CREDIT_WRONG], count[CREDIT_SPARE]);
  if (n) paint(p, PAINT_PLAIN, "%7.1f%%", 100.0 * count[CREDIT_RIGHT] / n);
  else paint(p, PAINT_DIM, "%8s", "-");
}

static void put_rules(struct painter *p, const struct credit *c, const struct options *o) {
  size_t shown = 0, all = 0;
  paint(p, PAINT_BOLD, "  %-32s%-12s%6s%8s%8s%8s%8s\n", "rule", "field", "given", "right", "wrong", "spare", "share");
  for (size_t i = 0; i < c->rules_len; i++) {
    const struct credit_rule *r = &c->rules[i];
    if (r->rule.len == 0 || !field_asked(o, r->layer) || credit_faults(r) == 0) continue;
    all++;
    if (o->top && shown == o->top) continue;
    shown++;
    buf_str(&p->out, "  ");
    paint_view(p, PAINT_NAME, r->rule);
    paint_tab(p, 34);
    paint(p, PAINT_PLAIN, "%-10s", credit_field(r->layer));
    put_counts(p, r->count);
    buf_char(&p->out, '\n');
  }
  if (shown < all) paint(p, PAINT_DIM, "  and %zu more with faults\n", all - shown);
}

static void put_fields(struct painter *p, const struct credit *c, const struct options *o) {
  paint(p, PAINT_BOLD, "\n  %-44s%6s%8s%8s%8s%8s%9s\n", "by field", "given", "right", "wrong", "spare", "share", "missing");
  for (size_t k = 0; k < credit_layers_len; k++) {
    uint32_t sum[CREDITS] = {0};
    for (size_t i = 0; i < c->rules_len; i++)
      for (int v = 0; c->rules[i].layer == credit_layers[k] && v < CREDITS; v++) sum[v] += c->rules[i].count[v];
    if (!field_asked(o, credit_layers[k]) || given(sum) + sum[CREDIT_MISSING] == 0) continue;
    paint(p, PAINT_PLAIN, "  %-42s", credit_field(credit_layers[k]));
    put_counts(p, sum);
    paint(p, PAINT_PLAIN, "%9u\n", sum[CREDIT_MISSING]);
  }
}

static void put_text_of(struct painter *p, struct view v) {
  if (v.p == NULL) {
    buf_str(&p->out, "nothing");
    return;
  }
  buf_char(&p->out, '\'');
  paint_view(p, PAINT_PLAIN, v);
  buf_char(&p->out, '\'');
}

static void put_faults(struct painter *p, const struct credit *c, const struct options *o) {
  size_t shown = 0, all = 0;
  for (size_t i = 0; i < c->len; i++) {
    const struct credit_case *x = &c->cases[i];
    if ((x->verdict != CREDIT_WRONG && x->verdict != CREDIT_SPARE) || !rule_asked(o, x->rule) || !field_asked(o, x->layer)) continue;
    all++;
    if (o->top && shown == o->top) continue;
    shown++;
    buf_str(&p->out, "  ");
    paint_view(p, PAINT_DIM, x->page->doc.doc);
    paint(p, PAINT_DIM, ":%u:%u", x->r->span.line, x->r->span.column);
    paint_tab(p, 34);
    put_text_of(p, x->r->text);
    paint(p, PAINT_PLAIN, " %s: gold ", credit_field(x->layer));
    put_text_of(p, x->gold);
    buf_str(&p->out, ", got ");
    put_text_of(p, x->got);
    buf_char(&p->out, '\n');
  }
  if (all == 0) paint(p, PAINT_PLAIN, "no faults of a rule called %s\n", o->rule);
  if (shown < all) paint(p, PAINT_DIM, "  and %zu more\n", all - shown);
}

/* ---- JSON */

static const char *const verdicts[CREDITS] = {"right", "wrong", "spare", "missing"};

static void json_rule(struct buf *out, const struct credit_rule *r) {
  buf_str(out, "{\"rule\":");
  if (r->rule.len) json_text(out, r->rule);
  else buf_str(out, "null");
  buf_printf(out, ",\"field\":\"%s\"", credit_field(r->layer));
  for (int v = 0; v < CREDITS; v++) buf_printf(out, ",\"%s\":%u", verdicts[v], r->count[v]);
  buf_char(out, '}');
}

static void json_view(struct buf *out, const char *key, struct view v) {
  buf_printf(out, ",\"%s\":", key);
  if (v.p) json_text(out, v);
  else buf_str(out, "null");
}

static void json_fault(struct buf *out, const struct credit_case *x) {
  uint32_t at = x->r ? x->r->span.start : x->g->start;
  buf_str(out, "{\"doc\":");
  json_text(out, x->page->doc.doc);
  buf_printf(out, ",\"start\":%u,\"field\":\"%s\",\"verdict\":\"%s\"", at, credit_field(x->layer), verdicts[x->verdict]);
  json_view(out, "rule", x->rule.len ? x->rule : (struct view){NULL, 0});
  json_view(out, "text", x->r ? x->r->text : x->g->text);
  json_view(out, "gold", x->gold);
  json_view(out, "got", x->got);
  buf_char(out, '}');
}

static void put_json(struct buf *out, const struct credit *c, const struct options *o) {
  bool first = true;
  buf_str(out, "{\"rules\":[");
  for (size_t i = 0; i < c->rules_len; i++) {
    if (!field_asked(o, c->rules[i].layer) || !rule_asked(o, c->rules[i].rule)) continue;
    if (!first) buf_char(out, ',');
    first = false;
    json_rule(out, &c->rules[i]);
  }
  buf_str(out, "],\"faults\":[");
  first = true;
  for (size_t i = 0; i < c->len; i++) {
    const struct credit_case *x = &c->cases[i];
    if (x->verdict == CREDIT_RIGHT || !field_asked(o, x->layer) || !rule_asked(o, x->rule)) continue;
    if (!first) buf_char(out, ',');
    first = false;
    json_fault(out, x);
  }
  buf_str(out, "]}\n");
}

/* ---- the verb */

static bool report(const struct credit *c, const struct options *o) {
  struct painter p;
  painter_init(&p);
  if (o->json) {
    put_json(&p.out, c, o);
  } else if (o->rule) {
    put_faults(&p, c, o);
  } else {
    put_rules(&p, c, o);
    put_fields(&p, c, o);
  }
  return painter_finish(&p);
}

static int run(const struct options *o, struct gold *gold, struct blamed *b) {
  const struct score_blame blame = {b, blamed_rule};
  struct terms terms;
  struct credit credit;
  if (!terms_load(&terms, NULL, &b->records)) return EXIT_USAGE;
  credit_run(&credit, &b->records, gold, &terms.score, &blame);
  bool judged = credit.len > 0, ok = judged && report(&credit, o);
  if (!judged) complain_cli("no page has gold");
  credit_free(&credit);
  terms_free(&terms);
  return ok ? EXIT_CLEAN : EXIT_USAGE;
}

static bool field_known(const char *name) {
  for (size_t i = 0; i < credit_layers_len; i++)
    if (strcmp(credit_field(credit_layers[i]), name) == 0) return true;
  return false;
}

int rules_judge(int argc, char **argv) {
  struct options o = {.top = 20};
  struct blamed b = {.known = false};
  struct gold gold;
  int status;
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "n:r:f:h", long_options, NULL)) != -1;) switch (c) {
      case 'n': o.top = strtoul(optarg, NULL, 10); break;
      case 'r': o.rule = optarg; break;
      case 'f': o.field = optarg; break;
      case 'J': o.json = true; break;
      case 'h': return fputs(help, stdout), EXIT_CLEAN;
      default: return EXIT_USAGE;
    }
  if (optind + 2 > argc) return complain_cli("name a pack and a folder of gold files: annals rules judge PACK GOLD [PATH...]"), EXIT_USAGE;
  if (o.field && !field_known(o.field)) return complain_cli("no field is called '%s'; 'annals rules judge --help' lists them", o.field), EXIT_USAGE;
  char **paths = optind + 2 < argc ? argv + optind + 2 : argv + optind + 1; /* the pages lie beside the gold */
  int n = optind + 2 < argc ? argc - optind - 2 : 1;
  if (!open_gold(&gold, argv[optind + 1], NULL)) return EXIT_USAGE;
  if (blamed_read(&b, argv[optind], paths, n, &status)) {
    status = run(&o, &gold, &b);
    blamed_free(&b);
  }
  gold_free(&gold);
  return status;
}
