"""A folder of files becomes an archive that answers over HTTP and in the browser."""

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from lxml import html

from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import read_settings
from service.web.pages import router as pages
from service.web.site import create_pages
from tests.engines import ENGINES
from tests.served import TestClient

MANUAL = (Path(__file__).parents[2] / "docs/manual/http.md").read_text("utf-8")
HEAD = """VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO
VIỆN KIỂM SÁT NHÂN DÂN TỈNH HÒA AN
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
Thực hiện Kế hoạch số 52/KH-VKS ngày 14/3/2023 của Viện kiểm sát nhân dân tỉnh Hòa An,
đơn vị đã trồng đủ hai mươi cây. Căn cứ Hướng dẫn số 8/HD-VKS ngày 02/02/2023, cây được
chăm sóc hằng tuần.
"""


def serve(opened: OpenArchive) -> FastAPI:
    """Return the API with the pages beside it, as they are served."""
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    return app


@pytest.fixture(scope="module", params=ENGINES)
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """The archive of a folder with a report, the plan it cites, and a broken file."""
    inbox = tmp_path_factory.mktemp("inbox")
    (inbox / "plan.txt").write_text(PLAN, "utf-8")
    (inbox / "report.txt").write_text(REPORT, "utf-8")
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7\n%%broken")
    environ = {"VANKHO_HOME": str(tmp_path_factory.mktemp("home"))}
    if request.param == "servers":
        environ |= request.getfixturevalue("shared_servers")
    with open_archive(read_settings(environ)) as opened:
        opened.importer.run([inbox], lambda _result: None)
        with TestClient(serve(opened)) as each:
            yield each


def answer(client: TestClient, address: str, **parameters: str) -> Any:
    response = client.get(f"/api/v1{address}", params=parameters)
    assert response.status_code == HTTPStatus.OK, response.text
    return response.json()


def page(client: TestClient, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == HTTPStatus.OK
    return html.document_fromstring(response.text)


def test_what_was_imported_is_found_without_accents(client: TestClient) -> None:
    found = answer(client, "/search", q="trong cay", type="bao cao")

    assert [hit["number"] for hit in found["hits"]] == ["19/BC-VKS"]


def test_a_trace_leads_to_the_plan_and_tells_what_is_missing(
    client: TestClient,
) -> None:
    trace = answer(client, "/trace", number="19/bc-vks")

    states = {link["number"]: link["state"] for link in trace["cites"]}
    assert states == {"52/KH-VKS": "exact", "8/HD-VKS": "missing"}


def test_a_reader_goes_from_the_search_to_the_report_to_the_plan(
    client: TestClient,
) -> None:
    [hit] = page(client, "/?q=19/BC-VKS").xpath("//ol[@class='hits']/li//a/@href")
    [plan] = page(client, hit).xpath("//a[contains(@class, 'mention')][1]/@href")[:1]

    assert page(client, plan).xpath("string(//h1)") == "Kế hoạch 52/KH-VKS"


def test_every_mention_of_a_page_is_a_place_in_the_text(client: TestClient) -> None:
    report = answer(client, "/documents", number="19/BC-VKS")["document"]["id"]
    text = client.get(f"/api/v1/documents/{report}/text").text

    mentions = [
        mention
        for link in answer(client, f"/documents/{report}/citations")
        for mention in link["mentions"]
    ]
    assert mentions
    assert all(text[each["start"] : each["end"]] == each["text"] for each in mentions)


def test_the_original_is_downloaded_from_the_page(client: TestClient) -> None:
    report = answer(client, "/documents", number="19/BC-VKS")["document"]["id"]
    [address] = page(client, f"/documents/{report}").xpath(
        "//a[contains(@href, '/original')]/@href"
    )

    response = client.get(address)

    assert response.content == REPORT.encode()
    assert response.headers["content-disposition"].startswith("attachment")


def test_the_broken_file_is_told_on_its_page(client: TestClient) -> None:
    assert page(client, "/quarantine").xpath("//tbody/tr/td[1]/text()") == [
        "broken.pdf"
    ]


def test_programs_get_problems_and_people_get_pages(client: TestClient) -> None:
    program = client.get("/api/v1/nothing")
    person = client.get("/nothing")

    assert program.headers["content-type"] == "application/problem+json"
    assert person.headers["content-type"].startswith("text/html")
    assert program.status_code == person.status_code == HTTPStatus.NOT_FOUND


def test_every_route_is_in_the_manual(client: TestClient) -> None:
    programs = [f"\n### `{heading}`\n" for heading in _routes(client)]
    people = [f"\n- `{route.path}`:" for route in pages.routes]  # type: ignore[attr-defined]

    assert [each for each in (*programs, *people) if each not in MANUAL] == []


def test_every_parameter_is_in_the_part_of_its_route(client: TestClient) -> None:
    unsaid = [
        (heading, parameter["name"])
        for heading, route in _routes(client).items()
        for parameter in route.get("parameters", ())
        if parameter["in"] == "query" and parameter["name"] not in _part(heading)
    ]

    assert unsaid == []


def _routes(client: TestClient) -> dict[str, Any]:
    """Each route by its heading in the manual, ``GET /api/v1/search``."""
    described = client.get("/openapi.json").json()["paths"]
    return {
        f"{method.upper()} {path}": route
        for path, methods in described.items()
        for method, route in methods.items()
    }


def _part(heading: str) -> str:
    return MANUAL.split(f"\n### `{heading}`\n", 1)[1].split("\n##", 1)[0]


def test_a_list_of_queries_is_answered_over_http(client: TestClient) -> None:
    asked = {"queries": ["52/KH-VKS", "xyzzy"]}
    answer = client.post("/api/v1/search/batch", json=asked)

    assert answer.headers["content-type"].startswith("text/csv")
    assert [line.split(",")[0] for line in answer.text.splitlines()] == [
        "query",
        "52/KH-VKS",
        "xyzzy",
    ]
