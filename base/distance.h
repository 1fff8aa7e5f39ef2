/* distance.h: how far two spellings lie apart: optimal string alignment (insertions, deletions, substitutions, swaps of neighbours), after
 * Damerau 1964, CACM 7(3). Counts bytes. */
#ifndef ANNALS_BASE_DISTANCE_H
#define ANNALS_BASE_DISTANCE_H

#include "base/view.h"

#define DISTANCE_MAX 63 /* bytes of the longer text: names are shorter, and the work is their product */

/* Both texts have at most DISTANCE_MAX bytes. */
size_t text_distance(struct view a, struct view b);

/* How far apart the only two letters stand that have changed places (1: neighbours); 0 where the texts differ otherwise. */
size_t text_exchange(struct view a, struct view b);

#endif
