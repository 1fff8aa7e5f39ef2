#!/bin/sh
# run.sh [MEGABYTES]: every figure of README.md in one run (100 MB of corpus; 20 is enough for a look). Needs python3 and a release
# build; what else is absent (the shared yardsticks, a compiler for them, rg) is told and left out.
set -eu
cd "$(dirname "$0")/.."
[ -x build/release/annals ] || { cmake --preset release && cmake --build --preset release; }
exec python3 bench/measure.py --annals build/release/annals --pack rules/packs/yearbook --work build/bench --megabytes "${1:-100}"
