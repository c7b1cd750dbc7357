"""Who may know of which document: the rule itself."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from schemas.clearance import (
    EVERY_GROUP,
    EVERYTHING,
    LEVELS,
    NOTHING,
    TOP_LEVEL,
    Clearance,
    Label,
    as_registered,
)
from tests.factories import make_header

GROUPS = ("PA03", "PC03", "PX01")
levels = st.sampled_from((None, *LEVELS))
groups = st.lists(st.sampled_from(GROUPS), unique=True).map(tuple)
labels = st.builds(Label, levels, groups)
clearances = st.builds(Clearance, levels, groups)


def height(level: str | None) -> int:
    return (None, *LEVELS).index(level)


@given(labels, clearances)
def test_level_and_groups_both_have_to_admit_somebody(
    label: Label, clearance: Clearance
) -> None:
    by_level = height(label.level) <= height(clearance.level)
    by_group = not label.groups or bool({*label.groups} & {*clearance.groups})

    assert clearance.admits(label) is (by_level and by_group)


@given(labels, clearances, clearances)
def test_whoever_is_cleared_for_more_knows_no_less(
    label: Label, clearance: Clearance, more: Clearance
) -> None:
    level = max(clearance.level, more.level, key=height)
    wider = Clearance(level, (*clearance.groups, *more.groups))

    assert wider.admits(label) or not clearance.admits(label)


@given(labels)
def test_whoever_sees_everything_may_know_of_each(label: Label) -> None:
    assert EVERYTHING.admits(label)


@given(labels)
def test_whoever_has_no_clearance_may_know_of_open_documents_alone(
    label: Label,
) -> None:
    assert NOTHING.admits(label) is label.is_open


def test_a_level_that_nobody_knows_is_above_all_others() -> None:
    assert not Clearance(TOP_LEVEL, (EVERY_GROUP,)).admits(Label("TỐI TUYỆT MẬT"))


@given(levels, groups)
def test_all_is_seen_with_the_highest_level_and_all_groups(
    level: str | None, named: tuple[str, ...]
) -> None:
    assert not Clearance(level, named).sees_everything
    every = Clearance(level, (*named, EVERY_GROUP))
    assert every.sees_everything is (level == TOP_LEVEL)


@given(levels)
def test_no_register_has_the_subject_of_the_highest_level(level: str | None) -> None:
    header = make_header(secrecy=level)

    kept = None if level == TOP_LEVEL else header.subject
    assert as_registered(header) == replace(header, subject=kept)
