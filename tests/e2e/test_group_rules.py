"""Whoever is in no group of a rule is answered as without its documents."""

from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from schemas.account import Role
from schemas.clearance import EVERYTHING, Clearance
from schemas.number import DocumentNumber
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import make_parsed, make_received
from tests.kept_archive import run
from tests.served import TestClient, page_client
from tests.signed_in import token_of

RULE = {
    "kind": "issuer", "name": "UBND tỉnh Quảng Lâm", "why": "theo danh mục",
}  # fmt: skip
ISSUER = "Ủy ban nhân dân tỉnh Quảng Lâm"
RULES = "/api/v1/group-rules"
HIDDEN = "7/BC-UBND"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    """An archive of an open document, and of one of the office of the rule."""
    with open_archive(Settings(tmp_path / "home", workers=1)) as archive:
        take_in(archive, "Thi đua", None, "48/KH-VKS")
        take_in(archive, "Thi đua của tỉnh", ISSUER, HIDDEN)
        yield archive


def take_in(opened: OpenArchive, body: str, issuer: str | None, number: str) -> None:
    first, _, symbol = number.partition("/")
    parsed = make_parsed(body=body, number=DocumentNumber(first, symbol))
    parsed = replace(parsed, header=replace(parsed.header, issuer=issuer))
    opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()


def caller(opened: OpenArchive, name: str, clearance: Clearance) -> TestClient:
    client = page_client(opened)
    token = token_of(opened.accounts, Role.CLERK, name)
    opened.accounts.people.set_clearance(name, clearance)
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def seen(client: TestClient, number: str = HIDDEN) -> tuple[Any, ...]:
    """Return what is found of a document: by a search, by its number, in the counts."""
    found = client.get("/api/v1/search", params={"q": "thi đua"}).json()
    named = client.get("/api/v1/documents", params={"number": number})
    status = client.get("/api/v1/status").json()
    return found["total"], named.status_code, status["documents"], status["events"]


def test_a_rule_hides_what_is_there_and_what_comes_in(opened: OpenArchive) -> None:
    keeper = caller(opened, "minh", EVERYTHING)
    other = caller(opened, "lan", Clearance(None, ("PA05",)))
    member = caller(opened, "an", Clearance(None, ("PC03",)))
    assert seen(other) == (2, HTTPStatus.OK, 2, 6)

    (rule,) = keeper.post(RULES, json={**RULE, "groups": "PC03"}).json()
    take_in(opened, "Thi đua quý hai", ISSUER, "8/BC-UBND")

    assert (rule["groups"], rule["documents"]) == (["PC03"], 1)
    assert seen(other) == (1, HTTPStatus.NOT_FOUND, 1, 3)
    assert seen(other, "8/BC-UBND")[1] == HTTPStatus.NOT_FOUND
    assert seen(member) == (3, HTTPStatus.OK, 3, 9)  # the event of the rule is in none

    assert keeper.post(f"{RULES}/removal", json=RULE).json() == []
    assert seen(other) == (3, HTTPStatus.OK, 3, 9)
    history = keeper.get(f"{RULES}/history").json()
    assert [(e["by"], e["groups"]) for e in history] == [
        ("minh", ["PC03"]),
        ("minh", None),
    ]


def test_rules_are_for_who_may_know_of_everything(opened: OpenArchive) -> None:
    other = caller(opened, "lan", Clearance(None, ("PC03",)))

    answers = [
        other.get(RULES),
        other.get(f"{RULES}/history"),
        other.post(RULES, json={**RULE, "groups": "PC03"}),
        other.post(f"{RULES}/removal", json=RULE),
    ]

    assert {each.status_code for each in answers} == {HTTPStatus.FORBIDDEN}
    limited = {"VANKHO_CLEARANCE": "none"}
    assert run(opened.settings.home, "groups", "list", **limited).exit_code != 0


def test_a_rule_for_a_folder_finds_the_files_imported_from_there(
    tmp_path: Path,
) -> None:
    home, folder = tmp_path / "home", tmp_path / "hồ sơ"
    folder.mkdir()
    text = "UBND TỈNH HÒA AN\nSố: 48/KH-UBND\nKẾ HOẠCH\nTrồng cây năm 2022\n"
    (folder / "a.txt").write_text(text, "utf-8")
    run(home, "import", tmp_path / "hồ sơ")

    said = ("groups", "set", "folder", "Hồ sơ", "PC03", "--why", "nhân sự", "--json")
    assert '"documents":1' in run(home, *said).output
    limited = {"VANKHO_CLEARANCE": "none", "VANKHO_GROUPS": "PA05"}
    assert run(home, "show", "48/KH-UBND").exit_code == 0
    assert run(home, "show", "48/KH-UBND", **limited).exit_code != 0
