#!/bin/sh
# run.sh BUILD_DIR: the report in headless Chromium. Skipped (77) where the browser, node or playwright-core are not there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
modules=$here/../../build/browser/node_modules
chromium=$(command -v chromium || command -v chromium-browser || true)
[ -n "$chromium" ] || { echo "skipped: no chromium (.ci/install browser)"; exit 77; }
command -v node >/dev/null || { echo "skipped: no node (.ci/install browser)"; exit 77; }
NODE_PATH=$modules node -e 'require("playwright-core")' 2>/dev/null || { echo "skipped: no playwright-core that this node runs (.ci/install browser)"; exit 77; }
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
cd "$top"
python3 "$here/corpus.py" "$ANNALS" "$ANNALS_ROOT"
NODE_PATH=$modules CHROMIUM=$chromium node "$here/report.js" "$top"
