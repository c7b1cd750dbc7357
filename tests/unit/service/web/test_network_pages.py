"""Who cites whom around a document, on a page: list and picture of the same."""

from collections.abc import Iterator
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from lxml import html

from schemas.vocabulary import relation_names
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.factories import PLAN, REPORT
from tests.served import MISSING, TestClient, fill_archive

HELD = f"Kế hoạch {PLAN}"
UNHELD = f"Chỉ thị {MISSING}"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    with TestClient(app) as each:
        yield each


@pytest.fixture
def address(opened: OpenArchive) -> str:
    return f"/documents/{opened.queries.find(str(REPORT)).id}/network"


def page(client: TestClient, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == HTTPStatus.OK
    return html.document_fromstring(response.text)


def listed(found: html.HtmlElement) -> Any:
    return found.xpath("//section[@aria-labelledby='list']/ul/li/a/text()")


def drawn(found: html.HtmlElement) -> Any:
    return found.xpath("//div[@class='drawing']//g/text[1]/text()")


def test_list_and_picture_have_the_same_documents(
    client: TestClient, address: str
) -> None:
    found = page(client, address)

    assert listed(found) == [HELD, UNHELD]
    assert drawn(found) == [f"Báo cáo {REPORT}", HELD, UNHELD]


def test_a_citation_is_said_in_words(client: TestClient, address: str) -> None:
    [first, *_rest] = page(client, address).xpath("//ul[@class='reasons']/li")

    said = " ".join(first.text_content().split())
    assert said == f"Báo cáo {REPORT} viện dẫn {HELD} khớp, tr. 1"


def test_what_a_screen_reader_hears_of_a_link_is_kind_number_date_and_subject(
    client: TestClient, address: str
) -> None:
    names = page(client, address).xpath("//div[@class='drawing']//a/@aria-label")

    assert any(
        each.startswith(f"{HELD} ngày 10/01/2022 của ") and "nông thôn mới" in each
        for each in names
    )
    assert f"{UNHELD} (chưa có trong kho)" in names


def test_every_link_of_the_picture_opens(client: TestClient, address: str) -> None:
    links = page(client, address).xpath("//div[@class='drawing']//a/@href")

    assert len(links) == 3
    assert {client.get(each).status_code for each in links} == {HTTPStatus.OK}


def test_the_same_address_has_the_same_bytes(client: TestClient, address: str) -> None:
    assert client.get(address).content == client.get(address).content


def test_the_direction_is_chosen(client: TestClient, address: str) -> None:
    assert listed(page(client, f"{address}?direction=up")) == []
    assert len(listed(page(client, f"{address}?direction=down"))) == 2


def test_relations_are_chosen(client: TestClient, address: str) -> None:
    found = page(client, f"{address}?relation=repeals&relation=replaces")

    assert listed(found) == []
    names = found.xpath("//input[@name='relation']/following-sibling::text()")
    assert [each.strip() for each in names] == [each.name for each in relation_names()]
    assert found.xpath("//input[@checked]/@value") == ["repeals", "replaces"]


def test_a_larger_picture_keeps_what_was_chosen(
    client: TestClient, address: str
) -> None:
    found = page(client, f"{address}?direction=down&depth=3")
    [larger] = [e for e in found.xpath("//p[@class='paging']/a") if e.text == "200%"]

    enlarged = page(client, address + larger.get("href"))
    assert enlarged.xpath("//option[@selected]/text()") == [
        "văn bản này dựa vào đâu",
        "3",
    ]
    widths = [
        int(each.xpath("//div[@class='drawing']/svg/@width")[0])
        for each in (found, enlarged)
    ]
    assert widths[1] == 2 * widths[0]


def test_before_the_archive_had_it_todays_picture_says_so(
    client: TestClient, address: str
) -> None:
    found = page(client, f"{address}?as_of=2001-01-01")

    assert "kho chưa có văn bản này" in found.xpath("//*[@role='alert']")[0].text
    assert listed(found) == [HELD, UNHELD]


@pytest.mark.parametrize("day", [date.today() + timedelta(days=2), "hôm qua"])  # noqa: DTZ011
def test_a_day_that_cannot_be_chosen_is_said(
    client: TestClient, address: str, day: object
) -> None:
    assert page(client, f"{address}?as_of={day}").xpath("//*[@role='alert']")


def test_what_cannot_be_chosen_is_not(client: TestClient, address: str) -> None:
    found = page(client, f"{address}?direction=x&depth=99&zoom=7&relation=y")

    assert listed(found) == [HELD, UNHELD]
