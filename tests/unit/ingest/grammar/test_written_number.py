"""How numbers are written, and what only looks like one (HARD_CASES, 1 and 6)."""

import pytest

from ingest.grammar.written_number import find_numbers, read_number, type_of_symbol
from schemas.vocabulary import DocumentType, document_types


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("48/KH-VKS", "48/KH-VKS"),
        ("02/2024/TT-VKSTC", "02/2024/TT-VKSTC"),
        ("34-CT/TW", "34-CT/TW"),
        ("174 KL/TW", "174-KL/TW"),
        ("45/2019/QH14", "45/2019/QH14"),
        ("66.15/2026/NQ-CP", "66.15/2026/NQ-CP"),
        ("30a/2008/NQ-CP", "30a/2008/NQ-CP"),
        ("187 /TTr - SNV", "187/TTr-SNV"),
        ("49/QĐ- BHXH", "49/QĐ-BHXH"),
        ("215/SNV-CCHC&VTLT", "215/SNV-CCHC&VTLT"),
        ("512/TTr-CAT(PC04)", "512/TTr-CAT(PC04)"),
        ("10/2007/QĐ_BKHCN", "10/2007/QĐ-BKHCN"),
        ("01/2001/TTLT/BNG-TCBĐ", "01/2001/TTLT/BNG-TCBĐ"),
        ("279/2002/qđ-ttg", "279/2002/qđ-ttg"),
        ("01-CP", "01-CP"),
        ("235/HĐBT", "235/HĐBT"),
        ("126/2024/NĐ-CP1, Sở", "126/2024/NĐ-CP"),
        ("126/2024NĐ-CP của Chính phủ", "126/2024/NĐ-CP"),
        ("44/2025QH15", "44/2025/QH15"),
        ("126/2024/NĐ-CPngày 05 tháng 10", "126/2024/NĐ-CP"),
        ("44/2025/QH15như sau", "44/2025/QH15"),
        ("71QĐ-UBND ngày", "71/QĐ-UBND"),
        ("44/2014/QH-13", "44/2014/QH13"),
        ("13/2025/TT BYT ngày", "13/2025/TT-BYT"),
        ("10/2003/PL-UBTVQH11", "10/2003/PL-UBTVQH11"),
        ("35/1997/QĐ-NHNN2", "35/1997/QĐ-NHNN2"),
    ],
)
def test_each_form_of_a_number_is_read(printed: str, number: str) -> None:
    assert str(read_number(printed)) == number


@pytest.mark.parametrize(
    "printed",
    [
        "116 vụ/102 bị can",
        "07/07 thành viên",
        "60,5/61,5 điểm",
        "mã HS 10.06",
        "QCVN 01:2019/BNNPTNT",
        "từ 15/12/2024 đến ngày 14/12/2025",
        "0974337695",
        "150.000.000 đồng",
    ],
)
def test_what_only_looks_like_a_number_is_none(printed: str) -> None:
    assert list(find_numbers(printed)) == []


def test_a_number_of_a_street_is_not_sure() -> None:
    assert not any(found.sure for found in find_numbers("36 đường Trần Phú, 12/AB"))


@pytest.mark.parametrize(
    "kind",
    [kind for kind in document_types() if kind.example[0].isdigit()],
    ids=lambda kind: kind.key,
)
def test_each_kind_is_read_from_its_own_example(kind: DocumentType) -> None:
    assert str(read_number(kind.example)) == kind.example


def test_a_symbol_without_a_kind_is_that_of_an_official_letter() -> None:
    assert type_of_symbol("SNV-CCHC") == "Công văn"


def test_the_symbol_of_the_national_assembly_does_not_tell_the_kind() -> None:
    assert type_of_symbol("QH15") is None


def test_the_kind_may_be_the_last_part_of_an_old_symbol() -> None:
    assert type_of_symbol("BYT/TT") == "Thông tư"


def test_the_party_has_kinds_of_its_own() -> None:
    assert type_of_symbol("TT/TW") == "Thông tri"
    assert type_of_symbol("TT-BYT") == "Thông tư"
