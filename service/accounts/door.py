"""Who sends a request, and whether they may: each route says which role it needs.

A program sends a token, a browser the cookie of a session. Whoever asks an archive on
this machine alone that has no accounts needs neither, but must not be sent by a page of
another site.
"""

import getpass
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPBearer

from schemas.account import Caller, Role
from schemas.clearance import EVERYTHING, Clearance
from service.accounts.port import IdentityProvider
from service.accounts.registry import Registry

COOKIE = "__Host-vankho"
PLAIN_COOKIE = "vankho"
"""The name on http, which only this machine may use: browsers take ``__Host-`` only
from https, so that nobody on the way can set it."""
FORM_TOKEN = "form_token"  # noqa: S105  # the name of a field
FORM_TOKEN_HEADER = "X-Form-Token"  # noqa: S105  # for scripts
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_BEARER = HTTPBearer(auto_error=False, description="Mã truy cập: vankho token add")


class Door:
    """Recognises callers; *alone* says that only this machine reaches the service.

    *here* is the clearance of whoever works at it. *admits_secrets*: some documents may
    be state secrets. *provider*: where people may sign in, too.
    """

    def __init__(
        self,
        registry: Registry,
        *,
        alone: bool,
        here: Clearance = EVERYTHING,
        admits_secrets: bool = False,
        provider: IdentityProvider | None = None,
    ) -> None:
        self.registry = registry
        self.provider = provider
        self.admits_secrets = admits_secrets
        self._here = here
        self._alone = alone

    def caller(self, request: Request) -> Caller | None:
        """Return who sends the request; None: nobody who is known."""
        kind, _, sent = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self.registry.tokens.caller(sent.strip())
        key = request.cookies.get(cookie_name(request))
        found = self.registry.sessions.caller(key) if key else None
        if found is None and self._alone and self.registry.people.is_empty():
            return _person_at_this_machine(self._here)
        return found


def cookie_name(request: Request) -> str:
    """Return the name of the cookie that a session has on http, or on https."""
    return COOKIE if request.url.scheme == "https" else PLAIN_COOKIE


def is_this_machine(host: str) -> bool:
    """Return whether only this machine reaches itself by that name."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def is_from_here(request: Request) -> bool:
    """Return whether our own page sent the request, as far as the browser says."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"
    return urlsplit(origin).netloc == request.headers.get("host")


def _person_at_this_machine(clearance: Clearance) -> Caller:
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # in a container, perhaps
        name = "local"
    return Caller(name, name, Role.CLERK, signed_in=False, clearance=clearance)


async def _form_token(request: Request) -> str:
    """Return what a form, or our script, sent to show that the page was ours."""
    sent = request.headers.get(FORM_TOKEN_HEADER, "")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent or request.method in _SAFE or kind not in _FORMS:
        return sent
    found = (await request.form()).get(FORM_TOKEN)
    return found if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class Requires:
    """The dependency of a route that only callers of a role may use."""

    role: Role

    def __call__(
        self,
        request: Request,
        form_token: Annotated[str, Depends(_form_token)],
        _described: Annotated[object, Depends(_BEARER)],
    ) -> Caller:
        """Return who sends the request.

        Raises:
            HTTPException: 401 where nobody is known, 403 where they may not, or where
                another site may have sent it.

        """
        door: Door = request.app.state.door
        caller = door.caller(request)
        if caller is None:
            challenge = {"WWW-Authenticate": "Bearer"}
            raise HTTPException(HTTPStatus.UNAUTHORIZED, headers=challenge)
        request.state.caller = caller
        if not caller.role.may(self.role):
            raise HTTPException(HTTPStatus.FORBIDDEN)
        if request.method not in _SAFE:
            _require_own_page(request, caller, form_token)
        return caller


def _require_own_page(request: Request, caller: Caller, form_token: str) -> None:
    """Refuse what a page of another site may have let the browser send.

    Raises:
        HTTPException: 403.

    """
    if "authorization" in request.headers:  # which no browser adds by itself
        return
    named = "origin" in request.headers or caller.session is None
    if not named or not is_from_here(request) or form_token != caller.form_token:
        raise HTTPException(HTTPStatus.FORBIDDEN)


Reader = Annotated[Caller, Depends(Requires(Role.READER))]
Writer = Annotated[Caller, Depends(Requires(Role.WRITER))]
Clerk = Annotated[Caller, Depends(Requires(Role.CLERK))]
Administrator = Annotated[Caller, Depends(Requires(Role.ADMINISTRATOR))]


def _require_full_clearance(request: Request, caller: Reader) -> None:
    """Refuse whoever may not know of everything, where documents may be secrets.

    Raises:
        HTTPException: 403, whatever the archive holds.

    """
    door: Door = request.app.state.door
    if door.admits_secrets and not caller.clearance.sees_everything:
        raise HTTPException(HTTPStatus.FORBIDDEN)


CLEARED_FOR_EVERYTHING = Depends(_require_full_clearance)
"""The dependency of routes that would say more than some readers may know."""
