#!/usr/bin/env bash
# Makes a sample archive in .demo, and shows what it can: import, search, cite, trace.
# Run again, it makes nothing, and the import finds only duplicates.
set -euo pipefail
cd "$(dirname "$0")/.."

documents=.demo/documents
export VANKHO_HOME=.demo/home

say() { printf '\n%s\n' "$*"; }

# Shows the command line as one would type it, then runs it.
run() {
    local word line='$'
    for word in "$@"; do
        [[ $word != *[[:space:]]* ]] || word="'$word'"
        line+=" $word"
    done
    say "$line"
    "$@"
}

if [ ! -d "$documents" ]; then
    say "Making a sample archive in $documents"
    rm -rf .demo/making
    .venv/bin/python -m bench.samples demo .demo/making
    mv .demo/making "$documents"
fi

say "\$ export VANKHO_HOME=$VANKHO_HOME"
imported=0
run .venv/bin/vankho import "$documents" || imported=$?
case $imported in
    0) ;;
    3) say "The files above are in quarantine, the others in the archive." \
        "(Scans need OCR; Debian: apt-get install tesseract-ocr tesseract-ocr-vie)" ;;
    *) exit "$imported" ;;
esac

# the tour of README.md; tests/e2e/test_tour.py compares
run .venv/bin/vankho search phong trao thi dua --type 'ke hoach' --to 31/12/2022
run .venv/bin/vankho cite '1204 hd vks'
run .venv/bin/vankho trace 322/BC-VKS
run .venv/bin/vankho why 322/BC-VKS 733/KH-VKS
run .venv/bin/vankho search lưu trưữ --from 2024-01-01

say "Now on your own:
  .venv/bin/vankho serve                      # then open http://127.0.0.1:8000
  VANKHO_HOME=~/vankho .venv/bin/vankho import YOUR_FOLDER
  .venv/bin/vankho --language en --help"
