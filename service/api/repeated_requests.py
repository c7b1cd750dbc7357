"""Requests that are sent again: those of one ``Idempotency-Key`` are done once."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterable
from hashlib import sha256
from http import HTTPStatus
from tempfile import SpooledTemporaryFile

from fastapi import Request, Response
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from schemas.account import Caller
from schemas.errors import OtherRequestError, UnderWayError
from schemas.kept_answer import KeptAnswer
from service.accounts.door import Door
from service.api.audited_routes import PREFIX
from service.api.errors import bad_parameter, problem_of, too_large

KEY = "Idempotency-Key"
KEY_PATTERN = "^[!-~]{1,200}$"
CHANGE_NOTHING = frozenset({f"{PREFIX}/check", f"{PREFIX}/search/batch"})
"""What is sent by POST, but may be done as often as one likes."""
_IN_MEMORY = 1024 * 1024
_PIECE = 64 * 1024
_BOUNDARY = re.compile(rb'boundary="?([^";,]+)')


class RepeatedRequests:
    """A layer around *app* that knows what it has answered, by account and key.

    Only what was done is kept: after another answer, the key is free again. Bodies of
    more than *most* bytes are refused.
    """

    def __init__(self, app: ASGIApp, door: Door, most: int) -> None:
        self._app, self._door, self._most = app, door, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let *app* answer, unless it has; always without a key, or a caller."""
        if not _may_be_repeated(scope):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        key = request.headers[KEY]
        caller = await asyncio.to_thread(self._door.caller, request)
        if caller is None:
            await self._app(scope, receive, send)
        elif not re.fullmatch(KEY_PATTERN, key):
            await bad_parameter(KEY)(scope, receive, send)
        else:
            request.state.caller = caller
            with SpooledTemporaryFile(_IN_MEMORY) as file:
                body = _Body(file, receive)
                if await body.read(self._most):
                    await self._answer(_Keyed(request, caller, key, body), send)
                else:
                    await too_large()(scope, receive, send)

    async def _answer(self, keyed: "_Keyed", send: Send) -> None:
        """Send what was answered before, or what *app* answers now."""
        answers = self._door.registry.answers
        name, scope, body = keyed.caller.name, keyed.request.scope, keyed.body
        try:
            known = await asyncio.to_thread(
                answers.begin, name, keyed.key, keyed.digest()
            )
        except (OtherRequestError, UnderWayError) as error:
            await problem_of(error)(scope, body.receive, send)
            return
        if known:
            await _response_of(known)(scope, body.receive, send)
            return
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        await self._app(scope, body.receive, collect)
        given = _answer_of(messages)
        if given.status < HTTPStatus.MULTIPLE_CHOICES:
            await asyncio.to_thread(answers.keep, name, keyed.key, given)
        elif _did_nothing(given):
            await asyncio.to_thread(answers.release, name, keyed.key)
        for each in messages:
            await send(each)


class _Body:
    """The body of a request, which is read once, and handed on from *file*."""

    def __init__(self, file: SpooledTemporaryFile[bytes], receive: Receive) -> None:
        self._file, self._receive = file, receive
        self._handed_on = False

    async def read(self, most: int) -> bool:
        """Read all of it; return whether it has *most* bytes or fewer."""
        size = 0
        async for piece in self._pieces():
            size += len(piece)
            if size > most:
                return False
            self._file.write(piece)
        self._file.seek(0)
        return True

    async def _pieces(self) -> AsyncIterator[bytes]:
        message: Message = {"more_body": True}
        while message.get("more_body"):
            message = await self._receive()
            yield message.get("body", b"")

    def pieces(self) -> Iterable[bytes]:
        """Yield the body from its beginning."""
        self._file.seek(0)
        while piece := self._file.read(_PIECE):
            yield piece
        self._file.seek(0)

    async def receive(self) -> Message:
        """Return the next message, as the server would."""
        if self._handed_on:
            return await self._receive()
        piece = self._file.read(_PIECE)
        self._handed_on = len(piece) < _PIECE
        return {
            "type": "http.request",
            "body": piece,
            "more_body": not self._handed_on,
        }


class _Keyed:
    """A request with a key, and who sent it."""

    def __init__(self, request: Request, caller: Caller, key: str, body: _Body) -> None:
        self.request, self.caller, self.key, self.body = request, caller, key, body

    def digest(self) -> str:
        """Return what two requests have in common that ask for the same.

        Other rights make another request: nobody gets an answer that is not theirs any
        more. What stands between the parts of a form is made up for each sending.
        """
        kind = self.request.headers.get("content-type", "").encode("latin-1")
        found = _BOUNDARY.search(kind)
        boundary = found[1] if found else b""
        parts = (
            self.request.url.path,
            self.request.url.query,
            self.request.headers.get("if-match"),
            (kind.replace(boundary, b"") if boundary else kind).decode("latin-1"),
            self.caller.role.value,
            repr(self.caller.clearance),
        )
        digest = sha256(json.dumps(parts).encode())
        for piece in _without(boundary, self.body.pieces()):
            digest.update(piece)
        return digest.hexdigest()


def _without(boundary: bytes, pieces: Iterable[bytes]) -> Iterable[bytes]:
    """Yield *pieces* without each *boundary*, also where two pieces share one."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(boundary) if boundary else (rest + piece,)
        yield from whole
        kept = max(0, len(rest) - len(boundary) + 1)
        yield rest[:kept]
        rest = rest[kept:]
    yield rest


def _may_be_repeated(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "POST":
        return False
    path = scope["path"]
    is_change = path.startswith(f"{PREFIX}/") and path not in CHANGE_NOTHING
    return is_change and KEY in Headers(scope=scope)


def _answer_of(messages: Iterable[Message]) -> KeptAnswer:
    start, *rest = messages
    headers = ((name.decode(), value.decode()) for name, value in start["headers"])
    body = b"".join(each.get("body", b"") for each in rest)
    return KeptAnswer(start["status"], tuple(headers), body)


def _response_of(answer: KeptAnswer) -> Response:
    response = Response(answer.body, answer.status)
    for name, value in answer.headers:
        response.headers[name] = value
    return response


def _did_nothing(answer: KeptAnswer) -> bool:
    """Return whether that is sure; a fault may have come after something was done."""
    if answer.status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return True
    return "retry-after" in {name.lower() for name, _ in answer.headers}
