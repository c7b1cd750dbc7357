"""The pages that the manual shows, and an archive in which each has something to show.

``python -m bench.pictures --manual`` takes a picture of each.
"""

from dataclasses import dataclass
from time import monotonic, sleep

import httpx

from schemas.decision import DecidedBy
from schemas.record import Received
from service.bootstrap import OpenArchive

SEARCH = "/?q=phong+trao+thi+dua"
NAME = "thi đua"
"""Of a basket, and of a saved search."""
WITHDRAWN = "88/KH-VKS"
PATIENCE = 60
"""Seconds for a file that is sent to be imported."""
_BY = DecidedBy("lan", "bản gửi nhầm")
_ALIKE = "/queue/alike?document={report}&place={place}"


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page by its route, and the address of an example of it.

    In the address ``report`` stands for the id of the demo's report, ``place`` for that
    of a citation of it, ``job`` for an upload.
    """

    route: str
    address: str


def _document(rest: str, example: str) -> ManualPage:
    return ManualPage(
        f"/documents/{{document}}{rest}", f"/documents/{{report}}{example}"
    )


MANUAL_PAGES = {
    "sign-in": ManualPage("/sign-in", "/sign-in"),
    "sessions": ManualPage("/sessions", "/sessions"),
    "start": ManualPage("/", "/"),
    "search": ManualPage("/", SEARCH),
    "document": _document("", ""),
    "network": _document("/network", "/network"),
    "citation": _document("/citations/{place}", "/citations/{place}"),
    "cited": ManualPage("/cited", "/cited?number=16-CT/TU"),
    "missing": ManualPage("/missing", "/missing"),
    "saved": ManualPage("/saved", "/saved"),
    "saved-new": ManualPage("/saved/{name}", f"/saved/{NAME}"),
    "baskets": ManualPage("/baskets", "/baskets"),
    "basket": ManualPage("/basket", f"/basket?name={NAME}"),
    "check": ManualPage("/check", "/check"),
    "upload": ManualPage("/upload", "/upload"),
    "upload-job": ManualPage("/uploads/{job}", "/uploads/{job}"),
    "quarantine": ManualPage("/quarantine", "/quarantine"),
    "queue": ManualPage("/queue", "/queue"),
    "alike": ManualPage("/queue/alike", _ALIKE),
    "field": _document("/fields/{field}", "/fields/number"),
    "works": ManualPage("/works", "/works"),
    "withdrawn": ManualPage("/withdrawn", "/withdrawn"),
    "status": ManualPage("/status", "/status"),
    "help": ManualPage("/help", "/help"),
}
"""The pages that the manual shows, by the names of their pictures."""


def furnish(opened: OpenArchive, report: str) -> None:
    """Collect, keep and withdraw a document, and quarantine a file."""
    opened.searches.save(NAME, "phong trào thi đua", _BY.by)
    opened.baskets.put(NAME, [report], _BY.by)
    opened.decisions.withdraw(WITHDRAWN, _BY)
    wreck = Received("giấy mời.pdf", "0" * 64, b"%PDF")
    opened.archive.quarantine(wreck, "unreadable", "Tệp bị cắt ngang.")
    opened.archive.commit()
    opened.projections.catch_up()


def place_in(opened: OpenArchive, report: str) -> int:
    """Return the place of a citation of the report that a person is to decide on."""
    links = opened.queries.links(report)
    waiting = (n for n, each in enumerate(links) if each.state.value == "probable")
    return next(waiting, 0)


def send_file(site: str) -> str:
    """Send a file to the page that takes files in; return its job, which is done."""
    text = "Số: 90/TB-VKS\nTHÔNG BÁO\nVề việc trực Tết".encode()
    with httpx.Client(base_url=site, headers={"Origin": site}) as browser:
        sent = browser.post("/upload", files={"files": ("thông báo.txt", text)})
        address = sent.headers["location"]
        end = monotonic() + PATIENCE
        while "đã xong" not in browser.get(address).text and monotonic() < end:
            sleep(0.2)
    return str(address).rpartition("/")[2]
