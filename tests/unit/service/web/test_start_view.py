"""The first page shows the whole archive: figures, charts with tables, what is new."""

from collections.abc import Iterator

import pytest
from lxml import html

from schemas.account import Role
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from service.web.start_view import Bar, Chart
from tests.factories import make_parsed, make_received
from tests.served import TestClient, fill_archive
from tests.signed_in import token_of


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture
def client(opened: OpenArchive) -> TestClient:
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    return TestClient(app)


def start(client: TestClient, **headers: str) -> html.HtmlElement:
    return html.document_fromstring(client.get("/", headers=headers).text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_figures_lead_to_their_lists(client: TestClient) -> None:
    figures = start(client).xpath("//ul[@class='figures']/li")

    assert [words(each) for each in figures] == [
        "4 văn bản",
        "2 viện dẫn",
        "1 văn bản còn thiếu",
        "1 tệp không đọc được",
        "3 việc chờ quyết định",
    ]


def test_who_decides_nothing_sees_no_queue(
    client: TestClient, opened: OpenArchive
) -> None:
    token = token_of(opened.accounts, Role.READER)

    found = start(client, Authorization=f"Bearer {token}")

    assert not found.xpath("//ul[@class='figures']//a[@href='/queue']")


def test_each_chart_has_a_table_whose_rows_lead_to_documents(
    client: TestClient,
) -> None:
    charts = start(client).xpath("//section[@class='chart']")

    names = [each.get("aria-label") for each in charts]
    assert names == [
        "Văn bản theo năm",
        "Loại văn bản",
        "Cơ quan ban hành",
        "Viện dẫn theo trạng thái",
    ]
    rows = charts[1].xpath(".//tbody/tr")
    assert [words(each) for each in rows] == ["Thông báo 2", "Báo cáo 1", "Kế hoạch 1"]
    [address] = rows[0].xpath(".//a/@href")
    found = html.document_fromstring(client.get(address).text)
    assert len(found.xpath("//ol[@class='hits']/li")) == 2


def test_what_is_new_for_saved_searches_is_shown(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.searches.save("nông thôn", "nông thôn", "an")
    parsed = make_parsed(body="Về nông thôn mới")
    opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()

    [new] = start(client).xpath("//section[@aria-labelledby='new']//li")

    assert words(new) == "nông thôn: 1 văn bản"


def test_a_search_shows_its_hits_alone(client: TestClient) -> None:
    found = html.document_fromstring(client.get("/?q=thông+báo").text)

    assert not found.xpath("//section[@class='chart']")


def test_a_chart_says_what_its_picture_shows() -> None:
    chart = Chart("Văn bản theo năm", (Bar("2020", 1), Bar("2021", 3), Bar("2022", 2)))

    assert chart.summary == (
        "Văn bản theo năm, từ 2020 đến 2022; nhiều nhất là 2021: 3"
    )
