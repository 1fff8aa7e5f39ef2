/* rules_profile.c: `annals rules profile PACK PATH...`: what each rule costs and gives over a corpus, what is never used, and the numbers
 * that no rule reads. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/pages.h"
#include "cli/unclaimed.h"
#include "extract/census.h"
#include "output/jsonl.h"

static const struct option long_options[] = {{"top", required_argument, NULL, 'n'}, {"counts", no_argument, NULL, 'c'}, {"json", no_argument, NULL, 'J'},
                                             {"help", no_argument, NULL, 'h'},      {0}};

static const char help[] =
    "usage: annals rules profile [OPTION...] PACK PATH...\n\n"
    "What each rule costs and gives over pages: candidates (places that its first token allows), tries (of them, past the filter), matches\n"
    "(of its pattern), refused (by its condition), lost (to another match), won, time and share of the time in rules, the page that cost\n"
    "most. Then what was never used, the numbers that no rule claims by the word behind them, and the counts without a unit by the word in\n"
    "front, most frequent first.\n\n"
    "  -n, --top N   rules and contexts to show (20); 0: all\n"
    "  -c, --counts  without times, by number of tries: the same on every run\n"
    "      --json    all of it as one JSON object\n\n"
    "Exit status: 0 clean, 1 some pages failed, 2 usage or input error, 3 the pack does not load\n";

struct profile {
  const struct ruleset *rs;
  struct census census;
  struct unclaimed unclaimed, unitless; /* numbers that no rule reads; counts of nothing that has a name */
  const struct document *doc;   /* the page at hand */
  struct arena arena;
  const char **pages;           /* paths, by number of the page */
  size_t pages_len, pages_cap;
  uint64_t bytes;
  size_t top;
  bool counts;
};

/* ---- collecting */

static void take_record(void *context, const struct record *r) {
  struct profile *p = context;
  if (r->type == RECORD_NUMBER && view_eq(r->class, VIEW_LIT("unclaimed"))) unclaimed_add(&p->unclaimed, p->rs, p->doc, r, true);
  if (r->type == RECORD_FACT && r->unit.len == 0 && view_eq(r->kind, VIEW_LIT("count"))) unclaimed_add(&p->unitless, p->rs, p->doc, r, false);
}

static void rehearse_page(void *context, const struct document *d) { census_rehearse(&((struct profile *)context)->census, d); }

static void take_page(void *context, const struct document *d) {
  struct profile *p = context;
  struct record_document out;
  if (p->pages_len == p->pages_cap) {
    p->pages_cap = p->pages_cap * 2 + 64;
    const char **more = ARENA_ARRAY(&p->arena, const char *, p->pages_cap);
    if (p->pages_len) memcpy(more, p->pages, p->pages_len * sizeof *more);
    p->pages = more;
  }
  p->pages[p->pages_len++] = arena_copy(&p->arena, view_of(d->path)).p;
  p->doc = d;
  p->bytes += d->raw.len;
  census_page(&p->census, d, take_record, p, &out);
}

static uint64_t rules_ns(const struct profile *p) {
  uint64_t ns = 0;
  for (uint16_t i = 0; i < p->rs->rules_len; i++) ns += p->census.rules[i].ns;
  return ns;
}

/* ---- rules */

struct ranked {
  const struct rule *rule;
  const struct census_rule *c;
};

static int by_time(const void *a, const void *b) {
  const struct ranked *x = a, *y = b;
  if (x->c->ns != y->c->ns) return x->c->ns > y->c->ns ? -1 : 1;
  return (x->rule->id > y->rule->id) - (x->rule->id < y->rule->id);
}

static int by_tries(const void *a, const void *b) {
  const struct ranked *x = a, *y = b;
  if (x->c->tried != y->c->tried) return x->c->tried > y->c->tried ? -1 : 1;
  return (x->rule->id > y->rule->id) - (x->rule->id < y->rule->id);
}

static struct ranked *rank_rules(struct profile *p) {
  struct ranked *list = ARENA_ARRAY(&p->arena, struct ranked, p->rs->rules_len + 1u);
  for (uint16_t i = 0; i < p->rs->rules_len; i++) list[i] = (struct ranked){&p->rs->rules[i], &p->census.rules[i]};
  if (p->rs->rules_len) qsort(list, p->rs->rules_len, sizeof *list, p->counts ? by_tries : by_time);
  return list;
}

static uint64_t matched(const struct census_rule *c) { return c->refused + c->lost + c->won; }

static void put_rule(struct painter *o, const struct profile *p, const struct ranked *r, uint64_t total) {
  const struct census_rule *c = r->c;
  buf_str(&o->out, "  ");
  paint_view(o, c->won ? PAINT_NAME : PAINT_DIM, r->rule->name);
  paint_tab(o, 30);
  paint_view(o, PAINT_PLAIN, p->rs->stages[r->rule->stage].name);
  paint_tab(o, 42);
  paint(o, PAINT_PLAIN, "%10lu %8lu %8lu %8lu %7lu %8lu", c->candidates, c->tried, matched(c), c->refused, c->lost, c->won);
  if (!p->counts) {
    paint(o, PAINT_PLAIN, " %8.3f %5.1f%%  ", (double)c->ns / 1e6, total ? 100.0 * (double)c->ns / (double)total : 0.0);
    if (c->worst_ns) paint_view(o, PAINT_DIM, view_of(p->pages[c->worst_page]));
  }
  buf_char(&o->out, '\n');
}

static void put_rules(struct painter *o, struct profile *p) {
  struct ranked *list = rank_rules(p);
  size_t n = 0, tried = 0;
  for (uint16_t i = 0; i < p->rs->rules_len; i++) tried += list[i].c->tried > 0;
  paint(o, PAINT_BOLD, "  %-28s%-12s%10s %8s %8s %8s %7s %8s%s\n", "rule", "stage", "candidates", "tries", "matches", "refused", "lost", "won",
        p->counts ? "" : "       ms  share  worst page");
  for (; n < tried && (p->top == 0 || n < p->top); n++) put_rule(o, p, &list[n], rules_ns(p));
  if (n < tried) paint(o, PAINT_DIM, "  and %zu more that were tried\n", tried - n);
}

/* ---- coverage */

static void put_names(struct painter *o, size_t *column, struct view name) {
  if (*column + name.len + 2 > 118) {
    buf_str(&o->out, "\n   ");
    *column = 3;
  }
  buf_char(&o->out, ' ');
  paint_view(o, PAINT_PLAIN, name);
  *column += name.len + 1;
}

static void put_unused_rules(struct painter *o, const struct profile *p) {
  size_t n = 0, column = 3;
  for (uint16_t i = 0; i < p->rs->rules_len; i++) n += !census_fired(&p->census, &p->rs->rules[i]);
  paint(o, PAINT_BOLD, "\nrules that never fired: %zu of %u\n", n, p->rs->rules_len);
  if (n) buf_str(&o->out, "   ");
  for (uint16_t i = 0; i < p->rs->rules_len; i++)
    if (!census_fired(&p->census, &p->rs->rules[i])) put_names(o, &column, p->rs->rules[i].name);
  if (n) buf_char(&o->out, '\n');
}

static struct view spelling(struct profile *p, const struct form *f) {
  struct buf b;
  if (f->exact) return f->spelling;
  buf_init(&b);
  for (uint16_t i = 0; i < f->words; i++) {
    if (f->word[i] & FORM_SPACE) buf_char(&b, ' ');
    buf_view(&b, words_text(&p->rs->words, f->word[i] & ~FORM_SPACE));
  }
  struct view v = arena_copy(&p->arena, (struct view){b.p, b.len});
  buf_free(&b);
  return v;
}

struct lexicon {
  atom type;
  size_t entries, seen;
};

static bool has_type(const struct form *f, atom type) {
  for (uint16_t i = 0; i < f->senses; i++)
    if (f->sense[i].type == type) return true;
  return false;
}

/* The form with the same words that is read whatever its case, or NULL: an exact form has its senses too and goes before it. */
static const struct form *fold_twin(const struct ruleset *rs, const struct form *f) {
  if (!f->exact) return NULL;
  for (const struct form_link *l = ruleset_links(rs, f->word[0] & ~FORM_SPACE); l->form != 0; l++) {
    const struct form *o = &rs->forms[l->form];
    if (!o->exact && o->words == f->words && memcmp(o->word, f->word, f->words * sizeof *f->word) == 0) return o;
  }
  return NULL;
}

static void share_with_twins(struct profile *p) {
  for (uint32_t i = 1; i <= p->rs->forms_len; i++) {
    const struct form *twin = p->census.seen[i] ? fold_twin(p->rs, &p->rs->forms[i]) : NULL;
    if (twin != NULL) p->census.seen[twin - p->rs->forms] = 1;
  }
}

/* Does the form count for the lexicon? Not one that no pattern names (it is looked up by functions), nor one whose twin counts. */
static bool counts(const struct ruleset *rs, const struct form *f, atom type) {
  const struct form *twin = fold_twin(rs, f);
  return f->kind->projected != 0 && has_type(f, type) && (twin == NULL || !has_type(twin, type));
}

/* In the order in which their names are first mentioned. */
static size_t list_lexicons(struct profile *p, struct lexicon **out) {
  struct lexicon *by_type = ARENA_ARRAY(&p->arena, struct lexicon, p->rs->atoms_len + 1u);
  size_t n = 0;
  for (uint32_t i = 1; i <= p->rs->forms_len; i++) {
    const struct form *f = &p->rs->forms[i];
    for (uint16_t k = 0; k < f->senses; k++) {
      atom t = f->sense[k].type;
      bool again = false;
      for (uint16_t j = 0; j < k; j++) again = again || f->sense[j].type == t;
      if (again || !counts(p->rs, f, t)) continue;
      by_type[t].entries++;
      by_type[t].seen += p->census.seen[i];
    }
  }
  for (atom t = 1; t < p->rs->atoms_len; t++) {
    struct lexicon l = by_type[t];
    l.type = t;
    if (l.entries) by_type[n++] = l;
  }
  *out = by_type;
  return n;
}

#define NEVER_SHOWN 12 /* unseen forms of a lexicon that are named; --json has all */

static void put_lexicons(struct painter *o, struct profile *p) {
  struct lexicon *list;
  size_t n = list_lexicons(p, &list);
  paint(o, PAINT_BOLD, "\nforms of lexicons that were never seen\n");
  for (size_t k = 0; k < n; k++) {
    size_t shown = 0, column = 32;
    if (list[k].seen == list[k].entries) continue;
    buf_str(&o->out, "  ");
    paint_view(o, PAINT_NAME, p->rs->atoms[list[k].type]);
    paint_tab(o, 16);
    paint(o, PAINT_PLAIN, "%6zu of %-6zu", list[k].entries - list[k].seen, list[k].entries);
    for (uint32_t i = 1; i <= p->rs->forms_len && shown < NEVER_SHOWN; i++) {
      const struct form *f = &p->rs->forms[i];
      if (p->census.seen[i] || !counts(p->rs, f, list[k].type)) continue;
      struct view v = spelling(p, f);
      if ((column += v.len + 2) > 112) break;
      buf_str(&o->out, shown++ ? ", " : " ");
      paint_view(o, PAINT_DIM, v);
    }
    buf_str(&o->out, shown < list[k].entries - list[k].seen ? " …\n" : "\n");
  }
}

/* ---- text, JSON */

static void put_text(struct painter *o, struct profile *p) {
  paint(o, PAINT_BOLD, "%.*s %.*s", (int)p->rs->name.len, p->rs->name.p, (int)p->rs->version.len, p->rs->version.p);
  paint(o, PAINT_PLAIN, ": %u rules in %u stages over %zu page%s, %lu bytes", p->rs->rules_len, p->rs->stages_len, p->pages_len,
        p->pages_len == 1 ? "" : "s", p->bytes);
  if (!p->counts) paint(o, PAINT_PLAIN, "; %.1f ms, of which %.1f in rules", (double)p->census.ns / 1e6, (double)rules_ns(p) / 1e6);
  buf_str(&o->out, "\n\n");
  put_rules(o, p);
  put_unused_rules(o, p);
  put_lexicons(o, p);
  buf_char(&o->out, '\n');
  unclaimed_text(o, "unclaimed numbers", &p->unclaimed, p->top ? p->top : SIZE_MAX);
  unclaimed_text(o, "counts without a unit", &p->unitless, p->top ? p->top : SIZE_MAX);
}

static void json_rule(struct buf *out, const struct profile *p, const struct ranked *r) {
  const struct census_rule *c = r->c;
  buf_str(out, "{\"rule\":");
  json_text(out, r->rule->name);
  buf_str(out, ",\"stage\":");
  json_text(out, p->rs->stages[r->rule->stage].name);
  buf_printf(out, ",\"candidates\":%lu,\"sentences\":%lu,\"tries\":%lu,\"matches\":%lu,\"refused\":%lu,\"lost\":%lu,\"won\":%lu", c->candidates, c->sentences, c->tried, matched(c),
             c->refused, c->lost, c->won);
  if (!p->counts) {
    buf_printf(out, ",\"ns\":%lu,\"worst_page\":", c->ns);
    if (c->worst_ns) json_text(out, view_of(p->pages[c->worst_page]));
    else buf_str(out, "null");
  }
  buf_char(out, '}');
}

static void json_lexicons(struct buf *out, struct profile *p) {
  struct lexicon *list;
  size_t n = list_lexicons(p, &list);
  for (size_t k = 0; k < n; k++) {
    bool first = true;
    buf_str(out, k ? ",{\"lexicon\":" : "{\"lexicon\":");
    json_text(out, p->rs->atoms[list[k].type]);
    buf_printf(out, ",\"forms\":%zu,\"seen\":%zu,\"never\":[", list[k].entries, list[k].seen);
    for (uint32_t i = 1; i <= p->rs->forms_len; i++) {
      if (p->census.seen[i] || !counts(p->rs, &p->rs->forms[i], list[k].type)) continue;
      if (!first) buf_char(out, ',');
      first = false;
      json_text(out, spelling(p, &p->rs->forms[i]));
    }
    buf_str(out, "]}");
  }
}

static void put_json(struct buf *out, struct profile *p) {
  struct ranked *list = rank_rules(p);
  buf_str(out, "{\"pack\":");
  json_text(out, p->rs->name);
  buf_printf(out, ",\"pages\":%zu,\"bytes\":%lu", p->pages_len, p->bytes);
  if (!p->counts) buf_printf(out, ",\"ns\":%lu", p->census.ns);
  buf_str(out, ",\"rules\":[");
  for (uint16_t i = 0; i < p->rs->rules_len; i++) {
    if (i) buf_char(out, ',');
    json_rule(out, p, &list[i]);
  }
  buf_str(out, "],\"lexicons\":[");
  json_lexicons(out, p);
  buf_str(out, "],\"unclaimed\":");
  unclaimed_json(out, &p->unclaimed);
  buf_str(out, ",\"unitless\":");
  unclaimed_json(out, &p->unitless);
  buf_str(out, "}\n");
}

static bool report(struct profile *p, bool json) {
  struct painter o;
  painter_init(&o);
  share_with_twins(p);
  if (json) put_json(&o.out, p);
  else put_text(&o, p);
  return painter_finish(&o);
}

int rules_profile(int argc, char **argv) {
  struct profile p = {.top = 20};
  bool json = false;
  int status;
  size_t failed;
  optind = 1;
  for (int c; (c = getopt_long(argc, argv, "n:ch", long_options, NULL)) != -1;) switch (c) {
      case 'n': p.top = strtoul(optarg, NULL, 10); break;
      case 'c': p.counts = true; break;
      case 'J': json = true; break;
      case 'h': return fputs(help, stdout), EXIT_CLEAN;
      default: return EXIT_USAGE;
    }
  if (optind + 2 > argc) return complain_cli("name a pack and the pages: annals rules profile PACK PATH..."), EXIT_USAGE;
  struct ruleset *rs = load_pack(argv[optind], &status);
  if (rs == NULL) return status;
  p.rs = rs;
  arena_init(&p.arena);
  unclaimed_init(&p.unclaimed);
  unclaimed_init(&p.unitless);
  census_init(&p.census, rs);
  size_t read = pages_each(argv + optind + 1, argc - optind - 1, rehearse_page, &p, &failed);
  if (read > 0) read = pages_each(argv + optind + 1, argc - optind - 1, take_page, &p, &failed);
  status = read == 0 ? EXIT_USAGE : failed ? EXIT_PARTLY : EXIT_CLEAN;
  if (read == 0) complain_cli("no pages found");
  else if (!report(&p, json)) status = EXIT_USAGE;
  census_free(&p.census);
  unclaimed_free(&p.unclaimed);
  unclaimed_free(&p.unitless);
  arena_free(&p.arena);
  ruleset_free(rs);
  return status;
}
