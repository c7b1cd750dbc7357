"""The provider of the tests with ID tokens that only say who; userinfo has the rest.

It says nowhere how to sign out. With ``SAYS`` in the environment userinfo speaks of
that person, whoever is asked for.
"""

import os
import runpy
from typing import Any

import flask
from oidc_provider_mock import _app  # type: ignore[import-untyped]

_claims_of = _app._user_claims_for_scope  # noqa: SLF001


def _claims(user: Any, scope: str) -> dict[str, Any]:
    return {**_claims_of(user, scope), "sub": os.environ.get("SAYS") or user.sub}


def _only_who(_grant: object, user: Any, _scope: str) -> dict[str, Any]:
    return {"sub": user.sub}


def _without_way_out(answer: flask.Response) -> flask.Response:
    if answer.is_json:
        said = answer.get_json()
        said.pop("end_session_endpoint", None)
        answer.set_data(flask.json.dumps(said))
    return answer


if __name__ == "__main__":
    _app._user_claims_for_scope = _claims  # noqa: SLF001
    _app.OpenIDCode.generate_user_info = _only_who
    _app.blueprint.after_request(_without_way_out)
    runpy.run_module("oidc_provider_mock", run_name="__main__")
