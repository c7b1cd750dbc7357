"""Digits as a pen writes them, drawn with fonts made after hands, and scribble.

A mask is a picture in grey: how much ink there is, from 0 to 255.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFont

from bench.samples.writers.fonts import FOLDER, FontsMissingError

HANDS = (
    "dkg.ttf",
    "Ecolier-court.ttf",
    "Breip.ttf",
    "SteveHand.ttf",
    "femkeklaver.ttf",
    "Rufscript010.ttf",
    "KleeOne-Regular.ttf",
)
"""Fonts of Debian that were made after hands; scripts/programs.sh installs them."""
LONG_STROKE = 0.5
"""Of the hands, those that write a 1 as schools of Vietnam teach it: ``Λ``."""

_ROOM = 2  # heights of a digit: the height of a mask
_TOP = 0.4  # heights of a digit above it
_LEAN = (-0.05, 0.3)
_TURN = 6  # degrees
_APART = (-0.04, 0.2)  # heights of a digit between two
_OFF_LINE = 0.06


@cache
def hands() -> tuple[Path, ...]:
    """Return the fonts of ``HANDS``: all, so that every machine draws the same.

    Raises:
        FontsMissingError: one is missing; the message names it.

    """
    return tuple(map(_installed, HANDS))


def _installed(name: str) -> Path:
    path = next(FOLDER.rglob(name), None)
    if path is None:
        raise FontsMissingError(f"{name} is not in {FOLDER}: run scripts/programs.sh")
    return path


def written(digits: str, font: Path, height: int, rng: Random) -> Image.Image:
    """Return the mask of digits so many pixels high, written with one *font*."""
    long_stroke = rng.random() < LONG_STROKE
    drawn = [
        one_with_long_stroke(height, rng)
        if digit == "1" and long_stroke
        else _glyph(digit, font, height)
        for digit in digits
    ]
    return in_a_row(drawn, height, rng)


def in_a_row(drawn: Sequence[Image.Image], height: int, rng: Random) -> Image.Image:
    """Return the masks of digits side by side, all leaning alike, none straight."""
    lean = rng.uniform(*_LEAN)
    row = Image.new("L", (2 * height * (len(drawn) + 1), _ROOM * height))
    right = 0.0
    for each in drawn:
        turned = _turned(each, lean, rng)
        down = round(rng.uniform(-_OFF_LINE, _OFF_LINE) * height)
        ink = Image.new("L", row.size)
        ink.paste(turned, (round(right), down))
        row = ImageChops.lighter(row, ink)
        right += turned.width + rng.uniform(*_APART) * height
    left, _, right, _ = row.getbbox() or (0, 0, 1, 1)
    return row.crop((left, 0, right, row.height))


def one_with_long_stroke(height: int, rng: Random) -> Image.Image:
    """Return a 1 of a long stroke up and a stroke down."""
    wide, above = rng.uniform(0.3, 0.7) * height, _TOP * height
    tip = (20 + wide, above)
    begin = (20, above + height * rng.uniform(0.45, 1))
    end = (20 + wide + rng.uniform(-0.12, 0.05) * height, above + height)
    return _line([begin, tip, end], 40 + round(wide), height, rng)


def scribbled(height: int, rng: Random) -> Image.Image:
    """Return the mask of strokes that are no digits."""
    wide, above = rng.uniform(0.8, 2.6) * height, _TOP * height
    turns = rng.randrange(5, 14)
    points = [
        (10 + wide * turn / turns, above + rng.uniform(0, height))
        for turn in range(turns + 1)
    ]
    return _line(points, 20 + round(wide), height, rng)


def _line(
    points: Sequence[tuple[float, float]], width: int, height: int, rng: Random
) -> Image.Image:
    mask = Image.new("L", (width, _ROOM * height))
    pen = max(2, round(height * rng.uniform(0.07, 0.14)))
    ImageDraw.Draw(mask).line(points, fill=255, width=pen, joint="curve")
    return mask


def _glyph(digit: str, path: Path, height: int) -> Image.Image:
    font = _sized(path, height)
    left, _, right, _ = font.getbbox(digit)
    mask = Image.new("L", (round(right - left) + 40, _ROOM * height))
    top = _TOP * height - font.getbbox("0")[1]
    ImageDraw.Draw(mask).text((20 - left, top), digit, font=font, fill=255)
    return mask


@cache
def _sized(path: Path, height: int) -> ImageFont.FreeTypeFont:
    """Return the font in which digits are so many pixels high."""
    _, top, _, bottom = ImageFont.truetype(path, 100).getbbox("0123456789")
    return ImageFont.truetype(path, round(110 * height / (bottom - top)))


def _turned(mask: Image.Image, lean: float, rng: Random) -> Image.Image:
    leaning = mask.transform(
        mask.size,
        Image.Transform.AFFINE,
        (1, lean, -lean * mask.height / 2, 0, 1, 0),
        Image.Resampling.BICUBIC,
    ).rotate(rng.uniform(-_TURN, _TURN), Image.Resampling.BICUBIC)
    left, _, right, _ = leaning.getbbox() or (0, 0, 1, 1)
    return leaning.crop((left, 0, right, leaning.height))
