"""How the lines of text run in the picture of a page: across or down, and how askew.

Summed along its lines, a page is dark and light by turns; summed along any other
direction it is an even grey. A few strips of the page are enough to try a direction,
and cost a fraction of a millisecond: within each of them the lines are nearly level.
"""

from array import array
from itertools import pairwise
from math import radians, tan
from statistics import median
from typing import NamedTuple

from PIL import Image, ImageChops

_EDGE = 0.04  # of the page, where scanners leave black strips
_ROWS, _STRIPS = 800, 32  # to which the picture is made smaller
_FARTHEST = 10  # degrees askew that are looked for
_NEAR = (-0.75, -0.5, -0.25, 0.25, 0.5, 0.75)  # degrees around the best of these
_CLEAR = 2.5  # times as uneven along lines of text as along most directions
_BLANK = 100  # how uneven a page without text is at most


class Direction(NamedTuple):
    """How askew the lines of a page are, and how much speaks for it.

    ``skew``: by how many degrees they fall towards the right. ``unevenness`` compares
    with that of other directions of the same picture; ``is_clear``: it is so great that
    lines of text run this way.
    """

    skew: float
    unevenness: float
    is_clear: bool


def direction_across(ink: Image.Image) -> Direction:
    """Return how lines run from left to right in a grey picture, dark on white."""
    page = _without_edges(ink)
    factors = max(1, page.width // _STRIPS), max(1, page.height // _ROWS)
    strips = ImageChops.invert(page.reduce(factors)).convert("F")
    found = {
        float(angle): _unevenness(strips, angle, factors)
        for angle in range(-_FARTHEST, _FARTHEST + 1)
    }
    usual = median(found.values())
    best = max(found, key=found.__getitem__)
    for step in _NEAR:
        found[best + step] = _unevenness(strips, best + step, factors)
    best = max(found, key=found.__getitem__)
    is_clear = found[best] > max(_CLEAR * usual, _BLANK)
    return Direction(best if is_clear else 0.0, found[best], is_clear)


def direction_down(ink: Image.Image) -> Direction:
    """Return how lines run that are read from top to bottom, or from bottom to top."""
    return direction_across(ink.transpose(Image.Transpose.ROTATE_270))


def _without_edges(ink: Image.Image) -> Image.Image:
    beside, above = int(_EDGE * ink.width), int(_EDGE * ink.height)
    return ink.crop((beside, above, ink.width - beside, ink.height - above))


def _unevenness(strips: Image.Image, angle: float, factors: tuple[int, int]) -> float:
    """Return how much the lines at *angle* differ from the next in darkness.

    *factors*: how many pixels of the page one of a strip is wide and high.
    """
    fall = tan(radians(angle)) * factors[0] / factors[1]
    shear = (1, 0, 0, fall, 1, -fall * strips.width / 2)
    level = strips.transform(
        strips.size, Image.Transform.AFFINE, shear, Image.Resampling.BILINEAR
    )
    line_by_line = level.resize((1, level.height), Image.Resampling.BOX)
    darkness = array("f", line_by_line.tobytes())
    return sum((below - above) ** 2 for above, below in pairwise(darkness))
