"""Which day and which office a cited document is of, wherever they stand."""

from datetime import date

import pytest

from tests.sentences import cited, only

IMPOSSIBLE = ("ngày ghi trong viện dẫn không thể có",)
L = "Công văn số 8/SYT-VP"
T = "Tờ trình số 46/STC-NS"


@pytest.mark.parametrize(
    ("content", "day", "issuer"),
    [
        # behind the number
        (f"{L} ngày 3/2/2025 của Sở Y tế", (3, 2), "Sở Y tế"),
        (f"{L} của Sở Y tế ngày 3/2/2025", (3, 2), "Sở Y tế"),
        (f"{L} của Sở Y tế ban hành ngày 3/2/2025", (3, 2), "Sở Y tế"),
        (f"{L} do Sở Y tế ký ngày 3/2/2025", (3, 2), "Sở Y tế"),
        (f"{L}, ngày 3/2/2025, của Sở Y tế", (3, 2), "Sở Y tế"),
        (f"{L} (được ký ngày 3/2/2025)", (3, 2), None),
        (f"{L} của Sở Y tế", None, "Sở Y tế"),
        (f"{L} và ngày 3/2/2025", None, None),
        (f"{L}, 3/2/2025 của Sở Y tế", (3, 2), "Sở Y tế"),
        (f"{L} (3/2/2025)", (3, 2), None),
        (f"Sở Y tế đã xây dựng {L}", None, "Sở Y tế"),
        (
            f"{L} của Bộ Văn hóa Thể thao và Du lịch",
            None,
            "Bộ Văn hóa Thể thao và Du lịch",
        ),
        (f"{L} - 3.2.2025 của Sở Y tế", (3, 2), "Sở Y tế"),
        (f"{L} của trung tâm Y tế huyện về thuốc", None, "trung tâm Y tế huyện"),
        (f"{L} của ủy ban nhân dân tỉnh về đất", None, "ủy ban nhân dân tỉnh"),
        (f"{L} của công an xã Kim về an ninh", None, "công an xã Kim"),
        (f"{L} của hiệu trưởng trường Kim Mẫu", None, "hiệu trưởng trường Kim Mẫu"),
        (f"{L} của Công an tỉnh mở đợt cao điểm", None, "Công an tỉnh"),
        (f"{L} của Trường Hoa Lư công nhận lớp", None, "Trường Hoa Lư"),
        # in front of it
        (f"Sở Y tế ban hành {L}", None, "Sở Y tế"),
        (f"Sở Y tế đã ban hành {L} ngày 3/2/2025", (3, 2), "Sở Y tế"),
        (f"Ngày 3/2/2025, Sở Y tế có {L}", (3, 2), "Sở Y tế"),
        (f"Ngày 3/2/2025, Sở Y tế có {L} ngày 4/2/2025", (4, 2), "Sở Y tế"),
        (f"Ngày 3/2/2025; Sở Y tế có {L}", None, "Sở Y tế"),
        (f"Ngày 3/2/2025. Sở Y tế có {L}", None, "Sở Y tế"),
        (f"Ngày 3/2/2025, đơn vị có {L}", None, None),
        (f"đề nghị của Sở Tài chính tại {T}", None, "Sở Tài chính"),
        (f"đề nghị của Sở Tài chính tại các {T}", None, "Sở Tài chính"),
        (f"Sở Tài chính đề nghị tại {T}", None, "Sở Tài chính"),
        (f"Sở Nội vụ họp tại {T}", None, None),
        (f"ý kiến của Sở Tài chính ({T})", None, "Sở Tài chính"),
        (f"Sở Tài chính ({T})", None, "Sở Tài chính"),
        (f"Sở Nội vụ ({T})", None, None),
        (f"Các văn bản của Sở Y tế sau đây: {L}", None, "Sở Y tế"),
        (f"Sở Y tế gồm: - {L}", None, "Sở Y tế"),
        # the office that speaks in it, if the symbol is its own
        (f"Tại {L} ngày 3/2/2025, Sở Y tế đề nghị", (3, 2), "Sở Y tế"),
        (f"Tại {L} ngày 3/2/2025, Sở Nội vụ đề nghị", (3, 2), None),
        (f"Theo {L} ngày 3/2/2025, Sở Y tế đề nghị", (3, 2), None),
        # blank days, and days of others
        (f"{L} ngày    tháng 2 năm 2025 của Sở Y tế", None, "Sở Y tế"),
        (f"{L}, ngày 3/2/2025, Sở Nội vụ đã có văn bản", None, None),
        (f"{L}, ngày 3/2/2025, Sở Nội vụ họp", (3, 2), None),
    ],
)
def test_day_and_office_are_read_on_either_side(
    content: str, day: tuple[int, int] | None, issuer: str | None
) -> None:
    (found,) = cited(content)

    assert found.issued_on == (date(2025, day[1], day[0]) if day else None)
    assert found.issuer == issuer
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("content", "issuer"),
    [
        (f"{L} ngày 31/2/2025 của Sở Y tế", "Sở Y tế"),
        (f"{L} của Sở Y tế ngày 31/2/2025", "Sở Y tế"),
        (f"{L} của Sở Y tế ngày 31/2/2925", "Sở Y tế"),
        (f"{L} | 31/02/2025 | Sở Y tế | x", "Sở Y tế"),
    ],
)
def test_a_day_that_cannot_be_is_doubted(content: str, issuer: str) -> None:
    found = only(content)

    assert (found.issued_on, found.issuer) == (None, issuer)
    assert found.doubts == IMPOSSIBLE


def test_behind_an_impossible_day_no_other_one_is_looked_for() -> None:
    found = only(f"{L} ngày 31/2/2025 của Sở Y tế ban hành ngày 3/2/2025")

    assert found.issued_on is None
    assert found.doubts == IMPOSSIBLE


@pytest.mark.parametrize(
    ("cells", "day", "issuer"),
    [
        (" | 03/02/2025 | Sở Y tế | x", True, "Sở Y tế"),
        (" | ngày 03/02/2025 | Sở Y tế", True, "Sở Y tế"),
        (" | 03/02/2025 | Sở Y tế\nx", True, "Sở Y tế"),
        (" | 03/02/2025 | Sở Y tế, các đơn vị | x", True, None),
        (" | 03/02/2025 | x", True, None),
        (" | 03/02/2025", True, None),
        (" | 03/02/2025 họp", False, None),
        (" | x | 03/02/2025", False, None),
    ],
)
def test_day_and_office_may_stand_in_cells_behind_the_number(
    cells: str,
    day: bool,
    issuer: str | None,
) -> None:
    found = only(f"{L}{cells}")

    assert found.issued_on == (date(2025, 2, 3) if day else None)
    assert found.issuer == issuer


@pytest.mark.parametrize(
    ("symbol", "issuers"),
    [
        ("TTLT-BTC-BNV", "Bộ Tài chính; Bộ Nội vụ"),
        ("TTLT-BTC-BNV-BYT", "Bộ Tài chính; Bộ Nội vụ; Bộ Y tế"),
        ("TT-BTC", "Bộ Tài chính"),
    ],
)
def test_the_symbol_says_how_many_offices_signed(symbol: str, issuers: str) -> None:
    found = only(f"Văn bản số 5/2014/{symbol} của Bộ Tài chính, Bộ Nội vụ, Bộ Y tế")

    assert found.issuer == issuers


def test_a_law_may_be_passed_on_a_day() -> None:
    found = only("Luật Doanh nghiệp được Quốc hội khóa XIV thông qua ngày 17/6/2020")

    assert found.issued_on == date(2020, 6, 17)


def test_a_heading_in_capitals_names_its_office() -> None:
    found = only("THÔNG TƯ SỐ 5/2015/TT-BYT NGÀY 3/2/2015 CỦA BỘ TRƯỞNG BỘ Y TẾ")

    assert found.issuer == "Bộ trưởng Bộ Y tế"
    assert found.issued_on == date(2015, 2, 3)


@pytest.mark.parametrize(
    ("office", "symbol", "same"),
    [
        ("Sở Tài chính", "STC-NS", True),
        ("Sở Tài chính tỉnh Hà Nam", "STC-NS", True),
        ("Sở Khoa học và Công nghệ", "SKHCN-VP", True),
        ("Công an tỉnh", "CAT-PV01", True),
        ("Sở Nội vụ", "STC-NS", False),
        ("UBND tỉnh Hà Nam", "UBND-VX", True),
    ],
)
def test_the_letters_of_a_symbol_are_those_of_its_office(
    office: str,
    symbol: str,
    same: bool,
) -> None:
    found = only(f"Tại Công văn số 7/{symbol}, {office} đề nghị")

    assert (found.issuer == office) is same
