"""The write side: what comes in becomes events."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError
from eventsourcing.persistence import IntegrityError, Notification
from eventsourcing.utils import get_topic

from ingest.version import PARSER_VERSION
from schemas.codec import to_json, to_plain
from schemas.document import ParsedDocument
from schemas.errors import DocumentNotFoundError
from schemas.record import Received
from service.document_log import DocumentLog
from service.domain.document import Document, document_id
from service.files.port import FileStore

_READ = frozenset(map(get_topic, (Document.Parsed, Document.Quarantined)))
"""What tells whether a document was read; the rest is what people say of it."""
UNKNOWN_TYPE = "application/octet-stream"


class Archive:
    """Takes documents in; one instance writes at a time.

    ``register`` and ``quarantine`` collect; ``commit`` appends all at once.
    """

    def __init__(self, log: DocumentLog, files: FileStore) -> None:
        self.log = log
        self._files = files
        self._pending: dict[UUID, Document] = {}
        self._absent: set[UUID] = set()  # looked for in vain since the last commit

    def has(self, checksum: str) -> bool:
        """Return whether these bytes were archived (those in quarantine were not)."""
        key = document_id(checksum)
        if key in self._pending:
            return self._pending[key].is_archived
        stored = self.log.recorder.select_events(key, desc=True)
        if not stored:
            self._absent.add(key)
        topics = (each.topic for each in stored if each.topic in _READ)
        return next(topics, None) == get_topic(Document.Parsed)

    def register(self, received: Received, parsed: ParsedDocument) -> str:
        """Take in a document that was read, if not read so before; return its id."""
        document = self._receive(received, parsed.reading.media_type)
        text = to_json(parsed.text).encode("utf-8")
        pages = [
            {"number": page.number, "method": page.method.value, "trust": page.trust}
            for page in parsed.reading.pages
        ]
        found = {
            "header": to_plain(parsed.header),
            "citations": to_plain(parsed.citations),
            "doubts": to_plain(parsed.doubts),
            "name_number": to_plain(parsed.name_number),
        }
        text_checksum = self._files.put(text)
        if not document.was_read(text_checksum, PARSER_VERSION, *found.values()):
            document.read(
                media_type=parsed.reading.media_type,
                methods=list(parsed.reading.methods),
                pages=pages,
                text_checksum=text_checksum,
            )
            document.parse(**found, parser_version=PARSER_VERSION)
        return str(document.id)

    def quarantine(self, received: Received, code: str, reason: str) -> str:
        """Set aside a file that cannot be read; return its id."""
        document = self._receive(received, UNKNOWN_TYPE)
        if document.problem != (code, reason):
            document.quarantine(code=code, reason=reason)
        return str(document.id)

    def decide(self, document: str, say: Callable[[Document], None]) -> None:
        """Record what a person says of *document* (an id): *say* tells it.

        Raises:
            DocumentNotFoundError: there is no such document.

        """
        try:
            found: Document = self.log.repository.get(UUID(document))
        except AggregateNotFoundError:
            raise DocumentNotFoundError(document) from None
        say(found)
        self.log.save(found)

    def events_of(self, document: str) -> Iterator[Any]:
        """Yield the events of a document (an id), the first one first."""
        return self.log.events_of(document)

    def commit(self) -> None:
        """Append the events of all that was taken in since the last time.

        What another process has taken in meanwhile is there already, and left out.
        """
        batch = [document.collect_events() for document in self._pending.values()]
        self._pending.clear()
        self._absent.clear()
        try:
            self.log.save(*chain.from_iterable(batch))
        except IntegrityError:  # all of the batch was refused, for one that is there
            for events in batch:
                with suppress(IntegrityError):
                    self.log.save(*events)

    def events_after(self, position: int, limit: int) -> Sequence[Notification]:
        """Return up to *limit* stored events after *position* (0: from the first)."""
        return self.log.recorder.select_notifications(
            start=position, limit=limit, inclusive_of_start=False
        )

    def event_of(self, stored: Notification) -> Any:
        """Return the event that was stored.

        Raises:
            MapperDeserialisationError: its state cannot be understood.
            TopicError: no such kind of event is known.

        """
        return self.log.mapper.to_domain_event(stored)

    def last_position(self) -> int:
        """Return the position of the last event, 0 where there is none."""
        return self.log.last_position()

    def close(self) -> None:
        """Let go of the event store; what was not committed is lost."""
        self.log.close()

    def _receive(self, received: Received, media_type: str) -> Document:
        if received.data:
            self._files.put(received.data)
        document = self._find(received.checksum) or Document(
            checksum=received.checksum,
            filename=received.filename,
            size=len(received.data),
            media_type=media_type,
        )
        return self._pending.setdefault(document.id, document)

    def _find(self, checksum: str) -> Document | None:
        key = document_id(checksum)
        if key in self._pending:
            return self._pending[key]
        if key in self._absent:
            return None
        try:
            return self.log.repository.get(key)
        except AggregateNotFoundError:
            return None
