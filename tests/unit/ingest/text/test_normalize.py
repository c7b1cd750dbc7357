"""One spelling of letters, before anything is read."""

import unicodedata

import pytest

from ingest.text.normalize import normalize


def test_decomposed_accents_are_composed() -> None:
    assert normalize(unicodedata.normalize("NFD", "Đơn đề nghị")) == "Đơn đề nghị"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("06/2026/TT-BTС", "06/2026/TT-BTC"),  # Cyrillic С
        ("116/2021/NÐ-CP", "116/2021/NĐ-CP"),  # Latin eth
        ("Số:\u00a012", "Số: 12"),
        ("Kế\u200b hoạch", "Kế hoạch"),
        ("12/KH\u2011VKS", "12/KH-VKS"),  # the hyphen of Word that does not break
        ("Số\uff1a 12", "Số: 12"),
        ("  hai  khoảng   trắng ", "hai khoảng trắng"),
    ],
)
def test_look_alikes_and_odd_spaces_are_put_right(printed: str, plain: str) -> None:
    assert normalize(printed) == plain
