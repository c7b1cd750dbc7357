"""Twin archives: one with secret documents, and one that never had them.

Whoever may not know of a document is to get the very same answers from both.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI

from bench.samples import documents
from bench.samples.parsed import parsed_of
from schemas.account import Role
from schemas.clearance import LEVELS, Clearance, Label
from schemas.decision import DecidedBy
from schemas.document import ParsedDocument
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.domain.content_id import document_id
from service.settings import Settings
from service.web.site import create_pages
from tests.architecture.test_roles import routes_of
from tests.factories import make_received
from tests.served import TestClient

READERS = {
    "none": Clearance(),
    "mật": Clearance(LEVELS[0]),
    "tối mật, nhóm": Clearance(LEVELS[1], ("PC03",)),
}
"""Who is to learn nothing of what they may not know."""
NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
COUNT = 36
BY = DecidedBy("lan", "theo danh mục")
_HIGHER = {3: LEVELS[0], 8: LEVELS[1], 11: LEVELS[2], 16: LEVELS[0], 21: LEVELS[1]}
"""The level that is printed on a document, by its place among all."""
_BY_HAND = {13: Label(LEVELS[0]), 18: Label(None, ("PC03",)), 23: Label(LEVELS[1])}
"""What a clerk says of documents on which no level is printed."""


@dataclass(frozen=True, slots=True)
class Act:
    """A document of both archives, or of one, and who may know of it."""

    parsed: ParsedDocument
    label: Label
    by_hand: bool

    @property
    def id(self) -> str:
        return str(document_id(self.parsed.checksum))


def acts() -> list[Act]:
    """Make documents that cite one another; some replace or amend open ones."""
    return [
        _act(place, parsed_of(each)) for place, each in enumerate(documents(COUNT, 5))
    ]


def _act(place: int, parsed: ParsedDocument) -> Act:
    level = _HIGHER.get(place)
    header = replace(parsed.header, secrecy=level)
    label = _BY_HAND.get(place, Label(level))
    return Act(replace(parsed, header=header), label, place in _BY_HAND)


def fill(settings: Settings, wanted: Iterable[Act]) -> None:
    """Register *wanted* in an archive, in several portions, as imports do."""
    held = list(wanted)
    shown = [each for each in held if each.label.is_open]
    with open_archive(settings) as opened:
        for start in range(0, len(held), 7):
            for each in held[start : start + 7]:
                opened.archive.register(make_received(each.parsed), each.parsed)
            opened.archive.commit()
            opened.projections.catch_up()
        for each in held:
            if each.by_hand:
                _label(opened, each)
        _collect(opened, [each.id for each in held], shown[0].id)


def _label(opened: OpenArchive, act: Act) -> None:
    if act.label.level:
        opened.decisions.correct(act.id, "secrecy", act.label.level, BY)
    if act.label.groups:
        opened.decisions.correct(act.id, "groups", ", ".join(act.label.groups), BY)


def _collect(opened: OpenArchive, every: list[str], shown: str) -> None:
    """Put all into a basket, the secret ones too, and keep a search."""
    opened.baskets.put("thi đua", [shown], BY.by)
    opened.baskets.put("thi đua", every, BY.by)
    opened.searches.save("kế hoạch", "kế hoạch", BY.by)


def app_of(opened: OpenArchive) -> FastAPI:
    """Return API and pages, as ``vankho serve`` has them."""
    app = create_app(opened, alone=False)
    app.mount("/", create_pages(opened, alone=False))
    return app


def client_of(opened: OpenArchive, clearance: Clearance) -> tuple[FastAPI, TestClient]:
    """Return what asks as an administrator with that *clearance*."""
    people = opened.accounts.people
    if people.is_empty():
        people.add("minh", "", Role.ADMINISTRATOR, "một câu dài")
    people.set_clearance("minh", clearance)
    token, _ = opened.accounts.tokens.issue("minh", "tests")
    app = app_of(opened)
    client = TestClient(app, raise_server_exceptions=False)
    client.headers["Authorization"] = f"Bearer {token}"
    return app, client


QUERIES = {
    "/api/v1/complete": "?q={q}",
    "/api/v1/documents": "?number={number}",
    "/api/v1/standing": "?number={number}",
    "/api/v1/trace": "?number={number}&depth=3",
    "/api/v1/documents/{document}/why": "?cited={number}",
    "/api/v1/documents/{document}/network": "?depth=2&format=json",
    "/api/v1/search": "?q={q}",
    "/": "?q={q}",
    "/hits/{form}": "?q={q}",
    "/cited": "?number={number}",
    "/basket": "?name={basket}",
    "/basket/{form}": "?name={basket}",
}
"""What is added to the addresses of routes that ask for something."""
NOT_ASKED = {
    "/feeds/{key}",  # the address is secret, and another in each archive
}


def addresses(app: FastAPI, every: list[Act]) -> Iterator[str]:
    """Yield addresses of all GET routes, of the API and of the pages, for all acts."""
    for route in routes_of(app):
        path = route.path
        if "GET" in (getattr(route, "methods", None) or ()) and path not in NOT_ASKED:
            yield from _filled(path + QUERIES.get(path, ""), every)


_SAME = {
    "{basket}": "thi đua", "{name}": "kế hoạch", "{search}": "kế hoạch",
    "{form}": "csv", "{place}": "0", "{field}": "subject",
}  # fmt: skip
_OF_ACT: dict[str, Callable[[Act], Any]] = {
    "{document}": lambda act: act.id,
    "{number}": lambda act: act.parsed.header.number,
    "{q}": lambda act: act.parsed.header.subject,
}


def _filled(address: str, every: list[Act]) -> Iterator[str]:
    address = address.replace("/pages/{number}", "/pages/1")
    for name, value in _SAME.items():
        address = address.replace(name, quote(value))
    used = [name for name in _OF_ACT if name in address]
    for act in every if used else every[:1]:
        found = address
        for name in used:
            found = found.replace(name, quote(str(_OF_ACT[name](act)), safe=""))
        yield found


def visible(every: list[Act], clearance: Clearance) -> list[Act]:
    """Return what somebody may know of."""
    return [each for each in every if clearance.admits(each.label)]


def commands(every: list[Act]) -> Iterator[tuple[str, ...]]:
    """Yield all commands that read, on some of the acts."""
    yield from (
        (*words, "--json") if is_json else words
        for words in (
            ("missing",), ("status",), ("works",), ("withdrawn",), ("saved", "list"),
            ("basket", "list"), ("basket", "show", "thi đua"),
        )
        for is_json in (False, True)
    )  # fmt: skip
    closed = [each for each in every if not each.label.is_open]
    for act in (*closed[::2], *every[-2:]):
        number = str(act.parsed.header.number)
        for command in ("show", "history", "trace", "standing", "network", "like"):
            yield (command, act.id)
        for command in ("show", "trace", "standing", "search", "complete", "cite"):
            yield (command, number)
        yield ("search", str(act.parsed.header.subject), "--json")
        yield ("why", act.id, number)
