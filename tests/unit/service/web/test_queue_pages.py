"""The review queue shows one unsure link after the other, and keeps what is undone."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from lxml import html

from schemas.account import Role
from schemas.decision import DecidedBy
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.factories import PLAN, REPORT
from tests.served import NOTICE, TestClient, fill_archive
from tests.signed_in import PASSWORD

HERE = "http://localhost"


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    """An archive in which two documents cite a number that two notices have."""
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        by = DecidedBy("an", "máy bỏ sót")
        for each in (REPORT, PLAN):
            archive.decisions.add(str(each), f"Thông báo số {NOTICE}", 1, by)
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> TestClient:
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    client = TestClient(app, base_url=HERE)
    client.headers["Origin"] = HERE
    return client


def words(answer: Any) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def press(client: TestClient, answer: Any, key: str) -> Any:
    """Press the button of the page that shows that key."""
    page = html.document_fromstring(answer.text)
    [button] = page.xpath(f"//button[@data-key='{key}']")
    form = next(each for each in page.forms if button in each.iterdescendants())
    sent = {**dict(form.form_values()), "choice": button.get("value")}
    return client.post(form.action, data=sent)


def test_the_case_shows_the_words_and_each_candidate_with_its_reasons(
    client: TestClient,
) -> None:
    page = html.document_fromstring(client.get("/queue?state=ambiguous").text)

    assert "7/TB-VKS" in page.xpath("string(//h2)")
    assert len(page.xpath("//ol[@class='candidates']/li")) == 2
    assert page.xpath("//ol[@class='candidates']//*[@class='reasons']")


def test_a_decision_leads_to_the_next_case_until_there_is_none(
    client: TestClient, opened: OpenArchive
) -> None:
    first = client.get("/queue?state=ambiguous")
    assert "Việc 1 trong 2" in words(first)

    second = press(client, first, "1")
    assert "Đã xác nhận viện dẫn." in words(second)
    assert "Việc 1 trong 1" in words(second)

    last = press(client, second, "x")
    assert "Không còn việc loại này." in words(last)
    assert not opened.queries.status().links.get("ambiguous")


def test_what_was_decided_last_is_undone(
    client: TestClient, opened: OpenArchive
) -> None:
    second = press(client, client.get("/queue?state=ambiguous"), "1")

    undone = press(client, second, "u")

    assert "Đã rút lại quyết định." in words(undone)
    assert opened.queries.status().links["ambiguous"] == 2


def test_a_case_left_for_later_comes_back(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/queue?state=ambiguous").text)
    [later] = page.xpath("//a[@data-key='s']/@href")
    assert "Việc 2 trong 2" in words(client.get(later))

    over = client.get("/queue?state=ambiguous&skip=2")
    assert "trừ những việc để sau" in words(over)


def test_without_a_choice_the_most_doubtful_links_are_shown(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/queue").text)

    [chosen] = page.xpath("//nav[@aria-label='Loại việc']/a[@aria-current]/@href")
    assert chosen == "/queue?state=ambiguous"


def test_two_clerks_at_one_case_do_not_overwrite_each_other(client: TestClient) -> None:
    seen = client.get("/queue?state=ambiguous")
    press(client, seen, "1")

    late = press(client, seen, "x")

    assert late.status_code == HTTPStatus.CONFLICT
    assert "xác nhận viện dẫn" in words(late)


def test_only_clerks_see_the_queue(client: TestClient, opened: OpenArchive) -> None:
    opened.accounts.people.add("an", "", Role.WRITER, PASSWORD)
    client.post("/sign-in", data={"name": "an", "password": PASSWORD})

    assert client.get("/queue").status_code == HTTPStatus.FORBIDDEN
    assert "/queue" not in client.get("/").text
