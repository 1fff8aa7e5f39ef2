/* Tables in plain text: which lines are rows, and what is read of their cells with the heads and stubs of the pack. */
#include "tests/unit/reading.h"

/* One line a fact: its text, value, unit, item and time. */
static void take(void *context, const struct record *r) {
  struct buf *b = context;
  if (r->type != RECORD_FACT) return;
  buf_printf(b, "%.*s = ", (int)r->text.len, r->text.p);
  if (r->values) decimal_print(b, r->value[0]);
  buf_printf(b, " %.*s", (int)r->unit.len, r->unit.p);
  if (r->item.text.len) buf_printf(b, " item=%.*s", (int)r->item.text.len, r->item.text.p);
  if (r->time.normal.len) buf_printf(b, " time=%.*s", (int)r->time.normal.len, r->time.normal.p);
  if (r->recipients) buf_printf(b, " to=%.*s", (int)r->recipient[0].text.len, r->recipient[0].text.p);
  if (!view_eq(r->status, VIEW_LIT("actual"))) buf_printf(b, " %.*s", (int)r->status.len, r->status.p);
  buf_char(b, '\n');
}

static void expect(const char *lines, const char *facts) { expect_sentence(lines, take, facts); }

static void blanks(void **state) {
  (void)state;
  expect("Item             2013    2014\n"
         "Growth, %         2.2    -3.0\n"
         "Schools         1,200   1,310\n",
         "2.2 = 2.2 % item=Growth time=2013\n-3.0 = -3 % item=Growth time=2014\n"
         "1,200 = 1200 school item=Schools time=2013\n1,310 = 1310 school item=Schools time=2014\n");
}

static void bars(void **state) {
  (void)state;
  expect("| State | Roads (km) | Schools |\n|---|---:|---|\n| Assam | 1 250 | |\n| Bihar | | 31 |\n",
         "1 250 = 1250 km item=Roads to=Assam\n31 = 31 school item=Schools to=Bihar\n");
}

static void tabs(void **state) {
  (void)state;
  expect("\t2013\t2014\nRice (million tonnes)\t4.1\t4.3\n", "4.1 = 4100000 t item=Rice time=2013\n4.3 = 4300000 t item=Rice time=2014\n");
}

/* Chapter contents are no table of counts. */
static void contents(void **state) {
  (void)state;
  expect("Roads .......... 3\nSchools and hospitals .......... 45\nPrices (Rs crore) ........ 40\n", "");
}

static void units(void **state) {
  (void)state;
  expect("Item    Unit    2013   2014\nRoads   km        40     45\nRice    tonnes     4      5\n",
         "40 = 40 km item=Roads time=2013\n45 = 45 km item=Roads time=2014\n4 = 4 t item=Rice time=2013\n5 = 5 t item=Rice time=2014\n");
  expect("Item   2013 (Rs lakh)   2014 (Rs crore)   Change (%)\nRoads (km)   12   13   2.5\n", "2.5 = 2.5 % item=Roads\n");
  expect("Cars (thousands)   12   13\nPupils ('000)   14   15\n", "12 = 12000 car item=Cars\n13 = 13000 car item=Cars\n14 = 14000 pupil item=Pupils\n15 = 15000 pupil item=Pupils\n");
}

/* Another head begins another table; so does what stands behind prose. */
static void heads(void **state) {
  (void)state;
  expect("State   2011   2012\nAbel (km)   10   11\n\nState   2013   2014\nBron (km)   12   13\n",
         "10 = 10 km item=Abel time=2011\n11 = 11 km item=Abel time=2012\n12 = 12 km item=Bron time=2013\n13 = 13 km item=Bron time=2014\n");
  expect("Item   2013   2014\r\nUrban areas\r\nSchools   12   13\r\nIt rained there.\r\n", "12 = 12 school item=Schools time=2013\n13 = 13 school item=Schools time=2014\n");
}

/* What is not told wholly is no fact: numbers in brackets or with a sign, rates, units in a bracket that nothing reads. */
static void doubtful(void **state) {
  (void)state;
  expect("Exports (US$ million)   (300)   150\nWells   12 (5)   +3\nEnrolment (lakh)   12.5*   13.1(p)\n", "150 = 150000000 USD item=Exports\n");
  expect("Item   2013   2014\nBirths per 1,000 women   12   13\nTeachers (by rank)   4   5\nAll items   101   102\n", "");
}

static void captions(void **state) {
  (void)state;
  expect("(Rs in crore)\nScheme    2013-14    2014-15 (BE)\nRoads       1,250       1,300\n"
         "Total       1,250       1,300\n\nIt rained there.\nScheme    2013-14    2014-15\nRoads          12         13\n",
         "1,250 = 12500000000 INR item=Roads time=2013/2014\n1,300 = 13000000000 INR item=Roads time=2014/2015 planned\n"
         "1,250 = 12500000000 INR time=2013/2014\n1,300 = 13000000000 INR time=2014/2015 planned\n"
         "12 = 12 road item=Roads time=2013/2014\n13 = 13 road item=Roads time=2014/2015\n");
}

/* A row that lacks a cell could be of any column. */
static void missing(void **state) {
  (void)state;
  expect("Item             2013    2014    2015\nSchools         1,200   1,310\nClinics   12  13  14\n",
         "1,200 = 1200 school item=Schools\n1,310 = 1310 school item=Schools\n"
         "12 = 12 clinic item=Clinics time=2013\n13 = 13 clinic item=Clinics time=2014\n14 = 14 clinic item=Clinics time=2015\n");
}

/* What nothing tells how to read makes no fact. */
static void unread(void **state) {
  (void)state;
  expect("Item             2013    2014\nGini index       0.31    0.32\nDensity            12      13\n", "");
}

static void prose(void **state) {
  (void)state;
  expect("It built 4 schools.  It built 5 bridges.\nIt paid 6 million yuan.  Then 7 people came.\n",
         "4 = 4 school item=schools\n5 = 5 bridge item=bridges\n6 million yuan = 6000000 CNY\n7 = 7 person item=people\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(blanks),  cmocka_unit_test(bars),   cmocka_unit_test(tabs), cmocka_unit_test(contents), cmocka_unit_test(units), cmocka_unit_test(heads), cmocka_unit_test(doubtful), cmocka_unit_test(captions),
                                     cmocka_unit_test(missing), cmocka_unit_test(unread), cmocka_unit_test(prose)};
  return cmocka_run_group_tests(tests, load, unload);
}
