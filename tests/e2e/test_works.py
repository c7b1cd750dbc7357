"""A văn bản with several files, and what was withdrawn, for those who ask for it."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest

from schemas.account import Role
from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import read_settings
from service.web.site import create_pages
from tests.office import BY, OTHER, REPORT, SIGNED, Office
from tests.served import TestClient
from tests.signed_in import token_of

WRONG_DAY = REPORT.replace("14/3/2022", "15/4/2022").replace("90/BC", "91/BC")


@pytest.fixture
def client(office: Office) -> Iterator[TestClient]:
    with open_archive(read_settings(office.environ)) as opened:
        app = create_app(opened)
        app.mount("/", create_pages(opened))
        token_text = token_of(opened.accounts, Role.CLERK, "an")
        token = {"Authorization": f"Bearer {token_text}"}
        with TestClient(app, headers=token) as served:
            yield served


def test_a_draft_and_what_was_signed_are_shown_as_one(office: Office) -> None:
    record = office.ask("show", "77/KH-UBND")

    assert record["document"]["filename"] == "ban_ky.txt"
    names = [each["filename"] for each in record["files"]]
    assert names == ["ban_ky.txt", "du_thao.txt"]
    assert "nội dung giống nhau" in record["files"][1]["reason"]
    assert "du_thao.txt (text/plain)" in office.run("show", "77/KH-UBND").stdout


def test_status_counts_it_once(office: Office) -> None:
    status = office.ask("status")

    assert (status["documents"], status["indexed"]) == (2, 2)


def test_by_the_id_of_a_file_its_document_is_shown(office: Office) -> None:
    main_file, draft = office.ask("show", "77/KH-UBND")["files"]
    record = office.ask("show", draft["id"])

    assert record["document"]["id"] == record["copy_of"] == main_file["id"]
    assert record["asked"] == draft["id"]
    assert "du_thao.txt" in office.run("show", draft["id"]).stdout
    assert "DỰ THẢO" in office.run("show", draft["id"], "--text").stdout


def test_it_is_cited_and_linked_and_found_once(office: Office) -> None:
    main_file, draft = office.ask("show", "77/KH-UBND")["files"]

    assert office.ask("cite", "77/KH-UBND")["full"]
    (link,) = office.ask("trace", "90/BC-UBND")["cites"]
    assert (link["state"], link["target"]["id"]) == ("exact", main_file["id"])
    for query in ("77/KH-UBND", "dứt điểm", "du_thao"):
        (hit,) = [
            e for e in office.ask("search", query)["hits"] if e["id"] == main_file["id"]
        ]
        assert [each["id"] for each in hit["files"]] == [main_file["id"], draft["id"]]
    assert "2 tệp: ban_ky.txt; du_thao.txt" in office.run("search", "dứt điểm").stdout
    assert office.ask("status")["indexed"] == 2


def test_a_wrong_day_in_a_draft_is_found_though_there_are_two_files(
    office: Office,
) -> None:
    (office.path("bao_cao")).write_text(WRONG_DAY, "utf-8")
    found = office.ask("check", office.path("bao_cao"))

    assert "date_contradicts" in {each["code"] for each in found["findings"]}


def test_files_that_differ_are_proposed_until_a_person_joins_them(
    office: Office,
) -> None:
    office.take_in(ban_khac=OTHER)
    proposed = office.ask("works", "--proposed")
    assert proposed
    refused = office.run("show", "77/KH-UBND")
    assert refused.exit_code == 5
    assert "ban_khac.txt" in refused.output
    assert "Kế hoạch 77/KH-UBND · 14/03/2022" in refused.output

    other = next(
        each["id"]
        for pair in proposed
        for each in (pair["document"], pair["other"])
        if each["filename"] == "ban_khac.txt"
    )
    signed = office.ask("works")[0]["document"]["id"]
    office.run("mark-copy", other, signed, *BY)
    assert office.ask("works", "--proposed") == []
    assert len(office.ask("show", "77/KH-UBND")["files"]) == 3

    office.run("part", other, *BY)
    assert len(office.ask("show", signed)["files"]) == 2
    assert office.run("part", "90/BC-UBND", *BY).exit_code == 2


def test_each_document_that_a_citation_may_mean_is_shown_with_its_file(
    office: Office,
) -> None:
    office.take_in(ban_khac=OTHER)
    traced = office.run("trace", "90/BC-UBND").stdout
    checked = office.run("check", office.path("bao_cao")).stdout

    for shown in (traced, checked):
        assert "Chỉnh lý tài liệu tồn đọng năm 2022" in shown
        assert "ban_ky.txt" in shown
        assert "ban_khac.txt" in shown


def test_the_number_of_another_file_of_it_is_cited_and_is_no_mistake(
    office: Office,
) -> None:
    main_file = office.ask("show", "77/KH-UBND")["document"]["id"]
    misread = SIGNED.replace("77/KH", "78/KH").replace("dứt điểm", "dứt  điểm ngay")
    citing = REPORT.replace("77/KH", "78/KH").replace(
        "Suối Khoai.", "Suối Khoai về chỉnh lý tài liệu tồn đọng năm 2022."
    )
    office.take_in(scan=misread, bao_cao_hai=citing)
    office.run("mark-copy", "78/KH-UBND", main_file, *BY)
    checked = office.ask("check", office.path("bao_cao_hai"))

    (link,) = checked["links"]
    assert (link["state"], link["target"]["id"]) == ("probable", main_file)
    assert "theo tệp scan.txt, không phải tệp chính" in link["reasons"]
    assert checked["findings"] == []


def test_documents_of_its_number_that_each_contradict_it_are_shown_in_full(
    office: Office,
) -> None:
    other_year = SIGNED.replace("14 tháng 3 năm 2022", "15 tháng 3 năm 2021")
    dated = REPORT.replace("14/3/2022 của Ủy ban nhân dân huyện Suối Khoai", "9/9/2023")
    office.take_in(nam_truoc=other_year, bao_cao_hai=dated.replace("90/BC", "92/BC"))
    traced = office.run("trace", "92/BC-UBND").stdout

    assert "mâu thuẫn" in traced
    for name in ("ban_ky.txt", "nam_truoc.txt"):
        assert f"Chỉnh lý tài liệu tồn đọng năm 2022 · {name}" in traced


def test_what_was_withdrawn_is_listed_shown_and_brought_back(office: Office) -> None:
    office.run("withdraw", "77/KH-UBND", "--by", "Bình", "--why", "nhập nhầm")

    assert office.ask("search", "77/KH-UBND")["total"] <= 1
    withdrawn = office.ask("withdrawn")
    assert [each["by"] for each in withdrawn] == ["Bình", "Bình"]
    listed = office.run("withdrawn").stdout
    for name in ("ban_ky.txt", "du_thao.txt"):
        assert f"Chỉnh lý tài liệu tồn đọng năm 2022 · {name}" in listed
    assert "nhập nhầm" in office.run("show", "77/KH-UBND").stdout
    again = office.take_in()
    assert again.output.count("văn bản đã rút (Bình") == 2
    target = office.run("mark-copy", "90/BC-UBND", "77/KH-UBND", *BY)
    assert target.exit_code == 2
    assert "đã bị rút (Bình" in target.output

    office.run("reinstate", "77/KH-UBND", *BY)
    assert office.ask("withdrawn") == []
    assert len(office.ask("show", "77/KH-UBND")["files"]) == 2


def test_over_http_it_is_one_document_too(office: Office, client: TestClient) -> None:
    main_file, draft = office.ask("show", "77/KH-UBND")["files"]
    said = {"why": "đã xem"}

    (work,) = client.get("/api/v1/works").json()
    assert [each["id"] for each in work["files"]] == [main_file["id"], draft["id"]]
    address = f"/api/v1/documents/{draft['id']}"
    assert client.get(address).json()["copy_of"] == main_file["id"]
    assert "DỰ THẢO" in client.get(f"{address}/text").text
    assert client.post(f"{address}/parting", json=said).json()["files"][0]["id"]
    problem = client.get("/api/v1/documents", params={"number": "77/KH-UBND"})
    assert problem.status_code == HTTPStatus.CONFLICT
    assert {each["filename"] for each in problem.json()["documents"]} == {
        "ban_ky.txt",
        "du_thao.txt",
    }
    client.post(f"{address}/withdrawal", json=said)
    (gone,) = client.get("/api/v1/withdrawn").json()
    assert (gone["document"]["id"], gone["why"]) == (draft["id"], "đã xem")
    client.post(f"{address}/reinstatement", json=said)
    assert client.get("/api/v1/withdrawn").json() == []
    assert client.get("/api/v1/works/proposed").json() == []


def test_the_page_of_a_file_is_that_of_its_document(
    office: Office, client: TestClient
) -> None:
    draft = office.ask("show", "77/KH-UBND")["files"][1]
    page = client.get(f"/documents/{draft['id']}").text

    assert "Tệp được hỏi là du_thao.txt" in page
    assert "Các tệp của văn bản (2)" in page
    assert (
        "2 tệp: ban_ky.txt; du_thao.txt"
        in client.get("/", params={"q": "77/KH-UBND"}).text
    )


def test_all_files_of_a_document_are_read_again(office: Office) -> None:
    _, draft = office.ask("show", "77/KH-UBND")["files"]

    assert office.ask("reparse", "77/KH-UBND")["read"] == 2
    assert office.ask("reparse", draft["id"], "77/KH-UBND", "90/BC-UBND")["read"] == 3


def test_a_page_lists_what_may_be_one_document_with_the_forms_to_say_so(
    office: Office, client: TestClient
) -> None:
    assert "Không có gì cần xem." in client.get("/works").text
    office.take_in(ban_khac=OTHER)
    page = client.get("/works").text
    pair = office.ask("works", "--proposed")[0]

    for each in (pair["document"], pair["other"]):
        assert f"({each['filename']})" in page
        assert f'value="mark-copy {each["id"]}"' in page
    assert f'action="/documents/{pair["other"]["id"]}/decisions"' in page
    assert "Là hai văn bản khác nhau" in page
    assert "Là một văn bản (1)" in page


def test_a_page_lists_what_was_withdrawn_with_the_form_to_reinstate_it(
    office: Office, client: TestClient
) -> None:
    assert "Không văn bản nào" in client.get("/withdrawn").text
    ident = office.ask("show", "90/BC-UBND")["document"]["id"]
    office.run("withdraw", "90/BC-UBND", "--by", "Bình", "--why", "nhập nhầm")
    page = client.get("/withdrawn").text

    for each in ("90/BC-UBND", "bao_cao.txt", "nhập nhầm", "Đưa trở lại kho"):
        assert each in page
    assert f'action="/documents/{ident}/decisions"' in page
