"""Drafts that somebody waits for, read in processes beside those of imports."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from ingest.programs import DocxConverter
from ingest.readers.ole import MAGIC as OLE
from schemas.document import ParsedDocument
from service.intake.parsers import LocalParsers


class DraftReader:
    """Reads drafts by *parsers*; *entered* gives room to one of them.

    *convert_to_docx* is LibreOffice, if it is there.
    """

    def __init__(
        self,
        parsers: LocalParsers,
        entered: Callable[[], AbstractContextManager[None]],
        convert_to_docx: DocxConverter | None = None,
    ) -> None:
        self._parsers = parsers
        self._entered = entered
        self._convert_to_docx = convert_to_docx

    def read(self, data: bytes, filename: str) -> ParsedDocument:
        """Return what was found in a draft.

        Raises:
            BusyError: too many drafts are waiting to be read.
            UnreadableFileError: it cannot be read, or not within the limits.

        """
        with self._entered():
            return self._parsers.read(data, filename)

    def as_word_file(self, data: bytes, filename: str) -> tuple[bytes, str]:
        """Return a .doc draft as a DOCX file with its name; others as they are.

        Where LibreOffice is not there, it is left as it is, too.

        Raises:
            BusyError: too many drafts are waiting.
            UnreadableFileError: LibreOffice cannot read it.

        """
        if self._convert_to_docx is None or not data.startswith(OLE):
            return data, filename
        with self._entered():
            return self._convert_to_docx(data), f"{filename}x"
