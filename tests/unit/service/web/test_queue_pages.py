"""The review queue shows one unsure link after the other, and keeps what is undone."""

from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import pytest
from lxml import html

from schemas.account import Role
from schemas.decision import DecidedBy
from schemas.document import Doubt
from schemas.number import DocumentNumber
from schemas.review import CaseKind
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import PLAN, REPORT, make_parsed, make_received
from tests.served import HERE, NOTICE, TestClient, fill_archive, page_client
from tests.signed_in import PASSWORD

HINTED = DocumentNumber("50", "KH-VKS")


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


def words(answer: Any) -> str:
    return " ".join(html.document_fromstring(answer.text).text_content().split())


def press(client: TestClient, answer: Any, key: str) -> Any:
    """Press the button of the page that shows that key."""
    page = html.document_fromstring(answer.text)
    [button] = page.xpath(f"//button[@data-key='{key}']")
    form = next(each for each in page.forms if button in each.iterdescendants())
    sent = {**dict(form.form_values()), "choice": button.get("value") or ""}
    return client.post(form.action, data=sent)


def test_the_case_shows_the_words_and_each_candidate_with_its_reasons(
    client: TestClient,
) -> None:
    page = html.document_fromstring(client.get("/queue?kind=ambiguous").text)

    assert "7/TB-VKS" in page.xpath("string(//h2)")
    assert len(page.xpath("//ol[@class='candidates']/li")) == 2
    assert page.xpath("//ol[@class='candidates']//*[@class='reasons']")


def test_a_decision_leads_to_the_next_case_until_there_is_none(
    client: TestClient, opened: OpenArchive
) -> None:
    first = client.get("/queue?kind=ambiguous")
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
    second = press(client, client.get("/queue?kind=ambiguous"), "1")

    undone = press(client, second, "u")

    assert "Đã rút lại quyết định." in words(undone)
    assert opened.queries.status().links["ambiguous"] == 2


def test_a_case_left_for_later_comes_back(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/queue?kind=ambiguous").text)
    [later] = page.xpath("//a[@data-key='s']/@href")
    assert "Việc 2 trong 2" in words(client.get(later))

    over = client.get("/queue?kind=ambiguous&skip=2")
    assert "trừ những việc để sau" in words(over)


def test_without_a_choice_the_most_doubtful_links_are_shown(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/queue").text)

    [chosen] = page.xpath("//nav[@aria-label='Loại việc']/a[@aria-current]/@href")
    assert chosen == "/queue?kind=ambiguous"


def test_two_clerks_at_one_case_do_not_overwrite_each_other(client: TestClient) -> None:
    seen = client.get("/queue?kind=ambiguous")
    press(client, seen, "1")

    late = press(client, seen, "x")

    assert late.status_code == HTTPStatus.CONFLICT
    assert "xác nhận viện dẫn" in words(late)


def test_only_clerks_see_the_queue(client: TestClient, opened: OpenArchive) -> None:
    opened.accounts.people.add("an", "", Role.WRITER, PASSWORD)
    client.post("/sign-in", data={"name": "an", "password": PASSWORD})

    assert client.get("/queue").status_code == HTTPStatus.FORBIDDEN
    assert "/queue" not in client.get("/").text


def add_doubtful(opened: OpenArchive) -> str:
    """Put in a document whose number was not read, but stands in the file's name."""
    doubts = (Doubt("number_missing", "văn bản không có dòng số, ký hiệu"),)
    parsed = replace(
        make_parsed(body="Kế hoạch không số", name_number=HINTED, number=None),
        doubts=doubts,
    )
    document = opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    return document


def test_a_missing_number_is_taken_from_the_name_of_the_file(
    client: TestClient, opened: OpenArchive
) -> None:
    document = add_doubtful(opened)
    first = client.get("/queue?kind=unnumbered")
    assert "văn bản không có dòng số, ký hiệu" in words(first)
    assert "Kế hoạch không số" in words(first)

    after = press(client, first, "1")

    assert "Không còn việc loại này." in words(after)
    assert opened.queries.file(document).summary.number == str(HINTED)
    assert "Việc 1 trong 1" in words(press(client, after, "u"))


def test_who_says_that_there_is_no_number_is_not_asked_again(
    client: TestClient, opened: OpenArchive
) -> None:
    document = add_doubtful(opened)

    after = press(client, client.get("/queue?kind=unnumbered"), "0")

    assert "Không còn việc loại này." in words(after)
    assert opened.queries.file(document).summary.number is None


def add_doubted_kind(opened: OpenArchive) -> None:
    doubts = (Doubt("kind_unknown", "không rõ loại văn bản"),)
    parsed = replace(
        make_parsed(body="Kế hoạch", number=DocumentNumber("9", "KH-VKS")),
        doubts=doubts,
    )
    opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()


def test_who_says_that_a_field_was_read_well_has_settled_its_doubt(
    client: TestClient, opened: OpenArchive
) -> None:
    add_doubted_kind(opened)
    first = client.get("/queue?kind=doubt")
    assert "không rõ loại văn bản" in words(first)

    after = press(client, first, "1")

    assert "Không còn việc loại này." in words(after)


def add_damaged(opened: OpenArchive) -> str:
    """Put in a document of which something could not be read; return its id."""
    doubts = (
        Doubt("file_damaged", "Tệp PDF bị hỏng"),
        Doubt("page_unread", "Không đọc được trang 3"),
    )
    number = DocumentNumber("9", "KH-VKS")
    parsed = replace(make_parsed(body="Kế hoạch", number=number), doubts=doubts)
    document = opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    return document


def test_who_looked_at_a_damaged_file_settles_all_its_doubts_by_one_key(
    client: TestClient, opened: OpenArchive
) -> None:
    document = add_damaged(opened)
    first = client.get("/queue?kind=reading")
    for doubt in ("Tệp PDF bị hỏng", "Không đọc được trang 3"):
        assert doubt in words(first)

    after = press(client, first, "1")

    assert "Đã ghi: bản đọc dùng được." in words(after)
    assert "Không còn việc loại này." in words(after)
    page = words(client.get(f"/documents/{document}"))
    assert "xem nghi vấn của bản đọc: tệp hỏng, có trang chưa đọc" in page
    assert "Nghi vấn của bản đọc đã xem: “tệp hỏng, có trang chưa đọc”; " in page
    assert "Việc 1 trong 1" in words(press(client, after, "u"))


def test_a_file_that_is_of_no_use_is_withdrawn_from_the_queue(
    client: TestClient, opened: OpenArchive
) -> None:
    document = add_damaged(opened)

    after = press(client, client.get("/queue?kind=reading"), "x")

    assert "Đã rút văn bản khỏi kho." in words(after)
    assert [each.document.id for each in opened.queries.withdrawn()] == [document]


def test_a_case_says_how_many_documents_hang_on_it(client: TestClient) -> None:
    shown = words(client.get("/queue?kind=ambiguous"))

    assert "2 văn bản viện dẫn số này và chờ quyết định" in shown


@pytest.mark.parametrize(("key", "files"), [("1", 2), ("2", 2), ("x", 1)])
def test_two_documents_that_may_be_one_are_joined_or_parted_by_one_key(
    client: TestClient, opened: OpenArchive, key: str, files: int
) -> None:
    first = client.get("/queue?kind=copy")
    assert "Thông báo một" in words(first)
    assert "Thông báo hai" in words(first)
    document = opened.queries.cases(CaseKind.COPY)[0].document

    after = press(client, first, key)

    assert "Không còn việc loại này." in words(after)
    assert len(opened.queries.show(document).files) == files
    assert "Việc 1 trong 1" in words(press(client, after, "u"))


def test_a_file_that_is_discarded_comes_back_when_that_is_undone(
    client: TestClient, opened: OpenArchive
) -> None:
    first = client.get("/queue?kind=quarantine")
    assert "Tệp bị cắt ngang." in words(first)

    after = press(client, first, "x")

    assert "Đã loại tệp khỏi danh sách" in words(after)
    assert not opened.queries.quarantined()
    page = html.document_fromstring(after.text)
    assert page.xpath("//button[@data-key='u']")


def test_the_kinds_say_how_many_cases_they_have(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/queue").text)

    found = page.xpath("//nav[@aria-label='Loại việc']/a/text()")

    assert found == [
        "Mâu thuẫn (0)",
        "Chưa rõ văn bản nào (2)",
        "Có thể là (0)",
        "Thiếu số (0)",
        "Nghi vấn thể thức (0)",
        "Đọc chưa chắc (0)",
        "Có thể cùng một văn bản (1)",
        "Không đọc được (1)",
        "Chưa có trong kho (1)",
    ]


def test_two_clerks_get_different_cases(
    client: TestClient, opened: OpenArchive
) -> None:
    asked = "/queue?kind=ambiguous"
    shown = set()
    for name in ("an", "bình"):
        sign_in(client, opened, name)
        page = html.document_fromstring(client.get(asked).text)
        shown.add(page.xpath("string(//form[.//ol]/@action)"))

    sign_in(client, opened, "chi")

    assert len(shown) == 2
    assert "đang có người khác xem" in words(client.get(asked))


def sign_in(client: TestClient, opened: OpenArchive, name: str) -> None:
    opened.accounts.people.add(name, "", Role.CLERK, PASSWORD)
    client.cookies.clear()
    client.post("/sign-in", data={"name": name, "password": PASSWORD})


def test_a_field_is_corrected_beside_where_it_stands(
    client: TestClient, opened: OpenArchive
) -> None:
    document = opened.queries.find(str(PLAN)).id
    address = f"/documents/{document}/fields/subject"
    page = html.document_fromstring(client.get(address).text)
    form = page.forms[-1]
    assert form.fields["value"] == opened.queries.find(str(PLAN)).subject

    form.fields.update({"value": "Thi đua", "why": "đã xem bản giấy"})
    after = client.post(form.action, data={**form.fields, "choice": "correct"})

    assert str(after.url).startswith(f"{HERE}{address}")
    assert "Đã sửa thể thức." in words(after)
    assert opened.queries.find(str(PLAN)).subject == "Thi đua"


def test_a_field_that_nobody_corrects_has_no_page(
    client: TestClient, opened: OpenArchive
) -> None:
    document = opened.queries.find(str(PLAN)).id

    answer = client.get(f"/documents/{document}/fields/urgency")

    assert answer.is_client_error
