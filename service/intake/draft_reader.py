"""Drafts that somebody waits for, read in processes beside those of imports."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from schemas.document import ParsedDocument
from service.intake.parsers import LocalParsers


class DraftReader:
    """Reads drafts by *parsers*; *entered* gives room to one of them."""

    def __init__(
        self,
        parsers: LocalParsers,
        entered: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._parsers = parsers
        self._entered = entered

    def read(self, data: bytes, filename: str) -> ParsedDocument:
        """Return what was found in a draft.

        Raises:
            BusyError: too many drafts are waiting to be read.
            UnreadableFileError: it cannot be read, or not within the limits.

        """
        with self._entered():
            return self._parsers.read(data, filename)
