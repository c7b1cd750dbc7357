"""Documents of archives, quoted without saying where they are kept."""

from uuid import UUID

import pytest

from service.archive import Archive
from service.domain.document import Document
from service.projections.runner import Projections
from tests.conftest import Register
from tests.drafts import Check, codes, found
from tests.factories import OFFICE, make_parsed

NUMBER = "P05-H12-T3"
CUSTODIAN = "Trung tâm Lưu trữ lịch sử tỉnh Hòa An"
PLAN = f"Kế hoạch số 48/KH-VKS ngày 10/01/2022 của {OFFICE} về thi đua"
SOURCE = f"(số lưu trữ: {NUMBER}; độ gốc: bản chính; cơ quan quản lý: {CUSTODIAN})"


@pytest.fixture(autouse=True)
def plan(register: Register, archive: Archive, projections: Projections) -> None:
    """The plan, of which an archivist said where it is kept."""
    document = archive.log.find(Document, UUID(register(make_parsed())))
    assert document
    said = {
        "archive_number": NUMBER,
        "originality": "bản chính",
        "custodian": CUSTODIAN,
    }
    for field, value in said.items():
        document.correct_header(field, value, "An", "mục lục hồ sơ")
    archive.log.save(document)
    projections.catch_up()


def test_what_the_draft_lacks_is_named_as_the_archive_has_it(check: Check) -> None:
    [lacking] = found(check(f"Theo {PLAN}, đã có 12 phong trào."), "archival_lacking")

    assert lacking.place.text.startswith("Kế hoạch số 48/KH-VKS")
    assert lacking.message == f"Viện dẫn tài liệu lưu trữ chưa ghi {SOURCE[1:-1]}."


def test_a_draft_that_says_where_it_is_kept_has_no_finding(check: Check) -> None:
    assert codes(check(f"Theo {PLAN} {SOURCE}, đã có 12 phong trào.")) == set()


def test_one_fact_that_lacks_is_named_alone(check: Check) -> None:
    source = f"(số lưu trữ: {NUMBER}; {CUSTODIAN})"

    [lacking] = found(check(f"Theo {PLAN} {source}, đã có."), "archival_lacking")

    assert lacking.message == "Viện dẫn tài liệu lưu trữ chưa ghi độ gốc: bản chính."


def test_a_list_of_sources_may_say_it_for_a_mention_in_the_text(check: Check) -> None:
    draft = f"Theo {PLAN}, đã có 12 phong trào.\n\nNGUỒN\n\n- {PLAN} {SOURCE}."

    assert codes(check(draft)) == set()


def test_another_number_than_that_of_the_archive_is_a_warning(check: Check) -> None:
    [wrong] = found(
        check(f"Theo {PLAN} {SOURCE.replace('H12', 'H21')}, đã có."),
        "archival_differs",
    )

    assert wrong.message == "Dự thảo ghi số lưu trữ P05-H21-T3; kho ghi P05-H12-T3."


def test_the_number_of_another_document_is_not_that_of_this_one(check: Check) -> None:
    other = "Báo cáo số 15/BC-VKS ngày 05/12/2022 (số lưu trữ: P05-H44)"

    checked = check(f"Theo {PLAN} và {other}, đã có 12 phong trào.")

    assert codes(checked) == {"archival_lacking"}


def test_one_document_has_one_finding(check: Check) -> None:
    checked = check(f"Theo {PLAN}.\n\nTheo Kế hoạch số 48/KH-VKS, đã có.")

    assert len(found(checked, "archival_lacking")) == 1


@pytest.mark.parametrize(
    "draft",
    [
        f"Căn cứ {PLAN};",
        f"Quyết định này thay thế {PLAN}.",
        f"Số: 3/2026/TT-BNV\n\nTheo {PLAN}, đã có 12 phong trào.",
        f"Theo Kế hoạch số 49/KH-VKS ngày 10/01/2022 của {OFFICE} về thi đua.",
    ],
    ids=["a basis", "what ends it", "a legal draft", "what no archive keeps"],
)
def test_what_is_not_quoted_from_an_archive_has_no_finding(
    check: Check, draft: str
) -> None:
    assert not found(check(draft), "archival_lacking")
