"""How provisions are named."""

import pytest

from ingest.grammar.provision import provision_before, read_provision


@pytest.mark.parametrize(
    "provision",
    [
        "Điều 5",
        "khoản 6 Điều 21",
        "điểm a khoản 2 Điều 5",
        "Điều 3, khoản 2, khoản 3 Điều 4 và Điều 6",
        "Điều 70b",
        "Mẫu số 15 Phụ lục III",
        "mục 5.1",
    ],
)
def test_each_form_of_a_provision_is_read_whole(provision: str) -> None:
    text = f"tại {provision} Nghị định số 12/2020/NĐ-CP"
    span = provision_before(text, text.index("Nghị định"))

    assert span is not None
    assert text[span.start : span.end] == provision


def test_the_provision_before_a_document_is_its_own() -> None:
    text = "theo điểm b khoản 1 Điều 3 của Nghị định số 12/2020/NĐ-CP"
    span = provision_before(text, text.index("Nghị định"))

    assert span is not None
    assert text[span.start : span.end] == "điểm b khoản 1 Điều 3"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("khoản 2 Điều 5", "khoản 2 Điều 5"),
        ("Điều 5 khoản 2", "khoản 2 Điều 5"),
        ("điều 5, Khoản 2, điểm a", "điểm a khoản 2 Điều 5"),
        ("  Điều   5 ", "Điều 5"),
        ("khoản 1, khoản 3 Điều 4 và Điều 6", "khoản 1, khoản 3 Điều 4 và Điều 6"),
    ],
)
def test_a_typed_provision_is_read_from_small_to_large(typed: str, read: str) -> None:
    assert read_provision(typed) == read


@pytest.mark.parametrize("typed", ["", "5", "Nghị định", "Điều khoản"])
def test_what_is_no_provision_is_none(typed: str) -> None:
    assert read_provision(typed) is None
