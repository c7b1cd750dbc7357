"""A small archive for the tests of HTTP and of the pages, and what asks it."""

import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn
from fastapi import FastAPI

from schemas.citation import Citation, Mention
from schemas.number import DocumentNumber
from schemas.record import Received
from service.api.app import create_app
from service.bootstrap import OpenArchive
from service.web.site import create_pages
from tests.factories import REPORT, make_citation, make_parsed, make_received

with warnings.catch_warnings():
    # it would rather have httpx2, but works with the httpx that is pinned
    warnings.filterwarnings("ignore", message="Using `httpx`")
    from fastapi.testclient import TestClient as TestClient  # noqa: PLC0414

HERE = "http://localhost"
NOTICE = DocumentNumber("7", "TB-VKS")
MISSING = DocumentNumber("31", "CT/TW", hyphenated=True)
REPORT_TEXT = """Kế hoạch số 48/KH-VKS ngày 10/01/2022 đã được thực hiện.
Theo Chỉ thị số 31-CT/TW, 2 < 3 & <script>alert(1)</script>."""
HOSTILE_SUBJECT = "Kết quả <script>alert(1)</script> thi đua"
HOSTILE_NAME = 'báo cáo "1"\r\nX-Evil: 1.html'


def fill_archive(opened: OpenArchive) -> None:
    """Put in a plan, a report that cites it, two notices of one number, a wreck.

    The report also cites a directive that is not there. Its subject, its text and
    the name of its file try to be taken for HTML and for headers.
    """
    report = make_parsed(
        make_citation(),
        _missing_citation(),
        body=REPORT_TEXT,
        number=REPORT,
        doc_type="Báo cáo",
        subject=HOSTILE_SUBJECT,
    )
    others = [
        make_parsed(body="Kế hoạch xây dựng nông thôn mới"),
        make_parsed(body="Thông báo một", number=NOTICE, doc_type="Thông báo"),
        make_parsed(body="Thông báo hai", number=NOTICE, doc_type="Thông báo"),
    ]
    received = make_received(report)
    named = Received(HOSTILE_NAME, received.checksum, received.data)
    opened.archive.register(named, report)
    for each in others:
        opened.archive.register(make_received(each), each)
    wreck = Received("hỏng.pdf", "0" * 64, b"%PDF")
    opened.archive.quarantine(wreck, "unreadable", "Tệp bị cắt ngang.")
    opened.archive.commit()
    opened.projections.catch_up()


def page_client(opened: OpenArchive) -> TestClient:
    """Return what asks *opened* over HTTP as its own pages do, from this machine."""
    app = create_app(opened)
    app.mount("/", create_pages(opened))
    client = TestClient(app, base_url=HERE)
    client.headers["Origin"] = HERE
    return client


def _missing_citation() -> Citation:
    text = "Chỉ thị số 31-CT/TW"
    start = REPORT_TEXT.index(text)
    return make_citation(
        text=text,
        mentions=(Mention(2, start, start + len(text), text, footnote="1"),),
        number=MISSING,
        doc_type="Chỉ thị",
        issued_on=None,
        issuer=None,
    )


@contextmanager
def served(app: FastAPI) -> Iterator[int]:
    """Serve *app* as ``vankho serve`` does, in a thread; give the port."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join()
