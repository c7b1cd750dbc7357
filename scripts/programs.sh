#!/usr/bin/env bash
# Sees to the programs and fonts of the system that the tests use: installs what is
# missing where it may (Debian, as root or with passwordless sudo), else names it.
set -euo pipefail

has_program() { command -v "$1" >/dev/null; }
has_vietnamese_ocr() {
    has_program tesseract && tesseract --list-langs 2>&1 | grep -x vie >/dev/null
}
has_font() { [ -n "$(find /usr/share/fonts -name "$1" -print -quit 2>/dev/null)" ]; }

# Debian keeps the programs of the server out of the PATH
has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has_program initdb; }

missing=()
has_vietnamese_ocr || missing+=(tesseract-ocr tesseract-ocr-vie)
has_program antiword || missing+=(antiword)
has_program mvn || missing+=(maven)
has_program java || missing+=(openjdk-17-jre-headless)
has_program chromium || missing+=(chromium)
has_postgres || missing+=(postgresql)
has_font DejaVuSerif.ttf || missing+=(fonts-dejavu)
has_font LiberationSerif-Regular.ttf || missing+=(fonts-liberation)
# handwriting, for scans whose number is written in
has_font Breip.ttf || missing+=(fonts-breip)
has_font dkg.ttf || missing+=(fonts-dkg-handwriting)
has_font Ecolier-court.ttf || missing+=(fonts-ecolier-court)
has_font femkeklaver.ttf || missing+=(fonts-femkeklaver)
has_font KleeOne-Regular.ttf || missing+=(fonts-klee)
has_font Rufscript010.ttf || missing+=(fonts-rufscript)
has_font SteveHand.ttf || missing+=(fonts-sjfonts)
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
if ! has_program apt-get || ! "${as_root[@]}" true 2>/dev/null; then
    echo "The tests need: ${missing[*]} (Debian: apt-get install ${missing[*]})" >&2
    exit 1
fi
echo "Installing ${missing[*]}"
"${as_root[@]}" apt-get -qq update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install --no-install-recommends "${missing[@]}" >/dev/null
