"""The events of the log as projections receive them."""

from collections.abc import Iterable

from eventsourcing.persistence import Notification

from service.domain.event_log import EventLog
from service.projections.port import FailedEvent, LoggedEvent

BATCH = 2000
"""Events applied at a time."""


def stored_between(log: EventLog, position: int, last: int) -> list[Notification]:
    """Return a batch of what comes after *position*, up to *last*."""
    return [each for each in log.events_after(position, BATCH) if each.id <= last]


def decode_events(
    log: EventLog, stored: Iterable[Notification]
) -> tuple[list[FailedEvent], list[LoggedEvent]]:
    """Return which of the *stored* events failed, and the others decoded."""
    failures: list[FailedEvent] = []
    events: list[LoggedEvent] = []
    for each in stored:
        try:
            event = log.event_of(each)
        except MemoryError:  # of this machine, not of the event
            raise
        except Exception as error:  # noqa: BLE001  # one bad event stops no others
            failures.append(FailedEvent(each.id, each.topic, repr(error)))
        else:
            events.append(LoggedEvent(each.id, each.topic, event))
    return failures, events
