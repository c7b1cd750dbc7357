"""A clerk puts files into the archive in the browser, and sees what became of each."""

import tempfile
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from schemas.account import Role
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.served import TestClient
from tests.signed_in import token_of

HERE = "http://localhost"
PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÒA AN\nSố: 48/KH-UBND\n"
    "Hòa An, ngày 10 tháng 01 năm 2022\nKẾ HOẠCH\nTrồng cây năm 2022\n"
).encode()
SECRET = b"T\xe1\xbb\x90I M\xe1\xba\xacT\n" + PLAN


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path / "home", workers=1)) as archive:
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> TestClient:
    app = create_app(opened)
    pages = create_pages(opened)
    app.mount("/", pages)
    client = TestClient(app, base_url=HERE)
    client.headers["Origin"] = HERE
    client.app_state["intake_lane"] = pages.state.intake_lane
    return client


def send(client: TestClient, *files: tuple[str, bytes]) -> Any:
    return client.post("/upload", files=[("files", each) for each in files])


def rows(answer: Any) -> list[str]:
    page = html.document_fromstring(answer.text)
    return [" ".join(each.text_content().split()) for each in page.xpath("//tbody/tr")]


def test_the_form_takes_several_files_without_a_script(client: TestClient) -> None:
    shown = html.document_fromstring(client.get("/upload").text)

    (form,) = shown.forms
    assert form.get("enctype") == "multipart/form-data"
    assert form.xpath(".//input[@type='file' and @multiple]")


def test_each_file_is_said_to_be_archived_known_or_unread(client: TestClient) -> None:
    answer = send(
        client, ("kế hoạch.txt", PLAN), ("kế hoạch.txt", PLAN), ("x.pdf", b"%PDF-1.7\n")
    )

    archived, known, unread = sorted(rows(answer))
    assert "đã nhận vào kho" in archived + known
    assert "kho đã có" in archived + known
    assert "để riêng vì không đọc được: " in unread
    page = html.document_fromstring(answer.text)
    links = page.xpath("//tbody//a[starts-with(@href, '/documents/')]/@href")
    assert len(links) == 2
    assert "Trồng cây" in client.get(links[0]).text


def test_a_name_is_never_a_path(client: TestClient, opened: OpenArchive) -> None:
    answer = send(client, ("../../etc/C:\\x\\kế hoạch.txt", PLAN))

    assert rows(answer)[0].startswith("tải lên/kế hoạch.txt ")
    (entry,) = opened.ledger.files(1)
    assert entry.path.endswith("/tải lên/kế hoạch.txt")


def test_nothing_stays_of_a_secret_nor_of_other_files(
    client: TestClient,
    opened: OpenArchive,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    answer = send(client, ("mật.txt", SECRET))

    assert "có dấu mật: không nhận" in rows(answer)[0]
    assert not list(tmp_path.rglob("*.txt"))
    kept = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert not [each for each in kept if SECRET in each.read_bytes()]
    assert opened.queries.status().documents == 0


def test_a_second_import_is_asked_to_come_later(client: TestClient) -> None:
    with client.app_state["intake_lane"].entered():
        answer = send(client, ("kế hoạch.txt", PLAN))

    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert int(answer.headers["Retry-After"]) > 0


def test_who_only_writes_takes_nothing_in(
    client: TestClient, opened: OpenArchive
) -> None:
    token = token_of(opened.accounts, Role.WRITER)
    client.headers["Authorization"] = f"Bearer {token}"

    answer = send(client, ("kế hoạch.txt", PLAN))

    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_a_form_of_another_site_takes_nothing_in(client: TestClient) -> None:
    client.headers["Origin"] = "http://elsewhere.example"

    answer = send(client, ("kế hoạch.txt", PLAN))

    assert answer.status_code == HTTPStatus.FORBIDDEN
