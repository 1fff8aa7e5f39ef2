#!/bin/sh
# install.sh CMAKE BUILD: the usual layout under a prefix, and the installed program starts.
set -eu
cmake=$1 build=$2
cd "${ANNALS_ROOT:-$(dirname "$0")/..}"
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
"$cmake" --install "$build" --prefix "$top" >/dev/null

missing=0
expect() {
  [ -e "$top/$1" ] || { echo "not installed: $1"; missing=1; }
}
expect bin/annals
for file in README.md CHANGELOG.md LICENSE; do expect "share/doc/annals/$file"; done
for pack in rules/packs/*/pack.yaml; do
  [ ! -f "$pack" ] || expect "share/annals/${pack#rules/}"
done
if find "$top/share/annals" -name '*.mjs' 2>/dev/null | grep .; then
  echo 'tools of the pack are installed: they are for its authors'
  missing=1
fi
# The installed program starts from the installed image: one in which the pack has another name tells by the records. An empty one stands
# for a machine that makes none.
image=$(find "$top" -path '*/annals/sealed/yearbook')
[ -n "$image" ] || { echo 'not installed: the image of the pack'; missing=1; }
if [ -s "$image" ]; then
  LC_ALL=C sed -i 's/yearbook\x00/yearbuck\x00/g' "$image"
  "$top/bin/annals" extract -q corpus/sample | grep -q '"pack":{"name":"yearbuck"' || { echo 'the installed image is not used'; missing=1; }
fi
"$top/bin/annals" --version >/dev/null || { echo 'the installed program does not start'; missing=1; }
exit "$missing"
