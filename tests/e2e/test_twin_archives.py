"""An archive with secret documents answers as one that never had them."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx
import pytest

from schemas.clearance import Clearance
from service.bootstrap import open_archive
from service.settings import NO_CLEARANCE, Settings
from tests.architecture.test_roles import routes_of
from tests.kept_archive import run
from tests.servers.elastic import Elastic
from tests.servers.postgres import Postgres
from tests.twins import (
    NOT_SENT,
    NOW,
    READERS,
    Act,
    acts,
    addresses,
    app_of,
    client_of,
    commands,
    few_of,
    fill,
    requests,
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

    assert differing(answers, expected) == []
    assert {status for status, *_ in answers.values()} >= {200, 403, 404}


def test_all_commands_answer_alike(
    twins: tuple[Settings, Settings], every: list[Act], clearance: Clearance
) -> None:
    unlike = [
        words
        for words in commands(every)
        if len({said(each, clearance, words) for each in twins}) > 1
    ]

    assert unlike == []


def test_what_is_sent_is_answered_alike(
    twins: tuple[Settings, Settings], every: list[Act], clearance: Clearance
) -> None:
    few = few_of(every)
    answers, expected = (sent_to(each, clearance, every, few) for each in twins)

    assert differing(answers, expected) == []
    statuses = {status for status, *_ in answers.values()}
    assert statuses >= {200, 303, 400, 404}


def test_all_routes_that_change_something_are_compared(
    tmp_path: Path, every: list[Act]
) -> None:
    with open_archive(Settings(tmp_path)) as opened:
        routes = [each for each in routes_of(app_of(opened)) if "POST" in methods(each)]
        asked = {
            urlsplit(address).path for address, _ in requests(every[:1], citing(every))
        }

    unsent = {
        each.path
        for each in routes
        if not any(each.path_regex.fullmatch(unquote(path)) for path in asked)
    }
    assert unsent == NOT_SENT


@pytest.mark.elastic
@pytest.mark.xdist_group("elastic")
@pytest.mark.postgres
def test_they_do_on_servers(
    postgres: Postgres, elastic: Elastic, tmp_path: Path, every: list[Act]
) -> None:
    """On PostgreSQL and Elasticsearch, of some documents of each kind."""
    reader = READERS["none"]
    whole, twin = (
        Settings(
            tmp_path / name,
            admits_secrets=True,
            database=postgres.new_database(),
            search=elastic.new_index(),
        )
        for name in ("whole", "twin")
    )
    fill(whole, every)
    fill(twin, visible(every, reader))
    few = few_of(every)

    answers, expected = (answers_of(each, reader, few) for each in (whole, twin))
    assert differing(answers, expected) == []
    sent, expected = (sent_to(each, reader, every, few[:1]) for each in (whole, twin))
    assert differing(sent, expected) == []


def differing(answers: Answers, expected: Answers) -> list[str]:
    return [each for each, answer in answers.items() if answer != expected[each]]


def citing(every: list[Act]) -> Act:
    """Return a document, known to everybody, that cites another one by its number."""
    shown = (each for each in every if each.label.is_open)
    return next(e for e in shown if any(c.number for c in e.parsed.citations))


def sent_to(
    settings: Settings, clearance: Clearance, every: list[Act], few: list[Act]
) -> Answers:
    """Send all requests about a few, and then ask for what may have changed."""
    shown = citing(every)
    with open_archive(settings) as opened:
        _, client = client_of(opened, clearance)
        answers = {
            f"{number} {address} {body}": answer_of(
                client.post(address, follow_redirects=False, **body)
            )
            for number, (address, body) in enumerate(requests(few, shown))
        }
        for address in ("history", "trace", "network"):
            path = f"/api/v1/documents/{shown.id}/{address}"
            answers[path] = answer_of(client.get(path))
        for path in ("/api/v1/status", "/api/v1/baskets", "/saved"):
            answers[path] = answer_of(client.get(path))
        return answers


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


def methods(route: Any) -> set[str]:
    return getattr(route, "methods", None) or set()


def said(settings: Settings, clearance: Clearance, words: tuple[str, ...]) -> str:
    """Return what a command writes and its status, to a reader of that clearance."""
    variables = {
        "VANKHO_CLEARANCE": clearance.level or NO_CLEARANCE,
        "VANKHO_GROUPS": ",".join(clearance.groups),
        "VANKHO_SECRECY": "allow",
    }
    result = run(settings.home, *words, **variables)
    return f"{result.exit_code} {result.output}".replace(str(settings.home), "")
