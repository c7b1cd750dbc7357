"""Drafts beside what was signed, withdrawn numbers, and who cites a văn bản."""

from collections.abc import Iterator

import pytest

from schemas.account import Role
from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import read_settings
from service.web.site import create_pages
from tests.office import BY, OTHER, REPORT, SIGNED, Office
from tests.served import TestClient
from tests.signed_in import token_of

LAW = """QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 01/2011/QH13
Hà Nội, ngày 11 tháng 11 năm 2011
LUẬT
LƯU TRỮ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Lưu trữ.
Điều 1. Luật này quy định về hoạt động lưu trữ.
CHỦ TỊCH QUỐC HỘI
Nguyễn Văn Mẫu
"""


@pytest.fixture
def pages(office: Office) -> Iterator[TestClient]:
    with open_archive(read_settings(office.environ)) as opened:
        app = create_app(opened)
        app.mount("/", create_pages(opened))
        token = token_of(opened.accounts, Role.READER, "an")
        headers = {"Authorization": f"Bearer {token}"}
        with TestClient(app, headers=headers) as served:
            yield served


def test_a_draft_that_differs_does_not_compete_with_what_was_signed(
    office: Office,
) -> None:
    office.take_in(du_thao_dau="DỰ THẢO\n" + OTHER)
    assert office.ask("works", "--proposed")

    assert office.ask("show", "77/KH-UBND")["document"]["filename"] == "ban_ky.txt"
    assert office.ask("cite", "77/KH-UBND")["full"]
    (link,) = office.ask("trace", "90/BC-UBND")["cites"]
    assert (link["state"], link["target"]["filename"]) == ("exact", "ban_ky.txt")
    first = office.ask("search", "77/KH-UBND")["hits"][0]
    assert first["filename"] == "ban_ky.txt"


def test_a_draft_that_a_person_parts_is_a_document_that_may_be_meant(
    office: Office,
) -> None:
    office.take_in(du_thao_dau="DỰ THẢO\n" + OTHER)
    first = next(
        each["id"]
        for pair in office.ask("works", "--proposed")
        for each in (pair["document"], pair["other"])
        if each["filename"] == "du_thao_dau.txt"
    )
    office.run("part", first, *BY)
    (link,) = office.ask("trace", "90/BC-UBND")["cites"]

    assert link["state"] == "ambiguous"


@pytest.mark.parametrize("command", ["standing", "trace", "search"])
def test_a_withdrawn_number_is_said_to_be_withdrawn_and_not_missing(
    office: Office, command: str
) -> None:
    office.run("withdraw", "77/KH-UBND", "--by", "Bình", "--why", "nhập nhầm")
    first = office.run(command, "77/KH-UBND").stdout.splitlines()[0]

    assert "77/KH-UBND" in first
    assert "đã rút khỏi kho: Bình" in first
    assert "nhập nhầm" in first
    assert "chưa có trong kho" not in first


def test_a_withdrawn_number_that_nothing_cites_has_a_standing(office: Office) -> None:
    office.run("withdraw", "90/BC-UBND", "--by", "Bình", "--why", "nhập nhầm")
    standing = office.ask("standing", "90/BC-UBND")

    (gone,) = standing["missing"]["withdrawn"]
    assert (gone["by"], gone["why"]) == ("Bình", "nhập nhầm")
    assert gone["document"]["filename"] == "bao_cao.txt"


def test_a_number_of_another_day_is_not_the_withdrawn_one(office: Office) -> None:
    other = REPORT.replace("77/KH-UBND ngày 14/3/2022", "90/BC-UBND ngày 5/5/2021")
    office.take_in(bao_cao_hai=other.replace("Số: 90/BC", "Số: 91/BC"))
    office.run("withdraw", "90/BC-UBND", "--by", "Bình", "--why", "nhập nhầm")
    (missing,) = office.ask("missing")

    assert (missing["number"], missing["withdrawn"]) == ("90/BC-UBND", [])


def test_the_page_of_a_withdrawn_number_says_who_withdrew_it(
    office: Office, pages: TestClient
) -> None:
    office.run("withdraw", "77/KH-UBND", "--by", "Bình", "--why", "nhập nhầm")
    page = pages.get("/cited", params={"number": "77/KH-UBND"}).text

    assert "đã rút khỏi kho" in page
    assert "nhập nhầm" in page


@pytest.mark.parametrize("number", ["77/KH-UBND", "78/KH-UBND", "77 kh ubnd"])
def test_who_cites_a_document_is_found_by_any_of_its_numbers(
    office: Office, number: str
) -> None:
    main_file = office.ask("show", "77/KH-UBND")["document"]["id"]
    misread = SIGNED.replace("77/KH", "78/KH").replace("dứt điểm", "dứt  điểm ngay")
    citing = REPORT.replace("77/KH", "78/KH").replace("90/BC", "92/BC")
    office.take_in(scan=misread, bao_cao_hai=citing)
    office.run("mark-copy", "78/KH-UBND", main_file, *BY)

    for query in (["--cites", number], [f'viện dẫn:"{number}"']):
        found = office.ask("search", *query)["hits"]
        assert {each["number"] for each in found} == {"90/BC-UBND", "92/BC-UBND"}


def test_a_law_that_is_only_named_is_found_to_be_cited_by_its_number(
    office: Office,
) -> None:
    citing = REPORT.replace("90/BC", "93/BC").replace(
        "Kế hoạch số 77/KH-UBND ngày 14/3/2022 của Ủy ban nhân dân huyện Suối Khoai",
        "Luật Lưu trữ ngày 11/11/2011",
    )
    office.take_in(luat=LAW, bao_cao_ba=citing)
    found = office.ask("search", "--cites", "01/2011/QH13")["hits"]

    assert [each["number"] for each in found] == ["93/BC-UBND"]
