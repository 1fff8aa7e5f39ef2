/* rules_explain.c: `annals rules explain PACK NAME [PATH...]`: one rule: as written, as compiled, what it reads and begins with, its
 * examples, and over pages where it fired, whom it beats and to whom it loses. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/pages.h"
#include "cli/paint.h"
#include "extract/census.h"
#include "output/jsonl.h"

static const struct option long_options[] = {{"json", no_argument, NULL, 'J'}, {"help", no_argument, NULL, 'h'}, {0}};

static const char help[] =
    "usage: annals rules explain [--json] PACK NAME [PATH...]\n\n"
    "One rule: as written, with its fragments put in, what it reads, what a match begins with and what a sentence must hold, what it makes and\n"
    "sets, how many examples it has. With pages: how often it was tried, matched, lost and won, five places, whom it beats and loses to.\n\n"
    "      --json  the same as one JSON object\n\n"
    "Exit status: 0 clean, 1 some pages failed, 2 usage or input error, 3 the pack does not load\n";

#define CONTEXTS 5
#define WORDS_SHOWN 16 /* of a set of first words */

struct explanation {
  const struct ruleset *rs;
  const struct rule *rule;
  struct painter o;
  struct census census;
  bool counted;                /* pages were named */
  struct arena arena;
  struct context {
    struct view doc, around;
    struct span at;
    size_t line, column;
  } context[CONTEXTS];
  size_t contexts;
};

/* ---- the corpus */

static void take_page(void *context, const struct document *d) {
  struct explanation *x = context;
  struct record_document out;
  census_rehearse(&x->census, d);
  census_page(&x->census, d, record_ignore, NULL, &out);
  for (size_t i = 0; i < x->census.places_len && x->contexts < CONTEXTS; i++) {
    struct context *c = &x->context[x->contexts++];
    struct span at = x->census.places[i], line = at;
    while (line.start > 0 && d->text.p[line.start - 1] != '\n') line.start--;
    while (line.end < d->text.len && d->text.p[line.end] != '\n') line.end++;
    c->doc = arena_copy(&x->arena, view_of(d->path));
    c->around = arena_copy(&x->arena, view_sub(d->text, line.start, line.end));
    c->at = (struct span){at.start - line.start, at.end - line.start};
    place_line_column(d->text, at.start, &c->line, &c->column);
  }
}

/* ---- what it reads */

/* Who gives annotations of a type: rules by name, or the lexicon. */
static void put_makers(struct explanation *x, atom type) {
  size_t n = 0;
  for (uint16_t i = 0; i < x->rs->rules_len; i++) {
    const struct rule *r = &x->rs->rules[i];
    bool makes = false;
    for (uint16_t k = 0; k < r->makes; k++) makes = makes || r->make[k].type == type;
    if (!makes) continue;
    if (n == 4) buf_str(&x->o.out, ", …");
    if (n++ >= 4) continue;
    buf_str(&x->o.out, n == 1 ? "made by " : ", ");
    paint_view(&x->o, PAINT_NAME, r->name);
  }
  if (n == 0) buf_str(&x->o.out, "a lexicon");
}

static void put_reads(struct explanation *x) {
  const struct rule *r = x->rule;
  struct testset told = {0};
  for (uint32_t i = 0; i < r->symbols; i++) {
    const struct pattern_symbol *s = &r->symbol[i];
    if (testset_has(&told, s->test)) continue;
    testset_add(&told, s->test);
    buf_str(&x->o.out, "    ");
    paint_view(&x->o, PAINT_BOLD, view_sub(r->pattern, s->start, s->end));
    paint_tab(&x->o, 34);
    put_makers(x, x->rs->stages[r->stage].test[s->test].type);
    buf_char(&x->o.out, '\n');
  }
}

static struct view test_text(const struct rule *r, uint16_t test) {
  for (uint32_t i = 0; i < r->symbols; i++)
    if (r->symbol[i].test == test) return view_sub(r->pattern, r->symbol[i].start, r->symbol[i].end);
  return (struct view){"?", 1};
}

static void put_clause(struct explanation *x, const struct clause *c) {
  size_t n = 0;
  for (unsigned t = testset_next(&c->tests, 0); t < TESTS_MAX; t = testset_next(&c->tests, t + 1)) {
    if (n++) buf_str(&x->o.out, ", ");
    paint_view(&x->o, PAINT_PLAIN, test_text(x->rule, (uint16_t)t));
  }
  for (uint32_t i = 0; i < c->words_len && i < WORDS_SHOWN; i++) {
    if (n++) buf_str(&x->o.out, ", ");
    paint_view(&x->o, PAINT_PLAIN, words_text(&x->rs->words, c->words[i]));
  }
  if (c->words_len > WORDS_SHOWN) paint(&x->o, PAINT_DIM, " and %u more", c->words_len - WORDS_SHOWN);
}

/* What a match begins with. */
static void put_begins(struct explanation *x) {
  const struct rule *r = x->rule;
  const char *shape = r->search ? "anything: it looks through every sentence" : r->first_letter ? "any word" : r->first_upper ? "a capital" : NULL;
  bool more = !testset_empty(&r->first.tests) || r->first.words_len != 0;
  buf_str(&x->o.out, "  begins with  ");
  put_clause(x, &r->first);
  if (shape != NULL) paint(&x->o, PAINT_PLAIN, "%s%s", more ? ", " : "", shape);
  if (r->first_digits) buf_str(&x->o.out, more || shape != NULL ? ", digits" : "digits");
  buf_char(&x->o.out, '\n');
  for (uint16_t i = 0; i < r->clauses; i++) {
    buf_str(&x->o.out, "  and needs    ");
    put_clause(x, &r->clause[i]);
    buf_char(&x->o.out, '\n');
  }
}

/* ---- what it does */

static void put_sets(struct explanation *x, const struct set *sets, uint16_t n) {
  for (uint16_t i = 0; i < n; i++) {
    buf_str(&x->o.out, "    ");
    paint_view(&x->o, PAINT_PLAIN, x->rs->atoms[sets[i].name]);
    paint_tab(&x->o, 20);
    paint_view(&x->o, PAINT_DIM, sets[i].source);
    buf_char(&x->o.out, '\n');
  }
}

static struct view group_name(const struct rule *r, uint16_t number) {
  for (uint16_t i = 0; i < r->groups; i++)
    if (r->group[i].number == number) return r->group[i].name;
  return VIEW_LIT("the match");
}

static void put_does(struct explanation *x) {
  const struct rule *r = x->rule;
  for (uint16_t i = 0; i < r->makes; i++) {
    struct view at = group_name(r, r->make[i].at), type = x->rs->atoms[r->make[i].type];
    paint(&x->o, PAINT_PLAIN, "  makes <%.*s> over %.*s\n", (int)type.len, type.p, (int)at.len, at.p);
    put_sets(x, r->make[i].set, r->make[i].sets);
  }
  if (r->on) {
    struct view on = group_name(r, r->on);
    paint(&x->o, PAINT_PLAIN, "  updates %.*s\n", (int)on.len, on.p);
    put_sets(x, r->set, r->sets);
  }
  if (r->keeps) buf_str(&x->o.out, "  keeps for later sentences\n");
  put_sets(x, r->keep, r->keeps);
}

/* ---- the YAML */

static void put_source(struct explanation *x) {
  const struct yaml_node *n = x->rule->node;
  struct view s = n->file->source;
  uint32_t at = n->start, end = n->end;
  size_t line, column;
  while (at > 0 && s.p[at - 1] != '\n') at--;
  while (end > at && (s.p[end - 1] == '\n' || s.p[end - 1] == ' ')) end--;
  place_line_column(s, at, &line, &column);
  while (at < end) {
    const char *nl = memchr(s.p + at, '\n', end - at);
    uint32_t to = nl ? (uint32_t)(nl - s.p) : end;
    paint(&x->o, PAINT_DIM, "%6zu | ", line++);
    paint_view(&x->o, PAINT_PLAIN, view_sub(s, at, to));
    buf_char(&x->o.out, '\n');
    at = to + 1;
  }
}

static size_t examples(const struct rule *r, const char *key) {
  const struct yaml_node *list = yaml_get(r->node, key);
  return list ? list->len : 0;
}

/* ---- the counts */

struct rival {
  uint16_t rule;
  uint32_t count;
};

static int by_count(const void *a, const void *b) {
  const struct rival *x = a, *y = b;
  if (x->count != y->count) return x->count > y->count ? -1 : 1;
  return (x->rule > y->rule) - (x->rule < y->rule);
}

/* Whom the rule beats, or (`won` false) to whom it loses; most often first. */
static size_t rivals(struct explanation *x, bool won, struct rival **out) {
  size_t n = 0, len = x->rs->rules_len;
  struct rival *list = ARENA_ARRAY(&x->arena, struct rival, len + 1);
  for (uint16_t i = 0; i < len; i++) {
    uint32_t count = x->census.beats[won ? x->rule->id * len + i : i * len + x->rule->id];
    if (count) list[n++] = (struct rival){i, count};
  }
  if (n) qsort(list, n, sizeof *list, by_count);
  *out = list;
  return n;
}

static void put_rivals(struct explanation *x, bool won) {
  struct rival *list;
  size_t n = rivals(x, won, &list);
  if (n == 0) return;
  buf_str(&x->o.out, won ? "  beats        " : "  loses to     ");
  for (size_t i = 0; i < n && i < 8; i++) {
    if (i) buf_str(&x->o.out, ", ");
    paint_view(&x->o, PAINT_NAME, x->rs->rules[list[i].rule].name);
    paint(&x->o, PAINT_PLAIN, " (%u)", list[i].count);
  }
  buf_str(&x->o.out, n > 8 ? ", …\n" : "\n");
}

static void put_counts(struct explanation *x) {
  const struct census_rule *c = &x->census.rules[x->rule->id];
  paint(&x->o, PAINT_PLAIN, "\n  over %u page%s: candidates %lu, tries %lu, refused %lu, lost %lu, won %lu; sentences %lu\n", x->census.pages,
        x->census.pages == 1 ? "" : "s", c->candidates, c->tried, c->refused, c->lost, c->won, c->sentences);
  put_rivals(x, true);
  put_rivals(x, false);
  for (size_t i = 0; i < x->contexts; i++) {
    buf_str(&x->o.out, "    ");
    paint_window(&x->o, x->context[i].around, x->context[i].at, 76);
    buf_str(&x->o.out, "  ");
    paint_view(&x->o, PAINT_DIM, x->context[i].doc);
    paint(&x->o, PAINT_DIM, ":%zu:%zu\n", x->context[i].line, x->context[i].column);
  }
}

static void put_zones(struct explanation *x) {
  static const struct { enum zone zone; const char *name; } zones[] = {
      {ZONE_BODY, "body"}, {ZONE_TITLE, "title"}, {ZONE_HEADING, "heading"}, {ZONE_FOOTER, "footer"}};
  bool any = false;
  for (size_t i = 0; i < 4; i++) {
    if (!(x->rule->zones & zones[i].zone)) continue;
    paint(&x->o, PAINT_PLAIN, "%s%s", any ? ", " : "", zones[i].name);
    any = true;
  }
}

static void put_text(struct explanation *x) {
  const struct rule *r = x->rule;
  const struct stage *st = &x->rs->stages[r->stage];
  paint_view(&x->o, PAINT_NAME, r->name);
  paint(&x->o, PAINT_DIM, " (%.*s:%u)", (int)r->file.len, r->file.p, r->line);
  if (r->why.len) buf_str(&x->o.out, "  "), paint_view(&x->o, PAINT_PLAIN, r->why);
  buf_str(&x->o.out, "\n\n");
  put_source(x);
  paint(&x->o, PAINT_PLAIN, "\n  stage        %.*s, %u of %u, over the %s; priority %d; in ", (int)st->name.len, st->name.p, r->stage + 1u, x->rs->stages_len,
        st->over == OVER_PARAGRAPH ? "paragraph" : "sentence", r->priority);
  put_zones(x);
  if (st->needs) paint(&x->o, PAINT_PLAIN, "; where a <%.*s> stands", (int)x->rs->atoms[st->needs].len, x->rs->atoms[st->needs].p);
  buf_str(&x->o.out, "\n  pattern      ");
  paint_view(&x->o, PAINT_PLAIN, r->pattern);
  buf_char(&x->o.out, '\n');
  put_begins(x);
  if (r->symbols) buf_str(&x->o.out, "  reads\n");
  put_reads(x);
  put_does(x);
  paint(&x->o, PAINT_PLAIN, "  examples     %zu, not %zu, todo %zu\n", examples(r, "examples"), examples(r, "not"), examples(r, "todo"));
  if (x->counted) put_counts(x);
}

/* ---- JSON */

static void json_key_text(struct buf *out, const char *key, struct view v) {
  buf_printf(out, ",\"%s\":", key);
  json_text(out, v);
}

static void json_rivals(struct explanation *x, const char *key, bool won) {
  struct rival *list;
  size_t n = rivals(x, won, &list);
  buf_printf(&x->o.out, ",\"%s\":[", key);
  for (size_t i = 0; i < n; i++) {
    buf_str(&x->o.out, i ? ",{\"rule\":" : "{\"rule\":");
    json_text(&x->o.out, x->rs->rules[list[i].rule].name);
    buf_printf(&x->o.out, ",\"count\":%u}", list[i].count);
  }
  buf_char(&x->o.out, ']');
}

static void json_counts(struct explanation *x) {
  const struct census_rule *c = &x->census.rules[x->rule->id];
  buf_printf(&x->o.out, ",\"pages\":%u,\"candidates\":%lu,\"tries\":%lu,\"sentences\":%lu,\"refused\":%lu,\"lost\":%lu,\"won\":%lu", x->census.pages, c->candidates, c->tried,
             c->sentences, c->refused, c->lost, c->won);
  json_rivals(x, "beats", true);
  json_rivals(x, "loses_to", false);
  buf_str(&x->o.out, ",\"places\":[");
  for (size_t i = 0; i < x->contexts; i++) {
    buf_str(&x->o.out, i ? ",{\"doc\":" : "{\"doc\":");
    json_text(&x->o.out, x->context[i].doc);
    buf_printf(&x->o.out, ",\"line\":%zu,\"column\":%zu", x->context[i].line, x->context[i].column);
    json_key_text(&x->o.out, "text", view_sub(x->context[i].around, x->context[i].at.start, x->context[i].at.end));
    buf_char(&x->o.out, '}');
  }
  buf_char(&x->o.out, ']');
}

static void put_json(struct explanation *x) {
  const struct rule *r = x->rule;
  buf_str(&x->o.out, "{\"rule\":");
  json_text(&x->o.out, r->name);
  json_key_text(&x->o.out, "stage", x->rs->stages[r->stage].name);
  json_key_text(&x->o.out, "file", r->file);
  buf_printf(&x->o.out, ",\"line\":%u,\"priority\":%d", r->line, r->priority);
  json_key_text(&x->o.out, "why", r->why);
  json_key_text(&x->o.out, "pattern", r->pattern);
  buf_str(&x->o.out, ",\"reads\":[");
  struct testset told = {0};
  for (uint32_t i = 0; i < r->symbols; i++) {
    if (testset_has(&told, r->symbol[i].test)) continue;
    if (!testset_empty(&told)) buf_char(&x->o.out, ',');
    testset_add(&told, r->symbol[i].test);
    json_text(&x->o.out, view_sub(r->pattern, r->symbol[i].start, r->symbol[i].end));
  }
  buf_printf(&x->o.out, "],\"examples\":%zu,\"not\":%zu,\"todo\":%zu", examples(r, "examples"), examples(r, "not"), examples(r, "todo"));
  if (x->counted) json_counts(x);
  buf_str(&x->o.out, "}\n");
}

int rules_explain(int argc, char **argv) {
  bool json = false;
  int status;
  size_t failed = 0, read = 1;
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "h", long_options, NULL)) != -1;) {
    if (c == 'h') return fputs(help, stdout), EXIT_CLEAN;
    if (c != 'J') return EXIT_USAGE;
    json = true;
  }
  if (optind + 2 > argc) return complain_cli("name a pack and a rule: annals rules explain PACK NAME [PATH...]"), EXIT_USAGE;
  struct pack pack;
  if (!open_pack(&pack, argv[optind], &status)) return status;
  struct explanation x = {.rs = pack.rs, .rule = find_rule(pack.rs, argv[optind + 1]), .counted = optind + 2 < argc};
  status = EXIT_USAGE;
  if (x.rule == NULL) goto done;
  painter_init(&x.o);
  arena_init(&x.arena);
  census_init(&x.census, pack.rs);
  x.census.watched = x.rule;
  if (x.counted) read = pages_each(argv + optind + 2, argc - optind - 2, take_page, &x, &failed);
  (json ? put_json : put_text)(&x);
  if (painter_finish(&x.o)) status = read == 0 ? EXIT_USAGE : failed ? EXIT_PARTLY : EXIT_CLEAN;
  census_free(&x.census);
  arena_free(&x.arena);
done:
  pack_close(&pack);
  return status;
}
