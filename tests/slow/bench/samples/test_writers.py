import io
import zipfile
from collections.abc import Iterator
from typing import Any

import lxml.html
import pdfplumber
import pypdfium2
import pytest
from docx import Document
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from bench.samples import documents
from bench.samples.demo import demo_documents
from bench.samples.folder import WRITERS
from bench.samples.model import SampleDocument, Style
from bench.samples.writers.docx import write_docx
from bench.samples.writers.html import write_html
from bench.samples.writers.pdf import write_pdf
from bench.samples.writers.scan import write_scan, write_scan_png
from bench.samples.writers.text import write_text

DEMO = {document.name: document for document, _ in demo_documents()}
REPORT = DEMO["322-BC-VKS"]
LETTER = DEMO["3310-UBND-NC"]
NOTE = "Hướng dẫn số 1204/HD-VKS ngày 19/9/2022 của VKSND tỉnh Quảng Lâm"


@pytest.fixture(scope="module")
def report_pdf() -> Iterator[PDF]:
    with pdfplumber.open(io.BytesIO(write_pdf(REPORT))) as pdf:
        yield pdf


def word(page: Page, text: str, **wanted: Any) -> dict[str, Any]:
    words = page.extract_words(extra_attrs=["size", "fontname"], **wanted)
    return next(each for each in words if each["text"] == text)


def table_document() -> SampleDocument:
    return next(
        document
        for document in documents(200, seed=7)
        if any(p.style is Style.ROW for p in document.paragraphs)
    )


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_document_is_the_same_bytes(kind: str) -> None:
    write = WRITERS[kind][1]
    assert write(LETTER) == write(LETTER)


def test_a_text_has_the_head_in_the_order_of_the_rules() -> None:
    lines = write_text(REPORT).decode().splitlines()
    assert lines[:8] == [
        "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",
        "VIỆN KIỂM SÁT NHÂN DÂN TỈNH QUẢNG LÂM",
        "-------",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "---------------",
        "Số: 322/BC-VKS",
        "Lâm Thành, ngày 20 tháng 12 năm 2024",
    ]


def test_a_text_refers_to_its_notes_with_raised_digits() -> None:
    text = write_text(REPORT).decode()
    assert "“Hồ sơ không giấy”¹;" in text
    assert f"\n² {NOTE}.\n³ {NOTE}.\n" in text


def test_a_letter_says_what_it_is_about_under_its_number() -> None:
    lines = write_text(LETTER).decode().splitlines()
    assert lines[lines.index("Số: 3310/UBND-NC") + 1].startswith("V/v đôn đốc")


def test_a_pdf_has_the_national_motto_right_of_the_issuer(report_pdf: PDF) -> None:
    page = report_pdf.pages[0]
    issuer, motto = word(page, "VIỆN"), word(page, "CỘNG")
    assert issuer["x1"] < page.width * 0.45 < motto["x0"]
    assert issuer["top"] == pytest.approx(motto["top"], abs=1)


def test_a_pdf_raises_the_marks_of_its_notes(report_pdf: PDF) -> None:
    page = report_pdf.pages[0]
    raised = [c for c in page.chars if c["text"] == "1" and c["size"] < 9]
    assert len(raised) == 2  # in the text, and before the note


def test_a_pdf_prints_a_note_at_the_foot_of_the_page_that_refers_to_it(
    report_pdf: PDF,
) -> None:
    page = report_pdf.pages[0]
    foot = page.crop((0, page.height * 0.75, page.width, page.height))
    assert NOTE in foot.extract_text()


def test_a_pdf_has_the_signature_right_of_the_recipients(report_pdf: PDF) -> None:
    page = report_pdf.pages[-1]
    recipients, name = word(page, "Nơi"), word(page, "Oanh")
    assert recipients["x0"] < page.width / 2 < name["x0"]


def test_a_pdf_numbers_its_pages_from_the_second_on(report_pdf: PDF) -> None:
    first, second = (page.extract_text().splitlines()[0] for page in report_pdf.pages)
    assert not first.isdigit()
    assert second == "2"


def test_a_word_file_has_its_head_in_a_table_of_two_columns() -> None:
    head = Document(io.BytesIO(write_docx(REPORT))).tables[0]
    left, right = head.rows[0].cells
    assert "322/BC-VKS" in left.text
    assert right.text.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


def test_a_word_file_keeps_its_notes_in_their_own_part() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(REPORT))) as parts:
        assert parts.read("word/footnotes.xml").decode().count(NOTE) == 2
        assert "footnoteReference" in parts.read("word/document.xml").decode()


def test_a_word_file_has_a_table_where_the_document_has_one() -> None:
    tables = Document(io.BytesIO(write_docx(table_document()))).tables
    assert tables[1].rows[0].cells[0].text == "STT"


def test_a_pdf_rules_its_tables() -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(table_document()))) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    assert tables[0][0] == ["STT", "Nội dung công việc", "Văn bản giao việc"]


def test_a_web_page_links_its_marks_to_its_notes() -> None:
    page = lxml.html.document_fromstring(write_html(REPORT))
    marks = page.xpath("//sup/a/@href")
    assert marks[1] == "#note2"
    assert NOTE in page.get_element_by_id("note2").text_content()


def test_a_scan_is_pictures_without_text() -> None:
    scan = pypdfium2.PdfDocument(write_scan(LETTER, dpi=50))
    assert [page.get_textpage().get_text_range() for page in scan] == [""] * len(scan)
    scan.close()


def test_a_scan_is_also_made_as_a_picture() -> None:
    assert write_scan_png(LETTER, dpi=50).startswith(b"\x89PNG")
