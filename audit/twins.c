/* twins.c: one thing stated twice. Two figures of one measure, whose items share their head, for times that do not differ:
 *
 *   rounding       the coarser is the finer one rounded: 767.5 and 768 million (info)
 *   contradiction  the digits are the same but two neighbours changed places: 152,000 and 125,000 (from four digits on also of what was
 *                  planned and what was done); or a sentence says again what another one said, and one of its figures differs:
 *                  "7 schools and 3 hospitals", "7 schools, 7 hospitals"
 *
 *                  or an amount for each of something is over the most that is stated near it: loans of no more than
 *                  50,000, yet 53,200 for each household
 *
 *                  or two sections tell one rate for one time that both name, not far apart, or with two digits changed (info);
 *                  or of one deed two amounts, or of one disaster two counts of its dead, nearly the same (info)
 *                  or of one deed two numbers at other times, with two digits changed (info)
 *                  or of one thing of one time, told in two sections with four digits or more, nearly the same (info)
 *                  or of whatever two numbers of four digits or more at one time, of which two changed places; of three, if they are of
 *                  one deed or measure one thing at a time that both name; of two, if both say that they are of one thing (info)
 *
 * Amounts that merely differ are no contradiction: a page may tell of two amounts of one item. */
#include "audit/terms.h"

#define TWINS_REACH 1024 /* figures before one that are compared with it: a page of a yearbook has a hundred */

/* ---- what is the same */

/* A figure that says not of what ("Of the 96.2 million, ...", "the 96.2 million that A gave to B") takes up what was told before: a
 * whole, what `asserts` to be told, or what the same one gave. */
static bool takes_up(const struct figure *a, const struct figure *b) {
  if (b->r->item.text.p != NULL) return false;
  return b->parts > 0 || asserts(b->r, "told") || named_alike(a->r->actor.text, b->r->actor.text);
}

static bool one_status(const struct figure *a, const struct figure *b) { return view_eq(a->r->status, b->r->status); }

static bool one_thing(const struct figure *a, const struct figure *b) {
  return !elsewhere(a->r, b->r) && a->level && b->level && a->sentence != b->sentence && same_measure(a->r, b->r) && one_time(a->r, b->r) &&
         (akin_items(a->r, b->r) || takes_up(a, b));
}

/* ---- one pair */

/* What was planned may well be another number: two digits of so many must have changed places. */
static uint32_t swapped_digits(const struct figure *a, const struct figure *b) { return one_status(a, b) ? 3 : 4; }

static void compare(const struct page *p, const struct figure *a, const struct figure *b) {
  const struct record *over[] = {a->r, b->r};
  struct view item = b->r->item.text.p ? b->r->item.text : a->r->item.text;
  if (!stated_exactly(a->r) || !stated_exactly(b->r) || decimal_cmp(a->r->value[0], b->r->value[0]) == 0) return;
  uint32_t digits = significant_digits(a->r->value[0]);
  if (digits > significant_digits(b->r->value[0])) digits = significant_digits(b->r->value[0]);
  if (digits >= swapped_digits(a, b) && slip_between(a->r->value[0], b->r->value[0]) == SLIP_SWAP)
    tell(p, "contradiction", "warning", over, 2, "%s here and %s there for '%s': two digits have changed places", quoted(p, a->r),
         quoted(p, b->r), quoted_text(p, item));
  else if (one_status(a, b) && rounded_alike(a->r, b->r))
    tell(p, "rounding", "info", over, 2, "%s and %s for '%s' are one value, rounded", quoted(p, a->r), quoted(p, b->r), quoted_text(p, item));
}

static bool swapped(const struct record *a, const struct record *b) {
  return significant_digits(a->value[0]) >= 3 && slip_between(a->value[0], b->value[0]) == SLIP_SWAP;
}

static bool one_deed_done(const struct figure *a, const struct figure *b) {
  return named_alike(a->r->action.normal, b->r->action.normal) && one_status(a, b);
}

/* One deed done to one thing, or one thing, told with other times: "7.82 million people had been relocated by the end of 2010", "8.72 million
 * people were relocated in the ten years"; of a thing, the one time is not over when the other begins. A guess, so it is told as
 * information. */
static bool told_at_two_times(const struct figure *a, const struct figure *b) {
  bool deed = one_deed_done(a, b) && akin_items(a->r, b->r);
  bool thing = same_item(a->r, b->r) && same_measure(a->r, b->r) && one_status(a, b) && !times_apart(a->r, b->r);
  if (!(deed || thing) || !a->level || !b->level || a->section == b->section || one_time(a->r, b->r)) return false;
  return stated_exactly(a->r) && stated_exactly(b->r) && swapped(a->r, b->r);
}

static void compare_deeds(const struct page *p, const struct figure *a, const struct figure *b) {
  if (!told_at_two_times(a, b)) return;
  const struct record *over[] = {a->r, b->r};
  tell(p, "contradiction", "info", over, 2, "%s here and %s there for '%s' at another time: two digits have changed places", quoted(p, a->r),
       quoted(p, b->r), quoted_text(p, b->r->item.text));
}

/* Amounts of one measure, each for one or both for each of the same. */
static bool one_measure(const struct record *a, const struct record *b) {
  bool counts = is_kind(a, "count") && is_kind(b, "count"), per = a->per.p == NULL || b->per.p == NULL || view_eq(a->per, b->per);
  return per && is_amount(a) && is_amount(b) && !has_change(a) && !has_change(b) && (counts || same_measure(a, b));
}

/* Why a number whose digits have changed places is hardly another one: it has four of them; three, and both are of one deed or item, or
 * measure one thing at one time; two, and both are of one item. */
static bool no_chance(const struct figure *a, const struct figure *b) {
  uint32_t x = significant_digits(a->r->value[0]), y = significant_digits(b->r->value[0]), least = x < y ? x : y, most = x < y ? y : x;
  bool measure = same_measure(a->r, b->r), time = named_alike(a->r->time.normal, b->r->time.normal);
  if ((one_thing(a, b) && least >= swapped_digits(a, b)) || told_at_two_times(a, b)) return false; /* told already */
  if (least == 2 && measure && same_item(a->r, b->r)) return time || memchr(a->r->item.text.p, ' ', a->r->item.text.len) != NULL;
  if (least == 3 && measure && one_status(a, b) && same_item(a->r, b->r) && !times_apart(a->r, b->r)) return true;
  bool things = measure || (time && same_kind(a->r, b->r) && same_head(a->r, b->r));
  return one_time(a->r, b->r) && (most >= 4 || (least == 3 && things && (time || one_deed_done(a, b))));
}

static bool stands_again(const struct figure *a, const struct figure *b) {
  return one_measure(a->r, b->r) && slip_between(a->r->value[0], b->r->value[0]) == SLIP_SWAP && no_chance(a, b);
}

/* What `compare` and `compare_deeds` tell. */
static bool is_told(const struct figure *a, const struct figure *b) {
  uint32_t x = significant_digits(a->r->value[0]), y = significant_digits(b->r->value[0]);
  return (one_thing(a, b) && (x < y ? x : y) >= swapped_digits(a, b) && slip_between(a->r->value[0], b->r->value[0]) == SLIP_SWAP) || told_at_two_times(a, b);
}

/* A number that stands again with digits changed, though nothing says that both are of one thing. */
static void compare_digits(const struct page *p, const struct figure *a, const struct figure *b) {
  if (a->sentence == b->sentence || !(stands_again(a, b) || (told_again(a, b) && !is_told(a, b)))) return;
  bool swap = slip_between(a->r->value[0], b->r->value[0]) == SLIP_SWAP;
  const struct record *over[] = {a->r, b->r};
  tell(p, "contradiction", "info", over, 2, "%s here and %s there, if they are of one thing: %s", quoted(p, a->r), quoted(p, b->r),
       swap ? "two digits have changed places" : "one digit is another");
}

/* ---- one rate in two sections */

static bool is_rate_of_its_time(const struct figure *f) {
  const struct record *r = f->r;
  return r->time.normal.p != NULL && is_kind(r, "percent") && stated_exactly(r) && r->item.text.p != NULL && !f->part && !asserts(r, "share") && !asserts(r, "alone");
}

/* "9.8 percent", "8.9 percent" of one month: two digits that are not alike in whole numbers. */
static bool swapped_digits_alone(const struct record *a, const struct record *b) {
  return a->time.normal.len > 4 && significant_digits(a->value[0]) >= 2 && slip_between(a->value[0], b->value[0]) == SLIP_SWAP;
}

/* Each section names the time itself, or two digits have changed places; only what is near (a quarter) is told, and as information: it
 * may be the rate of something else. */
static void compare_rates(const struct page *p, const struct figure *a, const struct figure *b) {
  if (!is_rate_of_its_time(a) || !is_rate_of_its_time(b)) return;
  bool named = names_its_time(a->r) && names_its_time(b->r) && swapped_digits_alone(a->r, b->r); /* whatever it is the rate of */
  if (a->section == b->section || !view_eq(a->r->time.normal, b->r->time.normal) || !(akin_items(a->r, b->r) || named)) return;
  if (!view_eq(a->r->status, b->r->status) || !view_eq(a->r->change, b->r->change) || !decimal_within(b->r->value[0], a->r->value[0], 25)) return;
  if (interval_meet(interval_of(a->r, READ_HEDGED), interval_of(b->r, READ_HEDGED))) return;
  if (!(names_its_time(a->r) && names_its_time(b->r)) && !swapped(a->r, b->r)) return;
  const struct record *over[] = {a->r, b->r};
  tell(p, "contradiction", "info", over, 2, "%s in one section and %s in another for '%s' at one time", quoted(p, a->r), quoted(p, b->r),
       quoted_text(p, b->r->item.text));
}

/* ---- nearly the same */

/* One deed of one time, told in two sections of the page. */
static bool one_deed(const struct figure *a, const struct figure *b) {
  bool deed = one_deed_done(a, b) && is_kind(a->r, "money");
  if (a->r->item.text.p && b->r->item.text.p && !akin_items(a->r, b->r)) return false;
  bool time = named_alike(a->r->time.normal, b->r->time.normal);
  return deed && time && a->section != b->section && significant_digits(a->r->value[0]) >= 3 && significant_digits(b->r->value[0]) >= 3;
}

/* `toll` is what a text counts but once: the dead of what it tells of. */
static bool one_toll(const struct figure *a, const struct figure *b) {
  bool toll = asserts(a->r, "toll") && asserts(b->r, "toll") && !a->part && !b->part && a->r->time.normal.p && b->r->time.normal.p;
  return toll && a->sentence != b->sentence && a->section == b->section && one_time(a->r, b->r) && b->r->value[0].coef > 9;
}

/* Two sections name one thing of one time, in four digits or more: "Budget Estimates of 20,542 crore", "Budget Estimates of 20,824 crore". */
static bool one_name(const struct figure *a, const struct figure *b) {
  bool fine = significant_digits(a->r->value[0]) >= 4 && significant_digits(b->r->value[0]) >= 4;
  return fine && a->section != b->section && same_item(a->r, b->r) && named_alike(a->r->time.normal, b->r->time.normal) && !elsewhere(a->r, b->r);
}

static void compare_near(const struct page *p, const struct figure *a, const struct figure *b) {
  if (!a->level || !b->level) return;
  if (!one_deed(a, b) && !one_toll(a, b) && !one_name(a, b)) return;
  if (!stated_exactly(a->r) || !stated_exactly(b->r) || !decimal_within(b->r->value[0], a->r->value[0], 5)) return;
  if (interval_meet(interval_of(a->r, READ_HEDGED), interval_of(b->r, READ_HEDGED))) return;
  const struct record *over[] = {a->r, b->r};
  tell(p, "contradiction", "info", over, 2, "%s here and %s there for what seems to be one and the same", quoted(p, a->r), quoted(p, b->r));
}

/* ---- sentences said again */

static bool same_figure(const struct figure *a, const struct figure *b) {
  return stated_exactly(a->r) && stated_exactly(b->r) && same_measure(a->r, b->r) && akin_items(a->r, b->r) &&
         decimal_cmp(a->r->value[0], b->r->value[0]) == 0;
}

static const struct figure *neighbour(const struct page *p, uint32_t i, bool behind) {
  uint32_t k = behind ? i + 1 : i - 1; /* past the begin: not under p->figures */
  return k < p->figures && p->figure[k].sentence == p->figure[i].sentence ? &p->figure[k] : NULL;
}

static bool has_value(const struct page *p, uint32_t sentence, const struct record *r) {
  for (uint32_t i = 0; i < p->figures; i++)
    if (p->figure[i].sentence == sentence && same_measure(p->figure[i].r, r) && decimal_cmp(p->figure[i].r->value[0], r->value[0]) == 0) return true;
  return false;
}

/* What is ten times the other is no other value of it. */
static bool tenfold(struct decimal a, struct decimal b) { return powers_apart(a, b, 1) || powers_apart(b, a, 1); }

/* "six of 10 rose", "four of 10 fell": what is of the same number need not be the same. */
static bool may_be_part(const struct record *r, const struct record *beside) {
  return same_measure(r, beside) && decimal_cmp(r->value[0], beside->value[0]) < 0;
}

/* Two figures in a row, said again with another value for one: the pair is known by the other one, which is more than one, and by actor
 * and action. */
static void compare_beside(const struct page *p, uint32_t i, uint32_t k, bool behind) {
  const struct figure *a = neighbour(p, i, behind), *b = neighbour(p, k, behind);
  if (decimal_cmp(p->figure[i].r->value[0], decimal_int(1)) <= 0) return;
  if (a == NULL || b == NULL || !one_thing(a, b) || !one_status(a, b) || tenfold(a->r->value[0], b->r->value[0]) || !stated_exactly(a->r) || !stated_exactly(b->r)) return;
  if (!view_eq(a->r->item.text, b->r->item.text) || !view_eq(a->r->action.normal, b->r->action.normal)) return;
  if (interval_meet(interval_of(a->r, READ_HEDGED), interval_of(b->r, READ_HEDGED)) || slip_between(a->r->value[0], b->r->value[0]) == SLIP_SWAP) return;
  if (may_be_part(a->r, p->figure[i].r) && may_be_part(b->r, p->figure[k].r)) return;
  if (has_value(p, b->sentence, a->r) || has_value(p, a->sentence, b->r)) return;
  const struct record *over[] = {a->r, b->r, p->figure[i].r, p->figure[k].r};
  tell(p, "contradiction", "warning", over, 4, "%s here and %s there for '%s', both beside %s for '%s'", quoted(p, a->r), quoted(p, b->r),
       quoted_text(p, b->r->item.text), quoted(p, p->figure[k].r), quoted_text(p, p->figure[k].r->item.text));
}

/* ---- the most */

#define MOST_REACH 3 /* sentences around a limit in which amounts are held against it */

static bool is_limit(const struct record *r) {
  bool most = asserts(r, "most") || view_eq(r->qualifier, VIEW_LIT("at_most")) || view_eq(r->qualifier, VIEW_LIT("less_than"));
  return most && is_kind(r, "money") && stated_exactly(r) && !has_change(r);
}

/* What an amount is for each of: "412 households borrowed 24,600 yuan each". */
static struct view each_of(const struct page *p, uint32_t k) {
  struct view per = p->figure[k].r->per;
  if (!view_eq(per, VIEW_LIT("each"))) return per;
  for (uint32_t i = k; i-- > 0 && figure_at(p, i, k);)
    if (is_kind(p->figure[i].r, "count")) return p->figure[i].r->unit;
  return (struct view){NULL, 0};
}

/* "warning": the limit and the amount are for each of the same, or one sentence has both at one time; "info": it is not said that both
 * are for the same; NULL: two things. */
static const char *severity_of_excess(const struct page *p, uint32_t i, uint32_t k) {
  const struct record *most = p->figure[i].r, *r = p->figure[k].r;
  struct view each = each_of(p, k);
  bool here = p->figure[i].sentence == p->figure[k].sentence, same = each.p && most->per.p && view_eq(each, most->per);
  if (most->per.p && each.p && !same && !view_eq(r->per, VIEW_LIT("each"))) return NULL;
  if (here) return r->time.normal.p && most->time.normal.p && !view_eq(r->time.normal, most->time.normal) ? "info" : "warning";
  return same && (r->item.text.p == NULL || most->item.text.p == NULL || same_head(r, most)) ? "warning" : "info";
}

static bool is_near(const struct page *p, uint32_t k, uint32_t i) {
  uint32_t a = p->figure[k].sentence, b = p->figure[i].sentence;
  return p->figure[k].section == p->figure[i].section && (a > b ? a - b : b - a) <= MOST_REACH;
}

/* Only what is near (a half) is held against the limit: what is further off is so much for each of something else. */
static void check_most(const struct page *p, uint32_t i) {
  const struct record *most = p->figure[i].r;
  if (!is_limit(most)) return;
  uint32_t k = i;
  while (k > 0 && is_near(p, k - 1, i)) k--;
  for (; k < p->figures && is_near(p, k, i); k++) {
    const struct record *r = p->figure[k].r;
    if (r->per.p == NULL || is_limit(r) || !same_measure(r, most) || !stated_exactly(r) || has_change(r)) continue;
    if (!interval_above(interval_of(r, READ_HEDGED), interval_of(most, READ_ROUNDED)) || !decimal_within(r->value[0], most->value[0], 50)) continue;
    const char *severity = severity_of_excess(p, i, k);
    const struct record *over[] = {r, most};
    if (severity) tell(p, "contradiction", severity, over, 2, "%s for each is more than the %s that is stated as the most", quoted(p, r), quoted(p, most));
  }
}

/* ---- counted before */

/* "18 towns were lifted out of poverty", and in another paragraph "the 16 towns that were lifted": what `asserts` to be told was counted before;
 * the only other number of these things, near it. */
static void check_told(const struct page *p, uint32_t k) {
  const struct figure *b = &p->figure[k], *other = NULL;
  if (!asserts(b->r, "told") || !is_kind(b->r, "count") || !b->level || !stated_exactly(b->r) || b->r->item.text.p == NULL) return;
  for (uint32_t i = k > TWINS_REACH ? k - TWINS_REACH : 0; i < p->figures && i <= k + TWINS_REACH; i++) {
    const struct figure *a = &p->figure[i];
    if (i == k || !a->level || !same_measure(a->r, b->r)) continue;
    if (decimal_cmp(a->r->value[0], b->r->value[0]) == 0) return;
    if (i > k || a->sentence == b->sentence || !stated_exactly(a->r) || !akin_items(a->r, b->r) || !one_time(a->r, b->r)) continue;
    if (other != NULL && same_item(other->r, b->r) && !same_item(a->r, b->r)) continue; /* of things that are named otherwise */
    bool nearer = other != NULL && same_item(a->r, b->r) && !same_item(other->r, b->r);
    if (other != NULL && !nearer && decimal_cmp(a->r->value[0], other->r->value[0]) != 0) return;
    other = a;
  }
  if (other == NULL || decimal_cmp(b->r->value[0], decimal_int(9)) <= 0 || !decimal_within(b->r->value[0], other->r->value[0], 15)) return;
  const struct record *over[] = {other->r, b->r};
  tell(p, "contradiction", "info", over, 2, "%s here, and %s there for '%s' as told before", quoted(p, other->r), quoted(p, b->r),
       quoted_text(p, b->r->item.text));
}

/* The figures before k, within reach, that have its measure; returns how many. */
static uint32_t gather_alike(const struct page *p, uint32_t k, uint32_t *alike) {
  uint32_t n = 0;
  for (uint32_t i = k > TWINS_REACH ? k - TWINS_REACH : 0; i < k; i++)
    if (same_measure(p->figure[i].r, p->figure[k].r)) alike[n++] = i;
  return n;
}

static bool says_again(const struct figure *a, const struct figure *b) { return one_thing(a, b) && one_status(a, b) && same_figure(a, b); }

/* `before` marks what an earlier sentence has said with the same value: it is compared once. */
static void check_against(const struct page *p, uint32_t k, const uint32_t *alike, uint32_t n, bool *before) {
  const struct figure *b = &p->figure[k];
  for (uint32_t m = 0; m < n && !before[k]; m++) before[k] = !before[alike[m]] && says_again(&p->figure[alike[m]], b);
  for (uint32_t m = 0; m < n; m++) {
    const struct figure *a = &p->figure[alike[m]];
    compare_rates(p, a, b);
    compare_near(p, a, b);
    compare_deeds(p, a, b);
    if (before[alike[m]]) continue;
    if (!before[k] && one_thing(a, b)) compare(p, a, b);
    if (!says_again(a, b)) continue;
    compare_beside(p, alike[m], k, true);
    if (alike[m] > 0) compare_beside(p, alike[m], k, false);
  }
}

/* Counts of whatever things: "2,416 cadres", "2,461 person-times". */
static void check_digits(const struct page *p, uint32_t k) {
  for (uint32_t i = k > TWINS_REACH ? k - TWINS_REACH : 0; i < k; i++) compare_digits(p, &p->figure[i], &p->figure[k]);
}

void check_twins(const struct page *p) {
  bool *before = ARENA_ARRAY(p->arena, bool, p->figures);
  uint32_t *alike = ARENA_ARRAY(p->arena, uint32_t, TWINS_REACH);
  for (uint32_t k = 0; k < p->figures; k++) {
    check_most(p, k);
    check_told(p, k);
    check_digits(p, k);
    check_against(p, k, alike, gather_alike(p, k, alike), before);
  }
}
