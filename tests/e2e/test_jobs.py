"""Five jobs of a clerk, by mouse, by keyboard alone, without JavaScript, on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from schemas.decision import DecidedBy
from schemas.number import DocumentNumber
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.browser import BROWSES, focused, served
from tests.factories import make_parsed, make_received
from tests.served import NOTICE, fill_archive
from tests.ways_to_work import WAYS, Clerk, clerk_at

MOST_TABS = 12
WRONG = {way: DocumentNumber(f"{20 + at}", "KH-VKS") for at, way in enumerate(WAYS)}
"""For each way a document whose number was read wrongly, and which cites a notice."""

pytestmark = BROWSES


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        for number in WRONG.values():
            parsed = make_parsed(body=f"Kế hoạch {number.serial}", number=number)
            archive.archive.register(make_received(parsed), parsed)
        archive.archive.commit()
        archive.projections.catch_up()
        by = DecidedBy("an", "máy bỏ sót")
        for number in WRONG.values():
            archive.decisions.add(str(number), f"Thông báo số {NOTICE}", 1, by)
        yield archive


@pytest.fixture(scope="module")
def site(opened: OpenArchive) -> Iterator[str]:
    with served(opened) as address:
        yield address


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def clerk(browser: Browser, site: str, way: str) -> Iterator[Clerk]:
    with clerk_at(browser, site, way) as somebody:
        yield somebody


def test_a_wrong_number_is_corrected(
    clerk: Clerk, opened: OpenArchive, way: str
) -> None:
    document = opened.queries.find(str(WRONG[way])).id
    right = f"{90 + WAYS.index(way)}/KH-VKS"
    clerk.page.goto(f"/documents/{document}")

    clerk.press("Sửa thể thức")
    clerk.fill("Số, ký hiệu", right)
    clerk.fill("Vì sao", "đã xem bản giấy")
    clerk.press("Sửa số, ký hiệu")

    clerk.page.get_by_text("Đã sửa thể thức.").wait_for()
    assert opened.queries.find(right).id == document


def test_a_link_is_decided(clerk: Clerk, opened: OpenArchive) -> None:
    before = opened.queries.status().links["ambiguous"]
    clerk.page.goto("/queue?kind=ambiguous")

    clerk.press("1 Là văn bản này")

    clerk.page.get_by_text("Đã xác nhận viện dẫn.").wait_for()
    assert opened.queries.status().links.get("ambiguous", 0) == before - 1


def test_files_are_brought_in_and_the_quarantine_is_settled(
    clerk: Clerk, opened: OpenArchive, way: str
) -> None:
    wreck = f"hỏng-{way}.pdf"
    clerk.page.goto("/upload")
    letter = f"Thông báo của {way} về việc họp giao ban".encode()

    clerk.attach(
        "Văn bản hoặc tệp nén",
        [
            {"name": f"{way}.txt", "mimeType": "text/plain", "buffer": letter},
            {"name": wreck, "mimeType": "", "buffer": f"%PDF-1.7\n% {way}".encode()},
        ],
    )
    clerk.press("Nhập")
    clerk.page.get_by_text("Kết quả (2)").wait_for(timeout=120_000)
    clerk.press("Tệp không đọc được")
    clerk.press(f"Loại {wreck}")
    clerk.fill("Vì sao", "đã có bản quét khác")
    clerk.press("Loại tệp này")

    clerk.page.get_by_text("Đã loại tệp khỏi danh sách").wait_for()
    assert wreck not in {each.filename for each in opened.queries.quarantined()}


@pytest.mark.parametrize("words", [str(NOTICE), "thông báo hai"])
def test_a_document_is_found_by_number_or_by_words_and_opened(
    clerk: Clerk, words: str
) -> None:
    clerk.page.goto("/")

    clerk.fill("Từ,", words)
    clerk.page.keyboard.press("Enter")
    clerk.page.wait_for_url("**/?q=*")
    clerk.press(f"Thông báo {NOTICE}")

    clerk.page.get_by_role("heading", name=f"Thông báo {NOTICE}", exact=True).wait_for()


def test_the_first_hit_is_12_tabs_from_the_top_or_fewer(
    browser: Browser, site: str
) -> None:
    with clerk_at(browser, site, "keyboard") as clerk:
        page = clerk.page
        page.goto("/?q=thông+báo")
        first = page.locator(".hits h2 a").first

        tabs = 0
        while not first.evaluate("e => e === document.activeElement"):
            page.keyboard.press("Tab")
            tabs += 1
            if focused(page) == "Đến kết quả":
                page.keyboard.press("Enter")

    assert tabs <= MOST_TABS


def test_a_hit_is_opened_by_keys_of_ours(browser: Browser, site: str) -> None:
    with clerk_at(browser, site, "keyboard") as clerk:
        keys = clerk.page.keyboard
        clerk.page.goto("/help")
        for key in ("g", "s"):
            keys.press(key)
        clerk.page.wait_for_url("**/")
        keys.press("/")
        keys.type(str(NOTICE))
        keys.press("Enter")
        clerk.page.wait_for_url("**/?q=*")
        for key in ("j", "j", "k", "Enter"):
            keys.press(key)

        clerk.page.wait_for_url("**/documents/**")
        keys.press("?")
        clerk.page.wait_for_url("**/help#keys")
