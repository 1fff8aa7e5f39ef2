/* store.h: records in an SQLite database: one file that grows with the corpus (docs/store.md).
 *
 * The store takes the lines that output/jsonl.h writes and keeps them byte for byte; its tables are made from the lines by SQL
 * (schema.sql, load.sql). A page goes in whole, in one transaction: after a crash at any moment it is there as it was or as it is.
 * A store is used by one thread at a time.
 */
#ifndef ANNALS_STORE_STORE_H
#define ANNALS_STORE_STORE_H

#include "base/arena.h"
#include "base/status.h"
#include "base/view.h"

struct store;

/* True when the file begins as an SQLite database does. */
bool store_is(const char *path);

/* Opens a store for writing and makes it where there is none; or, `readonly`, opens one that is there. Owned by the caller. Errors:
 * ST_IO (the file, a lock that another run holds), ST_SYNTAX (a database that is no store, or of a newer annals). */
enum status store_open(struct store **out, const char *path, bool readonly, struct err *err);
/* Closes it; a store that was written becomes one plain file again. NULL is allowed. */
void store_close(struct store *s);

/* What says that a page need not be read again. */
struct store_key {
  const char *path, *sha256, *pack_sha256, *engine;
};
/* True when the page is in the store, from the same bytes, rules and engine. */
bool store_holds(struct store *s, const struct store_key *key);

/* A page: begin, its lines in order (document, then sentences and records; the line feed is not part of a line), commit. The page
 * replaces the one of the same path. After an error the page is left as it was: rollback. Errors: ST_IO, ST_SYNTAX (a line that is
 * no record). */
enum status store_begin(struct store *s, struct err *err);
enum status store_line(struct store *s, struct view line, struct err *err);
enum status store_commit(struct store *s, struct err *err);
void store_rollback(struct store *s);

/* Paths of all pages, in byte order, copied to the arena. */
enum status store_paths(struct store *s, struct arena *arena, const char ***out, size_t *len, struct err *err);
/* Forgets a page and all of its records. */
enum status store_remove(struct store *s, const char *path, struct err *err);

typedef void store_sink(void *context, struct view line);
/* Gives the lines of all pages as `annals extract` over their paths in byte order writes them; a line lives until the sink returns. */
enum status store_export(struct store *s, store_sink *sink, void *context, struct err *err);

#endif
