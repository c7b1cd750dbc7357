"""Where a page ends, so that the next one starts there, whatever arrives meanwhile."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from schemas.errors import QuerySyntaxError
from schemas.search import SearchEntry, SortOrder
from service.search import fields


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last document of a page: its rank, and how many were shown up to it.

    Documents are ordered by ``score``, then by ``figure``, greater ones first.
    ``state`` is that of the index: once it has changed, so may have scores. What is
    after a ``:`` is where the index keeps that state for a while.
    """

    sort: SortOrder
    score: float
    figure: int
    seen: int
    state: str = ""


def digest_of(state: str) -> str:
    """Return *state* in a few letters."""
    return blake2b(state.encode(), digest_size=6).hexdigest()


def is_same(state: str, other: str) -> bool:
    """Return whether two states of the index are one, wherever it is kept."""
    return state.partition(":")[0] == other.partition(":")[0]


def figure_of(entry: SearchEntry, sort: SortOrder) -> int:
    """Return the figure that orders *entry* among those of its score."""
    if sort is SortOrder.OLDEST:
        return fields.oldest_first(entry)
    return fields.newest_first(entry)


def write_cursor(cursor: Cursor) -> str:
    """Return *cursor* as a word that is safe in a URL."""
    row = (cursor.sort.value, cursor.score, cursor.figure, cursor.seen, cursor.state)
    return urlsafe_b64encode(msgspec.json.encode(row)).decode().rstrip("=")


def read_cursor(word: str, sort: SortOrder) -> Cursor:
    """Return the cursor written by ``write_cursor`` for the order *sort*.

    Raises:
        QuerySyntaxError: It is not a cursor, or one of another order.

    """
    try:
        row = urlsafe_b64decode(word.encode() + b"=" * (-len(word) % 4))
        found = _cursor(row)
    except (ValueError, msgspec.MsgspecError):
        raise QuerySyntaxError(f"Không phải dấu trang: “{word}”.") from None
    if found.sort is not sort:
        raise QuerySyntaxError("Dấu trang này của một thứ tự khác.")
    return found


def _cursor(row: bytes) -> Cursor:
    """Return the cursor written in *row*; older ones have no state."""
    try:
        kept = msgspec.json.decode(row, type=tuple[SortOrder, float, int, int, str])
    except msgspec.ValidationError:
        return Cursor(*msgspec.json.decode(row, type=tuple[SortOrder, float, int, int]))
    return Cursor(*kept)
