"""A provider of OpenID Connect, asked by the authorization code flow with PKCE.

Its description and its keys are read at each sign-in: people sign in seldom, and keys
that were replaced count at once.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hmac import compare_digest
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.common.urls import add_params_to_uri
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import KeySet
from requests import RequestException

from schemas.account import SignInProvider
from service.accounts.port import ProviderAnswer, ProviderError, ProviderFault
from service.accounts.random_keys import derived

SECONDS = 5
"""So long the provider may take for each answer."""
LEEWAY = 60
"""Seconds by which the clocks of two machines may differ."""
_DESCRIPTION = "/.well-known/openid-configuration"
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"]
"""Those whose private key only the provider has."""
_BASIC, _POST = "client_secret_basic", "client_secret_post"
_LOG = logging.getLogger("vankho.accounts")


class OpenIdProvider:
    """An ``IdentityProvider``."""

    def __init__(self, provider: SignInProvider) -> None:
        self._provider = provider

    def address(self, key: str, back: str) -> str:
        """Return the address where the provider asks who somebody is.

        Raises:
            ProviderError: it is away, or is another one than is set.

        """
        with _faults(), self._client(back) as client:
            address, _ = client.create_authorization_url(
                self._description(client)["authorization_endpoint"],
                state=derived("state", key),
                nonce=derived("nonce", key),
                code_verifier=derived("verifier", key),
            )
            return str(address)

    def name(self, key: str, back: str, answer: ProviderAnswer) -> str:
        """Return the name that the provider vouches for.

        Raises:
            ProviderError: it vouches for nobody.

        """
        with _faults():
            self._check(answer, key)
            with self._client(back) as client:
                found = self._description(client)
                token, keys = self._exchange(client, found, key, answer.code)
                claims: dict[str, Any] = self._claims(token, keys, key)
                if self._provider.claim not in claims:
                    claims = _userinfo(client, found, claims)
            return self._name_of(claims)

    def way_out(self, back: str) -> str | None:
        """Return the address where the provider ends its own session; None: nowhere.

        Raises:
            ProviderError: it is away, or is another one than is set.

        """
        with _faults(), self._client(back) as client:
            address = self._description(client).get("end_session_endpoint")
        if address is None:
            return None
        known = {
            "client_id": self._provider.client_id,
            "post_logout_redirect_uri": back,
        }
        return str(add_params_to_uri(str(address), list(known.items())))

    def _check(self, answer: ProviderAnswer, key: str) -> None:
        """Let only the answer through that belongs to the pending sign-in."""
        if not compare_digest(answer.state.encode(), derived("state", key).encode()):
            raise ProviderError(ProviderFault.STALE)
        if answer.issuer not in {"", self._provider.issuer}:
            raise ProviderError(ProviderFault.ISSUER)
        if answer.error or not answer.code:
            raise ProviderError(ProviderFault.DENIED)

    def _exchange(
        self, client: OAuth2Session, found: dict[str, Any], key: str, code: str
    ) -> tuple[dict[str, Any], KeySet]:
        """Return the tokens for a code, and the keys that sign them."""
        methods = found.get("token_endpoint_auth_methods_supported", [_BASIC])
        if self._provider.client_secret and _BASIC not in methods:
            client.token_endpoint_auth_method = _POST
        token = client.fetch_token(
            found["token_endpoint"],
            grant_type="authorization_code",
            code=code,
            code_verifier=derived("verifier", key),
        )
        return token, KeySet.import_key_set(_json(client, found["jwks_uri"]))

    def _claims(self, token: dict[str, Any], keys: KeySet, key: str) -> CodeIDToken:
        """Return what an ID token says that is signed, for us, and of this sign-in."""
        read = jwt.decode(token["id_token"], keys, algorithms=_ALGORITHMS)
        if read.claims.get("iss") != self._provider.issuer:
            raise ProviderError(ProviderFault.ISSUER)
        client = self._provider.client_id
        claims = CodeIDToken(
            read.claims,
            read.header,
            {"aud": {"essential": True, "value": client}},
            {
                "nonce": derived("nonce", key),
                "client_id": client,
                "access_token": token.get("access_token"),
            },
        )
        claims.validate(leeway=LEEWAY)
        return claims

    def _name_of(self, claims: dict[str, Any]) -> str:
        """Return the claim that names an account; an e-mail must be a verified one."""
        claim = self._provider.claim
        name = claims.get(claim)
        is_verified = claim != "email" or claims.get("email_verified") is True
        if not isinstance(name, str) or not name.strip() or not is_verified:
            raise ProviderError(ProviderFault.NAMELESS)
        return name

    def _description(self, client: OAuth2Session) -> dict[str, Any]:
        """Read how the provider describes itself; it must be the one that is set."""
        issuer = self._provider.issuer
        found: dict[str, Any] = _json(client, issuer.rstrip("/") + _DESCRIPTION)
        if found["issuer"] != issuer:
            raise ProviderError(ProviderFault.ISSUER)
        return found

    def _client(self, back: str) -> OAuth2Session:
        return OAuth2Session(
            self._provider.client_id,
            self._provider.client_secret or None,
            scope="openid profile email",
            redirect_uri=back,
            code_challenge_method="S256",
            default_timeout=SECONDS,
        )


def _userinfo(
    client: OAuth2Session, found: dict[str, Any], claims: dict[str, Any]
) -> dict[str, Any]:
    """Return what the provider says of the same person where it is asked for more.

    Some leave all but ``sub`` out of their ID tokens; what says nothing more is
    returned as it is.

    Raises:
        ProviderError: it speaks of somebody else.

    """
    if "userinfo_endpoint" not in found:
        return claims
    answer = client.get(found["userinfo_endpoint"])
    answer.raise_for_status()
    said: dict[str, Any] = answer.json()
    if said["sub"] != claims["sub"]:
        raise ProviderError(ProviderFault.INVALID)
    return said


def _json(client: OAuth2Session, address: str) -> Any:
    answer = client.get(address, withhold_token=True)
    answer.raise_for_status()
    return answer.json()


@contextmanager
def _faults() -> Iterator[None]:
    """Say of what fails within which fault it is; the log has no secret of it.

    Raises:
        ProviderError: something failed.

    """
    try:
        yield
    except ProviderError as error:
        fault, cause = error.fault, ""
    except RequestException as error:
        fault, cause = ProviderFault.AWAY, type(error).__name__
    except ExpiredTokenError as error:
        fault, cause = ProviderFault.EXPIRED, type(error).__name__
    except (AuthlibBaseError, JoseError, LookupError, TypeError, ValueError) as error:
        fault, cause = ProviderFault.INVALID, type(error).__name__
    else:
        return
    _LOG.warning("the provider signs nobody in: %s %s", fault, cause)
    raise ProviderError(fault)
