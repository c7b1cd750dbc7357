"""Blanks of a letterhead, and numbers that were stamped beside them.

The number and the day of a document are stamped where its letterhead leaves room. A
stamp is smaller, and often a little above or below the line.
"""

from collections.abc import Iterator
from itertools import pairwise

from ingest.readers.page.rows import Row, Word

_ROWS_OF_HEAD = 20  # below are no blanks for number and day
_WIDE = 1.5  # times the height of a word; the next word is closer
_NEAR = 1.2  # times the height of a row, up or down
_ALONE = 1.5  # times its height that a stamp is away from the words of its own row
_OF_NUMBER, _OF_DAY = frozenset({"Số:", "Số"}), frozenset({"ngày", "tháng", "năm"})
_SPACE = 0.15  # of the height of a word; a footnote mark is closer to it


def is_value(number: Word, before: Word) -> bool:
    """Return whether a number is the value of the word before it: ``Số: 95``."""
    if before.text in _OF_NUMBER:
        return True
    space = _SPACE * before.height
    return before.text in _OF_DAY and number.left - before.right > space


def fill_blanks(rows: list[Row]) -> list[Row]:
    """Return rows whose blanks hold the numbers that are stamped above or below."""
    filled = list(rows)
    for index, row in enumerate(rows[:_ROWS_OF_HEAD]):
        for blank in _blanks(row):
            for beside in (index - 1, index + 1):
                if 0 <= beside < len(filled):
                    _fill(blank, filled, index, beside)
    return [row for row in filled if row]


def _blanks(row: Row) -> Iterator[Word]:
    """Yield the blanks of a row, as words without letters."""
    for before, after in pairwise(row):
        if before.text in _OF_NUMBER or before.text in _OF_DAY:
            wide = _WIDE * before.height
            if after.left - before.right > wide:
                yield before._replace(text="", left=before.right, right=after.left)


def _fill(blank: Word, rows: list[Row], index: int, beside: int) -> None:
    """Move the number stamped on the row *beside* a blank onto the row of the blank."""
    stamps = [word for word in rows[beside] if _belongs(word, blank, rows[beside])]
    if len(stamps) != 1:
        return
    (stamp,) = stamps
    rows[beside] = [word for word in rows[beside] if word is not stamp]
    on_line = stamp._replace(top=blank.top, bottom=blank.bottom)
    rows[index] = sorted([*rows[index], on_line], key=lambda word: word.left)


def _belongs(word: Word, blank: Word, row: Row) -> bool:
    """Return whether a word is a number that stands alone beside a blank."""
    across = (word.left + word.right) / 2
    return (
        word.text.isdecimal()
        and blank.left < across < blank.right
        and abs(word.middle - blank.middle) < _NEAR * blank.height
        and _is_alone(word, row)
    )


def _is_alone(word: Word, row: Row) -> bool:
    room = _ALONE * word.height
    return all(
        other is word
        or other.left > word.right + room
        or other.right < word.left - room
        for other in row
    )
