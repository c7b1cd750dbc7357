"""A line has an event as it is stored; a changed line is no longer in the chain."""

from uuid import UUID

import pytest
from eventsourcing.persistence import Notification
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import BackupError
from service.keeping.event_lines import line_of, sealed, sealed_events

EVENTS = st.lists(
    st.builds(
        Notification,
        id=st.integers(1, 10**9),
        originator_id=st.uuids(),
        originator_version=st.integers(1, 99),
        topic=st.text(max_size=20),
        state=st.one_of(st.binary(), st.text().map(str.encode)),
    ),
    max_size=5,
)


def an_event(state: bytes) -> Notification:
    return Notification(
        id=1,
        originator_id=UUID(int=7),
        originator_version=1,
        topic="service.domain.document:Document.Registered",
        state=state,
    )


@given(EVENTS)
def test_what_was_written_is_read(events: list[Notification]) -> None:
    lines = map(line_of, sealed(events))

    assert [each.event for each in sealed_events(lines)] == events


def test_a_line_has_the_state_as_it_can_be_read() -> None:
    (line,) = map(line_of, sealed([an_event(b'{"number":"48/KH-VKS"}')]))

    assert rb"48/KH-VKS" in line
    assert line.endswith(b"}\n")


def test_a_changed_line_is_refused() -> None:
    (line,) = map(line_of, sealed([an_event(b'{"number":"48/KH-VKS"}')]))

    with pytest.raises(BackupError, match="sự kiện 1 không khớp chuỗi"):
        list(sealed_events([line.replace(b"48", b"49")]))


def test_a_removed_line_is_missed_by_the_next() -> None:
    first, second = map(line_of, sealed([an_event(b"1"), an_event(b"2")]))

    with pytest.raises(BackupError):
        list(sealed_events([second]))
    assert len(list(sealed_events([first, second]))) == 2


@pytest.mark.parametrize("line", [b"", b"{}", b"{", b'{"position":"1"}'])
def test_what_is_no_line_of_events_is_refused(line: bytes) -> None:
    with pytest.raises(BackupError, match="dòng 1"):
        list(sealed_events([line]))
