"""A writer saves a search on its page, and says what of it was seen."""

from http import HTTPStatus
from typing import Any

from lxml import html

from schemas.account import Role
from service.bootstrap import OpenArchive
from tests.factories import make_parsed, make_received
from tests.served import TestClient
from tests.signed_in import PASSWORD

NAME = "nông thôn"


def submit(client: TestClient, address: str, choice: str, name: str = NAME) -> Any:
    """Press the button of the form that saves, marks or removes."""
    page = html.document_fromstring(client.get(address).text)
    [button] = page.xpath(f"//button[@value='{choice}']")
    form = next(each for each in page.forms if button in each.iterdescendants())
    sent = {**dict(form.form_values()), "name": name, "choice": choice}
    return client.post(form.action, data=sent)


def words(answer: Any) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def test_a_search_is_saved_marked_as_seen_and_removed(
    client: TestClient, opened: OpenArchive
) -> None:
    shown = submit(client, "/?q=kế+hoạch", "save")
    assert NAME in words(shown)
    parsed = make_parsed(body="Kế hoạch mới đến")
    opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    assert [each.new for each in opened.searches.saved()] == [1]

    submit(client, f"/saved/{NAME}", "seen")
    assert [each.new for each in opened.searches.saved()] == [0]

    submit(client, "/saved", "remove")
    assert not opened.searches.saved()


def test_filters_are_kept_with_the_words(
    client: TestClient, opened: OpenArchive
) -> None:
    submit(client, "/?q=thông+báo&type=Thông+báo&from=2022-01-01&page=2", "save")

    [saved] = opened.searches.saved()
    assert saved.text == 'loại:"Thông báo" từ ngày:01/01/2022 thông báo'
    found = html.document_fromstring(client.get("/saved").text)
    [link] = found.xpath("//table//a/@href")
    names = html.document_fromstring(client.get(link).text).xpath("//ol//h2")
    assert [each.text_content() for each in names] == ["Thông báo 7/TB-VKS"] * 2


def test_filters_alone_are_kept(client: TestClient, opened: OpenArchive) -> None:
    submit(client, "/?type=Thông+báo", "save")

    assert [each.text for each in opened.searches.saved()] == ['loại:"Thông báo"']


def test_a_saved_search_is_not_lost_to_another_of_its_name(
    client: TestClient, opened: OpenArchive
) -> None:
    submit(client, "/?q=kế+hoạch", "save")

    answer = submit(client, "/?q=thông+báo", "save")

    assert answer.status_code == HTTPStatus.CONFLICT
    assert f"Đã có câu tên “{NAME}”" in words(answer)
    assert [each.text for each in opened.searches.saved()] == ["kế hoạch"]


def test_a_reader_saves_nothing(client: TestClient, opened: OpenArchive) -> None:
    opened.accounts.people.add("an", "", Role.READER, PASSWORD)
    client.post("/sign-in", data={"name": "an", "password": PASSWORD})
    page = html.document_fromstring(client.get("/?q=kế+hoạch").text)
    assert not page.xpath("//form[@action='/saved']")

    token = page.forms[0].fields["form_token"]
    sent = {"name": NAME, "search": "/?q=a", "choice": "save", "form_token": token}
    assert client.post("/saved", data=sent).status_code == HTTPStatus.FORBIDDEN
