#include "base/edtf.h"

#include <stdio.h>

struct ymd {
  int year, month, day; /* 0: not stated */
};

static bool leap(int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

static int days_in(int y, int m) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return m == 2 && leap(y) ? 29 : days[m - 1];
}

static bool valid(struct ymd d) {
  if (d.year < 1 || d.year > 9999) return false;
  if (d.month == 0) return d.day == 0;
  if (d.month >= 21 && d.month <= 41) return d.day == 0;
  return d.month >= 1 && d.month <= 12 && d.day >= 0 && d.day <= days_in(d.year, d.month);
}

static bool digits(struct view v, size_t at, size_t n, int *out) {
  int x = 0;
  if (v.len < at + n) return false;
  for (size_t i = at; i < at + n; i++) {
    if (v.p[i] < '0' || v.p[i] > '9') return false;
    x = x * 10 + (v.p[i] - '0');
  }
  *out = x;
  return true;
}

static bool parse(struct ymd *out, struct view v) {
  struct ymd d = {0, 0, 0};
  if (!digits(v, 0, 4, &d.year)) return false;
  if (v.len >= 7 && (v.p[4] != '-' || !digits(v, 5, 2, &d.month))) return false;
  if (v.len >= 10 && (v.p[7] != '-' || !digits(v, 8, 2, &d.day))) return false;
  if ((v.len != 4 && v.len != 7 && v.len < 10) || (v.len > 10 && v.p[10] != 'T') || !valid(d)) return false;
  *out = d;
  return true;
}

static void print(struct edtf *out, struct ymd d) {
  int n = d.day ? snprintf(out->text, EDTF_MAX, "%04d-%02d-%02d", d.year, d.month, d.day)
          : d.month ? snprintf(out->text, EDTF_MAX, "%04d-%02d", d.year, d.month)
                    : snprintf(out->text, EDTF_MAX, "%04d", d.year);
  out->len = (uint32_t)n;
}

bool edtf_date(struct edtf *out, int year, int month, int day) {
  struct ymd d = {year, month, day};
  if (!valid(d)) return false;
  print(out, d);
  return true;
}

/* The two ends of an interval; a date is both. Open ends stay views of "..". */
static void ends(struct view e, struct view *a, struct view *b) {
  const char *slash = e.len ? memchr(e.p, '/', e.len) : NULL;
  *a = slash ? view_sub(e, 0, (size_t)(slash - e.p)) : e;
  *b = slash ? view_sub(e, (size_t)(slash - e.p) + 1, e.len) : e;
}

bool edtf_first_year(int *out, struct view e) {
  struct view a, b;
  struct ymd d;
  ends(e, &a, &b);
  if (!parse(&d, a) && !parse(&d, b)) return false;
  *out = d.year;
  return true;
}

bool edtf_last_year(int *out, struct view e) {
  struct view a, b;
  struct ymd d;
  ends(e, &a, &b);
  if (!parse(&d, b) && !parse(&d, a)) return false;
  *out = d.year;
  return true;
}

static void join(struct edtf *out, const struct edtf *a, const struct edtf *b) {
  int n = snprintf(out->text, EDTF_MAX, "%.*s/%.*s", (int)a->len, a->text, (int)b->len, b->text);
  out->len = (uint32_t)n;
}

bool edtf_year(struct edtf *out, struct view e) {
  struct view a, b;
  struct ymd x, y;
  ends(e, &a, &b);
  if (a.p != b.p && a.len == 4 && b.len == 4 && parse(&x, a) && parse(&y, b)) {
    struct edtf from, to;
    print(&from, x);
    print(&to, y);
    join(out, &from, &to);
    return true;
  }
  if (!parse(&x, b) && !parse(&x, a)) return false;
  return edtf_date(out, x.year, 0, 0);
}

static bool coarse(struct edtf *out, struct view e, enum edtf_unit unit) {
  struct ymd d;
  if (view_eq(e, VIEW_LIT(".."))) {
    memcpy(out->text, e.p, e.len);
    out->len = (uint32_t)e.len;
    return true;
  }
  if (!parse(&d, e)) return false;
  if (unit != EDTF_DAY) d.day = 0;
  if (unit == EDTF_YEAR) d.month = 0;
  print(out, d);
  return true;
}

bool edtf_coarse(struct edtf *out, struct view e, enum edtf_unit unit) {
  struct view a, b;
  struct edtf x, y;
  if (unit == EDTF_YEAR) return edtf_year(out, e);
  ends(e, &a, &b);
  if (a.p == b.p) return coarse(out, e, unit);
  if (!coarse(&x, a, unit) || !coarse(&y, b, unit)) return false;
  join(out, &x, &y);
  return true;
}

static struct ymd add_days(struct ymd d, int n) {
  for (; n > 0; n--) {
    if (++d.day > days_in(d.year, d.month)) d.day = 1, d.month++;
    if (d.month > 12) d.month = 1, d.year++;
  }
  for (; n < 0; n++) {
    if (--d.day > 0) continue;
    if (--d.month < 1) d.month = 12, d.year--;
    d.day = days_in(d.year, d.month);
  }
  return d;
}

/* Quarters and half-years move by the months that they are long. */
static bool shift_part(struct ymd *d, int n) {
  int first = d->month >= 40 ? 40 : 33, parts = first == 40 ? 2 : 4, long_by = 12 / parts;
  if (d->month < 33 || d->month >= first + parts || n % long_by != 0) return false;
  int at = d->year * parts + d->month - first + n / long_by;
  d->year = at / parts;
  d->month = at % parts + first;
  return true;
}

static bool shift(struct edtf *out, struct view e, int n, enum edtf_unit unit) {
  struct ymd d;
  if (n > 36600 || n < -36600 || !parse(&d, e)) return false;
  if (unit == EDTF_YEAR) d.year += n;
  if (unit == EDTF_MONTH && d.month > 12) {
    if (!shift_part(&d, n)) return false;
  } else if (unit == EDTF_MONTH) {
    if (d.month < 1) return false;
    int m = d.year * 12 + d.month - 1 + n;
    d.year = m / 12;
    d.month = m % 12 + 1;
  }
  if (unit == EDTF_DAY) {
    if (d.day == 0) return false;
    d = add_days(d, n);
  } else if (d.day && d.year > 0 && d.day > days_in(d.year, d.month)) {
    d.day = days_in(d.year, d.month);
  }
  if (!valid(d)) return false;
  print(out, d);
  return true;
}

bool edtf_shift(struct edtf *out, struct view e, int n, enum edtf_unit unit) {
  struct view a, b;
  struct edtf x, y;
  ends(e, &a, &b);
  if (a.p == b.p) return shift(out, e, n, unit);
  if (!shift(&x, a, n, unit) || !shift(&y, b, n, unit)) return false;
  join(out, &x, &y);
  return true;
}

/* Sakamoto's congruence, 1 Monday to 7 Sunday. */
static int weekday_of(struct ymd d) {
  static const int offset[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  int y = d.month < 3 ? d.year - 1 : d.year;
  int n = (y + y / 4 - y / 100 + y / 400 + offset[d.month - 1] + d.day) % 7;
  return n == 0 ? 7 : n;
}

bool edtf_weekday(struct edtf *out, struct view e, int n) {
  struct ymd d;
  if (n < 1 || n > 7 || !parse(&d, e) || d.day == 0) return false;
  int by = (n - weekday_of(d) + 7) % 7; /* 0 to 6 days ahead */
  d = add_days(d, by > 3 ? by - 7 : by);
  if (!valid(d)) return false;
  print(out, d);
  return true;
}

/* True when y is known to lie before x: seasons and months are not held against each other. */
static bool before(const struct ymd *y, const struct ymd *x) {
  if (y->year != x->year) return y->year < x->year;
  bool months = x->month >= 1 && x->month <= 12 && y->month >= 1 && y->month <= 12;
  if (!months || y->month != x->month) return months && y->month < x->month;
  return x->day && y->day && y->day < x->day;
}

bool edtf_range(struct edtf *out, struct view a, struct view b) {
  struct view from, to, unused;
  struct ymd x, y;
  ends(a, &from, &unused);
  ends(b, &unused, &to);
  bool open = view_eq(from, VIEW_LIT("..")) || view_eq(to, VIEW_LIT(".."));
  if (from.len + to.len + 1 >= EDTF_MAX) return false;
  if (!open && (!parse(&x, from) || !parse(&y, to) || before(&y, &x))) return false;
  int n = snprintf(out->text, EDTF_MAX, "%.*s/%.*s", (int)from.len, from.p, (int)to.len, to.p);
  out->len = (uint32_t)n;
  return true;
}

/* ---- whether a text is a date */

/* Two digits at the front, or -1. */
static int two(struct view v) {
  if (v.len < 2 || v.p[0] < '0' || v.p[0] > '9' || v.p[1] < '0' || v.p[1] > '9') return -1;
  return (v.p[0] - '0') * 10 + (v.p[1] - '0');
}

static bool is_time(struct view t) {
  bool shape = t.len >= 8 && t.p[2] == ':' && t.p[5] == ':';
  int h = two(t), m = shape ? two(view_sub(t, 3, t.len)) : -1, s = shape ? two(view_sub(t, 6, t.len)) : -1;
  if (h < 0 || h > 24 || m < 0 || m > 59 || s < 0 || s > 60) return false;
  struct view zone = view_sub(t, 8, t.len);
  if (zone.len == 0 || view_eq(zone, VIEW_LIT("Z"))) return true;
  return zone.len == 6 && (zone.p[0] == '+' || zone.p[0] == '-') && two(view_sub(zone, 1, 3)) >= 0 && zone.p[3] == ':' && two(view_sub(zone, 4, 6)) >= 0;
}

static bool is_year(struct view y, int *year) {
  bool unspecified = false;
  *year = 0;
  if (y.len != 4) return false;
  for (size_t i = 0; i < 4; i++) {
    if (y.p[i] == 'X') unspecified = true;
    else if (unspecified || y.p[i] < '0' || y.p[i] > '9') return false;
    else *year = *year * 10 + (y.p[i] - '0');
  }
  return true;
}

static bool is_date(struct view d) {
  int year;
  const char *t = memchr(d.p, 'T', d.len);
  if (t != NULL) {
    size_t at = (size_t)(t - d.p);
    return is_time(view_sub(d, at + 1, d.len)) && (at == 0 || (at == 10 && is_date(view_sub(d, 0, at))));
  }
  if (d.len && strchr("?~%", d.p[d.len - 1]) != NULL) d.len--;
  if (d.len && d.p[0] == '-') d = view_sub(d, 1, d.len); /* before the year 0 */
  if (d.len < 4 || !is_year(view_sub(d, 0, 4), &year)) return false;
  if (d.len == 4) return true;
  if (d.len != 7 && d.len != 10) return false;
  int month = d.p[4] == '-' ? two(view_sub(d, 5, 7)) : -1;
  if (d.len == 7) return (month >= 1 && month <= 12) || (month >= 21 && month <= 41);
  int day = d.p[7] == '-' ? two(view_sub(d, 8, 10)) : -1;
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

bool edtf_valid(struct view e) {
  const char *slash = e.len ? memchr(e.p, '/', e.len) : NULL;
  if (slash == NULL) return e.len != 0 && is_date(e);
  size_t at = (size_t)(slash - e.p);
  struct view from = view_sub(e, 0, at), to = view_sub(e, at + 1, e.len), open = VIEW_LIT("..");
  bool open_from = from.len == 0 || view_eq(from, open), open_to = to.len == 0 || view_eq(to, open);
  if ((open_from && open_to) || (!open_from && !is_date(from)) || (!open_to && !is_date(to))) return false;
  size_t both = from.len < to.len ? from.len : to.len;
  return open_from || open_to || memcmp(from.p, to.p, both) <= 0;
}
