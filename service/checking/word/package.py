"""A DOCX file as a bundle of parts: read, changed, written as another file."""

import io
import zipfile

from lxml import etree

from schemas.errors import UnreadableFileError, UnsupportedFormatError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
FOOTNOTES = "word/footnotes.xml"
ENDNOTES = "word/endnotes.xml"
COMMENTS = "word/comments.xml"
MOST_XML = 64 * 1024 * 1024  # bytes of one part, unpacked: beyond it a zip bomb

_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_R = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_T = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Package:
    """The parts of a DOCX file; those asked for as XML are written as they became.

    Raises:
        UnsupportedFormatError: the file is not one of Word.
        UnreadableFileError: the file is damaged, or unpacks to too much.

    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise UnsupportedFormatError("không phải tệp DOCX") from error
        if DOCUMENT not in self._zip.namelist():
            raise UnsupportedFormatError("không phải tệp DOCX")
        self._parts: dict[str, etree._Element] = {}

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part, None if there is no such part."""
        if name not in self._parts:
            if name not in self._zip.namelist():
                return None
            self._parts[name] = self._parsed(name)
        return self._parts[name]

    def document(self) -> etree._Element:
        """Return the root of the text itself."""
        root = self.part(DOCUMENT)
        if root is None:
            raise UnsupportedFormatError("không phải tệp DOCX")
        return root

    def comments(self) -> etree._Element:
        """Return the root of the comments, made and made known where missing."""
        relations = self._part_or_new(_RELATIONS, f"{_R}Relationships", None)
        for relation in relations:
            if relation.get("Type") == _KIND:
                name = _absolute(relation.get("Target", ""))
                return self._part_or_new(name, f"{W}comments", "w")
        _add_relation(relations)
        types = self._part_or_new(_TYPES, f"{_T}Types", None)
        etree.SubElement(
            types, f"{_T}Override", PartName=f"/{COMMENTS}", ContentType=_CONTENT
        )
        return self._part_or_new(COMMENTS, f"{W}comments", "w")

    def written(self) -> bytes:
        """Return the file with the parts as they are now; all others unchanged."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self._zip.infolist():
                if entry.filename not in self._parts:
                    target.writestr(entry, self._zip.read(entry))
            for name, root in self._parts.items():
                target.writestr(name, _serialised(root))
        return out.getvalue()

    def _part_or_new(self, name: str, tag: str, prefix: str | None) -> etree._Element:
        root = self.part(name)
        if root is None:
            namespace = etree.QName(tag).namespace
            root = etree.Element(tag, nsmap={prefix: namespace})
            self._parts[name] = root
        return root

    def _parsed(self, name: str) -> etree._Element:
        with self._zip.open(name) as part:
            xml = part.read(MOST_XML + 1)
        if len(xml) > MOST_XML:
            raise UnreadableFileError("tệp Word giải nén ra quá lớn")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False
        )
        try:
            return etree.fromstring(xml, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableFileError("tệp Word bị hỏng") from error


def _add_relation(relations: etree._Element) -> None:
    taken = {each.get("Id") for each in relations}
    number = next(n for n in range(1, len(taken) + 2) if f"rIdVankho{n}" not in taken)
    etree.SubElement(
        relations,
        f"{_R}Relationship",
        Id=f"rIdVankho{number}",
        Type=_KIND,
        Target="comments.xml",
    )


def _absolute(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"word/{target}"


def _serialised(root: etree._Element) -> bytes:
    xml: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return xml
