"""Whether two names mean the same office."""

from datetime import date

import pytest

from schemas.link import DocumentSummary
from schemas.vocabulary import issuers
from service.linking.offices import Agreement, compare_issuers, compare_offices
from tests.factories import make_document

CENTRAL = "Ban Chấp hành Trung ương"
YES, NO = Agreement.YES, Agreement.NO
UNKNOWN, UNCLEAR = Agreement.UNKNOWN, Agreement.UNCLEAR


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("UBND tỉnh Hòa An", "Ủy ban nhân dân tỉnh Hòa An", Agreement.YES),
        ("ỦY BAN NHÂN DÂN TỈNH HÒA AN", "Ủy ban nhân dân Hòa An", Agreement.YES),
        ("UBND tỉnh Hòa An", "UBND thành phố Hòa An", Agreement.NO),
        ("UBND tỉnh Hòa An", "UBND tỉnh Bình An", Agreement.NO),
        ("Sở Nội vụ", "Sở Nội vụ tỉnh Hòa An", Agreement.YES),
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", Agreement.YES),
        ("Chủ tịch UBND tỉnh Hòa An", "UBND tỉnh Hòa An", Agreement.YES),
        ("Chủ tịch nước", "Chính phủ", Agreement.NO),
        ("Chính phủ", "Thủ tướng Chính phủ", Agreement.UNCLEAR),
        ("Bộ Chính trị", "Ban Chấp hành Trung ương", Agreement.UNCLEAR),
        ("Bộ Tài chính", "Bộ Nội vụ", Agreement.NO),
        ("Bộ Nội vụ; Bộ Tài chính", "Bộ Tài chính", Agreement.YES),
        (None, "Bộ Nội vụ", Agreement.UNKNOWN),
        # renamed on 01/01/2025; before, a city within the province was called so
        ("VKSND thành phố Huế", "VKSND tỉnh Thừa Thiên Huế", Agreement.UNCLEAR),
        # HD 36-HD/VPTW, 1.2.1b
        ("Ban Thường vụ Tỉnh ủy Hòa An", "Tỉnh ủy Hòa An", Agreement.YES),
        ("Ban Bí thư Trung ương Đảng", "Ban Bí thư", Agreement.YES),
        # a district's, and that of an area that holds several
        ("VKSND huyện Hòa An", "VKSND khu vực 3 - Cao Bằng", Agreement.UNCLEAR),
        ("TAND thị xã Hòa An", "Tòa án nhân dân khu vực 1", Agreement.UNCLEAR),
        ("TAND huyện Hòa An", "TAND huyện Bình An", Agreement.NO),
        ("UBND thành phố Huế", "UBND tỉnh Quảng Trị", Agreement.NO),
        # merged into another on 01/7/2025
        ("UBND tỉnh Quảng Nam", "UBND thành phố Đà Nẵng", Agreement.UNCLEAR),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng", Agreement.UNCLEAR),
        ("Bộ Giao thông vận tải", "Bộ Tài chính", Agreement.NO),
        # over two steps, and parted
        ("UBND tỉnh Hà Sơn Bình", "UBND thành phố Hà Nội", Agreement.UNCLEAR),
        ("UBND tỉnh Nam Hà", "UBND tỉnh Hà Nam", Agreement.UNCLEAR),
        ("UBND tỉnh Cần Thơ", "UBND thành phố Cần Thơ", Agreement.UNCLEAR),
        ("UBND tỉnh Hà Nam Ninh", "UBND tỉnh Ninh Thuận", Agreement.NO),
        # heads and short names
        ("Thống đốc Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam", Agreement.YES),
        ("Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", "Ủy ban Dân tộc", Agreement.YES),
        ("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ", Agreement.YES),
        ("Bộ trưởng Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo", Agreement.YES),
        ("Sở NN&PTNT tỉnh Hòa An", "Sở Nông nghiệp và Phát triển nông thôn",
         Agreement.YES),
    ],
)  # fmt: skip
def test_offices_are_compared(
    left: str | None, right: str, expected: Agreement
) -> None:
    assert compare_offices(left, right) is expected
    assert compare_offices(right, left) is expected


@pytest.mark.parametrize(
    ("cited", "office", "day", "expected"),
    [
        # both were, until Bình Thuận was merged into Lâm Đồng
        ("UBND tỉnh Bình Thuận", "UBND tỉnh Lâm Đồng", date(2023, 5, 4), Agreement.NO),
        (
            "UBND tỉnh Bình Thuận",
            "UBND tỉnh Lâm Đồng",
            date(2025, 8, 1),
            Agreement.UNCLEAR,
        ),
        # an old document of the one, cited under the name of the other
        (
            "UBND tỉnh Lâm Đồng",
            "UBND tỉnh Bình Thuận",
            date(2023, 5, 4),
            Agreement.UNCLEAR,
        ),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng", date(2019, 5, 4), Agreement.NO),
        ("Bộ Xây dựng", "Bộ Giao thông vận tải", date(2019, 5, 4), Agreement.UNCLEAR),
        # parted in 2004
        (
            "UBND tỉnh Đắk Nông",
            "UBND tỉnh Đắk Lắk",
            date(2001, 5, 4),
            Agreement.UNCLEAR,
        ),
        ("UBND tỉnh Đắk Nông", "UBND tỉnh Đắk Lắk", date(2012, 5, 4), Agreement.NO),
        ("UBND tỉnh Đắk Lắk", "UBND tỉnh Đắk Nông", date(2012, 5, 4), Agreement.NO),
        # a city's of 2022 is not the province's, which took its name in 2025
        (
            "VKSND tỉnh Thừa Thiên Huế",
            "VKSND thành phố Huế",
            date(2022, 5, 4),
            Agreement.NO,
        ),
        (
            "VKSND tỉnh Thừa Thiên Huế",
            "VKSND thành phố Huế",
            date(2025, 5, 4),
            Agreement.YES,
        ),
    ],
)
def test_two_offices_that_were_at_the_same_time_are_two(
    cited: str, office: str, day: date, expected: Agreement
) -> None:
    assert compare_offices(cited, office, day) is expected


@pytest.mark.parametrize(
    ("short", "name"),
    [(short, each.name) for each in issuers() for short in each.abbreviations],
)
def test_each_short_name_of_the_table_is_that_of_its_office(
    short: str, name: str
) -> None:
    assert compare_offices(short, name) is Agreement.YES


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # heads of offices are their offices
        ("Viện trưởng VKSND tỉnh Hòa An", "VKSND tỉnh Hòa An", Agreement.YES),
        ("Phó Chủ tịch UBND tỉnh Hòa An", "UBND tỉnh Hòa An", Agreement.YES),
        ("Trưởng ban Tổ chức Trung ương", "Ban Tổ chức Trung ương", Agreement.YES),
        ("Giám đốc Sở Y tế", "Sở Y tế tỉnh Hòa An", Agreement.YES),
        ("Chủ tịch nước", "Chủ tịch nước", Agreement.YES),
        # an office of its own beside the one that its name begins with
        ("Văn phòng Chính phủ", "Chính phủ", Agreement.UNCLEAR),
        ("Bộ Nội vụ", "Bộ Nội vụ và Lao động", Agreement.YES),
        ("Sở Nội vụ", "Sở Nội vụi", Agreement.NO),
        # the level of a place may be missing on one side alone
        ("UBND Hòa An", "UBND tỉnh Hòa An", Agreement.YES),
        ("UBND Hòa An", "UBND thành phố Hòa An", Agreement.YES),
        # of joint issuers the best counts
        ("Bộ Nội vụ; Chính phủ", "Thủ tướng Chính phủ", Agreement.UNCLEAR),
        ("Bộ Y tế; Bộ Nội vụ", "Bộ Tài chính; Bộ Nội vụ", Agreement.YES),
        ("Bộ Y tế; Bộ Nội vụ", "Bộ Tài chính; Bộ Công an", Agreement.NO),
        ("", "Bộ Nội vụ", Agreement.UNKNOWN),
        ("Bộ Nội vụ", None, Agreement.UNKNOWN),
    ],
)
def test_names_of_one_office_agree(
    left: str, right: str | None, expected: Agreement
) -> None:
    assert compare_offices(left, right) is expected
    if right:
        assert compare_offices(right, left) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 6, 30), Agreement.NO),
        (date(2025, 7, 1), Agreement.UNCLEAR),
        (None, Agreement.UNCLEAR),
    ],
)
def test_a_merger_counts_from_its_first_day(
    day: date | None, expected: Agreement
) -> None:
    cited, office = "UBND tỉnh Bình Thuận", "UBND tỉnh Lâm Đồng"

    assert compare_offices(cited, office, day) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2003, 12, 31), Agreement.UNCLEAR),
        (date(2004, 1, 1), Agreement.NO),
    ],
)
def test_what_was_parted_counts_until_the_day_before(
    day: date, expected: Agreement
) -> None:
    cited, office = "UBND tỉnh Đắk Nông", "UBND tỉnh Đắk Lắk"

    assert compare_offices(cited, office, day) is expected


HUE, PROVINCE = "UBND thành phố Huế", "UBND tỉnh Thừa Thiên Huế"


@pytest.mark.parametrize(
    ("cited", "issuer", "written", "expected"),
    [
        (HUE, PROVINCE, date(2021, 6, 1), Agreement.NO),
        (HUE, PROVINCE, date(2026, 6, 1), Agreement.YES),
        (HUE, PROVINCE, None, Agreement.UNCLEAR),
        ("Thành ủy Huế", "Tỉnh ủy Thừa Thiên Huế", date(2026, 6, 1), Agreement.YES),
        ("Thành ủy Huế", "Tỉnh ủy Thừa Thiên Huế", date(2021, 6, 1), Agreement.NO),
        (
            "UBND thành phố Bắc Ninh",
            "UBND tỉnh Bắc Ninh",
            date(2022, 6, 1),
            Agreement.NO,
        ),
        (
            "UBND thành phố Đồng Nai",
            "UBND tỉnh Bình Phước",
            date(2026, 6, 1),
            Agreement.UNCLEAR,
        ),
    ],
)
def test_a_successor_s_name_is_accepted_only_since_the_succession(
    cited: str, issuer: str, written: date | None, expected: Agreement
) -> None:
    assert compare_offices(cited, issuer, date(2021, 3, 4), written) is expected


def test_heirs_of_one_name_are_counted_by_the_day() -> None:
    """Bình Phước went into Đồng Nai in 2025; in 2026 that only became a city."""
    found = compare_offices(
        "UBND thành phố Đồng Nai",
        "UBND tỉnh Đồng Nai",
        date(2024, 3, 4),
        date(2026, 6, 1),
    )

    assert found is Agreement.YES


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Bộ Bưu chính, Viễn thông", "Bộ Thông tin và Truyền thông"),
        ("Tổng cục Bưu điện", "Bộ Bưu chính, Viễn thông"),
        ("Tổng cục Hải quan", "Cục Hải quan"),
        ("Ban Kinh tế Trung ương", "Ban Chính sách, chiến lược Trung ương"),
    ],
)
def test_an_office_that_was_only_renamed_is_the_same(earlier: str, later: str) -> None:
    assert compare_offices(earlier, later, date(2026, 1, 1)) is Agreement.YES
    assert compare_offices(earlier, later, date(1985, 1, 1)) is Agreement.NO


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        # merged into another one
        ("Ban Dân vận Trung ương", "Ban Tuyên giáo và Dân vận Trung ương",
         Agreement.UNCLEAR),
        # over two steps, also where the day of the first is not known
        ("Bộ Công nghiệp nhẹ", "Bộ Công Thương", Agreement.UNCLEAR),
        ("Bộ Lâm nghiệp", "Bộ Nông nghiệp và Môi trường", Agreement.UNCLEAR),
        ("Tổng cục Bưu điện", "Bộ Thông tin và Truyền thông", Agreement.UNCLEAR),
    ],
)  # fmt: skip
def test_an_office_that_goes_on_in_another_may_be_meant(
    earlier: str, later: str, expected: Agreement
) -> None:
    assert compare_offices(earlier, later, date(2026, 1, 1)) is expected


def of(letterhead: str, organ: str | None = None) -> DocumentSummary:
    return make_document(issuer=letterhead, signing_organ=organ)


@pytest.mark.parametrize(
    ("cited", "document", "compared"),
    [
        ("Ban Bí thư Trung ương Đảng", of(CENTRAL, "Ban Bí thư"), (YES, True)),
        ("Ban Bí thư", of(CENTRAL, "Ban Bí thư"), (YES, True)),
        ("Ban Chấp hành Trung ương", of(CENTRAL, "Ban Bí thư"), (YES, False)),
        ("Ban Bí thư", of(CENTRAL), (UNCLEAR, False)),
        ("Thủ tướng", of("Chính phủ", "Thủ tướng Chính phủ"), (YES, True)),
        (
            "Ban Thường vụ Tỉnh ủy",
            of("Tỉnh ủy Lâm Đồng", "Ban Thường vụ Tỉnh ủy Lâm Đồng"),
            (YES, False),
        ),
        ("BTV Tỉnh ủy", of("Tỉnh ủy Lâm Đồng"), (YES, False)),
        ("Bộ trưởng Bộ Tài chính", of("Bộ Tài chính"), (YES, False)),
        ("Bộ Tài chính", of("Bộ trưởng Bộ Tài chính"), (YES, False)),
        ("Chủ tịch UBND tỉnh", of("Ủy ban nhân dân tỉnh Hà Nam"), (YES, False)),
        ("Bộ Nội vụ", of("Bộ Y tế", "Bộ trưởng Bộ Y tế"), (NO, False)),
        ("Bộ Nội vụ", of("Bộ Y tế"), (NO, False)),
        (None, of(CENTRAL, "Ban Bí thư"), (UNKNOWN, False)),
    ],
)
def test_letterhead_or_signing_organ_is_enough(
    cited: str | None, document: DocumentSummary, compared: tuple[Agreement, bool]
) -> None:
    assert compare_issuers(cited, document) == compared


@pytest.mark.parametrize(
    "district",
    [
        "VKSND huyện A Lưới",
        "Viện kiểm sát nhân dân cấp huyện",
        "Viện kiểm sát nhân dân thị xã Hương Trà",
        "VKSND quận Ninh Kiều",
    ],
)
def test_a_district_and_an_area_may_be_one(district: str) -> None:
    area = "Viện kiểm sát nhân dân khu vực 1"

    assert compare_offices(district, area) is UNCLEAR
    assert compare_offices(area, district) is UNCLEAR


@pytest.mark.parametrize("body", ["ủy", "đoàn"])
def test_what_is_named_by_its_level_follows_the_province(body: str) -> None:
    before, after = date(2025, 5, 5), date(2026, 10, 1)
    old, new = f"Tỉnh {body} Bắc Ninh", f"Thành {body} Bắc Ninh"

    assert compare_offices(new, old, before, after) is YES
    assert compare_offices(old, new, after, after) is YES
    assert compare_offices(new, old, before, before) is NO
