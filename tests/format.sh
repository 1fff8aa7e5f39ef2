#!/bin/sh
# The layout of every shipped pack is stable under `annals rules format` once it was laid out, and the packs then read the sample pages
# as before.
set -eu
root=${ANNALS_ROOT:-$(cd "$(dirname "$0")/.." && pwd)}
ANNALS=${ANNALS:-$root/build/dev/annals}
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT

# records PACK: what the pack makes of the sample pages, without the pack's own name and hash.
records() { "$ANNALS" extract "$root/corpus" --quiet --pack "$1" | sed 's/"pack":{[^}]*}//'; }

for pack in "$root"/rules/packs/*/; do
  name=$(basename "$pack")
  cp -R "$pack" "$top/$name"
  "$ANNALS" rules format "$top/$name" >/dev/null
  again=$("$ANNALS" rules format --check "$top/$name") || { echo "$name: not stable: $again"; exit 1; }
  records "$pack" >"$top/before"
  records "$top/$name" >"$top/after"
  cmp "$top/before" "$top/after" || { echo "$name: reads the sample otherwise once laid out"; exit 1; }
done
