#!/usr/bin/env bash
# Checks the tarball that npm would publish from dist/ as it is: publint --strict, attw, and its files.
# Usage: scripts/check-package.sh [TARBALL]
set -uo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
. scripts/checks/counted.sh
only_the_product() { # no other files are in the tarball
  local pages='package\.json|[A-Z]+\.md|LICENSE|llms\.txt|dist/licences/.+\.md|docs/[^/]+\.md|docs/clinical-safety/[^/]+\.(md|json|csv)|docs/evidence/README\.md'
  pages+='|docs/images/[^/]+\.(svg|png)|examples/.+'
  ! tar tzf "$1" | sed 's#^package/##' | grep -vE "^(dist/.+\.(js|js\.map|d\.ts)|dist/page/[a-z-]+\.(html|css|svg)|schemas/.+\.json|$pages)\$"
}
command_is_runnable() { # shebang and executable bit
  local text; text=$(tar xzOf "$1" package/dist/cli/main.js) || return 1
  [ "${text%%$'\n'*}" = '#!/usr/bin/env node' ] && [[ $(tar tvzf "$1" package/dist/cli/main.js) == -rwx* ]]
}
every_entry_is_there() { # each path of package.json "exports"
  local names path missing=0
  names=$(tar tzf "$1")
  for path in $(tar xzOf "$1" package/package.json | node -e '
    const { exports } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    const paths = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry));
    for (const path of Object.values(exports).flatMap(paths)) {
      console.log(path.replace("./", "package/").replace(/\*$/, ""));
    }
  '); do grep -q "^$path" <<<"$names" || { echo "$path is not in the tarball"; missing=1; }; done
  return "$missing"
}
no_install_script() { # nothing of ours runs on the machine of whoever installs it
  tar xzOf "$1" package/package.json | node -e '
    const { scripts = {} } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    const run = ["preinstall", "install", "postinstall", "preprepare", "postprepare"].filter((name) => name in scripts);
    if (run.length > 0) { console.log(`${run.join(", ")} would run on installation`); process.exitCode = 1; }
  ' && ! tar tzf "$1" | grep -x 'package/binding.gyp'
}

tarball=${1:-$folder/$(npm pack --silent --ignore-scripts --pack-destination "$folder" | tail -n 1)}
check "publint --strict" node_modules/.bin/publint run "$tarball" --strict
check "attw --profile esm-only" node_modules/.bin/attw "$tarball" --profile esm-only --no-emoji
check "only dist, schemas and the documentation" only_the_product "$tarball"
check "update-record has a shebang and may be executed" command_is_runnable "$tarball"
check "every entry of the package is there" every_entry_is_there "$tarball"
check "no install script" no_install_script "$tarball"
echo "$(tar tzf "$tarball" | wc -l) files, $(($(stat -c %s "$tarball") / 1024)) KiB packed"
all_passed check-package
