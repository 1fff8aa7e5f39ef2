/* The filter of a stage may let a rule be tried in vain; it may never leave out a match. Pages are read with every rule tried wherever
 * its first token stands, and each match found must be one that the filter foresaw. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "corpus/listing.h"
#include "extract/probe.h"
#include "rules/load.h"

static struct ruleset *rs;

struct watch {
  struct filter **filter;  /* by stage: of our own */
  uint16_t (*state)[FILTER_PARTS]; /* by unit of the sentence */
  size_t cap;
  uint64_t search;
  uint64_t tries, matches, foreseen, tried_by_filter;
  bool divided;            /* a table has grown past its limit on the way */
};

/* The column of a unit in our filter, asked for by what the unit's column in the scanner's filter says. */
static uint32_t column_of(struct filter *f, const struct filter *theirs, uint16_t column) {
  struct column c = theirs->column[column];
  for (uint32_t i = 1; i < f->columns; i++)
    if (f->column[i].kind == c.kind && f->column[i].index == c.index && f->column[i].casing == c.casing && f->column[i].margin == c.margin) return i;
  uint16_t slot = 0;
  return filter_add_column(f, &slot, c);
}

static void foresee(struct watch *w, const struct scan *s) {
  struct filter **f = &w->filter[s->stage_no];
  if (*f == NULL) *f = filter_new(rs, s->stage);
  if (w->cap < s->units_len) {
    w->cap = s->units_len;
    w->state = realloc(w->state, w->cap * sizeof *w->state);
    assert_non_null(w->state);
  }
  filter_trim(*f);
  w->search = (*f)->always_search;
  for (uint32_t p = 0; p < (*f)->parts; p++) {
    struct filter_part *part = &(*f)->part[p];
    uint32_t state = FILTER_END;
    for (size_t i = s->units_len; i-- > 0;) {
      state = filter_step(*f, part, state, column_of(*f, s->filters[s->stage_no], s->units[i].column)) & ~FILTER_BUSY;
      w->state[i][p] = (uint16_t)state;
      w->search |= part->state[state].search;
      w->tried_by_filter += part->state[state].tries_len;
    }
    w->divided = w->divided || p > 0;
  }
}

static void see(void *context, const struct scan *s, const struct probe_event *e) {
  struct watch *w = context;
  if (e->kind == PROBE_STAGE) foresee(w, s);
  w->tries += e->kind == PROBE_TRY;
  if (e->kind != PROBE_MATCHED && e->kind != PROBE_REFUSED) return;
  w->matches++;
  if (e->rule->search) {
    w->foreseen += (w->search >> (e->rule->search_no & 63)) & 1;
    return;
  }
  const struct filter *f = w->filter[s->stage_no];
  bool found = false;
  for (const struct filter_part *part = f->part; part < f->part + f->parts; part++) {
    const struct filter_state *state = &part->state[w->state[e->match->unit][part - f->part]];
    for (uint32_t i = 0; i < state->tries_len; i++) found = found || part->pool[state->tries + i] == e->rule->id;
  }
  w->foreseen += found;
  if (!found)
    print_error("not foreseen: rule %.*s at '%.*s'\n", (int)e->rule->name.len, e->rule->name.p, (int)(e->match->end - e->match->start),
                s->projection.p + e->match->start);
}

static void read_pages(const char *folder, struct watch *w) {
  struct listing l;
  struct document d;
  struct record_document summary;
  struct probe probe = {.context = w, .see = see, .failures = true};
  struct scan *s = extractor_new(rs);
  s->probe = &probe;
  w->filter = calloc(rs->stages_len, sizeof *w->filter);
  assert_non_null(w->filter);
  listing_init(&l);
  document_init(&d);
  listing_add(&l, folder, NULL, NULL);
  for (size_t i = 0; i < l.len; i++)
    if (document_read(&d, l.paths[i], NULL, NULL) == ST_OK) extract_page(s, &d, record_ignore, NULL, &summary);
  document_free(&d);
  listing_free(&l);
  extractor_free(s);
  for (uint16_t i = 0; i < rs->stages_len; i++) filter_free(w->filter[i]);
  free(w->filter);
  free(w->state);
}

static bool check_pages(const char *folder, uint64_t least) {
  struct watch w = {0};
  read_pages(folder, &w);
  print_message("%s: %llu tries by first token, %llu by filter, %llu matches\n", folder, (unsigned long long)w.tries,
                (unsigned long long)w.tried_by_filter, (unsigned long long)w.matches);
  assert_true(w.matches >= least);
  assert_int_equal(w.foreseen, w.matches);
  assert_true(w.tried_by_filter * 2 < w.tries); /* else it would be no filter */
  return w.divided;
}

static void sample_pages(void **state) {
  (void)state;
  check_pages(ANNALS_SOURCE "/corpus/sample", 1000);
}

static void test_pages(void **state) {
  (void)state;
  assert_true(check_pages(ANNALS_SOURCE "/tests/pages", 1000)); /* they vary enough for tables in parts */
}

static void shared_pages(void **state) {
  (void)state;
  const char *shared = getenv("ANNALS_SHARED");
  char path[1024];
  snprintf(path, sizeof path, "%s/devset/README.md", shared ? shared : ANNALS_SOURCE "/../shared");
  FILE *f = fopen(path, "r");
  if (f == NULL) skip();
  fclose(f);
  snprintf(path, sizeof path, "%s/devset", shared ? shared : ANNALS_SOURCE "/../shared");
  check_pages(path, 1000);
  snprintf(path, sizeof path, "%s/yearbook", shared ? shared : ANNALS_SOURCE "/../shared");
  check_pages(path, 1000);
}

/* What can follow a place, as one number each, and the edge of a word between them. */
struct following {
  uint32_t key[3]; /* set, flags, and the place where it stands alone */
  uint32_t *to, len;
};

static int by_following(const void *a, const void *b) {
  const struct following *x = a, *y = b;
  int order = memcmp(x->key, y->key, sizeof x->key);
  if (order == 0) order = (x->len > y->len) - (x->len < y->len);
  return order != 0 || x->len == 0 ? order : memcmp(x->to, y->to, x->len * sizeof *x->to);
}

/* In no stage are two places left behind which the same can follow; those of one rule stand in the order of rules. */
static void merged_places(void **state) {
  (void)state;
  for (uint16_t s = 0; s < rs->stages_len; s++) {
    const struct automaton *a = rs->stages[s].automaton;
    struct following *f = calloc(a->len, sizeof *f);
    uint32_t *room = calloc(a->before_at[a->len] + 1u, sizeof *room), used = 0;
    for (uint32_t i = 0; i < a->before_at[a->len]; i++) f[a->before[i].from].len++;
    for (uint32_t p = 0; p < a->len; p++) f[p].to = room + used, used += f[p].len, f[p].len = 0;
    for (uint32_t p = 0; p < a->len; p++)
      for (uint32_t i = a->before_at[p]; i < a->before_at[p + 1u]; i++) {
        struct following *x = &f[a->before[i].from];
        x->to[x->len++] = p * 2 + ((a->before[i].set & BEFORE_EDGE) != 0);
      }
    for (uint32_t p = 0; p < a->len; p++) {
      const struct position *x = &a->position[p];
      bool alone = p == POSITION_END || (x->flags & (POSITION_FIRST | POSITION_INITIAL));
      f[p].key[0] = x->set, f[p].key[1] = x->flags, f[p].key[2] = alone ? p + 1 : 0;
      if (p > POSITION_END) assert_int_equal(x->rule == POSITION_SHARED, p < a->own);
      if (p > a->own) assert_true(x->rule >= a->position[p - 1].rule);
    }
    qsort(f, a->len, sizeof *f, by_following);
    for (uint32_t p = 1; p < a->len; p++) assert_true(by_following(&f[p - 1], &f[p]) < 0);
    free(f);
    free(room);
  }
}

/* A table is divided again and again, also where a rule is larger than its share, so that there are fewer parts than there might be: all
 * places stay, each of a rule's own in one part, and the parts have room. */
static void divided_tables(void **state) {
  (void)state;
  enum { OWN = 5, LARGE = 25, SMALL = 25, EACH = 3, LEN = OWN + LARGE + SMALL * EACH };
  struct position position[LEN] = {0};
  uint32_t before_at[LEN + 1] = {0};
  for (int p = OWN; p < LEN; p++) position[p].rule = (uint16_t)((p - OWN) / EACH < SMALL ? (p - OWN) / EACH : SMALL); /* the large one is the last */
  const struct automaton a = {.len = LEN, .own = OWN, .position = position, .before_at = before_at, .spelt_len = 1};
  const struct stage stage = {.automaton = &a};
  const struct ruleset rules = {.rules_len = 1 + SMALL};
  struct filter *f = filter_new(&rules, &stage);
  for (int times = 0; times < 6; times++) {
    f->part[f->parts - 1].states = LIMIT_FILTER_STATES + 1;
    filter_trim(f);
    assert_in_range(f->parts, 2, FILTER_PARTS);
    assert_int_equal(f->part[0].from, OWN); /* what is of several rules is of all parts */
    assert_true(f->part[f->parts - 1].from <= LEN - LARGE);
    for (uint32_t p = 1; p < f->parts; p++) assert_int_equal(f->part[p].from, f->part[p - 1].to);
    assert_int_equal(f->part[f->parts - 1].to, LEN);
  }
  filter_free(f);
}

int main(void) {
  struct buf diagnostics;
  struct err e;
  buf_init(&diagnostics);
  if (ruleset_load(&rs, ANNALS_PACKS "/yearbook", &diagnostics, &e) != ST_OK) return 1;
  const struct CMUnitTest tests[] = {cmocka_unit_test(sample_pages), cmocka_unit_test(test_pages), cmocka_unit_test(shared_pages),
                                     cmocka_unit_test(merged_places), cmocka_unit_test(divided_tables)};
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  ruleset_free(rs);
  buf_free(&diagnostics);
  return failed;
}
