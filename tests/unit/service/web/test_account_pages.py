"""People sign in, see where else they are, and sign out, without any script."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from lxml import html

from schemas.account import Role
from service.accounts.door import COOKIE, PLAIN_COOKIE
from service.accounts.session_keeper import MOST_BY_NAME
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.served import TestClient, fill_archive
from tests.signed_in import PASSWORD

HERE = "http://localhost"
AN = {"name": "an", "password": PASSWORD}
OK, SEEN, FORBIDDEN = HTTPStatus.OK, HTTPStatus.SEE_OTHER, HTTPStatus.FORBIDDEN


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        archive.accounts.people.add("an", "Nguyễn Văn An", Role.WRITER, PASSWORD)
        archive.accounts.people.add("bình", "Lê Bình", Role.READER, PASSWORD)
        yield archive


def browser(opened: OpenArchive, site: str = HERE) -> TestClient:
    """Return a browser, which says of itself which page sends a form."""
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    client = TestClient(app, base_url=site, follow_redirects=False)
    client.headers["Origin"] = site
    return client


@pytest.fixture
def client(opened: OpenArchive) -> TestClient:
    return browser(opened)


@pytest.fixture
def an(client: TestClient) -> TestClient:
    assert client.post("/sign-in", data=AN).status_code == SEEN
    return client


def form_token(client: TestClient) -> str:
    found = re.search(r'name="form_token" value="(\w+)"', client.get("/").text)
    assert found
    return found[1]


def words(answer: Any) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def test_whoever_is_not_signed_in_is_led_to_the_form_and_back(
    client: TestClient,
) -> None:
    led = client.get("/?q=thi+đua")
    assert led.status_code == SEEN
    form = html.document_fromstring(client.get(led.headers["location"]).text)
    (wanted,) = form.xpath("//input[@name='next']/@value")
    assert wanted == "/?q=thi+%C4%91ua"

    back = client.post("/sign-in", data={**AN, "next": wanted})
    assert back.headers["location"] == wanted
    assert client.get("/?q=thi+đua").status_code == OK


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "/\\evil.example", "https:"])
def test_signing_in_leads_to_no_other_site(client: TestClient, elsewhere: str) -> None:
    answer = client.post("/sign-in", data={**AN, "next": elsewhere})

    assert answer.headers["location"] == "/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
    opened: OpenArchive,
) -> None:
    secure = browser(opened, "https://kho.example").post("/sign-in", data=AN)
    cookie = secure.headers["set-cookie"]

    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_on_http_the_cookie_has_a_plain_name(client: TestClient) -> None:
    cookie = client.post("/sign-in", data=AN).headers["set-cookie"]

    assert cookie.startswith(f"{PLAIN_COOKIE}=")
    assert "HttpOnly" in cookie
    assert "Secure" not in cookie


def test_no_password_goes_to_another_machine_in_the_clear(opened: OpenArchive) -> None:
    far = browser(opened, "http://kho.example")

    assert "https" in words(far.get("/sign-in"))
    answer = far.post("/sign-in", data=AN)
    assert answer.status_code == FORBIDDEN
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("sent", [{**AN, "password": "sai"}, {**AN, "name": "ai"}])
def test_a_wrong_password_says_no_more_than_a_wrong_name(
    client: TestClient, sent: dict[str, str]
) -> None:
    answer = client.post("/sign-in", data=sent)

    assert answer.status_code == FORBIDDEN
    assert "Tên hoặc mật khẩu không đúng." in words(answer)
    assert "set-cookie" not in answer.headers


def test_too_many_attempts_are_told_when_to_come_back(client: TestClient) -> None:
    for _ in range(MOST_BY_NAME):
        client.post("/sign-in", data={**AN, "password": "sai"})
    answer = client.post("/sign-in", data=AN)

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert answer.headers["retry-after"] == "900"


def test_another_site_signs_nobody_in(client: TestClient) -> None:
    headers = {"Origin": "https://evil.example"}
    answer = client.post("/sign-in", data=AN, headers=headers)

    assert answer.status_code == FORBIDDEN
    assert "set-cookie" not in answer.headers


def test_every_page_says_who_is_signed_in(an: TestClient) -> None:
    assert "Nguyễn Văn An (người soạn)" in words(an.get("/missing"))


def test_signing_out_ends_the_session_itself(
    an: TestClient, opened: OpenArchive
) -> None:
    kept = dict(an.cookies)
    answer = an.post("/sign-out", data={"form_token": form_token(an)})
    assert answer.headers["location"] == "/sign-in"

    assert not an.cookies
    other = browser(opened)
    other.cookies.update(kept)
    assert other.get("/").status_code == SEEN


def test_a_form_needs_the_token_of_its_own_session(
    an: TestClient, opened: OpenArchive
) -> None:
    other = browser(opened)
    other.post("/sign-in", data=AN)

    for sent in ({}, {"form_token": ""}, {"form_token": form_token(other)}):
        assert an.post("/sign-out", data=sent).status_code == FORBIDDEN
    assert an.get("/").status_code == OK


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:1"]
)
def test_a_form_of_another_site_changes_nothing(an: TestClient, origin: str) -> None:
    sent = {"form_token": form_token(an)}
    answer = an.post("/sign-out", data=sent, headers={"Origin": origin})

    assert answer.status_code == FORBIDDEN
    assert an.get("/").status_code == OK


def test_a_form_that_names_no_origin_changes_nothing(an: TestClient) -> None:
    sent = {"form_token": form_token(an)}
    del an.headers["Origin"]

    assert an.post("/sign-out", data=sent).status_code == FORBIDDEN


def test_sessions_are_listed_and_ended_from_any_of_them(
    an: TestClient, opened: OpenArchive
) -> None:
    other = browser(opened)
    other.headers["User-Agent"] = "Firefox <b>140</b>"
    other.post("/sign-in", data=AN)
    shown = an.get("/sessions")
    assert "Firefox <b>140</b>" in words(shown)

    form = next(
        each
        for each in html.document_fromstring(shown.text).xpath("//main//form")
        if "Kết thúc phiên này" not in each.text_content()
    )
    an.post(form.get("action"), data={"form_token": form_token(an)})
    assert other.get("/").status_code == SEEN
    assert an.get("/").status_code == OK


def test_nobody_ends_the_session_of_somebody_else(
    an: TestClient, opened: OpenArchive
) -> None:
    other = browser(opened)
    other.post("/sign-in", data={"name": "bình", "password": PASSWORD})
    (session,) = opened.accounts.sessions.sessions("bình")
    answer = an.post(f"/sessions/{session.id}/end", data={"form_token": form_token(an)})

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert other.get("/").status_code == OK


def test_a_reader_sees_no_link_to_what_only_writers_do(client: TestClient) -> None:
    client.post("/sign-in", data={"name": "bình", "password": PASSWORD})

    assert "Kiểm tra dự thảo" not in words(client.get("/"))
    answer = client.get("/check")
    assert answer.status_code == FORBIDDEN
    assert "Tài khoản không được làm việc này" in words(answer)


def test_a_writer_has_a_draft_checked_by_a_form(an: TestClient) -> None:
    files = {"file": ("du-thao.txt", "Căn cứ Kế hoạch số 48/KH-VKS.".encode())}

    refused = an.post("/check", files=files)
    assert refused.status_code == FORBIDDEN
    taken = an.post("/check", files=files, data={"form_token": form_token(an)})
    assert taken.status_code == OK


def test_a_session_reads_the_api_and_writes_with_the_token_of_forms(
    an: TestClient,
) -> None:
    address, body = "/api/v1/saved/moi", {"query": "thi đua"}
    assert an.get("/api/v1/status").status_code == OK
    assert an.post(address, json=body).status_code == FORBIDDEN

    headers = {"X-Form-Token": form_token(an)}
    assert an.post(address, json=body, headers=headers).status_code == OK


def test_without_accounts_a_banner_says_that_this_machine_needs_none(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        client = browser(archive)
        shown = client.get("/")
        assert shown.status_code == OK
        assert "Kho này chưa có tài khoản" in words(shown)

        archive.accounts.people.add("an", "", Role.ADMINISTRATOR, PASSWORD)
        assert client.get("/").status_code == SEEN


def test_without_accounts_another_site_writes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        client = browser(archive)
        address, body = "/api/v1/saved/moi", {"query": "thi đua"}
        evil = {"Origin": "https://evil.example"}
        assert client.post(address, json=body, headers=evil).status_code == FORBIDDEN
        del client.headers["Origin"]
        evil = {"Sec-Fetch-Site": "cross-site"}
        assert client.post(address, json=body, headers=evil).status_code == FORBIDDEN
        assert client.post(address, json=body).status_code == OK
