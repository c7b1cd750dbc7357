"""Short forms of documents that were cited in full before."""

import pytest

from tests.sentences import DECREE, cited

OTHER = "Nghị định số 5/2021/NĐ-CP"


@pytest.mark.parametrize(
    ("content", "recalls"),
    [
        (f"Theo {DECREE}. Nghị định số 5 quy định", ["Nghị định số 5"]),
        (f"Theo {DECREE}. Nghị định số 05 quy định", ["Nghị định số 05"]),
        (f"Theo {DECREE}. Điều 7 Nghị định số 5.", ["Nghị định số 5"]),
        (f"Theo {DECREE}. Nghị định số 5, số 6", ["Nghị định số 5"]),
        # another number, another kind, another document
        (f"Theo {DECREE}. Nghị định số 6 quy định", []),
        (f"Theo {DECREE}. Nghị định số 50 quy định", []),
        (f"Theo {DECREE}. Thông tư số 5 quy định", []),
        (f"Theo {DECREE}. Tờ số 5 quy định", []),
        (f"Theo {DECREE}. Nghị định số 5/2020", ["Nghị định số 5/2020"]),
        (f"Theo {DECREE}. Nghị định số 5/2021", []),
        (f"Theo {DECREE}. Nghị định số 5-2020", []),
        # before it was cited in full
        (f"Nghị định số 5 quy định. Theo {DECREE}.", []),
    ],
)
def test_a_short_form_recalls_the_one_that_it_fits(
    content: str, recalls: list[str]
) -> None:
    (found,) = [each for each in cited(content) if each.text == DECREE]

    assert [each.text for each in found.recalls] == recalls


def test_a_short_form_that_fits_two_recalls_neither() -> None:
    found = cited(f"Theo {DECREE} và {OTHER}. Nghị định số 5 quy định")

    assert [each.recalls for each in found] == [(), ()]


def test_a_short_form_has_a_provision_of_its_own() -> None:
    (found,) = cited(f"Theo Điều 2 {DECREE}. Theo Điều 7 Nghị định số 5.")

    assert found.provision == "Điều 2"
    assert [each.provision for each in found.recalls] == ["Điều 7"]


@pytest.mark.parametrize(
    ("content", "number"),
    [
        ("Theo NĐ 193/2025 về địa chất.", "193/2025/NĐ-CP"),
        ("Theo NĐ số 193/2025 của Chính phủ.", "193/2025/NĐ-CP"),
        ("Theo Nghị định 193/2025, Sở đề nghị.", "193/2025/NĐ-CP"),
        ("Theo TT 10/2022 của Bộ Nội vụ.", "10/2022/TT-BNV"),
        ("Theo Thông tư 10/2022 của Bộ trưởng Bộ Nội vụ.", "10/2022/TT-BNV"),
        ("Theo Quyết định 12/2020 của Thủ tướng Chính phủ.", "12/2020/QĐ-TTg"),
    ],
)
def test_kind_and_issuer_complete_a_number_without_symbol(
    content: str, number: str
) -> None:
    (found,) = cited(content)

    assert str(found.number) == number
    assert any("viết tắt" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    "content",
    [
        "Thông tư 10/2022 quy định",  # whose is not said
        "Quyết định 12/2025 của UBND tỉnh",  # each province has one
        "Nghị định 193/2025 của Bộ Nội vụ",  # which issues none
        "Báo cáo tháng 12/2025",
        "Nghị quyết 202/2025",
        "Nghị định ngày 01/12/2025",
    ],
)
def test_a_number_without_symbol_that_may_be_several_is_no_citation(
    content: str,
) -> None:
    assert [each.number for each in cited(content) if each.number] == []


def test_a_number_without_symbol_recalls_the_one_that_is_cited_in_full() -> None:
    (found,) = cited(f"Theo {DECREE}. Điều 7 NĐ 5/2020 quy định.")

    assert [each.text for each in found.recalls] == ["NĐ 5/2020"]
    assert found.doubts == ()
