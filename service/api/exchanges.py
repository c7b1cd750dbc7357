"""What every request passes on its way to a route, and every answer on its way back.

It works for the API and the pages alike, which are mounted below it: a request id, a
line in the access log, headers of a strict policy, an ETag on what is read, and no
request that has control characters in its address.
"""

import json
import logging
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from http import HTTPStatus
from time import perf_counter
from typing import Any
from urllib.parse import unquote_plus
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from schemas.audit import Access, Person
from service.api.audited_routes import access_of

ACCESS_LOG = logging.getLogger("vankho.access")
"""One line of JSON for each request; never the words of a question."""
POLICY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self'; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Only our own script runs in our pages; nothing is loaded from elsewhere."""
Note = Callable[[Access, Person], object]
Count = Callable[[str, str | None, int, float], object]

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REQUEST_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")


class Exchanges:
    """The outermost layer of the service, around *app*.

    *count* is told of each request: its method, route and status, and the seconds.
    *note* is told what it did, and who sent it, if that is noted.
    """

    def __init__(self, app: ASGIApp, count: Count, note: Note) -> None:
        self._app = app
        self._count = count
        self._note = note

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let *app* answer; what is not HTTP is only handed on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(scope, send)
        try:
            if _has_control_characters(scope):
                await answer.refuse()
            else:
                await self._app(scope, receive, answer.send)
        finally:
            ACCESS_LOG.info(answer.line())
            self._count(*answer.figures())
            if noted := answer.access():
                self._note(*noted)


class _Answer:
    """One answer on its way out, and what the log says of it."""

    def __init__(self, scope: Scope, send: Send) -> None:
        headers = Headers(scope=scope)
        sent_id = headers.get("x-request-id", "")
        self._id = sent_id if _REQUEST_ID.fullmatch(sent_id) else uuid4().hex
        self._scope, self._send = scope, send
        self._started = perf_counter()
        self._known = headers.get("if-none-match", "")
        self._head: Message | None = None  # held back until the body is known
        self._status, self._bytes = 0, 0

    async def send(self, message: Message) -> None:
        """Send a part of the answer; the head waits for the first part of the body."""
        if message["type"] == "http.response.start":
            self._head = message
            self._status = message["status"]
            return
        if message["type"] == "http.response.body" and self._head is not None:
            message = self._begin(message)
            head, self._head = self._head, None
            await self._send(head)
        self._bytes += len(message.get("body", b""))
        await self._send(message)

    async def refuse(self) -> None:
        """Answer that the address has control characters."""
        body = json.dumps({"title": "Địa chỉ có ký tự điều khiển", "status": 400})
        headers = [(b"content-type", b"application/problem+json")]
        await self.send(
            {
                "type": "http.response.start",
                "status": HTTPStatus.BAD_REQUEST.value,
                "headers": headers,
            }
        )
        await self.send({"type": "http.response.body", "body": body.encode()})

    def _begin(self, first: Message) -> Message:
        """Complete the head; return the first part of the body, or an empty one."""
        assert self._head is not None  # noqa: S101  # for the type checker  # nosec B101
        headers = MutableHeaders(raw=self._head["headers"])
        self._head["headers"] = headers.raw
        headers["X-Request-ID"] = self._id
        for name, value in POLICY.items():
            headers.setdefault(name, value)
        if not self._is_whole_reading(first):
            return first
        if "etag" not in headers:
            digest = blake2b(first.get("body", b""), digest_size=16).hexdigest()
            headers["ETag"] = f'W/"{digest}"'
            headers.setdefault("Cache-Control", "private, no-cache")
        if headers["etag"] not in [each.strip() for each in self._known.split(",")]:
            return first
        self._status = self._head["status"] = HTTPStatus.NOT_MODIFIED.value
        for name in ("content-length", "content-type"):
            del headers[name]
        return {"type": "http.response.body", "body": b""}

    def _is_whole_reading(self, first: Message) -> bool:
        return (
            self._scope["method"] == "GET"
            and self._status == HTTPStatus.OK
            and not first.get("more_body")
        )

    def figures(self) -> tuple[str, str | None, int, float]:
        """Return method, route and status, and how many seconds it took."""
        seconds = perf_counter() - self._started
        return self._scope["method"], _route(self._scope), self._status, seconds

    def access(self) -> tuple[Access, Person] | None:
        """Return what the request did, and who sent it; see ``access_of``."""
        return access_of(self._scope, self._status)

    def line(self) -> str:
        """Return the line of the access log."""
        return json.dumps(
            {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "id": self._id,
                "method": self._scope["method"],
                "route": _route(self._scope),
                "status": self._status,
                "ms": round((perf_counter() - self._started) * 1000, 1),
                "bytes": self._bytes,
                "user": _user(self._scope),
            },
            ensure_ascii=False,
        )


def _route(scope: Mapping[str, object]) -> str | None:
    """Return the pattern of the route, ``/documents/{document}``; None: there is none.

    The address itself may hold what somebody looks for.
    """
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else None


def _user(scope: Mapping[str, Any]) -> str | None:
    """Return the account that sent the request; None: nobody who is known."""
    caller = scope.get("state", {}).get("caller")
    return caller.name if caller else None


def _has_control_characters(scope: Scope) -> bool:
    query = unquote_plus(scope["query_string"].decode("latin-1"))
    return bool(_CONTROL.search(scope["path"]) or _CONTROL.search(query))
