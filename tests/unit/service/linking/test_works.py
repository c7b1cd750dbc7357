"""Which documents are files of one văn bản, and which stands for it."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.number import DocumentNumber
from service.linking.works import (
    ALIKE,
    GroupedFiles,
    Member,
    Tie,
    compare_files,
    find_disagreements,
    group_files,
    identity_key,
)
from tests.factories import make_document, make_header

LETTERS = "abcd"


def member(ident: str, **parts: Any) -> Member:
    usual = {"arrived": ord(ident), "trust": 1.0}
    document = make_document(id=ident, filename=f"{ident}.pdf")
    return Member(document, **{**usual, **parts})


def tie(pair: str, **parts: Any) -> Tie:
    return Tie(pair[0], pair[1], **{"reason": f"giống {pair}", **parts})


def mark(pair: str, at: int) -> Tie:
    return Tie(pair[0], pair[1], f"An: {pair}", at)


def mains(groups: list[GroupedFiles]) -> dict[str, str]:
    """Return the main file of each document."""
    return {
        each: group.main for group in groups for each in (group.main, *group.reasons)
    }


def grouped(*ties: Tie, **parted: int) -> dict[str, str]:
    return mains(group_files([member(each) for each in LETTERS], ties, parted))


def test_all_files_of_a_van_ban_have_the_same_identity_key() -> None:
    signed = identity_key(make_header())

    assert signed == identity_key(make_header(doc_type="KẾ HOẠCH", subject=None))
    assert signed != identity_key(make_header(issued_on=date(2022, 1, 11)))
    assert signed != identity_key(make_header(number=DocumentNumber("49", "KH-VKS")))


@pytest.mark.parametrize("part", ["number", "doc_type", "issued_on"])
def test_without_its_number_kind_or_date_nothing_is_of_one_identity(part: str) -> None:
    assert identity_key(make_header(**{part: None})) is None


@pytest.mark.parametrize(
    ("text", "bare", "joined"),
    [(1.0, False, True), (ALIKE, False, True), (0.84, False, False), (0.0, True, True)],
)
def test_files_of_one_identity_are_joined_where_their_texts_are_nearly_the_same(
    text: float, bare: bool, joined: bool
) -> None:
    found = compare_files(make_document(), make_document(), text, bare=bare)

    assert found
    assert found.joined is joined
    assert "cùng số, ký hiệu, loại, ngày, cơ quan" in found.reason


def test_a_reason_says_how_alike_the_texts_are() -> None:
    found = compare_files(make_document(), make_document(), 0.987, bare=False)

    assert found
    assert found.reason.endswith("nội dung giống nhau 98 %")


def test_a_text_that_cannot_be_read_joins_nothing() -> None:
    found = compare_files(make_document(), make_document(), None, bare=False)

    assert found
    assert not found.joined


def test_where_an_issuer_is_not_known_people_are_asked() -> None:
    unknown = make_document(issuer=None)

    alike = compare_files(make_document(), unknown, 1.0, bare=False)
    assert alike
    assert not alike.joined
    assert compare_files(make_document(), unknown, 0.1, bare=False) is None


def test_what_another_issuer_has_numbered_is_another_van_ban() -> None:
    other = make_document(issuer="Sở Y tế tỉnh Mường Chiềng")

    assert compare_files(make_document(), other, 1.0, bare=False) is None


def test_what_is_tied_through_another_is_one_van_ban() -> None:
    assert grouped(tie("ab"), tie("bc")) == {"a": "a", "b": "a", "c": "a", "d": "d"}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"is_whole": False}),
        ({"is_corrected": True}, {}),
        ({}, {"trust": 0.7}),
        ({"arrived": 1}, {"arrived": 2}),
        ({"is_whole": True, "trust": 0.2}, {"is_whole": False, "trust": 1.0}),
        ({"is_corrected": True, "trust": 0.2}, {"trust": 1.0}),
    ],
)
def test_the_better_file_stands_for_the_van_ban(
    better: dict[str, Any], worse: dict[str, Any]
) -> None:
    files = [member("a", **worse), member("b", **{"arrived": ord("a"), **better})]

    assert set(mains(group_files(files, [tie("ab")], {})).values()) == {"b"}


def test_the_fuller_header_stands_for_the_van_ban() -> None:
    fuller, poor = member("b", arrived=9), member("a")
    poor = replace(poor, summary=replace(poor.summary, subject=None, signer=None))

    (group,) = group_files([poor, fuller], [tie("ab")], {})
    assert group.main == "b"


def test_people_say_which_file_stands_for_the_van_ban() -> None:
    draft = member("b", is_whole=False)

    (group,) = group_files([member("a"), draft], [tie("ab"), mark("ab", 5)], {})
    assert group.main == "b"
    assert group.reasons == {"a": "An: ab"}


@pytest.mark.parametrize(
    ("marks", "main"),
    [
        ([("ab", 1), ("ba", 2)], "a"),
        ([("ab", 2), ("ba", 1)], "b"),
        ([("ab", 1), ("bc", 2)], "c"),
        ([("ab", 2), ("bc", 1)], "c"),
        ([("ab", 1), ("bc", 2), ("ca", 3)], "a"),
    ],
)
def test_a_circle_of_copies_is_one_van_ban_and_the_last_word_holds(
    marks: list[tuple[str, int]], main: str
) -> None:
    found = grouped(*(mark(pair, at) for pair, at in marks))

    assert {found[each] for pair, _ in marks for each in pair} == {main}


def test_who_is_marked_as_a_copy_again_is_no_copy_of_the_first() -> None:
    assert grouped(mark("ab", 1), mark("ac", 2)) == {
        "a": "c",
        "b": "b",
        "c": "c",
        "d": "d",
    }


def test_who_is_parted_is_a_van_ban_of_its_own() -> None:
    assert grouped(tie("ab"), tie("bc"), a=3)["a"] == "a"
    assert grouped(mark("ab", 2), a=3) == dict(zip(LETTERS, LETTERS, strict=True))


def test_what_is_marked_after_a_parting_is_joined_again() -> None:
    assert grouped(tie("ab"), mark("ab", 4), a=3)["a"] == "b"


def test_a_withdrawn_file_stands_apart_and_still_ties_the_others_together() -> None:
    files = [member("a", is_withdrawn=True), member("b"), member("c")]

    found = mains(group_files(files, [tie("ab"), tie("ac")], {}))
    assert found == {"a": "a", "b": "b", "c": "b"}


def test_a_copy_goes_with_what_it_is_a_copy_of() -> None:
    files = [member("a"), member("b", is_withdrawn=True)]

    assert mains(group_files(files, [mark("ab", 1)], {})) == {"a": "b", "b": "b"}


def test_what_may_be_of_one_van_ban_is_a_doubt_on_both() -> None:
    proposal = tie("ab", joined=False)
    files = [member("a"), member("b")]
    found = {each.main: each.doubts for each in group_files(files, [proposal], {})}

    assert {key: each.code for key, (each,) in found.items()} == {
        "a": "same_identity",
        "b": "same_identity",
    }
    (doubt,) = found["a"]
    assert "với Kế hoạch 48/KH-VKS ngày 10/01/2022 của " in doubt.message
    assert "(Thi đua xây dựng nông thôn mới, tệp b.pdf) [b]" in doubt.message
    assert group_files(files, [proposal], {"a": 1})[0].doubts == ()


def test_files_that_contradict_each_other_are_a_doubt() -> None:
    signed = make_document(filename="ky.pdf")
    draft = make_document(filename="thao.docx", issued_on=date(2022, 1, 11))

    (doubt,) = find_disagreements(signed, [draft])
    assert doubt.code == "files_disagree"
    assert doubt.message == (
        "ngày ban hành khác nhau giữa các tệp: 10/01/2022 (ky.pdf),"
        " 11/01/2022 (thao.docx)"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"number": "048/KH-VKS"},
        {"subject": None},
        {"subject": "THI ĐUA XÂY DỰNG NÔNG THÔN MỚI."},
        {"issuer": "VKSND tỉnh Hòa An"},
    ],
)
def test_spellings_of_the_same_are_no_contradiction(other: dict[str, Any]) -> None:
    assert not list(find_disagreements(make_document(), [make_document(**other)]))


TIES = st.lists(
    st.builds(
        lambda pair, at: mark("".join(pair), at) if at else tie("".join(pair)),
        st.sampled_from(list(permutations(LETTERS, 2))),
        st.integers(0, 99),
    ),
    max_size=6,
    unique_by=lambda each: each.marked_at or id(each),
)


@given(TIES, st.dictionaries(st.sampled_from(LETTERS), st.integers(1, 99)), st.data())
def test_the_order_of_ties_and_files_does_not_matter(
    ties: list[Tie], parted: dict[str, int], data: st.DataObject
) -> None:
    files = [member(each) for each in LETTERS]
    found = group_files(files, ties, parted)
    shuffled = data.draw(st.permutations(ties)), data.draw(st.permutations(files))
    again = group_files(shuffled[1], shuffled[0], parted)

    assert {each.main: each for each in found} == {each.main: each for each in again}
    assert sorted(mains(found)) == list(LETTERS)
