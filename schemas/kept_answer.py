"""An answer that is given again when its request is sent again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """Status, headers and body, as they were sent the first time."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
