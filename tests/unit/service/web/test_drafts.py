"""A draft is checked in the browser, without a script, and sent back with comments."""

import io
from collections.abc import Iterator
from http import HTTPStatus

import docx
import pikepdf
import pytest
from lxml import html

from ingest.pipeline import parse
from service.bootstrap import open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.sample_files import pdf
from tests.served import TestClient, fill_archive

DRAFT = (
    "Thực hiện Kế hoạch số 48/KH-VKS ngày 01/10/2022 của Viện kiểm sát nhân dân tỉnh"
    " Hòa An, các phòng trồng cây."
)
LINE = "Thực hiện Kế hoạch số 48/KH-VKS ngày 01/10/2022."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        with TestClient(create_pages(archive)) as each:
            yield each


def word_file() -> bytes:
    written = docx.Document()
    written.add_paragraph(DRAFT)
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def test_the_form_is_sent_without_a_script(client: TestClient) -> None:
    shown = html.document_fromstring(client.get("/check").text)

    (form,) = shown.forms
    assert (form.action, form.method) == ("/check", "POST")
    assert form.get("enctype") == "multipart/form-data"


def test_the_page_shows_what_contradicts_the_archive(client: TestClient) -> None:
    answered = client.post("/check", files={"file": ("draft.txt", DRAFT.encode())})
    shown = html.document_fromstring(answered.text)

    text = " ".join(shown.text_content().split())
    assert "Ngày khác với văn bản trong kho" in text
    assert shown.xpath("//article//mark")


@pytest.mark.parametrize("answer", ["comments", "tracked"])
def test_the_draft_comes_back_with_comments(client: TestClient, answer: str) -> None:
    answered = client.post(
        "/check",
        files={"file": ("dự thảo.docx", word_file())},
        data={"answer": answer},
    )

    assert answered.headers["content-disposition"].endswith("-kiem-tra.docx")
    assert "các phòng trồng cây" in parse(answered.content, "a.docx").text.content


@pytest.mark.parametrize("answer", ["page", "comments"])
def test_a_draft_that_cannot_be_read_is_said(client: TestClient, answer: str) -> None:
    answered = client.post(
        "/check",
        files={"file": ("draft.pdf", b"%PDF-1.7\n%%broken")},
        data={"answer": answer},
    )

    assert answered.status_code == HTTPStatus.BAD_REQUEST
    assert "Không đọc được tệp" in answered.text


def test_findings_are_grouped_by_weight_each_with_its_place(
    client: TestClient,
) -> None:
    answered = client.post("/check", files={"file": ("draft.txt", DRAFT.encode())})
    shown = html.document_fromstring(answered.text)

    weights = ["error", "warning", "note"]
    groups = shown.xpath("//section/h3/@id")
    assert groups == [each for each in weights if each in groups]
    assert "error" in groups
    articles = shown.xpath("//section/article")
    said = [each.xpath("string(p)") for each in articles]
    assert all(" trong dự thảo: trang 1" in each for each in said)
    numbers = sorted(int(each.split()[1]) for each in said)
    assert numbers == list(range(1, len(articles) + 1))


def test_a_pdf_comes_back_with_notes(client: TestClient) -> None:
    data = pdf([(40, 700, LINE)])
    answered = client.post(
        "/check", files={"file": ("dự thảo.pdf", data)}, data={"answer": "pdf"}
    )

    assert answered.headers["content-type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answered.content)) as copy:
        assert copy.pages[0].Annots


@pytest.mark.parametrize("answer", ["comments", "pdf"])
def test_a_draft_that_cannot_come_back_so_keeps_its_findings(
    client: TestClient, answer: str
) -> None:
    answered = client.post(
        "/check",
        files={"file": ("draft.txt", DRAFT.encode())},
        data={"answer": answer},
    )

    assert answered.status_code == HTTPStatus.OK
    assert "Không tải về được như đã chọn" in answered.text
    assert html.document_fromstring(answered.text).xpath("//article//mark")


def test_a_hostile_draft_does_nothing_on_the_page(client: TestClient) -> None:
    hostile = f"<script>alert(1)</script> {DRAFT}".encode()
    answered = client.post("/check", files={"file": ("<b>.txt", hostile)})

    assert "<script>" not in answered.text
    assert "<b>.txt" not in answered.text
