"""A draft that cites what is no longer in force, held or only cited, is told so."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.pipeline import parse
from schemas.citation import Citation, Mention, Relation
from schemas.document import ParsedDocument
from schemas.finding import DraftCheck
from schemas.number import DocumentNumber
from service.checking.checker import Checker
from service.graph.catalogue import Catalogue
from tests.drafts import codes, found
from tests.factories import make_citation, make_parsed

Register = Callable[..., str]
CITING = "Căn cứ Nghị định số 20/2020/NĐ-CP ngày 01 tháng 01 năm 2020 của Chính phủ;"


def number(serial: int) -> DocumentNumber:
    return DocumentNumber(str(serial), "NĐ-CP", 2000 + serial)


def ends(serial: int, relation: Relation = Relation.REPLACES, **parts: Any) -> Citation:
    usual: dict[str, Any] = {
        "text": f"Nghị định số {number(serial)}",
        "mentions": (Mention(1, 0, 9, "Nghị định", relation=relation),),
        "number": number(serial),
        "doc_type": "Nghị định",
        "issued_on": date(2000 + serial, 1, 1),
        "issuer": "Chính phủ",
        "relation": relation,
    }
    return make_citation(**{**usual, **parts})


def decree(serial: int, *citations: Citation, **header: Any) -> ParsedDocument:
    usual: dict[str, Any] = {
        "number": number(serial),
        "doc_type": "Nghị định",
        "issuer": "Chính phủ",
        "issued_on": date(2000 + serial, 1, 1),
    }
    return make_parsed(*citations, body=f"{serial} {header}", **{**usual, **header})


def check(
    graph: Catalogue, text: str = CITING, today: date = date(2026, 11, 27)
) -> DraftCheck:
    return Checker(graph, parse, lambda: today).check(text.encode(), "draft.txt")


def test_what_is_only_cited_is_known_to_be_replaced(
    register: Register, graph: Catalogue
) -> None:
    register(decree(25, ends(20), effective_from=date(2025, 3, 1)))
    (replaced,) = found(check(graph), "replaced")

    assert replaced.message == (
        "Theo Nghị định 25/2025/NĐ-CP (trong kho), Nghị định 20/2020/NĐ-CP đã bị "
        "thay thế bởi Nghị định 25/2025/NĐ-CP ngày 01/01/2025 của Chính phủ, "
        "từ ngày 01/03/2025."
    )


def test_the_chain_is_followed_to_its_end(register: Register, graph: Catalogue) -> None:
    register(
        decree(20),
        decree(22, ends(20)),
        decree(25, ends(22, Relation.REPEALS), effective_from=date(2025, 3, 1)),
    )
    (replaced,) = found(check(graph), "replaced")

    assert replaced.message == (
        "Theo Nghị định 22/2022/NĐ-CP (trong kho), Nghị định 20/2020/NĐ-CP đã bị "
        "thay thế bởi Nghị định 22/2022/NĐ-CP ngày 01/01/2022 của Chính phủ; "
        "Nghị định 22/2022/NĐ-CP đã bị bãi bỏ bởi Nghị định 25/2025/NĐ-CP ngày "
        "01/01/2025 của Chính phủ, từ ngày 01/03/2025."
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2025, 2, 28), set()), (date(2025, 3, 1), {"replaced"})],
)
def test_what_counts_is_the_day_on_which_a_document_takes_effect(
    register: Register, graph: Catalogue, today: date, expected: set[str]
) -> None:
    register(decree(25, ends(20), effective_from=date(2025, 3, 1)))

    assert codes(check(graph, today=today)) == expected


def test_the_day_is_that_of_the_draft(register: Register, graph: Catalogue) -> None:
    register(decree(25, ends(20)))
    head = "Hà Nội, ngày 10 tháng 5 năm {}\nQUYẾT ĐỊNH\nVề việc giao chỉ tiêu\n"

    assert codes(check(graph, head.format(2024) + CITING)) == set()
    assert codes(check(graph, head.format(2025) + CITING)) == {"replaced"}


def test_what_is_not_in_force_yet_or_any_more_is_said_by_its_own_days(
    register: Register, graph: Catalogue
) -> None:
    start, end = date(2020, 3, 1), date(2024, 12, 31)
    register(decree(20, effective_from=start, effective_until=end))
    early = check(graph, today=date(2020, 2, 29))
    late = check(graph, today=date(2025, 1, 1))

    assert codes(early) == {"early_basis"}
    assert "có hiệu lực từ 01/03/2020" in found(early, "early_basis")[0].message
    assert codes(late) == {"expired"}
    assert "có hiệu lực đến 31/12/2024" in found(late, "expired")[0].message
    assert codes(check(graph, today=start)) == set()
    assert codes(check(graph, today=end)) == set()


def test_nothing_is_said_of_a_kind_without_effect(
    register: Register, graph: Catalogue
) -> None:
    day = date(2020, 1, 1)
    letter = DocumentNumber("20", "BC-BTC", 2020)
    report = ends(20, number=letter, doc_type="Báo cáo", issuer="Bộ Tài chính")
    register(decree(25, report))
    text = f"Theo Báo cáo số {letter} ngày {day:%d/%m/%Y} của Bộ Tài chính."

    assert codes(check(graph, text)) == set()


@pytest.mark.parametrize(
    ("relation", "noted"),
    [(Relation.AMENDS, {"amended"}), (Relation.REFERS_TO, set())],
)
def test_what_is_amended_or_mentioned_stands(
    register: Register, graph: Catalogue, relation: Relation, noted: set[str]
) -> None:
    register(decree(25, ends(20, relation)))

    assert codes(check(graph)) == noted


def test_a_number_of_every_province_is_another_without_its_day_and_issuer(
    register: Register, graph: Catalogue
) -> None:
    own = DocumentNumber("12", "QĐ-UBND")
    decision = ends(20, number=own, doc_type="Quyết định", issuer="UBND tỉnh Hòa An")
    register(decree(25, decision))
    day = "ngày 01/01/2020"

    def said(text: str) -> set[str]:
        return codes(check(graph, f"Theo Quyết định số 12/QĐ-UBND {text}."))

    assert said(f"{day} của UBND tỉnh Hòa An") == {"replaced"}
    assert "replaced" not in said(f"{day} của UBND tỉnh Lâm Đồng")
    assert "replaced" not in said(day)
    assert "replaced" not in said("của UBND tỉnh Hòa An")


def test_another_day_is_another_document(register: Register, graph: Catalogue) -> None:
    register(decree(25, ends(20)))

    assert "replaced" not in codes(
        check(graph, CITING.replace("01 tháng 01", "02 tháng 02"))
    )


def test_who_ends_it_may_name_it(register: Register, graph: Catalogue) -> None:
    register(decree(25, ends(20)))
    text = "Nghị định này thay thế Nghị định số 20/2020/NĐ-CP ngày 01/01/2020."

    assert "replaced" not in codes(check(graph, text))


def test_a_law_that_is_named_before_it_is_in_force_is_unclear(
    register: Register, graph: Catalogue
) -> None:
    """A draft that takes effect on the day of that law may mean it, or an older one."""
    register(
        make_parsed(
            body="luật",
            number=DocumentNumber("135", "QH15", 2025),
            doc_type="Luật",
            issuer="Quốc hội",
            subject="Xây dựng",
            issued_on=date(2025, 12, 10),
            effective_from=date(2026, 7, 1),
        )
    )
    draft = (
        "Hà Nội, ngày 15 tháng 01 năm 2026\nNGHỊ ĐỊNH\nVề quản lý chi phí\n"
        "Điều 1. Chi phí được xác định theo quy định của Luật Xây dựng.\n"
        "Điều 2. Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2026."
    )
    (unclear,) = found(check(graph, draft), "ambiguous")

    assert unclear.message.startswith("Chưa rõ có phải Luật 135/2025/QH15")
    assert "khi được viện dẫn chưa có hiệu lực" in unclear.message
