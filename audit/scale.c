/* scale.c: values of an impossible size. What a person gets is compared with what a person gets elsewhere on the page for the same item;
 * money that has lost its unit and its scale ("reached 2.") with the smallest amount of the page. */
#include "audit/page.h"

static bool comparable(const struct record *a, const struct record *b) {
  return same_measure(a, b) && a->unit.p != NULL && a->per.p != NULL && view_eq(a->per, b->per) && a->item.text.p != NULL &&
         view_eq(a->item.text, b->item.text) && view_eq(a->change, b->change);
}

/* True when one is a thousand times the other: a scale word too many or too few. */
static bool thousandfold(struct decimal small, struct decimal large) { return small.coef > 0 && powers_apart(small, large, 3); }

/* Families with three children, and 5,740 of them. */
static bool is_few(const struct record *r) { return is_kind(r, "count") && decimal_cmp(r->value[0], decimal_int(10)) < 0; }

/* No scale word is so much: one of them is no amount for each. */
static bool beyond_scale(struct decimal small, struct decimal large) { return powers_apart(small, large, 7); }

/* The number times so much for each is what is stated. */
static bool makes(struct decimal number, const struct record *each, const struct record *total) {
  struct decimal d;
  return decimal_mul(&d, number, each->value[0]) == ST_OK && decimal_within(d, total->value[0], 5);
}

/* "86,400 labors, 750 each, 64.8 million in total", "2,122 tons at 94 yuan per kg, for 199.5 million": the larger one is no rate at all. */
static bool is_product(const struct page *p, uint32_t i, const struct record *small) {
  for (uint32_t k = 0; k < p->figures; k++) {
    const struct figure *f = &p->figure[k];
    if (f->sentence != p->figure[i].sentence || f->r->values != 1) continue;
    if (makes(f->r->value[0], small, p->figure[i].r) || (f->r->si_unit.len && makes(f->r->si, small, p->figure[i].r)))
      return true;
  }
  return false;
}

/* "14.2 billion litres, or 5,850 litres each, of which 11.9 billion were sold": what is of the size of an amount beside it is none. */
static bool is_amount_beside(const struct page *p, uint32_t i) {
  for (uint32_t k = 0; k < p->figures; k++) {
    const struct figure *f = &p->figure[k];
    bool beside = k != i && f->sentence == p->figure[i].sentence && f->level && same_measure(f->r, p->figure[i].r);
    if (beside && view_eq(f->r->item.text, p->figure[i].r->item.text) && !thousandfold(f->r->value[0], p->figure[i].r->value[0]))
      return true;
  }
  return false;
}

static bool check_outlier(const struct page *p, uint32_t i) {
  const struct record *r = p->figure[i].r, *other = NULL;
  for (uint32_t k = 0; k < p->figures; k++) {
    const struct record *o = p->figure[k].r;
    if (k == i || o->values != 1 || !comparable(r, o)) continue;
    if (!thousandfold(o->value[0], r->value[0]) || is_product(p, i, o)) return false;
    if (other == NULL || k < i) other = o; /* the nearest before it */
  }
  if (other == NULL || is_few(other) || beyond_scale(other->value[0], r->value[0])) return false;
  const struct record *over[] = {r, other};
  tell(p, "implausible_scale", "warning", over, 2, "%s for '%s' is over 1,000 times the %s that the page has for the same",
       quoted(p, r), quoted_text(p, r->item.text), quoted(p, other));
  return true;
}

#define OTHERS 2 /* amounts for each that must agree before one of another item is held against them */

/* What no amount for each of the same on the page comes near, whatever it is for. */
static void check_apart(const struct page *p, uint32_t i) {
  const struct record *r = p->figure[i].r, *most = NULL;
  uint32_t others = 0;
  for (uint32_t k = 0; k < p->figures; k++) {
    const struct record *o = p->figure[k].r;
    if (k == i || o->values != 1 || o->per.p == NULL || !view_eq(o->per, r->per) || !same_measure(o, r)) continue;
    if (is_product(p, i, o)) return;
    others++;
    if (most == NULL || decimal_cmp(o->value[0], most->value[0]) > 0) most = o;
  }
  struct decimal d;
  if (others < OTHERS || decimal_mul(&d, most->value[0], (struct decimal){1, 4}) != ST_OK || decimal_cmp(r->value[0], d) < 0)
    return;
  if (beyond_scale(most->value[0], r->value[0])) return;
  const struct record *over[] = {r, most};
  tell(p, "implausible_scale", "warning", over, 2,
       "%s for each is over 10,000 times the most that the page has for each of the same, %s", quoted(p, r), quoted(p, most));
}

#define AMOUNTS 5 /* of the page, before the most of them says how much there can be */

/* What an amount is for each of: "each with an income", "per greenhouse"; another one may stand behind it ("each; year"). */
static bool is_per(const struct record *r, const struct record *number) {
  const struct view *const names[] = {&VIEW_LIT("each"), &number->unit};
  for (size_t k = 0; k < 2; k++) {
    struct view name = *names[k];
    if (name.len && r->per.len >= name.len && memcmp(r->per.p, name.p, name.len) == 0 &&
        (r->per.len == name.len || r->per.p[name.len] == ';'))
      return true;
  }
  return false;
}

/* "11,400 greenhouses, each with an income of 21,000 million": all of them would have a thousand times the most that the page has. */
static bool check_product(const struct page *p, uint32_t i) {
  const struct record *r = p->figure[i].r, *number = NULL, *most = NULL;
  struct decimal all, d;
  uint32_t n = 0;
  for (uint32_t k = i; number == NULL && k-- > 0 && p->figure[k].sentence == p->figure[i].sentence;)
    if (p->figure[k].level && is_kind(p->figure[k].r, "count")) number = p->figure[k].r;
  if (number == NULL || !is_per(r, number) || decimal_mul(&all, number->value[0], r->value[0]) != ST_OK) return false;
  for (uint32_t k = 0; k < p->figures; k++) {
    const struct figure *f = &p->figure[k];
    if (k == i || f->r->values != 1 || !same_measure(f->r, r)) continue;
    n++;
    if (most == NULL || decimal_cmp(f->r->value[0], most->value[0]) > 0) most = f->r;
  }
  if (n < AMOUNTS || decimal_cmp(r->value[0], most->value[0]) <= 0 ||
      decimal_mul(&d, most->value[0], (struct decimal){1, 3}) != ST_OK)
    return false;
  if (decimal_cmp(all, d) < 0) return false;
  const struct record *over[] = {r, number, most};
  tell(p, "implausible_scale", "warning", over, 3, "%s for each of %s is over 1,000 times the most that the page has, %s",
       quoted(p, r), quoted(p, number), quoted(p, most));
  return true;
}

static const struct record *smallest(const struct page *p, const char *kind) {
  const struct record *least = NULL;
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct record *r = p->figure[i].r;
    if (!p->figure[i].level || !is_kind(r, kind) || r->unit.p == NULL || r->value[0].coef <= 0) continue;
    if (least == NULL || decimal_cmp(r->value[0], least->value[0]) < 0) least = r;
  }
  return least;
}

static bool has_letters(struct view text) {
  for (size_t i = 0; i < text.len; i++)
    if ((unsigned char)text.p[i] >= 'A') return true;
  return false;
}

static void check_bare(const struct page *p, const struct record *r) {
  if (has_letters(r->text)) return; /* its unit stands there: no more is known of it */
  const struct record *least = smallest(p, "money");
  struct decimal d;
  if (least == NULL || decimal_mul(&d, r->value[0], (struct decimal){1, 2}) != ST_OK || decimal_cmp(d, least->value[0]) > 0)
    return;
  const struct record *over[] = {r};
  tell(p, "implausible_scale", "warning", over, 1,
       "%s has no unit, and read as it stands is not a hundredth of the smallest amount of the page, %s", quoted(p, r),
       quoted(p, least));
}

void check_scale(const struct page *p) {
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct record *r = p->figure[i].r;
    if (r->values != 1 || r->has_value_max) continue;
    if (is_kind(r, "money") && r->unit.p == NULL)
      check_bare(p, r);
    else if (r->per.p != NULL && !has_change(r) && !asserts(r, "total") && !is_amount_beside(p, i) && !check_outlier(p, i) &&
             is_kind(r, "money") && !check_product(p, i))
      check_apart(p, i);
  }
}
