"""How events that were stored by earlier versions become those of this one."""

from copy import copy
from typing import Any


def gained(name: str, value: Any) -> Any:
    """Return the upcast to a version whose events have one value more.

    *value* is what the events before are taken to have under *name*.
    """

    def upcast(state: dict[str, Any]) -> None:
        state[name] = copy(value)

    return staticmethod(upcast)
