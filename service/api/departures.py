"""Clients that leave before they are answered: nobody works for them any longer."""

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.lanes import DEMAND, Demand

_OF_A_BODY = ("content-length", "transfer-encoding")


class Departures:
    """A layer around *app* that ends the demand for an answer when its client leaves.

    What *app* does for a request in its threads sees that as ``lanes.DEMAND``.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let *app* answer; what is not HTTP is only handed on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        demand = Demand()
        DEMAND.set(demand)  # of this request alone: each is a task of its own
        client = _Client(receive, demand)
        if not any(each in Headers(scope=scope) for each in _OF_A_BODY):
            client.watch()  # probably nobody reads the empty body
        try:
            await self._app(scope, client.receive, send)
        finally:
            client.leave()


class _Client:
    """What a client sends, and after all of it, whether it is still there."""

    def __init__(self, receive: Receive, demand: Demand) -> None:
        self._receive, self._demand = receive, demand
        self._read: asyncio.Queue[Message] = asyncio.Queue()
        self._watching: asyncio.Task[None] | None = None

    async def receive(self) -> Message:
        """Return the next message, as the server would."""
        if self._watching is None:
            message = await self._receive()
            if not message.get("more_body"):
                self.watch()
            return message
        message = await self._read.get()
        if message["type"] == "http.disconnect":
            self._read.put_nowait(message)  # it is the answer from now on
        return message

    def watch(self) -> None:
        """Read on: all that comes is the end of an empty body, and of the client."""
        self._watching = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        message: Message = {"type": ""}
        while message["type"] != "http.disconnect":
            message = await self._receive()
            self._read.put_nowait(message)
        self._demand.end()

    def leave(self) -> None:
        """Watch no longer: it is answered."""
        if self._watching:
            self._watching.cancel()
