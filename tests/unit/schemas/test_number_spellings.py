"""How the numbers that people type are read."""

import pytest

from schemas.number import DocumentNumber
from schemas.number_spellings import (
    find_numbers,
    find_whole_readings,
    half_terms,
    number_keys,
    number_terms,
)

PLAN = DocumentNumber("48", "KH-VKS")
CIRCULAR = DocumentNumber("02", "TT-VKSTC", 2024)
RESOLUTION = DocumentNumber("109", "NQ/BCSĐ", hyphenated=True)


@pytest.mark.parametrize(
    "typed",
    [
        "48/KH-VKS",
        "48/kh-vks",
        "48 KH VKS",
        "48-KH-VKS",
        "48_KH_VKS",
        "48KHVKS",
        "048/KH-VKS",
        "48 / KH – VKS",
        "số 48/KH-VKS",
        "So: 48/KH-VKS",
        "Kế hoạch số 48/KH-VKS",
        "ke hoach 48/kh-vks",
        "Kế hoạch số 48/KH-VKS ngày 10/01/2022 của Viện kiểm sát",
    ],
)
def test_a_number_is_read_from_each_of_its_spellings(typed: str) -> None:
    assert number_keys(typed)[0] == PLAN.key


@pytest.mark.parametrize(
    "typed", ["02/2024/TT-VKSTC", "2/2024/TT-VKSTC", "02 2024 tt vkstc"]
)
def test_the_year_of_a_number_is_read(typed: str) -> None:
    assert CIRCULAR.key in number_keys(typed)


@pytest.mark.parametrize("typed", ["109-NQ/BCSĐ", "109-NQ/BCSD", "109 nq bcsđ"])
def test_the_numbers_of_the_party_are_read(typed: str) -> None:
    assert RESOLUTION.key in number_keys(typed)


@pytest.mark.parametrize("typed", ["", "xin chào", "2158", "năm học mới"])
def test_what_is_no_whole_number_has_no_key(typed: str) -> None:
    assert number_keys(typed) == ()


@pytest.mark.parametrize(
    ("typed", "term"),
    [("2158", "2158"), ("2158/HD", "2158/HD"), ("kh 48", "48/KH"), ("số 48", "48")],
)
def test_half_a_number_asks_for_a_part(typed: str, term: str) -> None:
    assert half_terms(find_numbers(typed)) == (term,)


def test_words_beside_a_number_make_it_no_whole_reading() -> None:
    assert find_whole_readings("đăng ký 48/KH-VKS") == ()
    assert find_numbers("đăng ký 48/KH-VKS") == (DocumentNumber("48", "kh-vks"),)


def test_a_number_is_found_by_its_parts() -> None:
    assert {"2", "2/2024", "2/TT", "2/VKSTC", "2/2024/TTVKSTC"} <= set(
        number_terms(CIRCULAR)
    )
