"""A clerk works in a real browser: by mouse, by keyboard alone, without JavaScript."""

from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from re import finditer
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page

from schemas.decision import DecidedBy
from schemas.layout import Layout, PageLayout, Sheet
from schemas.record import Received
from service.bootstrap import OpenArchive
from tests.browser import BROWSES, report, tab_to
from tests.factories import PLAN, REPORT, make_citation, make_parsed
from tests.served import MISSING

WIDTHS = (1280, 390, 320)

pytestmark = BROWSES


def ambiguous(opened: OpenArchive) -> int:
    return opened.queries.status().links.get("ambiguous", 0)


def test_links_are_decided_by_one_key_each(page: Page, opened: OpenArchive) -> None:
    page.goto("/queue?kind=ambiguous")

    page.keyboard.press("1")
    page.get_by_role("status").get_by_text("Đã xác nhận viện dẫn.").wait_for()
    assert ambiguous(opened) == 1
    page.keyboard.press("u")
    page.get_by_role("status").get_by_text("Đã rút lại quyết định.").wait_for()
    assert ambiguous(opened) == 2
    page.keyboard.press("s")
    page.get_by_text("Việc 2 trong 2").wait_for()
    page.keyboard.press("x")
    page.get_by_role("status").get_by_text("Đã bác liên kết.").wait_for()
    assert ambiguous(opened) == 1


def test_a_key_typed_into_a_field_decides_nothing(
    page: Page, opened: OpenArchive
) -> None:
    page.goto("/queue?kind=ambiguous")

    page.get_by_label("Vì sao").first.fill("")
    page.keyboard.type("x1")

    assert page.get_by_label("Vì sao").first.input_value() == "x1"
    assert ambiguous(opened) == 2


def test_a_link_is_decided_by_mouse(page: Page, opened: OpenArchive) -> None:
    page.goto("/queue?kind=ambiguous")

    page.get_by_role("button", name="Là văn bản này").first.click()

    page.get_by_text("Đã xác nhận viện dẫn.").wait_for()
    assert ambiguous(opened) == 1


def test_a_link_is_decided_without_a_script(
    plain_page: Page, opened: OpenArchive
) -> None:
    plain_page.goto("/queue?kind=ambiguous")

    plain_page.get_by_role("button", name="Là văn bản này").first.click()

    plain_page.get_by_text("Đã xác nhận viện dẫn.").wait_for()
    assert ambiguous(opened) == 1


def test_a_wrong_number_is_corrected_by_mouse(page: Page, opened: OpenArchive) -> None:
    correct_by_mouse(page, report(opened))

    assert opened.queries.find("12/BC-VKS").number == "12/BC-VKS"


def test_a_wrong_number_is_corrected_without_a_script(
    plain_page: Page, opened: OpenArchive
) -> None:
    correct_by_mouse(plain_page, report(opened))

    assert opened.queries.find("12/BC-VKS").number == "12/BC-VKS"


def correct_by_mouse(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_text("Sửa thể thức").click()
    form = page.locator("form").filter(has=page.get_by_label("Số, ký hiệu"))
    form.get_by_label("Số, ký hiệu").fill("12/BC-VKS")
    form.get_by_label("Vì sao").fill("đã xem bản giấy")
    form.get_by_role("button").click()
    page.get_by_text("Đã sửa thể thức.").wait_for()


def test_a_wrong_number_is_corrected_by_keyboard_alone(
    page: Page, opened: OpenArchive
) -> None:
    page.goto(report(opened))

    tab_to(page, "Sửa thể thức")
    page.keyboard.press("Enter")
    tab_to(page, "Số, ký hiệu")
    page.keyboard.press("Control+A")
    page.keyboard.type("12/BC-VKS")
    tab_to(page, "Vì sao")
    page.keyboard.type("đã xem bản giấy")
    tab_to(page, "Sửa số, ký hiệu")
    page.keyboard.press("Enter")

    page.get_by_text("Đã sửa thể thức.").wait_for()
    assert opened.queries.find("12/BC-VKS").number == "12/BC-VKS"


def test_hits_become_a_list_in_a_word_file(page: Page) -> None:
    hits_to_list(page)


def test_hits_become_a_list_in_a_word_file_without_a_script(plain_page: Page) -> None:
    hits_to_list(plain_page)


def hits_to_list(page: Page) -> None:
    page.goto("/?q=thông+báo")
    page.get_by_text("Bỏ các kết quả của trang này vào giỏ").click()
    page.get_by_label("Tên giỏ").fill("họp")
    page.get_by_role("button", name="Bỏ vào giỏ").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="danh mục (DOCX)").click()

    assert taken.value.suggested_filename == "họp.docx"


def test_hits_become_a_list_by_keyboard_alone(page: Page) -> None:
    page.goto("/?q=thông+báo")
    tab_to(page, "Bỏ các kết quả của trang này vào giỏ")
    page.keyboard.press("Enter")
    tab_to(page, "Tên giỏ")
    page.keyboard.type("họp")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Giỏ họp").wait_for()
    tab_to(page, "danh mục (DOCX)")
    with page.expect_download() as taken:
        page.keyboard.press("Enter")

    assert taken.value.suggested_filename == "họp.docx"


def test_what_a_report_rests_on_is_seen_by_mouse(
    page: Page, opened: OpenArchive
) -> None:
    rests_on(page, report(opened))


def test_what_a_report_rests_on_is_seen_without_a_script(
    plain_page: Page, opened: OpenArchive
) -> None:
    rests_on(plain_page, report(opened))


def test_what_a_report_rests_on_is_seen_on_a_phone(
    phone: Page, opened: OpenArchive
) -> None:
    rests_on(phone, report(opened))


def rests_on(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Sơ đồ viện dẫn").click()
    page.get_by_label("Chiều").select_option("văn bản này dựa vào đâu")
    page.get_by_label("Lần theo mấy bậc").select_option("1")
    page.get_by_role("button", name="Xem").click()
    page.wait_for_url("**direction=down**")
    drawing = page.get_by_role("group", name="Sơ đồ viện dẫn của Báo cáo")
    drawing.get_by_role("link", name=f"Kế hoạch {PLAN}").click()

    page.get_by_role("heading", name=f"Kế hoạch {PLAN}", exact=True).wait_for()


def test_what_a_report_rests_on_is_seen_by_keyboard_alone(
    page: Page, opened: OpenArchive
) -> None:
    page.goto(report(opened))
    tab_to(page, "Sơ đồ viện dẫn")
    page.keyboard.press("Enter")
    tab_to(page, "Chiều")
    page.keyboard.type("văn bản này")
    tab_to(page, "Xem")
    page.keyboard.press("Enter")
    page.wait_for_url("**direction=down**")
    tab_to(page, f"Kế hoạch {PLAN}")
    page.keyboard.press("Enter")

    page.get_by_role("heading", name=f"Kế hoạch {PLAN}", exact=True).wait_for()


def test_a_letter_asks_for_what_is_missing_without_a_script(plain_page: Page) -> None:
    plain_page.goto("/missing")
    plain_page.get_by_role("link", name=f"Chỉ thị {MISSING}").click()
    plain_page.get_by_text("Công văn đề nghị cung cấp").click()
    plain_page.get_by_label("Cơ quan gửi").fill("Văn phòng")
    with plain_page.expect_download() as taken:
        plain_page.get_by_role("button", name="Tải công văn").click()

    assert taken.value.suggested_filename == "đề nghị cung cấp 31-CT-TW.docx"


def test_a_picture_is_dragged(page: Page, opened: OpenArchive) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{report(opened)}/network?zoom=200")
    drawing = page.locator(".drawing")
    drawing.scroll_into_view_if_needed()
    corner = drawing.bounding_box()
    assert corner

    page.mouse.move(corner["x"] + 300, corner["y"] + 4)
    page.mouse.down()
    page.mouse.move(corner["x"] + 100, corner["y"] + 4)
    page.mouse.up()

    assert drawing.evaluate("each => each.scrollLeft") == 200


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_where_clerks_decide(
    page: Page, opened: OpenArchive, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    document = report(opened)
    opened.searches.save("mới", "thi đua", "an")
    opened.baskets.put("họp", [str(PLAN), str(REPORT)], "an")
    addresses = (
        "/",
        "/?q=thông+báo",
        "/saved",
        "/saved/mới",
        "/baskets",
        "/basket?name=họp",
        document,
        f"{document}?done=correct",
        f"{document}/citations/0",
        f"{document}/network",
        f"{document}/network?as_of=2001-01-01&zoom=75",
        f"{document}/fields/number",
        "/queue?kind=ambiguous",
        "/queue?kind=conflict",
        "/queue?kind=copy",
        "/queue?kind=quarantine",
        f"/queue/alike?document={opened.queries.find(str(REPORT)).id}&place=1",
        "/missing",
        "/missing?q=không+có",
        f"/cited?number={MISSING}",
        "/status",
        "/help",
    )

    found = {each: findings(page, each) for each in addresses}

    assert {each: wrong for each, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_lists_with_their_forms_and_where_files_are_sent(
    page: Page, opened: OpenArchive, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    opened.decisions.withdraw(str(PLAN), DecidedBy("bình", "nhập nhầm"))
    addresses = (
        "/works",
        "/withdrawn",
        "/quarantine",
        "/upload",
        "/check",
        "/sign-in",
        "/sessions",
        "/nothing",
    )

    found = {each: findings(page, each) for each in addresses}

    assert {each: wrong for each, wrong in found.items() if wrong} == {}


def test_axe_finds_nothing_where_a_decision_could_not_be_recorded(
    page: Page, opened: OpenArchive
) -> None:
    page.goto(f"{report(opened)}/citations/0")
    opened.decisions.reject(str(REPORT), str(PLAN), DecidedBy("bình", "năm khác"))
    page.get_by_label("Vì sao").first.fill("đã xem bản giấy")
    page.get_by_role("button", name="Là văn bản này").first.click()
    page.get_by_text("bình: năm khác").wait_for()

    assert found_here(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_scan_with_its_boxes(
    page: Page, opened: OpenArchive, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    document = f"/documents/{scanned(opened)}"
    addresses = (document, f"{document}?q=48/KH-VKS&zoom=2")

    found = {each: findings(page, each) for each in addresses}

    assert page.locator("svg image").count() == 1
    assert {each: wrong for each, wrong in found.items() if wrong} == {}


def scanned(opened: OpenArchive) -> str:
    """Put in a scan that cites the plan; return its id."""
    paper = BytesIO()
    Image.new("L", (595, 842), "white").save(paper, "PNG")
    citation = make_citation()
    words = [(each.start(), each.end()) for each in finditer(r"\S+", citation.text)]
    boxes = [(60 + 6 * start, 100, 55 + 6 * end, 115) for start, end in words]
    printed = PageLayout.of((1, 595, 842), Sheet(1), words, boxes)
    read = make_parsed(citation, body=citation.text, number=None, doc_type="Báo cáo")
    parsed = replace(
        read,
        filename="quét.png",
        reading=replace(read.reading, media_type="image/png"),
        layout=Layout((printed,)),
    )
    data = paper.getvalue()
    received = Received(parsed.filename, sha256(data).hexdigest(), data)
    ident = opened.archive.register(received, parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    return ident


def findings(page: Page, address: str) -> list[str]:
    page.goto(address)
    for each in page.locator("summary").all():
        each.click()
    return found_here(page)


def found_here(page: Page) -> list[str]:
    """Return what axe finds, and whether a page is wider than its window."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [
            f"{each['id']}: {each['nodes'][0]['html']}"
            for each in Axe().run(page).response["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"wider than {width}")
    return found
