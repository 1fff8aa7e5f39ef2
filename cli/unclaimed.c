#include "cli/unclaimed.h"

#include <stdlib.h>

#include "output/jsonl.h"
#include "rules/token.h"

#define AROUND 160 /* bytes of the page that are kept on either side */
#define PLACES 3   /* of a group that are shown */

void unclaimed_init(struct unclaimed *u) {
  *u = (struct unclaimed){0};
  arena_init(&u->arena);
}

void unclaimed_free(struct unclaimed *u) { arena_free(&u->arena); }

static struct span line_of(struct view text, struct span at) {
  while (at.start > 0 && text.p[at.start - 1] != '\n') at.start--;
  while (at.end < text.len && text.p[at.end] != '\n') at.end++;
  return at;
}

/* Cuts [start,end) to the neighbourhood of `at`, at character boundaries. */
static struct span near(struct view text, struct span line, struct span at) {
  uint32_t a = at.start > line.start + AROUND ? at.start - AROUND : line.start, b = line.end > at.end + AROUND ? at.end + AROUND : line.end;
  while (a > line.start && ((unsigned char)text.p[a] & 0xC0) == 0x80) a--;
  while (b < line.end && ((unsigned char)text.p[b] & 0xC0) == 0x80) b++;
  return (struct span){a, b};
}

static void put_word(struct buf *b, struct view text, const struct token *t) {
  if (b->len && (t->flags & TOKEN_SPACE)) buf_char(b, ' ');
  if (t->kind == TOKEN_DIGITS) buf_str(b, "▢");
  else token_normal(b, text, t);
}

/* `▢ feet`; where a mark or nothing stands behind, the word in front is all there is. */
static struct view context_of(struct unclaimed *u, const struct ruleset *rs, struct view text, struct span line, struct span at, bool behind) {
  struct tokens t;
  struct buf b;
  tokens_init(&t);
  buf_init(&b);
  tokens_cut(&t, &rs->words, text, line.start, line.end);
  uint32_t first = 0, last = 0;
  while (first < t.len && t.at[first].end <= at.start) first++;
  for (last = first; last < t.len && t.at[last].start < at.end; last++) continue;
  bool told = behind && last < t.len && t.at[last].kind != TOKEN_MARK;
  if (!told && first > 0) put_word(&b, text, &t.at[first - 1]);
  if (b.len && first < t.len && (t.at[first].flags & TOKEN_SPACE)) buf_char(&b, ' ');
  buf_str(&b, "▢");
  if (behind && last < t.len) put_word(&b, text, &t.at[last]);
  struct view out = arena_copy(&u->arena, (struct view){b.p, b.len});
  buf_free(&b);
  tokens_free(&t);
  return out;
}

void unclaimed_add(struct unclaimed *u, const struct ruleset *rs, const struct document *d, const struct record *r, bool behind) {
  struct span at = {document_text(d, r->span.start), document_text(d, r->span.end)};
  struct span line = line_of(d->text, at), keep = near(d->text, line, at);
  if (u->len == u->cap) {
    u->cap = u->cap * 2 + 32;
    struct unclaimed_one *more = ARENA_ARRAY(&u->arena, struct unclaimed_one, u->cap);
    if (u->len) memcpy(more, u->one, u->len * sizeof *more);
    u->one = more;
  }
  u->one[u->len++] = (struct unclaimed_one){
      .context = context_of(u, rs, d->text, line, at, behind), .text = arena_copy(&u->arena, r->text), .doc = arena_copy(&u->arena, r->doc),
      .around = arena_copy(&u->arena, view_sub(d->text, keep.start, keep.end)), .at = {at.start - keep.start, at.end - keep.start},
      .line = r->span.line, .column = r->span.column};
}

/* ---- groups */

static int view_order(struct view a, struct view b) {
  int c = memcmp(a.p, b.p, a.len < b.len ? a.len : b.len);
  return c ? c : (a.len > b.len) - (a.len < b.len);
}

static int by_context(const void *a, const void *b) {
  const struct unclaimed_one *x = a, *y = b;
  int c = view_order(x->context, y->context);
  if (c == 0) c = view_order(x->doc, y->doc);
  if (c != 0) return c;
  if (x->line != y->line) return x->line < y->line ? -1 : 1;
  return (x->column > y->column) - (x->column < y->column);
}

/* Largest first; of equals the one whose context comes first. */
static int by_size(const void *a, const void *b) {
  const struct unclaimed_group *x = a, *y = b;
  if (x->len != y->len) return x->len > y->len ? -1 : 1;
  return (x->first > y->first) - (x->first < y->first);
}

size_t unclaimed_group(struct unclaimed *u, struct unclaimed_group **out) {
  struct unclaimed_group *g = ARENA_ARRAY(&u->arena, struct unclaimed_group, u->len + 1);
  size_t n = 0;
  if (u->len) qsort(u->one, u->len, sizeof *u->one, by_context);
  for (size_t i = 0; i < u->len; i++) {
    if (i == 0 || !view_eq(u->one[i].context, u->one[i - 1].context)) g[n++] = (struct unclaimed_group){i, 0};
    g[n - 1].len++;
  }
  if (n) qsort(g, n, sizeof *g, by_size);
  *out = g;
  return n;
}

void unclaimed_text(struct painter *p, const char *title, struct unclaimed *u, size_t most) {
  struct unclaimed_group *g;
  size_t n = unclaimed_group(u, &g);
  if (n == 0) {
    paint(p, PAINT_PLAIN, "%s: none\n", title);
    return;
  }
  paint(p, PAINT_BOLD, "%s: %zu in %zu context%s\n", title, u->len, n, n == 1 ? "" : "s");
  for (size_t i = 0; i < n && i < most; i++) {
    paint(p, PAINT_PLAIN, "%5zu  ", g[i].len);
    paint_view(p, PAINT_NAME, u->one[g[i].first].context);
    buf_char(&p->out, '\n');
    for (size_t k = 0; k < g[i].len && k < PLACES; k++) {
      const struct unclaimed_one *o = &u->one[g[i].first + k];
      buf_str(&p->out, "         ");
      paint_window(p, o->around, o->at, 72);
      buf_str(&p->out, "  ");
      paint_view(p, PAINT_DIM, o->doc);
      paint(p, PAINT_DIM, ":%u:%u\n", o->line, o->column);
    }
  }
  if (n > most) paint(p, PAINT_DIM, "       and %zu more contexts\n", n - most);
}

void unclaimed_json(struct buf *out, struct unclaimed *u) {
  struct unclaimed_group *g;
  size_t n = unclaimed_group(u, &g);
  buf_char(out, '[');
  for (size_t i = 0; i < n; i++) {
    buf_str(out, i ? ",{\"context\":" : "{\"context\":");
    json_text(out, u->one[g[i].first].context);
    buf_printf(out, ",\"count\":%zu,\"places\":[", g[i].len);
    for (size_t k = 0; k < g[i].len; k++) {
      const struct unclaimed_one *o = &u->one[g[i].first + k];
      buf_str(out, k ? ",{\"doc\":" : "{\"doc\":");
      json_text(out, o->doc);
      buf_printf(out, ",\"line\":%u,\"column\":%u,\"text\":", o->line, o->column);
      json_text(out, o->text);
      buf_char(out, '}');
    }
    buf_str(out, "]}");
  }
  buf_char(out, ']');
}
