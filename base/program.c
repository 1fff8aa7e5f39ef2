#include "base/program.h"

#include <elf.h>
#include <link.h>

static size_t padded(size_t n) { return (n + 3) & ~(size_t)3; }

static struct view id_among(const char *p, const char *end) {
  const ElfW(Nhdr) *note;
  for (; (size_t)(end - p) >= sizeof *note; p += sizeof *note + padded(note->n_namesz) + padded(note->n_descsz)) {
    note = (const void *)p;
    const char *name = p + sizeof *note;
    if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == sizeof ELF_NOTE_GNU && memcmp(name, ELF_NOTE_GNU, sizeof ELF_NOTE_GNU) == 0)
      return (struct view){name + padded(note->n_namesz), note->n_descsz};
  }
  return (struct view){0};
}

/* The program itself is the first that is told of. */
static int look(struct dl_phdr_info *info, size_t size, void *out) {
  struct view *id = out;
  (void)size;
  for (int i = 0; i < info->dlpi_phnum && id->len == 0; i++) {
    const ElfW(Phdr) *h = &info->dlpi_phdr[i];
    const char *start = (const char *)info->dlpi_addr + h->p_vaddr;
    if (h->p_type == PT_NOTE && h->p_align <= 4) *id = id_among(start, start + h->p_memsz); /* wider notes tell of the processor */
  }
  return 1;
}

struct view program_id(void) {
  struct view id = {0};
  dl_iterate_phdr(look, &id);
  return id;
}
