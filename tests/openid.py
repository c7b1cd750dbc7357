"""A real provider of OpenID Connect in a process of its own, and people at it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit, urlunsplit

import requests

from schemas.account import SignInProvider

CLIENT, SECRET = "kho", "swordfish"
AN, STRANGER = "1", "2"
"""By what the provider knows two people."""
_PEOPLE = (
    {
        "sub": AN,
        "preferred_username": "An",
        "email": "an@vks.example",
        "email_verified": True,
    },
    {
        "sub": STRANGER,
        "preferred_username": "stranger",
        "email": "an@vks.example",
        "email_verified": False,
    },
)


@contextmanager
def openid_provider(
    *options: str, program: str = "oidc_provider_mock", says: str = ""
) -> Iterator[str]:
    """Start a provider that knows An and a stranger; give its issuer.

    *says* is for ``tests.lean_provider``.
    """
    command = [sys.executable, "-m", program, "--port", "0", *options]
    for person in _PEOPLE:
        command += ["--user-claims", json.dumps(person)]
    environ = {**os.environ, "SAYS": says}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environ
    ) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stderr or ():
        if found := re.search(r"running on (http://[\d.:]+)", line):
            return found[1]
    raise AssertionError("the provider did not start")


def known_as(issuer: str, claim: str = "preferred_username") -> SignInProvider:
    return SignInProvider(issuer, CLIENT, SECRET, claim)


def way_back(address: str, **form: str) -> str:
    """Answer the provider at *address* as a person does; return where it leads."""
    answer = requests.post(address, data=form, allow_redirects=False, timeout=20)
    assert answer.status_code == 302, answer.text
    parts = urlsplit(answer.headers["location"])
    return urlunsplit(("", "", parts.path, parts.query, ""))


def asked(address: str) -> dict[str, str]:
    """Return what an address asks of the provider."""
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query).items()}
