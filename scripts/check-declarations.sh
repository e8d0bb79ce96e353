#!/usr/bin/env bash
# Compiles the declarations in dist/types as a strict consumer does: skipLibCheck off, both module resolutions,
# and the browser entries without @types/node and without the DOM.
# Usage: scripts/check-declarations.sh [FOLDER [RESOLUTION...]]
#   FOLDER holds browser.ts and node.ts; default: test/package, and the resolutions nodenext and bundler
set -uo pipefail
cd "$(dirname "$0")/.."
folder=$(realpath "${1:-test/package}")
passed=0 failed=0
check() { # file, types, module, resolution
  local out
  if out=$(node_modules/.bin/tsc --ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --skipLibCheck false \
    --target es2022 --lib es2022 --module "$3" --moduleResolution "$4" ${2:+--types "$2"} "$folder/$1" 2>&1); then
    passed=$((passed + 1)); echo "ok      $1, $4, types: ${2:-none}"
  else
    failed=$((failed + 1)); echo "failed  $1, $4, types: ${2:-none}"; echo "$out"
  fi
}
resolutions=("${@:2}"); [ "${#resolutions[@]}" -gt 0 ] || resolutions=(nodenext bundler)
for resolution in "${resolutions[@]}"; do
  module=nodenext; [ "$resolution" = nodenext ] || module=esnext
  check browser.ts "" "$module" "$resolution"
  check node.ts node "$module" "$resolution"
done
echo "check-declarations: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
