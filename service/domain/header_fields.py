"""Fields of a header that a person may correct, and corrected headers.

How a value is read from what a person types is in ``typed_values``: it needs the
parser's grammar, and who shows a document does without.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from schemas.codec import from_plain
from schemas.document import Header
from schemas.document_names import PRINTED, UNPRINTED
from schemas.number import DocumentNumber

FIELDS = PRINTED + UNPRINTED
"""The fields that can be corrected; ``schemas.document_names`` says what they are."""


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
        case field if field in UNPRINTED:
            return header
    return replace(header, **{field: value})
