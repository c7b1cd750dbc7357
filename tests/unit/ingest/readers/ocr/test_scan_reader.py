"""Pictures of pages: what OCR says, set on the page in points."""

import io
from threading import Barrier

import pytest
from PIL import Image

from ingest.programs import Programs, RecognisedLine
from schemas.document import Method
from schemas.errors import NoTextError, UnreadableFileError
from tests.sample_files import (
    drawing,
    lines_of,
    picture,
    read,
    texts_of,
)


def seeing(*lines: RecognisedLine) -> Programs:
    return Programs(recognise=lambda _: lines)


def line(text: str, left: int, top: int, sure: float = 0.9) -> RecognisedLine:
    return RecognisedLine(text, left, top, left + 20 * len(text), top + 40, sure)


def test_pixels_become_points() -> None:
    reading = read(picture(["x"], dpi=200), programs=seeing(line("Điều 1", 200, 400)))

    (page,) = reading.pages
    (found,) = page.lines
    assert found.box is not None
    assert found.box.left == pytest.approx(72, abs=0.1)
    assert found.box.top == pytest.approx(144, abs=0.1)
    assert page.width == pytest.approx(1654 * 72 / 200, abs=0.1)
    assert page.method is Method.OCR
    assert reading.media_type == "image/png"


def test_the_page_is_trusted_as_far_as_its_letters() -> None:
    reading = read(
        picture(["x"]), programs=seeing(line("abc", 0, 0, 0.9), line("d", 0, 99, 0.5))
    )

    assert reading.trust == pytest.approx(0.8)
    assert [found.sure for found in lines_of(reading)] == [0.9, 0.5]


def test_columns_are_read_one_after_the_other() -> None:
    reading = read(
        picture(["x"]),
        programs=seeing(
            line("SỞ NỘI VỤ", 250, 100),
            line("CỘNG HÒA XÃ HỘI", 900, 100),
            line("Số: 3/KH-SNV", 250, 160),
            line("Độc lập - Tự do", 900, 160),
        ),
    )

    assert texts_of(reading)[:2] == ["SỞ NỘI VỤ", "Số: 3/KH-SNV"]


def test_dirt_is_not_read() -> None:
    reading = read(
        picture(["x"]),
        programs=seeing(line("Điều 1", 200, 400), line(":", 900, 400, 0.3)),
    )

    assert [(found.text, found.sure) for found in lines_of(reading)] == [
        ("Điều 1", 0.9)
    ]


def test_coloured_ink_is_taken_out_before_ocr() -> None:
    shown: list[Image.Image] = []

    def recognise(picture: bytes) -> tuple[RecognisedLine, ...]:
        shown.append(Image.open(io.BytesIO(picture)))
        return (line("Điều 1", 200, 400),)

    buffer = io.BytesIO()
    Image.new("RGB", (200, 200), (255, 20, 30)).save(buffer, "PNG")
    read(buffer.getvalue(), programs=Programs(recognise))

    assert shown[0].getextrema() == (255, 255)


def test_every_frame_of_a_tiff_is_a_page() -> None:
    buffer = io.BytesIO()
    frames = [drawing(["a"]), drawing(["b"])]
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])

    reading = read(buffer.getvalue(), programs=seeing(line("Điều 1", 100, 100)))

    assert [page.number for page in reading.pages] == [1, 2]


@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
def test_pages_of_a_scan_are_read_side_by_side(kind: str) -> None:
    both_are_being_read = Barrier(2)

    def recognise(picture: bytes) -> tuple[RecognisedLine, ...]:
        del picture
        both_are_being_read.wait(timeout=20)
        return (line("Điều 1", 100, 100),)

    buffer = io.BytesIO()
    frames = [drawing(["a"]), drawing(["b"])]
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:])

    reading = read(buffer.getvalue(), programs=Programs(recognise, at_once=2))

    assert [page.number for page in reading.pages] == [1, 2]


def test_without_ocr_a_picture_has_no_text() -> None:
    with pytest.raises(NoTextError, match="tesseract"):
        read(picture(["Điều 1"]))


def test_a_picture_without_words_has_no_text() -> None:
    with pytest.raises(NoTextError):
        read(picture([]), programs=seeing())


def test_a_truncated_picture_is_damaged() -> None:
    with pytest.raises(UnreadableFileError, match="hỏng"):
        read(picture(["Điều 1"])[:200], programs=seeing(line("x", 0, 0)))


def test_a_picture_that_unpacks_to_too_much_is_refused() -> None:
    buffer = io.BytesIO()
    Image.new("1", (9000, 9000)).save(buffer, "PNG")

    with pytest.raises(UnreadableFileError, match="quá lớn"):
        read(buffer.getvalue(), programs=seeing(line("x", 0, 0)))


@pytest.mark.parametrize(
    ("text", "sure", "kept"),
    [(":", 0.49, False), (":", 0.5, True), ("a", 0.1, True), ("1.", 0.1, True)],
)
def test_dirt_is_what_ocr_is_less_than_half_sure_of(
    text: str,
    sure: float,
    kept: bool,
) -> None:
    seen = seeing(line("Điều 1", 200, 400), line(text, 200, 900, sure))

    assert (text in texts_of(read(picture(["x"]), programs=seen))) is kept


@pytest.mark.parametrize(
    ("stated", "dpi"), [(None, 200), (71, 200), (72, 72), (300, 300)]
)
def test_a_scan_that_does_not_say_has_200_pixels_an_inch(
    stated: int | None, dpi: int
) -> None:
    buffer = io.BytesIO()
    sheet = Image.new("L", (400, 400), 255)
    sheet.save(buffer, "TIFF", **({"dpi": (stated, stated)} if stated else {}))
    (page,) = read(buffer.getvalue(), programs=seeing(line("Điều 1", 0, 100))).pages

    assert page.width == pytest.approx(400 * 72 / dpi, abs=0.1)


@pytest.mark.parametrize(("height", "read_"), [(8000, True), (8001, False)])
def test_a_picture_has_60_million_pixels_at_most(
    height: int,
    read_: bool,
) -> None:
    buffer = io.BytesIO()
    Image.new("1", (7500, height)).save(buffer, "PNG")
    seen = seeing(line("Điều 1", 100, 100))

    if read_:
        assert texts_of(read(buffer.getvalue(), programs=seen)) == ["Điều 1"]
    else:
        with pytest.raises(UnreadableFileError, match="quá lớn"):
            read(buffer.getvalue(), programs=seen)


def test_a_page_that_ocr_cannot_read_is_doubted_and_the_others_are_read() -> None:
    answers = iter([UnreadableFileError("quá lâu"), None])

    def recognise(picture: bytes) -> tuple[RecognisedLine, ...]:
        del picture
        error = next(answers)
        if error:
            raise error
        return (line("Điều 1", 100, 100),)

    buffer = io.BytesIO()
    frames = [drawing(["a"]), drawing(["b"])]
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])
    reading = read(buffer.getvalue(), programs=Programs(recognise))

    assert [(page.number, len(page.lines)) for page in reading.pages] == [
        (1, 0),
        (2, 1),
    ]
    assert [each.code for each in reading.doubts] == ["page_unread"]
    assert reading.pages[0].trust == 0.0


def test_a_file_of_which_no_page_is_read_is_unreadable() -> None:
    def recognise(picture: bytes) -> tuple[RecognisedLine, ...]:
        del picture
        raise UnreadableFileError("quá lâu")

    with pytest.raises(UnreadableFileError, match="quá lâu"):
        read(picture(["x"]), programs=Programs(recognise))


def test_a_page_without_letters_is_trusted_not_at_all() -> None:
    frames = [drawing(["a"]), drawing(["b"])]
    answers = iter([(), (line("Điều 1", 100, 100),)])
    buffer = io.BytesIO()
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])
    reading = read(buffer.getvalue(), programs=Programs(lambda _: next(answers)))

    assert [page.trust for page in reading.pages] == [0.0, 0.9]


def test_a_picture_of_which_ocr_is_unsure_is_doubted() -> None:
    reading = read(picture(["x"]), programs=seeing(line("Điều 1", 200, 400, 0.5)))

    assert [each.code for each in reading.doubts] == ["untrusted_text"]


def test_an_empty_page_is_not_doubted() -> None:
    frames = [drawing(["a"]), drawing([])]
    answers = iter([(line("Điều 1", 100, 100),), ()])
    buffer = io.BytesIO()
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:])
    reading = read(buffer.getvalue(), programs=Programs(lambda _: next(answers)))

    assert reading.doubts == ()
