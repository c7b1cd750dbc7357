"""The pages show what the archive holds, and let nothing of it act."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from lxml import html

from schemas.citation import Relation
from schemas.link import LinkState
from schemas.search import SearchQuery, SortOrder
from schemas.state_words import STATES
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.search.filters import field_names
from service.settings import Settings
from service.web.jinja import marked
from service.web.labels import SORTS, relation_text
from service.web.search_form import PAGE_SIZE
from service.web.site import STATIC, create_pages
from tests.factories import PLAN, REPORT, make_parsed, make_received
from tests.served import (
    HOSTILE_SUBJECT,
    MISSING,
    NOTICE,
    REPORT_TEXT,
    TestClient,
    fill_archive,
)

KEY = re.compile(r'data-key="(\w)"')
"""A key that a page has, as its template writes it."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        yield archive


@pytest.fixture(scope="module")
def client(opened: OpenArchive) -> Iterator[TestClient]:
    app = create_app(opened)  # which the pages are mounted below
    app.mount("/", create_pages(opened))
    with TestClient(app) as each:
        yield each


@pytest.fixture(scope="module")
def report(client: TestClient, opened: OpenArchive) -> html.HtmlElement:
    """The page of the report."""
    return page(client, f"/documents/{opened.queries.find(str(REPORT)).id}")


def page(
    client: TestClient, address: str, status: HTTPStatus = HTTPStatus.OK
) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == status
    return html.document_fromstring(response.text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_first_page_lists_all_documents(client: TestClient) -> None:
    found = page(client, "/")

    assert len(found.xpath("//*[@class='hits']/li")) == 4


def test_what_was_found_is_marked(client: TestClient) -> None:
    found = page(client, "/?q=nong+thon+moi")

    assert {mark.text for mark in found.xpath("//mark")} >= {"nông", "thôn", "mới"}


def test_the_form_keeps_what_was_typed(client: TestClient) -> None:
    found = page(client, "/?q=%22thi+đua%22&type=Báo+cáo&cites=48/KH-VKS&sort=oldest")

    [form] = [each for each in found.forms if each.get("role") == "search"]
    assert form.fields["q"] == '"thi đua"'
    assert form.fields["type"] == "Báo cáo"
    assert form.fields["cites"] == "48/KH-VKS"
    assert form.fields["sort"] == "oldest"


def test_following_a_facet_finds_as_many_as_it_says(client: TestClient) -> None:
    links = page(client, "/").xpath("//*[@class='facets']//li/a")

    for link in links:
        count = int(link.tail.strip(" ()\n"))
        found = page(client, link.get("href"))
        assert len(found.xpath("//*[@class='hits']/li")) == count


def test_a_query_that_cannot_be_understood_is_told_beside_the_form(
    client: TestClient,
) -> None:
    found = page(client, "/?q=%22kế+hoạch", HTTPStatus.BAD_REQUEST)

    assert found.xpath("//*[@role='alert']")
    assert found.forms[0].fields["q"] == '"kế hoạch'


def test_hits_go_on_the_next_page(tmp_path: Path) -> None:
    parsed = [make_parsed(body=f"Kế hoạch {each}") for each in range(PAGE_SIZE + 1)]
    with open_archive(Settings(tmp_path)) as archive:
        for each in parsed:
            archive.archive.register(make_received(each), each)
        archive.archive.commit()
        archive.projections.catch_up()
        client = TestClient(create_pages(archive))
        [following] = page(client, "/?q=kế+hoạch").xpath("//a[@rel='next']")

        second = page(client, following.get("href"))

    assert len(second.xpath("//*[@class='hits']/li")) == 1
    assert second.xpath("//*[@class='hits']")[0].get("start") == str(PAGE_SIZE + 1)
    assert second.xpath("//a[@rel='prev']")
    assert not second.xpath("//a[@rel='next']")


def test_a_document_says_how_it_is_cited(
    opened: OpenArchive, report: html.HtmlElement
) -> None:
    forms = opened.queries.cite(str(REPORT))

    shown = words(report)
    assert all(each in shown for each in (forms.full, forms.short, forms.footnote))


def test_nothing_is_said_of_the_force_of_a_report(report: html.HtmlElement) -> None:
    assert "Hiệu lực" not in report.xpath("//dt/text()")


def test_a_number_that_is_only_cited_has_a_page(client: TestClient) -> None:
    page = html.fromstring(client.get("/cited", params={"number": "31-CT/TW"}).text)

    assert "31-CT/TW" in page.findtext(".//h1")
    assert "chưa thấy văn bản thay thế (theo kho)" in page.xpath("//dd/text()")
    assert str(REPORT) in page.text_content()


def test_a_number_that_is_held_leads_to_its_own_page(client: TestClient) -> None:
    answer = client.get("/cited", params={"number": str(REPORT)})

    assert answer.url.path.startswith("/documents/")


def test_the_state_of_a_link_is_said_in_words(report: html.HtmlElement) -> None:
    states = [
        each.text for each in report.xpath("//td/span[starts-with(@class, 'state ')]")
    ]

    assert states == [STATES[LinkState.EXACT], STATES[LinkState.MISSING]]


def test_a_place_leads_to_the_words_there(report: html.HtmlElement) -> None:
    [_plan, place] = report.xpath("//td/a[starts-with(@href, '#vt-')]")

    anchor = report.get_element_by_id(place.get("href").removeprefix("#"))
    assert place.text == "tr. 2, chú thích 1"
    assert anchor.getnext().text == "Chỉ thị số 31-CT/TW"


def test_a_mention_leads_to_the_cited_document(
    opened: OpenArchive, report: html.HtmlElement
) -> None:
    [plan, _missing] = report.xpath("//a[starts-with(@class, 'mention ')]")

    assert plan.get("href") == f"/documents/{opened.queries.find(str(PLAN)).id}"


def test_every_link_within_the_page_arrives(report: html.HtmlElement) -> None:
    names = {each.get("id") for each in report.xpath("//*[@id]")}
    wanted = {
        each.get("href")[1:] for each in report.xpath("//a[starts-with(@href, '#')]")
    }

    assert wanted <= names
    assert len(names) == len(report.xpath("//*[@id]"))


def test_the_text_is_shown_as_it_is(report: html.HtmlElement) -> None:
    [text] = report.xpath("//div[@class='text']")
    for note in text.xpath(".//sup[@class='note']"):
        note.drop_tree()

    assert text.text_content() == REPORT_TEXT


def test_a_cited_document_says_who_cites_it(
    client: TestClient, opened: OpenArchive
) -> None:
    plan = page(client, f"/documents/{opened.queries.find(str(PLAN)).id}")

    citing = [
        each.text
        for each in plan.xpath("//*[@id='cited-by']/following-sibling::ul/li/a")
    ]
    assert citing == [f"Báo cáo {REPORT}", "tr. 1"]


def test_what_is_missing_names_who_needs_it(client: TestClient) -> None:
    [row] = page(client, "/missing").xpath("//tbody/tr")

    assert str(MISSING) in words(row)
    assert str(REPORT) in words(row)


def test_what_could_not_be_read_says_why(client: TestClient) -> None:
    [row] = page(client, "/quarantine").xpath("//tbody/tr")

    assert "hỏng.pdf Tệp bị cắt ngang." in words(row)


def test_the_status_counts_documents(client: TestClient) -> None:
    [first, *_rest] = page(client, "/status").xpath("//dd")

    assert first.text == "4"


def test_help_is_linked_from_each_page(client: TestClient) -> None:
    assert page(client, "/status").xpath("//footer//a[@href='/help']")


def test_every_example_of_the_help_can_be_searched_for(client: TestClient) -> None:
    addresses = page(client, "/help").xpath("//main//td/a/@href")

    assert addresses
    assert {client.get(each).status_code for each in addresses} == {HTTPStatus.OK}


def test_the_help_has_every_field_by_which_one_can_filter(client: TestClient) -> None:
    shown = words(page(client, "/help"))

    named = {each.field for each in field_names().values() if f"{each.name}:" in shown}
    assert named == {each.field for each in field_names().values()}


def test_the_help_has_every_key(client: TestClient) -> None:
    templates = (STATIC.parent / "templates").glob("*.html")
    used = {key for each in templates for key in KEY.findall(each.read_text("utf-8"))}

    assert used
    assert used <= set(page(client, "/help").xpath("//kbd/text()"))


def test_what_is_not_there_has_a_page(client: TestClient) -> None:
    unknown = page(client, "/documents/ffffffff", HTTPStatus.NOT_FOUND)
    nowhere = page(client, "/nothing", HTTPStatus.NOT_FOUND)

    assert words(unknown.xpath("//h1")[0]) == "Không có văn bản này trong kho"
    assert words(nowhere.xpath("//h1")[0]) == "Không có trang này"


def test_several_documents_of_one_number_are_offered(
    client: TestClient, opened: OpenArchive
) -> None:
    number = f"{NOTICE.serial}-{NOTICE.symbol}"
    found = page(client, f"/documents/{number}", HTTPStatus.CONFLICT)

    addresses = {link.get("href") for link in found.xpath("//main//li/a")}
    notices = opened.queries.search(SearchQuery(str(NOTICE))).hits
    assert addresses == {f"/documents/{each.id}" for each in notices}


OUR_SCRIPT = re.compile(r'<script src="/static/\w+\.js" defer></script>')
ADDRESSES = [
    "/",
    "/?q=%3Cscript%3E",
    "/missing",
    "/quarantine",
    "/status",
    "/help",
    "/works",
    "/withdrawn",
    "/nothing",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_runs_anything_but_our_script(client: TestClient, address: str) -> None:
    response = client.get(address)

    assert response.text.count("<script") == len(OUR_SCRIPT.findall(response.text))
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert response.headers["x-content-type-options"] == "nosniff"


def test_what_looks_like_html_is_shown_not_obeyed(
    client: TestClient, report: html.HtmlElement
) -> None:
    found = page(client, "/?q=15/BC-VKS")

    for each in (report, found):
        assert HOSTILE_SUBJECT in words(each)
        assert not each.xpath("//script[not(@src)]")


def test_only_the_marks_of_a_snippet_get_through() -> None:
    snippet = "a &lt;i&gt; <b>x &amp; y</b> <i>z</i>"

    assert marked(snippet) == (
        "a &lt;i&gt; <mark>x &amp; y</mark> &lt;i&gt;z&lt;/i&gt;"
    )


@pytest.mark.parametrize("address", ADDRESSES[:-1])
def test_every_field_has_a_label(client: TestClient, address: str) -> None:
    found = page(client, address)

    fields = found.xpath("//input[not(@type='hidden')] | //select | //textarea")
    assert [
        each.get("name")
        for each in fields
        if each.label is None and not list(each.iterancestors("label"))
    ] == []
    assert found.xpath("/html[@lang='vi']//main[@id='main']//h1")


def test_the_style_is_our_own(client: TestClient) -> None:
    [sheet] = page(client, "/").xpath("//link[@rel='stylesheet']")

    response = client.get(sheet.get("href"))
    assert response.headers["content-type"].startswith("text/css")
    assert "url(" not in response.text


def test_everything_has_its_word() -> None:
    assert set(STATES) == set(LinkState)
    assert set(SORTS) == set(SortOrder)
    assert all(map(relation_text, Relation))


def test_what_may_have_been_meant_is_offered_as_a_link(client: TestClient) -> None:
    found = page(client, "/?q=nông+thôn+mowsi")

    [link] = found.xpath("//p[@class='meant']/a")
    assert link.text == "nông thôn mới"
    assert found.xpath("//*[@class='hits']/li")


def test_documents_like_one_stand_on_its_page(report: html.HtmlElement) -> None:
    [heading] = report.xpath("//h2[@id='alike']")
    assert heading.getparent().xpath(".//li/a[starts-with(@href, '/documents/')]")


def test_kept_searches_say_how_much_is_new(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.searches.save("của tôi", "thi đua", "An")

    [row] = page(client, "/saved").xpath("//tbody/tr")
    assert words(row) == "của tôi thi đua 0"
    assert page(client, "/saved/của tôi").xpath("//h2")
