"""Which titles are visibly broken."""

import pytest

from bench.cited_titles import cited_titles, faults_of


@pytest.mark.parametrize(
    ("title", "faults"),
    [
        ("về tiêm chủng", []),
        ("ban hành “Quy chuẩn” (sửa đổi)", []),
        ("quy định về hóa đơn, chứng từ", []),
        ("về giá đất (được sửa đổi tại", ["bracket", "end"]),
        ("quy định về nước.”", ["quotation mark"]),
        ("quy định về nước.", ["end"]),
        ("về tiêm chủng như sau:", ["end", "sentence"]),
        ("về tiêm chủng theo quy định của Thông tư này", ["sentence"]),
        ("về tiêm chủng thì tiếp tục", ["sentence"]),
    ],
)
def test_a_title_shows_that_it_is_broken(title: str, faults: list[str]) -> None:
    assert faults_of(title) == faults


def test_titles_of_numbered_documents_are_counted() -> None:
    cited = [
        {"number": "12/QĐ-SYT", "title": "về tiêm chủng"},
        {"number": None, "title": "Luật"},
        {"number": "13/QĐ-SYT", "title": None},
    ]

    found = list(cited_titles([{"citations": cited}, {"error": "unread"}]))

    assert found == [("12/QĐ-SYT", "về tiêm chủng")]
