"""PDF as văn thư stamp it: number and day stand only in signature appearances.

The page itself leaves them blank; two of three modern files are such (NĐ 30/2020/NĐ-CP,
Điều 8 and Phụ lục I, have the number and the time put on at signing).
"""

import io
from collections.abc import Iterable
from dataclasses import replace

import pdfplumber
import pikepdf
from reportlab.lib.pagesizes import A4

from bench.samples.model import Dated, Form, SampleDocument
from bench.samples.writers.pdf import write_pdf

HEIGHT = A4[1]
GAP = 2.0
"""Between the word before a blank and what is stamped into it, in points."""

Stamp = tuple[float, float, str]
"""Points from the left and from the top, and the words (ASCII)."""


def write_stamped(document: SampleDocument) -> bytes:
    """Return a PDF whose number and day are stamps; a plain one where it has neither.

    Raises:
        FontsMissingError: no font with Vietnamese letters is installed.

    """
    act = document.header.act
    if act.number is None or act.issued_on is None or act.number.year is not None:
        return write_pdf(document)
    header = document.header
    if header.form is not Form.STATE or header.dated is not Dated.HEAD:
        return write_pdf(document)
    day = act.issued_on
    header = replace(
        header,
        draft_symbol=act.number.symbol,
        draft_date=f"ngày      tháng {day.month:02} năm {day.year}",
    )
    blank = write_pdf(replace(document, header=header))
    words = {"Số:": act.number.serial, "ngày": f"{day.day:02}"}
    return stamped(blank, list(_placed(blank, words)))


def stamped(data: bytes, stamps: Iterable[Stamp]) -> bytes:
    """Return the PDF with signature fields whose appearances show the *stamps*."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        fields = [opened.make_indirect(_field(opened, each)) for each in stamps]
        opened.pages[0].Annots = pikepdf.Array(fields)
        opened.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
        buffer = io.BytesIO()
        opened.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _placed(data: bytes, stamps: dict[str, str]) -> Iterable[Stamp]:
    """Yield each stamp behind the first word of the page that it belongs to."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        words = pdf.pages[0].extract_words()
    for before, said in stamps.items():
        word = next(each for each in words if each["text"] == before)
        yield word["x1"] + GAP, word["bottom"] - GAP, said


def _field(opened: pikepdf.Pdf, stamp: Stamp) -> pikepdf.Dictionary:
    left, top, words = stamp
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
    )
    form = pikepdf.Stream(opened, f"BT /F 12 Tf 0 3 Td ({words}) Tj ET".encode())
    form.BBox = [0, 0, 60, 15]
    form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    foot = HEIGHT - top
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Sig,
        Rect=[left, foot - 3, left + 60, foot + 12],
        AP=pikepdf.Dictionary(N=form),
    )
