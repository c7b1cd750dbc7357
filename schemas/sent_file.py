"""A file that a browser sends."""

from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class SentFile:
    """The content of a file and its name, which may be anything: nobody checked it."""

    name: str
    content: BinaryIO
