#!/usr/bin/env bash
# No tracked file may name this machine's folders, a package index, or anything but the project itself.
# Usage: scripts/check-words.sh [FOLDER]   (a git work tree; default: this project)
# Each pattern has a bracket in it, so that this file does not match itself.
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"

patterns=(
  '/roo[t]/' '/hom[e]/[a-z]' '/Use[r]s/' '/wor[k]/' '/tmp/[a-z]*hous[e]' 'C:[\\]'
  'registry[.]npmj[s]' 'registry[.]yarnpk[g]' 'pyp[i][.]org' 'pythonhoste[d]' 'debia[n][.]org' 'proxy[.]golan[g]'
  '\bsub-?agen[t]s?\b' '\bCE[O]\b' '\bsteerin[g]\b'
  '[Ii]ssue #[0-9]'
)
pattern=$(IFS='|'; echo "${patterns[*]}")
files=$(git ls-files | wc -l)
if git grep -nIE "$pattern" -- . | cut -c1-200; then
  echo "check-words: the lines above name what has no place in the project" >&2
  exit 1
fi
echo "check-words: $files files, ${#patterns[@]} patterns, nothing found"
