/* years.c: which year a page is about, by how often it names it. */
#include "extract/eval.h"

enum { YEAR_FIRST = 1900, YEARS = 200, BEFORE = 80, BEHIND = 160 /* bytes of its line before a year and behind it that are looked at */ };

/* The year told by four digits at `q` that are no part of a longer number, and whether `2014-15` tells that it ends in the next; 0: none. */
static int year_at(const char *p, const char *q, const char *end, bool *fiscal) {
  int y = 0, n = 0, last = 0;
  const char *d = q;
  for (; d < end && *d >= '0' && *d <= '9' && n < 5; d++, n++) y = y * 10 + (*d - '0');
  if (n != 4 || y < YEAR_FIRST || y >= YEAR_FIRST + YEARS || (q > p && strchr(",./-", q[-1]))) return 0;
  if (d < end && (*d == '-' || *d == '/')) d++;
  else if (end - d >= 3 && memcmp(d, "\xE2\x80\x93", 3) == 0) d += 3;
  else return y;
  for (n = 0; d < end && *d >= '0' && *d <= '9' && n < 3; d++, n++) last = last * 10 + (*d - '0');
  *fiscal = n == 2 && last == (y + 1) % 100;
  return y;
}

/* The line around the year at byte `at`, as much of it as is looked at, with a mark in the place of the year. */
static size_t line_of_year(const struct scan *s, uint32_t at, char *out) {
  struct view t = s->doc->text;
  bool wrapped = s->doc->wrapped != 0;
  uint32_t from = at > BEFORE ? at - BEFORE : 0, behind = at + 4, to = t.len - behind > BEHIND ? behind + BEHIND : (uint32_t)t.len;
  while (from < at && ((unsigned char)t.p[from] & 0xC0) == 0x80) from++;
  while (to > behind && to < t.len && ((unsigned char)t.p[to] & 0xC0) == 0x80) to--;
  for (uint32_t i = from; i < at; i++)
    if (t.p[i] == '\n' && (!wrapped || t.p[i + 1] == '\n')) from = i + 1;
  for (uint32_t i = behind; i < to; i++)
    if (t.p[i] == '\n' && (!wrapped || i + 1 == to || t.p[i + 1] == '\n')) to = i;
  memcpy(out, t.p + from, at - from);
  memcpy(out + (at - from), YEAR_MARK, 3);
  memcpy(out + (at - from) + 3, t.p + behind, to - behind);
  return at - from + 3 + (to - behind);
}

/* What the pack's patterns say of lines, while the years of a page are counted. */
struct lines {
  pcre2_match_data *data;
  bool told[YEAR_LINES];          /* that the pattern gave up */
  char text[BEFORE + 3 + BEHIND]; /* the line of the year in question */
  size_t len;
};

static const struct view gave_up[] = {[YEAR_COMPARED] = VIEW_LIT("'compared' of the pack hit its match limit at this year"),
                                      [YEAR_STATED] = VIEW_LIT("'stated' of the pack hit its match limit at this year")};

/* True when the pack says this of the year at byte `at`, whose line is at hand. */
static bool line_says(struct scan *s, struct lines *l, enum year_line what, uint32_t at) {
  if (s->year_line[what] == NULL) return false;
  int rc = pcre2_match(s->year_line[what], (PCRE2_SPTR)l->text, l->len, 0, PCRE2_NO_UTF_CHECK, l->data, s->limits);
  if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH || l->told[what]) return rc >= 0;
  struct span here = {at, at + 4};
  emit_finding(s, "limit", "warning", &here, 1, gave_up[what]);
  l->told[what] = true;
  return false;
}

/* The patterns that the pack has, as machine code, for they are tried at each year. */
static void prepare(struct scan *s) {
  int error;
  size_t at;
  for (int i = 0; i < YEAR_LINES; i++) {
    if (s->rs->year_line[i].len == 0 || s->year_line[i] != NULL) continue;
    s->year_line[i] = year_line_compile(s->rs->year_line[i], &error, &at);
    if (s->year_line[i] != NULL) pcre2_jit_compile(s->year_line[i], PCRE2_JIT_COMPLETE);
  }
}

/* Of a running head that stood on a page before: the year in it is told once. */
static bool in_repeated_head(const struct scan *s, const char *q) {
  const char *p = s->doc->text.p, *nl = s->doc->heads ? memrchr(p, '\n', (size_t)(q - p)) : NULL;
  return nl != NULL && document_repeats(s->doc, (uint32_t)(nl - p) + 1);
}

/* Once a page. */
static void count_years(struct scan *s) {
  if (s->years != NULL) return;
  struct lines lines = {.data = pcre2_match_data_create(1, NULL)};
  prepare(s);
  s->stated = (struct prevailing){0};
  struct year_count *years = s->years = ARENA_ARRAY(&s->page, struct year_count, 2 * YEARS);
  const char *p = s->doc->text.p, *end = p + s->doc->text.len;
  for (const char *q = p; q < end; q++) {
    bool fiscal = false;
    if (*q < '0' || *q > '9') continue;
    int y = year_at(p, q, end, &fiscal);
    if (y && !in_repeated_head(s, q)) {
      struct year_count *c = &years[y - YEAR_FIRST + (fiscal ? YEARS : 0)];
      if (c->times + c->beside == 0) c->first = (uint32_t)(q - p);
      lines.len = line_of_year(s, (uint32_t)(q - p), lines.text);
      ++*(line_says(s, &lines, YEAR_COMPARED, (uint32_t)(q - p)) ? &c->beside : &c->times);
      if (line_says(s, &lines, YEAR_STATED, (uint32_t)(q - p))) s->stated = (struct prevailing){.year = y, .fiscal = fiscal, .times = 1};
    }
    while (q + 1 < end && q[1] >= '0' && q[1] <= '9') q++;
  }
  pcre2_match_data_free(lines.data);
}

/* More often, else more often beside what the page is about; negative: less often. */
static int oftener(const struct year_count *a, const struct year_count *b) {
  return a->times != b->times ? (a->times > b->times ? 1 : -1) : (a->beside > b->beside) - (a->beside < b->beside);
}

bool prevailing_year(struct scan *s, int latest, struct prevailing *out) {
  count_years(s);
  const struct year_count *years = s->years;
  int best = 0;
  bool rival = false;
  for (int i = 1; i < 2 * YEARS; i++) {
    bool fiscal = i >= YEARS, within = fiscal && (i - YEARS == best || i - YEARS + 1 == best); /* 2014-15 speaks for 2014 and 2015 */
    int order = oftener(&years[i], &years[best]);
    if (years[i].times + years[i].beside == 0 || order < 0 || YEAR_FIRST + i % YEARS + fiscal > latest) continue;
    rival = order == 0 && !within;
    if (!rival || years[i].times < 2 || years[i].first < years[best].first) best = i; /* of those named once the latest */
  }
  uint32_t times = years[best].times ? years[best].times : years[best].beside;
  *out = (struct prevailing){.year = YEAR_FIRST + best % YEARS, .fiscal = best >= YEARS, .times = times, .rival = rival};
  return times > 0;
}

bool stated_year(struct scan *s, struct prevailing *out) {
  count_years(s);
  *out = s->stated;
  return out->times > 0;
}

uint32_t year_mentions(struct scan *s, int first, int last) {
  count_years(s);
  if (first < YEAR_FIRST || first >= YEAR_FIRST + YEARS || last < first || last > first + 1) return 0;
  return s->years[first - YEAR_FIRST + (last > first ? YEARS : 0)].times;
}
