"""A saved search is followed as Atom, at an address that is shown once and ends."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from lxml import etree, html

from schemas.account import Role
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.feeds import ATOM, MEDIA_TYPE
from tests.factories import make_parsed, make_received
from tests.served import TestClient, fill_archive, page_client
from tests.signed_in import PASSWORD

NAME = "a/b <nông thôn>"
HOSTILE = "<script>alert(1)</script> & xã"


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        archive.searches.save(NAME, "loại:KH", "an")
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> TestClient:
    return page_client(opened)


def press(client: TestClient, action: str) -> Any:
    """Press the button of the first form that leads to *action*."""
    page = html.document_fromstring(client.get("/saved").text)
    [form, *_] = [each for each in page.forms if each.action.startswith(action)]
    return client.post(form.action, data=dict(form.form_values()))


def give(client: TestClient) -> str:
    """Make an address, and return it."""
    answer = press(client, "/feeds")
    assert answer.status_code == HTTPStatus.CREATED
    page = html.document_fromstring(answer.text)
    return str(page.xpath("//input[@readonly]/@value")[0])


def arrive(opened: OpenArchive, body: str, subject: str) -> None:
    parsed = make_parsed(body=body, subject=subject)
    opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()


def test_what_arrives_later_is_in_the_feed_the_latest_first(
    client: TestClient, opened: OpenArchive
) -> None:
    address = give(client)
    arrive(opened, "Một", "thứ nhất")
    arrive(opened, "Hai", HOSTILE)

    answer = client.get(address)

    assert answer.headers["content-type"].startswith(MEDIA_TYPE)
    feed = etree.fromstring(answer.content)
    names = {"a": ATOM}
    assert feed.xpath("a:entry/a:summary/text()", namespaces=names) == [
        HOSTILE,
        "thứ nhất",
    ]
    assert feed.xpath("string(a:title)", namespaces=names) == f"Vankho: {NAME}"
    for each in feed.xpath("a:entry/a:link/@href", namespaces=names):
        assert client.get(each).status_code == HTTPStatus.OK


def test_the_feed_stays_when_somebody_has_seen_all(
    client: TestClient, opened: OpenArchive
) -> None:
    address = give(client)
    arrive(opened, "Một", "thứ nhất")
    opened.searches.mark_seen([NAME], "an")

    assert "thứ nhất" in client.get(address).text


def test_an_address_is_shown_once_listed_and_ended(client: TestClient) -> None:
    address = give(client)
    key = address.rpartition("/")[2]

    assert key not in client.get("/saved").text
    assert client.get(address).status_code == HTTPStatus.OK
    press(client, "/feeds/")
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_search_that_is_no_longer_kept_is_not_found(
    client: TestClient, opened: OpenArchive
) -> None:
    address = give(client)
    opened.searches.remove(NAME, "an")

    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_what_is_no_address_is_not_found(client: TestClient) -> None:
    assert client.get("/feeds/x").status_code == HTTPStatus.NOT_FOUND
    assert client.post("/feeds/99/end").status_code == HTTPStatus.NOT_FOUND


def test_a_reader_follows_without_signing_in_again(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.accounts.people.add("an", "", Role.READER, PASSWORD)
    client.post("/sign-in", data={"name": "an", "password": PASSWORD})
    address = give(client)
    client.cookies.clear()

    assert client.get(address).status_code == HTTPStatus.OK
    assert "/sign-in" in str(client.get("/saved").url)
    opened.accounts.people.disable("an")
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND
