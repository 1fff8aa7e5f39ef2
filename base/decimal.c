/* decimal.c: every operation works on exact 128-bit intermediates and fits the result into 64 bits at the end. Where a result
 * does not fit, zeros at the end of its coefficient go into the exponent first; only then is it ST_RANGE. */
#include "base/decimal.h"

#include "base/limits.h"

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 uwide;

#define POWERS 20     /* 10^19 is the last power of ten in 64 bits */
#define WIDE_POWERS 39 /* 10^38 is the last in 128 */

static const uint64_t pow10_table[POWERS] = {
    UINT64_C(1),
    UINT64_C(10),
    UINT64_C(100),
    UINT64_C(1000),
    UINT64_C(10000),
    UINT64_C(100000),
    UINT64_C(1000000),
    UINT64_C(10000000),
    UINT64_C(100000000),
    UINT64_C(1000000000),
    UINT64_C(10000000000),
    UINT64_C(100000000000),
    UINT64_C(1000000000000),
    UINT64_C(10000000000000),
    UINT64_C(100000000000000),
    UINT64_C(1000000000000000),
    UINT64_C(10000000000000000),
    UINT64_C(100000000000000000),
    UINT64_C(1000000000000000000),
    UINT64_C(10000000000000000000),
};

static uwide pow10_wide(unsigned k) {
  return k < POWERS ? pow10_table[k] : (uwide)pow10_table[POWERS - 1] * pow10_table[k - (POWERS - 1)];
}

static uint64_t magnitude_of(int64_t n) { return n < 0 ? 0 - (uint64_t)n : (uint64_t)n; }

/* Decimal digits of n; 1 for 0. 1233/4096 is log10(2), which is one too many at times: the table settles it. */
static unsigned digit_count(uint64_t n) {
  unsigned bits = 64u - (unsigned)__builtin_clzll(n | 1);
  unsigned guess = (bits * 1233u) >> 12;
  return guess + (n >= pow10_table[guess]) + (n == 0);
}

/* ---- in and out of the exact range ---- */

/* coef * 10^exp as a decimal, when it fits. */
static enum status fit(struct decimal *out, wide coef, int64_t exp) {
  while (coef > INT64_MAX || coef < INT64_MIN) {
    if (coef % 10 != 0) return ST_RANGE;
    coef /= 10;
    exp++;
  }
  if (exp > LIMIT_EXPONENT || exp < -LIMIT_EXPONENT) {
    if (coef != 0) return ST_RANGE;
    exp = 0;
  }
  *out = (struct decimal){(int64_t)coef, (int32_t)exp};
  return ST_OK;
}

struct decimal decimal_normal(struct decimal a) {
  if (a.coef == 0) return decimal_int(0);
  while (a.coef % 10 == 0 && a.exp < INT32_MAX) {
    a.coef /= 10;
    a.exp++;
  }
  return a;
}

static bool is_group(char c, struct view group) {
  for (size_t i = 0; i < group.len; i++)
    if (group.p[i] == c) return true;
  return false;
}

enum status decimal_parse(struct decimal *out, struct view text, struct view group) {
  enum { NOTHING, DIGIT, SEPARATOR, LONG_SEPARATOR, POINT } last = NOTHING;
  size_t i = text.len > 0 && (text.p[0] == '-' || text.p[0] == '+');
  size_t places = 0, zeros = 0; /* zeros: of the whole, past the digits that fit */
  bool lost = false;            /* a digit that does not fit */
  uint64_t coef = 0;
  bool point = false;
  for (; i < text.len; i++) {
    char c = text.p[i];
    unsigned digit = (unsigned)(unsigned char)c - '0'; /* past 9 for what is none */
    if (digit <= 9) {
      bool fits = !lost && coef <= ((uint64_t)INT64_MAX - digit) / 10;
      lost = lost || (!fits && digit != 0);
      if (fits) coef = coef * 10 + digit;
      zeros += !fits && !point;
      places += fits && point;
      last = DIGIT;
    } else if ((last == DIGIT || (last == LONG_SEPARATOR && (unsigned char)c >= 0x80)) && is_group(c, group) &&
               (!point || c == ' ' || (unsigned char)c >= 0x80)) { /* behind the point only blanks group */
      last = (unsigned char)c < 0x80 ? SEPARATOR : LONG_SEPARATOR;
    } else if (last == DIGIT && c == '.' && !point) {
      point = true;
      last = POINT;
    } else {
      return ST_SYNTAX;
    }
  }
  if (last != DIGIT) return ST_SYNTAX;
  if (lost || places > LIMIT_EXPONENT || zeros > LIMIT_EXPONENT) return ST_RANGE;
  int64_t value = (int64_t)coef;
  *out = (struct decimal){text.p[0] == '-' ? -value : value, (int32_t)zeros - (int32_t)places};
  return ST_OK;
}

/* Two digits a step; p has room for n. */
static void write_digits(char *p, uint64_t value, unsigned n) {
  static const char pairs[] =
      "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
      "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
      "8081828384858687888990919293949596979899";
  for (; n >= 2; n -= 2, value /= 100) memcpy(p + n - 2, pairs + 2 * (value % 100), 2);
  if (n == 1) p[0] = (char)('0' + value);
}

void decimal_print(struct buf *out, struct decimal a) {
  if (a.exp < 0 || a.coef == 0) a = decimal_normal(a);
  uint64_t value = magnitude_of(a.coef);
  unsigned digits = digit_count(value);
  size_t zeros = a.exp > 0 ? (size_t)a.exp : 0, places = a.exp < 0 ? (size_t)-(int64_t)a.exp : 0;
  buf_reserve(out, digits + zeros + places + sizeof "-0.");
  char *p = out->p + out->len;
  if (a.coef < 0) *p++ = '-';
  if (places >= digits) { /* 0.00ddd */
    memset(p, '0', places - digits + 2);
    p[1] = '.';
    p += places - digits + 2;
  }
  write_digits(p, value, digits);
  p += digits;
  if (places > 0 && places < digits) { /* dd.ddd */
    memmove(p - places + 1, p - places, places);
    p[-(ptrdiff_t)places] = '.';
    p++;
  }
  memset(p, '0', zeros);
  out->len = (size_t)(p + zeros - out->p);
}

/* ---- comparison and sums ---- */

static int64_t leading_place(struct decimal a) { return (int64_t)digit_count(magnitude_of(a.coef)) - 1 + a.exp; }

int32_t decimal_magnitude(struct decimal a) { return a.coef == 0 ? 0 : (int32_t)leading_place(a); }

static int sign_of(struct decimal a) { return (a.coef > 0) - (a.coef < 0); }

int decimal_cmp(struct decimal a, struct decimal b) {
  int sign = sign_of(a);
  if (sign != sign_of(b)) return sign > sign_of(b) ? 1 : -1;
  if (sign == 0) return 0;
  int64_t lead_a = leading_place(a), lead_b = leading_place(b);
  if (lead_a != lead_b) return lead_a > lead_b ? sign : -sign;
  /* The same leading place, so that the exponents are at most 18 apart and the scaled coefficient fits 128 bits. */
  wide x = a.coef, y = b.coef;
  if (a.exp > b.exp) x *= (wide)pow10_table[a.exp - b.exp];
  if (b.exp > a.exp) y *= (wide)pow10_table[b.exp - a.exp];
  return (x > y) - (x < y);
}

/* a + b, or a - b: `sign` goes to b only here, where its negation cannot overflow. */
static enum status sum(struct decimal *out, struct decimal a, struct decimal b, int sign) {
  int64_t gap = (int64_t)a.exp - b.exp;
  if (gap >= POWERS || gap <= -POWERS) { /* only zeros at the end can bring them closer */
    a = decimal_normal(a);
    b = decimal_normal(b);
    if (a.coef == 0) a.exp = b.exp;
    if (b.coef == 0) b.exp = a.exp;
    gap = (int64_t)a.exp - b.exp;
    if (gap >= POWERS || gap <= -POWERS) return ST_RANGE;
  }
  wide x = a.coef, y = (wide)b.coef * sign;
  if (gap > 0) x *= (wide)pow10_table[gap];
  if (gap < 0) y *= (wide)pow10_table[-gap];
  return fit(out, x + y, gap > 0 ? b.exp : a.exp);
}

enum status decimal_add(struct decimal *out, struct decimal a, struct decimal b) { return sum(out, a, b, 1); }
enum status decimal_sub(struct decimal *out, struct decimal a, struct decimal b) { return sum(out, a, b, -1); }

enum status decimal_mul(struct decimal *out, struct decimal a, struct decimal b) {
  return fit(out, (wide)a.coef * b.coef, (int64_t)a.exp + b.exp);
}

/* ---- rounding ---- */

/* value / 10^k half to even, k > 0; `more` says that value is short of the truth by less than one: as 10^k is even, that decides
 * a tie and nothing else. */
static uwide drop_digits(uwide value, uint64_t k, bool more) {
  if (k >= WIDE_POWERS) return 0; /* value is under 2^127, so under half of 10^39 */
  uwide divisor = pow10_wide((unsigned)k), quotient = value / divisor, rest = value % divisor, half = divisor / 2;
  bool up = rest > half || (rest == half && (more || (quotient & 1) != 0));
  return quotient + up;
}

static wide with_sign(uwide value, bool negative) { return negative ? -(wide)value : (wide)value; }

enum status decimal_round(struct decimal *out, struct decimal a, int32_t place) {
  if (a.exp >= place || a.coef == 0) {
    *out = a;
    return ST_OK;
  }
  uint64_t k = (uint64_t)((int64_t)place - a.exp), value = magnitude_of(a.coef);
  if (k < POWERS && value % pow10_table[k] == 0) {
    *out = a;
    return ST_OK;
  }
  return fit(out, with_sign(drop_digits(value, k, false), a.coef < 0), place);
}

/* Long division: *quotient gets `shift` digits more, while *rest / den is what is still owed. Stops early, with what is left of
 * `shift`, when nothing is owed and another zero would not fit; ST_RANGE when digits are owed and the quotient is full. */
static enum status divide_on(uwide *quotient, uwide *rest, uint64_t den, int64_t *shift) {
  const uwide full = ((uwide)1 << 127) / 10 - 1;
  for (; *shift > 0; --*shift) {
    if (*rest == 0 && *quotient > INT64_MAX / 10) return ST_OK;
    if (*quotient > full) return ST_RANGE;
    *rest *= 10;
    *quotient = *quotient * 10 + *rest / den;
    *rest %= den;
  }
  return ST_OK;
}

enum status decimal_ratio(struct decimal *out, struct decimal a, struct decimal num, struct decimal den, int32_t place) {
  if (den.coef == 0) return ST_RANGE;
  uint64_t divisor = magnitude_of(den.coef);
  uwide product = (uwide)magnitude_of(a.coef) * magnitude_of(num.coef);
  if (product == 0) return fit(out, 0, place);
  bool negative = ((a.coef < 0) ^ (num.coef < 0) ^ (den.coef < 0)) != 0;
  int64_t shift = (int64_t)a.exp + num.exp - den.exp - place; /* places to go from product / divisor */
  uwide quotient = product / divisor, rest = product % divisor;
  if (shift < 0) {
    quotient = drop_digits(quotient, (uint64_t)-shift, rest != 0);
    return fit(out, with_sign(quotient, negative), place);
  }
  enum status st = divide_on(&quotient, &rest, divisor, &shift);
  if (st != ST_OK) return st;
  bool up = rest * 2 > divisor || (rest * 2 == divisor && (quotient & 1) != 0);
  return fit(out, with_sign(quotient + up, negative), place + shift);
}

bool decimal_integer(int64_t *n, struct decimal a) {
  a = decimal_normal(a);
  if (a.exp < 0 || a.exp >= POWERS) return false;
  wide value = (wide)a.coef * (wide)pow10_table[a.exp];
  if (value > INT64_MAX || value < INT64_MIN) return false;
  *n = (int64_t)value;
  return true;
}
