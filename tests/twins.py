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
from schemas.group_rule import RuleKind
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
_RULED = {2: "Cục Cơ yếu", 27: "Cục Cơ yếu"}
"""Who issued documents that a rule is for: one is there already, one comes later."""
_GROUP = "PC03"


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
    issuer = _RULED.get(place, parsed.header.issuer)
    header = replace(parsed.header, secrecy=level, issuer=issuer)
    label = _BY_HAND.get(place, Label(level))
    if place in _RULED:
        label = Label(also=((_GROUP,),))
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
            if start == 0 and any(each.label.also for each in held):
                opened.rules.restrict(RuleKind.ISSUER, _RULED[2], _GROUP, BY)
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


_WHY = {"why": "theo danh mục"}
_AT_FIRST = {**_WHY, "place": "0"}
_CITED = {**_WHY, "cited": "{cited}"}
_OF_ONE = {
    "/confirmations": _CITED, "/relations": {**_CITED, "relation": "thay thế"},
    "/rejections": _CITED, "/dismissals": _CITED,
    "/citations": {**_WHY, "words": "{q}"},
    "/corrections": {**_WHY, "field": "subject", "value": "Tên khác"},
    "/copy": {**_WHY, "original": "{open}"}, "/parting": _WHY, "/withdrawal": _WHY,
    "/reinstatement": _WHY, "/decisions/2/undo": _WHY,
}  # fmt: skip
"""What is said of a document, by the end of the address."""
_FORMS = (
    {"choice": "withdraw"}, {"choice": "restore"}, {"choice": "confirm", "place": "0"},
    {"choice": "correct", "field": "subject", "value": "Tên khác"}, {"choice": ""},
    {"choice": "take-back", "number": "2"},
)  # fmt: skip
_RULE = {**_WHY, "kind": "issuer", "name": _RULED[2]}
_NAMING: tuple[tuple[str, dict[str, Any]], ...] = (
    ("/api/v1/documents/{open}/confirmations", {**_CITED, "target": "{document}"}),
    ("/api/v1/documents/{open}/confirmations", {**_CITED, "target": "{number}"}),
    ("/api/v1/documents/{open}/copy", {**_WHY, "original": "{document}"}),
    ("/api/v1/baskets/họp/documents", {"references": ["{document}"]}),
    ("/api/v1/baskets/họp/documents", {"references": ["{open}", "{number}"]}),
    ("/api/v1/baskets/thi đua/removals", {"references": ["{number}"]}),
    ("/api/v1/baskets/{id}/removals", {"references": ["{number}"]}),
    ("/api/v1/baskets/{id}/removals", {"references": ["{open}"]}),
    ("/api/v1/group-rules", {**_RULE, "groups": "PC03"}),
    ("/api/v1/group-rules/removal", _RULE),
    ("/api/v1/saved/{id}", {"query": "{q}"}),
    ("/api/v1/saved/{id}/looks", {}),
    ("/api/v1/saved/kế hoạch/looks", {}),
    ("/api/v1/saved/{id}/removal", {}),
    ("/api/v1/search/batch", {"queries": ["{number}", "{q}"], "limit": 5}),
)
"""What is said of others by naming a document."""
_NAMING_FORMS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("/documents/{open}/decisions", {**_WHY, "choice": "mark-copy {document}"}),
    ("/documents/{open}/decisions", {**_AT_FIRST, "choice": "confirm {number}"}),
    ("/basket", {"name": "họp", "references": "{number}"}),
    ("/basket", {"name": "{id}", "references": "{open}", "choice": "take-out"}),
    ("/saved", {"name": "{id}", "search": "/?q={q}", "choice": "save"}),
    ("/queue/alike", {**_WHY, "choice": "confirm", "each": "{document}:0:3"}),
    ("/queue/alike/undo", {**_WHY, "each": "{document}:2:3"}),
)
_DRAFT = "Căn cứ văn bản số {number} về {q};"
NOT_SENT = {
    "/sign-in", "/sign-out", "/sessions/{number}/end", "/feeds", "/feeds/{number}/end",
    "/upload", "/api/v1/uploads",
    "/quarantine/{document}/retry", "/quarantine/{document}/discard",
}  # fmt: skip
"""What is of sessions, or secret addresses; or is refused to all of these readers."""


def requests(every: list[Act], open_one: Act) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what clerks send about each act, or by naming it: addresses and bodies."""
    for act in every:
        of = {"{open}": open_one.id, "{cited}": _cited_by(open_one), "{id}": act.id}
        of |= {name: str(value(act)) for name, value in _OF_ACT.items()}
        for end, body in _OF_ONE.items():
            yield f"/api/v1/documents/{act.id}{end}", {"json": _said(body, of)}
        for form in _FORMS:
            yield f"/documents/{act.id}/decisions", {"data": {**_WHY, **form}}
        for address, body in _NAMING:
            yield _put_in(address, of, quoted=True), {"json": _said(body, of)}
        for address, body in _NAMING_FORMS:
            yield _put_in(address, of, quoted=True), {"data": _said(body, of)}
        draft = {"file": ("draft.txt", _put_in(_DRAFT, of).encode())}
        yield from ((path, {"files": draft}) for path in ("/check", "/api/v1/check"))


def _cited_by(act: Act) -> str:
    return next(str(each.number) for each in act.parsed.citations if each.number)


def _said(body: dict[str, Any], of: dict[str, str]) -> dict[str, Any]:
    return {
        name: [_put_in(each, of) for each in value]
        if isinstance(value, list)
        else _put_in(value, of)
        if isinstance(value, str)
        else value
        for name, value in body.items()
    }


def _put_in(text: str, of: dict[str, str], *, quoted: bool = False) -> str:
    for name, value in of.items():
        text = text.replace(name, quote(value, safe="") if quoted else value)
    return text


def few_of(every: list[Act]) -> list[Act]:
    """Return one by its mark, one by a clerk's decision, and one that is open."""
    by_mark, by_hand = (
        next(e for e in every if not e.label.is_open and e.by_hand is by_hand)
        for by_hand in (False, True)
    )
    return [by_mark, by_hand, next(each for each in every if each.label.is_open)]


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
