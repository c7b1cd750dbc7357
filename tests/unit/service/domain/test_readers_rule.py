"""A rule for many documents: laid, changed and lifted, each as an event."""

import pytest

from schemas.errors import RuleNotFoundError
from service.domain.readers_rule import ReadersRule

SAID = ("lan", "theo danh mục")


@pytest.fixture
def rule() -> ReadersRule:
    return ReadersRule("issuer", "Cục Cơ yếu", ["PC03"], *SAID)


def test_a_rule_has_the_groups_that_were_said_last(rule: ReadersRule) -> None:
    rule.restrict(["PA05"], *SAID)

    assert rule.groups == ["PA05"]


def test_a_rule_is_lifted_once(rule: ReadersRule) -> None:
    rule.lift(*SAID)

    assert rule.groups is None
    with pytest.raises(RuleNotFoundError):
        rule.lift(*SAID)


def test_there_is_one_rule_for_an_issuer(rule: ReadersRule) -> None:
    assert rule.id == ReadersRule.create_id("issuer", "Cục Cơ yếu")
    assert rule.id != ReadersRule.create_id("folder", "Cục Cơ yếu")
