/* html.h: the frame of the report's pages, and text from strangers made harmless. */
#ifndef ANNALS_REPORT_HTML_H
#define ANNALS_REPORT_HTML_H

#include "base/buf.h"
#include "base/view.h"

/* Text as HTML: markup escaped. What would be invisible or turn the line around (controls, bidirectional marks, CVE-2021-42574) is
 * shown as a symbol of its own; each stays one UTF-16 unit, so that places in the text hold. */
void html_text(struct buf *out, struct view v);
/* The same text as a JSON string that may stand in a script element. */
void html_json(struct buf *out, struct view v);
/* The kind of a finding, a name with underscores, as words. */
void html_kind(struct buf *out, const char *kind);
/* The begin of a page up to <body>: a policy that lets nothing load and nothing run but the style and script of annals (CSP 3, hashes),
 * `title` escaped. */
void html_begin(struct buf *out, struct view title);
/* The script, and the end of the page. */
void html_end(struct buf *out);
/* Buttons for theme and help, and the help itself: rows of key and meaning, ended by NULL. */
void html_help(struct buf *out, const char *const (*keys)[2]);

#define HTML_THEME_AND_HELP \
  "<button class=\"plain\" id=\"theme\" type=\"button\" title=\"light or dark\">◐ system</button>" \
  "<button class=\"plain\" id=\"help\" type=\"button\" aria-label=\"Keys\">?</button>"

#endif
