#!/bin/sh
# The engine has no word of its domain or of a language's numbers, money, months, verbs: those live in rules/packs. Comments may
# have them, code and string literals may not. Prints file:line for each.
set -eu
cd "${ANNALS_ROOT:-$(dirname "$0")/..}"

words='yuan|rmb|dollars?|rupees?|village|county|counties|province|household|hundreds?|thousands?|millions?|billions?|trillions?'
words="$words|lakh|crore|dozens?|nearly|january|february|april|june|july|august|september|october|november"
words="$words|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|donated?|invest(ed)?|allocated?|respectively"
words="$words|kilomet(er|re)s?"
# "nearly" as a whole literal is a value of the output contract (a qualifier), which the audit must know.
# Hedges that a diagnostic may need ("more than 24 columns"): not as a literal of their own.
phrases='"(more than|less than|at least|at most|up to)"'

# Comments become blanks, line numbers stay.
# shellcheck disable=SC2016  # awk, not the shell, reads $0
strip='
FNR == 1 { comment = 0 }
{
  out = ""; string = ""; n = length($0)
  for (i = 1; i <= n; i++) {
    c = substr($0, i, 1); two = substr($0, i, 2)
    if (comment) { if (two == "*/") { comment = 0; i++ } continue }
    if (string != "") {
      out = out c
      if (c == "\\") { i++; out = out substr($0, i, 1) } else if (c == string) string = ""
      continue
    }
    if (two == "/*") { comment = 1; out = out " "; i++; continue }
    if (two == "//") break
    if (c == "\"" || c == "\047") string = c
    out = out c
  }
  print FILENAME ":" FNR ":" out
}'

files=$(for folder in base corpus rules extract audit output cli; do
  [ ! -d "$folder" ] || find "$folder" -name '*.[ch]' -type f
done | sort)
[ -n "$files" ] || exit 0
# shellcheck disable=SC2086  # one word a file: our file names have no blanks
bad=$(awk "$strip" $files | sed 's/"nearly"//g' | grep -iE "\\b($words)\\b|$phrases" || true)
if [ -n "$bad" ]; then
  echo 'words of the domain or of a language in the engine (they belong to a rule pack):'
  printf '%s\n' "$bad"
  exit 1
fi
