#!/usr/bin/env bash
# Proves that what we ship is what we tested: the wheel built from the checkout and the wheel built from the sdist are
# the same bytes; installed with the locked dependencies into a fresh environment outside of the tree and run from
# another folder, under another locale, time zone and hash seed, it writes the same summaries as the checkout.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$PWD"
venv="${VENV:-.venv}"
[[ "$venv" == /* ]] || venv="$root/$venv"
python="${PYTHON:-$venv/bin/python}"
unset PYTHONPATH PYTHONHOME
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/dist" "$work/again" "$work/sdist" "$work/elsewhere"

"$venv/bin/python" -m hatchling build --target sdist --target wheel --directory "$work/dist"
tar -xzf "$work/dist"/summarizer-*.tar.gz -C "$work/sdist" --strip-components 1
(cd "$work/sdist" && "$venv/bin/python" -m hatchling build --target wheel --directory "$work/again")
cmp "$work/dist"/*.whl "$work/again"/*.whl
echo "wheel: the checkout's and the sdist's are the same bytes"

"$python" -m venv "$work/venv"
pip=("$work/venv/bin/python" -m pip install --quiet --no-build-isolation)
"${pip[@]}" --require-hashes -r requirements/build.txt
"${pip[@]}" --require-hashes -r requirements/runtime.txt
"${pip[@]}" --no-deps --no-index "$work/dist"/*.whl
"$work/venv/bin/python" -m pip check

cd "$work/elsewhere"
"$work/venv/bin/python" - "$root" <<'PYTHON'
import pathlib, sys, summarizer
here = pathlib.Path(summarizer.__file__)
sys.exit(f"imported from the checkout: {here}" if here.is_relative_to(sys.argv[1]) else 0)
PYTHON
"$work/venv/bin/summarizer" --version
"$work/venv/bin/summarizer" rules lint
for seed in "$root"/seeds/*.txt; do
  (cd "$root" && "$venv/bin/python" -m summarizer summarize "$seed") >"$work/checkout.txt"
  PYTHONHASHSEED=4711 TZ=Asia/Tokyo LC_ALL=C "$work/venv/bin/summarizer" summarize "$seed" >"$work/wheel.txt"
  test -s "$work/wheel.txt"
  cmp "$work/checkout.txt" "$work/wheel.txt"
  echo "wheel: same summary of $(basename "$seed"), $(wc -c <"$work/wheel.txt") bytes"
done
