#!/bin/sh
# Include directions between the folders: prints file:line for each include of ours that its folder may not have.
set -eu
cd "${ANNALS_ROOT:-$(dirname "$0")/..}"

# offenders FOLDER ALLOWED...: quoted includes of FOLDER that are not of the form "ALLOWED/...".
offenders() {
  folder=$1
  shift
  [ -d "$folder" ] || return 0
  allowed=$(printf '%s|' "$@")
  find "$folder" -name '*.[ch]' -type f -exec grep -nE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' /dev/null {} + |
    grep -vE "\"(${allowed%|})/" |
    sed "s|\$|  ($folder may include: $*)|" || true
}

bad=$(
  offenders base base
  offenders corpus base corpus
  offenders rules base rules
  offenders extract base corpus rules extract
  offenders audit base corpus audit
  offenders output base output
  offenders store base store
  offenders report base corpus output report
  offenders score base corpus output score
  offenders cli base corpus rules extract audit output store report score cli
)
if [ -n "$bad" ]; then
  printf '%s\n' "$bad"
  exit 1
fi
