/* shares.c: shares of one whole. A share alone is at most the whole; the shares that one sentence lists in a row make at most the whole
 * together, unless they overlap: a sum of more than a fifth over is taken for that. One that asserts "alone" is of a whole of its own. */
#include "audit/page.h"

#define SHARES_MAX 12

static bool is_alone(const struct figure *f) { return asserts(f->r, "alone"); }

static bool is_share(const struct figure *f) {
  return (asserts(f->r, "share") || is_alone(f)) && is_kind(f->r, "percent") && f->r->values == 1;
}

/* The figure that the share is about: the one before it in the sentence, when it is an amount. */
static const struct record *amount_before(const struct page *p, uint32_t i) {
  if (i == 0 || p->figure[i - 1].sentence != p->figure[i].sentence || !p->figure[i - 1].level) return NULL;
  return p->figure[i - 1].r;
}

static void check_alone(const struct page *p, uint32_t i) {
  const struct record *r = p->figure[i].r, *amount = amount_before(p, i);
  struct interval whole = interval_point(decimal_int(100));
  if (has_change(r) || !interval_above(interval_of(r, READ_ROUNDED), whole)) return;
  const struct record *over[] = {r, amount};
  if (amount) tell(p, "impossible_share", "error", over, 2, "%s cannot be %s of a whole: a share is at most 100%%", quoted(p, amount), quoted(p, r));
  else tell(p, "impossible_share", "error", over, 1, "a share of %s is more than its whole", quoted(p, r));
}

/* "400 cadres (28%), and 300 of them (75%)": the share of a part of what an earlier one of the run from `first` is about is one of another
 * whole. */
static bool is_of_part(const struct page *p, uint32_t first, uint32_t at) {
  uint32_t whole = at > first && p->figure[at - 1].level ? p->figure[at - 1].whole : NO_FIGURE;
  bool shared = whole != NO_FIGURE && whole + 1 >= first && whole + 1 < at && is_share(&p->figure[whole + 1]);
  return shared && is_share(&p->figure[at]);
}

/* The run of shares from `i`, amounts between them: "46.2 million (16.2%), 197.8 million (69.5%)". */
static uint32_t run_from(const struct page *p, uint32_t i, const struct record **share, uint32_t *end) {
  uint32_t n = 0, at = i;
  for (; at < p->figures && p->figure[at].sentence == p->figure[i].sentence && !is_of_part(p, i, at); at++) {
    if (at > i && is_alone(&p->figure[at])) break;
    if (is_share(&p->figure[at]) && n < SHARES_MAX) share[n++] = p->figure[at].r;
    else if (n == SHARES_MAX || !(p->figure[at].level || is_kind(p->figure[at].r, "duration"))) break;
  }
  *end = at;
  return n;
}

static void check_together(const struct page *p, const struct record *const *share, uint32_t n) {
  struct interval sum = interval_point(decimal_int(0));
  struct decimal is = decimal_int(0);
  struct buf b;
  for (uint32_t i = 0; i < n; i++) {
    sum = interval_add(sum, interval_of(share[i], READ_ROUNDED));
    if (has_change(share[i]) || decimal_cmp(share[i]->value[0], decimal_int(100)) > 0 || decimal_add(&is, is, share[i]->value[0]) != ST_OK) return;
  }
  if (!interval_above(sum, interval_point(decimal_int(100))) || decimal_cmp(is, decimal_int(120)) > 0) return;
  buf_init(&b);
  for (uint32_t i = 0; i < n; i++) buf_printf(&b, "%s%s", i ? " + " : "", quoted(p, share[i]));
  buf_char(&b, '\0');
  tell(p, "impossible_share", "error", share, n, "the shares %s make %s%%, more than their whole", b.p, shown(p, is));
  buf_free(&b);
}

/* "Coal provided 38 %, gas 27 %, nuclear 21 % and renewables 18 %": three or more percentages in a row that make the whole but for a
 * little too much are taken for shares, though nothing says so; three alone may do that by chance, and are but noted. */
static void check_row(const struct page *p, uint32_t i, uint32_t *end) {
  const struct record *share[SHARES_MAX];
  struct interval sum = interval_point(decimal_int(0)), whole = interval_point(decimal_int(100));
  struct decimal is = decimal_int(0);
  uint32_t n = 0, at = i;
  bool plain = true, known = true, linked = true; /* known: told as shares already; linked: parts of one whole */
  for (; at < p->figures && p->figure[at].sentence == p->figure[i].sentence && is_kind(p->figure[at].r, "percent"); at++) {
    const struct record *r = p->figure[at].r;
    known = known && asserts(r, "share");
    linked = linked && r->part_of[0] && strcmp(r->part_of, p->figure[i].r->part_of) == 0;
    plain = plain && n < SHARES_MAX && stated_exactly(r) && !has_change(r) && (r->asserts.p == NULL || asserts(r, "share")) && decimal_add(&is, is, r->value[0]) == ST_OK;
    if (!plain) continue;
    sum = interval_add(sum, interval_of(r, READ_ROUNDED));
    share[n++] = r;
  }
  *end = at > i ? at : i + 1;
  if (!plain || known || n < 3 || !interval_above(sum, whole) || decimal_cmp(is, decimal_int(linked ? 115 : 106)) > 0) return;
  struct buf b;
  buf_init(&b);
  for (uint32_t k = 0; k < n; k++) buf_printf(&b, "%s%s", k ? " + " : "", quoted(p, share[k]));
  buf_char(&b, '\0');
  tell(p, "impossible_share", n > 3 && !linked ? "warning" : "info", share, n, "%s make %s%%: if they are the shares of one whole, a little too much", b.p, shown(p, is));
  buf_free(&b);
}

void check_shares(const struct page *p) {
  for (uint32_t i = 0; i < p->figures;) {
    const struct record *share[SHARES_MAX];
    uint32_t end = i + 1;
    if (is_share(&p->figure[i])) {
      uint32_t n = run_from(p, i, share, &end);
      for (uint32_t k = i; k < end; k++)
        if (is_share(&p->figure[k])) check_alone(p, k);
      if (n > 1) check_together(p, share, n);
    }
    i = end;
  }
  for (uint32_t i = 0, end; i < p->figures; i = end) check_row(p, i, &end);
}
