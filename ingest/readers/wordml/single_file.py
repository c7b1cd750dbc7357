"""Word files that are one XML file: flat packages, and those of Word 2003.

Both are made into the package that other Word files are, of the parts that are read.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from ingest.programs import Programs
from ingest.readers.wordml.docx import read_docx
from ingest.readers.wordml.package import MOST_XML, damage_refused, parsed_xml
from ingest.readers.wordml.xml_names import DOCUMENT, FOOTNOTES, STYLES, WORD, W
from schemas.document import Reading
from schemas.errors import UnreadableFileError

_FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
_WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
_HINTS = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_NOTES = "{http://schemas.microsoft.com/aml/2001/core}"
_BEGINNING = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.{0,500}?\?>\s*|<!--.{0,500}?-->\s*)*"
    rb"(?:<pkg:package|<w:wordDocument)\b",
    re.DOTALL,
)
_SEARCHED = 4_096  # bytes
_UNPRINTED = frozenset({"Word.Deletion", "Word.Comment"})
_RUNNING = {"hdr": "header", "ftr": "footer"}


def starts_as_word_xml(data: bytes) -> bool:
    """Return whether the first bytes are those of a Word file in one XML file."""
    return _BEGINNING.match(data[:_SEARCHED]) is not None


def read_word_xml(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a Word file that is one XML file.

    Raises:
        UnreadableFileError: the file is damaged or too large.

    """
    if len(data) > MOST_XML:
        raise UnreadableFileError(f"{filename}: tệp Word quá lớn")
    with damage_refused(filename):
        root = parsed_xml(data.replace(_WORD_2003.encode(), WORD.encode()))
        flat = root.tag == f"{{{_FLAT}}}package"
        parts = _flat_parts(root) if flat else _parts_of_2003(root)
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as packed:
            for name, part in parts:
                packed.writestr(name, etree.tostring(part, encoding="utf-8"))
    return read_docx(package.getvalue(), filename, programs)


def _flat_parts(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for part in root:
        inside = part.find(f"{{{_FLAT}}}xmlData")
        if inside is not None and len(inside):
            yield str(part.get(f"{{{_FLAT}}}name", "")).lstrip("/"), inside[0]


def _parts_of_2003(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts into which later versions of Word divide such a file."""
    for each in list(root.iter(f"{_NOTES}annotation")):
        if each.get(f"{W}type") in _UNPRINTED:
            _replace(each, None)
    _write_labels(root)
    yield FOOTNOTES, _footnotes(root)
    for tag, name in _RUNNING.items():
        for number, part in enumerate(list(root.iter(f"{W}{tag}")), 1):
            _replace(part, None)
            yield f"word/{name}{number}.xml", part
    styles = root.find(f"{W}styles")
    if styles is not None:
        yield STYLES, styles
    yield DOCUMENT, root


def _write_labels(root: etree._Element) -> None:
    """Write the labels of list items, which such a file keeps, before their text."""
    for listed in root.iter(f"{W}listPr"):
        label = listed.find(f"{_HINTS}t")
        properties = next(listed.iterancestors(f"{W}pPr"), None)
        if label is not None and properties is not None:
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}t").text = f"{label.get(f'{_HINTS}val', '')} "
            properties.addnext(run)


def _footnotes(root: etree._Element) -> etree._Element:
    """Return the footnotes, which stand in the text, with references in their place."""
    notes = etree.Element(f"{W}footnotes")
    for number, note in enumerate(list(root.iter(f"{W}footnote")), 1):
        reference = etree.Element(f"{W}footnoteReference")
        for each in (reference, note):
            each.set(f"{W}id", str(number))
        _replace(note, reference)
        notes.append(note)
    return notes


def _replace(element: etree._Element, by: etree._Element | None) -> None:
    """Put another element, or none, in the place of one."""
    parent = element.getparent()
    if parent is not None and by is not None:
        parent.replace(element, by)
    elif parent is not None:
        parent.remove(element)
