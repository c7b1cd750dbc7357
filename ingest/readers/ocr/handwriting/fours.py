"""A 4 has a bar. A 1 with a long upstroke (``Λ``) has none, and is mistaken for a 4.

Vietnamese schools teach that 1; models trained elsewhere are sure that it is a 4.
"""

from collections.abc import Sequence
from itertools import pairwise

from PIL import Image

from ingest.readers.ocr.handwriting.likelihood import Row
from ingest.readers.ocr.handwriting.line_image import Seen, ink_of

_BAR = 0.72  # of the width of the digit, at least
_NARROWEST = 0.3  # of the height of a digit that is more than a stroke
_SLOPES = (-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3)  # of a bar, down to the right
_FROM, _TO = 0.3, 0.9  # of the height of the digit: where the bar is


def have_bars(seen: Seen, first: int, rows: Sequence[Row], digits: str) -> bool:
    """Return whether each 4 of *digits* has a bar.

    *rows* are those of the columns of *seen* from the column *first* on.
    """
    if "4" not in digits:
        return True
    places = _places(rows, digits)
    if len(places) < len(digits):
        return False
    middles = [(first + place + 0.5) * seen.column_width for place in places]
    apart = [right - left for left, right in pairwise(middles)]
    pitch = min(apart, default=len(rows) * seen.column_width / 2)
    between = [(left + right) / 2 for left, right in pairwise(middles)]
    edges = [middles[0] - 0.7 * pitch, *between, middles[-1] + 0.7 * pitch]
    ink = ink_of(seen.strip)
    return all(
        _has_bar(ink.crop((round(left), 0, round(right), ink.height)))
        for digit, (left, right) in zip(digits, pairwise(edges), strict=True)
        if digit == "4"
    )


def _places(rows: Sequence[Row], digits: str) -> list[int]:
    """Return the likeliest column of each digit, from left to right."""
    best: list[tuple[float, list[int]]] = [(1.0, [])] * (len(rows) + 1)
    for digit in digits:
        longer: list[tuple[float, list[int]]] = [(0.0, [])]
        for column, row in enumerate(rows):
            likely, before = best[column]
            here = (likely * row[1 + int(digit)], [*before, column])
            longer.append(max(longer[-1], here, key=lambda each: each[0]))
        best = longer
    return best[-1][1]


def _has_bar(ink: Image.Image) -> bool:
    digit = ink.crop(ink.getbbox())
    if digit.width < _NARROWEST * digit.height:
        return False
    return any(_longest_row(digit, slope) >= _BAR for slope in _SLOPES)


def _longest_row(digit: Image.Image, slope: float) -> float:
    """Return how much of the width is inked along a line of that slope, at most."""
    level = digit.transform(
        digit.size,
        Image.Transform.AFFINE,
        (1, 0, 0, slope, 1, -slope * digit.width / 2),
    )
    rows = level.resize((1, digit.height), Image.Resampling.BOX).tobytes()
    where = slice(round(_FROM * digit.height), round(_TO * digit.height) + 1)
    return max(rows[where], default=0) / 255
