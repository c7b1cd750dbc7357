"""A strip → the digits handwritten into its blanks, where they are certain.

How certain is enough was chosen on handwriting other than our documents': see
``bench/handwriting.py`` and docs/MEASURES.md.
"""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PIL import Image

from ingest.programs import Column, HandwritingReader
from ingest.readers.ocr.handwriting.fours import have_bars
from ingest.readers.ocr.handwriting.likelihood import digit_rows, likelihood, serials
from ingest.readers.ocr.handwriting.line_image import (
    Seen,
    alone,
    background_of,
    before_slash,
    looked_at,
)

_NUMBER = re.compile(
    r"\W{0,3}[Ss5].{0,2}?[:.;]\s*(?P<serial>.*?)\s*/"
    r"(?P<symbol>(?:(?:19|20)\d\d\s*/\s*)?[^/]*)\Z"
)
_DATE = re.compile(
    r"ngay\s*(?P<day>.*?)\s*than?g\s*(?P<month>.*?)\s*nam\s*(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_CERTAIN = 0.9  # of all serials that it may be
_CERTAIN_DAY = 0.95  # of all days
_LEGIBLE = 0.7  # a serial, on average over all passes
_ALONE = 0.9  # a serial in the passes without the slash, which it may run into
_NO_SCRIBBLE = 0.01  # any day
# NĐ 30/2020/NĐ-CP, phụ lục I: "số chỉ ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0
# phía trước", so that a single digit is half of what was written
_DAYS = {f"{day:02}": day for day in range(1, 32)}
_MONTHS = {
    **{f"{month:02}": month for month in range(1, 13)},
    **{str(month): month for month in range(3, 10)},
}


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A handwritten serial, and the printed symbol as it was read there."""

    serial: str
    symbol: str


def read_number(strip: Image.Image, read: HandwritingReader) -> WrittenNumber | None:
    """Return the number of the grey strip of ``Số: 12/QĐ-UBND``, if it is certain."""
    looks = [(each, _NUMBER.match(each.text)) for each in looked_at(strip, read)]
    found = [(seen, match) for seen, match in looks if match]
    if not found:
        return None
    in_line = [
        serials(digit_rows(_gap(seen, match, "serial"))) for seen, match in found
    ]
    seen, match = found[0]
    start, _ = seen.gap(match.span("serial"))
    symbol = match.start("symbol")
    column = seen.signs[symbol][1] if symbol < len(seen.signs) else len(seen.columns)
    handwriting = before_slash(seen, start, column)
    apart = alone(handwriting, read, background_of(seen.strip))
    rows = [digit_rows(each.columns) for each in apart]
    serial = _serial(in_line, len(looks), list(map(serials, rows)))
    if serial is None or not have_bars(apart[0], 0, rows[0], serial):
        return None
    return WrittenNumber(serial, _symbol(found))


def contradicts_number(
    strip: Image.Image, read: HandwritingReader, serial: str
) -> bool:
    """Return whether all passes over a number's strip show another *serial*."""
    return _contradicts(_NUMBER, strip, read, serial=serial)


def contradicts_date(
    strip: Image.Image, read: HandwritingReader, day: str, month: str
) -> bool:
    """Return whether all passes over a date's strip show another *day* or *month*."""
    return _contradicts(_DATE, strip, read, day=day, month=month)


def _contradicts(
    form: re.Pattern[str], strip: Image.Image, read: HandwritingReader, **wanted: str
) -> bool:
    seen = False
    for look in looked_at(strip, read):
        match = form.search(look.text)
        if match is None:
            continue
        seen = True
        if all(_shows(look, match, name, text) for name, text in wanted.items()):
            return False
    return seen


def _shows(look: Seen, match: re.Match[str], name: str, text: str) -> bool:
    if match[name].replace(" ", "").lower() != text.lower():
        return False
    digits = re.sub(r"\D", "", text)
    start, _ = look.gap(match.span(name))
    return have_bars(look, start, digit_rows(_gap(look, match, name)), digits)


def read_date(
    strip: Image.Image, read: HandwritingReader, latest: date | None = None
) -> date | None:
    """Return the date of the grey strip of ``…, ngày 12 tháng 5 năm 2025``, if certain.

    The year is printed. *latest* is a date by which the page existed.
    """
    looks = [(each, _DATE.search(each.text)) for each in looked_at(strip, read)]
    found = [(seen, match) for seen, match in looks if match]
    if not found:
        return None
    year = int(found[0][1]["year"])
    latest = latest if latest and latest.year >= year else None
    last = latest.month if latest and latest.year == year else 12
    months = {text: n for text, n in _MONTHS.items() if n <= last}
    month = _likeliest(found, "month", months, read)
    if month is None:
        return None
    last = monthrange(year, month)[1]
    if latest and (latest.year, latest.month) == (year, month):
        last = latest.day
    days = {text: n for text, n in _DAYS.items() if n <= last}
    day = _likeliest(found, "day", days, read)
    return date(year, month, day) if day else None


Likely = Mapping[str, float]


def _gap(seen: Seen, match: re.Match[str], name: str) -> tuple[Column, ...]:
    first, last = seen.gap(match.span(name))
    return seen.columns[first:last]


def _serial(
    in_line: Sequence[Likely], looks: int, by_itself: Sequence[Likely]
) -> str | None:
    """Return the serial that both kinds of passes agree on, if it is certain."""
    line, apart = _mean(in_line, looks), _mean(by_itself, len(by_itself))
    likeliest, serial = _best(line), _best(apart)
    if serial is None or serial not in (likeliest, f"{likeliest or ''}{serial[-1]}"):
        return None
    if serial != likeliest:  # it runs into the slash, of which a rest may look like 1
        runs_in = serial[-1] != "1" and _is_certain(serial, _ALONE, apart)
        return serial if runs_in else None
    legible = line[serial] + apart[serial] >= 2 * _LEGIBLE
    legible = legible or apart[serial] >= _ALONE
    return serial if legible and _is_certain(serial, 0, line, apart) else None


def _is_certain(serial: str, least: float, *ways: Likely) -> bool:
    """Return whether a serial is likely enough, and hardly any other is."""
    of_it = sum(way.get(serial, 0) for way in ways)
    of_all = sum(likely for way in ways for likely in way.values())
    return of_it >= least and of_it >= _CERTAIN * of_all


def _symbol(found: Sequence[tuple[Seen, re.Match[str]]]) -> str:
    """Return the printed symbol that most passes show."""
    symbols = [match["symbol"] for _, match in found]
    return max(symbols, key=symbols.count)


def _likeliest(
    found: Sequence[tuple[Seen, re.Match[str]]],
    name: str,
    meanings: Mapping[str, int],
    read: HandwritingReader,
) -> int | None:
    """Return the day or month that a gap shows, if it is certain among *meanings*."""
    seen, match = found[0]
    first, last = (
        round(each * seen.column_width) for each in seen.gap(match.span(name))
    )
    if last <= first:
        return None
    handwriting = seen.strip.crop((first, 0, last, seen.strip.height))
    rows = [digit_rows(_gap(each, there, name)) for each, there in found]
    rows += [
        digit_rows(each.columns)
        for each in alone(handwriting, read, background_of(seen.strip))
    ]
    start = seen.gap(match.span(name))[0]
    likely: dict[int, float] = defaultdict(float)
    for digits, meaning in meanings.items():
        if not have_bars(seen, start, rows[0], digits):
            continue
        likely[meaning] += sum(likelihood(each, digits) for each in rows) / len(rows)
    best = max(likely, key=likely.__getitem__)
    certain = likely[best] >= _CERTAIN_DAY * sum(likely.values())
    return best if certain and likely[best] >= _NO_SCRIBBLE else None


def _mean(looks: Sequence[Likely], count: int) -> Likely:
    mean: dict[str, float] = defaultdict(float)
    for look in looks:
        for digits, likely in look.items():
            mean[digits] += likely / count
    return mean


def _best(likely: Likely) -> str | None:
    return max(likely, key=likely.__getitem__, default=None)
