"""Columns that were typed side by side."""

from ingest.readers.page.tabbed_columns import columns_apart
from schemas.document import Line, Part


def apart(*texts: str) -> list[str]:
    return [line.text.strip() for line in columns_apart([Line(t) for t in texts])]


def test_recipients_come_before_the_signature() -> None:
    assert apart(
        "Sở Nội vụ báo cáo.",
        "Nơi nhận:\t\tGIÁM ĐỐC",
        "- Như trên;",
        "- Lưu: VT.",
        "\t\tTrần Văn Bình",
    ) == [
        "Sở Nội vụ báo cáo.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Trần Văn Bình",
    ]


def test_recipients_alone_stay_as_they_are() -> None:
    texts = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]

    assert apart(*texts) == texts


def test_the_office_comes_before_the_national_title() -> None:
    assert apart(
        "SỞ NỘI VỤ     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 7/SNV-VP     Hà Nam, ngày 03 tháng 02 năm 2025",
        "V/v chợ",
        "",
        "Kính gửi: Sở Y tế",
    ) == [
        "SỞ NỘI VỤ",
        "Số: 7/SNV-VP",
        "V/v chợ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nam, ngày 03 tháng 02 năm 2025",
        "",
        "Kính gửi: Sở Y tế",
    ]


def test_wide_gaps_in_the_text_part_nothing() -> None:
    texts = ["Điều 1.    Chợ họp hằng ngày.", "Nơi nhận văn bản    ghi ở cuối."]

    assert apart(*texts) == texts


def test_a_note_ends_the_signature() -> None:
    lines = [
        Line("Nơi nhận:     GIÁM ĐỐC"),
        Line("- Lưu: VT."),
        Line("¹ Kế hoạch số 9/KH-SNV.", part=Part.FOOTNOTE),
    ]

    assert [each.text for each in columns_apart(lines)] == [
        "Nơi nhận:",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "¹ Kế hoạch số 9/KH-SNV.",
    ]


def test_a_signature_begins_within_four_lines_of_the_recipients() -> None:
    for between, parted in ((2, True), (3, False)):
        items = [f"- Sở {each};" for each in range(between)]
        found = apart("Nơi nhận:", *items, "- Sở Y tế;\t\tGIÁM ĐỐC", "- Lưu: VT.")

        assert (found[-1] == "GIÁM ĐỐC") is parted


def test_an_end_has_40_lines() -> None:
    for items, within in ((37, True), (38, False)):
        lines = [f"- Sở {each};" for each in range(items)]
        found = apart("Nơi nhận:\t\tGIÁM ĐỐC", *lines, "\t\tTrần Văn Bình", "- Lưu.")

        assert (found[-1] == "Trần Văn Bình") is within


def test_a_line_of_more_than_120_characters_stands_in_no_column() -> None:
    for length, within in ((120, True), (121, False)):
        found = apart(
            "Nơi nhận:\t\tGIÁM ĐỐC", "x" * length, "\t\tTrần Văn Bình", "- Lưu."
        )

        assert (found[-1] == "Trần Văn Bình") is within


def test_a_head_has_16_lines() -> None:
    for between, parted in ((13, True), (14, False)):
        found = apart(
            "SỞ NỘI VỤ     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 7     Hà Nam, ngày 03 tháng 02 năm 2025",
            *["dòng"] * between,
            "Kính gửi: Sở Y tế",
        )

        assert (found[0] == "SỞ NỘI VỤ") is parted
        assert (found[1] == "Số: 7") is parted
