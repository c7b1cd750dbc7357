"""The stored events of an archive, one after the other, and the files they name."""

from collections.abc import Iterator

import msgspec
from eventsourcing.persistence import Notification

from service.document_log import DocumentLog

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


def stored_events(log: DocumentLog) -> Iterator[Notification]:
    """Yield all events of *log*, in order."""
    position = 0
    while batch := log.events_after(position, BATCH):
        yield from batch
        position = batch[-1].id


def files_named_in(event: Notification) -> NamedFiles:
    """Return what the event names; a broken event names nothing."""
    try:
        return msgspec.json.decode(event.state, type=NamedFiles)
    except msgspec.DecodeError:
        return NamedFiles()
