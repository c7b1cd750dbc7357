"""Web pages: the text of their main part, block by block."""

import re
from collections.abc import Iterator
from contextlib import suppress

import lxml.html
from lxml import etree

from ingest.programs import Programs
from ingest.readers.page.layout_tables import Cell, TableRow, join_lines, table_lines
from ingest.readers.page.note_marks import mark_notes
from ingest.readers.typed.plain import decode
from schemas.document import Line, Method, Page, Part, Reading
from schemas.errors import UnreadableFileError
from schemas.spelling.superscripts import superscript

_BEGINNINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta")
_BEFORE = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(
    rb"</?(?:!doctype html|html|head|body|meta|title|link|style|script|base|div|p|br"
    rb"|span|font|center|table|tbody|tr|td|th|h[1-6]|ul|ol|li|b|i|u|em|strong|a|img|hr"
    rb"|section|article|main|header|form|pre|blockquote|o:p|st1:\w+)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_WHOLE = re.compile(rb"<(?:!doctype html|html)\b", re.IGNORECASE)
_FEWEST_TAGS = 5  # anywhere in a file whose text is the source of a page
_MOST_SEARCHED = 65_536  # bytes
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "nav", "aside", "form", "button"}
    | {"select", "textarea", "svg", "iframe", "head", "title", "object"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn"}
    | {"em", "font", "i", "ins", "kbd", "label", "mark", "o:p", "q", "s", "samp"}
    | {"small", "span", "st1:place", "strike", "strong", "sub", "sup", "time", "tt"}
    | {"u", "var", "wbr"}
)
_MAIN = (
    "descendant::article",
    "descendant::main",
    "descendant::*[@role='main']",
    "descendant::*[@role='tabpanel']",
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_SPACES = re.compile(r"[ \t\r\n\f]+")


def starts_as_html(data: bytes) -> bool:
    """Return whether the first bytes begin a web page."""
    start = data[:1024].replace(b"\0", b"")  # of UTF-16
    start = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return start.startswith(_BEGINNINGS) or (
        start.startswith((b"<?xml", b"<!--")) and b"<html" in start
    )


def is_piece_of_html(data: bytes) -> bool:
    """Return whether a file is the source of a page without its beginning.

    Comments may precede the first tag; where a text begins otherwise, it takes several.
    """
    start = data[:_MOST_SEARCHED].replace(b"\0", b"")
    start = start.lstrip(b"\xef\xbb\xbf\xff\xfe")
    at = 0
    while before := _BEFORE.match(start, at):
        at = before.end()
    if b"<?xml" in start[:at]:
        return _WHOLE.match(start, at) is not None
    if start.startswith(b"<", at):
        return _TAG.match(start, at) is not None
    return len(_TAG.findall(start)) >= _FEWEST_TAGS


def read_html(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a web page: its main part if one is marked, else all of it.

    Raises:
        UnreadableFileError: nothing can be made of the page.

    """
    del programs
    lines = page_lines(page_text(data, filename), filename)
    return Reading("text/html", (Page(1, tuple(lines), Method.HTML),))


def page_text(data: bytes, filename: str = "") -> str:
    """Return the source of a page: by its declaration, else like a text file.

    Raises:
        UnsupportedFormatError: the bytes are not text.

    """
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith(_UTF16):
        with suppress(LookupError):
            return data.decode(declared[1].decode("ascii"), errors="replace")
    return decode(data, filename)[0]


def page_lines(source: str, filename: str) -> list[Line]:
    """Return the lines of a page, of its main part if one is marked.

    Raises:
        UnreadableFileError: nothing can be made of the page.

    """
    try:
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False)
        in_utf8 = source.encode("utf-8", "replace")
        root = lxml.html.document_fromstring(in_utf8, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableFileError(f"{filename}: trang HTML bị hỏng") from error
    return list(_marked(_blocks(_main_part(root))))


def _main_part(root: etree._Element) -> etree._Element:
    """Return what is marked as the main part, as long as it has most of the text."""
    for path in _MAIN:
        marked = root.xpath(path)
        best = max(marked, key=_length, default=None)
        if best is not None and _length(best) > _length(root) / 2:
            root = best
    return root


def _length(element: etree._Element) -> int:
    return sum(map(len, _inline(element)))


def _marked(lines: Iterator[Line]) -> Iterator[Line]:
    """Mark the notes among the lines of text."""
    kept = [line for line in lines if line.text]
    for line, marked in zip(kept, mark_notes([ln.text for ln in kept]), strict=True):
        yield marked if line.part is Part.BODY else line


def _blocks(element: etree._Element) -> Iterator[Line]:
    """Yield the lines of a block: of its own text and of the blocks inside it."""
    inline: list[str] = [element.text or ""]
    for child in element:
        if _is_inline(child):
            inline += _inline(child)
        else:
            yield from _lines("".join(inline))
            inline = []
            yield from _block(child)
        inline.append(child.tail or "")
    yield from _lines("".join(inline))


def _block(element: etree._Element) -> Iterator[Line]:
    if element.tag == "table" and _is_printed(element):
        yield from table_lines(_rows(element), join_lines)
    elif _is_printed(element):
        yield from _blocks(element)


def _is_printed(element: etree._Element) -> bool:
    """Return whether a page shows an element: no program, nothing hidden."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return False
    style = str(element.get("style", "")).lower()
    return element.get("hidden") is None and not _HIDDEN.search(style)


def _is_inline(element: etree._Element) -> bool:
    """Return whether an element and all it contains are within a line."""
    return element.tag in _INLINE and all(_is_inline(child) for child in element)


def _inline(element: etree._Element) -> Iterator[str]:
    if not _is_printed(element):
        return
    if element.tag == "sup" and element.text_content().strip().isdecimal():
        yield superscript(element.text_content().strip())
        return
    yield element.text or ""
    for child in element:
        yield from _inline(child)
        yield child.tail or ""


def _lines(text: str) -> Iterator[Line]:
    stripped = _SPACES.sub(" ", text).strip(" ")
    if stripped:
        yield Line(stripped)


def _rows(table: etree._Element) -> list[TableRow[Line]]:
    rows = table.xpath("tr | thead/tr | tbody/tr | tfoot/tr")
    return [tuple(map(_cell, row.xpath("td | th"))) for row in rows]


def _cell(cell: etree._Element) -> Cell[Line]:
    return Cell(tuple(line for line in _blocks(cell) if line.text))
