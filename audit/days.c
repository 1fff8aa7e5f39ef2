/* days.c: days and years that cannot be: a fact of a day after that on which the page was issued, told as done; so many years, and beside
 * them years that are more or less: "the six-year period 2014-2020". */
#include <stdlib.h>
#include <string.h>

#include "audit/terms.h"
#include "base/edtf.h"

#define LINE_BYTES 60u /* of a line that tells when the page was issued */
#define HEAD_LINES 8u  /* of the page in which it stands */
#define BESIDE 32u     /* bytes between a number of years and the years */

static bool is_day(struct view t) { return t.len == 10 && t.p[4] == '-' && t.p[7] == '-' && memchr(t.p, '/', t.len) == NULL; }

/* The day in a short line of its own, above the first fact. */
static const struct record *issue_of(const struct page *p) {
  uint32_t first = p->figures ? p->figure[0].r->span.start : UINT32_MAX;
  for (size_t i = 0; i < p->len; i++) {
    const struct record *r = &p->records[i];
    if (r->span.start >= first || r->span.line > HEAD_LINES) return NULL;
    if (r->type == RECORD_DATE && is_day(r->edtf) && r->sentence.end - r->sentence.start <= LINE_BYTES) return r;
  }
  return NULL;
}

static bool has_happened(const struct record *r) { return view_eq(r->status, VIEW_LIT("actual")) && names_its_time(r); }

/* "Chisinau, 18 May 2017", and in the text "on 1 January 2018 there were 704,200": told once, of the first such fact. */
static void check_issue(const struct page *p) {
  const struct record *issue = issue_of(p);
  if (issue == NULL) return;
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct record *r = p->figure[i].r;
    if (!has_happened(r) || !is_day(r->time.normal) || memcmp(r->time.normal.p, issue->edtf.p, 10) <= 0) continue;
    struct record day = *r;
    day.type = RECORD_DATE;
    day.span.start = r->time.start, day.span.end = r->time.end;
    const struct record *over[] = {issue, r->time.placed ? &day : r};
    tell(p, "contradiction", "warning", over, 2, "told as a fact of %s on a page that is dated %s",
         quoted_text(p, r->time.normal), quoted_text(p, issue->edtf));
    return;
  }
}

/* ---- so many years */

/* The years from the first to the last of "2014/2020": 6 by difference. */
static bool years_between(struct view t, int64_t *years) {
  int from, to;
  if (t.len != 9 || t.p[4] != '/' || !edtf_first_year(&from, t) || !edtf_last_year(&to, t)) return false;
  *years = to - from;
  return to > from;
}

/* Both written out, with a dash between them: a period that has its first and last year. */
static bool is_written_out(struct view text) {
  size_t digits = 0, letters = 0;
  for (size_t i = 0; i < text.len; i++) {
    digits += text.p[i] >= '0' && text.p[i] <= '9';
    letters += (text.p[i] | 32) >= 'a' && (text.p[i] | 32) <= 'z';
  }
  return digits == 8 && letters == 0;
}

static bool stand_beside(const struct record *a, const struct record *b) {
  uint32_t end = a->span.end < b->span.end ? a->span.end : b->span.end,
           start = a->span.start > b->span.start ? a->span.start : b->span.start;
  return a->sentence.start == b->sentence.start && start >= end && start - end <= BESIDE;
}

static void check_period(const struct page *p, const struct record *length, const struct record *date) {
  int64_t years, stated;
  if (!years_between(date->edtf, &years) || !stand_beside(length, date) || !decimal_integer(&stated, length->value[0])) return;
  int64_t off = stated - (years + 1); /* -1: by difference, as of fiscal years, or from one to the other */
  if (off == 0 || stated < 2 || off > 3 || off < -3 || (off == -1 && !is_written_out(date->text))) return;
  const struct record *over[] = {length, date};
  tell(p, "contradiction", off == -1 ? "info" : "warning", over, 2, "%s beside %s, which is %lld years", quoted(p, length),
       quoted(p, date), (long long)years + 1);
}

static bool is_years(const struct record *r) {
  return r->type == RECORD_FACT && is_kind(r, "duration") && view_eq(r->unit, VIEW_LIT("year")) && stated_exactly(r) &&
         view_eq(r->qualifier, VIEW_LIT("exact"));
}

/* The nearest one on either side. */
static void check_periods(const struct page *p) {
  for (size_t i = 0; i < p->len; i++) {
    if (!is_years(&p->records[i])) continue;
    if (i + 1 < p->len && p->records[i + 1].type == RECORD_DATE)
      check_period(p, &p->records[i], &p->records[i + 1]);
    else if (i > 0 && p->records[i - 1].type == RECORD_DATE)
      check_period(p, &p->records[i], &p->records[i - 1]);
  }
}

void check_days(const struct page *p) {
  check_issue(p);
  check_periods(p);
}
