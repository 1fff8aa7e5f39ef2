#include "corpus/listing.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/limits.h"
#include "corpus/name.h"

/* The folders around the present one: a link back to any of them is a loop. */
struct folder {
  dev_t dev;
  ino_t ino;
  const struct folder *up;
};

struct visit {
  struct listing *l;
  listing_problem *problem;
  void *context;
  size_t problems;
};

void listing_init(struct listing *l) {
  memset(l, 0, sizeof *l);
  arena_init(&l->arena);
}

void listing_free(struct listing *l) {
  arena_free(&l->arena);
  memset(l, 0, sizeof *l);
}

static void add(struct listing *l, const char *path) {
  if (l->len == l->cap) {
    size_t cap = l->cap * 2 + 64;
    const char **more = ARENA_ARRAY(&l->arena, const char *, cap);
    if (l->len) memcpy(more, l->paths, l->len * sizeof *more);
    l->paths = more;
    l->cap = cap;
  }
  l->paths[l->len++] = page_name(arena_copy(&l->arena, view_of(path)).p, &l->arena);
}

static void tell(struct visit *v, const char *path, const char *why) {
  struct err e = {0};
  err_set(&e, ST_IO, "cannot read '%s': %s", path, why);
  v->problems++;
  if (v->problem) v->problem(v->context, &e);
}

static bool is_page(const char *name) {
  static const char *const suffixes[] = {".txt", ".text"};
  const char *dot = strrchr(name, '.');
  for (size_t i = 0; dot != NULL && i < sizeof suffixes / sizeof *suffixes; i++)
    if (strcasecmp(dot, suffixes[i]) == 0) return true;
  return false;
}

static int visible(const struct dirent *e) { return e->d_name[0] != '.'; }
static int by_bytes(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static void visit(struct visit *v, const char *path, const char *name, const struct folder *up, int depth);

static void visit_folder(struct visit *v, const char *path, const struct folder *here, int depth) {
  struct dirent **entries;
  int n = scandir(path, &entries, visible, by_bytes);
  if (n < 0) {
    tell(v, path, strerror(errno));
    return;
  }
  for (int i = 0; i < n; i++) {
    size_t len = strlen(path);
    char *child = arena_printf(&v->l->arena, "%s%s%s", path, len && path[len - 1] == '/' ? "" : "/", entries[i]->d_name);
    visit(v, child, entries[i]->d_name, here, depth + 1);
    free(entries[i]);
  }
  free(entries);
}

/* `name` is NULL for what the command line names: that is read whatever its suffix. */
static void visit(struct visit *v, const char *path, const char *name, const struct folder *up, int depth) {
  struct stat st;
  if (stat(path, &st) != 0) {
    if (name == NULL || is_page(name)) tell(v, path, strerror(errno));
    return;
  }
  if (!S_ISDIR(st.st_mode)) {
    if (name == NULL || (is_page(name) && S_ISREG(st.st_mode))) add(v->l, path);
    return;
  }
  if (depth > LIMIT_PATH_DEPTH) {
    tell(v, path, "more than 64 folders deep");
    return;
  }
  for (const struct folder *f = up; f != NULL; f = f->up)
    if (f->dev == st.st_dev && f->ino == st.st_ino) return;
  struct folder here = {st.st_dev, st.st_ino, up};
  visit_folder(v, path, &here, depth);
}

enum status listing_add(struct listing *l, const char *path, listing_problem *problem, void *context) {
  struct visit v = {l, problem, context, 0};
  size_t before = l->len;
  if (strcmp(path, "-") == 0) add(l, path);
  else visit(&v, path, NULL, NULL, 0);
  return l->len == before && v.problems ? ST_IO : ST_OK;
}

enum status listing_add_list(struct listing *l, const char *list, listing_problem *problem, void *context) {
  bool standard = strcmp(list, "-") == 0;
  FILE *f = standard ? stdin : fopen(list, "r");
  struct visit v = {l, problem, context, 0};
  if (f == NULL) {
    tell(&v, list, strerror(errno));
    return ST_IO;
  }
  char *line = NULL;
  size_t cap = 0;
  bool first = true;
  for (ssize_t n; (n = getline(&line, &cap, f)) >= 0; first = false) {
    while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r')) line[--n] = '\0';
    struct view path = {line, (size_t)n};
    if (first) path = view_unmarked(path);
    if (path.len > 0) listing_add(l, path.p, problem, context);
  }
  free(line);
  if (!standard) fclose(f);
  return ST_OK;
}
