"""Events that a reader may know of: those of an archive that lacks the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.archive import Archive
from service.domain.basket import Basket
from service.domain.content_id import document_id
from service.domain.document import Document
from service.domain.document_log import DocumentLog
from service.files.in_memory import MemoryFiles
from service.projections.visible_log import Horizon, VisibleLog
from tests.factories import make_parsed, make_received

BODIES = ("một", "hai", "ba", "bốn")
PARSED = {body: make_parsed(body=body) for body in BODIES}
IDS = {body: str(document_id(each.checksum)) for body, each in PARSED.items()}
WORDS = {"by": "lan", "why": "theo danh mục"}
FAR = 10**6


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does with a document: on its own, or naming another one."""

    what: str
    body: str
    other: str

    def is_known(self, hidden: frozenset[str]) -> bool:
        named = {self.body, self.other} if self.what in _NAMING else {self.body}
        return named.isdisjoint(hidden)


_NAMING = ("confirm", "reject", "copy", "copy and back")
_ALONE = ("correct", "withdraw", "basket", "seen")
acts = st.lists(
    st.builds(
        Act,
        st.sampled_from(_NAMING + _ALONE),
        st.sampled_from(BODIES),
        st.sampled_from(BODIES),
    ).filter(lambda act: act.body != act.other),
    max_size=8,
)
hidden_bodies = st.frozensets(st.sampled_from(BODIES))


def log_of(done: Iterable[Act], without: frozenset[str] = frozenset()) -> DocumentLog:
    """Return a log of all documents, and of what was done, but for those *without*."""
    log = DocumentLog()
    archive = Archive(log, MemoryFiles())
    for body in BODIES:
        if body not in without:
            archive.register(make_received(PARSED[body]), PARSED[body])
    archive.commit()
    for act in done:
        if act.is_known(without):
            _do(log, act, without)
    return log


def _do(log: DocumentLog, act: Act, without: frozenset[str]) -> None:
    if act.what == "basket":
        basket = log.find(Basket, Basket.create_id("thi đua")) or Basket("thi đua", [])
        basket.add([IDS[act.body]], "lan")
        log.save(basket)
        return
    document = log.find(Document, UUID(IDS[act.body]))
    assert document is not None
    other = IDS[act.other]
    match act.what:
        case "confirm":
            document.confirm_citation("1/kh", None, other, **WORDS)
        case "reject":
            document.reject_citation("1/kh", None, other, **WORDS)
        case "copy":
            document.mark_as_copy(other, **WORDS)
        case "copy and back":
            document.mark_as_copy(other, **WORDS)
            document.take_back(document.version, **WORDS)
        case "correct":
            document.correct_header("subject", act.other, **WORDS)
        case "withdraw":
            document.withdraw(**WORDS)
        case "seen":
            seen = [] if act.other in without else [other]
            document.confirm_not_held("1/kh", None, seen, **WORDS)
    log.save(document)


def visible(log: DocumentLog, hidden: frozenset[str], up_to: int = FAR) -> VisibleLog:
    horizon = Horizon(up_to, frozenset(IDS[body] for body in hidden))
    return VisibleLog(log, lambda: horizon)


def said(event: Any) -> tuple[object, ...]:
    """What an event says, but when, and as the how manieth of its stream."""
    state = {
        name: repr(value)
        for name, value in vars(event).items()
        if name not in {"timestamp", "originator_version", "number"}
    }
    return type(event).__name__, state


def told(log: DocumentLog | VisibleLog, portion: int = 100) -> list[tuple[object, ...]]:
    return [said(log.event_of(each)) for each in stored(log, portion)]


def without_begun(events: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Leave out that a basket begins: its first document says the same."""
    return [each for each in events if each[0] != "Started"]


def stored(log: DocumentLog | VisibleLog, portion: int) -> Iterator[Any]:
    position = 0
    while found := log.events_after(position, portion):
        yield from found
        position = found[-1].id


@settings(max_examples=60)
@given(acts, hidden_bodies)
def test_a_reader_sees_exactly_the_events_of_an_archive_without_the_hidden(
    done: list[Act], hidden: frozenset[str]
) -> None:
    seen, twin = visible(log_of(done), hidden), log_of(done, without=hidden)

    assert without_begun(told(seen)) == without_begun(told(twin))


@settings(max_examples=60)
@given(acts, hidden_bodies)
def test_so_is_what_happened_to_each_document(
    done: list[Act], hidden: frozenset[str]
) -> None:
    seen, twin = visible(log_of(done), hidden), log_of(done, without=hidden)

    for body, ident in IDS.items():
        known = [] if body in hidden else list(twin.events_of(ident))
        assert [said(e) for e in seen.events_of(ident)] == [said(e) for e in known]


@given(acts, hidden_bodies, st.integers(1, 5))
def test_portions_of_any_size_have_the_same_events_in_order(
    done: list[Act], hidden: frozenset[str], portion: int
) -> None:
    log = visible(log_of(done), hidden)

    found = [each.id for each in stored(log, portion)]

    assert found == [each.id for each in stored(log, 100)]
    assert all(before < after for before, after in pairwise(found))


@settings(max_examples=60)
@given(acts, hidden_bodies)
def test_events_are_counted_as_if_there_were_no_others(
    done: list[Act], hidden: frozenset[str]
) -> None:
    log = visible(log_of(done), hidden)

    assert log.count() == log_of(done, without=hidden).last_position()
    assert log.last_position() == max((e.id for e in stored(log, 100)), default=0)


@given(acts, hidden_bodies, st.integers(0, 30))
def test_nothing_is_seen_beyond_the_horizon(
    done: list[Act], hidden: frozenset[str], up_to: int
) -> None:
    log = visible(log_of(done), hidden, up_to)

    assert all(each.id <= up_to for each in stored(log, 3))
    assert log.last_position() <= up_to


@pytest.mark.parametrize("up_to", [1, 2])
def test_an_import_that_is_half_known_is_not_yet_the_last(up_to: int) -> None:
    assert visible(log_of([]), frozenset(), up_to).last_position() == 0
    assert visible(log_of([]), frozenset(), up_to + 3).last_position() == 3


def test_a_basket_that_was_begun_without_a_document_is_no_secret() -> None:
    log = log_of([])
    log.save(Basket("trống", []))

    assert visible(log, frozenset({"một"})).count() == log.count() - 3
