#include "audit/terms.h"

#include <strings.h>

const struct figure *figure_at(const struct page *p, uint32_t i, uint32_t like) {
  return i < p->figures && p->figure[i].sentence == p->figure[like].sentence ? &p->figure[i] : NULL;
}

uint32_t first_of_sentence(const struct page *p, uint32_t i) {
  while (i > 0 && figure_at(p, i - 1, i)) i--;
  return i;
}

bool is_percent(const struct record *r) { return is_kind(r, "percent") && r->values == 1 && !r->has_value_max; }
bool named_alike(struct view a, struct view b) { return a.p != NULL && view_eq(a, b); }

/* A sentence may begin with it: the case of letters does not count, those of ASCII at least. */
bool same_item(const struct record *a, const struct record *b) {
  struct view x = a->item.text, y = b->item.text;
  return x.p != NULL && y.p != NULL && x.len == y.len && strncasecmp(x.p, y.p, x.len) == 0;
}

struct view last_word(struct view v) {
  size_t at = v.len;
  while (at > 0 && v.p[at - 1] != ' ') at--;
  return view_sub(v, at, v.len);
}

bool same_head(const struct record *a, const struct record *b) {
  if (a->item.text.p == NULL || b->item.text.p == NULL) return false;
  struct view x = last_word(a->item.text), y = last_word(b->item.text);
  return x.len == y.len && strncasecmp(x.p, y.p, x.len) == 0;
}

bool elsewhere(const struct record *a, const struct record *b) {
  return a->recipients > 0 && b->recipients > 0 && !view_eq(a->recipient[0].text, b->recipient[0].text);
}

bool is_amount(const struct record *r) {
  return r->values == 1 && !r->has_value_max && !is_kind(r, "percent") && !is_kind(r, "percentage_points") &&
         !is_kind(r, "ratio") && !is_kind(r, "multiple") && !is_kind(r, "rank") && !is_kind(r, "duration");
}

bool is_plain(const struct record *r) { return is_amount(r) && !has_change(r) && r->value[0].coef > 0; }

bool rises(const struct record *change) { return view_eq(change->change, VIEW_LIT("increase")); }

int32_t fine_place(const struct record *percent) { return decimal_magnitude(figure_unit(percent)) - 3; }

const char *percent_shown(const struct page *p, struct decimal part, struct decimal whole, const struct record *rate) {
  struct decimal hundredfold, d;
  if (decimal_mul(&hundredfold, part, (struct decimal){1, 2}) != ST_OK) return "?";
  int32_t place = decimal_magnitude(figure_unit(rate)) - 2;
  return decimal_ratio(&d, hundredfold, decimal_int(1), whole, place) == ST_OK ? shown(p, decimal_normal(d)) : "?";
}

uint32_t digits_written(const struct record *r) {
  int32_t digits = decimal_magnitude(r->value[0]) - decimal_magnitude(figure_unit(r)) + 1;
  return digits > 0 ? (uint32_t)digits : 0;
}

bool gap_between(struct decimal *out, struct decimal a, struct decimal b) {
  if (decimal_sub(out, a, b) != ST_OK) return false;
  if (out->coef < 0) out->coef = -out->coef;
  return true;
}

/* True when what was computed, rounded as the statement is, has its digits but for one, or for two that changed places; of two digits
 * alone only when these did. */
static bool slipped(struct interval computed, const struct record *stated) {
  struct decimal middle, rounded;
  uint32_t digits = digits_written(stated);
  if (digits < 2 || decimal_add(&middle, computed.lo, computed.hi) != ST_OK) return false;
  if (decimal_ratio(&rounded, middle, decimal_int(1), decimal_int(2), decimal_magnitude(figure_unit(stated))) != ST_OK)
    return false;
  enum slip slip = slip_between(rounded, stated->value[0]);
  return slip == SLIP_SWAP || (slip == SLIP_DIGIT && digits > 2);
}

/* What may be one more or less in its last place. */
static struct interval one_off(const struct record *stated) {
  struct decimal unit = figure_unit(stated);
  return interval_add(interval_of(stated, READ_HEDGED), (struct interval){{-unit.coef, unit.exp}, unit, true, true, false});
}

enum fit fit_of(struct interval computed, const struct record *stated, int64_t percent) {
  if (interval_meet(computed, interval_of(stated, READ_HEDGED))) return FIT_GOOD;
  if (is_percent(stated) && interval_meet(computed, one_off(stated))) return FIT_CUT;
  if (!computed.bounded_lo || !computed.bounded_hi) return FIT_FAR;
  if (slipped(computed, stated)) return FIT_SLIP;
  bool near = decimal_within(computed.lo, stated->value[0], percent) || decimal_within(computed.hi, stated->value[0], percent);
  return near ? FIT_NEAR : FIT_FAR;
}

bool misses_by_scale(struct interval computed, const struct record *stated) {
  if (computed.unknown || significant_digits(stated->value[0]) < 2 || !is_tight(wide(stated))) return false;
  for (int32_t power = -3; power <= 3; power++)
    if (power != 0 && interval_meet(interval_mul(computed, interval_point((struct decimal){1, power})), wide(stated)))
      return true;
  return false;
}

bool misses_by_lead(struct interval computed, const struct record *stated) {
  int32_t place = decimal_magnitude(stated->value[0]), other = decimal_magnitude(computed.hi);
  if (computed.unknown || !computed.bounded_lo || !computed.bounded_hi || significant_digits(stated->value[0]) < 2) return false;
  for (int64_t digit = -9; digit <= 9; digit++) {
    struct decimal lead = {digit, digit < 0 ? place : other};
    struct interval moved = interval_add(wide(stated), interval_point(lead));
    bool one_more = digit < 0 && place == other + 1, one_less = digit > 0 && other == place + 1;
    if ((one_more || one_less) && !moved.unknown && interval_meet(computed, moved)) return true;
  }
  return false;
}

void count_rate(const struct page *p, enum fit fit) {
  count_verdict(p, AUDIT_RATES,
                fit == FIT_GOOD  ? AUDIT_EXACT
                : fit == FIT_CUT ? AUDIT_ROUNDED
                : fit == FIT_FAR ? AUDIT_OPEN
                                 : AUDIT_OFF);
}

const char *severity_of(enum fit fit) { return fit == FIT_SLIP || fit == FIT_NEAR ? "warning" : fit == FIT_CUT ? "info" : NULL; }

struct interval wide(const struct record *r) {
  return interval_of(r, READ_HEDGED);
}

bool is_tight(struct interval i) { return !i.unknown && i.bounded_lo && i.bounded_hi && decimal_within(i.lo, i.hi, 10); }

/* a / b to eight digits. */
static bool quotient(struct decimal *out, struct decimal a, struct decimal b) {
  return decimal_ratio(out, a, decimal_int(1), b, decimal_magnitude(a) - decimal_magnitude(b) - 8) == ST_OK;
}

bool in_unit_of(struct interval *out, const struct record *r, const struct record *like) {
  *out = wide(r);
  if (same_measure(r, like)) return !out->unknown;
  bool known = view_eq(r->kind, like->kind) && r->si_unit.len && view_eq(r->si_unit, like->si_unit) && r->value[0].coef > 0 &&
               like->value[0].coef > 0;
  if (!known || out->unknown) return false;
  struct decimal to_si, from_si, factor; /* of one of each unit */
  if (!quotient(&to_si, r->si, r->value[0]) || !quotient(&from_si, like->value[0], like->si) ||
      decimal_mul(&factor, to_si, from_si) != ST_OK)
    return false;
  if (decimal_round(&factor, factor, decimal_magnitude(factor) - 7) != ST_OK) return false;
  *out = interval_mul(*out, interval_point(factor));
  return !out->unknown;
}

struct decimal middle_of(struct interval i) {
  struct decimal d;
  return decimal_add(&d, i.lo, i.hi) == ST_OK && decimal_mul(&d, d, (struct decimal){5, -1}) == ST_OK ? d : i.lo;
}
