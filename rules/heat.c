/* heat.c: machine code for the patterns that are tried. */
#include <pthread.h>

#include "rules/ruleset.h"

enum rule_heat rule_warm(const struct ruleset *rs, const struct rule *r) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&lock);
  uint8_t heat = atomic_load_explicit(&rs->heat[r->id], memory_order_relaxed);
  if (heat == RULE_COLD) { /* no other thread has come first, and none has used the pattern yet */
    heat = pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE) == 0 ? RULE_JIT : RULE_INTERPRETED;
    atomic_store_explicit(&rs->heat[r->id], heat, memory_order_release);
  }
  pthread_mutex_unlock(&lock);
  return (enum rule_heat)heat;
}
