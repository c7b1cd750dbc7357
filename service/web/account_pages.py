"""The pages where people sign in and out, and see where else they are signed in."""

from datetime import timedelta
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from schemas.errors import SignInError, ThrottledError
from service.accounts.door import (
    Door,
    Reader,
    cookie_name,
    is_from_here,
    is_this_machine,
)
from service.accounts.session_keeper import LONGEST, Origin
from service.web.jinja import render

Problem = tuple[str, str]
"""What went wrong, in Vietnamese and in English."""

WRONG = ("Tên hoặc mật khẩu không đúng.", "The name or the password is wrong.")
THROTTLED = (
    "Đăng nhập sai quá nhiều lần; hãy thử lại sau 15 phút.",
    "Too many attempts failed; try again in 15 minutes.",
)
IN_THE_CLEAR = (
    "Chỉ đăng nhập được qua https: qua http ai trên đường cũng đọc được mật khẩu.",
    "Signing in needs https: on http everybody on the way can read the password.",
)

_PRINTED = r"^\P{Cc}*$"

sign_in = APIRouter()
"""What those who are not signed in may do."""
sessions = APIRouter()


def to_sign_in(request: Request) -> Response:
    """Send a reader to the form, which leads back to the page that was asked for."""
    wanted = request.url.path
    if request.url.query:
        wanted += f"?{request.url.query}"
    return see_other(f"/sign-in?next={quote(wanted, safe='')}")


@sign_in.get("/sign-in")
def sign_in_form(request: Request, next: str = "/") -> Response:  # noqa: A002  # in addresses
    """Show the form."""
    return show_form(request, next, None if is_private(request) else IN_THE_CLEAR)


@sign_in.post("/sign-in")
def begin_session(
    request: Request,
    name: Annotated[str, Form(max_length=200, pattern=_PRINTED)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form()] = "/",  # noqa: A002  # the name of a field
) -> Response:
    """Begin a session, whose key only the browser keeps, and go on to *next*."""
    request.state.typed_name = name  # for the audit
    if not is_from_here(request):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    if not is_private(request):
        return show_form(request, next, IN_THE_CLEAR, HTTPStatus.FORBIDDEN)
    door: Door = request.app.state.door
    try:
        key = door.registry.sessions.sign_in(name, password, origin_of(request))
    except SignInError:
        return show_form(request, next, WRONG, HTTPStatus.FORBIDDEN, name)
    except ThrottledError:
        return show_throttled(request, next, name)
    answer = see_other(next if is_ours(next) else "/")
    set_session(request, answer, key)
    return answer


@sessions.post("/sign-out")
def sign_out(request: Request, caller: Reader) -> Response:
    """End the session of this browser."""
    if caller.session:
        door: Door = request.app.state.door
        door.registry.sessions.end(caller.name, caller.session.id)
    answer = see_other("/sign-in")
    set_session(request, answer, "")
    return answer


@sessions.get("/sessions")
def sessions_page(request: Request, caller: Reader) -> Response:
    """Show where the reader is signed in."""
    door: Door = request.app.state.door
    found = door.registry.sessions.sessions(caller.name)
    return render(request, "sessions.html", sessions=found)


@sessions.post("/sessions/{number}/end")
def end_session(request: Request, caller: Reader, number: int) -> Response:
    """End one session of the reader, in whichever browser."""
    door: Door = request.app.state.door
    door.registry.sessions.end(caller.name, number)
    return see_other("/sessions")


def show_form(
    request: Request,
    wanted: str,
    problem: Problem | None,
    status: int = HTTPStatus.OK,
    name: str = "",
) -> Response:
    """Show the form, above it what went wrong."""
    values = {"problem": problem, "next": wanted, "name": name}
    has_provider = door_at(request).provider is not None
    return render(request, "sign_in.html", status, has_provider=has_provider, **values)


def door_at(request: Request) -> Door:
    """Return what recognises who sends the request."""
    door: Door = request.app.state.door
    return door


def show_throttled(request: Request, wanted: str, name: str = "") -> Response:
    """Show the form, and say when to come back."""
    status = HTTPStatus.TOO_MANY_REQUESTS
    page = show_form(request, wanted, THROTTLED, status, name)
    page.headers["Retry-After"] = str(ThrottledError.retry_after)
    return page


def see_other(address: str) -> Response:
    """Lead on to a page of ours, after a form."""
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def is_ours(address: str) -> bool:
    """Return whether an address leads to a page of ours, and to no other site."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def is_private(request: Request) -> bool:
    """Return whether nobody on the way reads what is sent."""
    return request.url.scheme == "https" or is_this_machine(request.url.hostname or "")


def origin_of(request: Request) -> Origin:
    """Return where a sign-in comes from."""
    address = request.client.host if request.client else ""
    return Origin(address, request.headers.get("user-agent", ""))


def set_session(request: Request, answer: Response, key: str) -> None:
    """Let the browser keep the key of a session; an empty one: nothing."""
    set_cookie(request, answer, (cookie_name(request), key), LONGEST)


def set_cookie(
    request: Request, answer: Response, cookie: tuple[str, str], lasting: timedelta
) -> None:
    """Let the browser keep a key out of reach of scripts; an empty one: nothing."""
    name, key = cookie
    answer.set_cookie(
        name,
        key,
        max_age=int(lasting.total_seconds()) if key else 0,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
