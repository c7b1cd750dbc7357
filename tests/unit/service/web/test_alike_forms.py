"""Links alike are decided together after a preview, and undone singly or together."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from lxml import html

from schemas.decision import DecidedBy
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import PLAN, REPORT
from tests.served import NOTICE, TestClient, fill_archive, page_client

QUEUE = "/queue?kind=ambiguous"


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
    return page_client(opened)


def page_of(answer: Any) -> html.HtmlElement:
    assert answer.status_code == HTTPStatus.OK
    return html.document_fromstring(answer.text)


def preview(client: TestClient) -> Any:
    [address] = page_of(client.get(QUEUE)).xpath("//a[@data-key='a']/@href")
    return client.get(address)


def press(client: TestClient, answer: Any, key: str, keep: int = 9) -> Any:
    """Press the button of that key, with as many boxes left as *keep* says."""
    page = page_of(answer)
    [button] = page.xpath(f"//button[@data-key='{key}']")
    form = next(each for each in page.forms if button in each.iterdescendants())
    boxes = form.xpath(".//input[@type='checkbox']/@value")
    sent = {**dict(form.form_values()), "choice": button.get("value") or ""}
    return client.post(form.action, data={**sent, "each": boxes[:keep]})


def ambiguous(opened: OpenArchive) -> int:
    return opened.queries.status().links.get("ambiguous", 0)


def test_the_preview_shows_each_link_and_what_it_may_mean(client: TestClient) -> None:
    page = page_of(preview(client))

    assert len(page.xpath("//input[@name='each'][@checked]")) == 2
    assert len(page.xpath("//ol[@class='candidates']/li")) == 2


def test_each_link_gets_a_decision_of_its_own_with_why(
    client: TestClient, opened: OpenArchive
) -> None:
    after = press(client, preview(client), "1")

    assert "Đã ghi 2 quyết định" in after.text
    assert not ambiguous(opened)
    for each in (REPORT, PLAN):
        *_, last = opened.queries.history(str(each))
        assert last.what == "CitationConfirmed"
        assert last.why == "đã đối chiếu; các chỗ viện dẫn giống hệt nhau"


def test_what_was_decided_together_is_undone_together(
    client: TestClient, opened: OpenArchive
) -> None:
    after = press(client, preview(client), "1")

    undone = press(client, after, "u")

    assert "Đã ghi 2 quyết định" in undone.text
    assert ambiguous(opened) == 2


def test_one_of_those_decided_together_is_undone_alone(
    client: TestClient, opened: OpenArchive
) -> None:
    after = press(client, preview(client), "x")

    press(client, after, "u", keep=1)

    assert ambiguous(opened) == 1


def test_a_link_whose_box_is_empty_still_waits(
    client: TestClient, opened: OpenArchive
) -> None:
    after = press(client, preview(client), "1", keep=1)

    assert "Đã ghi 1 quyết định" in after.text
    assert ambiguous(opened) == 1
    assert not page_of(client.get(QUEUE)).xpath("//a[@data-key='a']")


def test_a_document_that_has_changed_meanwhile_is_left_out(
    client: TestClient, opened: OpenArchive
) -> None:
    seen = preview(client)
    opened.decisions.correct(str(PLAN), "subject", "Thi đua", DecidedBy("bình", "in"))

    after = press(client, seen, "1")

    assert "Đã ghi 1 quyết định; 1 chỗ chưa ghi được" in after.text
    assert ambiguous(opened) == 1


def test_without_why_nothing_is_recorded(
    client: TestClient, opened: OpenArchive
) -> None:
    form = page_of(preview(client)).forms[-1]
    boxes = form.xpath(".//input[@type='checkbox']/@value")
    sent = {**dict(form.form_values()), "why": "", "choice": "reject", "each": boxes}

    answer = client.post(form.action, data=sent)

    assert page_of(answer).xpath("//*[@role='alert']")
    assert ambiguous(opened) == 2


def test_without_a_box_nothing_is_recorded(
    client: TestClient, opened: OpenArchive
) -> None:
    after = press(client, preview(client), "1", keep=0)

    assert "Đã ghi 0 quyết định" in after.text
    assert ambiguous(opened) == 2
