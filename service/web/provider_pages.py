"""The way to a provider of OpenID Connect, and back with who somebody is.

No account is made on it: a provider knows more people than may read the archive.
"""

from contextlib import AbstractContextManager
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from schemas.errors import SignInError, ThrottledError
from service.accounts.pending_sign_ins import FOR
from service.accounts.port import (
    IdentityProvider,
    ProviderAnswer,
    ProviderError,
    ProviderFault,
)
from service.accounts.random_keys import derived
from service.web.account_pages import (
    IN_THE_CLEAR,
    Problem,
    door_at,
    is_ours,
    is_private,
    origin_of,
    see_other,
    set_cookie,
    set_session,
    show_form,
    show_throttled,
)

PENDING, PLAIN_PENDING = "__Host-vankho-sign-in", "vankho-sign-in"
"""The cookie of a pending sign-in, on https and on http."""
PROBLEMS: dict[ProviderFault, Problem] = {
    ProviderFault.AWAY: (
        "Dịch vụ đăng nhập không trả lời; hãy thử lại sau.",
        "The sign-in service does not answer; try again later.",
    ),
    ProviderFault.DENIED: (
        "Dịch vụ đăng nhập từ chối, hoặc việc đăng nhập đã bị hủy.",
        "The sign-in service refused, or the sign-in was cancelled.",
    ),
    ProviderFault.STALE: (
        "Lần đăng nhập này đã dùng rồi hoặc quá hạn; hãy bắt đầu lại.",
        "This sign-in was used already or took too long; start again.",
    ),
    ProviderFault.ISSUER: (
        "Trả lời đến từ một dịch vụ đăng nhập khác; hãy báo người quản trị.",
        "The answer is from another sign-in service; tell your administrator.",
    ),
    ProviderFault.INVALID: (
        "Trả lời của dịch vụ đăng nhập không hợp lệ; hãy bắt đầu lại.",
        "The answer of the sign-in service is not valid; start again.",
    ),
    ProviderFault.EXPIRED: (
        "Trả lời của dịch vụ đăng nhập đã hết hạn; hãy bắt đầu lại.",
        "The answer of the sign-in service has expired; start again.",
    ),
    ProviderFault.NAMELESS: (
        "Dịch vụ đăng nhập không xác nhận tên tài khoản; hãy báo người quản trị.",
        "The sign-in service confirms no account name; tell your administrator.",
    ),
}
NO_WAY_OUT = (
    "Dịch vụ đăng nhập không có chỗ đăng xuất; hãy đóng trình duyệt.",
    "The sign-in service has no way to sign out; close the browser.",
)
UNKNOWN = (
    "Người này không có tài khoản trong kho; hãy hỏi người quản trị.",
    "This person has no account in the archive; ask your administrator.",
)
_LONGEST_NAME = 200

provider_sign_in = APIRouter()


def _provider(request: Request) -> IdentityProvider:
    """Return the provider that is set.

    Raises:
        HTTPException: 404, there is none.

    """
    provider = door_at(request).provider
    if provider is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return provider


Provider = Annotated[IdentityProvider, Depends(_provider)]


@provider_sign_in.get("/sign-in/oidc")
def to_provider(
    request: Request,
    provider: Provider,
    next: str = "/",  # noqa: A002  # in addresses
) -> Response:
    """Lead to the provider, with a sign-in that only this browser can complete."""
    if not is_private(request):
        return show_form(request, next, IN_THE_CLEAR, HTTPStatus.FORBIDDEN)
    wanted = next if is_ours(next) else "/"
    try:
        with _attempt(request, ""):
            key = door_at(request).registry.pending.begin(wanted)
            address = provider.address(key, _back(request))
    except ThrottledError:
        return show_throttled(request, next)
    except ProviderError as problem:
        return _show_problem(request, next, problem)
    answer = see_other(address)
    set_cookie(request, answer, (_cookie_name(request), key), FOR)
    return answer


@provider_sign_in.get("/sign-out/oidc")
def out_of_provider(request: Request, provider: Provider) -> Response:
    """Lead to where the provider ends its own session, and then to the form.

    A link leads here, no form: the policy lets no form end at another site.
    """
    try:
        address = provider.way_out(f"{_site(request)}/sign-in")
    except ProviderError as problem:
        return _show_problem(request, "/", problem)
    return see_other(address) if address else show_form(request, "/", NO_WAY_OUT)


def _answer(
    code: str = "",
    state: str = "",
    error: str = "",
    issuer: Annotated[str, Query(alias="iss")] = "",
) -> ProviderAnswer:
    """Return what the provider let the browser bring, by the names of the protocol."""
    return ProviderAnswer(code, state, error, issuer)


@provider_sign_in.get("/sign-in/oidc/return")
def from_provider(
    request: Request,
    provider: Provider,
    brought: Annotated[ProviderAnswer, Depends(_answer)],
) -> Response:
    """Begin a session of whom the provider vouches for, if they have an account."""
    registry = door_at(request).registry
    key = request.cookies.get(_cookie_name(request), "")
    wanted = registry.pending.take(key)
    try:
        with _attempt(request, key):
            if wanted is None:
                raise ProviderError(ProviderFault.STALE)  # counts
            name = provider.name(key, _back(request), brought)
            request.state.typed_name = name[:_LONGEST_NAME]  # for the audit
            session = registry.sessions.begin(name, origin_of(request))
    except ThrottledError:
        answer = show_throttled(request, wanted or "/")
    except SignInError as problem:
        answer = _show_problem(request, wanted or "/", problem)
    else:
        answer = see_other(wanted)
        set_session(request, answer, session)
    set_cookie(request, answer, (_cookie_name(request), ""), FOR)
    return answer


def _attempt(request: Request, key: str) -> AbstractContextManager[None]:
    """Let the address wait that failed too often; who it is, is not known yet."""
    address = origin_of(request).address
    return door_at(request).registry.sessions.attempt(derived(address, key), address)


def _show_problem(request: Request, wanted: str, error: SignInError) -> Response:
    if not isinstance(error, ProviderError):
        return show_form(request, wanted, UNKNOWN, HTTPStatus.FORBIDDEN)
    is_away = error.fault is ProviderFault.AWAY
    status = HTTPStatus.SERVICE_UNAVAILABLE if is_away else HTTPStatus.FORBIDDEN
    return show_form(request, wanted, PROBLEMS[error.fault], status)


def _back(request: Request) -> str:
    """Return the address that the provider leads back to, which it has to know."""
    return f"{_site(request)}/sign-in/oidc/return"


def _site(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


def _cookie_name(request: Request) -> str:
    return PENDING if request.url.scheme == "https" else PLAIN_PENDING
