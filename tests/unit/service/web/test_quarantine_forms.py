"""A clerk has files that could not be read read again, or discards them."""

from collections.abc import Iterator
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import pytest
from lxml import html

from schemas.account import Role
from schemas.quarantine_choice import QuarantineChoice
from schemas.record import Received
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.served import TestClient, page_client
from tests.signed_in import token_of

GOOD, BAD = b"So: 48/KH-UBND\nTrong cay nam 2022\n", b"%PDF-1.7\n"


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    """An archive with two files in quarantine, one of which can be read by now."""
    settings = Settings(tmp_path_factory.mktemp("home"), workers=1)
    with open_archive(settings) as archive:
        for name, data in (("tốt.txt", GOOD), ("hỏng.pdf", BAD)):
            received = Received(name, sha256(data).hexdigest(), data)
            archive.archive.quarantine(received, "unreadable", "Tệp bị cắt ngang.")
        archive.archive.commit()
        archive.projections.catch_up()
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> TestClient:
    return page_client(opened)


def words(answer: Any) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def ident(opened: OpenArchive, name: str) -> str:
    (file,) = opened.quarantined_files.find(QuarantineChoice((name,)))
    return file.id


def test_a_file_that_can_be_read_by_now_leads_to_its_document(
    client: TestClient, opened: OpenArchive
) -> None:
    document = ident(opened, "tốt.txt")

    answer = client.post(f"/quarantine/{document}/retry")

    assert answer.history[0].status_code == HTTPStatus.SEE_OTHER
    assert "Đã đọc lại được" in words(answer)
    assert f"/documents/{document}" in answer.text
    assert [each.filename for each in opened.queries.quarantined()] == ["hỏng.pdf"]


def test_a_file_that_still_cannot_be_read_stays(
    client: TestClient, opened: OpenArchive
) -> None:
    answer = client.post(f"/quarantine/{ident(opened, 'hỏng.pdf')}/retry")

    assert "vẫn không đọc được" in words(answer)
    assert len(opened.queries.quarantined()) == 2


def test_a_file_is_discarded_with_why(client: TestClient, opened: OpenArchive) -> None:
    document = ident(opened, "hỏng.pdf")

    answer = client.post(f"/quarantine/{document}/discard", data={"why": "quét lại"})

    assert answer.history[0].status_code == HTTPStatus.SEE_OTHER
    assert "Đã loại tệp" in words(answer)
    *_, event = opened.log.events_of(document)
    assert event.why == "quét lại"
    assert [each.filename for each in opened.queries.quarantined()] == ["tốt.txt"]


def test_nothing_is_discarded_without_why(
    client: TestClient, opened: OpenArchive
) -> None:
    document = ident(opened, "hỏng.pdf")

    answer = client.post(f"/quarantine/{document}/discard", data={"why": " "})

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert len(opened.queries.quarantined()) == 2


def test_what_is_not_in_quarantine_is_not_found(client: TestClient) -> None:
    unknown = "00000000-0000-0000-0000-000000000000"

    answer = client.post(f"/quarantine/{unknown}/retry")

    assert answer.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("action", ["retry", "discard"])
def test_readers_see_no_forms_and_may_not_send_them(
    client: TestClient, opened: OpenArchive, action: str
) -> None:
    token = token_of(opened.accounts, Role.READER)
    client.headers["Authorization"] = f"Bearer {token}"
    document = ident(opened, "hỏng.pdf")

    assert "/retry" not in client.get("/quarantine").text
    answer = client.post(f"/quarantine/{document}/{action}", data={"why": "x"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
