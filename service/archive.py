"""The write side of what comes in: received files become events."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.persistence import IntegrityError
from eventsourcing.utils import get_topic

from ingest.version import PARSER_VERSION
from schemas.codec import to_bytes, to_plain
from schemas.decision import Withdrawal
from schemas.document import ParsedDocument, Text
from schemas.errors import DocumentNotFoundError
from schemas.layout import Layout
from schemas.record import Received
from service.domain.content_id import document_id
from service.domain.document import Document
from service.domain.document_log import DocumentLog
from service.files.port import FileStore

_READ = frozenset(map(get_topic, (Document.Parsed, Document.Quarantined)))
"""The last of these says whether a document was read; the rest are decisions."""
_DISCARDED = get_topic(Document.Discarded)
_WITHDRAWN = get_topic(Document.Withdrawn)
UNKNOWN_TYPE = "application/octet-stream"

_Record = Callable[[Document], None]


class _StoredReading(msgspec.Struct):
    """What a stored event ``Read`` says of the text, and of where it is printed."""

    text_checksum: str
    layout_checksum: str | None = None


class Archive:
    """Registers documents, from one thread at a time.

    ``register`` and ``quarantine`` collect; ``commit`` appends all at once.
    """

    def __init__(self, log: DocumentLog, files: FileStore) -> None:
        self.log = log
        self._files = files
        self._pending: dict[UUID, Document] = {}
        self._recorded: dict[UUID, list[_Record]] = {}  # to be done again on a conflict
        self._absent: set[UUID] = set()  # looked up in vain since the last commit

    def has(self, checksum: str) -> bool:
        """Return whether these bytes were archived (those in quarantine were not)."""
        key = document_id(checksum)
        if key in self._pending:
            return self._pending[key].is_archived
        if key in self._absent:  # who stores it meanwhile is noticed by ``commit``
            return False
        stored = self.log.recorder.select_events(key, desc=True)
        if not stored:
            self._absent.add(key)
        topics = (each.topic for each in stored if each.topic in _READ)
        return next(topics, None) == get_topic(Document.Parsed)

    def is_discarded(self, checksum: str) -> bool:
        """Return whether a person said of an unread file that it is not wanted."""
        key = document_id(checksum)
        if key in self._absent or key in self._pending:
            return False
        stored = self.log.recorder.select_events(key, desc=True)
        known = _READ | {_DISCARDED}
        topics = (each.topic for each in stored if each.topic in known)
        return next(topics, None) == _DISCARDED

    def discard(self, document: str, by: str, why: str) -> None:
        """Record that a file in quarantine (an id) is not wanted, who says so and why.

        Raises:
            ConflictError: others changed the document again and again meanwhile.

        """
        self._settle(document, lambda each: each.discard(by, why))

    def supersede(self, document: str, by: str) -> None:
        """Record that another document (an id) lies where one of the quarantine did."""
        self._settle(document, lambda each: each.supersede(by))

    def _settle(self, document: str, settle: _Record) -> None:
        """Record what becomes of a file, if it is in quarantine."""
        ident = UUID(document)

        def record(found: Document) -> None:
            if found.problem:
                settle(found)

        self.log.change(lambda: self._load(ident), record)

    def is_intact(self, received: Received) -> bool:
        """Return whether an archived file is kept, and its reading, by their sizes."""
        return self.is_whole(received.checksum, received.size)

    def is_whole(self, checksum: str, size: int) -> bool:
        """Return whether an archived file of that size is kept, and its reading."""
        key = document_id(checksum)
        if key in self._pending:
            return True
        if self._files.size(checksum) != size:
            return False
        for each in self.log.recorder.select_events(key, desc=True):
            if each.topic == get_topic(Document.Read):
                read = msgspec.json.decode(each.state, type=_StoredReading)
                named = filter(None, (read.text_checksum, read.layout_checksum))
                return all(map(self._files.size, named))
        return False

    def withdrawal(self, checksum: str) -> Withdrawal | None:
        """Return by whom the document with these bytes was withdrawn, if it is."""
        key = document_id(checksum)
        topics = {each.topic for each in self.log.recorder.select_events(key)}
        document = self.log.find(Document, key) if _WITHDRAWN in topics else None
        if document is None or not document.withdrawn:
            return None
        number = document.withdrawn[-1]
        event = next(islice(self.log.events_of(str(key)), number - 1, None))
        return Withdrawal(number, event.by, event.why, event.timestamp)

    def register(self, received: Received, parsed: ParsedDocument) -> str:
        """Register a parsed document, unless parsed alike before; return its id."""
        layout = self._put(parsed.layout) if parsed.layout else None
        read = _reading_fields(parsed, self._put(parsed.text), layout)
        found = _parsed_fields(parsed)
        return self._take_in(
            received,
            parsed.reading.media_type,
            lambda document: document.record_reading(read, found),
        )

    def restore(self, received: Received) -> None:
        """Store an archived file again whose stored original is damaged or gone.

        Raises:
            ChangedFileError: it is large, and changed meanwhile; so do those below.

        """
        self._store(received)

    def quarantine(self, received: Received, code: str, reason: str) -> str:
        """Record why a file cannot be read; return its id."""
        return self._take_in(
            received, UNKNOWN_TYPE, lambda document: document.quarantine(code, reason)
        )

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Drop what the ``with`` statement has not committed, if an error ends it.

        Nobody reported it, so no later commit may store it.
        """
        try:
            yield
        except BaseException:
            self._begin_batch()
            raise

    def commit(self) -> frozenset[str]:
        """Append the events of everything registered since the last commit.

        What another process has registered meanwhile is left out; its ids are returned.

        Raises:
            ConflictError: others changed one document again and again meanwhile.

        """
        self._files.sync()  # an event never names a file that a power cut may take
        batch = [document.collect_events() for document in self._pending.values()]
        recorded = dict(self._recorded)
        self._begin_batch()
        try:
            self.log.append(chain.from_iterable(batch))
        except IntegrityError:  # all of the batch was refused, for one document
            refused = [each[0] for each in batch if not self._append(each, recorded)]
            return frozenset(str(each.originator_id) for each in refused)
        return frozenset()

    def _begin_batch(self) -> None:
        for each in (self._pending, self._recorded, self._absent):
            each.clear()

    def _append(
        self, events: Sequence[Any], recorded: dict[UUID, list[_Record]]
    ) -> bool:
        """Append the *events* of one document, or record them after those of others.

        Return whether nobody else had stored the document meanwhile.
        """
        if not events:
            return True
        ident = events[0].originator_id

        def record(document: Document) -> None:
            for each in recorded[ident]:
                each(document)

        try:
            self.log.append(events)
        except IntegrityError:
            self.log.change(lambda: self._load(ident), record)
            return False
        return True

    def _load(self, ident: UUID) -> Document:
        found = self.log.find(Document, ident)
        if found is None:
            raise DocumentNotFoundError(str(ident))
        return found

    def _put(self, value: Text | Layout) -> str:
        """Store what was read; return its checksum."""
        return self._files.put(to_bytes(value))

    def _take_in(self, received: Received, media_type: str, record: _Record) -> str:
        """Record something about a received file; return its id."""
        document = self._receive(received, media_type)
        record(document)
        self._recorded.setdefault(document.id, []).append(record)
        return str(document.id)

    def _receive(self, received: Received, media_type: str) -> Document:
        self._store(received)
        document = self._find(received.checksum) or Document(
            checksum=received.checksum,
            filename=received.filename,
            path=received.path,
            size=received.size,
            media_type=media_type,
        )
        return self._pending.setdefault(document.id, document)

    def _store(self, received: Received) -> None:
        if received.large:
            self._files.put_large(received.large)
        elif received.data:
            self._files.put(received.data)

    def _find(self, checksum: str) -> Document | None:
        key = document_id(checksum)
        if key in self._pending:
            return self._pending[key]
        if key in self._absent:
            return None
        return self.log.find(Document, key)


def _reading_fields(
    parsed: ParsedDocument, text_checksum: str, layout_checksum: str | None
) -> dict[str, Any]:
    """Return the fields of the event ``Read``."""
    reading = parsed.reading
    return {
        "media_type": reading.media_type,
        "methods": list(reading.methods),
        "pages": [
            {"number": page.number, "method": page.method.value, "trust": page.trust}
            for page in reading.pages
        ],
        "text_checksum": text_checksum,
        "signatures": to_plain(parsed.signatures),
        "layout_checksum": layout_checksum,
    }


def _parsed_fields(parsed: ParsedDocument) -> dict[str, Any]:
    """Return the fields of the event ``Parsed``."""
    return {
        "header": to_plain(parsed.header),
        "citations": to_plain(parsed.citations),
        "doubts": to_plain(parsed.doubts),
        "name_number": to_plain(parsed.name_number),
        "parser_version": PARSER_VERSION,
    }
