"""What OpenAPI says of a field beyond its type."""

from collections.abc import Callable
from typing import Annotated, Any


class Described:
    """Keywords of JSON Schema, to annotate a type with.

    pydantic looks for the method by its name, so that ``schemas`` need not import it.
    """

    def __init__(self, **keywords: Any) -> None:
        self._keywords = keywords

    def __get_pydantic_json_schema__(
        self, core: Any, schema_of: Callable[[Any], dict[str, Any]]
    ) -> dict[str, Any]:
        """Return the JSON Schema of the annotated type, with the keywords added."""
        return schema_of(core) | self._keywords


Moment = Annotated[str, Described(format="date-time")]
"""A point in time: ISO 8601, with its zone."""

Offsets = Annotated[tuple[int, ...], Described(minItems=2, maxItems=2)]
"""Where a span starts, and where it ends."""
