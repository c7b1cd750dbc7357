"""Value <-> JSON: the one place, for events, index, command line and API alike.

Between processes values travel as MessagePack, several times as fast as by pickle.
"""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from schemas.document import Text

Value = TypeVar("Value")


def to_plain(value: Any) -> Any:
    """Return *value* (a dataclass, or lists and dicts of them) as plain JSON values."""
    return msgspec.to_builtins(value, str_keys=True)


def from_plain(kind: type[Value], plain: Any) -> Value:
    """Return the value of class *kind* that ``to_plain`` turned into *plain*.

    Raises:
        msgspec.ValidationError: *plain* does not have the shape of *kind*.

    """
    return msgspec.convert(plain, kind, str_keys=True)


def to_json(value: Any) -> str:
    """Return *value* as one line of JSON, its letters not escaped."""
    return msgspec.json.encode(value).decode("utf-8")


def to_bytes(value: Any) -> bytes:
    """Return ``to_json`` of *value* in UTF-8, as it is stored."""
    return msgspec.json.encode(value)


def from_json(text: str | bytes) -> Any:
    """Return the JSON values that ``to_json`` wrote."""
    return msgspec.json.decode(text)


def value_from_json(kind: type[Value], text: str | bytes) -> Value:
    """Return the value of class *kind* that ``to_json`` wrote, in one step.

    Raises:
        msgspec.ValidationError: *text* does not have the shape of *kind*.

    """
    found: Value = _decoder(cast("Any", kind)).decode(text)
    return found


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def to_packed(value: Any) -> bytes:
    """Return *value* as bytes for another process of the same version."""
    return msgspec.msgpack.encode(value)


def value_from_packed(kind: type[Value], packed: bytes) -> Value:
    """Return the value of class *kind* that ``to_packed`` packed.

    Raises:
        msgspec.ValidationError: *packed* does not have the shape of *kind*.

    """
    found: Value = _unpacker(cast("Any", kind)).decode(packed)
    return found


@cache
def _unpacker(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def text_from_json(data: bytes) -> Text:
    """Return the text of a document that ``to_json`` wrote.

    Raises:
        msgspec.ValidationError: *data* does not have the shape of a ``Text``.

    """
    return value_from_json(Text, data)
