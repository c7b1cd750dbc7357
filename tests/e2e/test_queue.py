"""Fifty cases of the review queue are decided by keyboard alone, most with one key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pytest
from playwright.sync_api import Browser, Page

from bench.samples import SampleDocument, documents
from bench.samples.parsed import parsed_of
from schemas.document import Doubt, ParsedDocument
from schemas.record import Received
from schemas.review import CaseKind
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from tests.browser import BROWSES, served
from tests.factories import make_received

CASES = 50
MOST_KEYS = 3
"""Of the median case; with those that lead to the queue and to its next kind."""
MADE = 60
FEW = 8
"""Documents made doubtful in each way."""

pytestmark = BROWSES


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    made = list(documents(MADE, 1))
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        for parsed in prepared(made):
            archive.archive.register(make_received(parsed), parsed)
        for each in range(3):
            wreck = Received(f"hỏng-{each}.pdf", f"{each:064}", b"%PDF")
            archive.archive.quarantine(wreck, "unreadable", "Tệp bị cắt ngang.")
        archive.archive.commit()
        archive.projections.catch_up()
        yield archive


def prepared(made: Sequence[SampleDocument]) -> Iterator[ParsedDocument]:
    """Yield what was read: of some no number, of others a doubtful date, or twice."""
    late = made[-3 * FEW :]
    without, undated, twice = late[:FEW], late[FEW : 2 * FEW], late[2 * FEW :]
    for each in made:
        parsed = parsed_of(each)
        if each in without:
            parsed = replace(
                parsed,
                header=replace(parsed.header, number=None),
                name_number=parsed.header.number,
                doubts=(Doubt("number_missing", "không có dòng số, ký hiệu"),),
            )
        if each in undated:
            doubt = Doubt("date_unreadable", "nét chữ khó đọc, không chắc ngày")
            parsed = replace(parsed, doubts=(doubt,))
        yield parsed
        if each in twice:
            text = replace(parsed.text, content=f"Bản khác hẳn của {each.name}")
            yield replace(parsed, filename=f"bản hai {each.name}.txt", text=text)


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody who presses the keys that the page shows, and nothing else."""

    page: Page

    def decide(self) -> int:
        """Decide on the next case; return how many keys that took."""
        keys = 1
        while not self.page.locator(".case").count():
            self._press("s")  # another kind
            keys += 1
        self._press(self._key())
        return keys

    def _key(self) -> str:
        """Return the key of the first candidate, if any; of a file, to discard it."""
        shown = self.page.locator("main [data-key]").evaluate_all(
            "all => all.filter(e => e.tagName === 'BUTTON').map(e => e.dataset.key)"
        )
        is_file = "Không đọc được" in self.page.locator("main h2").first.inner_text()
        wanted = "x" if is_file else "1"
        return wanted if wanted in shown else "0"

    def _press(self, key: str) -> None:
        """Press a key, and wait for the page that answers."""
        self.page.evaluate("document.getElementById('main').dataset.before = '1'")
        self.page.keyboard.press(key)
        self.page.locator("#main:not([data-before])").wait_for()


def test_a_case_takes_3_keys_or_fewer(browser: Browser, opened: OpenArchive) -> None:
    with served(opened) as site:
        context = browser.new_context(base_url=site)
        page = context.new_page()
        page.goto("/")
        for key in ("g", "q"):
            page.keyboard.press(key)
        page.wait_for_url("**/queue")
        before = opened.queries.case_counts()
        clerk = Clerk(page)

        keys = [clerk.decide() for _ in range(CASES)]
        context.close()

    after = opened.queries.case_counts()
    del before[CaseKind.MISSING]  # a number that is given is missing no more elsewhere
    decided = {kind: before[kind] - after[kind] for kind in before}
    assert sum(decided.values()) == CASES
    assert sum(each > 0 for each in decided.values()) >= 5
    assert median(keys) <= MOST_KEYS
