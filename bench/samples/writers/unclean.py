"""PDFs whose letters are drawn so that readers put them together wrongly.

Programs of offices make each kind. Pages and lines are those of ``write_pdf``, whose
reading says what the reading of these should be.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from bench.samples.model import SampleDocument
from bench.samples.writers.fonts import BOLD
from bench.samples.writers.pdf import write_pdf

BESIDE = 0.4
"""Points by which a letter that is printed twice stands beside itself."""
TIGHT = 0.4
"""Points between the rule of a cell and its text, where cells stand close."""
_LACKING = re.compile("((?:\\w[\u0300-\u036f]+|[\u0102-\u02ff\u0370-\u1ef9])+)")
WATERMARK = "SAO Y BẢN CHÍNH"

Drawn = tuple[float, float, str, str, float]  # x, y, text, font, size


class _LaterCanvas(Canvas):  # type: ignore[misc]
    """A canvas that puts off some of what is drawn on it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._later: list[Drawn] = []

    def put_off(self, x: float, y: float, text: str) -> None:
        """Keep words to be drawn by ``catch_up``."""
        self._later.append((x, y, text, self._fontname, self._fontsize))

    def catch_up(self) -> None:
        """Draw what was put off."""
        font, size = self._fontname, self._fontsize
        for x, y, text, *face in self._later:
            self.setFont(*face)
            super().drawString(x, y, text)
        self.setFont(font, size)
        self._later = []

    def showPage(self) -> None:  # noqa: N802
        """Draw what was put off, and end the page."""
        self.catch_up()
        super().showPage()


class TornCanvas(_LaterCanvas):
    """Letters that the font lacks come from another, at the end of each line.

    So LibreOffice does where Times New Roman is not installed.
    """

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        """Draw words with gaps, to be filled once another line begins."""
        if self._later and self._later[-1][1] != y:
            self.catch_up()
        shown, at = [], x
        for piece in _LACKING.split(text):
            width = stringWidth(piece, self._fontname, self._fontsize)
            if _LACKING.fullmatch(piece):
                self.put_off(at, y, piece)
                shown.append(f"{-1000 * width / self._fontsize:.2f}")
            elif piece:
                shown.append(self._as_shown(piece))
            at += width
        self._show(x, y, shown)

    def _as_shown(self, text: str) -> str:
        coded = getFont(self._fontname).splitString(text, self._doc)
        return "".join(f"({self._escape(code)})" for _, code in coded)

    def _show(self, x: float, y: float, shown: list[str]) -> None:
        """Draw letters and gaps at once: one by one they would be put in order."""
        face = getFont(self._fontname).getSubsetInternalName(0, self._doc)
        self._code.append(
            f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {face} {self._fontsize} Tf"
            f" [{' '.join(shown)}] TJ ET"
        )


class DoubledCanvas(_LaterCanvas):
    """Bold is made by printing twice, once the page is full."""

    def drawString(self, x: float, y: float, text: str) -> None:  # noqa: N802
        """Draw words, and bold ones a second time later."""
        super().drawString(x, y, text)
        if self._fontname == BOLD:
            self.put_off(x + BESIDE, y, text)


class WatermarkedCanvas(Canvas):  # type: ignore[misc]
    """Large letters run across the page."""

    def showPage(self) -> None:  # noqa: N802
        """Draw them, and end the page."""
        self.saveState()
        self.translate(A4[0] / 2, A4[1] / 2)
        self.rotate(40)
        self.setFont(BOLD, 48)
        self.setFillGray(0.85)
        self.drawCentredString(0, 0, WATERMARK)
        self.restoreState()
        super().showPage()


class HalfRuledCanvas(Canvas):  # type: ignore[misc]
    """Tables have rules between their rows, none between their columns."""

    def rect(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the rules above and below a cell."""
        for level in (y, y + height):
            self.line(x, level, x + width, level)


UNCLEAN: dict[str, Callable[[SampleDocument], bytes]] = {
    "torn": partial(write_pdf, canvas_of=TornCanvas),
    "doubled": partial(write_pdf, canvas_of=DoubledCanvas),
    "watermarked": partial(write_pdf, canvas_of=WatermarkedCanvas),
    "close cells": partial(write_pdf, padding=TIGHT),
    "half-ruled": partial(write_pdf, canvas_of=HalfRuledCanvas),
}
"""What is wrong with them, and what writes them."""
