"""A scan whose number and day a pen wrote into the printed letterhead."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from bench.samples.model import Form, SampleDocument
from bench.samples.writers.hand import hands, scribbled, written
from bench.samples.writers.pdf import write_pdf
from bench.samples.writers.scan import DPI, saved, scan_of

BLANKS = {
    "serial": re.compile(r"Số: (\d+)/"),
    "day": re.compile(r"ngày (\d\d) tháng"),
}
"""What a pen fills in."""
ROOM = "00"
"""Digits more than needed that the blank of the number is wide."""
TALLER = 1.4
"""Than printed digits."""
PEN = 30

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels


def write_handwritten(
    document: SampleDocument, dpi: int = DPI, *, legible: bool = True
) -> bytes:
    """Return the document as a scan, its number and day by hand, or scribbled.

    Raises:
        FontsMissingError: a font is missing.

    """
    rng = Random(document.name)
    font = rng.choice(hands())
    act = document.header.act
    digits = {"serial": act.number.serial if act.number else ""}
    digits["day"] = f"{act.issued_on:%d}" if act.issued_on else ""
    printed = pypdfium2.PdfDocument(write_pdf(_with_room(document)))
    try:
        pictures = [page.render(scale=dpi / 72).to_pil() for page in printed]
        for name, box in _blanks(printed[0], dpi / 72).items():
            written_there = digits[name] if legible else None
            _fill_in(pictures[0], box, written_there, font, rng)
    finally:
        printed.close()
    return saved([scan_of(picture, rng) for picture in pictures], dpi)


def _with_room(document: SampleDocument) -> SampleDocument:
    """Return the document with more digits in its number, to be rubbed out."""
    header = document.header
    if header.act.number is None or header.form is not Form.STATE:
        return document
    number = replace(header.act.number, serial=f"{header.act.number.serial}{ROOM}")
    return replace(
        document, header=replace(header, act=replace(header.act, number=number))
    )


def _blanks(page: pypdfium2.PdfPage, scale: float) -> dict[str, Box]:
    """Return where the digits to be rubbed out stand."""
    letters = page.get_textpage()
    text = letters.get_text_range()
    height = page.get_height()
    found = {}
    for name, blank in BLANKS.items():
        match = blank.search(text)
        places = range(*match.span(1)) if match else ()
        boxes = [letters.get_charbox(place) for place in places]
        if boxes:
            found[name] = (
                min(left for left, _, _, _ in boxes) * scale,
                (height - max(top for _, _, _, top in boxes)) * scale,
                max(right for _, _, right, _ in boxes) * scale,
                (height - min(bottom for _, bottom, _, _ in boxes)) * scale,
            )
    return found


def _fill_in(
    picture: Image.Image, box: Box, digits: str | None, font: Path, rng: Random
) -> None:
    """Rub out what is printed in the box and write *digits* there, or scribble."""
    left, top, right, bottom = box
    printed = (left - 2, top - 3, right + 2, bottom + 3)
    ImageDraw.Draw(picture).rectangle(printed, "white")
    height = round(TALLER * (bottom - top))
    mask = written(digits, font, height, rng) if digits else scribbled(height, rng)
    thick = mask.filter(ImageFilter.MaxFilter(3))
    width = round(min(thick.width, right - left + height / 3))
    fitted = thick.resize((width, thick.height), Image.Resampling.BICUBIC)
    place = (round((left + right - width) / 2), round(bottom - 1.4 * height))
    ink = (PEN, PEN, PEN) if picture.mode == "RGB" else PEN
    picture.paste(ink, place, fitted)
