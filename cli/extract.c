/* extract.c: the verb. Workers take pages by number; a ring of slots keeps their output in the order of the input, so that the bytes
 * are the same whatever the number of threads. Output goes to a file beside the target and is renamed when all of it is there. */
#include <errno.h>
#include <getopt.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "audit/window.h"
#include "cli/cli.h"
#include "cli/formats.h"
#include "cli/keep.h"
#include "cli/target.h"
#include "corpus/listing.h"
#include "extract/extract.h"
#include "rules/image.h"

static const char engine[] = "annals " ANNALS_VERSION;

#define PAGES_A_REST 32     /* pages after which what the memory holds of the image of the pack is given back */
#define RING 64             /* pages between the slowest worker and the writer */
#define SPILL (8u << 20)    /* bytes of records of one page held in memory; a volume in one file goes to a temporary file */

struct slot {
  struct buf out;     /* document line and records */
  FILE *spill;        /* records that did not fit, or NULL */
  struct record_document doc;
  bool done, failed, unchanged;
  struct err err;
};

struct options {
  const char *output, *db, *pack, *encoding, *list;
  const struct format *format;
  int jobs;
  bool quiet, verbose, prune;
};

struct totals {
  uint64_t files, failed, unchanged, gone, bytes, facts, unclaimed, findings, invalid;
};

struct batch {
  const struct options *o;
  const struct ruleset *rs;
  const struct listing *pages;
  struct column_list columns; /* of a table */
  struct slot ring[RING];
  size_t next, written; /* pages taken by workers; pages written */
  pthread_mutex_t lock;
  pthread_cond_t changed;
  FILE *out;           /* or NULL, and `store` */
  struct store *store; /* used with the lock held */
  bool write_failed;
  struct totals totals;
  bool progress;
};

static const struct option long_options[] = {
    {"output", required_argument, NULL, 'o'},   {"jobs", required_argument, NULL, 'j'},  {"pack", required_argument, NULL, 'p'},
    {"encoding", required_argument, NULL, 'e'}, {"files-from", required_argument, NULL, 'f'}, {"format", required_argument, NULL, 'F'}, {"db", required_argument, NULL, 'd'}, {"prune", no_argument, NULL, 'P'}, {"quiet", no_argument, NULL, 'q'},
    {"verbose", no_argument, NULL, 'v'},        {"help", no_argument, NULL, 'h'},        {0}};

static const char help[] =
    "usage: annals extract [OPTION...] PATH...\n\n"
    "Reads pages (files, folders, '-' for standard input) and writes JSON Lines records.\n\n"
    "  -o, --output FILE      write here instead of standard output; appears whole or not at all\n"
    "      --db FILE          keep the records in an SQLite store; pages that it holds unchanged are not read again\n"
    "      --prune            with --db: forget pages whose files are gone\n"
    "  -j, --jobs N           worker threads (1)\n"
    "  -p, --pack NAME|DIR    rule pack (yearbook)\n"
    "  -e, --encoding NAME    encoding of all pages; found out when not said\n"
    "  -f, --files-from LIST  read the names of pages from LIST, one a line ('-' is standard input)\n"
    "  -F, --format NAME      " FORMAT_NAMES " (jsonl)\n"
    "  -q, --quiet            no progress and no summary\n"
    "  -v, --verbose          one line a page\n\n"
    "Exit status: 0 clean, 1 some pages failed, 2 usage or output error, 3 the pack does not load\n";

/* ---- one page */

struct page {
  struct slot *slot;
  const struct format *format;
  const struct column_list *columns;
  struct buf records;
  struct audit_window window;
};

static void spill(struct slot *slot, struct view records) {
  if (fwrite(records.p, 1, records.len, slot->spill) == records.len && fflush(slot->spill) == 0) return;
  slot->failed = true;
  err_set(&slot->err, ST_IO, "cannot write a temporary file: %s", strerror(errno));
}

static void put_record(void *context, const struct record *r) {
  struct page *p = context;
  p->format->record(&p->records, p->columns, r);
  if (p->records.len < SPILL) return;
  if (p->slot->spill == NULL) p->slot->spill = tmpfile();
  if (p->slot->spill == NULL) return; /* no room on disk: go on in memory */
  spill(p->slot, (struct view){p->records.p, p->records.len});
  p->records.len = 0;
}

static void take_record(void *context, const struct record *r) {
  struct page *p = context;
  put_record(p, r);
  audit_window_take(&p->window, r);
}

/* True when the store has the page from the same bytes, rules and engine. */
static bool held(struct batch *b, const struct document *d) {
  if (b->store == NULL) return false;
  pthread_mutex_lock(&b->lock);
  bool holds = store_holds(b->store, &(struct store_key){d->path, d->sha256.hex, b->rs->sha256.hex, engine});
  pthread_mutex_unlock(&b->lock);
  return holds;
}

static void read_page(struct batch *b, struct scan *s, struct document *d, const char *path, struct page *p) {
  struct slot *slot = p->slot;
  slot->out.len = p->records.len = 0;
  slot->failed = slot->unchanged = false;
  if (document_read(d, path, b->o->encoding, &slot->err) != ST_OK) {
    slot->failed = true;
    return;
  }
  slot->unchanged = held(b, d);
  if (slot->unchanged) return;
  audit_window_open(&p->window, put_record, p);
  extract_page(s, d, take_record, p, &slot->doc);
  slot->doc.findings += audit_window_close(&p->window, &slot->doc);
  slot->doc.engine = engine;
  if (p->format->document) p->format->document(&slot->out, &slot->doc);
  if (slot->spill != NULL) spill(slot, (struct view){p->records.p, p->records.len});
  else buf_add(&slot->out, p->records.p, p->records.len);
}

/* ---- workers and the writer */

static void write_slot(struct batch *b, struct slot *slot) {
  if (fwrite(slot->out.p, 1, slot->out.len, b->out) != slot->out.len) b->write_failed = true;
  if (slot->spill == NULL) return;
  char block[1 << 16];
  rewind(slot->spill);
  for (size_t n; (n = fread(block, 1, sizeof block, slot->spill)) > 0;)
    if (fwrite(block, 1, n, b->out) != n) b->write_failed = true;
}

static void keep_slot(struct batch *b, struct slot *slot) {
  if (keep_page(b->store, (struct view){slot->out.p, slot->out.len}, slot->spill, &slot->err) != ST_OK) slot->failed = true;
}

static void count_slot(struct batch *b, const struct slot *slot, const char *path) {
  struct totals *t = &b->totals;
  t->files++;
  t->bytes += slot->doc.bytes;
  t->facts += slot->doc.ledger.fact;
  t->unclaimed += slot->doc.ledger.unclaimed;
  t->findings += slot->doc.findings;
  t->invalid += slot->doc.invalid;
  if (b->o->verbose)
    fprintf(stderr, "%s: %u facts, %u dates, %u numbers, %u unclaimed, %u findings\n", path, slot->doc.ledger.fact, slot->doc.ledger.date,
            slot->doc.ledger.number, slot->doc.ledger.unclaimed, slot->doc.findings);
  else if (b->progress && (t->files & 63) == 0) fprintf(stderr, "\r%zu of %zu pages", b->written + 1, b->pages->len);
}

static void flush_slot(struct batch *b, struct slot *slot, const char *path) {
  if (!slot->failed && slot->unchanged) b->totals.unchanged++;
  else if (!slot->failed && b->store) keep_slot(b, slot);
  else if (!slot->failed) write_slot(b, slot);
  if (slot->spill) fclose(slot->spill), slot->spill = NULL;
  if (slot->failed) {
    b->totals.failed++;
    complain_cli("%s: %s", path, slot->err.message);
  } else if (!slot->unchanged) {
    count_slot(b, slot, path);
  }
}

/* Writes the pages that are ready, in order; called with the lock held. */
static void flush_ready(struct batch *b) {
  while (b->written < b->pages->len && b->ring[b->written % RING].done) {
    struct slot *slot = &b->ring[b->written % RING];
    flush_slot(b, slot, b->pages->paths[b->written]);
    buf_free(&slot->out); /* or the whole ring would keep room for the largest pages */
    slot->done = false;
    b->written++;
    if (b->written % PAGES_A_REST == 0) image_give_back();
    pthread_cond_broadcast(&b->changed);
  }
}

static bool take_page(struct batch *b, size_t *at) {
  pthread_mutex_lock(&b->lock);
  while (b->next < b->pages->len && b->next >= b->written + RING) pthread_cond_wait(&b->changed, &b->lock);
  bool more = b->next < b->pages->len && !b->write_failed;
  if (more) *at = b->next++;
  pthread_mutex_unlock(&b->lock);
  return more;
}

static void *work(void *context) {
  struct batch *b = context;
  struct scan *s = extractor_new(b->rs);
  struct document d;
  struct page p = {.format = b->o->format, .columns = &b->columns};
  size_t at;
  document_init(&d);
  buf_init(&p.records);
  audit_window_init(&p.window);
  while (take_page(b, &at)) {
    p.slot = &b->ring[at % RING];
    read_page(b, s, &d, b->pages->paths[at], &p);
    pthread_mutex_lock(&b->lock);
    p.slot->done = true;
    /* The views of slot->doc end with the page; its numbers stay. */
    flush_ready(b);
    pthread_mutex_unlock(&b->lock);
  }
  document_free(&d);
  buf_free(&p.records);
  audit_window_free(&p.window);
  extractor_free(s);
  return NULL;
}

static void run_batch(struct batch *b) {
  pthread_t thread[64];
  int started = 0;
  pthread_mutex_init(&b->lock, NULL);
  pthread_cond_init(&b->changed, NULL);
  for (; started + 1 < b->o->jobs; started++)
    if (pthread_create(&thread[started], NULL, work, b) != 0) break;
  work(b);
  for (int i = 0; i < started; i++) pthread_join(thread[i], NULL);
  for (int i = 0; i < RING; i++) buf_free(&b->ring[i].out);
}

/* ---- the verb */

static bool parse_options(int argc, char **argv, struct options *o, int *status) {
  int c;
  optind = 1;
  while ((c = getopt_long(argc, argv, "o:j:p:e:f:F:qvh", long_options, NULL)) != -1) {
    switch (c) {
      case 'o': o->output = optarg; break;
      case 'p': o->pack = optarg; break;
      case 'e': o->encoding = optarg; break;
      case 'f': o->list = optarg; break;
      case 'F':
        o->format = format_find(optarg);
        if (o->format != NULL && o->format->record != NULL) break;
        return complain_cli("no format is named '%s' here (" FORMAT_NAMES ")", optarg), *status = EXIT_USAGE, false;
      case 'd': o->db = optarg; break;
      case 'P': o->prune = true; break;
      case 'q': o->quiet = true; break;
      case 'v': o->verbose = true; break;
      case 'j': o->jobs = atoi(optarg); break;
      case 'h': fputs(help, stdout); *status = EXIT_CLEAN; return false;
      default: *status = EXIT_USAGE; return false;
    }
  }
  *status = EXIT_USAGE;
  if (o->jobs < 1 || o->jobs > 64) return complain_cli("--jobs is a number from 1 to 64"), false;
  if (o->db && (o->output || o->format)) return complain_cli("--db takes the records: 'annals export' writes them in other formats"), false;
  if (o->format == NULL) o->format = o->db ? &format_store : format_find("jsonl");
  if (o->prune && !o->db) return complain_cli("--prune goes with --db"), false;
  if (optind == argc && o->list == NULL) return complain_cli("no pages: name a file, a folder or '-'"), false;
  return true;
}

static void problem(void *context, const struct err *e) {
  ++*(uint64_t *)context;
  complain_cli("%s", e->message);
}

static void list_pages(struct listing *l, const struct options *o, int argc, char **argv, uint64_t *problems) {
  listing_init(l);
  if (o->list) listing_add_list(l, o->list, problem, problems);
  for (int i = optind; i < argc; i++) listing_add(l, argv[i], problem, problems);
}

static void summary(const struct batch *b, double seconds) {
  const struct totals *t = &b->totals;
  if (b->progress) fputs("\r\033[K", stderr);
  fprintf(stderr, "%lu page%s, %lu bytes, %lu facts, %lu unclaimed numbers, %lu findings", t->files, t->files == 1 ? "" : "s", t->bytes,
          t->facts, t->unclaimed, t->findings);
  if (t->unchanged) fprintf(stderr, ", %lu unchanged", t->unchanged);
  if (t->gone) fprintf(stderr, ", %lu gone", t->gone);
  if (t->invalid) fprintf(stderr, ", %lu invalid bytes", t->invalid);
  if (t->failed) fprintf(stderr, ", %lu FAILED", t->failed);
  fprintf(stderr, ", %.1f MB/s\n", seconds > 0 ? (double)t->bytes / 1e6 / seconds : 0.0);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void write_head(struct batch *b) {
  struct buf head;
  if (b->o->format->head == NULL) return;
  buf_init(&head);
  b->o->format->head(&head, &b->columns);
  if (fwrite(head.p, 1, head.len, b->out) != head.len) b->write_failed = true;
  buf_free(&head);
}

static int exit_of(const struct batch *b) {
  if (b->totals.files + b->totals.unchanged == 0) return EXIT_USAGE;
  return b->totals.failed ? EXIT_PARTLY : EXIT_CLEAN;
}

static int into_file(struct batch *b) {
  struct target target;
  const char *path = b->o->output;
  for (size_t i = 0; path != NULL && i < b->pages->len; i++)
    if (target_is(path, b->pages->paths[i])) return complain_cli("cannot write '%s': it is one of the pages", path), EXIT_USAGE;
  b->out = target_open(&target, path);
  if (b->out == NULL) {
    complain_cli("cannot write '%s': %s", path, strerror(errno));
    return EXIT_USAGE;
  }
  setvbuf(b->out, NULL, _IOFBF, 1 << 18);
  write_head(b);
  run_batch(b);
  if (!target_close(&target, b->out, !b->write_failed && b->totals.files > 0) && b->totals.files > 0) {
    complain_cli("cannot write '%s': %s", path ? path : "standard output", strerror(errno));
    return EXIT_USAGE;
  }
  return exit_of(b);
}

static int into_store(struct batch *b) {
  struct err e = {0};
  if (store_open(&b->store, b->o->db, false, &e) != ST_OK) {
    complain_cli("%s: %s", e.file, e.message);
    return EXIT_USAGE;
  }
  run_batch(b);
  if (keep_gone(b->store, b->o->prune, &b->totals.gone, &e) != ST_OK) {
    complain_cli("%s: %s", b->o->db, e.message);
    b->totals.failed++;
  }
  store_close(b->store);
  return exit_of(b);
}

int verb_extract(int argc, char **argv) {
  struct options o = {.pack = "yearbook", .jobs = 1};
  struct listing pages;
  static struct batch b; /* zeroed; its ring is too large for a stack */
  int status;
  if (!parse_options(argc, argv, &o, &status)) return status;
  double started = now();
  struct ruleset *rs = load_pack(o.pack, &status);
  if (rs == NULL) return status;
  b = (struct batch){.o = &o, .rs = rs, .pages = &pages, .progress = !o.quiet && isatty(STDERR_FILENO)};
  columns_choose(&b.columns, NULL, NULL);
  list_pages(&pages, &o, argc, argv, &b.totals.failed);
  status = EXIT_USAGE;
  if (pages.len == 0) complain_cli("no pages found (in folders they end in .txt or .text)");
  else status = o.db ? into_store(&b) : into_file(&b);
  if (!o.quiet && status != EXIT_USAGE) summary(&b, now() - started);
  listing_free(&pages);
  ruleset_free(rs);
  return status;
}
