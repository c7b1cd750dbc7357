"""What can be set from outside; the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import SettingsError

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the archive lies, how many processes read files, the words it speaks."""

    home: Path
    workers: int = 1
    language: str = "vi"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Return the settings of ``VANKHO_HOME``, ``VANKHO_WORKERS``, ``VANKHO_LANGUAGE``.

    What is absent or empty has its default: ``~/.local/share/vankho``, a process a
    core, Vietnamese.

    Raises:
        SettingsError: a value cannot be used; the message names the variable.

    """
    home = environ.get("VANKHO_HOME")
    return Settings(
        home=Path(home) if home else Path.home() / ".local/share/vankho",
        workers=_workers(environ.get("VANKHO_WORKERS")),
        language=_language(environ.get("VANKHO_LANGUAGE")),
    )


def _workers(text: str | None) -> int:
    if not text:
        return os.cpu_count() or 1
    if not text.isdecimal() or int(text) < 1:
        raise SettingsError(f"VANKHO_WORKERS: {text!r} (1, 2, …)")
    return int(text)


def _language(text: str | None) -> str:
    if text and text not in LANGUAGES:
        raise SettingsError(f"VANKHO_LANGUAGE: {text!r} ({', '.join(LANGUAGES)})")
    return text or LANGUAGES[0]
