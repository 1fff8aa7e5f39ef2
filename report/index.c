/* index.c: all pages with their ledgers, and all findings by severity. */
#include <ctype.h>
#include <stdio.h>

#include "report/html.h"
#include "report/report.h"

#define NAME_MAX_BYTES 60 /* of a page's path in its file name: enough to know it by */

#define ROWS_AT_ONCE 200 /* rows that are laid out before somebody asks for more (report.css): a thousand take a browser a second */

static const char *const severities[] = {"error", "warning", "info"};
#define SEVERITIES (sizeof severities / sizeof *severities)

void report_name(struct buf *out, struct view path, size_t number) {
  size_t slash = 0, n = 0;
  for (size_t i = 0; i < path.len; i++)
    if (path.p[i] == '/') slash = i + 1;
  buf_printf(out, "%05zu", number);
  for (size_t i = slash; i < path.len && n < NAME_MAX_BYTES; i++) {
    unsigned char c = (unsigned char)path.p[i];
    bool plain = c < 128 && isalnum(c);
    if (plain && (n++ == 0 || i == slash || !isalnum((unsigned char)path.p[i - 1]) || (unsigned char)path.p[i - 1] > 127)) buf_char(out, '-');
    if (plain) buf_char(out, (char)tolower(c));
  }
  buf_str(out, ".html");
}

static size_t count(const struct report_page *p, const char *severity) {
  size_t n = 0;
  for (size_t i = 0; i < p->findings_len; i++) n += strcmp(p->findings[i]->severity, severity) == 0;
  return n;
}

static bool balances(const struct record_ledger *l) { return l->numbers == l->fact + l->date + l->number + l->entity + l->unclaimed; }

/* ---- the whole corpus in a line */

/* Thousands apart. */
static void total(struct buf *out, const char *label, uint64_t n) {
  char digits[24];
  int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
  buf_str(out, "<li><b>");
  for (int i = 0; i < len; i++) {
    if (i > 0 && (len - i) % 3 == 0) buf_char(out, ',');
    buf_char(out, digits[i]);
  }
  buf_printf(out, "</b><span>%s</span></li>\n", label);
}

static void totals(struct buf *out, const struct report_page *pages, size_t len) {
  uint64_t numbers = 0, facts = 0, dates = 0, others = 0, unclaimed = 0, findings = 0, unbalanced = 0;
  for (size_t i = 0; i < len; i++) {
    const struct record_ledger *l = &pages[i].doc->ledger;
    numbers += l->numbers;
    facts += l->fact;
    dates += l->date;
    others += l->number + l->entity;
    unclaimed += l->unclaimed;
    findings += pages[i].findings_len;
    unbalanced += !balances(l);
  }
  buf_str(out, "<ul class=\"figures\">\n");
  total(out, len == 1 ? "page" : "pages", len);
  total(out, "numbers", numbers);
  total(out, "facts", facts);
  total(out, "dates", dates);
  total(out, "others", others);
  total(out, "unclaimed", unclaimed);
  total(out, "findings", findings);
  buf_str(out, "</ul>\n");
  if (unbalanced) buf_printf(out, "<p class=\"verdict off\">✗ the ledger does not balance on %llu of them</p>\n", (unsigned long long)unbalanced);
  else buf_str(out, "<p class=\"verdict\">✓ every ledger balances: each number of each page is in exactly one place</p>\n");
}

/* ---- the table of pages */

static void cell(struct buf *out, uint64_t n, const char *class) {
  if (n == 0) buf_str(out, "<td class=\"zero\">0</td>");
  else buf_printf(out, "<td class=\"%s\">%llu</td>", class, (unsigned long long)n);
}

static void row(struct buf *out, const struct report_page *p) {
  const struct record_document *d = p->doc;
  const struct record_ledger *l = &d->ledger;
  buf_printf(out, "<tr data-unclaimed=\"%u\" data-findings=\"%zu\" data-unbalanced=\"%d\"><td data-v=\"", l->unclaimed, p->findings_len, !balances(l));
  html_text(out, d->doc);
  buf_printf(out, "\"><a class=\"title\" href=\"%s\">", p->name);
  html_text(out, d->title.len ? d->title : d->doc);
  buf_str(out, "</a><span class=\"path\">");
  html_text(out, d->doc);
  buf_str(out, "</span></td>");
  cell(out, l->numbers, "n");
  cell(out, l->fact, "n");
  cell(out, l->date, "n");
  cell(out, l->number, "n");
  cell(out, l->entity, "n");
  cell(out, l->unclaimed, "bad");
  buf_str(out, balances(l) ? "<td data-v=\"1\">✓</td>" : "<td data-v=\"0\" class=\"error\">✗</td>");
  for (size_t i = 0; i < SEVERITIES; i++) cell(out, count(p, severities[i]), severities[i]);
  buf_str(out, "</tr>\n");
}

static void table(struct buf *out, const struct report_page *pages, size_t len) {
  static const char *const heads[] = {"page", "numbers", "facts", "dates", "others", "in names", "unclaimed", "balance", "errors", "warnings", "info"};
  buf_str(out, "<h2 id=\"ledger\">Ledger</h2>\n<div class=\"tools\" role=\"toolbar\" aria-label=\"Filters\"><div class=\"wrap\">\n"
               "<input id=\"find\" type=\"search\" placeholder=\"title or path\" aria-label=\"Find pages by title or path\">\n"
               "<select id=\"only\" aria-label=\"Only pages\"><option value=\"\">every page</option><option value=\"findings\">with findings</option>"
               "<option value=\"unclaimed\">with unclaimed numbers</option><option value=\"unbalanced\">out of balance</option></select>\n"
               "<span class=\"fill\"></span><output class=\"count\" id=\"count\"></output></div></div>\n<div>");
  buf_printf(out, "<table id=\"pages\"%s><thead><tr>", len > ROWS_AT_ONCE ? " class=\"many\"" : "");
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) buf_printf(out, "<th scope=\"col\"><button type=\"button\">%s</button></th>", heads[i]);
  buf_str(out, "</tr></thead>\n<tbody>\n");
  for (size_t i = 0; i < len; i++) row(out, &pages[i]);
  buf_str(out, "</tbody></table></div>\n");
  if (len > ROWS_AT_ONCE) buf_printf(out, "<p><button class=\"chip\" id=\"all\" type=\"button\">Show all %zu pages</button></p>\n", len);
}

/* ---- findings */

static void finding(struct buf *out, const struct report_page *p, size_t i) {
  const struct record *f = p->findings[i];
  buf_printf(out, "<li><a class=\"card %s\" href=\"%s#finding-%zu\"><b>", f->severity, p->name, i + 1);
  html_kind(out, f->finding);
  buf_str(out, "</b><span>");
  html_text(out, f->message);
  buf_str(out, "</span><span class=\"hint\">");
  html_text(out, p->doc->title.len ? p->doc->title : p->doc->doc);
  buf_str(out, "</span></a></li>\n");
}

static void findings(struct buf *out, const struct report_page *pages, size_t len) {
  static const char *const titles[] = {"Errors", "Warnings", "For information"};
  for (size_t s = 0; s < SEVERITIES; s++) {
    size_t n = 0;
    for (size_t i = 0; i < len; i++) n += count(&pages[i], severities[s]);
    if (n == 0) continue;
    buf_printf(out, "<section class=\"later\"><h2>%s <small class=\"count\">%zu</small></h2>\n<ul class=\"list columns\">\n", titles[s], n);
    for (size_t i = 0; i < len; i++)
      for (size_t k = 0; k < pages[i].findings_len; k++)
        if (strcmp(pages[i].findings[k]->severity, severities[s]) == 0) finding(out, &pages[i], k);
    buf_str(out, "</ul></section>\n");
  }
}

static const char *const keys[][2] = {{"/", "find a page"}, {"?", "this help"}, {NULL, NULL}};

void report_index(struct buf *out, const struct report_page *pages, size_t len) {
  html_begin(out, VIEW_LIT("annals: audit"));
  buf_str(out, "<body>\n<a class=\"skip\" href=\"#ledger\">Skip to the ledger</a>\n<header class=\"wrap\">\n<nav class=\"bar\"><span class=\"brand\">annals</span>"
               "<span class=\"fill\"></span>" HTML_THEME_AND_HELP "</nav>\n<h1>Audit</h1>\n");
  totals(out, pages, len);
  buf_str(out, "</header>\n<main class=\"wrap desk-less\">\n");
  table(out, pages, len);
  findings(out, pages, len);
  buf_str(out, "</main>\n<footer class=\"wrap\">");
  if (len) {
    html_text(out, view_of(pages[0].doc->engine));
    buf_str(out, ", rules ");
    html_text(out, pages[0].doc->pack);
    buf_char(out, ' ');
    html_text(out, pages[0].doc->pack_version);
  }
  buf_str(out, "</footer>\n");
  html_help(out, keys);
  html_end(out);
}
