"""The page ``/docs``: openapi.json for people, without anything from the Internet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

Plain = Mapping[str, Any]
"""A part of openapi.json."""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of a type; ``where`` is path, query or body."""

    name: str
    type: str
    about: str
    required: bool
    where: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a route may answer."""

    status: str
    about: str
    type: str


@dataclass(frozen=True, slots=True)
class Route:
    """One address and method."""

    name: str
    method: str
    path: str
    about: str
    fields: tuple[Field, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """A type of the requests and answers; ``values`` are those of an enumeration."""

    name: str
    about: str
    values: tuple[str, ...]
    fields: tuple[Field, ...]


def write_reference(openapi: Plain) -> str:
    """Return the page that describes *openapi*, in HTML."""
    return _environment.get_template("reference.html").render(
        info=openapi["info"],
        routes=list(_routes(openapi["paths"])),
        schemas=[
            _schema(name, each)
            for name, each in openapi["components"]["schemas"].items()
        ],
    )


def _routes(paths: Plain) -> Iterator[Route]:
    for path, methods in paths.items():
        for method, described in methods.items():
            yield Route(
                name=described["operationId"],
                method=method.upper(),
                path=path,
                about=described.get("description", ""),
                fields=(*_parameters(described), *_body(described)),
                answers=tuple(_answers(described["responses"])),
            )


def _parameters(described: Plain) -> Iterator[Field]:
    for each in described.get("parameters", ()):
        yield Field(
            name=each["name"],
            type=_type(each["schema"]),
            about=each.get("description", ""),
            required=each["required"],
            where=each["in"],
        )


def _body(described: Plain) -> Iterator[Field]:
    for media_type, each in described.get("requestBody", {}).get("content", {}).items():
        yield Field("", _type(each["schema"]), media_type, required=True, where="body")


def _answers(responses: Plain) -> Iterator[Answer]:
    for status, each in responses.items():
        schemas = [one.get("schema", {}) for one in each.get("content", {}).values()]
        types = [_type(schema) for schema in schemas if schema]
        yield Answer(status, each["description"], ", ".join(types))


def _schema(name: str, described: Plain) -> Schema:
    required = described.get("required", ())
    return Schema(
        name=name,
        about=described.get("description", ""),
        values=tuple(map(str, described.get("enum", ()))),
        fields=tuple(
            Field(key, _type(each), each.get("description", ""), key in required)
            for key, each in described.get("properties", {}).items()
        ),
    )


def _type(schema: Plain) -> str:
    """Return the name of a type: ``string``, ``LinkReport``, ``list of string``."""
    if reference := schema.get("$ref"):
        return str(reference).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    several: Iterable[Plain] = schema.get("anyOf", ())
    if several:
        return " | ".join(map(_type, several))
    return str(schema.get("format") or schema.get("type") or "any")


_environment = Environment(
    loader=PackageLoader("service.api"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
