"""Passwords, of which only an argon2 hash is kept.

Their letters are composed first (NFC): keyboards write Vietnamese in either form.
"""

from functools import cache
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from schemas.errors import PasswordError

SHORTEST = 10
"""Letters at least: a long password withstands guessing, odd letters hardly matter."""
LONGEST = 200
"""Letters at most: hashing takes longer for more."""


def hash_password(password: str) -> str:
    """Return the hash that is kept of a new password.

    Raises:
        PasswordError: it is too short, or too long.

    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordError(f"{SHORTEST}-{LONGEST}")
    return _hasher().hash(normalize("NFC", password))


def is_password(kept: str | None, typed: str) -> bool:
    """Return whether *typed* is the password of the hash *kept*.

    It takes as long where there is none, so that nobody learns which accounts exist.
    """
    try:
        _hasher().verify(kept or _of_nobody(), normalize("NFC", typed[:LONGEST]))
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None and len(typed) <= LONGEST


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()  # the parameters of RFC 9106 for little memory


@cache
def _of_nobody() -> str:
    return _hasher().hash("nobody")
