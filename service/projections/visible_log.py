"""The events that a reader may know of, as if there were no others.

Whatever is derived from them is what an archive would have that lacks the hidden
documents: links, standings, counts and the statistics of the index, too. Positions
are those of the whole log, and are shown to nobody.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.persistence import Notification

from service.domain.document_log import DocumentLog, identity_of

_IMPORTED = 3
"""Events that a file is imported by, at most: received, read, parsed."""
_MANY = 500
_READ = (".Received", ".Read", ".Parsed", ".Quarantined")
"""Events, by the ends of their topics, that speak of no other document."""
_RULE = ":ReadersRule."
"""In the topics of rules for many documents, of which the names alone would tell."""
_BASKET = ":Basket."
_BEGUN = f"{_BASKET}Started"
"""The end of the topic of what begins a basket, in one step with its first document."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """Up to which event a reader sees, and which documents (ids) are hidden."""

    position: int
    hidden: frozenset[str]


class _Named(msgspec.Struct):
    """The documents that the state of an event names, and the event it takes back."""

    target: Any = None
    original: Any = None
    document: Any = None
    number: Any = None
    documents: Any = None


class VisibleLog:
    """What of *log* is within the *horizon*, which is asked each time."""

    def __init__(self, log: DocumentLog, horizon: Callable[[], Horizon]) -> None:
        self._log = log
        self._horizon = horizon
        self._last = (Horizon(0, frozenset()), 0)
        self._counting = Lock()
        self._counted = (0, 0)  # up to which event, and how many
        self._baskets = set[UUID | str]()  # those of which an event was counted

    def events_of(self, document: str) -> Iterator[Any]:
        """Yield the events of a document (an id) that may be known."""
        hidden = self._horizon().hidden
        if document in hidden:
            return
        stream = UUID(document)
        for event in self._log.events_of(document):
            stored = self._stored(stream, event.originator_version)
            if not self._is_hidden(stored, hidden):
                yield _without(event, hidden)

    def events_after(self, position: int, limit: int) -> Sequence[Notification]:
        """Return up to *limit* stored events after *position* that may be known."""
        horizon, found = self._horizon(), list[Notification]()
        while len(found) < limit and position < horizon.position:
            stored = self._log.events_after(position, limit)
            if not stored:
                break
            position = stored[-1].id
            found += (
                each
                for each in stored
                if each.id <= horizon.position
                and not self._is_hidden(each, horizon.hidden)
            )
        return found[:limit]

    def event_of(self, stored: Notification) -> Any:
        """Return the event that was stored, without ids that may not be known."""
        return _without(self._log.event_of(stored), self._horizon().hidden)

    def last_position(self) -> int:
        """Return the position of the last event that may be known."""
        horizon = self._horizon()
        if horizon != self._last[0]:
            self._last = horizon, self._last_up_to(horizon)
        return self._last[1]

    def count(self) -> int:
        """Return how many events may be known.

        They are counted one by one, and those that were counted before only once.
        """
        with self._counting:
            position, known = self._counted
            while stored := self.events_after(position, _MANY):
                position, known = stored[-1].id, known + len(stored)
                known += sum(map(self._begins_late, stored))
            self._counted = position, known
        return known

    def _begins_late(self, stored: Notification) -> bool:
        """Return whether a basket begins with that event, for all that is known.

        What began it was hidden with its first document.
        """
        if _BASKET not in stored.topic or stored.originator_id in self._baskets:
            return False
        self._baskets.add(stored.originator_id)
        return not stored.topic.endswith(_BEGUN)

    def identity_at(self, position: int) -> str:
        """Return which event is at *position*; empty: there is none."""
        for event in self.events_after(position - 1, 1) if position else ():
            if event.id == position:
                return identity_of(event)
        return ""

    def _last_up_to(self, horizon: Horizon) -> int:
        end = self._whole(horizon.position)
        while end > 0:
            start = max(0, end - _MANY)
            stored = self._log.events_after(start, end - start)
            for each in reversed(stored):
                if each.id <= end and not self._is_hidden(each, horizon.hidden):
                    return int(each.id)
            end = start
        return 0

    def _whole(self, position: int) -> int:
        """Return the last position up to there at which no import is half seen."""
        after = self._log.events_after(max(0, position - _IMPORTED), _IMPORTED + 1)
        following = next((each for each in after if each.id == position + 1), None)
        if following is None or following.originator_version > _IMPORTED:
            return position
        same = [
            each.id
            for each in after
            if each.originator_id == following.originator_id and each.id <= position
        ]
        return min(same, default=position + 1) - 1

    def _is_hidden(self, stored: Any, hidden: frozenset[str]) -> bool:
        """Return whether an event is of a hidden document or a rule, or names one."""
        if str(stored.originator_id) in hidden or _RULE in stored.topic:
            return True
        if not hidden or stored.topic.endswith(_READ):
            return False
        named = msgspec.json.decode(stored.state, type=_Named)
        if stored.topic.endswith(_BEGUN):
            return self._is_begun_unseen(stored, named.documents, hidden)
        named_ids = (named.target, named.original, named.document)
        if any(isinstance(each, str) and each in hidden for each in named_ids):
            return True
        if not stored.topic.endswith(".TakenBack"):
            return False
        return self._is_hidden(self._stored(stored.originator_id, named.number), hidden)

    def _is_begun_unseen(
        self, begun: Notification, documents: Any, hidden: frozenset[str]
    ) -> bool:
        """Return whether a basket has no document at first that may be known."""
        if not hidden.issuperset(documents):
            return False
        stream, begun_at = begun.originator_id, begun.originator_version
        first = self._log.recorder.select_events(stream, gt=begun_at, limit=1)
        return any(self._is_hidden(each, hidden) for each in first)

    def _stored(self, stream: UUID | str, version: int) -> Any:
        """Return one event of a stream as it is stored."""
        (found,) = self._log.recorder.select_events(stream, gt=version - 1, lte=version)
        return found


def _without(event: Any, hidden: frozenset[str]) -> Any:
    """Return *event* without hidden ids in what it lists."""
    for name in ("seen", "documents"):
        listed = getattr(event, name, None)
        if isinstance(listed, list) and not hidden.isdisjoint(listed):
            shown = object.__new__(type(event))
            kept = [each for each in listed if each not in hidden]
            shown.__dict__.update(event.__dict__, **{name: kept})
            return shown
    return event
