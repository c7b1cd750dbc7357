"""Documents meant again without their number: ``Công văn nêu trên``, a short name."""

import pytest

from ingest.citing.citations import find_citations
from schemas.citation import Citation
from schemas.document import Header, Text

LETTER = "Công văn số 77/SYT-NVY ngày 03/02/2025 của Sở Y tế"
DECREE = "Nghị định số 9/2020/NĐ-CP"


def cited(content: str) -> tuple[Citation, ...]:
    return find_citations(Text(content), Header(doc_type="Luật"))


def recalled(content: str) -> list[list[str]]:
    return [[each.text for each in one.recalls] for one in cited(content)]


@pytest.mark.parametrize(
    "words",
    [
        "Công văn nêu trên",
        "công văn nói trên",
        "Công văn đã dẫn ở trên",
        "Công văn trên",
    ],
)
def test_the_one_document_of_its_kind_is_recalled(words: str) -> None:
    (found,) = cited(f"Theo {LETTER}, đơn vị báo cáo. Nội dung {words}, Sở đã rõ.")

    assert [each.text for each in found.recalls] == [words]
    assert len(found.mentions) == 1


def test_of_two_letters_the_one_in_the_same_paragraph_is_recalled() -> None:
    content = f"Theo Công văn số 5/SNV-VP.\nTheo {LETTER}, và Công văn nêu trên, Sở"

    assert recalled(content) == [[], ["Công văn nêu trên"]]


def test_of_two_letters_in_one_paragraph_neither_is_recalled() -> None:
    content = f"Theo Công văn số 5/SNV-VP và {LETTER}. Công văn nêu trên còn hiệu lực"

    assert recalled(content) == [[], []]


def test_all_the_letters_of_the_paragraph_are_recalled_together() -> None:
    content = f"Theo Công văn số 5/SNV-VP và {LETTER}. Các công văn nêu trên còn hạn"

    assert recalled(content) == [["công văn nêu trên"], ["công văn nêu trên"]]


@pytest.mark.parametrize(
    "words",
    [
        "Công văn này",
        "Kế hoạch nêu trên",
        "Công văn trên địa bàn tỉnh",
        "Công văn số 8/SYT-VP nêu trên",
    ],
)
def test_what_means_no_document_before_recalls_none(words: str) -> None:
    assert not any(
        recalled(f"Theo {LETTER}, đơn vị báo cáo. Thực hiện {words} cho tốt")
    )


def test_a_document_that_is_named_later_is_not_recalled() -> None:
    assert recalled(f"Công văn nêu trên đã rõ. Theo {LETTER}, Sở") == [[]]


def test_in_a_quotation_this_decree_is_the_one_that_is_amended() -> None:
    content = (
        f"Sửa đổi, bổ sung một số điều của {DECREE}:\n1. Sửa đổi Điều 2 như sau:"
        " “2. Hồ sơ theo quy định của Nghị định này.”\n2. Nghị định này có hiệu lực"
    )
    (found,) = cited(content)

    assert [each.text for each in found.recalls] == ["Nghị định này"]
    assert found.recalls[0].start < content.index("”")


def test_a_short_name_recalls_what_it_was_given_to() -> None:
    content = (
        "Căn cứ Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân số"
        " 85/2015/QH13 (sau đây gọi là Luật Bầu cử). Theo Điều 11 Luật Bầu cử, Ủy ban"
    )

    assert recalled(content) == [["Luật Bầu cử", "Luật Bầu cử"]]


def test_a_law_is_not_recalled_as_the_one_that_amends_it() -> None:
    content = (
        "Căn cứ Luật Lưu trữ số 33/2024/QH15 được sửa đổi, bổ sung bởi Luật số"
        " 43/2024/QH15, Luật số 58/2024/QH15 (sau đây gọi là Luật Lưu trữ 2024)."
    )

    assert recalled(content) == [["Luật Lưu trữ 2024"], [], []]


def test_a_short_name_of_a_thing_recalls_none() -> None:
    content = (
        f"Theo {LETTER} về Ban Chỉ đạo (sau đây gọi tắt là Ban Chỉ đạo). Ban Chỉ đạo"
    )

    assert recalled(content) == [[]]


def test_what_is_cited_in_a_quotation_is_not_recalled_outside_it() -> None:
    for quoted in (f"“{LETTER}”", f"“a” và “{LETTER}”"):
        assert recalled(f"Sửa {quoted} thành hai. Theo Công văn nêu trên") == [[]]


def test_words_in_a_quotation_recall_nothing_outside_it() -> None:
    assert recalled(f"Theo {LETTER}. Sửa “Công văn nêu trên” thành hai") == [[]]
    assert recalled(f"Theo {LETTER}. Sửa “a”. Công văn nêu trên") == [
        ["Công văn nêu trên"]
    ]
