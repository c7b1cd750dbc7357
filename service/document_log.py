"""The events of all documents, as they are stored.

What an event is, ``domain`` says; its class is loaded when such an event is read.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.application import Application
from eventsourcing.persistence import Transcoder
from eventsourcing.utils import Environment, EnvType


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
    """The events of all documents, in one order."""

    name = "vankho"

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Return only what is handed in: settings.py alone reads the environment."""
        return Environment(name, dict(env or {}))

    def construct_transcoder(self) -> Transcoder:
        """Return the way events become bytes."""
        return JsonTranscoder()

    def events_of(self, document: str) -> Iterator[Any]:
        """Yield the events of a document (an id), the first one first."""
        yield from self.events.get(UUID(document))

    def last_position(self) -> int:
        """Return the position of the last event, 0 where there is none."""
        return self.recorder.max_notification_id() or 0
