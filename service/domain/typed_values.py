"""What a person types as a field of a header, read by the parser's own rules."""

from collections.abc import Callable
from datetime import date
from typing import Any

from ingest.grammar.date import read_date
from ingest.grammar.doc_type import doc_type_named
from ingest.grammar.secrecy_mark import SECRECY, secrecy_mark
from ingest.grammar.written_number import read_number
from schemas.archival_reference import ORIGINALITIES
from schemas.codec import to_plain
from schemas.errors import CorrectionError
from schemas.review import READING
from schemas.spelling.characters import collapse_spaces
from service.domain.header_fields import FIELDS


def read_field(field: str, text: str) -> Any:
    """Return the value that *text* gives to *field*, as plain JSON; blank: None.

    Raises:
        CorrectionError: there is no such field, or the text cannot be read as it.

    """
    if field not in FIELDS:
        raise CorrectionError(f"{field} ({', '.join(FIELDS)})")
    return _READERS.get(field, collapse_spaces)(text) if text.strip() else None


def _number(text: str) -> Any:
    number = read_number(text)
    if number is None or collapse_spaces(str(number)) != collapse_spaces(text):
        raise CorrectionError(f"{text} (số, ký hiệu như 48/KH-VKS)")
    return to_plain(number)


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        found = read_date(text)
        if found is None:
            raise CorrectionError(f"{text} (ngày như 10/01/2022)") from None
        day = found
    return day.isoformat()


def _kind(text: str) -> str:
    try:
        return doc_type_named(text)
    except KeyError:
        raise CorrectionError(f"{text} (tên loại như Kế hoạch)") from None


def _level(text: str) -> str:
    level = secrecy_mark(text.upper())
    if level is None:
        raise CorrectionError(f"{text} ({', '.join(SECRECY)})")
    return level


def _originality(text: str) -> str:
    found = collapse_spaces(text).lower()
    if found not in ORIGINALITIES:
        raise CorrectionError(f"{text} ({', '.join(ORIGINALITIES)})")
    return found


def _names(text: str) -> list[str]:
    """Read names with commas between them."""
    found = map(collapse_spaces, text.split(","))
    return sorted({each.strip() for each in found if each.strip()})


def _doubts(text: str) -> list[str]:
    """Read codes of doubts of how a file was read, with commas between them."""
    found = _names(text)
    if not READING.keys() >= set(found):
        raise CorrectionError(f"{text} ({', '.join(READING)})")
    return found


_READERS: dict[str, Callable[[str], Any]] = {
    "number": _number,
    "doc_type": _kind,
    "issued_on": _day,
    "secrecy": _level,
    "groups": _names,
    "reading": _doubts,
    "originality": _originality,
}
"""How a field is read; the others are plain text, taken as typed."""
