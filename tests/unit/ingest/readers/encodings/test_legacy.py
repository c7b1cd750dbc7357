"""Old fonts: known by what they make of words, repaired, doubted."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.pipeline import parse
from ingest.readers.encodings.legacy import is_legacy, printed_letters
from schemas.document import Part, Signer
from schemas.vocabulary import table_rows
from tests.sample_files import (
    drawn_pdf,
    paragraph,
    read,
    run,
    texts_of,
    word_xml,
)

ROWS = table_rows("ingest.readers", "legacy_letters")
SHARED = Path(__file__).parents[6] / "shared/corpus/vbpl-1000.zip"
PRINTED = "Căn cứ Nghị định số 12/2004/NĐ-CP ngày 5/6/2004 của Chính phủ về lưu trữ"


def written(text: str, encoding: str) -> str:
    """What stands in the file where the old font prints *text*."""
    codes = {r["letter"]: r["code"] for r in ROWS if r["encoding"] == encoding}
    return "".join(codes.get(x) or codes.get(x.lower(), x) for x in text)


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row['encoding']}-{row['code']}"
)
def test_each_letter_is_repaired_in_its_example(row: dict[str, str]) -> None:
    others = written("quyết định của ủy ban nhân dân về việc", row["encoding"])

    assert row["code"] in row["written"]
    assert printed_letters([row["written"], others])[0] == row["example"]


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_lines_are_read_as_they_were_printed(encoding: str) -> None:
    assert printed_letters([written(PRINTED, encoding)]) == [PRINTED]


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_text_file_is_repaired_with_a_doubt(encoding: str) -> None:
    reading = read(written(PRINTED, encoding).encode())

    assert texts_of(reading) == [PRINTED]
    assert [doubt.code for doubt in reading.doubts] == ["legacy_encoding"]


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_bytes_of_the_time_are_read_too(encoding: str) -> None:
    assert texts_of(read(written(PRINTED, encoding).encode("cp1252"))) == [PRINTED]


def test_a_web_page_of_the_time_is_read() -> None:
    body = f"<html><body><p>{written(PRINTED, 'tcvn3')}</p></body></html>"

    assert texts_of(read(body.encode("cp1252"))) == [PRINTED]


def test_a_word_file_of_the_time_is_read() -> None:
    body = paragraph(run(written(PRINTED, "vni")))

    assert texts_of(read(word_xml(body))) == [PRINTED]


def test_a_pdf_of_the_time_is_read() -> None:
    line = written(PRINTED.replace("lưu trữ", "văn bản"), "tcvn3")
    data = drawn_pdf(lambda canvas: canvas.drawString(72, 700, line))

    assert texts_of(read(data), Part.BODY) == [PRINTED.replace("lưu trữ", "văn bản")]


def test_repaired_citations_are_found() -> None:
    document = parse(written(PRINTED, "tcvn3").encode(), "a.txt")

    assert [str(citation.number) for citation in document.citations] == [
        "12/2004/NĐ-CP"
    ]


def test_modern_lines_of_the_same_document_stay() -> None:
    lines = ["Số: 5/QĐ-UBND có là", "Phụ lục: có, và, là, sè", written(PRINTED, "vni")]

    assert printed_letters(lines)[:1] == lines[:1]


@pytest.mark.parametrize(
    "text",
    [
        PRINTED,
        "Hoà Bình, Thuý, toà án, có ý kiến và đề nghị",
        "CE = RWA × 8 % ÷ 2; từ 50 ÷ 80 và 3 × 4 × 5",
        "Café, Münster, Québec, naïve, Ångström, señor, Köln, Zürich",
        "Windows® 11 © 2024, § 5 của Luật, 12 µm, 10 £, “a” «b»",
        "plain English text without any mark at all",
        "re\u00adimport of bottles for re\u00adexport under the law, re\u00adtail",
    ],
)
def test_what_is_not_legacy_is_left_alone(text: str) -> None:
    assert not is_legacy([text])
    assert printed_letters([text]) == [text]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is absent")
def test_a_real_document_of_the_time_is_parsed() -> None:
    with zipfile.ZipFile(SHARED) as corpus:
        name = next(n for n in corpus.namelist() if n.endswith("doc_000891.txt"))
        document = parse(corpus.read(name), "doc_000891.txt")

    numbers = {str(citation.number) for citation in document.citations}
    assert "104/2004/NĐ-CP" in numbers
    assert "legacy_encoding" in [doubt.code for doubt in document.doubts]


HEAD = """ỦY BAN NHÂN DÂN TỈNH HÀ NAM
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-SNV
Hà Nam, ngày 5 tháng 6 năm 2004
KẾ HOẠCH
Kiểm tra công tác lưu trữ
"""
END = """Nơi nhận:
- Như trên;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Đoàn Văn Bình
"""


@pytest.mark.parametrize("typed", [str.lower, str.capitalize, str.upper])
def test_capitals_that_a_font_of_their_own_draws_are_known(
    typed: Callable[[str], str],
) -> None:
    lines = f"{HEAD}{PRINTED};\n{END}".split("\n")
    text = "\n".join(typed(line) if line.isupper() else line for line in lines)

    header = parse(written(text, "tcvn3").encode(), "a.txt").header

    assert header.issuer == "Sở Nội vụ tỉnh Hà Nam"
    assert header.doc_type == "Kế hoạch"
    assert header.subject == "Kiểm tra công tác lưu trữ"
    assert header.signer == Signer("Đoàn Văn Bình", "Phó Giám đốc", "KT. Giám đốc")


def test_the_table_of_a_head_is_known_in_old_letters() -> None:
    office, nation = "Sở Nội vụ", "Cộng hòa xã hội chủ nghĩa việt nam"
    cells = "".join(
        f"<w:tc>{paragraph(run(written(text, 'tcvn3')))}</w:tc>"
        for text in (office, nation)
    )
    table = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    body = table + paragraph(run(written(PRINTED, "tcvn3")))

    assert texts_of(read(word_xml(body)))[:2] == [office.upper()] * 2


@pytest.mark.parametrize(
    ("text", "legacy"),
    [
        ("QuyÕt ®Þnh", False),
        ("QuyÕt ®Þnh ®Æc", True),
        ("QuyÕt ®Þnh ®Æc" + " xyz" * 12, True),
        ("QuyÕt ®Þnh ®Æc" + " xyz" * 13, False),
    ],
)
def test_three_words_and_a_fifth_of_all_make_a_document_old(
    text: str,
    legacy: bool,
) -> None:
    assert is_legacy([text]) is legacy


def test_a_modern_document_with_an_old_line_keeps_its_capitals() -> None:
    title = "Cộng hòa xã hội chủ nghĩa Việt Nam"
    lines = [title, "Căn cứ Luật của Quốc hội", "QuyÕt ®Þnh ®Æc biÖt"]

    assert printed_letters(lines) == [title, lines[1], "Quyết định đặc biệt"]
