"""What events change in the read models: events to statements, nothing else.

The changes of many events become few statements with many rows each. Events of one
document or one basket keep their order; no other changes its rows. So the first events
of all are taken together, then the second ones.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, update

from schemas.clearance import as_registered
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
    identities,
    keys,
)
from service.linking.identity import IdentityFields, identity_of, name_key, typo_key
from service.linking.works import identity_key
from service.projections.curated_rows import curated_changes
from service.projections.port import Change, FailedEvent, LoggedEvent, Row
from service.projections.resolver import identity_row

NEW_IDENTITIES = insert(identities)
"""New identities; known ones are to be left out, by ``put_identities``."""
_NEW_FILES, _NEW_DOCUMENTS, _NEW_KEYS = map(insert, (files, documents, keys))
_NEW_CITATIONS, _NEW_DECISIONS = map(insert, (citations, decisions))
_NO_DECISION = delete(decisions).where(
    decisions.c.document == bindparam("of"),
    decisions.c.number == bindparam("at"),
)
_NO_DECISIONS = delete(decisions).where(
    decisions.c.document == bindparam("of"),
    decisions.c.key == bindparam("cited"),
    func.coalesce(decisions.c.day, "") == bindparam("on"),
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
            *("layout_checksum", "signatures", "code", "reason"),
        )
    }
)
_QUARANTINED = _SET_FILE.values(code=bindparam("code"), reason=bindparam("reason"))

_FIRST_READ = 3
"""The number of the first event ``Parsed`` of a document that was read at once."""


VERDICTS: dict[type, str] = {
    Document.CitationConfirmed: Verdict.CONFIRMED,
    Document.CitationRejected: Verdict.REJECTED,
    Document.CitationDismissed: Verdict.DISMISSED,
    Document.CitationConfirmedNotHeld: Verdict.NOT_HELD,
}
"""What people decide on a link; it changes that link and nothing else."""
DECIDING: dict[type, str] = {
    **VERDICTS,
    Document.CitationAdded: "added",
    Document.CitationRelated: "related",
    Document.HeaderCorrected: "corrected",
    Document.MarkedAsCopy: "copy",
    Document.Parted: "parted",
    Document.Withdrawn: "withdrawn",
}
"""The decisions, each under the name of its kind in the table ``decisions``."""


def in_rounds(
    events: Iterable[LoggedEvent], failures: list[FailedEvent]
) -> Iterator[Change]:
    """Yield the changes of *events*; those that fail are added to *failures*."""
    seen: dict[str, int] = defaultdict(int)
    rounds: dict[int, list[list[Change]]] = defaultdict(list)
    for each in events:
        try:
            changes = changes_of(each.event, each.position)
        except Exception as error:  # noqa: BLE001  # one bad event stops no others
            failures.append(FailedEvent(each.position, each.topic, repr(error)))
            continue
        changed = _changed_by(each.event)
        rounds[seen[changed]].append(changes)
        seen[changed] += 1
    for together in rounds.values():
        yield from _merged(together)


def _changed_by(event: Any) -> str:
    """Return whose rows an event changes: a basket's, a search's or a document's.

    Baskets and searches are known by their names, since those of earlier versions
    were all one aggregate.
    """
    name = getattr(event, "basket", None) or getattr(event, "search", None)
    return name or str(event.originator_id)


def _merged(changes: Iterable[list[Change]]) -> Iterator[Change]:
    """Yield one change for all that have the same statement at the same step."""
    steps: dict[tuple[int, int], list[Change]] = defaultdict(list)
    for of_one in changes:
        for step, change in enumerate(of_one):
            steps[step, id(change.statement)].append(change)
    for _, same in sorted(steps.items(), key=lambda item: item[0][0]):
        rows = tuple(row for change in same for row in change.rows)
        yield Change(same[0].statement, rows)


def changes_of(event: Any, position: int) -> list[Change]:
    """Return the changes of *event*, at that *position* in the log, in order.

    Raises:
        msgspec.ValidationError: its payload does not have the shape of our values.

    """
    if change := _PLACED.get(type(event)):
        return change(event, position)
    if change_alone := _CHANGES.get(type(event)):
        return change_alone(event)
    return curated_changes(event, position)


def _decided(event: Any, position: int) -> list[Change]:
    """Store a decision; the columns are named like the event's fields."""
    row = {
        "document": _id(event),
        "number": event.originator_version,
        "kind": DECIDING[type(event)],
        "key": getattr(event, "key", None),
        "day": getattr(event, "day", None),
        "target": getattr(event, "target", None) or getattr(event, "original", None),
        "field": getattr(event, "field", None),
        "value": _value(event),
        "by": event.by,
        "why": event.why,
        "decided_at": event.timestamp.astimezone(UTC),
        "position": position,
    }
    same = {"of": row["document"], "at": row["number"]}
    return [Change(_NO_DECISION, (same,)), Change(_NEW_DECISIONS, (row,))]


def _value(event: Any) -> Any:
    """Return what the kind of decision has beside the columns of all, if anything."""
    names = ("value", "citation", "relation", "seen")
    given = (getattr(event, name, None) for name in names)
    return next((each for each in given if each), None)


def _taken_back(event: Document.TakenBack) -> list[Change]:
    return [Change(_NO_DECISION, ({"of": _id(event), "at": event.number},))]


def _undone(event: Document.DecisionUndone) -> list[Change]:
    same = {"of": _id(event), "cited": event.key, "on": event.day or ""}
    return [Change(_NO_DECISIONS, (same,))]


def _quarantined(event: Document.Quarantined) -> list[Change]:
    row = {"of": _id(event), "code": event.code, "reason": event.reason}
    return [Change(_QUARANTINED, (row,))]


def _settled(event: Document.Superseded | Document.Discarded) -> list[Change]:
    return [Change(_QUARANTINED, ({"of": _id(event), "code": None, "reason": None},))]


def _received(event: Document.Received, position: int) -> list[Change]:
    row = {
        "id": _id(event),
        "checksum": event.checksum,
        "filename": event.filename,
        "path": event.path,
        "size": event.size,
        "media_type": event.media_type,
        "received_at": event.timestamp.astimezone(UTC),
        "arrived": position,
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
        "layout_checksum": event.layout_checksum,
        "signatures": event.signatures,
        "code": None,
        "reason": None,
    }
    return [Change(_SET_READ, (row,))]


def _parsed(event: Document.Parsed, position: int) -> list[Change]:
    ident = _id(event)
    header = as_registered(from_plain(Header, event.header))
    row = {
        "id": ident,
        "parser_version": event.parser_version,
        "header": event.header,
        "hint": event.name_number,
        "doubts": event.doubts,
        "withdrawn": False,
        "work": ident,
        "work_doubts": [],
        "is_draft": says_draft(event.doubts),
        "secrecy": header.secrecy,
        "reread_at": position if event.originator_version > _FIRST_READ else None,
        **header_columns(header, event.name_number),
    }
    own = keys_of(header, event.name_number)
    return [
        Change(_NO_DOCUMENT, ({"of": ident},)),
        Change(_NEW_DOCUMENTS, (row,)),
        *named_changes(ident, own),
        *cited_changes(ident, header, own, dict(enumerate(event.citations))),
    ]


def says_draft(doubts: Iterable[Row]) -> bool:
    """Return whether a document with those *doubts* says that it is a draft."""
    return any(each["code"] == "draft" for each in doubts)


def header_columns(header: Header, hint: Row | None) -> Row:
    """Return the columns that describe a document, from its *header* and hint."""
    hinted = from_plain(DocumentNumber, hint) if hint else None
    return {
        "number": str(header.number) if header.number else None,
        "hinted_number": str(hinted) if hinted else None,
        "doc_type": header.doc_type,
        "issuer": header.issuer,
        "signing_organ": header.signing_organ,
        "issued_on": header.issued_on,
        "subject": header.subject,
        "signer": header.signer.name,
        "effective_from": header.effective_from,
        "effective_until": header.effective_until,
        "work_key": identity_key(header),
    }


def keys_of(header: Header, hint: Row | None) -> frozenset[str]:
    """Return all keys by which a document with that *header* may be cited."""
    # a hint counts only if the page has no number
    hinted = from_plain(DocumentNumber, hint) if hint else None
    number = header.number or hinted
    found = (
        number.key if number else None,
        typo_key(header.number, header.issued_on),
        name_key(header.doc_type, header.subject),
    )
    return frozenset(key for key in found if key)


def named_changes(document: str, own: frozenset[str]) -> list[Change]:
    """Return what makes the *document* (an id) citable by the keys *own* alone."""
    rows = tuple({"key": key, "document": document} for key in sorted(own))
    return [Change(_NO_KEYS, ({"of": document},)), Change(_NEW_KEYS, rows)]


def cited_changes(
    document: str,
    header: Header,
    own: frozenset[str],
    cited: Mapping[int, Row],
    corrected: Mapping[int, Row] | None = None,
) -> list[Change]:
    """Return what makes the *document* cite what is *cited*, by place, alone.

    *corrected* are those that a person has corrected, as they are now.
    """
    rows_of = {
        place: _identity(document, header, own, from_plain(IdentityFields, each))
        for place, each in cited.items()
    }
    kept = kept_changes(document, cited, corrected or {})
    for place, row in zip(cited, kept[-1].rows, strict=True):
        row["identity"] = rows_of[place]["id"]
    return [Change(NEW_IDENTITIES, tuple(rows_of.values())), *kept]


def kept_changes(
    document: str, cited: Mapping[int, Row], corrected: Mapping[int, Row]
) -> list[Change]:
    """Return what keeps what is *cited*, by place, without any link."""
    rows = tuple(
        {
            "document": document,
            "place": place,
            "identity": None,
            "citation": corrected.get(place, each),
            "as_read": each if place in corrected else None,
        }
        for place, each in cited.items()
    )
    same = Change(_NO_CITATIONS, ({"of": document},))
    return [same, Change(_NEW_CITATIONS, rows)]


def _identity(
    document: str, header: Header, own: frozenset[str], citation: IdentityFields
) -> Row:
    """Return the identity's row; its own if the document may mean itself by it."""
    identity = identity_of(citation, header.issued_on, header.effective_from)
    is_separate = identity.key in own or identity.typo_key in own
    return identity_row(identity, document if is_separate else None)


def _id(event: Any) -> str:
    return str(event.originator_id)


_CHANGES: dict[type, Callable[[Any], list[Change]]] = {
    Document.Read: _read,
    Document.Quarantined: _quarantined,
    Document.Superseded: _settled,
    Document.Discarded: _settled,
    Document.TakenBack: _taken_back,
    Document.DecisionUndone: _undone,
}
_PLACED: dict[type, Callable[[Any, int], list[Change]]] = {
    Document.Received: _received,
    Document.Parsed: _parsed,
    **dict.fromkeys(DECIDING, _decided),
}
"""Those that keep the position of their event in the log."""
