#!/bin/sh
# large.sh: one line of 200 MB. The page comes out with a `limit` finding, in at most four times its size of memory, and nothing is
# left behind half-written.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
ANNALS=${ANNALS:-$here/../build/dev/annals}
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
[ "$(df -Pm "$top" | awk 'NR == 2 {print $4}')" -gt 2000 ] || { echo "skipped: less than 2 GB free"; exit 77; }
{
  printf 'A title\n\nIn 2010, it donated 29.3 million Yuan. '
  head -c 200000000 /dev/zero | tr '\0' 'x'
  printf ' and 5 schools were built.\n'
} >"$top/page.txt"
python3 - "$ANNALS" "$top" <<'PY'
import resource, subprocess, sys
annals, top = sys.argv[1:]
p = subprocess.run([annals, 'extract', '--quiet', top + '/page.txt', '-o', top + '/out.jsonl'])
mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
limits = sum('"kind":"limit"' in line for line in open(top + '/out.jsonl', encoding='utf-8'))
print(f'exit status {p.returncode}, {limits} limit findings, {mb:.0f} MB at most')
sys.exit(p.returncode != 0 or limits == 0 or mb > 800)
PY
