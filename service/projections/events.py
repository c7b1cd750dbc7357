"""Stored events, read; one that cannot be understood stops no others."""

from collections.abc import Iterable

from eventsourcing.persistence import Notification

from service.archive import Archive
from service.projections.port import Fault, LoggedEvent


def read_events(
    archive: Archive, stored: Iterable[Notification]
) -> tuple[list[Fault], list[LoggedEvent]]:
    """Return what is wrong with some of the *stored* events, and the others."""
    faults: list[Fault] = []
    events: list[LoggedEvent] = []
    for each in stored:
        try:
            event = archive.event_of(each)
        except Exception as error:  # noqa: BLE001  # one bad event stops no others
            faults.append(Fault(each.id, each.topic, repr(error)))
        else:
            events.append(LoggedEvent(each.id, each.topic, event))
    return faults, events
