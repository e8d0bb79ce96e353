#!/usr/bin/env bash
# From an empty folder with the packed tarball: the README's quick start as printed, in five commands. Then
# installs the packed tarball in an empty project. Imports each entry, builds and validates a consultation and runs the
# command on each supported version of Node (from the npm packages `node@22` ...); resolves the types both ways.
# Usage: scripts/check-smoke.sh [NODE...]   (default: 20 22 24 26)
set -uo pipefail
cd "$(dirname "$0")/.."
versions=("${@:-}"); [ -n "${versions[0]}" ] || versions=(20 22 24 26)
project=$PWD
empty=$(mktemp -d) bare=$(mktemp -d); trap 'rm -rf "$empty" "$bare"' EXIT
. scripts/checks/counted.sh
version_of() { node -p "require('$project/node_modules/$1/package.json').version"; }

if ! tarball=$(npm pack --silent --ignore-scripts --pack-destination "$empty" | tail -n 1); then
  echo "failed  npm pack"; echo "check-smoke: 0 passed, 1 failed"; exit 1
fi
cp test/package/*.ts test/package/smoke.mjs test/package/required.cjs "$empty"
cp examples/consultations/sinusitis.json "$empty/sinusitis.json"
# The first code block of the README.
awk '/^```ts$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' README.md >"$empty/quick-start.ts"
cd "$empty"
echo '{ "name": "empty", "version": "1.0.0", "private": true, "type": "module" }' >package.json
began=$(date +%s)
check "npm install $tarball" npm install --silent --no-audit --no-fund "./$tarball" \
  "typescript@$(version_of typescript)" "@types/node@$(version_of @types/node)" \
  "@opentelemetry/api@$(version_of @opentelemetry/api)" "tsx@$(version_of tsx)"
echo "        $(($(date +%s) - began)) s"
for version in "${versions[@]}"; do
  began=$(date +%s)
  check "Node $version: the README's first program, as printed" bash -ec '
    said=$(npx -y "node@$1" --import tsx quick-start.ts)
    [[ $said == *patient-matched ]]' - "$version"
  echo "        $(($(date +%s) - began)) s"
done
check "Node ${versions[0]}: require(), as CommonJS programs do" npx -y "node@${versions[0]}" required.cjs
strict=(--ignoreConfig --noEmit --strict --target es2022 --lib es2022 --types node)
check "types resolve, node16" npx tsc "${strict[@]}" --module node16 --moduleResolution node16 browser.ts node.ts
check "types resolve, nodenext" npx tsc "${strict[@]}" --module nodenext browser.ts node.ts
check "types resolve, bundler" npx tsc "${strict[@]}" --module esnext --moduleResolution bundler browser.ts node.ts
for version in "${versions[@]}"; do
  check "Node $version: entries, build, validate, sandbox" npx -y "node@$version" smoke.mjs "$version"
  check "Node $version: update-record --help" npx -y "node@$version" node_modules/.bin/update-record --help
done
check "npx update-record --help" npx --no-install update-record --help
check "update-record review, build, validate, read, render" bash -ec '
  npx --no-install update-record review sinusitis.json
  npx --no-install update-record build sinusitis.json -o message.xml
  npx --no-install update-record validate message.xml
  npx --no-install update-record read message.xml -o read.json
  npx --no-install update-record render message.xml --format html -o message.html
  test -s read.json && test -s message.html'
check "an example of the package runs from where it is installed" \
  npx --no-install tsx node_modules/gp-connect-update-record/examples/every-service.ts --quiet
# A folder of its own: below the other one, Node.js would find the optional packages there.
cd "$bare"
cp "$empty/sinusitis.json" .
echo '{ "name": "bare", "version": "1.0.0", "private": true, "type": "module" }' >package.json
check "npm install --omit=optional" npm install --silent --no-audit --no-fund --omit=optional "$empty/$tarball"
check "without optional packages: build, and a sandbox that says what to install" bash -ec '
  test ! -e node_modules/@peculiar
  npx --no-install update-record build sinusitis.json -o message.xml
  ! said=$(timeout 30 npx --no-install update-record sandbox 2>&1)
  [[ $said == *"npm install @peculiar/asn1-schema"* ]]'
all_passed check-smoke
