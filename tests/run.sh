#!/usr/bin/env bash
# Installs everything the tests need and runs all of them: bash tests/run.sh [pytest arguments]
# With the path of a test among the arguments it is that test alone.
# Debian as root, or any machine that has Python 3.11, a Chromium and Node.js already.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=${VENV:-.venv-tests}

# What this machine lacks, from Debian's packages where that is possible.
missing=()
python3 -c "import ensurepip" 2>/dev/null || missing+=(python3-venv)
command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null ||
  command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
  missing+=(chromium-headless-shell)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm) # Debian's nodejs comes without it
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
fi

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check -r tests/requirements.txt
# The tools for JavaScript, as package-lock.json pins them; again only when that has changed.
if command -v npm >/dev/null && [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  npm ci --silent
fi

echo "== style and types"
"$venv/bin/ruff" check .
"$venv/bin/ruff" format --check .
"$venv/bin/mypy"
echo "== the board's JavaScript"
if command -v npm >/dev/null; then
  npm run --silent check
  node --test tests/unit/*.test.mjs
elif [ -n "${CI:-}" ]; then
  echo "Node.js with npm is missing" >&2
  exit 1
else
  echo "left out: Node.js with npm is missing"
fi

# One run of pytest: what it is, then its arguments. Goes on after a failure; the end tells.
failed=0 selected=0
tests() {
  echo "== $1"
  local code=0
  "$venv/bin/python" -m pytest -q "${@:2}" || code=$?
  [ "$code" = 5 ] && return # nothing in this part answers to the arguments
  selected=1
  [ "$code" = 0 ] || failed=$code
}

for argument in "$@"; do
  [[ $argument == */* && -e ${argument%%::*} ]] && paths=1
done
if [ -n "${paths:-}" ]; then
  tests "the tests that were named" "$@"
else
  # Server and browser have the machine for themselves: they are the ones that look at the clock.
  tests "Python" -n auto --dist worksteal --ignore=tests/browser --ignore=tests/server "$@"
  tests "the server" tests/server "$@"
  tests "the browser" -n auto --dist worksteal tests/browser "$@"
fi
if [ "$selected" = 0 ]; then
  echo "no test answers to: $*" >&2
  exit 5
fi
exit "$failed"
