"""From a document's record and text to its entry in the index."""

from collections.abc import Iterator

from schemas.archival_reference import ArchivalReference
from schemas.clearance import TOP_LEVEL
from schemas.digital_signature import joint_state
from schemas.document import Text
from schemas.record import DocumentRecord
from schemas.search import SearchEntry, Stretch
from service.search.formal_parts import formal_parts


def entry_of(record: DocumentRecord, text: Text) -> SearchEntry:
    """Return the entry of the document with *record* and *text*.

    That of a TUYỆT MẬT document has nothing of its text, which has its subject.
    """
    if record.header.secrecy == TOP_LEVEL:
        text = Text("")
    summary, number = record.summary, record.header.number
    cited = (each.number for each in record.citations)
    return SearchEntry(
        id=summary.id,
        filename=summary.filename,
        number=summary.number,
        number_key=number.key if number else None,
        hinted_number=None if number else summary.hinted_number,
        doc_type=summary.doc_type,
        issuer=summary.issuer,
        issued_on=summary.issued_on,
        subject=summary.subject,
        signer=summary.signer,
        body=text.content,
        cited_keys=tuple(dict.fromkeys(each.key for each in cited if each)),
        stretches=tuple(_stretches(text)),
        parent_issuer=record.header.parent_issuer,
        formal=formal_parts(record.header, text.content),
        arrived=record.arrived,
        files=record.files,
        archived_as=_archived_as(record.archival),
        signature=joint_state(record.signatures),
    )


def _archived_as(kept: ArchivalReference | None) -> str | None:
    known = (kept.number, kept.custodian) if kept else ()
    return "\n".join(filter(None, known)) or None


def _stretches(text: Text) -> Iterator[Stretch]:
    """Yield where *text* continues on another page or in another footnote."""
    notes = iter(text.notes)
    note = next(notes, None)
    before: tuple[int, str | None] | None = None
    for segment in text.segments:
        while note and note.span.end <= segment.start:
            note = next(notes, None)
        inside = note is not None and note.span.start <= segment.start
        place = (segment.page, note.mark if note and inside else None)
        if place != before:
            yield Stretch(segment.start, *place)
            before = place
