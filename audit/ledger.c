#include "audit/ledger.h"

enum account { ACCOUNT_FACT, ACCOUNT_DATE, ACCOUNT_NUMBER, ACCOUNT_UNCLAIMED, ACCOUNTS };

static enum account account_of(const struct record *r) {
  if (r->type == RECORD_FACT) return ACCOUNT_FACT;
  if (r->type == RECORD_DATE) return ACCOUNT_DATE;
  if (r->type != RECORD_NUMBER) return ACCOUNTS;
  return view_eq(r->class, VIEW_LIT("unclaimed")) ? ACCOUNT_UNCLAIMED : ACCOUNT_NUMBER;
}

const char *ledger_account(const struct record *r) {
  static const char *const names[] = {"fact", "date", "number", "unclaimed", NULL};
  return names[account_of(r)];
}

size_t ledger_by_section(struct ledger_row **rows, struct arena *arena, const struct record *records, size_t len) {
  size_t n = 0, most = 0;
  for (size_t i = 0; i < len; i++) most += i == 0 || !view_eq(records[i].section, records[i - 1].section);
  struct ledger_row *list = ARENA_ARRAY(arena, struct ledger_row, most);
  for (size_t i = 0; i < len; i++) {
    enum account account = account_of(&records[i]);
    if (account == ACCOUNTS) continue;
    if (n == 0 || !view_eq(list[n - 1].section, records[i].section)) list[n++].section = records[i].section;
    uint32_t *cell[] = {&list[n - 1].fact, &list[n - 1].date, &list[n - 1].number, &list[n - 1].unclaimed};
    ++*cell[account];
  }
  *rows = list;
  return n;
}
