#!/bin/sh
# run-case.sh [--update] FOLDER...: runs case folders and compares.
#
# FOLDER/cmd     sh snippet; runs in a temporary copy of FOLDER, with the program as "$ANNALS" and as `annals` on PATH
# FOLDER/stdout  expected standard output, byte for byte
# FOLDER/stderr  expected standard error; without this file stderr is not looked at
# FOLDER/status  expected exit status (0 without this file)
# Everything else in FOLDER is input. A cmd that exits with 77 skips the case.
# --update writes stdout and status anew, and stderr where the file exists or the case is new (no stdout yet); review with git diff.
# ANNALS names the program; the default is build/dev/annals.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
ANNALS=${ANNALS:-$here/../build/dev/annals}
ANNALS_ROOT=${ANNALS_ROOT:-$(cd "$here/.." && pwd)}
LC_ALL=C.UTF-8
export ANNALS ANNALS_ROOT LC_ALL

update=no
if [ "${1:-}" = --update ]; then
  update=yes
  shift
fi
[ $# -gt 0 ] || { echo "usage: run-case.sh [--update] FOLDER..." >&2; exit 2; }
[ -x "$ANNALS" ] || { echo "run-case.sh: no program at '$ANNALS' (set ANNALS)" >&2; exit 2; }

top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
trap 'exit 130' INT TERM
mkdir "$top/bin"
ln -s "$(realpath "$ANNALS")" "$top/bin/annals"
PATH=$top/bin:$PATH
export PATH

# same WHAT EXPECTED ACTUAL: silent, or a diff.
same() {
  cmp -s "$2" "$3" && return 0
  echo "$folder: $1 differs (- expected, + actual)"
  diff -u --text "$2" "$3" | tail -n +3 | head -n 80
  return 1
}

failed=0 skipped=0 ran=0
for folder in "$@"; do
  folder=${folder%/}
  [ -f "$folder/cmd" ] || { echo "$folder: no cmd" >&2; exit 2; }
  ran=$((ran + 1))
  rm -rf "$top/case" "$top/got"
  mkdir "$top/got"
  cp -R "$folder" "$top/case"
  chmod -R u+w "$top/case"
  (cd "$top/case" && rm -f cmd stdout stderr status)
  status=0
  cp "$folder/cmd" "$top/got/cmd"
  (cd "$top/case" && exec sh "$top/got/cmd") </dev/null >"$top/got/stdout" 2>"$top/got/stderr" || status=$?
  echo "$status" >"$top/got/status"
  if [ "$status" = 77 ]; then
    skipped=$((skipped + 1))
    echo "$folder: skipped"
    cat "$top/got/stderr"
    continue
  fi
  if [ "$update" = yes ]; then
    if [ -f "$folder/stderr" ] || { [ ! -f "$folder/stdout" ] && [ -s "$top/got/stderr" ]; }; then
      cp "$top/got/stderr" "$folder/stderr"
    fi
    cp "$top/got/stdout" "$folder/stdout"
    cp "$top/got/status" "$folder/status"
    continue
  fi
  [ -f "$folder/stdout" ] || { echo "$folder: no stdout yet (run-case.sh --update)"; failed=$((failed + 1)); continue; }
  if [ -f "$folder/status" ]; then cp "$folder/status" "$top/got/expected"; else echo 0 >"$top/got/expected"; fi
  good=yes
  same 'exit status' "$top/got/expected" "$top/got/status" || good=no
  same stdout "$folder/stdout" "$top/got/stdout" || good=no
  if [ -f "$folder/stderr" ]; then
    same stderr "$folder/stderr" "$top/got/stderr" || good=no
  elif [ "$good" = no ]; then
    echo "$folder: stderr was"
    head -n 20 "$top/got/stderr"
  fi
  [ "$good" = yes ] || failed=$((failed + 1))
done
[ "$failed" = 0 ] || { echo "$failed of $ran cases failed"; exit 1; }
[ "$skipped" -lt "$ran" ] || exit 77
