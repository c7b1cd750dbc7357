"""Marks of secrecy: how they are printed, and where they stand."""

import pytest

from ingest.heading.secrecy import read_secrecy
from ingest.heading.segments import find_pieces
from schemas.document import Line, Method, Page, Part, Text

HEAD = "SỞ NỘI VỤ\nSố: 5/KH-SNV\n"


def secrecy(words: str, *lines: Line, method: Method = Method.TEXT) -> str | None:
    pieces = find_pieces(Text(HEAD + words))
    return read_secrecy(pieces, [Page(1, lines, method)])


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("MẬT", "MẬT"),
        ("Tối mật", "TỐI MẬT"),
        ("(TỐI MẬT)", "TỐI MẬT"),
        ("TUYỆT  MẬT", "TUYỆT MẬT"),
        ("Độ mật: Tối mật", "TỐI MẬT"),
        ("VĂN BẢN MẬT", "MẬT"),
        ("M Ậ T", "MẬT"),
        ("T Ố I M Ậ T", "TỐI MẬT"),
        ("MẬT - KHẨN", "MẬT"),
        ("TỐI MẬT, HỎA TỐC HẸN GIỜ", "TỐI MẬT"),
        ("Bí mật nhà nước", None),
        ("Danh mục văn bản mật", None),
        ("Mật độ dân số", None),
        ("Tài liệu mật", None),
        ("MẮT", None),
    ],
)
def test_a_mark_stands_alone(words: str, mark: str | None) -> None:
    assert secrecy(words) == mark


@pytest.mark.parametrize("part", [Part.STAMP, Part.RUNNING])
def test_a_mark_may_be_stamped_or_run_along_the_pages(part: Part) -> None:
    assert secrecy("KẾ HOẠCH", Line("TỐI MẬT", part=part)) == "TỐI MẬT"


def test_a_line_of_the_body_is_no_mark() -> None:
    assert secrecy("KẾ HOẠCH", Line("MẬT")) is None


def test_of_several_marks_the_highest_holds() -> None:
    assert secrecy("MẬT", Line("TUYỆT MẬT", part=Part.STAMP)) == "TUYỆT MẬT"


@pytest.mark.parametrize("read", ["MẶT", "MAT", "TÓI MẬT", "TUYỆT MÁT"])
def test_a_scan_may_lose_the_accents_of_a_mark(read: str) -> None:
    assert secrecy(read, method=Method.OCR)
    assert not secrecy(read)


def test_a_hospital_for_eyes_is_no_secret() -> None:
    assert secrecy("BỆNH VIỆN\nMẮT", method=Method.OCR) is None
