"""Old Word files: what antiword says, set into lines."""

import pytest

from ingest.programs import DocConverter, Programs
from schemas.document import Method, Part, Reading
from schemas.errors import (
    EncryptedFileError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from tests.doc_files import DELETED, doc
from tests.sample_files import paragraph, read, run, texts_of, word_xml

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


BOXED = doc(("Điều 1", b""), text_boxes=5)
HEADED = doc(("Điều 1", b""), ("Cộng hòa xã hội", b""), heads=15)
IN_DOCX = word_xml(paragraph(run("Điều 1 và khung")))


def failing(data: bytes) -> str:
    raise UnreadableFileError(f"antiword lỗi: {len(data)}")


def test_deleted_text_does_not_reach_the_program() -> None:
    seen: list[bytes] = []

    def keep(data: bytes) -> str:
        seen.append(data)
        return "Điều 1"

    read(doc(("60", DELETED), ("61", b"")), "a.doc", Programs(convert_doc=keep))

    assert ["60".encode("utf-16-le") in data for data in seen] == [False]


@pytest.mark.parametrize("data", [BOXED, HEADED])
def test_what_antiword_does_not_print_is_read_by_libreoffice(data: bytes) -> None:
    programs = Programs(
        convert_doc=lambda _: "Điều 1", convert_to_docx=lambda _: IN_DOCX
    )
    reading = read(data, "a.doc", programs)

    assert texts_of(reading) == ["Điều 1 và khung"]
    assert (reading.media_type, reading.methods) == (
        "application/msword",
        (Method.DOC,),
    )


@pytest.mark.parametrize("convert_doc", [None, failing])
def test_libreoffice_reads_what_antiword_does_not(
    convert_doc: DocConverter | None,
) -> None:
    programs = Programs(convert_doc=convert_doc, convert_to_docx=lambda _: IN_DOCX)

    assert texts_of(read(doc(("x", b"")), "a.doc", programs)) == ["Điều 1 và khung"]


def test_a_plain_file_is_read_by_antiword_which_is_quick() -> None:
    programs = Programs(
        convert_doc=lambda _: "Điều 1", convert_to_docx=lambda _: IN_DOCX
    )

    assert texts_of(read(doc(("x", b"")), "a.doc", programs)) == ["Điều 1"]


@pytest.mark.parametrize(
    ("data", "code"), [(BOXED, "text_boxes_unsure"), (HEADED, "page_heads_unread")]
)
def test_without_libreoffice_what_is_not_printed_is_a_doubt(
    data: bytes, code: str
) -> None:
    reading = read(data, "a.doc", Programs(convert_doc=lambda _: "Điều 1"))

    assert [each.code for each in reading.doubts] == [code]


def test_without_libreoffice_changes_that_are_unsure_are_a_doubt() -> None:
    data = doc(("x", b""), flags=1 << 2, authors=2)
    reading = read(data, "a.doc", Programs(convert_doc=lambda _: "Điều 1"))

    assert [each.code for each in reading.doubts] == ["revisions_unsure"]
