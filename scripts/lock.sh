#!/usr/bin/env bash
# Writes requirements/*.txt anew: exact versions with sha256 hashes for Python 3.11 to 3.13 on every system, and no
# index address. Needs uv, which nothing else here does. With --upgrade it takes the newest versions; without, it
# keeps those that still fit pyproject.toml.
set -euo pipefail
cd "$(dirname "$0")/.."
uv="${UV:-uv}"
compile=("$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes
  --no-emit-index-url --no-emit-find-links --no-annotate --no-header "$@")

# The development lock holds every extra, is made first, and the others are held to it, so that one version serves all of them.
"${compile[@]}" --extra dev --extra hf pyproject.toml --output-file requirements/dev.txt
"${compile[@]}" --constraint requirements/dev.txt pyproject.toml --output-file requirements/runtime.txt
printf "hatchling\nsetuptools\n" | "${compile[@]}" --constraint requirements/dev.txt - --output-file requirements/build.txt
"${compile[@]}" --constraint requirements/dev.txt --extra hf pyproject.toml --output-file requirements/hf.txt

if grep -nE '://|^-|(^|[ =])/' requirements/*.txt; then
  echo "lock.sh: an address, option or path has got into a lock" >&2
  exit 1
fi
