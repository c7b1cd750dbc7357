"""The client of Elasticsearch: each task has a limit of time, whatever the server does.

A server that hangs costs that limit once. Then tasks of the same kind are refused at
once, for as long again.
"""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic, sleep
from typing import Any

from elastic_transport import (
    ConnectionError as NotConnectedError,
)
from elastic_transport import (
    ConnectionTimeout,
    Transport,
    TransportApiResponse,
    TransportError,
)
from elasticsearch import ApiError, Elasticsearch

from schemas.errors import SearchUnavailableError
from service.search.hurry import is_hurried
from service.settings import SearchServer

_BUSY = (429, 502, 503, 504)
_PAUSE = 0.1
"""Seconds until a request is tried again; twice as long each time."""


class Kind(Enum):
    """What a task does: the limit of *ask* is for all of it, of *write* a request.

    For those who are hurried, writing is as asking.
    """

    ASK = auto()
    WRITE = auto()


@dataclass(frozen=True, slots=True)
class _Limit:
    """Until when (of ``monotonic``) the requests of a task may take."""

    kind: Kind
    seconds: float
    until: float
    retries: int

    def left(self) -> float:
        """Return how many seconds the next request may take.

        Raises:
            ConnectionTimeout: there is no time left.

        """
        if self.kind is Kind.WRITE:
            return self.seconds
        left = self.until - monotonic()
        if left <= 0:
            raise ConnectionTimeout("no time left")
        return left


_LIMIT: ContextVar[_Limit] = ContextVar("limit")
"""Of the task that this thread is at."""


class PatientClient:
    """Opens the client of *server* at first use, and limits what is done with it."""

    def __init__(self, server: SearchServer) -> None:
        self._server = server
        self._open: Elasticsearch | None = None
        self._hung: dict[Kind, float] = {}  # until when tasks are refused

    @property
    def client(self) -> Elasticsearch:
        """The client itself, for use within ``limited``."""
        if self._open is None:
            self._open = Elasticsearch(
                self._server.url, transport_class=_Patient, **_identity(self._server)
            )
        return self._open

    @contextmanager
    def limited(self, kind: Kind) -> Iterator[Elasticsearch]:
        """Limit the time of all requests in the block; a block inside changes nothing.

        Raises:
            SearchUnavailableError: the server cannot be reached, refuses, or hangs.

        """
        if _LIMIT.get(None) is not None:
            yield self.client
            return
        limit = self._limit(kind)
        token = _LIMIT.set(limit)
        try:
            yield self.client
        except ConnectionTimeout as error:
            self._hung[kind] = monotonic() + limit.seconds
            raise _hangs(limit.seconds) from error
        except (ApiError, TransportError) as error:
            raise SearchUnavailableError(f"Elasticsearch: {error}") from error
        finally:
            _LIMIT.reset(token)

    def close(self) -> None:
        """Close the connections."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _limit(self, kind: Kind) -> _Limit:
        limited = Kind.ASK if is_hurried() else kind
        asks = limited is Kind.ASK
        seconds = self._server.ask_seconds if asks else self._server.write_seconds
        now = monotonic()
        if now < self._hung.get(kind, 0):
            raise _hangs(seconds)
        return _Limit(limited, seconds, now + seconds, self._server.retries)


class _Patient(Transport):
    """Keeps to the limit of the task; tries again what may succeed within it."""

    def perform_request(
        self, method: str, target: str, **given: Any
    ) -> TransportApiResponse:
        limit = _LIMIT.get()
        for attempt in range(limit.retries):
            try:
                found = self._once(limit, method, target, given)
            except ConnectionTimeout:  # it would only hang again
                raise
            except NotConnectedError:
                pass
            else:
                if found.meta.status not in _BUSY:
                    return found
            sleep(min(_PAUSE * 2**attempt, limit.left()))
        return self._once(limit, method, target, given)

    def _once(
        self, limit: _Limit, method: str, target: str, given: dict[str, Any]
    ) -> TransportApiResponse:
        left = {"request_timeout": limit.left(), "max_retries": 0}
        return super().perform_request(method, target, **{**given, **left})


def _identity(server: SearchServer) -> dict[str, Any]:
    """Return by what we and the server know one another."""
    given: dict[str, Any] = {}
    if server.api_key:
        given["api_key"] = server.api_key
    elif server.user:
        # encoded here: the client takes letters of ASCII alone
        pair = f"{server.user}:{server.password}".encode()
        given["basic_auth"] = b64encode(pair).decode()
    if server.authority:
        given["ca_certs"] = str(server.authority)
    return given


def _hangs(seconds: float) -> SearchUnavailableError:
    return SearchUnavailableError(f"Elasticsearch không trả lời trong {seconds:g} giây")
