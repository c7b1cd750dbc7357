"""Documents that are zip archives: Word, OpenDocument, spreadsheets."""

from ingest.programs import Programs
from ingest.readers.opendocument.odt import MEDIA_TYPE as ODT
from ingest.readers.opendocument.odt import read_odt
from ingest.readers.spreadsheet import read_spreadsheet
from ingest.readers.wordml.docx import read_docx
from ingest.readers.wordml.package import Package
from ingest.readers.wordml.xml_names import TYPES_OF_PARTS
from schemas.document import Reading
from schemas.errors import UnsupportedFormatError

_ODF = "application/vnd.oasis.opendocument"
_SHEETS = (f"{_ODF}.spreadsheet", "spreadsheetml.", "ms-excel.")
_SLIDES = (f"{_ODF}.presentation", "presentationml.", "ms-powerpoint.")


def read_zipped(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a document that is a zip archive, by what it says that it is.

    Raises:
        EncryptedFileError: it is locked by a password.
        UnsupportedFormatError: it is of another kind.
        UnreadableFileError: it is damaged or unpacks to too much.

    """
    media_type = _media_type(Package(data, filename))
    if media_type.startswith(ODT):
        return read_odt(data, filename, programs)
    if any(each in media_type for each in _SHEETS):
        return read_spreadsheet(data, filename, programs)
    if any(each in media_type for each in _SLIDES):
        raise UnsupportedFormatError(f"{filename}: bản trình chiếu, chưa đọc được")
    if media_type.startswith(_ODF):
        raise UnsupportedFormatError(f"{filename}: bản vẽ hoặc biểu mẫu OpenDocument")
    return read_docx(data, filename, programs)


def _media_type(package: Package) -> str:
    """Return what an OpenDocument file says that it is, or the main part of another."""
    stated = package.read("mimetype")
    if stated is not None:
        return stated.decode("ascii", "replace").strip()
    types = package.part(TYPES_OF_PARTS)
    kinds = () if types is None else (each.get("ContentType") for each in types)
    return next((kind for kind in kinds if kind and ".main+xml" in kind), "")
