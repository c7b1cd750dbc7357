"""Stored events, decoded; one that cannot be decoded does not stop the others."""

from collections.abc import Iterable

from eventsourcing.persistence import Notification

from service.archive import Archive
from service.projections.port import FailedEvent, LoggedEvent


def decode_events(
    archive: Archive, stored: Iterable[Notification]
) -> tuple[list[FailedEvent], list[LoggedEvent]]:
    """Return which of the *stored* events failed, and the others decoded."""
    failures: list[FailedEvent] = []
    events: list[LoggedEvent] = []
    for each in stored:
        try:
            event = archive.event_of(each)
        except Exception as error:  # noqa: BLE001  # one bad event stops no others
            failures.append(FailedEvent(each.id, each.topic, repr(error)))
        else:
            events.append(LoggedEvent(each.id, each.topic, event))
    return failures, events
