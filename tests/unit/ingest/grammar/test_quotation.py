"""Which words stand in the new text of another act."""

import pytest

from ingest.grammar.quotation import is_quoted

HERE = "Thông tư A"


def quoted(text: str) -> bool:
    return is_quoted(text, text.index(HERE))


@pytest.mark.parametrize(
    "text",
    [
        "Sửa đổi Điều 5:\n“Điều 5. Theo Thông tư A.”",
        "Bổ sung:\n“5. Thay “a” bằng “b” tại Điều 2.\n6. Bãi bỏ Điều 3 Thông tư A.”",
        "Sửa đổi:\n“a) Sửa đổi Điều 7:\n“1. Ban chỉ đạo”;\nb) Bãi bỏ Thông tư A.”",
    ],
)
def test_new_words_may_go_on_in_further_paragraphs(text: str) -> None:
    assert quoted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thay “a” bằng “b” tại Thông tư A.",
        "Sửa đổi Điều 5:\n“Điều 5. Tổ chức.”\n2. Bãi bỏ Thông tư A.",
        "Sửa đổi:\n“Điều 5. Thay “a” bằng “b.”\nĐiều 9. Hiệu lực\nBãi bỏ Thông tư A.",
        "Sửa đổi:\n“a) Điều 5.”\nb) Bãi bỏ Thông tư A.",
        'Sửa đổi:\n“1. Thay “a" bằng “b"."\n2. Bãi bỏ Thông tư A.',
    ],
)
def test_what_stands_behind_them_is_of_the_act_itself(text: str) -> None:
    assert not quoted(text)
