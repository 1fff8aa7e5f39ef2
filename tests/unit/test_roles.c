/* Who did how much of what, for whom, when: what the grammar of the pack must read from single sentences. */
#include "tests/unit/reading.h"

static void put(struct buf *b, const char *name, const struct record_mention *m) {
  if (m->text.p == NULL) return;
  buf_printf(b, " %s=%.*s", name, (int)m->text.len, m->text.p);
  if (m->normal.len && !view_eq(m->normal, m->text)) buf_printf(b, "(%.*s)", (int)m->normal.len, m->normal.p);
}

/* One line a fact: its text and the roles that it has. */
static void take(void *context, const struct record *r) {
  struct buf *b = context;
  if (r->type != RECORD_FACT) return;
  buf_view(b, r->text);
  put(b, "item", &r->item);
  put(b, "time", &r->time);
  put(b, "actor", &r->actor);
  put(b, "action", &r->action);
  for (uint32_t i = 0; i < r->recipients; i++) put(b, "to", &r->recipient[i]);
  if (!view_eq(r->change, VIEW_LIT("none"))) buf_printf(b, " change=%.*s", (int)r->change.len, r->change.p);
  if (!view_eq(r->status, VIEW_LIT("actual"))) buf_printf(b, " status=%.*s", (int)r->status.len, r->status.p);
  if (r->per.len) buf_printf(b, " per=%.*s", (int)r->per.len, r->per.p);
  if (r->part_of[0]) buf_str(b, " part");
  buf_char(b, '\n');
}

static void expect(const char *sentence, const char *facts) { expect_sentence(sentence, take, facts); }

static void deeds(void **state) {
  (void)state;
  expect("In 2010, Qinghai Province put in 843.6 million Yuan of anti-poverty funds.",
         "843.6 million Yuan item=anti-poverty funds time=2010 actor=Qinghai Province action=put in\n");
  expect("In 2012, Dongguan donated 200 tents to Luocheng County.",
         "200 item=tents time=2012 actor=Dongguan action=donated(donate) to=Luocheng County\n");
  expect("In 2013, 35 schools were built by Xiamen.", "35 item=schools time=2013 actor=Xiamen action=built(build)\n");
}

static void states(void **state) {
  (void)state;
  expect("In 2012, the repayment rate was 71.18%.", "71.18% item=repayment rate time=2012\n");
  expect("In 2012, the output value per mu was 8,000 Yuan.", "8,000 Yuan item=output value time=2012 per=mu\n");
}

static void parts(void **state) {
  (void)state;
  expect("In 2011, Hubei Province issued 12 million Yuan of funds, of which 9 million Yuan was from the central government and 3 million "
         "Yuan was matching funds.",
         "12 million Yuan item=funds time=2011 actor=Hubei Province action=issued(issue)\n"
         "9 million Yuan item=funds time=2011 actor=central government action=issued(issue) part\n"
         "3 million Yuan item=matching funds time=2011 actor=Hubei Province action=issued(issue) part\n");
}

static void changes(void **state) {
  (void)state;
  expect("In 2011, the net income rose from 2,874 Yuan to 3,219 Yuan, up 12%.",
         "2,874 Yuan item=net income time=2010\n"
         "3,219 Yuan item=net income time=2011\n"
         "12% item=net income time=2011 change=increase\n");
}

static void plans(void **state) {
  (void)state;
  expect("In 2014, Henan Province will relocate 60,300 people.",
         "60,300 item=people time=2014 actor=Henan Province action=relocate status=planned\n");
}

static void lists(void **state) {
  (void)state;
  expect("In 2013, walnut, red date and millet increased to 6 mu, 4 mu and 3 mu respectively.",
         "6 mu item=walnut time=2013\n4 mu item=red date time=2013\n3 mu item=millet time=2013\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(deeds),   cmocka_unit_test(states), cmocka_unit_test(parts),
                                     cmocka_unit_test(changes), cmocka_unit_test(plans),  cmocka_unit_test(lists)};
  return cmocka_run_group_tests(tests, load, unload);
}
