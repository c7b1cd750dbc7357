"""A Word file, or one like it, as a package of XML parts, with limits of size."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from ingest.readers.wordml.relationships import Relationships
from ingest.readers.wordml.xml_names import DOCUMENT, STRICT
from schemas.errors import UnreadableFileError, UnsupportedFormatError

MOST_XML = 64 * 1024 * 1024
"""Bytes of all parts that are read, unpacked: beyond them, a zip bomb."""
MOST_UNPACKED = 1024 * 1024 * 1024
"""Bytes of all members as they are declared; ``zipfile`` unpacks no more of them."""

MOST_INNER = 5
"""How many Word files may lie inside each other."""
WORD_KIND = "Word"

_ZIP = b"PK"
_DAMAGE = (  # what damaged archives and damaged XML are known to raise
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)


class Package:
    """The parts of a Word file; its name and *kind* are for messages.

    Raises:
        UnsupportedFormatError: the file is no zip archive, or one that is not of Word.
        UnreadableFileError: the file is damaged, or unpacks to too much.

    """

    def __init__(self, data: bytes, filename: str, kind: str = WORD_KIND) -> None:
        if not data.startswith(_ZIP):
            raise UnsupportedFormatError(f"{filename}: không phải tệp DOCX")
        self._filename, self._kind = filename, kind
        with damage_refused(filename, kind):
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        if sum(each.file_size for each in self._zip.infolist()) > MOST_UNPACKED:
            raise self._too_large()
        self._left = MOST_XML
        self._parts: dict[str, etree._Element] = {}
        self._strict: set[str] = set()  # parts in the names of Strict Open XML
        self._relationships = Relationships(self._related_root)
        self._depth = 1  # of packages inside each other
        self.unread = 0
        """How many files that this one takes in whole could not be read."""

    def actual_name(self, usual: str) -> str:
        """Return the name that a part has in this file, by its usual one."""
        return self._relationships.actual_name(usual)

    def related(self, kind: str) -> list[str]:
        """Return the names of the main part's *kind* of parts: ``header``."""
        usual = (name for name in self.names(f"word/{kind}"))
        return self._relationships.targets(kind) or list(usual)

    def has(self, name: str) -> bool:
        """Return whether there is a member of that very name."""
        return name in self._zip.namelist()

    def chunk(self, identity: str) -> bytes:
        """Return a file in another format that the main part takes in whole.

        Raises:
            UnreadableFileError: it is not there, is damaged, or unpacks to too much.

        """
        name = self._relationships.target_of(identity)
        data = self.read(name) if name else None
        if data is None:
            raise UnreadableFileError(f"{self._filename}: thiếu phần {identity}")
        return data

    def inner(self, data: bytes) -> "Package | None":
        """Return a Word file that lies in this one, None if *data* is none.

        Raises:
            UnreadableFileError: it is damaged, unpacks to too much, or lies too deep.

        """
        if not data.startswith(_ZIP):
            return None
        if self._depth == MOST_INNER:
            raise UnreadableFileError(f"{self._filename}: lồng nhau quá sâu")
        inner = Package(data, self._filename, self._kind)
        inner._depth, inner._left = self._depth + 1, self._left  # ours
        return inner

    def names(self, start: str) -> list[str]:
        """Return the names of the XML parts that begin with *start*."""
        names = self._zip.namelist()
        return sorted(n for n in names if n.startswith(start) and n.endswith(".xml"))

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part, always the same; None if there is no such part.

        *name* is the usual one: what this file calls it is found by relationships.

        Raises:
            UnreadableFileError: the part is damaged, or unpacks to too much.

        """
        return self._root(self.actual_name(name))

    def _root(self, name: str) -> etree._Element | None:
        if name not in self._parts:
            if name not in self._zip.namelist():
                return None
            with damage_refused(self._filename, self._kind):
                self._parts[name] = parsed_xml(self._in_usual_names(name))
        return self._parts[name]

    def _related_root(self, name: str) -> etree._Element | None:
        """Return the root of a list of relationships; a damaged one lists none."""
        try:
            return self._root(name)
        except UnreadableFileError:
            return None

    def _in_usual_names(self, name: str) -> bytes:
        xml = self._unpack(name)
        for strict, usual in STRICT.items():
            if strict.encode() in xml:
                self._strict.add(name)
                xml = xml.replace(strict.encode(), usual.encode())
        return xml

    def read(self, name: str) -> bytes | None:
        """Return a member as it is, None if there is none of that name.

        Raises:
            UnreadableFileError: it is damaged, or unpacks to too much.

        """
        if name not in self._zip.namelist():
            return None
        with damage_refused(self._filename, self._kind):
            return self._unpack(name)

    def document(self) -> etree._Element:
        """Return the root of the text itself.

        Raises:
            UnsupportedFormatError: the zip archive has none.
            UnreadableFileError: it is damaged, or unpacks to too much.

        """
        root = self.part(DOCUMENT)
        if root is None:
            raise UnsupportedFormatError(
                f"{self._filename}: tệp nén, không phải văn bản Word"
            )
        return root

    def _unpack(self, name: str) -> bytes:
        with self._zip.open(name) as part:
            xml = part.read(self._left + 1)
        self._left -= len(xml)
        if self._left < 0:
            raise self._too_large()
        return xml

    def _too_large(self) -> UnreadableFileError:
        return UnreadableFileError(
            f"{self._filename}: tệp {self._kind} giải nén ra quá lớn"
        )


@contextmanager
def damage_refused(filename: str, kind: str = WORD_KIND) -> Iterator[None]:
    """Raise an ``UnreadableFileError`` for what damaged files raise."""
    try:
        yield
    except _DAMAGE as error:
        raise UnreadableFileError(f"{filename}: tệp {kind} bị hỏng") from error


def parsed_xml(data: bytes) -> etree._Element:
    """Return the root of an XML file, whose entities stay as they are.

    Raises:
        etree.XMLSyntaxError: it is damaged.

    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=False
    )
    return etree.fromstring(data, parser)
