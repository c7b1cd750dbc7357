"""openapi.json: what the framework makes of the routes, and what holds for all of them.

Every error is a problem in JSON (``errors.py``), and text in an address has no control
characters (``exchanges.py``); of both the framework knows nothing.
"""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from service.api.repeated_requests import CHANGE_NOTHING, KEY, KEY_PATTERN
from service.api.request_bodies import PRINTED

PROBLEM = {
    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
}
_EVERYWHERE = {
    "400": "Địa chỉ có ký tự điều khiển",
    "422": "Tham số không dùng được",
}
_OF_ROLES = {
    "401": "Cần đăng nhập, hoặc mã truy cập",
    "403": "Tài khoản không được làm việc này",
}
_UNDER_WAY = "Yêu cầu cùng khóa đang làm"
_OF_THE_FRAMEWORK = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> dict[str, Any]:
    """Return what openapi.json says of *app*."""
    described = get_openapi(
        title=app.title, version=app.version, summary=app.summary, routes=app.routes
    )
    for name, path in described["paths"].items():
        for route in path.values():
            _describe_errors(route["responses"], secured="security" in route)
            for schema in _texts(route):
                schema["pattern"] = PRINTED
        if "post" in path and name not in CHANGE_NOTHING:
            _describe_key(path["post"])
    for name in _OF_THE_FRAMEWORK:
        described["components"]["schemas"].pop(name, None)
    return described


def _describe_key(route: dict[str, Any]) -> None:
    """Say that the route may be sent again with the same key."""
    route.setdefault("parameters", []).append(
        {
            "name": KEY,
            "in": "header",
            "required": False,
            "description": "Gửi lại với cùng khóa thì không làm lại (24 giờ).",
            "schema": {"type": "string", "pattern": KEY_PATTERN},
            "example": "8e03978e-40d5-43dd-bc93-6894a57f9324",
        }
    )
    conflict = route["responses"].setdefault("409", {"content": PROBLEM})
    known = conflict.get("description", "")
    conflict["description"] = "; ".join(filter(None, (known, _UNDER_WAY)))


def _describe_errors(responses: dict[str, Any], *, secured: bool) -> None:
    titles = _EVERYWHERE | (_OF_ROLES if secured else {})
    for status, title in titles.items():
        known = responses.get(status, {}).get("description", "")
        text = "; ".join(filter(None, (title, known if status == "400" else "")))
        responses[status] = {"description": text}
    for status, response in responses.items():
        if int(status) >= HTTPStatus.BAD_REQUEST:
            response["content"] = PROBLEM


def _texts(route: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schemas of what an address may hold as free text."""
    for parameter in route.get("parameters", ()):
        schema = parameter["schema"]
        for each in (schema, *schema.get("anyOf", ()), schema.get("items", {})):
            if each.get("type") == "string" and not {"format", "enum"} & each.keys():
                yield each
