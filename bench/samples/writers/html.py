"""A web page: the head a table, the notes links from the text to the foot."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from bench.samples.model import Footnote, Paragraph, SampleDocument, Style, plain
from bench.samples.writers.frame import (
    date_line,
    left_lines,
    letterhead,
    motto,
    number_lines,
    signed_lines,
    title_lines,
)


def write_html(document: SampleDocument) -> bytes:
    """Return the document as a web page of the kind official sites have."""
    header = document.header
    dated = date_line(header)
    left = [*letterhead(header), *number_lines(header)]
    right = [*motto(header), *([dated] if dated else [])]
    signature = signed_lines(header, "(Đã ký)")
    lines = [
        "<!DOCTYPE html>",
        '<html lang="vi"><head><meta charset="utf-8">',
        f"<title>{escape(header.act.title)}</title></head><body><article>",
        _columns(left, right),
        *(
            f'<p class="title"><b>{escape(line)}</b></p>'
            for line in title_lines(header)
        ),
        *_body(document),
        _columns(left_lines(header, "(Đã ký)"), signature),
        *_notes(document),
        "</article></body></html>",
        "",
    ]
    return "\n".join(lines).encode()


def _columns(left: list[str], right: list[str]) -> str:
    cells = ("<br>".join(map(escape, lines)) for lines in (left, right))
    return f"<table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table>"


def _is_row(paragraph: Paragraph) -> bool:
    return paragraph.style is Style.ROW


def _body(document: SampleDocument) -> Iterator[str]:
    mark = 0
    for is_table, paragraphs in groupby(document.paragraphs, _is_row):
        if is_table:
            yield f'<table border="1">{"".join(map(_row, paragraphs))}</table>'
            continue
        for paragraph in paragraphs:
            text = ""
            for piece in paragraph.pieces:
                if isinstance(piece, Footnote):
                    mark += 1
                    text += f'<sup><a href="#note{mark}">{mark}</a></sup>'
                else:
                    text += escape(plain(piece))
            yield f"<p>{text}</p>"


def _row(paragraph: Paragraph) -> str:
    return f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in paragraph.cells())}</tr>"


def _notes(document: SampleDocument) -> Iterator[str]:
    pieces = (piece for each in document.paragraphs for piece in each.pieces)
    notes = (piece for piece in pieces if isinstance(piece, Footnote))
    for mark, note in enumerate(notes, start=1):
        yield f'<p id="note{mark}"><sup>{mark}</sup> {escape(plain(note))}</p>'
