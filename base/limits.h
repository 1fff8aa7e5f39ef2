/* limits.h: every cap of the program, each with its reason. Text is untrusted; so are rule packs. */
#ifndef ANNALS_BASE_LIMITS_H
#define ANNALS_BASE_LIMITS_H

#define LIMIT_DOCUMENT_BYTES (2000u * 1000u * 1000u) /* spans are 32-bit offsets, with headroom for decoding growth */
#define LIMIT_PARAGRAPH_BYTES (256u * 1024u) /* working memory grows with a paragraph; the longest real one is under 8 KB */
#define LIMIT_SENTENCE_TOKENS 1000u /* the longest real one has 150; one of 1,000 is a table or an attack, and what looks for neighbours costs its square: it is cut there */
#define LIMIT_RULE_ERRORS 10 /* authors fix in batches; more only scrolls */
#define LIMIT_PACK_FILE_BYTES (8u * 1024u * 1024u) /* a pack file is written by people or is a gazetteer of under 1 MB */
#define LIMIT_PACK_DEPTH 16 /* nesting of YAML nodes and of imports */
#define LIMIT_MATCH 20000u /* PCRE2 match limit: 100 times what the costliest shipped rule needs (bench/README.md) */
#define LIMIT_DEPTH 2000u /* PCRE2 depth limit, interpreter only */
#define LIMIT_HEAP_KIB 1024u /* PCRE2 heap limit */
#define LIMIT_JIT_STACK (256u * 1024u) /* a worker's JIT stack: 32 KB is the default, long sentences want more */
#define LIMIT_FILTER_STATES 4000u /* states of a part of a stage's filter: a page needs some hundreds; then it is divided, at last it starts anew */
#define LIMIT_KNOWN 20000u /* faces of tokens and looks of annotations that a worker keeps: a page has some thousand; 4 MB, then it starts anew */
#define LIMIT_EXPONENT 1000 /* power of ten of an exact decimal, either way: plain notation writes that many zeros */
#define LIMIT_SHORT_NAMES 256 /* short names that a page may introduce; a real one has a dozen */
#define LIMIT_RECORD_BYTES (8u * 1024u * 1024u) /* one line of records: a paragraph with each byte escaped six times, and room for its roles */
#define LIMIT_RECORD_DEPTH 8 /* a record nests three deep; fields of others that we pass over may go further */
#define LIMIT_AUDIT_RECORDS 4096u /* records of a page that are held against each other: a page of 100 KB has 3,000 */
#define LIMIT_AUDIT_FINDINGS 500u /* findings of one page (or window of it): nobody reads more, and an attack would make the square of its figures */
#define LIMIT_PATH_DEPTH 64 /* folders in folders; loops through links are cut earlier, by device and inode */

#endif
