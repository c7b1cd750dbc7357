"""Files are joined, parted and brought back where they are listed, by plain forms."""

from http import HTTPStatus
from typing import Any

import pytest
from lxml import html

from schemas.account import Role
from schemas.decision import DecidedBy
from schemas.number import DocumentNumber
from service.bootstrap import OpenArchive
from service.web.work_pages import PAGE_SIZE
from tests.factories import PLAN, make_parsed, make_received
from tests.served import NOTICE, TestClient
from tests.signed_in import PASSWORD

WHY = "đã xem bản giấy"
BY = DecidedBy("an", "nhập nhầm")


def page(answer: Any) -> html.HtmlElement:
    return html.document_fromstring(answer.text)


def words(answer: Any) -> str:
    return " ".join(page(answer).text_content().split())


def form_of(answer: Any, button: str) -> tuple[str, dict[str, str]]:
    """Return where the form with that button goes, and what it sends."""
    for form in page(answer).forms:
        for each in form.xpath(".//button[@name='choice']"):
            if button in each.text_content():
                sent = {**dict(form.form_values()), "choice": each.get("value")}
                return form.action, sent
    raise AssertionError(f"no button {button}")


def press(client: TestClient, answer: Any, button: str, why: str = WHY) -> Any:
    action, sent = form_of(answer, button)
    return client.post(action, data={**sent, "why": why})


@pytest.mark.parametrize("which", ["thứ nhất", "thứ hai"])
def test_two_documents_are_joined_where_they_are_listed(
    client: TestClient, opened: OpenArchive, which: str
) -> None:
    [pair] = opened.queries.proposals()
    main = pair.document if which == "thứ nhất" else pair.other

    after = press(client, client.get("/works"), f"Là một, văn bản {which} là chính")

    assert str(after.url).split("?")[0].endswith("/works")
    assert "Đã gộp: hai tệp là một văn bản." in words(after)
    assert opened.queries.works()[0].document.id == main.id
    assert opened.queries.history(main.id)


def test_two_documents_are_parted_and_that_is_undone_at_once(
    client: TestClient, opened: OpenArchive
) -> None:
    after = press(client, client.get("/works"), "Là hai văn bản khác nhau")
    assert "Không có gì cần xem." in words(after)

    press(client, after, "Hoàn tác")
    assert opened.queries.proposals()


def test_a_file_is_parted_from_its_document(
    client: TestClient, opened: OpenArchive
) -> None:
    joined = press(client, client.get("/works"), "Là một, văn bản thứ nhất là chính")

    after = press(client, joined, "Tách tệp này thành văn bản riêng")

    assert "Đã tách: đây là một văn bản riêng." in words(after)
    assert not opened.queries.works()


def test_what_was_withdrawn_is_brought_back_where_it_is_listed(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.decisions.withdraw(str(PLAN), BY)

    after = press(client, client.get("/withdrawn"), "Đưa trở lại kho")

    assert "Đã đưa văn bản trở lại kho." in words(after)
    assert "Không văn bản nào bị rút khỏi kho." in words(after)
    assert opened.queries.history(str(PLAN))[-1].why == WHY


def test_nothing_is_recorded_without_why(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.decisions.withdraw(str(PLAN), BY)

    answer = press(client, client.get("/withdrawn"), "Đưa trở lại kho", why="")

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert opened.queries.withdrawn()


def test_nobody_overwrites_what_others_decided_since_the_list_was_shown(
    client: TestClient, opened: OpenArchive
) -> None:
    seen = client.get("/works")
    press(client, seen, "Là hai văn bản khác nhau")

    late = press(client, seen, "Là một, văn bản thứ nhất là chính")

    assert late.status_code == HTTPStatus.CONFLICT
    assert not opened.queries.works()


def test_a_form_of_another_site_is_refused(
    client: TestClient, opened: OpenArchive
) -> None:
    sign_in(client, opened, Role.CLERK)
    action, sent = form_of(client.get("/works"), "Là hai văn bản khác nhau")
    assert sent.pop("form_token")

    answer = client.post(action, data={**sent, "why": WHY})

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert opened.queries.proposals()


def sign_in(client: TestClient, opened: OpenArchive, role: Role) -> None:
    opened.accounts.people.add("an", "", role, PASSWORD)
    client.post("/sign-in", data={"name": "an", "password": PASSWORD})


def test_who_may_not_decide_sees_the_lists_without_forms(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.decisions.withdraw(str(PLAN), BY)
    sign_in(client, opened, Role.WRITER)

    for address in ("/works", "/withdrawn"):
        assert not page(client.get(address)).xpath("//main//form")
    assert str(NOTICE) in words(client.get("/works"))
    assert "nhập nhầm" in words(client.get("/withdrawn"))


@pytest.mark.parametrize("address", ["/works", "/withdrawn"])
def test_no_list_sends_anybody_to_a_terminal(
    client: TestClient, opened: OpenArchive, address: str
) -> None:
    opened.decisions.withdraw(str(PLAN), BY)

    assert not page(client.get(address)).xpath("//main//code")


def test_a_long_list_comes_in_pages_that_lead_back_to_themselves(
    client: TestClient, opened: OpenArchive
) -> None:
    for serial in range(100, 101 + PAGE_SIZE):
        number = DocumentNumber(str(serial), "KH-VKS")
        parsed = make_parsed(body=f"Kế hoạch {serial}", number=number)
        opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    for serial in range(100, 101 + PAGE_SIZE):
        opened.decisions.withdraw(f"{serial}/KH-VKS", BY)
    first = page(client.get("/withdrawn"))
    assert len(first.xpath("//tbody/tr")) == PAGE_SIZE

    last = client.get(first.xpath("string(//a[@rel='next']/@href)"))

    assert f"Văn bản đã rút ({PAGE_SIZE + 1})" in words(last)
    assert len(page(last).xpath("//tbody/tr")) == 1
    assert form_of(last, "Đưa trở lại")[1]["next"].startswith("/withdrawn?page=2&last=")
