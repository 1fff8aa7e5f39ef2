/* flows.c: a stock before, whatever came in and went out, and the stock after, where words say which way each flow goes (`inflow`, `outflow`):
 *
 *   "It began with 2,400 head, bought 350, saw 610 calves born, sold 480 and lost 40, so that 2,840 stood in the pens"
 *
 * The stock after is `closing` or a `result`, the one before `opening`; or it is the figure before the flows that makes it. balances.c has those of
 * two flows of which nothing says which way they go. */
#include "audit/sum.h"

#define BACK 4      /* sentences with figures in which they stand */
#define FLOWS_MAX 8 /* of one stock */

/* The dead of a herd or of a society are gone too. */
static bool goes_out(const struct record *r) { return asserts(r, "outflow") || asserts(r, "toll"); }
static bool is_flow(const struct record *r) { return asserts(r, "inflow") || goes_out(r); }
static bool is_stock_after(const struct record *r) { return asserts(r, "closing") || asserts(r, "result"); }

#define HEADS_BACK 10 /* sentences that the flows head */

/* "Income was 468 million ... Expenditure came to 437 million ... With opening assets of 512 million, the year closed with 543 million": the
 * nearest flow each way before the stocks, whatever stands between them. */
static uint32_t add_heads(const struct page *p, uint32_t c, const struct record **row) {
  const struct record *in = NULL, *out = NULL;
  for (uint32_t k = c - 1; k-- > 0 && !(in && out) && p->figure[k].section == p->figure[c].section &&
                           p->figure[k].sentence + HEADS_BACK >= p->figure[c].sentence;) {
    const struct record *r = p->figure[k].r;
    if (!p->figure[k].level || !same_measure(r, p->figure[c].r) || !named_alike(r->time.normal, row[0]->time.normal)) continue;
    if (in == NULL && asserts(r, "inflow")) in = r;
    if (out == NULL && asserts(r, "outflow")) out = r;
  }
  if (in == NULL || out == NULL) return 0;
  row[2] = row[0], row[1] = in, row[0] = out; /* from the last one on */
  return 3;
}

/* The flows before figure c and the figure before them, in the order of the page; false where no flow says which way it goes. */
static bool gather_flows(struct sum *s, const struct page *p, uint32_t c) {
  const struct record *row[FLOWS_MAX + 1];
  uint32_t n = 0;
  bool opened = false;
  for (uint32_t k = c; k-- > 0 && n <= FLOWS_MAX && !opened;) {
    const struct figure *f = &p->figure[k];
    if (f->section != p->figure[c].section || f->sentence + BACK < p->figure[c].sentence) break;
    if (!is_amount(f->r) || !same_kind(f->r, p->figure[c].r) || f->r->per.p) continue;
    opened = asserts(f->r, "opening") || !is_flow(f->r);
    row[n++] = f->r;
  }
  if (n == 1 && asserts(row[0], "opening")) n = add_heads(p, c, row);
  if (n < 2 || !opened) return false;
  *s = (struct sum){.p = p, .whole = p->figure[c].r};
  for (uint32_t k = n; k-- > 0;) {
    if (goes_out(row[k])) s->less |= 1u << s->n;
    add_part(s, row[k]);
  }
  return s->less != 0;
}

/* Both stocks are told to be some, or the flows are many: else any figure before them is but a guess. */
static const char *severity_of_flows(const struct sum *s, enum verdict v) {
  bool told = asserts(s->part[0], "opening"), slip = slip_explains(s, v, 3);
  if (told && (slip || decimal_within(s->is, s->whole->value[0], 25))) return slip || s->n > 3 ? "warning" : "info";
  return (s->n > 2 && slip) || is_slip_of(s, 3, 4) ? "info" : NULL;
}

static void check_flows_of(const struct page *p, uint32_t c, bool *used) {
  struct sum s;
  if (!gather_flows(&s, p, c)) return;
  enum verdict v = judge(&s);
  if (v == SUM_UNKNOWN) return;
  const char *severity = explained(v) ? NULL : severity_of_flows(&s, v);
  if (!explained(v) && severity == NULL) return;
  count_sum(&s, v, severity != NULL);
  if (severity) tell_mismatch(&s, severity);
  settle(&s, used);
}

void check_flows(const struct page *p, bool *used) {
  for (uint32_t c = 2; c < p->figures; c++)
    if (p->figure[c].level && !used[c] && is_stock_after(p->figure[c].r)) check_flows_of(p, c, used);
}
