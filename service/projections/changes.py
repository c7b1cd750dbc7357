"""What each event changes in the read models: events to statements, nothing else."""

from collections.abc import Callable
from datetime import UTC
from typing import Any

from sqlalchemy import Delete, Insert, Update, delete, insert, update

from schemas.citation import Citation
from schemas.codec import from_plain, to_plain
from schemas.decision import Verdict
from schemas.document import Header
from schemas.number import DocumentNumber
from service.domain.document import Document
from service.graph.tables import citations, decisions, documents, files
from service.questions import citation_key, name_key, slip_key

Change = Insert | Update | Delete


def changes_of(event: Any) -> list[Change]:
    """Return the statements that *event*, one of ``Document``, asks for, in order.

    Raises:
        msgspec.ValidationError: its payload does not have the shape of our values.

    """
    change = _CHANGES.get(type(event))
    return change(event) if change else []


def _confirmed(event: Document.CitationConfirmed) -> list[Change]:
    return _decided(event, Verdict.CONFIRMED, event.target)


def _rejected(event: Document.CitationRejected) -> list[Change]:
    return _decided(event, Verdict.REJECTED, None)


def _decided(event: Any, verdict: Verdict, target: str | None) -> list[Change]:
    row = {
        "document": _id(event),
        "key": event.key,
        "day": event.day or "",
        "verdict": verdict.value,
        "target": target,
        "by": event.by,
        "why": event.why,
        "decided_at": event.timestamp.astimezone(UTC),
    }
    return [*_undone(event), insert(decisions).values(row)]


def _undone(event: Any) -> list[Change]:
    same = (
        decisions.c.document == _id(event),
        decisions.c.key == event.key,
        decisions.c.day == (event.day or ""),
    )
    return [delete(decisions).where(*same)]


def _quarantined(event: Document.Quarantined) -> list[Change]:
    values = {"code": event.code, "reason": event.reason}
    return [update(files).where(files.c.id == _id(event)).values(values)]


def _received(event: Document.Received) -> list[Change]:
    row = {
        "id": _id(event),
        "checksum": event.checksum,
        "filename": event.filename,
        "size": event.size,
        "media_type": event.media_type,
        "received_at": event.timestamp.astimezone(UTC),
    }
    return [delete(files).where(files.c.id == row["id"]), insert(files).values(row)]


def _read(event: Document.Read) -> list[Change]:
    values = {
        "media_type": event.media_type,
        "pages": len(event.pages),
        "methods": event.methods,
        "trust": min((page["trust"] for page in event.pages), default=0.0),
        "text_checksum": event.text_checksum,
        "code": None,
        "reason": None,
    }
    return [update(files).where(files.c.id == _id(event)).values(values)]


def _parsed(event: Document.Parsed) -> list[Change]:
    ident = _id(event)
    cited = _citation_rows(event)
    changes: list[Change] = [
        delete(documents).where(documents.c.id == ident),
        delete(citations).where(citations.c.document == ident),
        insert(documents).values(_document_row(event)),
    ]
    return [*changes, insert(citations).values(cited)] if cited else changes


def _document_row(event: Document.Parsed) -> dict[str, Any]:
    header = from_plain(Header, event.header)
    hinted = (
        from_plain(DocumentNumber, event.name_number) if event.name_number else None
    )
    return {
        "id": _id(event),
        "number": str(header.number) if header.number else None,
        "number_key": header.number.key if header.number else None,
        "hinted_number": str(hinted) if hinted else None,
        # a hint counts only where the page has no number
        "hint_key": hinted.key if hinted and not header.number else None,
        "slip_key": slip_key(header.number, header.issued_on),
        "name_key": name_key(header.doc_type, header.subject),
        "doc_type": header.doc_type,
        "issuer": header.issuer,
        "issued_on": header.issued_on,
        "subject": header.subject,
        "signer": header.signer.name,
        "parser_version": event.parser_version,
        "header": event.header,
        "doubts": event.doubts,
    }


def _citation_rows(event: Document.Parsed) -> list[dict[str, Any]]:
    cited = from_plain(tuple[Citation, ...], event.citations)
    return [
        {
            "document": _id(event),
            "place": place,
            "key": citation_key(citation),
            "slip_key": slip_key(citation.number, citation.issued_on),
            "citation": to_plain(citation),
        }
        for place, citation in enumerate(cited)
    ]


def _id(event: Any) -> str:
    return str(event.originator_id)


_CHANGES: dict[type, Callable[[Any], list[Change]]] = {
    Document.Received: _received,
    Document.Read: _read,
    Document.Parsed: _parsed,
    Document.Quarantined: _quarantined,
    Document.CitationConfirmed: _confirmed,
    Document.CitationRejected: _rejected,
    Document.DecisionUndone: _undone,
}
