/* match.c: the rules of a stage are tried where its filter says that they can match. */
#include <stdlib.h>

#include "extract/probe.h"

static void tell_limit(struct scan *s, const struct rule *r, uint32_t at) {
  uint64_t bit = 1ull << (r->id % 64);
  if (s->limit_told & bit) return;
  s->limit_told |= bit;
  uint32_t from, to;
  units_of(s, 0, at, at + 1, &from, &to);
  const struct token *t = &s->tokens.at[from < s->units_len ? s->units[from].first : s->first];
  struct span span = {t->start, t->end};
  char *m = arena_printf(&s->arena, "rule '%.*s' hit its match limit here and was left out", (int)r->name.len, r->name.p);
  emit_finding(s, "limit", "warning", &span, 1, view_of(m));
}

static struct match *add_match(struct scan *s) {
  if (s->matches_len == s->matches_cap) {
    s->matches_cap = s->matches_cap * 2 + 128;
    s->matches = resized(s->matches, s->matches_cap, sizeof *s->matches);
  }
  return &s->matches[s->matches_len++];
}

/* A pattern has matched: `o` is what it and its groups took, the last of them `taken - 1`. Gives its end. */
static uint32_t take_match(struct scan *s, const struct rule *r, uint32_t unit, const PCRE2_SIZE *o, int taken) {
  struct match *m = add_match(s);
  uint32_t at = (uint32_t)o[0], end = (uint32_t)o[1];
  *m = (struct match){.rule = r, .start = at, .end = end, .unit = unit, .took = EXPR_ALWAYS, .cap = arena_alloc(&s->arena, r->captures * sizeof *m->cap)};
  for (int i = 0; i < r->captures; i++) {
    bool took = i < taken && o[2 * i] != PCRE2_UNSET;
    if (took && i < 63 && o[2 * i] < o[2 * i + 1]) m->took |= 1ull << i;
    m->cap[i] = (struct capture){took ? (uint32_t)o[2 * i] : NOWHERE, took ? (uint32_t)o[2 * i + 1] : NOWHERE, r->plain ? unit : NOWHERE, unit + 1};
  }
  bool stands = r->when == NULL || eval_when(s, m);
  probe_tell(s, (struct probe_event){stands ? PROBE_MATCHED : PROBE_REFUSED, r, .at = at, .match = m});
  if (!stands) s->matches_len--;
  else if (r->apart) s->behind[r->id] = (struct behind){s->run, end};
  return end;
}

/* Tries a rule at a byte of the projection; returns the end of the match, or 0. */
static uint32_t try_rule(struct scan *s, const struct rule *r, uint32_t at, uint32_t unit) {
  struct view text = {s->projection.p, s->projection.len};
  probe_tell(s, (struct probe_event){PROBE_TRY, r, .at = at});
  int rc = rule_match(s->rs, r, text, at, s->data, s->limits);
  const PCRE2_SIZE *o = pcre2_get_ovector_pointer(s->data);
  if (rc > 0 && o[1] > o[0]) return take_match(s, r, unit, o, rc);
  probe_tell(s, (struct probe_event){PROBE_FAILED, r, .at = at});
  if (rc <= 0 && rc != PCRE2_ERROR_NOMATCH) tell_limit(s, r, at);
  return 0;
}

/* The pattern is one symbol, and the filter has found it: all groups take it. */
static void take_symbol(struct scan *s, const struct rule *r, uint32_t unit) {
  PCRE2_SIZE *o = pcre2_get_ovector_pointer(s->data);
  for (int i = 0; i < r->captures; i++) {
    o[2 * i] = s->units[unit].at;
    o[2 * i + 1] = s->units[unit].end;
  }
  probe_tell(s, (struct probe_event){PROBE_TRY, r, .at = s->units[unit].at});
  take_match(s, r, unit, o, r->captures);
}

/* A rule that begins with anything looks through the whole sentence. */
static void search(struct scan *s, const struct rule *r) {
  for (uint32_t at = 0; at < s->projection.len;) {
    uint32_t end = try_rule(s, r, at, 0);
    if (end == 0 || r->opens) return;
    at = end;
  }
}

/* Fills s->chances, last unit first and in it the last part, and gives the rules that may be found by searching. */
static uint64_t find_chances(struct scan *s, struct filter *f, size_t *n) {
  bool all = s->probe != NULL && s->probe->failures;
  uint64_t search = f->always_search;
  filter_trim(f);
  uint32_t state[FILTER_PARTS], parts = f->parts;
  if (s->chances_cap < parts * s->units_len + 1) {
    s->chances_cap = parts * s->units_cap + 1;
    s->chances = resized(s->chances, s->chances_cap, sizeof *s->chances);
  }
  for (uint32_t p = 0; p < parts; p++) state[p] = all ? FILTER_ALL : FILTER_END;
  struct chance *c = s->chances;
  for (uint32_t i = (uint32_t)s->units_len; i-- > 0;)
    for (uint32_t p = parts; p-- > 0;) {
      uint32_t to = filter_step(f, &f->part[p], state[p], s->units[i].column);
      if (!all) state[p] = to & ~FILTER_BUSY;
      *c = (struct chance){i, (uint16_t)p, (uint16_t)(to & ~FILTER_BUSY)}; /* written in any case: whether it stands is as good as random */
      c += (to & FILTER_BUSY) != 0;
    }
  for (const struct chance *one = s->chances; one < c; one++) search |= f->part[one->part].state[one->state].search;
  *n = (size_t)(c - s->chances);
  return search;
}

void match_all(struct scan *s) {
  struct filter *f = s->filters[s->stage_no];
  size_t n;
  uint64_t searching = find_chances(s, f, &n);
  s->matches_len = 0;
  if (n > 0 || searching != 0) project_text(s);
  while (n-- > 0) {
    const struct filter_part *part = &f->part[s->chances[n].part];
    const struct filter_state *state = &part->state[s->chances[n].state];
    const struct unit *u = &s->units[s->chances[n].unit];
    for (uint32_t i = 0; i < state->tries_len; i++) {
      const struct rule *r = &s->rs->rules[part->pool[state->tries + i]];
      if (!(r->zones & s->zone) || (r->apart && s->behind[r->id].run == s->run && u->at < s->behind[r->id].from)) continue;
      if (r->plain) take_symbol(s, r, s->chances[n].unit);
      else try_rule(s, r, u->at, s->chances[n].unit);
    }
  }
  for (uint16_t i = 0; i < s->stage->search_len; i++) {
    const struct rule *r = &s->rs->rules[s->stage->search[i]];
    if ((r->zones & s->zone) && (searching & (1ull << (i & 63)))) search(s, r);
  }
}
