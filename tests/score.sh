#!/bin/sh
# `annals score` gives the figures of the gold makers' own scorer, to six places, on every set of gold at hand. That scorer lies beside
# the project in ../shared (ANNALS_SHARED names another place); without it the test is skipped (77).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
ANNALS=${ANNALS:-$root/build/dev/annals}
shared=${ANNALS_SHARED:-$root/../shared}
[ -f "$shared/gold/score.py" ] || { echo "skipped: no scorer beside the project (ANNALS_SHARED)"; exit 77; }
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT

for dir in "$shared/yearbook" "$shared/devset" "$here/pages"; do
  [ -d "$dir" ] || continue
  "$ANNALS" extract "$dir" --quiet -o "$top/records.jsonl"
  python3 "$shared/gold/score.py" "$dir" "$top/records.jsonl" --json | tail -n 1 >"$top/theirs"
  "$ANNALS" score --json "$dir" "$top/records.jsonl" >"$top/ours"
  python3 - "$(basename "$dir")" "$top/theirs" "$top/ours" <<'PY'
import json, sys
name, theirs, ours = sys.argv[1], json.load(open(sys.argv[2])), json.load(open(sys.argv[3]))['layers']
bad = [f'{name} {k}: {theirs.get(k)} is not {ours.get(k)}' for k in sorted(set(theirs) | set(ours))
       if k not in theirs or k not in ours or any(abs(theirs[k][x] - ours[k][x]) > 1e-6 for x in 'prf')]
print('\n'.join(bad) if bad else f'{name}: {len(ours)} layers are the same')
sys.exit(bool(bad))
PY
done
