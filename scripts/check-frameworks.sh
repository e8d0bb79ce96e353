#!/usr/bin/env bash
# The packed tarball in a web page built by Vite, which must refuse an entry for Node, and in Jest with CommonJS.
# Usage: scripts/check-frameworks.sh
set -uo pipefail
cd "$(dirname "$0")/.."
project=$PWD
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
. scripts/checks/counted.sh
tarball=$(npm pack --silent --ignore-scripts --pack-destination "$folder" | tail -n 1)
cp -r test/package/vite test/package/jest "$folder"
cd "$folder"
echo '{ "name": "frameworks", "version": "1.0.0", "private": true }' >package.json
npm install --silent --no-audit --no-fund "./$tarball" jest@30.5.2 @babel/plugin-transform-modules-commonjs@7.29.14 ||
  { echo "not run: npm cannot install Jest"; exit 0; }

vite=("$(command -v node)" "$project/node_modules/vite/bin/vite.js" build)
check "Vite builds a page with the entries for browsers" "${vite[@]}" vite
echo 'import { meshTransport } from "gp-connect-update-record/mesh"; meshTransport();' >vite/main.js
check "Vite names the reason why an entry for Node is no part of a page" bash -c '
  ! said=$("$@" vite 2>&1) && [[ $said == *this-entry-needs-node* ]]' - "${vite[@]}"
check "Jest with CommonJS, as the guide says" npx --no-install jest -c jest/jest.config.json
all_passed check-frameworks
