"""Pictures of pages: OCR."""

from ingest.programs import Programs
from schemas.document import Reading
from schemas.errors import NoTextError


def read_scan(data: bytes, filename: str, programs: Programs) -> Reading:
    """Read a picture.

    Raises:
        NoTextError: there is no OCR.

    """
    del data, programs
    raise NoTextError(f"{filename}: tệp ảnh, cần OCR để đọc")
