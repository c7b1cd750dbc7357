"""The stored events of an archive in order, and what they name: files, persons."""

from collections.abc import Iterable, Iterator

import msgspec
from eventsourcing.persistence import Notification

from service.domain.document_log import DocumentLog

BATCH = 500
"""Events read at a time."""


class NamedFiles(msgspec.Struct):
    """The stored files that the state of an event may name, and when it happened.

    ``size`` is that of the original, in bytes.
    """

    timestamp: str = ""
    checksum: str | None = None
    size: int | None = None
    text_checksum: str | None = None
    layout_checksum: str | None = None

    @property
    def stored(self) -> tuple[str, ...]:
        """The checksums of those that are stored; what had no bytes is not."""
        original = self.checksum if self.size else None
        named = (original, self.text_checksum, self.layout_checksum)
        return tuple(filter(None, named))


class _Named(msgspec.Struct):
    digest: str = ""


class NamedPersons(msgspec.Struct):
    """The rows about persons that the state of an event of the audit may name."""

    accesses: list[_Named] = []
    digests: list[str] = []

    @property
    def noted(self) -> tuple[str, ...]:
        """The digests of the rows that say who it was."""
        return tuple(each.digest for each in self.accesses if each.digest)

    @property
    def erased(self) -> tuple[str, ...]:
        """Those of the rows that were erased."""
        return tuple(self.digests)


def stored_events(
    log: DocumentLog, after: int = 0, last: int | None = None
) -> Iterator[Notification]:
    """Yield the events of *log* in order, those *after* a position up to the *last*."""
    position = after
    while batch := log.events_after(position, BATCH):
        for event in batch:
            if last is not None and event.id > last:
                return
            yield event
        position = batch[-1].id


def files_named_in(event: Notification) -> NamedFiles:
    """Return what the event names; a broken event names nothing."""
    try:
        return msgspec.json.decode(event.state, type=NamedFiles)
    except msgspec.DecodeError:
        return NamedFiles()


def persons_named_in(event: Notification) -> NamedPersons:
    """Return whom an event of the audit names; a broken event names nobody."""
    try:
        return msgspec.json.decode(event.state, type=NamedPersons)
    except msgspec.DecodeError:
        return NamedPersons()


def files_named_in_all(events: Iterable[Notification]) -> Iterable[str]:
    """Return the checksums of the stored files that *events* name, each once."""
    return dict.fromkeys(
        name for each in events for name in files_named_in(each).stored
    )
