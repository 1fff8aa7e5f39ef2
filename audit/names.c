/* names.c: one name spelt two ways. What the extraction knows of the gazetteer comes with the records: a name of it has a reference.
 *
 *   one reference   two forms of it that differ by at most two letters: "Balin Left Banner", "Bairin Left Banner"
 *   one unknown     a name of no reference, one letter or one swap from a name of the page: "Luocheng", "Loucheng County"
 *
 * Two names with references of their own are two places, however alike. The distance is that of optimal string alignment, over one
 * word; the other words must be the same, but the longer name may go on for one ("County"). A word that only ends otherwise is no slip
 * where the gazetteer has both or one name goes on: "Russia" and "Russian Federation", "Crimea" and "Crimean Peninsula".
 *
 *   another place   a title that names a place like the one that the page is about, and that the page names nowhere else: "Outline for
 *                   Hunan Province" on a page of Hubei Province */
#include <stdlib.h>

#include "audit/page.h"
#include "base/distance.h"

#define NAMES_MAX 1024 /* different names that are compared; the first ones of a page */
#define WORD_MAX 31
#define WORDS_MAX 8

struct name {
  const struct record *r; /* where it stands first */
  struct view word[WORDS_MAX];
  uint32_t words;
};

/* The next word of a text; empty at its end. */
static struct view next_word(struct view *rest) {
  size_t from = 0, to;
  while (from < rest->len && (rest->p[from] == ' ' || rest->p[from] == '\n')) from++;
  for (to = from; to < rest->len && rest->p[to] != ' ' && rest->p[to] != '\n';) to++;
  struct view word = view_sub(*rest, from, to);
  *rest = view_sub(*rest, to, rest->len);
  return word;
}

/* False when the name has too many words. */
static bool split(struct name *n) {
  struct view rest = n->r->text;
  for (struct view w; (w = next_word(&rest)).len != 0; n->word[n->words++] = w)
    if (n->words == WORDS_MAX) return false;
  return n->words > 0;
}

/* The distance of the one word that differs, its shorter and its longer form; 0: the names are the same as far as both go, SIZE_MAX: they
 * are two. */
static size_t apart(const struct name *a, const struct name *b, struct view *shorter, struct view *longer) {
  size_t d = 0;
  uint32_t both = a->words < b->words ? a->words : b->words, more = a->words + b->words - 2 * both;
  if (more > 1) return SIZE_MAX;
  for (uint32_t i = 0; i < both; i++) {
    struct view x = a->word[i], y = b->word[i];
    if (view_eq(x, y)) continue;
    size_t least = x.len > y.len ? x.len - y.len : y.len - x.len; /* at least so far apart */
    if (d || x.len > WORD_MAX || y.len > WORD_MAX || least > 2) return SIZE_MAX;
    size_t exchange = text_exchange(x, y);
    d = exchange > 0 && exchange <= 2 ? 1 : text_distance(x, y);
    *shorter = x.len < y.len ? x : y;
    *longer = x.len < y.len ? y : x;
  }
  return d;
}

static bool known(const struct name *n) { return n->r->ref.p != NULL; }

#define MENTIONS_MAX 8 /* places that a finding points to, of each of the two names */

/* Every place of the page that has the name of r, the first ones. */
static uint32_t add_mentions(const struct page *p, const struct record *r, const struct record **over) {
  uint32_t n = 0;
  for (size_t i = 0; i < p->len && n < MENTIONS_MAX; i++)
    if (p->records[i].type == r->type && view_eq(p->records[i].text, r->text)) over[n++] = &p->records[i];
  return n;
}

static void tell_variant(const struct page *p, const struct name *a, const struct name *b, const char *by) {
  const struct record *over[2 * MENTIONS_MAX];
  uint32_t n = add_mentions(p, a->r, over);
  n += add_mentions(p, b->r, over + n);
  tell(p, "name_variant", "warning", over, n, "'%s' and '%s' differ by %s: one name spelt two ways", quoted(p, a->r),
       quoted(p, b->r), by);
}

/* "Adhikari", "Adikhari": the same letters in another order. */
static bool is_jumbled(struct view x, struct view y) {
  int count[256] = {0};
  if (x.len != y.len || x.len < 7) return false;
  for (size_t i = 0; i < x.len; i++) count[(unsigned char)x.p[i]]++, count[(unsigned char)y.p[i]]--;
  for (size_t i = 0; i < 256; i++)
    if (count[i] != 0) return false;
  return text_distance(x, y) <= 2;
}

/* A person named again by the last word alone: "Julius Rotich", "Rotitch". */
static bool is_short_form(const struct name *a, const struct name *b) {
  if (!view_eq(a->r->class, VIEW_LIT("person")) || a->words < 2 || b->words != 1) return false;
  struct view x = a->word[a->words - 1], y = b->word[0], shorter = x.len < y.len ? x : y, longer = x.len < y.len ? y : x;
  if (shorter.len < 6 || longer.len > WORD_MAX || x.p[0] != y.p[0] || memcmp(shorter.p, longer.p, shorter.len) == 0) return false;
  return text_distance(x, y) == 1 || is_jumbled(x, y);
}

static void compare_persons(const struct page *p, const struct name *a, const struct name *b) {
  if (is_short_form(a, b) || is_short_form(b, a)) tell_variant(p, a, b, "one letter");
}

static void compare(const struct page *p, const struct name *a, const struct name *b) {
  struct view word = {0}, longer = {0};
  bool one = known(a) && known(b) && view_eq(a->r->ref, b->r->ref);
  if (known(a) && known(b) && !one) return;
  if (a->word[0].p[0] != b->word[0].p[0]) return; /* a slip seldom takes the capital */
  size_t d = apart(a, b, &word, &longer);
  bool alike = a->words > 1 && a->words == b->words; /* the words around the slip are the same */
  bool swap = word.len == longer.len && text_exchange(word, longer) > 0;
  /* who names two in one breath means two, but for "the remotest of which, Medog County, had no road; families in Megod County" */
  if (!known(a) && !known(b) && a->r->sentence.start == b->r->sentence.start && !(alike && swap)) return;
  if (d == 0 || d > (one ? 2 : 1) || word.len < (one ? 4 : alike || known(a) != known(b) ? 5 : 6) || (unsigned char)word.p[0] < 'A') return;
  bool ending = memcmp(word.p, longer.p, word.len) == 0;
  if (ending && (one || a->words != b->words)) return;
  tell_variant(p, a, b, d == 1 ? "one letter" : "two letters");
}

/* ---- titles */

static bool of_class(const struct record *r, const char *class) { return r->type == RECORD_ENTITY && view_eq(r->class, view_of(class)); }

static bool names_elsewhere(const struct page *p, struct view word) {
  for (size_t i = 0; i < p->len; i++) {
    struct view t = p->records[i].text;
    if (of_class(&p->records[i], "place") && t.len >= word.len && memcmp(t.p, word.p, word.len) == 0) return true;
  }
  return false;
}

/* Two names that begin alike and are of a length: easily taken for each other. */
static bool confusable(struct view a, struct view b) {
  bool fits = a.len >= 4 && b.len >= 4 && a.len <= WORD_MAX && b.len <= WORD_MAX && memcmp(a.p, b.p, 2) == 0;
  return fits && !view_eq(a, b) && text_distance(a, b) <= 3;
}

static void check_title(const struct page *p, const struct record *title, const struct name *scope) {
  struct view rest = title->text, word = next_word(&rest);
  for (struct view next; (next = next_word(&rest)).len != 0; word = next) {
    if (!view_eq(next, scope->word[1]) || !confusable(word, scope->word[0]) || names_elsewhere(p, word)) continue;
    const struct record *over[] = {title, scope->r};
    tell(p, "name_variant", "warning", over, 2, "this title names '%s %s', but the page is about '%s' and names the other nowhere else",
         quoted_text(p, word), quoted_text(p, next), quoted(p, scope->r));
    return;
  }
}

/* Where the page names what it is about, nearest to `at`: in the form of its title or in another one of the same reference. */
static bool find_scope(const struct page *p, uint32_t at, struct name *scope) {
  uint32_t best = UINT32_MAX;
  for (size_t i = 0; i < p->len; i++) {
    struct name n = {.r = &p->records[i]};
    uint32_t start = n.r->span.start, gap = start > at ? start - at : at - start;
    bool same = view_eq(n.r->text, p->doc->scope) || (n.r->ref.p != NULL && view_eq(n.r->ref, p->doc->scope_ref));
    if (!same || gap >= best || !of_class(n.r, "place") || !split(&n) || n.words != 2) continue;
    best = gap;
    *scope = n;
  }
  return best != UINT32_MAX;
}

static void check_titles(const struct page *p) {
  struct name scope = {0};
  if (p->doc == NULL || p->doc->scope.p == NULL) return;
  for (size_t i = 0; i < p->len; i++)
    if (of_class(&p->records[i], "document") && find_scope(p, p->records[i].span.end, &scope)) check_title(p, &p->records[i], &scope);
}

static bool is_name(const struct record *r) { return of_class(r, "place") || of_class(r, "person"); }

void check_names(const struct page *p) {
  struct name *list = ARENA_ARRAY(p->arena, struct name, p->len < NAMES_MAX ? p->len : NAMES_MAX);
  uint32_t n = 0;
  for (size_t i = 0; i < p->len && n < NAMES_MAX; i++) {
    struct name name = {.r = &p->records[i]};
    bool seen = !is_name(name.r) || !split(&name);
    for (uint32_t k = 0; k < n && !seen; k++) seen = view_eq(list[k].r->text, name.r->text) && view_eq(list[k].r->ref, name.r->ref);
    if (!seen) list[n++] = name;
  }
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = i + 1; k < n; k++)
      if (view_eq(list[i].r->class, list[k].r->class)) compare(p, &list[i], &list[k]), compare_persons(p, &list[i], &list[k]);
  check_titles(p);
}
