"""A number that is only cited has a worklist and a letter that asks for it."""

from collections.abc import Iterator
from http import HTTPStatus
from io import BytesIO
from urllib.parse import unquote

import docx
import pytest
from lxml import html

from schemas.decision import DecidedBy
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.factories import PLAN, REPORT, make_citation, make_parsed, make_received
from tests.served import MISSING, NOTICE, TestClient, fill_archive

LAW = "Luật Đất đai"
BY = DecidedBy("an", "ban hành nhầm")


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        law = make_citation(
            text=LAW, number=None, doc_type="Luật", issued_on=None, issuer=None
        )
        citing = make_parsed(law, body=LAW, number=None, doc_type="Tờ trình")
        archive.archive.register(make_received(citing), citing)
        archive.archive.commit()
        archive.projections.catch_up()
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> Iterator[TestClient]:
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    with TestClient(app) as each:
        yield each


def page(client: TestClient, number: str) -> html.HtmlElement:
    response = client.get("/cited", params={"number": number})
    assert response.status_code == HTTPStatus.OK
    return html.document_fromstring(response.text)


def test_the_worklist_leads_to_the_words_and_to_the_decision(
    client: TestClient, opened: OpenArchive
) -> None:
    [row] = page(client, str(MISSING)).xpath("//tbody/tr")

    report = f"/documents/{opened.queries.find(str(REPORT)).id}"
    links = row.xpath(".//a/@href")
    assert links[0] == report
    assert links[1].startswith(f"{report}#vt-")
    assert links[2].startswith(f"{report}/citations/")
    assert "Chỉ thị 31-CT/TW" in row.xpath("./td[2]/text()")[0]
    assert row.xpath("./td[2]/span/text()") == ["chưa có trong kho"]
    assert {client.get(each).status_code for each in links} == {HTTPStatus.OK}


def test_every_link_of_the_missing_list_opens(client: TestClient) -> None:
    listed = html.fromstring(client.get("/missing").text)
    links = listed.xpath("//tbody/tr/td[1]/a/@href")

    assert len(links) == 2
    assert {client.get(each).status_code for each in links} == {HTTPStatus.OK}


def test_an_act_that_is_only_named_has_a_page_too(client: TestClient) -> None:
    assert page(client, LAW).findtext(".//h1") == LAW


def test_search_leads_to_the_page(client: TestClient) -> None:
    found = html.fromstring(client.get("/", params={"q": f"Chỉ thị {MISSING}"}).text)

    [link] = found.xpath("//p[@class='unheld']/a[starts-with(@href, '/cited')]")
    assert client.get(link.get("href")).status_code == HTTPStatus.OK


def test_the_form_gives_a_letter_with_what_was_typed(client: TestClient) -> None:
    [form] = [
        each for each in page(client, str(MISSING)).forms if "letter" in each.action
    ]
    typed = {**dict(form.form_values()), "office": "Văn phòng", "addressee": "Ban"}

    sent = client.get(form.action, params=typed)

    name = unquote(sent.headers["content-disposition"])
    assert name.endswith("đề nghị cung cấp 31-CT-TW.docx")
    letter = docx.Document(BytesIO(sent.content))
    assert letter.paragraphs[0].text == "Kính gửi: Ban"
    assert "VĂN PHÒNG" in letter.tables[0].rows[0].cells[0].text


def test_there_is_no_letter_for_what_nobody_cites(client: TestClient) -> None:
    sent = client.get("/cited/letter", params={"number": "999/QĐ-X"})

    assert sent.status_code == HTTPStatus.NOT_FOUND


def test_a_withdrawn_number_names_the_document_that_was_withdrawn(
    client: TestClient, opened: OpenArchive
) -> None:
    plan = opened.queries.find(str(PLAN)).id
    opened.decisions.withdraw(plan, BY)

    found = page(client, str(PLAN))
    assert "đã rút khỏi kho" in found.text_content()
    assert found.xpath(f"//a[@href='/documents/{plan}']")


def test_a_withdrawn_number_that_nothing_cites_leads_to_its_page(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.decisions.withdraw(opened.queries.find(str(REPORT)).id, BY)

    sent = client.get("/cited", params={"number": str(REPORT)})
    assert sent.url.path.startswith("/documents/")
    assert "Văn bản này đã rút khỏi kho" in sent.text


def test_several_documents_of_the_number_are_offered(client: TestClient) -> None:
    sent = client.get("/cited", params={"number": str(NOTICE)})

    assert sent.status_code == HTTPStatus.CONFLICT
