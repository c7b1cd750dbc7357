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
        (f"Theo {DECREE}. Nghị định số 5/2020", []),
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
