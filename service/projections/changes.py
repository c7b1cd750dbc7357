"""What each event changes in the read models: events to statements, nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from sqlalchemy import Delete, Insert, Update, bindparam, delete, insert, update

from schemas.citation import Citation
from schemas.codec import from_plain
from schemas.decision import Verdict
from schemas.document import Header
from schemas.number import DocumentNumber
from service.domain.document import Document
from service.graph.tables import (
    citations,
    decisions,
    documents,
    files,
    keys,
    questions,
)
from service.projections.asking import question_row
from service.questions import name_key, question_of, slip_key

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A statement, and the rows that it is executed with."""

    statement: Insert | Update | Delete
    rows: tuple[Row, ...]


ASKED = insert(questions)
"""New questions; those that are asked already are to be left out."""
_NEW_FILES, _NEW_DOCUMENTS, _NEW_KEYS = map(insert, (files, documents, keys))
_NEW_CITATIONS, _NEW_DECISIONS = map(insert, (citations, decisions))
_NO_DECISION = delete(decisions).where(
    decisions.c.document == bindparam("of"),
    decisions.c.key == bindparam("cited"),
    decisions.c.day == bindparam("on"),
)
_NO_FILE = delete(files).where(files.c.id == bindparam("of"))
_NO_DOCUMENT = delete(documents).where(documents.c.id == bindparam("of"))
_NO_KEYS = delete(keys).where(keys.c.document == bindparam("of"))
_NO_CITATIONS = delete(citations).where(citations.c.document == bindparam("of"))
_SET_FILE = update(files).where(files.c.id == bindparam("of"))
_SET_READ = _SET_FILE.values(
    {
        name: bindparam(name)
        for name in (
            *("media_type", "pages", "methods", "trust", "text_checksum"),
            *("code", "reason"),
        )
    }
)
_SET_ASIDE = _SET_FILE.values(code=bindparam("code"), reason=bindparam("reason"))


def changes_of(event: Any) -> list[Change]:
    """Return the changes that *event*, one of ``Document``, asks for, in order.

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
    return [*_undone(event), Change(_NEW_DECISIONS, (row,))]


def _undone(event: Any) -> list[Change]:
    same = {"of": _id(event), "cited": event.key, "on": event.day or ""}
    return [Change(_NO_DECISION, (same,))]


def _quarantined(event: Document.Quarantined) -> list[Change]:
    row = {"of": _id(event), "code": event.code, "reason": event.reason}
    return [Change(_SET_ASIDE, (row,))]


def _received(event: Document.Received) -> list[Change]:
    row = {
        "id": _id(event),
        "checksum": event.checksum,
        "filename": event.filename,
        "size": event.size,
        "media_type": event.media_type,
        "received_at": event.timestamp.astimezone(UTC),
    }
    return [Change(_NO_FILE, ({"of": row["id"]},)), Change(_NEW_FILES, (row,))]


def _read(event: Document.Read) -> list[Change]:
    row = {
        "of": _id(event),
        "media_type": event.media_type,
        "pages": len(event.pages),
        "methods": event.methods,
        "trust": min((page["trust"] for page in event.pages), default=0.0),
        "text_checksum": event.text_checksum,
        "code": None,
        "reason": None,
    }
    return [Change(_SET_READ, (row,))]


def _parsed(event: Document.Parsed) -> list[Change]:
    of = ({"of": _id(event)},)
    header = from_plain(Header, event.header)
    hinted = (
        from_plain(DocumentNumber, event.name_number) if event.name_number else None
    )
    cited = from_plain(tuple[Citation, ...], event.citations)
    own = _keys(header, hinted)
    asked = [_asked(event, header, own, each) for each in cited]
    return [
        Change(_NO_DOCUMENT, of),
        Change(_NO_KEYS, of),
        Change(_NO_CITATIONS, of),
        Change(_NEW_DOCUMENTS, (_document_row(event, header, hinted),)),
        Change(_NEW_KEYS, tuple({"key": key, **_of(event)} for key in own)),
        Change(ASKED, tuple(asked)),
        Change(
            _NEW_CITATIONS,
            tuple(
                {
                    **_of(event),
                    "place": place,
                    "question": question["id"],
                    "citation": event.citations[place],
                }
                for place, question in enumerate(asked)
            ),
        ),
    ]


def _document_row(
    event: Document.Parsed, header: Header, hinted: DocumentNumber | None
) -> Row:
    return {
        "id": _id(event),
        "number": str(header.number) if header.number else None,
        "hinted_number": str(hinted) if hinted else None,
        "doc_type": header.doc_type,
        "issuer": header.issuer,
        "issued_on": header.issued_on,
        "subject": header.subject,
        "signer": header.signer.name,
        "parser_version": event.parser_version,
        "header": event.header,
        "doubts": event.doubts,
    }


def _keys(header: Header, hinted: DocumentNumber | None) -> frozenset[str]:
    """Return all that the document may be cited by."""
    # a hint counts only where the page has no number
    number = header.number or hinted
    found = (
        number.key if number else None,
        slip_key(header.number, header.issued_on),
        name_key(header.doc_type, header.subject),
    )
    return frozenset(key for key in found if key)


def _asked(
    event: Document.Parsed, header: Header, own: frozenset[str], citation: Citation
) -> Row:
    """Return the question; a document that may mean itself by it asks it alone."""
    question = question_of(citation, header.issued_on)
    slip = question.slip_key
    asker = _id(event) if question.key in own or slip in own else None
    return question_row(question, asker)


def _of(event: Any) -> Row:
    return {"document": _id(event)}


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
