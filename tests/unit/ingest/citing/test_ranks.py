"""Which acts may change which."""

import pytest

from ingest.citing.ranks import may_end, rank_of
from schemas.number import DocumentNumber


def number(symbol: str) -> DocumentNumber:
    return DocumentNumber("12", symbol, 2020)


@pytest.mark.parametrize(
    ("own", "cited", "allowed"),
    [
        (("Luật", "QH15"), ("Nghị định", "NĐ-CP"), True),
        (("Nghị định", "NĐ-CP"), ("Luật", "QH15"), False),
        (("Nghị định", "NĐ-CP"), ("Nghị định", "NĐ-CP"), True),
        (("Nghị định", "NĐ-CP"), ("Quyết định", "QĐ-TTg"), True),
        (("Quyết định", "QĐ-TTg"), ("Nghị định", "NĐ-CP"), False),
        (("Thông tư", "TT-BTC"), ("Quyết định", "QĐ-TTg"), False),
        (("Nghị quyết", "NQ-HĐND"), ("Quyết định", "QĐ-UBND"), True),
        (("Quyết định", "QĐ-UBND"), ("Nghị quyết", "NQ-HĐND"), False),
        # kinds without a rank are below all that have one
        (("Kế hoạch", "KH-SNV"), ("Quyết định", "QĐ-UBND"), False),
        (("Kế hoạch", "KH-SNV"), ("Công văn", "SNV-VP"), True),
        (("Quyết định", "QĐ-UBND"), ("Kế hoạch", "KH-SNV"), True),
        # where a rank is not known, nothing is against it
        (("Quyết định", "QĐ-XYZ"), ("Luật", "QH15"), True),
        (("Kế hoạch", "KH-SNV"), ("Quyết định", "QĐ-XYZ"), True),
    ],
)
def test_an_act_ends_none_above_it(
    own: tuple[str, str],
    cited: tuple[str, str],
    allowed: bool,
) -> None:
    first, second = (number(symbol) for _, symbol in (own, cited))

    assert may_end(own[0], first, cited[0], second) is allowed


@pytest.mark.parametrize(
    ("cited", "allowed"),
    [(("Quyết định", "QĐ-UBND"), False), (("Quyết định", "QĐ-STC"), True)],
)
def test_a_decision_of_a_department_ends_no_regulation(
    cited: tuple[str, str],
    allowed: bool,
) -> None:
    own = DocumentNumber("31", "QĐ-SYT")

    assert may_end("Quyết định", own, cited[0], number(cited[1])) is allowed


def test_a_document_without_a_kind_has_no_rank() -> None:
    assert rank_of(None, number("NĐ-CP")) is None
    assert may_end(None, None, "Luật", number("QH15"))


def test_a_law_has_its_rank_without_a_number() -> None:
    assert rank_of("Luật", None) == rank_of("Bộ luật", number("QH15"))
    assert rank_of("Nghị quyết", None) is None
