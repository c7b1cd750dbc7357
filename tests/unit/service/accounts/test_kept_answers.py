"""What was answered to a request with a key is known for a day."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from schemas.errors import OtherRequestError, UnderWayError
from schemas.kept_answer import KeptAnswer
from service.accounts.kept_answers import FOR, KeptAnswers
from service.accounts.registry import Registry
from tests.signed_in import TestClock

ANSWER = KeptAnswer(201, (("location", "/x"),), b"\x00{}")


@pytest.fixture
def now() -> TestClock:
    return TestClock()


@pytest.fixture
def answers(engine: Engine, now: TestClock) -> KeptAnswers:
    return Registry(engine, now).answers


def test_what_was_answered_is_answered_again(answers: KeptAnswers) -> None:
    assert answers.begin("an", "k", "confirm") is None
    answers.keep("an", "k", ANSWER)

    assert answers.begin("an", "k", "confirm") == ANSWER


def test_the_key_of_another_account_is_another_key(answers: KeptAnswers) -> None:
    answers.begin("an", "k", "confirm")

    assert answers.begin("bình", "k", "confirm") is None


def test_another_request_of_the_same_key_is_refused(answers: KeptAnswers) -> None:
    answers.begin("an", "k", "confirm")

    with pytest.raises(OtherRequestError):
        answers.begin("an", "k", "reject")


def test_what_is_not_answered_yet_is_not_done_twice(answers: KeptAnswers) -> None:
    answers.begin("an", "k", "confirm")

    with pytest.raises(UnderWayError):
        answers.begin("an", "k", "confirm")


def test_a_key_that_was_released_may_be_used_again(answers: KeptAnswers) -> None:
    answers.begin("an", "k", "confirm")
    answers.release("an", "k")

    assert answers.begin("an", "k", "reject") is None


def test_a_key_is_forgotten_after_its_time(
    answers: KeptAnswers, now: TestClock
) -> None:
    answers.begin("an", "k", "confirm")
    answers.keep("an", "k", ANSWER)

    now.pass_by(FOR - timedelta(seconds=1))
    assert answers.begin("an", "k", "confirm") == ANSWER
    now.pass_by(timedelta(seconds=1))
    assert answers.begin("an", "k", "confirm") is None
