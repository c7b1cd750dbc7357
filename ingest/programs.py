"""External programs that reading may need, handed in as arguments.

``ingest`` itself starts no process; ``service.intake.programs`` does.
"""

from dataclasses import dataclass
from typing import NamedTuple, Protocol


class NumberWord(NamedTuple):
    """A word with digits or in capitals, as in a document's number.

    ``start`` and ``end`` are fractions of the width of its line.
    """

    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """One line that OCR saw; the box is in pixels of the picture.

    ``by_hand``: some of its digits are handwritten.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float  # 0 to 1
    by_hand: bool = False
    number_words: tuple[NumberWord, ...] = ()
    words: tuple[tuple[float, float], ...] = ()
    """Where each word begins and ends, as fractions of the width of the line."""


class Recogniser(Protocol):
    """OCR: picture of a page → its lines."""

    def __call__(self, picture: bytes) -> tuple[RecognisedLine, ...]:
        """Return the lines of a picture (a TIFF file) from top to bottom.

        Raises:
            UnreadableFileError: the program failed or took too long.

        """


@dataclass(frozen=True, slots=True)
class Column:
    """The signs that a narrow column of a line may hold, each with its likelihood.

    ``""`` stands for none; unlikely signs are left out.
    """

    signs: tuple[tuple[str, float], ...]


class HandwritingReader(Protocol):
    """A reader of handwriting: picture of one line → its columns."""

    def __call__(self, line: bytes) -> tuple[Column, ...]:
        """Return the columns of a line (a TIFF file), from left to right.

        They are equally wide; a sign that spans several columns appears in each.
        """


class DocConverter(Protocol):
    """Word 97-2003 (.doc) → plain text."""

    def __call__(self, data: bytes) -> str:
        """Return the text of the file.

        Raises:
            UnreadableFileError: the program failed or took too long.

        """


class DocxConverter(Protocol):
    """Word 97-2003 (.doc) → DOCX, with its text boxes and tracked changes."""

    def __call__(self, data: bytes) -> bytes:
        """Return the DOCX file.

        Raises:
            UnreadableFileError: the program failed or took too long.

        """


@dataclass(frozen=True, slots=True)
class Programs:
    """The available programs; None for one that is not installed.

    ``at_once``: how many pictures ``recognise`` accepts in parallel.
    """

    recognise: Recogniser | None = None
    read_handwriting: HandwritingReader | None = None
    convert_doc: DocConverter | None = None
    at_once: int = 1
    convert_to_docx: DocxConverter | None = None
