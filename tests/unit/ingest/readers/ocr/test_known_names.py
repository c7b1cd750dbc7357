"""Accents that OCR misread, put right where but one name or word fits."""

import pytest

from ingest.programs import Programs, RecognisedLine
from ingest.readers.ocr.known_names import with_known_names, with_known_names_in
from tests.sample_files import picture, read, texts_of


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("Bô Giáo duc và Đào tao", "Bộ Giáo dục và Đào tạo"),
        ("BÔ GIÁO DUC VÀ ĐÀO TAO", "BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
        ("của Uỷ bạn nhân dẫn tỉnh Nghệ Àn.", "của Ủy ban nhân dân tỉnh Nghệ An."),
        ("KT. GIÁM ĐÓC", "KT. GIÁM ĐỐC"),
        (
            "V/v tô chức bầu cử tại thành phô Hà Nôi",
            "V/v tổ chức bầu cử tại thành phố Hà Nội",
        ),
        ("Công vãn số 3", "Công văn số 3"),
        ("theo thông từ số 3", "theo thông tư số 3"),
        ("KHU VỤC 3 - HÀ SƠN", "KHU VỰC 3 - HÀ SƠN"),
        ("NHÂN DÂN TỈNHYÊN THƯỢNG", "NHÂN DÂN TỈNH YÊN THƯỢNG"),
    ],
)
def test_a_name_or_a_word_has_its_accents(seen: str, printed: str) -> None:
    assert with_known_names(seen) == printed


def test_a_name_in_capitals_goes_on_in_the_next_line() -> None:
    seen = ["VIỆN KIỂM SÁT NHÂN DÂN KHU", "VỤC 3 - HÀ SƠN", "Số: 01/BC-VKSKV3"]

    assert with_known_names_in(seen) == [seen[0], "VỰC 3 - HÀ SƠN", seen[2]]


@pytest.mark.parametrize(
    ("line", "following"),
    [("do các cơ sở y", "tê liệt"), ("QUYẾT ĐỊNH", "Về việc giao"), ("CÔNG", "")],
)
def test_other_lines_are_read_alone(line: str, following: str) -> None:
    assert with_known_names_in([line, following]) == [line, following]


@pytest.mark.parametrize(
    "printed",
    [
        "Uỷ ban nhân dân",  # as it was written before
        "PHƯỜNG AN HỘI",  # no "phương án"
        "tình đoàn kết",  # no Tỉnh đoàn: it has no capital
        "phải cấp giấy mới",  # no "giấy mời"
        "tỉnh Lâm Thành",
        "sở y tế",
        "cơ. quan",
        "hoàn thành toàn bộ",  # no "thanh toán"
        "Bãi bỏ nhiệm vụ",  # no "bổ nhiệm"
        "gia công vạn năng",  # no "công văn": a kind begins with a capital
        "viễn thông từ Việt Nam",
        "the words “doanh nghiep” or “cong ty” in English",
        "",
    ],
)
def test_what_is_right_or_may_be_two_words_stays(printed: str) -> None:
    assert with_known_names(printed) == printed


def test_what_ocr_reads_on_a_page_has_the_accents_of_known_names() -> None:
    seen = RecognisedLine("Bô Nội vu trả lời", 100, 100, 600, 140, 0.9)

    reading = read(picture(["x"]), programs=Programs(lambda _: (seen,)))

    assert texts_of(reading) == ["Bộ Nội vụ trả lời"]
