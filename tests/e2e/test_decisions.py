"""What a clerk decides, on the command line and over HTTP: it counts, and it stays."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from eventsourcing.persistence import IntegrityError

from cli.main import main
from schemas.account import Role
from service.api.app import create_app
from service.bootstrap import open_archive
from service.domain.document_log import DocumentLog
from service.settings import read_settings
from tests.served import TestClient
from tests.signed_in import token_of

HEAD = """VIỆN KIỂM SÁT NHÂN DÂN TỈNH HÒA AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
"""
PLAN = f"""{HEAD}Số: 52/KH-VKS
Hòa An, ngày 14 tháng 3 năm 2023
KẾ HOẠCH
Trồng cây quanh trụ sở
Các phòng trồng hai mươi cây sao đen trước mùa mưa.
"""
REPORT = f"""{HEAD}Số: 19/BC-VKS
Hòa An, ngày 20 tháng 11 năm 2023
BÁO CÁO
Kết quả trồng cây
Thực hiện Kế hoạch số 52/KH-VKS ngày 14/3/2023, đơn vị đã trồng đủ hai mươi cây.
"""


class Clerk:
    """Runs commands on one archive, and says who and why where it decides."""

    def __init__(self, home: Path) -> None:
        self._environ = {"VANKHO_HOME": str(home), "VANKHO_WORKERS": "1"}

    def run(self, *arguments: str | Path) -> Result:
        words = [str(each) for each in arguments]
        return CliRunner().invoke(
            main, words, env=self._environ, catch_exceptions=False
        )

    def ask(self, *arguments: str) -> Any:
        result = self.run(*arguments, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def decide(self, *arguments: str) -> Any:
        return self.ask(*arguments, "--by", "An", "--why", "đã xem bản giấy")

    def link(self) -> Any:
        (link,) = self.ask("trace", "19/BC-VKS")["cites"]
        return link


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "plan.txt").write_text(PLAN, "utf-8")
    (inbox / "report.txt").write_text(REPORT, "utf-8")
    clerk = Clerk(tmp_path / "home")
    clerk.run("import", inbox)
    return clerk


def test_a_link_is_rejected_and_the_word_taken_back_by_its_number(clerk: Clerk) -> None:
    assert clerk.decide("reject", "19/BC-VKS", "52/KH-VKS")["state"] == "rejected"
    *_, said = clerk.ask("history", "19/BC-VKS")
    assert (said["what"], said["by"]) == ("CitationRejected", "An")

    clerk.decide("undo", "19/BC-VKS", "--decision", str(said["number"]))

    assert clerk.link()["state"] == "strong"


def test_what_was_confirmed_is_certain(clerk: Clerk) -> None:
    assert clerk.decide("confirm", "19/BC-VKS", "52/KH-VKS")["state"] == "confirmed"
    assert clerk.decide("undo", "19/BC-VKS", "52/KH-VKS")["state"] == "strong"


def test_a_corrected_number_is_found_and_cited_and_survives_a_rebuild(
    clerk: Clerk,
) -> None:
    record = clerk.decide("correct", "52/KH-VKS", "number", "53/KH-VKS")
    assert record["corrections"][0]["printed"] == "52/KH-VKS"
    clerk.run("rebuild")

    assert clerk.ask("search", "53/KH-VKS")["total"] == 1
    assert clerk.link()["state"] == "missing"
    assert "52/KH-VKS" in clerk.run("show", "53/KH-VKS").stdout


def test_a_withdrawn_document_is_not_found_by_words(clerk: Clerk) -> None:
    document = clerk.decide("withdraw", "52/KH-VKS")["document"]["id"]

    found = clerk.ask("search", "sao đen")
    assert document not in {each["id"] for each in found["hits"]}
    assert found["total"] == 0 or found["read_as"]
    assert clerk.ask("show", document)["withdrawn"]


def test_a_copy_leads_to_its_original(clerk: Clerk, tmp_path: Path) -> None:
    torn = PLAN.replace("Các phòng trồng", "Bản phô tô, mất góc trên: … trồng")
    (tmp_path / "copy.txt").write_text(torn.replace("mùa mưa", "mùa …"), "utf-8")
    clerk.run("import", tmp_path / "copy.txt")
    ids = [each["id"] for each in clerk.ask("search", "sao đen")["hits"]]
    assert len(ids) == 2

    clerk.decide("mark-copy", ids[1], ids[0])

    assert [each["id"] for each in clerk.ask("search", "sao đen")["hits"]] == ids[:1]
    assert clerk.link()["target"]["id"] == ids[0]


def test_a_relation_is_corrected_and_taken_back(clerk: Clerk) -> None:
    assert clerk.link()["relation"] == "implements"
    related = clerk.decide("relate", "19/BC-VKS", "52/KH-VKS", "viện dẫn")
    assert related["relation"] == "refers_to"

    (why,) = clerk.ask("why", "19/BC-VKS", "52/KH-VKS")
    assert why["relation_reason"].endswith("đã xem bản giấy")
    assert "viện dẫn: An, " in clerk.run("why", "19/BC-VKS", "52/KH-VKS").stdout
    assert "sửa quan hệ" in clerk.run("history", "19/BC-VKS").stdout
    clerk.decide("undo", "19/BC-VKS", "52/KH-VKS")
    assert clerk.link()["relation"] == "implements"


def test_the_filter_by_standing_follows_a_corrected_relation(clerk: Clerk) -> None:
    def found() -> Any:
        return clerk.ask("search", "trồng cây", "--standing", "replaced")["total"]

    clerk.decide("relate", "19/BC-VKS", "52/KH-VKS", "thay the")
    assert found() == 1
    assert "đã bị thay thế" in clerk.run("standing", "52/KH-VKS").stdout

    clerk.decide("relate", "19/BC-VKS", "52/KH-VKS", "refers_to")
    assert found() == 0


def test_a_citation_is_confirmed_to_mean_what_is_not_held(clerk: Clerk) -> None:
    cited = "19/BC-VKS", "52/KH-VKS"
    assert clerk.decide("confirm", *cited, "--not-held")["state"] == "not_held"

    assert clerk.link()["target"] is None
    (missing,) = clerk.ask("missing")
    assert (missing["number"], missing["found_since"]) == ("52/KH-VKS", [])
    shown = clerk.run("trace", "19/BC-VKS").stdout
    assert "chưa có trong kho, đã xác nhận" in shown


def test_a_target_is_held(clerk: Clerk) -> None:
    cited = "19/BC-VKS", "52/KH-VKS", "52/KH-VKS"
    result = clerk.run("confirm", *cited, "--not-held", "--why", "thử")

    assert result.exit_code == 2
    assert "--not-held" in result.stderr


def test_a_citation_is_dismissed_and_another_one_added(clerk: Clerk) -> None:
    assert clerk.decide("dismiss", "19/BC-VKS", "52/KH-VKS")["state"] == "dismissed"

    words = "Kế hoạch số 52/KH-VKS"
    added = clerk.decide("add", "19/BC-VKS", words)
    assert (added["number"], added["mentions"][0]["text"]) == ("52/KH-VKS", words)


def test_what_cannot_be_read_is_refused_with_its_status(clerk: Clerk) -> None:
    result = clerk.run("correct", "52/KH-VKS", "issued_on", "hôm qua", "--why", "thử")

    assert result.exit_code == 2
    assert "hôm qua" in result.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("basket", "show", "không có"), "không có giỏ này: không có"),
        (("basket", "remove", "không có", "52/KH-VKS"), "không có giỏ này: không có"),
        (("saved", "new", "không có"), "không có câu tìm kiếm này: không có"),
        (("saved", "remove", "không có"), "không có câu tìm kiếm này: không có"),
        (
            ("undo", "52/KH-VKS", "--decision", "9", "--why", "-"),
            "không có quyết định này: 9",
        ),
        (
            ("undo", "19/BC-VKS", "52/KH-VKS", "--why", "-"),
            "không có quyết định này",
        ),
        (
            ("dismiss", "19/BC-VKS", "99/KH-VKS", "--why", "-"),
            "văn bản không viện dẫn điều này: 99/KH-VKS",
        ),
        (
            ("withdraw", "99/KH-VKS", "--why", "-"),
            "không có văn bản này trong kho: 99/KH-VKS",
        ),
    ],
)
def test_what_is_not_there_is_named(
    clerk: Clerk, command: tuple[str, ...], said: str
) -> None:
    result = clerk.run(*command)

    assert result.exit_code == 4
    assert said in result.stderr


def test_a_conflict_has_its_status(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other writer can be first each time, however many there are."""

    def refuse(*_events: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(DocumentLog, "save", refuse)
    result = clerk.run("withdraw", "52/KH-VKS", "--why", "-")

    assert result.exit_code == 10
    assert "người khác vừa thay đổi, hãy thử lại" in result.stderr


def test_what_is_not_in_a_basket_is_named(clerk: Clerk) -> None:
    clerk.run("basket", "add", "thi đua", "52/KH-VKS")
    result = clerk.run("basket", "remove", "thi đua", "19/BC-VKS")

    assert result.exit_code == 4
    assert "văn bản không có trong giỏ: 19/BC-VKS" in result.stderr


def test_a_stored_text_that_was_changed_is_no_missing_document(
    clerk: Clerk, tmp_path: Path
) -> None:
    for stored in (tmp_path / "home/files").rglob("*"):
        if stored.is_file() and b"content" in stored.read_bytes():
            stored.write_bytes(b"changed")
    result = clerk.run("show", "52/KH-VKS", "--text")

    assert result.exit_code == 11
    assert "tệp lưu trong kho đã bị thay đổi" in result.stderr


@pytest.fixture
def client(clerk: Clerk, tmp_path: Path) -> Iterator[TestClient]:  # noqa: ARG001
    environ = {"VANKHO_HOME": str(tmp_path / "home")}
    with open_archive(read_settings(environ)) as opened:
        token = token_of(opened.accounts, Role.CLERK, "an")
        headers = {"Authorization": f"Bearer {token}"}
        yield TestClient(create_app(opened), headers=headers)


def post(client: TestClient, address: str, token: str = "", **body: Any) -> Any:
    document = client.get("/api/v1/documents", params={"number": "19/BC-VKS"}).json()
    response = client.post(
        f"/api/v1/documents/{document['document']['id']}/{address}",
        json={"why": "đã xem", **body},
        headers={"Authorization": f"Bearer {token}"} if token else {},
    )
    return response.status_code, response.json()


@pytest.mark.parametrize(
    ("address", "body", "state"),
    [
        ("confirmations", {"cited": "52/KH-VKS"}, "confirmed"),
        ("confirmations", {"cited": "52/KH-VKS", "not_held": True}, "not_held"),
        ("rejections", {"cited": "52/KH-VKS"}, "rejected"),
        ("dismissals", {"cited": "52/KH-VKS"}, "dismissed"),
        ("citations", {"words": "Kế hoạch số 52/KH-VKS"}, "probable"),
    ],
)
def test_a_word_on_a_citation_over_http(
    client: TestClient, address: str, body: dict[str, Any], state: str
) -> None:
    status, link = post(client, address, **body)

    assert (status, link["state"]) == (HTTPStatus.OK, state)


def test_a_relation_is_corrected_over_http(client: TestClient) -> None:
    """It has to be one, and to mean what is held or what is not: not both."""
    status, link = post(client, "relations", cited="52/KH-VKS", relation="bai bo")
    refused, problem = post(client, "relations", cited="52/KH-VKS", relation="xóa")

    assert (status, link["relation"]) == (HTTPStatus.OK, "repeals")
    assert refused == HTTPStatus.BAD_REQUEST
    assert "xóa" in json.dumps(problem, ensure_ascii=False)
    both: Any = {"cited": "52/KH-VKS", "target": "52/KH-VKS", "not_held": True}
    assert post(client, "confirmations", **both)[0] == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_header_is_corrected_and_the_word_taken_back_over_http(
    client: TestClient,
) -> None:
    _, record = post(client, "corrections", field="subject", value="Về trồng cây")
    assert record["header"]["subject"] == "Về trồng cây"

    number = record["corrections"][0]["number"]
    _, record = post(client, f"decisions/{number}/undo")
    assert record["header"]["subject"] == "Kết quả trồng cây"


def test_a_document_is_withdrawn_over_http(client: TestClient) -> None:
    _, record = post(client, "withdrawal")

    assert record["withdrawn"]


def test_a_decision_that_is_not_there_is_named_over_http(client: TestClient) -> None:
    status, found = post(client, "decisions/9/undo")

    assert (status, found["title"], found["detail"]) == (
        HTTPStatus.NOT_FOUND,
        "Không có quyết định này",
        "9",
    )


def test_a_copy_is_marked_over_http(client: TestClient) -> None:
    _, record = post(client, "copy", original="52/KH-VKS")

    assert record["copy_of"]


def test_why_and_history_are_told_over_http(client: TestClient) -> None:
    document = client.get("/api/v1/documents", params={"number": "19/BC-VKS"}).json()
    address = f"/api/v1/documents/{document['document']['id']}"

    (why,) = client.get(f"{address}/why", params={"cited": "52/KH-VKS"}).json()
    history = client.get(f"{address}/history").json()

    assert (why["state"], why["candidates"][0]["state"]) == ("strong", "strong")
    assert [each["what"] for each in history] == ["Received", "Read", "Parsed"]


def test_without_the_token_nobody_decides(client: TestClient) -> None:
    status, _ = post(client, "withdrawal", token="another")

    assert status == HTTPStatus.UNAUTHORIZED


def test_who_signed_in_is_who_decided(client: TestClient) -> None:
    post(client, "rejections", cited="52/KH-VKS")
    document = client.get("/api/v1/documents", params={"number": "19/BC-VKS"}).json()
    history = f"/api/v1/documents/{document['document']['id']}/history"

    assert client.get(history).json()[-1]["by"] == "an"


def test_where_somebody_has_an_account_a_reader_does_not_decide(
    clerk: Clerk,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    environ = {"VANKHO_HOME": str(tmp_path / "home")}
    with open_archive(read_settings(environ)) as opened:
        token = token_of(opened.accounts, Role.READER)
        reader = {"Authorization": f"Bearer {token}"}
        status, _ = post(TestClient(create_app(opened), headers=reader), "withdrawal")

    assert status == HTTPStatus.FORBIDDEN


def test_a_basket_is_filled_over_http(client: TestClient) -> None:
    address = "/api/v1/baskets/thi-dua"
    body = {"references": ["52/KH-VKS"]}
    nobody = {"Authorization": "Bearer vk_"}
    refused = client.post(f"{address}/documents", json=body, headers=nobody)
    assert refused.status_code == HTTPStatus.UNAUTHORIZED

    (held,) = client.post(f"{address}/documents", json=body).json()
    assert held["number"] == "52/KH-VKS"
    assert client.get(address).json() == [held]
    assert client.get("/api/v1/baskets").json() == {"thi-dua": 1}
    client.post(f"{address}/removals", json=body)
    assert client.get("/api/v1/baskets").json() == {}


def test_a_search_is_kept_over_http(client: TestClient) -> None:
    address = "/api/v1/saved/ke-hoach"
    nobody = {"Authorization": "Bearer vk_"}
    body = {"query": "loại:KH"}
    refused = client.post(address, json=body, headers=nobody)
    assert refused.status_code == HTTPStatus.UNAUTHORIZED

    (kept,) = client.post(address, json=body).json()
    assert kept == {"name": "ke-hoach", "query": "loại:KH", "new": 0}
    assert client.get(f"{address}/new").json()["total"] == 0
    assert client.post(f"{address}/looks").json()
    assert client.post(f"{address}/removal").json() == []
