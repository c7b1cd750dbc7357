"""The catalogue of acts: known without being held, from a source, as events."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from eventsourcing.domain import Aggregate

from schemas.decision import DecidedBy
from schemas.errors import (
    ActNotFoundError,
    AmbiguousReferenceError,
    CorrectionError,
)
from schemas.known_act import ActChange, KnownAct
from service.bootstrap import OpenArchive, open_archive
from service.curation.act_lists import ActKeeper, acts_in, shipped_acts
from service.settings import Settings

DECREE = KnownAct(
    number="30/2020/NĐ-CP",
    doc_type="Nghị định",
    source="công báo",
    issued_on=date(2020, 3, 5),
    issuer="Chính phủ",
    title="Về công tác văn thư",
    source_day=date(2026, 11, 27),
)
TABLE = """number,kind,day,issuer,title,source,source_day
30/2020/NĐ-CP,Nghị định,05/3/2020,Chính phủ,Về công tác văn thư,công báo,2026-11-27
"""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path)) as archive:
        yield archive


@pytest.fixture
def keeper(opened: OpenArchive) -> ActKeeper:
    return ActKeeper(opened.log, opened.graph, opened.projections)


def counts(added: int = 0, corrected: int = 0, unchanged: int = 0) -> object:
    return dict(zip(ActChange, (added, corrected, unchanged), strict=True))


def test_a_row_of_a_table_is_an_act() -> None:
    assert acts_in(TABLE) == (DECREE,)


def test_the_title_of_a_law_is_kept_without_its_kind() -> None:
    (law,) = acts_in(
        "number,kind,title,source\n33/2024/QH15,Luật,Luật Lưu trữ,công báo\n"
    )

    assert law.title == "Lưu trữ"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("number,kind\n1/2020/NĐ-CP,Nghị định\n", "source"),
        ("number,kind,source\nba mươi,Nghị định,x\n", "dòng 2"),
        ("number,kind,source\n1/2020/NĐ-CP,Nghị,x\n", "dòng 2"),
        ("number,kind,source\n1/2020/NĐ-CP,Nghị định,\n", "dòng 2"),
        ("number,kind,source,day\n1/2020/NĐ-CP,Nghị định,x,31/02/2020\n", "dòng 2"),
        (
            "number,kind,source\n1/2020/NĐ-CP,Nghị định,x\n1/2020/NĐ-CP,Nghị định,y\n",
            "hai dòng",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(text: str, said: str) -> None:
    with pytest.raises(CorrectionError, match=said):
        acts_in(text)


def test_an_act_that_is_added_twice_is_added_once(
    keeper: ActKeeper, opened: OpenArchive
) -> None:
    assert keeper.add([DECREE], "An") == counts(added=1)
    events = opened.log.last_position()
    assert keeper.add([DECREE], "Bình") == counts(unchanged=1)
    assert opened.log.last_position() == events
    assert opened.queries.known_acts() == (DECREE,)


def test_a_correction_is_an_event_that_its_history_has(
    keeper: ActKeeper, opened: OpenArchive
) -> None:
    wrong = KnownAct("30/2020/NĐ-CP", "Nghị định", "báo", date(2020, 5, 3))
    keeper.add([wrong], "An")

    assert keeper.add([DECREE], "Bình") == counts(corrected=1)
    assert opened.queries.known_acts() == (DECREE,)
    history = keeper.history("30/2020/nđ-cp")
    assert [(each.by, each.act) for each in history] == [
        ("An", wrong),
        ("Bình", DECREE),
    ]


def test_a_number_that_is_given_each_year_is_an_act_each_year(
    keeper: ActKeeper,
) -> None:
    one, other = (
        KnownAct("76/NQ-CP", "Nghị quyết", "công báo", date(year, 7, 15))
        for year in (2021, 2022)
    )

    assert keeper.add([one, other], "An") == counts(added=2)


def test_the_shipped_acts_are_distinct_and_say_where_they_were_seen() -> None:
    acts = shipped_acts()

    assert len(acts) == 300
    assert all(each.source and each.source_day for each in acts)
    assert all(each.issued_on or each.title for each in acts)
    assert not any(each.ended_on or each.ended_by for each in acts)
    assert DECREE.summary in {each.summary for each in acts}


WHY = DecidedBy("Bình", "nhập nhầm")


def test_an_act_that_is_removed_is_known_no_more_but_its_history_is(
    keeper: ActKeeper, opened: OpenArchive
) -> None:
    keeper.add([DECREE], "An")

    assert keeper.remove("30/2020/nđ-cp", WHY) == DECREE
    assert opened.queries.known_acts() == ()
    assert opened.queries.known_act("30/2020/NĐ-CP") is None
    history = keeper.history("30/2020/NĐ-CP")
    assert [(e.by, e.act, e.removed, e.why) for e in history] == [
        ("An", DECREE, False, None),
        ("Bình", DECREE, True, "nhập nhầm"),
    ]


def test_an_act_that_was_removed_may_be_added_again(
    keeper: ActKeeper, opened: OpenArchive
) -> None:
    keeper.add([DECREE], "An")
    keeper.remove("30/2020/NĐ-CP", WHY)

    assert keeper.add([DECREE], "An") == counts(added=1)
    assert opened.queries.known_acts() == (DECREE,)


def test_the_catalogue_of_a_day_before_a_removal_has_the_act(
    keeper: ActKeeper, opened: OpenArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.add([DECREE], "An")
    later = datetime.now(UTC) + timedelta(days=2)
    monkeypatch.setattr(Aggregate.Event, "create_timestamp", lambda: later)
    keeper.remove("30/2020/NĐ-CP", WHY)

    days = (later.date() - timedelta(days=1), later.date() + timedelta(days=1))
    known = []
    for day in days:
        with opened.queries.known_on(day) as queries:
            known.append(queries.known_acts())
    assert known == [(DECREE,), ()]


def test_of_two_acts_of_one_name_the_day_says_which_is_removed(
    keeper: ActKeeper, opened: OpenArchive
) -> None:
    older, newer = (
        KnownAct(number, "Luật", "công báo", day, title="Đất đai")
        for number, day in (
            ("45/2013/QH13", date(2013, 11, 29)),
            ("31/2024/QH15", date(2024, 1, 18)),
        )
    )
    keeper.add([older, newer], "An")

    with pytest.raises(AmbiguousReferenceError):
        keeper.remove("Luật Đất đai", WHY)
    assert keeper.remove("45/2013/QH13", WHY) == older
    assert opened.queries.known_acts() == (newer,)


@pytest.mark.parametrize("reference", ["99/2020/NĐ-CP", "Luật Đất đai"])
def test_what_is_not_listed_has_no_history_and_is_not_removed(
    keeper: ActKeeper, reference: str
) -> None:
    with pytest.raises(ActNotFoundError):
        keeper.history(reference)
    with pytest.raises(ActNotFoundError):
        keeper.remove(reference, WHY)


def test_what_was_removed_is_not_removed_again(keeper: ActKeeper) -> None:
    keeper.add([DECREE], "An")
    keeper.remove("30/2020/NĐ-CP", WHY)

    with pytest.raises(ActNotFoundError):
        keeper.remove("30/2020/NĐ-CP", WHY)
