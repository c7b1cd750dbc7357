"""One document in the archive: what came in, what was read, what people decided.

Payloads are plain JSON (``schemas.codec``), so that they outlive our classes.
"""

from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.domain import Aggregate, event

from schemas.errors import CorrectionError, DecisionNotFoundError
from service.domain.content_id import document_id
from service.domain.header_fields import FIELDS
from service.domain.upcasts import gained


class Document(Aggregate):
    """One distinct content, however often and under whatever name it comes in."""

    class Received(Aggregate.Created):
        """The bytes came in; ``size`` in bytes, ``timestamp`` says when.

        ``path`` is where they came from; in an archive or a mail, with its own path
        before. Version 1 kept none.
        """

        class_version = 2
        checksum: str
        filename: str
        size: int
        media_type: str
        path: str | None
        upcast_v1_v2 = gained("path", None)

    class Read(Aggregate.Event):
        """A reader got text out of it; the checksums name the stored text and layout.

        Version 1 looked for no digital ``signatures``, version 2 kept no layout; only
        printed pages have one.
        """

        class_version = 3
        media_type: str
        methods: list[str]
        pages: list[dict[str, Any]]
        text_checksum: str
        signatures: list[dict[str, Any]]
        layout_checksum: str | None
        upcast_v1_v2 = gained("signatures", [])
        upcast_v2_v3 = gained("layout_checksum", None)

    class Parsed(Aggregate.Event):
        """What one run of the parser found."""

        header: dict[str, Any]
        citations: list[dict[str, Any]]
        doubts: list[dict[str, Any]]
        name_number: dict[str, Any] | None
        parser_version: str

    class Quarantined(Aggregate.Event):
        """It could not be read; ``code`` is stable, ``reason`` Vietnamese."""

        code: str
        reason: str

    class Superseded(Aggregate.Event):
        """It could not be read; ``document`` (an id) lies now where it had lain."""

        document: str

    class Discarded(Aggregate.Event):
        """A person said that a file in quarantine is not wanted."""

        by: str
        why: str

    class CitationConfirmed(Aggregate.Event):
        """A person said what a citation means: a document's id.

        ``key`` and ``day`` (ISO) are those of the cited document's identity.
        """

        key: str
        day: str | None
        target: str
        by: str
        why: str

    class CitationRejected(Aggregate.Event):
        """A person said that a citation does not mean *target*, nor a typo of it.

        Without a target (version 1) it means none of what the archive holds.
        """

        class_version = 2
        key: str
        day: str | None
        target: str | None
        by: str
        why: str
        upcast_v1_v2 = gained("target", None)

    class CitationDismissed(Aggregate.Event):
        """A person said that what was read as a citation is not one."""

        key: str
        day: str | None
        by: str
        why: str

    class CitationConfirmedNotHeld(Aggregate.Event):
        """A person said that a citation means a document that is not in the archive.

        ``seen`` are the documents (ids) that it might have meant.
        """

        key: str
        day: str | None
        seen: list[str]
        by: str
        why: str

    class CitationRelated(Aggregate.Event):
        """A person said what the document does with one that it cites."""

        key: str
        day: str | None
        relation: str
        by: str
        why: str

    class CitationAdded(Aggregate.Event):
        """A person found a citation that the parser had missed."""

        citation: dict[str, Any]
        by: str
        why: str

    class HeaderCorrected(Aggregate.Event):
        """A person said what a field of the header is; ``value`` is plain JSON."""

        field: str
        value: Any
        by: str
        why: str

    class MarkedAsCopy(Aggregate.Event):
        """A person said that it is a copy of another document (an id)."""

        original: str
        by: str
        why: str

    class Parted(Aggregate.Event):
        """A person said that it is a văn bản of its own, whatever it is like."""

        by: str
        why: str

    class Withdrawn(Aggregate.Event):
        """A person took it out of search and links; nothing is deleted."""

        by: str
        why: str

    class TakenBack(Aggregate.Event):
        """A person took back a decision: the event of that number."""

        number: int
        by: str
        why: str

    class DecisionUndone(Aggregate.Event):
        """A person took back all decisions on a citation."""

        key: str
        day: str | None
        by: str
        why: str

    @event(Received)
    def __init__(
        self,
        checksum: str,
        filename: str,
        size: int,
        media_type: str,
        path: str | None = None,
    ) -> None:
        self.checksum = checksum
        self.filename = filename
        self.path = path
        self.size = size
        self.media_type = media_type
        self.parser_version: str | None = None
        self.stored: tuple[str | None, str | None] = (None, None)  # text and layout
        self.found: tuple[Any, ...] = ()
        self.problem: tuple[str, str] | None = None
        # decisions that still hold, by the event's number; on a link: what is cited
        self.decided: dict[int, tuple[str, str | None] | None] = {}
        self.withdrawn: list[int] = []  # the numbers of such decisions

    @staticmethod
    def create_id(checksum: str) -> UUID:
        """Return the id that the content alone decides."""
        return document_id(checksum)

    @property
    def is_archived(self) -> bool:
        """Whether it was read, and not only received."""
        return self.parser_version is not None

    def record_reading(self, read: dict[str, Any], parsed: dict[str, Any]) -> None:
        """Record the fields of ``Read`` and ``Parsed``, unless the last are equal."""
        if not self._knows(read, parsed):
            self._read(**read)
            self._parse(**parsed)

    def _knows(self, read: dict[str, Any], parsed: dict[str, Any]) -> bool:
        stored = (read["text_checksum"], read.get("layout_checksum"))
        if (stored, parsed["parser_version"]) != (self.stored, self.parser_version):
            return False
        found = ("header", "citations", "doubts", "name_number")
        encode = msgspec.json.encode  # what was stored has lists for tuples
        return encode([parsed[name] for name in found]) == encode(self.found)

    def quarantine(self, code: str, reason: str) -> None:
        """Record why the file cannot be read, unless that is known."""
        if self.problem != (code, reason):
            self._quarantine(code, reason)

    def correct_header(self, field: str, value: Any, by: str, why: str) -> None:
        """Record that a person says a field of the header is *value*; None: nothing.

        Raises:
            CorrectionError: there is no such field.

        """
        if field not in FIELDS:
            raise CorrectionError(f"{field} ({', '.join(FIELDS)})")
        self._correct_header(field, value, by, why)

    def mark_as_copy(self, original: str, by: str, why: str) -> None:
        """Record which document (an id) it is a copy of.

        Raises:
            CorrectionError: it is the document itself.

        """
        if original == str(self.id):
            raise CorrectionError("một văn bản không phải là bản sao của chính nó")
        self._mark_as_copy(original, by, why)

    def take_back(self, number: int, by: str, why: str) -> None:
        """Record that a person takes back the decision of that number.

        Raises:
            DecisionNotFoundError: there is none, or it was taken back before.

        """
        if number not in self.decided:
            raise DecisionNotFoundError(str(number))
        self._take_back(number, by, why)

    def has_decided(self, key: str, day: str | None) -> bool:
        """Return whether a decision on that citation still holds."""
        return (key, day) in self.decided.values()

    def reinstate(self, by: str, why: str) -> None:
        """Record that a person brings it back: takes back that it was withdrawn.

        Raises:
            DecisionNotFoundError: it is not withdrawn.

        """
        if not self.withdrawn:
            raise DecisionNotFoundError
        for number in list(self.withdrawn):
            self._take_back(number, by, why)

    def undo_decisions(self, key: str, day: str | None, by: str, why: str) -> None:
        """Record that a person takes back all decisions on a citation.

        Raises:
            DecisionNotFoundError: there are none.

        """
        if not self.has_decided(key, day):
            raise DecisionNotFoundError
        self._undo_decisions(key, day, by, why)

    @event(Read)
    def _read(  # noqa: PLR0913, PLR0917  # the fields of the event
        self,
        media_type: str,
        methods: list[str],
        pages: list[dict[str, Any]],
        text_checksum: str,
        signatures: list[dict[str, Any]],
        layout_checksum: str | None = None,
    ) -> None:
        self.media_type = media_type
        self.stored = (text_checksum, layout_checksum)

    @event(Parsed)
    def _parse(
        self,
        header: dict[str, Any],
        citations: list[dict[str, Any]],
        doubts: list[dict[str, Any]],
        name_number: dict[str, Any] | None,
        parser_version: str,
    ) -> None:
        self.parser_version = parser_version
        self.found = (header, citations, doubts, name_number)
        self.problem = None

    @event(Quarantined)
    def _quarantine(self, code: str, reason: str) -> None:
        self.problem = (code, reason)

    @event(Superseded)
    def supersede(self, document: str) -> None:
        """Record what lies in its place now."""
        self.problem = None

    @event(Discarded)
    def discard(self, by: str, why: str) -> None:
        """Record that a person does not want it."""
        self.problem = None

    @event(CitationConfirmed)
    def confirm_citation(
        self, key: str, day: str | None, target: str, by: str, why: str
    ) -> None:
        """Record that a person says which document (an id) a citation means."""
        self.decided[self.version + 1] = (key, day)

    @event(CitationRejected)
    def reject_citation(
        self, key: str, day: str | None, target: str | None, by: str, why: str
    ) -> None:
        """Record that a person says a citation does not mean *target*."""
        self.decided[self.version + 1] = (key, day)

    @event(CitationDismissed)
    def dismiss_citation(self, key: str, day: str | None, by: str, why: str) -> None:
        """Record that a person says that it is not a citation."""
        self.decided[self.version + 1] = (key, day)

    @event(CitationConfirmedNotHeld)
    def confirm_not_held(
        self, key: str, day: str | None, seen: list[str], by: str, why: str
    ) -> None:
        """Record that a person says that what is cited is none of those *seen*."""
        self.decided[self.version + 1] = (key, day)

    @event(CitationRelated)
    def relate_citation(
        self, key: str, day: str | None, relation: str, by: str, why: str
    ) -> None:
        """Record what a person says that the document does with a cited one."""
        self.decided[self.version + 1] = (key, day)

    @event(CitationAdded)
    def add_citation(self, citation: dict[str, Any], by: str, why: str) -> None:
        """Record a citation that the parser missed and a person found."""
        self.decided[self.version + 1] = None

    @event(HeaderCorrected)
    def _correct_header(self, field: str, value: Any, by: str, why: str) -> None:
        self.decided[self.version + 1] = None

    @event(MarkedAsCopy)
    def _mark_as_copy(self, original: str, by: str, why: str) -> None:
        self.decided[self.version + 1] = None

    @event(Parted)
    def part(self, by: str, why: str) -> None:
        """Record that it is no other file of the văn bản that it was taken for."""
        self.decided[self.version + 1] = None

    @event(Withdrawn)
    def withdraw(self, by: str, why: str) -> None:
        """Record that it is to be found no more."""
        self.decided[self.version + 1] = None
        self.withdrawn.append(self.version + 1)

    @event(TakenBack)
    def _take_back(self, number: int, by: str, why: str) -> None:
        del self.decided[number]
        self.withdrawn = [each for each in self.withdrawn if each != number]

    @event(DecisionUndone)
    def _undo_decisions(self, key: str, day: str | None, by: str, why: str) -> None:
        kept = ((at, it) for at, it in self.decided.items() if it != (key, day))
        self.decided = dict(kept)
