#!/bin/sh
# gold.sh [--update]: extracts each set of gold-floors.tsv, scores it, and fails where a layer is under its floor.
#
# The sets lie beside the project in ../shared (ANNALS_SHARED names another place); without them the test is skipped (77).
# --update writes the floors anew, 0.002 under what is reached (a layer at 1 keeps 1); review with git diff.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
ANNALS=${ANNALS:-$root/build/dev/annals}
shared=${ANNALS_SHARED:-$root/../shared}
floors=$here/gold-floors.tsv
update=no
[ "${1:-}" != --update ] || update=yes

[ -f "$shared/gold/score.py" ] || { echo "skipped: no gold beside the project (ANNALS_SHARED)"; exit 77; }
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT

: >"$top/scores"
scored=0
# shellcheck disable=SC2013  # names of sets have no blanks
for set in $(grep -v '^#' "$floors" | cut -f1 | sort -u); do
  dir=$shared/$set
  [ -d "$dir" ] || dir=$here/$set # ours
  [ -d "$dir" ] || { echo "skipped: no $set"; continue; }
  out=$top/$(echo "$set" | tr / -).jsonl
  "$ANNALS" extract "$dir" --quiet -o "$out"
  # The last line is {"figure": {"p": 1.0, "r": 1.0, "f": 1.0}, ...}; F1 is what the floors are about.
  python3 "$shared/gold/score.py" "$dir" "$out" --json | tail -n 1 | tr '}' '\n' |
    sed -n "s|^[{, ]*\"\([^\"]*\)\":.*\"f\": *\([0-9.e-]*\)\$|$set	\1	\2|p" >>"$top/scores"
  scored=$((scored + 1))
done
[ "$scored" -gt 0 ] || exit 77

if [ "$update" = yes ]; then
  awk -F '\t' -v OFS='\t' '
    NR == FNR { got[$1, $2] = $3; next }
    /^#/ || !(($1, $2) in got) { print; next }
    { f = got[$1, $2]; print $1, $2, f == 1 ? "1" : sprintf("%.3f", f > 0.003 ? int((f - 0.002) * 1000) / 1000 : 0) }
  ' "$top/scores" "$floors" >"$top/floors"
  cp "$top/floors" "$floors"
  exit 0
fi
awk -F '\t' '
  NR == FNR { got[$1, $2] = $3; ran[$1] = 1; next }
  /^#/ || NF < 3 || !($1 in ran) { next }
  !(($1, $2) in got) { printf "%s %s: not scored\n", $1, $2; bad = 1; next }
  {
    low = got[$1, $2] + 0 < $3 + 0
    printf "%-10s %-12s %.4f  floor %s%s\n", $1, $2, got[$1, $2], $3, low ? "  UNDER" : ""
    if (low) bad = 1
  }
  END { exit bad }
' "$top/scores" "$floors"
