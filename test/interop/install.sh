#!/usr/bin/env bash
# Installs NHS England's mesh-sandbox and mesh-client, exact versions, into .cache/interop/venv (once; half a minute).
# Prints the path of its Python; where Python is missing, says so and ends with 3.
set -euo pipefail
cd "$(dirname "$0")/../.."

wanted=test/interop/requirements.txt
venv=.cache/interop/venv
python=$(command -v python3 || true)
if [[ -z $python ]]; then echo "python3 is missing" >&2; exit 3; fi
if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'; then echo "Python 3.11 to 3.13 is needed" >&2; exit 3; fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then echo "the venv module of Python is missing" >&2; exit 3; fi

if ! cmp -s "$wanted" "$venv/installed.txt"; then
  rm -rf "$venv"
  "$python" -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted" >&2
  cp "$wanted" "$venv/installed.txt"
fi
echo "$PWD/$venv/bin/python"
