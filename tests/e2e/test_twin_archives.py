"""An archive with secret documents answers as one that never had them."""

from pathlib import Path

import httpx
import pytest

from schemas.clearance import Clearance
from service.bootstrap import open_archive
from service.settings import NO_CLEARANCE, Settings
from tests.kept_archive import run
from tests.servers.postgres import Postgres
from tests.twins import (
    NOW,
    READERS,
    Act,
    acts,
    addresses,
    client_of,
    commands,
    fill,
    visible,
)

Answers = dict[str, tuple[object, ...]]


@pytest.fixture
def every(monkeypatch: pytest.MonkeyPatch) -> list[Act]:
    """All documents; the time at which they come in is the same in both archives."""
    monkeypatch.setattr("eventsourcing.domain.datetime_now_with_tzinfo", lambda: NOW)
    return acts()


@pytest.fixture(params=[*READERS.values()], ids=[*READERS])
def clearance(request: pytest.FixtureRequest) -> Clearance:
    cleared: Clearance = request.param
    return cleared


@pytest.fixture
def twins(
    tmp_path: Path, every: list[Act], clearance: Clearance
) -> tuple[Settings, Settings]:
    """An archive of all documents, and one of those that the reader may know of."""
    whole, twin = (
        Settings(tmp_path / name, admits_secrets=True) for name in ("whole", "twin")
    )
    fill(whole, every)
    fill(twin, visible(every, clearance))
    return whole, twin


def test_all_routes_and_pages_answer_alike(
    twins: tuple[Settings, Settings], every: list[Act], clearance: Clearance
) -> None:
    answers, expected = (answers_of(each, clearance, every) for each in twins)

    differing = [each for each, answer in answers.items() if answer != expected[each]]
    assert differing == []
    assert {status for status, *_ in answers.values()} >= {200, 403, 404}


def test_all_commands_answer_alike(
    twins: tuple[Settings, Settings], every: list[Act], clearance: Clearance
) -> None:
    differing = [
        words
        for words in commands(every)
        if len({said(each, clearance, words) for each in twins}) > 1
    ]

    assert differing == []


@pytest.mark.postgres
def test_they_do_on_postgresql(
    postgres: Postgres, tmp_path: Path, every: list[Act]
) -> None:
    reader = READERS["none"]
    whole, twin = (
        Settings(tmp_path / name, admits_secrets=True, database=postgres.new_database())
        for name in ("whole", "twin")
    )
    fill(whole, every)
    fill(twin, visible(every, reader))

    answers, expected = (answers_of(each, reader, every) for each in (whole, twin))

    differing = [each for each, answer in answers.items() if answer != expected[each]]
    assert differing == []


def answers_of(settings: Settings, clearance: Clearance, every: list[Act]) -> Answers:
    with open_archive(settings) as opened:
        app, client = client_of(opened, clearance)
        return {
            each: answer_of(client.get(each, follow_redirects=False))
            for each in addresses(app, every)
        }


def answer_of(response: httpx.Response) -> tuple[object, ...]:
    """Return all of an answer but the number of the request, and how long it took."""
    headers = {
        name: value
        for name, value in response.headers.items()
        if name not in {"x-request-id", "content-length"}
    }
    if response.url.path == "/metrics":
        del headers["etag"]
    lines = response.content.splitlines(keepends=True)
    kept = [each for each in lines if not each.startswith(b"vankho_request")]
    return response.status_code, headers, b"".join(kept)


def said(settings: Settings, clearance: Clearance, words: tuple[str, ...]) -> str:
    """Return what a command writes and its status, to a reader of that clearance."""
    variables = {
        "VANKHO_CLEARANCE": clearance.level or NO_CLEARANCE,
        "VANKHO_GROUPS": ",".join(clearance.groups),
        "VANKHO_SECRECY": "allow",
    }
    result = run(settings.home, *words, **variables)
    return f"{result.exit_code} {result.output}".replace(str(settings.home), "")
