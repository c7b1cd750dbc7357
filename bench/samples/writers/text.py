"""UTF-8 text, as a clerk copies it out of a page: column after column."""

from bench.samples.model import Footnote, SampleDocument, SampleHeader, plain
from bench.samples.writers.frame import (
    date_line,
    left_lines,
    letterhead,
    motto,
    number_lines,
    signed_lines,
    title_lines,
)
from schemas.spelling.superscripts import superscript


def write_text(document: SampleDocument) -> bytes:
    """Return the document as text; footnotes stand after their paragraph."""
    lines = [*_head(document.header), "", *_body(document), *_foot(document.header)]
    return "\n".join([*lines, ""]).encode("utf-8")


def _head(header: SampleHeader) -> list[str]:
    if header.is_annex:
        return title_lines(header)
    office = letterhead(header)
    lines = [*office, "-------"] if office else []
    lines += [*motto(header), "---------------", *number_lines(header)]
    dated = date_line(header)
    if dated:
        lines.append(dated)
    return [*lines, "", *title_lines(header)]


def _body(document: SampleDocument) -> list[str]:
    lines: list[str] = []
    mark = 0
    for paragraph in document.paragraphs:
        notes: list[str] = []
        text = ""
        for piece in paragraph.pieces:
            if isinstance(piece, Footnote):
                mark += 1
                sign = superscript(str(mark))
                notes.append(f"{sign} {plain(piece)}")
                text += sign
            else:
                text += plain(piece)
        lines += [text, *notes]
    return lines


def _foot(header: SampleHeader) -> list[str]:
    return [
        "",
        *left_lines(header, "(Đã ký)"),
        "",
        *signed_lines(header, "(Đã ký)"),
    ]
