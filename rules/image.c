#include "rules/image.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utf8proc.h>

#include "base/file.h"
#include "base/program.h"
#include "rules/builder.h"

/* Far from where the kernel puts anything of its own accord on 64-bit machines. */
#define IMAGE_AT ((char *)0x200000000000)
#define IMAGE_MAX ((size_t)1 << 30) /* address space while one is made: the yearbook takes a sixtieth */

#define MAGIC "annals image"

struct source {
  const char *path; /* from the folder of the pack on */
  struct view name; /* as it is hashed */
};

/* The file, from its first byte. */
struct image {
  char magic[16];
  struct sha256 program; /* that made it */
  size_t bytes;
  uint32_t sources;
  const struct source *source;
  struct ruleset ruleset;
};

static bool identity(struct sha256 *out) {
  struct view id = program_id();
  char pcre2[64];
  if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) > (int)sizeof pcre2) return false;
  pcre2_config(PCRE2_CONFIG_VERSION, pcre2);
  sha256_of_pieces(out, (struct view[]){id, view_of(pcre2), view_of(utf8proc_version())}, 3);
  return id.len > 0;
}

/* True when the memory at the place of images is ours now: of a file, or (-1) empty. The address is a wish, which is granted where nothing
 * lies and nobody forbids it (ThreadSanitizer does). */
static bool map(size_t bytes, int file) {
  int write = file < 0 ? PROT_WRITE : 0, none = file < 0 ? MAP_ANONYMOUS | MAP_NORESERVE : 0;
  void *at = mmap(IMAGE_AT, bytes, PROT_READ | write, MAP_PRIVATE | none, file, 0);
  if (at == IMAGE_AT) return true;
  if (at != MAP_FAILED) munmap(at, bytes);
  return false;
}

static size_t opened; /* bytes of the image in use */

void image_unmap(void) {
  opened = 0;
  munmap(IMAGE_AT, IMAGE_MAX);
}

/* ---- made */

static void *copy(struct arena *arena, const void *p, size_t bytes) {
  void *out = arena_alloc(arena, bytes);
  if (bytes) memcpy(out, p, bytes);
  return out;
}

/* The pattern compiled, as PCRE2 would at its first try. */
static struct view code_of(const struct ruleset *rs, const struct rule *r, struct arena *arena) {
  struct view out = {0};
  uint8_t *bytes;
  int error;
  size_t at;
  pcre2_code *code = rule_compile(rs, r, &error, &at);
  if (code != NULL && pcre2_serialize_encode((const pcre2_code **)&code, 1, &bytes, &out.len, NULL) == 1) {
    out.p = copy(arena, bytes, out.len);
    pcre2_serialize_free(bytes);
  }
  pcre2_code_free(code);
  return out;
}

static const struct source *sources_of(const struct builder *b, struct arena *arena) {
  struct source *out = ARENA_ARRAY(arena, struct source, b->paths);
  for (size_t i = 0; i < b->paths; i++) out[i] = (struct source){arena_copy(arena, b->path[i]).p, arena_copy(arena, b->hashed[2 * i])};
  return out;
}

/* What the loaded ruleset has outside is brought in, or cut off when it belongs to this process. */
static void fill(struct image *m, struct builder *b) {
  struct ruleset *rs = b->rs;
  memcpy(m->magic, MAGIC, sizeof MAGIC);
  m->sources = (uint32_t)b->paths;
  m->source = sources_of(b, &rs->arena);
  for (uint16_t i = 0; i < rs->rules_len; i++) {
    rs->rules[i].code = code_of(rs, &rs->rules[i], &rs->arena);
    rs->rules[i].node = NULL;
  }
  m->ruleset = *rs;
  m->ruleset.forms = copy(&rs->arena, rs->forms, (rs->forms_len + 1u) * sizeof *rs->forms);
  m->ruleset.in_image = true;
  m->ruleset.heat = NULL;
  m->ruleset.words.arena = NULL;
  arena_init(&m->ruleset.arena);
}

enum status image_build(struct view *out, const char *dir, struct buf *diagnostics, struct err *err) {
  struct image *m = (void *)IMAGE_AT;
  struct region region = {IMAGE_AT + sizeof *m, IMAGE_AT + IMAGE_MAX};
  struct sha256 program;
  struct err first = {0};
  if (!identity(&program)) return err_set(err, ST_USAGE, "no image can be made: the program has no build id");
  if (!map(IMAGE_MAX, -1)) return err_set(err, ST_USAGE, "no image can be made: the memory at %p is not to be had here", (void *)IMAGE_AT);
  struct builder *b = builder_new(dir, &region);
  enum status st = ST_OK;
  if (builder_run(b, &first)) {
    m->program = program;
    fill(m, b);
    m->bytes = (size_t)(region.next - IMAGE_AT);
    *out = (struct view){IMAGE_AT, m->bytes};
  } else {
    st = builder_failure(b, &first, err);
    builder_print_errors(b, diagnostics);
  }
  ruleset_free(b->rs);
  builder_free(b);
  if (st != ST_OK) image_unmap();
  return st;
}

/* ---- opened */

/* The sources say now what they said when the image was made. One after the other they are read into the same memory: that of all
 * would be a fifth of the pages that a run over one page asks the kernel for. */
static bool same_sources(const struct image *m, const char *dir) {
  struct arena arena;
  struct sha256_ctx sum;
  struct sha256 now;
  bool same = true;
  arena_init(&arena);
  sha256_init(&sum);
  for (uint32_t i = 0; i < m->sources && same; i++) {
    struct view text = {0};
    arena_reset(&arena);
    same = file_read(&text, arena_printf(&arena, "%s%s", dir, m->source[i].path), LIMIT_PACK_FILE_BYTES, &arena, NULL) == ST_OK;
    sha256_add(&sum, m->source[i].name);
    sha256_add(&sum, text);
  }
  sha256_end(&now, &sum);
  arena_free(&arena);
  return same && strcmp(now.hex, m->ruleset.sha256.hex) == 0;
}

static bool fits(const struct image *m, size_t bytes, const char *dir) {
  struct sha256 program;
  return memcmp(m->magic, MAGIC, sizeof MAGIC) == 0 && m->bytes == bytes && identity(&program) &&
         memcmp(&m->program, &program, sizeof program) == 0 && same_sources(m, dir);
}

static size_t map_file(const char *path) {
  struct stat st;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  bool mapped = fstat(file, &st) == 0 && S_ISREG(st.st_mode) && (uintmax_t)st.st_size >= sizeof(struct image) &&
                (uintmax_t)st.st_size <= IMAGE_MAX && map((size_t)st.st_size, file);
  close(file);
  return mapped ? (size_t)st.st_size : 0;
}

void image_give_back(void) {
  if (opened > 0) madvise(IMAGE_AT, opened, MADV_DONTNEED);
}

struct ruleset *image_open(const char *path, const char *dir) {
  size_t bytes = map_file(path);
  const struct image *m = (const void *)IMAGE_AT;
  if (bytes == 0) return NULL;
  struct ruleset *rs = fits(m, bytes, dir) ? calloc(1, sizeof *rs) : NULL;
  if (rs == NULL) return image_unmap(), NULL;
  *rs = m->ruleset;
  opened = bytes;
  ruleset_warm(rs);
  return rs;
}
