"""One document in the archive: what came in, how it was read, what was found.

Payloads are plain JSON (``schemas.codec``), so that they outlive our classes.
"""

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate, event


def document_id(checksum: str) -> UUID:
    """Return the id of the document with the SHA-256 *checksum* (hexadecimal)."""
    return uuid5(NAMESPACE_URL, f"sha256:{checksum}")


class Document(Aggregate):
    """One distinct content, however often and under whatever name it comes in."""

    class Received(Aggregate.Created):
        """The bytes came in; ``size`` in bytes, ``timestamp`` says when."""

        checksum: str
        filename: str
        size: int
        media_type: str

    class Read(Aggregate.Event):
        """A reader got text out of it; ``text_checksum`` names the stored ``Text``."""

        media_type: str
        methods: list[str]
        pages: list[dict[str, Any]]
        text_checksum: str

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

    class CitationConfirmed(Aggregate.Event):
        """A person said what a citation means: a document's id.

        ``key`` and ``day`` (ISO) are what is cited, as ``resolution`` knows it.
        """

        key: str
        day: str | None
        target: str
        by: str
        why: str

    class CitationRejected(Aggregate.Event):
        """A person said that a citation does not mean what it was taken to mean."""

        key: str
        day: str | None
        by: str
        why: str

    class DecisionUndone(Aggregate.Event):
        """A person took back what was said of a citation."""

        key: str
        day: str | None
        by: str
        why: str

    @event(Received)
    def __init__(
        self, checksum: str, filename: str, size: int, media_type: str
    ) -> None:
        self.checksum = checksum
        self.filename = filename
        self.size = size
        self.media_type = media_type
        self.parser_version: str | None = None
        self.problem: tuple[str, str] | None = None
        self.decided: set[tuple[str, str | None]] = set()

    @staticmethod
    def create_id(checksum: str) -> UUID:
        """Return the id that the content alone decides."""
        return document_id(checksum)

    @property
    def is_archived(self) -> bool:
        """Whether it was read, and not only received."""
        return self.parser_version is not None

    @event(Read)
    def read(
        self,
        media_type: str,
        methods: list[str],  # noqa: ARG002  # kept in the event
        pages: list[dict[str, Any]],  # noqa: ARG002
        text_checksum: str,
    ) -> None:
        """Record how the file was read, and which stored text came of it."""
        self.media_type = media_type
        self.text_checksum = text_checksum

    @event(Parsed)
    def parse(
        self,
        header: dict[str, Any],  # noqa: ARG002  # kept in the event
        citations: list[dict[str, Any]],  # noqa: ARG002
        doubts: list[dict[str, Any]],  # noqa: ARG002
        name_number: dict[str, Any] | None,  # noqa: ARG002
        parser_version: str,
    ) -> None:
        """Record what a run of the parser found."""
        self.parser_version = parser_version
        self.problem = None

    @event(Quarantined)
    def quarantine(self, code: str, reason: str) -> None:
        """Record why the file could not be read."""
        self.problem = (code, reason)

    @event(CitationConfirmed)
    def confirm_citation(
        self,
        key: str,
        day: str | None,
        target: str,  # noqa: ARG002  # kept in the event
        by: str,  # noqa: ARG002
        why: str,  # noqa: ARG002
    ) -> None:
        """Record what a person says a citation means."""
        self.decided.add((key, day))

    @event(CitationRejected)
    def reject_citation(
        self,
        key: str,
        day: str | None,
        by: str,  # noqa: ARG002  # kept in the event
        why: str,  # noqa: ARG002
    ) -> None:
        """Record that a person says a citation means something else."""
        self.decided.add((key, day))

    @event(DecisionUndone)
    def undo_decision(
        self,
        key: str,
        day: str | None,
        by: str,  # noqa: ARG002  # kept in the event
        why: str,  # noqa: ARG002
    ) -> None:
        """Record that a person takes back what was said of a citation."""
        self.decided.discard((key, day))
