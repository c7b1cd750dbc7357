import io
import re
import unicodedata
import zipfile

import pdfplumber
import pytest

from bench.samples import expected_of
from bench.samples.folder import WRITERS
from bench.samples.model import SampleDocument
from bench.samples.unusual import MAKES, unusual_documents
from bench.samples.writers.docx import write_docx
from bench.samples.writers.legacy import write_vni
from bench.samples.writers.stamped import write_stamped
from bench.samples.writers.text import write_text

COUNT = 90


@pytest.fixture(scope="module")
def papers() -> list[SampleDocument]:
    return list(unusual_documents(COUNT, seed=5))


def made(papers: list[SampleDocument], make: str) -> list[SampleDocument]:
    return [each for each in papers if each.name.endswith(make)]


def printed(document: SampleDocument) -> str:
    return " ".join(write_text(document).decode().split())


def test_the_same_seed_makes_the_same_documents(papers: list[SampleDocument]) -> None:
    assert list(unusual_documents(COUNT, seed=5)) == papers


def test_another_seed_makes_other_documents(papers: list[SampleDocument]) -> None:
    assert list(unusual_documents(COUNT, seed=6)) != papers


@pytest.mark.parametrize("kind", ["stamped", "vni", "docx", "pdf"])
def test_the_same_document_is_the_same_bytes(
    papers: list[SampleDocument], kind: str
) -> None:
    write = WRITERS[kind][1]
    assert write(papers[0]) == write(papers[0])


def test_every_make_has_its_turn(papers: list[SampleDocument]) -> None:
    assert all(made(papers, name) for name, _ in MAKES)


def test_every_expected_citation_is_printed(papers: list[SampleDocument]) -> None:
    for document in papers:
        for citation in expected_of(document, "x.txt")["citations"]:
            assert citation["text"] in printed(document)


def test_a_draft_has_neither_number_nor_date(papers: list[SampleDocument]) -> None:
    for document in made(papers, "du-thao"):
        header = expected_of(document, "x.txt")["header"]
        assert (header["number"], header["date"]) == (None, None)
        assert re.search(r"Số: /\S+ .*, ngày tháng", printed(document))


def test_an_annex_has_nothing_around_it_but_its_title(
    papers: list[SampleDocument],
) -> None:
    for document in made(papers, "phu-luc"):
        text = printed(document)
        assert re.match(r"PHỤ LỤC.* \((Ban hành k|K)èm theo ", text)
        assert "CỘNG HÒA" not in text
        assert "Nơi nhận" not in text


def test_one_make_cites_in_more_than_twenty_footnotes_only(
    papers: list[SampleDocument],
) -> None:
    document = made(papers, "chu-thich")[0]
    label = expected_of(document, "x.docx")
    assert all(each["where"] == "footnote" for each in label["citations"])
    with zipfile.ZipFile(io.BytesIO(write_docx(document))) as parts:
        assert parts.read("word/footnotes.xml").decode().count("<w:footnoteRef/>") > 20


def test_a_stamped_pdf_has_no_number_and_no_day_on_the_page(
    papers: list[SampleDocument],
) -> None:
    document = next(d for d in papers if d.header.act.number and not d.header.is_annex)
    number = str(document.header.act.number)
    with pdfplumber.open(io.BytesIO(write_stamped(document))) as pdf:
        text = pdf.pages[0].extract_text()
        assert len(pdf.pages[0].annots) == 2
    head = text.split(document.header.act.doc_type.upper())[0]
    assert f"Số: {number}" not in head
    assert re.search(r"ngày tháng \d\d năm", head)


def test_a_text_for_vni_has_no_letter_of_unicode_only(
    papers: list[SampleDocument],
) -> None:
    letters = set(unicodedata.normalize("NFC", write_vni(papers[0]).decode()))
    assert not letters & set("ạảấầậẩẫắằặẳẵẹẻẽếềệểễỉịọỏốồộổỗơớờợởỡụủứừựửữưỳỵỷỹ")


@pytest.mark.parametrize(
    "form",
    [
        r"về thực hiện Kết luận số .* về tiếp tục thực hiện Chỉ thị số",
        r"sửa đổi, bổ sung một số điều của Nghị định số",
        r"của Ban Chỉ đạo về tổng kết Nghị quyết số",
        r"được sửa đổi, bổ sung bởi .* và Nghị định số",
        r"các Tờ trình số \S+ ngày \S+, số \S+ ngày \S+ và số",
        r"số \S+/TTr-UBND và số \S+/TTr-UBND ngày",
        r", ngày \S+; Kết luận số .* của Bộ Chính trị",
        r"các quyết định của UBND tỉnh [^:]+: Quyết định số",
        r"Ngày \S+, Sở Tư pháp .* đã ban hành Công văn số",
        r"Công văn nêu trên",
        r"\(sau đây gọi là Kế hoạch\)",
        r"“Thông tư này",
        r"Tờ trình số /TTr-SNV ngày tháng năm 2025",
        r"07/09 thành viên",
        r"mã 10\.06",
        r"Mẫu số 09 và Phụ lục số 02",
        r"\d /TTr-SNV",
        r"\d /KH - STP",
        r"TT_BXD",
        r"TT-BT\u0421",
        r"N\u00d0-CP",
        r"Số:\d+/QĐ-UBND",
        r"các Quyết định số: \d+",
        r"công văn số \d+/STC",
        r"SAO Y BẢN CHÍNH|SAO LỤC|TRÍCH SAO",
        r"CÔNG ĐIỆN",
        r"GIẤY MỜI",
        r"THÔNG BÁO Kết luận cuộc họp",
        r"DỰ THẢO",
        r"(MẬT|KHẨN|HỎA TỐC) ",
    ],
)
def test_the_papers_have_the_form(papers: list[SampleDocument], form: str) -> None:
    assert any(re.search(form, printed(document)) for document in papers)
