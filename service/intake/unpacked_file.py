"""A file that was taken out of another one."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class UnpackedFile:
    """Its name inside, and the place where it lies now, or the problem."""

    name: str
    place: Path | None = None
    problem: str | None = None
