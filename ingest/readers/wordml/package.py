"""A Word file, or one like it, as a package of XML parts, with limits of size."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from ingest.readers.wordml.xml_names import DOCUMENT
from schemas.errors import UnreadableFileError, UnsupportedFormatError

MOST_XML = 64 * 1024 * 1024
"""Bytes of all parts that are read, unpacked: beyond them, a zip bomb."""
MOST_UNPACKED = 1024 * 1024 * 1024
"""Bytes of all members as they are declared; ``zipfile`` unpacks no more of them."""

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

    def names(self, start: str) -> list[str]:
        """Return the names of the XML parts that begin with *start*."""
        names = self._zip.namelist()
        return sorted(n for n in names if n.startswith(start) and n.endswith(".xml"))

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part, always the same; None if there is no such part.

        Raises:
            UnreadableFileError: the part is damaged, or unpacks to too much.

        """
        if name not in self._parts:
            if name not in self._zip.namelist():
                return None
            with damage_refused(self._filename, self._kind):
                self._parts[name] = parsed_xml(self._unpack(name))
        return self._parts[name]

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
