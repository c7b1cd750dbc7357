"""An archive that takes in no secrets, where a clerk says who may read a document."""

from collections.abc import Iterator
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

import pytest
from lxml import html

from schemas.account import Role
from schemas.clearance import LEVELS, Clearance
from schemas.decision import DecidedBy
from schemas.record import Received
from service.bootstrap import OpenArchive, open_archive
from service.bootstrap.view_store import VIEWS_OF
from service.domain.content_id import document_id
from service.settings import Settings
from tests.factories import make_parsed, make_received
from tests.kept_archive import run
from tests.served import TestClient, page_client
from tests.signed_in import token_of

BY = DecidedBy("minh", "theo danh mục")
PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÒA AN\nSố: 48/KH-UBND\n"
    "Hòa An, ngày 10 tháng 01 năm 2022\nKẾ HOẠCH\nTrồng cây năm 2022\n"
).encode()
NEWER = PLAN.replace(b"48/KH", b"49/KH")
UNKNOWN = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    """An archive of one document that is for nobody who has no clearance."""
    with archive_at(tmp_path / "home") as archive:
        hide(archive, take_in(archive))
        yield archive


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[OpenArchive]:
    """An archive that never had it."""
    with archive_at(tmp_path / "twin") as archive:
        yield archive


def archive_at(home: Path) -> OpenArchive:
    return open_archive(Settings(home, workers=1))


def take_in(opened: OpenArchive) -> str:
    parsed = make_parsed(body=PLAN.decode())
    document = opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    return document


def ident() -> str:
    """Return the id of the hidden document."""
    return str(document_id(sha256(PLAN).hexdigest()))


def hide(opened: OpenArchive, document: str) -> None:
    opened.decisions.correct(document, "secrecy", LEVELS[0], BY)


def caller(opened: OpenArchive, role: Role = Role.CLERK) -> TestClient:
    client = page_client(opened)
    client.headers["Authorization"] = f"Bearer {token_of(opened.accounts, role)}"
    return client


def outcomes(client: TestClient, *files: bytes) -> list[str]:
    """Send files; return what is said of each, with the link that is shown."""
    sent = [("files", (f"{n}.txt", data)) for n, data in enumerate(files)]
    job = client.post("/upload", files=sent).url
    client.get(f"{job}/events")  # which end with the job
    page = html.document_fromstring(client.get(job).text)
    return [
        html.tostring(row, encoding="unicode").strip() for row in page.xpath("//tr")
    ]


def test_the_bytes_of_a_hidden_document_are_taken_as_unknown_ones_are(
    opened: OpenArchive, twin: OpenArchive
) -> None:
    answers = outcomes(caller(opened), PLAN, NEWER, PLAN)

    assert sum("đã nhận vào kho" in each for each in answers) == 2
    assert answers == outcomes(caller(twin), PLAN, NEWER, PLAN)


def test_who_withdrew_a_hidden_document_is_not_said(
    opened: OpenArchive, twin: OpenArchive
) -> None:
    opened.decisions.withdraw(ident(), BY)

    answers = outcomes(caller(opened), PLAN, PLAN)
    assert answers == outcomes(caller(twin), PLAN, PLAN)


def test_sending_a_hidden_document_changes_nothing_of_it(
    opened: OpenArchive,
) -> None:
    before = opened.log.last_position()

    outcomes(caller(opened), PLAN)

    assert opened.log.last_position() == before


def test_who_may_know_of_it_is_told_that_it_is_there(opened: OpenArchive) -> None:
    client = caller(opened)
    opened.accounts.people.set_clearance(str(Role.CLERK), Clearance(LEVELS[0]))

    assert "kho đã có" in outcomes(client, PLAN)[1]


@pytest.mark.parametrize("what", ["retry", "discard"])
def test_a_hidden_document_that_was_unreadable_is_no_file_of_the_quarantine(
    opened: OpenArchive, what: str
) -> None:
    document = ident()
    client = caller(opened)

    answers = [
        client.post(f"/quarantine/{each}/{what}", data={"why": "quét lại"})
        for each in (document, UNKNOWN)
    ]

    assert {each.status_code for each in answers} == {HTTPStatus.NOT_FOUND}
    assert answers[0].text.replace(document, UNKNOWN) == answers[1].text


def test_an_unread_file_that_is_not_hidden_stays_everybody_s(
    opened: OpenArchive,
) -> None:
    wreck = Received("hỏng.pdf", "0" * 64, b"%PDF")
    document = opened.archive.quarantine(wreck, "unreadable", "Tệp bị cắt ngang.")
    opened.archive.commit()
    opened.projections.catch_up()

    answer = caller(opened).post(
        f"/quarantine/{document}/discard", data={"why": "thừa"}
    )

    assert "Đã loại tệp" in answer.text


def test_the_audit_is_for_administrators_from_whom_nothing_is_hidden(
    opened: OpenArchive,
) -> None:
    client = caller(opened, Role.ADMINISTRATOR)
    assert client.get("/api/v1/audit").status_code == HTTPStatus.FORBIDDEN
    assert client.get("/api/v1/audit/export").status_code == HTTPStatus.FORBIDDEN

    name = str(Role.ADMINISTRATOR)
    opened.accounts.people.set_clearance(name, Clearance(LEVELS[0]))
    assert client.get("/api/v1/audit").status_code == HTTPStatus.OK


def test_an_administrator_of_an_archive_without_labels_reads_the_audit(
    twin: OpenArchive,
) -> None:
    take_in(twin)

    client = caller(twin, Role.ADMINISTRATOR)

    assert client.get("/api/v1/audit").status_code == HTTPStatus.OK


def test_a_rebuild_removes_what_was_derived_for_nobody(opened: OpenArchive) -> None:
    caller(opened).get("/")
    views = opened.settings.home / VIEWS_OF
    assert list(views.iterdir())
    opened.accounts.people.set_clearance(str(Role.CLERK), Clearance(LEVELS[0]))
    opened.close()

    assert run(opened.settings.home, "rebuild").exit_code == 0

    assert list(views.iterdir()) == []


def test_a_basket_of_hidden_documents_alone_is_none(opened: OpenArchive) -> None:
    opened.baskets.put("họp", [ident()], "minh")
    parsed = make_parsed()
    shown = opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    client = caller(opened)

    answers = [
        client.post(f"/api/v1/baskets/{name}/removals", json={"references": [shown]})
        for name in ("họp", "hop")
    ]

    assert {each.status_code for each in answers} == {HTTPStatus.NOT_FOUND}
    assert answers[0].text.replace("họp", "hop") == answers[1].text
