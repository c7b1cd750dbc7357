"""Spreadsheets: registers and lists."""

import pytest

from ingest.readers import spreadsheet
from schemas.document import Method, Part
from schemas.errors import UnreadableFileError
from tests.office_files import packed, sheet_row, xlsx
from tests.ole_files import xls
from tests.sample_files import read, texts_of


def test_a_register_is_a_table_of_its_rows() -> None:
    rows = sheet_row(1, "TT", "Số", "Ngày", "Trích yếu") + sheet_row(
        2, 1, "77/KH-UBND", 44634, "Chỉnh lý  tài liệu"
    )
    reading = read(xlsx(rows))

    assert texts_of(reading, Part.TABLE) == [
        "TT | Số | Ngày | Trích yếu",
        "1 | 77/KH-UBND | 14/03/2022 | Chỉnh lý tài liệu",
    ]
    assert reading.methods == (Method.SHEET,)


def test_the_head_above_the_table_is_read_by_column() -> None:
    rows = (
        sheet_row(1, "SỞ NỘI VỤ", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + sheet_row(2, "Số: 3/BC-SNV", None, "Hà Nội, ngày 3 tháng 2 năm 2025")
        + sheet_row(3, "TT", "Số", "Ngày")
    )

    assert texts_of(read(xlsx(rows)), Part.BODY) == [
        "SỞ NỘI VỤ",
        "Số: 3/BC-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 3 tháng 2 năm 2025",
    ]


def test_hidden_sheets_are_not_read() -> None:
    reading = read(xlsx(sheet_row(1, "a"), hidden=sheet_row(1, "b")))

    assert texts_of(reading) == ["a"]


def test_old_excel_files_are_read() -> None:
    reading = read(xls(("TT", "Số", "Ngày"), (1.0, "77/KH-UBND", "14/3/2022")))

    assert texts_of(reading)[1] == "1 | 77/KH-UBND | 14/3/2022"


def test_spreadsheets_of_opendocument_are_read() -> None:
    odf = "urn:oasis:names:tc:opendocument:xmlns"
    cells = "".join(
        '<table:table-cell office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
        for text in ("1", "77/KH-UBND", "14/3/2022")
    )
    content = (
        f'<office:document-content xmlns:office="{odf}:office:1.0"'
        f' xmlns:table="{odf}:table:1.0" xmlns:text="{odf}:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="a">'
        f"<table:table-row>{cells}</table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    data = packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
        }
    )

    assert texts_of(read(data)) == ["1 | 77/KH-UBND | 14/3/2022"]


def test_rows_beyond_the_limit_are_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2)
    reading = read(xlsx("".join(sheet_row(n, f"dòng {n}") for n in range(1, 5))))

    assert texts_of(reading) == ["dòng 1", "dòng 2"]
    assert [doubt.code for doubt in reading.doubts] == ["rows_unread"]


def test_a_damaged_spreadsheet_is_named_as_such() -> None:
    whole = xlsx(sheet_row(1, "a"))

    with pytest.raises(UnreadableFileError, match="bảng tính"):
        read(whole.replace(b"<sheetData>", b"<sheetDat\0>"))
