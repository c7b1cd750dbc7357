"""A provision that the cited text has not is reported, where that is sure."""

from dataclasses import replace

import pytest

from ingest.pipeline import parse
from schemas.codec import text_from_json
from schemas.document import Method, ParsedDocument
from schemas.finding import DraftCheck
from service.checking.checker import Checker
from service.files.in_memory import MemoryFiles
from service.graph.catalogue import Catalogue
from tests.conftest import Register
from tests.drafts import corrections, found

DECREE = """CHÍNH PHỦ
Số: 71/2023/NĐ-CP
Hà Nội, ngày 18 tháng 9 năm 2023
NGHỊ ĐỊNH
Quy định chế độ trực của trạm bảo vệ đê
Điều 1. Phạm vi
Nghị định này quy định chế độ trực.
Điều 2. Nhiệm vụ
1. Đo mực nước.
2. Ghi sổ.
Nơi nhận:
- Lưu: VT.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Phạm Văn Đồng
"""
CITED = "Nghị định số 71/2023/NĐ-CP ngày 18/9/2023 của Chính phủ"
AMENDING = f"""CHÍNH PHỦ
Số: 5/2025/NĐ-CP
Hà Nội, ngày 18 tháng 9 năm 2025
NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 71/2023/NĐ-CP
Điều 1. Sửa đổi, bổ sung một số điều của {CITED}.
"""


def read(text: str) -> ParsedDocument:
    return parse(text.encode(), "decree.txt")


def check(graph: Catalogue, files: MemoryFiles, text: str) -> DraftCheck:
    checker = Checker(graph, parse, text=lambda it: text_from_json(files.read(it)))
    return checker.check(text.encode(), "draft.txt")


def test_a_clause_too_many_is_a_warning_at_the_provision(
    register: Register, graph: Catalogue, files: MemoryFiles
) -> None:
    register(read(DECREE))

    checked = check(graph, files, f"Trực đêm theo khoản 3 Điều 2 {CITED}.")

    (lacking,) = found(checked, "no_provision")
    assert lacking.place.text == f"khoản 3 Điều 2 {CITED}"
    assert lacking.message == (
        "Không có khoản 3 Điều 2: Điều 2 chỉ có 2 khoản "
        "(Nghị định 71/2023/NĐ-CP, trong kho)."
    )
    assert corrections(checked, "no_provision") == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"Trực đêm theo khoản 2 Điều 2 {CITED}.",
        f"Trực đêm theo {CITED}.",
        f"Bổ sung khoản 3 Điều 2 {CITED} như sau.",
        f"Theo khoản 3 Điều 2 {CITED} (được sửa đổi tại Nghị định khác).",
    ],
)
def test_what_is_there_not_named_or_of_an_amendment_is_none(
    register: Register, graph: Catalogue, files: MemoryFiles, sentence: str
) -> None:
    register(read(DECREE))

    assert found(check(graph, files, sentence), "no_provision") == []


def test_nothing_is_said_of_a_text_that_was_amended(
    register: Register, graph: Catalogue, files: MemoryFiles
) -> None:
    register(read(DECREE), read(AMENDING))

    checked = check(graph, files, f"Trực đêm theo khoản 3 Điều 2 {CITED}.")

    assert found(checked, "no_provision") == []
    assert len(found(checked, "amended")) == 1


def test_nothing_is_said_of_a_text_without_its_end_or_read_by_ocr(
    register: Register, graph: Catalogue, files: MemoryFiles
) -> None:
    cut = read(DECREE.partition("Nơi nhận")[0])
    whole = read(DECREE.replace("71/2023", "72/2023"))
    pages = tuple(replace(each, method=Method.OCR) for each in whole.reading.pages)
    register(cut, replace(whole, reading=replace(whole.reading, pages=pages)))
    sentence = f"Theo khoản 3 Điều 2 {CITED}."

    for each in (sentence, sentence.replace("71/2023", "72/2023")):
        assert found(check(graph, files, each), "no_provision") == []
