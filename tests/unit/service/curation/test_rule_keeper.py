"""Rules for groups of readers: who laid and lifted them, when and why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.decision import DecidedBy
from schemas.errors import CorrectionError, RuleNotFoundError
from schemas.group_rule import GroupRule, RuleKind
from service.bootstrap import OpenArchive, open_archive
from service.curation.rule_keeper import RuleKeeper
from service.settings import Settings

LAN, AN = DecidedBy("lan", "theo danh mục"), DecidedBy("an", "hết hạn")
ISSUER, FOLDER = RuleKind.ISSUER, RuleKind.FOLDER


@pytest.fixture
def rules(opened: OpenArchive) -> RuleKeeper:
    return opened.rules


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path)) as archive:
        yield archive


def test_the_rules_that_hold_are_listed(rules: RuleKeeper) -> None:
    rules.restrict(FOLDER, "/kho/nhân sự/", "PX01", LAN)
    rules.restrict(ISSUER, " Bộ  Y tế ", "PC03, PA05", LAN)
    rules.restrict(ISSUER, "Bộ Y tế", "PC03", LAN)

    assert rules.rules() == (
        GroupRule(FOLDER, "kho/nhân sự", ("PX01",), 0),
        GroupRule(ISSUER, "Bộ Y tế", ("PC03",), 0),
    )


def test_what_was_said_of_a_rule_stays_in_its_history(rules: RuleKeeper) -> None:
    rules.restrict(ISSUER, "Bộ Y tế", "PC03", LAN)
    rules.lift(ISSUER, "Bộ Y tế", AN)
    rules.restrict(ISSUER, "Bộ Y tế", "PA05", LAN)

    said = [(each.by, each.why, each.groups) for each in rules.history()]
    assert said == [
        ("lan", "theo danh mục", ("PC03",)),
        ("an", "hết hạn", None),
        ("lan", "theo danh mục", ("PA05",)),
    ]
    assert {each.name for each in rules.history()} == {"Bộ Y tế"}


@pytest.mark.parametrize(
    ("kind", "name", "groups"),
    [(ISSUER, " ", "PC03"), (FOLDER, " ", "PC03"), (ISSUER, "Bộ Y tế", " , ")],
)
def test_a_rule_needs_a_name_and_a_group(
    rules: RuleKeeper, kind: RuleKind, name: str, groups: str
) -> None:
    with pytest.raises(CorrectionError):
        rules.restrict(kind, name, groups, LAN)


def test_only_a_rule_that_holds_is_lifted(rules: RuleKeeper) -> None:
    with pytest.raises(RuleNotFoundError):
        rules.lift(ISSUER, "Bộ Y tế", LAN)
