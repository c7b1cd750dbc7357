"""Secrets that we make: random keys, of which only a digest is kept.

They have 256 random bits, so that a plain digest cannot be reversed by guessing.
"""

from hashlib import sha256
from secrets import token_urlsafe

TOKEN_PREFIX = "vk_"  # noqa: S105  # shows what was found, where one is published
_BYTES = 32


def new_session_key() -> str:
    """Return what a browser keeps in its cookie."""
    return token_urlsafe(_BYTES)


def new_token() -> str:
    """Return what a program sends."""
    return TOKEN_PREFIX + token_urlsafe(_BYTES)


def digest_of(key: str) -> str:
    """Return what is kept of a key."""
    return sha256(key.encode()).hexdigest()


def derived(purpose: str, key: str) -> str:
    """Return a value for one *purpose*; the key cannot be told from it."""
    return sha256(f"{purpose}:{key}".encode()).hexdigest()


def form_token_of(session_key: str) -> str:
    """Return what the forms of a session carry; the key cannot be told from it."""
    return derived("form", session_key)
