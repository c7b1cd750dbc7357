"""Events as lines of JSON, each with its digest: what outlives this program.

A line has all that the chain is over, letter for letter, so that anyone can prove with
SHA-256 alone that no line was changed, removed or inserted.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

import msgspec
from eventsourcing.persistence import Notification

from schemas.errors import BackupError
from service.domain.document_log import DocumentLog, digest_of
from service.keeping.chain import FIRST
from service.keeping.stored_events import stored_events


class _Line(msgspec.Struct, omit_defaults=True):
    """One event; ``state`` is JSON in UTF-8, and where it is not, ``bytes`` has it."""

    position: int
    aggregate: str
    version: int
    topic: str
    digest: str
    state: str | None = None
    bytes: str | None = None  # base64


@dataclass(frozen=True, slots=True)
class SealedEvent:
    """A stored event, and the digest of the chain up to it."""

    event: Notification
    digest: str


def sealed(
    events: Iterable[Notification], before: str = FIRST
) -> Iterator[SealedEvent]:
    """Yield each event with its digest; *before* is that of the event before them."""
    for event in events:
        before = digest_of(before, event)
        yield SealedEvent(event, before)


def line_of(each: SealedEvent) -> bytes:
    """Return the event as a line of JSON, with its end."""
    event = each.event
    line = _Line(
        position=int(event.id),
        aggregate=str(event.originator_id),
        version=event.originator_version,
        topic=event.topic,
        digest=each.digest,
    )
    try:
        line.state = event.state.decode()
    except UnicodeDecodeError:
        line.bytes = b64encode(event.state).decode()
    return msgspec.json.encode(line) + b"\n"


def lines_of(log: DocumentLog, after: int = 0) -> Iterator[bytes]:
    """Yield the events of *log* as lines; *after* leaves out that many of the first."""
    return map(line_of, islice(sealed(stored_events(log)), after, None))


def sealed_events(lines: Iterable[bytes], before: str = FIRST) -> Iterator[SealedEvent]:
    """Yield the events of *lines*; *before* is the digest of the event before them.

    Raises:
        BackupError: a line is none of ours, or does not continue the chain.

    """
    for number, line in enumerate(lines, start=1):
        try:
            read = msgspec.json.decode(line, type=_Line)
            event = _event_of(read)
        except (msgspec.DecodeError, ValueError) as error:
            raise BackupError(f"dòng {number}: {error}") from error
        before = digest_of(before, event)
        if before != read.digest:
            raise BackupError(f"sự kiện {read.position} không khớp chuỗi")
        yield SealedEvent(event, before)


def _event_of(line: _Line) -> Notification:
    state = b64decode(line.bytes) if line.bytes else (line.state or "").encode()
    return Notification(
        id=line.position,
        originator_id=UUID(line.aggregate),
        originator_version=line.version,
        topic=line.topic,
        state=state,
    )
