"""PDF files: text in its place, stamps in fields, columns, pages, damage."""

import io

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.programs import Programs, RecognisedLine
from ingest.readers.pdf import reader as pdf_module
from schemas.document import Line, Method, Part
from schemas.errors import EncryptedFileError, NoTextError, UnreadableFileError
from tests.sample_files import (
    HEIGHT,
    WIDTH,
    drawing,
    drawn_pdf,
    lines_of,
    pdf,
    read,
    saved,
    texts_of,
    with_widget,
)

HEAD = [
    (110, 60, "SỞ NỘI VỤ"),
    (290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (110, 80, "Số:            /KH-SNV"),
    (310, 80, "Hà Nội, ngày 3 tháng 2 năm 2025"),
    (72, 140, "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024 của Quốc hội khóa XV;"),
]


def image_pdf(*lines: str) -> bytes:
    buffer = io.BytesIO()
    drawing(lines).save(buffer, "PDF", resolution=200)
    return buffer.getvalue()


def test_each_line_knows_its_place() -> None:
    reading = read(pdf([(72, 100, "Điều 1. Phạm vi")]))

    (line,) = lines_of(reading)
    assert line.text == "Điều 1. Phạm vi"
    assert line.box is not None
    assert line.box.left == pytest.approx(72, abs=1)
    assert line.box.top < 100 < line.box.bottom
    assert reading.methods == (Method.PDFIUM,)
    assert reading.pages[0].height == pytest.approx(HEIGHT, abs=0.1)


def test_pages_are_numbered() -> None:
    reading = read(pdf([(72, 100, "một")], [(72, 100, "hai")]))

    assert [page.number for page in reading.pages] == [1, 2]


def test_a_head_in_two_columns_is_read_by_column() -> None:
    assert texts_of(read(pdf(HEAD)))[:2] == ["SỞ NỘI VỤ", "Số:   /KH-SNV"]


def test_the_end_is_read_by_column_too() -> None:
    end = [
        (72, 500, "Điều 3. Quyết định này có hiệu lực kể từ ngày ký ban hành."),
        (72, 560, "Nơi nhận:"),
        (340, 556, "KT. GIÁM ĐỐC"),
        (72, 574, "- Như trên;"),
        (340, 570, "PHÓ GIÁM ĐỐC"),
        (72, 588, "- Lưu: VT."),
        (340, 640, "Trần Văn Bình"),
    ]

    assert texts_of(read(pdf(end)))[1:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Văn Bình",
    ]


def test_a_number_in_a_signature_field_is_read_in_its_place() -> None:
    stamped = with_widget(pdf(HEAD), left=133, top=80, words="8977")

    assert "Số: 8977 /KH-SNV" in texts_of(read(stamped))


def test_a_hidden_field_is_not_read() -> None:
    opened = pikepdf.open(io.BytesIO(with_widget(pdf(HEAD), 133, 80, "8977")))
    opened.pages[0].Annots[0].F = 2

    assert not any("8977" in text for text in texts_of(read(saved(opened))))


def test_marks_of_signing_are_stamps() -> None:
    page = [(72, 30, "SAO Y; CÔNG AN TỈNH HÒA AN; 03/02/2026"), (72, 200, "Điều 1.")]

    assert texts_of(read(pdf(page)), Part.STAMP) == [page[0][2]]


def test_page_numbers_are_running() -> None:
    page = [(290, 40, "2"), (72, 200, "Điều 2. Tổ chức thực hiện"), (72, 220, "12")]

    assert texts_of(read(pdf(page)), Part.RUNNING) == ["2"]


def test_heads_that_recur_are_running() -> None:
    pages = [
        [(200, 30, "UBND huyện Suối Khoai"), (72, 80, f"dòng {i}"), (72, 96, "hết")]
        for i in range(2)
    ]

    assert texts_of(read(pdf(*pages)), Part.RUNNING) == ["UBND huyện Suối Khoai"] * 2


def test_notes_at_the_foot_are_footnotes() -> None:
    body = [(72, 100 + 20 * i, f"dòng {i} của văn bản") for i in range(10)]

    reading = read(pdf([*body, (72, 700, "¹ Báo cáo số 3/BC-SNV")]))

    assert texts_of(reading, Part.FOOTNOTE) == ["¹ Báo cáo số 3/BC-SNV"]


def test_a_locked_pdf_is_named_as_such() -> None:
    locked = saved(
        pikepdf.open(io.BytesIO(pdf(HEAD))), pikepdf.Encryption(user="a", owner="b")
    )

    with pytest.raises(EncryptedFileError, match="mật khẩu"):
        read(locked)


def test_a_pdf_locked_only_against_changes_is_read() -> None:
    locked = saved(
        pikepdf.open(io.BytesIO(pdf(HEAD))), pikepdf.Encryption(user="", owner="b")
    )

    assert "SỞ NỘI VỤ" in texts_of(read(locked))


def test_a_damaged_pdf_is_unreadable() -> None:
    with pytest.raises(UnreadableFileError, match="hỏng"):
        read(b"%PDF-1.7\nrubbish")


@pytest.mark.parametrize("lost", [40, 200, 400])
def test_a_pdf_that_is_cut_off_is_read_with_a_doubt(lost: int) -> None:
    reading = read(pdf(HEAD)[:-lost])

    assert "SỞ NỘI VỤ" in texts_of(reading)
    assert [doubt.code for doubt in reading.doubts] == ["file_damaged"]


def test_a_pdf_whose_last_version_is_cut_off_is_read_with_a_doubt() -> None:
    whole = pdf(HEAD)
    longer = whole + b"\n9 0 obj\n<< /Type /Annot /Rect [0 0 1 1]"

    assert [doubt.code for doubt in read(longer).doubts] == ["file_damaged"]


@pytest.mark.parametrize("rest", [b"\0" * 3_000, b"<p>sent by a gateway</p>" * 99])
def test_what_follows_the_end_of_a_pdf_is_no_part_of_it(rest: bytes) -> None:
    reading = read(pdf(HEAD) + rest)

    assert "SỞ NỘI VỤ" in texts_of(reading)
    assert reading.doubts == ()


def test_a_pdf_that_has_lost_its_text_is_damaged_rather_than_empty() -> None:
    whole = pdf(HEAD)
    lost = whole.replace(b"\nstream", b"\nstraem").replace(b"%%EOF", b"")

    with pytest.raises(UnreadableFileError, match="hỏng"):
        read(lost, "a.pdf", Programs(lambda _: ()))


def test_a_pdf_cut_off_before_its_pages_is_unreadable() -> None:
    with pytest.raises(UnreadableFileError, match="hỏng"):
        read(pdf(HEAD)[:400])


def test_a_locked_file_that_is_cut_off_is_unreadable() -> None:
    locked = saved(
        pikepdf.open(io.BytesIO(pdf(HEAD))), pikepdf.Encryption(user="a", owner="b")
    )

    with pytest.raises(UnreadableFileError):
        read(locked[:-40])


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MOST_PAGES", 1)

    with pytest.raises(UnreadableFileError, match="1 trang"):
        read(pdf([(72, 100, "một")], [(72, 100, "hai")]))


def test_pictures_without_ocr_are_no_text() -> None:
    with pytest.raises(NoTextError, match="tesseract"):
        read(image_pdf("Điều 1"))


def test_a_page_without_letters_is_read_by_ocr() -> None:
    def recognise(picture: bytes) -> tuple[RecognisedLine, ...]:
        assert Image.open(io.BytesIO(picture)).format == "TIFF"
        return (RecognisedLine("Điều 1", 300, 300, 600, 350, 0.75),)

    reading = read(image_pdf("Điều 1"), "a.pdf", Programs(recognise))

    assert reading.methods == (Method.OCR,)
    assert lines_of(reading) == [
        Line("Điều 1", lines_of(reading)[0].box, Part.BODY, 0.75)
    ]


def test_a_rubbish_text_layer_is_read_by_ocr() -> None:
    rubbish = [
        (72, 100 + 15 * i, "Cdn crl Quyiit dinh tii AOztgo nUV ngdy") for i in range(9)
    ]
    seen = RecognisedLine("Căn cứ Quyết định", 300, 300, 600, 350, 0.9)

    reading = read(pdf(rubbish), "a.pdf", Programs(lambda _: (seen,)))

    assert texts_of(reading) == ["Căn cứ Quyết định"]


def test_rubbish_that_nobody_can_read_better_is_doubted() -> None:
    rubbish = [
        (72, 100 + 15 * i, "Cdn crl Quyiit dinh tii AOztgo nUV ngdy") for i in range(9)
    ]

    reading = read(pdf(rubbish))

    assert [doubt.code for doubt in reading.doubts] == ["untrusted_text"]


def recognising(*texts: str) -> Programs:
    """OCR that sees these lines on every page."""
    lines = tuple(
        RecognisedLine(
            text, 100, 100 + 60 * at, 100 + 20 * len(text), 140 + 60 * at, 0.9
        )
        for at, text in enumerate(texts)
    )
    return Programs(recognise=lambda _: lines)


@pytest.mark.parametrize(
    ("letters", "method"), [(199, Method.OCR), (200, Method.PDFIUM)]
)
@pytest.mark.parametrize("cover", [0.51, 0.49])
def test_fewer_than_200_letters_on_a_picture_are_a_stamp(
    letters: int, method: Method, cover: float
) -> None:
    stamp = ("địnhx" * letters)[:letters]

    def draw(canvas: Canvas) -> None:
        sheet = ImageReader(Image.new("L", (10, 10), 255))
        canvas.drawImage(sheet, 0, 0, WIDTH, HEIGHT * cover)
        for at in range(0, letters, 50):
            canvas.drawString(40, HEIGHT - 100 - at, stamp[at : at + 50])

    reading = read(drawn_pdf(draw), programs=recognising("Điều 1. Phạm vi"))

    assert reading.methods == (method if cover > 0.5 else Method.PDFIUM,)


@pytest.mark.parametrize(("marked", "doubted"), [(8, True), (9, False)])
def test_a_page_trusted_less_than_060_is_doubted(
    marked: int,
    doubted: bool,
) -> None:
    words = ["định"] * marked + ["xyz"] * (40 - marked)
    lines = [
        (40, 100 + 20 * at, " ".join(words[at * 8 : at * 8 + 8])) for at in range(5)
    ]
    reading = read(pdf(lines))

    assert ([each.code for each in reading.doubts] == ["untrusted_text"]) is doubted
