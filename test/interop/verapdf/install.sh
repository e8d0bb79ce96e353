#!/usr/bin/env bash
# Brings veraPDF from Maven Central, an exact version, into .cache/interop/verapdf (once; 19 MB). Prints that folder;
# where Java or Maven is missing, or the download fails, says so and ends with 3.
set -euo pipefail
cd "$(dirname "$0")/../../.."

wanted=test/interop/verapdf/pom.xml
folder=$PWD/.cache/interop/verapdf
for command in java mvn; do
  if ! command -v "$command" >/dev/null; then echo "$command is missing" >&2; exit 3; fi
done
if ! cmp -s "$wanted" "$folder/pom.xml"; then
  rm -rf "$folder"
  mkdir -p "$folder"
  if ! mvn --quiet --batch-mode --file "$wanted" dependency:copy-dependencies "-DoutputDirectory=$folder" >&2; then
    echo "veraPDF cannot be had from Maven Central" >&2; exit 3
  fi
  cp "$wanted" "$folder/pom.xml"
fi
echo "$folder"
