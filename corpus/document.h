/* document.h: one page: the bytes as they lie on disk, the decoded text, and the way back from text to bytes.
 *
 * raw -> document. Every span of a record is a byte range into `raw`; filters work on offsets into `text` and convert at the
 * very end with document_raw. Where the file is clean UTF-8 the two are the same memory and the map is empty.
 */
#ifndef ANNALS_CORPUS_DOCUMENT_H
#define ANNALS_CORPUS_DOCUMENT_H

#include "base/buf.h"
#include "base/sha256.h"
#include "base/status.h"
#include "base/view.h"

/* A run in which each character takes raw_step bytes in the file and text_step bytes in the text. */
struct map_run {
  uint32_t text, raw; /* where the run begins */
  uint8_t text_step, raw_step;
};

/* A line that stands on several pages, by its words. */
struct running_head {
  uint64_t hash;
  uint32_t first; /* where it stands first */
  bool numbered;  /* with the page's number, which differs */
};

struct document {
  const char *path;      /* as given; borrowed */
  struct view raw;       /* the file */
  struct view text;      /* valid UTF-8; may hold NUL; BOM left out; '\n' where the file ends its lines with '\r' alone */
  const char *encoding;  /* IANA name: "UTF-8", "GB18030" ...; static or borrowed from the options */
  struct sha256 sha256;  /* of raw */
  uint32_t wrapped;      /* characters that a line and the next word have where the line was full; 0: each line is a paragraph */
  struct running_head *head; /* owned; sorted */
  size_t heads, heads_cap;
  size_t invalid;        /* bytes that no character claimed; each stands as U+FFFD in text */
  struct map_run *map;   /* owned; sorted; empty when text offset == raw offset everywhere */
  size_t map_len, map_cap;
  struct buf raw_mem, text_mem; /* private; kept from page to page */
};

void document_init(struct document *d);
void document_free(struct document *d);
/* Reads the file of the name `path` (corpus/name.h; "-" is standard input) and decodes it; reuses the document's memory. `encoding` NULL means find out: BOM, then
 * valid UTF-8, then uchardet over the first 64 KB, then Windows-1252. Errors: ST_IO, ST_BINARY (markup too), ST_ENCODING, ST_LIMIT. */
enum status document_read(struct document *d, const char *path, const char *encoding, struct err *err);
/* The same over bytes that the caller holds (tests, stdin, archives). `bytes` must outlive the document. */
enum status document_from(struct document *d, const char *path, struct view bytes, const char *encoding, struct err *err);
/* Offset in the file of an offset in the text (a character boundary, 0 .. text.len). */
uint32_t document_raw(const struct document *d, uint32_t text_offset);
/* Inverse: the text offset of a byte of the file (rounded down to its character). */
uint32_t document_text(const struct document *d, uint32_t raw_offset);

/* What `wrapped` is for a text; wrap.c says how it is found out. */
uint32_t text_wrapped(struct view text);
/* True when the line text[start,end) of a wrapped page is no end of its paragraph. */
bool document_goes_on(const struct document *d, uint32_t start, uint32_t end);
/* What `head` is for a text; pages.c says how it is found out. */
void find_running_heads(struct document *d);
/* True when the line that begins at `start` is a running head with the number of its page; the first may be a title, and is none. */
bool document_page_end(const struct document *d, uint32_t start);
/* True when it stands on a page before, too, with a number or without. */
bool document_repeats(const struct document *d, uint32_t start);
/* Where the sentence that the line text[start,end) breaks off goes on, behind blank lines and what stands at the ends of pages; 0: nowhere. */
uint32_t document_resumes(const struct document *d, uint32_t start, uint32_t end);

#endif
