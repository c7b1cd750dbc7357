"""A body that is too large is refused while it is read, not once it is stored."""

import socket
from collections.abc import Iterator
from select import select

import pytest

from service.api.app import MOST_BYTES, create_app
from service.bootstrap import open_archive
from service.settings import Settings
from service.web.site import create_pages
from tests.served import served

PIECE = bytes(1024 * 1024)
ENOUGH = 2 * MOST_BYTES // len(PIECE)
"""Pieces of a body after which it would have been taken."""
BEGINNING = b"""--x\r
Content-Disposition: form-data; name="file"; filename="a.txt"\r
\r
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where API and pages of an empty archive are served."""
    home = tmp_path_factory.mktemp("home")
    with open_archive(Settings(home)) as opened:
        app = create_app(opened)
        app.mount("/", create_pages(opened))
        with served(app) as port:
            yield port


def sent_until_answered(port: int, address: str, length: str) -> tuple[int, bytes]:
    """Send a body until there is an answer; return the pieces, and the first line."""
    head = f"POST {address} HTTP/1.1\r\nHost: localhost\r\n{length}\r\n"
    sent, piece = 0, BEGINNING + PIECE[len(BEGINNING) :]
    with socket.create_connection(("127.0.0.1", port)) as client:
        kind = "Content-Type: multipart/form-data; boundary=x"
        client.sendall(f"{head}{kind}\r\n\r\n".encode())
        while sent < ENOUGH and not select([client], [], [], 0)[0]:
            frame = f"{len(piece):x}\r\n".encode() if "chunked" in length else b""
            client.sendall(frame + piece + (b"\r\n" if frame else b""))
            sent, piece = sent + 1, PIECE
        return sent, client.recv(100).partition(b"\r\n")[0]


@pytest.mark.parametrize("address", ["/api/v1/check", "/check"])
@pytest.mark.parametrize(
    "length", ["Content-Length: 1000000000", "Transfer-Encoding: chunked"]
)
def test_a_body_that_is_too_large_is_refused_before_its_end(
    port: int, address: str, length: str
) -> None:
    sent, answer = sent_until_answered(port, address, length)

    assert sent < ENOUGH
    assert b" 413 " in answer
