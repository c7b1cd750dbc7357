"""The events of all documents, baskets and saved searches, as they are stored.

What an event is, ``domain`` says; its class is loaded when such an event is read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from random import uniform
from threading import Lock
from time import sleep
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from eventsourcing.application import (
    AggregateNotFoundError,
    Application,
    ProcessingEvent,
)
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    Notification,
    Transcoder,
)
from eventsourcing.utils import Environment, EnvType

from schemas.database_errors import named_database_errors
from schemas.errors import ConflictError

TRIES = 8
"""How often a change is tried that another process keeps forestalling."""
_PAUSE = 0.01  # seconds at most before the second try, twice as long before each next

Changed = TypeVar("Changed", bound=Aggregate)


class JsonTranscoder(Transcoder):
    """The state of an event as JSON; only its timestamp is more than JSON."""

    def encode(self, obj: Any) -> bytes:
        """Return *obj* as UTF-8 JSON."""
        return msgspec.json.encode(obj)

    def decode(self, data: bytes) -> dict[str, Any]:
        """Return the state that ``encode`` wrote."""
        state: dict[str, Any] = msgspec.json.decode(data)
        state["timestamp"] = datetime.fromisoformat(state["timestamp"])
        return state


class DocumentLog(Application[UUID]):
    """All events, in one order."""

    name = "vankho"

    def __init__(self, env: EnvType | None = None) -> None:
        super().__init__(env)
        self._one_at_a_time = Lock()  # threads of one process wait for each other

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Return only what is handed in: settings.py alone reads the environment."""
        return Environment(name, dict(env or {}))

    def construct_recorder(self) -> ApplicationRecorder:
        """Return where the events are stored; it raises as its methods do."""
        with named_database_errors(self.env.get("SQLITE_DBNAME") or ""):
            return super().construct_recorder()

    def construct_transcoder(self) -> Transcoder:
        """Return the way events become bytes."""
        return JsonTranscoder()

    def find(self, _kind: type[Changed], ident: UUID) -> Changed | None:
        """Return the aggregate of that kind and id; None: there is none."""
        try:
            found: Changed = self.repository.get(ident)
        except AggregateNotFoundError:
            return None
        return found

    def change(
        self, load: Callable[[], Changed], decide: Callable[[Changed], None]
    ) -> None:
        """Load an aggregate, let *decide* change it, and save what it decided.

        Where another process has changed the same aggregate meanwhile, all of that is
        done again, on what is there now.

        Raises:
            ConflictError: others were first each time.

        """
        with self._one_at_a_time:
            for attempt in range(TRIES):
                aggregate = load()
                decide(aggregate)
                try:
                    self.save(aggregate)
                except IntegrityError:
                    sleep(uniform(0, _PAUSE * 2**attempt))  # noqa: S311  # no secret  # nosec B311
                else:
                    return
        raise ConflictError

    def append(self, events: Iterable[Any]) -> None:
        """Save *events* of any aggregates, all or none, without examining each.

        Raises:
            IntegrityError: others have saved one of an aggregate's number before.

        """
        collected: ProcessingEvent[UUID] = ProcessingEvent()
        collected.events.extend(events)
        self._notify(self._record(collected))

    def events_of(self, document: str) -> Iterator[Any]:
        """Yield the events of a document (an id), the first one first."""
        yield from self.events.get(UUID(document))

    def events_after(self, position: int, limit: int) -> Sequence[Notification]:
        """Return up to *limit* stored events after *position* (0: from the first)."""
        return self.recorder.select_notifications(
            start=position, limit=limit, inclusive_of_start=False
        )

    def event_of(self, stored: Notification) -> Any:
        """Return the event that was stored.

        Raises:
            MapperDeserialisationError: its state cannot be understood.
            TopicError: no such kind of event is known.

        """
        return self.mapper.to_domain_event(stored)

    def last_position(self) -> int:
        """Return the position of the last event, 0 where there is none."""
        return self.recorder.max_notification_id() or 0

    def count(self) -> int:
        """Return how many events there are: positions have no gaps."""
        return self.last_position()

    def identity_at(self, position: int) -> str:
        """Return which event is at *position*; empty: there is none."""
        for event in self.events_after(position - 1, 1) if position else ():
            if event.id == position:
                return identity_of(event)
        return ""


def digest_of(before: str, event: Notification) -> str:
    """Return the digest of an event after one that has the digest *before*."""
    return _digest(before.encode(), *_place(event), event.state)


class _Recorded(msgspec.Struct):
    """When a stored event was recorded."""

    timestamp: str = ""


def identity_of(event: Notification) -> str:
    """Return a digest by which an event is known from one of another log.

    It is of the time at which it was recorded, not of what it says: where that was
    forged, what was derived from the true event has to go on answering.
    """
    try:
        recorded = msgspec.json.decode(event.state, type=_Recorded).timestamp
    except msgspec.MsgspecError:
        recorded = ""
    return _digest(*_place(event), recorded.encode())


def _place(event: Notification) -> tuple[bytes, ...]:
    version = str(event.originator_version).encode()
    return str(event.originator_id).encode(), version, event.topic.encode()


def _digest(*parts: bytes) -> str:
    digest = sha256()
    for each in parts:  # with their lengths, so that none runs into the next
        digest.update(len(each).to_bytes(8, "big"))
        digest.update(each)
    return digest.hexdigest()
