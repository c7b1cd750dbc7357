"""Issuers and subjects as they stand in a citation."""

from datetime import date
from typing import Any

import pytest

from schemas.vocabulary import table_rows
from service.citing.cited_subject import listed, tidy
from service.citing.forms import citation_forms
from tests.factories import make_document

CAPITALS = table_rows("service.citing", "capitals")
STARTS = table_rows("service.citing", "subject_starts")


def full(**parts: Any) -> str:
    return citation_forms(make_document(**parts)).full


def test_a_circular_is_of_the_minister_who_signs_it() -> None:
    cited = full(
        doc_type="Thông tư",
        issuer="Bộ Tài chính",
        signing_organ="Bộ trưởng Bộ Tài chính",
    )

    assert "của Bộ trưởng Bộ Tài chính về" in cited


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (["Bộ Y tế"], "Bộ Y tế"),
        (["Bộ Y tế", "Bộ Tài chính"], "Bộ Y tế và Bộ Tài chính"),
        (["A", "B", "C"], "A, B và C"),
    ],
)
def test_names_are_listed_with_commas_and_and(names: list[str], written: str) -> None:
    assert listed(names) == written


def test_joint_issuers_are_listed() -> None:
    cited = full(doc_type="Thông tư liên tịch", issuer="Bộ Nội vụ; Bộ Xây dựng")

    assert "của Bộ Nội vụ và Bộ Xây dựng" in cited


def test_the_issuer_that_begins_the_subject_of_a_resolution_stands_once() -> None:
    cited = full(
        doc_type="Nghị quyết",
        number="57-NQ/TW",
        issuer="Ban Chấp hành Trung ương",
        signing_organ="Bộ Chính trị",
        issued_on=date(2024, 12, 22),
        subject="Nghị quyết của Bộ Chính trị về đột phá phát triển khoa học",
    )

    assert cited == (
        "Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá "
        "phát triển khoa học"
    )


def test_the_conference_that_passed_a_resolution_is_its_issuer() -> None:
    cited = full(
        doc_type="Nghị quyết",
        number="18-NQ/TW",
        issuer="Ban Chấp hành Trung ương",
        subject="Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa xii về đổi mới",
    )

    assert cited.endswith(
        "của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII về đổi mới"
    )


def test_a_consolidated_text_consolidates_its_subject() -> None:
    cited = full(
        doc_type="Văn bản hợp nhất",
        number="01/VBHN-BNV",
        issuer="Bộ Nội vụ",
        subject="Nghị định về công tác văn thư",
    )

    assert cited.endswith("của Bộ Nội vụ hợp nhất Nghị định về công tác văn thư")


@pytest.mark.parametrize("row", CAPITALS, ids=lambda row: row["written"])
def test_capitals_are_put_back(row: dict[str, str]) -> None:
    assert row["capitals"] in tidy(row["example"])


@pytest.mark.parametrize(
    "subject",
    ["quyền của đảng viên", "xây dựng đảng bộ trong sạch", "đại hội đảng bộ cơ sở"],
)
def test_members_and_organizations_of_the_party_stay_small(subject: str) -> None:
    assert tidy(subject) == subject


@pytest.mark.parametrize("row", STARTS, ids=lambda row: row["words"])
def test_a_subject_follows_as_its_first_words_want(row: dict[str, str]) -> None:
    example = row["example"]
    cited = full(subject=example, issuer="Sở Y tế")

    small = example[0].lower() + example[1:]
    assert cited.endswith(" ".join(filter(None, ["của Sở Y tế", row["before"], small])))


def test_a_name_at_the_beginning_of_a_subject_keeps_its_capital() -> None:
    assert full(subject="Đảng lãnh đạo công tác cán bộ").endswith(
        "về Đảng lãnh đạo công tác cán bộ"
    )
