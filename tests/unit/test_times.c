/* When a figure holds: pages of several kinds in which each figure stands with its time, `{1,240|2013}`; `{1,240|}` has none. */
#include "tests/unit/reading.h"

struct told {
  struct buf out;     /* the page, its facts marked as in the test */
  struct view text;
  uint32_t at;
};

static void take(void *context, const struct record *r) {
  struct told *t = context;
  if (r->type != RECORD_FACT || r->span.start < t->at) return;
  buf_view(&t->out, view_sub(t->text, t->at, r->span.start));
  buf_printf(&t->out, "{%.*s|%.*s}", (int)r->text.len, r->text.p, (int)r->time.normal.len, r->time.normal.p ? r->time.normal.p : "");
  t->at = r->span.end;
}

static void expect(const char *marked) {
  struct told t = {.at = 0};
  struct buf page;
  buf_init(&page);
  buf_init(&t.out);
  for (const char *p = marked; *p; p++) {
    if (*p == '|') p += strcspn(p, "}");
    else if (*p != '{') buf_char(&page, *p);
  }
  t.text = (struct view){page.p, page.len};
  read_page(t.text, take, &t);
  buf_view(&t.out, view_sub(t.text, t.at, t.text.len));
  buf_char(&t.out, '\0');
  assert_string_equal(t.out.p, marked);
  buf_free(&t.out);
  buf_free(&page);
}

/* A year that opens a sentence reaches over its section; a term over its paragraph, but not over what was done in that year. */
static void yearbook(void **state) {
  (void)state;
  expect("Poverty Alleviation and Development of Hubei Province\n\n"
         "【Overview】 In 2014, the province had {29|2014} key counties. The finance allocated {2.95 billion Yuan|2014}, {18%|2014} more than in 2013.\n\n"
         "【Teams】 By the end of September, {4,500|2014-09} working teams had been sent. They brought in {1.3 billion Yuan|2014-09}.\n\n"
         "【Loans】 By the end of 2014, the loans stood at {2.1 billion Yuan|2014-12}. Hubei trained {70,000|2014} people.\n\n"
         "【Plans】 In 2015, {230 km|2015} of roads will be built. The plan covers {12|2014} cities.");
}

/* Headings with labels and numbered paragraphs begin anew. */
static void chapters(void **state) {
  (void)state;
  expect("CHAPTER 7\n"
         "MINOR IRRIGATION, 2015-16\n\n"
         "7.1 The Department was set up in 1999 and has {4|2015/2016} wings. As on 1st January 2016, {47|2016-01-01} posts were vacant.\n\n"
         "7.2 Works covered {18|2015/2016} States and benefited {3.4 lakh|2015/2016} farmers.\n\n"
         "II. FINANCIAL ASSISTANCE\n"
         "7.4 Assistance of {Rs 640 crore|2015/2016} was released during 2015-16 as against {Rs 590 crore|2014/2015} during 2014-15.\n\n"
         "7.6 In 2016-17, another {210|2016/2017} projects will be taken up.\n\n"
         "7.7 A cell of {9|2015/2016} officers monitors the works.");
}

/* Each item of news leans on its own dateline, and tells of the day of its event. */
static void news(void **state) {
  (void)state;
  expect("Quake in Ludian: news in brief\n\n"
         "LUDIAN, Yunnan, Aug. 5, 2014 (Xinhua) -- At least {12,000|2014-08-03} houses collapsed on Sunday.\n\n"
         "Rescuers have pulled out {32|2014-08-05} people by Tuesday.\n\n"
         "KUNMING, Aug. 8, 2014 -- Power was restored to {91 percent|2014-08-07} of the households by Thursday. Some {1,300|2014-08-08} workers are there.\n\n"
         "In 1974, a quake killed {1,423|1974} people in the same area.\n\n"
         "It will be the turn of {200|2014-08-11} villages on Monday.");
  expect("Trade of Ningxia\n\n"
         "YINCHUAN, Jan. 10, 2014 (Xinhua) -- Trade totaled {US$ 3.22 billion|2013} in 2013, local customs said Friday. Exports stood at {2.55 billion dollars|2013}.\n\n"
         "In December, trade fell {4.1 percent|2013-12}. Last year {318,000|2013} homes were built.");
}

/* A headline has the time of its own item, which only the lead below it tells; what the lead told once is read again at its place. */
static void headlines(void **state) {
  (void)state;
  expect("Quake kills {31|2014-08-03} in Ludian\n\n"
         "LUDIAN, Yunnan, Aug. 5, 2014 (Xinhua) -- At least {12,000|2014-08-03} houses collapsed on Sunday.\n\n"
         "Flood destroys {40|2014-08-08} shops in Oldtown\n\n"
         "PORT MORESBY, Papua New Guinea, Aug. 8, 2014 (Xinhua) -- Soldiers are digging in the mud. Some {1,300|2014-08-08} are there.\n\n"
         "In 1974, a flood killed {1,423|1974} people in the same area.");
  expect("Fire guts market in Kumasi\n\n" /* its day stands in lines of its own, and a weekday says that it is news */
         "By Ama Mensah, Kumasi\n12 January 2019\n\n"
         "Fire swept through the market early on Friday, destroying {300|2019-01-11} stalls.\n\n"
         "The mayor said the town would spend {2 million cedis|2019-03} on wiring by the end of March. In 2018 it spent {1 million cedis|2018}.\n\n"
         "The market houses some {10,000|2019-01-12} traders.");
  expect("Flood in Oldtown drowns {12|2019-01-12} cows\n\n" /* who wrote it and when stand between */
         "By Ama Mensah, Oldtown\n12 January 2019\n\n"
         "The town has counted {300|2019-01-12} ruined barns since the river rose. In 2018 it lost {9|2018}.");
  expect("Dams of Ludian\n\n"
         "By 2014 {9|2014} dams had been built.\n\n" /* no news below it */
         "The county built {40|2014} shops\n\n"
         "It was dry. There are {1,300|2014} wells.");
}

/* Years before the page's own end with their paragraph; years of a change give its ends. */
static void looks_back(void **state) {
  (void)state;
  expect("Forests in Europe\n\n"
         "In 2015, forests covered {181 million hectares|2015}, {43 %|2015} of the area. In 2000 they had covered {170 million hectares|2000}.\n\n"
         "From 1995 to 2000 the harvest rose from {340 tons|1995} to {415 tons|2000}. In 2015 it was {447 tons|2015}.\n\n"
         "The first phase ran from 2003 to 2011. It financed {3,382|2003/2011} projects.\n\n"
         "In 2012 and 2013, {40|2012} and {60|2013} schools were built respectively.\n\n"
         "The park, approved in 2010, has {6|2015} lakes.");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(yearbook), cmocka_unit_test(chapters), cmocka_unit_test(news), cmocka_unit_test(headlines), cmocka_unit_test(looks_back)};
  return cmocka_run_group_tests(tests, load, unload);
}
