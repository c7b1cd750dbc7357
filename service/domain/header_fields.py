"""Fields of a header that a person may correct, and corrected headers.

How a value is read from what a person types is in ``typed_values``: it needs the
parser's grammar, and who shows a document does without.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from schemas.codec import from_plain
from schemas.document import Header
from schemas.number import DocumentNumber

FIELDS = (
    "number", "doc_type", "issuer", "signing_organ", "place", "issued_on", "subject",
    "signer", "secrecy", "groups",
)  # fmt: skip
"""The fields that can be corrected; ``groups`` says who may read, and is no print."""


def corrected(header: Header, field: str, value: Any) -> Header:
    """Return *header* with *value*, as ``read_field`` gives it, in place of *field*."""
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
        case "groups":
            return header
    return replace(header, **{field: value})
