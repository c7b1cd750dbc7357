"""Values of form fields that a file does not draw, left to the program that shows it.

They are drawn plainly, for their letters and places only, in a font that has no shapes.
"""

from typing import Any

import pikepdf

_READ_BY_NOBODY = 1 << 13  # the flag of a field for passwords
_WITH_TEXT = {"/Tx", "/Ch"}  # kinds of fields: text, choice
_DEEPEST = 20  # fields within fields
_LARGEST = 11.0  # points
_SHARE = 0.7  # of the height of a field that its letters take up
_LEADING = 1.2  # times their size
_MARGIN = 2.0  # points between the edge of a field and its value
_FONT = b"<< /Type /Font /Subtype /Type0 /BaseFont /Values /Encoding /Identity-H >>"
_SHAPES = b"""<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Values /DW 500
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
/FontDescriptor << /Type /FontDescriptor /FontName /Values /Flags 4
/FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700
/StemV 80 >> >>"""
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap end"""


def value_of(annotation: Any) -> str:
    """Return the text of a field or of a note on the page, empty if it has none."""
    if annotation.get("/Subtype") == pikepdf.Name.FreeText:
        return str(annotation.get("/Contents", ""))
    kind, flags = _inherited(annotation, "/FT"), _inherited(annotation, "/Ff")
    value = _inherited(annotation, "/V")
    is_secret = flags is not None and int(flags) & _READ_BY_NOBODY
    if (
        str(kind) not in _WITH_TEXT
        or is_secret
        or not isinstance(value, pikepdf.String)
    ):
        return ""
    return str(value)


def _inherited(field: Any, key: str) -> Any:
    """Return an entry of a field, or of the fields it is part of."""
    for _ in range(_DEEPEST):
        if not isinstance(field, pikepdf.Dictionary):
            break
        if key in field:
            return field[key]
        field = field.get("/Parent")
    return None


def value_drawing(value: str, rect: Any, font: pikepdf.Name) -> str:
    """Return the operators that draw a value in its place."""
    x0 = min(float(rect[0]), float(rect[2]))
    y0, y1 = sorted((float(rect[1]), float(rect[3])))
    lines = value.splitlines() or [""]
    size = min(_LARGEST, _SHARE * (y1 - y0) / (_LEADING * (len(lines) - 1) + 1))
    top = y1 - _MARGIN - size if len(lines) > 1 else (y0 + y1 - size) / 2
    shown = " T* ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in lines)
    return (
        f"BT {font} {size:.2f} Tf {_LEADING * size:.2f} TL"
        f" {x0 + _MARGIN:.2f} {top:.2f} Td {shown} ET"
    )


def font_for_values(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return a font whose codes are those of UTF-16, added to a file."""
    font = pikepdf.Object.parse(_FONT)
    font.DescendantFonts = [pdf.make_indirect(pikepdf.Object.parse(_SHAPES))]
    font.ToUnicode = pikepdf.Stream(pdf, _TO_UNICODE)
    return pdf.make_indirect(font)
