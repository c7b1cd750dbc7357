"""The archive answers programs over HTTP."""

from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

import pytest

from schemas.codec import from_json, to_json
from schemas.errors import (
    AmbiguousReferenceError,
    ArchiveError,
    DocumentNotFoundError,
    QuerySyntaxError,
    SearchUnavailableError,
)
from schemas.reports.archive_report import (
    MissingReport,
    QuarantineReport,
    StatusReport,
)
from schemas.reports.forms_report import FormsReport
from schemas.reports.link_report import LinkReport
from schemas.reports.record_report import RecordReport
from schemas.reports.search_report import SearchReport
from schemas.reports.standing_report import StandingReport
from schemas.reports.trace_report import TraceReport
from schemas.search import SearchQuery
from service.api.app import create_app
from service.api.errors import PROBLEMS
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.factories import PLAN, REPORT
from tests.served import (
    HOSTILE_NAME,
    MISSING,
    NOTICE,
    REPORT_TEXT,
    TestClient,
    fill_archive,
)

API = "/api/v1"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    with TestClient(create_app(opened)) as each:
        yield each


@pytest.fixture(scope="module")
def report(opened: OpenArchive) -> str:
    """The address of the report."""
    return f"{API}/documents/{opened.queries.find(str(REPORT)).id}"


def answer(client: TestClient, address: str, **parameters: Any) -> Any:
    response = client.get(address, params=parameters)
    assert response.status_code == HTTPStatus.OK, response.text
    return response.json()


def as_json(report: Any) -> Any:
    """What the command line writes of a report."""
    return from_json(to_json(report))


def problem(client: TestClient, address: str, **parameters: Any) -> Any:
    response = client.get(address, params=parameters)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == response.status_code
    return response.json()


def test_a_search_answers_what_the_command_line_answers(
    client: TestClient, opened: OpenArchive
) -> None:
    page = opened.queries.search(SearchQuery("nông thôn"))
    report = SearchReport.of(page, opened.queries.standings_in(page))

    found = answer(client, f"{API}/search", q="nông thôn")
    assert found == as_json(report)


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        ({"type": "bao cao"}, 1),
        ({"type": ["Báo cáo", "Thông báo"]}, 3),
        ({"issuer": "vien kiem sat nhan dan tinh hoa an"}, 4),
        ({"from": "2022-01-11"}, 0),
        ({"to": "2022-01-10"}, 4),
        ({"cites": "48/kh-vks"}, 1),
    ],
)
def test_each_filter_counts(
    client: TestClient, filters: dict[str, Any], total: int
) -> None:
    assert answer(client, f"{API}/search", **filters)["total"] == total


def test_hits_come_in_pages(client: TestClient) -> None:
    first = answer(client, f"{API}/search", sort="oldest", limit=3)
    second = answer(client, f"{API}/search", sort="oldest", limit=3, offset=3)

    ids = {hit["id"] for hit in (*first["hits"], *second["hits"])}
    assert (len(first["hits"]), len(second["hits"]), len(ids)) == (3, 1, 4)


def test_a_document_is_shown_by_its_number_in_any_spelling(
    client: TestClient, opened: OpenArchive
) -> None:
    record = as_json(RecordReport.of(opened.queries.show(str(PLAN))))

    assert answer(client, f"{API}/documents", number="so 48 kh vks") == record


def test_a_document_is_shown_by_the_beginning_of_its_id(
    client: TestClient, opened: OpenArchive
) -> None:
    record = as_json(RecordReport.of(opened.queries.show(str(REPORT))))
    start = record["document"]["id"][:8]

    assert answer(client, f"{API}/documents/{start}") == record


def test_the_text_is_the_one_that_offsets_count_in(
    client: TestClient, report: str
) -> None:
    text = client.get(f"{report}/text").text
    mention = answer(client, f"{report}/citations")[1]["mentions"][0]

    assert text == REPORT_TEXT
    assert text[mention["start"] : mention["end"]] == mention["text"]


def test_the_original_comes_as_it_was_received(client: TestClient, report: str) -> None:
    assert client.get(f"{report}/original").content == REPORT_TEXT.encode()


def test_the_original_is_kept_not_shown(client: TestClient, report: str) -> None:
    headers = client.get(f"{report}/original").headers

    disposition, name = headers["content-disposition"].split("filename*=UTF-8''")
    assert disposition == "attachment; "
    assert unquote(name) == HOSTILE_NAME
    assert headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in headers["content-security-policy"]
    assert "x-evil" not in headers


def test_citations_come_resolved(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    links = answer(client, f"{report}/citations")

    expected = [LinkReport.of(each) for each in opened.queries.links(str(REPORT))]
    assert links == as_json(expected)
    assert [each["state"] for each in links] == ["exact", "missing"]


def test_a_trace_has_what_is_below_only_where_it_was_followed(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    shallow = answer(client, f"{report}/trace")
    deep = answer(client, f"{report}/trace", depth=2)

    standing = opened.queries.standing(str(REPORT))
    one, two = (opened.queries.trace(str(REPORT), depth) for depth in (1, 2))
    assert shallow == as_json(TraceReport.of(one, standing))
    assert deep == as_json(TraceReport.of(two, standing))
    assert ["cites" in each for each in deep["cites"]] == [True, False]


def test_a_number_that_is_only_cited_has_a_standing(client: TestClient) -> None:
    standing = answer(client, f"{API}/standing", number=str(MISSING))

    assert standing["document"] is None
    assert standing["missing"]["number"] == str(MISSING)
    assert standing["force"] is None
    assert standing["has_force"]


def test_a_number_that_is_only_cited_is_traced_to_who_cites_it(
    client: TestClient,
) -> None:
    trace = answer(client, f"{API}/trace", number=str(MISSING))

    assert trace["document"] is None
    assert [each["document"]["number"] for each in trace["cited_by"]] == [str(REPORT)]


def test_a_document_says_whether_it_is_in_force(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    day = date(2026, 1, 1)
    standing = answer(client, f"{report}/standing", as_of=day.isoformat())

    expected = StandingReport.of(opened.queries.standing(str(REPORT), day))
    assert standing == as_json(expected)


@pytest.mark.parametrize(
    ("form", "begins"),
    [("svg", "<svg"), ("graphml", "<?xml"), ("dot", "digraph"), ("json", '{"nodes"')],
)
def test_a_network_is_drawn_in_each_form(
    client: TestClient, report: str, form: str, begins: str
) -> None:
    drawn = client.get(f"{report}/network", params={"format": form})

    assert drawn.status_code == 200
    assert drawn.text.startswith(begins)


def test_a_document_says_how_it_is_cited(
    client: TestClient, opened: OpenArchive, report: str
) -> None:
    forms = as_json(FormsReport.of(opened.queries.cite(str(REPORT))))

    assert answer(client, f"{report}/cite") == forms


def test_what_is_missing_is_listed(client: TestClient, opened: OpenArchive) -> None:
    missing = as_json([MissingReport.of(each) for each in opened.queries.missing()])

    assert [each["number"] for each in missing] == [str(MISSING)]
    assert answer(client, f"{API}/missing") == missing


def test_what_could_not_be_read_is_listed(
    client: TestClient, opened: OpenArchive
) -> None:
    files = as_json(
        [QuarantineReport.of(each) for each in opened.queries.quarantined()]
    )

    assert [each["reason"] for each in files] == ["Tệp bị cắt ngang."]
    assert answer(client, f"{API}/quarantine") == files


def test_the_status_is_told(client: TestClient, opened: OpenArchive) -> None:
    status = StatusReport.of(opened.queries.status())

    assert answer(client, f"{API}/status") == as_json(status)


def test_the_service_says_that_it_runs(client: TestClient) -> None:
    assert answer(client, f"{API}/health") == {"status": "ok"}


@pytest.mark.parametrize("part", ["", "/text", "/original", "/citations", "/cite"])
def test_what_is_not_there_is_a_problem(client: TestClient, part: str) -> None:
    found = problem(client, f"{API}/documents/ffffffff{part}")

    assert found["status"] == HTTPStatus.NOT_FOUND
    assert found["title"] == "Không có văn bản này trong kho"


def test_several_documents_of_one_number_are_listed(client: TestClient) -> None:
    found = problem(client, f"{API}/documents", number=str(NOTICE))

    assert found["status"] == HTTPStatus.CONFLICT
    assert len(found["candidates"]) == 2


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": '"không đóng'},
        {"cites": "không phải số"},
        {"from": "2022-02-01", "to": "2022-01-01"},
    ],
)
def test_a_query_that_cannot_be_understood_is_a_problem(
    client: TestClient, parameters: dict[str, str]
) -> None:
    found = problem(client, f"{API}/search", **parameters)

    assert found["status"] == HTTPStatus.BAD_REQUEST
    assert found["detail"]


@pytest.mark.parametrize(
    ("address", "name", "value"),
    [
        ("search", "limit", "0"),
        ("search", "from", "10/01/2022"),
        ("search", "sort", "upwards"),
        ("trace", "depth", "6"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(
    client: TestClient, address: str, name: str, value: str
) -> None:
    parameters = {"number": "48/KH-VKS", name: value}

    found = problem(client, f"{API}/{address}", **parameters)

    assert found["status"] == HTTPStatus.UNPROCESSABLE_ENTITY
    assert found["parameters"] == [name]


def test_another_address_is_a_problem(client: TestClient) -> None:
    assert problem(client, f"{API}/nothing")["status"] == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    "kind",
    [
        AmbiguousReferenceError,
        ArchiveError,
        DocumentNotFoundError,
        QuerySyntaxError,
        SearchUnavailableError,
    ],
)
def test_each_error_of_a_query_is_told_from_the_others(
    kind: type[ArchiveError],
) -> None:
    assert list(PROBLEMS.values()).count(PROBLEMS[kind]) == 1


def test_a_broken_index_is_told_without_naming_files(
    opened: OpenArchive, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_query: SearchQuery) -> None:
        raise SearchUnavailableError("/home/clerk/archive/index")

    monkeypatch.setattr(opened.queries, "search", broken)

    found = problem(client, f"{API}/search", q="kế hoạch")

    assert found["status"] == HTTPStatus.SERVICE_UNAVAILABLE
    assert "detail" not in found


def test_every_answer_is_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    routes = {
        f"{method} {path}": route
        for path, methods in paths.items()
        for method, route in methods.items()
    }
    assert [path for path, route in routes.items() if "description" not in route] == []
    done = {
        path: [each for status, each in route["responses"].items() if status < "300"]
        for path, route in routes.items()
    }
    assert [path for path, answers in done.items() if not answers] == []
    assert [
        path
        for path, answers in done.items()
        if any("content" not in each for each in answers)
    ] == []


def test_a_misspelt_query_says_how_it_was_read(client: TestClient) -> None:
    found = answer(client, f"{API}/search", q="nông thôn mowsi")

    assert found["read_as"] == "nông thôn mới"
    assert found["total"]


def test_the_beginning_of_a_number_is_completed(client: TestClient) -> None:
    found = answer(client, f"{API}/complete", q="48/k")

    assert {"kind": "number", "text": "48/KH-VKS"} in found


def test_documents_like_one_are_found(client: TestClient, report: str) -> None:
    alike = answer(client, f"{report}/alike")

    assert alike
    assert report.rpartition("/")[2] not in {each["id"] for each in alike}


def test_a_trace_as_of_an_earlier_day_knows_nothing_yet(
    client: TestClient, report: str
) -> None:
    response = client.get(f"{report}/trace", params={"as_of": "2020-01-01"})

    assert response.status_code == HTTPStatus.NOT_FOUND
    assert answer(client, f"{report}/trace", as_of=date.today().isoformat()) == answer(  # noqa: DTZ011
        client, f"{report}/trace"
    )
