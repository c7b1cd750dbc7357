"""A clerk decides on the pages by plain forms, and overwrites nobody."""

from http import HTTPStatus
from typing import Any

import pytest
from lxml import html

from schemas.account import Role
from schemas.decision import DecidedBy
from service.bootstrap import OpenArchive
from tests.factories import PLAN, REPORT
from tests.served import NOTICE, TestClient
from tests.signed_in import PASSWORD

WHY = "đã xem bản giấy"


@pytest.fixture
def report(opened: OpenArchive) -> str:
    """The address of the report, which cites the plan and a missing directive."""
    return f"/documents/{opened.queries.find(str(REPORT)).id}"


def words(answer: Any) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def submit(
    client: TestClient, address: str, choice: str, why: str = WHY, **typed: str
) -> Any:
    """Fill in the form of the page that has that button, and press it."""
    page = html.document_fromstring(client.get(address).text)
    for form in page.forms:
        buttons = form.xpath(f".//button[starts-with(@value, '{choice}')]")
        fixed = typed.get("field")
        if buttons and fixed in (None, form.fields.get("field")):
            sent = {**dict(form.form_values()), "why": why, **typed}
            sent["choice"] = buttons[0].get("value")
            return client.post(form.action, data=sent)
    raise AssertionError(f"no form to {choice}")


def state(opened: OpenArchive, place: int = 0) -> str:
    return opened.queries.explain_at(str(REPORT), place).link.state


def test_a_link_is_confirmed_by_the_signed_in_person_and_said(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    answer = submit(client, f"{report}/citations/0", "confirm")

    assert answer.status_code == HTTPStatus.OK
    assert "Đã xác nhận viện dẫn." in words(answer)
    assert state(opened) == "confirmed"
    last = opened.queries.history(str(REPORT))[-1]
    assert last.why == WHY
    assert last.by


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("reject", "rejected"), ("not-held", "not_held"), ("dismiss", "dismissed")],
)
def test_a_link_is_refused_in_three_ways(
    client: TestClient, opened: OpenArchive, report: str, choice: str, expected: str
) -> None:
    submit(client, f"{report}/citations/0", choice)

    assert state(opened) == expected


def test_a_link_is_led_to_another_document_and_back_by_undo(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    place = f"{report}/citations/1"
    linked = submit(client, place, "confirm", target=str(PLAN))
    assert "Đã xác nhận" in words(linked)
    assert state(opened, 1) == "confirmed"

    submit(client, place, "undo")
    assert state(opened, 1) == "missing"


def test_a_relation_is_corrected(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    submit(client, f"{report}/citations/0", "relate", relation="replaces")

    found = opened.queries.explain_at(str(REPORT), 0)
    assert found.link.citation.relation == "replaces"


def test_a_field_is_corrected_and_the_correction_undone_at_once(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    done = submit(client, report, "correct", field="number", value="12/BC-VKS")
    assert "Đã sửa thể thức." in words(done)
    assert opened.queries.find("12/BC-VKS").number == "12/BC-VKS"

    submit(client, f"{report}?done=correct", "take-back")
    assert opened.queries.find(str(REPORT)).number == str(REPORT)


def test_the_groups_that_may_read_stand_among_what_was_corrected(
    client: TestClient, report: str
) -> None:
    submit(client, report, "correct", field="groups", value="PC03, PA05")

    assert "Nhóm được đọc: “PA05, PC03”; " in words(client.get(report))


def test_a_citation_is_added(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    submit(client, report, "add", words="Thông báo số 7/TB-VKS", page="1")

    assert len(opened.queries.links(str(REPORT))) == 3


def test_files_are_joined_and_parted(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    submit(client, report, "mark-copy", target=str(PLAN))
    plan = opened.queries.find(str(PLAN)).id
    assert opened.queries.find(report.rpartition("/")[2]).id == plan

    submit(client, f"/documents/{plan}", "part")
    assert not opened.queries.works()


def test_a_document_is_withdrawn_and_restored(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    gone = submit(client, report, "withdraw")
    assert "Đã rút văn bản khỏi kho." in words(gone)
    assert opened.queries.withdrawn()

    submit(client, report, "restore")
    assert not opened.queries.withdrawn()


def test_what_is_not_understood_is_said_and_nothing_typed_is_lost(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    answer = submit(client, report, "correct", field="issued_on", value="hôm qua")

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    form = html.document_fromstring(answer.text).forms[-1]
    assert form.fields["value"] == "hôm qua"
    assert form.fields["why"].strip() == WHY
    assert opened.queries.history(str(REPORT))[-1].what != "HeaderCorrected"


def test_a_number_of_several_documents_shows_which(
    client: TestClient, report: str
) -> None:
    answer = submit(client, report, "mark-copy", target=str(NOTICE))

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert words(answer).count("Thông báo 7/TB-VKS") == 2


def test_a_decision_without_why_is_not_recorded(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    answer = submit(client, f"{report}/citations/0", "reject", why=" ")

    assert "Chưa ghi vì sao" in words(answer)
    assert state(opened) != "rejected"


def test_what_another_clerk_did_meanwhile_is_shown_and_not_overwritten(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    page = html.document_fromstring(client.get(f"{report}/citations/0").text)
    sent = dict(page.forms[0].form_values())
    opened.decisions.reject(str(REPORT), str(PLAN), DecidedBy("bình", "năm khác"))

    answer = client.post(page.forms[0].action, data={**sent, "choice": "not-held"})

    assert answer.status_code == HTTPStatus.BAD_REQUEST  # without why
    sent |= {"choice": "not-held", "why": WHY}
    answer = client.post(page.forms[0].action, data=sent)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "bình: năm khác" in words(answer)
    assert state(opened) == "rejected"

    form = html.document_fromstring(answer.text).forms[-1]
    again = {**dict(form.form_values()), "choice": "not-held"}
    client.post(form.action, data=again)
    assert state(opened) == "not_held"


def test_a_form_of_another_site_is_refused(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    client.headers["Origin"] = "https://evil.example"

    answer = client.post(f"{report}/decisions", data={"choice": "withdraw", "why": "."})

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not opened.queries.withdrawn()


def test_a_form_leads_back_to_no_other_site(client: TestClient, report: str) -> None:
    sent = {"choice": "withdraw", "why": WHY, "next": "//evil.example/"}

    answer = client.post(f"{report}/decisions", data=sent, follow_redirects=False)

    assert answer.headers["location"] == f"{report}?done=withdraw"


def test_a_reader_sees_no_forms_and_can_send_none(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    opened.accounts.people.add("an", "", Role.READER, PASSWORD)
    client.post("/sign-in", data={"name": "an", "password": PASSWORD})
    page = client.get(report)
    token = html.document_fromstring(page.text).forms[0].fields["form_token"]

    assert "decisions" not in page.text
    assert client.get(f"{report}/citations/0").status_code == HTTPStatus.OK
    sent = {"choice": "withdraw", "why": WHY, "form_token": token}
    answer = client.post(f"{report}/decisions", data=sent)
    assert answer.status_code == HTTPStatus.FORBIDDEN
