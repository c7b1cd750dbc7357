"""How far apart words may stand that belong to one document.

Each limit is held from both sides: as far as it goes, and no farther.
"""

from datetime import date

import pytest

from ingest.citing.citations import find_citations
from schemas.document import Header, Part, Segment, Text
from tests.sentences import DECREE, cited, filler, only


@pytest.mark.parametrize(
    ("end", "by", "ended"),
    [("hết hiệu lực", "", "replaces"), ("bị bãi bỏ", " bởi Luật này", "repeals")],
)
def test_a_title_of_600_characters_may_stand_before_the_end_of_force(
    end: str, by: str, ended: str
) -> None:
    longest = 600 - len(" quy định ") - len(end)

    for length, relation in ((longest, ended), (longest + 1, "refers_to")):
        found = only(f"{DECREE} quy định {filler(length)}{end}{by}.")
        assert found.relation == relation


def test_the_end_of_force_in_another_line_is_not_that_of_the_document() -> None:
    found = only(f"{DECREE} quy định về phí\n{filler(20)}hết hiệu lực.")

    assert found.relation == "refers_to"


def test_that_but_a_part_is_replaced_is_said_within_400_characters() -> None:
    longest = 400 - len("một phần ") - len("thay thế ")

    for length, relation in ((longest, "amends"), (longest + 1, "replaces")):
        found = only(f"Luật này bỏ một phần {filler(length)}thay thế {DECREE}.")
        assert found.relation == relation


@pytest.mark.parametrize(("blanks", "relation"), [(26, "amends"), (27, "repeals")])
def test_what_leads_to_a_document_is_30_characters_long(
    blanks: int, relation: str
) -> None:
    gap = " " * blanks
    found = only(f"mức phí cấp theo quy định tại{gap}{DECREE} bị bãi bỏ bởi Luật này.")

    assert found.relation == relation


def test_a_law_with_its_number_has_a_name_of_200_characters() -> None:
    number = "số 14/2025/QH15"
    longest = 200 - len("Luật Quản lý ")

    found = only(f"Luật Quản lý {filler(longest)}{number}")
    assert found.text.startswith("Luật Quản lý chữ")
    assert found.text.endswith(number)
    beyond = cited(f"Luật Quản lý {filler(longest + 1)}{number}")
    assert not any(
        each.text.endswith(number) and each.text.startswith("Luật") for each in beyond
    )


def test_a_title_is_cut_at_400_characters() -> None:
    title = f"về {filler(500)}"

    assert only(f"{DECREE} {title}").title == title[:400].rstrip()


def test_the_day_in_front_stands_within_240_characters_of_the_number() -> None:
    between = "Sở Y tế đã ban hành Công văn số"
    longest = 240 - len("Ngày 25/9/2025,") - len(between.removesuffix("Công văn số"))

    for blanks, day in ((longest, date(2025, 9, 25)), (longest + 1, None)):
        found = only(f"Ngày 25/9/2025,{' ' * blanks}{between} 77/SYT-NVY")
        assert (found.issuer, found.issued_on) == ("Sở Y tế", day)


def test_an_office_may_lead_to_its_document_by_many_words() -> None:
    found = only(
        "Quốc hội khóa XIII, đã tiếp tục cũng ban hành kèm theo Nghị quyết"
        " số 77/2014/QH13"
    )

    assert found.issuer == "Quốc hội"


def test_the_words_that_lead_from_an_office_end_in_any_of_them() -> None:
    for words in ("trong", "bằng", "tiếp tục ban hành bản"):
        found = only(f"Sở Y tế {words} Công văn số 77/SYT-NVY")
        assert found.issuer == "Sở Y tế", words


def test_a_short_name_is_given_within_400_characters() -> None:
    law = "Luật Bầu cử đại biểu Quốc hội số 85/2015/QH13"
    longest = 400 - len(law) - 1
    short = "(sau đây gọi là Luật Bầu cử). Theo Luật Bầu cử thì"

    (near,) = cited(f"{law} {filler(longest)}{short}")
    assert len(near.mentions) + len(near.recalls) == 3
    assert len(cited(f"{law} {filler(longest + 1)}{short}")) == 2


def test_a_text_gives_at_most_100_short_names() -> None:
    def mentions(count: int) -> int:
        given = " ".join(
            f"Luật Số{each} số {each}/2015/QH13 (sau đây gọi là Luật S{each})."
            for each in range(1, count + 1)
        )
        last = cited(f"{given} Theo Luật S{count} thì")[-1]
        return len(last.mentions) + len(last.recalls)

    assert mentions(100) > mentions(101) == 1


def test_a_title_leads_to_what_it_names_by_300_characters() -> None:
    resolution = "Nghị quyết số 93/NQ-CP về việc thực hiện"
    longest = 300 - len(" thực hiện")

    for blanks, nested in ((longest + 1, True), (longest + 2, False)):
        named = cited(f"{resolution}{' ' * blanks}Kết luận số 132-KL/TW")
        assert [each.nested for each in named] == [False, nested]


def test_what_amends_a_document_is_told_over_120_characters() -> None:
    def relation(length: int) -> str:
        change = f"được sửa đổi, bổ sung {filler(length)}bởi Nghị định số 6/2021/NĐ-CP"
        return cited(f"Căn cứ {DECREE} {change}")[1].relation

    assert relation(110) == "legal_basis"
    assert relation(125) == "refers_to"


@pytest.mark.parametrize("gap", [1, 21])
def test_a_form_s_number_within_24_characters_of_its_word_is_no_document_s(
    gap: int,
) -> None:
    assert cited(f"Mẫu{' ' * gap}số 02/KK-TNCN") == ()


def test_a_form_s_word_farther_off_is_of_something_else() -> None:
    assert len(cited(f"Mẫu{' ' * 22}số 02/KK-TNCN")) == 1


def test_an_office_before_the_number_stands_within_80_characters() -> None:
    longest = 80 - len("Nghị định của Chính phủ ")

    for blanks, issuer in ((longest + 1, "Chính phủ"), (longest + 2, None)):
        found = only(f"Nghị định của{' ' * blanks}Chính phủ số 11-CP")
        assert found.issuer == issuer


@pytest.mark.parametrize(("length", "doc_type"), [(52, "Báo cáo"), (53, "Công văn")])
def test_a_phrase_is_the_name_of_a_kind_up_to_60_characters(
    length: int, doc_type: str
) -> None:
    words = ("nghiêng " * length)[: length - 1].rstrip().ljust(length - 1, "x")

    assert only(f"Báo cáo {words} số 35/VPCP-KTTH").doc_type == doc_type


@pytest.mark.parametrize(("words", "doc_type"), [(7, "Báo cáo"), (8, "Công văn")])
def test_a_phrase_is_the_name_of_a_kind_up_to_seven_words(
    words: int, doc_type: str
) -> None:
    assert only(f"Báo cáo {'ý ' * words}số 35/VPCP-KTTH").doc_type == doc_type


@pytest.mark.parametrize(("blanks", "text"), [(6, "số"), (7, "5")])
def test_the_word_for_number_stands_within_8_characters(blanks: int, text: str) -> None:
    assert only(f"số{' ' * blanks}5/2020/NĐ-CP").text.startswith(text)


def test_a_provision_is_240_characters_long_at_most() -> None:
    longest = 240 - len("khoản 2Điều 5 ")

    for blanks, provision in ((longest, "khoản 2 Điều 5"), (longest + 1, "Điều 5")):
        found = only(f"khoản 2{' ' * blanks}Điều 5 {DECREE}")
        assert found.provision == provision


def test_a_provision_ends_within_16_characters_of_the_document() -> None:
    assert only(f"Điều 5{' ' * 15}{DECREE}").provision == "Điều 5"
    assert only(f"Điều 5{' ' * 16}{DECREE}").provision is None


def test_joint_issuers_are_named_in_220_characters() -> None:
    circular = "Thông tư liên tịch số 5/2020/TTLT-BTC-BNV của"
    longest = 220 - len("Bộ Tài chính") - len("và ") - len("Bộ")

    near = only(f"{circular} Bộ Tài chính{' ' * (longest - 1)}và Bộ Nội vụ")
    far = only(f"{circular} Bộ Tài chính{' ' * (longest + 20)}và Bộ Nội vụ")
    assert near.issuer is not None
    assert near.issuer.startswith("Bộ Tài chính; Bộ")
    assert far.issuer == "Bộ Tài chính"


def test_the_name_of_an_office_has_16_words_behind_its_first() -> None:
    found = only(f"Công văn số 77/SYT-NVY của Sở {'ý ' * 20}")

    assert found.issuer == " ".join(["Sở", *["ý"] * 16])


@pytest.mark.parametrize(("sure", "doubted"), [(0.79, True), (0.8, False)])
def test_a_citation_that_ocr_is_not_sure_of_is_doubted(
    sure: float,
    doubted: bool,
) -> None:
    text = Text(f"theo {DECREE}", segments=(Segment(0, 1, 0, Part.BODY, sure=sure),))
    (found,) = find_citations(text, Header())

    assert any("nét chữ" in each for each in found.doubts) is doubted


@pytest.mark.parametrize(
    ("year", "likely"), [(1944, False), (1945, True), (2099, True)]
)
def test_documents_are_of_1945_to_2099(year: int, likely: bool) -> None:
    found = only(f"{DECREE} ngày 2/9/{year}")

    assert (found.issued_on == date(year, 9, 2)) is likely
    assert bool(found.doubts) is not likely or found.doubts == (
        "năm trong số ký hiệu khác năm của ngày ban hành",
    )


def test_a_document_does_what_it_says_of_itself_1_500_characters_before() -> None:
    longest = 1500 - len("Luật này ") - len("bãi bỏ ")

    for length, relation in ((longest, "repeals"), (longest + 1, "refers_to")):
        found = only(f"Luật này {filler(length)}bãi bỏ {DECREE}.")
        assert found.relation == relation


def test_a_document_ends_by_what_is_said_1_500_characters_behind_it() -> None:
    # "bị bãi bỏ" at once, by which act only at the end
    longest = 1500 - len(" bị bãi bỏ ") - len("bởi Luật này")

    for length, relation in ((longest, "repeals"), (longest + 1, "refers_to")):
        found = only(f"{DECREE} bị bãi bỏ {filler(length)}bởi Luật này.")
        assert found.relation == relation


def test_a_heading_orders_what_its_first_400_items_name() -> None:
    items = [f"{each}) Nghị định số {each}/2020/NĐ-CP;" for each in range(1, 403)]
    found = cited("\n".join(["Bãi bỏ các văn bản sau đây:", *items]))

    repealed = [each.relation == "repeals" for each in found]
    assert repealed == [True] * 400 + [False] * 2


def test_a_title_begins_within_40_characters_of_the_number() -> None:
    longest = 40 - len("về")

    assert only(f"{DECREE}{' ' * longest}về phí").title == "về phí"
    assert only(f"{DECREE}{' ' * (longest + 1)}về phí").title is None


def test_eight_offices_sign_one_act() -> None:
    offices = " và ".join(["Bộ Y tế"] * 12)
    found = only(f"Thông tư số 5/2014/TT-BYT của {offices}")

    assert found.issuer == "; ".join(["Bộ Y tế"] * 8)
