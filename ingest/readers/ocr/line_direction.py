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
# times as uneven as along most directions: along lines of any kind, of text
_CLEAR, _CERTAIN = 2.5, 6.0
_BLANK = 100.0  # how uneven a page without text is at most


class Direction(NamedTuple):
    """How askew the lines of a page are, and what speaks for there being any.

    ``skew``: by how many degrees they fall towards the right. ``unevenness``: of the
    page along them; ``usual``: along most directions. Those of one picture compare.
    """

    skew: float
    unevenness: float
    usual: float

    @property
    def is_clear(self) -> bool:
        """Whether lines of text may run this way: so may the rules of a table."""
        return self.unevenness > max(_CLEAR * self.usual, _BLANK)

    @property
    def is_certain(self) -> bool:
        """Whether lines of text run this way."""
        return self.unevenness > max(_CERTAIN * self.usual, _BLANK)


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
    return Direction(best, found[best], usual)


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
