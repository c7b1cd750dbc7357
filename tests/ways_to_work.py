"""Four ways to work in a real browser, for what works in each of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from playwright.sync_api import Browser, FilePayload, Locator, Page

from tests.browser import SECONDS, attach_by_keys, hear_of_dialogs, tab_to

WAYS = ("mouse", "keyboard", "plain", "phone")
"""By mouse, by keyboard alone, without JavaScript, on a phone."""


class Clerk(Protocol):
    """Somebody who works in a browser."""

    page: Page

    def press(self, name: str) -> None:
        """Press the button or link, or open what is folded, that begins with *name*."""

    def fill(self, label: str, text: str) -> None:
        """Type *text* into the field that is called so."""

    def attach(self, label: str, files: list[FilePayload]) -> None:
        """Choose files in the field that is called so."""


class Pointing:
    """Works with a mouse, or with a finger."""

    def __init__(self, page: Page, *, taps: bool = False) -> None:
        self.page = page
        self._taps = taps

    def press(self, name: str) -> None:
        """Press what is there to be seen."""
        roles = "main a, main button, main summary"
        found = self.page.locator(roles).filter(has_text=name, visible=True).first
        found.tap() if self._taps else found.click()

    def fill(self, label: str, text: str) -> None:
        """Fill the field that is there to be seen."""
        self._field(label).fill(text)

    def attach(self, label: str, files: list[FilePayload]) -> None:
        """Choose files."""
        self._field(label).set_input_files(files)

    def _field(self, label: str) -> Locator:
        return self.page.get_by_label(label).filter(visible=True).first


class Typing:
    """Works by keyboard alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, name: str) -> None:
        """Go there by Tab, and press Enter."""
        tab_to(self.page, name)
        self.page.keyboard.press("Enter")

    def fill(self, label: str, text: str) -> None:
        """Go there by Tab, and type over what is there."""
        tab_to(self.page, label)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def attach(self, label: str, files: list[FilePayload]) -> None:
        """Open the dialog of the browser from the field."""
        attach_by_keys(self.page, label, files)


@contextmanager
def clerk_at(browser: Browser, site: str, way: str) -> Iterator[Clerk]:
    """Give somebody who works in one of ``WAYS``."""
    phone = {"width": 390, "height": 844} if way == "phone" else None
    context = browser.new_context(
        base_url=site,
        java_script_enabled=way != "plain",
        has_touch=way == "phone",
        is_mobile=way == "phone",
        **({"viewport": phone} if phone else {}),  # type: ignore[arg-type]
    )
    context.set_default_timeout(SECONDS * 1000)
    page = context.new_page()
    hear_of_dialogs(page)
    yield Typing(page) if way == "keyboard" else Pointing(page, taps=way == "phone")
    context.close()
