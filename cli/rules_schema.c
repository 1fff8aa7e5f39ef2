/* rules_schema.c: `annals rules schema`: the JSON Schema of pack files, from the table of keys that the loader itself reads. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "output/jsonl.h"
#include "rules/keys.h"

#define SCALAR "{\"type\": [\"string\", \"number\", \"boolean\"]}"
#define LIST_OF(x) "{\"type\": \"array\", \"items\": " x "}"
#define MAP_OF(x) "{\"type\": \"object\", \"additionalProperties\": " x "}"
#define REF(x) "{\"$ref\": \"#/$defs/" x "\"}"
#define ZONE "{\"enum\": [\"body\", \"title\", \"heading\", \"footer\", \"all\"]}"
/* An editor that reads YAML 1.1 gives yes and no as booleans. */
#define YES_NO "{\"enum\": [\"yes\", \"no\", true, false]}"

static const char *const shapes[] = {
    [SHAPE_TEXT] = SCALAR,
    [SHAPE_NAME] = "{\"type\": \"string\", \"minLength\": 1}",
    [SHAPE_NAME_OR_NAMES] = "{\"anyOf\": [{\"type\": \"string\", \"minLength\": 1}, " LIST_OF("{\"type\": \"string\"}") "]}",
    [SHAPE_NAMES] = LIST_OF("{\"type\": \"string\"}"),
    [SHAPE_PATHS] = LIST_OF("{\"type\": \"string\", \"pattern\": \"^[^/]\"}"),
    [SHAPE_PATTERN] = "{\"type\": \"string\", \"minLength\": 1}",
    [SHAPE_EXPRESSION] = SCALAR,
    [SHAPE_EXPRESSIONS] = MAP_OF(SCALAR),
    [SHAPE_ATTRIBUTES] = MAP_OF(SCALAR),
    [SHAPE_ENTRIES] = "{\"type\": [\"object\", \"array\"], \"additionalProperties\": {\"type\": [\"string\", \"number\", \"boolean\", \"object\"], "
                      "\"additionalProperties\": " SCALAR "}, \"items\": " SCALAR "}",
    [SHAPE_EXAMPLES] = LIST_OF("{\"type\": \"string\", \"pattern\": \"\\\\[[\\\\s\\\\S]+\\\\]\\\\{\"}"),
    [SHAPE_NOT] = LIST_OF("{\"type\": \"string\"}"),
    [SHAPE_ZONES] = "{\"anyOf\": [" ZONE ", " LIST_OF(ZONE) "]}",
    [SHAPE_PRIORITY] = "{\"type\": [\"integer\", \"string\"], \"minimum\": -1000, \"maximum\": 1000, \"pattern\": \"^-?[0-9]+$\"}",
    [SHAPE_CASE] = "{\"enum\": [\"fold\", \"exact\"]}",
    [SHAPE_LETTERS] = "{\"enum\": [\"fold\", \"exact\", \"capitals\"]}",
    [SHAPE_YES] = YES_NO,
    [SHAPE_SYMBOL] = "{\"enum\": [\"yes\", \"no\", \"skip\", true, false]}",
    [SHAPE_OVER] = "{\"enum\": [\"sentence\", \"paragraph\"]}",
    [SHAPE_RECORDS] = MAP_OF("{\"enum\": [\"fact\", \"date\", \"number\", \"entity\", \"finding\"]}"),
    [SHAPE_FRAGMENTS] = MAP_OF("{\"type\": \"string\"}"),
    [SHAPE_SHARED] = MAP_OF(MAP_OF(SCALAR)),
    [SHAPE_SUFFIXES] = LIST_OF("{\"type\": \"array\", \"items\": {\"type\": \"string\"}, \"minItems\": 2, \"maxItems\": 2}"),
    [SHAPE_MAKES] = LIST_OF(REF("make")),
    [SHAPE_RULES] = LIST_OF(REF("rule")),
    [SHAPE_LEXICONS] = MAP_OF(REF("lexicon")),
    [SHAPE_INFLECTIONS] = MAP_OF(REF("inflection")),
    [SHAPE_ALLOW] = "{\"type\": \"object\", \"propertyNames\": {\"pattern\": \"^A[0-9]{3}$\"}, \"additionalProperties\": {\"type\": \"string\", \"minLength\": 1}}",
};

/* `"title": ..., "properties": {...}, "additionalProperties": false`. A shape is an object: the key's help becomes its description. */
static void put_properties(struct buf *out, const struct key_set *keys, const char *indent) {
  buf_printf(out, "%s\"type\": \"object\",\n%s\"properties\": {\n", indent, indent);
  for (size_t i = 0; i < keys->len; i++) {
    buf_printf(out, "%s  \"%s\": {\"description\": ", indent, keys->key[i].name);
    json_text(out, view_of(keys->key[i].help));
    buf_printf(out, ", %s%s\n", shapes[keys->key[i].shape] + 1, i + 1 < keys->len ? "," : "");
  }
  buf_printf(out, "%s},\n%s\"additionalProperties\": false", indent, indent);
}

static void put_definition(struct buf *out, const struct key_set *keys, const char *demands, bool last) {
  buf_printf(out, "    \"%s\": {\n", keys->name);
  put_properties(out, keys, "      ");
  buf_printf(out, "%s%s\n    }%s\n", *demands ? ",\n      " : "", demands, last ? "" : ",");
}

int rules_schema(int argc, char **argv) {
  struct buf out;
  if (argc > 1) {
    bool asked = strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0;
    fputs("usage: annals rules schema\n\nPrints the JSON Schema (2020-12) of pack files, for editors that check YAML.\n", asked ? stdout : stderr);
    return asked ? EXIT_CLEAN : EXIT_USAGE;
  }
  buf_init(&out);
  buf_str(&out, "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"a file of an annals rule pack\",\n");
  put_properties(&out, &keys_file, "  ");
  buf_str(&out, ",\n  \"dependentRequired\": {\"rules\": [\"stage\"]},\n  \"$defs\": {\n");
  put_definition(&out, &keys_rule, "\"required\": [\"name\", \"match\"],\n      \"anyOf\": [{\"required\": [\"make\"]}, {\"required\": [\"on\"]}]", false);
  put_definition(&out, &keys_make, "\"required\": [\"make\"]", false);
  put_definition(&out, &keys_lexicon, "\"anyOf\": [{\"required\": [\"file\"]}, {\"required\": [\"files\"]}, {\"required\": [\"entries\"]}]", false);
  put_definition(&out, &keys_inflection, "", true);
  buf_str(&out, "  }\n}\n");
  fwrite(out.p, 1, out.len, stdout);
  buf_free(&out);
  return EXIT_CLEAN;
}
