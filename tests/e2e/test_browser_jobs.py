"""Jobs of a day in a browser: by mouse, keyboard, phone, and without a script."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page

from service.bootstrap import OpenArchive
from tests.browser import BROWSES, attach_by_keys, tab_to
from tests.factories import PLAN, make_parsed, make_received

DRAFT: FilePayload = {
    "name": "dự thảo.txt",
    "mimeType": "text/plain",
    "buffer": "Báo cáo theo Kế hoạch số 99/KH-VKS.".encode(),
}
NAME = "nông thôn"

pytestmark = BROWSES


def test_a_citation_is_copied_into_a_report_by_mouse(
    page: Page, opened: OpenArchive
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?q=48/KH-VKS")
    page.get_by_role("link", name=f"Kế hoạch {PLAN}").first.click()

    page.get_by_role("button", name="Chép lần đầu").first.click()

    page.get_by_role("status").get_by_text("Đã chép: ").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == opened.queries.cite(str(PLAN)).full


def test_a_citation_is_copied_into_a_report_by_keyboard_alone(
    page: Page, opened: OpenArchive
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?q=48/KH-VKS")
    tab_to(page, f"Kế hoạch {PLAN}")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=f"Kế hoạch {PLAN}", exact=True).wait_for()
    tab_to(page, "Chép chú thích")
    page.keyboard.press("Enter")

    page.get_by_role("status").get_by_text("Đã chép: ").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == opened.queries.cite(str(PLAN)).footnote


def test_a_citation_is_selected_by_one_click_without_a_script(
    plain_page: Page, opened: OpenArchive
) -> None:
    plain_page.goto("/?q=48/KH-VKS")
    plain_page.get_by_role("link", name=f"Kế hoạch {PLAN}").first.click()

    forms = opened.queries.cite(str(PLAN))
    shown = plain_page.get_by_text(forms.full, exact=True).first
    assert shown.evaluate("each => getComputedStyle(each).userSelect") == "all"
    assert not plain_page.get_by_role("button", name="Chép").first.is_visible()


def test_a_citation_is_copied_into_a_report_on_a_phone(
    phone: Page, opened: OpenArchive
) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto("/?q=48/KH-VKS")
    phone.get_by_role("link", name=f"Kế hoạch {PLAN}").first.tap()

    phone.get_by_role("button", name="Chép lần đầu").first.tap()

    phone.get_by_role("status").get_by_text("Đã chép: ").wait_for()
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert copied == opened.queries.cite(str(PLAN)).full
    wide = "document.documentElement.scrollWidth > window.innerWidth"
    assert not phone.evaluate(wide)


def test_a_draft_is_checked(any_page: Page) -> None:
    any_page.goto("/check")
    any_page.get_by_label("Dự thảo").set_input_files(DRAFT)
    any_page.get_by_role("button", name="Kiểm tra").click()

    finding = any_page.get_by_role("article").filter(has_text="99/KH-VKS").first
    finding.wait_for()
    assert finding.locator("mark").first.is_visible()


def test_a_draft_is_checked_by_keyboard_alone(page: Page) -> None:
    page.goto("/check")
    attach_by_keys(page, "Dự thảo", [DRAFT])
    tab_to(page, "Kiểm tra")
    page.keyboard.press("Enter")

    page.get_by_role("article").filter(has_text="99/KH-VKS").first.wait_for()


def arrive(opened: OpenArchive) -> None:
    parsed = make_parsed(body="Thông báo mới đến", doc_type="Thông báo")
    opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()


def test_a_search_is_kept_and_says_what_is_new(
    any_page: Page, opened: OpenArchive
) -> None:
    any_page.goto("/?q=thông+báo&type=Thông+báo")
    any_page.get_by_text("Giữ câu tìm kiếm này").click()
    any_page.get_by_label("Tên của câu").fill(NAME)
    any_page.get_by_role("button", name="Giữ", exact=True).click()
    any_page.get_by_role("cell", name=NAME).wait_for()
    arrive(opened)
    any_page.goto("/saved")
    any_page.get_by_role("link", name="1", exact=True).click()
    any_page.get_by_role("heading", name=f"Mới cho “{NAME}”").wait_for()
    any_page.get_by_role("button", name="Đã xem hết").click()

    any_page.get_by_role("cell", name="0", exact=True).wait_for()


def test_a_search_is_kept_and_says_what_is_new_by_keyboard_alone(
    page: Page, opened: OpenArchive
) -> None:
    page.goto("/?q=thông+báo&type=Thông+báo")
    tab_to(page, "Giữ câu tìm kiếm này")
    page.keyboard.press("Enter")
    tab_to(page, "Tên của câu")
    page.keyboard.type(NAME)
    page.keyboard.press("Enter")
    page.get_by_role("cell", name=NAME).wait_for()
    arrive(opened)
    page.reload()
    tab_to(page, "1")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=f"Mới cho “{NAME}”").wait_for()
    tab_to(page, "Đã xem hết")
    page.keyboard.press("Enter")

    page.get_by_role("cell", name="0", exact=True).wait_for()


def test_hits_become_a_list_on_a_phone(phone: Page) -> None:
    phone.goto("/?q=thông+báo")
    phone.get_by_text("Bỏ các kết quả của trang này vào giỏ").tap()
    phone.get_by_label("Tên giỏ").fill("họp")
    phone.get_by_role("button", name="Bỏ vào giỏ").tap()
    with phone.expect_download() as taken:
        phone.get_by_role("link", name="danh mục (DOCX)").tap()

    assert taken.value.suggested_filename == "họp.docx"


def test_hits_are_taken_away_as_a_table(any_page: Page) -> None:
    any_page.goto("/?q=thông+báo")
    with any_page.expect_download() as taken:
        any_page.get_by_role("link", name="bản in (PDF)").click()

    assert taken.value.suggested_filename == "ket-qua.pdf"


def test_a_proposal_opens_by_arrow_and_enter(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Từ, ").press_sequentially("xay dung")
    proposals = page.locator("#suggestions [role=option]:visible")
    proposals.first.wait_for()

    text = proposals.first.text_content() or ""
    assert " ".join(text.split()).endswith("· 2022: Thi đua xây dựng nông thôn mới")
    page.keyboard.press("ArrowDown")
    assert proposals.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")

    page.wait_for_url("**/documents/**")


def test_a_proposal_is_closed_and_what_was_typed_is_searched(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Từ, ").press_sequentially("xay dung")
    page.locator("#suggestions [role=option]:visible").first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#suggestions [role=option]:visible").count() == 0
    page.keyboard.press("Enter")

    page.wait_for_url(lambda address: "q=xay+dung" in address)


def test_axe_finds_nothing_in_the_proposals(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Từ, ").press_sequentially("xay dung")
    page.locator("#suggestions [role=option]:visible").first.wait_for()
    page.keyboard.press("ArrowDown")

    assert [each["id"] for each in Axe().run(page).response["violations"]] == []


def test_axe_finds_nothing_in_the_findings_of_a_draft(page: Page) -> None:
    page.goto("/check")
    page.get_by_label("Dự thảo").set_input_files(DRAFT)
    page.get_by_role("button", name="Kiểm tra").click()
    page.get_by_role("article").first.wait_for()

    assert [each["id"] for each in Axe().run(page).response["violations"]] == []


def test_axe_finds_nothing_in_a_job_while_it_waits_and_when_it_is_done(
    page: Page, opened: OpenArchive
) -> None:
    with opened.intake.lane.entered():
        page.goto("/upload")
        page.get_by_label("Văn bản hoặc tệp nén").set_input_files(DRAFT)
        page.get_by_role("button", name="Nhập").click()
        page.get_by_text("Đang chờ lần nhập khác xong").wait_for()
        waiting = Axe().run(page).response["violations"]
    page.get_by_text("Đã xong").wait_for(timeout=120_000)
    done = Axe().run(page).response["violations"]

    assert [each["id"] for each in (*waiting, *done)] == []
