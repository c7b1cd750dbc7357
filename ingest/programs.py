"""Programs of the system that reading may need, handed in as arguments.

``ingest`` itself starts no process: what does lives in ``service.intake.programs``.
"""

from dataclasses import dataclass
from typing import NamedTuple, Protocol


class NumberWord(NamedTuple):
    """A word with digits or of capitals, as those of documents' numbers are.

    ``start`` and ``end`` are shares of the width of its line.
    """

    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """One line that OCR saw; the box is in pixels of the picture.

    ``by_hand``: a pen wrote digits of it.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float  # 0 to 1
    by_hand: bool = False
    number_words: tuple[NumberWord, ...] = ()


class Recogniser(Protocol):
    """OCR: a picture of a page to its lines."""

    def __call__(self, picture: bytes) -> tuple[RecognisedLine, ...]:
        """Return the lines of a picture (a TIFF file) from top to bottom.

        Raises:
            UnreadableFileError: the program failed or took too long.

        """


@dataclass(frozen=True, slots=True)
class Column:
    """What may stand in a narrow column of a line: signs, and how likely each is.

    ``""`` stands for none; unlikely signs are left out.
    """

    signs: tuple[tuple[str, float], ...]


class HandwritingReader(Protocol):
    """A reader of handwriting: the picture of one line to its columns."""

    def __call__(self, line: bytes) -> tuple[Column, ...]:
        """Return the columns of a line (a TIFF file), from left to right.

        They are equally wide. A sign that goes on in the next column is the same sign.
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
    read_handwriting: HandwritingReader | None = None
    convert_doc: DocConverter | None = None
    at_once: int = 1
