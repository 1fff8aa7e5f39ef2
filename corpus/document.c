#include "corpus/document.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <uchardet/uchardet.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "corpus/name.h"

#define SAMPLE 65536u /* bytes that tell an encoding */

void document_init(struct document *d) {
  memset(d, 0, sizeof *d);
  buf_init(&d->raw_mem);
  buf_init(&d->text_mem);
}

void document_free(struct document *d) {
  buf_free(&d->raw_mem);
  buf_free(&d->text_mem);
  free(d->map);
  free(d->head);
  memset(d, 0, sizeof *d);
}

/* ---- the map */

struct decoder {
  struct map_run *map;
  size_t len, cap;
  struct buf *text;
  size_t invalid;
};

/* One character: raw bytes [at, at+n) gave `bytes`. Runs of like characters are one entry. */
static void put(struct decoder *x, uint32_t at, uint32_t n, const char *bytes, size_t len) {
  struct map_run *last = x->len ? &x->map[x->len - 1] : NULL;
  uint32_t text = (uint32_t)x->text->len;
  bool follows = last != NULL && last->raw_step == n && last->text_step == len &&
                 (text - last->text) / last->text_step * last->raw_step + last->raw == at;
  if (!follows) {
    if (x->len == x->cap) {
      x->cap = x->cap * 2 + 64;
      x->map = resized(x->map, x->cap, sizeof *x->map);
    }
    x->map[x->len++] = (struct map_run){text, at, (uint8_t)len, (uint8_t)n};
  }
  buf_add(x->text, bytes, len);
}

static void put_invalid(struct decoder *x, uint32_t at, uint32_t n) {
  put(x, at, n, "\xEF\xBF\xBD", 3);
  x->invalid += n;
}

uint32_t document_raw(const struct document *d, uint32_t offset) {
  if (d->map_len == 0) return offset;
  if (offset >= d->text.len) return (uint32_t)d->raw.len;
  size_t lo = 0, hi = d->map_len;
  while (hi - lo > 1) {
    size_t mid = (lo + hi) / 2;
    if (d->map[mid].text <= offset) lo = mid;
    else hi = mid;
  }
  const struct map_run *r = &d->map[lo];
  return r->raw + (offset - r->text) / r->text_step * r->raw_step;
}

uint32_t document_text(const struct document *d, uint32_t offset) {
  if (d->map_len == 0) return offset;
  if (offset < d->map[0].raw) return 0;
  size_t lo = 0, hi = d->map_len;
  while (hi - lo > 1) {
    size_t mid = (lo + hi) / 2;
    if (d->map[mid].raw <= offset) lo = mid;
    else hi = mid;
  }
  const struct map_run *r = &d->map[lo];
  uint32_t text = r->text + (offset - r->raw) / r->raw_step * r->text_step;
  return text < d->text.len ? text : (uint32_t)d->text.len;
}

/* ---- decoding */

/* UTF-8 with bad bytes or a byte order mark: each byte that begins no character stands as U+FFFD. */
static void decode_utf8(struct decoder *x, struct view raw, size_t skip) {
  for (size_t at = skip; at < raw.len;) {
    size_t good = utf8_valid(view_sub(raw, at, raw.len));
    for (size_t end = at + good; at < end;) {
      size_t n;
      utf8_decode(raw.p + at, raw.p + end, &n);
      put(x, (uint32_t)at, (uint32_t)n, raw.p + at, n);
      at += n;
    }
    if (at < raw.len) put_invalid(x, (uint32_t)at, 1), at++;
  }
}

/* Encodings whose bytes mean something else behind an escape: they cannot be read from the middle, as the map needs it. */
static bool has_escapes(const char *encoding) {
  return strncasecmp(encoding, "ISO-2022", 8) == 0 || strncasecmp(encoding, "HZ", 2) == 0 || strncasecmp(encoding, "UTF-7", 5) == 0;
}

/* Bytes that no character can be shorter than: what is skipped where none is read, or all behind it would be read askew. */
static size_t unit_of(const char *encoding) {
  if (strncasecmp(encoding, "UTF-16", 6) == 0 || strncasecmp(encoding, "UCS-2", 5) == 0) return 2;
  return strncasecmp(encoding, "UTF-32", 6) == 0 || strncasecmp(encoding, "UCS-4", 5) == 0 ? 4 : 1;
}

/* One character at a time through iconv: the shortest run of bytes that it takes. Slow, and only for files that are not UTF-8. iconv may
 * keep a letter back in case an accent follows (Windows-1258): the second call makes it give all that it has. */
static enum status decode_iconv(struct decoder *x, struct view raw, size_t skip, const char *encoding, struct err *err) {
  if (has_escapes(encoding)) return err_set(err, ST_ENCODING, "files in '%s' are not read: convert them to UTF-8", encoding);
  iconv_t cd = *encoding ? iconv_open("UTF-8", encoding) : (iconv_t)-1; /* no name is to iconv that of the locale */
  if (cd == (iconv_t)-1) return err_set(err, ST_ENCODING, "no encoding is named '%s'", encoding);
  size_t unit = unit_of(encoding);
  for (size_t at = skip; at < raw.len;) {
    char out[16], *in = (char *)(uintptr_t)raw.p + at, *to = out;
    size_t taken = 0, room = sizeof out;
    for (size_t n = 1; n <= 4 && at + n <= raw.len; n++) {
      size_t left = n;
      in = (char *)(uintptr_t)raw.p + at;
      to = out;
      room = sizeof out;
      iconv(cd, NULL, NULL, NULL, NULL);
      if (iconv(cd, &in, &left, &to, &room) != (size_t)-1 && left == 0 && iconv(cd, NULL, NULL, &to, &room) != (size_t)-1 && to > out) {
        taken = n;
        break;
      }
    }
    size_t bad = unit < raw.len - at ? unit : raw.len - at;
    if (taken) put(x, (uint32_t)at, (uint32_t)taken, out, (size_t)(to - out));
    else put_invalid(x, (uint32_t)at, (uint32_t)bad);
    at += taken ? taken : bad;
  }
  iconv_close(cd);
  return ST_OK;
}

/* ---- finding out */

static bool begins(struct view v, const char *bytes, size_t n) { return v.len >= n && memcmp(v.p, bytes, n) == 0; }

/* NUL in every other byte of the sample. */
static const char *utf16_by_nul(struct view sample) {
  size_t even = 0, odd = 0;
  for (size_t i = 0; i < sample.len; i++)
    if (sample.p[i] == '\0') ++*(i % 2 ? &odd : &even);
  if (sample.len < 4) return NULL;
  if (odd > sample.len / 4 && even < sample.len / 50) return "UTF-16LE";
  if (even > sample.len / 4 && odd < sample.len / 50) return "UTF-16BE";
  return NULL;
}

static bool is_binary(struct view sample) {
  static const struct { const char *bytes; size_t n; } magic[] = {
      {"\x89PNG", 4}, {"\x7F" "ELF", 4}, {"PK\x03\x04", 4}, {"\x1F\x8B", 2}, {"%PDF-", 5}, {"\xFF\xD8\xFF", 3}, {"GIF8", 4}};
  for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
    if (begins(sample, magic[i].bytes, magic[i].n)) return true;
  size_t control = 0;
  for (size_t i = 0; i < sample.len; i++) {
    unsigned char c = (unsigned char)sample.p[i];
    control += c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  }
  return control > sample.len / 20 + 2; /* prose has none; a stray NUL or two is prose all the same */
}

/* Tags would be read as text: the numbers in them, and the angle before a figure. */
static bool is_markup(struct view text) {
  static const char *const begin[] = {"<!doctype", "<html", "<?xml"};
  while (text.len > 0 && strchr(" \t\r\n\f", text.p[0]) != NULL && text.p[0] != '\0') text = view_sub(text, 1, text.len);
  for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
    if (text.len > strlen(begin[i]) && strncasecmp(text.p, begin[i], strlen(begin[i])) == 0) return true;
  return false;
}

/* Bytes of the sample that no UTF-8 character claims, and how many characters beyond ASCII are right. */
static bool mostly_utf8(struct view sample) {
  size_t bad = 0, good = 0;
  for (size_t at = 0; at < sample.len;) {
    size_t n = utf8_valid(view_sub(sample, at, sample.len));
    for (size_t i = at; i < at + n; i++) good += ((unsigned char)sample.p[i] & 0xC0) == 0xC0;
    at += n;
    if (at < sample.len) bad++, at++;
  }
  return good > bad * 4;
}

/* Fewer bytes beyond ASCII than this tell one encoding from another by chance only. */
#define EVIDENCE 8

static size_t high_bytes(struct view sample) {
  size_t high = 0;
  for (size_t i = 0; i < sample.len; i++) high += ((unsigned char)sample.p[i] & 0x80) != 0;
  return high;
}

/* True when all bytes beyond ASCII stand in pairs as GB 2312 has them: of a Chinese bracket or two in an English page. */
static bool only_gb2312_pairs(struct view sample) {
  for (size_t i = 0; i < sample.len; i++) {
    if (!((unsigned char)sample.p[i] & 0x80)) continue;
    if ((unsigned char)sample.p[i] < 0xA1 || i + 1 == sample.len || (unsigned char)sample.p[++i] < 0xA1) return false;
  }
  return true;
}

static const char *by_statistics(struct view sample) {
  if (high_bytes(sample) < EVIDENCE) return only_gb2312_pairs(sample) ? "GB18030" : "WINDOWS-1252";
  static _Thread_local char name[64];
  uchardet_t u = uchardet_new();
  name[0] = '\0';
  if (uchardet_handle_data(u, sample.p, sample.len) == 0) {
    uchardet_data_end(u);
    const char *found = uchardet_get_charset(u);
    if (strlen(found) < sizeof name) memcpy(name, found, strlen(found) + 1);
  }
  uchardet_delete(u);
  if (strncmp(name, "GB", 2) == 0 || strcmp(name, "HZ-GB-2312") == 0) return "GB18030"; /* the superset */
  bool western = name[0] == '\0' || strcmp(name, "ASCII") == 0 || strncmp(name, "ISO-8859-", 9) == 0 || strncmp(name, "MAC", 3) == 0;
  return western ? "WINDOWS-1252" : name;
}

/* The encoding, and in *skip the bytes of a byte order mark. NULL: binary. */
static const char *find_out(struct view raw, size_t *skip) {
  struct view sample = view_sub(raw, 0, raw.len < SAMPLE ? raw.len : SAMPLE);
  *skip = 0;
  if (begins(raw, "\xEF\xBB\xBF", 3)) return *skip = 3, "UTF-8";
  if (begins(raw, "\xFF\xFE\0\0", 4)) return *skip = 4, "UTF-32LE"; /* before that of UTF-16, which it begins with */
  if (begins(raw, "\0\0\xFE\xFF", 4)) return *skip = 4, "UTF-32BE";
  if (begins(raw, "\xFF\xFE", 2)) return *skip = 2, "UTF-16LE";
  if (begins(raw, "\xFE\xFF", 2)) return *skip = 2, "UTF-16BE";
  const char *wide = utf16_by_nul(sample);
  if (wide != NULL) return wide;
  if (is_binary(sample)) return NULL;
  if (utf8_valid(raw) == raw.len || mostly_utf8(sample)) return "UTF-8";
  return by_statistics(sample);
}

/* Old files end lines with a carriage return alone. One is as long as a line feed, so that the map holds. */
static struct view with_line_ends(struct view text, struct buf *mem) {
  if (text.len == 0 || memchr(text.p, '\n', text.len) != NULL || memchr(text.p, '\r', text.len) == NULL) return text;
  if (mem->len == 0) buf_view(mem, text);
  for (size_t i = 0; i < mem->len; i++)
    if (mem->p[i] == '\r') mem->p[i] = '\n';
  return (struct view){mem->p, mem->len};
}

enum status document_from(struct document *d, const char *path, struct view bytes, const char *encoding, struct err *err) {
  size_t skip = 0;
  if (bytes.len > LIMIT_DOCUMENT_BYTES) return err_set(err, ST_LIMIT, "larger than %u bytes", LIMIT_DOCUMENT_BYTES);
  const char *found = find_out(bytes, &skip);
  if (encoding == NULL && found == NULL) return err_set(err, ST_BINARY, "a binary file, not text");
  if (encoding != NULL && found != NULL && (strcasecmp(encoding, "UTF-16") == 0 || strcasecmp(encoding, "UTF-32") == 0) &&
      strncasecmp(found, encoding, 6) == 0)
    encoding = NULL; /* said without the order of its bytes: that is found out */
  if (encoding != NULL && (found == NULL || strcasecmp(found, encoding) != 0)) skip = 0;
  const char *name = encoding ? encoding : found;
  bool utf8 = strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
  struct decoder x = {.map = d->map, .cap = d->map_cap, .text = &d->text_mem};
  d->text_mem.len = 0;
  enum status st = ST_OK;
  struct view text = bytes;
  if (!utf8 || skip || utf8_valid(bytes) != bytes.len) {
    if (utf8) decode_utf8(&x, bytes, skip);
    else st = decode_iconv(&x, bytes, skip, name, err);
    text = (struct view){d->text_mem.p, d->text_mem.len};
  }
  if (st == ST_OK && text.len > UINT32_MAX) st = err_set(err, ST_LIMIT, "larger than %u bytes when decoded", UINT32_MAX);
  if (st == ST_OK && is_markup(text)) st = err_set(err, ST_BINARY, "markup (HTML or XML), not text: convert it first");
  if (st == ST_OK) text = with_line_ends(text, &d->text_mem);
  d->map = x.map;
  d->map_len = x.len;
  d->map_cap = x.cap;
  if (st != ST_OK) return st;
  d->path = path;
  d->raw = bytes;
  d->text = text;
  d->encoding = utf8 ? "UTF-8" : name;
  d->invalid = x.invalid;
  d->wrapped = text_wrapped(text);
  find_running_heads(d);
  sha256_of(&d->sha256, bytes);
  return ST_OK;
}

static enum status read_all(struct buf *out, int fd, struct err *err) {
  struct stat st;
  out->len = 0;
  if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) return err_set(err, ST_IO, "a folder, not a file");
  if (S_ISREG(st.st_mode)) {
    if ((uint64_t)st.st_size > LIMIT_DOCUMENT_BYTES) return err_set(err, ST_LIMIT, "larger than %u bytes", LIMIT_DOCUMENT_BYTES);
    buf_reserve(out, (size_t)st.st_size + 1);
  }
  for (;;) {
    if (out->cap - out->len < 4096) buf_reserve(out, 1 << 16);
    ssize_t n = read(fd, out->p + out->len, out->cap - out->len);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return err_set(err, ST_IO, "cannot read: %s", strerror(errno));
    if (n == 0) return ST_OK;
    out->len += (size_t)n;
    if (out->len > LIMIT_DOCUMENT_BYTES) return err_set(err, ST_LIMIT, "larger than %u bytes", LIMIT_DOCUMENT_BYTES);
  }
}

enum status document_read(struct document *d, const char *path, const char *encoding, struct err *err) {
  bool standard = strcmp(path, "-") == 0;
  char room[NAME_ROOM];
  int fd = standard ? STDIN_FILENO : open(page_path(path, room), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return err_set(err, ST_IO, "cannot read: %s", strerror(errno));
  enum status st = read_all(&d->raw_mem, fd, err);
  if (!standard) close(fd);
  if (st != ST_OK) return st;
  return document_from(d, path, (struct view){d->raw_mem.p, d->raw_mem.len}, encoding, err);
}
