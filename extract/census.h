/* census.h: what the rules of a pack do over many pages: counts, time, who beats whom, which words of the lexicons are ever seen. */
#ifndef ANNALS_EXTRACT_CENSUS_H
#define ANNALS_EXTRACT_CENSUS_H

#include "base/record.h"
#include "corpus/document.h"
#include "rules/ruleset.h"

struct census_rule {
  uint64_t sentences;        /* in which it was tried */
  uint64_t candidates;       /* places whose first token begins the rule: tries without the filter of the stage */
  uint64_t tried, refused, lost, won; /* tries; matches that the condition refused, that gave way, that stood */
  uint64_t ns, worst_ns;     /* time in tries, conditions included; of the worst page */
  uint32_t worst_page;       /* number of that page, from 0 */
};


struct census {
  const struct ruleset *rs;
  struct census_rule *rules; /* by rule; owned */
  uint8_t *seen;             /* by form: 1 when it stood in a projection; owned */
  uint32_t *beats;           /* [winner * rules_len + loser]; owned */
  uint64_t ns;               /* all of the extraction */
  uint32_t pages;
  const struct rule *watched; /* whose places are kept, or NULL; the caller sets it */
  struct span *places;       /* of the watched rule on the last page: what its matches covered, in order; owned */
  size_t places_len, places_cap;
  struct census_private *private;
};

void census_init(struct census *c, const struct ruleset *rs);
void census_free(struct census *c);
/* Counts the candidates of a page; also has what is made when it is first wanted (machine code, filters) made, so that the census of a page
 * that was rehearsed shows what the page costs. */
void census_rehearse(struct census *c, const struct document *d);
void census_page(struct census *c, const struct document *d, record_sink *sink, void *context, struct record_document *out);
/* True when the rule has made or set something. */
static inline bool census_fired(const struct census *c, const struct rule *r) { return c->rules[r->id].won > 0; }

#endif
