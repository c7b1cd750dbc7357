"""What is missing is listed in pages, narrowed by words, and taken away as a table."""

import csv
import io
from collections.abc import Iterator

import pytest
from lxml import html

from schemas.number import DocumentNumber
from schemas.record import MissingDocument
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.missing_pages import PAGE_SIZE, having
from service.web.site import create_pages
from tests.factories import REPORT, make_citation, make_parsed, make_received
from tests.served import TestClient

LETTERS = PAGE_SIZE + 1
"""How many letters are missing; two directives are too."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    """An archive with a report, which cites letters and directives."""
    numbers = [DocumentNumber(str(each), "CV-VKS") for each in range(LETTERS)]
    directives = [DocumentNumber(each, "CT-UBND") for each in ("3", "4")]
    report = make_parsed(
        *(make_citation(number=each, doc_type="Công văn") for each in numbers),
        *(make_citation(number=each, doc_type="Chỉ thị") for each in directives),
        number=REPORT,
        doc_type="Báo cáo",
    )
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        archive.archive.register(make_received(report), report)
        archive.archive.commit()
        archive.projections.catch_up()
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    with TestClient(app) as each:
        yield each


def page(client: TestClient, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200
    return html.document_fromstring(response.text)


def rows(found: html.HtmlElement) -> int:
    return len(found.xpath("//tbody/tr"))


def test_a_long_list_goes_on_the_next_page(client: TestClient) -> None:
    first = page(client, "/missing")
    [following] = first.xpath("//a[@rel='next']/@href")

    second = page(client, following)

    assert (rows(first), rows(second)) == (PAGE_SIZE, LETTERS + 2 - PAGE_SIZE)
    assert not second.xpath("//a[@rel='next']")
    assert page(client, second.xpath("//a[@rel='prev']/@href")[0]).xpath("//h1")


@pytest.mark.parametrize("number", ["0", "-1", "hai", "²", "9" * 5000])
def test_what_is_no_page_shows_one(client: TestClient, number: str) -> None:
    assert rows(page(client, f"/missing?page={number}")) == PAGE_SIZE


def test_a_page_behind_the_last_is_the_last(client: TestClient) -> None:
    found = page(client, "/missing?page=99")

    assert rows(found) == LETTERS + 2 - PAGE_SIZE


def test_words_narrow_the_list_and_stay_in_the_form_and_the_links(
    client: TestClient,
) -> None:
    found = page(client, "/missing?q=cong+van")

    assert f"({LETTERS})" in found.findtext(".//h1")
    assert found.xpath("//input[@name='q']/@value") == ["cong van"]
    assert found.xpath("//a[@rel='next']/@href") == ["/missing?q=cong+van&page=2"]
    assert found.xpath("//main//a[contains(@href, '.csv')]/@href") == [
        "/missing.csv?q=cong+van"
    ]


def test_who_needs_it_is_a_number_that_opens_to_a_list(client: TestClient) -> None:
    [first, *_others] = page(client, "/missing?q=chi+thi").xpath("//tbody/tr")

    [opening] = first.xpath(".//details")
    assert opening.findtext("summary") == "1 văn bản"
    assert str(REPORT) in opening.xpath("string(ul)")


def test_the_table_has_what_the_words_leave_on_all_pages(client: TestClient) -> None:
    answer = client.get("/missing.csv?q=công+văn")

    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    table = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert {each["doc_type"] for each in table} == {"Công văn"}
    assert table.line_num == LETTERS + 1


@pytest.mark.parametrize(
    ("typed", "is_there"),
    [
        ("", True),
        ("31-CT", True),
        ("chỉ thị", True),
        ("CHI THI", True),
        ("trung ương 31", True),
        ("ương bí", True),
        ("chỉ thị 48", False),
    ],
)
def test_each_word_is_in_number_kind_or_issuer(typed: str, *, is_there: bool) -> None:
    missing = MissingDocument("31-CT/TW", "Chỉ thị", None, "Ban Bí thư Trung ương", ())

    assert having(typed, [missing]) == ((missing,) if is_there else ())
