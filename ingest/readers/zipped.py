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

_OTHERS = {
    "application/epub": "sách điện tử EPUB, chưa đọc được",
    "FixedDocSeq.fdseq": "tệp XPS, chưa đọc được",
    "FixedDocumentSequence.fdseq": "tệp XPS, chưa đọc được",
    "Index/Document.iwa": "tệp của Apple Pages, Numbers hoặc Keynote, chưa đọc được",
    "META-INF/MANIFEST.MF": "chương trình, không phải văn bản",
}
"""By a member or the media type, the names of formats that nobody reads."""


def read_zipped(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a document that is a zip archive, by what it says that it is.

    Raises:
        EncryptedFileError: it is locked by a password.
        UnsupportedFormatError: it is of another kind.
        UnreadableFileError: it is damaged or unpacks to too much.

    """
    package = Package(data, filename)
    media_type = _media_type(package)
    if media_type.startswith(ODT):
        return read_odt(data, filename, programs)
    if any(each in media_type for each in _SHEETS):
        return read_spreadsheet(data, filename, programs)
    if any(each in media_type for each in _SLIDES):
        raise UnsupportedFormatError(f"{filename}: bản trình chiếu, chưa đọc được")
    if media_type.startswith(_ODF):
        raise UnsupportedFormatError(f"{filename}: bản vẽ hoặc biểu mẫu OpenDocument")
    for member, name in _OTHERS.items():
        if package.has(member) or member in media_type:
            raise UnsupportedFormatError(f"{filename}: {name}")
    return read_docx(data, filename, programs)


def _media_type(package: Package) -> str:
    """Return what an OpenDocument file says that it is, or the main part of another."""
    stated = package.read("mimetype")
    if stated is not None:
        return stated.decode("ascii", "replace").strip()
    types = package.part(TYPES_OF_PARTS)
    kinds = () if types is None else (each.get("ContentType") for each in types)
    return next((kind for kind in kinds if kind and ".main+xml" in kind), "")
