"""Programs of the system that reading may need, handed in as arguments.

``ingest`` itself starts no process: what does lives in ``service.programs``.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """One line that OCR saw; the box is in pixels of the picture."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float  # 0 to 1


class Recogniser(Protocol):
    """OCR: a picture of a page to its lines."""

    def __call__(self, picture: bytes) -> tuple[RecognisedLine, ...]:
        """Return the lines of a picture (a TIFF file) from top to bottom.

        Raises:
            UnreadableFileError: the program failed or took too long.

        """


class DocConverter(Protocol):
    """Word 97-2003 (.doc) to plain text."""

    def __call__(self, data: bytes) -> str:
        """Return the text of the file.

        Raises:
            UnreadableFileError: the program failed or took too long.

        """


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs there are; None where one is not installed.

    ``at_once``: how many pictures may be given to ``recognise`` at a time.
    """

    recognise: Recogniser | None = None
    convert_doc: DocConverter | None = None
    at_once: int = 1
