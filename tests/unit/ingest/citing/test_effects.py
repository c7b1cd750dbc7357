"""What a document does to the force of another besides ending it."""

import pytest

from tests.sentences import DECREE, cited, filler


def effects(content: str) -> list[str]:
    """Return the relation of every mention in the text of a law."""
    return [each.relation for found in cited(content) for each in found.mentions]


@pytest.mark.parametrize(
    ("content", "effect"),
    [
        (f"Điều 1. Đính chính {DECREE}.", "corrects"),
        (f"Điều 1. Đính chính sai sót tại Phụ lục của {DECREE}.", "corrects"),
        (f"1. Công bố {DECREE}.", "publishes"),
        (f"Quyết định.\nĐiều 1. Đính chính {DECREE}.", "corrects"),
        (f"Quyết định.\n1. {DECREE} tiếp tục có hiệu lực.", "extends"),
        (f"Về việc kéo dài thời hạn áp dụng {DECREE}", "extends"),
        (f"Điều 1. {DECREE} tiếp tục có hiệu lực đến hết năm 2030.", "extends"),
        (f"1. Các {DECREE} bị tạm ngưng hiệu lực.", "suspends"),
        (f"Công văn này đính chính {DECREE}.", "corrects"),
        # said by others, of others, in quotes
        (f"Điều 1. Công bố thủ tục bị bãi bỏ theo {DECREE}.", "refers_to"),
        (f"Bộ đã đính chính {DECREE}.", "refers_to"),
        (f"Điều 1. Đính chính; theo {DECREE}.", "refers_to"),
        (f"Điều 1. Đính chính. Theo {DECREE}.", "refers_to"),
        (f"Đính chính.\nTheo {DECREE}.", "refers_to"),
        (f"1. Đình chỉ việc thi hành văn bản quy định tại {DECREE}.", "refers_to"),
        (f"Việc quy định tại {DECREE} tiếp tục có hiệu lực.", "refers_to"),
        (f"Theo {DECREE}; dự án tiếp tục có hiệu lực.", "refers_to"),
        (f"1. {DECREE}; dự án tiếp tục có hiệu lực.", "refers_to"),
        (f"1. {DECREE}. Dự án tiếp tục có hiệu lực.", "refers_to"),
        (f"1. {DECREE}\nDự án tiếp tục có hiệu lực.", "refers_to"),
        (f"“Điều 1. Đính chính {DECREE}.”", "refers_to"),
    ],
)
def test_the_words_around_a_document_say_it(content: str, effect: str) -> None:
    assert effects(content) == [effect]


def test_words_before_reach_400_characters() -> None:
    longest = 400 - len("1. Công bố ")

    assert effects(f"1. Công bố {filler(longest)}{DECREE}") == ["publishes"]
    assert effects(f"1. Công bố {filler(longest + 1)}{DECREE}") == ["refers_to"]


def test_words_behind_reach_400_characters() -> None:
    words = "tiếp tục có hiệu lực"
    longest = 400 - len(" ") - len(words)

    assert effects(f"1. {DECREE} {filler(longest)}{words}") == ["extends"]
    assert effects(f"1. {DECREE} {filler(longest + 1)}{words}") == ["refers_to"]


def test_what_a_title_names_is_not_corrected() -> None:
    circular = "Thông tư số 7/2021/TT-BTC"

    assert effects(f"Điều 1. Đính chính {circular} hướng dẫn {DECREE}.") == [
        "corrects",
        "refers_to",
    ]


def test_an_act_is_amended_by_what_is_named_behind_it() -> None:
    amender = "Nghị định số 6/2021/NĐ-CP"
    found = effects(f"Theo {DECREE} được sửa đổi, bổ sung bởi {amender}.")

    assert found == ["refers_to", "amended_by"]
