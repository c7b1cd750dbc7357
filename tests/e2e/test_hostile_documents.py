"""Documents that try to run a script, or to call another site, are shown as text."""

from dataclasses import replace

from playwright.sync_api import Dialog, Page

from service.bootstrap import OpenArchive
from tests.browser import BROWSES
from tests.factories import make_citation, make_parsed, make_received

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=//evil.example/a.png>",
    "<svg onload=alert(1)><use href=//evil.example/a.svg#a /></svg>",
    "</mark></p><iframe src=//evil.example></iframe>",
    "\"'><body onload=alert(1)>",
    "<a href=javascript:alert(1) autofocus onfocus=alert(1)>xem</a>",
    "<link rel=stylesheet href=//evil.example/a.css>",
    "<style>@import url(//evil.example/a.css);</style>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "{{ 7 * 7 }} <b>x</b> &lt;script&gt;alert(1)&lt;/script&gt;",
)
"""Eleven, each in text, subject, issuer, citation and the name of its file."""

pytestmark = BROWSES


def put_in(opened: OpenArchive, words: str) -> str:
    """Put in a document that is hostile wherever it can be; return its id."""
    text = f"Kế hoạch số 48/KH-VKS {words}"
    read = make_parsed(
        make_citation(text=text, title=words),
        body=f"{text} thi đua",
        number=None,
        subject=f"Thi đua {words}",
        issuer=words,
    )
    parsed = replace(read, filename=f"{words.replace('/', '')}.txt")
    ident = opened.archive.register(make_received(parsed), parsed)
    opened.archive.commit()
    opened.projections.catch_up()
    return ident


def test_nothing_runs_and_no_other_site_is_called(
    page: Page, opened: OpenArchive, site: str
) -> None:
    documents = {put_in(opened, each): each for each in HOSTILE}
    happened: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        happened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda each: happened.append(each.url))
    for address in ("/", "/?q=thi+đua", "/queue", "/works"):
        page.goto(address)
    for ident, words in documents.items():
        for each in ("/network", "/citations/0", "/fields/subject", ""):
            page.goto(f"/documents/{ident}{each}")
        assert words in (page.locator("main").text_content() or "")

    assert [each for each in happened if not each.startswith(site)] == []
