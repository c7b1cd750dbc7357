"""The door of an archive over HTTP."""

from schemas.account import SignInProvider
from schemas.errors import SettingsError
from service.accounts.door import Door
from service.accounts.port import IdentityProvider
from service.bootstrap.open_archive import OpenArchive


def door_of(opened: OpenArchive, *, alone: bool) -> Door:
    """Return what recognises callers of *opened*; *alone* is that of ``Door``.

    Raises:
        SettingsError: a provider is set, but what speaks to it is not installed.

    """
    settings = opened.settings
    return Door(
        opened.accounts,
        alone=alone,
        here=settings.clearance,
        admits_secrets=settings.admits_secrets,
        provider=_opened(settings.provider) if settings.provider else None,
    )


def _opened(provider: SignInProvider) -> IdentityProvider:
    try:
        from service.accounts.openid_provider import OpenIdProvider
    except ImportError as error:
        raise SettingsError(f"{error.name}: pip install 'vankho[oidc]'") from None
    return OpenIdProvider(provider)
