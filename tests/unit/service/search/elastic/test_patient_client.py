"""A search server that hangs, is busy, or wants to know who asks."""

import json
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from schemas.errors import SearchUnavailableError
from schemas.search import SearchQuery
from service.bootstrap import open_archive
from service.search.criteria import Criteria
from service.search.elastic import ElasticIndex
from service.search.hurry import hurried
from service.settings import SearchServer, Settings
from tests.certificates import certificate_of_this_machine
from tests.entries import PLAN, put

LIMIT = 0.4
MUCH = 10 * LIMIT
"""Far more than a limit, far less than what a client without one waits."""


@pytest.fixture
def hanging() -> Iterator[SearchServer]:
    """A server that accepts what is sent, and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        yield SearchServer(url, ask_seconds=LIMIT, write_seconds=LIMIT)


class Answers:
    """What a server answers, one after the other (then the last), and what it saw."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.identities: list[str | None] = []

    def next(self, identity: str | None) -> int:
        self.identities.append(identity)
        return self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]


@contextmanager
def answering(answers: Answers, context: ssl.SSLContext | None = None) -> Iterator[str]:
    """Run a server that has one document in each index; give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({"count": 1})

        def do_HEAD(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            self._answer({"count": 1})

        def _answer(self, found: dict[str, int]) -> None:
            self.send_response(answers.next(self.headers["Authorization"]))
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", "application/json")
            body = json.dumps(found).encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        scheme = "https" if context else "http"
        try:
            yield f"{scheme}://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    "task",
    [
        lambda index: index.find(Criteria()),
        lambda index: index.position(),
        lambda index: put(index, PLAN),
        lambda index: index.store_position(7),
        lambda index: index.start_over(),
    ],
)
def test_a_server_that_hangs_costs_no_more_than_the_limit(
    hanging: SearchServer, task: Callable[[ElasticIndex], object]
) -> None:
    with closing(ElasticIndex(hanging)) as index:
        begun = monotonic()
        with pytest.raises(SearchUnavailableError, match="không trả lời"):
            task(index)

        assert monotonic() - begun < MUCH


def test_a_server_that_hung_is_not_waited_for_again_at_once(
    hanging: SearchServer,
) -> None:
    patient = SearchServer(hanging.url, ask_seconds=LIMIT, write_seconds=LIMIT)
    with closing(ElasticIndex(patient)) as index:
        begun = monotonic()
        for _ in range(50):
            with pytest.raises(SearchUnavailableError):
                index.find(Criteria())

        assert monotonic() - begun < 25 * LIMIT


def test_a_command_waits_for_a_server_that_hangs_no_longer_than_a_search(
    hanging: SearchServer, tmp_path: Path
) -> None:
    (tmp_path / "48.txt").write_text("Số: 48/KH-VKS\nKẾ HOẠCH\nTrồng cây", "utf-8")
    with open_archive(Settings(tmp_path / "home", search=hanging)) as opened:
        summary = opened.importer.run([tmp_path / "48.txt"], lambda _result: None)
        begun = monotonic()
        opened.projections.catch_up(wait=False)
        with pytest.raises(SearchUnavailableError):
            opened.queries.search(SearchQuery("trồng cây"))

        assert monotonic() - begun < MUCH
        assert (summary.archived, opened.queries.status().documents) == (1, 1)


def test_in_a_hurry_a_server_that_hangs_while_it_is_written_to_costs_no_more(
    hanging: SearchServer,
) -> None:
    server = replace(hanging, write_seconds=100 * MUCH)
    with closing(ElasticIndex(server)) as index, hurried():
        begun = monotonic()
        with pytest.raises(SearchUnavailableError, match="không trả lời"):
            put(index, PLAN)

        assert monotonic() - begun < MUCH


def test_a_server_that_is_busy_is_asked_again() -> None:
    answers = Answers(200, 503, 429, 200)  # of three requests
    with (
        answering(answers) as url,
        closing(ElasticIndex(SearchServer(url))) as index,
    ):
        assert index.count() == 1
        assert len(answers.identities) == 5


def test_a_server_that_stays_busy_is_asked_no_more_than_is_set() -> None:
    answers = Answers(200, 503)
    with (
        answering(answers) as url,
        closing(ElasticIndex(SearchServer(url, retries=1))) as index,
        pytest.raises(SearchUnavailableError),
    ):
        index.count()

    assert len(answers.identities) == 3


@pytest.mark.parametrize(
    ("server", "identity"),
    [
        (SearchServer("", user="kho", password="mật"), "Basic a2hvOm3huq10"),
        (SearchServer("", api_key="a2V5", user="kho"), "ApiKey a2V5"),
        (SearchServer(""), None),
    ],
)
def test_a_server_knows_who_asks(server: SearchServer, identity: str | None) -> None:
    answers = Answers(200)
    with answering(answers) as url:
        known = SearchServer(
            url, user=server.user, password=server.password, api_key=server.api_key
        )
        with closing(ElasticIndex(known)) as index:
            index.count()

    assert set(answers.identities) == {identity}


def test_a_server_whose_certificate_is_of_ones_own_authority_is_believed(
    tmp_path: Path,
) -> None:
    authority = certificate_of_this_machine(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority)
    with answering(Answers(200), context) as url:
        with closing(ElasticIndex(SearchServer(url, authority=authority))) as index:
            assert index.count() == 1

        with (
            closing(ElasticIndex(SearchServer(url))) as stranger,
            pytest.raises(SearchUnavailableError, match="TLS"),
        ):
            stranger.count()
