"""Days in a query: what was issued then comes first, then what mentions it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schemas.search import SearchEntry, SearchQuery
from service.search.execution import search
from service.search.port import SearchIndex
from tests.engines import INDEXES, make_index
from tests.entries import ALL, PLAN, found, put

ISSUED = SearchEntry(
    id="issued",
    filename="1.txt",
    number="482/KH-UBND",
    number_key="482//KHUBND",
    doc_type="Kế hoạch",
    issued_on=date(2022, 3, 31),
    subject="Kiểm tra công tác văn thư",
    body="1. Kiểm tra tại các xã.",
)
OTHER_DAY = replace(
    ISSUED,
    id="other day",
    number="3/BC-UBND",
    number_key="3//BCUBND",
    doc_type="Báo cáo",
    issued_on=date(2022, 12, 31),
    subject="Kết quả công tác năm",
    body="Đã hoàn thành 3 chỉ tiêu.",
)
MENTIONS = replace(
    ISSUED,
    id="mentions",
    number="9/HD-UBND",
    number_key="9//HDUBND",
    issued_on=date(2022, 4, 5),
    subject="Kế hoạch lập hồ sơ",
    body="Thực hiện Công văn số 61/SNV-CCVTLT ngày 31/3/2022 của Sở Nội vụ.",
)


@pytest.fixture(params=INDEXES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(make_index(request, tmp_path)) as made:
        put(made, *ALL, OTHER_DAY, MENTIONS, ISSUED)
        yield made


@pytest.mark.parametrize(
    "typed",
    [
        "31/3/2022",
        "31/03/2022",
        "31-3-2022",
        "31.3.2022",
        "(31/3/2022)",
        "31/3/22",
        "2022-03-31",
        "ngày 31/3/2022",
        "ngày 31 tháng 3 năm 2022",
        "ngay 31 thang 03 nam 2022",
        "31 tháng 3 năm 2022",
        "kế hoạch ngày 31/3/2022",
        "ke hoach 31-03-2022",
    ],
)
def test_what_was_issued_on_the_day_comes_first_then_what_mentions_it(
    index: SearchIndex, typed: str
) -> None:
    assert found(index, typed) == ["issued", "mentions"]


@pytest.mark.parametrize("typed", ["tháng 3/2022", "thang 03 nam 2022", "tháng 3-2022"])
def test_a_month_is_that_of_issue_or_one_mentioned(
    index: SearchIndex, typed: str
) -> None:
    assert found(index, typed) == ["issued", "mentions"]


@pytest.mark.parametrize("typed", ["quý I/2022", "quý 1 năm 2022", "quy i/2022"])
def test_a_quarter_is_that_of_issue_or_one_mentioned(
    index: SearchIndex, typed: str
) -> None:
    report = replace(OTHER_DAY, id="report", body="Số liệu quý I năm 2022.")
    put(index, report)

    assert set(found(index, typed)) == {"issued", "plan", "report"}
    assert found(index, typed)[-1] == "report"


def test_a_subject_about_a_month_outweighs_the_month_of_issue(
    index: SearchIndex,
) -> None:
    report = replace(
        OTHER_DAY,
        id="report",
        issued_on=date(2022, 4, 2),
        subject="Kiểm tra công tác văn thư tháng 3 năm 2022",
        body="Kiểm tra công tác văn thư.",
    )
    put(index, report)

    assert found(index, "tháng 3/2022")[0] == "issued"
    assert found(index, "báo cáo kiểm tra tháng 3/2022")[0] == "report"


def test_a_day_after_a_minus_is_left_out(index: SearchIndex) -> None:
    assert set(found(index, "kế hoạch -31/3/2022")) == {"plan"}


def test_a_mentioned_day_is_marked_however_it_is_written(index: SearchIndex) -> None:
    page = search(index, SearchQuery("31 tháng 3 năm 2022"))

    assert "ngày <b>31/3/2022</b> của" in page.hits[1].snippet


def test_a_day_that_cannot_be_is_searched_as_words(index: SearchIndex) -> None:
    put(index, replace(PLAN, id="odd", body="Trước ngày 31/02/2022 phải xong."))

    assert found(index, "31/02/2022") == ["odd"]


@pytest.mark.parametrize("typed", ["48/KH-VKS", "48/2022/KH-VKS", "3/BC-UBND"])
def test_numbers_are_no_days(index: SearchIndex, typed: str) -> None:
    put(index, replace(PLAN, number="48/2022/KH-VKS", number_key="48/2022/KHVKS"))
    put(index, replace(PLAN, id="other plan"))

    assert "issued" not in found(index, typed)
    assert found(index, typed)
