/* again.c: a number that a page tells twice, with one digit changed or two that changed places, though it is told in other words the second time:
 * "Qinghai moves 19,110 herders" in the headlines, "4,312 households with 18,110 people will have moved" in the report. What is told near by
 * is another number; what is told far off, of one deed or thing at times that are not apart, hardly. All of it is a guess (info). */
#include <string.h>
#include <strings.h>

#include "audit/terms.h"

#define FAR 2      /* sentences that lie between two tellings, or a section's begin */
#define WORD_MIN 6 /* letters of a word that says what a thing is */

static bool told_apart(const struct figure *a, const struct figure *b) {
  return a->section != b->section || (a->sentence > b->sentence ? a->sentence - b->sentence : b->sentence - a->sentence) >= FAR;
}

/* As written: 19,110 has five. */
static uint32_t digits_of(const struct record *r) {
  uint32_t n = digits_written(r);
  return n > 0 ? n : significant_digits(r->value[0]);
}

static uint32_t least_digits(const struct record *a, const struct record *b) {
  uint32_t x = digits_of(a), y = digits_of(b);
  return x < y ? x : y;
}

/* Without the zeros at the end, which many a number has: 130,200 has four. */
static uint32_t telling_digits(const struct record *a, const struct record *b) {
  uint32_t x = significant_digits(a->value[0]), y = significant_digits(b->value[0]), least = x < y ? x : y;
  return least < 3 ? least : x < y ? y : x;
}

static bool differs_in_last(struct decimal gap, const struct record *r) {
  return r->has_precision && gap.exp <= decimal_magnitude(r->precision);
}

/* "pay", "pay out". */
static bool akin_deeds(const struct record *a, const struct record *b) {
  struct view x = a->action.normal, y = b->action.normal;
  size_t least = x.len < y.len ? x.len : y.len;
  if (x.p == NULL || y.p == NULL || memcmp(x.p, y.p, least) != 0) return false;
  return x.len == y.len || (x.len < y.len ? y : x).p[least] == ' ';
}

static uint32_t words_of(struct view v) {
  uint32_t n = v.len > 0;
  for (size_t i = 0; i < v.len; i++) n += v.p[i] == ' ';
  return n;
}

static bool holds_word(struct view text, struct view word) {
  for (size_t i = 0; i + word.len <= text.len; i++) {
    bool whole = (i == 0 || text.p[i - 1] == ' ') && (i + word.len == text.len || text.p[i + word.len] == ' ');
    if (whole && strncasecmp(text.p + i, word.p, word.len) == 0) return true;
  }
  return false;
}

/* "highest unemployment", "unemployment rate". */
static bool share_word(struct view a, struct view b) {
  for (size_t from = 0, to; from < a.len; from = to + 1) {
    for (to = from; to < a.len && a.p[to] != ' ';) to++;
    if (to - from >= WORD_MIN && holds_word(b, view_sub(a, from, to))) return true;
  }
  return false;
}

/* How two numbers differ: by so many digits of which two have changed places, or one is another one (no carry). */
struct difference {
  uint32_t swapped, digit;
};

static struct difference difference_of(const struct record *a, const struct record *b) {
  struct difference d = {0, 0};
  struct decimal gap;
  enum slip slip = slip_between(a->value[0], b->value[0]);
  if (slip == SLIP_SWAP) d.swapped = telling_digits(a, b);
  if (slip != SLIP_DIGIT || decimal_sub(&gap, a->value[0], b->value[0]) != ST_OK) return d;
  gap = decimal_normal(gap);
  if (gap.coef > -10 && gap.coef < 10 && telling_digits(a, b) > 3 && !differs_in_last(gap, a)) d.digit = least_digits(a, b);
  return d;
}

static bool one_day(const struct record *a, const struct record *b) { return named_alike(a->time.normal, b->time.normal); }

/* Amounts for the same; a change where the digits are too many for chance. */
static bool comparable(const struct record *a, const struct record *b) {
  bool each = a->per.p == NULL || b->per.p == NULL || view_eq(a->per, b->per) || view_eq(a->per, VIEW_LIT("each")) ||
              view_eq(b->per, VIEW_LIT("each"));
  bool counts = is_kind(a, "count") && is_kind(b, "count");
  return each && is_amount(a) && is_amount(b) && (counts || same_measure(a, b)) && (times_meet(a, b) || asserts(b, "told"));
}

static bool is_amount_again(const struct record *a, const struct record *b) {
  if (!comparable(a, b)) return false;
  struct difference d = difference_of(a, b);
  if (d.swapped < 2 && d.digit < 4) return false;
  bool measure = same_measure(a, b), akin = akin_items(a, b), deeds = akin_deeds(a, b), day = one_day(a, b);
  if (d.swapped >= 4) return akin || deeds || day || asserts(b, "told");
  if (has_change(a) || has_change(b)) return false;
  if (d.swapped == 3) return asserts(b, "told") || (measure && view_eq(a->status, b->status) && (deeds || day || (akin && one_time(a, b))));
  if (d.swapped == 2) return measure && akin && day && a->time.normal.len > 4;
  if (d.digit >= 5) return deeds || (measure && (akin || (day && same_head(a, b))));
  return measure && day && (same_head(a, b) || akin);
}

static bool is_rate_again(const struct record *a, const struct record *b) {
  if (!is_percent(a) || !is_percent(b) || !one_day(a, b) || !view_eq(a->change, b->change) || asserts(a, "share") ||
      asserts(b, "share"))
    return false;
  struct difference d = difference_of(a, b);
  if (d.swapped < 3 && d.digit < 3) return false;
  if (d.swapped >= 3 && akin_items(a, b) && decimal_within(b->value[0], a->value[0], 25)) return false; /* twins.c tells it */
  if (same_item(a, b) && words_of(a->item.text) >= 3) return true;
  return d.swapped >= 3 && a->item.text.p && b->item.text.p && share_word(a->item.text, b->item.text);
}

bool told_again(const struct figure *a, const struct figure *b) {
  if (!told_apart(a, b) || !stated_exactly(a->r) || !stated_exactly(b->r) || elsewhere(a->r, b->r)) return false;
  return is_amount_again(a->r, b->r) || is_rate_again(a->r, b->r);
}
