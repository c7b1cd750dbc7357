"""The page of a document says what a clerk asks about it."""

import json
from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

import pytest
from lxml import html

from schemas.citation import Relation
from schemas.decision import DecidedBy
from schemas.number import DocumentNumber
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.factories import make_citation, make_parsed, make_received
from tests.served import TestClient

OLD = DocumentNumber("5", "QĐ-VKS")
NEW = DocumentNumber("9", "QĐ-VKS")
BY = DecidedBy("an", "đã xem bản giấy")


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    """An archive with a decision of 2020, and one of 2022 that replaces it."""
    old = make_parsed(
        body="cũ", number=OLD, doc_type="Quyết định", issued_on=date(2020, 5, 4)
    )
    text = "Thay thế Quyết định số 5/QĐ-VKS ngày 04/5/2020"
    citation = make_citation(
        text=text,
        number=OLD,
        doc_type="Quyết định",
        issued_on=date(2020, 5, 4),
    ).related_as(Relation.REPLACES)
    new = make_parsed(
        citation,
        body=text,
        number=NEW,
        doc_type="Quyết định",
        issued_on=date(2022, 3, 1),
    )
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        for each in (old, new):
            archive.archive.register(make_received(each), each)
        archive.archive.commit()
        archive.projections.catch_up()
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> Iterator[TestClient]:
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    with TestClient(app) as each:
        yield each


def address(opened: OpenArchive, number: DocumentNumber) -> str:
    return f"/documents/{opened.queries.show(str(number)).summary.id}"


def page(client: TestClient, at: str) -> html.HtmlElement:
    response = client.get(at)
    assert response.status_code == HTTPStatus.OK
    return html.document_fromstring(response.text)


def section(found: html.HtmlElement, name: str) -> str:
    [part] = found.xpath(f"//section[@aria-labelledby='{name}']")
    return " ".join(part.text_content().split())


def links(found: html.HtmlElement, name: str) -> Any:
    return found.xpath(f"//section[@aria-labelledby='{name}']//a/@href")


def test_the_force_has_its_reason_with_the_place(
    client: TestClient, opened: OpenArchive
) -> None:
    found = page(client, address(opened, OLD))

    shown = section(found, "standing")
    assert "đã bị thay thế" in shown
    assert "Quyết định 9/QĐ-VKS · 01/03/2022" in shown
    assert f"{address(opened, NEW)}#vt-0-37" in links(found, "standing")


def test_the_force_is_that_of_the_chosen_day(
    client: TestClient, opened: OpenArchive
) -> None:
    for typed in ("2021-12-31", "31/12/2021"):
        found = page(client, f"{address(opened, OLD)}?as_of={typed}")
        shown = section(found, "standing")
        assert "Tính đến 31/12/2021: chưa thấy văn bản thay thế" in shown
        assert found.xpath("//input[@name='as_of']/@value") == ["2021-12-31"]


def test_a_day_that_is_none_is_said_beside_the_form(
    client: TestClient, opened: OpenArchive
) -> None:
    found = page(client, f"{address(opened, OLD)}?as_of=mai")

    [problem] = found.xpath("//*[@role='alert']")
    assert problem.text == "Không phải ngày: “mai” (viết 28/10/2026)."


def test_the_chart_has_both_sides_of_a_relation(
    client: TestClient, opened: OpenArchive
) -> None:
    new, old = (page(client, address(opened, each)) for each in (NEW, OLD))

    assert section(new, "chart") == ("Lược đồ Văn bản này thay thế Quyết định 5/QĐ-VKS")
    assert section(old, "chart") == ("Lược đồ Thay thế văn bản này Quyết định 9/QĐ-VKS")


def test_a_document_is_cited_as_the_genre_and_the_day_ask(
    client: TestClient, opened: OpenArchive
) -> None:
    now = section(page(client, address(opened, OLD)), "forms")
    then = section(page(client, f"{address(opened, OLD)}?cited_on=2020-06-01"), "forms")

    assert "Trong văn bản quy phạm pháp luật" in now
    assert now.count("ngày 04 tháng 5 năm 2020") == 1
    assert f"Trong văn bản của Đảng Lần đầu Quyết định số {OLD}, ngày 04/" in now
    assert then.count("ngày 04 tháng 5 năm 2020") == 3


def test_a_document_is_taken_away_as_a_file_to_cite_from(
    client: TestClient, opened: OpenArchive
) -> None:
    files = links(page(client, address(opened, OLD)), "forms")

    assert len(files) == 5
    taken = {each.rpartition("/")[2]: client.get(each) for each in files}
    assert {each.status_code for each in taken.values()} == {HTTPStatus.OK}
    (item,) = json.loads(taken["csl-json"].content)
    assert item["number"] == str(OLD)
    assert item["URL"] == f"{client.base_url}{address(opened, OLD)}"
    assert taken["bibtex"].headers["content-disposition"].endswith("5-Q%C4%90-VKS.bib")
    assert client.get(f"{address(opened, OLD)}/cite/exe").status_code != HTTPStatus.OK


def test_a_document_of_an_archive_shows_where_it_is_kept_and_is_cited_so(
    client: TestClient, opened: OpenArchive
) -> None:
    before = section(page(client, address(opened, OLD)), "forms")
    assert "lưu trữ" not in before
    for field, value in (("originality", "bản sao"), ("groups", "PC03")):
        opened.decisions.correct(str(OLD), field, value, BY)

    shown = page(client, address(opened, OLD))
    said = "an: đã xem bản giấy"
    assert f"Độ gốc: “bản sao”; {said}" in section(shown, "header-heading")
    assert f"Nhóm được đọc: “PC03”; {said}" in section(shown, "header-heading")
    cited = section(shown, "forms").partition("Khi trích dẫn tài liệu lưu trữ")[2]
    assert "(độ gốc: bản sao)" in cited
    assert "sửa thể thức: độ gốc, thành “bản sao”" in section(shown, "history")


def test_a_withdrawn_document_says_so_by_whom_and_why(
    client: TestClient, opened: OpenArchive
) -> None:
    at = address(opened, OLD)
    opened.decisions.withdraw(str(OLD), BY)

    by_number = f"/documents/{OLD.serial}-{OLD.symbol}"
    for each in (at, by_number):
        [said] = page(client, each).xpath("//div[@role='status']")
        shown = " ".join(said.text_content().split())
        assert shown.startswith("Văn bản này đã rút khỏi kho ngày ")
        assert "an: đã xem bản giấy" in shown


def test_a_copy_says_of_which_document_it_is(
    client: TestClient, opened: OpenArchive
) -> None:
    at = address(opened, OLD)
    opened.decisions.mark_copy(str(OLD), str(NEW), BY)

    found = page(client, at)
    assert found.findtext(".//h1") == f"Quyết định {NEW}"
    assert "đây là văn bản của tệp ấy" in found.xpath("//p[@role='status']")[0].text
    assert "gộp: là một tệp" not in section(found, "history")


def test_a_correction_stands_beside_what_the_machine_read(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.decisions.correct(str(OLD), "signer", "Lê Thị Cúc", BY)

    shown = section(page(client, address(opened, OLD)), "header-heading")
    assert (
        "Người ký: “Lê Thị Cúc” (máy đọc “Trần Văn Bình”); an: đã xem bản giấy" in shown
    )


def test_the_history_is_in_words_and_in_order(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.decisions.confirm(str(NEW), str(OLD), str(OLD), BY)

    found = page(client, address(opened, NEW))
    rows = [
        " ".join(each.text_content().split()).partition(": ")[2]
        for each in found.xpath("//ol[@class='history']/li")
    ]
    assert rows[0] == "nhận tệp plan.txt"
    assert rows[2] == "máy đọc thể thức và viện dẫn: 1 viện dẫn, 0 nghi vấn"
    assert rows[3].startswith("xác nhận viện dẫn Quyết định 5/QĐ-VKS · 04/05/2020")
    assert ": là Quyết định 5/QĐ-VKS, an: đã xem bản giấy" in rows[3]


def test_a_page_leads_programs_to_its_json_ld(
    client: TestClient, opened: OpenArchive
) -> None:
    at = address(opened, NEW)
    link = "//head/link[@rel='alternate'][@type='application/ld+json']/@href"
    [leads_to] = page(client, at).xpath(link)

    answer = client.get(leads_to)
    read = answer.json()

    assert answer.headers["Content-Type"].startswith("application/ld+json")
    assert read["@context"] == "https://schema.org"
    assert read["reportNumber"] == str(NEW)
    assert read["datePublished"] == "2022-03-01"
    assert read["@id"].endswith(at)


def test_a_page_says_to_zotero_what_it_is_of(
    client: TestClient, opened: OpenArchive
) -> None:
    at = address(opened, NEW)
    found = page(client, at)

    [coins] = found.xpath("//span[@class='Z3988']/@title")
    read = {name: value[0] for name, value in parse_qs(coins).items()}
    assert read["rft.source"] == str(NEW)
    assert read["rft.identifier"].endswith(at)
    assert read["rft.date"] == "2022-03-01"
