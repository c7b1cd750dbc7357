"""The light on a page: a shadow on a photo is taken away, a negative turned.

OCR tells ink from paper by one shade for the whole page.
"""

from PIL import Image, ImageChops, ImageFilter, ImageOps

_BLOCK = 16  # pixels of the page to one that shows the light
_AROUND = 5  # blocks, of which the lightest is paper
_EDGE = 0.05  # of the page, where scanners leave black strips
_FEW = 0.02  # share of a page that is lighter, or darker, than what is compared
_SHADOW = 40  # of 255, by which paper is darker in one place than in another
_BLACK, _DARK = 60, 150  # of 255: paper of a negative, and its lightest blocks


def in_even_light(ink: Image.Image) -> Image.Image:
    """Return a grey page as dark ink on paper that is equally light everywhere."""
    blocks = ink.reduce(_BLOCK)
    if _is_negative(blocks):
        return in_even_light(ImageOps.invert(ink))
    paper = blocks.filter(ImageFilter.MaxFilter(_AROUND))
    darkest, lightest = _extremes(paper)
    if lightest - darkest < _SHADOW:
        return ink
    light = paper.filter(ImageFilter.GaussianBlur(_AROUND / 2))
    shadow = ImageChops.invert(light.resize(ink.size, Image.Resampling.BILINEAR))
    return ImageChops.add(ink, shadow)


def _is_negative(blocks: Image.Image) -> bool:
    shades = sorted(_inner(blocks).tobytes())
    lightest = shades[int((1 - _FEW) * (len(shades) - 1))]
    return shades[len(shades) // 2] < _BLACK and lightest < _DARK


def _extremes(paper: Image.Image) -> tuple[int, int]:
    """Return the darkest and the lightest shade, without a few."""
    shades = sorted(_inner(paper).tobytes())
    last = len(shades) - 1
    return shades[int(_FEW * last)], shades[int((1 - _FEW) * last)]


def _inner(blocks: Image.Image) -> Image.Image:
    beside, above = int(_EDGE * blocks.width), int(_EDGE * blocks.height)
    return blocks.crop((beside, above, blocks.width - beside, blocks.height - above))
