#include "rules/keys.h"

static const struct key file_keys[] = {
    {"pack", SHAPE_NAME, "name of the pack"},
    {"version", SHAPE_TEXT, "version of the pack"},
    {"language", SHAPE_TEXT, "language of the pages, as BCP 47 names it"},
    {"why", SHAPE_TEXT, "what this is for"},
    {"import", SHAPE_PATHS, "files beside this one that belong to the pack"},
    {"stages", SHAPE_NAMES, "stages in the order in which they run"},
    {"lexicons", SHAPE_LEXICONS, "word lists: each form stands as a symbol of the lexicon's name"},
    {"inflections", SHAPE_INFLECTIONS, "tables for inflect(table, word)"},
    {"records", SHAPE_RECORDS, "which annotation types become records"},
    {"ledger", SHAPE_NAME_OR_NAMES, "the annotation types that are numbers of the page; one without a value is suspect"},
    {"suspect", SHAPE_NAMES, "lexicons whose words beside an unread number make it suspect"},
    {"compared", SHAPE_PATTERN, "PCRE2 pattern of a line in which <Year> is but compared with, looked ahead to or that of an issue: prevailing() does not count it"},
    {"stated", SHAPE_PATTERN, "PCRE2 pattern of a line which says that the page is about <Year>, wherever it stands: prevailing(stated)"},
    {"let", SHAPE_FRAGMENTS, "fragments of patterns, used as {name} or {name(a, b)}"},
    {"sets", SHAPE_SHARED, "attributes that several rules give, put into a 'set' as <<: name"},
    {"stage", SHAPE_NAME, "the stage of this file's rules"},
    {"over", SHAPE_OVER, "what the stage runs over"},
    {"needs", SHAPE_NAME, "annotation type without which a sentence is passed over"},
    {"rules", SHAPE_RULES, "the rules of the stage"},
};

static const struct key rule_keys[] = {
    {"name", SHAPE_NAME, "unique in the pack"},
    {"why", SHAPE_TEXT, "what the rule is for"},
    {"match", SHAPE_PATTERN, "PCRE2 pattern over the sentence; <Type attr=value> is a symbol, {name} a fragment"},
    {"make", SHAPE_NAME, "annotation type that the rule adds"},
    {"at", SHAPE_NAME, "group that the annotation covers; the whole match without it"},
    {"set", SHAPE_EXPRESSIONS, "attributes of what is made or updated"},
    {"on", SHAPE_NAME, "group whose annotation the rule updates"},
    {"when", SHAPE_EXPRESSION, "condition"},
    {"in", SHAPE_ZONES, "where on the page the rule runs: body, title and heading without it"},
    {"priority", SHAPE_PRIORITY, "of matches that overlap the higher stays; 0 without it"},
    {"case", SHAPE_CASE, "whether letters of the pattern match both cases"},
    {"also", SHAPE_MAKES, "further annotations"},
    {"keep", SHAPE_EXPRESSIONS, "pieces of the page kept under a name for recall(name)"},
    {"overlap", SHAPE_YES, "no: goes on behind its match"},
    {"symbol", SHAPE_SYMBOL, "no: what it makes is found by functions, patterns see the text as before; skip: later stages pass over it"},
    {"examples", SHAPE_EXAMPLES, "texts with what the rule makes of them: [span]{attribute: value}"},
    {"not", SHAPE_NOT, "texts in which the rule does not fire"},
    {"todo", SHAPE_NOT, "examples that do not hold yet"},
    {"allow", SHAPE_ALLOW, "codes of the lint that do not apply, each with the reason"},
};

static const struct key make_keys[] = {
    {"make", SHAPE_NAME, "annotation type"},
    {"at", SHAPE_NAME, "group that it covers"},
    {"set", SHAPE_EXPRESSIONS, "its attributes"},
};

static const struct key lexicon_keys[] = {
    {"file", SHAPE_TEXT, "TSV file beside this one; its first column is 'forms'"},
    {"files", SHAPE_PATHS, "several of them"},
    {"case", SHAPE_LETTERS, "exact: the forms stand as written; capitals: or all in capitals"},
    {"set", SHAPE_ATTRIBUTES, "attributes of all entries"},
    {"entries", SHAPE_ENTRIES, "forms, joined by a bar, and their attributes"},
    {"why", SHAPE_TEXT, "what the lexicon is for"},
    {"allow", SHAPE_ALLOW, "codes of the lint that do not apply, each with the reason"},
};

static const struct key inflection_keys[] = {
    {"lexicon", SHAPE_NAME, "lexicon of exceptions"},
    {"attr", SHAPE_NAME, "its attribute that holds the result"},
    {"suffixes", SHAPE_SUFFIXES, "[from, to] pairs; the first that fits is replaced"},
};

#define SET(name, keys) {name, keys, sizeof(keys) / sizeof *(keys)}
const struct key_set keys_file = SET("file", file_keys);
const struct key_set keys_rule = SET("rule", rule_keys);
const struct key_set keys_make = SET("make", make_keys);
const struct key_set keys_lexicon = SET("lexicon", lexicon_keys);
const struct key_set keys_inflection = SET("inflection", inflection_keys);
