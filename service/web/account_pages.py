"""The pages where people sign in and out, and see where else they are signed in."""

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
    return _show(request, next, None if _is_private(request) else IN_THE_CLEAR)


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
    if not _is_private(request):
        return _show(request, next, IN_THE_CLEAR, HTTPStatus.FORBIDDEN)
    door: Door = request.app.state.door
    try:
        key = door.registry.sessions.sign_in(name, password, _origin_of(request))
    except SignInError:
        return _show(request, next, WRONG, HTTPStatus.FORBIDDEN, name)
    except ThrottledError as error:
        page = _show(request, next, THROTTLED, HTTPStatus.TOO_MANY_REQUESTS, name)
        page.headers["Retry-After"] = str(error.retry_after)
        return page
    answer = see_other(next if is_ours(next) else "/")
    _set_cookie(request, answer, key)
    return answer


@sessions.post("/sign-out")
def sign_out(request: Request, caller: Reader) -> Response:
    """End the session of this browser."""
    if caller.session:
        door: Door = request.app.state.door
        door.registry.sessions.end(caller.name, caller.session.id)
    answer = see_other("/sign-in")
    _set_cookie(request, answer, "")
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


def _show(
    request: Request,
    wanted: str,
    problem: Problem | None,
    status: int = HTTPStatus.OK,
    name: str = "",
) -> Response:
    return render(
        request, "sign_in.html", status, problem=problem, next=wanted, name=name
    )


def see_other(address: str) -> Response:
    """Lead on to a page of ours, after a form."""
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def is_ours(address: str) -> bool:
    """Return whether an address leads to a page of ours, and to no other site."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def _is_private(request: Request) -> bool:
    """Return whether nobody on the way reads what is sent."""
    return request.url.scheme == "https" or is_this_machine(request.url.hostname or "")


def _origin_of(request: Request) -> Origin:
    address = request.client.host if request.client else ""
    return Origin(address, request.headers.get("user-agent", ""))


def _set_cookie(request: Request, answer: Response, key: str) -> None:
    """Let the browser keep the key of a session; an empty one: nothing."""
    answer.set_cookie(
        cookie_name(request),
        key,
        max_age=int(LONGEST.total_seconds()) if key else 0,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
