#define PCRE2_CODE_UNIT_WIDTH 8
#include "cli/terms.h"

#include <pcre2.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

static bool misplaced(const struct yaml_node *n, const char *message) {
  struct buf b;
  struct place at = yaml_place(n);
  buf_init(&b);
  diag_print(&b, &at, "error", message);
  fwrite(b.p, 1, b.len, stderr);
  buf_free(&b);
  return false;
}

static bool take_words(struct terms *t, const struct yaml_node *list) {
  if (list->kind != YAML_LIST) return misplaced(list, "expected a list of words");
  struct view *words = ARENA_ARRAY(&t->arena, struct view, list->len + 1);
  for (const struct yaml_node *n = list->first; n != NULL; n = n->next) {
    if (n->kind != YAML_SCALAR) return misplaced(n, "expected a word");
    words[t->score.before_len++] = n->text;
  }
  t->score.before = words;
  return true;
}

static bool take_pattern(struct terms *t, const struct yaml_node *n) {
  int code;
  PCRE2_SIZE at;
  if (n->kind != YAML_SCALAR) return misplaced(n, "expected a pattern");
  t->score.optional = pcre2_compile((PCRE2_SPTR)n->text.p, n->text.len, PCRE2_UTF, &code, &at, NULL);
  if (t->score.optional != NULL) return true;
  PCRE2_UCHAR message[200];
  pcre2_get_error_message(code, message, sizeof message);
  return misplaced(n, (const char *)message);
}

static bool take(struct terms *t, const struct yaml_node *root) {
  bool ok = root->kind == YAML_MAP || misplaced(root, "expected a map");
  for (const struct yaml_node *n = root->first; ok && n != NULL; n = n->next) {
    if (view_eq(n->key->text, VIEW_LIT("before"))) ok = take_words(t, n);
    else if (view_eq(n->key->text, VIEW_LIT("optional"))) ok = take_pattern(t, n);
    else ok = misplaced(n->key, "unknown key (known: before, optional)");
  }
  return ok;
}

/* What records say names no folder. */
static const char *pack_of(const struct record_set *set, char *name, size_t size) {
  struct view v = set->len ? set->pages[0].doc.pack : (struct view){"", 0};
  snprintf(name, size, "%.*s", (int)v.len, v.p ? v.p : "");
  return strchr(name, '/') == NULL && name[0] != '.' ? name : "";
}

bool terms_load(struct terms *out, const char *pack, const struct record_set *records) {
  char path[1100], dir[1024], name[256];
  struct yaml_node *root;
  struct err e = {0};
  *out = (struct terms){0};
  arena_init(&out->arena);
  pack_folder(dir, sizeof dir, pack ? pack : pack_of(records, name, sizeof name));
  snprintf(path, sizeof path, "%s/score.yaml", dir);
  if (access(path, F_OK) != 0) return true;
  if (yaml_read(&root, path, &out->arena, &e) != ST_OK) complain_cli("%s: %s", path, e.message);
  else if (take(out, root)) return true;
  terms_free(out);
  return false;
}

void terms_free(struct terms *t) {
  pcre2_code_free(t->score.optional);
  arena_free(&t->arena);
}
