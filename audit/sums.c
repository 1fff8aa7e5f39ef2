/* sums.c: parts against their whole. The ways in which a page says that figures make up another one; rows.c has those
 * of which nothing says it:
 *
 *   linked    parts that the extraction has tied to their whole (part_of); in other units they are held against it by slips alone
 *   apposed   a figure and right behind it others of its kind: "412 students, 267 boys and 155 girls"
 *   listed    a figure that says that what follows is all of it: "1,420 tons: 640 of rice, 380 of water, ..."
 *   divided   a figure, and all amounts of its measure in the next sentence, if they make it but for a slip
 *   totalled  (totals.c) a figure that says that it sums up those before it: "28 teachers, 16 doctors and 11 technicians, 61 in all"
 *   closed    (closed.c) parts that are told to be all of a whole in a sentence before: what is left, what divides it anew
 *   lines     (lines.c) amounts in lines of their own
 *   balances  (balances.c, flows.c) a stock, what came and went, and the stock after
 *
 * Verdicts, in the order in which they are tried: exact; explained by rounding; explained by a hedge; then either a mismatch or open.
 * Parts need not exhaust their whole and may overlap, so a sum that is off says nothing by itself. It is called a mismatch where it
 * is near: over the whole by at most a quarter, or under it by a slip of one digit or of two neighbours within a twentieth; where the
 * last part says that it is the `rest`, by at most a quarter either way. Apposed figures are taken for parts only if the slip is there:
 * nothing else says that they are. A total says that it is one, so that any sum within a quarter is held against it. Figures that an
 * explained total has used up are not tried again as wholes.
 *
 * A part that exceeds its whole is an error, unless the sentence has an earlier figure of its measure that would hold it: then the
 * extraction may have tied it to the wrong one. */
#include "audit/sum.h"

/* ---- linked */

static bool exceeds(const struct page *p, const struct record *part, const struct record *whole, const char *severity) {
  if (!interval_above(interval_of(part, READ_HEDGED), interval_of(whole, READ_HEDGED))) return false;
  const struct record *over[] = {part, whole};
  tell(p, "part_exceeds_whole", severity, over, 2, "the part %s is more than its whole, %s", quoted(p, part), quoted(p, whole));
  return true;
}

/* "168 institutions, of which 171 were clinics": counts of other things may be more than their whole ("38 projects including 71 parts"),
 * but seldom by so little (a tenth). */
static bool count_exceeds(const struct page *p, const struct record *part, const struct record *whole) {
  if (!is_kind(part, "count") || !is_kind(whole, "count") || decimal_magnitude(whole->value[0]) < 2) return false;
  return decimal_within(part->value[0], whole->value[0], 10) && exceeds(p, part, whole, "warning");
}

/* An earlier figure of the sentence, before the whole or between it and the part, that could be the whole as well. */
static bool other_whole(const struct page *p, uint32_t part, uint32_t w) {
  bool far = !decimal_within(p->figure[part].r->value[0], p->figure[w].r->value[0], 50);
  for (uint32_t i = part; i-- > 0 && p->figure[i].sentence == p->figure[w].sentence;) {
    const struct figure *f = &p->figure[i];
    if (i == w || f->whole == w) continue;
    bool alike = far ? same_kind(f->r, p->figure[part].r) : same_measure(f->r, p->figure[part].r);
    if (f->level && alike && decimal_cmp(f->r->value[0], p->figure[part].r->value[0]) >= 0) return true;
  }
  return false;
}

/* "9 projects of 4.52 billion, of which 3 made up 4.7 billion": what stands beside a part is a part of what stands beside the whole. */
static bool beside_exceeds(const struct page *p, uint32_t part, uint32_t w) {
  if (w + 1 >= part || p->figure[w].sentence != p->figure[part].sentence) return false;
  const struct figure *whole = &p->figure[w + 1];
  if (!whole->level || whole->whole != NO_FIGURE || same_kind(whole->r, p->figure[w].r)) return false;
  for (uint32_t i = part + 1; i < p->figures && i <= part + 2 && p->figure[i].sentence == whole->sentence; i++) {
    const struct figure *f = &p->figure[i];
    if (f->whole == NO_FIGURE && same_kind(f->r, p->figure[part].r)) break; /* something else is counted, what follows is told of that */
    if (f->level && f->whole == NO_FIGURE && same_measure(f->r, whole->r) && exceeds(p, f->r, whole->r, "error")) return true;
  }
  return false;
}

/* "of which 1.37 million were males and 1.29 million females; 0.60 million lived in towns and 2.07 million elsewhere": where some parts in a
 * row make the whole, of four digits or more, the others divide it in another way. */
static enum verdict judge_divided(struct sum *s) {
  for (uint32_t k = 2; k + 2 <= s->n && significant_digits(s->whole->value[0]) > 3; k++) {
    struct sum half[2] = {*s, last_of(s, k)};
    half[0].n = k;
    enum verdict v[2] = {judge(&half[0]), judge(&half[1])};
    uint32_t other = v[0] == SUM_EXACT ? 1 : 0;
    if (v[1 - other] != SUM_EXACT) continue;
    *s = half[other];
    return v[other];
  }
  return judge(s);
}

/* Three parts and more that are too much by one digit of four or more, within a tenth: no chance. */
static bool over_by_a_digit(const struct sum *s) {
  struct decimal whole = s->whole->value[0];
  return s->n > 2 && significant_digits(whole) > 3 && decimal_within(s->is, whole, 10) && slip_between(s->is, whole) == SLIP_DIGIT;
}

/* "Reservoirs numbered 214. 128 had been completed (52 of them in Guizhou), 71 were half finished and 15 just started": with what stands behind it,
 * but for one part of a part, the whole makes an earlier figure of the sentence or the one before. */
static bool are_of_larger(const struct page *p, uint32_t w) {
  struct decimal is = decimal_int(0), left;
  for (uint32_t i = w; figure_at(p, i, w); i++)
    if (p->figure[i].level && same_measure(p->figure[i].r, p->figure[w].r) && decimal_add(&is, is, p->figure[i].r->value[0]) != ST_OK) return false;
  for (uint32_t k = w; k-- > 0 && p->figure[k].section == p->figure[w].section && p->figure[k].sentence + 1 >= p->figure[w].sentence;) {
    const struct record *larger = p->figure[k].r;
    if (!p->figure[k].level || !same_measure(larger, p->figure[w].r) || decimal_cmp(larger->value[0], p->figure[w].r->value[0]) <= 0 ||
        decimal_sub(&left, is, larger->value[0]) != ST_OK || left.coef < 0)
      continue;
    for (uint32_t i = w + 1; figure_at(p, i, w); i++)
      if (left.coef == 0 || (p->figure[i].level && same_measure(p->figure[i].r, larger) && decimal_cmp(left, p->figure[i].r->value[0]) == 0)) return true;
  }
  return false;
}

/* "12,400 persons, including 7,200 farmers and 5,300 herdsmen": counts of other things, and figures right behind a part that are not
 * linked themselves, make up their whole only if it shows: exactly, or but for a slip. */
static void check_mixed(const struct page *p, uint32_t w, bool *used) {
  struct sum s = {.p = p, .whole = p->figure[w].r};
  uint32_t sentence = NO_FIGURE; /* of the parts: the last one that has some */
  bool mixed = false, row = false, behinds = false; /* some of them are not linked themselves */
  for (uint32_t i = w + 1, seen = 0; i < p->figures && s.n < PARTS_MAX; i++) {
    const struct figure *f = &p->figure[i];
    bool linked = f->whole == w;
    if (linked && f->sentence != sentence) sentence = f->sentence, s.n = 0, mixed = false;
    if (f->sentence != sentence && seen == p->figure[w].parts) break;
    seen += linked;
    if (f->sentence != sentence || f->r->per.p || !stated_exactly(f->r) || is_kind(f->r, "duration"))
      continue; /* "40 students, who get 1,500 each, 60 farmers" */
    bool behind = f->whole == NO_FIGURE && row && !used[i];
    row = (linked || behind) && f->level && same_kind(f->r, s.whole);
    if (!row) continue;
    mixed = mixed || behind || !same_measure(f->r, s.whole);
    behinds = behinds || behind;
    add_part(&s, f->r);
  }
  enum verdict v = mixed ? judge_divided(&s) : SUM_UNKNOWN;
  if (v == SUM_UNKNOWN || (significant_digits(s.whole->value[0]) < 3 && (behinds || s.n < 3 || !decimal_within(s.is, s.whole->value[0], 10)))) return;
  if (!explained(v) && (are_of_larger(p, w) || some_make_it(&s))) return;
  bool off = v == SUM_NEAR_SLIP || (v == SUM_OVER && over_by_a_digit(&s)) || leaves_none(&s, v) || (!explained(v) && scale_makes_it(&s));
  if (off) tell_mismatch(&s, "warning");
  else if (may_be_off(&s, v) || (s.n > 2 && v != SUM_FAR && !explained(v) && ((v == SUM_OVER && !one_makes_others(&s)) || is_slip_of(&s, 3, 3))))
    tell_mismatch(&s, "info");
  if (off || v == SUM_EXACT) count_sum(&s, v, off), use_sum(&s, used);
}

/* "Of the 38 shops 26 sell online and 21 sell ham": two parts of less than a hundred that are over it by more than a fifth. */
static bool may_overlap(const struct sum *s, enum verdict v) {
  return v == SUM_OVER && s->n == 2 && !s->all && decimal_magnitude(s->whole->value[0]) < 2 &&
         !decimal_within(s->is, s->whole->value[0], 20);
}

static bool is_off(struct sum *s, enum verdict v) {
  if (may_overlap(s, v) || (v == SUM_NEAR_SLIP && some_make_it(s))) return false;
  return v == SUM_NEAR_SLIP || leaves_none(s, v) || (!explained(v) && scale_makes_it(s)) || (v == SUM_OVER && !some_make_it(s) && !one_makes_others(s)) ||
         (v == SUM_UNDER && swap_makes_it(s, 4));
}

/* "312 families were moved and 290 houses finished, of which 140 in the hills and 172 in the plain": what makes an earlier figure of the
 * sentence exactly is a part of that. */
static bool makes_another(const struct page *p, const struct sum *s, uint32_t w) {
  for (uint32_t i = w; i-- > 0 && p->figure[i].sentence == p->figure[w].sentence;) {
    const struct figure *f = &p->figure[i];
    if (f->level && same_kind(f->r, s->part[0]) && significant_digits(s->is) > 2 && decimal_cmp(f->r->value[0], s->is) == 0) return true;
  }
  return false;
}

/* What is over a whole that is a part itself may be a part of that one's whole: "112,400 tons, including 61,200 tons of sardines, 40,100 of
 * them in the north, and 30,300 tons of mackerel". */
static bool may_be_beside(const struct page *p, const struct sum *s, uint32_t w, enum verdict v) {
  return v == SUM_OVER && p->figure[w].whole != NO_FIGURE && slip_between(s->is, s->whole->value[0]) == SLIP_NONE;
}

/* "eleven injured, four of them badly. Of the injured, seven were flown out and five went by road": each sentence divides the whole in
 * its own way. `from` is where the parts of the last sentence begin. */
static enum verdict judge_last(struct sum *s, uint32_t from, enum verdict all) {
  if (from == 0 || explained(all) || all == SUM_NEAR_SLIP) return all;
  struct sum last = last_of(s, from);
  enum verdict v = judge(&last);
  if (v == SUM_UNKNOWN) return all;
  *s = last;
  return v;
}

/* Parts need not be all of their whole: under it two digits of four must have changed places. */
static bool is_guess(const struct sum *s, enum verdict v) {
  return v == SUM_FAR || (v == SUM_UNDER && (slip_that_makes(s) == SLIP_DIGIT || digits_of_sum(s) < 4));
}

static void check_linked(const struct page *p, uint32_t w, bool *used) {
  struct sum s = {.p = p, .whole = p->figure[w].r};
  bool told = false;
  uint32_t from = 0, sentence = 0, complete = NO_FIGURE; /* complete: the sentence whose parts make up the whole by now */
  for (uint32_t i = w + 1, seen = 0; i < p->figures && seen < p->figure[w].parts; i++) {
    const struct figure *f = &p->figure[i];
    if (f->whole != w) continue;
    seen++;
    if (!f->level || f->sentence == complete) continue;
    if (!same_measure(f->r, s.whole)) { /* parts in other units are no sum */
      told = count_exceeds(p, f->r, s.whole) || told;
      continue;
    }
    /* another part, or another sentence: the text may have gone on about something else */
    bool behind = (s.n > 0 && f->sentence == sentence) || f->sentence != p->figure[w].sentence;
    told = (!other_whole(p, i, w) && exceeds(p, f->r, s.whole, behind ? "info" : "error")) || beside_exceeds(p, i, w) || told;
    if (s.n == PARTS_MAX) return;
    if (s.n == 0 || f->sentence != sentence) from = s.n, sentence = f->sentence;
    add_part(&s, f->r);
    struct sum last = last_of(&s, from);
    if (judge(&last) == SUM_EXACT) complete = sentence;
  }
  enum verdict v = judge_last(&s, from, judge(&s));
  if (!told && !explained(v) && are_of_larger(p, w)) return;
  bool off = !told && is_off(&s, v) && !makes_another(p, &s, w) && !may_be_beside(p, &s, w, v);
  if (off) tell_mismatch(&s, severity_of_sum(&s));
  else if (!told && v != SUM_UNKNOWN && !explained(v) && is_slip_of(&s, digits_for(&s, v) > 3 ? 4 : 3, 4))
    tell_mismatch(&s, is_guess(&s, v) ? "info" : severity_of_sum(&s)), off = true;
  else if (!told && may_be_off(&s, v)) tell_mismatch(&s, "info");
  if (told || off || explained(v)) use_sum(&s, used);
  if (v != SUM_UNKNOWN || told) count_sum(&s, v, off || told);
}

/* ---- apposed */

/* A sum by chance: of figures that are written to one last place, within a hundredth and too much. */
static bool over_by_little(const struct sum *s) {
  for (uint32_t i = 0; i < s->n; i++)
    if (!same_measure(s->part[i], s->whole) || !s->part[i]->has_precision || !s->whole->has_precision ||
        decimal_cmp(s->part[i]->precision, s->whole->precision) != 0)
      return false;
  return decimal_within(s->is, s->whole->value[0], 1) && decimal_cmp(s->is, s->whole->value[0]) > 0;
}

/* May stand in apposition: of the whole's kind, or of its unit where so few digits may add up by chance; done or planned like it. */
static bool is_apposed(const struct figure *f, const struct record *whole) {
  bool alike = significant_digits(whole->value[0]) > 2 ? same_kind(f->r, whole) : same_measure(f->r, whole);
  return f->whole == NO_FIGURE && alike && view_eq(f->r->status, whole->status);
}

/* All are told of one item: "460 kg of eels was released, 310 kg into the lake and 170 kg into the river". */
static bool of_one_item(const struct sum *s) {
  for (uint32_t i = 0; i < s->n; i++)
    if (!same_item(s->part[i], s->whole) || !same_measure(s->part[i], s->whole)) return false;
  return true;
}

/* Two figures of so few digits are a slip away from many a third, unless they are of its item, more than it, and the `last` of their row. */
static bool is_apposed_slip(struct sum *s, enum verdict v, bool last) {
  bool fine = significant_digits(s->whole->value[0]) > 2, over = last && decimal_cmp(s->is, s->whole->value[0]) > 0 && of_one_item(s);
  return (v == SUM_NEAR_SLIP && (fine || s->n > 2 || over)) || (v == SUM_FAR && scale_makes_it(s)) || (v == SUM_OVER && fine && over_by_little(s));
}

static uint32_t gather_listed(const struct page *p, uint32_t w, alike_with *alike, struct sum *s) {
  uint32_t last = w;
  s->n = 0;
  for (uint32_t i = w + 1; s->n < PARTS_MAX && figure_at(p, i, w); i++)
    if (p->figure[i].level && alike(p->figure[i].r, s->whole) && view_eq(p->figure[i].r->status, s->whole->status)) s->part[s->n++] = p->figure[i].r, last = i;
  return last;
}

/* "30 villages: 8 in A, 7 in B, 6 in C, 5 in D and 2 each in E and F": what is left is so many times what is for each. */
static bool each_makes_it(const struct page *p, uint32_t w, const struct sum *s) {
  struct decimal gap, product;
  if (decimal_sub(&gap, s->whole->value[0], s->is) != ST_OK || gap.coef <= 0) return false;
  for (uint32_t i = w + 1; figure_at(p, i, w); i++)
    for (int64_t times = 2; p->figure[i].r->per.p && same_measure(p->figure[i].r, s->whole) && times <= PARTS_MAX; times++)
      if (decimal_mul(&product, p->figure[i].r->value[0], decimal_int(times)) == ST_OK && decimal_cmp(product, gap) == 0)
        return true;
  return false;
}

/* "470 experts: 478 engineers and 262 geologists": of a list that is all of its whole none is more. */
static bool one_exceeds(const struct page *p, const struct sum *s) {
  bool told = false;
  for (uint32_t k = 0; k < s->n && !told; k++) told = !powers_apart(s->whole->value[0], s->part[k]->value[0], 1) && exceeds(p, s->part[k], s->whole, "info");
  return told;
}

/* How many amounts stand behind w, up to `last`. */
static uint32_t amounts_to(const struct page *p, uint32_t w, uint32_t last) {
  uint32_t n = 0;
  for (uint32_t i = w + 1; i <= last; i++) n += p->figure[i].level;
  return n;
}

/* "56,240 students (27,960 boys and 28,280 girls), against a strength of 480": the list may end before the sentence. */
static enum verdict judge_first(struct sum *s) {
  for (struct sum first = {.p = s->p, .whole = s->whole}; first.n < s->n;) {
    add_part(&first, s->part[first.n]);
    if (judge(&first) != SUM_EXACT) continue;
    *s = first;
    return SUM_EXACT;
  }
  return judge(s);
}

/* "1,420 tons of goods: 640 of rice, 380 of water, 210 of tents and 90 of soap": a whole that `asserts` to be `listed` is all of the figures
 * of its kind that the sentence lists behind it, so that any sum within a quarter is held against it: as a warning where a slip explains
 * it, within a tenth. */
static bool check_listed(const struct page *p, uint32_t w, bool *used) {
  struct sum s = {.p = p, .whole = p->figure[w].r};
  if (!asserts(s.whole, "listed")) return false;
  uint32_t last = gather_listed(p, w, same_measure, &s);
  enum verdict v = judge_first(&s);
  if (s.n < 3 && !(s.n == 2 && explained(v))) last = gather_listed(p, w, same_kind, &s), v = judge_first(&s); /* counts of other things */
  /* two of many figures are near it by chance, unless the second is told to be the rest */
  bool beside = s.n == 2 && amounts_to(p, w, last) == 2;
  bool full = s.n > 2 || (s.n == 2 && (beside || decimal_within(s.is, s.whole->value[0], 5) || asserts(s.part[1], "rest")));
  bool slips = slip_explains(&s, v, 3), off = full && !explained(v) && v != SUM_UNKNOWN && (v != SUM_FAR || slips) &&
                                              !makes_another(p, &s, w) && !each_makes_it(p, w, &s);
  if (!off && !explained(v)) return full && v == SUM_FAR && one_exceeds(p, &s);
  count_sum(&s, v, off);
  for (uint32_t k = w + 1; k <= last; k++) used[k] = p->figure[k].part = p->figure[k].part || same_measure(p->figure[k].r, s.part[0]);
  if (!off) return true;
  bool slip = beside || (v == SUM_FAR && scale_makes_it(&s)) ||
              (decimal_within(s.is, s.whole->value[0], 10) && (slip_between(s.is, s.whole->value[0]) != SLIP_NONE || swap_makes_it(&s, 4)));
  tell_mismatch(&s, slip ? "warning" : "info");
  return true;
}

/* "in 612 villages in two batches, with 360 in the first and 262 in the second": how many parts will follow, 0 where that is not what is
 * told. */
static uint32_t counts_parts(const struct figure *f, const struct record *whole) {
  int64_t n;
  bool few = f->level && is_kind(f->r, "count") && !same_measure(f->r, whole) && stated_exactly(f->r) && decimal_integer(&n, f->r->value[0]);
  return few && n > 1 && n <= PARTS_MAX ? (uint32_t)n : 0;
}

/* "68,200 households. 27,900 of them are in A, 14,100 in B, 13,400 in C and 12,800 in D": with all that stand behind it, it makes one of the
 * sentence before. */
static bool is_part_with_others(const struct page *p, uint32_t w) {
  struct decimal is = decimal_int(0);
  for (uint32_t i = w; figure_at(p, i, w); i++)
    if (p->figure[i].level && same_kind(p->figure[i].r, p->figure[w].r) &&
        decimal_add(&is, is, p->figure[i].r->value[0]) != ST_OK)
      return false;
  for (uint32_t k = w; k-- > 0 && p->figure[k].sentence + 1 >= p->figure[w].sentence;)
    if (p->figure[k].level && same_kind(p->figure[k].r, p->figure[w].r) && decimal_cmp(p->figure[k].r->value[0], is) == 0)
      return true;
  return false;
}

static void check_apposed(const struct page *p, uint32_t w, bool *used) {
  struct sum s = {.p = p, .whole = p->figure[w].r};
  if (significant_digits(s.whole->value[0]) < 2 || p->figure[w].in_row) return;
  uint32_t told = w + 1 < p->figures ? counts_parts(&p->figure[w + 1], s.whole) : 0; /* how many parts there are, 0: it is not said */
  for (uint32_t i = w + 1 + (told > 0); i < p->figures && s.n < PARTS_MAX && p->figure[i].sentence == p->figure[w].sentence; i++) {
    const struct figure *f = &p->figure[i];
    if (!f->level) continue; /* "98.2 million, down 22.4 percent: exports 93.7 million ..." */
    if (used[i] || !is_apposed(f, s.whole)) break;
    s.part[s.n++] = f->r;
    if (s.n < told) continue;
    enum verdict v = judge(&s);
    if (explained(v)) {
      for (uint32_t k = w + 1 + (told > 0); k <= i; k++) used[k] = p->figure[k].part = true;
      if (v == SUM_EXACT) count_sum(&s, v, false); /* by rounding it may be by chance */
      return;
    }
    if (told && s.n > told) break;
    const struct figure *next = figure_at(p, i + 1, w);
    if (is_apposed_slip(&s, v, next == NULL || !is_apposed(next, s.whole)) && !of_one_other(&s) && !is_part_with_others(p, w)) {
      tell_mismatch(&s, severity_of_sum(&s));
      count_sum(&s, v, true);
      use_sum(&s, used);
      return;
    }
  }
}

/* ---- divided */

/* The amounts of a sentence that have the measure, the time and the status of the whole; 0 where a part of something is among them. */
static void gather_divided(const struct page *p, uint32_t from, struct sum *s) {
  for (uint32_t i = from; figure_at(p, i, from); i++) {
    const struct figure *f = &p->figure[i];
    if (!f->level || !same_measure(f->r, s->whole)) continue;
    bool fits = f->whole == NO_FIGURE && s->n < PARTS_MAX && view_eq(f->r->status, s->whole->status) && view_eq(f->r->time.normal, s->whole->time.normal);
    if (!fits) s->n = 0;
    if (!fits) return;
    s->part[s->n++] = f->r;
  }
}

/* "The investment was 78.26 billion, up 24.6%. By industry, it was 5.12 billion in the primary, 29.84 billion in the secondary and 42.30
 * billion in the tertiary industry": all amounts of the next sentence, three or more, that make the whole of four digits but for a slip. */
static void check_divided(const struct page *p, uint32_t w, bool *used) {
  struct sum s = {.p = p, .whole = p->figure[w].r};
  uint32_t next = w + 1;
  while (figure_at(p, next, w) && !(p->figure[next].level && same_measure(p->figure[next].r, s.whole))) next++;
  if (figure_at(p, next, w) || next >= p->figures || p->figure[next].section != p->figure[w].section || used[next]) return;
  gather_divided(p, next, &s);
  enum verdict v = s.n > 2 && significant_digits(s.whole->value[0]) > 3 ? judge(&s) : SUM_UNKNOWN;
  bool off = v == SUM_NEAR_SLIP || (v == SUM_FAR && scale_makes_it(&s));
  if (v == SUM_EXACT || off) count_sum(&s, v, off);
  if (off) tell_mismatch(&s, "warning"), use_sum(&s, used);
}

/* Its first part stands in its own sentence: what the sentence lists is not another way to divide it. */
static bool divided_at_once(const struct page *p, uint32_t w) {
  for (uint32_t i = w + 1; figure_at(p, i, w); i++)
    if (p->figure[i].whole == w) return true;
  return false;
}

void check_sums(const struct page *p) {
  bool *used = ARENA_ARRAY(p->arena, bool, p->figures);
  check_flows(p, used), check_totals(p, used);
  check_balances(p, used), check_closed(p, used), check_lines(p, used);
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct figure *f = &p->figure[i];
    if (f->parts && !f->judged && (f->level || (is_kind(f->r, "money") && is_amount(f->r) && !has_change(f->r))))
      check_linked(p, i, used), check_mixed(p, i, used);
  }
  for (uint32_t i = 0; i < p->figures; i++) {
    const struct figure *f = &p->figure[i];
    bool other_way = f->parts && !divided_at_once(p, i);
    if (!f->level || (used[i] && !other_way) || check_listed(p, i, used) || f->parts) continue;
    check_apposed(p, i, used), check_divided(p, i, used);
  }
  check_rows(p, used);
}
