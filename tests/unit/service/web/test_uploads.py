"""A clerk puts files into the archive in the browser, and sees what became of each."""

import tempfile
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from schemas.account import Role
from schemas.decision import DecidedBy
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.served import TestClient, page_client
from tests.signed_in import token_of

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
    return page_client(opened)


def send(client: TestClient, *files: tuple[str, bytes]) -> Any:
    """Send files, and return the page of the job once it is over."""
    led = client.post("/upload", files=[("files", each) for each in files])
    if led.history:
        client.get(f"{led.url}/events")  # which end with the job
        return client.get(led.url)
    return led


def rows(answer: Any) -> list[str]:
    page = html.document_fromstring(answer.text)
    return [" ".join(each.text_content().split()) for each in page.xpath("//tbody/tr")]


def test_the_form_takes_several_files_without_a_script(client: TestClient) -> None:
    shown = html.document_fromstring(client.get("/upload").text)

    (form,) = shown.forms
    assert form.get("enctype") == "multipart/form-data"
    files, folder = form.xpath(".//input[@type='file' and @multiple]")
    assert (files.name, folder.name) == ("files", "folder")
    assert "webkitdirectory" in folder.attrib


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


def test_a_second_import_waits_and_its_page_reloads_itself(
    client: TestClient, opened: OpenArchive
) -> None:
    with opened.intake.lane.entered():
        led = client.post("/upload", files=[("files", ("kế hoạch.txt", PLAN))])

        page = html.document_fromstring(led.text)
        assert rows(led) == ["kế hoạch.txtđang chờ"]
        assert "Đang chờ lần nhập khác xong" in page.get_element_by_id("news").text
        (refresh,) = page.xpath("//noscript/meta/@content | //noscript//meta/@content")
        assert refresh == "3"
    client.get(f"{led.url}/events")

    done = html.document_fromstring(client.get(led.url).text)
    assert not done.xpath("//noscript")
    assert not done.xpath("//script[contains(@src, 'follow')]")


def test_the_form_leads_to_what_was_sent_before(client: TestClient) -> None:
    sent = send(client, ("kế hoạch.txt", PLAN))

    page = html.document_fromstring(client.get("/upload").text)
    assert page.xpath("//tbody//a/@href") == [sent.url.path]
    assert rows(client.get("/upload"))[0].endswith("đã xong1")


def test_a_form_without_a_file_says_so(client: TestClient) -> None:
    # as browsers send a field in which no file was chosen
    kind = 'Content-Disposition: form-data; name="files"; filename=""'
    answer = client.post(
        "/upload",
        content=f"--x\r\n{kind}\r\n\r\n\r\n--x--\r\n",
        headers={"Content-Type": "multipart/form-data; boundary=x"},
    )

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "Chưa chọn tệp nào." in answer.text


def test_a_job_of_somebody_else_is_not_there(
    client: TestClient, opened: OpenArchive
) -> None:
    sent = send(client, ("kế hoạch.txt", PLAN))
    other = token_of(opened.accounts, Role.CLERK, "bình")
    client.headers["Authorization"] = f"Bearer {other}"

    theirs, none = client.get(sent.url), client.get("/uploads/0")
    events = client.get(f"{sent.url}/events")

    assert {theirs.status_code, events.status_code} == {HTTPStatus.NOT_FOUND}
    assert theirs.text == none.text


def test_whether_a_hidden_document_is_there_is_left_unsaid(
    client: TestClient, opened: OpenArchive
) -> None:
    send(client, ("kế hoạch.txt", PLAN))
    document = str(opened.queries.find("48/KH-UBND").id)
    by = DecidedBy("an", "chỉ phòng tổ chức được biết")
    opened.decisions.correct(document, "groups", "tổ chức", by)
    token = token_of(opened.accounts, Role.CLERK, "bình")
    client.headers["Authorization"] = f"Bearer {token}"

    (row,) = rows(send(client, ("kế hoạch.txt", PLAN)))

    assert client.get(f"/documents/{document}").status_code == HTTPStatus.NOT_FOUND
    assert "kho đã có" not in row
    assert "đã nhận vào kho" in row


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
