"""What is written over HTTP with the token is there afterwards."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest

from schemas.account import Role
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import PLAN, REPORT
from tests.served import TestClient, fill_archive
from tests.signed_in import token_of

API = "/api/v1"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    token = token_of(opened.accounts, Role.CLERK, "an")
    headers = {"Authorization": f"Bearer {token}"}
    with TestClient(create_app(opened), headers=headers) as each:
        yield each


def post(client: TestClient, address: str, **body: Any) -> Any:
    answer = client.post(f"{API}/{address}", json=body)
    assert answer.status_code == HTTPStatus.OK, answer.text
    return answer.json()


def get(client: TestClient, address: str, **parameters: Any) -> Any:
    return client.get(f"{API}/{address}", params=parameters).json()


def test_a_basket_holds_what_is_put_in_until_it_is_taken_out(
    client: TestClient,
) -> None:
    both = [str(PLAN), str(REPORT)]
    put = post(client, "baskets/gio/documents", references=both)
    assert [each["number"] for each in put] == both
    assert get(client, "baskets/gio") == put
    assert get(client, "baskets") == {"gio": 2}

    left = post(client, "baskets/gio/removals", references=both[:1])
    assert left == {"gio": 1} == get(client, "baskets")


def test_a_search_is_kept_until_it_is_removed(client: TestClient) -> None:
    (saved,) = post(client, "saved/moi", query="nông thôn")
    assert (saved["name"], saved["query"], saved["new"]) == ("moi", "nông thôn", 0)
    assert get(client, "saved") == [saved]
    assert get(client, "saved/moi/new")["total"] == 0

    assert post(client, "saved/moi/looks") == [saved]
    assert post(client, "saved/moi/removal") == [] == get(client, "saved")


def test_each_decision_is_in_the_history_and_can_be_taken_back(
    client: TestClient, opened: OpenArchive
) -> None:
    report = opened.queries.find(str(REPORT)).id
    document = f"documents/{report}"
    who = {"why": "đã xem"}

    link = post(client, f"{document}/confirmations", cited=str(PLAN), **who)
    assert link["state"] == "confirmed"
    link = post(client, f"{document}/rejections", cited=str(PLAN), **who)
    assert link["state"] == "rejected"
    link = post(client, f"{document}/dismissals", cited=str(PLAN), **who)
    assert link["state"] == "dismissed"
    record = post(
        client, f"{document}/corrections", field="subject", value="Khác", **who
    )
    assert record["document"]["subject"] == "Khác"

    history = get(client, f"{document}/history")
    assert {each["by"] for each in history if each["by"]} == {"an"}
    numbers = [each["number"] for each in history if each["number"]]
    record = post(client, f"{document}/decisions/{numbers[-1]}/undo", **who)
    assert record["document"]["subject"] != "Khác"


def test_a_document_is_marked_as_a_copy_and_another_withdrawn(
    client: TestClient,
) -> None:
    hits = get(client, "search", type="Thông báo")["hits"]
    first, second = (each["id"] for each in hits)
    who = {"why": "đã xem"}

    post(client, f"documents/{second}/copy", original=first, **who)
    assert get(client, "search", type="Thông báo")["total"] == 1
    post(client, f"documents/{first}/withdrawal", **who)
    assert get(client, "search", type="Thông báo")["total"] == 0


def test_a_decision_on_what_has_changed_meanwhile_is_refused(
    client: TestClient, opened: OpenArchive
) -> None:
    document = opened.queries.find(str(REPORT)).id
    address = f"{API}/documents/{document}"
    seen = client.get(f"{address}/history").headers["ETag"]
    corrected = {"field": "place", "value": "Tân Lạc", "why": "bản giấy"}
    first = client.post(
        f"{address}/corrections", json=corrected, headers={"If-Match": seen}
    )
    assert first.status_code == HTTPStatus.OK

    second = client.post(
        f"{address}/corrections",
        json={**corrected, "value": "Kim Bôi"},
        headers={"If-Match": seen},
    )

    assert second.status_code == HTTPStatus.PRECONDITION_FAILED
    assert second.json()["title"] == "Văn bản đã thay đổi từ lúc bạn xem"
    assert opened.queries.show(document).header.place == "Tân Lạc"


@pytest.mark.parametrize("matches", ["*", None])
def test_a_decision_on_any_version_is_recorded(
    client: TestClient, opened: OpenArchive, matches: str | None
) -> None:
    address = f"{API}/documents/{opened.queries.find(str(REPORT)).id}/corrections"
    headers = {"If-Match": matches} if matches else {}
    body = {"field": "place", "value": f"Lạc Sơn {matches}", "why": "bản giấy"}

    answer = client.post(address, json=body, headers=headers)

    assert answer.status_code == HTTPStatus.OK
