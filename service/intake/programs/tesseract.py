"""tesseract: pictures of pages → lines."""

import csv
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import groupby, pairwise
from statistics import median

from ingest.programs import NumberWord, RecognisedLine
from service.intake.programs.process import output_of
from service.intake.programs.slots import slot

LANGUAGE = "vie"
_LONGEST = 60  # seconds for a page
_OF_NUMBERS = re.compile(r"\d|/|[A-ZĐ]{2}")  # words that may be part of a number
_ACCENTS = " ˆ˜´¨¯˘˙˚"
_WORD = "5"  # level of the rows that are words
# after such a gap another column begins: in heights of a letter; the same for a line of
# many words, whose usual gap is known, and in multiples of that gap
_WIDE_GAP = 2.0
_UNUSUAL_GAP = 1.2
_USUAL_GAPS = 3.5
# the columns of a letterhead may be nearer: place and date, or the national heading
_GAPS_OF_HEAD = 2.0
_RIGHT_OF_HEAD = re.compile(r"CỘNG H|Độc lập|[A-ZĐ][^,.;\d]{1,30}, ?ngày\b")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program at *path*, *at_once* in parallel; see ``Recogniser``."""

    path: str
    at_once: int = 1

    def __call__(self, picture: bytes) -> tuple[RecognisedLine, ...]:
        """Return the lines of a picture; a line across two columns is split.

        Raises:
            UnreadableFileError: the program failed or took too long.

        """
        with slot("tesseract", self.at_once), tempfile.NamedTemporaryFile() as file:
            file.write(picture)  # from a pipe it reads letter by letter
            file.flush()
            # one thread per page, since several pages are read in parallel
            command = [self.path, file.name, "stdout", "-l", LANGUAGE, "tsv"]
            table = output_of(command, None, _LONGEST, {"OMP_THREAD_LIMIT": "1"})
        return tuple(lines_of_tsv(table))


def lines_of_tsv(table: str) -> Iterator[RecognisedLine]:
    """Yield the lines of a TSV table of words written by tesseract."""
    rows = csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row["level"] == _WORD and _is_word(row["text"])]
    for _, line in groupby(words, key=_line_of):
        for run in _runs(list(line)):
            yield _recognised(run)


def _is_word(text: str) -> bool:
    """Return whether a text has letters, and not accents alone: those are dirt."""
    return bool(text.strip(_ACCENTS))


def _line_of(word: Row) -> tuple[str, ...]:
    return word["page_num"], word["block_num"], word["par_num"], word["line_num"]


def _runs(line: list[Row]) -> Iterator[list[Row]]:
    """Split a line at gaps so wide that they separate columns."""
    usual = median([_gap(before, word) for before, word in pairwise(line)] or [0])
    wide = _widest_gap(line, usual)
    run = line[:1]
    for at, (before, word) in enumerate(pairwise(line), 1):
        gap = _gap(before, word)
        if gap > wide or (gap > _GAPS_OF_HEAD * usual and _parts_head(run, line[at:])):
            yield run
            run = []
        run.append(word)
    yield run


def _parts_head(left: list[Row], right: list[Row]) -> bool:
    """Return whether words are of the left and of the right column of a letterhead."""
    return _text(left).isupper() and bool(_RIGHT_OF_HEAD.match(_text(right)))


def _widest_gap(line: list[Row], usual: float) -> float:
    """Return how far apart words of one column may be."""
    height = median(int(word["height"]) for word in line)
    unusual = max(_UNUSUAL_GAP * height, _USUAL_GAPS * usual)
    return min(_WIDE_GAP * max(int(word["height"]) for word in line), unusual)


def _gap(before: Row, word: Row) -> int:
    return int(word["left"]) - _right(before)


def _recognised(words: list[Row]) -> RecognisedLine:
    letters = sum(len(word["text"]) for word in words)
    sureness = sum(len(word["text"]) * float(word["conf"]) for word in words)
    left, right = min(int(word["left"]) for word in words), max(map(_right, words))
    of_numbers = (word for word in words if _OF_NUMBERS.search(word["text"]))
    return RecognisedLine(
        text=_text(words),
        left=left,
        top=min(int(word["top"]) for word in words),
        right=right,
        bottom=max(int(word["top"]) + int(word["height"]) for word in words),
        confidence=max(0.0, sureness / letters / 100),
        number_words=tuple(_number_word(each, left, right) for each in of_numbers),
        words=tuple(_share(each, left, right) for each in words),
    )


def _text(words: list[Row]) -> str:
    return " ".join(word["text"] for word in words)


def _number_word(word: Row, left: int, right: int) -> NumberWord:
    return NumberWord(*_share(word, left, right), float(word["conf"]) / 100)


def _share(word: Row, left: int, right: int) -> tuple[float, float]:
    """Return where a word of a line begins and ends, as fractions of its width."""
    width = max(1, right - left)
    return (int(word["left"]) - left) / width, (_right(word) - left) / width


def _right(word: Row) -> int:
    return int(word["left"]) + int(word["width"])
