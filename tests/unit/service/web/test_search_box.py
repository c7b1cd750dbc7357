"""The search box proposes documents and issuers, with what tells them apart."""

from collections.abc import Iterator

import pytest
from lxml import html

from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.factories import OFFICE
from tests.served import HOSTILE_SUBJECT, TestClient, fill_archive


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as opened:
        yield serve(opened)


def serve(opened: OpenArchive) -> TestClient:
    fill_archive(opened)
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    return TestClient(app)


def options(client: TestClient, typed: str) -> list[tuple[str, str]]:
    answer = client.get("/suggestions", params={"q": typed})
    if not answer.text.strip():
        return []
    found = html.fragments_fromstring(answer.text)
    return [
        (" ".join(each.text_content().split()), each.get("data-address"))
        for each in found
    ]


def test_a_document_has_type_number_year_and_subject(client: TestClient) -> None:
    [(words, address)] = options(client, "15/bc")

    assert words == f"Báo cáo 15/BC-VKS · 2022: {HOSTILE_SUBJECT}"
    assert client.get(address).status_code == 200


def test_a_subject_is_found_without_accents(client: TestClient) -> None:
    names = [words for words, _ in options(client, "xay dung nong thon")]

    assert names
    assert all("Thi đua xây dựng nông thôn mới" in each for each in names)


def test_an_issuer_leads_to_what_it_issued(client: TestClient) -> None:
    [(words, address)] = options(client, "viện kiểm sát")

    assert words == OFFICE
    found = html.document_fromstring(client.get(address).text)
    assert len(found.xpath("//ol[@class='hits']/li")) == 4


@pytest.mark.parametrize("typed", ["", "xyzzy", "<>"])
def test_what_begins_nothing_has_no_proposals(client: TestClient, typed: str) -> None:
    assert options(client, typed) == []
