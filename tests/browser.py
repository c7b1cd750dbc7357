"""A real browser on a served archive, by mouse, keyboard, and without a script."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic

import pytest
import uvicorn
from playwright.sync_api import Browser, Error, FilePayload, Page, sync_playwright

from schemas.decision import DecidedBy
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.factories import PLAN, REPORT
from tests.served import NOTICE, fill_archive

CHROMIUM = shutil.which("chromium")
SECONDS = 20
BROWSES = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
"""What each module of such tests has as ``pytestmark``."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield started
        started.close()


@contextmanager
def served(opened: OpenArchive) -> Iterator[str]:
    """Serve the archive, and give its address."""
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(SECONDS)


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    """An archive in which a report and a plan cite a number that two notices have."""
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        fill_archive(archive)
        by = DecidedBy("an", "máy bỏ sót")
        for each in (REPORT, PLAN):
            archive.decisions.add(str(each), f"Thông báo số {NOTICE}", 1, by)
        yield archive


@pytest.fixture
def site(opened: OpenArchive) -> Iterator[str]:
    with served(opened) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    hear_of_dialogs(page)
    yield page
    context.close()


@pytest.fixture
def plain_page(browser: Browser, site: str) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """A page of a phone, which is tapped."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": 390, "height": 844},
        is_mobile=True,
        has_touch=True,
    )
    yield context.new_page()
    context.close()


@pytest.fixture(params=["page", "plain_page", "phone"])
def any_page(request: pytest.FixtureRequest) -> Page:
    """Each page that is not worked on by keys."""
    found: Page = request.getfixturevalue(request.param)
    return found


def report(opened: OpenArchive) -> str:
    return f"/documents/{opened.queries.find(str(REPORT)).id}"


def focused(page: Page) -> str:
    """Return what is focused; nothing where another page is just being loaded."""
    words = "(e => e.labels?.[0]?.textContent || e.textContent)(document.activeElement)"
    try:
        return str(page.evaluate(words)).strip()
    except Error as error:
        if "navigation" not in str(error):
            raise
        return ""


def hear_of_dialogs(page: Page) -> None:
    """Let the browser tell of its dialogs for files before the page is there.

    Told only when a key is about to open one, it sometimes opens it without a word.
    """
    page.on("filechooser", lambda _: None)


def attach_by_keys(page: Page, name: str, files: list[FilePayload]) -> None:
    """Go to the field by Tab, and choose the files in the dialog of the browser."""
    tab_to(page, name)
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("Space")
    chosen.value.set_files(files)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is focused says *name*."""
    until = monotonic() + SECONDS
    while monotonic() < until:
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
    raise AssertionError(f"Tab does not reach {name}")
