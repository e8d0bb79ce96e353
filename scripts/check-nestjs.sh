#!/usr/bin/env bash
# The packed tarball and the files of examples/endpoints/nestjs in applications that Nest's own starter makes: of ES
# modules with Vitest, and of CommonJS with Jest. The starter's tsconfig.json and test settings stay as they are.
# Usage: scripts/check-nestjs.sh
set -uo pipefail
cd "$(dirname "$0")/.."
project=$PWD
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
. scripts/checks/counted.sh

cli=(@nestjs/cli@12.0.8 @nestjs/schematics@12.0.6)
nest=("${cli[@]}" @nestjs/{common,core,platform-express}@12.5.1 @nestjs/testing@12.1.1 typescript@6.0.3 supertest@7.3.2)
starter() { npx --yes "${cli[@]/#/--package=}" "$@"; }
tarball=$folder/$(npm pack --silent --ignore-scripts --pack-destination "$folder" | tail -n 1)
cp examples/consultations/sinusitis.json test/package/nestjs/serve.mjs "$folder"
cd "$folder"

npm view --silent "${cli[0]}" version >/dev/null || { echo "not run: npm cannot reach the package registry"; exit 0; }

check "esm: nest new" starter nest new esm --package-manager npm --skip-git --skip-install
# What `nest new` asks on a terminal, ES modules or CommonJS, is an option only of the command that it runs.
check "cjs: nest new" starter schematics @nestjs/schematics:application --name=cjs --type=cjs
installed() { # folder, packages...: what the starter names, and the tarball
  cd "$1" && npm install --silent --no-audit --no-fund --prefer-offline --save-exact "$tarball" "${nest[@]}" "${@:2}"
}
both() {
  installed esm vitest@4.1.12 & esm=$!
  installed cjs jest@30.5.2 ts-jest@29.4.15 & cjs=$!
  wait "$esm" && wait "$cjs"
}
check "npm install, in both" both

for kind in esm cjs; do
  cd "$folder/$kind"
  check "$kind: nest generate module consultations" npx --no-install nest generate module consultations
  cp "$project"/examples/endpoints/nestjs/*.ts src/consultations
  sed -i 's/await app\.listen/app.enableShutdownHooks();\n  &/' src/main.ts
  # In CommonJS the starter's own files import each other without an ending: Jest finds no source by the other name.
  [ "$kind" = esm ] || sed -i 's/\.module\.js"/.module"/' src/consultations/consultations.spec.ts
  check "$kind: npm run build, with the starter's tsconfig.json" npm run --silent build
  check "$kind: a consultation is posted and sent, a wrong one is answered with what is wrong" \
    node "$folder/serve.mjs" "$folder/sinusitis.json"
done
tested() { # folder, command...: the starter's own test and those of the endpoint have passed
  cd "$folder/$1" && said=$(NO_COLOR=1 "${@:2}" 2>&1); printf '%s\n' "$said"
  [[ $said =~ Tests:?\ +5\ passed ]]
}
check "esm: npm test (Vitest)" tested esm npm test
# Jest loads ES modules, and so Nest 12 itself, by require from Node 24.9 on.
check "cjs: npm test (Jest), Node 24" tested cjs npx --yes --package=node@24 -c "npm test"
all_passed check-nestjs
