"""A copy of a PDF draft with the words highlighted where something was found."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pikepdf

from schemas.errors import UnreadableFileError
from schemas.finding import DraftCheck, Finding, Severity
from schemas.layout import Box, Layout, PageLayout
from schemas.span import Span
from service.checking.word.annotated_copy import comment_lines
from service.checking.word.comments import AUTHOR

_COLOURS = {
    Severity.ERROR: (1.0, 0.55, 0.55),
    Severity.WARNING: (1.0, 0.85, 0.4),
    Severity.NOTE: (0.75, 0.88, 1.0),
}
_ICON = 20.0  # points
_PRINTED = 4  # the flag of annotations that are printed with the page


def annotate_pdf(
    data: bytes, check: DraftCheck, *, when: datetime | None = None
) -> bytes:
    """Return the PDF file *data* with an annotation for each finding of *check*.

    Annotations of an earlier check are replaced. On a page that was turned to be read,
    and where no word has a place, they are a note in the corner of the page.

    Raises:
        UnreadableFileError: the file is no PDF, is damaged, or is locked.

    """
    moment = when or datetime.now(UTC)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                _remove_own(page)
            for finding in check.findings:
                _annotate(pdf, check.draft.layout, finding, moment)
            out = io.BytesIO()
            pdf.save(out)
    except pikepdf.PdfError as error:
        problem = f"{check.draft.filename}: không ghi chú được vào tệp PDF này"
        raise UnreadableFileError(problem) from error
    return out.getvalue()


def _annotate(
    pdf: pikepdf.Pdf, layout: Layout | None, finding: Finding, moment: datetime
) -> None:
    place = finding.place
    span = Span(place.start, place.end)
    printed = layout.page(place.page) if layout else None
    number = printed.sheet.number if printed else place.page
    page = pdf.pages[min(number, len(pdf.pages)) - 1]
    boxes = (
        list(_lines(printed, span)) if printed and _is_upright(page, printed) else []
    )
    annotation = _highlight(page, boxes) if boxes else _note(page)
    annotation.C = pikepdf.Array([*_COLOURS[finding.severity]])
    annotation.Contents = pikepdf.String("\n".join(comment_lines(finding)))
    annotation.T = pikepdf.String(AUTHOR)
    annotation.M = pikepdf.String(f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z")
    annotation.F = _PRINTED
    if "/Annots" not in page:
        page.Annots = pikepdf.Array()
    page.Annots.append(pdf.make_indirect(annotation))


def _is_upright(page: pikepdf.Page, printed: PageLayout) -> bool:
    """Return whether places on the page as it was read are places on the page."""
    sheet = printed.sheet
    turned = sheet.quarters or sheet.skew or sheet.left
    return not turned and int(page.get("/Rotate", 0)) == 0


def _lines(printed: PageLayout, span: Span) -> Iterator[Box]:
    """Yield a box around the words of *span* in each printed line."""
    line: Box | None = None
    for word in printed.words():
        if word.span.start >= span.end or word.span.end <= span.start:
            continue
        if line and abs(line.top - word.box.top) < (line.bottom - line.top) / 2:
            line = line.around(word.box)
            continue
        if line:
            yield line
        line = word.box
    if line:
        yield line


def _highlight(page: pikepdf.Page, boxes: list[Box]) -> pikepdf.Dictionary:
    left, _, _, top = map(float, page.cropbox)
    corners = [
        (left + each.left, top - each.bottom, left + each.right, top - each.top)
        for each in boxes
    ]
    quads = [
        edge for x0, y0, x1, y1 in corners for edge in (x0, y1, x1, y1, x0, y0, x1, y0)
    ]
    x0s, y0s, x1s, y1s = zip(*corners, strict=True)
    rect = [min(x0s), min(y0s), max(x1s), max(y1s)]
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Highlight,
        Rect=pikepdf.Array(rect),
        QuadPoints=pikepdf.Array(quads),
    )


def _note(page: pikepdf.Page) -> pikepdf.Dictionary:
    left, _, _, top = map(float, page.cropbox)
    rect = [left, top - _ICON, left + _ICON, top]
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=pikepdf.Array(rect)
    )


def _remove_own(page: pikepdf.Page) -> None:
    """Take out the annotations of an earlier check."""
    if "/Annots" in page:
        kept = [each for each in page.Annots if str(each.get("/T", "")) != AUTHOR]
        page.Annots = pikepdf.Array(kept)
