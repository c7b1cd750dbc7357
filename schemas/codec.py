"""Value <-> plain JSON: the one place, for events, index and API alike."""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from schemas.citation import Citation, Mention
from schemas.document import Header, ParsedDocument, Reading, Text
from schemas.number import DocumentNumber
from schemas.span import Span

Value = TypeVar("Value")


def to_plain(value: Any) -> Any:
    """Return *value* (a dataclass, or lists and dicts of them) as JSON values."""
    return msgspec.to_builtins(value, str_keys=True)


def from_plain(kind: type[Value], plain: Any) -> Value:
    """Return the value of class *kind* that ``to_plain`` made *plain* of.

    Raises:
        msgspec.ValidationError: *plain* does not have the shape of *kind*.

    """
    return msgspec.convert(plain, kind, str_keys=True)


def to_json(value: Any) -> str:
    """Return *value* as one line of JSON, letters as they are."""
    return msgspec.json.encode(value).decode("utf-8")


def from_json(text: str | bytes) -> Any:
    """Return the JSON values that ``to_json`` wrote."""
    return msgspec.json.decode(text)


def value_from_json(kind: type[Value], text: str | bytes) -> Value:
    """Return the value of class *kind* that ``to_json`` wrote, in one step.

    Raises:
        msgspec.ValidationError: *text* does not have the shape of *kind*.

    """
    found: Value = _decoder(cast("Any", kind)).decode(text)
    return found


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def text_from_json(data: bytes) -> Text:
    """Return the text of a document that ``to_json`` wrote.

    Raises:
        msgspec.ValidationError: *data* does not have the shape of a ``Text``.

    """
    return value_from_json(Text, data)


def report_of(document: ParsedDocument) -> dict[str, Any]:
    """Return what ``vankho parse --json`` prints of a document, but for its path.

    Numbers are strings, dates ISO, absent things None. ``tools/score.py`` reads it.
    """
    return {
        "header": header_report(document.header),
        "citations": [citation_report(each) for each in document.citations],
        "doubts": [to_plain(doubt) for doubt in document.doubts],
        "reading": _reading_report(document.reading, document.text),
    }


def header_report(header: Header) -> dict[str, Any]:
    """Return what the document says of itself, with where each part stands."""
    return {
        "number": number_text(header.number),
        "doc_type": header.doc_type,
        "issuer": header.issuer,
        "parent_issuer": header.parent_issuer,
        "place": header.place,
        "date": header.issued_on.isoformat() if header.issued_on else None,
        "subject": header.subject,
        "signer": to_plain(header.signer),
        "addressees": list(header.addressees),
        "recipients": list(header.recipients),
        "secrecy": header.secrecy,
        "urgency": header.urgency,
        "copy_form": header.copy_form,
        "annex_of": number_text(header.annex_of),
        "spans": {name: _span_report(span) for name, span in header.spans.items()},
    }


def citation_report(citation: Citation) -> dict[str, Any]:
    """Return a citation in the form of the report."""
    return {
        "text": citation.text,
        "number": number_text(citation.number),
        "doc_type": citation.doc_type,
        "date": citation.issued_on.isoformat() if citation.issued_on else None,
        "issuer": citation.issuer,
        "relation": citation.relation.value,
        "provision": citation.provision,
        "title": citation.title,
        "nested": citation.nested,
        "mentions": [mention_report(each) for each in citation.mentions],
        "recalls": [mention_report(each) for each in citation.recalls],
        "doubts": list(citation.doubts),
    }


def mention_report(mention: Mention) -> dict[str, Any]:
    """Return a mention in the form of the report."""
    return {
        "page": mention.page,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "footnote": mention.footnote,
    }


def number_text(number: DocumentNumber | None) -> str | None:
    """Return the number as it is written, or None."""
    return None if number is None else str(number)


def _reading_report(reading: Reading, text: Text) -> dict[str, Any]:
    return {
        "media_type": reading.media_type,
        "characters": len(text.content),
        "pages": [
            {"number": page.number, "method": page.method.value, "trust": page.trust}
            for page in reading.pages
        ],
    }


def _span_report(span: Span) -> list[int]:
    return [span.start, span.end]
