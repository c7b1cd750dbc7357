"""Sheets with two pages side by side, as an open booklet is laid on the glass."""

from PIL import Image, ImageChops

from ingest.readers.ocr.line_direction import direction_across

_WIDE = 1.2  # times as wide as high
_MIDDLE = (0.44, 0.56)  # of the width, where the fold may be
_EDGE = 0.04  # of the height, where scanners leave black strips
_STRIPS, _ROWS = 24, 300  # to which the middle is made smaller
_NARROWEST = 5  # strips without ink between two pages
_INK = 40  # of 255; less is grain
_SPECKS = 1  # rows of a strip without ink that may be dirty


def fold_of(ink: Image.Image) -> int | None:
    """Return how far to the right the fold between two pages is, in pixels.

    *ink*: a grey picture, dark on white, with level lines. None if it is one page: all
    of its middle must be free from top to bottom, and lines run on either side.
    """
    if ink.width < _WIDE * ink.height:
        return None
    left, right = (int(each * ink.width) for each in _MIDDLE)
    top, bottom = int(_EDGE * ink.height), int((1 - _EDGE) * ink.height)
    middle = ImageChops.invert(ink.crop((left, top, right, bottom)))
    strips = middle.resize((_STRIPS, _ROWS), Image.Resampling.BOX).tobytes()
    free = [_is_free(strips[at::_STRIPS]) for at in range(_STRIPS)]
    start, end = _longest_run(free)
    if end - start < _NARROWEST:
        return None
    fold = left + round((start + end) / 2 * (right - left) / _STRIPS)
    pages = (0, 0, fold, ink.height), (fold, 0, ink.width, ink.height)
    have_lines = all(direction_across(ink.crop(page)).is_certain for page in pages)
    return fold if have_lines else None


def _is_free(strip: bytes) -> bool:
    return sum(shade > _INK for shade in strip) <= _SPECKS


def _longest_run(free: list[bool]) -> tuple[int, int]:
    """Return from where to where the most strips in a row are free."""
    longest, start = (0, 0), 0
    for at, is_free in enumerate(free):
        if not is_free:
            start = at + 1
        elif at + 1 - start > longest[1] - longest[0]:
            longest = start, at + 1
    return longest
