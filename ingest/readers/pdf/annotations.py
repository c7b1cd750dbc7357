"""What is added to a PDF page after its creation: number, date, signing marks.

Digitally signed files keep the stamped number and date in the appearance streams of
signature fields, which text extraction does not see. They are drawn, where they stand,
on the pages of a small file of their own.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from ingest.readers.pdf.form_fields import font_for_values, value_drawing, value_of

_HIDDEN = 0b100010  # flags "hidden" and "no view" of an annotation
_NOT_ON_THE_PAGE = {"/Link", "/Popup", "/Text", "/FileAttachment"}


def stamps_alone(data: bytes) -> bytes | None:
    """Return a PDF of the same pages with nothing on them but the annotations.

    None if there are none. The pages' own drawings are not even looked at: they are
    most of the file.

    Raises:
        pikepdf.PdfError: the file is damaged or locked.

    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if not any("/Annots" in page for page in pdf.pages):
            return None
        for key in set(pdf.Root.keys()) - _NEEDED_OF_A_FILE:
            del pdf.Root[key]
        drawn = [_leave_annotations(pdf, page) for page in pdf.pages]
        if not any(drawn):
            return None
        stamps = io.BytesIO()
        pdf.save(stamps, compress_streams=False, stream_decode_level=_AS_IT_IS)
    return stamps.getvalue()


_AS_IT_IS = pikepdf.StreamDecodeLevel.none
_NEEDED_OF_A_FILE = {"/Type", "/Pages"}
_NEEDED_OF_A_PAGE = {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate"}


def _leave_annotations(pdf: pikepdf.Pdf, page: pikepdf.Page) -> bool:
    """Empty a page except its annotations; return whether any are visible."""
    annotations: Any = page.get("/Annots", [])
    for key in set(page.obj.keys()) - _NEEDED_OF_A_PAGE:
        del page[key]
    page.Resources = pikepdf.Dictionary()
    drawings = list(_drawings(pdf, page, annotations))
    page.Contents = pikepdf.Stream(pdf, "\n".join(drawings).encode())
    return bool(drawings)


def _drawings(pdf: pikepdf.Pdf, page: pikepdf.Page, annotations: Any) -> Iterator[str]:
    """Yield the operators that draw each annotation, or the value of its field."""
    for annotation in filter(_is_visible, annotations):
        form = _appearance(annotation)
        if form is not None:
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            name = page.add_resource(form, pikepdf.Name.XObject)
            yield _drawing(form, annotation.Rect, name)
        elif value := value_of(annotation):
            font = page.add_resource(font_for_values(pdf), pikepdf.Name.Font)
            yield value_drawing(value, annotation.Rect, font)


def _is_visible(annotation: Any) -> bool:
    if not isinstance(annotation, pikepdf.Dictionary) or "/Rect" not in annotation:
        return False
    hidden = int(annotation.get("/F", 0)) & _HIDDEN
    return not hidden and annotation.get("/Subtype") not in _NOT_ON_THE_PAGE


def _appearance(annotation: Any) -> Any:
    """Return the drawing of an annotation, or None."""
    form = annotation.get("/AP", pikepdf.Dictionary()).get("/N")
    state = annotation.get("/AS")
    if isinstance(form, pikepdf.Dictionary) and state is not None:
        form = form.get(pikepdf.Name(str(state)))  # a field with states: a tick box
    return form if isinstance(form, pikepdf.Stream) and "/BBox" in form else None


def _drawing(form: Any, rect: Any, name: pikepdf.Name) -> str:
    """Return the operators that map the form's box onto the annotation's place."""
    left, bottom, right, top = _outline(form)
    x0, x1 = sorted((float(rect[0]), float(rect[2])))
    y0, y1 = sorted((float(rect[1]), float(rect[3])))
    sx = (x1 - x0) / (right - left) if right > left else 1.0
    sy = (y1 - y0) / (top - bottom) if top > bottom else 1.0
    matrix = (sx, 0, 0, sy, x0 - sx * left, y0 - sy * bottom)
    numbers = " ".join(f"{number:.5f}" for number in matrix)
    return f"q {numbers} cm {name} Do Q"


def _outline(form: Any) -> tuple[float, float, float, float]:
    """Return the box of a form after its own matrix: left, bottom, right, top."""
    x0, y0, x1, y1 = (float(number) for number in form.BBox)
    a, b, c, d, e, f = (float(n) for n in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    corners = [(x, y) for x in (x0, x1) for y in (y0, y1)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
