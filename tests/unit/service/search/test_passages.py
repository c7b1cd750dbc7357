"""A passage is taken from where the words of the query stand together."""

import pytest

from schemas.search import SearchEntry, SearchQuery
from schemas.span import Span
from service.search.criteria import read_criteria
from service.search.hits import hit_of
from service.search.passages import find_hits


def snippet(body: str, typed: str) -> str:
    entry = SearchEntry("a", "tep.txt", body=body)
    return hit_of(entry, 1.0, read_criteria(SearchQuery(typed)).tree).snippet


def test_a_place_far_behind_many_single_words_is_found() -> None:
    body = "Kế hoạch năm. " * 400 + "Kế hoạch thi đua khen thưởng được giao."

    assert "<b>Kế</b> <b>hoạch</b> <b>thi</b> <b>đua</b>" in snippet(
        body, "ke hoach thi dua"
    )


def test_where_no_words_stand_together_the_best_place_is_taken() -> None:
    assert snippet("Thi tay nghề. Đua thuyền.", "thi đua") == (
        "<b>Thi</b> tay nghề. <b>Đua</b> thuyền."
    )


def test_a_passage_begins_below_the_letterhead_and_marks_nothing_in_it() -> None:
    head, text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "Điều 1. Phát triển văn hóa."
    entry = SearchEntry(
        "a", "tep.txt", body=head + text, formal=(Span(0, len(head) - 1),)
    )

    def shown(typed: str) -> str:
        return hit_of(entry, 1.0, read_criteria(SearchQuery(typed)).tree).snippet

    assert shown("van hoa") == "… Điều 1. Phát triển <b>văn</b> <b>hóa</b>."
    assert shown("xa hoi") == "… Điều 1. Phát triển văn hóa."


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("thi đua", ["thi đua", "Thi đua"]),
        ('"khen thưởng"', ["khen thưởng"]),
        ("48/KH-VKS", ["48/KH-VKS"]),
        ("không có", []),
    ],
)
def test_hits_are_found_in_the_whole_text(query: str, hits: list[str]) -> None:
    text = "Kế hoạch 48/KH-VKS về thi đua, khen thưởng.\nThi đua là yêu nước."

    assert [each.within(text) for each in find_hits(text, query)] == hits
