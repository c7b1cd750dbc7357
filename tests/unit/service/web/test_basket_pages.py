"""A writer collects documents in a basket, and takes lists to cite from away."""

from http import HTTPStatus
from typing import Any

import pytest
from lxml import html

from schemas.account import Role
from service.answers.reference_lists import FORMS
from service.bootstrap import OpenArchive
from tests.factories import PLAN, REPORT
from tests.served import TestClient
from tests.signed_in import PASSWORD

NAME = "họp / tháng 10"


def put(client: TestClient, *references: str, choice: str = "put") -> Any:
    sent = {"name": NAME, "references": "\n".join(references), "choice": choice}
    return client.post("/basket", data=sent)


def words(answer: Any) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def test_documents_are_put_in_by_their_numbers_and_listed(client: TestClient) -> None:
    shown = put(client, str(PLAN), str(REPORT))

    assert shown.status_code == HTTPStatus.OK
    assert f"Giỏ {NAME} (2)" in words(shown)
    assert f"{NAME} (2)" in words(client.get("/baskets"))


def test_all_hits_of_a_page_are_put_in(client: TestClient, opened: OpenArchive) -> None:
    page = html.document_fromstring(client.get("/").text)
    form = next(each for each in page.forms if each.action == "/basket")

    client.post("/basket", data={**dict(form.form_values()), "name": NAME})

    assert opened.baskets.names() == {NAME: 4}


def test_a_document_is_taken_out_and_an_empty_basket_is_gone(
    client: TestClient, opened: OpenArchive
) -> None:
    put(client, str(PLAN))

    put(client, str(PLAN), choice="take-out")

    assert opened.baskets.names() == {}


@pytest.mark.parametrize("form", FORMS)
def test_a_basket_is_taken_away_in_each_form(client: TestClient, form: str) -> None:
    put(client, str(PLAN), str(REPORT))

    answer = client.get(f"/basket/{form}", params={"name": NAME})

    assert answer.status_code == HTTPStatus.OK
    ending = FORMS[form].ending
    assert answer.headers["content-disposition"].endswith(f"10.{ending}")
    assert answer.content.startswith(b"PK") == (ending == "docx")
    assert ending == "docx" or "48" in answer.text


def test_a_basket_that_is_not_there_is_said_to_be_missing(client: TestClient) -> None:
    answer = client.get("/basket?name=không+có")

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "Không có giỏ này" in words(answer)


def test_a_reader_sees_baskets_but_fills_none(
    client: TestClient, opened: OpenArchive
) -> None:
    put(client, str(PLAN))
    opened.accounts.people.add("an", "", Role.READER, PASSWORD)
    client.post("/sign-in", data={"name": "an", "password": PASSWORD})

    page = html.document_fromstring(client.get("/baskets").text)
    assert "/basket" not in [form.action for form in page.forms]
    token = page.forms[0].fields["form_token"]
    sent = {"name": NAME, "references": str(REPORT), "form_token": token}
    answer = client.post("/basket", data=sent)
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert opened.baskets.names() == {NAME: 1}
