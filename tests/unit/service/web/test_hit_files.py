"""What a search finds is taken away as a file, by the same filters as its page."""

import csv
import io
from collections.abc import Iterator
from http import HTTPStatus

import docx
import pypdfium2
import pytest
from lxml import html

from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.factories import make_parsed, make_received
from tests.served import TestClient, fill_archive

FORMULA = '=HYPERLINK("http://a.example")'


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        parsed = make_parsed(body="Công thức", subject=FORMULA, number=None)
        archive.archive.register(make_received(parsed), parsed)
        archive.archive.commit()
        archive.projections.catch_up()
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> TestClient:
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    return TestClient(app)


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.OK
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_page_links_its_hits_as_files(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/?type=Thông+báo&page=1").text)

    links = page.xpath("//a[starts-with(@href, '/hits/')]/@href")

    assert [each.partition("?")[0] for each in links] == [
        "/hits/csv",
        "/hits/docx",
        "/hits/pdf",
    ]
    found = rows(client, links[0])
    assert [each["Loại"] for each in found] == ["Thông báo"] * 2


def test_all_pages_of_hits_are_in_the_file(client: TestClient) -> None:
    assert len(rows(client, "/hits/csv?page=7")) == 5


def test_a_subject_that_is_a_formula_is_text(client: TestClient) -> None:
    [found] = rows(client, "/hits/csv?q=công+thức")

    assert found["Trích yếu"] == f"'{FORMULA}"


def test_the_word_file_says_what_was_searched(client: TestClient) -> None:
    answer = client.get("/hits/docx?q=thông+báo&type=Thông+báo&from=2022-01-01")

    found = docx.Document(io.BytesIO(answer.content))
    notes = [each.text for each in found.paragraphs]
    assert "Câu tìm kiếm: thông báo" in notes
    assert "Loại văn bản: Thông báo" in notes
    assert "Từ ngày: 01/01/2022" in notes
    [table] = found.tables
    assert [each.text for each in table.rows[0].cells][1:3] == ["Số, ký hiệu", "Loại"]
    assert [each.cells[1].text for each in table.rows[1:]] == ["7/TB-VKS"] * 2


def test_the_pdf_has_the_hits(client: TestClient) -> None:
    answer = client.get("/hits/pdf?q=7/TB-VKS")

    assert answer.headers["content-type"] == "application/pdf"
    assert 'filename="ket-qua.pdf"' in answer.headers["content-disposition"]
    [page, *_] = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    assert "7/TB-VKS" in page.get_textpage().get_text_range()


def test_what_cannot_be_understood_is_no_file(client: TestClient) -> None:
    assert client.get("/hits/csv?from=x").status_code == HTTPStatus.BAD_REQUEST
    assert client.get("/hits/exe").status_code >= HTTPStatus.BAD_REQUEST
