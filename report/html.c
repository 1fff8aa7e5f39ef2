#include "report/html.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdio.h>

#include "base/utf8.h"
#include "output/jsonl.h"

extern const unsigned char report_css[], report_js[]; /* report.css, report.js: embedded at build time */
extern const size_t report_css_len, report_js_len;

/* ---- text */

static bool turns_the_line(uint32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C; }

/* What stands for a code point that must not act: a control picture (U+2400 block), else U+FFFD; 0: it may stand as it is. */
static uint32_t symbol_of(uint32_t c) {
  if (c < 32 && c != '\t') return 0x2400 + c;
  if (c == 127) return 0x2421;
  if ((c > 127 && c < 160) || turns_the_line(c) || c == 0x2028 || c == 0x2029) return 0xFFFD;
  return 0;
}

static const char *entity_of(unsigned char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
  }
}

static void harmless(struct buf *out, struct view v) {
  for (size_t i = 0, n; i < v.len; i += n) {
    char bytes[4];
    uint32_t symbol = symbol_of(utf8_decode(v.p + i, v.p + v.len, &n));
    if (symbol) buf_add(out, bytes, utf8_encode(symbol, bytes));
    else buf_add(out, v.p + i, n);
  }
}

void html_text(struct buf *out, struct view v) {
  struct buf clean;
  buf_init(&clean);
  harmless(&clean, v);
  for (size_t i = 0; i < clean.len; i++) {
    const char *entity = entity_of((unsigned char)clean.p[i]);
    if (entity) buf_str(out, entity);
    else buf_char(out, clean.p[i]);
  }
  buf_free(&clean);
}

void html_json(struct buf *out, struct view v) {
  struct buf clean, json;
  buf_init(&clean);
  buf_init(&json);
  harmless(&clean, v);
  json_text(&json, (struct view){clean.p, clean.len});
  for (size_t i = 0; i < json.len; i++) {
    if (json.p[i] == '<') buf_str(out, "\\u003c"); /* no end tag, no comment */
    else buf_char(out, json.p[i]);
  }
  buf_free(&clean);
  buf_free(&json);
}

void html_kind(struct buf *out, const char *kind) {
  for (size_t i = 0, len = strlen(kind), to; i <= len; i = to + 1) {
    to = i + strcspn(kind + i, "_");
    html_text(out, (struct view){kind + i, to - i});
    if (to < len) buf_char(out, ' ');
  }
}

/* ---- the frame */

static void policy_hash(struct buf *out, const unsigned char *bytes, size_t len) {
  struct sha256_ctx context;
  uint8_t digest[SHA256_DIGEST_SIZE];
  char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)];
  sha256_init(&context);
  sha256_update(&context, len, bytes);
  sha256_digest(&context, sizeof digest, digest);
  base64_encode_raw(text, sizeof digest, digest);
  buf_str(out, "'sha256-");
  buf_add(out, text, sizeof text);
  buf_char(out, '\'');
}

void html_begin(struct buf *out, struct view title) {
  buf_str(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src ");
  policy_hash(out, report_css, report_css_len);
  buf_str(out, "; script-src ");
  policy_hash(out, report_js, report_js_len);
  buf_str(out, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  html_text(out, title);
  buf_str(out, "</title>\n<style>");
  buf_add(out, (const char *)report_css, report_css_len);
  buf_str(out, "</style>\n</head>\n");
}

void html_end(struct buf *out) {
  buf_str(out, "<script>");
  buf_add(out, (const char *)report_js, report_js_len);
  buf_str(out, "</script>\n</body>\n</html>\n");
}

void html_help(struct buf *out, const char *const (*keys)[2]) {
  buf_str(out, "<dialog id=\"help-text\" aria-labelledby=\"help-title\"><h2 id=\"help-title\">Keys</h2>\n<dl>");
  for (; (*keys)[0]; keys++) buf_printf(out, "<dt><kbd>%s</kbd></dt><dd>%s</dd>\n", (*keys)[0], (*keys)[1]);
  buf_str(out, "</dl><p><button class=\"chip\" type=\"button\">Close</button></p></dialog>\n");
}
