/* rates.c: stated shares and rates against their own terms; changes.c has those of growth. A page seldom says what a percentage is of,
 * so each rate is tried on the figures that can be its terms; one pair that gives it within rounding and hedges explains it. It is
 * called wrong only where the terms are as good as named and the result is near (within a quarter): what is far off was computed from
 * something else.
 *
 *   share    a part and, next to it, a share: 21,905 of 34,610 households, 63.3%
 *   fine     a percentage of four digits or more that misses the quotient of two figures near it by at most two of its last places
 *
 * products.c and averages.c have what there is for each of so many, multiples.c what is told in words and as so many times another. */
#include "audit/terms.h"

/* ---- shares */

static enum fit fit_of_share(const struct record *part, const struct record *whole, const struct record *share) {
  return fit_of(interval_percent(wide(part), wide(whole), fine_place(share)), share, 25);
}

static bool gives(const struct record *part, const struct record *whole, const struct record *share) {
  return fit_of_share(part, whole, share) == FIT_GOOD;
}

static bool says_share(const struct record *r) { return asserts(r, "share") || asserts(r, "named_share"); }

/* A figure that is itself a share of something is no whole to others of its kind. */
static bool is_shared(const struct page *p, uint32_t i) {
  const struct figure *next = figure_at(p, i + 1, i);
  return next != NULL && is_percent(next->r) && says_share(next->r);
}

#define WHOLE_REACH 64 /* figures on either side of a part among which its whole is looked for: a section has fewer */

#define FEW 3 /* wholes of which one gives the share but for a slip: of more it is likely by chance */

/* What may be the whole of a part, in the order of trust: the linked one, the one with the head that the share names ("of the revised
 * provision"), any other. */
struct wholes {
  const struct record *only, *slip; /* the one that there is; the one that gives the share but for a slip */
  uint32_t n, slips;
};

static void consider(struct wholes *w, const struct record *whole, enum fit fit) {
  w->only = whole, w->n++;
  if (fit == FIT_SLIP) w->slip = whole, w->slips++;
}

/* A share that has an item other than its part's says of what it is one. */
static bool names_whole(const struct record *part, const struct record *share) {
  return share->item.text.p != NULL && (part->item.text.p == NULL || !same_head(part, share));
}

/* "of 3,426 works 1,214 (54.9%) were completed and 2,212 were in progress": what is left of a linked whole is no whole of the part. */
static bool is_complement(const struct page *p, uint32_t i, const struct record *r) {
  const struct record *part = p->figure[i].r, *whole = p->figure[i].whole == NO_FIGURE ? NULL : p->figure[p->figure[i].whole].r;
  struct decimal sum;
  return whole && significant_digits(r->value[0]) > 2 && decimal_add(&sum, part->value[0], r->value[0]) == ST_OK &&
         decimal_cmp(sum, whole->value[0]) == 0;
}

/* The whole of a part: the linked one that can hold it, or else the only figure of its measure before it in the section that is larger and
 * no part or share of others; where there are several, the only one of which the share misses by a slip. *sure: it is linked, named, alone or
 * one of FEW. Sets *explained when any larger figure of the section gives the share. */
static const struct record *whole_of(const struct page *p, uint32_t i, const struct record *share, bool *explained, bool *sure) {
  const struct figure *part = &p->figure[i];
  bool linked = part->whole != NO_FIGURE && decimal_cmp(p->figure[part->whole].r->value[0], part->r->value[0]) >= 0;
  struct wholes named = {0}, other = {0};
  *explained = false;
  for (uint32_t k = i > WHOLE_REACH ? i - WHOLE_REACH : 0; k < p->figures && k <= i + WHOLE_REACH; k++) {
    const struct figure *f = &p->figure[k];
    if (k == i || f->section != part->section || !is_amount(f->r) || has_change(f->r) || !same_kind(f->r, part->r)) continue;
    if (decimal_cmp(f->r->value[0], part->r->value[0]) <= 0) continue;
    bool head = names_whole(part->r, share) && same_head(share, f->r);
    if (!same_measure(f->r, part->r) && !head) continue;
    if (!linked && is_shared(p, k)) continue;
    enum fit fit = fit_of_share(part->r, f->r, share);
    *explained = *explained || (fit == FIT_GOOD && !(linked && is_complement(p, i, f->r)));
    if (linked || k > i || f->part) continue;
    consider(head ? &named : &other, f->r, fit);
  }
  const struct wholes *w = named.n ? &named : &other;
  *sure = linked || w->n <= FEW || named.slips == 1;
  return linked ? p->figure[part->whole].r : w->n == 1 ? w->only : w->slips == 1 ? w->slip : NULL;
}

/* The whole that the page names behind the share: "760,000, 84% of the budget of 905,000". */
static const struct record *named_whole(const struct page *p, uint32_t i) {
  const struct figure *f = figure_at(p, i + 2, i);
  return f != NULL && asserts(f->r, "whole") ? f->r : NULL;
}

/* "reduced the provision to 504.36 crore, and spent 443.84 crore, 97.8% of the provision": what words name may be what stands right before. */
static const struct record *whole_beside(const struct figure *f, const struct record *part) {
  return f && f->level && same_measure(f->r, part) && decimal_cmp(f->r->value[0], part->value[0]) > 0 ? f->r : NULL;
}

/* "of 342,618 works 121,405 (54.9 per cent) were completed": reckoned on those that were not. */
static bool is_of_the_rest(const struct record *part, const struct record *whole, const struct record *share) {
  struct interval others = interval_sub(wide(whole), wide(part));
  if (significant_digits(share->value[0]) < 2 || !is_tight(others) || others.lo.coef <= 0) return false;
  struct interval is = interval_percent(wide(part), others, fine_place(share));
  return is_tight(is) && fit_of(is, share, 0) == FIT_GOOD;
}

/* "453.3 million (68%) is lent in lari and 213.3 million (32%) in dollars": both are all of it. */
static bool is_of_both(const struct page *p, uint32_t i) {
  struct decimal all, whole;
  const struct record *part = p->figure[i].r, *share = p->figure[i + 1].r;
  for (size_t k = 0; k < 2; k++) {
    uint32_t at = k == 0 ? i + 2 : i - 2;
    const struct figure *other = k == 0 || i > 1 ? figure_at(p, at, i) : NULL, *its = other ? figure_at(p, at + 1, i) : NULL;
    if (its == NULL || !is_percent(its->r) || !is_plain(other->r) || !same_measure(other->r, part)) continue;
    if (decimal_add(&all, share->value[0], its->r->value[0]) != ST_OK || !decimal_within(all, decimal_int(100), 1)) continue;
    if (decimal_add(&whole, part->value[0], other->r->value[0]) != ST_OK) continue;
    struct interval is = interval_percent(wide(part), interval_point(whole), fine_place(share));
    if (fit_of(is, share, 0) == FIT_GOOD) return true;
  }
  return false;
}

static void find_share(const struct page *p, uint32_t i) {
  const struct figure *f = figure_at(p, i + 1, i);
  const struct record *part = p->figure[i].r, *named = named_whole(p, i);
  if (f == NULL || !is_percent(f->r) || !(says_share(f->r) || named) || !is_amount(part) || has_change(part) || has_change(f->r))
    return;
  if (f->in_row || (named && !same_kind(named, part))) return;
  bool explained = named && gives(part, named, f->r), sure = true;
  const struct record *whole = named ? named : whole_of(p, i, f->r, &explained, &sure);
  const struct figure *before = i > 0 ? figure_at(p, i - 1, i) : NULL;
  const struct record *beside =
      asserts(f->r, "named_share") ? whole_beside(before, part) : NULL; /* named by words alone: a guess */
  if (whole == NULL) whole = beside;
  if (before != NULL && is_amount(before->r) && same_measure(before->r, part) && gives(before->r, part, f->r))
    explained = true; /* 3 out of 4, or 75% */
  if (whole && !explained && is_of_both(p, i)) explained = true;
  enum fit fit = explained ? FIT_GOOD
                 : whole   ? fit_of(interval_percent(wide(part), wide(whole), fine_place(f->r)), f->r, named ? 50 : 25)
                           : FIT_FAR;
  bool linked = whole && p->figure[i].whole != NO_FIGURE && p->figure[p->figure[i].whole].r == whole;
  if (fit == FIT_FAR && (linked || named) && is_of_the_rest(part, whole, f->r)) fit = FIT_SLIP;
  if (!named && asserts(f->r, "named_share") && fit == FIT_NEAR && whole != beside) fit = FIT_FAR; /* only a slip speaks for another one */
  count_rate(p, fit);
  if (severity_of(fit) == NULL) return;
  if (beside && fit == FIT_NEAR) sure = false;
  const struct record *over[] = {f->r, part, whole};
  tell(p, "ratio_mismatch", sure ? severity_of(fit) : "info", over, 3, "%s of %s is %s%%, but %s is stated", quoted(p, part),
       quoted(p, whole), percent_shown(p, part->value[0], whole->value[0], f->r), quoted(p, f->r));
}

/* "turnout was 58 percent: 577,800 of the 1,204,000 voters": what `asserts` to be the whole of the number right before it, and the percentage
 * on the one or the other side of both; of two digits one may have slipped. */
static void find_of(const struct page *p, uint32_t w) {
  const struct record *whole = p->figure[w].r, *rate = NULL;
  const struct figure *part = w > 0 ? figure_at(p, w - 1, w) : NULL;
  const char *severity = "warning";
  if (!asserts(whole, "whole") || part == NULL || !part->level || !p->figure[w].level || !same_kind(part->r, whole)) return;
  const struct figure *beside[] = {w > 1 ? figure_at(p, w - 2, w) : NULL, figure_at(p, w + 1, w)};
  for (size_t k = 0; k < 2; k++) {
    if (beside[k] == NULL || !is_percent(beside[k]->r) || has_change(beside[k]->r)) continue;
    if (gives(part->r, whole, beside[k]->r)) return;
    enum fit fit = fit_of_share(part->r, whole, beside[k]->r);
    struct decimal is;
    bool near = decimal_ratio(&is, part->r->value[0], decimal_int(1), whole->value[0], -4) == ST_OK &&
                decimal_mul(&is, is, (struct decimal){1, 2}) == ST_OK &&
                decimal_round(&is, is, decimal_magnitude(figure_unit(beside[k]->r))) == ST_OK &&
                slip_between(is, beside[k]->r->value[0]) != SLIP_NONE;
    if (fit == FIT_SLIP || (fit != FIT_CUT && near))
      rate = beside[k]->r, severity = "warning";
    else if (fit == FIT_NEAR && k == 1 && rate == NULL)
      rate = beside[k]->r, severity = "info"; /* it may be that of something else */
  }
  if (rate == NULL) return;
  const struct record *over[] = {rate, part->r, whole};
  count_rate(p, FIT_SLIP);
  tell(p, "ratio_mismatch", severity, over, 3, "%s of %s is %s%%, but %s is stated", quoted(p, part->r), quoted(p, whole),
       percent_shown(p, part->r->value[0], whole->value[0], rate), quoted(p, rate));
}

/* "income was 9,346 euros; the threshold, which is 60% of it, was 5,608": a whole, a percentage and right behind that the part; wrong by a slip of
 * four digits, two of three that changed places, or another power of ten. */
static void find_turned(const struct page *p, uint32_t i) {
  const struct record *rate = p->figure[i].r;
  const struct figure *w = i > 0 ? figure_at(p, i - 1, i) : NULL, *f = figure_at(p, i + 1, i);
  if (!is_percent(rate) || has_change(rate) || !w || !f || !is_plain(w->r) || !is_plain(f->r) || !same_measure(w->r, f->r))
    return;
  struct decimal is;
  if (says_share(rate) || decimal_mul(&is, w->r->value[0], rate->value[0]) != ST_OK ||
      decimal_mul(&is, is, (struct decimal){1, -2}) != ST_OK)
    return;
  bool holds = gives(f->r, w->r, rate);
  if (holds || decimal_round(&is, is, decimal_magnitude(figure_unit(f->r))) != ST_OK) return;
  uint32_t digits = digits_written(f->r);
  enum slip slip = slip_between(is, f->r->value[0]);
  bool slipped = (slip == SLIP_SWAP && digits > 2) || (slip == SLIP_DIGIT && digits > 3);
  if (!slipped && !(digits > 2 && misses_by_scale(interval_point(is), f->r))) return;
  const struct record *over[] = {rate, w->r, f->r};
  count_rate(p, FIT_SLIP);
  tell(p, "ratio_mismatch", "warning", over, 3, "%s of %s is %s, but %s is stated", quoted(p, rate), quoted(p, w->r),
       shown(p, decimal_normal(is)), quoted(p, f->r));
}

/* ---- fine percentages */

#define FINE_REACH 6 /* figures before a rate among which its terms are looked for */

/* How a rate misses part / whole: 0 not, 1 by at most two of its last places, 2 by more. */
static int miss(const struct record *part, const struct record *whole, const struct record *rate) {
  struct interval exact = interval_percent(interval_of(part, READ_EXACT), interval_of(whole, READ_EXACT), fine_place(rate));
  struct interval gap = interval_sub(exact, interval_point(rate->value[0]));
  struct decimal unit = figure_unit(rate), two;
  if (gap.unknown || interval_meet(interval_percent(wide(part), wide(whole), fine_place(rate)), wide(rate)))
    return gap.unknown ? 2 : 0;
  if (decimal_mul(&two, unit, decimal_int(2)) != ST_OK) return 2;
  if (gap.hi.coef < 0) gap.hi.coef = -gap.hi.coef;
  return decimal_cmp(gap.hi, two) <= 0 ? 1 : 2;
}

static void find_fine(const struct page *p, uint32_t i) {
  const struct record *rate = p->figure[i].r, *part = NULL, *whole = NULL;
  if (!is_percent(rate) || has_change(rate) || significant_digits(rate->value[0]) < 4) return;
  for (uint32_t a = i; a-- > 0 && i - a <= FINE_REACH && p->figure[a].section == p->figure[i].section;)
    for (uint32_t b = i; b-- > 0 && i - b <= FINE_REACH && p->figure[b].section == p->figure[i].section;) {
      const struct record *x = p->figure[a].r, *y = p->figure[b].r;
      if (a == b || !is_amount(x) || !is_amount(y) || !same_measure(x, y) || y->value[0].coef <= 0 ||
          significant_digits(x->value[0]) < 3)
        continue;
      int m = miss(x, y, rate);
      if (m == 0) return;
      if (m == 1 && part == NULL) part = x, whole = y;
    }
  if (part == NULL) return;
  const struct record *over[] = {rate, part, whole};
  tell(p, "ratio_mismatch", "info", over, 3, "%s of %s is %s%%, but %s is stated: cut or slipped in the last place",
       quoted(p, part), quoted(p, whole), percent_shown(p, part->value[0], whole->value[0], rate), quoted(p, rate));
}

void check_rates(const struct page *p) {
  static void (*const finds[])(const struct page *p, uint32_t i) = {find_share, find_of, find_turned, find_fine};
  for (uint32_t i = 0; i < p->figures; i++)
    for (size_t k = 0; k < sizeof finds / sizeof *finds; k++) finds[k](p, i);
}
