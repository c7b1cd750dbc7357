"""Old Word files: what antiword says, set into lines."""

import pytest

from ingest.programs import Programs
from schemas.document import Method, Part, Reading
from schemas.errors import EncryptedFileError, UnsupportedFormatError
from tests.sample_files import read, texts_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_as(text: str) -> Reading:
    """Read a .doc file of which antiword says *text*."""
    return read(OLE, "a.doc", Programs(convert_doc=lambda _: text))


def test_paragraphs_are_lines() -> None:
    reading = read_as("QUYẾT ĐỊNH\n\nĐiều 1. Ban hành\n")

    assert texts_of(reading) == ["QUYẾT ĐỊNH", "Điều 1. Ban hành"]
    assert reading.methods == (Method.DOC,)


def test_the_head_is_read_by_column() -> None:
    reading = read_as(
        "|SỞ NỘI VỤ    |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "|Số: 3/KH-SNV |Hà Nội, ngày 3 tháng 2 năm 2025     |\n"
    )

    assert texts_of(reading, Part.BODY) == [
        "SỞ NỘI VỤ",
        "Số: 3/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 3 tháng 2 năm 2025",
    ]


def test_a_table_is_read_by_row() -> None:
    reading = read_as(
        "|TT |Văn bản  |Ngày |\n|1  |3/KH-SNV |5/6  |\n|2  |4/KH |6/6 |\n"
    )

    assert texts_of(reading, Part.TABLE)[1] == "1 | 3/KH-SNV | 5/6"


def test_the_end_set_with_tabs_is_read_by_column() -> None:
    reading = read_as("Nơi nhận:\t\tGIÁM ĐỐC\n- Lưu: VT.\t\tTrần Văn Bình\n")

    assert texts_of(reading) == [
        "Nơi nhận:",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Trần Văn Bình",
    ]


def test_notes_at_the_end_are_notes() -> None:
    reading = read_as("theo báo cáo[1]\n\n[1] Báo cáo số 3/BC-SNV\n")

    assert texts_of(reading, Part.FOOTNOTE) == ["¹ Báo cáo số 3/BC-SNV"]


def test_without_the_program_the_format_is_not_supported() -> None:
    with pytest.raises(UnsupportedFormatError, match="antiword"):
        read(OLE, "a.doc")


def test_a_locked_word_file_is_named_as_such() -> None:
    with pytest.raises(EncryptedFileError, match="mật khẩu"):
        read(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx")
