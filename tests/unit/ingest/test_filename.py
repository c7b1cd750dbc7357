"""What the names of files suggest."""

import pytest

from ingest.filename import read_name_number


@pytest.mark.parametrize(
    ("filename", "key"),
    [
        ("48-KH-VKS.pdf", "48//KHVKS"),
        ("scan_2764-QD-TTg.pdf", "2764//QDTTG"),
        ("30-2020-ND-CP.docx", "30/2020/NDCP"),
        ("215_SNV_CCHC.pdf", "215//SNVCCHC"),
    ],
)
def test_a_name_suggests_a_number(filename: str, key: str) -> None:
    number = read_name_number(filename)

    assert number is not None
    assert number.key == key


@pytest.mark.parametrize(
    "filename", ["bao-cao-2020-2024.txt", "IMG_2045.jpg", "doc_000123.txt", "3-hoa.pdf"]
)
def test_other_names_suggest_nothing(filename: str) -> None:
    assert read_name_number(filename) is None
