"""The same letter, typed in the ways that offices type it, says the same."""

import textwrap
import unicodedata
from itertools import zip_longest

import pytest

from ingest.pipeline import parse
from schemas.document import Header, ParsedDocument

OFFICE = ("UBND TỈNH HÀ NAM", "SỞ NỘI VỤ")
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER, DAY = "Số: 15/KH-SNV", "Hà Nam, ngày 03 tháng 02 năm 2025"
BODY = """KẾ HOẠCH
Kiểm tra công tác văn thư, lưu trữ năm 2025
Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024 của Quốc hội;
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác \
văn thư và Thông tư số 10/2022/TT-BNV ngày 19 tháng 12 năm 2022 của Bộ trưởng Bộ Nội \
vụ quy định thời hạn bảo quản tài liệu;
Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân tỉnh Hà Nam về \
công tác cải cách hành chính, Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:
1. Nội dung kiểm tra theo Điều 7 Nghị định số 30/2020/NĐ-CP và các văn bản hướng dẫn \
của Cục Văn thư và Lưu trữ nhà nước, Bộ Nội vụ đã gửi các cơ quan.
2. Kế hoạch này thay thế Kế hoạch số 9/KH-SNV ngày 15 tháng 01 năm 2024 của Giám đốc \
Sở Nội vụ về kiểm tra công tác văn thư.
"""
RECIPIENTS = ("Như trên", "HĐND, UBND tỉnh", "Các phòng thuộc Sở", "Lưu: VT, VP")
OFFICERS, NAME = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Đoàn Văn Bình"
LISTED = ("Nơi nhận:", *(f"- {each};" for each in RECIPIENTS[:-1]), "- Lưu: VT, VP.")
SIGNED = (*OFFICERS, "", NAME)


def _rows(pattern: str) -> str:
    rows = zip_longest(LISTED, SIGNED, fillvalue="")
    return "\n".join(pattern.format(*row) for row in rows)


HEADS = {
    "columns": (*OFFICE, NUMBER, NATION, MOTTO, DAY),
    "nation first": (NATION, MOTTO, DAY, *OFFICE, NUMBER),
    "number last": (*OFFICE, NATION, MOTTO, DAY, NUMBER),
    "in one line": (f"{OFFICE[0]} {NATION}", f"{OFFICE[1]} {MOTTO}", f"{NUMBER} {DAY}"),
    "tabs": (f"{OFFICE[0]}\t{NATION}", f"{OFFICE[1]}\t{MOTTO}", f"{NUMBER}\t{DAY}", ""),
    "rules": (*OFFICE, "-------", NATION, MOTTO, "_________", NUMBER, DAY),
    "blank lines": ("\n\n".join((*OFFICE, "---", NUMBER, NATION, MOTTO, DAY)), ""),
}
TAILS = {
    "list first": "\n".join((*LISTED, *SIGNED)),
    "signature first": "\n".join((*OFFICERS, "(Đã ký)", NAME, *LISTED)),
    "tabs": _rows("{}\t\t{}"),
    "blanks": _rows("{:<50}{}"),
    "in one line": "\n".join(
        f"{left} {right}".strip()
        for left, right in zip_longest(LISTED, OFFICERS, fillvalue="")
    )
    + f"\n{NAME}",
    "no dashes": "\n".join((LISTED[0], *(each[2:] for each in LISTED[1:]), *SIGNED)),
    "plus": "\n".join((*LISTED, *SIGNED)).replace("\n- ", "\n+ "),
    "commas": "\n".join((*LISTED, *SIGNED)).replace(";", ","),
    "stamps": "\n".join((*LISTED, *OFFICERS, "Thời gian ký: 03/02/2025 08:00", NAME)),
    "name in capitals": "\n".join((*LISTED, *OFFICERS, NAME.upper())),
}
WHOLE = "\n".join(HEADS["columns"]) + "\n" + BODY + TAILS["list first"]
SPELLINGS = {
    "decomposed": unicodedata.normalize("NFD", WHOLE),
    "hard spaces": WHOLE.replace(" ", "\u00a0"),
    "carriage returns": WHOLE.replace("\n", "\r\n"),
    "eth": WHOLE.replace("Đ", "Ð"),
    "dashes": WHOLE.replace("NĐ-CP", "NĐ–CP").replace("TT-BNV", "TT- BNV"),
    "colons": WHOLE.replace(" số ", " số: "),
    "days with strokes": WHOLE.replace("05 tháng 3 năm 2020", "05/3/2020"),
    "cut at 70": "\n".join(
        "\n".join(textwrap.wrap(line, 70)) for line in WHOLE.split("\n")
    ),
}


def read(text: str) -> ParsedDocument:
    return parse(text.encode(), "ke-hoach.txt")


def said(header: Header) -> tuple[object, ...]:
    return (
        header.number,
        header.doc_type,
        header.issuer,
        header.place,
        header.issued_on,
        header.subject,
        header.signer,
        header.recipients,
    )


def cited(text: str) -> list[tuple[object, ...]]:
    return [
        (str(c.number), c.doc_type, c.issued_on, c.issuer, c.relation, len(c.mentions))
        for c in read(text).citations
    ]


def test_the_letter_is_read_whole() -> None:
    header = read(WHOLE).header

    assert header.issuer == "Sở Nội vụ tỉnh Hà Nam"
    assert header.subject == "Kiểm tra công tác văn thư, lưu trữ năm 2025"
    assert header.signer.name == NAME
    assert header.recipients == RECIPIENTS
    assert [each[0] for each in cited(WHOLE)] == [
        "33/2024/QH15",
        "30/2020/NĐ-CP",
        "10/2022/TT-BNV",
        "12/KH-UBND",
        "9/KH-SNV",
    ]


@pytest.mark.parametrize("way", HEADS)
def test_each_way_of_typing_the_head_says_the_same(way: str) -> None:
    text = "\n".join(HEADS[way]) + "\n" + BODY + TAILS["list first"]

    assert said(read(text).header) == said(read(WHOLE).header)


@pytest.mark.parametrize("way", TAILS)
def test_each_way_of_typing_the_end_says_the_same(way: str) -> None:
    text = "\n".join(HEADS["columns"]) + "\n" + BODY + TAILS[way]

    assert said(read(text).header) == said(read(WHOLE).header)


@pytest.mark.parametrize("way", SPELLINGS)
def test_each_way_of_writing_cites_the_same(way: str) -> None:
    assert cited(SPELLINGS[way]) == cited(WHOLE)
    assert said(read(SPELLINGS[way]).header) == said(read(WHOLE).header)
