"""A document is shown as it was printed, with what was read marked on its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html
from PIL import Image

from bench.samples import documents
from bench.samples.writers.pdf import write_pdf
from ingest.pipeline import parse
from schemas.document import ParsedDocument
from schemas.record import Received
from service.api.app import create_app
from service.bootstrap import open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.factories import make_parsed, make_received
from tests.served import TestClient


@dataclass(frozen=True, slots=True)
class Served:
    """Two documents of an archive: one printed, one without pages."""

    client: TestClient
    printed: str
    typed: str
    parsed: ParsedDocument

    def page(self, address: str = "", document: str = "") -> html.HtmlElement:
        address = f"/documents/{document or self.printed}{address}"
        found = self.client.get(address)
        assert found.status_code == HTTPStatus.OK
        return html.document_fromstring(found.text)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data, parsed = longest_of_some()
    typed = make_parsed(body="Kế hoạch thi đua")
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as opened:
        received = Received("a.pdf", parsed.checksum, data)
        printed = opened.archive.register(received, parsed)
        other = opened.archive.register(make_received(typed), typed)
        opened.archive.commit()
        opened.projections.catch_up()
        app = create_app(opened)
        app.mount("/", create_pages(opened))
        with TestClient(app) as client:
            yield Served(client, printed, other, parsed)


def longest_of_some() -> tuple[bytes, ParsedDocument]:
    """Return a document with several pages that cites others."""
    files = [write_pdf(each) for each in documents(6, 5)]
    read = [(data, parse(data, "a.pdf")) for data in files]
    return max(read, key=lambda each: len(each[1].reading.pages))


def test_the_picture_of_a_page_is_in_the_proportions_of_the_page(
    served: Served,
) -> None:
    [image] = served.page().xpath("//svg/image")

    answer = served.client.get(image.get("href"))

    assert answer.headers["content-type"] == "image/png"
    width, height = Image.open(BytesIO(answer.content)).size
    proportion = float(image.get("height")) / float(image.get("width"))
    assert height / width == pytest.approx(proportion, abs=0.01)


def test_a_page_that_the_browser_has_is_not_sent_again(served: Served) -> None:
    address = f"/documents/{served.printed}/pages/1"
    tag = served.client.get(address).headers["etag"]

    again = served.client.get(address, headers={"If-None-Match": tag})

    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert not again.content


@pytest.mark.parametrize("place", ["unknown/pages/1", "{}/pages/999", "{}/pages/x"])
def test_pages_that_are_not_there_are_all_answered_alike(
    served: Served, place: str
) -> None:
    unknown = served.client.get("/documents/unknown")

    answer = served.client.get(f"/documents/{place.format(served.printed)}")

    assert answer.status_code == unknown.status_code == HTTPStatus.NOT_FOUND
    assert answer.text == unknown.text


def test_every_citation_on_the_page_has_a_box_that_says_what_it_is(
    served: Served,
) -> None:
    page = served.page()
    cited = {
        f"o-vt-{mention.start}-{mention.end}"
        for citation in served.parsed.citations
        for mention in citation.mentions
        if mention.page == 1
    }

    boxes = page.xpath("//svg/a[contains(@class, 'citation')]")

    assert cited
    assert {box.get("id") for box in boxes} == cited
    assert all(box.get("aria-label") and box.xpath("title") for box in boxes)


def test_a_box_lies_on_the_words_that_it_marks(served: Served) -> None:
    layout = served.parsed.layout
    assert layout is not None
    text = served.parsed.text.content
    span = served.parsed.header.spans["number"]
    words = [each for each in layout.pages[0].words() if each.span.overlaps(span)]
    assert " ".join(word.span.within(text) for word in words).count("/")

    [rectangle] = served.page().xpath("//svg/a[@id='o-tt-number']/rect")

    assert float(rectangle.get("x")) == pytest.approx(words[0].box.left - 1, abs=0.1)
    assert float(rectangle.get("y")) == pytest.approx(words[0].box.top - 1, abs=0.1)


def test_boxes_and_text_lead_to_each_other(served: Served) -> None:
    page = served.page()
    anchors = set(page.xpath("//@id"))

    leading = page.xpath("//svg/a/@href[starts-with(., '#')]")
    back = page.xpath("//a[@class='to-box']/@href")

    assert leading
    assert {each.removeprefix("#") for each in leading} <= anchors
    for each in back:
        address, anchor = each.split("#")
        found = served.page(f"?{address.removeprefix('?')}")
        assert anchor in found.xpath("//svg/a/@id")


def test_hits_are_marked_on_the_picture_and_in_the_text(served: Served) -> None:
    word = served.parsed.header.issuer
    assert word

    page = served.page(f"?q={quote(word)}")

    assert page.xpath("//*[@id='hit-1']")
    assert page.xpath("//svg/a[@id='o-hit-1']")
    assert page.xpath("//div[@class='text']//mark")


def test_a_hit_on_a_later_page_opens_that_page(served: Served) -> None:
    text = served.parsed.text
    start = next(s.start for s in text.segments if s.page == 2)
    words = text.content[start:].split("\n")[0].split()[:6]

    page = served.page(f"?q={quote(' '.join(words))}")

    assert "Trang 2 " in page.xpath("string(//div[@id='printed']/nav)")


def test_search_results_open_at_their_words(served: Served) -> None:
    answer = served.client.get("/?q=thi+đua")
    found = html.document_fromstring(answer.text)

    links = found.xpath("//ol[@class='hits']/li/h2/a/@href")

    assert links
    assert all(link.endswith("?q=thi+%C4%91ua#hit-1") for link in links)


def test_pages_are_turned_and_enlarged_by_links(served: Served) -> None:
    page = served.page("?page=2&zoom=2")
    turning = page.xpath("//div[@id='printed']/nav/a/@href")
    [image] = page.xpath("//svg/image/@href")

    assert image.endswith("/pages/2?zoom=2")
    assert "?page=1&zoom=2#printed" in turning
    large = Image.open(BytesIO(served.client.get(image).content))
    assert large.width == pytest.approx(1350, abs=1)


@pytest.mark.parametrize("choice", ["?page=0&zoom=9", "?page=999", "?q=%22&hit=77"])
def test_what_cannot_be_chosen_shows_the_first_page(
    served: Served, choice: str
) -> None:
    assert "Trang 1 " in served.page(choice).xpath("string(//div[@id='printed']/nav)")


def test_a_document_without_pages_is_shown_as_a_styled_page(served: Served) -> None:
    page = served.page(document=served.typed)

    assert not page.xpath("//svg")
    assert page.xpath("string(//div[@class='styled']/div[@class='text'])").strip()


def test_the_policy_lets_only_our_own_pictures_in(served: Served) -> None:
    policy = served.client.get(f"/documents/{served.printed}").headers[
        "content-security-policy"
    ]

    assert "img-src 'self'" in policy


def test_a_file_that_cannot_be_drawn_has_no_picture(tmp_path: Path) -> None:
    _, parsed = longest_of_some()
    with open_archive(Settings(tmp_path)) as opened:
        wreck = Received("a.pdf", parsed.checksum, b"%PDF-1.4 wreck")
        opened.files.put(b"%PDF-1.4 wreck")
        ident = opened.archive.register(wreck, parsed)
        opened.archive.commit()
        opened.projections.catch_up()
        client = TestClient(create_pages(opened))

        shown = client.get(f"/documents/{ident}")
        drawn = client.get(f"/documents/{ident}/pages/1")

    assert shown.status_code == HTTPStatus.OK
    assert drawn.status_code >= HTTPStatus.NOT_FOUND
