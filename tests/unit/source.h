/* source.h: what the tests of rule files share: YAML read into an arena. */
#ifndef ANNALS_TESTS_SOURCE_H
#define ANNALS_TESTS_SOURCE_H

#include "rules/yaml.h"

static struct arena arena;

static int open_arena(void **state) {
  (void)state;
  arena_init(&arena);
  return 0;
}

static int close_arena(void **state) {
  (void)state;
  arena_free(&arena);
  return 0;
}

static struct yaml_node *read(const char *source) {
  struct yaml_node *root = NULL;
  struct err e = {0};
  assert_int_equal(yaml_parse(&root, "pack.yaml", view_of(source), &arena, &e), ST_OK);
  return root;
}

#endif
