"""How much each thing that is compared counts."""

from dataclasses import replace
from datetime import date

import pytest

from schemas.citation import Citation
from schemas.link import Candidate, DocumentSummary, LinkState
from schemas.number import DocumentNumber
from service.linking.identity import identity_of
from service.linking.resolution import judge
from tests.factories import make_citation, make_document

GOVERNMENT, PREMIER = "Chính phủ", "Thủ tướng Chính phủ"
TYPO = DocumentNumber("48", "KH-VKX")
MISPRINT = make_citation(
    text="Kế hoạch số 48/KH-VKS ngày 10/01/2922",
    issued_on=None,
    doubts=("ngày ghi trong viện dẫn không thể có",),
)
LAW = make_document(
    number="31/2024/QH15",
    doc_type="Luật",
    subject="Đất đai",
    issuer="Quốc hội",
    issued_on=date(2024, 1, 18),
)
NAMED = make_citation(
    text="Luật Đất đai", number=None, doc_type="Luật", issuer=None, issued_on=None
)


def judged(
    citation: Citation, document: DocumentSummary, cited_on: date | None = None
) -> Candidate:
    found = judge(identity_of(citation, cited_on), document)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("citation", "document", "score"),
    [
        # the number, as it is written and with a typo
        (make_citation(issued_on=None, issuer=None), make_document(), 40),
        (make_citation(number=TYPO, issuer=None), make_document(), 10 + 40),
        (make_citation(number=TYPO), make_document(), 10 + 40 + 20),
        # the name of a law
        (NAMED, LAW, 15),
        (replace(NAMED, issued_on=LAW.issued_on, issuer="Quốc hội"), LAW, 40 + 40 + 20),
        # a day that cannot be, but for one part
        (replace(MISPRINT, issuer=None), make_document(), 40 + 10),
        (MISPRINT, make_document(), 40 + 10 + 20),
        # an office of which it is not clear whether it is the same
        (
            make_citation(issued_on=None, issuer=GOVERNMENT),
            make_document(issuer=PREMIER),
            40 - 10,
        ),
        (make_citation(issuer=GOVERNMENT), make_document(issuer=PREMIER), 40 + 40 - 10),
        # a contradiction, and the parts of the day that agree all the same
        (make_citation(issued_on=date(2020, 3, 2)), make_document(), 40 - 100 + 20),
        (make_citation(issued_on=date(2020, 3, 10)), make_document(), 40 - 95 + 20),
        (make_citation(issued_on=date(2022, 1, 11)), make_document(), 40 - 90 + 20),
        (make_citation(issuer="Bộ Nội vụ"), make_document(), 40 + 40 - 100),
        (make_citation(doc_type="Báo cáo"), make_document(), 40 + 40 + 20 - 100),
        # another law
        (replace(NAMED, text="Luật Đất đai năm 2013"), LAW, 15 - 200),
        (replace(NAMED, issued_on=date(2013, 5, 6)), LAW, 15 - 200),
        (replace(NAMED, issued_on=date(2024, 2, 18)), LAW, 15 - 90),
    ],
)
def test_points_add_up(
    citation: Citation, document: DocumentSummary, score: int
) -> None:
    assert judged(citation, document).score == score


@pytest.mark.parametrize(
    ("citation", "document", "state"),
    [
        (make_citation(issuer=None), make_document(), LinkState.STRONG),
        (
            make_citation(issuer=GOVERNMENT),
            make_document(issuer=PREMIER),
            LinkState.PROBABLE,
        ),
        # the least that speaks for a document
        (
            make_citation(issued_on=None, issuer=GOVERNMENT),
            make_document(number=None, hinted_number="48-KH-VKS", issuer=PREMIER),
            LinkState.PROBABLE,
        ),
        (make_citation(doc_type="Báo cáo"), make_document(), LinkState.CONFLICT),
        # the most that speaks against one that it may be
        (
            make_citation(issued_on=date(2020, 3, 2), issuer=None),
            make_document(number=None, hinted_number="48-KH-VKS"),
            LinkState.CONFLICT,
        ),
        (
            make_citation(issued_on=date(2020, 3, 2), issuer=GOVERNMENT),
            make_document(issuer=PREMIER),
            LinkState.CONFLICT,
        ),
        (
            make_citation(issued_on=date(2022, 1, 11), issuer="Bộ Nội vụ"),
            make_document(),
            LinkState.MISSING,
        ),
    ],
)
def test_the_state_follows_from_the_score(
    citation: Citation, document: DocumentSummary, state: LinkState
) -> None:
    assert judged(citation, document).state is state


@pytest.mark.parametrize(
    ("citing", "score"),
    [
        (date(2022, 1, 9), 40 - 100 + 20),
        (date(2022, 1, 10), 40 + 20),
        (date(2022, 1, 11), 40 + 20),
        (None, 40 + 20),
    ],
)
def test_without_a_day_what_is_cited_is_not_younger(
    citing: date | None, score: int
) -> None:
    assert judged(make_citation(issued_on=None), make_document(), citing).score == score


def test_a_law_younger_than_who_cites_it_by_name_is_another_one() -> None:
    assert judged(NAMED, LAW, date(2024, 1, 17)).score == 15 - 200
    assert judged(NAMED, LAW, date(2024, 1, 18)).score == 15


@pytest.mark.parametrize(
    ("citation", "document", "reasons"),
    [
        (make_citation(), make_document(), ("khớp số, ngày, cơ quan",)),
        (
            make_citation(issuer=None),
            make_document(),
            ("khớp số, ngày", "cơ quan không ghi"),
        ),
        (
            make_citation(issuer="Ban Bí thư Trung ương Đảng"),
            make_document(
                issuer="Ban Chấp hành Trung ương", signing_organ="Ban Bí thư"
            ),
            ("khớp số, ngày, cơ quan ký (Ban Bí thư)",),
        ),
        (
            make_citation(),
            make_document(issued_on=None),
            ("khớp số, cơ quan", "thiếu ngày để đối chiếu"),
        ),
        (
            make_citation(issued_on=None),
            make_document(),
            ("khớp số, cơ quan", "thiếu ngày để đối chiếu"),
        ),
        (
            make_citation(issued_on=date(2020, 3, 2)),
            make_document(),
            (
                "khớp số, cơ quan",
                "ngày không khớp: viện dẫn 02/03/2020, văn bản 10/01/2022",
            ),
        ),
        (
            make_citation(issuer="Bộ Nội vụ", doc_type="Báo cáo"),
            make_document(issuer="Bộ Y tế"),
            (
                "khớp số, ngày",
                "cơ quan không khớp: Bộ Nội vụ ≠ Bộ Y tế",
                "loại không khớp: Báo cáo ≠ Kế hoạch",
            ),
        ),
        (
            make_citation(issuer=GOVERNMENT),
            make_document(issuer=PREMIER),
            (
                "khớp số, ngày",
                "chưa rõ có cùng cơ quan: Chính phủ, Thủ tướng Chính phủ",
            ),
        ),
        (
            replace(NAMED, text="Luật Đất đai năm 2013"),
            LAW,
            (
                "chỉ khớp tên gọi",
                "ngày không khớp: viện dẫn năm khác, văn bản 18/01/2024",
                "cơ quan không ghi",
            ),
        ),
    ],
)
def test_what_was_found_is_said_in_words(
    citation: Citation, document: DocumentSummary, reasons: tuple[str, ...]
) -> None:
    assert judged(citation, document).reasons == reasons


@pytest.mark.parametrize("number", ["048/KH-VKS", "48/kh-vks", "48 / KH-VKS"])
def test_zeros_in_front_case_and_blanks_make_no_other_number(number: str) -> None:
    assert judged(make_citation(), make_document(number=number)).score == 100


def test_another_number_is_no_candidate() -> None:
    assert (
        judge(identity_of(make_citation()), make_document(number="148/KH-VKS")) is None
    )


def test_a_kind_in_other_letters_is_the_same() -> None:
    found = judged(make_citation(doc_type="KẾ HOẠCH"), make_document())

    assert found.score == 100
