"""OpenDocument texts (ODT, FODT), as one page."""

from ingest.programs import Programs
from ingest.readers.opendocument.text_walk import TextWalk
from ingest.readers.wordml.package import Package, damage_refused, parsed_xml
from schemas.document import Method, Page, Reading
from schemas.errors import EncryptedFileError, UnreadableFileError

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
KIND = "OpenDocument"
_ENCRYPTED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"


def read_odt(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read an ODT file.

    Raises:
        EncryptedFileError: it is locked by a password.
        UnreadableFileError: it is damaged or unpacks to too much.

    """
    del programs
    package = Package(data, filename, KIND)
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(_ENCRYPTED), None) is not None:
        raise EncryptedFileError(f"{filename}: tệp {KIND} bị khóa bằng mật khẩu")
    content, styles = package.part("content.xml"), package.part("styles.xml")
    if content is None:
        raise UnreadableFileError(f"{filename}: tệp {KIND} bị hỏng")
    walk = TextWalk(content, content if styles is None else styles)
    return _reading(walk, filename)


def starts_as_flat_odt(data: bytes) -> bool:
    """Return whether the first bytes begin an OpenDocument text in one XML file."""
    return b"<office:document " in data[:2048] and MEDIA_TYPE.encode() in data[:16_384]


def read_flat_odt(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read an FODT file.

    Raises:
        UnreadableFileError: it is damaged.

    """
    del programs
    with damage_refused(filename, KIND):
        root = parsed_xml(data)
    return _reading(TextWalk(root, root), filename)


def _reading(walk: TextWalk, filename: str) -> Reading:
    with damage_refused(filename, KIND):
        lines = tuple(walk.lines())
    return Reading(MEDIA_TYPE, (Page(1, lines, Method.ODF),))
