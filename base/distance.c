#include "base/distance.h"

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

size_t text_distance(struct view a, struct view b) {
  size_t row[3][DISTANCE_MAX + 1];
  for (size_t j = 0; j <= b.len; j++) row[0][j] = j;
  for (size_t i = 1; i <= a.len; i++) {
    size_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= b.len; j++) {
      now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (a.p[i - 1] != b.p[j - 1]));
      if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1]) now[j] = least(now[j], before[j - 2] + 1);
    }
  }
  return row[a.len % 3][b.len];
}

size_t text_exchange(struct view a, struct view b) {
  size_t differ = 0, at[2] = {0, 0};
  if (a.len != b.len) return 0;
  for (size_t i = 0; i < a.len; i++)
    if (a.p[i] != b.p[i] && differ++ < 2) at[differ - 1] = i;
  return differ == 2 && a.p[at[0]] == b.p[at[1]] && a.p[at[1]] == b.p[at[0]] ? at[1] - at[0] : 0;
}
