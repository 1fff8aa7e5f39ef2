#!/bin/sh
# The table of verbs is what its source makes. Skipped (77) where node is not there.
set -eu
root=${ANNALS_ROOT:-$(cd "$(dirname "$0")/.." && pwd)}
pack=$root/rules/packs/yearbook
command -v node >/dev/null || { echo "skipped: no node"; exit 77; }
made=$(mktemp)
trap 'rm -f "$made"' EXIT

node "$pack/tools/make-verbs.mjs" >"$made"
diff "$pack/lexicons/verbs.tsv" "$made" || {
  echo "lexicons/verbs.tsv is not what tools/verbs.txt makes: edit that, then make the table"
  exit 1
}
