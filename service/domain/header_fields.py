"""Fields of a header as a person writes them, read by the parser's own rules."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from ingest.grammar.date import read_date
from ingest.grammar.doc_type import doc_type_named
from ingest.grammar.written_number import read_number
from schemas.codec import from_plain, to_plain
from schemas.document import Header
from schemas.errors import CorrectionError
from schemas.number import DocumentNumber
from schemas.spelling.characters import collapse_spaces


def read_field(field: str, text: str) -> Any:
    """Return the value that *text* gives to *field*, as plain JSON; blank: None.

    Raises:
        CorrectionError: there is no such field, or the text cannot be read as it.

    """
    if field not in FIELDS:
        raise CorrectionError(f"{field} ({', '.join(FIELDS)})")
    return FIELDS[field](text) if text.strip() else None


def corrected(header: Header, field: str, value: Any) -> Header:
    """Return *header* with *value*, which ``read_field`` made, as *field*."""
    match field:
        case "number":
            number = from_plain(DocumentNumber, value) if value else None
            return replace(header, number=number)
        case "issued_on":
            return replace(
                header, issued_on=date.fromisoformat(value) if value else None
            )
        case "signer":
            return replace(header, signer=replace(header.signer, name=value))
    return replace(header, **{field: value})


def field_text(header: Header, field: str) -> str | None:
    """Return a field of *header* as one reads it."""
    value = header.signer.name if field == "signer" else getattr(header, field)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value) if value is not None else None


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


FIELDS: dict[str, Callable[[str], Any]] = {
    "number": _number,
    "doc_type": _kind,
    "issuer": collapse_spaces,
    "place": collapse_spaces,
    "issued_on": _day,
    "subject": collapse_spaces,
    "signer": collapse_spaces,
}
"""The fields that can be corrected, and how each is read."""
