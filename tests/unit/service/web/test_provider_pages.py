"""People sign in at a real provider of OpenID Connect, in a process of its own."""

import logging
from collections.abc import Iterator
from http import HTTPStatus

import pytest
import requests
from lxml import html

from schemas.account import Role, SignInProvider
from schemas.audit import Action, AuditChoice, AuditEntry
from service.accounts.door import PLAIN_COOKIE
from service.accounts.openid_provider import OpenIdProvider
from service.accounts.port import ProviderFault
from service.accounts.session_keeper import MOST_FROM_ADDRESS
from service.api.app import create_app
from service.bootstrap import OpenArchive, open_archive
from service.settings import Settings
from service.web.account_pages import THROTTLED
from service.web.provider_pages import (
    NO_WAY_OUT,
    PENDING,
    PLAIN_PENDING,
    PROBLEMS,
    UNKNOWN,
)
from service.web.site import create_pages
from tests.openid import AN, SECRET, STRANGER, asked, known_as, openid_provider
from tests.openid import way_back as answered
from tests.served import TestClient
from tests.signed_in import PASSWORD

HERE = "http://localhost"
SEEN, FORBIDDEN = HTTPStatus.SEE_OTHER, HTTPStatus.FORBIDDEN
RETURN = "/sign-in/oidc/return"
pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with openid_provider() as address:
        yield address


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenArchive]:
    with open_archive(Settings(tmp_path_factory.mktemp("home"))) as archive:
        archive.accounts.people.add("an", "Nguyễn Văn An", Role.WRITER, PASSWORD)
        yield archive


def browser(
    opened: OpenArchive, provider: SignInProvider | None, site: str = HERE
) -> TestClient:
    app, pages = create_app(opened), create_pages(opened)
    pages.state.door.provider = OpenIdProvider(provider) if provider else None
    app.mount("/", pages)
    return TestClient(app, base_url=site, follow_redirects=False)


@pytest.fixture
def client(opened: OpenArchive, issuer: str) -> TestClient:
    return browser(opened, known_as(issuer))


def begun(client: TestClient, wanted: str = "/") -> str:
    """Begin to sign in; return the address at the provider."""
    answer = client.get("/sign-in/oidc", params={"next": wanted})
    assert answer.status_code == SEEN, words(answer.text)
    return str(answer.headers["location"])


def words(page: str) -> str:
    return " ".join(html.document_fromstring(page).text_content().split())


def said(client: TestClient, address: str, status: int = FORBIDDEN) -> str:
    """Return the one line that the sign-in page says of what went wrong."""
    answer = client.get(address)
    assert answer.status_code == status
    (line,) = html.document_fromstring(answer.text).xpath("//*[@role='alert']")
    assert PLAIN_COOKIE not in answer.cookies
    return str(line.text_content())


def line_of(fault: ProviderFault) -> str:
    vietnamese, english = PROBLEMS[fault]
    return f"{vietnamese} ({english})"


def audited(opened: OpenArchive) -> list[AuditEntry]:
    return [
        each
        for each in opened.audit.entries(AuditChoice())
        if each.access.action in {Action.FAILED, Action.SIGNED_IN}
    ]


def test_whoever_has_an_account_is_led_to_the_page_they_wanted(
    client: TestClient,
) -> None:
    form = html.document_fromstring(client.get("/sign-in?next=/?q=thi+đua").text)
    (link,) = form.xpath("//a[starts-with(@href, '/sign-in/oidc')]/@href")
    address = client.get(link).headers["location"]

    answer = client.get(answered(address, sub=AN))
    assert answer.status_code == SEEN
    assert answer.headers["location"] == "/?q=thi%20%C4%91ua"
    assert "Nguyễn Văn An (người soạn)" in words(client.get("/missing").text)


def test_the_settings_say_where_people_sign_in(
    tmp_path_factory: pytest.TempPathFactory, issuer: str
) -> None:
    settings = Settings(tmp_path_factory.mktemp("home"), provider=known_as(issuer))
    with open_archive(settings) as archive:
        app = create_app(archive)
        app.mount("/", create_pages(archive))
        client = TestClient(app, base_url=HERE, follow_redirects=False)

        assert begun(client).startswith(issuer)


def test_the_session_is_one_like_those_by_password(
    client: TestClient, opened: OpenArchive
) -> None:
    client.get(answered(begun(client), sub=AN))

    (session,) = opened.accounts.sessions.sessions("an")
    assert session.account == "an"
    opened.accounts.people.disable("an")
    assert client.get("/").status_code == SEEN


def test_the_provider_is_asked_with_state_nonce_and_pkce(client: TestClient) -> None:
    query = asked(begun(client))

    assert {query["response_type"], query["code_challenge_method"]} == {"code", "S256"}
    assert len({query[each] for each in ("state", "nonce", "code_challenge")}) == 3
    assert query["redirect_uri"] == f"{HERE}{RETURN}"
    assert query != asked(begun(client))


def test_without_a_provider_there_is_neither_button_nor_way(
    opened: OpenArchive,
) -> None:
    client = browser(opened, None)

    assert "/sign-in/oidc" not in client.get("/sign-in").text
    assert client.get("/sign-in/oidc").status_code == HTTPStatus.NOT_FOUND
    assert client.get(RETURN).status_code == HTTPStatus.NOT_FOUND


def test_nobody_gets_an_account_by_signing_in(
    client: TestClient, opened: OpenArchive
) -> None:
    back = answered(begun(client), sub=STRANGER)

    assert said(client, back) == f"{UNKNOWN[0]} ({UNKNOWN[1]})"
    assert [each.name for each in opened.accounts.people.accounts()] == ["an"]
    assert client.get("/").status_code == SEEN
    (failed,) = audited(opened)
    assert failed.access.action is Action.FAILED
    assert failed.person is not None
    assert failed.person.name == "stranger"


def test_a_disabled_account_stays_outside(
    client: TestClient, opened: OpenArchive
) -> None:
    opened.accounts.people.disable("an")

    assert UNKNOWN[0] in said(client, answered(begun(client), sub=AN))


def test_who_is_denied_is_told_so(client: TestClient, opened: OpenArchive) -> None:
    address = begun(client)
    denied = answered(address, action="deny")
    back = f"{denied}&state={asked(address)['state']}"  # which this provider leaves out

    assert said(client, back) == line_of(ProviderFault.DENIED)
    assert [each.access.action for each in audited(opened)] == [Action.FAILED]


def test_an_answer_counts_once(client: TestClient, opened: OpenArchive) -> None:
    address = begun(client)
    kept = client.cookies[PLAIN_PENDING]
    back = answered(address, sub=AN)
    assert client.get(back).status_code == SEEN

    client.cookies.clear()
    client.cookies[PLAIN_PENDING] = kept
    assert said(client, back) == line_of(ProviderFault.STALE)
    actions = [each.access.action for each in audited(opened)]
    assert actions == [Action.SIGNED_IN, Action.FAILED]


def test_an_answer_counts_in_no_other_browser(
    client: TestClient, opened: OpenArchive, issuer: str
) -> None:
    back = answered(begun(client), sub=AN)
    other = browser(opened, known_as(issuer))

    assert said(other, back) == line_of(ProviderFault.STALE)
    begun(other)
    assert said(other, back) == line_of(ProviderFault.STALE)


def test_an_answer_to_another_question_is_not_valid(client: TestClient) -> None:
    address = begun(client)
    other = address.replace(asked(address)["nonce"], "0" * 64)

    back = answered(other, sub=AN)
    assert said(client, back) == line_of(ProviderFault.INVALID)


def test_a_code_that_the_provider_did_not_give_is_not_valid(client: TestClient) -> None:
    state = asked(begun(client))["state"]

    line = said(client, f"{RETURN}?code=invented&state={state}")
    assert line == line_of(ProviderFault.INVALID)


def test_an_answer_that_names_another_issuer_is_refused(client: TestClient) -> None:
    back = answered(begun(client), sub=AN) + "&iss=https://evil.example"

    assert said(client, back) == line_of(ProviderFault.ISSUER)


def test_a_provider_that_calls_itself_otherwise_is_refused(
    opened: OpenArchive, issuer: str
) -> None:
    client = browser(opened, known_as(f"{issuer}/"))

    assert said(client, "/sign-in/oidc") == line_of(ProviderFault.ISSUER)
    assert [each.access.action for each in audited(opened)] == [Action.FAILED]


def test_an_expired_token_signs_nobody_in(opened: OpenArchive) -> None:
    with openid_provider("--token-max-age=-3600") as issuer:
        client = browser(opened, known_as(issuer))
        back = answered(begun(client), sub=AN)

        assert said(client, back) == line_of(ProviderFault.EXPIRED)


def test_a_provider_that_is_away_is_said_to_be(opened: OpenArchive) -> None:
    with openid_provider() as issuer:
        client = browser(opened, known_as(issuer))
        back = answered(begun(client), sub=AN)

    away, status = line_of(ProviderFault.AWAY), HTTPStatus.SERVICE_UNAVAILABLE
    assert said(client, back, status) == away
    assert said(client, "/sign-in/oidc", status) == away
    actions = [each.access.action for each in audited(opened)]
    assert actions == [Action.FAILED, Action.FAILED]
    signed_in = client.post("/sign-in", data={"name": "an", "password": PASSWORD})
    assert signed_in.status_code == SEEN


@pytest.mark.parametrize(
    ("person", "status"), [(AN, SEEN), (STRANGER, FORBIDDEN)], ids=["an", "stranger"]
)
def test_an_email_counts_once_it_is_verified(
    opened: OpenArchive, issuer: str, person: str, status: int
) -> None:
    opened.accounts.people.add("an@vks.example", "", Role.READER, PASSWORD)
    client = browser(opened, known_as(issuer, "email"))

    back = client.get(answered(begun(client), sub=person))
    assert back.status_code == status


def test_a_claim_that_is_not_there_names_nobody(
    opened: OpenArchive, issuer: str
) -> None:
    client = browser(opened, known_as(issuer, "upn"))

    back = answered(begun(client), sub=AN)
    assert said(client, back) == line_of(ProviderFault.NAMELESS)


@pytest.mark.parametrize("claim", ["preferred_username", "email"])
def test_what_the_token_leaves_out_is_asked_for(
    opened: OpenArchive, claim: str
) -> None:
    opened.accounts.people.add("an@vks.example", "", Role.READER, PASSWORD)
    with openid_provider(program="tests.lean_provider") as issuer:
        client = browser(opened, known_as(issuer, claim))

        back = client.get(answered(begun(client), sub=AN))
        assert back.status_code == SEEN


def test_what_is_said_of_somebody_else_names_nobody(opened: OpenArchive) -> None:
    with openid_provider(program="tests.lean_provider", says=STRANGER) as issuer:
        client = browser(opened, known_as(issuer))

        back = answered(begun(client), sub=AN)
        assert said(client, back) == line_of(ProviderFault.INVALID)


def test_who_signed_out_here_may_sign_out_at_the_provider(
    client: TestClient, issuer: str
) -> None:
    form = html.document_fromstring(client.get("/sign-in").text)
    (link,) = form.xpath("//a[starts-with(@href, '/sign-out')]/@href")
    address = client.get(link).headers["location"]

    assert address.startswith(f"{issuer}/oauth2/end_session?")
    assert asked(address)["post_logout_redirect_uri"] == f"{HERE}/sign-in"
    assert requests.get(address, timeout=20).ok


def test_a_provider_without_a_way_out_is_said_to_have_none(
    opened: OpenArchive,
) -> None:
    with openid_provider(program="tests.lean_provider") as issuer:
        client = browser(opened, known_as(issuer))

        assert NO_WAY_OUT[0] in said(client, "/sign-out/oidc", HTTPStatus.OK)


def test_who_fails_too_often_has_to_wait(client: TestClient) -> None:
    for number in range(MOST_FROM_ADDRESS):
        client.cookies[PLAIN_PENDING] = str(number)
        client.get(f"{RETURN}?code=guessed&state=guessed")

    answer = client.get("/sign-in/oidc")
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert THROTTLED[0] in words(answer.text)
    assert answer.headers["retry-after"] == "900"


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "/\\evil.example", "https:"])
def test_signing_in_leads_to_no_other_site(client: TestClient, elsewhere: str) -> None:
    answer = client.get(answered(begun(client, elsewhere), sub=AN))

    assert answer.headers["location"] == "/"


def test_nobody_signs_in_over_the_clear(opened: OpenArchive, issuer: str) -> None:
    far = browser(opened, known_as(issuer), "http://kho.example")

    assert "https" in said(far, "/sign-in/oidc")


def test_the_pending_key_is_out_of_reach_of_scripts_and_other_sites(
    opened: OpenArchive, issuer: str
) -> None:
    client = browser(opened, known_as(issuer), "https://kho.example")
    cookie = client.get("/sign-in/oidc").headers["set-cookie"]

    assert cookie.startswith(f"{PENDING}=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))


def test_no_log_has_a_secret(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    address = begun(client)
    key, query = client.cookies[PLAIN_PENDING], asked(address)
    back = answered(address, sub=AN)
    caplog.clear()  # of what the browser of this test asked the provider
    client.get(back)
    logged = [each for each in caplog.records if not each.name.startswith("httpx")]
    ours = "\n".join(each.getMessage() for each in logged)

    assert RETURN in ours
    code = asked(back)["code"]
    secrets = (SECRET, key, code, query["state"], query["nonce"])
    assert not [each for each in secrets if each in ours]
