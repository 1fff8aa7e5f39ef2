/* Names: their spans and classes, what one name means on a page, short names that a page introduces. */
#include "tests/unit/reading.h"

/* One line a name: its class, text and reference. */
static void take(void *context, const struct record *r) {
  struct buf *b = context;
  if (r->type != RECORD_ENTITY) return;
  buf_printf(b, "%.*s %.*s", (int)r->class.len, r->class.p, (int)r->text.len, r->text.p);
  if (r->ref.len) buf_printf(b, " = %.*s", (int)r->ref.len, r->ref.p);
  buf_char(b, '\n');
}

static void expect_page(const char *page, const char *names) {
  struct buf out;
  buf_init(&out);
  read_page(view_of(page), take, &out);
  buf_char(&out, '\0');
  assert_string_equal(out.p, names);
  buf_free(&out);
}

static void expect(const char *sentence, const char *names) { expect_sentence(sentence, take, names); }

/* A name that several places share means the one that the sentence, the title or the page points to, else none. */
static void places(void **state) {
  (void)state;
  expect("It helped Xishui.", "place Xishui\n");
  expect("It helped Xishui of Hubei Province.", "place Xishui = GB/T 2260:421125\nplace Hubei Province = GB/T 2260:420000\n");
  expect("It helped Wushan of Gansu, and Wushan of Chongqing.",
         "place Wushan = GB/T 2260:620524\nplace Gansu = GB/T 2260:620000\nplace Wushan = GB/T 2260:500237\nplace Chongqing = GB/T 2260:500000\n");
  expect_page("Poverty in Guizhou\n\nIt helped Xishui.\n", "place Guizhou = GB/T 2260:520000\nplace Xishui = GB/T 2260:520330\n");
  expect_page("A title\n\nIt lies in Guizhou.\n\nIt helped Xishui.\n", "place Guizhou = GB/T 2260:520000\nplace Xishui = GB/T 2260:520330\n");
  expect("It helped Jilin and Linxia.", "place Jilin = GB/T 2260:220000\nplace Linxia = GB/T 2260:622900\n");
}

static void bodies(void **state) {
  (void)state;
  expect("The Ministry of Finance and the Yunnan Provincial Poverty Alleviation Office met.",
         "org Ministry of Finance\norg Yunnan Provincial Poverty Alleviation Office\n");
  expect("It asked the State Council Leading Group Office of Poverty Alleviation and Development and Shenzhen Counterpart Support Office.",
         "org State Council Leading Group Office of Poverty Alleviation and Development\norg Shenzhen Counterpart Support Office\n");
  expect("Wuhan Iron and Steel (Group) Corporation and C&D Corporation gave it.",
         "org Wuhan Iron and Steel (Group) Corporation\norg C&D Corporation\n");
}

static void others(void **state) {
  (void)state;
  expect("Vice Premier Hui Liangyu met Zhang Zulin, director of it.", "person Hui Liangyu\nperson Zhang Zulin\n");
  expect("The Right to Information Act holds.", "document Right to Information Act\n");
  expect("It issued the “Notice on the Construction of Rural Roads”.", "document Notice on the Construction of Rural Roads\n");
  expect("The Yunnan Integrated Road Network Development Project went to the Guiyang Big Data Expo.",
         "program Yunnan Integrated Road Network Development Project\nevent Guiyang Big Data Expo\n");
}

static void short_names(void **state) {
  (void)state;
  expect("The Ministry of Rural Works (MRW) has it.\n\nThe MRW gave it.", "org Ministry of Rural Works\norg MRW\norg MRW\n");
  expect("Green Valley Programme (GVP) is on.\n\nIt is GVP.", "program Green Valley Programme\nprogram GVP\nprogram GVP\n");
  expect("Jade Water Corporation (hereinafter referred to as JWC) is on.\n\nIt is JWC.",
         "org Jade Water Corporation\norg JWC\norg JWC\n");
  expect("It is GVP.", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(places), cmocka_unit_test(bodies), cmocka_unit_test(others),
                                     cmocka_unit_test(short_names)};
  return cmocka_run_group_tests(tests, load, unload);
}
