#!/bin/sh
# No file names a place of the machine that it was written on: absolute paths of homes and work folders. Prints file:line for each.
set -eu
cd "${ANNALS_ROOT:-$(dirname "$0")/..}"

bad=$(find . \( -name .git -o -path ./build -o -name node_modules \) -prune -o -type f -exec \
  grep -nIE "(^|[^A-Za-z0-9_.\$}*<)-])/(work|home|root|Users)/" /dev/null {} + || true)
if [ -n "$bad" ]; then
  echo 'paths of one machine:'
  printf '%s\n' "$bad"
  exit 1
fi
